//! Numbers glued to a name or to each other: "COVID-19", "V-12", "1.2.3", "24/7", "#5".

use super::{Begins, Read, Rule, Scene};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::numeral;
use crate::quantity::view::View;
use crate::text::TokenKind;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "code",
    summary: "a number that is part of a code, a name or a saying: no figure, a label",
    begins: Begins::DIGITS.or(Begins::SIGN),
    read,
    examples: &[
        Family::new("codes", include_str!("../examples/codes.txt")),
        Family::new("not-figures", include_str!("../examples/not-figures.txt")),
        Family::new("urls", include_str!("../examples/urls.txt")),
    ],
};

fn read(scene: &Scene<'_>, at: usize) -> Option<Read> {
    let view = scene.view;
    let end = match view.kind(at)? {
        TokenKind::Number => slashed(view, at).or_else(|| glued_name(view, at)),
        TokenKind::Sign => {
            (matches!(view.text(at), "#" | "№") && view.is_number(at + 1)).then_some(at + 2)
        }
        _ => None,
    }?;
    Some(Read::Label(LabelSort::Code, at, end))
}

/// "24/7", "9/11", "50-50", "202/224": numbers glued by a slash that are no fraction.
fn slashed(view: &View<'_>, at: usize) -> Option<usize> {
    let glued = view.glued(at + 1) && view.glued(at + 2) && view.is_number(at + 2);
    (glued && view.text(at + 1) == "/" && numeral::read(view, at, false)?.end == at + 1)
        .then_some(at + 3)
        .or_else(|| {
            (glued && view.dash(at + 1) && view.text(at) == "50" && view.text(at + 2) == "50")
                .then_some(at + 3)
        })
}

/// "COVID-19", "V-12", "1.2.3": glued to a name by a hyphen, or more than one point.
fn glued_name(view: &View<'_>, at: usize) -> Option<usize> {
    let hyphened = at >= 2 && view.hyphen(at - 1) && view.is_word(at - 2);
    let bound = at >= 2 && view.is(at - 2, w!["sub", "minus", "mid", "pre", "post", "plus"]);
    let range = at >= 2 && view.before_is(at - 1, w!["m", "k", "bn"]);
    if hyphened && !bound && !range && view.text(at - 2).starts_with(|c: char| c.is_uppercase()) {
        return Some(at + 1);
    }
    (numeral::parse_digits(view.text(at)).is_none()
        || at > 0 && view.glued(at) && matches!(view.text(at - 1), "#" | "@" | "_"))
    .then_some(at + 1)
}
