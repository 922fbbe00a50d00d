//! Parts of a date: "early June", "the late 1970s", "mid-2018", "the end of March". The TIMEX3
//! value stays that of the whole; the days are those of the part.

use chrono::{Days, NaiveDate};

use super::{Found, Grain, PART, Reader};
use crate::w;

/// Which part of a date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its first half.
    Early,
    /// What lies around its middle.
    Mid,
    /// Its second half.
    Late,
    /// "the beginning of": its first half, of a year its first third.
    Start,
    /// "the end of": its second half, of a year its last third.
    End,
}

impl Reader<'_, '_> {
    /// Where "early", "late" or "mid-" before `at` begins.
    pub(super) fn part_before(&self, at: usize) -> usize {
        let view = self.view;
        if view.before_is(at, PART) {
            return at - 1;
        }
        if at >= 2 && view.hyphen(at - 1) && view.is(at - 2, PART) { at - 2 } else { at }
    }

    /// The date with "early", "late" or "mid-" before it, if there is one.
    pub(super) fn narrowed(&self, found: Found) -> Found {
        let first = self.part_before(found.first);
        match self.part_at(first) {
            Some(part) if first < found.first => part.of(found).from(first),
            _ => found,
        }
    }

    /// Which part the word at `at` names.
    pub(super) fn part_at(&self, at: usize) -> Option<Part> {
        let view = self.view;
        if view.is(at, w!["early"]) {
            Some(Part::Early)
        } else if view.is(at, w!["beginning", "start"]) {
            Some(Part::Start)
        } else if view.is(at, w!["end"]) {
            Some(Part::End)
        } else if view.is(at, w!["mid", "middle"]) {
            Some(Part::Mid)
        } else if view.is(at, w!["late"]) {
            Some(Part::Late)
        } else {
            None
        }
    }
}

impl Part {
    /// That part of a date; a day is not parted.
    pub(super) fn of(self, found: Found) -> Found {
        let days = found.days.map(|(from, to)| self.days(from, to, found.grain));
        Found { days: days.unwrap_or(found.days), ..found }
    }

    fn days(self, from: NaiveDate, to: NaiveDate, grain: Grain) -> Option<(NaiveDate, NaiveDate)> {
        use crate::quantity::duration::shift_months;
        let after = |days: u64| from.checked_add_days(Days::new(days));
        let months = |months: i32| shift_months(from, months);
        let count = u64::try_from((to - from).num_days()).unwrap_or(0);
        // Where the first half ends, and where the middle begins and ends.
        let (half, middle) = match grain {
            Grain::Day => return Some((from, to)),
            Grain::Week if count == 7 => (after(3)?, (after(2)?, after(5)?)),
            Grain::Month => (after(15)?, (after(10)?, after(20)?)),
            Grain::Year => (months(6)?, (months(4)?, months(8)?)),
            Grain::Decade if count < 4000 => (months(60)?, (months(36)?, months(84)?)),
            Grain::Decade => (months(600)?, (months(400)?, months(800)?)),
            _ => (after(count / 2)?, (after(count / 3)?, after(count - count / 3)?)),
        };
        let year = grain == Grain::Year;
        Some(match self {
            Self::Start if year => (from, middle.0),
            Self::End if year => (middle.1, to),
            Self::Early | Self::Start => (from, half),
            Self::Mid => middle,
            Self::Late | Self::End => (half, to),
        })
    }
}
