//! A weekday that is not that date's.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::check::{Case, Check, Example, Flag, Severity};
use crate::quantity::{Figure, FigureKind};
use crate::text::Published;

pub(super) const CHECK: Check = Check {
    code: "wrong-weekday",
    summary: "The weekday is not that date's",
    why: "A weekday and a full date can be checked against the calendar. Either may be wrong, \
          most often the month: so the date's true weekday, the nearest day with the printed \
          one, and a neighbouring month that fits are all named. Without a year the date is \
          placed within two months of the publication date, and left alone further away, where \
          next year's calendar may be meant.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "2025-03-16",
            "The final was played on Sunday, 15 March 2025, in heavy rain.",
            "Sunday, 15 March 2025",
            "Saturday, 15 March 2025",
        ),
        Example::fires(
            "",
            "Hearings open on Friday, November 27, 2006, in the old hall.",
            "Friday, November 27, 2006",
            "Monday, November 27, 2006",
        ),
        Example::fires(
            "",
            "The deed, signed on Monday, 10/26/2021, is void.",
            "Monday, 10/26/2021",
            "Tuesday, 10/26/2021",
        ),
        Example::fires(
            "2023-07-10",
            "The council meets on Tuesday, July 13, to vote.",
            "Tuesday, July 13",
            "Thursday, July 13",
        ),
    ],
    silent: &[
        Example::silent("", "The final was played on Saturday, 15 March 2025, in heavy rain."),
        Example::silent(
            "2023-07-10",
            "Shops close Monday and Tuesday, July 17 and 18, for repairs.",
        ),
        Example::silent("2023-07-10", "On Sunday, March 3, the fair opens again."),
        Example::silent("", "The council meets on Tuesday, July 13, to vote."),
        Example::silent("2024-05-02", "In 2025 Easter falls on Sunday, April 20."),
        Example::silent("", "The deed, signed on Friday 11/06/2021, is void."),
        Example::silent("2023-07-14", "It rained on Thursday, and on 15 July the sun came out."),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    /// So many dates without a year that all miss their weekday are of another year's calendar.
    const ANOTHER_CALENDAR: usize = 3;
    let dates = case.extraction.figures.iter().filter(|figure| figure.kind == FigureKind::Date);
    let mut flags: Vec<Flag> = dates.filter_map(|figure| flag(case, figure)).collect();
    let open = flags.iter().filter(|flag| flag.severity == Severity::Warning).count();
    if open >= ANOTHER_CALENDAR {
        flags.retain(|flag| flag.severity > Severity::Warning);
    }
    flags
}

fn flag(case: &Case<'_>, figure: &Figure) -> Option<Flag> {
    let surface = case.words(figure.span);
    let first = surface.split(|c: char| !c.is_alphabetic()).next()?;
    let printed = weekday(first)?;
    let date = figure
        .from_date
        .filter(|_| single_day(figure) && surface.contains(|c: char| c.is_ascii_digit()))?;
    if date.weekday() == printed || several_days(case, figure) {
        return None;
    }
    let with_year = surface.contains(&date.year().to_string());
    if !with_year && (!near_publication(case, date) || other_year(case, figure)) {
        return None;
    }
    let published = case.text.published.map(Published::last_day);
    let (readings, words) = readings(surface, first, date, printed, published);
    let day = date.format("%-d %B %Y");
    let right = name(date.weekday());
    let year = if with_year { "" } else { ", reading the year from the publication date" };
    Some(Flag {
        code: CHECK.code,
        severity: if with_year { Severity::Error } else { Severity::Warning },
        span: figure.span,
        message: format!("{day} was a {right}, not a {}{year}. {words}", name(printed)),
        computation: format!("{day} = {right}; printed {first}"),
        related: Vec::new(),
        suggestions: readings,
    })
}

fn single_day(figure: &Figure) -> bool {
    figure.from_date.and_then(|day| day.succ_opt()) == figure.to_date && figure.to_date.is_some()
}

