//! Words as numbers, so that "is it one of these?" is a comparison of integers: a word of up to
//! eight bytes *is* its key, a longer one is known by its hash. Case and what cannot be seen do not
//! count. Which words matter is left to the rooms above. The hash has no secret: who wants to can
//! write a long word that passes for another and is read as it.

/// A word in lower case, packed. Equal words have equal keys; two ordinary words of more than eight
/// bytes share one with a likelihood of about 2⁻⁶³. For hostile text nothing of the kind holds:
/// words made for it can share a key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Word(u64);

/// Set in the key of every word that does not fit: no ASCII byte has it as the last of eight.
const LONG: u64 = 1 << 63;
/// Bytes that fit.
const PACKED_BYTES: usize = 8;
/// An odd number of many bits: multiplying by it carries every byte into the upper ones. It is the
/// golden ratio as a fraction of 2⁶⁴, the multiplier of Fibonacci hashing (Knuth, volume 3, 6.4).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Word {
    /// What stands where there is no word.
    pub const NONE: Self = Self(0);

    /// Returns the key of `text`; ASCII capitals count as small letters.
    ///
    /// ```
    /// use factdesk::text::Word;
    /// assert_eq!(Word::of("Million"), Word::of("million"));
    /// assert_ne!(Word::of("million"), Word::of("billion"));
    /// ```
    pub const fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// As [`Self::of`], for bytes.
    pub const fn of_bytes(bytes: &[u8]) -> Self {
        Self::cut(bytes, 0, bytes.len())
    }

    /// Returns the key of the bytes from `start` to `end` (exclusive) of a text.
    #[inline]
    pub const fn cut(text: &[u8], start: usize, end: usize) -> Self {
        if end - start <= PACKED_BYTES {
            let packed = lower(eight(text, start, end));
            // A short word that ends in a byte above 127 would look like a long one.
            if packed & LONG == 0 {
                return Self(packed);
            }
        }
        let (mut hash, mut at) = (SPREAD, start);
        while at < end {
            hash = mixed(hash, lower(eight(text, at, end)));
            at += PACKED_BYTES;
        }
        Self(hash | LONG)
    }

    /// Returns how many bytes of `text` from the first on are ASCII letters, and the key of these;
    /// `None` when there may be more of them than can be told eight at a time.
    #[inline]
    pub fn of_letters(text: &[u8]) -> Option<(usize, Self)> {
        let (mut hash, mut len, mut first) = (SPREAD, 0, 0);
        loop {
            let (small, letters) = letters(*text.get(len..)?.first_chunk()?);
            if letters == PACKED_BYTES {
                hash = mixed(hash, small);
                first = if len == 0 { small } else { LONG };
                len += PACKED_BYTES;
                continue;
            }
            let rest = small & ((1 << (8 * letters)) - 1);
            let key = match (len, letters) {
                (0, _) => rest,
                (PACKED_BYTES, 0) => first,
                (_, 0) => hash | LONG,
                _ => mixed(hash, rest) | LONG,
            };
            return Some((len + letters, Self(key)));
        }
    }

    /// Returns whether it is a short word of ASCII letters and signs alone, which its key tells: of
    /// a long one it does not.
    #[inline]
    pub const fn is_short_ascii(self) -> bool {
        self.0 & each(0x80) == 0
    }

    /// Returns whether it is one of `words`.
    #[inline]
    pub fn is_in(self, words: &Words) -> bool {
        if let [word] = words.list {
            return self.0 == word.0;
        }
        self.may_be_in(&words.marks) && words.have(self)
    }

    /// Returns whether it may be one of the words that have these marks: most words that are none
    /// of them are told so.
    #[inline]
    pub const fn may_be_in(self, marks: &Marks) -> bool {
        let (part, bit) = self.mark();
        marks.0[part] & bit != 0
    }

    /// One bit of 256, as the part it lies in and its place there: words that differ nearly always
    /// differ in it.
    #[inline]
    const fn mark(self) -> (usize, u64) {
        let spread = self.0.wrapping_mul(SPREAD);
        ((spread >> 62) as usize, 1 << (spread >> 56 & 63))
    }

    /// Where it is looked for first in a table of 2 to the `bits` places.
    const fn slot(self, bits: u32) -> usize {
        #[expect(clippy::cast_possible_truncation, reason = "as many bits as the table has")]
        let slot = (self.0.wrapping_mul(SPREAD) >> (64 - bits)) as usize;
        slot
    }

    /// One bit of eight: words that share that place nearly always differ in it.
    const fn slot_mark(self, bits: u32) -> u8 {
        1 << (self.0.wrapping_mul(SPREAD) >> (61 - bits) & 7)
    }
}

