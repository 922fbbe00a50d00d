//! Words as numbers, so that "is it one of these?" is a comparison of integers: a word of up to
//! eight bytes *is* its key, a longer one is known by its hash. Case and what cannot be seen do not
//! count. Which words matter is left to the rooms above.

/// A word in lower case, packed. Equal words have equal keys; two words of more than eight bytes
/// share one with a likelihood of 2⁻⁶³.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Word(u64);

/// Set in the key of every word that does not fit: no ASCII byte has it as the last of eight.
const LONG: u64 = 1 << 63;
/// Bytes that fit.
const PACKED_BYTES: usize = 8;
/// FNV-1a, 64 bits: offset basis and prime, as published by its authors.
const HASH_START: u64 = 0xcbf2_9ce4_8422_2325;
const HASH_PRIME: u64 = 0x0100_0000_01b3;

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
        let mut at = 0;
        if bytes.len() <= PACKED_BYTES {
            let mut packed = 0;
            while at < bytes.len() {
                packed |= (bytes[at].to_ascii_lowercase() as u64) << (8 * at);
                at += 1;
            }
            // A short word that ends in a byte above 127 would look like a long one.
            if packed & LONG == 0 {
                return Self(packed);
            }
            at = 0;
        }
        let mut hash = HASH_START;
        while at < bytes.len() {
            hash = (hash ^ bytes[at].to_ascii_lowercase() as u64).wrapping_mul(HASH_PRIME);
            at += 1;
        }
        Self(hash | LONG)
    }

    /// Returns whether it is one of `words`.
    #[inline]
    pub fn is_in(self, words: &[Self]) -> bool {
        words.contains(&self)
    }

    /// Where it is looked for first in a table of 2 to the `bits` places.
    const fn slot(self, bits: u32) -> usize {
        // Fibonacci hashing: the golden ratio of 2⁶⁴ spreads neighbouring keys.
        #[expect(clippy::cast_possible_truncation, reason = "as many bits as the table has")]
        let slot = (self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - bits)) as usize;
        slot
    }
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

/// A list of words as keys, made while the program is compiled: `w!["in", "on"]`.
#[macro_export]
macro_rules! w {
    ($($word:expr),* $(,)?) => {
        const { &[$($crate::text::Word::of($word)),*] as &[$crate::text::Word] }
    };
}

/// A table from words to what they mean: open addressing, at most half full, built once.
#[derive(Clone, Debug)]
pub struct WordMap<T> {
    slots: Vec<Option<(Word, T)>>,
    len: usize,
    bits: u32,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), len: 0, bits: 0 }
    }
}

impl<T> WordMap<T> {
    /// Returns what `word` means.
    #[inline]
    pub fn get(&self, word: Word) -> Option<&T> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = word.slot(self.bits);
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
        self.bits = (self.bits + 1).max(4);
        let old = std::mem::take(&mut self.slots);
        self.slots.resize_with(1 << self.bits, || None);
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
