//! Is it an English word? A filter over a large word list, small enough to be built in: it never
//! denies a word of the list, and takes one non-word in a hundred for a word. Slips of the pen are
//! told from words by it; what follows is left to `slips.rs`.
//!
//! The list is SCOWL, size 70, American and British, by Kevin Atkinson and others; its notice
//! stands in `docs/word-list.md`. Only the filter is kept here, from which no word can be read.

/// The filter: bit `i` is bit `i % 8` of byte `i / 8`.
static FILTER: &[u8] = include_bytes!("english.filter");

/// How many bits a word sets. With ten bits a word, seven is best.
const PROBES: u64 = 7;

/// Returns whether the word, in lower-case ASCII letters, is English, or very likely is.
pub(super) fn is_english(word: &str) -> bool {
    places(word, FILTER.len() * 8)
        .all(|place| FILTER.get(place / 8).is_some_and(|byte| byte & (1 << (place % 8)) != 0))
}

/// The bits of a word among so many: two halves of one hash, combined.
fn places(word: &str, bits: usize) -> impl Iterator<Item = usize> {
    let hash = fnv(word);
    let (first, step) = (hash & 0xFFFF_FFFF, (hash >> 32) | 1);
    let bits = (bits as u64).max(1);
    (0..PROBES).map(move |probe| {
        // A place among the bits of a slice fits a usize.
        usize::try_from(first.wrapping_add(probe.wrapping_mul(step)) % bits).unwrap_or(0)
    })
}

/// FNV-1a, 64 bits.
fn fnv(word: &str) -> u64 {
    const OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01B3;
    word.bytes().fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Ten bits a word.
    const BITS_PER_WORD: usize = 10;

    /// Makes the filter anew from word lists, a word a line:
    /// `WORDS="american british" cargo test --lib make_the_filter -- --ignored`.
    #[test]
    #[ignore = "writes a file; for the day another word list is taken"]
    fn make_the_filter() {
        let Ok(lists) = std::env::var("WORDS") else { return };
        let text: String =
            lists.split(' ').map(|list| std::fs::read_to_string(list).unwrap()).collect();
        let plain = |word: &&str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
        let words: BTreeSet<&str> = text.lines().filter(plain).collect();
        let bits = (words.len() * BITS_PER_WORD).next_multiple_of(8);
        let mut filter = vec![0_u8; bits / 8];
        for place in words.iter().flat_map(|word| places(word, bits)) {
            filter[place / 8] |= 1 << (place % 8);
        }
        println!("{} words, {} bytes", words.len(), filter.len());
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/desk/revision/english.filter");
        std::fs::write(path, filter).unwrap();
    }

    #[test]
    fn words_are_known_and_slips_are_not() {
        let words = "county country harbour harbor meals released expected ordered destroyed \
                     anything collapse casual causal trial trail untied united percent million \
                     metres labour announced quay council turbines";
        for word in words.split_whitespace() {
            assert!(is_english(word), "{word}");
        }
        let slips = "harbuor meels relased anythng dammage colapse destroied orderd goverment \
                     milion buidling announcd turbins cuoncil";
        for slip in slips.split_whitespace() {
            assert!(!is_english(slip), "{slip}");
        }
    }

    /// Random letters are no words: how many the filter lets through is its rate of error.
    #[test]
    fn few_non_words_pass() {
        let mut seed = 1_u64;
        let mut letter = || {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            char::from(b'a' + u8::try_from((seed >> 33) % 26).unwrap())
        };
        let passed = (0..20_000)
            .filter(|_| is_english(&(0..9).map(|_| letter()).collect::<String>()))
            .count();
        assert!(passed < 400, "{passed} of 20000");
    }
}
