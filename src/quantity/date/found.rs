//! What a date is once it is found: its tokens, its TIMEX3 value and its days, and how fine it is.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::quantity::duration::shift_months;

/// A date found in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::quantity) struct Found {
    pub(in crate::quantity) first: usize,
    pub(in crate::quantity) end: usize,
    pub(in crate::quantity) timex: String,
    /// First day covered and first day after; `None` when it cannot be resolved.
    pub(in crate::quantity) days: Option<(NaiveDate, NaiveDate)>,
    /// How fine it is.
    pub(super) grain: Grain,
    /// Whether part of it was not printed but decided by the publication date.
    pub(super) open: bool,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    /// A day of a month or of the week.
    Day,
    /// A week or weekend.
    Week,
    /// A month.
    Month,
    /// A season, a quarter, half a year.
    Quarter,
    /// A year.
    Year,
    /// A decade or century.
    Decade,
    /// A range, or anything that is not cut up any further.
    Whole,
}

impl Found {
    /// A date that cannot be resolved.
    pub(super) fn unresolved(first: usize, end: usize, timex: String, grain: Grain) -> Self {
        Self { first, end, timex, days: None, grain, open: true }
    }

    /// One day.
    pub(super) fn day(first: usize, end: usize, day: NaiveDate) -> Self {
        let days = day.succ_opt().map(|next| (day, next));
        Self { first, end, timex: day.to_string(), days, grain: Grain::Day, open: false }
    }

    /// One day of which part is not printed.
    pub(super) fn open_day(first: usize, end: usize, day: NaiveDate) -> Self {
        Self { open: true, ..Self::day(first, end, day) }
    }

    /// The month that `day` lies in.
    pub(super) fn month(first: usize, end: usize, day: NaiveDate) -> Self {
        let from = day.with_day(1);
        let days = from.and_then(|from| Some((from, from.checked_add_months(Months::new(1))?)));
        let timex = day.format("%Y-%m").to_string();
        Self { first, end, timex, days, grain: Grain::Month, open: false }
    }

    /// The week from Monday that `day` lies in.
    pub(super) fn week(first: usize, end: usize, day: NaiveDate) -> Self {
        let days = monday(day).and_then(|from| Some((from, from.checked_add_days(Days::new(7))?)));
        let timex = day.format("%G-W%V").to_string();
        Self { first, end, timex, days, grain: Grain::Week, open: false }
    }

    /// The seven days that begin with `from`: a week, where that is a Monday.
    pub(super) fn seven_days(first: usize, end: usize, from: NaiveDate) -> Option<Self> {
        let to = from.checked_add_days(Days::new(7))?;
        if monday(from)? == from {
            return Some(Self::week(first, end, from));
        }
        Some(Self { grain: Grain::Week, ..Self::span(first, end, from, to) })
    }

    /// Saturday and Sunday of the week that `day` lies in.
    pub(super) fn weekend(first: usize, end: usize, day: NaiveDate) -> Self {
        let days = monday(day).and_then(|from| {
            Some((from.checked_add_days(Days::new(5))?, from.checked_add_days(Days::new(7))?))
        });
        let timex = day.format("%G-W%V-WE").to_string();
        Self { first, end, timex, days, grain: Grain::Week, open: false }
    }

    /// A whole year.
    pub(super) fn year(first: usize, end: usize, year: i32) -> Self {
        let days = year_days(year, 1);
        Self { first, end, timex: format!("{year:04}"), days, grain: Grain::Year, open: false }
    }

    /// Ten or a hundred years from `year`.
    pub(super) fn years(first: usize, end: usize, year: i32, count: i32) -> Self {
        let days = year_days(year, count);
        let timex = match count {
            100 => format!("{:02}", year / 100),
            _ => format!("{:03}", year / 10),
        };
        Self { first, end, timex, days, grain: Grain::Decade, open: false }
    }

    /// Any other span of days: "2018-03-03/2018-03-05".
    pub(super) fn span(first: usize, end: usize, from: NaiveDate, to: NaiveDate) -> Self {
        let timex = interval(from, to);
        Self { first, end, timex, days: Some((from, to)), grain: Grain::Whole, open: false }
    }

    /// The same with its first token earlier.
    #[must_use]
    pub(super) fn from(self, first: usize) -> Self {
        Self { first, ..self }
    }

    /// The same date so many years later, as far as its year was not printed.
    #[must_use]
    pub(super) fn moved_years(self, years: i32) -> Self {
        let days = self.days.and_then(|(from, to)| {
            Some((shift_months(from, years * 12)?, shift_months(to, years * 12)?))
        });
        let Some((from, _)) = days else { return self };
        let timex = match self.grain {
            Grain::Day => from.to_string(),
            Grain::Month => from.format("%Y-%m").to_string(),
            _ => return self,
        };
        Self { timex, days, ..self }
    }

    /// A month or day without a year ("XXXX-03", "XXXX-03-12") in that year.
    pub(super) fn in_year(self, year: i32) -> Option<Self> {
        let (first, end) = (self.first, self.end);
        let mut parts = self.timex.strip_prefix("XXXX-")?.split('-').map(str::parse::<u32>);
        let month = parts.next()?.ok()?;
        let found = match parts.next() {
            Some(day) => Self::day(first, end, NaiveDate::from_ymd_opt(year, month, day.ok()?)?),
            None => Self::month(first, end, NaiveDate::from_ymd_opt(year, month, 1)?),
        };
        parts.next().is_none().then_some(Self { open: true, ..found })
    }

    /// The same date so many days later.
    #[must_use]
    pub(super) fn moved_days(self, days: u64) -> Self {
        let (first, end) = (self.first, self.end);
        let day = self.days.and_then(|(from, _)| from.checked_add_days(Days::new(days)));
        day.map_or(self, |day| Self::open_day(first, end, day))
    }
}

/// "2018-03-03/2018-03-05": TIMEX3 names the first and the last day.
pub(super) fn interval(from: NaiveDate, to: NaiveDate) -> String {
    let last = to.pred_opt().unwrap_or(to);
    let years = from.ordinal() == 1 && to.ordinal() == 1;
    let months = from.day() == 1 && to.day() == 1;
    if years {
        format!("{:04}/{:04}", from.year(), last.year())
    } else if months {
        format!("{}/{}", from.format("%Y-%m"), last.format("%Y-%m"))
    } else {
        format!("{from}/{last}")
    }
}

/// TIMEX3 of these days: a day, month, quarter, year, or a span of them.
pub(in crate::quantity) fn timex_of(from: NaiveDate, to: NaiveDate) -> String {
    let starts = from.day() == 1;
    let months = |count| starts && from.checked_add_months(Months::new(count)) == Some(to);
    match () {
        () if from.succ_opt() == Some(to) => from.to_string(),
        () if months(1) => from.format("%Y-%m").to_string(),
        () if months(3) && from.month0().is_multiple_of(3) => {
            format!("{:04}-Q{}", from.year(), from.month0() / 3 + 1)
        }
        () if months(12) && from.month() == 1 => format!("{:04}", from.year()),
        () => interval(from, to),
    }
}

fn year_days(year: i32, count: i32) -> Option<(NaiveDate, NaiveDate)> {
    let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some((from, NaiveDate::from_ymd_opt(year.checked_add(count)?, 1, 1)?))
}

/// The Monday of the week that `day` lies in.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}
