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

/// Returns `digits` with two neighbours in each other's place, in every way there is.
pub(super) fn swaps(digits: &str) -> Vec<String> {
    let own = places(digits);
    let two = own.windows(2).filter_map(|two| {
        let mut slip = digits.as_bytes().to_vec();
        slip.swap(*two.first()?, *two.last()?);
        String::from_utf8(slip).ok()
    });
    two.filter(|slip| slip != digits && !leads_with_nought(slip)).collect()
}

/// Returns whether one is said as the other but for its ending: "sixteen" and "sixty".
pub(super) fn teens(one: f64, other: f64) -> bool {
    let (less, more) = if one < other { (one, other) } else { (other, one) };
    (13.0..=19.0).contains(&less) && ((less - 10.0) * 10.0 - more).abs() < f64::EPSILON
}

/// Returns three digits with the first and the last in each other's place: "904" of "409".
pub(super) fn turned(digits: &str) -> Option<String> {
    let [first, middle, last] = digits.as_bytes() else { return None };
    let turned = String::from_utf8(vec![*last, *middle, *first]).ok()?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain && turned != digits && !leads_with_nought(&turned)).then_some(turned)
}

/// Returns `digits` with one of them left out, in every way there is: "18" and "8" of "118".
pub(super) fn without_one(digits: &str) -> Vec<String> {
    let own = places(digits);
    let mut found: Vec<String> = Vec::new();
    for place in own.iter().filter(|_| own.len() > 1) {
        let left = digits.bytes().enumerate().filter(|(at, _)| at != place).map(|(_, byte)| byte);
        let Ok(slip) = String::from_utf8(left.collect()) else { continue };
        let slip = regrouped(slip);
        if !leads_with_nought(&slip) && !slip.ends_with('.') && !found.contains(&slip) {
            found.push(slip);
        }
    }
    found
}

/// Returns `digits` ten times and a tenth: "1,200" and "12" of "120", "14" and "0.14" of "1.4".
pub(super) fn in_tens(digits: &str) -> Vec<String> {
    let Some(value) = value(digits.as_bytes()) else { return Vec::new() };
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    let more = match places {
        // "$4,000" for "$400".
        0 if digits.len() == 3 => super::wording::grouped(value * 10.0),
        0 => format!("{digits}0"),
        _ => format!("{:.1$}", value * 10.0, places - 1),
    };
    let less = match places {
        0 if digits.ends_with('0') => digits.trim_end_matches(',').strip_suffix('0'),
        _ => None,
    };
    let less = less.map_or_else(|| format!("{:.1$}", value / 10.0, places + 1), str::to_owned);
    [more, less].map(regrouped).to_vec()
}

/// A whole number with its commas where they belong, if it had any or is long.
fn regrouped(digits: String) -> String {
    let bare = digits.replace(',', "");
    match bare.parse::<f64>() {
        Ok(value) if !bare.contains('.') && (digits.contains(',') || bare.len() > 4) => {
            super::wording::grouped(value)
        }
        _ => digits,
    }
}

fn leads_with_nought(digits: &str) -> bool {
    digits.starts_with(['0', '.', ',']) && !digits.starts_with("0.")
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

/// Returns the numbers that one other digit makes of `digits`, its length kept.
pub(super) fn one_other(digits: &str) -> impl Iterator<Item = f64> {
    let own = places(digits);
    let long = own.len() > 2;
    let own = own.into_iter().filter(move |_| long);
    own.flat_map(move |place| {
        (b'1'..=b'9').filter_map(move |digit| {
            let mut slip = digits.as_bytes().to_vec();
            let byte = slip.get_mut(place).filter(|byte| **byte != digit)?;
            *byte = digit;
            value(&slip)
        })
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
