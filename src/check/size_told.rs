//! What is said of a size that is not usual: the reading that would fit and the sum in one line,
//! which tells a bound that is an estimate. Whether a size is usual is left to the check.

use super::first_hand::at_first_hand;
use super::reference::{Basis, Reference};
use super::usual_readings::{thousands, without_cents};
use super::wording;
use crate::quantity::{Figure, FigureKind, plural};

/// "; a lost “million” would fit (1.64 million tons, about 33,000 barrels a day)".
pub(super) fn offer(
    body: &str,
    figure: &Figure,
    row: &Reference,
    readings: &[(String, &'static str, f64)],
) -> String {
    let Some((_, word, size)) = readings.first() else { return String::new() };
    let digits = wording::digits(body, figure);
    let printed = figure.scale.map_or("", |scale| scale.of(body));
    let unit = figure.unit.map_or(figure.thing.as_deref().unwrap_or(""), |unit| unit.name);
    let plural_unit = match figure.unit {
        Some(_) if unit == "teu" => "TEU".to_owned(),
        Some(_) => plural(unit),
        None => unit.to_owned(),
    };
    let mut per_day = match (&row.shown_as, row.per.as_str()) {
        (Some((shown, times)), "year") => {
            const DAYS_A_YEAR: f64 = 365.0;
            format!(
                ", about {} {} a day",
                wording::about(size * times / DAYS_A_YEAR),
                plural(shown)
            )
        }
        (Some((shown, times)), _) => {
            format!(", about {} {}", wording::about(size * times), plural(shown))
        }
        (None, _) => String::new(),
    };
    let amount = match thousands(body, figure, word) {
        Some(number) => number,
        None if word.is_empty() => digits.to_owned(),
        None => format!("{} {word}", without_cents(digits)),
    };
    let other = readings.get(1).map(|(_, other, _)| *other);
    let (amount, word) = match other {
        Some(other) if !word.is_empty() && word != &"thousand" => {
            let more = format!("{amount} or {} {other}", without_cents(digits));
            per_day.clear();
            (more, format!("{word}” or “{other}"))
        }
        _ => (amount, (*word).to_owned()),
    };
    let amount = format!("{amount} {plural_unit}").trim_end().to_owned();
    match (word.is_empty(), printed.is_empty()) {
        (false, true) => format!("; a lost “{word}” would fit ({amount}{per_day})"),
        (false, false) => {
            format!("; “{word}” for “{printed}” would fit ({amount}{per_day})")
        }
        (true, _) => {
            format!("; without “{printed}” it would fit ({amount}{per_day})")
        }
    }
}

/// Smaller bounds might be read with the scale word of the upper one.
const SMALL: f64 = 1000.0;

/// An upper bound that says there is none.
const BOUNDLESS: f64 = 1e11;

/// The sum in one line: the figure in the row's unit, in the unit to picture it in, and the usual.
pub(super) fn computation(
    figure: &Figure,
    row: &Reference,
    (value, factor): (f64, f64),
    small: bool,
    body: &str,
) -> String {
    let per = wording::per(&row.per);
    let own = own_unit(figure, row);
    // What is counted is named by the text: a row for travellers speaks of passengers too.
    let (measured, unit) = match row.measured {
        Some(_) => (true, format!(" {}{per}", plural(own))),
        None => (false, String::new()),
    };
    let pictured = row.shown_as.as_ref().map_or_else(String::new, |(other, times)| {
        let other = plural(other);
        let total = wording::about(value * times);
        format!(" × {times} {other}/{} = {total} {other}{per}", row.unit)
    });
    let [low, high] = [row.plausible_low, row.plausible_high].map(wording::sized);
    let beyond = if small && row.plausible_high >= BOUNDLESS {
        format!("usual: at least {low}{unit}")
    } else if !small && row.plausible_low <= 0.0 {
        format!("usual: at most {high}{unit}")
    } else {
        // "50 to 150 million" would be fifty million.
        let apart = high.contains(' ') && row.plausible_low < SMALL;
        let low_unit = if apart { unit.as_str() } else { "" };
        format!("usual: {low}{low_unit} to {high}{unit}")
    };
    let surface = figure.span.of(body);
    let size = format!("{} {}{per}", wording::sized(value), counted(own, value));
    // "78 = 78 magnitudes" says nothing.
    let same = (factor - 1.0).abs() < f64::EPSILON && pictured.is_empty();
    let sum = match (measured, same, figure.kind) {
        (true, true, FigureKind::Number) => size,
        (false, ..) | (_, true, _) => surface.to_owned(),
        _ => format!("{surface} = {size}{pictured}"),
    };
    match row.basis {
        _ if row.known.is_empty() => {
            format!("{sum}; {beyond} ({}: {})", row.basis.words(), at_first_hand(&row.evidence))
        }
        Basis::Estimate if !row.known.ends_with(')') => {
            format!("{sum}; {} ({})", row.known, row.basis.words())
        }
        _ => format!("{sum}; {}", row.known),
    }
}

/// The row's unit; of a row in several currencies the one that is printed.
fn own_unit<'a>(figure: &Figure, row: &'a Reference) -> &'a str {
    let money = figure.unit.filter(|_| figure.kind == FigureKind::Money);
    money.map_or(row.unit.as_str(), |unit| unit.name)
}

/// The unit behind a count: "1 barrel", "12 barrels".
pub(super) fn counted(unit: &str, count: f64) -> String {
    if (0.95..1.05).contains(&count) { unit.to_owned() } else { plural(unit) }
}
