//! How much the words around two figures have in common. A word that stands beside every figure of
//! the article says little, one that stands beside two says much.

use std::cell::OnceCell;
use std::ops::Range;

use super::case::Case;
use super::families::{Kin, kin};
use super::mention::{Measure, Mention};
use super::subject::{EMPTY, Subject, root, stem};
use crate::quantity::{Figure, FigureKind};
use crate::text::{TokenKind, Word, WordMap};

/// What the words around the figures of an article say of their subjects, and how much a word
/// says: one that stands beside every figure of the article says little.
#[derive(Debug)]
pub(super) struct Likeness<'a> {
    case: Case<'a>,
    /// The words around every figure, gathered when they are asked for.
    subjects: Vec<OnceCell<Subject>>,
    /// Beside how many figures each word stands: read when two of them share one.
    counts: OnceCell<Counts>,
    /// Whether words that stand for one another count as the same.
    retold: bool,
}

/// Beside how many figures of an article each word stands.
#[derive(Debug, Default)]
struct Counts {
    /// What every token is compared by; read once where it stands beside a figure.
    tokens: Vec<Read>,
    words: Vec<Seen>,
    /// Where in `words` a word stands.
    places: WordMap<usize>,
    /// How many figures are no dates.
    figures: usize,
}

/// What a token is compared by.
#[derive(Clone, Copy, Debug)]
enum Read {
    /// Not read yet.
    Not,
    /// Nothing: it says nothing of a subject.
    Nothing,
    /// The word at that place.
    Word(usize),
}

/// A word that stands beside figures.
#[derive(Debug)]
struct Seen {
    word: Word,
    /// Beside how many of them.
    figures: u32,
    /// The last of these.
    last: usize,
}

/// How many tokens to each side of a figure speak of it.
const REACH_TOKENS: usize = 16;
/// Words say something even in an article of two figures.
const SPARE_FIGURES: f64 = 4.0;

impl<'a> Likeness<'a> {
    /// Nothing is read yet. For a fact `retold` in other words, those that stand for one another
    /// count as one and numbers do not count.
    pub(super) fn of(case: &Case<'a>, retold: bool) -> Self {
        let subjects = vec![OnceCell::new(); case.extraction.figures.len()];
        Self { case: *case, subjects, counts: OnceCell::new(), retold }
    }

