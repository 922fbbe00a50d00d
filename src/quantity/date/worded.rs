//! Dates in words: "nineteen ninety-nine", "two thousand and twelve", "the twenty-first century",
//! "the nineteen seventies", "twenty-second of June".

use super::{Found, Reader};
use crate::quantity::decimal::Decimal;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::numeral;
use crate::text::Words;
use crate::w;

/// Words that make a number in words a year.
const CUES: &Words =
    w!["in", "since", "until", "by", "of", "before", "after", "from", "early", "late"];

impl Reader<'_, '_> {
    /// Reads the date that the number word at `at` opens.
    pub(super) fn worded(&self, at: usize) -> Option<Found> {
        let view = self.view;
        if let Some((day, end)) = self.ordinal_day(at) {
            let n = u8::try_from(day).ok()?;
            return self
                .century(at, end, day)
                .or_else(|| self.nth(at, end, n))
                .or_else(|| self.day_first(at, at))
                .or_else(|| self.lone_day(at));
        }
        // "the nineteen seventies"
        if let Lexeme::Ones(n @ 13..=19) = view.lex(at) {
            let next = at + 1 + usize::from(view.hyphen(at + 1));
            if let Some(found) = self.worded_decade(at, next, Some(i32::from(n) * 100)) {
                return Some(found);
            }
        }
        if let Some(found) = self.decade_of_thousand(at) {
            return Some(found);
        }
        let (year, end) = self.worded_year(at).filter(|_| view.before_is(at, CUES))?;
        let free = !view.noun(end) && !view.hyphen(end) && !view.capital(end);
        free.then(|| self.narrowed(Found::year(at, end, year)))
    }

    /// "the two thousand tens", "the two thousand and twenties".
    fn decade_of_thousand(&self, at: usize) -> Option<Found> {
        let view = self.view;
        if view.lex(at) != Lexeme::Ones(2)
            || !view.is(at + 1, w!["thousand"])
            || !view.before_is(at, w!["the", "early", "late", "mid"])
        {
            return None;
        }
        let last = at + 2 + usize::from(view.is(at + 2, w!["and"]));
        let tens = match view.lex(last) {
            Lexeme::Decade(tens) => i32::from(tens),
            _ if view.is(last, w!["tens"]) => 10,
            _ => return None,
        };
        let counted = view.is(last + 1, w!["of"]) || view.noun(last + 1);
        (!counted).then(|| self.narrowed(Found::years(at, last + 1, 2000 + tens, 10)))
    }

    /// A year in words behind a month or day, with "of" or a comma before it.
    pub(super) fn worded_year_of(&self, at: usize) -> Option<(i32, usize)> {
        let view = self.view;
        let from = at + usize::from(view.is(at, w!["of", "in", ","]));
        if !matches!(view.lex(from), Lexeme::Ones(_) | Lexeme::Tens(20)) {
            return None;
        }
        self.worded_year(from).filter(|&(_, end)| !view.noun(end))
    }

    /// "nineteen ninety-nine", "nineteen oh one", "twenty eighteen", "two thousand and twelve".
    fn worded_year(&self, at: usize) -> Option<(i32, usize)> {
        let view = self.view;
        let hundreds = match view.lex(at) {
            Lexeme::Ones(n @ 10..=19) => i32::from(n),
            Lexeme::Tens(20) if !view.hyphen(at + 1) => 20,
            Lexeme::Ones(1 | 2) => return self.thousands(at),
            _ => return None,
        };
        let next = at + 1;
        if view.is(next, w!["oh", "o", "zero"])
            && let Lexeme::Ones(n @ 1..=9) = view.lex(next + 1)
        {
            return Some((hundreds * 100 + i32::from(n), next + 2));
        }
        match view.lex(next) {
            Lexeme::Ones(n @ 10..=19) => Some((hundreds * 100 + i32::from(n), next + 1)),
            Lexeme::Tens(tens) => {
                let ones = next + 1 + usize::from(view.hyphen(next + 1));
                let base = hundreds * 100 + i32::from(tens);
                match view.lex(ones) {
                    Lexeme::Ones(n @ 1..=9) => Some((base + i32::from(n), ones + 1)),
                    // "twenty fifty" is no year anybody writes so.
                    _ if hundreds < 20 => Some((base, next + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// "two thousand and twelve", "one thousand seven hundred and eighty-nine".
    fn thousands(&self, at: usize) -> Option<(i32, usize)> {
        if !self.view.is(at + 1, w!["thousand"]) {
            return None;
        }
        let number = numeral::read(self.view, at, false)?;
        let mut year = i32::try_from(number.value().and_then(Decimal::to_i64)?).ok()?;
        let mut end = number.end;
        if year % 1000 == 0
            && self.view.is(end, w!["and"])
            && let Some((rest, after)) = self.below_hundred(end + 1)
        {
            (year, end) = (year + rest, after);
        }
        ((1001..2100).contains(&year) && year % 1000 != 0).then_some((year, end))
    }

    fn below_hundred(&self, at: usize) -> Option<(i32, usize)> {
        let view = self.view;
        match view.lex(at) {
            Lexeme::Ones(n) => Some((i32::from(n), at + 1)),
            Lexeme::Tens(tens) => {
                let ones = at + 1 + usize::from(view.hyphen(at + 1));
                match view.lex(ones) {
                    Lexeme::Ones(n @ 1..=9) => Some((i32::from(tens + n), ones + 1)),
                    _ => Some((i32::from(tens), at + 1)),
                }
            }
            _ => None,
        }
    }
}
