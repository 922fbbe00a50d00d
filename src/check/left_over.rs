//! A whole of which a part is named and what is left of it: "nine of the 11 crew survived; the
//! other two drowned", and the votes of a house. Whether they add up is left to the check.

use std::ops::Range;

use super::addends::Sum;
use super::case::{Case, words};
use super::relation::{Line, Term, of_before};
use super::subject::{Subject, stem};
use crate::quantity::FigureKind;
use crate::text::Span;
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
    let bare = left.figure.thing.is_none() || named;
    the && bare && left.alike(total) && !case.is(left.end, w!["of", "or", "to"])
}

/// "Seven of the ten climbers came back. The other three are missing."
pub(super) fn rest_across<'a>(
    case: &Case<'a>,
    before: Range<usize>,
    line: &Line<'a>,
) -> Option<Sum<'a>> {
    let left = line.terms.iter().find(|t| t.is_amount())?;
    // Only where the sentence begins with it.
    if left.first > line.first + 2 || case.sentence(left.figure)?.opens_paragraph {
        return None;
    }
    let first = Line::of(case, before)?;
    let mut amounts = first.terms.iter().filter(|t| t.is_amount());
    let (part, total, None) = (amounts.next()?, amounts.next()?, amounts.next()) else {
        return None;
    };
    let tie = part.of_next || out_of(&first, part, total);
    (first.end == line.first && tie && is_rest(line, left, total)).then_some(Sum {
        total: *total,
        parts: vec![*part, *left],
        whole: true,
        open: false,
        left: false,
    })
}

/// Returns the sum of votes that a house has no seats for.
pub(super) fn votes<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    let case = &line.case;
    if !case.any(line.first..line.end, w!["abstained", "abstention", "abstentions", "abstaining"]) {
        return None;
    }
    let member = |t: &&Term<'a>| {
        let thing = t.figure.thing.as_deref().unwrap_or_default();
        t.is_amount() && words(thing).last().is_some_and(|w| stem(w).is_in(w!["member", "seat"]))
    };
    let mut houses = line.terms.iter().filter(member);
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
