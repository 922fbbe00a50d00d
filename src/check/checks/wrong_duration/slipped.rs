//! One time and two dates in a sentence or two, told in whatever words: "The ferry ran without a
//! break from 1904 until 1967, carrying people for 36 years". What role each has is told by there
//! being no other; it speaks only where one slip of the hand makes the time the one between them.

use std::collections::HashSet;
use std::ops::Range;

use chrono::{Datelike, Months};

use super::length::{self, Length, Measure};
use super::loose;
use super::role::{Place, Role};
use super::told::{describe, short};
use crate::check::calendar;
use crate::check::lasting::Between;
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::{Likeness, like};
use crate::check::years::{self, Stated};
use crate::check::{Case, Flag};
use crate::quantity::{Bound, Figure, FigureKind};
use crate::text::Span;
use crate::w;

/// Flags the only time of a sentence that is not the one between its only two dates.
pub(super) fn check(
    case: &Case<'_>,
    passage: &Passage,
    known: &HashSet<Span>,
    flags: &mut Vec<Flag>,
) {
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let (Some(first), Some(last)) =
        (span(passage.tokens.start), passage.tokens.end.checked_sub(1).and_then(span))
    else {
        return;
    };
    let figures = case.figures_in(first.cover(last)).filter_map(|index| case.figure(index));
    let times: Vec<(usize, &Figure)> = figures
        .filter(|own| time(case, own))
        .map(|own| (case.token_at(own.span.start), own))
        .collect();
    for (at, figure) in &times {
        if known.contains(&figure.span) {
            continue;
        }
        let sentence = passage.sentence(case, *at);
        let Some((told, one, other)) = dates(case, passage, &sentence) else { continue };
        if times.iter().filter(|(at, _)| told.contains(at)).count() == 1 {
            flags.extend(flag(case, passage, figure, (&sentence, &told), (&one, &other)));
        }
    }
}

/// Whether a figure tells how long something lasts or how old it is.
pub(super) fn time(case: &Case<'_>, figure: &Figure) -> bool {
    match figure.kind {
        // "are younger than 16"
        FigureKind::Age => {
            let before = case.token_at(figure.number.start).checked_sub(1);
            figure.bound == Bound::Exact
                && !before
                    .is_some_and(|at| case.is(at, w!["than", "under", "over", "below", "above"]))
        }
        FigureKind::Duration => true,
        FigureKind::Rank => years_counted(case, figure),
        FigureKind::Quantity => length::seasons(figure),
        _ => false,
    }
}

/// "its 90th year on the air", "the 50th anniversary".
pub(super) fn years_counted(case: &Case<'_>, figure: &Figure) -> bool {
    case.is(
        case.token_at(figure.span.end),
        w!["anniversary", "birthday", "jubilee", "year", "season", "summer", "winter"],
    )
}

/// The only two dates of a sentence, or of it and the one before, or behind where both stand there.
fn dates(
    case: &Case<'_>,
    passage: &Passage,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, Stated, Stated)> {
    let pair = |told: Range<usize>| {
        let mut found: Vec<Stated> = passage.dates_in(told.clone()).copied().collect();
        found.extend(years::unread(case, &told, &found));
        found.sort_by_key(|date| date.token);
        match found.as_slice() {
            [one, other] => {
                let (one, other) = in_months(case, one, other).unwrap_or((*one, *other));
                Some((told, one, other))
            }
            _ => None,
        }
    };
    let own = passage.dates_in(sentence.clone()).count();
    if let Some(found) = pair(sentence.clone()) {
        return Some(found);
    }
    if own > 1 {
        return None;
    }
    let before = || pair(passage.before(case, sentence.start)?.start..sentence.end);
    let behind = || {
        let next = Some(sentence.end).filter(|at| passage.tokens.contains(at) && own == 0)?;
        let next = passage.sentence(case, next);
        let closed = passage
            .before(case, sentence.start)
            .is_none_or(|before| passage.dates_in(before).next().is_none());
        pair(sentence.start..next.end).filter(|_| closed)
    };
    before().or_else(behind)
}

