//! The years that can have been meant by one that lies ahead: what a slip makes of it and the
//! passage leaves.

use chrono::Datelike;

use super::Ahead;
use crate::check::Case;
use crate::check::calendar::{ends_phrase, weekday_at};
use crate::check::years;
use crate::text::Span;
use crate::w;

/// The years that a slip makes of the one printed and that are over, the likeliest first.
pub(super) fn fitting(case: &Case<'_>, date: &Ahead) -> Vec<i32> {
    const MOST: usize = 2;
    const LONG_AGO: i32 = 150;
    /// A year of the lifetime of a piece of news is likelier than one of another age.
    const LATELY: i32 = 12;
    const LONG_BEFORE: i32 = 30;
    let Ahead { span, from, last, .. } = *date;
    let year = from.year();
    let over = |new: i32| {
        new > last.year() - LONG_AGO
            && (new < last.year() || from.with_year(new).is_some_and(|day| day <= last))
    };
    // "Saturday, 12 July 2052": the day must stay a Saturday.
    let weekday = weekday_at(case, case.token_at(span.start)).map(|(weekday, _)| weekday);
    let on_weekday = |new: i32| {
        weekday.is_none_or(|day| from.with_year(new).is_some_and(|date| date.weekday() == day))
    };
    let lately = |new: i32| new > last.year() - LATELY && new <= last.year();
    let mut found: Vec<i32> = Vec::new();
    let near = (year <= last.year() + 1).then_some(year - 1);
    for new in { near }.into_iter().chain(years::slips(year)) {
        if over(new) && on_weekday(new) && !found.contains(&new) {
            found.push(new);
        }
    }
    // The results that are news are those of the period that ended last.
    if let Some(ended) = last_period(case, date) {
        let one_digit = years::other_digit(year).any(|new| new == ended);
        return if one_digit || found.contains(&ended) { vec![ended] } else { Vec::new() };
    }
    // "And it has stood empty ever since" is not told of the year of the text.
    let whole_year = case.tokens_of(span).len() == 1;
    if whole_year && since_then(case, span) {
        found.retain(|new| *new < last.year());
    }
    let told = years::elsewhere(case, span);
    // One digit of 2041 may be wrong: beside 1990 and 2003 where it leads on from there, else of a
    // year as near as any slip leads to.
    if !found.iter().any(|new| lately(*new)) {
        let newest = told.iter().copied().filter(|year| *year <= last.year()).max();
        let digit = years::other_digit(year).filter(|new| lately(*new));
        let digit = digit.filter(|new| newest.is_none_or(|newest| *new >= newest));
        let digit: Vec<i32> = digit.filter(|new| over(*new) && on_weekday(*new)).collect();
        if digit.len() <= MOST {
            let at = if newest.is_some() { 0 } else { found.len() };
            found.splice(at..at, digit);
        }
    }
    if found.is_empty() {
        found.extend(years::slips(year - 10).take(1).filter(|new| over(*new) && on_weekday(*new)));
    }
    // Where a slip leads to the last years, nobody means those of another age; where two digits
    // changed places, no other digit is wrong.
    if found.iter().any(|new| lately(*new)) {
        let swapped = found.iter().any(|new| lately(*new) && years::same_digits(*new, year));
        found.retain(|new| {
            let near = years::same_digits(*new, year) || (year - new).abs() == 10;
            let known = told.contains(new) || *new > last.year() - LONG_BEFORE;
            if swapped { near && known } else { known }
        });
    }
    // A year that the article has elsewhere is the likeliest of all.
    // Of the year of the text one says the month.
    found.sort_by_key(|new| (!told.contains(new), whole_year && *new == last.year()));
    found.truncate(MOST);
    other_tens(&mut found, (year, last.year()), &told, |new| over(new) && on_weekday(new));
    found
}

/// "2006 or 2016" of 2086: where another ten is a reading, every ten that is over is one.
#[cold]
fn other_tens(
    found: &mut Vec<i32>,
    (year, latest): (i32, i32),
    told: &[i32],
    may: impl Fn(i32) -> bool,
) {
    let tens = |new: i32| new / 100 == year / 100 && new % 10 == year % 10;
    let swapped = |new: &i32| years::same_digits(*new, year);
    if found.iter().any(|new| told.contains(new)) || found.iter().any(swapped) {
        return;
    }
    let Some(at) = found.iter().position(|new| tens(*new)) else { return };
    let all = (0..10).map(|ten| year / 100 * 100 + ten * 10 + year % 10);
    let all: Vec<i32> = all.filter(|new| *new < latest && *new != year && may(*new)).collect();
    if all.iter().any(|new| !found.contains(new)) {
        found.retain(|new| !tens(*new));
        let at = at.min(found.len());
        found.splice(at..at, all);
    }
}

/// The year of the last end of a period before the text: "in the year that ended in December".
fn last_period(case: &Case<'_>, date: &Ahead) -> Option<i32> {
    const NEAR: usize = 6;
    let Ahead { span, from, last, .. } = *date;
    let back = case.back(span, NEAR);
    let end = case.find(back.clone(), w!["ended", "ending", "ends", "to"])?;
    let period =
        case.any(back.start..end, w!["year", "quarter", "half", "months", "weeks", "period"]);
    let months = case.tokens_of(span).len() > 1;
    let latest = [last.year(), last.year() - 1].into_iter();
    let mut latest = latest.filter(|year| from.with_year(*year).is_some_and(|day| day < last));
    latest.next().filter(|_| period && months)
}

/// Whether the sentence says what has lasted since: "has stood empty ever since".
fn since_then(case: &Case<'_>, span: Span) -> bool {
    let Some(sentence) = case.sentence_at(span.start) else { return false };
    let end = case.tokens_of(span).end;
    let since = (end..sentence.end_token).find(|&at| case.is(at, w!["since"]));
    since.is_some_and(|at| case.is(at - 1, w!["ever"]) || ends_phrase(case, at + 1))
}
