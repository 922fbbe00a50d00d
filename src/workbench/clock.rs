//! Times as people type them: those ahead, by which something is due, and those gone by, at which
//! something was said or seen. A time without a zone is the machine's own.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta};
use chrono::{TimeZone as _, Utc};

use super::error::Error;
use crate::text::Published;

/// Clocks of two people agree about this well.
const ALIKE: TimeDelta = TimeDelta::minutes(1);

/// Reads a closing time as an editor types it; `18:00` is the next time it is.
pub fn closing_time(text: &str) -> Result<DateTime<Utc>, Error> {
    due_at(text, Utc::now())
}

/// Says so when the time by which something is due has gone by: perhaps it was mistyped.
pub fn gone_by(due_at: Option<DateTime<Utc>>) -> Option<String> {
    let gone = due_at.is_some_and(|due| due < Utc::now());
    gone.then(|| "That closing time has passed already.".to_owned())
}

/// Reads the time at which something was said; `16:42` is the last time it was.
pub fn past_time(text: &str) -> Result<DateTime<Utc>, Error> {
    past(text, Utc::now())
}

/// Reads a day or a time gone by and returns it as the store keeps it: `2023-07-14`, or the moment.
pub(super) fn past_day(text: &str, now: DateTime<Utc>) -> Result<String, Error> {
    let text = text.trim();
    match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        // Somewhere on earth it is tomorrow already.
        Ok(day) if day <= now.date_naive() + TimeDelta::days(1) => {
            Ok(day.format("%Y-%m-%d").to_string())
        }
        Ok(_) => Err(ahead(text)),
        Err(_) => past(text, now).map(stamp),
    }
}

/// Returns a moment as the store keeps it.
pub(super) fn stamp(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Returns a moment as stored to the minute, in the machine's own zone; `None` for what is none.
pub fn local_minute(stored: &str) -> Option<String> {
    let moment = DateTime::parse_from_rfc3339(stored).ok()?;
    Some(moment.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string())
}

/// Returns what the machine's own zone is called: `Europe/Madrid (UTC+02:00)`, `UTC`.
pub fn zone() -> String {
    let offset = Local::now().format("%:z").to_string();
    let name = iana_time_zone::get_timezone().unwrap_or_default();
    match (name.as_str(), offset.as_str()) {
        ("" | "UTC" | "Etc/UTC", "+00:00") => "UTC".to_owned(),
        ("" | "UTC" | "Etc/UTC", offset) => format!("UTC{offset}"),
        (name, offset) => format!("{name} (UTC{offset})"),
    }
}

/// What a text that names a time says.
enum Named {
    Moment(DateTime<Utc>),
    /// Only the time of day.
    Daily(NaiveTime),
}

fn named(text: &str) -> Option<Named> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(Named::Moment(moment.to_utc()));
    }
    let spaced = text.replacen('T', " ", 1);
    for pattern in ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"] {
        if let Ok(moment) = NaiveDateTime::parse_from_str(&spaced, pattern) {
            return local(moment).map(Named::Moment);
        }
    }
    if let Some(time) = time_of_day(text) {
        return Some(Named::Daily(time));
    }
    // A day, then a time, with whatever spaces in both.
    text.match_indices(char::is_whitespace).find_map(|(at, _)| {
        let (day, time) = text.split_at(at);
        let day = Published::typed(day.trim_end_matches(','))?.day()?;
        local(day.and_time(time_of_day(time.trim())?)).map(Named::Moment)
    })
}

/// Reads `18:00`, `18.00`, `6 pm`, `6.30pm`, `6:30 p.m.`, `noon`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    if let Ok(time) = NaiveTime::parse_from_str(text, "%H:%M") {
        return Some(time);
    }
    let lower = text.to_lowercase();
    if lower == "noon" {
        return NaiveTime::from_hms_opt(12, 0, 0);
    }
    let half = [("p.m.", 12), ("pm", 12), ("a.m.", 0), ("am", 0)];
    let half = half.iter().find_map(|(word, hours)| Some((lower.strip_suffix(word)?, *hours)));
    let time = half.map_or(lower.as_str(), |(time, _)| time.trim_end());
    let (hour, minute) = match time.split_once(['.', ':']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        // An hour alone is one only when it says which half of the day.
        None if half.is_some() => (time, "0"),
        _ => return None,
    };
    let number = |digits: &str| {
        let plain = digits.len() <= 2 && digits.bytes().all(|sign| sign.is_ascii_digit());
        plain.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let hour = match (half, number(hour)?) {
        (None, hour) => hour,
        (Some((_, later)), hour @ 1..=12) => hour % 12 + later,
        (Some(_), _) => return None,
    };
    NaiveTime::from_hms_opt(hour, number(minute)?, 0)
}

/// A moment of the machine's own zone; of an hour that comes twice, the first one.
fn local(moment: NaiveDateTime) -> Option<DateTime<Utc>> {
    Local.from_local_datetime(&moment).earliest().map(|moment| moment.to_utc())
}

