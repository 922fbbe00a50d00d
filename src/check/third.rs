//! What a third figure says of two that are told of one fact: the whole that one of them is more
//! than, or the headline's round number that only one of them rounds to.

use super::case::Case;
use super::elsewhere::agrees;
use super::mention::Mention;
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, Words};
use crate::w;

/// A figure that bears one of two out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Third {
    /// Its place.
    pub span: Span,
    /// Whether it is the whole, which one of the two exceeds; else it is one of them, rounded.
    pub whole: bool,
    /// Whether the first of the two is the wrong one.
    pub first_wrong: bool,
}

/// Returns the figure that decides between the two, where there is one.
pub(super) fn third(case: &Case<'_>, pair: [&Mention<'_>; 2]) -> Option<Third> {
    whole(case, pair).or_else(|| headline(case, pair))
}

/// "They pay $950 more a year. They will pay $2,400 this year": 9,500 more it cannot be.
fn whole(case: &Case<'_>, pair: [&Mention<'_>; 2]) -> Option<Third> {
    /// A sentence with more is a table.
    const MOST: usize = 12;
    let [one, other] = [pair[0].figure, pair[1].figure];
    let (first, second) = (one.value()?.to_f64(), other.value()?.to_f64());
    let (less, more) = (first.min(second), first.max(second));
    let found = [one, other].into_iter().find_map(|own| {
        let verb = outlay(case, own).filter(|_| extra(case, own))?;
        let at = case.sentence_index(own.span.start)?;
        let sentences = &case.extraction.sentences;
        let sentences = sentences.get(at..sentences.len().min(at + 2))?;
        sentences.iter().flat_map(|own| case.figures_in(own.span).take(MOST)).find_map(|at| {
            let whole = case.figure(at)?;
            let value = whole.value()?.to_f64();
            let same = whole.kind == FigureKind::Money && whole.unit == own.unit;
            let between = less < value && value < more && whole.span != own.span;
            (same && between && !extra(case, whole) && outlay(case, whole) == Some(verb))
                .then_some(whole.span)
        })
    });
    Some(Third { span: found?, whole: true, first_wrong: first > second })
}

/// Whether an amount is told as so much more than before.
fn extra(case: &Case<'_>, own: &Figure) -> bool {
    const MORE: &Words = w!["more", "extra", "additional", "less", "higher", "increase"];
    own.direction.is_some()
        || case.any(case.back(own.span, 2), MORE)
        || case.any(case.ahead(own.span, 1), MORE)
}

/// The verb of paying close before an amount, one number for all its forms.
fn outlay(case: &Case<'_>, own: &Figure) -> Option<usize> {
    const NEAR_TOKENS: usize = 6;
    const VERBS: [&Words; 4] = [
        w!["pay", "pays", "paid", "paying"],
        w!["spend", "spends", "spent", "spending"],
        w!["earn", "earns", "earned", "earning"],
        w!["owe", "owes", "owed", "owing"],
    ];
    let near = case.back(own.span, NEAR_TOKENS);
    VERBS.iter().position(|verb| case.any(near.clone(), verb))
}

/// "Traffic up by 38 percent" above 38.4 percent in one place and 384 in another.
fn headline(case: &Case<'_>, pair: [&Mention<'_>; 2]) -> Option<Third> {
    let line = case.headline()?.span;
    let figures = case.figures_in(line).filter_map(|at| Mention::of(case.figure(at)?, at));
    let told: Vec<Mention<'_>> = figures.filter(|own| own.measure == pair[0].measure).collect();
    let [round] = told.as_slice() else { return None };
    if pair.iter().any(|own| line.overlaps(own.figure.span)) || round.len() < 2 {
        return None;
    }
    match pair.map(|own| agrees(round, own)) {
        [true, false] => Some(false),
        [false, true] => Some(true),
        _ => None,
    }
    .map(|first_wrong| Third { span: round.figure.span, whole: false, first_wrong })
}