/// "Monday and Tuesday, July 17 and 18": the weekday belongs to another day of the list.
fn several_days(case: &Case<'_>, figure: &Figure) -> bool {
    let before = case.words_before(figure.span, 2);
    let after = case.words_after(figure.span, 2);
    let listed = before.iter().any(|word| weekday(word).is_some());
    let more =
        after.first().is_some_and(|word| matches!(word.as_str(), "and" | "to" | "through" | "or"))
            && after.get(1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    listed || more
}

/// Whether the sentence names a year, which may be the date's: "In 2025 Easter falls on …".
fn other_year(case: &Case<'_>, figure: &Figure) -> bool {
    let year = |word: &String| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let before = case.words_before(figure.span, 8);
    let stated = before.windows(2).any(|two| matches!(two, [a, b] if a == "in" && year(b)));
    stated || case.words_after(figure.span, 2).iter().any(year)
}

/// Without a year, only a date close to publication is surely of that year.
fn near_publication(case: &Case<'_>, date: NaiveDate) -> bool {
    const NEAR_DAYS: i64 = 62;
    let published = case.text.published.and_then(Published::day);
    published.is_some_and(|day| (date - day).num_days().abs() <= NEAR_DAYS)
}

/// The readings that fit, and the sentence that names them.
fn readings(
    surface: &str,
    first: &str,
    date: NaiveDate,
    printed: Weekday,
    published: Option<NaiveDate>,
) -> (Vec<String>, String) {
    let right = name(date.weekday());
    let mut readings = vec![surface.replacen(
        first,
        if first.len() <= 4 { right.get(..3).unwrap_or(right) } else { right },
        1,
    )];
    let mut offers = vec![right.to_owned()];
    let near = [-3_i64, -2, -1, 1, 2, 3].into_iter().filter_map(|days| shift(date, days));
    if let Some(day) =
        near.filter(|day| day.weekday() == printed).min_by_key(|day| (*day - date).num_days().abs())
        && day.month() == date.month()
    {
        // "6/6" does not say which of the two is the day.
        if !surface.contains('/') {
            readings.push(replace_day(surface, date.day(), day.day()));
        }
        offers.push(format!("{} {}", name(printed), day.format("%-d %B")));
    }
    for months in [-1_i32, 1] {
        if let Some(day) = other_month(date, months)
            && day.weekday() == printed
        {
            let month = date.format("%B").to_string();
            let short = date.format("%b").to_string();
            let to = day.format("%B").to_string();
            let from = if surface.contains(&month) { month } else { short };
            if surface.contains(&from) {
                readings.push(surface.replacen(&from, &to, 1));
            }
            offers.push(format!("{} {}", name(printed), day.format("%-d %B")));
        }
    }
    for years in [-1, 1] {
        let Some(day) = date.with_year(date.year() + years) else { continue };
        let year = date.year().to_string();
        // What was news on the day is not moved to after it.
        let same_side = published.is_none_or(|published| (date <= published) == (day <= published));
        if day.weekday() == printed && same_side && surface.contains(&year) {
            readings.push(surface.replacen(&year, &day.year().to_string(), 1));
            offers.push(format!("{} {}", name(printed), day.format("%-d %B %Y")));
        }
    }
    (readings, format!("These would fit: {}.", offers.join("; ")))
}

fn shift(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let step = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(step) } else { date.checked_add_days(step) }
}

fn other_month(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let month = i32::try_from(date.month()).ok()? + months;
    date.with_month(u32::try_from(month).ok()?)
}

/// Puts another day of the month for the first number in the words that is the day.
fn replace_day(surface: &str, old: u32, new: u32) -> String {
    let old = old.to_string();
    let parts = surface
        .match_indices(&old)
        .filter_map(|(at, found)| Some((surface.get(..at)?, surface.get(at + found.len()..)?)));
    let whole = |(before, after): &(&str, &str)| {
        !before.ends_with(|c: char| c.is_ascii_digit())
            && !after.starts_with(|c: char| c.is_ascii_digit())
    };
    match { parts }.find(whole) {
        Some((before, after)) => format!("{before}{new}{}", reordinal(after, new)),
        None => surface.to_owned(),
    }
}

/// What follows the day, with the ordinal ending of the new day: "4th" becomes "3rd".
fn reordinal(after: &str, day: u32) -> String {
    let ending = match (day % 10, day) {
        (1, 1 | 21 | 31) => "st",
        (2, 2 | 22) => "nd",
        (3, 3 | 23) => "rd",
        _ => "th",
    };
    match ["st", "nd", "rd", "th"].iter().find_map(|old| after.strip_prefix(old)) {
        Some(rest) => format!("{ending}{rest}"),
        None => after.to_owned(),
    }
}

/// The weekday of that name, in full or cut short.
fn weekday(word: &str) -> Option<Weekday> {
    let short = word.trim_end_matches('.');
    (short.len() >= 3).then(|| short.parse().ok()).flatten()
}

fn name(day: Weekday) -> &'static str {
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
