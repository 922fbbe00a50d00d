//! Amounts that may stand in another scale than the one read: "from 80 to 60 million", "1.4m".

use super::case::Case;
use super::wording;
use crate::quantity::{Figure, FigureKind};
use crate::text::Span;

/// Whether the two may stand in scales other than the ones read: "from 80 to 60 million", "from
/// 800k to 1.4m", "from 80-odd thousand". What follows from such a pair is a guess.
pub(super) fn scale_in_doubt(case: &Case<'_>, first: &Figure, second: &Figure) -> bool {
    /// Further apart than this, a scale word that one of them lacks explains more than a change.
    const FAR_APART: f64 = 50.0;
    if scale_unread(case, first) || scale_unread(case, second) {
        return true;
    }
    let letter_m = [first, second].map(|figure| may_be_million(case, figure));
    let scaled = [first, second].map(|figure| figure.scale.is_some());
    let far = match (first.value(), second.value()) {
        (Some(a), Some(b)) => {
            let (a, b) = (a.to_f64().abs(), b.to_f64().abs());
            a.max(b) > a.min(b) * FAR_APART
        }
        _ => true,
    };
    let one = |[first, second]: [bool; 2]| first != second;
    one(letter_m) && (far || scaled.contains(&true)) || one(scaled) && far
}

/// "1.4m": metres as read, and millions as often.
fn may_be_million(case: &Case<'_>, figure: &Figure) -> bool {
    figure.unit.is_some_and(|unit| unit.name == "metre")
        && figure.number.end < figure.span.end
        && case.words(Span::new(figure.number.end, figure.span.end)).trim() == "m"
}

/// Whether a scale word stands behind the figure that is not part of it: "80-odd thousand".
fn scale_unread(case: &Case<'_>, figure: &Figure) -> bool {
    const FILLERS: &[&str] = &["odd", "or", "so", "some", "plus"];
    const SCALES: &[&str] =
        &["hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"];
    let after = case.words_after(figure.span, 3);
    let next = after.iter().find(|word| !FILLERS.contains(&word.as_str()));
    next.is_some_and(|word| SCALES.contains(&word.trim_end_matches('s')))
}

/// Returns whether the sentence, or one beside it, has an amount of the same currency in millions.
pub(super) fn in_millions_beside(case: &Case<'_>, figure: &Figure) -> bool {
    let Some(own) = case.sentence_index(figure.span.start) else { return false };
    let sentences = &case.extraction.sentences;
    let near = (own.saturating_sub(1)..=own + 1).filter_map(|at| sentences.get(at));
    near.flat_map(|near| case.figures_in(near.span)).filter_map(|at| case.figure(at)).any(|other| {
        other.kind == FigureKind::Money
            && other.unit == figure.unit
            && wording::printed_power(&case.text.body, other) >= 6
    })
}
