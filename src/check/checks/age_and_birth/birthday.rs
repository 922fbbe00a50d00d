//! A birthday with its number and its year, and the year of birth told of the same person: "the
//! 60th birthday of Nils Orr, born in 1946, was kept in 2006".

use std::collections::HashSet;
use std::ops::Range;

use super::CHECK;
use super::life::Life;
use super::sides::describe;
use super::told::Told;
use crate::check::landmarks::Landmarks;
use crate::check::lasting::BEGUN;
use crate::check::timeline::{self, Passage, people};
use crate::check::year_slips::{Likeness, like};
use crate::check::years::{self, RELATIVES, Stated};
use crate::check::{Case, Flag, Severity, wording};
use crate::quantity::{Decimal, Figure, FigureKind};
use crate::text::Span;
use crate::w;

/// Flags the birthdays of a paragraph that do not fit the one birth it tells.
pub(super) fn check(
    case: &Case<'_>,
    passage: &Passage,
    known: &HashSet<Span>,
    flags: &mut Vec<Flag>,
) {
    let Some(at) = case.find(passage.tokens.clone(), w!["birthday"]) else { return };
    flags.extend(flag(case, passage, at).filter(|flag| {
        !known.contains(&flag.span) && !flag.related.iter().any(|own| known.contains(own))
    }));
}

fn flag(case: &Case<'_>, passage: &Passage, at: usize) -> Option<Flag> {
    /// Nobody's birthday is worth telling otherwise.
    const MOST: f64 = 115.0;
    let before = case.tokens().get(at.checked_sub(1)?)?;
    let figure = case.figure(case.figure_at(before.span.start)?)?;
    let value = figure.value().map(Decimal::to_f64)?;
    let counted = matches!(figure.kind, FigureKind::Rank | FigureKind::Age);
    if !counted || !(1.0..=MOST).contains(&value) {
        return None;
    }
    let sentence = passage.sentence(case, at);
    if let Some(flag) = of_this_week(case, passage, figure, value, &sentence) {
        return Some(flag);
    }
    if let Some(flag) = near_day(case, passage, figure, value, &sentence) {
        return Some(flag);
    }
    let birth = people::birth(case, passage)?;
    let apart = w!["before", "after", "since", "until", "till", "short", "from"];
    let mut dates = passage.dates_in(sentence.clone()).filter(|own| own.span != birth.date.span);
    let (date, None) = (dates.next()?, dates.next()) else { return None };
    if timeline::led(case, date, apart) || case.any(at.saturating_sub(4)..at, apart) {
        return None;
    }
    let (born, year) = (birth.date.year(), date.year());
    #[expect(clippy::cast_possible_truncation, reason = "no more than 115")]
    let age = value.round() as i32;
    let needed = year - age;
    if (needed - born).abs() <= 1 {
        return None;
    }
    let here = sentence.contains(&birth.at);
    let swapped = years::same_digits(needed, born);
    let slip = swapped || years::slips(born).any(|own| own == needed);
    let explained = swapped || here && slip;
    if !explained {
        return None;
    }
    let printed = case.words(birth.date.span);
    let reading = printed.replacen(&born.to_string(), &needed.to_string(), 1);
    let number = case.words(figure.span);
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: birth.date.span,
        message: format!(
            "The {number} birthday in {year} tells of a birth in {needed}, not in {born}. {} would \
             fit.",
            wording::opening(&reading)
        ),
        computation: format!("{year} − {age} = {needed}, printed {born}"),
        related: vec![figure.span],
        suggestions: vec![reading],
    })
}

/// "The triplets of May 8, 1932, cut the cake of their 80th birthday", printed
/// in May 2022: the day of the text is the birthday of the only date, so that the number must fit.
fn of_this_week(
    case: &Case<'_>,
    passage: &Passage,
    figure: &Figure,
    value: f64,
    sentence: &Range<usize>,
) -> Option<Flag> {
    const NEAR_DAYS: i64 = 10;
    let now = years::published(case)?;
    let mut dates = passage.dates_in(sentence.clone());
    let (birth, None) = (dates.next()?, dates.next()) else { return None };
    let own = timeline::in_year(birth, now.year())?;
    let near = (own.first - now.first).num_days().abs() <= NEAR_DAYS && now.first == now.last;
    let gone = f64::from(now.year() - birth.year());
    let tens = (gone - value).abs() % 10.0 < 0.1 && (gone - value).abs() > 1.0;
    let swapped =
        value > 9.0 && ((value % 10.0) * 10.0 + (value / 10.0).floor() - gone).abs() < 0.1;
    let mut kin = sentence.clone();
    let kin = kin.any(|at| case.is(at, RELATIVES) && !case.is(at, w!["twin", "twins"]));
    // "with a plane built on May 3, 1925"
    let made = birth.token.saturating_sub(6).max(sentence.start)..birth.token;
    let apart = case.any(sentence.clone(), w!["wed", "married", "wedding", "late", "would"])
        || case.any(made, BEGUN);
    let life = Life { birth: *birth, death: None, born_at: birth.token };
    (birth.first == birth.last && near && (tens || swapped) && !kin && !apart)
        .then(|| describe(case, figure, Told::Turned, &life, &now))
}

/// "On 3 February 2015, a week before the 80th birthday of a man born on 10 February 1945": of a
/// day so near to one of his birthdays it is that one.
fn near_day(
    case: &Case<'_>,
    passage: &Passage,
    figure: &Figure,
    value: f64,
    sentence: &Range<usize>,
) -> Option<Flag> {
    const NEAR_DAYS: i64 = 45;
    const NEAR_TOKENS: usize = 6;
    let births = &Landmarks::of(case).births;
    let from = births.partition_point(|at| *at < sentence.start);
    let mut births = births.get(from..)?.iter().copied().take_while(|at| *at < sentence.end);
    let (born, None) = (births.next()?, births.next()) else { return None };
    let dates: Vec<&Stated> = passage.dates_in(sentence.clone()).collect();
    let [one, other] = dates.as_slice() else { return None };
    let beside = |date: &Stated| (born..born + NEAR_TOKENS).contains(&date.token);
    let (birth, time) = if beside(one) { (*one, *other) } else { (*other, *one) };
    let exact = birth.first == birth.last && time.first == time.last;
    let kin = years::names_kin(case, sentence.clone())
        || case.any(sentence.clone(), w!["would", "not", "never", "company", "club", "firm"]);
    if !beside(birth) || !exact || kin {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "no more than 115")]
    let told = value.round() as i32;
    let near = (time.year() - 1..=time.year() + 1).find(|year| {
        let day = timeline::in_year(birth, *year).map(|day| (day.first - time.first).num_days());
        day.is_some_and(|days| days.abs() <= NEAR_DAYS)
    })?;
    let gone = near - birth.year();
    let explained =
        like(told, gone).is_some_and(|how| how != Likeness::Last) || (told - gone).abs() % 10 == 0;
    let life = Life { birth: *birth, death: None, born_at: born };
    (gone > 0 && told != gone && explained)
        .then(|| describe(case, figure, Told::Turned, &life, time))
}

/// Whether a birthday is told as one to come: "on the eve of her 70th birthday".
pub(super) fn is_ahead(case: &Case<'_>, number: usize) -> bool {
    const BACK: usize = 4;
    let ahead = w!["before", "short", "shy", "to", "until", "till", "eve", "ahead", "approaching"];
    case.any(number.saturating_sub(BACK)..number, ahead)
}
