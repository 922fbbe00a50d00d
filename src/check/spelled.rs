//! Small numbers in words, read and written: "forty-two", "Four", "hundredth". The one place for
//! them; what a number is put into is left to the checks.

use super::calendar::ending;
use crate::text::{Word, Words};
use crate::w;

/// A list of words, to write them by their places and to look one up.
macro_rules! places {
    ($written:ident, $read:ident: $($word:literal),* $(,)?) => {
        const $written: &[&str] = &[$($word),*];
        const $read: &Words = w![$($word),*];
    };
}

// The words up to nineteen.
places! {
    ONES, ONE_WORDS:
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
}

// The words for the tens; there are none for nought and ten.
places! {
    TENS, TEN_WORDS:
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
}

/// The places up to the twelfth.
const PLACES: [&str; 13] = [
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth",
];

/// Returns a number below a hundred as newspapers spell it.
pub(super) fn in_words(number: i64) -> Option<String> {
    let number = usize::try_from(number).ok()?;
    if let Some(word) = ONES.get(number) {
        return Some((*word).to_owned());
    }
    let tens = TENS.get(number / 10)?;
    match ONES.get(number % 10).filter(|_| number % 10 > 0) {
        Some(ones) => Some(format!("{tens}-{ones}")),
        None => Some((*tens).to_owned()),
    }
}

/// Returns the number written as the old one was: in digits, or in words with its capital.
pub(super) fn like(old: &str, number: i64) -> String {
    let words = old.starts_with(|c: char| c.is_alphabetic());
    let spelt = if words { in_words(number) } else { None };
    spelt.map_or_else(|| number.to_string(), |spelt| with_capital_of(old, &spelt))
}

/// Returns the place written as the old one was: "100th", or "eleventh" with its capital.
pub(super) fn place_like(old: &str, number: i64) -> String {
    let words = old.starts_with(|c: char| c.is_alphabetic());
    let spelt = usize::try_from(number).ok().and_then(|at| PLACES.get(at)).filter(|_| words);
    if let Some(spelt) = spelt {
        return with_capital_of(old, spelt);
    }
    let spelt = if words { in_words(number) } else { None };
    match spelt.as_deref().and_then(|word| word.rsplit_once('-')) {
        Some((tens, _)) => match usize::try_from(number % 10).ok().and_then(|at| PLACES.get(at)) {
            Some(last) => with_capital_of(old, &format!("{tens}-{last}")),
            None => digits(number),
        },
        None => match spelt {
            Some(word) => with_capital_of(old, &tenth(&word)),
            None => digits(number),
        },
    }
}

/// "twentieth", "fourteenth".
fn tenth(word: &str) -> String {
    word.strip_suffix('y').map_or_else(|| format!("{word}th"), |stem| format!("{stem}ieth"))
}

fn digits(number: i64) -> String {
    format!("{number}{}", u32::try_from(number).map_or("th", ending))
}

/// Returns the words with a capital where the old ones have one.
pub(super) fn with_capital_of(old: &str, words: &str) -> String {
    let mut letters = words.chars();
    match letters.next().filter(|_| old.starts_with(char::is_uppercase)) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => words.to_owned(),
    }
}

/// Returns the ten that a word is: 40 for "forty".
pub(super) fn ten(word: Word) -> Option<i64> {
    position(TEN_WORDS, word).filter(|ten| *ten > 1).map(|ten| ten * 10)
}

/// Returns the number from one to nineteen that a word is.
pub(super) fn one(word: Word) -> Option<i64> {
    position(ONE_WORDS, word).filter(|one| *one > 0)
}

fn position(words: &Words, word: Word) -> Option<i64> {
    if !word.is_in(words) {
        return None;
    }
    i64::try_from(words.iter().position(|own| *own == word)?).ok()
}

/// Returns the simplest fraction near a percentage, written as the old one was: "half" for "a
/// third", "three in ten" for "one in five"; `None` where none is near.
pub(super) fn fraction_like(old: &str, percent: f64) -> Option<String> {
    simple_fraction(old, percent).map(|(words, _)| words)
}

