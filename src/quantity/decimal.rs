//! Exact decimal numbers, as figures are printed: 1.64 stays 1.64. Division, and anything that
//! needs more than 38 digits, is left to floats in the checks.

use std::cmp::Ordering;
use std::fmt;

/// An exact decimal, `mantissa × 10^exponent`, kept without trailing zeros in the mantissa.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    exponent: i32,
}

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };
    /// One.
    pub const ONE: Self = Self { mantissa: 1, exponent: 0 };

    /// Returns `mantissa × 10^exponent`.
    ///
    /// ```
    /// use factdesk::quantity::Decimal;
    /// assert_eq!(Decimal::new(164, 4).to_string(), "1640000");
    /// assert_eq!(Decimal::new(-50, -2).to_string(), "-0.5");
    /// ```
    pub const fn new(mantissa: i128, exponent: i32) -> Self {
        if mantissa == 0 {
            return Self::ZERO;
        }
        let (mut mantissa, mut exponent) = (mantissa, exponent);
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Self { mantissa, exponent }
    }

    /// Returns the whole number.
    pub const fn whole(number: i64) -> Self {
        Self::new(number as i128, 0)
    }

    /// Reads plain digits with at most one point and a leading minus: "-1.64", "1640000", ".5".
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mut mantissa, mut exponent, mut point, mut any) = (0_i128, 0_i32, false, false);
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                    exponent -= i32::from(point);
                    any = true;
                }
                b'.' if !point => point = true,
                _ => return None,
            }
        }
        any.then(|| Self::new(if negative { -mantissa } else { mantissa }, exponent))
    }

    /// Returns the nearest decimal of 15 significant digits; `None` for infinities and nonsense.
    pub fn from_f64(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let scientific = format!("{value:.14e}");
        let (digits, exponent) = scientific.split_once('e')?;
        let digits = Self::parse(digits)?;
        Some(digits.shifted(exponent.parse().ok()?))
    }

    /// Returns the number times ten to the `power`.
    #[must_use]
    pub const fn shifted(self, power: i32) -> Self {
        Self::new(self.mantissa, self.exponent + power)
    }

    /// Returns the exponent of ten of the last digit that is not a trailing zero.
    pub const fn exponent(self) -> i32 {
        self.exponent
    }

    /// Returns the sum, or `None` when it has more than 38 digits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let (left, right) = (self.mantissa_at(exponent)?, other.mantissa_at(exponent)?);
        Some(Self::new(left.checked_add(right)?, exponent))
    }

    /// Returns the product, or `None` when it has more than 38 digits.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.checked_add(other.exponent)?;
        Some(Self::new(self.mantissa.checked_mul(other.mantissa)?, exponent))
    }

    /// Returns the number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, exponent: self.exponent }
    }

    /// Returns whether it is below nought.
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Returns whether it has no digits behind the point.
    pub const fn is_whole(self) -> bool {
        self.exponent >= 0
    }

    /// Returns the nearest float.
    pub fn to_f64(self) -> f64 {
        // Reading the digits back rounds once; multiplying by a power of ten would round twice.
        format!("{}e{}", self.mantissa, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// Returns the whole number, when it is one and fits.
    pub fn to_i64(self) -> Option<i64> {
        if !self.is_whole() {
            return None;
        }
        i64::try_from(self.mantissa_at(0)?).ok()
    }

    fn mantissa_at(self, exponent: i32) -> Option<i128> {
        let power = u32::try_from(self.exponent - exponent).ok()?;
        self.mantissa.checked_mul(10_i128.checked_pow(power)?)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let exponent = self.exponent.min(other.exponent);
        match (self.mantissa_at(exponent), other.mantissa_at(exponent)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

/// Plain digits, never an exponent: "1640000", "-0.5".
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let mut digits = self.mantissa.unsigned_abs().to_string();
        if self.exponent >= 0 {
            digits.extend(std::iter::repeat_n('0', self.exponent.unsigned_abs() as usize));
            return write!(f, "{sign}{digits}");
        }
        let places = self.exponent.unsigned_abs() as usize;
        if digits.len() <= places {
            digits.insert_str(0, &"0".repeat(places + 1 - digits.len()));
        }
        let (whole, fraction) = digits.split_at(digits.len() - places);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn digits_survive_the_round_trip() {
        for text in ["0", "1.64", "1640000", "-50.8", "0.001", "99999999999999999999.5"] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Decimal::parse(".500").unwrap().to_string(), "0.5");
        assert_eq!(Decimal::parse("1.2.3"), None);
        assert_eq!(Decimal::parse("-"), None);
    }

    #[test]
    fn a_third_has_fifteen_digits() {
        assert_eq!(Decimal::from_f64(1.0 / 3.0).unwrap().to_string(), "0.333333333333333");
    }

    #[test]
    fn order_is_by_value_not_by_digits() {
        let decimal = |text| Decimal::parse(text).unwrap();
        assert!(decimal("1.64") < decimal("1640000"));
        assert!(decimal("-2") < decimal("0.1"));
        assert_eq!(decimal("12.6").checked_add(decimal("17.9")), Some(decimal("30.5")));
    }
}
