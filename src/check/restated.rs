//! An amount said again in a bracket or behind "or" where no table of units helps: fuel economy, of
//! which the one grows as the other shrinks ("35 mpg (6.7 l/100 km)"), Indian number words ("1.5
//! lakh (150,000)"), and one unit printed twice where two were meant ("80 acres (32 acres)"). Plain
//! changes of unit are left to `conversion`.

use super::case::Case;
use super::conversion::{self, HEDGES, Printed};
use super::{Flag, Severity, wording};
use crate::quantity::{Bound, Figure, FigureKind};
use crate::text::Span;
use crate::w;

/// Returns what does not fit, under the code of the check that asks.
pub(super) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    /// How far apart the two stand at most.
    const FAR_BYTES: usize = 60;
    let mut flags = Vec::new();
    for two in case.extraction.figures.windows(2) {
        let [first, second] = two else { continue };
        if second.span.start > first.span.end + FAR_BYTES {
            continue;
        }
        let found = economy(case, first, second)
            .or_else(|| indian(case, first, second))
            .or_else(|| twice(case, first, second));
        flags.extend(found.map(|found| found.flag(case, code, first, second)));
    }
    flags
}

/// What does not fit.
struct Misfit {
    severity: Severity,
    message: String,
    computation: String,
    /// Whether the first figure is the wrong one.
    at_first: bool,
    /// What would stand at the wrong figure.
    suggestions: Vec<String>,
}

impl Misfit {
    fn flag(self, case: &Case<'_>, code: &'static str, first: &Figure, second: &Figure) -> Flag {
        let (wrong, right) = if self.at_first { (first, second) } else { (second, first) };
        Flag {
            code,
            severity: self.severity,
            span: wrong.span,
            message: self.message,
            computation: format!("{}, printed {}", self.computation, case.words(wrong.span)),
            related: vec![right.span],
            suggestions: self.suggestions,
        }
    }
}

/// Whether the words between say that the second is the first once more.
fn said_again(case: &Case<'_>, between: std::ops::Range<usize>, second: &Figure) -> bool {
    let Some(last) = between.end.checked_sub(1).filter(|_| !between.is_empty()) else {
        return false;
    };
    let last = { between.clone() }.rev().find(|&at| !case.is(at, HEDGES)).unwrap_or(last);
    let end = case.token_at(second.span.end);
    let bracket = case.is(last, w!["(", "["]) && case.is(end, w![")", "]", "for", "in", ";"]);
    let or = case.is(last, w!["or"]);
    // "5,000 acres, roughly 2,000 hectares, of heath"
    let apposed =
        case.is(last, w![","]) && second.bound != Bound::Exact && case.is(end, w![",", "of", "."]);
    bracket || or || apposed || case.is(last, w!["words", "is", "equals"])
}

