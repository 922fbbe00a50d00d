//! The spans that can have been meant by one that ends before it begins: what a slip makes of
//! either year and a lifetime, an event, the tense and the dates beside leave of these.

use super::{BEGUN, How};
use crate::check::Case;
use crate::check::calendar::year_at;
use crate::check::checks::known_event;
use crate::check::tense::modal;
use crate::check::timeline::{Passage, people};
use crate::check::year_slips::{self, Slip, last_past};
use crate::check::years;
use crate::quantity::FigureKind;
use crate::text::{Published, Span, Words};
use crate::w;

/// So many readings are offered.
pub(super) const MOST: usize = 3;

/// How many years the sentence says the span has, where it says so once, and by how many such a
/// span may be off.
fn stated_years(case: &Case<'_>, span: Span) -> Option<(f64, f64)> {
    /// As far as the years of a span are counted from it.
    const NEAR_BYTES: usize = 300;
    /// The first and the last year may both be begun.
    const YEAR: (f64, f64) = (1.0, 1.0);
    const DECADE: (f64, f64) = (10.0, 1.0);
    /// Parents are some twenty to forty years older.
    const GENERATION: (f64, f64) = (30.0, 10.0);
    let near = case.within(case.sentence_at(span.start)?.span, span, NEAR_BYTES);
    let figures = case.figures_in(near).filter_map(|index| case.figure(index));
    let mut years = figures.filter(|figure| !figure.span.overlaps(span)).filter_map(|figure| {
        let count = figure.value()?.to_f64();
        let behind = case.token_at(figure.number.end);
        let (each, off) = match figure.unit {
            Some(unit) if figure.kind == FigureKind::Duration && unit.name == "year" => YEAR,
            Some(unit) if figure.kind == FigureKind::Duration && unit.name == "decade" => DECADE,
            _ if case.is(behind, w!["generation", "generations"]) => {
                (GENERATION.0, GENERATION.1 * count)
            }
            _ => return None,
        };
        Some((each * count, off))
    });
    let (said, None) = (years.next()?, years.next()) else { return None };
    Some(said)
}

/// The age that stands between the two years of a life, or right behind them.
fn stated_age(case: &Case<'_>, (at, to): (usize, usize)) -> Option<i32> {
    const BEHIND: usize = 6;
    let tokens = case.tokens();
    let sentence = case.sentence_at(tokens.get(at)?.span.start)?;
    let last = (to + BEHIND).min(sentence.end_token.checked_sub(1)?);
    let near = tokens.get(at)?.span.cover(tokens.get(last)?.span);
    let mut ages = case.figures_in(near).filter_map(|index| case.figure(index)).filter(|figure| {
        let lead = case.token_at(figure.span.start).checked_sub(1);
        let told = lead.is_some_and(|at| case.is(at, w!["was", "aged", "age", "of", "at"]));
        figure.kind == FigureKind::Age
            || figure.kind == FigureKind::Number && told && figure.unit.is_none()
    });
    let (age, None) = (ages.next()?, ages.next()) else { return None };
    #[expect(clippy::cast_possible_truncation, reason = "an age")]
    let age = age.value()?.to_f64().clamp(0.0, 1e4) as i32;
    (10..111).contains(&age).then_some(age)
}

/// Whether so many years may be called so many.
fn fits((said, off): (f64, f64), years: i32) -> bool {
    (f64::from(years) - said).abs() <= off
}

