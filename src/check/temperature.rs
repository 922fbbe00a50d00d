//! A temperature in Celsius with the same in Fahrenheit beside it, or the other way about. Read
//! from the words, since "98.6 F (37 C)" is no figure of the grammar's. A rise of 2 C is one of
//! 3.6 F, not 35.6; what the text speaks of is told by the words around.

use super::case::Case;
use super::flag::Severity;
use super::landmarks::Landmarks;
use super::wording;
use crate::text::{Span, TokenKind};
use crate::w;

/// One temperature as printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    value: f64,
    step: f64,
    celsius: bool,
    /// Where it begins: at its lower end, in a range.
    lead: Span,
    /// The number.
    pub(super) number: Span,
    /// Number and unit.
    pub(super) span: Span,
}

impl Side {
    /// Returns a temperature that was read as a figure.
    pub(super) fn of(value: f64, step: f64, celsius: bool, number: Span, span: Span) -> Self {
        Self { value, step, celsius, lead: span, number, span }
    }
}

/// Returns what the words say around a temperature that is said again.
pub(super) fn sense_at(case: &Case<'_>, first: &Side) -> Sense {
    let celsius = first.celsius.then_some(first.value);
    sense(case, first.lead, case.token_at(first.span.end), celsius)
}

/// Whether a point on the scale is meant or a difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    /// "It was 31 C (88 F)."
    Point,
    /// "It fell to 31 C (88 F)": nothing but a point.
    Level,
    /// "It warmed by 2 C (3.6 F)."
    Difference,
    /// "the 2 C (3.6 F) limit": may be either.
    Open,
}

/// A temperature in both scales.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// Before the bracket.
    pub(super) first: Side,
    /// In the bracket.
    pub(super) second: Side,
    /// What the words around say.
    pub(super) sense: Sense,
}

/// Returns every pair of the article.
pub(super) fn pairs(case: &Case<'_>) -> Vec<Pair> {
    let mut found = Vec::new();
    for &at in &Landmarks::of(case).brackets {
        let before = at.checked_sub(1).zip(case.tokens().get(at));
        let Some((last, token)) = before else { continue };
        let Some(first) = read_back(case, last) else { continue };
        let close = (at + 2..at + 10).find(|&end| case.is(end, w![")", "]", ";", ","]));
        let Some(second) = close.and_then(|end| read_back(case, end - 1)) else { continue };
        if first.celsius != second.celsius && second.span.start > token.span.start {
            let celsius = [&first, &second].into_iter().find(|side| side.celsius);
            let celsius = celsius.map(|side| side.value);
            let sense = sense(case, first.lead, close.unwrap_or(at), celsius);
            found.push(Pair { first, second, sense });
        }
    }
    found
}

/// The temperature that ends with the token at `end`: "37 C", "37°C", "37 degrees Celsius".
fn read_back(case: &Case<'_>, end: usize) -> Option<Side> {
    let letter = case.printed(end);
    let celsius = matches!(letter, "C" | "c") || case.is(end, w!["celsius", "centigrade"]);
    let fahrenheit = matches!(letter, "F" | "f") || case.is(end, w!["fahrenheit"]);
    if !celsius && !fahrenheit {
        return None;
    }
    let mut at = end;
    for _ in 0..3 {
        at = at.checked_sub(1)?;
        if !case.is(at, w!["°", "º", "degree", "degrees", "deg", "-", "."]) {
            break;
        }
    }
    // "nan" and "inf" are words.
    case.kind(at).filter(|kind| *kind == TokenKind::Number)?;
    let printed = case.printed(at);
    let value: f64 = printed.replace(',', "").parse().ok()?;
    let decimals = printed.rsplit_once('.').map_or(0, |(_, after)| after.len());
    let mut start = at;
    let mut sign = 1.0;
    if let Some(before) = at.checked_sub(1) {
        let number_before = before
            .checked_sub(1)
            .is_some_and(|at| case.printed(at).ends_with(|c: char| c.is_ascii_digit()));
        let dash = case.is(before, w!["-", "−", "–"]) && case.glued(at) && !number_before;
        if dash || case.is(before, w!["minus", "negative"]) {
            (start, sign) = (before, -1.0);
        }
    }
    // "by 1 to 1.5 degrees": what is said of a range stands before its lower end.
    let lower = start.checked_sub(2).filter(|&at| {
        let digits = case.printed(at).ends_with(|c: char| c.is_ascii_digit());
        digits && case.is(at + 1, w!["to", "-", "–", "and", "or"])
    });
    let token = |at: usize| case.tokens().get(at).map(|token| token.span);
    let (first, number, last) = (token(start)?, token(at)?, token(end)?);
    Some(Side {
        lead: token(lower.unwrap_or(start))?,
        value: value * sign,
        step: 10_f64.powi(-i32::try_from(decimals).unwrap_or(0)),
        celsius,
        number: first.cover(number),
        span: first.cover(last),
    })
}

