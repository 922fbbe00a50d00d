//! Where in an article the few words stand at which a check begins to look: days, years, ordinals,
//! "than", births, brackets, halves. They are found in one pass over its words, for all checks.
//! What to make of them is left to the checks.

use super::calendar::{self, PrintedDay, year_at};
use super::case::Case;
use crate::text::{TokenKind, Word, Words};
use crate::w;

/// The landmarks of an article, each sort in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Landmarks {
    /// Every day printed with its month.
    pub(super) days: Vec<PrintedDay>,
    /// Every token that is a year of four digits, and the year.
    pub(super) years: Vec<(usize, i32)>,
    /// Every token that makes the digits before it an ordinal: "th" in "12th".
    pub(super) endings: Vec<usize>,
    /// Every "than".
    pub(super) thans: Vec<usize>,
    /// Every token that may tell of a birth: "born", "b.", or the bracket around a span of years.
    pub(super) births: Vec<usize>,
    /// Every opening bracket.
    pub(super) brackets: Vec<usize>,
    /// Every "half", "majority" and "minority".
    pub(super) halves: Vec<usize>,
    /// Every verb that multiplies: "doubled".
    pub(super) multiples: Vec<usize>,
}

/// All words but those of days.
const WORDS: &Words = w![
    "than",
    "born",
    "b",
    "birth",
    "lived",
    "(",
    "[",
    "half",
    "majority",
    "minority",
    "doubled",
    "doubling",
    "tripled",
    "trebled",
    "tripling",
    "trebling",
    "threefold",
    "quadrupled",
    "quadrupling",
    "fourfold",
    "quintupled",
    "fivefold",
    "halved",
    "halving",
];

/// Words that are nothing but verbs that multiply.
const MULTIPLES: &Words = w![
    "doubled",
    "doubling",
    "tripled",
    "trebled",
    "tripling",
    "trebling",
    "threefold",
    "quadrupled",
    "quadrupling",
    "fourfold",
    "quintupled",
    "fivefold",
    "halved",
    "halving",
];

/// Half of all, and what is more or less than it.
const HALVES: &Words = w!["half", "majority", "minority"];

impl Landmarks {
    /// Returns the landmarks of the article.
    pub(super) fn of<'a>(case: &Case<'a>) -> &'a Self {
        case.memo.landmarks.get_or_init(|| Self::read(case))
    }

    fn read(case: &Case<'_>) -> Self {
        let mut own = Self::default();
        // A word of one day belongs to no other.
        let mut free_from = 0;
        for (at, token) in case.tokens().iter().enumerate() {
            let number = token.kind == TokenKind::Number;
            if number {
                own.number(case, at);
            } else if token.word.is_in(WORDS) {
                own.word(at, token.word);
            }
            if (number || token.capital) && at >= free_from {
                free_from = calendar::read(case, at, &mut own.days).unwrap_or(free_from);
            }
        }
        own
    }

    fn word(&mut self, at: usize, word: Word) {
        if word == Word::of("than") {
            self.thans.push(at);
        } else if word.is_in(HALVES) {
            self.halves.push(at);
        } else if word.is_in(MULTIPLES) {
            self.multiples.push(at);
        } else if word != Word::of("[") {
            self.births.push(at);
        }
        if word.is_in(w!["(", "["]) {
            self.brackets.push(at);
        }
    }

    fn number(&mut self, case: &Case<'_>, at: usize) {
        self.years.extend(year_at(case, at).map(|year| (at, year)));
        if case.glued(at + 1) && case.is(at + 1, w!["st", "nd", "rd", "th"]) {
            self.endings.push(at + 1);
        }
    }
}
