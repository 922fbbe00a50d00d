//! A temperature told twice in running text: "36 degrees Celsius, that is 97 on the Fahrenheit
//! scale", "86 degrees, or thirty Celsius as they say in Turin", "21 degrees, 11 below freezing".
//! Brackets are left to `temperature.rs`.

use super::case::Case;
use super::conversion;
use super::temperature::{self, Side};
use super::{Flag, Severity, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, Words};
use crate::w;

/// A temperature, and whether its scale is told.
#[derive(Clone, Copy)]
struct Told<'a> {
    figure: &'a Figure,
    value: f64,
    celsius: bool,
    /// The figure with its scale: "97 on the Fahrenheit scale".
    span: Span,
}

/// Returns what does not fit, under the code of the check that asks.
pub(super) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    let figures = &case.extraction.figures;
    if !figures.iter().any(|own| scale(own).is_some()) {
        return Vec::new();
    }
    let told: Vec<Told<'_>> = figures.iter().filter_map(|own| told(case, own)).collect();
    let mut flags: Vec<Flag> = Vec::new();
    for pair in told.windows(2) {
        let [first, second] = pair else { continue };
        // "(minus 46.5F)" says again what stands before it.
        let closed = case.is(case.token_at(first.span.end), w![")"]);
        let far = !conversion::near(case, first.span, second.span);
        if closed || far || bracketed(case, first, second) {
            continue;
        }
        let again = conversion::retold(case, first.span, second.span);
        let found = if first.celsius == second.celsius {
            again.then(|| twice(case, first, second)).flatten()
        } else {
            again.then(|| apart(case, first, second)).flatten()
        };
        flags.extend(found.map(|found| Flag { code, ..found }));
    }
    for own in figures.iter().filter(|own| scale(own) == Some(false)) {
        let found = no_heat(case, own);
        flags.extend(found.map(|found| Flag { code, ..found }));
    }
    for own in figures.iter().filter(|own| own.unit.is_some_and(|unit| unit.name == "degree")) {
        let found = frost(case, own, &told);
        flags.extend(found.map(|found| Flag { code, ..found }));
    }
    flags
}

/// "At 36 degrees Fahrenheit it was the hottest day of the year": that is no heat.
fn no_heat(case: &Case<'_>, own: &Figure) -> Option<Flag> {
    const CELSIUS: std::ops::RangeInclusive<f64> = 26.0..=48.0;
    const HEAT: &Words =
        w!["hottest", "heatwave", "sweltering", "sweltered", "scorching", "heatstroke", "sizzled"];
    const OTHER: &Words = w![
        "night",
        "overnight",
        "coldest",
        "winter",
        "ice",
        "snow",
        "warmer",
        "above",
        "rise",
        "rose",
        "by",
        "difference",
        "average",
        "colder",
        "cooler",
        "cool",
        "water",
        "freezing",
        "frost",
        "fridge",
        "freezer",
        "cellar",
        "than",
        "fell",
        "drop",
        "dropped",
    ];
    let value = own.value()?.to_f64();
    let sentence = case.sentence(own)?;
    let tokens = sentence.first_token..sentence.end_token;
    let heat = CELSIUS.contains(&value) && case.any(tokens.clone(), HEAT);
    if !heat || own.per.is_some() || own.direction.is_some() || case.any(tokens, OTHER) {
        return None;
    }
    let told = Told { figure: own, value, celsius: false, span: own.span };
    let reading = exchanged(case, &told)?;
    let celsius = (value - 32.0) * 5.0 / 9.0;
    let printed = case.words(own.span);
    Some(Flag {
        code: "",
        severity: Severity::Warning,
        span: own.span,
        message: format!(
            "{} is about {celsius:.0} Celsius, which is no heat. {} would fit.",
            wording::opening(printed),
            wording::opening(&reading)
        ),
        computation: format!("{printed} = {celsius:.0} degrees Celsius"),
        related: Vec::new(),
        suggestions: vec![reading],
    })
}

/// Whether a figure is in degrees Celsius; `None` for what is in neither scale.
fn scale(figure: &Figure) -> Option<bool> {
    match figure.unit?.name {
        "degree Celsius" => Some(true),
        "degree Fahrenheit" => Some(false),
        _ => None,
    }
}

