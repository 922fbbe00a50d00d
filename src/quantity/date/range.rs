//! Ranges of two dates: "from May 3 to June 4", "between October 1973 and March 1974", "Monday to
//! Friday", "2019 to the present".

use chrono::{Datelike, Days, NaiveDate};

use super::found::interval;
use super::{Found, Grain, Reader};
use crate::quantity::duration::shift_months;
use crate::quantity::lexicon::Lexeme;
use crate::text::Words;
use crate::w;

/// Verbs whose "from … to …" moves a date and spans nothing.
const MOVED: &Words = w![
    "moved",
    "move",
    "moves",
    "moving",
    "postponed",
    "delayed",
    "shifted",
    "changed",
    "extended",
    "rescheduled",
    "pushed",
    "brought",
    "rolled",
    "deferred",
];

/// The first day, and the day after the last.
type Stretch = (NaiveDate, NaiveDate);

impl Reader<'_, '_> {
    /// `found`, or the range that begins with it.
    pub(super) fn range(&self, found: Found) -> Found {
        self.second(&found)
            .or_else(|| self.told_from_now(&found))
            .or_else(|| self.commencing(&found))
            .unwrap_or(found)
    }

    /// "w/c 4 June": the week that begins then.
    fn commencing(&self, found: &Found) -> Option<Found> {
        let first = found.first.checked_sub(3).filter(|_| found.grain == Grain::Day)?;
        if !self.view.reads(first, w!["w", "/", "c"]) {
            return None;
        }
        Found::seven_days(first, found.end, found.days?.0)
    }

    /// "between now and Nov. 8", "from now until Christmas": from today to what is named.
    fn told_from_now(&self, right: &Found) -> Option<Found> {
        let view = self.view;
        let the = usize::from(view.before_is(right.first, w!["the"]));
        let now = right.first.checked_sub(2 + the)?;
        let joined = view.is(now + 1, w!["and", "to", "until", "till", "through"]);
        if !joined || !view.is(now, w!["now"]) || !view.before_is(now, w!["between", "from"]) {
            return None;
        }
        let today = self.today()?;
        let behind = right.open && right.days?.1 <= today;
        let to = if behind { right.clone().moved_years(1) } else { right.clone() }.days?.1;
        (today < to).then(|| Found { open: true, ..Found::span(now, right.end, today, to) })
    }

    fn second(&self, left: &Found) -> Option<Found> {
        let view = self.view;
        let at = left.end;
        let cue = left.first - usize::from(view.before_is(left.first, w!["the"]));
        let from = view.before_is(cue, w!["from"]);
        let between = view.before_is(cue, w!["between"]);
        let dash = view.dash(at) && view.glued(at) == view.glued(at + 1);
        let to = view.is(at, w!["to", "until", "till", "through", "thru", "til"]);
        let and = between && view.is(at, w!["and"]);
        if !(dash || to || and) || view.any_before(left.first, 6, MOVED) && to {
            return None;
        }
        let the = usize::from(view.is(at + 1, w!["the"]));
        if (from || between)
            && let Some(found) = self.until_now(left, at + 1 + the)
        {
            return Some(found);
        }
        let right = self.single(at + 1 + the).filter(|right| right.first == at + 1 + the)?;
        // A weekday with its date is checked against the calendar: each stays a figure of its own.
        let checked = |found: &Found| {
            matches!(view.lex(found.first), Lexeme::Weekday(_))
                && (found.first..found.end).any(|at| view.is_number(at))
        };
        if checked(left) || checked(&right) {
            return None;
        }
        // "May to March"; "in 2014 to 2018 levels" needs a "from".
        let alike = right.grain == left.grain && left.grain < Grain::Year;
        if left.grain == Grain::Whole
            || right.grain == Grain::Whole
            || !(from || between || alike && (to || dash))
        {
            return None;
        }
        self.joined(left, &right)
    }

    fn joined(&self, left: &Found, right: &Found) -> Option<Found> {
        let end = right.end;
        let dated = right.days.and_then(|days| left.clone().in_year(days.0.year()));
        let left = dated.as_ref().filter(|_| left.days.is_none()).unwrap_or(left);
        let (Some(mut a), Some(mut b)) = (left.days, right.days) else {
            let timex = format!("{}/{}", left.timex, right.timex);
            return Some(Found::unresolved(left.first, end, timex, Grain::Whole));
        };
        let month = |at: usize| matches!(self.view.lex(at), Lexeme::Month(_));
        let yearly = |found: &Found| {
            found.open
                && matches!(found.grain, Grain::Day | Grain::Month)
                && (found.first..found.end).any(month)
        };
        let weekday = |found: &Found| {
            found.open
                && matches!(self.view.lex(found.first), Lexeme::Weekday(_))
                && found.end == found.first + 1
        };
        let weekday_of_week = |found: &Found| {
            matches!(self.view.lex(found.first), Lexeme::Weekday(_)) && found.grain == Grain::Day
        };
        if weekday(right) {
            while b.0 <= a.0 {
                b = right
                    .clone()
                    .moved_days(u64::try_from((a.0 - b.0).num_days() / 7 * 7 + 7).ok()?)
                    .days?;
            }
        } else if weekday(left) && weekday_of_week(right) {
            // "from Monday to Friday next week": both are of that week.
            let days = u64::from(b.0.weekday().days_since(a.0.weekday()));
            let from = b.0.checked_sub_days(Days::new(days))?;
            a = (from, from.succ_opt()?);
        } else if yearly(left) && !right.open {
            let years = b.0.year() - a.0.year();
            a = left.clone().moved_years(years).days?;
            if a.0 > b.0 {
                a = left.clone().moved_years(years - 1).days?;
            }
        } else if yearly(right) {
            let years = a.0.year() - b.0.year();
            b = right.clone().moved_years(years).days?;
            if b.0 < a.0 {
                b = right.clone().moved_years(years + 1).days?;
            }
        }
        if yearly(left) && yearly(right) {
            (a, b) = self.under_way(a, b);
        }
        let open = left.open || right.open;
        (a.0 < b.1 && a.0 <= b.0).then(|| Found {
            first: left.first,
            end,
            timex: interval(a.0, b.1),
            days: Some((a.0, b.1)),
            grain: Grain::Whole,
            open,
        })
    }

    /// A stretch of every year is the one that has begun, as long as it lasts: "runs from 1 June to
    /// 30 August", printed in July.
    fn under_way(&self, a: Stretch, b: Stretch) -> (Stretch, Stretch) {
        let back = |(from, to): Stretch| Some((shift_months(from, -12)?, shift_months(to, -12)?));
        let begun = self.today().filter(|today| *today < a.0).and_then(|today| {
            let begun = (back(a)?, back(b)?);
            // "will work from October to April", printed in March, speaks of the next one.
            let nearer = today - begun.0.0 < a.0 - today;
            (begun.0.0 <= today && today < begun.1.1 && nearer).then_some(begun)
        });
        begun.unwrap_or((a, b))
    }

    /// "from 2019 to the present", "between Jan. 22 and now".
    fn until_now(&self, left: &Found, at: usize) -> Option<Found> {
        if !self.view.is(at, w!["now", "present", "date", "today"]) {
            return None;
        }
        let end = at + 1;
        let (from, today) = (left.days?.0, self.today()?);
        let to = today.succ_opt()?;
        (from < to).then(|| Found { open: true, ..Found::span(left.first, end, from, to) })
    }
}