/// "35 miles per gallon (8.7 litres per 100 kilometres)".
fn economy(case: &Case<'_>, first: &Figure, second: &Figure) -> Option<Misfit> {
    /// Litres per 100 km at one mile per gallon, American and imperial: 378.5411784 and 454.609
    /// litres for 160.9344 km.
    const AMERICAN: f64 = 235.214_583;
    const IMPERIAL: f64 = 282.480_936;
    /// What newsrooms round off beyond the printed digits.
    const ROUGH: f64 = 0.02;
    let consumption = |figure: &Figure| figure.unit.is_some_and(|unit| unit.name == "litre");
    if !consumption(first) && !consumption(second) {
        return None;
    }
    let gap = case.gap(first.span, second.span);
    let by_gallon = |figure: &Figure, behind: std::ops::Range<usize>| match figure.unit?.name {
        "mile per gallon" => Some(false),
        "mile" if case.is(behind.start, w!["to", "per", "a"]) => {
            let near = behind.start..(behind.start + 7).min(behind.end);
            let gallon = case.any(near.clone(), w!["gallon"]);
            gallon.then(|| case.any(near, w!["imperial"]))
        }
        _ => None,
    };
    let by_hundred = |figure: &Figure| {
        consumption(figure) && figure.per.as_deref().is_some_and(|per| per.starts_with("100 k"))
    };
    let own = by_gallon(first, gap.clone()).filter(|_| by_hundred(second));
    let imperial = own.or_else(|| {
        let behind = case.token_at(second.span.end);
        by_gallon(second, behind..behind + 7).filter(|_| by_hundred(first))
    })?;
    // "five litres per 100 kilometres in traffic, about 47 miles to the gallon"
    let last = gap.end.saturating_sub(3).max(gap.start)..gap.end;
    let hedged = second.bound == Bound::About
        && case.any(last, w![","])
        && case.is(case.token_at(second.span.end), w!["to", "per", "a"]);
    if !hedged && !said_again(case, gap, second) {
        return None;
    }
    let (ours, theirs) = (Printed::of(case, first), Printed::of(case, second));
    let (&[one], &[other]) = (ours.as_slice(), theirs.as_slice()) else { return None };
    let near = case.back(first.span, 12).start..case.token_at(second.span.end) + 8;
    let imperial = imperial || case.any(near.clone(), w!["imperial"]);
    // "43 miles to the U.S. gallon", "liters of gasoline"
    let american = w!["u.s.", "us", "american", "gasoline", "liter", "liters", "kilometers"];
    let american = case.any(near.start..near.end + 4, american);
    let all: &[f64] = match () {
        () if imperial => &[IMPERIAL],
        () if american => &[AMERICAN],
        () => &[AMERICAN, IMPERIAL],
    };
    if one.value <= 0.0 || other.value <= 0.0 {
        return None;
    }
    let rounding = [one, other].map(|side| 0.5 * side.step / side.value + side.hedge);
    let room = ROUGH + rounding[0] + rounding[1];
    let off = |product: &f64| (one.value * other.value / product - 1.0).abs();
    if all.iter().any(|product| off(product) <= room) {
        return None;
    }
    let places = usize::from(other.step < 1.0);
    let readings: Vec<String> = all
        .iter()
        .map(|product| {
            let number = format!("{:.places$}", product / one.value);
            case.words(second.span).replacen(case.words(second.number), &number, 1)
        })
        .collect();
    let miles = |own: &Figure| {
        let by_mile = own.unit.is_some_and(|unit| unit.name == "mile");
        if by_mile { " to the gallon" } else { "" }
    };
    let left = format!("{}{}", wording::opening(case.words(first.span)), miles(first));
    let (right, per) = (case.words(second.span), miles(second));
    let (nearest, gallons) = (readings.first()?, if imperial { "imperial" } else { "American" });
    let offer = match readings.as_slice() {
        [_, other] => format!(" {nearest} would fit, or {other} with the imperial gallon."),
        _ => format!(" {nearest} would fit."),
    };
    let product = all.first()?;
    Some(Misfit {
        severity: Severity::Error,
        message: format!("{left} is about {nearest}{per}, not {right}.{offer}"),
        computation: format!(
            "{} / {} = {} ({gallons} gallon)",
            wording::sized(*product),
            wording::sized(one.value),
            wording::sized(product / one.value)
        ),
        at_first: false,
        suggestions: readings,
    })
}

/// "1.5 lakh (1.5 million)".
fn indian(case: &Case<'_>, first: &Figure, second: &Figure) -> Option<Misfit> {
    let one_kind = first.kind == second.kind && first.unit == second.unit
        || [first, second].iter().any(|own| own.kind == FigureKind::Number);
    let counted = |own: &Figure| {
        let tokens = own.scale.map(|scale| case.tokens_of(scale));
        tokens.is_some_and(|tokens| case.any(tokens, w!["lakh", "lakhs", "crore", "crores"]))
    };
    if first.scale.is_none() && second.scale.is_none() {
        return None;
    }
    let rates = first.per.is_some() || second.per.is_some();
    if !one_kind || rates {
        return None;
    }
    let gap = case.gap(first.span, second.span);
    if counted(first) == counted(second) || !said_again(case, gap, second) {
        return None;
    }
    let (ours, theirs) = (Printed::of(case, first), Printed::of(case, second));
    if ours.len() != theirs.len() || conversion::fits(&ours, &theirs, 1.0) {
        return None;
    }
    let (own, other) = (first.value()?.to_f64(), second.value()?.to_f64());
    let power = [1, 2, 3, 4, -1, -2, -3, -4]
        .into_iter()
        .find(|power| conversion::exactly(&ours, &theirs, 10_f64.powi(*power)))?;
    let (left, right) = (case.words(first.span), case.words(second.span));
    let right_value = second.value()?.shifted(-power);
    let scaled = right_value.shifted(-wording::printed_power(&case.text.body, second));
    // In the words that are printed, "15 million" for "1.5 million"; else in digits.
    let reading = match second.scale {
        Some(scale) if scaled.to_f64() >= 1.0 => format!("{scaled} {}", case.words(scale)),
        _ => wording::grouped(right_value.to_f64()),
    };
    let offer = case.words(second.span).replacen(case.words(second.number), &reading, 1);
    let much = if other > own { "too much" } else { "too little" };
    let times = wording::sized(10_f64.powi(power.abs()));
    Some(Misfit {
        severity: Severity::Error,
        message: format!(
            "{left} is {}, so {right} is {times} times {much}. {} would fit.",
            wording::grouped(own),
            wording::opening(&offer)
        ),
        computation: format!("{left} = {}", wording::grouped(own)),
        at_first: false,
        suggestions: vec![offer],
    })
}

