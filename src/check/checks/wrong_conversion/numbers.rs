//! The numbers of a conversion as they would be printed: with as many digits as the text has, or
//! with two digits put back. What does not fit is left to the check.

use crate::check::conversion::{self, Pair, Printed};
use crate::check::{Case, misprints, restated, spelled, wording};
use crate::quantity::{Figure, UNITS, Unit, plural};
use crate::text::{Span, TokenKind};

/// So near a round number "about" means it.
const NEXT_TO: f64 = 0.003;

/// A number with about as many digits as the one printed: "131", "7,500", "0.56"; with no
/// more than `from` has, where that is what it is reckoned from.
pub(super) fn number_like(value: f64, printed: Printed, from: Option<Printed>) -> String {
    let own = from.map_or(f64::INFINITY, significant);
    // "About 1,000 kilometres" for 998; but not "about 110" for 112.
    let step = 10_f64.powf(value.abs().max(f64::MIN_POSITIVE).log10().floor() - 1.0);
    let round = (value / step).round() * step;
    if printed.hedge > 0.0 && value >= 100.0 && (round / value - 1.0).abs() <= NEXT_TO {
        return wording::grouped(round);
    }
    let wanted = significant(printed).min(own).clamp(2.0, 4.0);
    let step = 10_f64.powf(value.abs().max(f64::MIN_POSITIVE).log10().floor() - wanted + 1.0);
    // Where no decimals are printed, none of ten and more.
    let step = if printed.step >= 1.0 && value >= 10.0 { step.max(1.0) } else { step };
    let rounded = if step > 1.0 && printed.step <= 1.0 && digits_of(value) <= 3.0 {
        value.round()
    } else {
        (value / step).round() * step
    };
    if rounded >= 1e6 {
        return wording::about(value);
    }
    if rounded >= 1000.0 || step >= 1.0 {
        return wording::grouped(rounded);
    }
    let places = if step >= 0.1 {
        1
    } else if step >= 0.01 {
        2
    } else {
        3
    };
    let text = format!("{rounded:.places$}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// How many digits a number has, noughts at its end left out.
pub(super) fn significant(printed: Printed) -> f64 {
    let mut digits = (printed.value / printed.step).round();
    while digits >= 1.0 && digits % 10.0 == 0.0 {
        digits /= 10.0;
    }
    digits.max(1.0).log10().floor() + 1.0
}

/// How many digits stand before the point.
fn digits_of(value: f64) -> f64 {
    value.abs().max(1.0).log10().floor() + 1.0
}

/// The second number with the two digits in each other’s place that make it the first.
pub(super) fn put_back(first: Printed, second: Printed, factors: &[f64]) -> Option<String> {
    let off = |value: f64| {
        let each = factors.iter().map(|factor| (first.value * factor - value).abs());
        each.fold(f64::INFINITY, f64::min)
    };
    let best = swaps(second).min_by(|one, other| off(*one).total_cmp(&off(*other)))?;
    let places = usize::from(second.step < 1.0);
    let close = off(best) <= second.step.max(first.step * best / first.value);
    close.then(|| if places == 0 { wording::grouped(best) } else { format!("{best:.places$}") })
}

/// "9 lb 4 oz": the words of a figure in two units with the numbers that would fit, in its own
/// units; `None` for a figure in one unit.
pub(super) fn in_two_units(case: &Case<'_>, figure: &Figure, value: f64) -> Option<String> {
    let parts = match figure.unit?.name {
        "foot" => 12.0,
        "stone" => 14.0,
        "pound" => 16.0,
        "yard" => 3.0,
        "metre" => 100.0,
        _ => return None,
    };
    let number = |at: &usize| case.kind(*at) == Some(TokenKind::Number);
    let mut numbers = case.tokens_of(figure.span).filter(number);
    let (large, small, None) = (numbers.next()?, numbers.next()?, numbers.next()) else {
        return None;
    };
    let [large, small] = [large, small].map(|at| case.tokens().get(at).map(|token| token.span));
    let (large, small) = (large?, small?);
    if small.start < figure.number.end || !value.is_finite() || value <= 0.0 {
        return None;
    }
    let all = (value * parts).round();
    let like = |printed: &str, own: f64| {
        let words = !printed.starts_with(|c: char| c.is_ascii_digit());
        #[expect(clippy::cast_possible_truncation, reason = "below a hundred")]
        let spelt = (words && own < 100.0).then(|| spelled::like(printed, own as i64));
        spelt.unwrap_or_else(|| wording::grouped(own))
    };
    let between = case.words(Span::new(large.end, small.start));
    let behind = case.words(Span::new(small.end, figure.span.end));
    let before = case.words(Span::new(figure.span.start, large.start));
    let large = like(case.words(large), (all / parts).floor());
    let small = like(case.words(small), all % parts);
    Some(format!("{before}{large}{between}{small}{behind}"))
}

/// Whether a second in two units has just the digits that the first makes of it, in other places.
pub(super) fn turned(case: &Case<'_>, pair: &Pair<'_>, ours: &[Printed], factor: f64) -> bool {
    let [one] = ours else { return false };
    let Some(right) = in_two_units(case, pair.second, one.value * factor) else { return false };
    let digits = |text: &str| {
        let mut own: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
        own.sort_unstable();
        own
    };
    digits(&right) == digits(case.words(pair.second.span))
}

/// "60,070" with the nought too many taken out, where that makes it just `value`.
pub(super) fn without_nought(case: &Case<'_>, figure: &Figure, value: f64) -> Option<String> {
    const JUST: f64 = 0.0008;
    let printed = case.words(figure.number);
    let noughts = |own: &str| own.bytes().filter(|byte| *byte == b'0').count();
    misprints::without_one(printed).into_iter().find(|own| {
        let number = own.replace(',', "").parse::<f64>();
        noughts(own) < noughts(printed) && number.is_ok_and(|own| (own / value - 1.0).abs() <= JUST)
    })
}

/// The numbers that two neighbouring digits exchanged make of one.
pub(super) fn swaps(printed: Printed) -> impl Iterator<Item = f64> {
    const DIGITS: i32 = 6;
    let whole = (printed.value / printed.step).round();
    let digit = move |place: i32| (whole / 10_f64.powi(place)).floor() % 10.0;
    (0..DIGITS).filter_map(move |place| {
        let (low, high) = (digit(place), digit(place + 1));
        let inside = whole >= 10_f64.powi(place + 1) && low > 0.0 && (high - low).abs() > 0.5;
        let moved =
            whole + (high - low) * 10_f64.powi(place) + (low - high) * 10_f64.powi(place + 1);
        inside.then_some(moved * printed.step)
    })
}

pub(super) fn sums(ours: &[Printed], factor: f64) -> String {
    let all: Vec<String> = ours.iter().map(|n| wording::sized(n.value * factor)).collect();
    all.join(" to ")
}

/// "× 0.621", or "/ 640" where the factor has too many noughts to be read.
pub(super) fn times(factor: f64) -> String {
    const SMALL: f64 = 0.05;
    if factor < SMALL {
        format!("/ {}", wording::sized(1.0 / factor))
    } else {
        format!("× {}", wording::sized(factor))
    }
}

pub(super) fn counted(unit: &Unit, number: &str) -> String {
    if number == "1" { unit.name.to_owned() } else { plural(unit.name) }
}

/// "6,600 tons (three tonnes)": the small unit of weight that makes the first right.
pub(super) fn first_unit(
    from: &Unit,
    to: &Unit,
    ours: &[Printed],
    theirs: &[Printed],
) -> Option<&'static str> {
    const LARGE: [&str; 5] = ["ton", "short ton", "long ton", "tonne", "metric ton"];
    const SMALL: [&str; 3] = ["pound", "kilogram", "gram"];
    let fits = |name: &&&str| {
        let factor = UNITS.named(name).and_then(|unit| unit.factor).zip(to.factor);
        factor.is_some_and(|(own, other)| conversion::exactly(ours, theirs, own / other))
    };
    let small = SMALL.iter().filter(|_| LARGE.contains(&from.name)).find(fits).copied();
    // "260 acres (2.6 square kilometres)": of the unit that stands beside it.
    small.or_else(|| restated::beside(from.name).filter(|own| *own != to.name && fits(&own)))
}

/// A number with its thousands apart; "0.56" as it is.
pub(super) fn grouped_number(value: f64, printed: &str) -> String {
    if value >= 1000.0 { wording::grouped(value) } else { printed.to_owned() }
}

/// Whether the units exchanged leave more than a rounding between the two.
pub(super) fn roughly(ours: &[Printed], theirs: &[Printed], factors: &[f64]) -> bool {
    const ROUNDED: f64 = 0.03;
    let ([own], [other]) = (ours, theirs) else { return false };
    factors.iter().all(|factor| (own.value / factor / other.value - 1.0).abs() > ROUNDED)
}

/// Whether two digits of either in each other's place make the two one amount.
pub(super) fn digits_out_of_place(ours: &[Printed], theirs: &[Printed], factors: &[f64]) -> bool {
    let (&[first], &[second]) = (ours, theirs) else { return false };
    let swapped = |side: Printed| swaps(side).map(move |value| Printed { value, ..side });
    swapped(second).any(|other| exact(first, other, factors))
        || swapped(first).any(|other| exact(other, second, factors))
}

/// Whether two digits of the second in each other's place make the two one amount, and one other
/// digit does not do so as well: of "12 nautical miles (32 km)" the three may be a two.
pub(super) fn second_swapped(ours: &[Printed], theirs: &[Printed], factors: &[f64]) -> bool {
    let (&[first], &[second]) = (ours, theirs) else { return false };
    let own = || swaps(second).map(|value| Printed { value, ..second });
    let one_digit = |factor: &f64| one_other_digit(first.value * factor, second);
    own().any(|other| follows(first, other, factors))
        || own().any(|other| exact(first, other, factors)) && !factors.iter().any(one_digit)
}

/// Whether the two come out to the last digit, whichever of them was reckoned from the other.
fn exact(one: Printed, other: Printed, factors: &[f64]) -> bool {
    let back = |factor: &f64| (other.value / factor - one.value).abs() <= LAST_DIGIT * one.step;
    follows(one, other, factors) || factors.iter().any(back)
}

/// Whether the second comes out to the last digit when it is reckoned from the first.
fn follows(one: Printed, other: Printed, factors: &[f64]) -> bool {
    let there = |factor: &f64| (one.value * factor - other.value).abs() <= LAST_DIGIT * other.step;
    factors.iter().any(there)
}

/// A rounding, in steps of the last digit.
const LAST_DIGIT: f64 = 0.6;

/// Whether one other digit makes the printed number `value` to its last place.
fn one_other_digit(value: f64, printed: Printed) -> bool {
    let digits = |value: f64| format!("{}", (value / printed.step).round()).into_bytes();
    let (own, other) = (digits(value), digits(printed.value));
    own.len() == other.len() && own.iter().zip(&other).filter(|(a, b)| a != b).count() == 1
}

/// "5 feet (1.5 metres)" with its units swapped: ten times off it would be by rounding, and the
/// other way about it is just so.
pub(super) fn exchanged_rather(ours: &[Printed], theirs: &[Printed], factors: &[f64]) -> bool {
    const JUST: f64 = 0.02;
    const ROUGH: f64 = 0.05;
    let ([own], [other]) = (ours, theirs) else { return false };
    let least = |ratios: &mut dyn Iterator<Item = f64>| {
        ratios.map(|ratio| (ratio - 1.0).abs()).fold(f64::INFINITY, f64::min)
    };
    let exchanged = least(&mut factors.iter().map(|factor| own.value / factor / other.value));
    let tens = [10.0, 0.1]
        .into_iter()
        .map(|ten| least(&mut factors.iter().map(|factor| own.value * factor * ten / other.value)));
    exchanged < JUST && tens.fold(f64::INFINITY, f64::min) > ROUGH
}

/// The numbers in the place of those the figure prints: "32–48" for "32–84".
pub(super) fn in_place(case: &Case<'_>, figure: &Figure, numbers: &[String]) -> Option<String> {
    let [low, high] = numbers else { return numbers.first().cloned() };
    let printed = case.words(figure.number);
    // "three to eight feet"
    if let Some((one, other)) =
        printed.split_once(" to ").filter(|_| !printed.contains(|c: char| c.is_ascii_digit()))
    {
        let [low, high] = [low, high].map(|number| number.parse::<i64>().ok());
        return Some(format!("{} to {}", spelled::like(one, low?), spelled::like(other, high?)));
    }
    let digit = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let start = printed.find(|c: char| !digit(c))?;
    let rest = printed.get(start..)?;
    let next = start + rest.find(|c: char| c.is_ascii_digit())?;
    let between = printed.get(start..next)?;
    Some(format!("{low}{between}{high}"))
}

/// The two ends of a range that is printed without decimals, where whole numbers fit, too.
pub(super) fn in_whole_units(
    ours: &[Printed],
    theirs: &[Printed],
    factor: f64,
) -> Option<Vec<String>> {
    let ([_, _], [_, _]) = (ours, theirs) else { return None };
    let whole: Vec<Printed> = ours
        .iter()
        .zip(theirs)
        .map(|(own, other)| Printed { value: (own.value * factor).round(), ..*other })
        .collect();
    let plain = theirs.iter().all(|own| (own.step - 1.0).abs() < f64::EPSILON);
    (plain && conversion::fits(ours, &whole, factor))
        .then(|| whole.iter().map(|own| wording::grouped(own.value)).collect())
}

/// The figure's words with another number; its unit as printed.
pub(super) fn replaced(case: &Case<'_>, figure: &Figure, number: &str) -> String {
    let before = case.words(Span::new(figure.span.start, figure.number.start));
    let after = case.words(Span::new(figure.number.end, figure.span.end));
    format!("{before}{number}{after}")
}

/// The figure as a sentence says it: "61 kilometres" for "61-kilometre".
pub(super) fn said(case: &Case<'_>, figure: &Figure) -> String {
    let printed = case.words(figure.span);
    let unit = case.words(Span::new(figure.number.end, figure.span.end));
    match figure.unit {
        Some(own) if unit.starts_with('-') => {
            let number = case.words(figure.number);
            format!("{number} {}", counted(own, number))
        }
        _ => printed.to_owned(),
    }
}
