//! Numbers as a newspaper prints them, for the messages of checks.

use super::case::Case;
use super::mention::Slip;
use crate::quantity::{Figure, FigureKind};

/// A number rounded to what a reader needs: "12", "33,000", "1.2 billion".
pub(super) fn about(value: f64) -> String {
    const SCALES: [(f64, &str); 3] = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
    let rounded = two_digits(value);
    for (scale, word) in SCALES {
        if rounded.abs() >= scale {
            let count = rounded / scale;
            let count = if count >= 1000.0 { grouped(count) } else { trim(count) };
            return format!("{count}{word}");
        }
    }
    if rounded.abs() >= 100.0 {
        return grouped(rounded);
    }
    trim(rounded)
}

/// A number with four significant digits at most, whole ones below a million in full: "1.64",
/// "0.5", "12,262", "40 billion".
pub(super) fn sized(value: f64) -> String {
    const MILLION: f64 = 1e6;
    let whole = value.fract() == 0.0 && value.abs() < MILLION;
    if value != 0.0 && value.abs() >= 1000.0 && (whole || value.abs() < 10_000.0) {
        return grouped(value);
    }
    if value.abs() >= 10_000.0 || value == 0.0 {
        return about(value);
    }
    // Of a small fraction two digits: "0.00011".
    let small = [(0.01, 4), (0.001, 5), (0.0001, 6), (0.00001, 7)];
    let places = match small.iter().rfind(|(below, _)| value.abs() < *below) {
        Some((_, places)) => *places,
        None if value.abs() >= 100.0 => 0,
        None => 3,
    };
    let text = format!("{value:.places$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// "a" or "an" before a unit, by its sound: "an hour", "a unit", "a year", "an acre".
pub(super) fn article(unit: &str) -> &'static str {
    let begins = |starts: &[&str]| starts.iter().any(|start| unit.starts_with(start));
    let silent = begins(&["hour", "honour", "heir"]);
    let glide = begins(&["uni", "euro", "use", "one", "ewe", "U.S.", "US "]);
    let vowel = unit.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    if silent || vowel && !glide { "an" } else { "a" }
}

/// The end of a rate: " a year", " an hour", or nothing.
pub(super) fn per(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!(" {} {unit}", article(unit)) }
}

/// Two significant digits.
fn two_digits(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let scale = 10_f64.powf(value.abs().log10().floor() - 1.0);
    (value / scale).round() * scale
}

/// At most two decimals, none when they are noughts.
fn trim(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number as it stands within a sentence: "forty-two" for "Forty-two".
pub(super) fn within(number: &str) -> String {
    let mut rest = number.chars();
    match rest.next() {
        Some(first) if rest.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(rest).collect()
        }
        _ => number.to_owned(),
    }
}

/// "73 miles" for "73-mile".
pub(super) fn spaced(words: &str) -> String {
    match words.rsplit_once('-') {
        Some((number, unit)) if number.ends_with(|c: char| c.is_ascii_digit()) => {
            format!("{number} {}", crate::quantity::plural(unit))
        }
        _ => words.to_owned(),
    }
}

/// Thousands apart: "33,000".
pub(super) fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0.0 { format!("-{text}") } else { text }
}

/// An amount of money with its cents: "41.50" for "41.5".
pub(super) fn with_cents(text: String) -> String {
    let tenths = text.rsplit_once('.').is_some_and(|(_, cents)| cents.len() == 1);
    if tenths { format!("{text}0") } else { text }
}

