//! Days of a list that leave their month to the first: "April 8 and 15", "July 4, 5 and 9".

use super::day::Days;
use super::{Found, Reader, Side};
use crate::quantity::lexicon::Lexeme;
use crate::w;

/// No list is looked at further.
const MOST: usize = 6;

impl Reader<'_, '_> {
    /// "April 8 and 15", "July 4, 5 and 9": a later day of a list, with its month before the first.
    pub(super) fn listed_day(&self, at: usize) -> Option<Found> {
        let view = self.view;
        if !view.before_is(at, w!["and", "or", ","]) {
            return None;
        }
        let (day, end) = self.day_number(at)?;
        let month = self.listed_under(at, day)?;
        let last = view.before_is(at, w!["and", "or"]);
        let (year, end) = match last {
            true if self.list_ends(end) => self.year_after(end),
            true => return None,
            false => (self.year_after(self.list_goes_on(day, end)?).0, end),
        };
        let days = Days { month, first: day, last: day };
        Some(self.month_day(at, end, year, days, Side::Open))
    }

    /// The month before the first of the days of which that at `at` is a later one.
    fn listed_under(&self, at: usize, day: u32) -> Option<u8> {
        let view = self.view;
        let (mut at, mut later) = (at, day);
        for _ in 0..MOST {
            // ", and" is one sign.
            let mut sign = at.checked_sub(1)?;
            if !view.is(sign, w!["and", "or", ","]) {
                return None;
            }
            sign -= usize::from(!view.is(sign, w![","]) && view.before_is(sign, w![","]));
            let suffix = usize::from(sign >= 2 && view.is(sign - 1, w!["st", "nd", "rd", "th"]));
            let number = sign.checked_sub(1 + suffix)?;
            let (before, after) = self.day_number(number)?;
            if after != sign || before >= later {
                return None;
            }
            let dot = usize::from(number >= 2 && view.is(number - 1, w!["."]));
            let month_at = number.checked_sub(1 + dot)?;
            if let Lexeme::Month(month) = view.lex(month_at) {
                return self.written_as_name(month_at).then_some(month);
            }
            (at, later) = (number, before);
        }
        None
    }

    /// Whether nothing that could be counted stands behind the last day.
    fn list_ends(&self, end: usize) -> bool {
        let view = self.view;
        end == view.len()
            || matches!(view.text(end), "." | "," | ";" | ")")
            || view.is(end, w!["in", "at", "to", "for", "when", "as"])
    }

    /// The token behind the list that goes on after a day that ends before `end`; `None` when there
    /// is no such list of days in order.
    pub(super) fn list_goes_on(&self, day: u32, end: usize) -> Option<usize> {
        let view = self.view;
        let (mut day, mut end) = (day, end);
        for _ in 0..MOST {
            let comma = usize::from(view.is(end, w![","]));
            let and = usize::from(view.is(end + comma, w!["and", "or"]));
            let next = self.day_number(end + comma + and).filter(|&(next, _)| next > day);
            let (next, after) = next.filter(|_| comma + and > 0)?;
            if and == 1 {
                return self.list_ends(after).then_some(after);
            }
            (day, end) = (next, after);
        }
        None
    }
}
