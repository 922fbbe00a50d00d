//! Days and weeks told by their place: "the first Friday of July", "the third week of this month",
//! "the last Monday in May".

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::found::monday;
use super::{Found, Grain, Reader, Side};
use crate::quantity::lexicon::Lexeme;
use crate::w;

/// Which of several: from the front, or the last.
#[derive(Clone, Copy)]
enum Place {
    Nth(u8),
    Last,
}

impl Reader<'_, '_> {
    /// "2nd Friday of July".
    pub(super) fn nth_in_digits(&self, at: usize) -> Option<Found> {
        let (n, end) = self.suffixed_day(at)?;
        let n = u8::try_from(n).ok()?;
        self.quarter(at, end, n).or_else(|| self.nth(at, end, n))
    }

    /// "first Friday of July", "third week of 2015": the ordinal stands before `at`.
    pub(super) fn nth(&self, first: usize, at: usize, n: u8) -> Option<Found> {
        self.placed(first, at, Place::Nth(n))
    }

    /// "last Monday in May", "last week of July".
    pub(super) fn last_of(&self, at: usize) -> Option<Found> {
        self.placed(at, at + 1, Place::Last).or_else(|| self.last_quarter(at))
    }

    /// "the last quarter of 2020", "the last half of next year": not the one before this.
    fn last_quarter(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let n = match () {
            () if view.is(at + 1, w!["quarter"]) => 4,
            () if view.is(at + 1, w!["half"]) => 2,
            () => return None,
        };
        self.quarter(at, at + 1, n).filter(|found| view.is(at + 2, w!["of"]) && found.end > at + 3)
    }

    fn placed(&self, first: usize, at: usize, place: Place) -> Option<Found> {
        let view = self.view;
        let weekday = match view.lex(at) {
            Lexeme::Weekday(day) if self.written_as_name(at) => {
                Some(Weekday::try_from(day - 1).ok()?)
            }
            _ if view.is(at, w!["week", "weekend", "day"]) => None,
            _ => return None,
        };
        let part = w!["morning", "afternoon", "evening", "night"];
        let at = at + usize::from(weekday.is_some() && view.is(at + 1, part));
        let of = usize::from(view.is(at + 1, w!["of", "in"]));
        let whole = self.month_or_year(at + 1 + of, of == 1)?;
        let end = whole.end;
        let Some((from, to)) = whole.days else {
            let n = if let Place::Nth(n) = place { n } else { 5 };
            let timex = match weekday {
                Some(day) => {
                    format!("{}-WXX-{}-#{n}", whole.timex, day.number_from_monday())
                }
                None => format!("{}-W{n:02}", whole.timex),
            };
            return Some(Found::unresolved(first, end, timex, Grain::Day));
        };
        let found = match weekday {
            Some(weekday) => Found::day(first, end, nth_weekday(from, to, weekday, place)?),
            None if view.is(at, w!["weekend"]) => {
                Found::weekend(first, end, nth_weekday(from, to, Weekday::Sat, place)?)
            }
            None if view.is(at, w!["day"]) => Found::day(first, end, nth_day(from, to, place)?),
            // A week belongs to the month that its Thursday lies in.
            None => Found::week(first, end, nth_weekday(from, to, Weekday::Thu, place)?),
        };
        Some(Found { open: whole.open, ..found })
    }

    /// "July", "July 2018", "next month", "the month", "2015", "this year".
    fn month_or_year(&self, at: usize, of: bool) -> Option<Found> {
        let view = self.view;
        if let Lexeme::Month(month) = view.lex(at)
            && of
            && self.written_as_name(at)
        {
            let found = self.month_first(at, at, month, Side::Open)?;
            return (found.grain == Grain::Month).then_some(found);
        }
        if let Some(year) = self.year(at).filter(|_| of) {
            return Some(Found::year(at, at + 1, year));
        }
        if let Some((year, end)) = self.worded_year_of(at - usize::from(of)).filter(|_| of) {
            return Some(Found::year(at, end, year));
        }
        let side = match () {
            () if view.is(at, w!["this"]) || of && view.is(at, w!["the"]) => Side::This,
            () if view.is(at, w!["next", "coming"]) => Side::Next,
            () if view.is(at, w!["last", "previous"]) => Side::Last,
            () => return None,
        };
        let unit = view.is(at + 1, w!["month", "year"]);
        unit.then(|| self.unit_of_time(at, at + 1, side)).flatten()
    }
}

fn nth_weekday(from: NaiveDate, to: NaiveDate, day: Weekday, place: Place) -> Option<NaiveDate> {
    let wanted = u64::from(day.num_days_from_monday());
    let found = match place {
        Place::Nth(n) => {
            let first = monday(from)?.checked_add_days(Days::new(wanted))?;
            let first = if first < from { first.checked_add_days(Days::new(7))? } else { first };
            first.checked_add_days(Days::new(7 * u64::from(n.checked_sub(1)?)))?
        }
        Place::Last => {
            let last = to.pred_opt()?;
            let found = monday(last)?.checked_add_days(Days::new(wanted))?;
            if found > last { found.checked_sub_days(Days::new(7))? } else { found }
        }
    };
    (from <= found && found < to && found.year() > 0).then_some(found)
}

fn nth_day(from: NaiveDate, to: NaiveDate, place: Place) -> Option<NaiveDate> {
    let found = match place {
        Place::Nth(n) => from.checked_add_days(Days::new(u64::from(n.checked_sub(1)?)))?,
        Place::Last => to.pred_opt()?,
    };
    (found < to).then_some(found)
}
