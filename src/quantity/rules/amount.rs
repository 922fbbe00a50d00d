//! Amounts: a number with what it measures or counts, "6 feet 3 inches", a range, or a from-to
//! pair. Which two numbers belong together is left to `join.rs`, what stands around one to
//! `whole.rs`.

use super::compound::compound;
use super::join::{Join, joined};
use super::whole::whole;
use super::{Begins, Read, Rule, Scene, name};
use crate::quantity::decimal::Decimal;
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Figure};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure::{self, Measure};
use crate::quantity::numeral::{self, Form, Numeral};
use crate::quantity::unit::{Dimension, Unit};
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "amount",
    summary: "a number with its currency, unit, rate or counted noun; ranges and from-to pairs",
    begins: Begins::COUNT.or(Begins::SIGN).or(Begins::BEFORE_NUMBER),
    read,
    examples: &[
        Family::new("digits", include_str!("../examples/digits.txt")),
        Family::new("number-words", include_str!("../examples/number-words.txt")),
        Family::new("fractions", include_str!("../examples/fractions.txt")),
        Family::new("vague-plurals", include_str!("../examples/vague-plurals.txt")),
        Family::new("negatives", include_str!("../examples/negatives.txt")),
        Family::new("ranges", include_str!("../examples/ranges.txt")),
        Family::new("from-to", include_str!("../examples/from-to.txt")),
        Family::new("changes", include_str!("../examples/changes.txt")),
        Family::new("bounds", include_str!("../examples/bounds.txt")),
        Family::new("lists", include_str!("../examples/lists.txt")),
        Family::new("parallel", include_str!("../examples/parallel.txt")),
        Family::new("rates", include_str!("../examples/rates.txt")),
        Family::new("counted", include_str!("../examples/counted.txt")),
        Family::new("compound", include_str!("../examples/compound.txt")),
        Family::new("area", include_str!("../examples/area.txt")),
        Family::new("cooking", include_str!("../examples/cooking.txt")),
        Family::new("counted-things", include_str!("../examples/counted-things.txt")),
        Family::new("data", include_str!("../examples/data.txt")),
        Family::new("energy", include_str!("../examples/energy.txt")),
        Family::new("finance", include_str!("../examples/finance.txt")),
        Family::new("flow", include_str!("../examples/flow.txt")),
        Family::new("length", include_str!("../examples/length.txt")),
        Family::new("mass", include_str!("../examples/mass.txt")),
        Family::new("medicine", include_str!("../examples/medicine.txt")),
        Family::new("money-codes", include_str!("../examples/money-codes.txt")),
        Family::new("money-signs", include_str!("../examples/money-signs.txt")),
        Family::new("money-subunits", include_str!("../examples/money-subunits.txt")),
        Family::new("money-words", include_str!("../examples/money-words.txt")),
        Family::new("percent-and-points", include_str!("../examples/percent-and-points.txt")),
        Family::new("power", include_str!("../examples/power.txt")),
        Family::new("pressure", include_str!("../examples/pressure.txt")),
        Family::new("shipping", include_str!("../examples/shipping.txt")),
        Family::new("speed", include_str!("../examples/speed.txt")),
        Family::new("statistics", include_str!("../examples/statistics.txt")),
        Family::new("temperature", include_str!("../examples/temperature.txt")),
        Family::new("time-and-frequency", include_str!("../examples/time-and-frequency.txt")),
        Family::new("volume", include_str!("../examples/volume.txt")),
    ],
};

/// Reads one amount, a range, or a from-to pair at token `at`.
fn read(scene: &Scene<'_>, at: usize) -> Option<Read> {
    let view = scene.view;
    let first = measure::read(view, at)?;
    if !counts(view, &first) {
        return Some(name::left_over(view, at, first.end));
    }
    Some(match joined(view, &first) {
        None => {
            let first = compound(view, first);
            Read::one(whole(scene, first, first.numeral.amount, first.numeral.end))
        }
        Some((left, right, Join::Range(low, high)))
            if let Some(last) = led_from(view, &left, &right) =>
        {
            from_range(scene, [left, right, last], low, high)
        }
        Some((left, right, Join::Range(low, high))) => {
            let both = Measure { first: left.first, unit: right.unit.or(left.unit), ..right };
            let mut draft = whole(scene, both, Amount::Range(low, high), right.numeral.end);
            draft.figure.number = view.spans(left.numeral.first, right.numeral.end);
            draft.figure.last_digit = left.numeral.last_digit.min(right.numeral.last_digit);
            Read::one(draft)
        }
        Some((left, right, Join::FromTo)) => {
            // "from 24.2 to 33-35 billion": the second is a range, and its scale is the first's.
            let (left, right, second) = match joined(view, &right).filter(|_| view.dash(right.end))
            {
                Some((low_end, high_end, Join::Range(low, high))) => {
                    let both = Measure {
                        first: low_end.first,
                        unit: high_end.unit.or(low_end.unit),
                        ..high_end
                    };
                    let power = low_end.numeral.last_digit - right.numeral.last_digit;
                    let small = left.numeral.scale.is_none() && power > 0;
                    let numeral = if small { left.numeral.scaled(power) } else { left.numeral };
                    let mut second =
                        whole(scene, both, Amount::Range(low, high), high_end.numeral.end);
                    second.figure.number = view.spans(low_end.numeral.first, high_end.numeral.end);
                    (Measure { numeral, ..left }, both, second)
                }
                _ => (left, right, whole(scene, right, right.numeral.amount, right.numeral.end)),
            };
            let unit = left.unit.or(right.unit);
            let mut first =
                whole(scene, Measure { unit, ..left }, left.numeral.amount, left.numeral.end);
            if left.unit.is_none() || first.end > second.first {
                first.end = left.end;
                first.figure.span = view.spans(left.first, left.end);
                first.figure.thing = None;
            }
            // "from 90 feet to 71"
            let mut second = second;
            if second.figure.unit.is_none() && second.figure.thing.is_none() {
                second.figure.kind = first.figure.kind;
                second.figure.unit = first.figure.unit;
                second.figure.per.clone_from(&first.figure.per);
            }
            share_measure(&mut first.figure, &second.figure);
            Read::FromTo(Box::new((first, second)))
        }
    })
}

