//! Addresses: "49 Zorro Ranch Road", "16-18 Industrial Avenue".

use super::{Begins, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::text::{TokenKind, Word};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "address",
    summary: "a house number with its street: no figure, a label",
    begins: Begins::DIGITS,
    read: |scene, at| {
        let found = address(scene.view, at)
            .map(|end| (at, end))
            .or_else(|| post_code(scene.view, at))
            .or_else(|| foreign(scene.view, at))
            .or_else(|| storey(scene.view, at));
        found.map(|(first, end)| Read::Label(LabelSort::Address, first, end))
    },
    examples: &[Family::new("addresses", include_str!("../examples/addresses.txt"))],
};

/// Words that end an address: "49 Zorro Ranch Road".
const STREETS: &[Word] = w![
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "drive",
    "boulevard",
    "blvd",
    "way",
    "court",
    "terrace",
    "square",
    "place",
    "parkway",
    "highway",
    "crescent",
    "floor",
];

/// "49 Zorro Ranch Road": a number, one to four capitals, a street word.
fn address(view: &View<'_>, at: usize) -> Option<usize> {
    let number = usize::from(view.dash(at + 1) && view.is_number(at + 2)) * 2;
    let at = at + number; // "16-18 Industrial Avenue"
    let mut end = at + 1;
    let capital = |at: usize| view.is_word(at) && view.text(at).starts_with(char::is_uppercase);
    while end < at + 6 && (capital(end) || view.is_number(end)) {
        if end > at + 1 && view.is(end, STREETS) {
            return Some(end + 1);
        }
        end += 1;
        if view.is(end, w!["st", "nd", "rd", "th"]) && view.glued(end) {
            end += 1;
        }
    }
    None
}

/// "CA 94536", "Washington, D.C. 20500", and the "9AB" of "M21 9AB".
fn post_code(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const STATES: &[Word] = w![
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA",
        "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ",
        "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT",
        "VA", "WA", "WV", "WI", "WY", "DC", "D.C.", "N.Y.", "N.J."
    ];
    let before = at.checked_sub(1)?;
    let text = view.text(at);
    let digits = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let capitals = view.text(before).bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
    if digits && capitals && view.is(before, STATES) {
        return Some((before, at + 1));
    }
    // "US 301", "NC 58" are roads.
    let road = text.len() <= 3
        && capitals
        && view.text(before).len() == 2
        && (view.is(before, STATES) || view.is(before, w!["us"]))
        && !view.is(before, w!["in", "or", "me", "al", "hi", "ok", "id", "la", "ma", "pa"])
        && !view.glued(at)
        && !view.noun(at + 1)
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && !view.is(at + 1, w!["%", "percent", "million", "billion"]);
    if road {
        return Some((before, at + 1));
    }
    let tail = view.text(at + 1);
    let outward = view.kind(before) == Some(TokenKind::Code) && view.text(before).len() <= 4;
    let inward = text.len() == 1
        && view.glued(at + 1)
        && tail.len() == 2
        && tail.bytes().all(|byte| byte.is_ascii_uppercase());
    (outward && inward).then_some((before, at + 2))
}

/// "31 rue des Tanneurs", "Calle Mayor 112", "Lindenstrasse 48", "U.S. 30".
fn foreign(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const ROADS: &[Word] =
        w!["rue", "calle", "via", "rua", "avenida", "paseo", "viale", "piazza", "plaza", "corso"];
    const LONGEST_TOKENS: usize = 4;
    let capital = |at: usize| view.is_word(at) && view.text(at).starts_with(char::is_uppercase);
    if view.is(at + 1, ROADS) {
        let last = (at + 2..at + 2 + LONGEST_TOKENS).find(|&token| capital(token))?;
        return Some((at, last + 1));
    }
    let before = at.checked_sub(1).filter(|&before| capital(before) && !view.glued(at))?;
    let name = view.text(before);
    let street = ["strasse", "straße", "gasse", "straat", "gatan", "platz", "laan", "vej"];
    if street.iter().any(|end| name.ends_with(end)) || view.is(before, w!["u.s."]) {
        let counted = view.noun(at + 1) && view.is(before, w!["u.s."]);
        return (!counted && view.text(at).len() <= 4).then_some((before, at + 1));
    }
    let first = (at.saturating_sub(LONGEST_TOKENS)..before).find(|&token| {
        capital(token) && view.is(token, ROADS) && (token + 1..at).all(|inner| view.is_word(inner))
    })?;
    Some((first, at + 1))
}

/// "the 12th floor", "East 83rd Street".
fn storey(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    let ordinal = view.glued(at + 1) && view.is(at + 1, w!["st", "nd", "rd", "th"]);
    let street = view.is(at + 2, STREETS) && view.text(at + 2).starts_with(char::is_uppercase);
    if !ordinal || !(street || view.is(at + 2, w!["floor"])) {
        return None;
    }
    let side = at > 0 && street && view.is(at - 1, w!["east", "west", "north", "south"]);
    Some((at - usize::from(side), at + 3))
}
