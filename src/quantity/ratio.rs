//! Ratios that no unit tells: "one in five", "two out of three", "fourfold", "six times as many".

use super::decimal::Decimal;
use super::figure::{Amount, Figure, FigureKind};
use super::lexicon::{Lexeme, lexeme};
use super::measure;
use super::numeral::{self, Form};
use super::scan::Draft;
use super::view::View;
use crate::text::Word;
use crate::w;

/// Reads the ratio that begins at token `at`.
pub(super) fn read(view: &View<'_>, at: usize) -> Option<Draft> {
    fold(view, at).or_else(|| one_in(view, at)).or_else(|| times(view, at))
}

fn draft(view: &View<'_>, at: usize, number_end: usize, end: usize, value: Decimal) -> Draft {
    let mut figure = Figure::number(view.spans(at, end), Amount::Value(value));
    figure.number = view.spans(at, number_end);
    figure.kind = FigureKind::Ratio;
    figure.last_digit = value.exponent().min(0);
    Draft { figure, first: at, end, bound_at: at }
}

/// "fourfold", "four-fold", "10-fold".
fn fold(view: &View<'_>, at: usize) -> Option<Draft> {
    let word = view.text(at);
    if view.is_word(at)
        && let Some(count) = word.strip_suffix("fold")
    {
        let (Lexeme::Ones(n) | Lexeme::Tens(n)) = lexeme(count) else { return None };
        let mut found = draft(view, at, at + 1, at + 1, Decimal::whole(i64::from(n)));
        found.figure.thing = Some("time".to_owned());
        return Some(found);
    }
    let number = numeral::read(view, at, false)?;
    let joined = view.hyphen(number.end) && view.is(number.end + 1, w!["fold"]);
    let glued = view.is(number.end, w!["fold"]);
    if !joined && !glued {
        return None;
    }
    let end = number.end + 1 + usize::from(joined);
    let mut found = draft(view, at, number.end, end, number.value()?);
    found.figure.thing = Some("time".to_owned());
    Some(found)
}

/// "one in five", "two out of three", "one in 100,000 people".
fn one_in(view: &View<'_>, at: usize) -> Option<Draft> {
    let part = numeral::read(view, at, false)?;
    let whole_at = if view.is(part.end, w!["in"]) {
        part.end + 1
    } else if view.reads(part.end, w!["out", "of"]) {
        part.end + 2
    } else if view.hyphen(part.end) && view.is(part.end + 1, w!["in"]) && view.hyphen(part.end + 2)
    {
        part.end + 3
    } else {
        return None;
    };
    let every = usize::from(view.is(whole_at, w!["every"]));
    let whole = numeral::read(view, whole_at + every, false)?;
    let (over, under) = (part.value()?, whole.value()?);
    let year = whole.form == Form::Digits
        && view.text(whole.first).len() == 4
        && (Decimal::whole(1800)..Decimal::whole(2100)).contains(&under);
    if over >= under || over <= Decimal::ZERO || year || whole.form == Form::Fraction {
        return None;
    }
    // "three in 10 days" is a count over a time.
    if measure::unit_at(view, whole.end, whole.form, false).is_some() || over > Decimal::whole(99) {
        return None;
    }
    let value = Decimal::from_f64(over.to_f64() / under.to_f64())?;
    let mut found = draft(view, at, whole.end, whole.end, value);
    found.figure.base =
        measure::noun_phrase(view, whole.end).map(|(phrase, _)| phrase.of(view.body).to_owned());
    Some(found)
}

/// "six times as many", "6.5 times earnings"; "three times" by itself is a count.
fn times(view: &View<'_>, at: usize) -> Option<Draft> {
    const MULTIPLE: &[Word] = w![
        "as", "more", "higher", "larger", "bigger", "greater", "less", "faster", "the", "its",
        "their", "earnings", "that", "sales", "revenue", "what", "longer", "stronger", "likelier",
    ];
    let number = numeral::read(view, at, false)?;
    if !view.is(number.end, w!["times"]) || !view.is(number.end + 1, MULTIPLE) {
        return None;
    }
    let mut found = draft(view, at, number.end, number.end + 1, number.value()?);
    found.figure.thing = Some("time".to_owned());
    Some(found)
}
