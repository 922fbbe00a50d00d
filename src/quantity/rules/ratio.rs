//! Parts of a whole that no unit tells: "one in five", "two out of three", "three of the four"; and
//! one number to another: "a ratio of 3 to 1", "1:50,000".

use super::{Begins, Read, Rule, bounded, pronoun};
use crate::quantity::decimal::Decimal;
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Figure, FigureKind};
use crate::quantity::measure;
use crate::quantity::numeral::{self, Form, Numeral};
use crate::quantity::scan::Draft;
use crate::quantity::view::View;
use crate::text::Words;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "ratio",
    summary: "a part of a whole: “one in five”, “two out of three”, “three of the four”",
    begins: Begins::COUNT,
    read: |scene, at| {
        let view = scene.view;
        let found = part_of(view, at).or_else(|| to(view, at))?;
        Some(Read::one(bounded(view, found)))
    },
    examples: &[Family::new("ratios", include_str!("../examples/ratios.txt"))],
};

/// How a whole is joined to its part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "one in five", "one person in six"
    In,
    /// "two out of three", "three of the four"
    Of,
    /// "two of 16", where it may be a date or a measure.
    BareOf,
}

/// "one in five", "two out of three", "three of the four", "one in 100,000 people".
fn part_of(view: &View<'_>, at: usize) -> Option<Draft> {
    // Most numbers are followed by a noun and leave here.
    let part = numeral::read(view, at, false)?;
    let (joint, whole_at, noun) = joint(view, &part)?;
    if view.is(at, w!["one"]) && pronoun::stands_for(view, at) {
        return None;
    }
    let whole = numeral::read(view, whole_at, false)?;
    let (over, under) = (part.value()?, whole.value()?);
    let whole_form = matches!(whole.form, Form::Digits | Form::Words);
    if over >= under
        || over <= Decimal::ZERO
        || !over.is_whole()
        || !whole_form
        || year(view, &whole)
    {
        return None;
    }
    let measured = measure::unit_at(view, whole.end, whole.form, false).is_some();
    let fits = match joint {
        // "three in 10 days" is a count over a time.
        Joint::In => !measured && over <= Decimal::whole(99),
        Joint::Of => true,
        Joint::BareOf => !measured,
    };
    // "four of the seven-member board"
    if !fits || view.hyphen(whole.end) && !view.hyphen(part.end) || part.form == Form::Fraction {
        return None;
    }
    let counted = measure::noun_phrase(view, whole.end).map(|(phrase, _)| phrase);
    // "one goal in 10 games" is a count over games.
    if noun.is_some() && counted.is_some() {
        return None;
    }
    let value = Decimal::quotient(over, under)?;
    let mut found = draft(view, at, whole.end, whole.end, value);
    let base = noun.map(|token| view.span(token)).or(counted.filter(|_| !view.hyphen(part.end)));
    found.figure.base = base.map(|span| span.of(view.body).to_owned());
    Some(found)
}

/// What joins a part to its whole, the token at which the whole begins, and the noun between them.
fn joint(view: &View<'_>, part: &Numeral) -> Option<(Joint, usize, Option<usize>)> {
    const WHOSE: &Words =
        w!["the", "its", "their", "his", "her", "our", "these", "those", "every", "all", "any",];
    const WHEN: &Words = w!["last", "past", "first", "previous", "final", "opening"];
    let end = part.end;
    let each = |at: usize| at + usize::from(view.is(at, w!["every"]));
    if view.is(end, w!["in"]) {
        return Some((Joint::In, each(end + 1), None));
    }
    if view.is(end, w!["out", "of"]) {
        let of = end + usize::from(view.is(end, w!["out"]));
        if !view.is(of, w!["of"]) {
            return None;
        }
        let whose = view.is(of + 1, WHOSE);
        let joint = if of > end || whose { Joint::Of } else { Joint::BareOf };
        // "four of their last six games"
        let at = of + 1 + usize::from(whose);
        return Some((joint, at + usize::from(whose && view.is(at, WHEN)), None));
    }
    if view.hyphen(end) && view.is(end + 1, w!["in"]) && view.hyphen(end + 2) {
        return Some((Joint::In, end + 3, None));
    }
    // "one person in six"
    let noun = view.noun(end) && view.is(end + 1, w!["in"]) && part.value() == Some(Decimal::ONE);
    noun.then(|| (Joint::In, each(end + 2), Some(end)))
}

/// "one in 2019" is a date.
fn year(view: &View<'_>, whole: &Numeral) -> bool {
    let text = view.text(whole.first);
    let years = Decimal::whole(1800)..Decimal::whole(2100);
    whole.form == Form::Digits
        && text.len() == 4
        && whole.value().is_some_and(|value| years.contains(&value))
}

/// "a ratio of 3 to 2", "outnumber them four to one", "a scale of 1:50,000", "a 5-to-1 ratio".
fn to(view: &View<'_>, at: usize) -> Option<Draft> {
    const NAMES: &Words = w!["ratio", "ratios", "scale", "odds", "proportion"];
    const VERBS: &Words = w!["outnumber", "outnumbered", "outnumbers", "outnumbering"];
    const BEFORE_TOKENS: usize = 4;
    const VERB_TOKENS: usize = 6;
    let part = numeral::read(view, at, false)?;
    let end = part.end;
    let hyphens = view.hyphen(end) && view.is(end + 1, w!["to"]) && view.hyphen(end + 2);
    let colon = view.is(end, w![":"]) && view.glued(end) && view.glued(end + 1);
    let next = if hyphens {
        end + 3
    } else if colon || view.hyphen(end) || view.is(end, w!["to"]) {
        end + 1
    } else {
        return None;
    };
    let whole = numeral::read(view, next, false)?;
    // "the ratio of nurses to beds is 1:8"
    let back = if colon { 2 * BEFORE_TOKENS } else { BEFORE_TOKENS };
    let named = view.any_before(at, back, NAMES)
        || view.any_before(at, VERB_TOKENS, VERBS)
        || view.is(whole.end, w!["ratio", "odds", "scale", "margin"])
        || view.hyphen(whole.end) && view.is(whole.end + 1, w!["ratio"]);
    // "on a scale of 1 to 10" is a range.
    let rated = view.any_before(at, BEFORE_TOKENS, w!["scale"]) && !colon;
    if !named || rated || measure::unit_at(view, whole.end, whole.form, false).is_some() {
        return None;
    }
    let value = Decimal::quotient(part.value()?, whole.value()?)?;
    Some(draft(view, at, whole.end, whole.end, value))
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
