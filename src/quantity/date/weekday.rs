//! Weekdays: "Monday", "last Friday", "Monday, June 4", "Tuesday of next week", "Friday the 13th".

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::found::monday;
use super::offset::weekdays_from;
use super::{Found, Grain, Reader, Side};
use crate::quantity::duration::shift_months;
use crate::quantity::lexicon::Lexeme;
use crate::text::Words;
use crate::w;

impl Reader<'_, '_> {
    /// Whether the weekday at `at` is a day and not a name: "The Sunday Times", "Man Friday", "the
    /// Mon".
    pub(super) fn is_weekday(&self, at: usize) -> bool {
        const EPITHETS: &Words = w![
            "man", "girl", "ruby", "shrove", "ash", "maundy", "good", "black", "cyber", "super",
            "bloody", "fat", "palm", "mad",
        ];
        let view = self.view;
        let short = view.before_is(at, w!["the"]) && view.text(at).len() == 3;
        let epithet = view.before_is(at, EPITHETS) && view.capital(at - 1);
        // "the Friday Club": an article before, a name behind.
        let name = view.capital(at)
            && view.before_is(at, w!["the"])
            && view.capital(at + 1)
            && view.lex(at + 1) == Lexeme::Other;
        // Thu is a given name, too.
        let given = view.is(at, w!["thu", "tue"]) && !self.with_number(at);
        self.written_as_name(at) && !short && !epithet && !name && !given
    }

    /// Whether a day or month stands behind a short weekday: "Thu 18th", "Tue, Aug 23".
    fn with_number(&self, at: usize) -> bool {
        let view = self.view;
        let next = at + 1 + usize::from(view.is(at + 1, w![".", ","]));
        !view.capital(at.wrapping_sub(1))
            && (self.day_number(next).is_some() || matches!(view.lex(next), Lexeme::Month(_)))
    }

    /// "Monday", "Monday, June 4, 2018", "Sunday 15 March 2025".
    pub(super) fn weekday(&self, first: usize, at: usize, day: u8, side: Side) -> Option<Found> {
        let view = self.view;
        let mut next = at + 1;
        if view.is(next, w!["."]) && view.glued(next) && view.text(at).len() <= 5 {
            next += 1;
        }
        let comma = usize::from(view.is(next, w![",", "("]) || view.hyphen(next));
        let the = usize::from(view.is(next + comma, w!["the"]));
        let date_at = next + comma + the;
        if let Lexeme::Month(month) = view.lex(date_at)
            && self.written_as_name(date_at)
            && self.day_of_month(self.after_hyphen(self.after_dot(date_at)))
        {
            return self.month_first(first, date_at, month, side);
        }
        if let Some(found) = self.day_first(first, date_at) {
            return Some(found);
        }
        // "Monday, 4/18", "Friday 11/25/2022"
        if the == 0
            && view.is_number(date_at)
            && view.is(date_at + 1, w!["/", "-"])
            && let Some(found) = self.numeric(date_at).filter(|found| found.grain == Grain::Day)
        {
            let either = view.is(date_at + 1, w!["/"]) && view.text(date_at).len() < 3;
            let found = if either { fitting(found, day) } else { found };
            return Some(found.from(first));
        }
        let weekday = Weekday::try_from(day - 1).ok()?;
        let suffixed = self.suffixed_day(date_at).filter(|_| the == 1 || comma == 0);
        let worded = || self.ordinal_day(date_at).filter(|_| the == 1);
        if let Some((number, end)) = suffixed.or_else(worded)
            && (the == 1 || !view.noun(end))
        {
            return Some(self.weekday_the(first, end, weekday, number, day));
        }
        if let Some(found) = self.of_week(first, next, weekday) {
            return Some(found);
        }
        if side == Side::Open
            && let Some(found) = self.but_one(first, next, weekday)
        {
            return Some(found);
        }
        let side = if side == Side::Open && self.ahead(first) { Side::This } else { side };
        // "the first Saturday of the month", "every Monday": no day in particular.
        let general = at > 0 && matches!(view.lex(at - 1), Lexeme::Ordinal(_))
            || view.before_is(at, w!["every", "each"]);
        let today = self.today().filter(|_| !general);
        let end = at + 1;
        let Some(day) = today.and_then(|today| nearest_weekday(today, weekday, side)) else {
            return Some(Found::unresolved(first, end, format!("XXXX-WXX-{day}"), Grain::Day));
        };
        Some(Found::open_day(first, end, day))
    }