/// Up to eight bytes of `text` from `start`, the first lowest; from `end` on it is nought.
#[inline]
const fn eight(text: &[u8], start: usize, end: usize) -> u64 {
    let len = end - start;
    if let Some((_, rest)) = text.split_at_checked(start)
        && let Some(bytes) = rest.first_chunk::<PACKED_BYTES>()
    {
        let all = u64::from_le_bytes(*bytes);
        return if len >= PACKED_BYTES { all } else { all & ((1 << (8 * len)) - 1) };
    }
    let (mut packed, mut at) = (0, start);
    while at < end {
        packed |= (text[at] as u64) << (8 * (at - start));
        at += 1;
    }
    packed
}

/// A hash with eight more bytes mixed in.
#[inline]
const fn mixed(hash: u64, bytes: u64) -> u64 {
    let hash = (hash ^ bytes).wrapping_mul(SPREAD);
    hash ^ hash >> 32
}

/// Eight bytes with the letters among them made small, and how many letters they begin with.
#[inline]
const fn letters(bytes: [u8; PACKED_BYTES]) -> (u64, usize) {
    let bytes = u64::from_le_bytes(bytes);
    let small = bytes | each(0x20);
    let low = small & each(0x7f);
    let from_a = low + each(0x80 - b'a' as u64);
    let beyond_z = low + each(0x7f - b'z' as u64);
    let others = !(from_a & !beyond_z & !bytes) & each(0x80);
    (small, others.trailing_zeros() as usize / 8)
}

/// The same byte eight times.
const fn each(byte: u64) -> u64 {
    byte * 0x0101_0101_0101_0101
}

/// Eight bytes at once with ASCII capitals made small: bytes from `A` to `Z` get the bit 0x20.
#[inline]
const fn lower(bytes: u64) -> u64 {
    let low = bytes & each(0x7f);
    let from_a = low + each(0x80 - b'A' as u64);
    let beyond_z = low + each(0x7f - b'Z' as u64);
    let capital = from_a & !beyond_z & !bytes & each(0x80);
    bytes | (capital >> 2)
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = self.0.to_le_bytes();
        match std::str::from_utf8(&bytes) {
            Ok(text) if self.0 & LONG == 0 => write!(f, "{:?}", text.trim_end_matches('\0')),
            _ => write!(f, "{:#x}", self.0 & !LONG),
        }
    }
}

/// One bit of 256 for every word of some lists.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks([u64; 4]);

impl Marks {
    /// Returns the marks of no words.
    pub const fn none() -> Self {
        Self([0; 4])
    }

    /// Returns these marks and those of the words of `list`.
    #[must_use]
    pub const fn and(mut self, list: &[Word]) -> Self {
        let mut at = 0;
        while at < list.len() {
            let (part, bit) = list[at].mark();
            self.0[part] |= bit;
            at += 1;
        }
        self
    }
}

/// A list of words. Most words that do not stand in it are told by a bit, without a look at it.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    list: &'static [Word],
    /// The marks of all its words.
    marks: Marks,
    /// The same words at their places in a table, where the list is long; it has no empty word.
    table: &'static [Word],
}

/// A list that is not longer is as quickly read through.
const SHORT_LIST: usize = 12;

impl Words {
    /// Returns the list with its marks.
    pub const fn of(list: &'static [Word]) -> Self {
        Self::with_table(list, &[])
    }

    /// Returns the list with the table that [`Self::table`] makes of it.
    pub const fn with_table(list: &'static [Word], table: &'static [Word]) -> Self {
        Self { list, marks: Marks::none().and(list), table }
    }

