//! How the figures of one sentence stand to each other: from one value to another, the same amount
//! in brackets or said again as a share. What a bare number takes from its neighbours is left to
//! `elide.rs`.

use super::figure::{Bound, Figure, FigureKind, Relation};
use super::scan::Draft;
use super::unit::Dimension;
use super::view::View;
use super::{elide, rate};
use crate::w;

/// Pushes a from-to pair whose first figure will have index `index` in its sentence.
pub(super) fn pair(index: usize, mut first: Draft, mut second: Draft, drafts: &mut Vec<Draft>) {
    relate(&mut first.figure, &mut second.figure, index, Relation::FromTo);
    drafts.push(first);
    drafts.push(second);
}

fn relate(first: &mut Figure, second: &mut Figure, index: usize, relation: Relation) {
    first.relation = Some(relation);
    first.pair = Some(index + 1);
    second.relation = Some(relation);
    second.pair = Some(index);
}

/// Links neighbouring figures of a sentence.
pub(super) fn link(view: &View<'_>, drafts: &mut [Draft]) {
    if drafts.len() < 2 {
        return;
    }
    elide::complete(view, drafts);
    for index in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let (first, second) = (&mut before[index - 1], &mut rest[0]);
        if further_conversion(view, first, second) {
            second.figure.relation = Some(Relation::Parallel);
            second.figure.pair = Some(index - 1);
            takes_over(first, second);
        }
        if first.figure.relation.is_some() || second.figure.relation.is_some() {
            continue;
        }
        if bracketed(view, first, second) || restated(view, first, second) {
            relate(&mut first.figure, &mut second.figure, index - 1, Relation::Parallel);
            takes_over(first, second);
            behind_bracket(view, first, second);
        } else if to_from(view, first, second) {
            relate(&mut first.figure, &mut second.figure, index - 1, Relation::FromTo);
            let per = second.figure.per.take();
            second.figure.per = per.or_else(|| first.figure.per.clone());
        }
    }
    link_over_dates(view, drafts);
}

/// A conversion or restatement takes bound and direction of its first, unless it has its own.
fn takes_over(first: &Draft, second: &mut Draft) {
    second.figure.direction = second.figure.direction.or(first.figure.direction);
    if second.figure.bound == Bound::Exact {
        second.figure.bound = first.figure.bound;
    }
}

/// "16 feet (4.9 metres) of ice", "C$6 (US$4.46) a share": what follows the bracket is said of
/// both.
fn behind_bracket(view: &View<'_>, first: &mut Draft, second: &mut Draft) {
    let after = second.end + 1;
    if !view.is(second.end, w![")", "]"]) || !view.is(first.end, w!["(", "["]) {
        return;
    }
    if first.figure.per.is_none() && second.figure.per.is_none() {
        let rate = rate::rate(view, after).map(|(per, _)| per);
        first.figure.per.clone_from(&rate);
        second.figure.per = rate;
    }
    let measures = first.figure.kind == FigureKind::Quantity && first.figure.unit.is_some();
    if measures
        && first.figure.thing.is_none()
        && let Some((stuff, _)) = rate::stuff(view, after)
    {
        first.figure.thing = Some(stuff.of(view.body).to_owned());
        second.figure.thing.clone_from(&first.figure.thing);
    }
}

/// "247 hp (184 kW / 250 PS)": a third way to say it, behind the second.
fn further_conversion(view: &View<'_>, first: &Draft, second: &Draft) -> bool {
    let dimension = |draft: &Draft| draft.figure.unit.map(|unit| unit.dimension);
    first.figure.relation == Some(Relation::Parallel)
        && second.figure.relation.is_none()
        && second.bound_at == first.end + 1
        && view.is(first.end, w!["/", ";", "or", ","])
        && dimension(first).is_some()
        && dimension(first) == dimension(second)
        && first.figure.unit != second.figure.unit
}

/// "from $31 billion in 1997 to $64 billion in 2009": dates between do not part a change.
fn link_over_dates(view: &View<'_>, drafts: &mut [Draft]) {
    for second in 2..drafts.len() {
        let dates = (1..second).rev().take(2);
        let dates = dates.take_while(|&at| drafts[at].figure.kind == FigureKind::Date).count();
        let Some(first) = second.checked_sub(dates + 1).filter(|_| dates > 0) else { continue };
        let (before, rest) = drafts.split_at_mut(second);
        let (first_draft, second_draft) = (&mut before[first], &mut rest[0]);
        let free = first_draft.figure.relation.is_none() && second_draft.figure.relation.is_none();
        if free && to_from(view, first_draft, second_draft) {
            first_draft.figure.relation = Some(Relation::FromTo);
            first_draft.figure.pair = Some(second);
            second_draft.figure.relation = Some(Relation::FromTo);
            second_draft.figure.pair = Some(first);
        }
    }
}

