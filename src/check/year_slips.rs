//! How much a number looks like a slip for another: digits that changed places, one that is
//! another. Which of them the passage allows is told by the checks.

use super::case::Case;
use crate::text::Published;

/// How one number can have become another, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// Two digits changed places: 1924 for 1942.
    Swapped,
    /// One digit but the last is another, or one slipped in: 1957 for 1937, 17 for 7.
    Digit,
    /// Anything else: nothing tells it from a wrong sum.
    Other,
}

/// Texts without a date tell of nothing later as of what is over.
const LAST_PAST_YEAR: i32 = 2026;

/// Returns how one number can have become the other.
pub(super) fn slip(printed: i32, meant: i32) -> Slip {
    let [own, other] = [printed, meant].map(|number| number.abs().to_string().into_bytes());
    if own.len() != other.len() {
        let (long, short) = if own.len() > other.len() { (&own, &other) } else { (&other, &own) };
        let shorter = |at: usize| {
            let mut rest = long.clone();
            rest.remove(at);
            rest == *short
        };
        let one_more = long.len() == short.len() + 1 && (0..long.len()).any(shorter);
        return if one_more { Slip::Digit } else { Slip::Other };
    }
    let apart: Vec<usize> = (0..own.len()).filter(|&at| own.get(at) != other.get(at)).collect();
    match apart.as_slice() {
        [one, two] if own.get(*one) == other.get(*two) && own.get(*two) == other.get(*one) => {
            Slip::Swapped
        }
        [one] if one + 1 < own.len() => Slip::Digit,
        _ => Slip::Other,
    }
}

/// How much a slip of the hand explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Two digits changed places.
    Swapped,
    /// One digit but the last is another, or a number word, or the unit.
    Digit,
    /// Small numbers and last digits look alike whatever they are.
    Last,
}

/// Returns how one slip of the hand can have made the one number of the other; `None` where none
/// does.
pub(super) fn like(printed: i32, meant: i32) -> Option<Likeness> {
    match slip(printed, meant) {
        Slip::Swapped => Some(Likeness::Swapped),
        Slip::Digit => Some(Likeness::Digit),
        Slip::Other if spelled_alike(printed, meant) => Some(Likeness::Digit),
        Slip::Other if printed / 10 == meant / 10 || printed.max(meant) < SMALL => {
            Some(Likeness::Last)
        }
        Slip::Other => None,
    }
}

/// Numbers below are one word.
const SMALL: i32 = 21;

/// "Thirteen" for "thirty".
fn spelled_alike(own: i32, other: i32) -> bool {
    let teen = |ten: i32, teen: i32| {
        ten % 10 == 0 && (2..10).contains(&(ten / 10)) && teen == 10 + ten / 10
    };
    teen(own, other) || teen(other, own)
}

/// Returns the likeliest slip that makes the printed number of one of the others, and those it
/// makes of it.
pub(super) fn likeliest(printed: i32, others: &[i32]) -> Option<(Slip, Vec<i32>)> {
    let best = others.iter().map(|own| slip(printed, *own)).min()?;
    let kept = others.iter().copied().filter(|own| slip(printed, *own) == best);
    Some((best, kept.collect()))
}

/// Returns the last year that what is told as over can have been in: that of the text.
pub(super) fn last_past(case: &Case<'_>) -> i32 {
    case.text.published.map_or(LAST_PAST_YEAR, Published::year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_known_by_its_digits() {
        for (printed, meant, known) in [
            (1924, 1942, Slip::Swapped),
            (1819, 1918, Slip::Swapped),
            (1957, 1937, Slip::Digit),
            (17, 7, Slip::Digit),
            (1943, 1946, Slip::Other),
            (1902, 1911, Slip::Other),
            (100, 90, Slip::Other),
        ] {
            assert_eq!(slip(printed, meant), known, "{printed} for {meant}");
        }
    }
}
