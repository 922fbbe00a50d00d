//! The numbers that one slip of the hand makes of a printed one: a digit that is another, or two
//! neighbours that changed places. Which of them can be meant is told by the room they must lie in.

use crate::quantity::Interval;

/// Longer numbers are no amounts.
const MOST_DIGITS: usize = 15;

/// Returns the numbers that one slip makes of `digits` and that lie in `room`, as the old one is
/// printed, with two that changed places first: "25" of "55" for 24 to 26.
pub(super) fn within(digits: &str, room: Interval) -> Vec<String> {
    let bytes = digits.as_bytes();
    let places: Vec<usize> =
        (0..bytes.len()).filter(|&at| bytes.get(at).is_some_and(u8::is_ascii_digit)).collect();
    let plain = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.');
    if places.is_empty() || places.len() > MOST_DIGITS || !bytes.iter().all(plain) {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    let mut offer = |slip: &[u8]| {
        let Ok(text) = std::str::from_utf8(slip) else { return };
        let whole = text.starts_with("0.") || !text.starts_with('0');
        let value = text.replace(',', "").parse::<f64>();
        if whole && value.is_ok_and(|value| room.holds(value)) && !found.iter().any(|f| f == text) {
            found.push(text.to_owned());
        }
    };
    for two in places.windows(2) {
        let [one, other] = two else { continue };
        let mut slip = bytes.to_vec();
        slip.swap(*one, *other);
        if slip != bytes {
            offer(&slip);
        }
    }
    for &place in &places {
        for digit in b'0'..=b'9' {
            let mut slip = bytes.to_vec();
            if let Some(byte) = slip.get_mut(place).filter(|byte| **byte != digit) {
                *byte = digit;
                offer(&slip);
            }
        }
    }
    found
}

/// Returns the numbers that two neighbouring digits in each other's place make of `digits`.
pub(super) fn swapped(digits: &str) -> impl Iterator<Item = f64> {
    let own = places(digits);
    (1..own.len()).filter_map(move |at| {
        let (one, other) = (*own.get(at - 1)?, *own.get(at)?);
        let mut slip = digits.as_bytes().to_vec();
        slip.swap(one, other);
        (slip != digits.as_bytes()).then(|| value(&slip)).flatten()
    })
}

/// Returns the numbers that one digit less makes of `digits`: 8 and 1 of "18".
pub(super) fn shortened(digits: &str) -> impl Iterator<Item = f64> {
    let own = places(digits);
    let long = own.len() > 1;
    own.into_iter().filter(move |_| long).filter_map(move |place| {
        let mut slip = digits.as_bytes().to_vec();
        slip.remove(place);
        value(&slip)
    })
}

/// Where the digits of a number stand.
fn places(digits: &str) -> Vec<usize> {
    let bytes = digits.as_bytes();
    let own = (0..bytes.len()).filter(|&at| bytes.get(at).is_some_and(u8::is_ascii_digit));
    own.take(MOST_DIGITS).collect()
}

fn value(digits: &[u8]) -> Option<f64> {
    std::str::from_utf8(digits).ok()?.replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_found_by_the_room_it_must_lie_in() {
        for (digits, low, high, slips) in [
            ("55", 24.0, 26.0, vec!["25"]),
            ("1,473", 1700.0, 1750.0, vec!["1,743"]),
            ("4.4", 8.3, 8.5, vec!["8.4"]),
            ("612", 160.0, 163.0, vec!["162"]),
            ("612", 900.0, 905.0, vec![]),
            ("612", 11.0, 13.0, vec![]),
            ("twelve", 11.0, 13.0, vec![]),
        ] {
            assert_eq!(within(digits, Interval::new(low, high)), slips, "{digits}");
        }
    }
}
