//! A weekday told of a date that stands before it: "the quake of 25 April 2015. That was a
//! Thursday", "rules on 10 December … on that Tuesday". Weekdays beside their date are left to the
//! check.

use super::{CHECK, Pair, dated};
use crate::check::calendar::{self, PrintedDay};
use crate::check::landmarks::Landmarks;
use crate::check::{Case, Flag, Severity};
use crate::text::{Published, TokenKind};
use crate::w;

/// Returns the weekdays that the date they speak of does not have.
pub(super) fn flags(case: &Case<'_>) -> Vec<Flag> {
    let days = &Landmarks::of(case).days;
    let mut found = Vec::new();
    for (index, day) in days.iter().enumerate() {
        let next = days.get(index + 1).map_or(usize::MAX, |next| case.tokens_of(next.whole).start);
        // Of several dates close together it is not told which is meant.
        let before = index.checked_sub(1).and_then(|at| days.get(at));
        let crowded = before.is_some_and(|before| {
            case.sentence_index(before.whole.start) == case.sentence_index(day.whole.start)
        });
        if day.count < 2 && !crowded {
            found.extend(flag(case, day, next));
        }
    }
    found
}

fn flag(case: &Case<'_>, day: &PrintedDay, next: usize) -> Option<Flag> {
    const FAR_TOKENS: usize = 60;
    let end = case.tokens_of(day.whole).end;
    let sentence = case.sentence_index(day.whole.start)?;
    let last = case.extraction.sentences.get(sentence + 1).map_or(usize::MAX, |s| s.end_token);
    let reach = end..next.min(end + FAR_TOKENS).min(last).min(case.tokens().len());
    let (at, weekday, span) = { reach }.find_map(|at| {
        let (weekday, behind) = calendar::weekday_at(case, at)?;
        // A date of its own, or "that Tuesday morning’s".
        let dated = |at: usize| {
            case.kind(at) == Some(TokenKind::Number) || calendar::month_at(case, at).is_some()
        };
        let own = dated(behind)
            || case.is(behind, w![",", "the", "("]) && dated(behind + 1)
            || case.kind(behind) == Some(TokenKind::Suffix);
        let token = case.tokens().get(at)?.span;
        (refers(case, at) && !own).then_some((at, weekday, token))
    })?;
    let pair = Pair { printed: weekday, weekday_at: at, day: *day, span };
    let date = dated(case, &pair).filter(|date| chrono::Datelike::weekday(date) != weekday)?;
    let right = calendar::weekday_name(chrono::Datelike::weekday(&date));
    let printed = calendar::weekday_name(weekday);
    let written = calendar::in_words(date, calendar::month_first(case), true);
    let coming = case.text.published.map(Published::last_day).is_some_and(|day| date > day);
    let was = if coming { "is" } else { "was" };
    let told = if day.year.is_some() {
        written.clone()
    } else {
        let short = calendar::in_words(date, calendar::month_first(case), false);
        format!("If the year is {}, {short}", chrono::Datelike::year(&date))
    };
    Some(Flag {
        code: CHECK.code,
        severity: if day.year.is_some() { Severity::Error } else { Severity::Warning },
        span,
        message: format!("{told} {was} a {right}, not a {printed}. {right} would fit."),
        computation: format!("{written} = {right}; printed {}", case.printed(at)),
        related: vec![day.whole],
        suggestions: vec![right.to_owned()],
    })
}

/// Whether the words before a weekday point back at a date: "that was a Thursday", "on that
/// Thursday".
fn refers(case: &Case<'_>, at: usize) -> bool {
    let is = |back: usize, words| at.checked_sub(back).is_some_and(|at| case.is(at, words));
    let that = w!["that", "this", "it", "which"];
    let was = w!["was", "is", "fell"];
    let article = usize::from(is(1, w!["a"]));
    let said = article == 1 && is(2, was) && is(3, that)
        || is(1, w!["on"]) && is(2, w!["fell", "falls"]) && is(3, that)
        || article == 1 && is(2, w!["on"]) && is(3, w!["fell", "falls"]) && is(4, that);
    // "It was a Thursday" opens a sentence or a clause.
    let opens = [3, 4].into_iter().any(|back| {
        is(back, that)
            && at.checked_sub(back + 1).is_none_or(|before| {
                case.is(before, w![".", ";", ",", "—", "–", "-", ":", "and", "but"])
            })
    });
    said && opens || is(1, w!["that"]) && is(2, w!["on", "of", "by"])
}