    /// "Friday the 13th": the nearest month in which it is one.
    fn weekday_the(&self, first: usize, end: usize, weekday: Weekday, n: u32, day: u8) -> Found {
        const MONTHS: i32 = 14;
        let found = self.today().and_then(|today| {
            let month = today.with_day(1)?;
            let ahead = self.ahead(first);
            let fits = |months: i32| {
                shift_months(month, months)
                    .and_then(|month| month.with_day(n))
                    .filter(|day| day.weekday() == weekday)
            };
            let past = (0..MONTHS).find_map(|step| fits(-step));
            let next = (0..MONTHS).find_map(fits);
            match (past, next) {
                (Some(past), _) if !ahead && past <= today => Some(past),
                (past, next) => next.or(past),
            }
        });
        found.map_or_else(
            || Found::unresolved(first, end, format!("XXXX-WXX-{day}"), Grain::Day),
            |day| Found::open_day(first, end, day),
        )
    }

    /// "next week on Friday", "this week Thursday": `at` is the token behind the week.
    pub(super) fn day_of_week(&self, first: usize, at: usize, side: Side) -> Option<Found> {
        let view = self.view;
        let on = usize::from(view.is(at, w!["on"]));
        let Lexeme::Weekday(day) = view.lex(at + on) else { return None };
        let end = at + on + 1;
        // "next week on Monday, June 4" and "last week Friday prayers" say more.
        if !self.is_weekday(at + on) || view.noun(end) || view.is(end, w![","]) {
            return None;
        }
        let offset = i64::from(day - 1) + 7 * i64::from(side.step());
        let day = monday(self.today()?)?.checked_add_signed(chrono::TimeDelta::days(offset))?;
        Some(Found::open_day(first, end, day))
    }

    /// "the Friday before last", "the Monday after next".
    fn but_one(&self, first: usize, at: usize, weekday: Weekday) -> Option<Found> {
        let view = self.view;
        let ahead = match () {
            () if view.reads(at, w!["before", "last"]) => false,
            () if view.reads(at, w!["after", "next"]) => true,
            () => return None,
        };
        let end = at + 2;
        // "on Friday before last orders": another thing is the last.
        if view.noun(end) || view.capital(end) || !view.before_is(first, w!["the"]) {
            return None;
        }
        Some(Found::open_day(first, end, weekdays_from(self.today()?, weekday, 2, ahead)?))
    }

    /// "Tuesday of next week", "Monday last week".
    fn of_week(&self, first: usize, at: usize, weekday: Weekday) -> Option<Found> {
        let view = self.view;
        let of = usize::from(view.is(at, w!["of"]));
        let step = if view.is(at + of, w!["last"]) {
            -7
        } else if view.is(at + of, w!["this"]) {
            0
        } else if view.is(at + of, w!["next"]) {
            7
        } else {
            return None;
        };
        if !view.is(at + of + 1, w!["week"]) || view.before_is(first, w!["every", "each"]) {
            return None;
        }
        let offset = i64::from(weekday.num_days_from_monday()) + step;
        let day = monday(self.today()?)?.checked_add_signed(chrono::TimeDelta::days(offset))?;
        Some(Found::open_day(first, at + of + 2, day))
    }
}

/// The date in digits, or the same with day and month changed about where only that falls on the
/// weekday: "Friday 11/06/2021".
fn fitting(found: Found, weekday: u8) -> Found {
    let falls = |day: NaiveDate| day.weekday().number_from_monday() == u32::from(weekday);
    let Some((day, _)) = found.days.filter(|&(day, _)| !falls(day)) else { return found };
    match NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).filter(|&day| falls(day)) {
        Some(other) => Found { open: found.open, ..Found::day(found.first, found.end, other) },
        None => found,
    }
}

fn nearest_weekday(today: NaiveDate, weekday: Weekday, side: Side) -> Option<NaiveDate> {
    let back = (7 + today.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    let last = today.checked_sub_days(Days::new(u64::from(back)))?;
    match side {
        // A day or two back in the same week it would be the plain weekday.
        Side::Last if back <= 2 && back <= today.weekday().num_days_from_monday() => {
            last.checked_sub_days(Days::new(7))
        }
        Side::Last | Side::Open => Some(last),
        Side::This => last.checked_add_days(Days::new(if back == 0 { 0 } else { 7 })),
        // "next Friday" is the one of next week.
        Side::Next => monday(today)?
            .checked_add_days(Days::new(7 + u64::from(weekday.num_days_from_monday()))),
    }
}
