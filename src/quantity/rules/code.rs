//! Numbers glued to a name or to each other: "COVID-19", "V-12", "1.2.3", "24/7", "#5".

use super::{Begins, Read, Rule, Scene};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure;
use crate::quantity::numeral::{self, Form};
use crate::quantity::view::View;
use crate::text::{TokenKind, Word};
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
        TokenKind::Number => {
            let sort = if view.is(at, w!["9"]) { LabelSort::Name } else { LabelSort::Code };
            file(view, at)
                .or_else(|| slashed(view, at).map(|end| (sort, at, end)))
                .or_else(|| glued_name(view, at))
        }
        TokenKind::Sign => (view.is(at, w!["#", "№"]) && view.is_number(at + 1)).then_some((
            LabelSort::Code,
            at,
            at + 2,
        )),
        TokenKind::Code => Some(lettered(view, at)),
        _ => None,
    }?;
    Some(Read::Label(sort, first, end))
}

/// What stands before the number of a road: "on the M62".
const ROAD_BEFORE: &[Word] = w!["on", "along", "off", "near", "of", "onto", "from", "to", "down"];

/// Words that a hyphen joins to a number that still counts: "sub-300", "then-22-year-old".
const JOINED: &[Word] = w![
    "sub", "minus", "mid", "pre", "post", "plus", "then", "now", "under", "over", "age", "aged",
    "top", "last", "best", "to", "and", "or", "per", "twenty", "every", "one", "two", "around"
];

/// "RAV4", "CO2", "M62", "LS9 7TF", "PM2.5": a token of letters and digits.
fn lettered(view: &View<'_>, at: usize) -> (LabelSort, usize, usize) {
    let text = view.text(at);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = text.len() - letters;
    let inward = view.is_number(at + 1)
        && view.text(at + 1).len() == 1
        && view.glued(at + 2)
        && view.text(at + 2).len() == 2
        && view.text(at + 2).bytes().all(|byte| byte.is_ascii_uppercase());
    if inward && text.len() <= 4 {
        return (LabelSort::Address, at, at + 3);
    }
    if at > 0 && view.is(at - 1, w!["page", "pages"]) {
        return (LabelSort::Page, at - 1, at + 1);
    }
    // "v2.17", "PM2.5": a point and more digits.
    let point = view.is(at + 1, w!["."])
        && view.glued(at + 1)
        && view.glued(at + 2)
        && view.is_number(at + 2);
    let end = if point { at + 3 } else { at + 1 };
    if letters == 1 && point && text.starts_with(['v', 'V']) {
        return (LabelSort::Version, at, end);
    }
    let road = letters == 1
        && (1..=4).contains(&digits)
        && text.starts_with(['M', 'A', 'B', 'I'])
        && at >= 2
        && view.is(at - 1, w!["the"])
        && view.is(at - 2, ROAD_BEFORE);
    if road {
        return (LabelSort::Address, at, end);
    }
    // "a RAV4", "the Galaxy S23", "its A340" are made, "CO2" and "G7" are not.
    let named = at > 0 && view.capital(at - 1) && view.lex(at - 1) == Lexeme::Other;
    let jet = digits == 3 && text.starts_with(['A', 'B']) && letters == 1;
    let device = view.is(end, w!["chip", "chips", "engine", "processor", "rifle", "tank", "jet"]);
    let made = named || jet || device || at > 0 && letters >= 3 && view.is(at - 1, w!["a", "an"]);
    let maker = usize::from(named && jet);
    (if made { LabelSort::Model } else { LabelSort::Code }, at - maker, end)
}

/// "00418-C", "3-D", "77-B": a number with a letter behind a hyphen, or with zeros before it.
fn file(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    let text = view.text(at);
    // "24703L202"
    let power = || numeral::read(view, at, false).is_some_and(|number| number.end > at + 1);
    // "1.3x10^6" is an amount.
    let coded = view.glued(at + 1) && view.kind(at + 1) == Some(TokenKind::Code) && !power();
    if coded && measure::unit_at(view, at + 1, Form::Digits, false).is_none() {
        return Some((LabelSort::Code, at, at + 2));
    }
    let letter = view.hyphen(at + 1)
        && view.is_word(at + 2)
        && view.text(at + 2).len() == 1
        && view.text(at + 2).starts_with(|c: char| c.is_ascii_uppercase());
    let zeros =
        text.len() > 2 && text.starts_with("00") && text.bytes().all(|b| b.is_ascii_digit());
    let end = at + if letter { 3 } else { 1 };
    (letter || zeros && !view.is(at + 1, w!["hours", "gmt"])).then_some((LabelSort::Code, at, end))
}

/// "24/7", "9/11", "50-50", "202/224": numbers glued by a slash that are no fraction.
fn slashed(view: &View<'_>, at: usize) -> Option<usize> {
    // "Directive 2009/48" is a law.
    if view.before_is(at, w!["case", "directive", "regulation", "decision", "law"]) {
        return None;
    }
    let glued = view.glued(at + 1) && view.glued(at + 2) && view.is_number(at + 2);
    (glued && view.text(at + 1) == "/" && numeral::read(view, at, false)?.end == at + 1)
        .then_some(at + 3)
        .or_else(|| {
            let fixed =
                |left: &str, right: &str| view.text(at) == left && view.text(at + 2) == right;
            let attack =
                fixed("9", "11") && !view.before_is(at, w!["from", "grades", "ages", "aged"]);
            (glued && view.dash(at + 1) && (fixed("50", "50") || attack)).then_some(at + 3)
        })
}

/// "COVID-19", "V-12", "Catch-22", "Kepler-186f": glued to a name by a hyphen.
fn glued_name(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    let hyphened = at >= 2
        && view.hyphen(at - 1)
        && matches!(view.kind(at - 2), Some(TokenKind::Word | TokenKind::Code));
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
    // "the seat-7 passenger"
    let small = hyphened
        && name.len() >= 3
        && name.bytes().all(|byte| byte.is_ascii_lowercase())
        && !view.is(at - 2, JOINED)
        && view.lex(at - 2) == Lexeme::Other
        && !view.hyphen(at + 1)
        && !view.is(at + 1, w!["percent", "%", "year", "years"])
        && !view.before_is(at - 2, w!["-"])
        && !view.is_number(at.saturating_sub(4));
    if small {
        return Some((LabelSort::Name, at - 2, at + 1));
    }
    (numeral::parse_digits(view.text(at)).is_none()
        || at > 0 && view.glued(at) && matches!(view.text(at - 1), "#" | "@" | "_"))
    .then_some((LabelSort::Code, at, at + 1))
}