/// The spans that a usual slip makes of this one, the likeliest first: the years in each other's
/// place, the digits of one swapped, one ten years off, and only then what is further.
pub(super) fn fitting(
    case: &Case<'_>,
    (at, first): (usize, i32),
    (to, second): (usize, i32),
    how: How,
) -> Vec<(i32, i32)> {
    const LIFE_YEARS: i32 = 65;
    const LONG_YEARS: i32 = 35;
    const THING_YEARS: i32 = 90;
    const SHORT_YEARS: i32 = 4;
    const OFFICES: &Words = w!["elected", "appointed", "crowned"];
    if first == second {
        return Vec::new();
    }
    let token = |at: usize| case.tokens().get(at).map_or(Span::default(), |token| token.span);
    let span = token(at).cover(token(to));
    let latest = latest(case, span, first.max(second));
    let next = next_stage(case, to);
    let life = how == How::Life || case.is(at.saturating_sub(1), w!["("]);
    // A firm or a bridge may outlast a man.
    let thing = years::lead(case, at)
        .and_then(|lead| lead.checked_sub(1))
        .is_some_and(|verb| case.is(verb, BEGUN) && !case.is(verb, OFFICES));
    let length = match () {
        () if life => 10..110,
        () if thing => 1..150,
        () => 1..60,
    };
    let long_years = if thing { THING_YEARS } else { LONG_YEARS };
    // "(2019–2016)" may be years of office: the two the other way round fit whatever they are of.
    let event = known_event::years_of(case, span);
    let person = lifetime(case, span);
    let valid = |&(a, b): &(i32, i32)| {
        (length.contains(&(b - a)) || (a, b) == (second, first) && (1..110).contains(&(b - a)))
            && latest.is_none_or(|latest| b <= latest)
            && next.is_none_or(|next| b <= next)
            && (how != How::Short || a / 100 == b / 100)
            && event.is_none_or(|(from, to)| from <= a && b <= to)
            && (life || person.is_none_or(|(from, to)| from <= a && b <= to))
    };
    let near = |slip: i32, year: i32| {
        years::same_digits(slip, year)
            || (slip - year).abs() == 10 && next.is_none()
            || (slip - year).abs() == 100
            || next.is_none() && year_slips::slip(year, slip) == Slip::Digit
    };
    let mut found = vec![(second, first)];
    found.extend(years::slips(first).map(|year| (year, second)));
    found.extend(years::slips(second).map(|year| (first, year)));
    found.retain(valid);
    // "The Second World War, 1939 to 1854": the event itself tells its years.
    if found.is_empty()
        && let Some((from, to)) = event.filter(|(from, to)| *from == first || *to == second)
    {
        return vec![(from, to)];
    }
    // "between 1817 and 1725": of so long a span a digit or the century is wrong.
    if !life && first - second > 60 && found.contains(&(first, second + 100)) {
        let swapped = |&(a, b): &(i32, i32)| a == first && years::same_digits(b, second);
        let mut near: Vec<(i32, i32)> = found.iter().copied().filter(swapped).collect();
        near.extend([(first, second + 100), (first - 100, second)].iter().filter(|own| valid(own)));
        near.truncate(MOST);
        return near;
    }
    let mut seen = Vec::new();
    found.retain(|pair| {
        !seen.contains(pair) && {
            seen.push(*pair);
            true
        }
    });
    // "nine years, from 1998 to 1989" tells which of the readings can be meant.
    if let Some(said) = stated_years(case, span)
        && found.iter().any(|(a, b)| fits(said, b - a))
    {
        found.retain(|(a, b)| fits(said, b - a));
        // "In those five years" are not four, where others are five.
        let exactly = |&(a, b): &(i32, i32)| (f64::from(b - a) - said.0).abs() < f64::EPSILON;
        if found.iter().any(exactly) {
            found.retain(exactly);
        }
        found.truncate(MOST);
        return found;
    }
    let likely = |&(a, b): &(i32, i32)| {
        (a, b) == (second, first) || if a == first { near(b, second) } else { near(a, first) }
    };
    if found.iter().any(likely) || next.is_some() {
        found.retain(likely);
    }
    // "Born in 1868, was 80 when he died in 1848": the age tells which reading can be meant.
    if let Some(age) = stated_age(case, (at, to)).filter(|_| life) {
        let aged = |&(a, b): &(i32, i32)| (age..=age + 1).contains(&(b - a));
        found.retain(aged);
        let other = |own: i32, year: i32| year_slips::slip(own, year) != Slip::Other;
        let dead = [first + age, first + age + 1].map(|year| (first, year));
        let born = [second - age, second - age - 1].map(|year| (year, second));
        let dead = dead.into_iter().filter(|pair| other(second, pair.1));
        let born = born.into_iter().filter(|pair| other(first, pair.0));
        for pair in dead.chain(born).filter(valid) {
            if !found.contains(&pair) {
                found.push(pair);
            }
        }
    }
    // A life lasts for decades, an office or a building for years.
    if life {
        found.sort_by_key(|(a, b)| ((b - a - LIFE_YEARS).abs(), *a != first));
    } else {
        let long = |&(a, b): &(i32, i32)| b - a > long_years && (a, b) != (second, first);
        if !found.iter().all(long) {
            found.retain(|pair| !long(pair));
        }
        let century = |&(a, b): &(i32, i32)| (a - first).abs() == 100 || (b - second).abs() == 100;
        // An office of two years is the last that is thought of.
        let short = |&(a, b): &(i32, i32)| (a, b) == (second, first) && b - a < SHORT_YEARS;
        found.sort_by_key(|pair| (century(pair), short(pair), pair.1 - pair.0, pair.0 != first));
    }
    // A year that the article has elsewhere comes first.
    let told = years::elsewhere(case, span);
    let changed = |&(a, b): &(i32, i32)| if a == first { b } else { a };
    let known = |pair: &(i32, i32)| *pair != (second, first) && told.contains(&changed(pair));
    found.sort_by_key(|pair| !known(pair));
    let turned = !life && found.contains(&(second, first));
    found.truncate(MOST);
    // The two in each other's place are always named.
    if turned && !found.contains(&(second, first)) {
        found.truncate(MOST - 1);
        found.push((second, first));
    }
    found
}

