//! Stretches of days in one month: "from the 9th to the 17th of April", "from 5 to 9 next month".

use chrono::{Datelike, NaiveDate};

use super::day::Days;
use super::{Found, Grain, Reader, Side};
use crate::quantity::lexicon::Lexeme;
use crate::text::Words;
use crate::w;

impl Reader<'_, '_> {
    /// "from the 9th to the 17th of April", "between the ninth and the twelfth of May": the first
    /// day ends before `end`.
    pub(super) fn ordinals_of_month(&self, at: usize, day: u32, end: usize) -> Option<Found> {
        let view = self.view;
        let cue = at.checked_sub(1 + usize::from(view.before_is(at, w!["the"])))?;
        let joined = view.is(cue, w!["from"]) && view.is(end, w!["to", "until", "till", "through"])
            || view.is(cue, w!["between"]) && view.is(end, w!["and"]);
        let second = end + 1 + usize::from(view.is(end + 1, w!["the"]));
        let (last, of) = self.suffixed_day(second).or_else(|| self.ordinal_day(second))?;
        let month_at = of + usize::from(view.is(of, w!["of"]));
        let Lexeme::Month(month) = view.lex(month_at) else { return None };
        if !joined || last <= day || of == month_at && !self.written_as_name(month_at) {
            return None;
        }
        let (year, end) = self.year_after(self.after_dot(month_at));
        let end = if year.is_some() { end } else { month_at + 1 };
        Some(self.month_day(at, end, year, Days { month, first: day, last }, Side::Open))
    }

    /// "runs from 5 to 9 next month", "is shut between 5 and 9 this month"; "rose from 5 to 9
    /// this month" counts.
    pub(super) fn days_of_relative_month(&self, at: usize) -> Option<Found> {
        const HELD: &Words = w![
            "run",
            "runs",
            "open",
            "opens",
            "closed",
            "closes",
            "shut",
            "held",
            "away",
            "out",
            "off",
            "place",
            "strike",
            "tour",
            "tours",
            "visit",
            "visits",
            "leave",
            "ban",
            "suspended",
            "booked",
        ];
        let view = self.view;
        if !view.is_number(at) {
            return None;
        }
        let (day, last, end) = self.two_days(at)?;
        let of = usize::from(view.is(end, w!["of", "in"]));
        let month = self.relative_month(end + of)?;
        let near = at.saturating_sub(8)..at;
        let moved = near.clone().any(|at| matches!(view.lex(at), Lexeme::Up | Lexeme::Down));
        let suffixed = view.is(end - 1, w!["st", "nd", "rd", "th"]);
        let held = near.into_iter().any(|at| view.is(at, HELD));
        (suffixed || held && !moved).then(|| in_month(at, end + of + 2, month, day, last))?
    }

    /// "next month", "this month": its first day.
    pub(super) fn relative_month(&self, at: usize) -> Option<NaiveDate> {
        let view = self.view;
        let step = match () {
            () if !view.is(at + 1, w!["month"]) => return None,
            () if view.is(at, w!["this", "the"]) => 0,
            () if view.is(at, w!["next"]) => 1,
            () if view.is(at, w!["last", "previous"]) => -1,
            () => return None,
        };
        let month = self.published.filter(|published| published.month().is_some())?;
        crate::quantity::duration::shift_months(month.first_day().with_day(1)?, step)
    }

    /// "5 and 9", "5 to 9", "5-9": two days of a month in order, and the token behind them.
    pub(super) fn two_days(&self, at: usize) -> Option<(u32, u32, usize)> {
        let view = self.view;
        let (day, end) = self.day_number(at)?;
        let joined = view.dash(end) || view.is(end, w!["and", "to", "until", "till", "through"]);
        let (last, end) = self.day_number(end + 1).filter(|_| joined)?;
        (last > day).then_some((day, last, end))
    }
}

/// A day or days of the month that begins with `month`.
pub(super) fn in_month(
    first: usize,
    end: usize,
    month: NaiveDate,
    a: u32,
    b: u32,
) -> Option<Found> {
    let from = month.with_day(a)?;
    if a == b {
        return Some(Found::open_day(first, end, from));
    }
    let to = month.with_day(b)?.succ_opt()?;
    Some(Found { grain: Grain::Whole, ..Found::span(first, end, from, to) })
}
