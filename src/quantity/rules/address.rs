//! Addresses: "49 Zorro Ranch Road", "16-18 Industrial Avenue".

use super::{Begins, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::text::Word;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "address",
    summary: "a house number with its street: no figure, a label",
    begins: Begins::DIGITS,
    read: |scene, at| Some(Read::Label(LabelSort::Address, at, address(scene.view, at)?)),
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
