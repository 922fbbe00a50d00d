//! Two units that are read as one amount: "6 feet 3 inches", "4 dollars 70 cents", "6-foot-3", "two
//! hours and 15 minutes".

use crate::quantity::decimal::Decimal;
use crate::quantity::figure::Amount;
use crate::quantity::measure::{self, Measure};
use crate::quantity::numeral::{self, Form};
use crate::quantity::unit::{Dimension, UNITS, Unit};
use crate::quantity::view::View;
use crate::w;

/// `large` with the smaller unit behind it, in the larger unit.
pub(super) fn compound(view: &View<'_>, large: Measure) -> Measure {
    let Some(unit) = large.unit.filter(|_| large.end > large.numeral.end) else { return large };
    let (Some(whole), true) = (large.numeral.value(), large.numeral.form != Form::Vague) else {
        return large;
    };
    let joint = usize::from(view.is(large.end, w!["and", ","]));
    // "6 years, 5 months, 9 days" goes on.
    let goes_on = |found: &(Decimal, f64, usize)| {
        view.is(large.end, w![","]) && view.is(found.2, w![",", "and"]) && {
            let and = usize::from(view.reads(found.2, w![",", "and"]));
            measure::read(view, found.2 + 1 + and).is_some_and(|third| third.unit.is_some())
        }
    };
    let found = measured(view, unit, large.end + joint)
        .filter(|found| !goes_on(found))
        .or_else(|| inches(view, unit, large.end + joint))
        .or_else(|| if joint == 0 { cents(view, unit, &large) } else { None });
    let Some((rest, share, end)) = found else { return large };
    if share >= 1.0 || rest.to_f64() * share >= 1.0 || rest < Decimal::ZERO {
        return large;
    }
    let sum = Decimal::from_f64(whole.to_f64() + rest.to_f64() * share);
    let mut numeral = large.numeral;
    numeral.amount = sum.map_or(numeral.amount, Amount::Value);
    numeral.last_digit = numeral.last_digit.min(-1);
    // Pounds with pence behind them are money.
    let money = unit.name == "pound" && view.is(end - 1, w!["p", "pence", "penny"]);
    let unit = if money { UNITS.named("pound sterling") } else { large.unit };
    Measure { end, numeral, unit, ..large }
}

/// "2 inches", "15 minutes": how many, what share of `unit` each is, and the token after.
fn measured(view: &View<'_>, unit: &Unit, at: usize) -> Option<(Decimal, f64, usize)> {
    let small = measure::read(view, at).filter(|small| small.sign == 0)?;
    if small.end == small.numeral.end || view.hyphen(small.numeral.end) {
        return None;
    }
    let share = share(unit, small.unit?)?;
    Some((small.numeral.value()?, share, small.end))
}

fn share(unit: &Unit, part: &Unit) -> Option<f64> {
    match (unit.name, part.name) {
        (dollar, "cent") if dollar.ends_with("dollar") => Some(0.01),
        ("euro", "cent" | "euro cent") | ("pound sterling" | "pound", "penny") => Some(0.01),
        _ if unit.dimension != part.dimension => None,
        _ => Some(part.factor? / unit.factor?),
    }
}

/// "6-foot-3", "6-foot-3-inch", "6ft 3", "14 ft 7 in": inches that print their unit badly or not.
fn inches(view: &View<'_>, unit: &Unit, at: usize) -> Option<(Decimal, f64, usize)> {
    if unit.name != "foot" {
        return None;
    }
    // "6'2\""
    if view.glued(at) && view.is(at - 1, w!["'", "’", "′"]) && view.is_number(at) {
        let value = numeral::parse_digits(view.text(at))?.0;
        return (value < Decimal::whole(12)).then_some((value, 1.0 / 12.0, at + 2));
    }
    let hyphen = usize::from(view.hyphen(at));
    let number = numeral::read(view, at + hyphen, false)?;
    let value = number.value().filter(|value| *value < Decimal::whole(12))?;
    let mut end = number.end;
    let unit = end + usize::from(view.hyphen(end));
    if hyphen == 1 && view.is(unit, w!["inch", "inches", "in"]) {
        end = unit + 1;
    } else if view.is(end, w!["in"]) && !view.capital(end + 1) && !view.is(end + 1, w!["the", "a"])
    {
        end += 1;
    } else if hyphen == 0 {
        // "6ft 3 tall" and "a 5ft 9 striker"; "4 feet 3 people" are two things.
        let short = view.is(at - 1, w!["ft"])
            && measure::noun_phrase(view, end)
                .is_none_or(|(phrase, _)| !measure::ends_in_plural(phrase.of(view.body)));
        if !short || measure::unit_at(view, end, number.form, false).is_some() {
            return None;
        }
    }
    Some((value, 1.0 / 12.0, end))
}

/// "18 dollars 70", "19 USD 35": hundredths that print no unit.
fn cents(view: &View<'_>, unit: &Unit, large: &Measure) -> Option<(Decimal, f64, usize)> {
    let at = large.end;
    let two = view.is_number(at)
        && view.text(at).len() == 2
        && view.text(at).bytes().all(|byte| byte.is_ascii_digit())
        && !view.glued(at);
    let bare = measure::unit_at(view, at + 1, Form::Digits, false).is_none()
        && measure::noun_phrase(view, at + 1).is_none()
        && !view.glued(at + 1)
        || view.is(at + 1, w![".", ","]);
    let whole = large.numeral.last_digit == 0 && large.numeral.scale.is_none();
    (unit.dimension == Dimension::MONEY && two && bare && whole)
        .then(|| Some((numeral::parse_digits(view.text(at))?.0, 0.01, at + 1)))?
}