fn sense(case: &Case<'_>, first: Span, close: usize, celsius: Option<f64>) -> Sense {
    const NEAR_TOKENS: usize = 12;
    const FAR_TOKENS: usize = 60;
    let back = case.back(first, NEAR_TOKENS);
    let last = case.key(back.end.saturating_sub(1));
    let noun = case.key(back.end.saturating_sub(2));
    let change = w![
        "rise",
        "increase",
        "warming",
        "drop",
        "fall",
        "cooling",
        "difference",
        "change",
        "decrease",
        "gain",
        "swing",
        "jump",
    ];
    let hedge = w!["about", "around", "nearly", "some", "almost", "roughly", "up", "least"];
    let behind = w!["warmer", "cooler", "colder", "hotter", "higher", "lower"];
    let moved =
        w!["rose", "rise", "rises", "risen", "warmed", "cooled", "fell", "dropped", "climbed"];
    let led = |before: usize| {
        case.is(before, w!["by"])
            || case.is(before, w!["of"])
                && before.checked_sub(1).is_some_and(|at| case.is(at, change))
    };
    let step = usize::from(last.is_in(hedge)) + 1;
    if led(back.end.saturating_sub(step)) || case.is(close + 1, behind) {
        return Sense::Difference;
    }
    if case.is(back.end.saturating_sub(step), moved) {
        return Sense::Difference;
    }
    let cues = w![
        "rise",
        "rises",
        "rising",
        "rose",
        "risen",
        "increase",
        "increased",
        "increases",
        "warming",
        "warmed",
        "warmer",
        "cooler",
        "cooled",
        "colder",
        "hotter",
        "above",
        "below",
        "difference",
        "drop",
        "dropped",
        "fell",
        "fall",
        "fallen",
        "change",
        "changes",
        "limit",
        "goal",
        "target",
        "threshold",
        "cap",
        "margin",
        "anomaly",
        "higher",
        "lower",
        "gain",
        "swing",
        "within",
        "by",
        "cooling",
        "climb",
        "climbed",
        "jump",
        "jumped",
        "preindustrial",
        "industrial",
        "normal",
        "average",
        "heating",
        "accord",
        "agreement",
        "variation",
        "deviation",
        "accuracy",
        "uncertainty",
        "every",
        "per",
    ];
    let ahead = close..close + NEAR_TOKENS;
    if last.is_in(w!["to", "at"]) && !noun.is_in(w!["up"]) {
        // "keep warming to 1.5 C (2.7 F)": a level of a difference.
        let goal = w![
            "limit",
            "limiting",
            "limited",
            "warming",
            "heating",
            "goal",
            "target",
            "threshold",
            "cap",
            "climate",
            "preindustrial",
            "industrial",
            "accord",
            "average",
        ];
        // "Holding the rise to 1.5 C (2.7 F) … At 2 C (3.6 F) …"
        let told = w!["rise", "warming", "preindustrial", "industrial", "increase", "hold"];
        let own = case.token_at(first.start);
        let far = own.saturating_sub(FAR_TOKENS)..own;
        let small = celsius.is_some_and(|value| value.abs() <= SMALL_CELSIUS);
        let open = case.any(back, goal) || case.any(ahead, goal) || small && case.any(far, told);
        return if open { Sense::Open } else { Sense::Level };
    }
    if case.any(back, cues) || case.any(ahead, cues) { Sense::Open } else { Sense::Point }
}

/// As many degrees Celsius are a difference more often than a day's weather.
const SMALL_CELSIUS: f64 = 5.0;

/// What a pair that does not fit should read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    right: f64,
    step: f64,
    mistake: Option<&'static str>,
    difference: bool,
    celsius: bool,
}

impl Reading {
    /// Returns the number that would fit, with the decimals printed.
    pub(super) fn number(&self) -> String {
        let places = usize::from(self.step < 1.0);
        let text = format!("{:.places$}", self.right.abs());
        let sign =
            if self.right < 0.0 && text.parse().is_ok_and(|n: f64| n > 0.0) { "-" } else { "" };
        format!("{sign}{text}")
    }