    /// Returns its words, in their order.
    pub const fn list(&self) -> &'static [Word] {
        self.list
    }

    /// Returns how many places the table of a list of `len` words has: none for a short one.
    pub const fn places(len: usize) -> usize {
        if len > SHORT_LIST { (2 * len).next_power_of_two() } else { 0 }
    }

    /// Returns the words at their places, of which there are `N`; a word that finds its place taken
    /// stands at the next that is free.
    pub const fn table<const N: usize>(list: &[Word]) -> [Word; N] {
        let (mut table, mut at) = ([Word::NONE; N], 0);
        while N > 0 && at < list.len() {
            let mut slot = list[at].slot(N.trailing_zeros());
            while table[slot].0 != Word::NONE.0 && table[slot].0 != list[at].0 {
                slot = (slot + 1) & (N - 1);
            }
            table[slot] = list[at];
            at += 1;
        }
        table
    }

    /// Returns how many words all of `lists` have together.
    pub const fn count(lists: &[&Self]) -> usize {
        let (mut count, mut at) = (0, 0);
        while at < lists.len() {
            count += lists[at].list.len();
            at += 1;
        }
        count
    }

    /// Returns the words of all `lists`, of which there are `N`, one list behind the other.
    pub const fn joined<const N: usize>(lists: &[&Self]) -> [Word; N] {
        let (mut words, mut len, mut at) = ([Word::NONE; N], 0, 0);
        while at < lists.len() {
            let mut own = 0;
            while own < lists[at].list.len() {
                words[len] = lists[at].list[own];
                (own, len) = (own + 1, len + 1);
            }
            at += 1;
        }
        words
    }

    /// Whether the word stands in the list.
    fn have(&self, word: Word) -> bool {
        if self.table.is_empty() {
            return self.list.contains(&word);
        }
        let mask = self.table.len() - 1;
        let mut slot = word.slot(self.table.len().trailing_zeros());
        loop {
            let own = self.table[slot & mask];
            if own == word || own == Word::NONE {
                return own != Word::NONE;
            }
            slot += 1;
        }
    }
}

impl std::ops::Deref for Words {
    type Target = [Word];

    fn deref(&self) -> &[Word] {
        self.list
    }
}

/// A list of words as keys, made while the program is compiled: `w!["in", "on"]`.
#[macro_export]
macro_rules! w {
    ($($word:expr),* $(,)?) => {
        {
            const LIST: &[$crate::text::Word] = &[$($crate::text::Word::of($word)),*];
            const PLACES: usize = $crate::text::Words::places(LIST.len());
            const TABLE: &[$crate::text::Word] = &$crate::text::Words::table::<PLACES>(LIST);
            const WORDS: &$crate::text::Words = &$crate::text::Words::with_table(LIST, TABLE);
            WORDS
        }
    };
}

/// The words of several lists as one: `words![RISING, w!["up"]]`. It is made while the program is
/// compiled, so that one list may be a part of many.
#[macro_export]
macro_rules! words {
    ($($list:expr),+ $(,)?) => {
        {
            use $crate::text::{Word, Words};
            const LISTS: &[&Words] = &[$($list),+];
            const LIST: &[Word] = &Words::joined::<{ Words::count(LISTS) }>(LISTS);
            const TABLE: &[Word] = &Words::table::<{ Words::places(LIST.len()) }>(LIST);
            const WORDS: &Words = &Words::with_table(LIST, TABLE);
            WORDS
        }
    };
}

/// A table from words to what they mean: open addressing, at most half full, built once. Most words
/// that do not stand in it are told by a bit, without a look at the place where they would.
#[derive(Clone, Debug)]
pub struct WordMap<T> {
    slots: Vec<Option<(Word, T)>>,
    /// For each place, one bit of eight for every word that is looked for there first.
    marks: Vec<u8>,
    len: usize,
    bits: u32,
}

/// The smallest table has 2 to this many places.
const FEWEST_BITS: u32 = 4;

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), marks: Vec::new(), len: 0, bits: FEWEST_BITS - 1 }
    }
}

impl<T> WordMap<T> {
    /// Returns what `word` means.
    #[inline]
    pub fn get(&self, word: Word) -> Option<&T> {
        let mut at = word.slot(self.bits);
        if self.marks.get(at)? & word.slot_mark(self.bits) == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        loop {
            match &self.slots[at & mask] {
                Some((key, value)) if *key == word => return Some(value),
                Some(_) => at += 1,
                None => return None,
            }
        }
    }

    /// Puts `value` under `word`; what stood there before is replaced.
    pub fn insert(&mut self, word: Word, value: T) {
        self.room_for_one();
        let mask = self.slots.len() - 1;
        let mut at = word.slot(self.bits);
        self.marks[at] |= word.slot_mark(self.bits);
        while self.slots[at & mask].as_ref().is_some_and(|(key, _)| *key != word) {
            at += 1;
        }
        self.len += usize::from(self.slots[at & mask].is_none());
        self.slots[at & mask] = Some((word, value));
    }

