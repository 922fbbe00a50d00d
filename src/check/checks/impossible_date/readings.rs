//! What day can have been meant where the calendar has none: the last of the month, the first of
//! the next, swapped digits, the same day of another month, and what the passage leaves of these.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::check::Case;
use crate::check::among_days::{between_fellows, in_order};
use crate::check::calendar::{self, PrintedDay};
use crate::check::heading;
use crate::check::known_days;
use crate::check::landmarks::Landmarks;
use crate::check::tense::{Tense, nearest_verb, tense};
use crate::text::{Gap, Published, Span, Words};
use crate::w;

/// The weekday printed right before a date.
pub(super) fn weekday(case: &Case<'_>, day: &PrintedDay) -> Option<Weekday> {
    let start = case.tokens_of(day.whole).start;
    let comma = start.checked_sub(1).is_some_and(|at| case.printed(at) == ",");
    calendar::weekday_before(case, start - usize::from(comma)).map(|(day, _)| day)
}

/// On which side of the publication a date lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Over,
    Coming,
    /// The verb does not tell.
    Open,
}

/// What the verb before the date tells: "was signed on June 31", "will open on June 31".
fn side(case: &Case<'_>, day: &PrintedDay) -> Side {
    const FARTHEST: usize = 6;
    match nearest_verb(case, case.back(day.whole, FARTHEST)) {
        Some((_, Tense::Past | Tense::Maybe)) => Side::Over,
        // "is on Friday" may be both, "is due on Friday" may not.
        Some((at, _)) if case.is(at, w!["is", "are", "being"]) => {
            if case.is(at + 1, w!["due", "to"]) { Side::Coming } else { Side::Open }
        }
        Some(_) => Side::Coming,
        None if announced(case, day) => Side::Coming,
        None if alone(case, day) => Side::Over,
        None => Side::Open,
    }
}

/// Whether a date with its year is a line of its own, as no other date is: the day of what follows,
/// which is over. A programme has several such lines.
fn alone(case: &Case<'_>, day: &PrintedDay) -> bool {
    let is = |own: &PrintedDay| {
        let Some(sentence) = case.sentence_at(own.whole.start) else { return false };
        let tokens = case.tokens_of(own.whole);
        let comma = tokens.start.checked_sub(1).is_some_and(|at| case.printed(at) == ",");
        let start = tokens.start - usize::from(comma);
        let start = calendar::weekday_before(case, start).map_or(tokens.start, |(_, at)| at);
        own.year.is_some() && sentence.first_token == start && sentence.end_token == tokens.end
    };
    !invites(case, day)
        && is(day)
        && Landmarks::of(case).days.iter().filter(|own| is(own)).nth(1).is_none()
}

/// Whether the day of what is to come stands above its labels: "WHO:", "WHERE:".
fn invites(case: &Case<'_>, day: &PrintedDay) -> bool {
    const LABELS: &Words = w!["who", "what", "where", "when", "time"];
    let end = case.tokens_of(day.whole).end;
    (end..end + 2).any(|at| case.is(at, LABELS) && case.printed(at + 1) == ":")
}

/// Returns what is to be said of a line with the day of what follows: when the text is of.
pub(super) fn day_of_text(case: &Case<'_>, day: &PrintedDay) -> Option<String> {
    let text = case.text.published.and_then(Published::day).and(calendar::published(case))?;
    let over = side(case, day) == Side::Over && alone(case, day);
    over.then(|| format!(" This text is of {text}."))
}

/// The day about that of the text that has the weekday and the month of a line with the day of what
/// follows.
fn near_text(case: &Case<'_>, day: &PrintedDay) -> Option<(u32, u32)> {
    /// So many days before the text, and the one behind it.
    const NEAR_DAYS: u64 = 3;
    let weekday = weekday(case, day)?;
    let published = case.text.published.and_then(Published::day).filter(|_| alone(case, day))?;
    let first = published.checked_sub_days(Days::new(NEAR_DAYS))?;
    let last = published.succ_opt()?;
    let mut days = first.iter_days().take_while(|own| *own <= last);
    let near = days.find(|own| own.weekday() == weekday)?;
    let same = Some(near.year()) == day.year && near.month() == day.month;
    same.then_some((near.day(), near.month()))
}