fn due_at(text: &str, now: DateTime<Utc>) -> Result<DateTime<Utc>, Error> {
    let wrong = || {
        Error::usage(format!("{text:?} is no closing time.")).hint(
            "Write 18:00, \"6 pm\", \
                   \"2023-07-14 18:00\", or with a zone 2023-07-14T18:00:00+02:00.",
        )
    };
    let time = match named(text).ok_or_else(wrong)? {
        Named::Moment(due) => return Ok(due),
        Named::Daily(time) => time,
    };
    let today = now.with_timezone(&Local).date_naive();
    let due = local(today.and_time(time)).ok_or_else(wrong)?;
    if due > now {
        return Ok(due);
    }
    today.succ_opt().and_then(|tomorrow| local(tomorrow.and_time(time))).ok_or_else(wrong)
}

fn past(text: &str, now: DateTime<Utc>) -> Result<DateTime<Utc>, Error> {
    let wrong = || {
        Error::usage(format!("{text:?} is no time."))
            .hint("Write 16:42, \"2023-07-14 16:42\", or with a zone 2023-07-14T16:42:00+02:00.")
    };
    let time = match named(text).ok_or_else(wrong)? {
        Named::Moment(moment) if moment > now + ALIKE => return Err(ahead(text)),
        Named::Moment(moment) => return Ok(moment.min(now)),
        Named::Daily(time) => time,
    };
    let today = now.with_timezone(&Local).date_naive();
    let said = local(today.and_time(time)).ok_or_else(wrong)?;
    if said <= now {
        return Ok(said);
    }
    today.pred_opt().and_then(|yesterday| local(yesterday.and_time(time))).ok_or_else(wrong)
}

fn ahead(text: &str) -> Error {
    Error::usage(format!("{text} lies ahead, so it cannot have happened then."))
        .hint("Look at the year and the zone.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::Kind;

    #[test]
    fn a_closing_time_lies_ahead() {
        let now = Utc::now();
        for text in ["00:00", "12:30", "23:59"] {
            let due = due_at(text, now).unwrap();
            assert!(due > now && due <= now + TimeDelta::hours(25), "{text}");
        }
        let zoned = due_at("2023-07-14T18:00:00+02:00", now).unwrap();
        assert_eq!(zoned.to_rfc3339(), "2023-07-14T16:00:00+00:00");
        assert!(due_at("2023-07-14 18:00", now).is_ok());
    }

    #[test]
    fn a_time_is_read_as_people_type_it() {
        let time = |text| time_of_day(text).map(|time| time.format("%H:%M").to_string());
        for (text, read) in [
            ("6 pm", "18:00"),
            ("6.30pm", "18:30"),
            ("6:05 P.M.", "18:05"),
            ("18.00", "18:00"),
            ("12 am", "00:00"),
            ("12pm", "12:00"),
            ("noon", "12:00"),
        ] {
            assert_eq!(time(text).as_deref(), Some(read), "{text}");
        }
        for text in ["6", "18 pm", "0 am", "6.5pm", "6.3", "pm", "18.00.00", "+6 pm", "6.75 pm"] {
            assert_eq!(time(text), None, "{text}");
        }
        let due = |text| due_at(text, Utc::now()).unwrap();
        assert_eq!(due("29 November 2026, 6 pm"), due("2026-11-29 18:00"));
        assert_eq!(due("2026-11-29 18.00"), due("2026-11-29 18:00"));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["", "soon", "25:00", "2023-02-30 10:00"] {
            assert_eq!(due_at(text, Utc::now()).unwrap_err().kind, Kind::Usage, "{text}");
        }
    }

    #[test]
    fn a_time_gone_by_lies_behind() {
        let now = Utc::now();
        for text in ["00:00", "12:30", "23:59"] {
            let said = past(text, now).unwrap();
            assert!(said <= now && said >= now - TimeDelta::hours(25), "{text}");
        }
        let zoned = past("2023-07-14T18:42:00+02:00", now).unwrap();
        assert_eq!(zoned.to_rfc3339(), "2023-07-14T16:42:00+00:00");
        // The minute that has just begun is not yet over on everybody's clock.
        let soon = (now + TimeDelta::seconds(30)).to_rfc3339();
        assert_eq!(past(&soon, now).unwrap(), now);
        for text in ["", "soon", "25:00", "2999-01-01 10:00"] {
            assert_eq!(past(text, now).unwrap_err().kind, Kind::Usage, "{text}");
        }
    }

    #[test]
    fn a_day_stays_a_day() {
        let now = "2023-07-14T16:42:00Z".parse().unwrap();
        assert_eq!(past_day(" 2023-07-13", now).unwrap(), "2023-07-13");
        assert_eq!(past_day("2023-07-13T10:00:00Z", now).unwrap(), "2023-07-13T10:00:00Z");
        for text in ["2023-07", "2023-07-32", "2023-07-16", "yesterday"] {
            assert_eq!(past_day(text, now).unwrap_err().kind, Kind::Usage, "{text}");
        }
    }
}
