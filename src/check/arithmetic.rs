//! Sums over what printed numbers leave open: sums, shares and changes of intervals, and the
//! mistakes that reproduce a printed figure. Knows no text beyond the digits of a number.

use super::case::Case;
use super::spelled;
use super::wording::{grouped, sized};
use crate::quantity::{Bound, Decimal, Figure, FigureKind, Interval};
use crate::text::{TokenKind, Word};
use crate::w;

/// How far a round number may stand from what was counted: "25,000" for 24,600.
const ROUND_SHARE: f64 = 0.02;

/// Returns what `figure` can mean, round numbers taken as rounded: "1,400" is 1,372 to 1,428.
pub(super) fn room(figure: &Figure) -> Option<Interval> {
    let own = figure.interval()?;
    let Some(value) = figure.value() else { return Some(own) };
    let own = if counted(figure) { Interval::new(value.to_f64(), value.to_f64()) } else { own };
    Some(widened(own, value, figure.last_digit))
}

/// Whether the figure counts things one by one, and is printed without a hedge.
pub(super) fn counted(figure: &Figure) -> bool {
    let count = matches!(figure.kind, FigureKind::Quantity | FigureKind::Number);
    let plain = figure.bound == Bound::Exact && figure.scale.is_none() && figure.unit.is_none();
    count && plain && figure.value().is_some_and(Decimal::is_whole)
}

/// Returns the interval of a number that stands inside a figure of another kind.
pub(super) fn room_of(value: Decimal, last_digit: i32) -> Interval {
    let point = value.to_f64();
    let counted = last_digit == 0 && value.is_whole();
    let own =
        if counted { Interval::new(point, point) } else { Interval::rounded(value, last_digit) };
    widened(own, value, last_digit)
}

fn widened(own: Interval, value: Decimal, last_digit: i32) -> Interval {
    /// From so many noughts on a number may be a round one.
    const FEWEST_NOUGHTS: i32 = 2;
    let noughts = value.exponent().saturating_sub(last_digit);
    if noughts < FEWEST_NOUGHTS {
        return own;
    }
    let value = value.to_f64().abs();
    // "Of the 100 members" is exact.
    if (value - 100.0).abs() < f64::EPSILON && last_digit == 0 {
        return own;
    }
    let half = (0.5 * 10_f64.powi(last_digit + noughts)).min(ROUND_SHARE * value);
    Interval::new(own.low.min(value - half), own.high.max(value + half))
}

/// Returns `part` as percent of `whole`.
pub(super) fn share(part: Interval, whole: Interval) -> Interval {
    Interval::new(part.low / whole.high * 100.0, part.high / whole.low * 100.0)
}

/// Returns the sum of several intervals.
pub(super) fn sum(parts: impl Iterator<Item = Interval>) -> Interval {
    parts.fold(Interval::new(0.0, 0.0), |all, part| {
        Interval::new(all.low + part.low, all.high + part.high)
    })
}

/// Returns the difference `whole` − `part`.
pub(super) fn minus(whole: Interval, part: Interval) -> Interval {
    Interval::new(whole.low - part.high, whole.high - part.low)
}

/// Returns the size of the change in percent of the first amount.
pub(super) fn relative(old: Interval, new: Interval) -> Interval {
    spread(
        [new.low / old.high, new.low / old.low, new.high / old.low, new.high / old.high],
        |ratio| (ratio - 1.0) * 100.0,
    )
}

/// Returns the size of the difference of the two, in their own unit.
pub(super) fn points(old: Interval, new: Interval) -> Interval {
    spread([new.low - old.high, new.high - old.low, new.low - old.low, new.high - old.high], |d| d)
}

/// The interval of sizes that the corners give; nought is inside when they differ in sign.
fn spread<const N: usize>(corners: [f64; N], change: impl Fn(f64) -> f64) -> Interval {
    let values = corners.map(change);
    let crosses = values.iter().any(|v| *v < 0.0) && values.iter().any(|v| *v > 0.0);
    let low = values.iter().fold(f64::INFINITY, |low, v| low.min(v.abs()));
    let high = values.iter().fold(0.0_f64, |high, v| high.max(v.abs()));
    Interval::new(if crosses { 0.0 } else { low }, high)
}

/// Returns a computed amount as a newspaper prints it: "3,000", "1.2 million", "0.4".
pub(super) fn printed(value: f64) -> String {
    if (1e3..1e6).contains(&value.abs()) { grouped(value) } else { sized(value) }
}

/// Returns whether the two numbers are the same digits with two neighbours swapped: 42 and 24.
pub(super) fn digits_swapped(one: f64, other: f64) -> bool {
    let (Some(mut one), Some(mut other)) = (whole(one), whole(other)) else { return false };
    while one % 10 == other % 10 && one > 0 && other > 0 {
        (one, other) = (one / 10, other / 10);
    }
    // The last two that differ, and nothing before them, with as many digits.
    let two = [one, other].map(|own| (own % 10, own / 10 % 10));
    let long = |own: u64| own >= 10;
    long(one)
        && long(other)
        && one != other
        && one / 100 == other / 100
        && two[0] == (two[1].1, two[1].0)
}

/// Returns the nearest whole number without its sign; `None` for one with too many digits.
pub(super) fn whole(value: f64) -> Option<u64> {
    const MOST: f64 = 1e15;
    let value = value.abs().round();
    // Below that bound a whole number is exact.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded above")]
    (value < MOST).then_some(value as u64)
}

/// Returns the whole number that begins at token `at` and the token after it: "52", "1,640",
/// "twenty-five", "1.2 million".
pub(super) fn number_at(case: &Case<'_>, at: usize) -> Option<(Decimal, i32, usize)> {
    let (value, last_digit, end) = match case.kind(at)? {
        TokenKind::Number => {
            let digits = case.printed(at).replace(',', "");
            let value = Decimal::parse(&digits)?;
            (value, value.exponent().min(0), at + 1)
        }
        TokenKind::Word => {
            let (value, end) = words_at(case, at)?;
            (Decimal::whole(value), 0, end)
        }
        _ => return None,
    };
    let power = match case.key(end) {
        key if key == Word::of("hundred") => 2,
        key if key == Word::of("thousand") => 3,
        key if key == Word::of("million") => 6,
        key if key == Word::of("billion") => 9,
        key if key == Word::of("trillion") => 12,
        _ => return Some((value, last_digit, end)),
    };
    Some((value.shifted(power), last_digit + power, end + 1))
}

/// "seven", "forty", "forty-two".
fn words_at(case: &Case<'_>, at: usize) -> Option<(i64, usize)> {
    let unit = |at: usize| spelled::one(case.key(at));
    let Some(tens) = spelled::ten(case.key(at)) else {
        return unit(at).map(|value| (value, at + 1));
    };
    let next = at + 1 + usize::from(case.is(at + 1, w!["-", "‑"]));
    match unit(next).filter(|value| *value < 10) {
        Some(one) => Some((tens + one, next + 1)),
        None => Some((tens, at + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_swap() {
        assert!(digits_swapped(42.0, 24.0) && digits_swapped(1_372.0, 1_732.0));
        assert!(!digits_swapped(42.0, 42.0) && !digits_swapped(321.0, 123.0));
    }

    #[test]
    fn shares_keep_what_rounding_leaves_open() {
        let share = share(Interval::new(255.5, 256.5), Interval::new(639.5, 640.5));
        assert!(share.holds(40.0) && !share.holds(41.0));
        let all = sum([Interval::new(1.0, 2.0), Interval::new(3.0, 4.0)].into_iter());
        assert_eq!(all, Interval::new(4.0, 6.0));
    }
}
