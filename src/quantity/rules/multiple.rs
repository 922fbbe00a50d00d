//! Multiples: "fourfold", "four-fold", "six times as many", "two to three times more", "10x".

use super::{Begins, Cues, Read, Rule, bounded, ratio};
use crate::quantity::decimal::Decimal;
use crate::quantity::direction::{self, Change};
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Direction};
use crate::quantity::lexicon::{Lexeme, lexeme};
use crate::quantity::numeral::{self, Numeral};
use crate::quantity::scan::Draft;
use crate::quantity::view::View;
use crate::text::Words;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "multiple",
    summary: "so many times: “fourfold”, “six times as many”",
    begins: Begins::COUNT.or(Begins::FOLD).cued(CUES),
    read: |scene, at| {
        let view = scene.view;
        let mut found = bounded(view, fold(view, at).or_else(|| numbered(view, at))?);
        found.figure.thing = Some("time".to_owned());
        let moved = direction::direction(view, found.bound_at, Change::Share);
        let moved = moved.map(|(direction, _)| direction);
        let multiplied = view.before_is(found.bound_at, w!["multiplied"]).then_some(Direction::Up);
        found.figure.direction = moved.or(multiplied);
        Some(Read::one(found))
    },
    examples: &[Family::new("multiples", include_str!("../examples/multiples.txt"))],
};

const CUES: &Cues =
    &Cues { anywhere: &[w!["fold", "x", "×", "times"]], sure: Some(Begins::FOLD), ..Cues::NONE };

/// "fourfold", "hundredfold".
fn fold(view: &View<'_>, at: usize) -> Option<Draft> {
    let count = view.text(at).strip_suffix("fold").filter(|_| view.is_word(at))?;
    let value = match lexeme(count) {
        Lexeme::Ones(n) | Lexeme::Tens(n) => Decimal::whole(i64::from(n)),
        Lexeme::Hundred => Decimal::whole(100),
        Lexeme::Scale(power) => Decimal::new(1, i32::from(power)),
        _ => return None,
    };
    Some(ratio::draft(view, at, at + 1, at + 1, value))
}

/// "10-fold", "30x", "six times as many", "two to three times more".
fn numbered(view: &View<'_>, at: usize) -> Option<Draft> {
    let number = numeral::read(view, at, false)?;
    let end = number.end;
    let joined = usize::from(view.hyphen(end));
    if view.is(end + joined, w!["fold"]) {
        return Some(ratio::draft(view, at, end, end + 1 + joined, number.value()?));
    }
    let glued_x = view.is(end, w!["x", "×"]) && view.glued(end) && view.is_number(at);
    if glued_x && !(view.glued(end + 1) && (view.is_number(end + 1) || view.is_word(end + 1))) {
        return Some(ratio::draft(view, at, end, end + 1, number.value()?));
    }
    if view.is(end, w!["times"]) {
        let fits = compares(view, at, end + 1);
        return fits.then(|| Some(ratio::draft(view, at, end, end + 1, number.value()?)))?;
    }
    range(view, at, number)
}

/// "two to three times more", "5-10 times the dose".
fn range(view: &View<'_>, at: usize, number: Numeral) -> Option<Draft> {
    let end = number.end;
    let dash = view.dash(end) && view.glued(end) == view.glued(end + 1);
    if !dash && !view.is(end, w!["to", "or"]) {
        return None;
    }
    let second = numeral::read(view, end + 1, false)?;
    let times = view.is(second.end, w!["times"]) && compares(view, at, second.end + 1);
    let (low, high) = (number.value()?, second.value()?);
    if !times || low >= high {
        return None;
    }
    let mut found = ratio::draft(view, at, second.end, second.end + 1, high);
    found.figure.amount = Amount::Range(low, high);
    Some(found)
}

/// Whether "times", which ends before token `end`, multiplies; "three times" by itself is a count.
fn compares(view: &View<'_>, first: usize, end: usize) -> bool {
    const MULTIPLE: &Words = w![
        "as",
        "more",
        "higher",
        "larger",
        "bigger",
        "greater",
        "less",
        "faster",
        "the",
        "its",
        "their",
        "his",
        "her",
        "earnings",
        "that",
        "those",
        "sales",
        "revenue",
        "what",
        "longer",
        "stronger",
        "likelier",
        "farther",
        "further",
        "cheaper",
        "costlier",
        "heavier",
        "hotter",
        "deadlier",
        "denser",
        "richer",
        "poorer",
        "taller",
        "wider",
        "deeper",
        "brighter",
        "closer",
        "thicker",
        "thinner",
        "lighter",
        "smaller",
        "lower",
        "slower",
        "quicker",
        "safer",
        "steeper",
        "better",
        "worse",
        "above",
        "normal",
        "average",
        "annual",
        "forward",
        "book",
        "profits",
        "profit",
        "oversubscribed",
        "current",
    ];
    const BEFORE: &Words = w!["oversubscribed", "subscribed", "covered", "by"];
    // "ten times the price", but "four times the team has lost"
    let today = view.is(end, w!["today"]) && view.is(end + 1, w!["'s", "’s"]);
    view.is(end, MULTIPLE) || today || view.before_is(first, BEFORE) && !view.is(end, w!["in", "a"])
}