/// A percentage with as many decimals as it needs to be told apart: "45", "9.5", "0.25".
pub(super) fn percent(value: f64) -> String {
    let decimals = match value.abs() {
        // "12.5" would be rounded to the even number.
        size if size >= 10.0 && (size.fract() - 0.5).abs() < 0.005 => 1,
        // No fall takes all of what is still there.
        size if (99.5..100.0).contains(&size) => 1,
        size if size >= 10.0 || size == 0.0 => 0,
        size if size >= 1.0 => 1,
        size if size >= 0.1 => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A percentage with as many decimals as the one printed, where that has any: "14.2" for "13.6".
pub(super) fn percent_as(printed: &str, value: f64) -> String {
    const MOST_PLACES: usize = 2;
    match printed.split_once('.') {
        Some((_, places)) if places.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{value:.0$}", places.len().min(MOST_PLACES))
        }
        _ => percent(value),
    }
}

/// The scale words a figure can have lost or gained, with their powers of ten.
pub(super) const SCALES: [(&str, i32); 4] =
    [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

/// The figure's words with `scale` put behind its number in place of the one printed (none for
/// an empty `scale`): "1.64 million tons of oil per year".
pub(super) fn with_scale(body: &str, figure: &Figure, scale: &str) -> String {
    let number_end = figure.scale.map_or(figure.number.end, |printed| printed.start);
    let before = body.get(figure.span.start..number_end).unwrap_or("").trim_end();
    let after = body.get(figure.number.end..figure.span.end).unwrap_or("");
    if scale.is_empty() {
        return format!("{}{after}", before.trim_end_matches('-'));
    }
    // "$4.8m" beside "$3.9m"; "a 3-million-tonne deal".
    let gap = if before.ends_with('-') || scale.len() <= 2 {
        ""
    } else if after.starts_with('-') {
        "-"
    } else {
        " "
    };
    format!("{before}{gap}{scale}{after}")
}

/// The figure's words with the number and the scale word of another: "$3.6 million".
pub(super) fn with_number(case: &Case<'_>, figure: &Figure, other: &Figure) -> String {
    let body = &case.text.body;
    let before = body.get(figure.span.start..figure.number.start).unwrap_or("");
    let after = body.get(figure.number.end..figure.span.end).unwrap_or("");
    let shouted = !case.words(figure.number).bytes().any(|byte| byte.is_ascii_lowercase());
    let number = case.words(other.number);
    let spelt = |words: &str| words.starts_with(char::is_alphabetic);
    if spelt(number)
        && !spelt(case.words(figure.number))
        && other.scale.is_none()
        && let Some(value) = other.value()
    {
        return format!("{before}{value}{after}");
    }
    let calm = number.bytes().any(|byte| byte.is_ascii_lowercase());
    if shouted && calm && figure.scale.is_some() {
        return format!("{before}{}{after}", number.to_uppercase());
    }
    // "$2.1 Million" of a headline: in running text "$2.1 million".
    let small = figure.scale.is_none_or(|scale| !scale.of(body).starts_with(char::is_uppercase));
    let capital = other.scale.is_some_and(|scale| scale.of(body).starts_with(char::is_uppercase));
    if small && capital && !shouted {
        return format!("{before}{}{after}", number.to_lowercase());
    }
    format!("{before}{number}{after}")
}

/// A few as a word: "twice", "3 times".
pub(super) fn times(count: usize) -> String {
    if count == 2 { "twice".to_owned() } else { format!("{count} times") }
}

/// "5, 4 and 3".
pub(super) fn joined(words: &[&str]) -> String {
    match words {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        _ => words.concat(),
    }
}

/// Readings as a sentence offers them: "2004", "2004 or 2003"; nothing of none.
pub(super) fn any_of(readings: &[String]) -> String {
    match readings {
        [all @ .., last] if !all.is_empty() => format!("{} or {last}", all.join(", ")),
        [only] => only.clone(),
        _ => String::new(),
    }
}

/// What tells the same number with two scales apart: "million against billion".
fn scales_apart(body: &str, one: &Figure, other: &Figure) -> String {
    let [one, other] = [one, other].map(|own| own.scale.map(|own| own.of(body).to_lowercase()));
    match (one, other) {
        (Some(one), Some(other)) => format!("the same number, but {one} against {other}"),
        (Some(word), None) | (None, Some(word)) => {
            format!("the same number, once with “{word}” and once without")
        }
        (None, None) => "the same number in another size".to_owned(),
    }
}

/// Words at the head of a sentence: "Half a million euros", "Four, two and one come to seven".
pub(super) fn opening(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What lies between two figures of which either may be wrong: "a zero was lost or put in".
pub(super) fn apart(body: &str, slip: Slip, one: &Figure, other: &Figure) -> String {
    let how = how_apart(body, slip, one, other);
    if slip != Slip::Point {
        return how;
    }
    if let Some(times) = how.strip_suffix(" too much").or_else(|| how.strip_suffix(" too little")) {
        return format!("one is {times} the other");
    }
    match how.split_once(" too ") {
        Some(("a zero", _)) => "a zero was lost or put in".to_owned(),
        Some((zeros, _)) => format!("{zeros} were lost or put in"),
        None => {
            let whole = [one, other].map(|own| !digits(body, own).contains('.'));
            let one_has_none = whole[0] || whole[1];
            let words = if one_has_none { "a decimal point was lost or put in" } else { &how };
            words.to_owned()
        }
    }
}

/// How one figure can have become the other, in words: "a zero too many".
pub(super) fn how_apart(body: &str, slip: Slip, wrong: &Figure, right: &Figure) -> String {
    match slip {
        Slip::Scale | Slip::NoScale => scales_apart(body, wrong, right),
        Slip::Point => point_moved(body, wrong, right),
        Slip::Swap => "two digits have changed places".to_owned(),
        Slip::Digit => "one digit differs".to_owned(),
        Slip::Order => "the same digits in another order".to_owned(),
    }
}

/// What makes a number of the digits of another: "a zero too many", "the decimal point moved".
fn point_moved(body: &str, wrong: &Figure, right: &Figure) -> String {
    let own = [wrong, right].map(|own| digits(body, own));
    let pointed = own.iter().any(|own| own.contains('.'));
    let steps = match (wrong.value(), right.value()) {
        (Some(wrong), Some(right)) => (wrong.to_f64() / right.to_f64()).abs().log10().round(),
        _ => 0.0,
    };
    // "Half a million" and "5 million" have no zeros to lose.
    if own.iter().any(|own| !own.starts_with(|c: char| c.is_ascii_digit() || c == '.')) {
        let times = match steps.abs() {
            1.0 => "ten",
            2.0 => "a hundred",
            _ => "a thousand",
        };
        return format!("{times} times {}", if steps > 0.0 { "too much" } else { "too little" });
    }
    let zeros = match steps.abs() {
        1.0 => "a zero",
        2.0 => "two zeros",
        3.0 => "three zeros",
        _ => return "the same digits, the decimal point moved".to_owned(),
    };
    if pointed {
        return "the same digits, the decimal point moved".to_owned();
    }
    format!("{zeros} too {}", if steps > 0.0 { "many" } else { "few" })
}

/// Another number as the figure prints its own: with as many decimals and its scale word.
pub(super) fn printed_as(body: &str, figure: &Figure, value: f64) -> String {
    const MOST_PLACES: i32 = 3;
    let power = printed_power(body, figure);
    let places = usize::try_from((power - figure.last_digit).clamp(0, MOST_PLACES)).unwrap_or(0);
    let value = value / 10_f64.powi(power);
    let number = if places == 0 { grouped(value.round()) } else { format!("{value:.places$}") };
    let scale = figure.scale.and_then(|scale| {
        let gap = body.get(figure.number.start..scale.start)?;
        let gap = if gap.ends_with(char::is_whitespace) { " " } else { "" };
        Some(format!("{gap}{}", scale.of(body)))
    });
    number + &scale.unwrap_or_default()
}

/// The figure’s words so many powers of ten larger: with the scale word of those in `fellows`, by
/// their indices, where that is the right one, or with another, or in digits.
pub(super) fn in_other_size(
    case: &Case<'_>,
    figure: &Figure,
    power: i32,
    fellows: &[usize],
) -> Option<String> {
    let body = &case.text.body;
    let right = figure.value()?.shifted(power);
    let own = printed_power(body, figure);
    let fellows = fellows.iter().filter_map(|&at| case.figure(at)?.scale);
    let words = fellows.map(|scale| case.words(scale)).chain(SCALES.iter().map(|(word, _)| *word));
    // The digits as they are printed, with another scale word.
    for word in words {
        let scale = scale_power(word);
        if scale == own + power && scale >= 6 {
            return Some(with_scale(body, figure, word));
        }
    }
    let value = right.to_f64();
    let scaled = right.shifted(-own);
    let number = if own >= 6 && (1.0..1000.0).contains(&scaled.to_f64()) {
        let scale = figure.scale.map_or("", |scale| case.words(scale));
        let gap = if scale.len() > 2 { " " } else { "" };
        format!("{scaled}{gap}{scale}")
    } else if value >= 1e6 {
        sized(value)
    } else if value.fract() == 0.0 {
        grouped(value)
    } else if figure.kind == FigureKind::Money {
        with_cents(right.to_string())
    } else {
        right.to_string()
    };
    let head = body.get(figure.span.start..figure.number.start).unwrap_or("");
    let tail = body.get(figure.number.end..figure.span.end).unwrap_or("");
    Some(format!("{head}{number}{tail}"))
}

/// The printed number without its scale word: "1.64".
pub(super) fn digits<'a>(body: &'a str, figure: &Figure) -> &'a str {
    let end = figure.scale.map_or(figure.number.end, |printed| printed.start);
    body.get(figure.number.start..end).unwrap_or("").trim_end()
}

/// The scale words of sums in a currency: of yen and won, which are small, the larger ones.
pub(super) fn usual_scales(figure: &Figure) -> [&'static str; 2] {
    const SMALL: [&str; 5] = [
        "Japanese yen",
        "South Korean won",
        "Indonesian rupiah",
        "Vietnamese dong",
        "Iranian rial",
    ];
    let small = figure.unit.is_some_and(|unit| SMALL.contains(&unit.name));
    if small { ["billion", "trillion"] } else { ["million", "billion"] }
}

/// The power of ten of the scale words printed, 0 for none.
pub(super) fn printed_power(body: &str, figure: &Figure) -> i32 {
    figure.scale.map_or(0, |scale| scale_power(scale.of(body)))
}

/// The power of ten of scale words: 9 for "billion" or "bn", 0 for what is none.
pub(super) fn scale_power(words: &str) -> i32 {
    const LETTERS: [(&str, i32); 9] = [
        ("hundred", 2),
        ("k", 3),
        ("m", 6),
        ("mn", 6),
        ("b", 9),
        ("bn", 9),
        ("tn", 12),
        ("lakh", 5),
        ("crore", 7),
    ];
    let known = |word: &str| {
        let all = SCALES.iter().chain(&LETTERS);
        all.clone().find(|(name, _)| name.eq_ignore_ascii_case(word)).map_or(0, |own| own.1)
    };
    words.split([' ', '-']).map(known).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_from_nothing_and_from_one_another() {
        assert_eq!(sized(0.000_11), "0.00011");
        assert_eq!(sized(0.0042), "0.0042");
        assert_eq!(sized(1.4e15), "1,400 trillion");
    }

    #[test]
    fn a_scale_word_is_put_in_as_the_figure_is_written() {
        for (text, scale, worded) in [
            ("It signed a 3-million-tonne deal.", "thousand", "3-thousand-tonne"),
            ("It signed a 3-tonne deal.", "million", "3-million-tonne"),
            ("It signed a 3-million-tonne deal.", "", "3-tonne"),
            ("It sold 28 to 30 billion litres.", "million", "28 to 30 million litres"),
            ("It sold €4.8m of bonds.", "bn", "€4.8bn"),
        ] {
            let text = crate::text::Text::plain(text);
            let extraction = crate::claim::extract(&text);
            let figure = extraction.figures.first().expect("a figure");
            assert_eq!(with_scale(&text.body, figure, scale), worded);
        }
    }

    #[test]
    fn numbers_read_as_in_a_newspaper() {
        for (value, text) in [
            (12.02, "12"),
            (32_930.0, "33,000"),
            (1_234_567_890.0, "1.2 billion"),
            (0.0327, "0.03"),
            (450.0, "450"),
        ] {
            assert_eq!(about(value), text);
        }
        assert_eq!(percent(45.1), "45");
        assert_eq!(percent(9.52), "9.5");
        assert_eq!(percent(0.25), "0.25");
        assert_eq!(grouped(1_234_567.0), "1,234,567");
    }

    #[test]
    fn a_unit_takes_the_article_of_its_sound() {
        for unit in ["year", "unit", "euro", "head", "US gallon", "100,000 people"] {
            assert_eq!(article(unit), "a", "{unit}");
        }
        for unit in ["hour", "acre", "ounce", "inch"] {
            assert_eq!(article(unit), "an", "{unit}");
        }
    }
}
