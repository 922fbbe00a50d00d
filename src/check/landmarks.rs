//! Where in an article the few words stand at which a check begins to look: days, years, ordinals,
//! "than", births, brackets, halves. They are found in one pass over its words, for all checks.
//! What to make of them is left to the checks.

use std::ops::Range;
use std::sync::LazyLock;

use super::calendar::{self, PrintedDay, year_at};
use super::case::Case;
use super::said_than;
use crate::text::{Marks, TokenKind, Word, WordMap, Words};
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
    /// Every token that may tell of a birth: "born", "christened", "lived", "b.", or the bracket
    /// around a span of years.
    pub(super) births: Vec<usize>,
    /// Every opening bracket.
    pub(super) brackets: Vec<usize>,
    /// Every "half", "majority" and "minority".
    pub(super) halves: Vec<usize>,
    /// Every part of a whole: "half", "thirds".
    pub(super) parts: Vec<usize>,
    /// Every verb that multiplies and is nothing else: "doubled".
    pub(super) multiples: Vec<usize>,
    /// Those, and the words that may be something else: "double".
    pub(super) multiplying: Vec<usize>,
    /// How many numbers in digits there are.
    pub(super) numbers: usize,
}

/// What a word is a landmark of.
#[derive(Clone, Copy, Debug)]
enum Sort {
    Than,
    Birth,
    /// What may tell of a birth, by the words behind it.
    MayTellBirth,
    /// A bracket, which may hold a life; a square one holds none.
    Bracket,
    Square,
    Half,
    Majority,
    Part,
    Multiple,
    MayMultiply,
    Month,
}

/// Every word that is a landmark, but for the parts of a whole.
const SORTS: [(&Words, Sort); 10] = [
    (w!["than"], Sort::Than),
    (BIRTHS, Sort::Birth),
    (MAY_TELL_BIRTH, Sort::MayTellBirth),
    (w!["("], Sort::Bracket),
    (w!["["], Sort::Square),
    (w!["half"], Sort::Half),
    (w!["majority", "minority"], Sort::Majority),
    (MULTIPLES, Sort::Multiple),
    (MAY_MULTIPLY, Sort::MayMultiply),
    (calendar::MONTHS, Sort::Month),
];

/// The marks of all of them: most words are told by these to be no landmark.
const MARKS: Marks = {
    let (mut marks, mut rest) = (Marks::none(), SORTS.as_slice());
    while let [(words, _), others @ ..] = rest {
        marks = marks.and(words.list());
        rest = others;
    }
    let mut parts = said_than::PARTS.as_slice();
    while let [(words, _), others @ ..] = parts {
        marks = marks.and(words.list());
        parts = others;
    }
    marks
};

/// What each of the words is.
static SORT_OF: LazyLock<WordMap<Sort>> = LazyLock::new(|| {
    let parts = said_than::PARTS.iter().map(|(words, _)| (*words, Sort::Part));
    // A half, which is a part too, comes behind them.
    let sorts = parts.chain(SORTS);
    let words = sorts.flat_map(|(words, sort)| words.iter().map(move |word| (*word, sort)));
    words.filter(|(word, _)| *word != Word::NONE).collect()
});

/// Words that may tell of a birth.
const BIRTHS: &Words = w![
    "born",
    "b",
    "birth",
    "lived",
    "baptised",
    "baptized",
    "baptism",
    "christened",
    "christening",
    "hatched",
    "foaled",
    "whelped",
    "baby",
];

/// Words that tell of a birth where what stands beside them says so: "a child of 1950", "bore him
/// in 1911", "entered the world".
const MAY_TELL_BIRTH: &Words = w!["child", "bore", "world", "breath"];