/// Returns what is to be said of a line with the day of what follows that names a month later than
/// the text.
pub(super) fn later_than_text(case: &Case<'_>, day: &PrintedDay) -> Option<String> {
    let last = case.text.published.map(Published::last_day)?;
    let first = NaiveDate::from_ymd_opt(day.year?, day.month, 1)?;
    let month = calendar::month_name(day.month)?;
    (first > last && side(case, day) == Side::Over && alone(case, day)).then(|| {
        let text = calendar::published(case).unwrap_or_default();
        format!("{month} {} is later than this text ({text}). ", first.year())
    })
}

/// Whether the sentence announces the day: "WHEN: 9 a.m., Friday, June 31", "is bringing buyers
/// to meet growers on Friday, June 31".
fn announced(case: &Case<'_>, day: &PrintedDay) -> bool {
    const LABEL_TOKENS: usize = 20;
    const FAR_TOKENS: usize = 40;
    let start = case.tokens_of(day.whole).start;
    // "9 a.m." may end a sentence, a paragraph it does not.
    let parted = |at: &usize| case.tokens().get(*at).is_some_and(|own| own.gap == Gap::Paragraph);
    let first = start.saturating_sub(LABEL_TOKENS);
    let first = (first..=start).rev().find(parted).unwrap_or(first);
    let label =
        (first..start).any(|at| case.is(at, w!["when", "date"]) && case.printed(at + 1) == ":");
    let label = label || invites(case, day);
    let Some(sentence) = case.sentence_at(day.whole.start) else { return label };
    let end = start;
    let lead = sentence.first_token.max(end.saturating_sub(FAR_TOKENS))..end;
    // "is hosting", with nothing told in the past in between.
    let hosting = { lead.clone() }.rev().find(|&at| {
        let verb = case.printed(at + 1).ends_with("ing") && !case.capital(at + 1);
        let noun = case.is(at + 1, w!["nothing", "something", "king", "spring", "evening"]);
        case.is(at, w!["is", "are"]) && verb && !noun && at + 1 < end
    });
    label
        || hosting.is_some_and(|at| {
            !(at + 1..end).any(|at| {
                tense(case, at, lead.start).is_some_and(|tense| matches!(tense, Tense::Past))
            })
        })
}

/// The days that a day of a month can be: that of the printed year, or those of the years around
/// publication that lie on the side the verb tells. `None` where neither year is known.
pub(super) fn meant(
    case: &Case<'_>,
    day: &PrintedDay,
    number: u32,
    month: u32,
) -> Option<Vec<NaiveDate>> {
    /// Of what is longer away one writes the year.
    const NEAR_DAYS: u64 = 300;
    let of = |year: i32| NaiveDate::from_ymd_opt(year, month, number);
    if let Some(year) = day.year {
        return Some(of(year).into_iter().collect());
    }
    let published = case.text.published.and_then(Published::day)?;
    let side = side(case, day);
    let near = |date: &NaiveDate| {
        let told = match side {
            Side::Over => *date <= published,
            Side::Coming => *date >= published,
            Side::Open => true,
        };
        told && date.signed_duration_since(published).num_days().unsigned_abs() <= NEAR_DAYS
    };
    let years = published.year() - 1..=published.year() + 1;
    Some(years.filter_map(of).filter(near).collect())
}

/// "The Thursdays of May 2015 are 7, 14, 21 and 28. ": the days that the printed weekday leaves.
pub(super) fn weekdays(case: &Case<'_>, day: &PrintedDay) -> Option<String> {
    let weekday = weekday(case, day)?;
    if day.year.is_none() && side(case, day) == Side::Open {
        return None;
    }
    let dates = (1..=calendar::longest(day.month))
        .filter_map(|number| meant(case, day, number, day.month))
        .flatten();
    let mut dates: Vec<NaiveDate> = dates.filter(|date| date.weekday() == weekday).collect();
    let all = dates.len();
    if let Some(first) = not_before(case, day) {
        dates.retain(|date| *date >= first);
    }
    let left = if dates.len() < all { " still to come" } else { "" };
    let year = dates.first()?.year();
    if dates.iter().any(|date| date.year() != year) {
        return None;
    }
    let days: Vec<String> = dates.iter().map(|date| date.day().to_string()).collect();
    let (last, all) = days.split_last()?;
    let are = if all.is_empty() { return None } else { all.join(", ") };
    Some(format!(
        "The {}s of {} {year}{left} are {are} and {last}. ",
        calendar::weekday_name(weekday),
        calendar::month_name(day.month)?,
    ))
}

