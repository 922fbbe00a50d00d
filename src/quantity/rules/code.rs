//! Codes: "COVID-19", "CO2", "24/7", "#5", "flight KX 2290", "ISBN 978-1-4028-9462-6", a shirt's
//! number, the numbers of a lottery. What is made goes to `model.rs`.

use super::numbered::{self, behind, plain, tail};
use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::numeral;
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "code",
    summary: "a number that is part of a code or a saying: no figure, a label",
    begins: Begins::DIGITS.or(Begins::SIGN).or(Begins::CODE).cued(CUES),
    read: |scene, at| {
        let (sort, first, end) = code(scene.view, at)?;
        Some(Read::Label(sort, first, end))
    },
    examples: &[
        Family::new("codes", include_str!("../examples/codes.txt")),
        Family::new("not-figures", include_str!("../examples/not-figures.txt")),
    ],
};

const CUES: &Cues = &Cues {
    before: &[CODED, w!["#", "№", "no", "number"]],
    anywhere: &[DRAWN],
    shapes: Shapes::JOINED
        .or(Shapes::GLUED)
        .or(Shapes::NOUGHT)
        .or(Shapes::POINTS)
        .or(Shapes::LONG)
        .or(Shapes::BEFORE_CODE),
    sure: Some(Begins::CODE),
    ..Cues::NONE
};

/// Words of a lottery.
const DRAWN: &Words = w!["numbers", "drawn", "lottery", "combination"];

/// What runs, is sold or is filed under a number.
const CODED: &Words = w![
    "flight", "flights", "lot", "lots", "jersey", "shirt", "isbn", "issn", "doi", "iso", "en",
    "iec", "din", "rfc", "astm", "ieee", "file", "e"
];

fn code(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    match view.kind(at)? {
        TokenKind::Number => number(view, at),
        TokenKind::Sign => (view.is(at, w!["#", "№"]) && view.is_number(at + 1)).then_some((
            LabelSort::Code,
            at,
            at + 2,
        )),
        TokenKind::Code => Some(lettered(view, at)),
        TokenKind::Word | TokenKind::Suffix => None,
    }
}

/// "PM2.5", "H1N1-b": what is glued to a code belongs to it; "T10:38:07Z" is the time of a stamp.
fn lettered(view: &View<'_>, at: usize) -> (LabelSort, usize, usize) {
    const MOST_TOKENS: usize = 5;
    let mut end = at + 1;
    while end < at + MOST_TOKENS
        && view.is(end, w![":"])
        && view.glued(end)
        && view.glued(end + 1)
        && view.is_number(end + 1)
    {
        end += 2;
    }
    let stamp = end > at + 1 && view.text(at).starts_with('T');
    let point = view.is(end, w!["."]) && view.glued(end) && view.glued(end + 1);
    let end = if point && view.is_number(end + 1) { end + 2 } else { tail(view, end) };
    (if stamp { LabelSort::Clock } else { LabelSort::Code }, at, end)
}

fn number(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    if let Some(found) = slashed(view, at) {
        return Some(found);
    }
    if let Some(end) = chained(view, at).or_else(|| drawn(view, at)) {
        return Some((LabelSort::Code, at, end));
    }
    if let Some((first, end)) = coded(view, at) {
        return Some((LabelSort::Code, first, end));
    }
    if let Some(end) = filed(view, at) {
        let named = super::name::precedes(view, at);
        return Some(if named {
            (LabelSort::Name, at - 1, end) // "Agent 007"
        } else {
            (LabelSort::Code, at, end)
        });
    }
    // "a 401(k) plan"
    let clause = plain(view, at, 3)
        && view.glued(at + 1)
        && view.is(at + 1, w!["("])
        && view.glued(at + 2)
        && view.is_word(at + 2)
        && view.text(at + 2).len() == 1
        && view.is(at + 3, w![")"]);
    if clause {
        return Some((LabelSort::Law, at, tail(view, at + 1)));
    }
    if let Some(end) = stocked(view, at) {
        return Some((LabelSort::Code, at, end));
    }
    glued_name(view, at)
}

