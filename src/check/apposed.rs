//! The same amount in another unit with nothing but a comma or a dash between: "62 miles, 100
//! kilometres,". Nothing says that the two are one; so only a pair speaks of which one slip of the
//! hand explains the other.

use super::case::Case;
use super::conversion::{HEDGES, Pair, Printed};
use super::misprints;
use super::wording;
use crate::quantity::{Figure, Interval};
use crate::text::TokenKind;
use crate::w;

/// Returns whether the second of two neighbouring figures stands beside the first as its other
/// name: set off by a comma or a dash on both sides, and not one of a list.
pub(super) fn is_apposed(case: &Case<'_>, left: &Figure, right: &Figure) -> bool {
    const NEAR_TOKENS: usize = 4;
    let gap = case.gap(left.span, right.span);
    let Some(sign) = case.find(gap.clone(), w![",", "–", "—"]) else { return false };
    let end = case.token_at(right.span.end);
    let closed = case.is(end, w![",", ".", ";", "–", "—", ")"]) || end >= case.tokens().len();
    // "12 km, 8 miles and 5 km": a list.
    let listed = |from: usize, to: usize| {
        let to = to.min(case.tokens().len());
        let near = case.tokens().get(from.min(to)..to).unwrap_or_default();
        near.iter().any(|token| token.kind == TokenKind::Number)
    };
    let first = case.token_at(left.phrase.start);
    let spread = case.is(first.wrapping_sub(1), w!["from", "between"]);
    closed
        && !spread
        && (sign + 1..gap.end).all(|at| case.is(at, HEDGES) || case.is(at, w!["or", "say"]))
        && !listed(end, end + NEAR_TOKENS)
        && !listed(first.saturating_sub(NEAR_TOKENS), first)
}

/// Returns whether one other digit, one too many or two in each other's place in either number
/// makes the two one amount by one of the `factors`.
pub(super) fn misprinted(case: &Case<'_>, pair: &Pair<'_>, factors: &[f64]) -> bool {
    let [ours, theirs] = [pair.first, pair.second].map(|own| Printed::of(case, own));
    let (&[one], &[other]) = (ours.as_slice(), theirs.as_slice()) else { return false };
    factors.iter().any(|factor| {
        may_be(case, pair.second, other, one.value * factor)
            || may_be(case, pair.first, one, other.value / factor)
    })
}

/// Whether one slip may have made the printed amount of `value`; of a single digit any other one
/// would be, which tells nothing.
fn may_be(case: &Case<'_>, figure: &Figure, printed: Printed, value: f64) -> bool {
    /// Nobody converts more finely.
    const ROUNDED: f64 = 0.01;
    let digits = wording::digits(&case.text.body, figure);
    let number: f64 = digits.replace(',', "").parse().unwrap_or(f64::NAN);
    let scale = printed.value / number;
    let half = (printed.step * 0.51).max(value * ROUNDED);
    let room = Interval::new((value - half) / scale, (value + half) / scale);
    digits.bytes().filter(u8::is_ascii_digit).count() > 1
        && (!misprints::within(digits, room).is_empty()
            || misprints::shortened(digits).any(|slip| room.holds(slip)))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn one_amount_in_two_units_side_by_side_is_one_amount() {
        for (text, at) in [
            ("Four inches of hail, 202 millimetres, fell in a night.", "202 millimetres"),
            ("A bronze of the mayor, 5.5 m or 28 ft high, was unveiled.", "28 ft"),
            ("The balloon rose to 62 miles, 160 kilometers, and burst.", "160 kilometers"),
            ("The hut lies 3,812 metres – 22,507 feet – above the sea.", "22,507 feet"),
            ("The tunnel is 2,400 metres, 4.2 km, long.", "4.2 km"),
            ("The pike measured 90 centimetres – 45 inches – from nose to tail.", "45 inches"),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(text))).collect();
            assert_eq!(told, [("wrong-conversion", at)], "{text}");
        }
    }

    #[test]
    fn two_amounts_in_two_units_are_two() {
        for text in [
            "They hiked 12 km, 8 miles of it by night, and slept.",
            "The legs were 12 km, 8 miles, 5 km and 3 miles.",
            "He swam 1.5 miles, 40 km of road behind him.",
            "The bar is 30 cm, 12 inches, long.",
            "From 40 miles, 85 kilometres more, the tower is seen.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }
}
