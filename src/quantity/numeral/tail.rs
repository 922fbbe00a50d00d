//! What may follow a number and belongs to it: "point six", "and a half", "and a quarter million",
//! "of a million".

use super::fraction::{self, Part};
use super::words::{self, Run};
use super::{Form, Numeral, closes, over_hyphen, scale};
use crate::quantity::decimal::Decimal;
use crate::quantity::figure::Amount;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure;
use crate::quantity::unit::Dimension;
use crate::quantity::view::View;
use crate::w;

/// Takes in what follows a whole number.
pub(super) fn after(view: &View<'_>, run: Run, form: Form) -> Numeral {
    let mut number = Numeral { form, ..run.number };
    if run.power > 0 {
        return mixed(view, number, run.power).unwrap_or(number);
    }
    if form == Form::Words {
        if let Some((part, end)) =
            view.is(number.end, w!["point"]).then(|| words::point(view, number.end + 1)).flatten()
            && let Some(value) = number.value().and_then(|whole| whole.checked_add(part))
        {
            number = Numeral::new(number.first, end, value, form);
        } else if view.is(number.end, w!["score"]) {
            number = scores(view, number).unwrap_or(number);
        }
    }
    let number = mixed(view, number, 0).unwrap_or(number);
    scale::after(view, number, false)
}

/// "four score and seven years".
fn scores(view: &View<'_>, number: Numeral) -> Option<Numeral> {
    let at = number.end + 1;
    let twenties = number.value()?.checked_mul(Decimal::whole(20))?;
    if !view.is(at, w!["and"]) {
        let years = measure::phrase_at(view, at)?.0.dimension == Dimension::TIME;
        return years.then(|| Numeral::new(number.first, at, twenties, Form::Words));
    }
    let rest = words::cardinal(view, at + 1)?.number;
    let value = twenties.checked_add(rest.value()?)?;
    Some(Numeral::new(number.first, rest.end, value, Form::Words))
}

/// "and a half", "and three fifths" behind a number whose last scale word is `power`: behind a
/// scale word it is that part of the scale ("two million and a half").
pub(super) fn mixed(view: &View<'_>, number: Numeral, power: u8) -> Option<Numeral> {
    let and = over_hyphen(view, number.end);
    if !view.is(and, w!["and"]) {
        return None;
    }
    let part = part_after_and(view, over_hyphen(view, and + 1))?;
    let mut scaled = power;
    let mut end = part.end;
    // "three billion and a quarter million"
    if let Lexeme::Scale(own) = view.lex(over_hyphen(view, end))
        && own < power
    {
        scaled = own;
        end = over_hyphen(view, end) + 1;
    }
    let value = part.on_top_of(number.value()?, i32::from(scaled))?;
    let last_digit = value.exponent().max(i32::from(scaled) + fraction::LAST_DIGIT);
    Some(Numeral { end, amount: Amount::Value(value), last_digit, ..number })
}

/// "a half", "half", "a third", "one fourth", "three-quarter", "sixty-three hundredths".
fn part_after_and(view: &View<'_>, at: usize) -> Option<Part> {
    let measured = |end: usize| {
        closes(view, end)
            || matches!(view.lex(over_hyphen(view, end)), Lexeme::Scale(_) | Lexeme::Group(_))
            || view.is(over_hyphen(view, end), w!["times", "%"])
            || measure::phrase_at(view, over_hyphen(view, end)).is_some()
    };
    match view.lex(at) {
        Lexeme::A => {
            let (under, end) = fraction::one_of(view, over_hyphen(view, at + 1))?;
            // "killed two and a third was hurt"
            (under == 2 || measured(end)).then(|| Part::new(Decimal::ONE, under, end))
        }
        // "two and half million"
        Lexeme::Part(2) => {
            let part = Part::new(Decimal::ONE, 2, at + 1);
            (measured(at + 1) && !closes(view, at + 1)).then_some(part)
        }
        // "3 and 1/2"
        _ if view.is_number(at) => fraction::slash(view, at).filter(|part| measured(part.end)),
        Lexeme::Ones(_) | Lexeme::Tens(_) => {
            let part = fraction::parts(view, &words::cardinal(view, at)?)?;
            // "one and two thirds of the rest"
            (!view.is(part.end, w!["of"])).then_some(part)
        }
        _ => None,
    }
}

/// "of a million", "of a mile", "of one percent" behind a fraction: the number ends before the
/// unit.
pub(super) fn of_a(view: &View<'_>, mut part: Numeral) -> Numeral {
    let scale = over_hyphen(view, part.end);
    if let Lexeme::Scale(power) = view.lex(scale) {
        part.form = Form::Words;
        return part.with_scale(view, scale, i32::from(power));
    }
    if !view.is(part.end, w!["of"]) {
        return part;
    }
    let at = part.end + 2;
    let article = view.lex(at - 1) == Lexeme::A;
    if let (Lexeme::Scale(power), true) = (view.lex(at), article) {
        part.form = Form::Words;
        return part.with_scale(view, at, i32::from(power));
    }
    let one = view.is(at - 1, w!["one", "1"]);
    if let (true, Some((unit, end))) = (article || one, measure::phrase_at(view, at)) {
        let share = matches!(unit.dimension, Dimension::PERCENT | Dimension::POINTS);
        let owns = view.kind(end) == Some(crate::text::TokenKind::Suffix);
        if (article || share) && !owns {
            part.end = at;
        }
    }
    part
}