/// The day of publication, where the sentence announces a day of that month or a later one.
fn not_before(case: &Case<'_>, day: &PrintedDay) -> Option<NaiveDate> {
    let published = case.text.published.and_then(Published::day)?;
    let year = day.year.unwrap_or(published.year());
    let ahead = (year, day.month) >= (published.year(), published.month());
    (ahead && side(case, day) == Side::Coming).then_some(published)
}

/// The one day of the printed month that is still to come and has the printed weekday.
fn only_weekday(case: &Case<'_>, day: &PrintedDay) -> Option<(u32, u32)> {
    let (weekday, first) = (weekday(case, day)?, not_before(case, day)?);
    let days = (1..=calendar::longest(day.month))
        .filter_map(|number| meant(case, day, number, day.month))
        .flatten();
    let mut left = days.filter(|date| date.weekday() == weekday && *date >= first);
    let (only, None) = (left.next()?, left.next()) else { return None };
    Some((only.day(), only.month()))
}

/// The day that the article has in another sentence, and where: "The headline". It is one of
/// `readings`, or of the printed month and weekday.
pub(super) fn printed_elsewhere<'a>(
    case: &Case<'_>,
    day: &PrintedDay,
    readings: &[(u32, u32)],
) -> Option<((u32, u32), &'a str, Span)> {
    /// So many days to each side are looked at, and the first ones, which a headline may have.
    const NEAR: usize = 64;
    const FIRST: usize = 4;
    let printed = weekday(case, day);
    if readings.is_empty() && printed.is_none() {
        return None;
    }
    // "Monday, July 38", and "Monday, July 31" further down.
    let on_its_weekday = |other: &PrintedDay| {
        let dates = meant(case, other, other.day, other.month).filter(|_| printed.is_some());
        dates.is_some_and(|all| all.iter().any(|date| Some(date.weekday()) == printed))
    };
    let days = &Landmarks::of(case).days;
    let own = days.partition_point(|other| other.whole.start < day.whole.start);
    let from = own.saturating_sub(NEAR);
    let near = days.iter().skip(from).take(2 * NEAR);
    let around = days.iter().take(from.min(FIRST)).chain(near).filter(|other| {
        let year = other.year.is_none() || day.year.is_none() || other.year == day.year;
        // The month is seldom the slip: a day of another one may be any day.
        let same = other.month == day.month
            && (readings.contains(&(other.day, other.month)) || on_its_weekday(other));
        year && other.count <= 1 && same
    });
    let sentence = case.sentence_index(day.whole.start);
    let mut apart =
        around.filter(|other| case.sentence_index(other.whole.start) != sentence).peekable();
    let first = *apart.peek()?;
    // Two of them decide nothing.
    let reading = (first.day, first.month);
    if apart.any(|other| (other.day, other.month) != reading) {
        return None;
    }
    let title = heading::lines(case).first().is_some_and(|line| line.contains(first.whole));
    let place = match () {
        () if title => "The headline",
        () if first.whole.start < day.whole.start => "Further up the article",
        () => "Further down the article",
    };
    Some((reading, place, first.whole))
}

/// "Thursday, February 29, 2023": the leap year beside, where the weekday bears it out.
pub(super) fn leap_year_beside(case: &Case<'_>, day: &PrintedDay) -> Option<i32> {
    let (year, weekday) = (day.year?, weekday(case, day)?);
    let leap_day = day.month == 2 && day.day == 29;
    [year + 1, year - 1]
        .into_iter()
        .filter(|_| leap_day)
        .find(|year| day.in_year(*year).is_some_and(|date| date.weekday() == weekday))
}