/// Units that newspapers print side by side, the second in one of the first.
const SIDE_BY_SIDE: [(&str, &str, f64); 10] = [
    ("mile", "kilometre", 1.609_344),
    ("mile per hour", "kilometre per hour", 1.609_344),
    ("square mile", "square kilometre", 2.589_988),
    ("metre", "foot", 3.280_84),
    ("inch", "centimetre", 2.54),
    ("hectare", "acre", 2.471_054),
    ("kilogram", "pound", 2.204_623),
    ("ounce", "gram", 28.349_523),
    ("gallon", "litre", 3.785_412),
    ("metre", "yard", 1.093_613),
];

/// Returns the unit that newspapers print beside one: "square kilometre" for "square mile".
pub(super) fn beside(name: &str) -> Option<&'static str> {
    SIDE_BY_SIDE.iter().find_map(|(large, small, _)| match name {
        _ if name == *large => Some(*small),
        _ if name == *small => Some(*large),
        _ => None,
    })
}

/// "80 acres (32 acres)": 80 acres are 32 hectares.
fn twice(case: &Case<'_>, first: &Figure, second: &Figure) -> Option<Misfit> {
    let unit = first.unit.filter(|unit| Some(*unit) == second.unit)?;
    // "93 metres, or 101 metres if the mast is counted"
    let otherwise =
        w!["if", "with", "including", "counting", "when", "once", "without", "excluding", "by"];
    if !SIDE_BY_SIDE.iter().any(|(large, small, _)| *large == unit.name || *small == unit.name)
        || case.is(case.token_at(second.span.end), otherwise)
        || first.per != second.per
        || first.kind != second.kind
        || !said_again(case, case.gap(first.span, second.span), second)
    {
        return None;
    }
    let (ours, theirs) = (Printed::of(case, first), Printed::of(case, second));
    let other = SIDE_BY_SIDE.iter().find_map(|(large, small, many)| {
        let by = |factor: f64| conversion::exactly(&ours, &theirs, factor);
        // Either figure may be in the other unit.
        let (own, other) = if unit.name == *large {
            (*many, *small)
        } else if unit.name == *small {
            (1.0 / many, *large)
        } else {
            return None;
        };
        // "80 acres (32 acres)": the second is the wrong one; "32 acres (80 acres)": the first.
        if by(own) { Some((other, true)) } else { by(1.0 / own).then_some((other, false)) }
    })?;
    let (meant, second_wrong) = other;
    let (left, right) = (case.words(first.span), case.words(second.span));
    let with_unit = |figure: &Figure| {
        let number = case.words(Span::new(figure.span.start, figure.number.end));
        format!("{number} {}", crate::quantity::plural(meant))
    };
    let meant_at = if second_wrong { second } else { first };
    let offer = with_unit(meant_at);
    let both =
        if second_wrong { format!("{left} are {offer}") } else { format!("{offer} are {right}") };
    let meant = crate::quantity::plural(meant);
    Some(Misfit {
        severity: Severity::Error,
        message: format!(
            "{left} cannot be {right}; {both}. One of the two seems to be in {meant}: {offer} \
             would fit."
        ),
        computation: both.replacen(" are ", " = ", 1),
        at_first: !second_wrong,
        suggestions: vec![offer],
    })
}
