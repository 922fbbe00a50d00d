//! The words around one figure, as far as the rows of the reference table listen for them. Each is
//! read at most once, and only when a row asks. What a row makes of them is left to `reference.rs`.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::sync::LazyLock;

use super::case::{Case, parts_words, words, words_at};
use super::countries::{COUNTRIES, STATE_WORDS};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, TokenKind, Word, WordMap};

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

    /// Adds the listed ones among the words of `text` to those heard.
    fn hear(&self, text: &str, heard: &mut WordSet) {
        words(text).filter_map(|word| self.number(word)).for_each(|number| heard.insert(number));
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

    /// Whether the two have a word in common.
    pub(super) fn meets(&self, heard: &Self) -> bool {
        self.bits.iter().zip(&heard.bits).any(|(own, other)| own & other != 0)
    }
}

/// What rows listen for in an article, and where it stands: each stretch is read once, however many
/// figures stand in it.
pub(super) struct Listened<'a> {
    body: &'a str,
    vocabulary: &'a Vocabulary,
    words: RefCell<Stretch>,
    all: OnceCell<WordSet>,
    countries: RefCell<Stretch>,
}

/// What was found in the part of an article that was read.
#[derive(Default)]
struct Stretch {
    read: Span,
    /// Where it stands, and the number of a word.
    found: Vec<(Span, usize)>,
}

impl<'a> Listened<'a> {
    /// Nothing is read yet.
    pub(super) fn new(body: &'a str, vocabulary: &'a Vocabulary) -> Self {
        Self {
            body,
            vocabulary,
            words: RefCell::default(),
            all: OnceCell::new(),
            countries: RefCell::default(),
        }
    }

    /// The listed words that stand wholly within `span`.
    fn words(&self, span: Span) -> WordSet {
        let mut words = self.words.borrow_mut();
        words.read(self.body, span, |text, from, found| {
            found.extend(words_at(text).filter_map(|(at, word)| {
                let place = Span::new(from + at, from + at + word.len());
                Some((place, self.vocabulary.number(word)?))
            }));
        });
        let mut heard = WordSet::default();
        words.within(span).for_each(|number| heard.insert(number));
        heard
    }

    /// The listed words of the whole article.
    fn all(&self) -> &WordSet {
        self.all.get_or_init(|| {
            let mut heard = WordSet::default();
            self.vocabulary.hear(self.body, &mut heard);
            heard
        })
    }

    /// Whether the name of a country stands within `span`.
    fn names_a_country(&self, span: Span) -> bool {
        let mut countries = self.countries.borrow_mut();
        countries.read(self.body, span, |text, from, found| {
            let named = countries_named(text);
            found.extend(named.map(|span| (Span::new(from + span.start, from + span.end), 0)));
        });
        countries.within(span).next().is_some()
    }
}

impl Stretch {
    /// Reads what of `span` was not read before; `look` finds things in a text that begins at a
    /// byte of the article.
    fn read(
        &mut self,
        body: &str,
        span: Span,
        look: impl Fn(&str, usize, &mut Vec<(Span, usize)>),
    ) {
        if self.read.contains(span) {
            return;
        }
        // Figures come in order, so that nearly every span begins in what was read.
        if !(self.read.start..=self.read.end).contains(&span.start) {
            self.found.clear();
            let inside =
                !body.get(..span.start).is_some_and(|b| b.is_empty() || b.ends_with(parts_words));
            let first = if inside { word_end(body, span.start) } else { span.start };
            self.read = Span::new(span.start, first);
        }
        self.forget_before(span.start.saturating_sub(PARAGRAPH_BYTES));
        let from = self.read.end;
        let end = word_end(body, span.end.max(from));
        look(Span::new(from, end).of(body), from, &mut self.found);
        self.read.end = end;
    }

    /// Drops what lies far back, so that a long article takes no more room than a short one.
    fn forget_before(&mut self, start: usize) {
        const MANY: usize = 4096;
        if self.found.len() > MANY && self.read.start < start {
            self.found.retain(|(place, _)| place.start >= start);
            self.read.start = start.min(self.read.end);
        }
    }

    /// The numbers of what stands within `span`.
    fn within(&self, span: Span) -> impl Iterator<Item = usize> {
        let first = self.found.partition_point(|(place, _)| place.start < span.start);
        let rest = self.found.get(first..).unwrap_or_default().iter();
        let near = rest.take_while(move |(place, _)| place.start < span.end);
        near.filter(move |(place, _)| place.end <= span.end).map(|&(_, number)| number)
    }
}

/// Where the word ends in which byte `at` stands.
fn word_end(body: &str, at: usize) -> usize {
    let rest = body.get(at..).unwrap_or("");
    rest.find(parts_words).map_or(body.len(), |more| at + more)
}

/// The words around one figure.
pub(super) struct Around<'a> {
    case: &'a Case<'a>,
    figure: &'a Figure,
    listened: &'a Listened<'a>,
    state_words: &'a WordSet,
    before: OnceCell<Range<usize>>,
    near: OnceCell<WordSet>,
    sentence: OnceCell<WordSet>,
    paragraph_span: OnceCell<Span>,
    paragraph: OnceCell<WordSet>,
    country: OnceCell<bool>,
}

impl<'a> Around<'a> {
    /// Nothing is read yet.
    pub(super) fn new(
        case: &'a Case<'a>,
        figure: &'a Figure,
        listened: &'a Listened<'a>,
        state_words: &'a WordSet,
    ) -> Self {
        Self {
            case,
            figure,
            listened,
            state_words,
            before: OnceCell::new(),
            near: OnceCell::new(),
            sentence: OnceCell::new(),
            paragraph_span: OnceCell::new(),
            paragraph: OnceCell::new(),
            country: OnceCell::new(),
        }
    }

