//! The mark a player is given in a line of notes: "Tove Lind: 7 Kept her side in the match".
//! Results of games are left to `score.rs`.

use super::{Begins, Cues, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Figure, FigureKind};
use crate::quantity::numeral::parse_digits;
use crate::quantity::scan::Draft;
use crate::quantity::view::View;
use crate::text::Words;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "mark",
    summary: "a mark out of ten behind a player’s name and a colon",
    begins: Begins::DIGITS.cued(CUES),
    read: |scene, at| read(scene.view, at),
    examples: &[Family::new("marks", include_str!("../examples/marks.txt"))],
};

const CUES: &Cues = &Cues { before: &[w![":"]], ..Cues::NONE };

/// The mark at token `at`. A headline ("Harbour Police: 4 Held After Raid") goes on in capitals, a
/// count in small letters.
fn read(view: &View<'_>, at: usize) -> Option<Read> {
    const BEST: f64 = 10.0;
    const NAME_TOKENS: std::ops::RangeInclusive<usize> = 2..=4;
    let colon = at.checked_sub(1).filter(|&colon| view.is(colon, w![":"]) && !view.glued(at))?;
    let named = NAME_TOKENS.contains(&colon)
        && upper(view, 0)
        && (0..colon).all(|at| upper(view, at) || view.is(at, PARTICLES));
    // "Scored twice." ends before the third word.
    let small = |at: usize| view.text(at).starts_with(char::is_lowercase);
    let ends = |at: usize| !view.is_word(at) && !view.is_number(at);
    let told = upper(view, at + 1)
        && (view.is(at + 1, PLAYED) || view.text(at + 1).ends_with("ed"))
        && !view.is(at + 1, HARM)
        && !view.glued(at + 1)
        && small(at + 2)
        && (at + 3..at + 5).all(|next| small(next) || ends(next));
    let (value, places) = parse_digits(view.text(at)).filter(|_| named && told)?;
    if places > 1 || !(0.0..=BEST).contains(&value.to_f64()) {
        return None;
    }
    let mut figure = Figure::number(view.span(at), Amount::Unknown);
    figure.kind = FigureKind::Score;
    Some(Read::one(Draft { figure, first: at, end: at + 1, bound_at: at }))
}

/// How a line on a player begins, besides "Started", "Looked" and their like.
const PLAYED: &Words = w![
    "kept",
    "gave",
    "took",
    "made",
    "did",
    "ran",
    "was",
    "got",
    "had",
    "saw",
    "left",
    "lost",
    "won",
    "hit",
    "let",
    "put",
    "came",
    "went",
    "fell",
    "set",
    "sent",
    "stood",
    "struck",
    "threw",
    "broke",
    "brought",
    "caught",
    "drew",
    "fought",
    "found",
    "led",
    "read",
    "tidy",
    "quick",
    "quiet",
    "solid",
    "steady",
    "poor",
    "good",
    "great",
    "excellent",
    "superb",
    "brave",
    "calm",
    "busy",
    "lively",
    "safe",
    "sharp",
    "strong",
    "unlucky",
];

/// What many suffer and no player does: "Harbour Blast: 7 Killed as a boiler burst".
const HARM: &Words = w![
    "killed",
    "injured",
    "wounded",
    "arrested",
    "detained",
    "charged",
    "rescued",
    "drowned",
    "hospitalised",
    "hospitalized",
    "evacuated",
    "jailed",
    "sacked",
    "feared",
    "trapped",
    "stranded",
    "infected",
    "displaced",
    "executed",
    "kidnapped",
    "shot",
    "held",
];

/// Small words inside a name.
const PARTICLES: &Words = w!["de", "da", "di", "van", "von", "der", "den", "bin", "al", "la", "el"];

/// Whether the token is a word with a capital, and not in capitals: "FC" is no name of a person.
fn upper(view: &View<'_>, at: usize) -> bool {
    let text = view.text(at);
    let shouted = text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    view.is_word(at) && text.starts_with(char::is_uppercase) && !shouted
}