/// Why the two years in each other's place are not offered where the text is too old for it.
pub(super) fn too_late(
    case: &Case<'_>,
    span: Span,
    (first, second): (i32, i32),
    found: &[(i32, i32)],
) -> String {
    let late = latest(case, span, first.max(second)).is_some_and(|latest| latest < first);
    if late && !found.contains(&(second, first)) {
        format!("; {second} to {first} would run past the date of this text")
    } else {
        String::new()
    }
}

/// The last year the span can reach: that of publication, where the sentence tells what is over.
fn latest(case: &Case<'_>, span: Span, printed: i32) -> Option<i32> {
    /// As far as a verb stands from its years.
    const NEAR_TOKENS: usize = 40;
    const TO_COME: &Words = w![
        "estimate",
        "estimates",
        "estimated",
        "expected",
        "expects",
        "projected",
        "projection",
        "projections",
        "forecast",
        "forecasts",
        "plan",
        "plans",
        "planned",
        "proposed",
        "proposal",
        "budget",
        "budgets",
        "scenario",
        "period",
        "term",
        "contract",
        "schedule",
        "scheduled",
    ];
    let mut near = case.back(span, NEAR_TOKENS).chain(case.ahead(span, NEAR_TOKENS));
    let to_come = near.any(|at| modal(case, at) || case.is(at, TO_COME));
    match case.text.published.map(Published::year) {
        Some(year) => Some(if to_come { year.max(printed) } else { year }),
        None => (!to_come).then(|| last_past(case).max(printed)),
    }
}

/// "in Lima from 1968 to 1962 and in Quito in 1964": the year of what comes next.
pub(super) fn next_stage(case: &Case<'_>, to: usize) -> Option<i32> {
    const FARTHEST: usize = 8;
    let joint = if case.is(to + 1, w![","]) { to + 2 } else { to + 1 };
    if !case.is(joint, w!["and", "then", "before", "until"]) {
        return None;
    }
    let ahead = case.ahead(case.tokens().get(to)?.span, FARTHEST);
    { ahead }.find_map(|at| year_at(case, at))
}

/// The years in which the person the passage is about can have done something: grown and not yet
/// very old, from the birth it tells, or, of somebody it speaks of as alive, from the last decades.
fn lifetime(case: &Case<'_>, span: Span) -> Option<(i32, i32)> {
    const GROWN_YEARS: i32 = 12;
    const OLD_YEARS: i32 = 90;
    let passages = Passage::all(case);
    let passage = Passage::at(case, passages, span.start)?;
    let at = case.token_at(span.start);
    let birth = people::birth(case, passage).filter(|birth| {
        let own = passage.sentence(case, at).contains(&birth.at);
        own || people::same_person(case, passage, birth, at)
    });
    if let Some(birth) = birth.filter(|birth| !birth.date.span.overlaps(span)) {
        let born = birth.date.year();
        return Some((born + GROWN_YEARS, born + OLD_YEARS));
    }
    let last = last_past(case);
    let alive = passage.tokens.clone().any(|at| case.is(at, w!["he", "she"]) && acts(case, at + 1));
    alive.then_some((last - OLD_YEARS, last.max(i32::MAX - 1)))
}

/// Whether a verb in the present stands there: "says", "never comes", "still lives".
fn acts(case: &Case<'_>, at: usize) -> bool {
    let skip = w!["never", "still", "also", "now", "often", "always", "only"];
    let verb = at + usize::from(case.is(at, skip) || case.printed(at).ends_with("ly"));
    let text = case.printed(verb);
    case.is(verb, w!["is", "has", "lives", "says"])
        || text.len() > 3 && text.ends_with('s') && !text.ends_with("ss") && !case.capital(verb)
}
