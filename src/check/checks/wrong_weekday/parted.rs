//! Days whose year stands elsewhere in the sentence, and feasts that are always on one day: "In
//! 1914, when June 28 fell on a Monday", "New Year’s Day fell on a Sunday in 2020". Whether they
//! have their weekday is left to the check.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{CHECK, NEAR_DAYS, weekday_behind};
use crate::check::calendar::{self, PrintedDay, year_at};
use crate::check::landmarks::Landmarks;
use crate::check::{Case, Flag, Severity};
use crate::text::{Published, Words};
use crate::w;

/// Returns the day with the one year that its sentence names for it.
pub(super) fn with_year(case: &Case<'_>, day: &PrintedDay) -> Option<PrintedDay> {
    /// Britain and its colonies changed calendars in 1752.
    const GREGORIAN_FROM: i32 = 1753;
    if day.year.is_some() || day.count > 1 {
        return None;
    }
    let sentence = case.sentence_at(day.whole.start)?;
    let tokens = sentence.first_token..sentence.end_token;
    let (at, year) = sole_year(case, &tokens)?;
    let own = case.tokens_of(day.whole);
    let told = told_with(case, &tokens, &own, at);
    // A day near that of the text may be the one of its own year.
    let near = case.text.published.and_then(Published::day).is_some_and(|now| {
        let years = [now.year() - 1, now.year(), now.year() + 1].into_iter();
        let days = years.filter(|other| *other != year).filter_map(|year| day.in_year(year));
        { days }.any(|date| (date - now).num_days().abs() <= NEAR_DAYS)
    });
    (told && !near && year >= GREGORIAN_FROM).then_some(PrintedDay { year: Some(year), ..*day })
}

/// The only year of a sentence, and its token.
fn sole_year(case: &Case<'_>, tokens: &Range<usize>) -> Option<(usize, i32)> {
    let years = &Landmarks::of(case).years;
    let from = years.partition_point(|(at, _)| *at < tokens.start);
    let mut years = years.get(from..)?.iter().take_while(|(at, _)| *at < tokens.end);
    let only = years.next()?;
    years.next().is_none().then_some(*only)
}

/// Whether the year is told of the day: "In 2018 the 1st of April was", "Election day in 2016 was
/// Tuesday, Nov. 8".
fn told_with(case: &Case<'_>, sentence: &Range<usize>, own: &Range<usize>, at: usize) -> bool {
    const FAR: usize = 12;
    const APART: &Words = w![
        "and", "but", ";", "until", "since", "after", "before", "now", "this", "next", "last",
        "from", "to", "who", "which", "that", ":", "current", "coming", "than", "as",
    ];
    let lead = at.checked_sub(1).filter(|at| sentence.contains(at));
    let within = lead.is_some_and(|at| case.is(at, w!["in"]))
        && calendar::ends_phrase(case, at + 1)
        || lead.is_some_and(|at| case.is(at, w!["in"]) && at == sentence.start);
    let gap = own.end.min(at)..own.start.max(at);
    let opens = lead == Some(sentence.start);
    let near = gap.len() <= FAR || opens && gap.len() <= 2 * FAR;
    // "Tuesday, November 5, in a state he lost in 2016" is told of the loss.
    let behind = at >= own.end && gap.len() > 3;
    within && near && !behind && !case.any(gap.start..gap.end, APART)
}

/// Returns the flags for the feasts of a fixed day that have another weekday.
pub(super) fn feasts(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    let mut from = 0;
    for (year, _) in &Landmarks::of(case).years {
        let Some(span) = case.tokens().get(*year).filter(|_| *year >= from).map(|own| own.span)
        else {
            continue;
        };
        let Some(own) = case.sentence_at(span.start) else { continue };
        from = own.end_token;
        let days = (own.first_token..own.end_token).filter(|&at| case.is(at, w!["day", "eve"]));
        flags.extend(days.filter_map(|at| feast(case, at)));
    }
    flags
}

