//! What the day of the text itself says of a weekday and a date that do not go together: what is
//! put off until Thursday is not on the day it is put off, and "today" is the day of the text.

use chrono::{Datelike, NaiveDate};

use super::Pair;
use super::readings::{named, names_month_first};
use crate::check::Case;
use crate::check::calendar;
use crate::check::tense::nearest_verb;
use crate::check::wording;
use crate::text::{Published, Words};
use crate::w;

/// Returns the readings that the day of the text leaves, and the sentence that names them.
pub(super) fn readings(
    case: &Case<'_>,
    pair: &Pair,
    date: NaiveDate,
) -> Option<(Vec<String>, String)> {
    let published = case.text.published.and_then(Published::day).filter(|_| pair.day.count < 2)?;
    let reworded = |day: NaiveDate| {
        let text = pair.day.reworded(case, day.day(), day.month())?;
        Some(case.words(pair.span).replacen(case.words(pair.day.whole), &text, 1))
    };
    if is_today(case, pair) && published.weekday() == pair.printed {
        let right = calendar::weekday_name(date.weekday());
        let weekday = case.words(pair.span).replacen(case.printed(pair.weekday_at), right, 1);
        let day = named(case, pair, published, false);
        let words = format!("{day}, the date of this text, would fit, or {right}.");
        return Some((vec![reworded(published)?, weekday], words));
    }
    let weeks = weeks_to_come(case, pair).filter(|_| date == published)?;
    let mut days: Vec<NaiveDate> = to_come(pair, published).take(weeks).collect();
    // "Growers have some three weeks left" names one of them.
    if let Some(left) = time_left(case, pair) {
        let off = |day: &NaiveDate| ((*day - published).num_days() - left).abs();
        let near = days.iter().copied().min_by_key(off);
        days.retain(|day| near.is_some_and(|near| near == *day));
    }
    let days = days.into_iter();
    let readings: Vec<String> = days.clone().filter_map(reworded).collect();
    let offers: Vec<String> = days
        .enumerate()
        .map(|(at, day)| match at {
            0 => named(case, pair, day, false),
            _ => calendar::in_words(day, names_month_first(case, pair), false),
        })
        .collect();
    let words = format!(
        "It is the day of this text, which speaks of a day still ahead: {} would fit.",
        wording::any_of(&offers)
    );
    (!readings.is_empty()).then_some((readings, words))
}

/// Returns the days behind that of the text that have the printed weekday and year.
pub(super) fn to_come(
    pair: &Pair,
    published: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + Clone + use<> {
    const WEEK: usize = 7;
    let (printed, year) = (pair.printed, pair.day.year);
    let week = published.iter_days().skip(1).take(WEEK);
    let first = { week }.find(|day| day.weekday() == printed);
    let days = first.into_iter().flat_map(|first| first.iter_days().step_by(WEEK));
    days.take_while(move |day| year.is_none_or(|year| day.year() == year))
}

/// Returns whether the day is said to be that of the text: "today, Tuesday, July 4".
pub(super) fn is_today(case: &Case<'_>, pair: &Pair) -> bool {
    const NEAR: usize = 2;
    let start = case.tokens_of(pair.span).start;
    case.any(start.saturating_sub(NEAR)..start, w!["today", "tonight"])
}

/// How many days are left by what the sentence or the one before says once: "have two weeks
/// left".
fn time_left(case: &Case<'_>, pair: &Pair) -> Option<i64> {
    const WEEK_DAYS: f64 = 7.0;
    let at = case.sentence_index(pair.span.start)?;
    let sentences = &case.extraction.sentences;
    let near = sentences.get(at.saturating_sub(1)..=at)?;
    let figures = near.iter().flat_map(|own| case.figures_in(own.span));
    let mut left = figures.filter_map(|index| case.figure(index)).filter_map(|figure| {
        let each = match figure.unit?.name {
            "week" => WEEK_DAYS,
            "day" => 1.0,
            _ => return None,
        };
        let behind = case.token_at(figure.span.end);
        let has = case.any(case.back(figure.span, 4), w!["have", "has", "in", "within"]);
        let told = has || case.is(behind, w!["left", "away", "from", "to"]);
        #[expect(clippy::cast_possible_truncation, reason = "days, at most a few thousand")]
        let days = (figure.value()?.to_f64() * each).clamp(0.0, 9_999.0) as i64;
        told.then_some(days)
    });
    let (days, None) = (left.next()?, left.next()) else { return None };
    Some(days)
}

/// The weeks in which the day can lie, where the words before say that it is another than that of
/// the text: "put off until Thursday" is the next one, "the deadline is Friday" may be later.
fn weeks_to_come(case: &Case<'_>, pair: &Pair) -> Option<usize> {
    const FAR_TOKENS: usize = 12;
    const LATER: &Words = w!["until", "till", "postponed", "rescheduled", "deferred", "adjourned"];
    const ANY_TIME: &Words = w!["deadline", "upcoming"];
    let start = case.tokens_of(pair.span).start;
    let first = case.sentence_at(pair.span.start).map_or(start, |own| own.first_token);
    let before = first.max(start.saturating_sub(FAR_TOKENS))..start;
    if case.any(before.clone(), ANY_TIME) {
        return Some(3);
    }
    case.any(before, LATER).then_some(1)
}

/// Returns the next such weekday where the verb before tells of the future: "will meet on
/// Thursday" may be today, with another weekday, or another day.
pub(super) fn planned(case: &Case<'_>, pair: &Pair, date: NaiveDate) -> Option<NaiveDate> {
    const FAR_TOKENS: usize = 12;
    let published = case.text.published.and_then(Published::day);
    let published = published.filter(|own| *own == date && pair.day.count < 2)?;
    let (at, _) = nearest_verb(case, case.back(pair.span, FAR_TOKENS))?;
    let future = case.is(at, w!["will", "shall", "to"]);
    future.then(|| to_come(pair, published).next()).flatten().filter(|_| !is_today(case, pair))
}
