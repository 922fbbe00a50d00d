//! A time that runs from the only date of a sentence to the day of the text, in whatever words: "It
//! is 80 years since the war ended in 1945", "has been serving since 1985, celebrates 40 years in
//! business". It speaks only where one slip of the hand makes it right.

use std::collections::HashSet;
use std::ops::Range;

use super::length::{Length, Measure};
use super::loose;
use super::role::Place;
use super::slipped::{slipped, time};
use super::told::describe;
use crate::check::lasting::{BEGUN, Between};
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::Likeness;
use crate::check::years::{self, Stated};
use crate::check::{Case, Flag};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, Words};
use crate::w;

/// Flags the only time of a sentence that does not reach from its only date to today.
pub(super) fn check(
    case: &Case<'_>,
    passage: &Passage,
    known: &HashSet<Span>,
    flags: &mut Vec<Flag>,
) {
    let Some(now) = years::published(case).filter(|_| !passage.dates.is_empty()) else { return };
    for own in passage.told(case) {
        let told = own.first_token..own.end_token;
        let mut dates = passage.dates_in(told.clone());
        let (Some(start), None) = (dates.next(), dates.next()) else { continue };
        let figures = case.figures_in(own.span).filter_map(|index| case.figure(index));
        let mut times = figures.filter(|own| time(case, own));
        let (Some(figure), None) = (times.next(), times.next()) else { continue };
        if !known.contains(&figure.span) {
            let sentence = passage.sentence(case, told.start);
            flags.extend(flag(case, passage, figure, &sentence, (start, &now)));
        }
    }
}

fn flag(
    case: &Case<'_>,
    passage: &Passage,
    figure: &Figure,
    sentence: &Range<usize>,
    (start, now): (&Stated, &Stated),
) -> Option<Flag> {
    let length = Length::of(case, figure)?;
    let Measure::Years(each) = length.measure else { return None };
    let between = Between { start: *start, end: *now, open: true, part: false };
    if figure.kind == FigureKind::Rank
        || start.last >= now.first
        || start.ends_span
        || loose::decade(case, &between)
        || length.fits(start, now)
        || length.rounded(start, now)
        || loose::fits_another(case, passage, |one, other| length.fits(one, other))
    {
        return None;
    }
    let own = case.begin(figure)..case.tokens_of(figure.span).end;
    let place =
        Place { case, figure, own: own.clone(), sentence, told: sentence, dates: [start; 2] };
    // "For the past 80 years, since the flood of 1944,"
    let past = case.is(own.start.wrapping_sub(1), w!["past", "last"])
        && case.is(own.end, w![","])
        && case.is(own.end + 1, w!["since"]);
    if !past && place.stopped() || !so_far(case, &own, sentence, start) {
        return None;
    }
    let slip = slipped(&length, start, now)?;
    (slip != Likeness::Last).then(|| describe(case, figure, &between, each))
}

/// Whether a time is told of all that lies between a date and today.
fn so_far(case: &Case<'_>, own: &Range<usize>, sentence: &Range<usize>, start: &Stated) -> bool {
    const PRESENT: &Words = w!["is", "are", "has", "have", "'s", "’s", "been", "now", "makes"];
    const FEAST: &Words = w![
        "celebrates",
        "celebrating",
        "celebrate",
        "marks",
        "marking",
        "mark",
        "notches",
        "toasts",
        "commemorates",
    ];
    const OTHER: &Words = w![
        "was", "were", "had", "until", "till", "died", "closed", "ended", "who", "before", "if",
        "first", "last", "least",
    ];
    const HELD: &Words = w![
        "held",
        "stood",
        "lasted",
        "endured",
        "existed",
        "survived",
        "run",
        "reigned",
        "ruled",
        "persisted",
        "continued",
    ];
    const FAR: usize = 9;
    let since = timeline::led(case, start, w!["since", "from"]);
    let begun = start.token.saturating_sub(FAR).max(sentence.start)..start.token;
    let begun = since || case.any(begun, BEGUN) || case.any(sentence.clone(), w!["since"]);
    let gap = own.end..start.token.max(own.end);
    // "It is 80 years this month since the war ended in 1945"
    let far = gap.len() <= FAR && case.any(gap.clone(), w!["since"]);
    let past = case.is(own.start.wrapping_sub(1), w!["past", "last"]);
    let near = if past { sentence.clone() } else { sentence.start..own.start };
    let present = case.any(near, PRESENT);
    let old = case.is(own.end.wrapping_sub(1), w!["old"]) || case.is(own.end, w!["old"]);
    let is = case.any(own.start.saturating_sub(2)..own.start, w!["is", "are", "now"]);
    let feast = case.any(own.start.saturating_sub(2)..own.start, FEAST);
    // "is celebrating 800 years of beer" is told of the beer.
    let history = w!["service", "history", "existence", "work", "independence", "operation"];
    let feast = feast && (!case.is(own.end, w!["of"]) || case.is(own.end + 1, history));
    // "The pact, signed in 1975, has now held for half a century"
    let verb = own.start.checked_sub(2).filter(|_| case.is(own.start - 1, w!["for"]));
    let between = start.token + 1..verb.unwrap_or(start.token);
    let held = verb.is_some_and(|at| case.is(at, HELD))
        && case.any(between.clone(), w!["has", "have"])
        && !case.any(between, w!["and", "but", ";", "who", "whose", "where"]);
    let over = case.any(sentence.clone(), OTHER) && !far;
    if far && present {
        let verb = gap.clone().skip(1).any(|at| case.is(at, w!["had", "until", "who"]));
        return !verb;
    }
    begun && !over && (old && is || feast || held)
}
