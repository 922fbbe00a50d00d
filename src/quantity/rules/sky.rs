//! Bodies of the sky by their catalogue number: "Gliese 581c", "the asteroid 2004 MN4".

use super::numbered;
use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "sky",
    summary: "a star, a planet, an asteroid by its number: no figure, a label",
    begins: Begins::DIGITS.cued(CUES),
    read: |scene, at| {
        let (first, end) = planet(scene.view, at)?;
        Some(Read::Label(LabelSort::Name, first, end))
    },
    examples: &[Family::new("sky", include_str!("../examples/sky.txt"))],
};

const CUES: &Cues = &Cues { before: &[BODIES], shapes: Shapes::JOINED, ..Cues::NONE };

const BODIES: &Words = w!["asteroid", "comet", "object", "planet"];

/// "Gliese 581c", "the asteroid 2004 MN4".
fn planet(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const LEAST_DIGITS: usize = 3;
    let before = at.checked_sub(1)?;
    if view.kind(at + 1) == Some(TokenKind::Code) && numbered::like_year(view, at) {
        let body = view.is(before, BODIES);
        return body.then_some((at, at + 2));
    }
    let lettered = view.glued(at + 1) && matches!(view.text(at + 1).as_bytes(), [b'b'..=b'h']);
    let star = view.text(before).starts_with(char::is_uppercase)
        && view.is_word(before)
        && view.lex(before) == Lexeme::Other
        && !view.glued(at);
    (lettered && star && view.text(at).len() >= LEAST_DIGITS && numbered::plain(view, at, 5))
        .then_some((before, at + 2))
}