/// Whether the words around one that may tell of a birth do so.
fn tells_birth(case: &Case<'_>, at: usize) -> bool {
    let behind = at + 1;
    let dated = case.is(behind, w!["of"]) && year_at(case, at + 2).is_some();
    let him = case.is(behind, w!["him", "her"]) && case.is(at + 2, w!["in", "on"]);
    let world = at > 1 && case.is(at, w!["world"]) && case.is(at - 1, w!["the"]) && {
        let into = case.is(at - 2, w!["into"]) && at > 2;
        case.is(at - 2, w!["entered"]) || into && case.is(at - 3, w!["came", "come", "brought"])
    };
    let first = at > 0
        && case.is(at, w!["breath"])
        && case.is(at - 1, w!["first"])
        && case.is(behind, w!["in", "on", "at"]);
    first || dated && case.is(at, w!["child"]) || him && case.is(at, w!["bore"]) || world
}

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
    "quintupling",
    "fivefold",
    "halved",
    "halving",
];

/// Verbs that multiply, where they are verbs.
const MAY_MULTIPLY: &Words =
    w!["doubles", "double", "triple", "treble", "quadruple", "halve", "halves"];

impl Landmarks {
    /// Returns the landmarks of the article.
    pub(super) fn of<'a>(case: &Case<'a>) -> &'a Self {
        case.memo.landmarks.get_or_init(|| Self::read(case))
    }

    /// Returns the words among these tokens that multiply, or may.
    pub(super) fn multiplying(
        &self,
        tokens: Range<usize>,
    ) -> impl Iterator<Item = usize> + use<'_> {
        let first = self.multiplying.partition_point(|&at| at < tokens.start);
        let from = self.multiplying.get(first..).unwrap_or_default();
        from.iter().copied().take_while(move |&at| at < tokens.end)
    }

    fn read(case: &Case<'_>) -> Self {
        let mut own = Self::default();
        // A word of one day belongs to no other.
        let mut free_from = 0;
        let sorts = &*SORT_OF;
        for (at, token) in case.tokens().iter().enumerate() {
            let named = if token.kind == TokenKind::Number {
                own.number(case, at);
                true
            } else if !token.word.may_be_in(&MARKS) {
                continue;
            } else {
                match sorts.get(token.word) {
                    Some(Sort::Month) => token.capital,
                    Some(Sort::MayTellBirth) => {
                        own.births.extend(Some(at).filter(|at| tells_birth(case, *at)));
                        false
                    }
                    Some(sort) => {
                        own.word(at, *sort);
                        false
                    }
                    None => false,
                }
            };
            if named && at >= free_from {
                free_from = calendar::read(case, at, &mut own.days).unwrap_or(free_from);
            }
        }
        own
    }

    fn word(&mut self, at: usize, sort: Sort) {
        match sort {
            Sort::Than => self.thans.push(at),
            Sort::Birth => self.births.push(at),
            Sort::Bracket => {
                self.births.push(at);
                self.brackets.push(at);
            }
            Sort::Square => self.brackets.push(at),
            Sort::Half => {
                self.halves.push(at);
                self.parts.push(at);
            }
            Sort::Majority => self.halves.push(at),
            Sort::Part => self.parts.push(at),
            Sort::Multiple => {
                self.multiples.push(at);
                self.multiplying.push(at);
            }
            Sort::MayMultiply => self.multiplying.push(at),
            Sort::Month | Sort::MayTellBirth => {}
        }
    }

    fn number(&mut self, case: &Case<'_>, at: usize) {
        self.numbers += 1;
        self.years.extend(year_at(case, at).map(|year| (at, year)));
        if case.glued(at + 1) && case.is(at + 1, w!["st", "nd", "rd", "th"]) {
            self.endings.push(at + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::passage::multiples::VERBS;

    #[test]
    fn every_verb_that_multiplies_is_a_landmark() {
        let known = |word: &Word| word.is_in(MULTIPLES) || word.is_in(MAY_MULTIPLY);
        assert!(VERBS.iter().all(|(words, _)| words.iter().all(known)));
    }
}
