//! Addresses: "62 Copper Mill Road", "Calle Mayor 112", "PO Box 3317", "OH 45417", "Room 412",
//! "Interstate 70", "the 12th floor".

use super::numbered::{self, behind, plain};
use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "address",
    summary: "a house, a road, a room, a gate, a post code: no figure, a label",
    begins: Begins::COUNT.or(Begins::CODE).cued(CUES),
    read: |scene, at| {
        let (first, end) = address(scene.view, at)?;
        Some(Read::Label(LabelSort::Address, first, end))
    },
    examples: &[Family::new("addresses", include_str!("../examples/addresses.txt"))],
};

const CUES: &Cues = &Cues {
    before: &[PLACES, CAPITAL_PLACES, w!["us", "u.s."]],
    anywhere: &[STREETS, RUES, w!["highway", "route"]],
    shapes: Shapes::FIVE.or(Shapes::BEHIND_NAME),
    sure: Some(Begins::CODE),
    ..Cues::NONE
};

/// Words that end a street: "62 Copper Mill Road".
const STREETS: &Words = w![
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
    "plaza",
    "parkway",
    "highway",
    "crescent",
    "floor",
    "close",
    "row",
    "quay",
    "alley"
];

/// Words that begin one: "31 rue des Tanneurs", "Calle Mayor 112".
const RUES: &Words = w![
    "rue", "calle", "via", "rua", "avenida", "paseo", "plaza", "place", "piazza", "quai", "corso"
];

/// Roads, rooms and gates by number.
const PLACES: &Words = w![
    "route",
    "routes",
    "highway",
    "highways",
    "interstate",
    "interstates",
    "room",
    "rooms",
    "gate",
    "gates",
    "platform",
    "platforms",
    "terminal",
    "terminals",
    "apartment",
    "apartments",
    "apt",
    "flat",
    "suite",
    "pier",
    "piers",
    "runway",
    "exit",
    "exits",
    "junction",
    "junctions",
    "floor",
    "hangar",
    "berth",
    "dock",
    "motorway",
    "autobahn"
];

/// Places whose word means other things too: numbered only with a capital.
const CAPITAL_PLACES: &Words =
    w!["track", "box", "bay", "block", "building", "hall", "road", "unit"];

fn address(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    match view.kind(at)? {
        TokenKind::Code => post_code(view, at).or_else(|| road(view, at)).map(|end| (at, end)),
        TokenKind::Number => street(view, at)
            .or_else(|| numbered_street(view, at))
            .or_else(|| zip(view, at))
            .or_else(|| street_before(view, at))
            .or_else(|| place(view, at)),
        _ if numbered::may_name(view, at) => place(view, at),
        _ => None,
    }
}

/// "Room 412", "PO Box 88", "U.S. 30", "Flat 4B".
fn place(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    if let Some((first, end)) = behind(view, at, PLACES) {
        let known = view.is(first, w!["room"]) && view.is(at, w!["101"]);
        return (!known).then_some((first, end)); // Orwell's Room 101 is a name
    }
    let name = numbered::word_before(view, at)?;
    let boxed = view.is(name, w!["box"]) && name > 0 && view.is(name - 1, w!["po", "p.o.", "post"]);
    if boxed {
        return Some((name - 1, at + 1));
    }
    let upper = view.text(name).starts_with(char::is_uppercase);
    if upper && view.is(name, CAPITAL_PLACES) {
        return Some((name, numbered::end_of(view, name, at)?));
    }
    // "US 417" is a road.
    if view.text(name) == "US" && plain(view, at, 3) && !view.noun(at + 1) {
        return numbered::end_of(view, name, at).map(|end| (name, end));
    }
    let federal = view.is(name, w!["u.s."]) && plain(view, at, 3) && upper;
    let road = federal
        && !view.before_is(name, w!["the", "by", "for", "of"])
        && numbered::end_of(view, name, at).is_some()
        && !numbered::counts(view, at + 1)
        && view.any_before(
            name,
            8,
            w!["highway", "highways", "route", "routes", "on", "along", "off"],
        );
    road.then_some((name, at + 1))
}

/// "62 Copper Mill Road": a number, one to four capitals, a street word; "31 rue des Tanneurs".
fn street(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const LONGEST_TOKENS: usize = 6;
    // "1,400 Elm Street residents" are counted.
    if view.text(at).contains([',', '.']) || in_year(view, at) {
        return None;
    }
    let range = usize::from(view.dash(at + 1) && view.is_number(at + 2)) * 2;
    let mut end = at + range + 1; // "14-16 Foundry Avenue"
    if view.glued(end) && view.is_word(end) && view.text(end).len() == 1 {
        end += 1; // "17B Gorse Road"
    }
    // "2207 Highway 83"
    if view.is(end, w!["highway", "route"]) && upper(view, end) && plain(view, end + 1, 4) {
        return Some((at, end + 2));
    }
    if view.is(end, RUES) {
        return foreign(view, end).map(|end| (at, end));
    }
    let (from, last) = (end, end + LONGEST_TOKENS);
    while end < last && (upper(view, end) || view.is_number(end)) {
        if end > from && view.is(end, STREETS) {
            return (!numbered::counts(view, end + 1)).then_some((at, end + 1));
        }
        end += 1;
        end += usize::from(ordinal(view, end));
    }
    None
}