/// Two ends of a change that share one scale word lie no further apart than this.
const SCALED_ALIKE: f64 = 20.0;

/// "from 20-25 to 15 million": what a range that is the first end of a change comes to.
fn led_from(view: &View<'_>, left: &Measure, right: &Measure) -> Option<Measure> {
    let change = view.before_is(left.first, w!["from"]) && view.is(right.end, w!["to"]);
    if !change || !view.dash(left.end) {
        return None;
    }
    let last = measure::read(view, right.end + 1).filter(|last| counts(view, last))?;
    let timed = |unit: &Unit| unit.dimension == Dimension::TIME;
    let alike = right.unit.is_none() || last.unit.is_none() || right.unit == last.unit;
    (alike && last.numeral.value().is_some() && !last.unit.is_some_and(timed)).then_some(last)
}

/// The two figures of "from 20-25 to 15 million".
fn from_range(
    scene: &Scene<'_>,
    [left, right, last]: [Measure; 3],
    low: Decimal,
    high: Decimal,
) -> Read {
    let second = whole(scene, last, last.numeral.amount, last.numeral.end);
    // The scale word stands once, behind the last; "from 500-600 to 1 million" is as printed.
    let printed = numeral::parse_digits(scene.view.text(last.numeral.first));
    let power = match (right.numeral.scale, last.numeral.scale, printed) {
        (None, Some(_), Some((value, places))) if high.to_f64() < value.to_f64() * SCALED_ALIKE => {
            last.numeral.last_digit + places
        }
        _ => 0,
    };
    let unit = right.unit.or(left.unit);
    let both = Measure { first: left.first, unit: unit.or(last.unit), ..right };
    let amount = Amount::Range(low.shifted(power), high.shifted(power));
    let mut first = whole(scene, both, amount, right.numeral.end);
    first.figure.number = scene.view.spans(left.numeral.first, right.numeral.end);
    first.figure.last_digit = left.numeral.last_digit.min(right.numeral.last_digit) + power;
    if unit.is_none() {
        first.end = right.end;
        first.figure.span = scene.view.spans(left.first, right.end);
        first.figure.thing = None;
    }
    let mut second = second;
    if second.figure.unit.is_none() && second.figure.thing.is_none() {
        second.figure.kind = first.figure.kind;
        second.figure.unit = first.figure.unit;
    }
    share_measure(&mut first.figure, &second.figure);
    Read::FromTo(Box::new((first, second)))
}

/// What the first of a pair does not print it takes from the second.
fn share_measure(first: &mut Figure, second: &Figure) {
    first.kind = second.kind;
    first.unit = first.unit.or(second.unit);
    first.per = first.per.take().or_else(|| second.per.clone());
    first.thing = first.thing.take().or_else(|| second.thing.clone());
    first.base = first.base.take().or_else(|| second.base.clone());
}

