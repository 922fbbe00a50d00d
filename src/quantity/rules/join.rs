//! Whether a second number belongs to the first: "between 5 and 10", "$10-15 billion", "from 3 to
//! 4". What the two measure is left to `amount.rs`.

use crate::quantity::decimal::Decimal;
use crate::quantity::direction::{self, Change};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure::{self, Measure};
use crate::quantity::motion::{FALLING, RISING};
use crate::quantity::numeral::{self, Form, Numeral};
use crate::quantity::unit::{Dimension, Unit};
use crate::quantity::view::View;
use crate::quantity::{Bound, bound};
use crate::{w, words};

/// An index that "fell 4 to 1,490" did not fall by a range: its ends lie further apart than this.
const LED_TO: f64 = 20.0;

/// Nor does one of large numbers behind "by", which leaves less doubt.
const LED_BY: f64 = 4.0;
const LARGE: f64 = 1000.0;
/// From here on, where neither is round: "fell by 590 to 4,210".
const EXACT: f64 = 100.0;

/// How two numbers belong together.
pub(super) enum Join {
    /// Lowest and highest.
    Range(Decimal, Decimal),
    /// Before and after.
    FromTo,
}

/// Whether a second number belongs to the first: a range, or from one value to another.
pub(super) fn joined(view: &View<'_>, first: &Measure) -> Option<(Measure, Measure, Join)> {
    let suspended =
        usize::from(view.glued(first.end) && view.dash(first.end) && !view.glued(first.end + 1));
    let mut at = first.end + suspended;
    // "$5 a share to $7 a share": the rate stands between.
    if first.unit.is_some()
        && !view.is_number(at + 1)
        && let Some((_, after)) = measure::rate(view, at)
        && view.is(after, w!["to"])
    {
        at = after;
    }
    // "380 sq ft up to 720 sq ft"
    let up = view.is(at, w!["up"]) && view.is(at + 1, w!["to"]) && first.unit.is_some();
    at += usize::from(up);
    // "the 30-to-40-strong gang"
    let hyphens = view.hyphen(at) && view.is(at + 1, w!["to"]) && view.hyphen(at + 2);
    at += usize::from(hyphens);
    let even = view.glued(at) == view.glued(at + 1);
    // "60 -250mm": a slip of the space bar, where one unit stands behind both.
    let slipped = !even && view.glued(at + 1) && first.unit.is_none();
    let dash = view.dash(at) && (even || slipped);
    let between = || view.any_before(first.first, 3, w!["between"]);
    let (to, or) = (view.is(at, w!["to"]), view.is(at, w!["or"]));
    // "four, six or eight" is a list.
    let list = or && view.before_is(first.first, w![","]) && first.first > 1 && {
        view.is_number(first.first - 2)
            || matches!(view.lex(first.first - 2), Lexeme::Ones(_) | Lexeme::Tens(_))
    };
    if list || !(dash || to || or || view.is(at, w!["and"]) && between()) {
        return None;
    }
    let lead = bound::before(view, first.first).1;
    let by = view.before_is(lead, w!["by"]);
    let moved = direction::direction(view, lead, Change::Share).is_some();
    if to && (by || moved) && first.unit.is_some() {
        return None; // "fell (by) £45m to £310m": the change and where it led
    }
    let mut next = at + 1 + usize::from(hyphens);
    if to && !view.is_number(next) {
        // "from 10 to about 15", "to as much as 20"
        for skip in [1, 2, 3] {
            let (found, begins) = bound::before(view, next + skip);
            if found != Bound::Exact && begins == next {
                next += skip;
                break;
            }
        }
    }
    let second = measure::read(view, next)?;
    if !super::amount::counts(view, &second) || second.sign != 0 && dash {
        return None;
    }
    // "from a mean of £310,000 to one of £265,000"
    if to && view.is(next, w!["one"]) && view.is(next + 1, w!["of"]) {
        return None;
    }
    if slipped && dash && second.unit.is_none() {
        return None;
    }
    // "paid $900 to 3 men": the second counts something of its own.
    let own = first.unit.is_some()
        && second.unit.is_none()
        && second.numeral.scale.is_none()
        && measure::noun_phrase(view, second.end).is_some();
    if to && own {
        return None;
    }
    let from = view.any_before(first.first, 3, w!["from"]);
    // "fell by a third to 45m": a part, and where it led.
    let part = |measure: &Measure| measure.numeral.form == Form::Fraction;
    if to && !from && part(first) && !part(&second) {
        return None;
    }
    let compatible = match (first.unit, second.unit) {
        (Some(left), Some(right)) => same_measure(left, right),
        // "fell 0.7 per cent to 13,176", but "$10-15", "from $3 to 5"
        (Some(left), None) => from || left.dimension == Dimension::MONEY,
        _ => true,
    };
    if !compatible || first.numeral.form == Form::Vague || second.numeral.form == Form::Vague {
        return None;
    }
    let mut left = *first;
    if let (Some(low), Some(high), None) =
        (left.numeral.value(), second.numeral.value(), left.numeral.scale)
        && let Some(power) = shared_power(view, &second, high)
    {
        // "500 to 1 million" is as printed, "10 to 15 billion" is ten billion.
        if low < high.shifted(-power) {
            left.numeral = left.numeral.scaled(power);
        }
    }
    let (low, high) = (signed(&left)?, signed(&second)?);
    let ranging = view.any_before(
        first.first,
        4,
        w![
            "range", "ranged", "ranges", "ranging", "anywhere", "vary", "varies", "varied",
            "varying", "between", "lasts", "lasted", "takes",
        ],
    );
    let measured = left.unit.is_some() || second.unit.is_some();
    // "grew by 500 to 2,300 from 1,800": the change, and both amounts.
    let behind = second.end + usize::from(view.is(second.end, w![","]));
    let between = view.is(behind, w!["from"]) && view.is_number(behind + 1);
    if to && between && (by || moved) && !from && !measured {
        return None;
    }
    // "fell 6.27 to 1,308.54", "fell by 40,000 to 236,000 in May": the change and where it led.
    let times = high.to_f64() / low.to_f64();
    let by_step = || {
        (low.to_f64() >= LARGE || low.digits().min(high.digits()) > 1 && low.to_f64() >= EXACT)
            && times > LED_BY
            && by
            && view.any_before(lead, 3, words![RISING, FALLING])
    };
    if to && !from && !measured && (moved && times > LED_TO || by_step()) {
        return None;
    }
    if up {
        return (low < high).then_some((left, second, Join::Range(low, high)));
    }
    if to && (from && !ranging || low > high && measured) {
        return Some((left, second, Join::FromTo));
    }
    if low >= high
        || or && !neighbours(low, high)
        || dash
            && first.unit.is_some_and(|unit| unit.dimension != Dimension::MONEY)
            && second.unit.is_none()
    {
        return None;
    }
    Some((left, second, Join::Range(low, high)))
}

