//! What a printed figure can mean: the interval its rounding, its bound and its hedge leave open.
//! Comparisons in the checks are made between intervals, never between points.

use super::decimal::Decimal;
use super::figure::{Amount, Bound, Figure};

/// A closed interval; either end may be infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lowest value meant.
    pub low: f64,
    /// Highest value meant.
    pub high: f64,
}

/// How far "about" reaches to each side, as a share of the number: "about 60" is 54 to 66.
const HEDGE_SHARE: f64 = 0.1;

impl Interval {
    /// Returns the interval from `low` to `high`.
    pub const fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// Returns what `figure` can mean; `None` for one without an amount.
    pub(super) fn of(figure: &Figure) -> Option<Self> {
        let (low, high) = match figure.amount {
            Amount::Value(value) => (value, value),
            Amount::Range(low, high) => (low, high),
            Amount::Unknown => return None,
        };
        let half = half_step(figure.last_digit);
        let rounded = Self::new(low.to_f64() - half, high.to_f64() + half);
        let hedge = HEDGE_SHARE * high.to_f64().abs();
        Some(match figure.bound {
            Bound::Exact => rounded,
            Bound::About => Self::new(rounded.low - hedge, rounded.high + hedge),
            Bound::Above | Bound::AtLeast => Self::new(low.to_f64(), f64::INFINITY),
            Bound::Below | Bound::AtMost => Self::new(f64::NEG_INFINITY, high.to_f64()),
        })
    }

    /// Returns the interval of a number printed to the power of ten `last_digit`, without bounds.
    pub fn rounded(value: Decimal, last_digit: i32) -> Self {
        let half = half_step(last_digit);
        Self::new(value.to_f64() - half, value.to_f64() + half)
    }

    /// Returns whether the two share a value.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Returns whether `value` lies inside.
    pub fn holds(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Returns the interval with both ends multiplied by a positive `factor`.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self::new(self.low * factor, self.high * factor)
    }
}

/// Half of one step of the last printed digit, a hair wider, so that 0.5 rounds either way.
fn half_step(last_digit: i32) -> f64 {
    0.500_001 * 10_f64.powi(last_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn figure(value: &str, last_digit: i32, bound: Bound) -> Figure {
        let amount = Amount::Value(Decimal::parse(value).unwrap());
        Figure { last_digit, bound, ..Figure::number(Span::default(), amount) }
    }

    #[test]
    fn printed_precision_decides_how_wide() {
        let oil = figure("1640000", 4, Bound::Exact).interval().unwrap();
        assert!(oil.holds(1_635_000.0) && oil.holds(1_645_000.0) && !oil.holds(1_650_000.0));
        let about = figure("60", 0, Bound::About).interval().unwrap();
        assert!(about.holds(55.0) && !about.holds(50.0));
        assert!(figure("60", 0, Bound::Above).interval().unwrap().holds(1e9));
    }
}
