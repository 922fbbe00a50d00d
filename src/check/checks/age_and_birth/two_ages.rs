//! Two ages of one person at two times that lie further apart, or less far, than the ages: "then
//! 33" in 1979 and "at 63" in 1999.

use std::ops::Range;

use super::CHECK;
use super::aged::Aged;
use super::paragraph::times;
use super::sides::too_young;
use super::told::Told;
use crate::check::spelled::like;
use crate::check::timeline::Passage;
use crate::check::timeline::people::{self, Birth};
use crate::check::year_slips::{Slip, slip};
use crate::check::years::{self, Stated};
use crate::check::{Case, Flag, Severity};
use crate::quantity::{Decimal, Dimension, FigureKind};
use crate::text::Span;
use crate::w;

/// When an age was told of: at a date, or so many years before the text.
enum When {
    At(Stated),
    Ago(f64, Span),
}

/// The flag for two ages of one person that are not as far apart as their times.
pub(super) fn flag(
    case: &Case<'_>,
    passage: &Passage,
    birth: Option<&Birth>,
    (first, second): (&Aged<'_>, &Aged<'_>),
) -> Option<Flag> {
    if !one_person(case, passage, first, second) {
        return None;
    }
    let (one, other) = (when(case, passage, birth, first)?, when(case, passage, birth, second)?);
    let (low, high, places) = apart(case, &one, &other)?;
    let of = |aged: &Aged<'_>| aged.figure.value().map_or(0.0, Decimal::to_f64);
    let (young, old) = (of(first), of(second));
    let gone = old - young;
    let printed_exactly = first.figure.interval()?.high - first.figure.interval()?.low
        + second.figure.interval()?.high
        - second.figure.interval()?.low
        < 3.0;
    if (f64::from(low) - 0.1..=f64::from(high) + 0.1).contains(&gone) || !printed_exactly {
        return None;
    }
    let fits = |gone: f64| (f64::from(low) - 0.1..=f64::from(high) + 0.1).contains(&gone);
    let swapped = |age: f64| (age % 10.0) * 10.0 + (age / 10.0).floor();
    let tens = [-20.0, -10.0, 10.0, 20.0].into_iter().any(|tens| fits(gone + tens));
    let explained = tens
        || old > 9.0 && fits(swapped(old) - young)
        || young > 9.0 && fits(old - swapped(young));
    explained.then(|| describe(case, (first, second), &places, (low, high)))
}

/// Whether the two ages can be of one person, and of nobody else the sentences name.
fn one_person(case: &Case<'_>, passage: &Passage, first: &Aged<'_>, second: &Aged<'_>) -> bool {
    let tokens = first.sentence.start.min(second.sentence.start)
        ..first.sentence.end.max(second.sentence.end);
    let people = people::names(case, tokens);
    let same = people.windows(2).all(|pair| match pair {
        [one, other] => case.key(*one) == case.key(*other),
        _ => true,
    });
    let sex = |aged: &Aged<'_>| {
        people::sex(case, people::clause(case, &aged.sentence, aged.at.start))
            .or_else(|| people::sex(case, aged.sentence.clone()))
    };
    let agree = match (sex(first), sex(second)) {
        (Some(one), Some(other)) => one == other,
        _ => !passage.of_both_sexes(case),
    };
    // "She was 80 and he 78": two people.
    let beside = first.sentence == second.sentence
        && case.any(first.at.end..second.at.start, w!["and", "he", "she"])
        && second.at.start.saturating_sub(first.at.end) < 6;
    let told = [first.told, second.told];
    same && agree && !beside && !(told == [Told::Now, Told::Now])
}

/// When an age was told of, where that is one time.
fn when(
    case: &Case<'_>,
    passage: &Passage,
    birth: Option<&Birth>,
    aged: &Aged<'_>,
) -> Option<When> {
    if let Some((years, span)) = ago(case, &aged.sentence) {
        return (aged.told != Told::Now).then_some(When::Ago(years, span));
    }
    if aged.told == Told::Now {
        let published = years::published(case);
        return Some(published.map_or(When::Ago(0.0, Span::default()), When::At));
    }
    match times(case, passage, birth, aged).as_slice() {
        [only] => Some(When::At(*only)),
        _ => None,
    }
}