/// Reads a figure as a temperature of one of the two scales, named in it or right behind it.
fn told<'a>(case: &Case<'a>, figure: &'a Figure) -> Option<Told<'a>> {
    const FARTHEST: usize = 4;
    let value = figure.value()?.to_f64();
    if let Some(celsius) = scale(figure) {
        return Some(Told { figure, value, celsius, span: figure.span });
    }
    let bare =
        figure.kind == FigureKind::Number || figure.unit.is_some_and(|unit| unit.name == "degree");
    let end = case.token_at(figure.span.end);
    if !bare || !case.is(end, w!["on", "in", "by"]) {
        return None;
    }
    // "97 on the Fahrenheit scale", "50 in Fahrenheit"
    let named = |at: usize| {
        let celsius = case.is(at, w!["celsius", "centigrade"]);
        (celsius || case.is(at, w!["fahrenheit"])).then_some((at, celsius))
    };
    let (at, celsius) = (end + 1..end + FARTHEST).find_map(named)?;
    let last = if case.is(at + 1, w!["scale"]) { at + 1 } else { at };
    let span = figure.span.cover(case.tokens().get(last)?.span);
    Some(Told { figure, value, celsius, span })
}

/// Whether a bracket or a plain "or" holds the second, which others read.
fn bracketed(case: &Case<'_>, first: &Told<'_>, second: &Told<'_>) -> bool {
    case.any(case.gap(first.span, second.span), w!["(", "["])
}

/// "86 degrees Celsius … thirty Celsius": the one in the other scale is the other.
fn twice(case: &Case<'_>, first: &Told<'_>, second: &Told<'_>) -> Option<Flag> {
    let warm = |own: f64| own * 1.8 + 32.0;
    let near = |one: f64, other: f64| (one - other).abs() <= 0.6;
    let (one, other) = (first.value, second.value);
    if near(one, other) {
        return None;
    }
    // The one that is so many degrees Fahrenheit.
    let (wrong, right) = if near(warm(one), other) {
        (second, first)
    } else if near(warm(other), one) {
        (first, second)
    } else {
        return None;
    };
    // Both in Fahrenheit: the other one is in Celsius.
    let (wrong, right) = if first.celsius { (wrong, right) } else { (right, wrong) };
    let reading = exchanged(case, wrong)?;
    let said = case.words(right.span);
    Some(flag(
        wrong.span,
        right.span,
        format!(
            "{} and {} cannot be one temperature. {} would fit.",
            wording::opening(case.words(first.span)),
            wording::within(case.words(second.span)),
            wording::opening(&reading)
        ),
        format!("{said} = {reading}"),
        reading,
    ))
}

/// The temperature with the name of the other scale.
fn exchanged(case: &Case<'_>, own: &Told<'_>) -> Option<String> {
    const PAIRS: [(&str, &str); 8] = [
        ("Celsius", "Fahrenheit"),
        ("celsius", "Fahrenheit"),
        ("centigrade", "Fahrenheit"),
        ("Centigrade", "Fahrenheit"),
        ("Fahrenheit", "Celsius"),
        ("fahrenheit", "Celsius"),
        ("C", "F"),
        ("F", "C"),
    ];
    let printed = case.words(own.span);
    let number = own.figure.number.end.checked_sub(own.span.start)?;
    let (head, tail) = (printed.get(..number)?, printed.get(number..)?);
    let (one, other) = PAIRS.iter().find(|(one, _)| tail.contains(one))?;
    Some(format!("{head}{}", tail.replacen(one, other, 1)))
}

/// "36 degrees Celsius, that is 107 on the Fahrenheit scale".
fn apart(case: &Case<'_>, first: &Told<'_>, second: &Told<'_>) -> Option<Flag> {
    let side = |own: &Told<'_>| {
        let step = 10_f64.powi(own.figure.last_digit.min(0));
        Side::of(own.value, step, own.celsius, own.figure.number, own.span)
    };
    let (one, other) = (side(first), side(second));
    let sense = temperature::sense_at(case, &one);
    let reading = temperature::judge(&one, &other, sense)?;
    let number = reading.number();
    let words = case.words(second.figure.number).starts_with(char::is_alphabetic);
    let text = case.words(second.span);
    // "minus 15C": the sign stands in words.
    let signed = text.starts_with(char::is_alphabetic);
    let digits = if signed { number.trim_start_matches(['-', '−']) } else { &number };
    let new = (!words).then(|| text.replacen(case.words(second.figure.number), digits, 1))?;
    let why = reading.mistake().map_or(String::new(), |why| format!(": {why}"));
    Some(flag(
        second.span,
        first.span,
        format!(
            "{} is about {number} degrees {}, not {}{why}. {} would fit.",
            wording::opening(case.words(first.span)),
            if second.celsius { "Celsius" } else { "Fahrenheit" },
            case.words(second.figure.number),
            wording::opening(&new)
        ),
        reading.sum(&one),
        new,
    ))
}

