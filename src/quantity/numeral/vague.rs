//! Counts that are vague on purpose: "dozens", "tens of thousands", "several hundred", "a couple
//! of". They run to ten times, as the contract says; a couple is two.

use super::{Form, Numeral, scale};
use crate::quantity::decimal::Decimal;
use crate::quantity::figure::Amount;
use crate::quantity::lexicon::{Lexeme, Vague};
use crate::quantity::measure;
use crate::quantity::view::View;
use crate::text::TokenKind;
use crate::w;

/// From `low` to ten times that.
fn tenfold(first: usize, end: usize, low: Decimal) -> Numeral {
    let amount = Amount::Range(low, low.shifted(1));
    Numeral { amount, last_digit: low.exponent(), ..Numeral::new(first, end, low, Form::Vague) }
}

/// "dozens", "tens of thousands", "hundreds of millions".
pub(super) fn plural(view: &View<'_>, at: usize, vague: Vague) -> Option<Numeral> {
    let (mut low, mut end) = match vague {
        Vague::Dozens => (Decimal::whole(12), at + 1),
        Vague::Scores if counts(view, at) => (Decimal::whole(20), at + 1),
        Vague::Scores => return None,
        Vague::Power(power) => (Decimal::new(1, i32::from(power)), at + 1),
    };
    if view.is(end, w!["of"])
        && let Lexeme::Vague(Vague::Power(power @ 3..)) = view.lex(end + 1)
    {
        low = low.shifted(i32::from(power));
        end += 2;
    }
    Some(tenfold(at, end, low))
}

/// Whether "scores" are twenties: "scores of homes", "Scores were hurt", not "her scores of 70".
fn counts(view: &View<'_>, at: usize) -> bool {
    let owned = at > 0
        && (view.lex(at - 1) == Lexeme::The
            || view.kind(at - 1) == Some(TokenKind::Suffix)
            || view.before_is(at, w!["his", "her", "their", "its", "our", "these", "those"]));
    let opening = at == 0 || view.before_is(at, w![".", "\"", "“", "and", "when", "after"]);
    view.is(at + 1, w!["of"]) && !owned && plural_next(view, at + 2)
        || opening && view.is(at + 1, w!["were", "are", "have", "more"])
}

fn plural_next(view: &View<'_>, at: usize) -> bool {
    measure::noun_phrase(view, at)
        .is_some_and(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)))
}

/// "several hundred", "a few thousand": `at` is the token behind "several" or "few".
pub(super) fn several(view: &View<'_>, first: usize, at: usize) -> Option<Numeral> {
    let low = match view.lex(at) {
        Lexeme::Hundred => Decimal::whole(100),
        Lexeme::Scale(power) => Decimal::new(1, i32::from(power)),
        Lexeme::Group(count) => Decimal::whole(i64::from(count)),
        _ => return None,
    };
    // "several hundred thousand"
    let (more, end) = scale::powers(view, at + 1).unwrap_or((0, at + 1));
    Some(tenfold(first, end, low.shifted(i32::from(more))))
}

/// "a couple of", "a couple hundred", "a score of": `at` is the article.
pub(super) fn couple(view: &View<'_>, at: usize) -> Option<Numeral> {
    let of = view.is(at + 2, w!["of"]);
    let number =
        |value: i64| Numeral::new(at, at + 2 + usize::from(of), Decimal::whole(value), Form::Words);
    if view.is(at + 1, w!["score"]) {
        return (of && plural_next(view, at + 3)).then(|| number(20));
    }
    let scaled = scale::after(view, number(2), false);
    (of || scaled.scale.is_some()).then_some(scaled)
}
