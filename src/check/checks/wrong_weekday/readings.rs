//! What can have been meant by a weekday and a date that do not go together.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::Pair;
use crate::check::Case;
use crate::check::calendar::{self, Form, PrintedDay};
use crate::check::landmarks::Landmarks;
use crate::text::Published;

/// Returns whether a date is named with its month first, as printed: "June 4".
pub(super) fn names_month_first(case: &Case<'_>, pair: &Pair) -> bool {
    match pair.day.form {
        Form::MonthFirst { .. } => true,
        Form::DayFirst { .. } => false,
        Form::Digits => calendar::month_first(case),
    }
}

/// The weekday with a day, as the text prints days: "Tuesday, January 9", "Tuesday 9 January".
fn named(case: &Case<'_>, pair: &Pair, day: NaiveDate, year: bool) -> String {
    let month_first = names_month_first(case, pair);
    let comma = if month_first { "," } else { "" };
    let weekday = calendar::weekday_name(pair.printed);
    format!("{weekday}{comma} {}", calendar::in_words(day, month_first, year))
}

/// Returns the reading with the year that fits all dates of the article, and the sentence that
/// names it.
pub(super) fn in_other_year(
    case: &Case<'_>,
    pair: &Pair,
    date: NaiveDate,
    years: i32,
) -> Option<(Vec<String>, String)> {
    let day = date.with_year(date.year() + years)?;
    let [year, other] = [date, day].map(|day| day.year().to_string());
    let surface = case.words(pair.span);
    let ahead = case.text.published.is_some_and(|published| day > published.last_day());
    let words = format!(
        "The year is probably wrong: in {other} it {} a {}, and the other weekdays given here \
         match {other} too.",
        if ahead { "is" } else { "was" },
        calendar::weekday_name(pair.printed)
    );
    surface.contains(&year).then(|| (vec![surface.replacen(&year, &other, 1)], words))
}

/// Returns the readings that fit, and the sentence that names them.
pub(super) fn readings(case: &Case<'_>, pair: &Pair, date: NaiveDate) -> (Vec<String>, String) {
    let mut readings = Vec::new();
    let mut offers = Vec::new();
    let surface = case.words(pair.span);
    let single = pair.day.count < 2;
    let whole = case.words(pair.day.whole);
    let placed = |new: &str| surface.replacen(whole, new, 1);
    // About New Year the year is the likeliest slip: "Tuesday, January 9, 2006", printed in 2007.
    for day in other_years(case, pair, date, true) {
        let (year, other) = (date.year().to_string(), day.year().to_string());
        readings.push(surface.replacen(&year, &other, 1));
        offers.push(named(case, pair, day, true));
    }
    if single {
        let right = calendar::weekday_name(date.weekday());
        let first = case.printed(pair.weekday_at);
        let short = first.len() <= 5 && right.len() > 3 && !first.ends_with("day");
        let new = if short { right.get(..3).unwrap_or(right) } else { right };
        readings.push(surface.replacen(first, &like(first, new), 1));
        offers.push(right.to_owned());
    }
    let told = told_again(case, pair);
    let mut offer = |day: NaiveDate, text: String| {
        if !told && !readings.contains(&text) && text != surface {
            readings.push(text);
            offers.push(named(case, pair, day, false));
        }
    };
    // The nearest day of the month with that weekday, then a month beside it.
    let near = [-1_i64, 1, -2, 2, -3, 3].into_iter().filter_map(|days| shift(date, days));
    // What was over on the day of the text is not moved to after it.
    let published = case.text.published.map(Published::last_day);
    let over = published.filter(|published| date < *published);
    let day = { near }.find(|day| {
        day.weekday() == pair.printed
            && day.month() == date.month()
            && over.is_none_or(|published| *day <= published)
    });
    if let Some(day) = day
        && let Some(text) = pair.day.reworded(case, day.day(), date.month())
        && single
    {
        offer(day, placed(&text));
    }
    for months in [-1_i32, 1] {
        if let Some(day) = other_month(date, months)
            && day.weekday() == pair.printed
            && !out_of_reach(case, date, day)
            && let Some(text) = pair.day.reworded(case, date.day(), day.month())
        {
            offer(day, placed(&text));
        }
    }
    for day in other_years(case, pair, date, false) {
        let (year, other) = (date.year().to_string(), day.year().to_string());
        readings.push(surface.replacen(&year, &other, 1));
        offers.push(named(case, pair, day, true));
    }
    if offers.is_empty() {
        let right = calendar::weekday_name(date.weekday());
        return (readings, format!("It was a {right}: check the days and the weekdays."));
    }
    let words = match offers.as_slice() {
        [first, others @ ..] if !others.is_empty() => {
            format!("{first} would fit, or {}.", others.join(", or "))
        }
        _ => format!("{} would fit.", offers.concat()),
    };
    (readings, words)
}

