//! Addresses: "49 Zorro Ranch Road", "16-18 Industrial Avenue".

use super::{Begins, Read, Rule};
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
        let found =
            address(scene.view, at).map(|end| (at, end)).or_else(|| post_code(scene.view, at));
        found.map(|(first, end)| Read::Label(LabelSort::Address, first, end))
    },
    examples: &[],
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
    let tail = view.text(at + 1);
    let outward = view.kind(before) == Some(TokenKind::Code) && view.text(before).len() <= 4;
    let inward = text.len() == 1
        && view.glued(at + 1)
        && tail.len() == 2
        && tail.bytes().all(|byte| byte.is_ascii_uppercase());
    (outward && inward).then_some((before, at + 2))
}