/// The days that a usual slip makes the printed one, as day and month, the likeliest first.
pub(super) fn fitting(case: &Case<'_>, day: &PrintedDay) -> Vec<(u32, u32)> {
    const MOST: usize = 4;
    let (printed, month) = (day.day, day.month);
    let mut found = Vec::new();
    if later_than_text(case, day).is_some() {
        return found;
    }
    if let Some(near) = near_text(case, day) {
        return vec![near];
    }
    if month > 12 {
        found.push((month, printed));
        found.extend([(printed, month % 10), (printed, swapped(month))]);
    } else {
        let last = last_day(case, day);
        if printed <= last + 2 {
            found.push((last, month));
        }
        if ends_period(case, day) {
            return found;
        }
        // Behind December the year would be another, too.
        if printed == last + 1 && (month < 12 || day.year.is_none()) {
            found.push((1, if month == 12 { 1 } else { month + 1 }));
        }
        found.extend([(printed, month.saturating_sub(1)), (printed, month + 1)]);
        // Nobody prints "03 February".
        found.extend((printed % 10 > 0).then(|| (swapped(printed), month)));
        // What lies no further beyond the month than that is a slip of counting, not of digits.
        // Where a weekday bears a reading out, any digit may be the slip.
        let far = printed > last + 2 || printed > 31 || weekday(case, day).is_some();
        let tens = [2, 1, 0].map(|tens| (tens * 10 + printed % 10, month));
        found.extend(tens.into_iter().filter(|_| far));
        // "38 June" for 30 June.
        found.extend((33..40).contains(&printed).then_some((30, month)));
    }
    found.retain(|(new_day, new_month)| {
        let longest = calendar::longest(*new_month);
        let first = day.place == 0 || day.count < 2;
        (1..=longest).contains(new_day)
            && (day.year.is_none() || exists(day.year, *new_month, *new_day))
            && (first || (*new_day, *new_month) == (last_day(case, day), month))
    });
    let weekday = weekday(case, day);
    // A reading that the weekday contradicts would be the next doubt, and what is over by the day
    // of this text was not to come.
    let over = case.text.published.map(Published::last_day);
    let over = over.filter(|_| side(case, day) == Side::Over);
    // "Expired on September 31" of a text of March is no such past.
    let begun = |over: &NaiveDate| {
        day.year
            .is_none_or(|year| NaiveDate::from_ymd_opt(year, month, 1).is_none_or(|d| d <= *over))
    };
    let over = over.filter(begun);
    found.retain(|(new_day, new_month)| {
        meant(case, day, *new_day, *new_month).is_none_or(|dates| {
            dates.iter().any(|date| {
                weekday.is_none_or(|weekday| date.weekday() == weekday)
                    && over.is_none_or(|over| *date <= over)
            })
        })
    });
    if let Some(first) = not_before(case, day) {
        found.retain(|(number, month)| {
            meant(case, day, *number, *month)
                .is_none_or(|dates| dates.iter().any(|date| *date >= first))
        });
        if found.is_empty() {
            found.extend(only_weekday(case, day));
        }
    }
    found.retain(|(number, month)| {
        let reading = (*month, *number);
        in_order(case, day, reading) && between_fellows(case, day, reading)
    });
    // "2024-13-05" behind 2024-09-18: one digit of the month.
    let iso = case.words(day.whole).bytes().take_while(u8::is_ascii_digit).count() == 4;
    if found.is_empty() && iso && (13..20).contains(&month) {
        let months = [12, 11, 10].map(|month| (printed, month));
        found.extend(months.iter().filter(|(number, month)| {
            exists(day.year, *month, *number) && in_order(case, day, (*month, *number))
        }));
    }
    // "Not early in that month": the month is not the slip.
    if found.iter().any(|(_, new)| *new == month) && same_month(case, day) {
        let turned = swapped(printed);
        found.retain(|(number, new)| *new == month && *number != turned);
    }
    // What is known to have happened on one of these days did so.
    let known = |(number, month): &(u32, u32)| {
        let date = day.year.and_then(|year| NaiveDate::from_ymd_opt(year, *month, *number));
        date.is_some_and(|date| known_days::told(case, day.whole.start, date))
    };
    // "31 September 2001": the eleventh, with one wrong digit.
    let near = [2, 1, 0].map(|tens| (tens * 10 + printed % 10, month));
    if found.iter().any(known) {
        found.retain(known);
    } else if let Some(day) = near.into_iter().find(|own| own.0 > 0 && known(own)) {
        found = vec![day];
    }
    // In a list the reading may be printed already: "29, 30 and 31 June".
    let numbers = case.words(day.whole).split(|c: char| !c.is_ascii_digit());
    let beside: Vec<u32> = numbers.filter_map(|number| number.parse().ok()).collect();
    found.retain(|(new_day, _)| day.count < 2 || !beside.contains(new_day));
    let mut kept: Vec<(u32, u32)> = Vec::new();
    for reading in found {
        if kept.len() < MOST && !kept.contains(&reading) {
            kept.push(reading);
        }
    }
    kept
}

