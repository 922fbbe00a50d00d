//! Models of what is made: "Boeing 767", "a Porsche 356", "the F-16", "A340". Versions of programs
//! are left to `version.rs`.

use super::numbered::{self, plain, word_before};
use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "model",
    summary: "the model of a car, an aircraft, a phone, an arm: no figure, a label",
    begins: Begins::DIGITS.or(Begins::CODE).cued(CUES),
    read: |scene, at| {
        let (first, end) = model(scene.view, at)?;
        Some(Read::Label(LabelSort::Model, first, end))
    },
    examples: &[Family::new("models", include_str!("../examples/models.txt"))],
};

const CUES: &Cues = &Cues {
    before: &[w!["iphone", "ipad"]],
    shapes: Shapes::GLUED.or(Shapes::BEHIND_NAME),
    sure: Some(Begins::CODE),
    ..Cues::NONE
};

/// Makers and makes that newspapers print with a number.
const MAKES: &Words = w![
    "iphone",
    "ipad",
    "galaxy",
    "pixel",
    "nokia",
    "oneplus",
    "playstation",
    "xbox",
    "ps",
    "boeing",
    "airbus",
    "embraer",
    "cessna",
    "antonov",
    "ilyushin",
    "tupolev",
    "sukhoi",
    "peugeot",
    "renault",
    "fiat",
    "mazda",
    "porsche",
    "ferrari",
    "saab",
    "volvo",
    "audi",
    "bmw",
    "mercedes",
    "toyota",
    "falcon",
    "ariane",
    "model",
    "mark",
    "mk",
    "series"
];

/// What a code right before one of these names: "the M2 chip".
const MADE: &Words = w![
    "chip",
    "chips",
    "engine",
    "engines",
    "car",
    "cars",
    "jet",
    "jets",
    "tank",
    "tanks",
    "rifle",
    "rifles",
    "phone",
    "phones",
    "plane",
    "planes",
    "aircraft",
    "helicopter",
    "helicopters",
    "missile",
    "missiles",
    "truck",
    "trucks",
    "suv",
    "sedan",
    "fighter",
    "fighters",
    "bomber",
    "bombers",
    "drone",
    "drones",
    "processor",
    "camera",
    "rocket",
    "rockets",
    "pistol",
    "gun"
];

fn model(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    if view.kind(at) == Some(TokenKind::Code) {
        return code(view, at).then_some((at, at + 1));
    }
    if at >= 2 && view.hyphen(at - 1) {
        return hyphened(view, at);
    }
    let name = word_before(view, at)?;
    let make = view.is(name, MAKES);
    let upper =
        view.text(name).starts_with(char::is_uppercase) || view.is(name, w!["iphone", "ipad"]);
    // "a Porsche 356": of what "a" introduces by name and number there are many.
    let one_of = name > 0
        && view.lex(name - 1) == Lexeme::A
        && view.capital(name)
        && view.lex(name) == Lexeme::Other
        && !view.is(name, super::name::KINDS);
    if name + 1 != at || !upper || !(make || one_of) || !plain(view, at, 5) {
        return None;
    }
    let end = numbered::end_of(view, name, at)?;
    // "Boeing 400 workers had left": no article, and something counted that nobody makes.
    let article = name > 0 && matches!(view.lex(name - 1), Lexeme::A | Lexeme::The);
    (article || !numbered::counts(view, end) || made_behind(view, end)).then_some((name, end))
}

fn made_behind(view: &View<'_>, at: usize) -> bool {
    view.is(at, MADE) || view.capital(at)
}

/// "A340", "the M2 chip", "drove a RAV4", "the Comet S31".
fn code(view: &View<'_>, at: usize) -> bool {
    const NEAR_TOKENS: usize = 3;
    const DRIVEN: &Words = w![
        "drove", "drive", "drives", "driving", "driven", "flew", "flies", "fly", "flying", "riding"
    ];
    let jet = match view.text(at).as_bytes() {
        [b'A', b'2' | b'3', b'0'..=b'9', b'0'..=b'9', rest @ ..] => matches!(rest, b"" | b"s"),
        _ => false,
    };
    jet || at > 0 && view.is(at - 1, MAKES)
        || view.is(at + 1, MADE)
        || view.any_before(at, NEAR_TOKENS, DRIVEN)
}

/// "the F-16", "an AK-47", "hull number DDG-88", "six T-72 tanks": a few capitals, a hyphen, a few
/// digits, and an article, since of a substance or a disease there is none.
fn hyphened(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const LONGEST_LETTERS: usize = 3;
    const NEAR_TOKENS: usize = 3;
    let letters = at - 2;
    let text = view.text(letters);
    let short = view.is_word(letters)
        && text.len() <= LONGEST_LETTERS
        && text.starts_with(|c: char| c.is_ascii_uppercase());
    if !short
        || !plain(view, at, 4)
        || view.glued(letters) && letters > 0 && view.is_number(letters - 1)
    {
        return None;
    }
    let plural = usize::from(view.glued(at + 1) && view.is(at + 1, w!["s"]));
    let end = numbered::tail(view, at + 1 + plural);
    let told = letters > 0
        && (matches!(view.lex(letters - 1), Lexeme::A | Lexeme::The)
            || view.is(letters - 1, w!["his", "her", "its", "their", "of", "and", "two", "three"])
                && plural > 0);
    let hull =
        view.any_before(letters, NEAR_TOKENS, w!["hull", "frigate", "destroyer", "submarine"]);
    (told || hull || view.is(end, MADE)).then_some((letters, end))
}
