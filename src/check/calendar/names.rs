//! The names of weekdays and months, and the endings of day numbers.

use chrono::{NaiveDate, Weekday};

use super::Form;
use crate::check::Case;
use crate::check::landmarks::Landmarks;
use crate::text::Words;
use crate::w;

/// So many days of an article tell how it prints them.
const NEAR_DAYS: usize = 64;

/// Returns whether the article prints its days as "June 4" rather than "4 June".
pub(in crate::check) fn month_first(case: &Case<'_>) -> bool {
    let order = |form: Form| match form {
        Form::MonthFirst { .. } => Some(true),
        Form::DayFirst { .. } => Some(false),
        Form::Digits => None,
    };
    let days = Landmarks::of(case).days.iter().take(NEAR_DAYS);
    let first = { days }.find_map(|day| order(day.form));
    first.unwrap_or_default()
}

/// Returns a date in words: "June 4, 2006" where the month stands first, "4 June 2006" elsewhere;
/// without the year where it is not asked for.
pub(in crate::check) fn in_words(date: NaiveDate, month_first: bool, year: bool) -> String {
    let pattern = match (month_first, year) {
        (true, true) => "%B %-d, %Y",
        (true, false) => "%B %-d",
        (false, true) => "%-d %B %Y",
        (false, false) => "%-d %B",
    };
    date.format(pattern).to_string()
}

/// Returns the publication date as the article would print it, as far as it is known: "4 June
/// 2006", "June 2006", "2006".
pub(in crate::check) fn published(case: &Case<'_>) -> Option<String> {
    let published = case.text.published?;
    Some(match (published.day(), published.month().and_then(month_name)) {
        (Some(day), _) => in_words(day, month_first(case), true),
        (None, Some(month)) => format!("{month} {}", published.year()),
        (None, None) => published.year().to_string(),
    })
}

/// Returns what follows a day, with the ordinal ending of the new day: "4th" becomes "3rd".
pub(in crate::check) fn reordinal(after: &str, day: u32) -> String {
    match ["st", "nd", "rd", "th"].iter().find_map(|old| after.strip_prefix(old)) {
        Some(rest) => format!("{}{rest}", ending(day)),
        None => after.to_owned(),
    }
}

/// Returns the ordinal ending of a number: "st" for 21.
pub(in crate::check) fn ending(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// Returns the name of a month, 1 to 12.
pub(in crate::check) fn month_name(month: u32) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month.checked_sub(1)?).ok().and_then(|at| NAMES.get(at)).copied()
}

/// Returns the most days the month can have, 0 for none such.
pub(in crate::check) fn longest(month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 0,
    }
}

/// Returns the name of a weekday.
pub(in crate::check) const fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// Returns the weekday token `at` names, in full or cut short, and the token after it.
pub(in crate::check) fn weekday_at(case: &Case<'_>, at: usize) -> Option<(Weekday, usize)> {
    const FULL: &Words =
        w!["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const SHORT: &Words = w![
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "", "tues", "weds", "thur", "", "", "",
        "", "", "", "thurs"
    ];
    const DAYS: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    if !case.capital(at) {
        return None;
    }
    let key = case.key(at);
    if let Some(day) = FULL.iter().position(|word| *word == key) {
        return Some((*DAYS.get(day)?, at + 1));
    }
    let day = SHORT.iter().position(|word| *word == key)? % 7;
    let dot = usize::from(case.glued(at + 1) && case.printed(at + 1) == ".");
    Some((*DAYS.get(day)?, at + 1 + dot))
}

/// Returns the weekday that stands before `end`, and its first token.
pub(in crate::check) fn weekday_before(case: &Case<'_>, end: usize) -> Option<(Weekday, usize)> {
    let last = end.checked_sub(1)?;
    let at =
        if case.printed(last) == "." && case.glued(last) { last.checked_sub(1)? } else { last };
    weekday_at(case, at).filter(|(_, next)| *next == end).map(|(day, _)| (day, at))
}

/// Names of the months, in full and cut short, by their number.
pub(in crate::check) const MONTHS: &Words = w![
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "",
    "febr",
    "",
    "",
    "",
    "",
    "",
    "",
    "sept",
];

/// Returns the month token `at` names, in full or cut short.
pub(in crate::check) fn month_at(case: &Case<'_>, at: usize) -> Option<u32> {
    if !case.capital(at) || !case.is(at, MONTHS) {
        return None;
    }
    let key = case.key(at);
    let place = MONTHS.iter().position(|word| *word == key)?;
    u32::try_from(place % 12 + 1).ok()
}
