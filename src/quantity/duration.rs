//! Counted times: their TIMEX3 value, how long they are on the calendar, and the days an anchored
//! one covers. How one is read is told in `rules/duration.rs`.

use std::fmt::Write as _;

use chrono::{Months, NaiveDate, TimeDelta};

use super::decimal::Decimal;
use super::figure::{Bound, Figure, FigureKind};
use super::scan::Draft;
use super::view::View;
use crate::text::{Published, Words};
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
        let length = Self { months: i32::try_from(times(months)?).ok()?, days: times(days)? };
        (length.months >= 0 && length.days >= 0 && length != Self::default()).then_some(length)
    }

    /// Both, one after the other.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        Some(Self {
            months: self.months.checked_add(other.months)?,
            days: self.days.checked_add(other.days)?,
        })
    }

    /// The day so long after `day`.
    pub(super) fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        shift_months(day, self.months)?.checked_add_signed(TimeDelta::try_days(self.days)?)
    }

    /// The day so long before `day`.
    pub(super) fn before(self, day: NaiveDate) -> Option<NaiveDate> {
        shift_months(day, -self.months)?.checked_sub_signed(TimeDelta::try_days(self.days)?)
    }
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
    const AHEAD: &Words = w!["will", "ll", "'ll", "’ll", "shall", "would", "could", "may", "due"];
    let today = published?.day()?;
    if view.is(end, w!["ago"]) {
        return one_day(length.before(today)?);
    }
    if view.reads(end, w!["from", "now"]) || view.is(end, w!["hence"]) {
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
        return Some((today, length.after(today)?));
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

fn one_day(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    Some((day, day.succ_opt()?))
}

/// Anchors the times of a sentence that are told from one of its dates: "sank on March 3 and was
/// found nine days later", "four days before yesterday", "the last three months of 2018".
pub(super) fn link(view: &View<'_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        if let Some(days) = next_day(view, &drafts[..at], draft) {
            let figure = &mut drafts[at].figure;
            figure.timex = Some(days.0.to_string());
            (figure.from_date, figure.to_date) = (Some(days.0), Some(days.1));
            continue;
        }
        if draft.figure.kind != FigureKind::Duration || draft.figure.from_date.is_some() {
            continue;
        }
        let days = lengths(&draft.figure).and_then(|length| {
            let next = drafts.get(at + 1).filter(|next| is_date(next));
            let before = drafts[..at].iter().rev().take(NEAR_FIGURES).find(|draft| is_date(draft));
            from_next(view, draft, next, length)
                .or_else(|| from_before(view, draft, before, length))
        });
        let figure = &mut drafts[at].figure;
        (figure.from_date, figure.to_date) = days.unzip();
    }
}

/// A time is told from a date at most so many figures before it.
const NEAR_FIGURES: usize = 16;

/// "on Friday … and sign it the next day".
fn next_day(view: &View<'_>, before: &[Draft], draft: &Draft) -> Option<(NaiveDate, NaiveDate)> {
    let figure = &draft.figure;
    if figure.kind != FigureKind::Date
        || figure.from_date.is_some()
        || !view.is(draft.end - 1, w!["day"])
        || draft.end != draft.first + 2
    {
        return None;
    }
    let date = before.iter().rev().take(NEAR_FIGURES).find(|before| is_date(before))?;
    let (from, to) = date.figure.from_date.zip(date.figure.to_date)?;
    if from.succ_opt() != Some(to) {
        return None;
    }
    one_day(if view.is(draft.first, w!["next"]) { to } else { from.pred_opt()? })
}

fn is_date(draft: &Draft) -> bool {
    draft.figure.kind == FigureKind::Date && draft.figure.from_date.is_some()
}

fn lengths(figure: &Figure) -> Option<Length> {
    let timex = figure.timex.as_deref()?;
    let mut length = Length::default();
    let mut digits = String::new();
    for c in timex.strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' | '.' => {
                digits.push(c);
                continue;
            }
            'Y' => "year",
            'M' => "month",
            'W' => "week",
            'D' => "day",
            _ => return None,
        };
        length = length.and(Length::of(Decimal::parse(&digits)?, unit)?)?;
        digits.clear();
    }
    Some(length)
}

/// "four days before yesterday", "three weeks from May 4", "the first six months of 2019".
fn from_next(
    view: &View<'_>,
    draft: &Draft,
    next: Option<&Draft>,
    length: Length,
) -> Option<(NaiveDate, NaiveDate)> {
    let next = next?;
    let (from, to) = next.figure.from_date.zip(next.figure.to_date)?;
    // "for three days starting (from) Monday"
    if view.is(draft.end, w!["starting", "beginning"])
        && (draft.end + 1..draft.end + 3).contains(&next.first)
    {
        return Some((from, length.after(from)?));
    }
    if next.first != draft.end + 1 {
        return None;
    }
    if view.is(draft.end, w!["of", "in"]) {
        if view.before_is(draft.first, w!["first", "opening"]) {
            return length.after(from).filter(|end| *end <= to).map(|end| (from, end));
        }
        if view.before_is(draft.first, w!["last", "final", "closing"]) {
            return length.before(to).filter(|start| *start >= from).map(|start| (start, to));
        }
        return None;
    }
    let single = from.succ_opt() == Some(to);
    if !single {
        return None;
    }
    if view.is(draft.end, w!["before"]) {
        return one_day(length.before(from)?);
    }
    if !view.is(draft.end, w!["after", "from"]) {
        return None;
    }
    let day = length.after(from)?;
    // "less than two weeks from today" is any day until then.
    let until = matches!(draft.figure.bound, Bound::Below | Bound::AtMost);
    if until { Some((from, day)) } else { one_day(day) }
}

/// "on March 3 … nine days later", "in 1987 … ten years later".
fn from_before(
    view: &View<'_>,
    draft: &Draft,
    before: Option<&Draft>,
    length: Length,
) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = before.and_then(|date| date.figure.from_date.zip(date.figure.to_date))?;
    let count = (to - from).num_days();
    // A year has no "nine days later", a day has.
    let fits = count == 1
        || count <= 31 && length.days == 0
        || length.months % 12 == 0 && length.days == 0;
    if !fits || count > 366 {
        return None;
    }
    let shift = |day| match () {
        () if view.is(draft.end, w!["later"]) => length.after(day),
        () if view.is(draft.end, w!["earlier"]) => length.before(day),
        () => None,
    };
    if count == 1 { one_day(shift(from)?) } else { Some((shift(from)?, shift(to)?)) }
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