    /// Returns the temperature that would be the printed second one, in the scale of the first:
    /// where nothing explains the two, either may be the slip.
    pub(super) fn back(&self, first: &Side, second: &Side) -> Option<String> {
        let value =
            if self.celsius { second.value * 1.8 + 32.0 } else { (second.value - 32.0) / 1.8 };
        let plain = self.mistake.is_none() && !self.difference;
        let own = Self { right: value, step: first.step, celsius: first.celsius, ..*self };
        plain.then(|| own.number())
    }

    /// Returns how loudly to ask.
    pub(super) fn severity(&self) -> Severity {
        if self.mistake.is_some() { Severity::Error } else { Severity::Warning }
    }

    /// Returns the diagnosis as a clause, where there is one.
    pub(super) const fn mistake(&self) -> Option<&'static str> {
        self.mistake
    }

    /// Returns the sum.
    pub(super) fn sum(&self, first: &Side) -> String {
        let value = wording::sized(first.value);
        let (right, scale) = (self.number(), if self.celsius { "°C" } else { "°F" });
        match (self.celsius, self.difference) {
            (true, false) => format!("({value} − 32) × 5/9 = {right}{scale}"),
            (true, true) => format!("{value} × 5/9 = {right}{scale}"),
            (false, false) => format!("{value} × 9/5 + 32 = {right}{scale}"),
            (false, true) => format!("{value} × 9/5 = {right}{scale}"),
        }
    }
}

/// Returns what does not fit; `None` where the two can be one temperature, or one difference.
pub(super) fn judge(first: &Side, second: &Side, sense: Sense) -> Option<Reading> {
    let point = |value: f64| {
        if second.celsius { (value - 32.0) * 5.0 / 9.0 } else { value * 1.8 + 32.0 }
    };
    let step = |value: f64| if second.celsius { value * 5.0 / 9.0 } else { value * 1.8 };
    let celsius = if first.celsius { first.value } else { second.value };
    // The first may be rounded too, and newsrooms round both to fives and tens in the hundreds.
    let scale = if second.celsius { 5.0 / 9.0 } else { 1.8 };
    let large = 0.02 * second.value.abs().max(first.value.abs());
    let near = |want: f64| {
        (second.value - want).abs()
            <= 0.51 * second.step + rounding(first) * scale + rounding(second) + large.min(40.0)
    };
    let (is_point, is_step) = (near(point(first.value)), near(step(first.value)));
    let small = celsius.abs() <= SMALL_CELSIUS;
    let fits = match sense {
        Sense::Point => is_point || is_step && small,
        Sense::Level => is_point,
        Sense::Difference => is_step || is_point && !exact_point(first, second, point(first.value)),
        Sense::Open => is_point || is_step,
    };
    if fits {
        return None;
    }
    let difference = sense == Sense::Difference;
    let back = |value: f64| {
        if second.celsius { value * 1.8 + 32.0 } else { (value - 32.0) * 5.0 / 9.0 }
    };
    let close = |want: f64| (second.value - want).abs() <= 0.51 * second.step + 0.51;
    let mistake = if difference && is_point {
        Some("a difference was converted as a point on the scale")
    } else if is_step || close(step(first.value)) {
        Some("the 32 degrees between the two scales were left out")
    } else if close(back(first.value)) {
        Some("the two scales may have been swapped")
    } else if close(point(first.value) * 10.0) || close(point(first.value) / 10.0) {
        Some("the decimal point may have slipped")
    } else if close(-point(first.value)) {
        Some("a minus sign may be missing")
    } else {
        None
    };
    let right = if difference { step(first.value) } else { point(first.value) };
    Some(Reading { right, step: second.step, mistake, difference, celsius: second.celsius })
}

/// A difference is only said to be converted as a point where the point fits to the digit.
fn exact_point(first: &Side, second: &Side, want: f64) -> bool {
    (second.value - want).abs() <= 0.51 * second.step.max(first.step * 0.6)
}

/// Half of what the side may be rounded by: tens and fives from thirty on count as round.
fn rounding(side: &Side) -> f64 {
    const ROUND: f64 = 5.0;
    let round = side.step >= 1.0 && side.value.abs() >= 100.0 && side.value % ROUND == 0.0;
    if round { 2.5 } else { side.step * 0.5 }
}