    /// The words around every figure, counted.
    fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| {
            let figures = self.case.extraction.figures.iter().enumerate();
            let mut counts =
                Counts { tokens: vec![Read::Not; self.case.tokens().len()], ..Counts::default() };
            // A date speaks of the figure beside it: what stands around both is counted once.
            for (index, figure) in figures.filter(|(_, own)| own.kind != FigureKind::Date) {
                counts.figures += 1;
                let [back, ahead] = self.sides(figure);
                for at in back.chain(ahead) {
                    counts.see(at, index, |at| self.read_key(at));
                }
            }
            counts
        })
    }

    /// The tokens before and behind a figure that speak of it.
    fn sides(&self, figure: &Figure) -> [Range<usize>; 2] {
        let back = self.case.back(figure.phrase, REACH_TOKENS);
        [back, self.case.ahead(figure.number, REACH_TOKENS)]
    }

    /// The words around the figure of that index in its sentence.
    fn subject(&self, index: usize) -> Option<&Subject> {
        let figure = self.case.figure(index)?;
        let around = || {
            let [back, ahead] = self.sides(figure);
            self.read(back).with(&self.read(ahead))
        };
        Some(self.subjects.get(index)?.get_or_init(around))
    }

    /// Returns how much the words around two figures have in common; nothing where these are fewer
    /// than `fewest`. Where they stand close together, each word counts for the nearer figure only.
    pub(super) fn shared(&self, one: &Mention<'_>, other: &Mention<'_>, fewest: usize) -> Shared {
        let (first, second) = if one.index < other.index { (one, other) } else { (other, one) };
        let gap = self.case.gap(first.figure.number, second.figure.phrase);
        let own = [one, other].map(|own| self.number(own.figure));
        let same = self.case.sentence_index(first.figure.span.start)
            == self.case.sentence_index(second.figure.span.start);
        if same && gap.len() < 2 * REACH_TOKENS {
            let middle = gap.start + gap.len() / 2;
            let back = self.case.back(first.figure.phrase, REACH_TOKENS);
            let ahead = self.case.ahead(second.figure.number, REACH_TOKENS);
            let left = self.read(back).with(&self.read(gap.start..middle));
            let right = self.read(middle..gap.end).with(&self.read(ahead));
            return self.weigh(&left, &right, own, fewest);
        }
        match (self.subject(one.index), self.subject(other.index)) {
            (Some(one), Some(other)) => self.weigh(one, other, own, fewest),
            _ => Shared::default(),
        }
    }

    /// Returns how much the words of these tokens and those around the figure of that index have in
    /// common.
    pub(super) fn shared_with(&self, words: &Subject, index: usize) -> Shared {
        self.subject(index)
            .map_or_else(Shared::default, |own| self.weigh(words, own, [Word::NONE; 2], 0))
    }

    /// Returns the subject of these tokens, in the words compared here.
    pub(super) fn read(&self, tokens: Range<usize>) -> Subject {
        Subject::from_stems(tokens.filter_map(|at| self.key(at)).collect())
    }

    /// What a token is compared by.
    fn key(&self, at: usize) -> Option<Word> {
        let Some(counts) = self.counts.get() else { return self.read_key(at) };
        match counts.tokens.get(at)? {
            Read::Not => self.read_key(at),
            Read::Nothing => None,
            Read::Word(place) => counts.words.get(*place).map(|seen| seen.word),
        }
    }

    fn read_key(&self, at: usize) -> Option<Word> {
        if self.case.is(at, EMPTY) {
            return None;
        }
        let printed = self.case.printed(at);
        match self.case.kind(at)? {
            TokenKind::Word | TokenKind::Code if !self.retold => Some(root(printed)),
            TokenKind::Word | TokenKind::Code => match kin(stem(printed)) {
                Kin::Telling => None,
                Kin::Family(first) => Some(first),
                Kin::Itself => Some(root(printed)),
            },
            TokenKind::Number => (!self.retold && printed.len() > 1).then(|| self.case.key(at)),
            TokenKind::Suffix | TokenKind::Sign => None,
        }
    }

    /// The key of a figure’s own number, which says nothing of its subject.
    fn number(&self, figure: &Figure) -> Word {
        self.case.key(self.case.token_at(figure.number.start))
    }

    /// Returns what it weighs that two figures measure the same, where few of the article do.
    pub(super) fn rarity(&self, one: &Mention<'_>, other: &Mention<'_>) -> f64 {
        let common = matches!(one.figure.kind, FigureKind::Money | FigureKind::Percent)
            || one.measure == Measure::Count(Word::NONE)
            || one.measure != other.measure;
        if common {
            return 0.0;
        }
        let figures = self.case.extraction.figures.iter();
        let same = figures
            .filter(|figure| Mention::of(figure, 0).is_some_and(|own| own.measure == one.measure));
        let all = as_f64(self.counts().figures) + SPARE_FIGURES;
        (all / as_f64(same.count().max(1))).log2() / 2.0
    }

    /// What two subjects share, their own numbers left out; nothing where these are fewer words
    /// than `fewest`, which is told without a count of all others.
    fn weigh(&self, one: &Subject, other: &Subject, numbers: [Word; 2], fewest: usize) -> Shared {
        let both = |stem: &&Word| other.holds(**stem) && !numbers.contains(stem);
        let words = one.stems().iter().filter(both).count();
        if words < fewest.max(1) {
            return Shared::default();
        }
        let counts = self.counts();
        let figures = as_f64(counts.figures) + SPARE_FIGURES;
        let bits = |stem: &Word| (1.0 + figures / counts.of(*stem)).log2();
        Shared { words, weight: one.stems().iter().filter(both).map(bits).sum() }
    }
}

impl Counts {
    /// Counts the word of a token for the figure of that index, once; `read` tells the word.
    fn see(&mut self, at: usize, index: usize, read: impl Fn(usize) -> Option<Word>) {
        if let Some(Read::Not) = self.tokens.get(at) {
            let read = read(at).map_or(Read::Nothing, |word| Read::Word(self.place(word)));
            if let Some(token) = self.tokens.get_mut(at) {
                *token = read;
            }
        }
        if let Some(Read::Word(place)) = self.tokens.get(at)
            && let Some(seen) = self.words.get_mut(*place)
            && (seen.figures == 0 || seen.last != index)
        {
            (seen.figures, seen.last) = (seen.figures + 1, index);
        }
    }

    /// Where in the list the word stands, or is put.
    fn place(&mut self, word: Word) -> usize {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = self.words.len();
        self.words.push(Seen { word, figures: 0, last: 0 });
        self.places.insert(word, place);
        place
    }

    /// Beside how many figures the word stands.
    fn of(&self, word: Word) -> f64 {
        let seen = self.places.get(word).and_then(|place| self.words.get(*place));
        f64::from(seen.map_or(1, |seen| seen.figures))
    }
}

/// A count as a float; beyond 4 billion it makes no odds.
pub(super) fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How much two places have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Shared {
    /// How many words.
    pub words: usize,
    /// What they weigh: the bits by which they tell one figure of the article from the rest.
    pub weight: f64,
}
