//! Counted times: their TIMEX3 value, how long they are on the calendar, and the days of one that
//! is told from the publication date. How one is read is told in `rules/duration.rs`; what is told
//! from another date, in `anchor.rs`.

use std::fmt::Write as _;

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use super::decimal::Decimal;
use super::figure::Bound;
use super::view::View;
use crate::text::{Published, Word, Words};
use crate::w;

/// TIMEX3 of a counted time: "P60Y", "PT3H"; `None` for a unit TIMEX3 has no letter for.
pub(super) fn duration_timex(value: Decimal, unit: &str) -> Option<String> {
    timex(&[(value, unit)])
}

/// TIMEX3 of a time in several parts, in any order: "P63Y7M", "PT2H15M".
pub(super) fn timex(parts: &[(Decimal, &str)]) -> Option<String> {
    const LETTERS: [&str; 7] = ["Y", "M", "W", "D", "TH", "TM", "TS"];
    let mut sums = [Decimal::ZERO; LETTERS.len()];
    for &(value, unit) in parts {
        let (times, letter) = letter_of(unit)?;
        let at = LETTERS.iter().position(|own| *own == letter)?;
        sums[at] = sums[at].checked_add(value.checked_mul(times)?)?;
    }
    let none = sums.iter().all(|sum| *sum == Decimal::ZERO);
    let mut written = "P".to_owned();
    for (sum, letter) in sums.into_iter().zip(LETTERS) {
        let first = parts.first().and_then(|part| letter_of(part.1));
        let only = none && first.is_some_and(|(_, own)| own == letter);
        if sum == Decimal::ZERO && !only {
            continue;
        }
        let time = letter.strip_prefix('T');
        if time.is_some() && !written.contains('T') {
            written.push('T');
        }
        // Writing to a string cannot fail.
        let _ = write!(written, "{sum}{}", time.unwrap_or(letter));
    }
    Some(written)
}

/// How many of which of TIMEX3's letters a unit is; hours, minutes and seconds behind a T.
fn letter_of(unit: &str) -> Option<(Decimal, &'static str)> {
    Some(match unit {
        "millisecond" => (Decimal::new(1, -3), "TS"),
        "microsecond" => (Decimal::new(1, -6), "TS"),
        "nanosecond" => (Decimal::new(1, -9), "TS"),
        "second" => (Decimal::ONE, "TS"),
        "minute" => (Decimal::ONE, "TM"),
        "hour" => (Decimal::ONE, "TH"),
        "day" => (Decimal::ONE, "D"),
        "week" => (Decimal::ONE, "W"),
        "fortnight" => (Decimal::whole(2), "W"),
        "month" => (Decimal::ONE, "M"),
        "quarter" => (Decimal::whole(3), "M"),
        "year" => (Decimal::ONE, "Y"),
        "decade" => (Decimal::whole(10), "Y"),
        "century" => (Decimal::whole(100), "Y"),
        "millennium" => (Decimal::whole(1000), "Y"),
        _ => return None,
    })
}

/// How long a time is on the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Length {
    months: i32,
    days: i64,
    /// Whether only days from Monday to Friday count.
    working: bool,
}

impl Length {
    /// The length of a counted time; `None` for one that is no whole number of days or months.
    pub(super) fn of(value: Decimal, unit: &str) -> Option<Self> {
        let (months, days) = match unit {
            "day" => (0, 1),
            "week" => (0, 7),
            "fortnight" => (0, 14),
            "month" => (1, 0),
            "quarter" => (3, 0),
            "year" => (12, 0),
            "decade" => (120, 0),
            "century" => (1200, 0),
            _ => return None,
        };
        let times = |each: i64| value.checked_mul(Decimal::whole(each))?.to_i64();
        let months = i32::try_from(times(months)?).ok()?;
        let length = Self { months, days: times(days)?, working: false };
        (length.months >= 0 && length.days >= 0 && length != Self::default()).then_some(length)
    }