    /// Returns what stands under `word`, making an empty one first when nothing does.
    ///
    /// # Panics
    ///
    /// Never: what is looked for was put in just before.
    pub fn entry(&mut self, word: Word) -> &mut T
    where
        T: Default,
    {
        if self.get(word).is_none() {
            self.insert(word, T::default());
        }
        let mask = self.slots.len() - 1;
        let mut at = word.slot(self.bits);
        while self.slots[at & mask].as_ref().is_none_or(|(key, _)| *key != word) {
            at += 1;
        }
        &mut self.slots[at & mask].as_mut().expect("found above").1
    }

    /// Returns every word with what it means, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (Word, &T)> {
        self.slots.iter().flatten().map(|(word, value)| (*word, value))
    }

    /// Returns every value, in no order.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.slots.iter().flatten().map(|(_, value)| value)
    }

    /// Returns every value to be changed, in no order.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.slots.iter_mut().flatten().map(|(_, value)| value)
    }

    /// Returns how many words stand in it.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Returns whether no word does.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn room_for_one(&mut self) {
        if (self.len + 1) * 2 <= self.slots.len() {
            return;
        }
        self.bits += 1;
        let old = std::mem::take(&mut self.slots);
        self.slots.resize_with(1 << self.bits, || None);
        self.marks = vec![0; self.slots.len()];
        self.len = 0;
        for (word, value) in old.into_iter().flatten() {
            self.insert(word, value);
        }
    }
}

impl<T> FromIterator<(Word, T)> for WordMap<T> {
    fn from_iter<I: IntoIterator<Item = (Word, T)>>(entries: I) -> Self {
        let mut map = Self::default();
        for (word, value) in entries {
            map.insert(word, value);
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_their_key_and_long_ones_their_hash() {
        assert_eq!(format!("{:?}", Word::of("Tonnes")), "\"tonnes\"");
        assert_ne!(Word::of("kilometre"), Word::of("kilometer"));
        assert_eq!(Word::of("KILOMETRE"), Word::of("kilometre"));
        assert_ne!(Word::of("aaaaaaaé"), Word::of("aaaaaaa"));
        assert_eq!(Word::of("ÉTAT[@`{"), Word::of("État[@`{"));
        assert_ne!(Word::of("a[@`{zZ"), Word::of("a{`@[zz"));
    }

    #[test]
    fn a_word_cut_from_a_text_is_the_word() {
        let text = "The Netherlands’ Kilometre-long dykes, z";
        for (start, _) in text.char_indices() {
            for (end, _) in text.char_indices().filter(|(end, _)| *end >= start) {
                let cut = Word::cut(text.as_bytes(), start, end);
                assert_eq!(cut, Word::of(&text[start..end].to_ascii_lowercase()), "{start}..{end}");
            }
        }
    }

    #[test]
    fn a_long_list_has_its_words_and_no_others() {
        let long = w![
            "oak", "ash", "elm", "yew", "fir", "pine", "larch", "beech", "birch", "alder", "maple",
            "willow", "hornbeam", "rowan", "hawthorn", "chestnut",
        ];
        assert!(!long.table.is_empty() && w!["oak", "ash"].table.is_empty());
        assert!(long.iter().all(|word| word.is_in(long)));
        for word in ["oaks", "hawthorns", "a", "lime", ""] {
            assert!(!Word::of(word).is_in(long), "{word}");
        }
    }

    #[test]
    fn letters_are_counted_and_packed_at_once() {
        let of = Word::of_letters;
        for word in
            ["", "o", "tons", "AtZ", "zzzzzzz", "kilometr", "Kilometres", "a".repeat(32).as_str()]
        {
            for rest in ["         ", "@[`{9999", "é, and so"] {
                let text = format!("{word}{rest}");
                assert_eq!(of(text.as_bytes()), Some((word.len(), Word::of(word))), "{text}");
            }
        }
        assert_eq!(of(b"kilometres"), None);
        assert_eq!(of(b"kilometr"), None);
    }

    #[test]
    fn a_table_gives_back_what_was_put_in() {
        let names: Vec<String> = (0..2000).map(|n| format!("word{n}")).collect();
        let mut map: WordMap<usize> =
            names.iter().enumerate().map(|(n, name)| (Word::of(name), n)).collect();
        assert_eq!(map.len(), 2000);
        assert!(names.iter().enumerate().all(|(n, name)| map.get(Word::of(name)) == Some(&n)));
        assert_eq!(map.get(Word::of("word")), None);
        *map.entry(Word::of("word7")) += 1;
        assert_eq!(map.get(Word::of("word7")), Some(&8));
        assert_eq!(map.len(), 2000);
    }
}