fn exists(year: Option<i32>, month: u32, day: u32) -> bool {
    year.is_some_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some())
}

/// The last day of its month, in the printed year where there is one; of a February of no known
/// year the 28th, which every one has.
fn last_day(case: &Case<'_>, day: &PrintedDay) -> u32 {
    let longest = calendar::longest(day.month);
    let leap = || meant(case, day, longest, 2).is_some_and(|dates| !dates.is_empty());
    let open = day.year.is_none() && (day.month != 2 || leap());
    if exists(day.year, day.month, longest) || open { longest } else { longest.saturating_sub(1) }
}

/// Whether the words beside say that a period ends there: "the fiscal year ended September 31".
fn ends_period(case: &Case<'_>, day: &PrintedDay) -> bool {
    const NEAR: usize = 6;
    const PERIODS: &Words = w!["year", "quarter", "half", "months"];
    let back = case.back(day.whole, NEAR);
    let end = case.find(back.clone(), w!["ended", "ending", "ends", "end", "to"]);
    let ended = end.is_some_and(|at| case.any(at.saturating_sub(2)..at, PERIODS));
    let last = |tokens: std::ops::Range<usize>| {
        { tokens }.any(|at| case.is(at, w!["last"]) && case.is(at + 1, w!["day"]))
    };
    ended || last(back) || last(case.ahead(day.whole, NEAR))
}

/// The leap years beside that of "29 February 2022", where the sentences around speak of leap
/// years: then the day is meant.
pub(super) fn leap_years(case: &Case<'_>, day: &PrintedDay) -> Vec<i32> {
    let Some(year) = day.year.filter(|_| (day.month, day.day) == (2, 29)) else {
        return Vec::new();
    };
    let Some(at) = case.sentence_index(day.whole.start) else { return Vec::new() };
    let sentences = &case.extraction.sentences;
    let near = sentences.get(at.saturating_sub(1)..sentences.len().min(at + 2));
    let told = near.unwrap_or_default().iter().any(|own| {
        let tokens = own.first_token..own.end_token;
        let birthday = case.any(tokens.clone(), w!["birthday", "birthdays"]);
        { tokens }.any(|at| {
            case.is(at, w!["leap"])
                && (at..at + 3).any(|at| case.is(at, w!["day", "year", "years"]))
                || case.is(at, w!["leapling", "leaplings"])
                // "A birthday only every fourth year"
                || birthday
                    && case.is(at, w!["four", "fourth", "4"])
                    && case.is(at + 1, w!["year", "years"])
        })
    });
    let last = case.text.published.map(Published::last_day);
    let over = last.filter(|_| side(case, day) == Side::Over);
    let near = [-1, 1, -2, 2, -3].map(|years| year + years);
    let leap = near.into_iter().filter_map(|year| day.in_year(year));
    let leap = leap.filter(|date| told && over.is_none_or(|last| *date <= last));
    leap.map(|date| date.year()).collect()
}

/// Whether the sentence of a day, or the one behind it, speaks of its month again: "that month".
#[cold]
fn same_month(case: &Case<'_>, day: &PrintedDay) -> bool {
    let Some(at) = case.sentence_index(day.whole.start) else { return false };
    let near = case.extraction.sentences.iter().skip(at).take(2);
    let from = case.tokens_of(day.whole).end;
    near.enumerate().filter(|(at, own)| *at == 0 || !case.begins(own)).any(|(_, own)| {
        (own.first_token.max(from)..own.end_token)
            .any(|at| case.is(at, w!["that", "same"]) && case.is(at + 1, w!["month"]))
    })
}

/// The two digits the other way round; 0 for one digit.
fn swapped(number: u32) -> u32 {
    if number < 10 { 0 } else { number % 10 * 10 + number / 10 }
}
