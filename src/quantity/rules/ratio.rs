//! Parts of a whole that no unit tells: "one in five", "two out of three".

use super::{Begins, Read, Rule, bounded};
use crate::quantity::decimal::Decimal;
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Figure, FigureKind};
use crate::quantity::measure;
use crate::quantity::numeral::{self, Form};
use crate::quantity::scan::Draft;
use crate::quantity::view::View;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "ratio",
    summary: "a part of a whole: “one in five”, “two out of three”",
    begins: Begins::COUNT,
    read: |scene, at| Some(Read::one(bounded(scene.view, one_in(scene.view, at)?))),
    examples: &[Family::new("ratios", include_str!("../examples/ratios.txt"))],
};

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

pub(super) fn draft(
    view: &View<'_>,
    at: usize,
    number_end: usize,
    end: usize,
    value: Decimal,
) -> Draft {
    let mut figure = Figure::number(view.spans(at, end), Amount::Value(value));
    figure.number = view.spans(at, number_end);
    figure.kind = FigureKind::Ratio;
    figure.last_digit = value.exponent().min(0);
    Draft { figure, first: at, end, bound_at: at }
}
