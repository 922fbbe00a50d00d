//! "One" as a pronoun: "one another", "no one", "the one who".

use super::{Begins, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::view::View;
use crate::text::{TokenKind, Word};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "pronoun",
    summary: "“one” where it counts nothing: neither figure nor label",
    begins: Begins::COUNT,
    read: |scene, at| Some(Read::Nothing(pronoun(scene.view, at)?)),
    examples: &[Family::new("pronouns", include_str!("../examples/pronouns.txt"))],
};

fn pronoun(view: &View<'_>, at: usize) -> Option<usize> {
    const BEFORE: &[Word] = w![
        "no", "any", "some", "every", "each", "the", "this", "that", "which", "another", "only",
        "last", "loved", "other", "first", "next", "new", "big", "good", "bad", "great", "square",
        "day", "number", "air", "force",
    ];
    const AFTER: &[Word] = w![
        "another", "could", "would", "can", "should", "may", "must", "might", "day", "thing",
        "side", "hand", "way", "that", "who", "is", "was", "has", "does", "time", "s", "night",
    ];
    if !view.is(at, w!["one"]) {
        return None;
    }
    let hyphen =
        view.hyphen(at + 1) && !view.is(at + 2, w!["third", "fifth", "tenth", "quarter", "half"]);
    let suffix = view.kind(at + 1) == Some(TokenKind::Suffix);
    (view.before_is(at, BEFORE)
        || view.is(at + 1, AFTER)
        || suffix
        || hyphen && !view.is(at + 2, w!["year", "day", "week", "month", "hour", "mile"]))
    .then_some(at + 1)
}