/// "31805 K-114", "31805 k114": five digits and more without a comma, and a code behind them.
fn stocked(view: &View<'_>, at: usize) -> Option<usize> {
    const LEAST_DIGITS: usize = 5;
    let next = at + 1;
    let long = view.text(at).len() >= LEAST_DIGITS && plain(view, at, 9) && !view.glued(next);
    if !long {
        return None;
    }
    // "15000 pre-1990 cars" are counted.
    let hyphen = view.is_word(next)
        && view.text(next).len() <= 3
        && view.text(next).starts_with(|first: char| first.is_ascii_uppercase())
        && view.hyphen(next + 1)
        && view.is_number(next + 2);
    if hyphen {
        return Some(next + 3);
    }
    let code = view.kind(next) == Some(TokenKind::Code);
    let ends = view.text(next).ends_with(|last: char| last.is_ascii_digit());
    (code && ends && numbered::unit(view, next, numeral::Form::Digits).is_none())
        .then_some(next + 1)
}

/// "24/7", "9/11", "50-50": numbers glued by a slash that are no fraction.
fn slashed(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    let glued = view.glued(at + 1) && view.glued(at + 2) && view.is_number(at + 2);
    if !glued {
        return None;
    }
    if view.is(at + 1, w!["/"]) && numeral::read(view, at, false)?.end == at + 1 {
        let day = view.is(at, w!["9"]) && view.is(at + 2, w!["11"]);
        return Some((if day { LabelSort::Name } else { LabelSort::Code }, at, at + 3));
    }
    // "the 9-11 inquiry"
    let attacks = view.hyphen(at + 1)
        && view.is(at, w!["9"])
        && view.is(at + 2, w!["11"])
        && view.before_is(at, w!["the"])
        && view.noun(at + 3)
        && !numbered::counts(view, at + 3);
    if attacks {
        return Some((LabelSort::Name, at, at + 3));
    }
    let even = view.dash(at + 1) && view.is(at, w!["50"]) && view.is(at + 2, w!["50"]);
    even.then_some((LabelSort::Code, at, at + 3))
}

/// "0-0-1-0-2-0-0-1": more numbers joined by dashes than a date or a telephone number has.
fn chained(view: &View<'_>, at: usize) -> Option<usize> {
    is_chain(view, at).then(|| at + 1 + 2 * links(view, at).count())
}

/// Returns whether so many numbers are joined by dashes that they are a code.
pub(super) fn is_chain(view: &View<'_>, at: usize) -> bool {
    const FEWEST_LINKS: usize = 7;
    links(view, at).take(FEWEST_LINKS).count() == FEWEST_LINKS
}

/// The numbers joined by dashes to the one at `at`.
fn links(view: &View<'_>, at: usize) -> impl Iterator<Item = usize> {
    (at + 2..).step_by(2).take_while(|&next| {
        view.dash(next - 1) && view.glued(next - 1) && view.glued(next) && view.is_number(next)
    })
}

/// "3-D", "77-B": a letter behind a hyphen; "007", "00418": noughts in front.
fn filed(view: &View<'_>, at: usize) -> Option<usize> {
    let letter = view.hyphen(at + 1) && matches!(view.text(at + 2).as_bytes(), [b'A'..=b'Z']);
    let noughts = view.text(at).len() > 2 && view.text(at).starts_with("00") && plain(view, at, 9);
    let timed = view.is(at + 1, w!["hours", "hrs", "gmt"]);
    (letter || noughts && !timed).then(|| tail(view, at + 1))
}