fn feast(case: &Case<'_>, at: usize) -> Option<Flag> {
    const FAR: usize = 5;
    let (month, day) = fixed(case, at)?;
    let start = case.tokens().get(at)?.span;
    let sentence = case.sentence_at(start.start)?;
    let tokens = sentence.first_token..sentence.end_token;
    let mut end = at + 1;
    let dated = end + usize::from(case.is(end, w![",", "in", "of"]));
    let behind = year_at(case, dated);
    if behind.is_some() {
        end = dated + 1;
    }
    let (printed, weekday_at) = weekday_behind(case, end)?;
    let (_, next) = calendar::weekday_at(case, weekday_at)?;
    let later = || {
        let (at, year) = sole_year(case, &tokens)?;
        (case.is(at.wrapping_sub(1), w!["in"]) && at >= next && at <= next + FAR).then_some(year)
    };
    let before = || {
        let (at, year) = sole_year(case, &tokens)?;
        (at == tokens.start + 1 && case.is(tokens.start, w!["in"])).then_some(year)
    };
    let year = behind.or_else(later).or_else(before)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).filter(|own| own.weekday() != printed)?;
    let first = at - usize::from(at > 0);
    let name = case.tokens().get(first)?.span.cover(start);
    let token = case.tokens().get(weekday_at)?.span;
    let right = calendar::weekday_name(date.weekday());
    let written = calendar::in_words(date, calendar::month_first(case), true);
    let ahead = case.text.published.is_some_and(|now| date > now.last_day());
    let was = if ahead { "is" } else { "was" };
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Error,
        span: token,
        message: format!(
            "{written} {was} a {right}, not a {}. {right} would fit.",
            calendar::weekday_name(printed)
        ),
        computation: format!("{written} = {right}; printed {}", case.printed(weekday_at)),
        related: vec![name],
        suggestions: vec![right.to_owned()],
    })
}

/// The month and day of a feast whose name ends with "day" or "eve" at token `at`.
fn fixed(case: &Case<'_>, at: usize) -> Option<(u32, u32)> {
    const NAMED: [(&Words, (u32, u32)); 8] = [
        (w!["christmas"], (12, 25)),
        (w!["boxing"], (12, 26)),
        (w!["bastille"], (7, 14)),
        (w!["canada"], (7, 1)),
        (w!["armistice"], (11, 11)),
        (w!["australia"], (1, 26)),
        (w!["anzac"], (4, 25)),
        (w!["may"], (5, 1)),
    ];
    const OWNED: [(&Words, (u32, u32)); 4] = [
        (w!["year"], (1, 1)),
        (w!["valentine"], (2, 14)),
        (w!["patrick"], (3, 17)),
        (w!["stephen"], (12, 26)),
    ];
    let before = at.checked_sub(1)?;
    let owned = case.is(before, w!["'s", "’s"]);
    let name = if owned { before.checked_sub(1)? } else { before };
    let list: &[(&Words, (u32, u32))] = if owned { &OWNED } else { &NAMED };
    let (_, (month, day)) = list.iter().find(|(words, _)| case.is(name, words))?;
    if case.is(at, w!["eve"]) {
        return match (*month, *day) {
            (12, 25) => Some((12, 24)),
            (1, 1) if case.is(name.checked_sub(1)?, w!["new"]) => Some((12, 31)),
            _ => None,
        };
    }
    let new = *month != 1 || *day != 1 || case.is(name.checked_sub(1)?, w!["new"]);
    (case.capital(name) && new).then_some((*month, *day))
}

/// Whether "when" tells of a day that was, and is no condition: "In 2018, when May 8 was a
/// Tuesday".
pub(super) fn tells(case: &Case<'_>, said: usize, tokens: Range<usize>) -> bool {
    let was = case.is(said, w!["was", "fell"]);
    let dated = tokens.clone().any(|at| year_at(case, at).is_some());
    let conditions = w!["if", "whenever", "unless", "where", "should", "year", "years", "not"];
    was && dated && !case.any(tokens, conditions)
}

/// The weekday of "the Friday on which the liner sank", "the Friday when".
pub(super) fn on_which(case: &Case<'_>, at: usize) -> Option<(Weekday, usize)> {
    let (day, next) = calendar::weekday_at(case, at + 1).filter(|_| case.is(at, w!["the"]))?;
    let which = case.is(next, w!["on"]) && case.is(next + 1, w!["which"])
        || case.is(next, w!["when", "that"]);
    which.then_some((day, at + 1))
}
