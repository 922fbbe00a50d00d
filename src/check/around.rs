//! The words around one figure, as far as the rows of the reference table listen for them. Each is
//! read at most once, and only when a row asks. What a row makes of them is left to `reference.rs`.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use super::case::{Case, words};
use super::countries::{COUNTRIES, STATE_WORDS};
use crate::quantity::Figure;
use crate::text::{Span, Word, WordMap};

/// How many words before and after a figure without a thing stand for it.
const NEAR_WORDS: usize = 6;
/// How far a sentence reaches.
const SENTENCE_BYTES: usize = 400;
/// How far a paragraph reaches.
const PARAGRAPH_BYTES: usize = 2_000;

/// Every word that some row listens for, with a number of its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    numbers: WordMap<usize>,
}

impl Vocabulary {
    /// Returns the set of these words; new ones get a number.
    pub(super) fn set<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> WordSet {
        let mut set = WordSet::default();
        for word in words {
            let number = self.number(word).unwrap_or(self.numbers.len());
            self.numbers.insert(key(word), number);
            set.insert(number);
        }
        set
    }

    /// The listed ones among the words of `text`, each as often as it stands there.
    fn heard(&self, text: &str, heard: &mut Vec<usize>) {
        heard.extend(words(text).filter_map(|word| self.number(word)));
    }

    /// The number of a word, whatever its case.
    fn number(&self, word: &str) -> Option<usize> {
        self.numbers.get(key(word)).copied()
    }
}

/// The key of a word, whatever its case.
pub(super) fn key(word: &str) -> Word {
    if word.is_ascii() { Word::of(word) } else { Word::of(&word.to_lowercase()) }
}

/// Some words of a vocabulary.
#[derive(Clone, Debug, Default)]
pub(super) struct WordSet {
    bits: Vec<u64>,
}

impl WordSet {
    fn insert(&mut self, number: usize) {
        let block = number / 64;
        if self.bits.len() <= block {
            self.bits.resize(block + 1, 0);
        }
        if let Some(bits) = self.bits.get_mut(block) {
            *bits |= 1 << (number % 64);
        }
    }

    /// Whether it has no words.
    pub(super) fn is_empty(&self) -> bool {
        self.bits.is_empty()
    }

    /// Whether one of the words `heard` is in it.
    pub(super) fn meets(&self, heard: &[usize]) -> bool {
        heard.iter().any(|number| {
            self.bits.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
        })
    }
}

/// The words around one figure.
pub(super) struct Around<'a> {
    case: &'a Case<'a>,
    figure: &'a Figure,
    vocabulary: &'a Vocabulary,
    state_words: &'a WordSet,
    before: OnceCell<Range<usize>>,
    near: OnceCell<Vec<usize>>,
    sentence: OnceCell<Vec<usize>>,
    paragraph: OnceCell<&'a str>,
    paragraph_words: OnceCell<Vec<usize>>,
    country: OnceCell<bool>,
}

impl<'a> Around<'a> {
    /// Nothing is read yet.
    pub(super) fn new(
        case: &'a Case<'a>,
        figure: &'a Figure,
        vocabulary: &'a Vocabulary,
        state_words: &'a WordSet,
    ) -> Self {
        Self {
            case,
            figure,
            vocabulary,
            state_words,
            before: OnceCell::new(),
            near: OnceCell::new(),
            sentence: OnceCell::new(),
            paragraph: OnceCell::new(),
            paragraph_words: OnceCell::new(),
            country: OnceCell::new(),
        }
    }

    /// The thing, or the few words next to the figure when it has none.
    pub(super) fn near(&self) -> &[usize] {
        self.near.get_or_init(|| {
            let mut heard = Vec::new();
            let thing = self.figure.thing.as_deref().unwrap_or("");
            if words(thing).next().is_some() {
                self.vocabulary.heard(thing, &mut heard);
                return heard;
            }
            let number = |word: &String| self.vocabulary.number(word);
            let before = self.case.words_before(self.figure.phrase, NEAR_WORDS);
            heard.extend(before.iter().filter_map(number));
            self.vocabulary.heard(self.case.words(self.figure.span), &mut heard);
            let after = self.case.words_after(self.figure.span, NEAR_WORDS);
            heard.extend(after.iter().filter_map(number));
            heard
        })
    }