/// "The winning numbers were 4, 11, 19, 23 and 38."
fn drawn(view: &View<'_>, at: usize) -> Option<usize> {
    const NEAR_TOKENS: usize = 4;
    const LEAST_NUMBERS: usize = 4;
    const MOST_NUMBERS: usize = 12;
    if !plain(view, at, 2) || !view.is(at + 1, w![","]) {
        return None;
    }
    if !view.any_before(at, NEAR_TOKENS, DRAWN) {
        return None;
    }
    let (mut end, mut count) = (at + 1, 1);
    while count < MOST_NUMBERS {
        let comma = usize::from(view.is(end, w![","]));
        let and = usize::from(view.is(end + comma, w!["and"]));
        if comma + and == 0 || !plain(view, end + comma + and, 2) {
            break;
        }
        (end, count) = (end + comma + and + 1, count + 1);
    }
    (count >= LEAST_NUMBERS && !numbered::counts(view, end)).then_some(end)
}

/// "Flight 417", "flight KX 2290", "lot 2207", "Case file 77-B", "the No. 10 shirt".
fn coded(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    if let Some((first, end)) = behind(view, at, CODED) {
        let standard = view.is(first, w!["en", "e", "iso", "iec", "din", "astm"]);
        let shouted = view.text(first).bytes().all(|byte| byte.is_ascii_uppercase());
        let case = usize::from(view.is(first, w!["file"]) && view.before_is(first, w!["case"]));
        let loose = view.is(first, w!["lots", "flights", "file"]) && case == 0 && end == at + 1;
        return (!loose && (shouted || !standard)).then_some((first - case, end));
    }
    let name = numbered::word_before(view, at)?;
    let letters = view.text(name);
    let line = letters.len() <= 3 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    if line && name > 0 && view.is(name - 1, w!["flight"]) {
        return Some((name - 1, at + 1));
    }
    let worn =
        view.is(name, w!["no", "number"]) && view.is(at + 1, w!["shirt", "jersey", "bib", "vest"]);
    worn.then_some((name, at + 1))
}

/// "COVID-19", "V-12", "Catch-22", "Kepler-186f": glued to a name by a hyphen.
fn glued_name(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    let odd = numeral::parse_digits(view.text(at)).is_none()
        || at > 0 && view.glued(at) && view.is(at - 1, w!["#", "@", "_"]);
    let alone = odd.then_some((LabelSort::Code, at, at + 1));
    if at < 2 || !view.hyphen(at - 1) || !view.is_word(at - 2) {
        return alone;
    }
    let name = view.text(at - 2);
    let bound = view.is(at - 2, w!["sub", "minus", "mid", "pre", "post", "plus"]);
    let range = view.is(at - 2, w!["m", "k", "bn"])
        || view.glued(at - 2) && at >= 3 && view.is_number(at - 3);
    if bound || range {
        return alone;
    }
    if !name.starts_with(char::is_uppercase) && !view.is(at - 2, w!["covid"]) {
        return small(view, at).map(|end| (LabelSort::Name, at - 2, end)).or(alone);
    }
    let letter = view.glued(at + 1) && view.is_word(at + 1) && view.text(at + 1).len() == 1;
    let shouted = name.bytes().all(|byte| byte.is_ascii_uppercase());
    let sort =
        if shouted || view.is(at - 2, w!["covid"]) { LabelSort::Code } else { LabelSort::Name };
    let end = if letter { at + 2 } else { tail(view, at + 1) };
    Some((sort, at - 2, end))
}

/// "seat-7", "plan-9": a word in small letters that a hyphen joins to a number, and nothing of the
/// number's own behind it.
fn small(view: &View<'_>, at: usize) -> Option<usize> {
    /// Words of that kind behind which a number still counts: "then-22-year-old".
    const JOINED: &Words = w![
        "then", "now", "under", "over", "age", "aged", "top", "last", "best", "to", "and", "or",
        "per", "every", "around", "record", "high", "low", "nearly", "almost"
    ];
    let name = at - 2;
    let word = view.text(name).len() >= 3
        && view.lex(name) == crate::quantity::lexicon::Lexeme::Other
        && !view.is(name, JOINED)
        && !view.glued(name);
    let alone = !view.hyphen(at + 1)
        && numbered::unit(view, at + 1, numeral::Form::Digits).is_none()
        && !numbered::counts(view, at + 1);
    (word && alone).then_some(at + 1)
}