/// "8 miles (13 kilometres)": another unit of the same dimension in brackets, or another currency.
fn bracketed(view: &View<'_>, first: &Draft, second: &Draft) -> bool {
    let (Some(left), Some(right)) = (first.figure.unit, second.figure.unit) else { return false };
    let bracket = second.bound_at == first.end + 1 && view.is(first.end, w!["(", "["]);
    let comma_or = second.bound_at == first.end + 2 && view.reads(first.end, w![",", "or"]);
    // "$6.20 a bushel ($228 a tonne)"
    let rates = bracket && first.figure.per.is_some() && second.figure.per.is_some();
    if first.figure.per != second.figure.per && !rates {
        return false;
    }
    let alike = left.dimension == right.dimension
        && !matches!(left.dimension, Dimension::TIME | Dimension::PERCENT);
    (bracket || comma_or) && alike && (left != right || first.figure.per != second.figure.per)
}

/// "140 points, or 0.7%", "40 lambs or 15 percent of the flock", "fell 58 points (0.3 percent)": an
/// amount said again as a share.
fn restated(view: &View<'_>, first: &Draft, second: &Draft) -> bool {
    let share = |draft: &Draft| draft.figure.kind == FigureKind::Percent;
    let counted = |draft: &Draft| draft.figure.unit.is_some() || draft.figure.thing.is_some();
    let level = |draft: &Draft| matches!(draft.figure.kind, FigureKind::Age | FigureKind::Date);
    let one = share(second) && !share(first) || share(first) && !share(second);
    if !one || !counted(first) || !counted(second) || level(first) || level(second) {
        return false;
    }
    let (from, to) = (first.end, second.bound_at);
    let comma_or = to == from + 2 && view.reads(from, w![",", "or"]);
    let or = to == from + 1 && view.is(from, w!["or"]);
    let bracket = to == from + 1
        && view.is(from, w!["(", "["])
        && view.is(second.end, w![")", "]", ","])
        && second.figure.base.is_none();
    let comma = to == from + 1
        && view.is(from, w![","])
        && first.figure.direction.is_some()
        && share(second)
        && second.figure.direction.is_none();
    comma_or || or || bracket || comma
}

/// "to 4.1 million, up from 2.6 million"; "from $3 billion last year to $2 billion".
fn to_from(view: &View<'_>, first: &Draft, second: &Draft) -> bool {
    /// Words that may stand between the two values of one change.
    const BETWEEN_TOKENS: usize = 8;
    let (left, right) = (&first.figure, &second.figure);
    let measured = |figure: &Figure| {
        !matches!(figure.kind, FigureKind::Date | FigureKind::Score | FigureKind::Rank)
    };
    let dollars = |figure: &Figure| figure.unit.is_some_and(|unit| unit.name.ends_with("dollar"));
    let like = (left.unit == right.unit || dollars(left) && dollars(right))
        && left.kind == right.kind
        && measured(left)
        && (left.kind != FigureKind::Duration || left.from_date.is_none());
    let near = second.bound_at >= first.end && second.bound_at - first.end <= BETWEEN_TOKENS;
    if !like || !near || left.direction.is_some() || right.direction.is_some() {
        return false;
    }
    let back = view.before_is(second.bound_at, w!["from"]);
    // "from a mean of £31 to one of £26"
    let at = second.bound_at;
    let again = at >= 3 && view.reads(at - 3, w!["to", "one", "of"]);
    let mean = first.bound_at >= 1
        && view.before_is(first.bound_at, w!["of"])
        && view.any_before(first.bound_at, 5, w!["from"]);
    if again && mean {
        return true;
    }
    let ahead = view.before_is(second.bound_at, w!["to"]);
    let to_first = view.before_is(first.bound_at, w!["to", "at"])
        || view.any_before(second.bound_at, 2, w!["up", "down"]);
    back && to_first || ahead && view.before_is(first.bound_at, w!["from"])
}
