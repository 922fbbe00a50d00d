//! Times for people: in the machine's own zone, and today's without the day.

use chrono::{DateTime, Local, Utc};

/// Returns a time of the store as people read it: `16:42` for today, else with the day. A day, and
/// whatever is no time, stays as it is.
pub(super) fn clock(stored: &str) -> String {
    as_of(stored, Utc::now())
}

fn as_of(stored: &str, now: DateTime<Utc>) -> String {
    let Ok(moment) = DateTime::parse_from_rfc3339(stored) else { return stored.to_owned() };
    let (moment, now) = (moment.with_timezone(&Local), now.with_timezone(&Local));
    let today = moment.date_naive() == now.date_naive();
    moment.format(if today { "%H:%M" } else { "%Y-%m-%d %H:%M" }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_needs_no_day() {
        let now = Utc::now();
        assert_eq!(as_of(&now.to_rfc3339(), now).len(), "16:42".len());
        let before = now - chrono::TimeDelta::days(2);
        assert_eq!(as_of(&before.to_rfc3339(), now).len(), "2023-07-14 16:42".len());
        assert_eq!(as_of("2023-07-14", now), "2023-07-14");
    }
}
