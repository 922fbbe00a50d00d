//! Bounds and hedges: the words before (and after) a number that open or blur it, and the verbs
//! that make it an amount of change.

use super::figure::{Bound, Direction};
use super::lexicon::Lexeme;
use super::view::View;

/// Phrases before a number, longest first where one ends like another.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["a", "little", "over"], Bound::Above),
    (&["a", "little", "under"], Bound::Below),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["a", "total", "of"], Bound::Exact),
    (&["in", "excess", "of"], Bound::Above),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["as", "high", "as"], Bound::AtMost),
    (&["as", "few", "as"], Bound::AtLeast),
    (&["as", "little", "as"], Bound::AtLeast),
    (&["as", "low", "as"], Bound::AtLeast),
    (&["more", "than"], Bound::Above),
    (&["greater", "than"], Bound::Above),
    (&["larger", "than"], Bound::Above),
    (&["higher", "than"], Bound::Above),
    (&["longer", "than"], Bound::Above),
    (&["bigger", "than"], Bound::Above),
    (&["better", "than"], Bound::Above),
    (&["older", "than"], Bound::Above),
    (&["well", "over"], Bound::Above),
    (&["just", "over"], Bound::Above),
    (&["slightly", "over"], Bound::Above),
    (&["well", "above"], Bound::Above),
    (&["just", "above"], Bound::Above),
    (&["upwards", "of"], Bound::Above),
    (&["upward", "of"], Bound::Above),
    (&["less", "than"], Bound::Below),
    (&["fewer", "than"], Bound::Below),
    (&["lower", "than"], Bound::Below),
    (&["smaller", "than"], Bound::Below),
    (&["younger", "than"], Bound::Below),
    (&["shorter", "than"], Bound::Below),
    (&["well", "under"], Bound::Below),
    (&["just", "under"], Bound::Below),
    (&["well", "below"], Bound::Below),
    (&["just", "below"], Bound::Below),
    (&["just", "shy", "of"], Bound::Below),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "minimum"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["close", "to"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["an", "average", "of"], Bound::Exact),
    (&["over"], Bound::Above),
    (&["above"], Bound::Above),
    (&["exceeding"], Bound::Above),
    (&["exceeds"], Bound::Above),
    (&["exceeded"], Bound::Above),
    (&["topping"], Bound::Above),
    (&["topped"], Bound::Above),
    (&["under"], Bound::Below),
    (&["below"], Bound::Below),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["approx"], Bound::About),
    (&["some"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["barely"], Bound::About),
    (&["estimated"], Bound::About),
    (&["circa"], Bound::About),
    (&["~"], Bound::About),
    (&["≈"], Bound::About),
    (&["±"], Bound::Exact),
    (&[">"], Bound::Above),
    (&["<"], Bound::Below),
    (&["≥"], Bound::AtLeast),
    (&["≤"], Bound::AtMost),
];

/// Verbs whose "up to" is no bound: "they add up to 100".
const UP_AS_PARTICLE: &[&str] = &[
    "add", "adds", "added", "adding", "came", "comes", "come", "went", "goes", "go", "live",
    "lives", "sum", "sums", "owned", "own", "looked", "look", "grew", "walked", "stood",
];

/// Phrases after a number or its unit.
const AFTER: &[(&[&str], Bound)] = &[
    (&["or", "more"], Bound::AtLeast),
    (&["or", "above"], Bound::AtLeast),
    (&["or", "higher"], Bound::AtLeast),
    (&["or", "older"], Bound::AtLeast),
    (&["or", "over"], Bound::AtLeast),
    (&["and", "older"], Bound::AtLeast),
    (&["and", "over"], Bound::AtLeast),
    (&["and", "above"], Bound::AtLeast),
    (&["or", "less"], Bound::AtMost),
    (&["or", "fewer"], Bound::AtMost),
    (&["or", "lower"], Bound::AtMost),
    (&["or", "below"], Bound::AtMost),
    (&["or", "younger"], Bound::AtMost),
    (&["or", "under"], Bound::AtMost),
    (&["and", "under"], Bound::AtMost),
    (&["or", "so"], Bound::About),
    (&["plus"], Bound::AtLeast),
];

/// Returns the bound printed before token `first`, and the token the bound begins at.
pub(super) fn before(view: &View<'_>, first: usize) -> (Bound, usize) {
    // "approx." leaves its full stop between.
    let end = if view.before_is(first, &["."]) && first > 1 && view.is(first - 2, &["approx"]) {
        first - 1
    } else {
        first
    };
    for &(phrase, bound) in BEFORE {
        if let Some(at) = end.checked_sub(phrase.len())
            && view.reads(at, phrase)
            && !(*phrase == ["up", "to"] && view.before_is(at, UP_AS_PARTICLE))
        {
            return (bound, at);
        }
    }
    if first >= 2 && view.hyphen(first - 1) && view.is(first - 2, &["sub"]) {
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
const TAKES_OBJECT: &[&str] = &[
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
    if view.is(before, &["another", "further"]) {
        return before.checked_sub(1).and_then(moved);
    }
    if view.is(before, &["by"]) {
        const WITHIN: usize = 6;
        return (before.saturating_sub(WITHIN)..before).rev().find_map(moved);
    }
    None
}
