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
    begins: Begins::DIGITS.or(Begins::SIGN).or(Begins::CODE),
    read,
    examples: &[
        Family::new("codes", include_str!("../examples/codes.txt")),
        Family::new("not-figures", include_str!("../examples/not-figures.txt")),
        Family::new("urls", include_str!("../examples/urls.txt")),
    ],
};

fn read(scene: &Scene<'_>, at: usize) -> Option<Read> {
    let view = scene.view;
    let (sort, first, end) = match view.kind(at)? {
        TokenKind::Number => slashed(view, at)
            .map(|end| {
                (if view.is(at, w!["9"]) { LabelSort::Name } else { LabelSort::Code }, at, end)
            })
            .or_else(|| glued_name(view, at)),
        TokenKind::Sign => (view.is(at, w!["#", "№"]) && view.is_number(at + 1)).then_some((
            LabelSort::Code,
            at,
            at + 2,
        )),
        TokenKind::Code => {
            // "a RAV4", "the Galaxy S23" are made, "CO2" and "G7" are not.
            let made = at > 0 && (view.capital(at - 1) || view.is(at - 1, w!["a", "an"]));
            let sort = if made { LabelSort::Model } else { LabelSort::Code };
            Some((sort, at, at + 1))
        }
        _ => None,
    }?;
    Some(Read::Label(sort, first, end))
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

/// "COVID-19", "V-12", "Catch-22", "Kepler-186f": glued to a name by a hyphen.
fn glued_name(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    let hyphened = at >= 2 && view.hyphen(at - 1) && view.is_word(at - 2);
    let bound = at >= 2 && view.is(at - 2, w!["sub", "minus", "mid", "pre", "post", "plus"]);
    let range = at >= 2 && view.before_is(at - 1, w!["m", "k", "bn"]);
    let name = view.text(at.saturating_sub(2));
    if hyphened && !bound && !range && name.starts_with(|c: char| c.is_uppercase()) {
        let capitals = name.bytes().all(|byte| byte.is_ascii_uppercase());
        let sort = match name.len() {
            1..=3 if capitals => LabelSort::Model,
            _ if capitals => LabelSort::Code,
            _ => LabelSort::Name,
        };
        let letter = view.glued(at + 1) && view.is_word(at + 1) && view.text(at + 1).len() == 1;
        return Some((sort, at - 2, at + 1 + usize::from(letter)));
    }
    (numeral::parse_digits(view.text(at)).is_none()
        || at > 0 && view.glued(at) && matches!(view.text(at - 1), "#" | "@" | "_"))
    .then_some((LabelSort::Code, at, at + 1))
}