/// Two dates that one figure holds with their months: "from March 2010 to September 2011".
fn in_months(case: &Case<'_>, one: &Stated, other: &Stated) -> Option<(Stated, Stated)> {
    let figure = case.figure(case.figure_at(one.span.start)?)?;
    let (from, to) = figure.from_date.zip(figure.to_date?.pred_opt())?;
    let tokens = case.tokens_of(figure.span);
    let mut months = tokens.filter(|&at| calendar::month_at(case, at).is_some());
    let (_, second, None) = (months.next()?, months.next()?, months.next()) else { return None };
    let end = from.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()?;
    let month = case.tokens().get(second)?.span;
    (figure.span.overlaps(other.span) && second < other.token).then_some((
        Stated { first: from, last: end, span: Span::new(figure.span.start, one.span.end), ..*one },
        Stated { first: to.with_day(1)?, last: to, span: month.cover(other.span), ..*other },
    ))
}

fn flag(
    case: &Case<'_>,
    passage: &Passage,
    figure: &Figure,
    (sentence, told): (&Range<usize>, &Range<usize>),
    (one, other): (&Stated, &Stated),
) -> Option<Flag> {
    let length = Length::of(case, figure)?;
    let (start, end) = if one.first <= other.first { (one, other) } else { (other, one) };
    let between = Between { start: *start, end: *end, open: false, part: false };
    if start.last >= end.first
        || loose::decade(case, &between)
        || length.far_from(start, end)
        || length.fits(start, end)
        || length.rounded(start, end)
        || loose::fits_another(case, passage, |one, other| length.fits(one, other))
    {
        return None;
    }
    let slip = slipped(&length, start, end)?;
    let own = case.begin(figure)..case.tokens_of(figure.span).end;
    let place = Place { case, figure, own, sentence, told, dates: [one, other] };
    let role = if place.stopped() { None } else { place.role() }?;
    let sure = role == Role::Whole
        || slip == Likeness::Swapped
        || slip == Likeness::Digit && length.longer(start, end);
    if !sure {
        return None;
    }
    Some(match length.measure {
        Measure::Years(each) => describe(case, figure, &between, each),
        _ => short(case, figure, &between, &length),
    })
}

/// Whether one slip of the hand makes the time the one between the two dates: another digit in one
/// of the three, two that changed places, another word for a small number, another unit.
pub(super) fn slipped(length: &Length, start: &Stated, end: &Stated) -> Option<Likeness> {
    const MOST: f64 = 2000.0;
    // "A quarter of a century" for half of one.
    if let Measure::Years(each) = length.measure
        && each > 10.0
        && let Some(part) = of_a_century(length.value * each, start, end)
    {
        return Some(part);
    }
    if length.value.fract() != 0.0 || !(1.0..MOST).contains(&length.value) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2,000")]
    let printed = length.value as i32;
    let number = length.counts(start, end).into_iter().filter_map(|count| like(printed, count));
    let starts = timeline::slipped(start).filter(|(_, start)| length.exact(start, end));
    let ends = timeline::slipped(end).filter(|(_, end)| length.exact(start, end));
    number.chain(starts.chain(ends).map(|(like, _)| like)).min()
}

/// Whether the years between two dates are another part of a century that is told by its name.
fn of_a_century(printed: f64, start: &Stated, end: &Stated) -> Option<Likeness> {
    const PARTS: [f64; 5] = [25.0, 50.0, 75.0, 100.0, 150.0];
    let gone = f64::from(end.year() - start.year());
    let near = |part: &f64| (gone - part).abs() <= 1.0 && (printed - part).abs() > 1.0;
    (printed <= 150.0 && PARTS.iter().any(near)).then_some(Likeness::Digit)
}
