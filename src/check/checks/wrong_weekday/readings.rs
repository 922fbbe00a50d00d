//! What can have been meant by a weekday and a date that do not go together.

use std::cell::OnceCell;
use std::cmp::Ordering;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{Pair, coming};
use crate::check::Case;
use crate::check::among_days::{in_order, leaves_fellows};
use crate::check::calendar::{self, Form, PrintedDay};
use crate::check::feasts;
use crate::check::known_days;
use crate::check::landmarks::Landmarks;
use crate::check::years;
use crate::text::Published;
use crate::w;

/// Returns whether a date is named with its month first, as printed: "June 4".
pub(super) fn names_month_first(case: &Case<'_>, pair: &Pair) -> bool {
    match pair.day.form {
        Form::MonthFirst { .. } => true,
        Form::DayFirst { .. } => false,
        Form::Digits => calendar::month_first(case),
    }
}

/// Returns the weekday with a day, as the text prints them:
/// "Tuesday, January 9", "Tuesday 9 January".
pub(super) fn named(case: &Case<'_>, pair: &Pair, day: NaiveDate, year: bool) -> String {
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
    if let Some(year) = in_other_century(case, pair, date) {
        let (printed, other) = (date.year().to_string(), year.to_string());
        let words = format!(
            "The year is probably wrong: in {other} it was a {}, and the text has years near that.",
            calendar::weekday_name(pair.printed)
        );
        return (vec![surface.replacen(&printed, &other, 1)], words);
    }
    if let Some(feast) = on_feast(case, pair, date) {
        return feast;
    }
    if let Some(coming) = coming::readings(case, pair, date) {
        return coming;
    }
    // About New Year the year is the likeliest slip: "Tuesday, January 9, 2006", printed in 2007.
    for day in other_years(case, pair, date, true) {
        let (year, other) = (date.year().to_string(), day.year().to_string());
        readings.push(surface.replacen(&year, &other, 1));
        offers.push(named(case, pair, day, true));
    }
    let feast = feast(case, pair);
    let weekday_at = readings.len();
    if single && !of_a_name(case, pair.weekday_at) && feast != Some(pair.printed) {
        let right = calendar::weekday_name(date.weekday());
        let first = case.printed(pair.weekday_at);
        let short = first.len() <= 5 && right.len() > 3 && !first.ends_with("day");
        let new = if short { right.get(..3).unwrap_or(right) } else { right };
        readings.push(surface.replacen(first, &like(first, new), 1));
        offers.push(right.to_owned());
    }
    let other_weekday = readings.len() > weekday_at;
    // What the text has again, or its own day, is not the slip.
    let today = case.text.published.and_then(Published::day) == Some(date);
    let days = other_days(case, pair, date, single);
    let first = days.first().copied();
    // "Sunday, 22 July 1969", of the Moon: that was the 20th.
    let start = pair.span.start;
    let known = days.iter().copied().find(|day| known_days::told(case, start, *day));
    let sure = known_days::told(case, start, date);
    let days = if sure { Vec::new() } else { days };
    let planned = coming::planned(case, pair, date).filter(|_| !sure && feast.is_none());
    if let Some((day, text)) =
        planned.and_then(|day| Some((day, pair.day.reworded(case, day.day(), day.month())?)))
    {
        readings.push(placed(&text));
        offers.push(named(case, pair, day, false));
    }
    let days = match known {
        Some(day) if !sure => {
            readings.clear();
            offers.clear();
            vec![day]
        }
        _ => days,
    };
    let named_day = feasts::near(case, pair.span, date).is_some_and(|(day, _)| day == date);
    if !told_again(case, pair) && !today && !named_day && feast != Some(date.weekday()) {
        for day in days {
            let text = pair.day.reworded(case, day.day(), day.month());
            let text = text.map(|text| placed(&text)).filter(|text| text != surface);
            if let Some(text) = text.filter(|text| !readings.contains(text)) {
                readings.push(text);
                offers.push(named(case, pair, day, false));
            }
        }
    }
    // What the text is the news of comes before the weekday of a day that is weeks away.
    let news = case.text.published.and_then(Published::day).is_some_and(|published| {
        let within = |day: NaiveDate, days: i64| (day - published).num_days().abs() <= days;
        !within(date, 2 * WEEK_DAYS) && first.is_some_and(|day| within(day, WEEK_DAYS))
    });
    if news && other_weekday && readings.len() > weekday_at + 1 && readings.len() == offers.len() {
        readings.get_mut(weekday_at..).unwrap_or_default().rotate_left(1);
        offers.get_mut(weekday_at..).unwrap_or_default().rotate_left(1);
    }
    let years = other_years(case, pair, date, false).into_iter();
    for day in years.filter(|_| !sure && known.is_none()) {
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

/// The nearest day of the month with the printed weekday, then a month beside it; where one of
/// these is the news of the text and the printed day is not, that first.
fn other_days(case: &Case<'_>, pair: &Pair, date: NaiveDate, single: bool) -> Vec<NaiveDate> {
    let on_weekday = |day: &NaiveDate| day.weekday() == pair.printed && same_side(case, date, *day);
    let near = [-1_i64, 1, -2, 2, -3, 3].into_iter().filter_map(|days| shift(date, days));
    let one_year = |day: &NaiveDate| day.year() == date.year() || pair.day.year.is_none();
    let mut near = near.filter(|day| on_weekday(day) && one_year(day));
    let mut found: Vec<NaiveDate> = near.next().into_iter().filter(|_| single).collect();
    let months = [-1_i32, 1].into_iter().filter_map(|months| other_month(date, months));
    found.extend(months.filter(|day| {
        on_weekday(day)
            && one_year(day)
            && !out_of_reach(case, date, *day)
            && !leaves_fellows(case, &pair.day, date, *day)
            && in_order(case, &pair.day, (day.month(), day.day()))
    }));
    if let Some(published) = case.text.published.and_then(Published::day) {
        let news = |day: NaiveDate| (day - published).num_days().abs() <= WEEK_DAYS;
        found.sort_by_key(|day| news(date) || !news(*day));
    }
    found
}

/// Whether a reading lies on the side of the day of the text that the printed date does: what was
/// over then is not moved to after it, nor what was to come to before.
fn same_side(case: &Case<'_>, printed: NaiveDate, reading: NaiveDate) -> bool {
    let Some(published) = case.text.published.map(Published::last_day) else { return true };
    match printed.cmp(&published) {
        Ordering::Less => reading <= published,
        Ordering::Equal => true,
        // What is still to come is told of another day than today.
        Ordering::Greater => reading > published,
    }
}

/// Whether the weekday is part of a name, and so cannot be the slip: "Black Tuesday".
fn of_a_name(case: &Case<'_>, weekday: usize) -> bool {
    let named = w![
        "black",
        "good",
        "easter",
        "palm",
        "ash",
        "whit",
        "shrove",
        "maundy",
        "holy",
        "cyber",
        "bloody",
        "super",
        "giving",
        "fat",
        "rosenmontag",
        "remembrance"
    ];
    let before = weekday.checked_sub(1);
    before.is_some_and(|at| case.is(at, named) && case.capital(at) && case.capital(weekday))
}

/// The day of a feast that is named nearby and has the printed weekday: it is what is meant, and
/// neither the weekday nor another day.
fn on_feast(case: &Case<'_>, pair: &Pair, date: NaiveDate) -> Option<(Vec<String>, String)> {
    let (day, name) = feasts::near(case, pair.span, date)?;
    let named = named(case, pair, day, false);
    let text = pair.day.reworded(case, day.day(), day.month()).filter(|_| pair.day.count < 2)?;
    let reading = case.words(pair.span).replacen(case.words(pair.day.whole), &text, 1);
    let fits = day.weekday() == pair.printed && day != date;
    fits.then(|| (vec![reading], format!("{named} would fit: that is {name}.")))
}

/// The weekday of a feast that is named right beside: "Thursday, November 25, Thanksgiving".
fn feast(case: &Case<'_>, pair: &Pair) -> Option<Weekday> {
    const NEAR: usize = 5;
    let days = w!["day"];
    let mut near = case.back(pair.span, NEAR).chain(case.ahead(pair.span, NEAR));
    near.find_map(|at| match () {
        () if case.is(at, w!["thanksgiving", "ascension"]) => Some(Weekday::Thu),
        () if case.is(at, w!["labor", "labour", "memorial"]) && case.is(at + 1, days) => {
            Some(Weekday::Mon)
        }
        () if case.is(at, w!["election"]) && case.capital(at) && case.is(at + 1, days) => {
            Some(Weekday::Tue)
        }
        () => None,
    })
}

/// The year that a slip of a digit makes of the printed one, where the text has years near that
/// only, and the weekday bears it out: "Tuesday, May 4, 1837" beside 1939.
fn in_other_century(case: &Case<'_>, pair: &Pair, date: NaiveDate) -> Option<i32> {
    const FAR_YEARS: i32 = 60;
    const NEAR_YEARS: i32 = 30;
    let year = date.year();
    let others = years::elsewhere(case, pair.span);
    let far = |other: &i32| (other - year).abs() >= FAR_YEARS;
    if others.is_empty() || !others.iter().all(far) || pair.day.year.is_none() {
        return None;
    }
    years::slips(year).chain(years::other_digit(year)).find(|&slip| {
        let near = others.iter().all(|other| (other - slip).abs() <= NEAR_YEARS);
        let day = date.with_year(slip);
        near && day.is_some_and(|day| day.weekday() == pair.printed && same_side(case, date, day))
    })
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

/// So far from publication the news of a text of the day is.
const WEEK_DAYS: i64 = 10;

/// Whether a day is no news any more, and the printed one is: of what was over within the week the
/// month is not the slip.
fn out_of_reach(case: &Case<'_>, printed: NaiveDate, day: NaiveDate) -> bool {
    let Some(published) = case.text.published.and_then(Published::day) else { return false };
    let gone = |day: NaiveDate| (published - day).num_days();
    let news = |day: NaiveDate| gone(day).abs() <= NEWS_DAYS;
    let week = (0..=WEEK_DAYS).contains(&gone(printed));
    news(printed) && !news(day) || week && gone(day).abs() > WEEK_DAYS
}

/// The same day in the years beside, where it has the printed weekday: those near publication when
/// the printed one is not, or the others.
fn other_years(case: &Case<'_>, pair: &Pair, date: NaiveDate, near: bool) -> Vec<NaiveDate> {
    let published = case.text.published.map(Published::last_day);
    let others = OnceCell::new();
    let named = |day: &NaiveDate| {
        let others = others.get_or_init(|| years::elsewhere(case, pair.span));
        others.contains(&day.year()) && !others.contains(&date.year())
    };
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
    // Another year is offered where the text is of it, or names it and not the printed one.
    .filter(|day| near || published.is_some_and(|own| own.year() == day.year()) || named(day))
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
