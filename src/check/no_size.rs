//! Numbers that are no size of anything: the cell of a table, a year that owns something, a count
//! beside its percentage. What is a size is left to the reference table.

use super::case::Case;
use super::share_verbs::in_jest;
use crate::quantity::{Figure, FigureKind};
use crate::text::Span;
use crate::w;

/// Returns whether the number is no size.
pub(super) fn is_none(case: &Case<'_>, figure: &Figure) -> bool {
    is_cell(case, figure)
        || owns(case, figure)
        || counted_beside(case, figure)
        || figure.kind == FigureKind::Percent && in_jest(case, figure)
}

/// Whether a number stands by itself among numbers and signs, as in a table: with no letter near.
fn is_cell(case: &Case<'_>, figure: &Figure) -> bool {
    const NEAR_BYTES: usize = 24;
    let Span { start, end } = figure.span;
    let around = start.saturating_sub(NEAR_BYTES)..case.text.body.len().min(end + NEAR_BYTES);
    let bytes = case.text.body.as_bytes().get(around).unwrap_or_default();
    let letter = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    figure.kind == FigureKind::Number && figure.thing.is_none() && !bytes.iter().any(letter)
}

/// Whether a number is a year that owns something: "1920's best film".
fn owns(case: &Case<'_>, figure: &Figure) -> bool {
    let bare = matches!(figure.kind, FigureKind::Number | FigureKind::Age);
    bare && case.is(case.token_at(figure.span.end), w!["'s", "’s"])
}

/// Whether a bare number was read as a percentage because one stands behind it: "312, or 52
/// percent".
fn counted_beside(case: &Case<'_>, figure: &Figure) -> bool {
    let bare = figure.kind == FigureKind::Percent && figure.span == figure.number;
    bare && case.is(case.token_at(figure.span.end), w![",", "("])
}