/// "ten years ago", "it is ten years since": how many years before the text a sentence tells of.
fn ago(case: &Case<'_>, sentence: &Range<usize>) -> Option<(f64, Span)> {
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let whole = span(sentence.start)?.cover(span(sentence.end.checked_sub(1)?)?);
    let mut found = case.figures_in(whole).filter_map(|index| {
        let figure = case.figure(index)?;
        let unit = figure.unit.filter(|unit| unit.dimension == Dimension::TIME)?;
        let each = match unit.name {
            "year" => 1.0,
            "decade" => 10.0,
            _ => return None,
        };
        let tokens = case.tokens_of(figure.span);
        let since = (tokens.end..tokens.end + 5).find(|&at| case.is(at, w!["since"]));
        let been = (sentence.start..tokens.start).any(|at| case.is(at, w!["is", "been"]));
        let told = case.is(tokens.end, w!["ago"]) || since.is_some() && been;
        (figure.kind == FigureKind::Duration && told)
            .then_some((figure.value()?.to_f64() * each, figure.span))
    });
    let only = found.next();
    only.filter(|_| found.next().is_none())
}

/// The fewest and the most years by which the ages can differ, and the places that say so.
fn apart(case: &Case<'_>, one: &When, other: &When) -> Option<(i32, i32, Vec<Span>)> {
    #[expect(clippy::cast_possible_truncation, reason = "a count of years below 10,000")]
    let whole = |years: f64| years.round().clamp(-1e4, 1e4) as i32;
    let places = |spans: [Span; 2]| {
        { spans }.into_iter().filter(|span| *span != Span::default()).collect::<Vec<_>>()
    };
    match (one, other) {
        (When::At(one), When::At(other)) => {
            let back = other.first < one.first;
            let (early, late) = if back { (other, one) } else { (one, other) };
            let (fewest, most) = years::apart(early, late);
            let (low, high) = (fewest.max(0), most + 1);
            let (low, high) = if back { (-high, -low) } else { (low, high) };
            (one.span != other.span).then(|| (low, high, places([one.span, other.span])))
        }
        (When::Ago(one, span), When::Ago(other, second)) if span != second => {
            let gone = whole(one - other);
            Some((gone - 1, gone + 1, places([*span, *second])))
        }
        (When::Ago(ago, span), When::At(date)) | (When::At(date), When::Ago(ago, span)) => {
            let published = years::published(case)?;
            let years = published.year() - date.year();
            let gone = whole(*ago) - years;
            let gone = if matches!(one, When::Ago(..)) { gone } else { -gone };
            Some((gone - 1, gone + 1, places([*span, date.span])))
        }
        _ => None,
    }
}

/// The flag for two ages, their dates and the years that lie between those.
pub(super) fn describe(
    case: &Case<'_>,
    (first, second): (&Aged<'_>, &Aged<'_>),
    places: &[Span],
    (low, high): (i32, i32),
) -> Flag {
    const OLDEST_YEARS: i32 = 105;
    let whole = |aged: &Aged<'_>| {
        let value = aged.figure.value().map_or(0.0, Decimal::to_f64);
        #[expect(clippy::cast_possible_truncation, reason = "an age below 121")]
        let value = value as i32;
        value
    };
    let (young, old) = (whole(first), whole(second));
    let middle = (low + high).div_euclid(2);
    // Where the second age would be nobody's, the first is in doubt.
    let later = (1..=OLDEST_YEARS).contains(&(young + middle)) && young < old;
    let (own, other, right) =
        if later { (second, first, young + middle) } else { (first, second, old - middle) };
    let printed = case.words(own.figure.number);
    let surface = case.words(own.figure.span);
    let rank = own.figure.kind == FigureKind::Rank;
    let wrong = if later { old } else { young };
    let reading = surface.replacen(printed, &like(printed, right.into()), 1);
    let offered = !rank && (1..=OLDEST_YEARS).contains(&right);
    // Or the other of the two, where a slip would explain that, too.
    let (kept, instead) = if later { (young, old - middle) } else { (old, young + middle) };
    let likely = (1..=OLDEST_YEARS).contains(&instead) && slip(kept, instead) != Slip::Other;
    let likely = likely && instead < old.max(young) && !too_young(kept, instead);
    let fit = match (offered, likely) {
        (true, true) => format!("{right} for {wrong} would fit, or {instead} for {kept}. "),
        (true, false) => format!("{right} for {wrong} would fit. "),
        _ => String::new(),
    };
    let years = ((low + high).div_euclid(2)).abs();
    let named: Vec<&str> = places.iter().map(|place| case.words(*place)).collect();
    let between = match named.as_slice() {
        [one, other] if years == 0 => format!("{one} and {other} lie in one year"),
        [one, other] => format!("{one} and {other} are about {years} years apart"),
        _ => format!("the text puts {years} years between"),
    };
    let gone = (old - young).abs();
    let mut related = vec![other.figure.span];
    related.extend(places);
    Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: own.figure.span,
        message: format!(
            "From {young} to {old} is {gone} years, but {between}. {fit}Check the ages and the \
             dates."
        ),
        computation: format!("{old} − {young} = {}, {low} to {high} years apart", old - young),
        related,
        suggestions: if offered { vec![reading] } else { Vec::new() },
    }
}