    /// Both, one after the other.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        Some(Self {
            months: self.months.checked_add(other.months)?,
            days: self.days.checked_add(other.days)?,
            working: false,
        })
    }

    /// One of the unit of time that `word` names.
    pub(super) fn of_word(word: Word) -> Option<Self> {
        let (months, days) = match () {
            () if word == Word::of("day") => (0, 1),
            () if word == Word::of("week") => (0, 7),
            () if word == Word::of("fortnight") => (0, 14),
            () if word == Word::of("month") => (1, 0),
            () if word == Word::of("quarter") => (3, 0),
            () if word == Word::of("year") => (12, 0),
            () if word == Word::of("decade") => (120, 0),
            () if word == Word::of("century") => (1200, 0),
            () => return None,
        };
        Some(Self { months, days, working: false })
    }

    /// The same in working days: weekends are jumped over, holidays are not known.
    pub(super) fn on_working_days(self) -> Option<Self> {
        /// Nobody counts more of them.
        const MOST: i64 = 1000;
        (self.months == 0 && self.days <= MOST).then_some(Self { working: true, ..self })
    }

    /// Whether it is a number of months.
    pub(super) const fn is_months(self) -> bool {
        self.days == 0
    }

    /// Whether it is a number of years.
    pub(super) const fn is_years(self) -> bool {
        self.days == 0 && self.months % 12 == 0
    }

    /// The day so long after `day`.
    pub(super) fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        if self.working {
            return work(day, self.days, NaiveDate::succ_opt);
        }
        shift_months(day, self.months)?.checked_add_signed(TimeDelta::try_days(self.days)?)
    }

    /// The day so long before `day`.
    pub(super) fn before(self, day: NaiveDate) -> Option<NaiveDate> {
        if self.working {
            return work(day, self.days, NaiveDate::pred_opt);
        }
        shift_months(day, -self.months)?.checked_sub_signed(TimeDelta::try_days(self.days)?)
    }
}

/// So many working days from `day`, one `step` after the other.
fn work(
    day: NaiveDate,
    days: i64,
    step: impl Fn(&NaiveDate) -> Option<NaiveDate>,
) -> Option<NaiveDate> {
    let (mut day, mut left) = (day, days);
    while left > 0 {
        day = step(&day)?;
        left -= i64::from(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    }
    Some(day)
}

/// Whether the time from `first` to `end` is counted in working days: "six business days".
pub(super) fn working(view: &View<'_>, first: usize, end: usize) -> bool {
    (first..end).any(|at| view.is(at, w!["business", "working"]))
}

/// Moves a day by whole months.
pub(super) fn shift_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let step = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(step) } else { day.checked_add_months(step) }
}

/// The days of a time that is anchored to the publication date: "three years ago" is a day, "the
/// past two years" all of them. The three tokens: where its bound begins, it, and what follows.
pub(super) fn told_from_today(
    view: &View<'_>,
    published: Option<Published>,
    length: Length,
    (bound_at, first, end): (usize, usize, usize),
) -> Option<(NaiveDate, NaiveDate)> {
    const BACK: &Words = w!["past", "last", "previous", "preceding"];
    const NEXT: &Words = w!["next", "coming", "upcoming"];
    const AHEAD: &Words = w![
        "will", "ll", "'ll", "’ll", "shall", "would", "could", "may", "due", "plans", "hopes",
        "expects", "promises", "please",
    ];
    let today = published?.day()?;
    if view.is(end, w!["ago"]) {
        return one_day(length.before(today)?);
    }
    let future = view.reads(end, w!["in", "the", "future"]);
    if view.reads(end, w!["from", "now"]) || view.is(end, w!["hence"]) || future {
        return one_day(length.after(today)?);
    }
    // "in two weeks’ time" is always ahead.
    let mark = view.is(end, w!["'", "’", "'s", "’s"]);
    if mark && view.is(end + 1, w!["time"]) && view.before_is(bound_at, w!["in"]) {
        return one_day(length.after(today)?);
    }
    let named = |words: &Words| {
        view.before_is(bound_at, words) || view.any_after(first, end - first, words)
    };
    // "the last three months of 2020" are told from that year.
    if named(BACK) && !view.is(end, w!["of"]) {
        return Some((length.before(today)?, today));
    }
    if named(NEXT) {
        // "Within the next ten days" may be today, "the next ten days" begin with tomorrow.
        let within = bound_at >= 1 && view.any_before(bound_at, 3, w!["within"]);
        let from = if within { today } else { today.succ_opt()? };
        return Some((from, length.after(from)?));
    }
    if !view.any_before(bound_at, 12, AHEAD) {
        return None;
    }
    if view.before_is(bound_at, w!["within"]) {
        return Some((today, length.after(today)?));
    }
    // "will open in two weeks", but not "will grow 5 percent in two years of peace"
    let over = view.is(end, w!["of"]);
    if view.before_is(bound_at, w!["in"]) && !over { one_day(length.after(today)?) } else { None }
}

