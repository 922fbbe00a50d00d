//! How much the words around two figures have in common. A word that stands beside every figure of
//! the article says little, one that stands beside two says much.

use std::ops::Range;

use super::case::Case;
use super::families::family;
use super::mention::{Measure, Mention};
use super::subject::Subject;
use crate::quantity::{Figure, FigureKind};
use crate::text::{Word, WordMap};

/// What the words around the figures of an article say of their subjects, and how much a word
/// says: one that stands beside every figure of the article says little.
#[derive(Debug)]
pub(super) struct Likeness<'a> {
    case: Case<'a>,
    subjects: Vec<Subject>,
    seen: WordMap<u32>,
    /// Whether words that stand for one another count as the same.
    retold: bool,
}

/// How many tokens to each side of a figure speak of it.
const REACH_TOKENS: usize = 16;
/// Words say something even in an article of two figures.
const SPARE_FIGURES: f64 = 4.0;

impl<'a> Likeness<'a> {
    /// Reads the words around every figure; `retold` as [`family`] has it.
    pub(super) fn of(case: &Case<'a>, retold: bool) -> Self {
        let figures = &case.extraction.figures;
        let around = |figure: &Figure| fold(Subject::around(case, figure, REACH_TOKENS), retold);
        let subjects: Vec<Subject> = figures.iter().map(around).collect();
        let mut seen = WordMap::default();
        for stem in subjects.iter().flat_map(Subject::stems) {
            *seen.entry(*stem) += 1;
        }
        Self { case: *case, subjects, seen, retold }
    }

    /// Returns how much the words around two figures have in common. Where they stand close
    /// together, each word counts for the nearer figure only.
    pub(super) fn shared(&self, one: &Mention<'_>, other: &Mention<'_>) -> Shared {
        let (first, second) = if one.index < other.index { (one, other) } else { (other, one) };
        let gap = self.case.gap(first.figure.span, second.figure.phrase);
        let same = self.case.sentence_index(first.figure.span.start)
            == self.case.sentence_index(second.figure.span.start);
        if same && gap.len() < 2 * REACH_TOKENS {
            let middle = gap.start + gap.len() / 2;
            let back = self.case.back(first.figure.phrase, REACH_TOKENS);
            let ahead = self.case.ahead(second.figure.span, REACH_TOKENS);
            let left = self.read(back).with(&self.read(gap.start..middle));
            let right = self.read(middle..gap.end).with(&self.read(ahead));
            return self.weigh(&left, &right);
        }
        match (self.subjects.get(one.index), self.subjects.get(other.index)) {
            (Some(one), Some(other)) => self.weigh(one, other),
            _ => Shared::default(),
        }
    }

    /// Returns how much the words of these tokens and those around the figure of that index have in
    /// common.
    pub(super) fn shared_with(&self, words: &Subject, index: usize) -> Shared {
        self.subjects.get(index).map_or_else(Shared::default, |own| self.weigh(words, own))
    }

    /// Returns the subject of these tokens, in the words compared here.
    pub(super) fn read(&self, tokens: Range<usize>) -> Subject {
        fold(Subject::of(&self.case, tokens), self.retold)
    }

    /// Returns a subject in the words compared here.
    pub(super) fn folded(&self, subject: Subject) -> Subject {
        fold(subject, self.retold)
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
        ((as_f64(self.subjects.len()) + SPARE_FIGURES) / as_f64(same.count().max(1))).log2() / 2.0
    }

    fn weigh(&self, one: &Subject, other: &Subject) -> Shared {
        let figures = as_f64(self.subjects.len());
        let mut shared = Shared::default();
        for stem in one.stems().iter().filter(|stem| other.holds(**stem)) {
            let seen = f64::from(self.seen.get(*stem).copied().unwrap_or(1).max(1));
            shared.words += 1;
            shared.weight += (1.0 + (figures + SPARE_FIGURES) / seen).log2();
        }
        shared
    }
}

fn fold(subject: Subject, retold: bool) -> Subject {
    if retold { subject.map(family) } else { subject }
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