    /// Whether these words and signs stand right before the figure.
    pub(super) fn led_by(&self, lead: &[Word]) -> bool {
        /// Words of the longest lead.
        const LONGEST: usize = 8;
        let before =
            self.before.get_or_init(|| self.case.back(self.figure.phrase, LONGEST)).clone();
        // From the figure backwards: most end at the first word.
        before.len() >= lead.len()
            && before.rev().zip(lead.iter().rev()).all(|(at, word)| self.case.key(at) == *word)
    }

    /// Whether the counted noun has a word before it: "Danish people".
    pub(super) fn qualified(&self) -> bool {
        self.figure.thing.as_deref().is_some_and(|thing| words(thing).count() > 1)
    }

    /// Whether one of these words stands behind the figure, with as many between as it allows.
    pub(super) fn followed_by(&self, words: &[(Word, usize)]) -> bool {
        const NEXT: usize = 3;
        let mut after = self.case.ahead(self.figure.span, NEXT).enumerate();
        after.any(|(between, at)| {
            let word = self.case.key(at);
            words.iter().any(|(wanted, most)| *wanted == word && between <= *most)
        })
    }

    /// The sentence, or what of it lies near.
    pub(super) fn sentence(&self) -> &[usize] {
        self.sentence.get_or_init(|| {
            let own = self.figure.span;
            let sentence = self.case.sentence(self.figure).map_or(own, |sentence| sentence.span);
            self.all(self.case.words(self.case.within(sentence, own, SENTENCE_BYTES)))
        })
    }

    /// The paragraph, or what of it lies near.
    pub(super) fn paragraph(&self) -> &[usize] {
        self.paragraph_words.get_or_init(|| self.all(self.paragraph_text()))
    }

    /// Whether the paragraph speaks of a country, a people or a state.
    pub(super) fn speaks_of_a_country(&self) -> bool {
        *self.country.get_or_init(|| {
            self.state_words.meets(self.paragraph()) || names_a_country(self.paragraph_text())
        })
    }

    fn paragraph_text(&self) -> &'a str {
        self.paragraph.get_or_init(|| {
            let paragraph: Span = self.case.paragraph(self.figure, PARAGRAPH_BYTES);
            self.case.words(paragraph)
        })
    }

    fn all(&self, text: &str) -> Vec<usize> {
        let mut heard = Vec::new();
        self.vocabulary.heard(text, &mut heard);
        heard
    }
}

/// The words that speak of a state, as a set.
pub(super) fn state_words(vocabulary: &mut Vocabulary) -> WordSet {
    vocabulary.set(STATE_WORDS.iter().copied())
}

/// The stems of country names by their first letter.
static STEMS: LazyLock<[Vec<&'static str>; 26]> = LazyLock::new(|| {
    let begins = |letter: u8| {
        COUNTRIES.iter().copied().filter(move |stem| stem.as_bytes().first() == Some(&letter))
    };
    std::array::from_fn(|at| {
        (b'A'..=b'Z').nth(at).map_or(vec![], |letter| begins(letter).collect())
    })
});

/// Country names are told by their capitals, so as printed.
fn names_a_country(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        let stems = byte.checked_sub(b'A').and_then(|letter| STEMS.get(usize::from(letter)));
        let Some((stems, rest)) = stems.zip(bytes.get(at..)) else { return false };
        stems.iter().any(|stem| rest.starts_with(stem.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_found_by_its_first_letter() {
        for stem in COUNTRIES {
            assert!(names_a_country(&format!("from «{stem}»")), "{stem}");
            assert!(!names_a_country(&stem.to_lowercase()), "{stem}");
        }
        assert!(!names_a_country("Zürich and Áland"));
    }

    #[test]
    fn words_are_heard_whatever_their_case() {
        let mut vocabulary = Vocabulary::default();
        let set = vocabulary.set(["oil", "dîner", "crude"]);
        let other = vocabulary.set(["tea", "oil"]);
        let heard = |text: &str| {
            let mut heard = Vec::new();
            vocabulary.heard(text, &mut heard);
            heard
        };
        assert!(set.meets(&heard("no (OIL’s) here")));
        assert!(set.meets(&heard("un DÎNER")) && !other.meets(&heard("un DÎNER, crude-ly")));
        assert!(other.meets(&heard("green-tea")) && !set.meets(&heard("green tea, oily")));
        assert!(!WordSet::default().meets(&heard("oil")));
    }
}
