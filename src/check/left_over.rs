//! A whole of which a part is named and what is left of it: "nine of the 11 crew survived; the
//! other two drowned", and the votes of a house. Whether they add up is left to the check.

use std::ops::Range;

use super::addends::Sum;
use super::case::{Case, words};
use super::relation::{Line, Term, of_before};
use super::subject::{Subject, stem};
use crate::quantity::FigureKind;
use crate::text::{Span, Words};
use crate::w;

/// "Only nine of the 11 crew survived; the other two drowned".
pub(super) fn left_over<'a>(
    line: &Line<'a>,
    total: &Term<'a>,
    after: &[Term<'a>],
) -> Option<Sum<'a>> {
    /// Words between the whole and what is left of it.
    const FAR_WORDS: usize = 14;
    let case = &line.case;
    let part = line.terms.iter().rev().find(|t| t.is_amount() && t.end <= total.first)?;
    let left = after.first()?;
    let near = line.count(total.end..left.first) <= FAR_WORDS;
    let tie = part.of_next || out_of(line, part, total);
    let first = line.terms.iter().find(|t| t.is_amount()).is_some_and(|t| t.span == part.span);
    let alone = line.terms.iter().filter(|t| t.is_amount()).count() == 3;
    let stop = line.any(total.end..left.first, w!["another", "of", "than", "from"])
        && !case.any(left.first.saturating_sub(3)..left.first, w!["of"]);
    (tie && near && first && alone && !stop && is_rest(line, left, total)).then_some(Sum {
        total: *total,
        parts: vec![*part, *left],
        whole: true,
        open: false,
        left: false,
    })
}

/// "nine of the 11": the part right before "of" and its whole.
fn out_of(line: &Line<'_>, part: &Term<'_>, total: &Term<'_>) -> bool {
    let of = of_before(line, total);
    part.unit() == total.unit() && of.is_some_and(|of| line.count(part.end..of) <= 1)
}

/// Whether the number is what is left of the total: "the other two", "the remaining five boats".
fn is_rest(line: &Line<'_>, left: &Term<'_>, total: &Term<'_>) -> bool {
    let case = &line.case;
    let rest = left.first.checked_sub(1).filter(|&at| case.is(at, w!["other", "remaining"]));
    let the = rest.and_then(|at| at.checked_sub(1));
    let the = the.is_some_and(|at| at >= line.first && case.is(at, w!["the", "its", "their"]));
    let own = Subject::of_figure(left.figure);
    let behind = Subject::of(case, total.end..total.end + 2);
    let whole = Subject::of_figure(total.figure);
    let named = own.shared(&whole) > 0 || own.shared(&behind) > 0;
    let sits = |t: &Term<'_>| {
        words(t.figure.thing.as_deref().unwrap_or_default())
            .last()
            .is_some_and(|word| stem(word).is_in(SITTING))
    };
    let bare = left.figure.thing.is_none() || named || member(total) && sits(left);
    the && bare && left.alike(total) && !case.is(left.end, w!["of", "or", "to"])
}

/// "Seven of the ten climbers came back. The other three are missing."
pub(super) fn rest_across<'a>(
    case: &Case<'a>,
    [farther, before]: [Option<Range<usize>>; 2],
    line: &Line<'a>,
) -> Option<Sum<'a>> {
    let left = line.terms.iter().find(|t| t.is_amount())?;
    // Only where the sentence begins with it.
    if left.first > line.first + 2 || case.begins(case.sentence(left.figure)?) {
        return None;
    }
    let first = Line::of(case, before?).filter(|first| first.end == line.start)?;
    let found = |total: &Term<'a>, parts: Vec<Term<'a>>| Sum {
        total: *total,
        parts,
        whole: true,
        open: false,
        left: false,
    };
    let amounts: Vec<&Term<'a>> = first.terms.iter().filter(|t| t.is_amount()).collect();
    match amounts.as_slice() {
        [part, total] if part.of_next || out_of(&first, part, total) => {
            is_rest(line, left, total).then(|| found(total, vec![**part, *left]))
        }
        // "The divers met 140 rays. Some 90 wore tags. The other 50 had none."
        [part] if part.first <= first.first + 1 && bare(part) => {
            let whole = Line::of(case, farther?).filter(|whole| whole.end == first.start)?;
            let mut totals = whole.terms.iter().filter(|t| t.is_amount());
            let (total, None) = (totals.next()?, totals.next()) else { return None };
            let near = part.alike(total) && total.figure.thing.is_some();
            let opens = case.begins(case.sentence(part.figure)?);
            let tied = near && !opens && is_rest(line, left, total);
            tied.then(|| found(total, vec![**part, *left]))
        }
        // "cleared the 60-seat house by 33 votes to 21. The other six were ill."
        [house, ayes, noes] if member(house) && is_rest(line, left, house) => {
            let to = ayes.end..noes.first;
            let voted = first.count(to.clone()) <= 4 && case.any(to, w!["to", "-", "–", "against"]);
            voted.then(|| found(house, vec![**ayes, **noes, *left]))
        }
        _ => None,
    }
}

/// Whether nothing is counted but what was counted before: "some 90 were tame".
fn bare(term: &Term<'_>) -> bool {
    term.figure.thing.is_none() && term.unit().is_none()
}

/// Whether a house is told by the number of its members.
fn member(term: &Term<'_>) -> bool {
    let thing = term.figure.thing.as_deref().unwrap_or_default();
    term.is_amount() && words(thing).last().is_some_and(|w| stem(w).is_in(w!["member", "seat"]))
}

/// What those who sit in a house are called.
const SITTING: &Words = w![
    "senator",
    "member",
    "deputy",
    "lawmaker",
    "legislator",
    "councillor",
    "councilor",
    "representative",
    "mp",
    "delegate",
    "peer",
];

/// Returns the sum of votes that a house has no seats for.
pub(super) fn votes<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    let case = &line.case;
    if !case.any(line.first..line.end, w!["abstained", "abstention", "abstentions", "abstaining"]) {
        return None;
    }
    let mut houses = line.terms.iter().filter(|t| member(t));
    let (house, None) = (houses.next()?, houses.next()) else { return None };
    let parts: Vec<Term<'a>> = line
        .terms
        .iter()
        .filter(|t| t.is_amount() && t.span != house.span && t.unit().is_none())
        .copied()
        .collect();
    let listed = parts.len() == 3
        && parts.windows(2).all(|two| match two {
            [a, b] => line.count(a.end..b.first) <= 6,
            _ => true,
        });
    listed.then_some(Sum { total: *house, parts, whole: false, open: false, left: false })
}

/// The only bare number that stands behind the last addend in its sentence.
#[cold]
pub(super) fn left_out<'a>(case: &Case<'a>, found: &Sum<'_>) -> Option<(&'a str, f64)> {
    let last = found.parts.last()?;
    let sentence = case.sentence_at(last.span.start)?.span;
    if sentence.overlaps(found.total.span) || found.left {
        return None;
    }
    let known = |span: Span| found.parts.iter().any(|part| part.span.overlaps(span));
    let behind = Span::new(last.span.end, sentence.end);
    let mut bare = case
        .figures_in(behind)
        .filter_map(|at| case.figure(at))
        .filter(|own| own.kind == FigureKind::Number && own.scale.is_none() && !known(own.span));
    let (one, None) = (bare.next()?, bare.next()) else { return None };
    let value = one.value()?.to_f64();
    let small = (2.0..found.total.value).contains(&value) && value.fract() == 0.0;
    small.then(|| (case.words(one.span), value))
}
