//! Counted times: their TIMEX3 value, and the days an anchored one covers.

use chrono::{Months, NaiveDate};

use super::decimal::Decimal;
use crate::text::Published;

/// TIMEX3 of a counted time: "P60Y", "PT3H"; `None` for a unit TIMEX3 has no letter for.
pub(super) fn duration_timex(value: Decimal, unit: &str) -> Option<String> {
    let (times, letter) = match unit {
        "second" => (1, "TS"),
        "minute" => (1, "TM"),
        "hour" => (1, "TH"),
        "day" => (1, "D"),
        "week" => (1, "W"),
        "fortnight" => (2, "W"),
        "month" => (1, "M"),
        "quarter" => (3, "M"),
        "year" => (1, "Y"),
        "decade" => (10, "Y"),
        "century" => (100, "Y"),
        "millennium" => (1000, "Y"),
        _ => return None,
    };
    let value = value.checked_mul(Decimal::whole(times))?;
    let (time, letter) = letter.strip_prefix('T').map_or(("", letter), |letter| ("T", letter));
    Some(format!("P{time}{value}{letter}"))
}

/// The days an anchored duration covers: back from (or ahead of) the publication date.
pub(super) fn anchored(
    published: Option<Published>,
    value: Decimal,
    unit: &str,
    ahead: bool,
) -> Option<(NaiveDate, NaiveDate)> {
    let day = published?.day()?;
    let count = i32::try_from(value.to_i64()?).ok().filter(|count| *count >= 0)?;
    let count = if ahead { count } else { -count };
    let other = match unit {
        "day" => day.checked_add_signed(chrono::TimeDelta::try_days(i64::from(count))?),
        "week" => day.checked_add_signed(chrono::TimeDelta::try_weeks(i64::from(count))?),
        "month" => shift_months(day, count),
        "year" => shift_months(day, count.checked_mul(12)?),
        "decade" => shift_months(day, count.checked_mul(120)?),
        "century" => shift_months(day, count.checked_mul(1200)?),
        _ => None,
    }?;
    Some(if ahead { (day, other) } else { (other, day) })
}

/// Moves a day by whole months.
pub(super) fn shift_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let step = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(step) } else { day.checked_add_months(step) }
}
