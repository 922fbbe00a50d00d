//! Ages: "44-year-old", "aged 18 to 34", "Hague, 44,", "at the age of four months".

use super::{Begins, Read, Rule, bounded};
use crate::quantity::decimal::Decimal;
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Bound, Figure, FigureKind};
use crate::quantity::numeral::{self, Form, Numeral};
use crate::quantity::scan::Draft;
use crate::quantity::unit::UNITS;
use crate::quantity::view::View;
use crate::text::TokenKind;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "age",
    summary: "how old: “44-year-old”, “aged 18 to 34”, “Hague, 44,”",
    begins: Begins::COUNT.or(Begins::CALENDAR),
    read: |scene, at| Some(Read::one(bounded(scene.view, read(scene.view, at)?))),
    examples: &[Family::new("ages", include_str!("../examples/ages.txt"))],
};

/// Oldest plausible bare age: "Hague, 44," is one, "Hague, 440," is not.
const OLDEST_YEARS: i64 = 120;

/// Reads the age that begins at token `at`.
fn read(view: &View<'_>, at: usize) -> Option<Draft> {
    if view.is(at, w!["aged", "age", "ages"]) {
        return aged(view, at);
    }
    let number = numeral::read(view, at, false)?;
    old(view, number).or_else(|| bare(view, number))
}

fn draft(view: &View<'_>, number: Numeral, end: usize, unit: &str, amount: Amount) -> Draft {
    let mut figure = Figure::number(view.spans(number.first, end), amount);
    figure.number = view.spans(number.first, number.end);
    figure.kind = FigureKind::Age;
    figure.unit = UNITS.named(unit);
    Draft { figure, first: number.first, end, bound_at: number.first }
}

/// "who was 10", "she will be 35", "Nick Hague 44 has spent".
fn said_of_person(view: &View<'_>, number: &Numeral) -> bool {
    let at = number.first;
    let ends = number.end == view.len()
        || matches!(view.text(number.end), "." | "," | ")" | ";")
        || view.is(number.end, w!["when", "by", "and", "at", "in", "this", "next", "last", "on"]);
    let verb = view.before_is(at, w!["was", "is", "be", "turned", "turns"]);
    let who = at >= 2 && view.any_before(at - 1, 2, w!["who", "he", "she"]);
    let name = at >= 2 && view.capital(at - 1) && view.capital(at - 2) && view.text(at).len() == 2;
    number.scale.is_none()
        && (verb && who && ends || name && view.is(number.end, w!["has", "said", "who", "was"]))
}

/// "44 years old", "15 year-old", "nine-month-old", "a 3-year-old".
fn old(view: &View<'_>, number: Numeral) -> Option<Draft> {
    let mut at = number.end;
    let mut low = None;
    // "8- to 12-year-olds", "three or four years old"
    let suspended = usize::from(view.glued(at) && view.dash(at));
    if view.is(at + suspended, w!["to", "or", "and"]) || suspended == 1 && view.is_number(at + 1) {
        let word = usize::from(view.is(at + suspended, w!["to", "or", "and"]));
        if let Some(second) = numeral::read(view, at + suspended + word, false) {
            low = number.value().zip(second.value()).filter(|(low, high)| low < high);
            if low.is_some() {
                at = second.end;
            }
        }
    }
    at += usize::from(view.hyphen(at));
    let unit = match view.text(at).to_ascii_lowercase().as_str() {
        "year" | "years" | "yr" => "year",
        "month" | "months" => "month",
        "week" | "weeks" => "week",
        "day" | "days" => "day",
        _ => return None,
    };
    at += 1;
    at += usize::from(view.hyphen(at));
    // "44 years of age"
    let end = if view.is(at, w!["old", "olds"]) {
        at + 1
    } else if view.reads(at, w!["of", "age"]) {
        at + 2
    } else {
        return None;
    };
    let amount = low.map_or(number.amount, |(low, high)| Amount::Range(low, high));
    Some(draft(view, number, end, unit, amount))
}

/// "aged 18 to 34", "age 14", "the age of four months", "ages 5-11".
fn aged(view: &View<'_>, at: usize) -> Option<Draft> {
    let mut from = at + 1;
    from += usize::from(view.is(from, w!["of"]));
    let between = usize::from(view.is(from, w!["between"]));
    let number = numeral::read(view, from + between, false)?;
    if number.form == Form::Vague || number.scale.is_some() {
        return None;
    }
    let mut amount = number.amount;
    let mut end = number.end;
    if (view.is(end, w!["to", "and", "through", "or"]) || view.dash(end))
        && let Some(second) = numeral::read(view, end + 1, false)
        && let Some((low, high)) = number.value().zip(second.value()).filter(|(a, b)| a < b)
        && high <= Decimal::whole(OLDEST_YEARS)
    {
        amount = Amount::Range(low, high);
        end = second.end;
    }
    let number_end = end;
    let unit = match view.text(end).to_ascii_lowercase().as_str() {
        "months" | "month" => "month",
        "weeks" | "week" => "week",
        "years" | "year" => "year",
        _ => "",
    };
    end += usize::from(!unit.is_empty());
    let unit = if unit.is_empty() { "year" } else { unit };
    let mut found = draft(view, number, end, unit, amount);
    found.figure.number = view.spans(number.first, number_end);
    found.figure.bound = match view.text(end).to_ascii_lowercase().as_str() {
        "and" | "or" if view.is(end + 1, w!["older", "over", "above", "up"]) => Bound::AtLeast,
        "and" | "or" if view.is(end + 1, w!["younger", "under", "below"]) => Bound::AtMost,
        _ => Bound::Exact,
    };
    Some(found)
}

/// "Hague, 44, said": a name, a comma, a number, a comma or full stop or "who".
fn bare(view: &View<'_>, number: Numeral) -> Option<Draft> {
    let at = number.first;
    let years = number.value()?.to_i64()?;
    let named = at >= 2 && view.is(at - 1, w![","]) && view.capital(at - 2);
    let month = at >= 2
        && matches!(
            view.lex(at - 2),
            crate::quantity::lexicon::Lexeme::Month(_)
                | crate::quantity::lexicon::Lexeme::Weekday(_)
        );
    let closed = number.end == view.len()
        || matches!(view.text(number.end), "," | "." | ")" | ";")
        || view.is(number.end, w!["who", "has", "was", "is", "had", "of", "from"]);
    let digits = view.kind(at) == Some(TokenKind::Number) && view.text(at).len() <= 3;
    let listed = view.is(number.end, w![","]) && view.is_number(number.end + 1);
    if digits && said_of_person(view, &number) && (1..=OLDEST_YEARS).contains(&years) {
        return Some(draft(view, number, number.end, "year", number.amount));
    }
    if named
        && !month
        && closed
        && digits
        && !listed
        && number.scale.is_none()
        && (1..=OLDEST_YEARS).contains(&years)
    {
        return Some(draft(view, number, number.end, "year", number.amount));
    }
    None
}