/// "21 degrees Celsius, 11 degrees below freezing": that is 21 degrees Fahrenheit.
fn frost(case: &Case<'_>, own: &Figure, all: &[Told<'_>]) -> Option<Flag> {
    const FARTHEST: usize = 3;
    const ROOM: f64 = 0.6;
    const FREEZING: f64 = 32.0;
    let end = case.token_at(own.span.end);
    let below = case.is(end, w!["below", "under", "beneath"]);
    if !below && !case.is(end, w!["above", "over"]) {
        return None;
    }
    let freezing = |at: usize| case.is(at, w!["freezing", "frost"]);
    (end + 1..end + 1 + FARTHEST).find(|&at| freezing(at))?;
    let by = own.value()?.to_f64() * if below { -1.0 } else { 1.0 };
    let near = |told: &&Told<'_>| {
        conversion::near(case, told.span, own.span) || conversion::near(case, own.span, told.span)
    };
    // The temperatures are in the order of the text: who is beside is next to it.
    let next = all.partition_point(|told| told.span.start < own.span.start);
    let (before, behind) = all.split_at(next);
    let before = before.iter().rev().take_while(near);
    let mut beside = before.chain(behind.iter().take_while(near));
    let told = beside.next().filter(|_| beside.next().is_none())?;
    let (printed, other) = if told.celsius { (by, FREEZING + by) } else { (FREEZING + by, by) };
    if (told.value - printed).abs() <= ROOM || (told.value - other).abs() > ROOM {
        return None;
    }
    let reading = exchanged(case, told)?;
    let gap = case.words(own.span);
    let side = if below { "below" } else { "above" };
    Some(flag(
        told.span,
        own.span,
        format!(
            "{} is not {gap} {side} freezing. {} would fit.",
            wording::opening(case.words(told.span)),
            wording::opening(&reading)
        ),
        format!("freezing at 0°C, 32°F; {gap} {side} it"),
        reading,
    ))
}

fn flag(span: Span, other: Span, message: String, computation: String, reading: String) -> Flag {
    Flag {
        code: "",
        severity: Severity::Warning,
        span,
        message,
        computation,
        related: vec![other],
        suggestions: vec![reading],
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::offered as told;

    #[test]
    fn a_temperature_told_again_must_be_the_same() {
        for (text, reading) in [
            (
                "It was 36 degrees Celsius on the quay, that is 107 degrees Fahrenheit.",
                "97 degrees Fahrenheit",
            ),
            (
                "It was 36 degrees Celsius at noon. For the guests from Ohio that means 79 \
                 degrees Fahrenheit.",
                "97 degrees Fahrenheit",
            ),
            (
                "The chemist’s board said 86 degrees Celsius, which is thirty Celsius.",
                "86 degrees Fahrenheit",
            ),
            ("Orm woke to 21 degrees Celsius, 11 degrees below freezing.", "21 degrees Fahrenheit"),
            (
                "The lake of Orm was at minus 3 degrees Fahrenheit, three degrees below freezing.",
                "minus 3 degrees Celsius",
            ),
            (
                "The hut stood at minus 20 degrees Fahrenheit. That means minus 4 degrees \
                 Fahrenheit.",
                "minus 20 degrees Celsius",
            ),
        ] {
            assert_eq!(told(text), [("wrong-conversion", reading.to_owned())], "{text}");
        }
    }

    #[test]
    fn two_temperatures_are_silent() {
        for text in [
            "It was 36 degrees Celsius on the quay, that is 97 degrees Fahrenheit.",
            "By day it was 30 degrees Celsius. At night it fell to 48 degrees Fahrenheit.",
            "It fell to minus 11 degrees Celsius, 11 degrees below the freezing point.",
            "It fell to 21 degrees Fahrenheit, 11 degrees below freezing.",
            "The kiln runs at 86 degrees Celsius, the store at 30 Celsius.",
            "The sauna of Orm is kept at 86 degrees Celsius. Its guests swim at 12 degrees \
             Celsius.",
        ] {
            assert!(told(text).is_empty(), "{text}\n{:?}", told(text));
        }
    }
}