/// Returns that fraction and its value in percent.
pub(super) fn simple_fraction(old: &str, percent: f64) -> Option<(String, f64)> {
    const NEAR_POINTS: f64 = 1.0;
    const PARTS: [&str; 9] =
        ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let near = |of: u8| {
        let part = (percent / 100.0 * f64::from(of)).round();
        let off = (part / f64::from(of) * 100.0 - percent).abs();
        (part >= 1.0 && part < f64::from(of) && off <= NEAR_POINTS).then_some((part, of))
    };
    let lower = old.to_lowercase();
    // "Seven in 10" counts in tens.
    let tens = lower.ends_with(" in 10") || lower.ends_with(" in ten");
    let own = if tens && !lower.starts_with(['1', 'o']) { near(10) } else { None };
    let (part, of) = own.or_else(|| (2..=10).find_map(near))?;
    let value = part / f64::from(of) * 100.0;
    #[expect(clippy::cast_possible_truncation, reason = "below ten")]
    let part = part as i64;
    if lower.contains(" in ") {
        let digits = old.starts_with(|c: char| c.is_ascii_digit());
        // "Nine in 10" is how many desks print it.
        let ten = of == 10 && lower.ends_with("10");
        let number = |number: i64, digits: bool| {
            if digits { Some(number.to_string()) } else { in_words(number) }
        };
        let text = format!("{} in {}", number(part, digits)?, number(of.into(), digits || ten)?);
        return Some((with_capital_of(old, &text), value));
    }
    // Nobody writes "three tenths" of a budget.
    let name = PARTS.get(usize::from(of) - 2).filter(|_| of <= 5 || part == 1)?;
    let joint = if lower.contains('-') { "-" } else { " " };
    let text = match (part, of) {
        (1, 2) => "half".to_owned(),
        (1, _) if lower.starts_with("one") => format!("one{joint}{name}"),
        (1, _) => format!("a{} {name}", if *name == "eighth" { "n" } else { "" }),
        (part, _) => format!("{}{joint}{name}s", in_words(part)?),
    };
    Some((with_capital_of(old, &text), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_keeps_its_style() {
        for (old, percent, new) in [
            ("a third", 50.2, Some("half")),
            ("a third", 75.4, Some("three quarters")),
            ("One in five", 30.0, Some("Three in ten")),
            ("one-fifth", 33.1, Some("one-third")),
            ("two-fifths", 66.4, Some("two-thirds")),
            ("1 in 5", 25.0, Some("1 in 4")),
            ("a third", 3.0, None),
            ("a fifth", 30.0, None),
        ] {
            assert_eq!(fraction_like(old, percent).as_deref(), new, "{old}");
        }
    }

    #[test]
    fn numbers_are_written_as_they_were() {
        for (old, number, new) in [
            ("three", 4, "four"),
            ("Three", 21, "Twenty-one"),
            ("3", 4, "4"),
            ("Ninety", 100, "100"),
            ("Twelve", 40, "Forty"),
        ] {
            assert_eq!(like(old, number), new);
        }
    }

    #[test]
    fn places_are_written_as_they_were() {
        for (old, number, new) in [
            ("90th", 100, "100th"),
            ("3rd", 22, "22nd"),
            ("fiftieth", 60, "sixtieth"),
            ("Third", 4, "Fourth"),
            ("second", 14, "fourteenth"),
            ("tenth", 21, "twenty-first"),
            ("fiftieth", 130, "130th"),
        ] {
            assert_eq!(place_like(old, number), new);
        }
    }

    #[test]
    fn words_are_read() {
        assert_eq!(ten(Word::of("forty")), Some(40));
        assert_eq!(one(Word::of("nineteen")), Some(19));
        assert_eq!((one(Word::of("zero")), one(Word::of("forty"))), (None, None));
    }
}
