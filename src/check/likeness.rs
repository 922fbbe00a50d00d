//! How much the words around two figures have in common. A word that stands beside every figure of
//! the article says little, one that stands beside two says much.

use std::cell::OnceCell;
use std::ops::Range;

use super::case::Case;
use super::families::{Kin, kin};
use super::mention::{Measure, Mention};
use super::subject::{Subject, root, stem};
use crate::quantity::{Figure, FigureKind};
use crate::text::{TokenKind, Word, WordMap};

/// What the words around the figures of an article say of their subjects, and how much a word
/// says: one that stands beside every figure of the article says little.
#[derive(Debug)]
pub(super) struct Likeness<'a> {
    case: Case<'a>,
    /// What every token is compared by, found when it is asked for: windows overlap.
    keys: Vec<OnceCell<Option<Word>>>,
    subjects: Vec<Subject>,
    seen: WordMap<u32>,
    /// How many figures are no dates.
    counted: usize,
    /// Whether words that stand for one another count as the same.
    retold: bool,
}

/// How many tokens to each side of a figure speak of it.
const REACH_TOKENS: usize = 16;
/// Words say something even in an article of two figures.
const SPARE_FIGURES: f64 = 4.0;

impl<'a> Likeness<'a> {
    /// Reads the words around every figure. For a fact `retold` in other words, those that stand
    /// for one another count as one and numbers do not count.
    pub(super) fn of(case: &Case<'a>, retold: bool) -> Self {
        let mut own = Self {
            case: *case,
            keys: vec![OnceCell::new(); case.tokens().len()],
            subjects: Vec::new(),
            seen: WordMap::default(),
            counted: 0,
            retold,
        };
        let figures = &case.extraction.figures;
        own.subjects = figures.iter().map(|figure| own.around(figure)).collect();
        // A date speaks of the figure beside it: what stands around both is counted once.
        let counted = figures.iter().zip(&own.subjects);
        for (_, subject) in counted.filter(|(figure, _)| figure.kind != FigureKind::Date) {
            own.counted += 1;
            for word in subject.stems() {
                *own.seen.entry(*word) += 1;
            }
        }
        own
    }

    /// The words around a figure in its sentence, and those of what it counts.
    fn around(&self, figure: &Figure) -> Subject {
        let (back, ahead) = (
            self.case.back(figure.phrase, REACH_TOKENS),
            self.case.ahead(figure.number, REACH_TOKENS),
        );
        self.read(back).with(&self.read(ahead))
    }

    /// Returns how much the words around two figures have in common. Where they stand close
    /// together, each word counts for the nearer figure only.
    pub(super) fn shared(&self, one: &Mention<'_>, other: &Mention<'_>) -> Shared {
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
            return self.weigh(&left, &right, own);
        }
        match (self.subjects.get(one.index), self.subjects.get(other.index)) {
            (Some(one), Some(other)) => self.weigh(one, other, own),
            _ => Shared::default(),
        }
    }

    /// Returns how much the words of these tokens and those around the figure of that index have in
    /// common.
    pub(super) fn shared_with(&self, words: &Subject, index: usize) -> Shared {
        self.subjects
            .get(index)
            .map_or_else(Shared::default, |own| self.weigh(words, own, [Word::NONE; 2]))
    }

    /// Returns the subject of these tokens, in the words compared here.
    pub(super) fn read(&self, tokens: Range<usize>) -> Subject {
        Subject::keyed(&self.case, tokens, |at| self.key(at))
    }

    /// What a token is compared by.
    fn key(&self, at: usize) -> Option<Word> {
        *self.keys.get(at)?.get_or_init(|| self.read_key(at))
    }

    fn read_key(&self, at: usize) -> Option<Word> {
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
        ((as_f64(self.counted) + SPARE_FIGURES) / as_f64(same.count().max(1))).log2() / 2.0
    }

    /// What two subjects share, their own numbers left out.
    fn weigh(&self, one: &Subject, other: &Subject, numbers: [Word; 2]) -> Shared {
        let figures = as_f64(self.counted);
        let mut shared = Shared::default();
        for stem in one.stems().iter().filter(|stem| other.holds(**stem) && !numbers.contains(stem))
        {
            let seen = f64::from(self.seen.get(*stem).copied().unwrap_or(1).max(1));
            shared.words += 1;
            shared.weight += (1.0 + (figures + SPARE_FIGURES) / seen).log2();
        }
        shared
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