/// The day that the time from `first` to `end` is counted from, and the token behind it: "two days
/// before yesterday", "six weeks from today".
pub(super) fn anchored(
    view: &View<'_>,
    published: Option<Published>,
    length: Option<Length>,
    bound: Bound,
    end: usize,
) -> Option<(usize, Option<(NaiveDate, NaiveDate)>)> {
    let back = view.is(end, w!["before"]);
    if !back && !view.is(end, w!["after", "from"]) || view.capital(end + 1) {
        return None;
    }
    let offset = match () {
        () if view.is(end + 1, w!["today"]) => 0,
        () if view.is(end + 1, w!["tomorrow", "tmrw"]) => 1,
        () if view.is(end + 1, w!["yesterday"]) => -1,
        () => return None,
    };
    // "six days from today’s vote" is told from the vote.
    if view.kind(end + 2) == Some(crate::text::TokenKind::Suffix) {
        return None;
    }
    let day = || published?.day()?.checked_add_signed(TimeDelta::days(offset));
    let until = matches!(bound, Bound::Below | Bound::AtMost);
    let days = length.zip(day()).and_then(|(length, day)| {
        let other = if back { length.before(day)? } else { length.after(day)? };
        if until { Some((day.min(other), day.max(other))) } else { one_day(other) }
    });
    Some((end + 2, days))
}

fn one_day(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    Some((day, day.succ_opt()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_in_order() {
        let value = |n| Decimal::whole(n);
        assert_eq!(timex(&[(value(63), "year"), (value(7), "month")]).unwrap(), "P63Y7M");
        assert_eq!(timex(&[(value(2), "hour"), (value(15), "minute")]).unwrap(), "PT2H15M");
        assert_eq!(timex(&[(value(1), "day"), (value(3), "hour")]).unwrap(), "P1DT3H");
        assert_eq!(duration_timex(value(6), "decade").unwrap(), "P60Y");
        assert_eq!(duration_timex(Decimal::new(15, 0), "millisecond").unwrap(), "PT0.015S");
        assert_eq!(duration_timex(Decimal::ZERO, "hour").unwrap(), "PT0H");
        assert_eq!(duration_timex(value(6), "mile"), None);
    }

    #[test]
    fn a_length_is_whole_days_or_months() {
        let half = Decimal::new(5, -1);
        assert_eq!(Length::of(half, "century").unwrap().months, 600);
        assert_eq!(Length::of(half, "day"), None);
        assert_eq!(Length::of(Decimal::whole(3), "hour"), None);
        let day = NaiveDate::from_ymd_opt(2024, 3, 31).unwrap();
        let month = Length::of(Decimal::ONE, "month").unwrap();
        assert_eq!(month.before(day).unwrap().to_string(), "2024-02-29");
    }
}
