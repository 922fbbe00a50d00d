//! Bounds and hedges: the words before (and after) a number that open or blur it, and the verbs
//! that make it an amount of change.

use super::figure::{Bound, Direction};
use super::lexicon::Lexeme;
use super::view::View;
use crate::text::Word;
use crate::w;

/// Phrases before a number, longest first where one ends like another.
const BEFORE: &[(&[Word], Bound)] = &[
    (w!["no", "more", "than"], Bound::AtMost),
    (w!["not", "more", "than"], Bound::AtMost),
    (w!["no", "less", "than"], Bound::AtLeast),
    (w!["no", "fewer", "than"], Bound::AtLeast),
    (w!["not", "less", "than"], Bound::AtLeast),
    (w!["a", "little", "over"], Bound::Above),
    (w!["a", "little", "under"], Bound::Below),
    (w!["a", "maximum", "of"], Bound::AtMost),
    (w!["a", "minimum", "of"], Bound::AtLeast),
    (w!["a", "total", "of"], Bound::Exact),
    (w!["in", "excess", "of"], Bound::Above),
    (w!["as", "many", "as"], Bound::AtMost),
    (w!["as", "much", "as"], Bound::AtMost),
    (w!["as", "high", "as"], Bound::AtMost),
    (w!["as", "few", "as"], Bound::AtLeast),
    (w!["as", "little", "as"], Bound::AtLeast),
    (w!["as", "low", "as"], Bound::AtLeast),
    (w!["more", "than"], Bound::Above),
    (w!["greater", "than"], Bound::Above),
    (w!["larger", "than"], Bound::Above),
    (w!["higher", "than"], Bound::Above),
    (w!["longer", "than"], Bound::Above),
    (w!["bigger", "than"], Bound::Above),
    (w!["better", "than"], Bound::Above),
    (w!["older", "than"], Bound::Above),
    (w!["well", "over"], Bound::Above),
    (w!["just", "over"], Bound::Above),
    (w!["slightly", "over"], Bound::Above),
    (w!["well", "above"], Bound::Above),
    (w!["just", "above"], Bound::Above),
    (w!["upwards", "of"], Bound::Above),
    (w!["upward", "of"], Bound::Above),
    (w!["less", "than"], Bound::Below),
    (w!["fewer", "than"], Bound::Below),
    (w!["lower", "than"], Bound::Below),
    (w!["smaller", "than"], Bound::Below),
    (w!["younger", "than"], Bound::Below),
    (w!["shorter", "than"], Bound::Below),
    (w!["well", "under"], Bound::Below),
    (w!["just", "under"], Bound::Below),
    (w!["well", "below"], Bound::Below),
    (w!["just", "below"], Bound::Below),
    (w!["just", "shy", "of"], Bound::Below),
    (w!["at", "least"], Bound::AtLeast),
    (w!["at", "minimum"], Bound::AtLeast),
    (w!["at", "most"], Bound::AtMost),
    (w!["up", "to"], Bound::AtMost),
    (w!["close", "to"], Bound::About),
    (w!["an", "estimated"], Bound::About),
    (w!["an", "average", "of"], Bound::Exact),
    (w!["over"], Bound::Above),
    (w!["above"], Bound::Above),
    (w!["exceeding"], Bound::Above),
    (w!["exceeds"], Bound::Above),
    (w!["exceeded"], Bound::Above),
    (w!["topping"], Bound::Above),
    (w!["topped"], Bound::Above),
    (w!["under"], Bound::Below),
    (w!["below"], Bound::Below),
    (w!["about"], Bound::About),
    (w!["around"], Bound::About),
    (w!["roughly"], Bound::About),
    (w!["approximately"], Bound::About),
    (w!["approx"], Bound::About),
    (w!["some"], Bound::About),
    (w!["nearly"], Bound::About),
    (w!["almost"], Bound::About),
    (w!["barely"], Bound::About),
    (w!["estimated"], Bound::About),
    (w!["circa"], Bound::About),
    (w!["~"], Bound::About),
    (w!["≈"], Bound::About),
    (w!["±"], Bound::Exact),
    (w![">"], Bound::Above),
    (w!["<"], Bound::Below),
    (w!["≥"], Bound::AtLeast),
    (w!["≤"], Bound::AtMost),
];

