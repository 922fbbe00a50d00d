//! Multiples: "fourfold", "four-fold", "six times as many".

use super::{Begins, Read, Rule, bounded, ratio};
use crate::quantity::decimal::Decimal;
use crate::quantity::examples::Family;
use crate::quantity::lexicon::{Lexeme, lexeme};
use crate::quantity::numeral::{self};
use crate::quantity::scan::Draft;
use crate::quantity::view::View;
use crate::text::Word;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "multiple",
    summary: "so many times: “fourfold”, “six times as many”",
    begins: Begins::COUNT.or(Begins::FOLD),
    read: |scene, at| {
        let found = fold(scene.view, at).or_else(|| times(scene.view, at))?;
        Some(Read::one(bounded(scene.view, found)))
    },
    examples: &[Family::new("multiples", include_str!("../examples/multiples.txt"))],
};

/// "fourfold", "four-fold", "10-fold".
fn fold(view: &View<'_>, at: usize) -> Option<Draft> {
    let word = view.text(at);
    if view.is_word(at)
        && let Some(count) = word.strip_suffix("fold")
    {
        let (Lexeme::Ones(n) | Lexeme::Tens(n)) = lexeme(count) else { return None };
        let mut found = ratio::draft(view, at, at + 1, at + 1, Decimal::whole(i64::from(n)));
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
    let mut found = ratio::draft(view, at, number.end, end, number.value()?);
    found.figure.thing = Some("time".to_owned());
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
    let mut found = ratio::draft(view, at, number.end, number.end + 1, number.value()?);
    found.figure.thing = Some("time".to_owned());
    Some(found)
}
