//! "One" as a pronoun: "one another", "no one", "the one who"; and sayings with "one" in them:
//! "two-in-one", "one by one", "a six-figure sum".

use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::view::View;
use crate::quantity::{measure, numeral};
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "pronoun",
    summary: "“one” where it counts nothing: neither figure nor label",
    begins: Begins::COUNT.cued(CUES),
    read: |scene, at| Some(Read::Nothing(pronoun(scene.view, at)?)),
    examples: &[Family::new("pronouns", include_str!("../examples/pronouns.txt"))],
};

const CUES: &Cues = &Cues { before: &[w!["one"]], shapes: Shapes::JOINED, ..Cues::NONE };

/// Words before "one" that make it stand for something.
const BEFORE: &Words = w![
    "no", "any", "some", "every", "each", "the", "this", "that", "which", "another", "last",
    "loved", "other", "first", "next", "new", "old", "big", "good", "bad", "great", "square",
    "day", "number", "air", "force", "for", "at",
];

/// Verbs behind which "that one trawler" is no trawler pointed at.
const SAYING: &Words = w![
    "said",
    "says",
    "say",
    "confirmed",
    "reported",
    "announced",
    "claimed",
    "claims",
    "showed",
    "shows",
    "found",
    "revealed",
    "learned",
    "noted",
    "added",
    "warned",
    "reports",
    "adding",
    "saying",
    "confirms",
    "estimates",
    "estimated",
];

/// Words behind "one" that do.
const AFTER: &Words = w![
    "another", "could", "would", "can", "cannot", "should", "may", "must", "might", "day", "thing",
    "side", "hand", "way", "that", "who", "is", "was", "has", "does", "time", "s", "night", "by",
];

/// Whether "one" at token `at` cannot be counted because of what stands before it.
pub(super) fn stands_for(view: &View<'_>, at: usize) -> bool {
    // "for one night", "at one point" count; "I, for one," does not.
    if view.before_is(at, w!["for", "at"]) {
        return view.is(at + 1, w![",", "with"]);
    }
    // "said that one of the lamps broke"
    let that = view.before_is(at, w!["that"]);
    let partitive = view.is(at + 1, w!["of"]) && (that || view.before_is(at, w!["which"]));
    // "confirmed that one trawler sank"
    let said = that && at >= 2 && view.is(at - 2, SAYING) && view.noun(at + 1);
    view.before_is(at, BEFORE) && !partitive && !said
        || view.before_is(at, w!["only"]) && at >= 2 && view.is(at - 2, w!["the", "his", "her"])
}

fn pronoun(view: &View<'_>, at: usize) -> Option<usize> {
    if let Some(end) = saying(view, at) {
        return Some(end);
    }
    if !view.is(at, w!["one"]) {
        return None;
    }
    // "one hundred", "one-third", "one or two"
    let longer = numeral::read(view, at, false).is_some_and(|number| number.end > at + 1);
    let pair = view.is(at + 1, w!["or", "to"]) && numeral::read(view, at + 2, false).is_some();
    if longer || pair && !stands_for(view, at) {
        return None;
    }
    // "a one-yen bid", but "one-sided"
    let hyphen = view.hyphen(at + 1) && measure::phrase_at(view, at + 2).is_none();
    let suffix = view.kind(at + 1) == Some(TokenKind::Suffix);
    let sum = view.is(at + 1, w!["of"]) && view.is(at + 2, w!["$", "£", "€", "¥"]);
    let days = sum
        || view.reads(at + 1, w!["of", "these", "days"])
        || view.reads(at + 1, w!["of", "those", "things"]);
    (stands_for(view, at) || view.is(at + 1, AFTER) || suffix || hyphen || days).then_some(at + 1)
}

/// "two-in-one", "two-for-one", "all-in-one", "one-on-one", "a six-figure sum".
fn saying(view: &View<'_>, at: usize) -> Option<usize> {
    let places = w!["figure", "figures", "digit", "digits"];
    if view.hyphen(at + 1) && view.is(at + 2, places) {
        return Some(at + 3);
    }
    let joint = |at: usize| {
        view.hyphen(at) && view.hyphen(at + 2) && view.is(at + 1, w!["in", "for", "on", "by"])
    };
    if joint(at + 1) && view.is(at + 4, w!["one", "1"]) {
        return Some(at + 5);
    }
    (at >= 3 && view.is(at, w!["one"]) && joint(at - 3)).then_some(at + 1)
}