/// "In 1987 Wall Street" a year has no house.
fn in_year(view: &View<'_>, at: usize) -> bool {
    numbered::like_year(view, at)
        && view.before_is(
            at,
            w![
                "in", "since", "by", "until", "of", "from", "during", "before", "after", "early",
                "late", "around"
            ],
        )
}

fn upper(view: &View<'_>, at: usize) -> bool {
    view.is_word(at) && view.text(at).starts_with(char::is_uppercase)
}

fn ordinal(view: &View<'_>, at: usize) -> bool {
    view.glued(at) && view.is(at, w!["st", "nd", "rd", "th"])
}

/// "rue des Tanneurs": the small words of the language and then capitals.
fn foreign(view: &View<'_>, rue: usize) -> Option<usize> {
    const MOST_TOKENS: usize = 6;
    const SMALL: &Words = w![
        "de", "des", "du", "la", "le", "les", "del", "della", "dei", "do", "da", "dos", "l", "d"
    ];
    let mut end = rue + 1;
    while end < rue + MOST_TOKENS && view.is(end, SMALL) {
        end += 1;
    }
    let name = end;
    while end < rue + MOST_TOKENS && upper(view, end) {
        end += 1;
    }
    (end > name).then_some(end)
}

/// "East 83rd Street", "the 12th floor", "5th Avenue".
fn numbered_street(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    let street = at + 2;
    if !ordinal(view, at + 1) || !view.is(street, STREETS) {
        return None;
    }
    let floor = view.is(street, w!["floor"]);
    if !floor && !upper(view, street) || view.hyphen(street + 1) {
        return None;
    }
    let mut first = at;
    let side = w!["east", "west", "north", "south", "e", "w", "n", "s"];
    if at > 0 && view.is(at - 1, side) && upper(view, at - 1) {
        first -= 1;
    }
    // "200 East 83rd Street" begins with its number, which is read before.
    Some((first, street + 1))
}

/// "OH 45417", "the 60614 ZIP code".
fn zip(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const DIGITS: usize = 5;
    if view.text(at).len() != DIGITS || !plain(view, at, DIGITS) {
        return None;
    }
    let more = usize::from(view.hyphen(at + 1) && plain(view, at + 2, 4)) * 2;
    if view.is(at + 1, w!["zip", "postcode", "postal"]) || view.reads(at + 1, w!["post", "code"]) {
        return Some((at, at + 1));
    }
    let state = at.checked_sub(1)?;
    let letters = view.text(state).as_bytes();
    let short = matches!(letters, [b'A'..=b'Z', b'A'..=b'Z'])
        || matches!(letters, [b'A'..=b'Z', b'.', b'A'..=b'Z', b'.']);
    let placed = state > 0 && (view.is(state - 1, w![","]) || view.capital(state - 1));
    (short && placed && view.is_word(state)).then_some((state, at + 1 + more))
}

/// "Lindenstrasse 48", "Calle Mayor 112".
fn street_before(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const ENDINGS: &[&str] = &[
        "strasse", "straße", "gasse", "platz", "allee", "straat", "gracht", "gatan", "vej", "weg",
    ];
    const LONGEST_NAME: usize = 4;
    let name = numbered::word_before(view, at)?;
    if !plain(view, at, 4) || !upper(view, name) {
        return None;
    }
    let text = view.text(name);
    let street = text.len() > LONGEST_NAME + 4 && ENDINGS.iter().any(|end| text.ends_with(end));
    let rue = (name.saturating_sub(LONGEST_NAME)..name).rev().find(|&rue| view.is(rue, RUES));
    if !street && rue.is_none() || numbered::counts(view, at + 1) {
        return None;
    }
    if street {
        return Some((name, numbered::tail(view, at + 1)));
    }
    let rue = rue?;
    let named = foreign(view, rue).is_some_and(|end| end == at);
    // "the Plaza Hotel 40 guests left" has no such end.
    (named && upper(view, rue)).then(|| (rue, numbered::tail(view, at + 1)))
}

/// "LS9 7TF", "SW1A 1AA", "K1A 0B1".
fn post_code(view: &View<'_>, at: usize) -> Option<usize> {
    let outward = view.text(at);
    let short = outward.len() <= 4 && shouted(outward);
    let inward = view.text(at + 2);
    let ends = plain(view, at + 1, 1) && view.glued(at + 2) && !view.glued(at + 1);
    (short && ends && inward.len() == 2 && shouted(inward)).then_some(at + 3)
}

fn shouted(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// "on the M62", "along the A9": a road by its letter.
fn road(view: &View<'_>, at: usize) -> Option<usize> {
    let letter = matches!(view.text(at).as_bytes(), [b'A' | b'B' | b'M' | b'E' | b'N', rest @ ..]
        if rest.len() <= 4 && rest.iter().all(u8::is_ascii_digit));
    let on = at >= 2
        && view.lex(at - 1) == Lexeme::The
        && view.is(
            at - 2,
            w!["on", "off", "along", "via", "down", "onto", "leave", "closed", "blocked", "near"],
        );
    let thing = view.is_word(at + 1) && view.lex(at + 1) == Lexeme::Other;
    let roads =
        w!["motorway", "road", "near", "northbound", "southbound", "eastbound", "westbound"];
    (letter && on && (!thing || view.is(at + 1, roads))).then_some(at + 1)
}
