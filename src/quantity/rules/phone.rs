//! Telephone numbers: "202-224-3154", "(303) 555-0142", "+49 (0)30 23125 011", "555-0182, ext. 7",
//! and the short ones one is told to dial: "rang 112".

use super::code::is_chain;
use super::numbered::{self, plain};
use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::text::{Gap, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "phone",
    summary: "a telephone number: no figure, a label",
    begins: Begins::DIGITS.or(Begins::SIGN).cued(CUES),
    read: |scene, at| {
        let (first, end) = phone(scene.view, at)?;
        Some(Read::Label(LabelSort::Phone, first, end))
    },
    examples: &[Family::new("phones", include_str!("../examples/phones.txt"))],
};

const CUES: &Cues = &Cues {
    before: &[DIALLED, w!["+"]],
    anywhere: &[TEXTED],
    shapes: Shapes::POINTS.or(Shapes::JOINED).or(Shapes::NOUGHT).or(Shapes::BRACKETED),
    ..Cues::NONE
};

const DIALLED: &Words = w![
    "dial", "dialled", "dialed", "dialling", "dialing", "call", "calls", "called", "calling",
    "callers", "caller", "ring", "rang", "phone", "phoned", "line", "lines", "hotline", "helpline",
    "number", "text", "texted"
];

const TEXTED: &Words = w!["text", "texts", "texted", "texting", "messages", "sms", "whatsapp"];

fn phone(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    let abroad = view.is(at, w!["+"]) && view.is_number(at + 1) && view.glued(at + 1);
    let number = at + usize::from(abroad);
    let filed = view.before_is(at, w!["isbn", "issn", "ean"]) || is_chain(view, number);
    if !view.is_number(number) || filed {
        return None;
    }
    if let Some(end) = pointed(view, number) {
        return Some((at, extension(view, end)));
    }
    if let Some(end) = spelled(view, number) {
        return Some((at, end));
    }
    let bracket = at > 0 && view.is(at - 1, w!["("]) && view.is(number + 1, w![")"]);
    let first = at - usize::from(bracket);
    match groups(view, number, abroad, bracket) {
        Some(end) => Some((first, extension(view, end))),
        None => short(view, number),
    }
}

/// "555.013.7744", "01.42.68.53.00": groups of digits that end as a number does.
fn pointed(view: &View<'_>, at: usize) -> Option<usize> {
    let text = view.text(at);
    if !text.contains('.') {
        return None;
    }
    let shape = text.split('.').map(str::len);
    (shape.clone().eq([3, 3, 4]) || text.starts_with('0') && shape.eq([2; 5])).then_some(at + 1)
}

/// "1-800-HARBOUR": the last group in letters.
fn spelled(view: &View<'_>, at: usize) -> Option<usize> {
    let free = view.is(at, w!["1"]) && view.hyphen(at + 1) && plain(view, at + 2, 3);
    let word = view.text(at + 4);
    let shouted = word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    (free && view.hyphen(at + 3) && view.is_word(at + 4) && shouted).then_some(at + 5)
}

/// The token after the groups of digits that are one number.
fn groups(view: &View<'_>, at: usize, abroad: bool, bracket: bool) -> Option<usize> {
    const MOST_GROUPS: usize = 7;
    const FULL_DIGITS: usize = 9;
    const LOCAL_DIGITS: usize = 7;
    const MOST_DIGITS: usize = 15;
    let start = view.text(at);
    let spaced = abroad || bracket || start.starts_with('0') && start.len() >= 2;
    let (mut end, mut count, mut digits) = (at + 1, 1, start.len());
    let mut last = at;
    let mut signs = false;
    while count < MOST_GROUPS {
        let mut next = end;
        // A bracket that closes the area code, or holds the nought of it.
        if view.is(next, w![")"]) && (bracket || abroad) {
            next += 1 + usize::from(view.hyphen(next + 1)); // "(410)-555-0111"
        } else if abroad && view.is(next, w!["("]) {
            next += 1;
        } else if view.glued(next) && (view.dash(next) || view.is(next, w!["/"])) {
            next += 1;
            signs = true;
        } else if !(spaced || signs && count >= 2)
            || view.tokens.get(next).map(|t| t.gap) != Some(Gap::Space)
        {
            break;
        }
        if !plain(view, next, 8) || next > end && view.dash(end) && !view.glued(next) {
            break;
        }
        last = next;
        digits += view.text(next).len();
        (count, end) = (count + 1, next + 1);
    }
    let sizes = (start.len(), view.text(last).len());
    let local = count == 2 && (3..=4).contains(&sizes.0) && sizes.1 == 4 && sizes.0 == 3;
    let full = digits >= FULL_DIGITS && (spaced || count >= 3);
    let fits = plain(view, at, 5) && count >= 2 && digits <= MOST_DIGITS;
    // Nothing may hang on it, and no unit: "0.5 200 000 km" is none.
    let open = view.glued(end) && (view.is_word(end) || view.is_number(end));
    (fits && !open && (full || local && digits >= LOCAL_DIGITS)).then_some(end)
}

/// The end of ", ext. 214" or "extension 7" behind a number.
fn extension(view: &View<'_>, end: usize) -> usize {
    let comma = usize::from(view.is(end, w![","]));
    let word = end + comma;
    if !view.is(word, w!["ext", "extension", "x"]) {
        return end;
    }
    let number = word + 1 + usize::from(view.is(word + 1, w!["."]));
    if view.is_number(number) { number + 1 } else { end }
}

/// "Dial 911", "callers to 999", "the crisis line 988", "texted a code to 70755".
fn short(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const NEAR_TOKENS: usize = 5;
    const EMERGENCY: &Words =
        w!["911", "999", "112", "988", "111", "101", "110", "119", "211", "311", "000"];
    if at == 0 {
        return None;
    }
    let to = usize::from(view.before_is(at, w!["to", "the"]));
    let dialled = at > to && view.is(at - to - 1, DIALLED) && view.is(at, EMERGENCY);
    let code = (4..=6).contains(&view.text(at).len()) && plain(view, at, 6);
    let texted = code && view.before_is(at, w!["to"]) && view.any_before(at, NEAR_TOKENS, TEXTED);
    if !(dialled || texted) {
        return None;
    }
    let unit = numbered::unit(view, at + 1, crate::quantity::numeral::Form::Digits).is_some();
    let spoken_of = view.is(at - 1, w!["line", "number", "hotline", "helpline"]);
    if !spoken_of && numbered::counts(view, at + 1) {
        return None;
    }
    (!unit).then_some((at, at + 1))
}