/// Whether a number that was read is a figure at all.
pub(super) fn counts(view: &View<'_>, measure: &Measure) -> bool {
    let numeral = &measure.numeral;
    let digits = numeral.form == Form::Digits;
    let end = measure.end;
    // Glued to letters that are no unit: "5G", "747s", "22nd", "4x4".
    let letters = view.is_word(end) || view.kind(end) == Some(TokenKind::Code);
    if digits && view.glued(end) && letters && end == numeral.end {
        return false;
    }
    if view.kind(end) == Some(TokenKind::Suffix) && digits && measure.unit.is_none() {
        return false;
    }
    if digits && measure.unit.is_none() && numeral.scale.is_none() && names(view, numeral) {
        return false;
    }
    if measure.unit.is_some() && titled(view, measure) {
        return false;
    }
    // "31 Ave Mozart", "14 Pro Max": a capital behind plain digits, and nothing counted.
    let capital = || view.is_word(end) && view.text(end).starts_with(char::is_uppercase);
    if digits
        && measure.unit.is_none()
        && numeral.scale.is_none()
        && capital()
        && matches!(view.lex(end), Lexeme::Other)
        && view.text(numeral.first).bytes().all(|byte| byte.is_ascii_digit())
        && measure::noun_phrase(view, end).is_none()
    {
        return false;
    }
    // "One" at the head of a sentence without a noun is a pronoun.
    let one = view.is(numeral.first, w!["one"]) && numeral.end == numeral.first + 1;
    !one || measure.unit.is_some()
        || measure.sign != 0
        || view.is(end, w!["of", "to", "or"])
        || view.hyphen(end)
        || measure::noun_phrase(view, end).is_some()
        || {
            // "four for Malta and one for Cyprus"
            let first = numeral.first;
            view.before_is(first, w!["and", ","])
                && view.is(end, w!["for", "in", "from", "at", "on"])
                && (first.saturating_sub(8)..first - 1)
                    .any(|at| view.is_number(at) || matches!(view.lex(at), Lexeme::Ones(2..)))
        }
}

/// "Six Feet Under", "on the Ninety Mile Beach", "50 Cent sang": number words and unit with
/// capitals are a name, as is a single unit of several.
fn titled(view: &View<'_>, measure: &Measure) -> bool {
    let (first, unit) = (measure.numeral.first, measure.numeral.end);
    if !view.capital(unit) || measure.first != first || view.text(unit).len() < 4 {
        return false;
    }
    match measure.numeral.form {
        // At the head of a sentence a capital says nothing; behind the unit it does.
        Form::Words => {
            let inside = first > 0 && view.is_word(first - 1);
            view.capital(first) && (inside || view.capital(measure.end))
        }
        Form::Digits => {
            view.is(unit, w!["cent", "dollar", "mile"])
                && !view.hyphen(unit)
                && measure.numeral.value() != Some(Decimal::whole(1))
        }
        Form::Fraction | Form::Vague => false,
    }
}

/// Whether a number right behind a name belongs to it: "Boeing 737", "Nasdaq 100". Asked only of
/// digits without a unit.
fn names(view: &View<'_>, numeral: &Numeral) -> bool {
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    let named = view.capital(before)
        && view.lex(before) == Lexeme::Other
        && (before > 0 || view.kind(before) == Some(TokenKind::Code) || opens(view, numeral.end))
        && !view.glued(numeral.first)
        && !super::url::closes_tag(view, before);
    named && !counted_behind_name(view, before, numeral.end) && !gapped(view, before)
}

/// "took 31 seats, the Greens 12": a party or side behind a count is no model.
fn gapped(view: &View<'_>, name: usize) -> bool {
    const WITHIN: usize = 12;
    name > 1
        && view.before_is(name, w!["the"])
        && measure::ends_in_plural(view.text(name))
        && (name.saturating_sub(WITHIN)..name).any(|at| view.is_number(at))
}

/// "Apollo 12 was", "Jackson 5 and Maroon 5": the first word of a sentence is a name where what
/// follows says so of one thing.
fn opens(view: &View<'_>, end: usize) -> bool {
    view.is(end, w!["was", "is", "has"])
        || view.is(end, w!["and"]) && view.capital(end + 1) && view.is_number(end + 2)
}

/// "In Gaza 300 people died": a place, and behind the number something counted that no model is.
fn counted_behind_name(view: &View<'_>, name: usize, end: usize) -> bool {
    const BEINGS: &Words = w![
        "people",
        "men",
        "women",
        "children",
        "civilians",
        "workers",
        "soldiers",
        "patients",
        "voters",
        "students",
        "pupils",
        "police",
        "officers",
        "refugees",
        "migrants",
        "residents",
        "households",
        "families",
        "homes",
        "houses",
        "schools",
        "villages",
        "troops",
        "points",
        "cases",
        "deaths",
        "jobs",
        "votes",
        "seats",
        "goals",
        "runs",
        "games",
        "wickets",
        "prisoners",
        "protesters",
        "demonstrators",
        "firefighters",
        "passengers",
        "journalists",
        "doctors",
        "times",
    ];
    let mut first = name;
    while first > 0
        && view.capital(first - 1)
        && view.lex(first - 1) == Lexeme::Other
        && name - first < 3
    {
        first -= 1;
    }
    let place =
        view.before_is(first, w!["in", "at", "across", "near", "around", "throughout", "outside"]);
    // "In Ohio 12 died"
    if place && view.is(end, w!["died", "were", "have", "are", "perished", "did"]) {
        return true;
    }
    let Some((phrase, after)) = measure::noun_phrase(view, end) else { return false };
    let plural = measure::ends_in_plural(phrase.of(view.body));
    let lower = view.text(after - 1).starts_with(char::is_lowercase);
    plural && lower && (view.is(after - 1, BEINGS) || place)
}