/// Whether the article has the day in another place, too: then the weekday is the slip.
fn told_again(case: &Case<'_>, pair: &Pair) -> bool {
    /// How many days to each side are looked at.
    const NEAR: usize = 50;
    let days = &Landmarks::of(case).days;
    let here = days.partition_point(|day| day.whole.start < pair.day.whole.start);
    let near = days.get(here.saturating_sub(NEAR)..days.len().min(here + NEAR));
    near.unwrap_or_default().iter().any(|other| {
        let same = (other.day, other.month) == (pair.day.day, pair.day.month);
        same && !other.whole.overlaps(pair.span) && !with_weekday(case, other, pair.printed)
    })
}

/// Whether a day stands with that weekday: then it says the slip again.
fn with_weekday(case: &Case<'_>, day: &PrintedDay, weekday: Weekday) -> bool {
    let start = case.tokens_of(day.whole).start;
    let comma = start.checked_sub(1).is_some_and(|at| case.printed(at) == ",");
    let before = calendar::weekday_before(case, start - usize::from(comma));
    before.is_some_and(|(before, _)| before == weekday)
}

/// So far from publication a date is news.
const NEWS_DAYS: i64 = 62;

/// Whether a day is no news any more, and the printed one is.
fn out_of_reach(case: &Case<'_>, printed: NaiveDate, day: NaiveDate) -> bool {
    let Some(published) = case.text.published.and_then(Published::day) else { return false };
    let news = |day: NaiveDate| (day - published).num_days().abs() <= NEWS_DAYS;
    news(printed) && !news(day)
}

/// The same day in the years beside, where it has the printed weekday: those near publication when
/// the printed one is not, or the others.
fn other_years(case: &Case<'_>, pair: &Pair, date: NaiveDate, near: bool) -> Vec<NaiveDate> {
    let published = case.text.published.map(Published::last_day);
    let printed = case.words(pair.day.whole).contains(&date.year().to_string());
    let days = [-1, 1].into_iter().filter_map(|years| date.with_year(date.year() + years));
    let days = days.filter(|day| printed && day.weekday() == pair.printed);
    days.filter(|day| {
        let Some(published) = published else { return !near };
        let news = (*day - published).num_days().abs() <= NEWS_DAYS
            && (date - published).num_days().abs() > NEWS_DAYS;
        // What was news on the day is not moved to after it.
        if near { news } else { !news && (date <= published) == (*day <= published) }
    })
    .collect()
}

fn shift(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let step = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(step) } else { date.checked_add_days(step) }
}

fn other_month(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let step = Months::new(months.unsigned_abs());
    let moved =
        if months < 0 { date.checked_sub_months(step) } else { date.checked_add_months(step) }?;
    (moved.day() == date.day()).then_some(moved)
}

/// The word in capitals where the old one was.
fn like(old: &str, new: &str) -> String {
    let capitals = old.bytes().all(|byte| byte.is_ascii_uppercase());
    if capitals { new.to_ascii_uppercase() } else { new.to_owned() }
}