/// Verbs whose "up to" is no bound: "they add up to 100".
const UP_AS_PARTICLE: &[Word] = w![
    "add", "adds", "added", "adding", "came", "comes", "come", "went", "goes", "go", "live",
    "lives", "sum", "sums", "owned", "own", "looked", "look", "grew", "walked", "stood",
];

/// Phrases after a number or its unit.
const AFTER: &[(&[Word], Bound)] = &[
    (w!["or", "more"], Bound::AtLeast),
    (w!["or", "above"], Bound::AtLeast),
    (w!["or", "higher"], Bound::AtLeast),
    (w!["or", "older"], Bound::AtLeast),
    (w!["or", "over"], Bound::AtLeast),
    (w!["and", "older"], Bound::AtLeast),
    (w!["and", "over"], Bound::AtLeast),
    (w!["and", "above"], Bound::AtLeast),
    (w!["or", "less"], Bound::AtMost),
    (w!["or", "fewer"], Bound::AtMost),
    (w!["or", "lower"], Bound::AtMost),
    (w!["or", "below"], Bound::AtMost),
    (w!["or", "younger"], Bound::AtMost),
    (w!["or", "under"], Bound::AtMost),
    (w!["and", "under"], Bound::AtMost),
    (w!["or", "so"], Bound::About),
    (w!["plus"], Bound::AtLeast),
];

/// Returns the bound printed before token `first`, and the token the bound begins at.
pub(super) fn before(view: &View<'_>, first: usize) -> (Bound, usize) {
    // "approx." leaves its full stop between.
    let end = if view.before_is(first, w!["."]) && first > 1 && view.is(first - 2, w!["approx"]) {
        first - 1
    } else {
        first
    };
    for &(phrase, bound) in BEFORE {
        if let Some(at) = end.checked_sub(phrase.len())
            && view.reads(at, phrase)
            && !(phrase == w!["up", "to"] && view.before_is(at, UP_AS_PARTICLE))
        {
            return (bound, at);
        }
    }
    if first >= 2 && view.hyphen(first - 1) && view.is(first - 2, w!["sub"]) {
        return (Bound::Below, first - 2);
    }
    (Bound::Exact, first)
}

/// Returns the bound printed after a figure that ends before token `end`.
pub(super) fn after(view: &View<'_>, end: usize) -> Option<(Bound, usize)> {
    let plus = view.glued(end) && view.text(end) == "+";
    let at = if view.hyphen(end) { end + 1 } else { end };
    if plus {
        return Some((Bound::AtLeast, end + 1));
    }
    AFTER
        .iter()
        .find(|(phrase, _)| view.reads(at, phrase) && (at > end || phrase.len() > 1))
        .map(|&(phrase, bound)| (bound, at + phrase.len()))
}

/// Verbs that move what they take as an object: "raised $5 million" is no rise of 5 million.
const TAKES_OBJECT: &[Word] = w![
    "raise",
    "raised",
    "raises",
    "raising",
    "lifted",
    "lift",
    "boosted",
    "boost",
    "cut",
    "cuts",
    "cutting",
    "reduce",
    "reduced",
    "reduces",
    "reducing",
    "slashed",
    "slash",
    "lowered",
    "trimmed",
    "increase",
    "increasing",
    "lose",
    "losing",
    "shed",
    "drop",
    "spike",
    "rally",
    "growing",
    "lower",
];

/// Returns the direction of an amount of change whose number (with sign and bound) begins at token
/// `first`, and the verb's token.
pub(super) fn direction(view: &View<'_>, first: usize, share: bool) -> Option<(Direction, usize)> {
    let moved = |at: usize| match view.lex(at) {
        Lexeme::Up => Some((Direction::Up, at)),
        Lexeme::Down => Some((Direction::Down, at)),
        _ => None,
    };
    let before = first.checked_sub(1)?;
    if let Some(found) = moved(before) {
        return (share || !view.is(before, TAKES_OBJECT)).then_some(found);
    }
    if view.is(before, w!["another", "further"]) {
        return before.checked_sub(1).and_then(moved);
    }
    if view.is(before, w!["by"]) {
        const WITHIN: usize = 6;
        return (before.saturating_sub(WITHIN)..before).rev().find_map(moved);
    }
    None
}