/// Units that may stand at the two ends of one range.
fn same_measure(left: &Unit, right: &Unit) -> bool {
    let points = |unit: &Unit| matches!(unit.dimension, Dimension::PERCENT | Dimension::POINTS);
    let dollars = |unit: &Unit| unit.name.ends_with("dollar");
    left == right || points(left) && points(right) || dollars(left) && dollars(right)
}

/// The power of ten of the scale word that the second of two numbers prints for both: 9 for "10 to
/// 15 billion", 6 for "five to six million", 2 for "five or six hundred".
fn shared_power(view: &View<'_>, second: &Measure, high: Decimal) -> Option<i32> {
    let Numeral { first, end, form, scale, .. } = second.numeral;
    match form {
        Form::Digits if scale.is_some() => {
            let printed = numeral::parse_digits(view.text(first))?.0;
            Some(power_of(printed.to_f64(), high.to_f64()))
        }
        Form::Words => match view.lex(end.checked_sub(1)?) {
            Lexeme::Scale(power) => Some(i32::from(power)),
            Lexeme::Hundred => Some(2),
            _ => None,
        },
        Form::Digits | Form::Fraction | Form::Vague => None,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a power of ten below 40")]
fn power_of(printed: f64, scaled: f64) -> i32 {
    (scaled / printed).log10().round() as i32
}

/// "three or four", "8 or 9": an estimate; "5 or 50" are two things.
fn neighbours(low: Decimal, high: Decimal) -> bool {
    high.to_f64() <= low.to_f64() * 2.0
        && high.to_f64() - low.to_f64() <= (low.to_f64() * 0.5).max(1.0)
}

fn signed(measure: &Measure) -> Option<Decimal> {
    let value = measure.numeral.value()?;
    Some(if measure.sign < 0 { value.negated() } else { value })
}
