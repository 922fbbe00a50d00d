//! An amount that is called just above or just below another and lies far from it, or on the other
//! side of it: "23 percent, a whisker above the target of 2 percent". How two amounts are brought
//! to one unit is left to the check.

use std::ops::Range;

use super::case::Case;
use super::flag::{Flag, Severity};
use super::wording;
use crate::quantity::{Figure, Interval};
use crate::text::Words;
use crate::w;

/// Adverbs of a small step.
const BARELY: &Words = w![
    "just",
    "barely",
    "slightly",
    "marginally",
    "fractionally",
    "narrowly",
    "scarcely",
    "hardly",
    "minimally",
    "imperceptibly",
];

/// Nouns of a small step, behind "a".
const WHISKERS: &Words = w![
    "little", "touch", "whisker", "shade", "hair", "notch", "fraction", "tad", "sliver", "bit",
    "smidgen", "trifle", "breath", "iota", "inch",
];

/// What may stand between the first amount and such a word.
const LEAD_IN: &Words = w![
    ",", "(", "–", "—", "-", "is", "was", "are", "were", "which", "that", "and", "or", "but",
    "only", "still", "now", "a", "an", "at", "stood", "lies", "lay", "came", "comes", "in", "ran",
    "remained", "remains", "be", "would", "will", "up", "ends", "ended", "finished", "closed",
];

/// Words that lead to something else: "just over the road from its rival with 900 staff".
const OTHERS: &Words = w![
    "from", "to", "with", "and", "but", "who", "by", "where", "after", ",", ";", "–", "—", "when",
    "while", "half", "quarter", "third",
];

/// Further off is not just above, however generously one speaks.
const FAR: f64 = 1.6;

/// From " just above the " on, and no further than a clause goes.
const BETWEEN_BYTES: Range<usize> = 12..120;

/// Returns what is to be said of two neighbouring figures, of which the second is the one that is
/// compared with; `values` are both with what their rounding leaves open, in one unit.
pub(super) fn flag(
    case: &Case<'_>,
    code: &'static str,
    [first, second]: [&Figure; 2],
    values: impl FnOnce() -> Option<((f64, Interval), (f64, Interval))>,
) -> Option<Flag> {
    const MOST_BETWEEN: usize = 16;
    const BASES: &Words =
        w!["the", "its", "their", "his", "her", "last", "a", "an", "this", "that", "our", "all",];
    // Most neighbours stand too near or too far for "just above the".
    let bytes = second.phrase.start.saturating_sub(first.span.end);
    if first.kind != second.kind || !BETWEEN_BYTES.contains(&bytes) {
        return None;
    }
    // "At 900 metres, just under the 2,400-metre ridge" says where, not how much.
    let at = case.begin(first).checked_sub(1).is_some_and(|at| case.is(at, w!["at"]));
    let hyphened = case.words(second.span).contains('-');
    let length = first.unit.is_some_and(|unit| unit.dimension.name() == "length");
    if hyphened || at && length {
        return None;
    }
    let gap = case.gap(first.span, second.phrase);
    if !(4..=MOST_BETWEEN).contains(&gap.len()) || first.direction.is_some() {
        return None;
    }
    let side = case.find(gap.clone(), w!["above", "over", "below", "under", "short", "shy"])?;
    let of = case.is(side, w!["short", "shy"]);
    let base = side + 1 + usize::from(of);
    let step = side.checked_sub(1).filter(|at| gap.contains(at))?;
    let noun =
        case.is(step, WHISKERS) && step > gap.start && case.is(step - 1, w!["a", "an", "'s"]);
    let named = case.is(base, BASES) || case.capital(base);
    if of && !case.is(side + 1, w!["of"])
        || !(noun || case.is(step, BARELY))
        || base >= gap.end
        || !named
        || case.any(base..gap.end, OTHERS)
        || !case.only(gap.start..step - usize::from(noun), LEAD_IN)
    {
        return None;
    }
    if case.sentence_index(first.span.start) != case.sentence_index(second.span.start) {
        return None;
    }
    let ((own, room), (other, around)) = values()?;
    let above = case.is(side, w!["above", "over"]);
    let denied = if above { room.high < around.low } else { room.low > around.high };
    let ratio = own / other;
    if own <= 0.0 || other <= 0.0 || !denied && (1.0 / FAR..=FAR).contains(&ratio) {
        return None;
    }
    let (a, b) = (case.words(first.span), case.words(second.span));
    let just = case.words(case.tokens().get(step)?.span.cover(case.tokens().get(base - 1)?.span));
    let just = if noun { format!("{} {just}", case.printed(step - 1)) } else { just.to_owned() };
    let fits = |power: &i32| {
        let ratio = ratio * 10_f64.powi(*power);
        if above { (1.0..FAR).contains(&ratio) } else { (1.0 / FAR..1.0).contains(&ratio) }
    };
    let reading = [-1, 1, -2, 2, -3, 3].into_iter().find(fits);
    let reading = reading.and_then(|power| wording::in_other_size(case, first, power, &[]));
    let fact = if (1.0 / FAR..=FAR).contains(&ratio) {
        format!("{a} is {} {b}", if above { "below" } else { "above" })
    } else if ratio > 1.0 {
        format!("{a} is about {} times {b}", wording::sized(ratio.round()))
    } else {
        format!("{b} is about {} times {a}", wording::sized((1.0 / ratio).round()))
    };
    let end = match &reading {
        Some(reading) => format!("{} would fit.", wording::opening(reading)),
        None => format!("Check the two amounts and “{just}”."),
    };
    Some(Flag {
        code,
        severity: Severity::Warning,
        span: first.span,
        message: format!("{fact}, not {just} it. {end}"),
        computation: format!("{a} / {b} ≈ {}", wording::sized(ratio)),
        related: vec![second.span],
        suggestions: reading.into_iter().collect(),
    })
}
