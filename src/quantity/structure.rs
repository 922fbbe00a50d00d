//! How the figures of one sentence stand to each other: from one value to another, the same amount
//! in brackets, members of a list that print their unit once.

use super::figure::{Bound, Figure, FigureKind, Relation};
use super::scan::Draft;
use super::unit::Dimension;
use super::view::View;
use crate::text::Word;
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
    for index in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let (first, second) = (&mut before[index - 1], &mut rest[0]);
        inherit(view, first, second);
        restate(view, first, second);
        if first.figure.relation.is_some() || second.figure.relation.is_some() {
            continue;
        }
        if bracketed(view, first, second) {
            relate(&mut first.figure, &mut second.figure, index - 1, Relation::Parallel);
            second.figure.bound = first.figure.bound;
            second.figure.direction = first.figure.direction;
        } else if to_from(view, first, second) {
            relate(&mut first.figure, &mut second.figure, index - 1, Relation::FromTo);
        }
    }
    link_over_dates(view, drafts);
}

/// "from $23 billion in 1996 to $57 billion in 2006": dates between do not part a change.
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
    if first.figure.per != second.figure.per {
        return false;
    }
    let bracket = second.bound_at == first.end + 1 && view.is(first.end, w!["(", "["]);
    let comma_or = second.bound_at == first.end + 2 && view.reads(first.end, w![",", "or"]);
    let alike = left.dimension == right.dimension
        && !matches!(left.dimension, Dimension::TIME | Dimension::PERCENT);
    (bracket || comma_or) && alike && (left != right || bracket && comma_or)
}

/// "to 3.9 million, up from 2.4 million"; "from $3 billion last year to $2 billion".
fn to_from(view: &View<'_>, first: &Draft, second: &Draft) -> bool {
    /// Words that may stand between the two values of one change.
    const BETWEEN_TOKENS: usize = 8;
    let (left, right) = (&first.figure, &second.figure);
    let measured = |figure: &Figure| {
        !matches!(
            figure.kind,
            FigureKind::Date | FigureKind::Score | FigureKind::Rank | FigureKind::Duration
        )
    };
    let like = left.unit == right.unit && left.kind == right.kind && measured(left);
    let near = second.bound_at >= first.end && second.bound_at - first.end <= BETWEEN_TOKENS;
    if !like || !near || left.direction.is_some() || right.direction.is_some() {
        return false;
    }
    let back = view.before_is(second.bound_at, w!["from"]);
    let ahead = view.before_is(second.bound_at, w!["to"]);
    let to_first = view.before_is(first.bound_at, w!["to", "at"])
        || view.any_before(second.bound_at, 2, w!["up", "down"]);
    back && to_first || ahead && view.before_is(first.bound_at, w!["from"])
}

/// "lost 190 points, or 0.6%": a restatement takes the bound and direction of its first.
fn restate(view: &View<'_>, first: &Draft, second: &mut Draft) {
    let restated = second.bound_at == first.end + 2 && view.reads(first.end, w![",", "or"]);
    let share =
        second.figure.kind == FigureKind::Percent || first.figure.kind == FigureKind::Percent;
    if restated && share {
        second.figure.direction = second.figure.direction.or(first.figure.direction);
        if second.figure.bound == Bound::Exact {
            second.figure.bound = first.figure.bound;
        }
    }
}

/// "435 homes and 187 by tender", "from 84.75 cents, the lowest is 74.07": a bare number takes the
/// measure of the figure before it.
fn inherit(view: &View<'_>, first: &Draft, second: &mut Draft) {
    const JOINTS: &[Word] =
        w!["and", "or", "with", "while", "to", ",", "from", "but", "versus", "vs", "against"];
    let figure = &mut second.figure;
    let bare = figure.kind == FigureKind::Number && figure.unit.is_none() && figure.thing.is_none();
    if !bare || second.bound_at < first.end {
        return;
    }
    let given = &first.figure;
    let measured =
        given.unit.is_some_and(|unit| unit.dimension != Dimension::TIME) || given.thing.is_some();
    let age = given.kind == FigureKind::Age;
    let near = second.bound_at - first.end <= 5;
    // "fell 0.4 per cent to 13,176": the change has a unit of its own.
    let led_to = given.direction.is_some() && view.before_is(second.bound_at, w!["to"]);
    let share = given.kind == FigureKind::Percent
        && !view.before_is(second.bound_at, w!["and", "or", "versus", "vs"]);
    if !measured || age || !near || led_to || share || !view.before_is(second.bound_at, JOINTS) {
        return;
    }
    figure.kind = given.kind;
    figure.unit = given.unit;
    figure.per.clone_from(&given.per);
    figure.thing.clone_from(&given.thing);
    figure.base.clone_from(&given.base);
    if figure.kind == FigureKind::Ratio && figure.bound == Bound::Exact {
        figure.kind = FigureKind::Number;
    }
}