    /// The thing, or the few words next to the figure when it has none.
    pub(super) fn near(&self) -> &WordSet {
        self.near.get_or_init(|| {
            let mut heard = WordSet::default();
            let vocabulary = self.listened.vocabulary;
            let thing = self.figure.thing.as_deref().unwrap_or("");
            if words(thing).next().is_some() {
                vocabulary.hear(thing, &mut heard);
                return heard;
            }
            let number = |word: &String| vocabulary.number(word);
            let before = self.case.words_before(self.figure.phrase, NEAR_WORDS);
            let after = self.case.words_after(self.figure.span, NEAR_WORDS);
            before.iter().chain(&after).filter_map(number).for_each(|number| heard.insert(number));
            vocabulary.hear(self.case.words(self.figure.span), &mut heard);
            heard
        })
    }

    /// Whether these words and signs stand right before the figure; two marks ask that it counts
    /// or measures something, three that it ends its clause too.
    pub(super) fn led_by(&self, (lead, marks): &(Vec<Word>, usize)) -> bool {
        /// Words of the longest lead.
        const LONGEST: usize = 8;
        let before =
            self.before.get_or_init(|| self.case.back(self.figure.phrase, LONGEST)).clone();
        // From the figure backwards: most end at the first word.
        (*marks < 2 || self.figure.kind != FigureKind::Number)
            && (*marks < 3 || self.ends_its_clause())
            && before.len() >= lead.len()
            && before.rev().zip(lead.iter().rev()).all(|(at, word)| self.case.key(at) == *word)
    }

    /// Whether no word follows the figure but one that joins another clause.
    fn ends_its_clause(&self) -> bool {
        let next = self.case.ahead(self.figure.span, 1).start;
        self.case.kind(next) != Some(TokenKind::Word) || self.case.is(next, crate::w!["and", "but"])
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
    pub(super) fn sentence(&self) -> &WordSet {
        self.sentence.get_or_init(|| {
            let own = self.figure.span;
            let sentence = self.case.sentence(self.figure).map_or(own, |sentence| sentence.span);
            self.listened.words(self.case.within(sentence, own, SENTENCE_BYTES))
        })
    }

    /// The paragraph, or what of it lies near.
    pub(super) fn paragraph(&self) -> &WordSet {
        self.paragraph.get_or_init(|| self.listened.words(self.paragraph_span()))
    }

    /// The article.
    pub(super) fn article(&self) -> &WordSet {
        self.listened.all()
    }

    /// Whether the paragraph speaks of a country, a people or a state.
    pub(super) fn speaks_of_a_country(&self) -> bool {
        *self.country.get_or_init(|| {
            self.state_words.meets(self.paragraph())
                || self.listened.names_a_country(self.paragraph_span())
        })
    }

    fn paragraph_span(&self) -> Span {
        let paragraph = || self.case.paragraph(self.figure, PARAGRAPH_BYTES);
        *self.paragraph_span.get_or_init(paragraph)
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

/// Where countries are named, told by their capitals, so as printed.
fn countries_named(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(move |(at, byte)| {
        let stems = STEMS.get(usize::from(byte.checked_sub(b'A')?))?;
        let rest = bytes.get(at..)?;
        let found = stems.iter().filter(|stem| rest.starts_with(stem.as_bytes()));
        found.map(|stem| stem.len()).min().map(|len| Span::new(at, at + len))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_found_by_its_first_letter() {
        let named = |text: &str| countries_named(text).next().is_some();
        for stem in COUNTRIES {
            assert!(named(&format!("from «{stem}»")), "{stem}");
            assert!(!named(&stem.to_lowercase()), "{stem}");
        }
        assert!(!named("Zürich and Áland"));
    }

    #[test]
    fn words_are_heard_whatever_their_case() {
        let mut vocabulary = Vocabulary::default();
        let set = vocabulary.set(["oil", "dîner", "crude"]);
        let other = vocabulary.set(["tea", "oil"]);
        let heard = |text: &str| {
            let mut heard = WordSet::default();
            vocabulary.hear(text, &mut heard);
            heard
        };
        assert!(set.meets(&heard("no (OIL’s) here")));
        assert!(set.meets(&heard("un DÎNER")) && !other.meets(&heard("un DÎNER, crude-ly")));
        assert!(other.meets(&heard("green-tea")) && !set.meets(&heard("green tea, oily")));
        assert!(!WordSet::default().meets(&heard("oil")));
    }

    #[test]
    fn a_stretch_is_read_once_and_words_lie_wholly_in_it() {
        let mut vocabulary = Vocabulary::default();
        let oil = vocabulary.set(["oil"]);
        let tea = vocabulary.set(["tea"]);
        let body = "oil, tea and boil in Kenya";
        let listened = Listened::new(body, &vocabulary);
        assert!(oil.meets(&listened.words(Span::new(0, 5))));
        assert!(!tea.meets(&listened.words(Span::new(0, 7))));
        assert!(tea.meets(&listened.words(Span::new(3, 9))));
        assert!(!oil.meets(&listened.words(Span::new(14, 17))));
        assert!(oil.meets(&listened.words(Span::new(0, body.len()))));
        assert!(listened.names_a_country(Span::new(9, body.len())));
        assert!(!listened.names_a_country(Span::new(9, 20)));
    }
}
