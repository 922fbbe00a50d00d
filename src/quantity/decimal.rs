//! Exact decimal numbers, as figures are printed: 1.64 stays 1.64. What does not end is kept to
//! fifteen digits; anything that needs more than 38 is left to floats in the checks.

use std::cmp::Ordering;
use std::fmt;

/// An exact decimal, `mantissa × 10^exponent`, kept without trailing zeros in the mantissa.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// Its bytes: an `i128` would make every figure wider by its alignment.
    mantissa: [u8; 16],
    exponent: i32,
}

/// Digits that are kept of a number that does not end, as the contract says.
const KEPT_DIGITS: u32 = 15;

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self::of(0, 0);
    /// One.
    pub const ONE: Self = Self::of(1, 0);

    /// Returns `mantissa × 10^exponent`.
    ///
    /// ```
    /// use factdesk::quantity::Decimal;
    /// assert_eq!(Decimal::new(164, 4).to_string(), "1640000");
    /// assert_eq!(Decimal::new(-50, -2).to_string(), "-0.5");
    /// ```
    #[expect(clippy::cast_possible_truncation, reason = "compared with the whole just before")]
    pub const fn new(mantissa: i128, exponent: i32) -> Self {
        if mantissa == 0 {
            return Self::ZERO;
        }
        // Nearly every number fits in half the width, where division is quick.
        let mut short = mantissa as i64;
        let mut exponent = exponent;
        if short as i128 == mantissa {
            while short % 10 == 0 {
                short /= 10;
                exponent += 1;
            }
            return Self::of(short as i128, exponent);
        }
        let mut mantissa = mantissa;
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Self::of(mantissa, exponent)
    }

    /// What has no trailing zeros.
    const fn of(mantissa: i128, exponent: i32) -> Self {
        Self { mantissa: mantissa.to_ne_bytes(), exponent }
    }

    const fn mantissa(self) -> i128 {
        i128::from_ne_bytes(self.mantissa)
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

    /// Returns `over / under`: exact where that ends, else to 15 significant digits; `None` by
    /// nought, or where it is too long.
    ///
    /// ```
    /// use factdesk::quantity::Decimal;
    /// let quotient = |over, under| Decimal::quotient(Decimal::whole(over), Decimal::whole(under));
    /// assert_eq!(quotient(3, 16).unwrap().to_string(), "0.1875");
    /// assert_eq!(quotient(2, 3).unwrap().to_string(), "0.666666666666667");
    /// ```
    pub fn quotient(over: Self, under: Self) -> Option<Self> {
        let negative = over.is_negative() != under.is_negative();
        let (over_digits, under_digits) =
            (over.mantissa().unsigned_abs(), under.mantissa().unsigned_abs());
        if under_digits == 0 || over_digits == 0 {
            return (under_digits > 0).then_some(Self::ZERO);
        }
        let common = common_divisor(over_digits, under_digits);
        let (over_digits, under_digits) = (over_digits / common, under_digits / common);
        let exponent = over.exponent.checked_sub(under.exponent)?;
        let (digits, places) = match places_to_end(under_digits) {
            Some(places) => {
                (over_digits.checked_mul(10_u128.checked_pow(places)?)? / under_digits, places)
            }
            None => rounded(over_digits, under_digits)?,
        };
        let digits = i128::try_from(digits).ok()?;
        let signed = if negative { -digits } else { digits };
        Some(Self::new(signed, exponent.checked_sub(i32::try_from(places).ok()?)?))
    }

    /// Returns the number times ten to the `power`.
    #[must_use]
    pub const fn shifted(self, power: i32) -> Self {
        if self.mantissa() == 0 {
            return Self::ZERO;
        }
        Self { exponent: self.exponent.saturating_add(power), ..self }
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
        Some(Self::new(self.mantissa().checked_mul(other.mantissa())?, exponent))
    }

    /// Returns the number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self::of(-self.mantissa(), self.exponent)
    }

    /// Returns whether it is below nought.
    pub const fn is_negative(self) -> bool {
        self.mantissa() < 0
    }

    /// Returns how many digits it has, noughts at its end left out; one for nought.
    pub const fn digits(self) -> usize {
        match self.mantissa().unsigned_abs().checked_ilog10() {
            Some(power) => power as usize + 1,
            None => 1,
        }
    }

    /// Returns whether it has no digits behind the point.
    pub const fn is_whole(self) -> bool {
        self.exponent >= 0
    }

    /// Returns the nearest float.
    pub fn to_f64(self) -> f64 {
        // Both are exact up to here, so one division or multiplication rounds once.
        const EXACT_MANTISSA: u64 = 1 << 53;
        const EXACT_POWER: u32 = 22;
        let short = u64::try_from(self.mantissa().unsigned_abs()).unwrap_or(u64::MAX);
        if short <= EXACT_MANTISSA && self.exponent.unsigned_abs() <= EXACT_POWER {
            #[expect(clippy::cast_precision_loss, reason = "up to 2⁵³ nothing is lost")]
            let float = if self.mantissa() < 0 { -(short as f64) } else { short as f64 };
            let power = POWERS[self.exponent.unsigned_abs() as usize];
            return if self.exponent < 0 { float / power } else { float * power };
        }
        // Reading the digits back rounds once too; a power of ten of its own would round twice.
        format!("{}e{}", self.mantissa(), self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// Returns the whole number, when it is one and fits.
    pub fn to_i64(self) -> Option<i64> {
        if !self.is_whole() {
            return None;
        }
        i64::try_from(self.mantissa_at(0)?).ok()
    }

    fn mantissa_at(self, exponent: i32) -> Option<i128> {
        let power = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        if power == 0 {
            return Some(self.mantissa());
        }
        self.mantissa().checked_mul(10_i128.checked_pow(power)?)
    }
}

/// The powers of ten that a float holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

const fn common_divisor(mut left: u128, mut right: u128) -> u128 {
    while right > 0 {
        (left, right) = (right, left % right);
    }
    left
}

/// How many places a division by `under` needs to end; `None` when it never does.
const fn places_to_end(mut under: u128) -> Option<u32> {
    let (mut twos, mut fives) = (0, 0);
    while under.is_multiple_of(2) {
        under /= 2;
        twos += 1;
    }
    while under.is_multiple_of(5) {
        under /= 5;
        fives += 1;
    }
    if under > 1 {
        return None;
    }
    Some(if twos > fives { twos } else { fives })
}

/// The first fifteen digits of `over / under`, the last rounded, and how many places they have.
fn rounded(over: u128, under: u128) -> Option<(u128, u32)> {
    let mut places = (KEPT_DIGITS + under.ilog10()).saturating_sub(over.ilog10());
    loop {
        let scaled = over.checked_mul(10_u128.checked_pow(places)?)?;
        let digits = scaled / under;
        if digits < 10_u128.pow(KEPT_DIGITS) || places == 0 {
            return Some((digits + u128::from(scaled % under * 2 >= under), places));
        }
        places -= 1;
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
        const ZEROS: &str = "00000000000000000000000000000000000000000000000000";
        // Nearly every number is a short whole one.
        if let Some(short) = self.to_i64() {
            return write!(f, "{short}");
        }
        let sign = if self.mantissa() < 0 { "-" } else { "" };
        let digits = self.mantissa().unsigned_abs();
        let places = self.exponent.unsigned_abs() as usize;
        if self.exponent >= 0 {
            return match ZEROS.get(..places) {
                Some(zeros) => write!(f, "{sign}{digits}{zeros}"),
                None => write!(f, "{sign}{digits}{}", "0".repeat(places)),
            };
        }
        match 10_u128.checked_pow(self.exponent.unsigned_abs()) {
            Some(one) => write!(f, "{sign}{}.{:0places$}", digits / one, digits % one),
            None => write!(f, "{sign}0.{digits:0places$}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn digits_survive_the_round_trip() {
        for text in ["0", "1.64", "1640000", "-50.8", "0.001", "99999999999999999999.5"] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(decimal(".500").to_string(), "0.5");
        assert_eq!(Decimal::parse("1.2.3"), None);
        assert_eq!(Decimal::parse("-"), None);
        assert_eq!(Decimal::new(7, 60).to_string(), format!("7{}", "0".repeat(60)));
        assert_eq!(Decimal::new(-7, -60).to_string(), format!("-0.{}7", "0".repeat(59)));
    }

    #[test]
    fn what_does_not_end_has_fifteen_digits() {
        let quotient = |over, under| Decimal::quotient(decimal(over), decimal(under));
        let text = |over, under| quotient(over, under).unwrap().to_string();
        assert_eq!(text("1", "3"), "0.333333333333333");
        assert_eq!(text("-2", "3"), "-0.666666666666667");
        assert_eq!(text("1", "64"), "0.015625");
        assert_eq!(text("9", "15"), "0.6");
        assert_eq!(text("2000", "3"), "666.666666666667");
        assert_eq!(text("0.1", "0.0003"), "333.333333333333");
        assert_eq!(text("0", "3"), "0");
        assert_eq!(quotient("1", "0"), None);
        assert_eq!(Decimal::from_f64(1.0 / 3.0).unwrap().to_string(), "0.333333333333333");
    }

    #[test]
    fn order_is_by_value_not_by_digits() {
        assert!(decimal("1.64") < decimal("1640000"));
        assert!(decimal("-2") < decimal("0.1"));
        assert_eq!(decimal("12.6").checked_add(decimal("17.9")), Some(decimal("30.5")));
    }

    #[test]
    fn the_float_is_the_nearest() {
        for text in ["0.1", "-50.8", "1640000", "0.333333333333333", "123456789012345678", "2e9"] {
            let plain = text.replace("e9", "000000000");
            let float: f64 = text.parse().unwrap();
            assert_eq!(decimal(&plain).to_f64().to_bits(), float.to_bits(), "{text}");
        }
    }
}
