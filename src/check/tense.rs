//! What a verb says of its time, told from the word and the auxiliaries before it: enough to know
//! the past from plans. No grammar: what it does not know is no verb.

use std::ops::Range;

use super::case::Case;
use crate::quantity::verbs::{MODALS, PARTICIPLES, PASTS};
use crate::text::{TokenKind, Words};
use crate::w;

/// What a verb says of its time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// Surely the past: "was signed", "began", "who resigned".
    Past,
    /// A participle or a past: "homes lost", "sold".
    Maybe,
    Other,
}

/// The verb nearest before the end of these tokens, with its tense.
pub(super) fn nearest_verb(case: &Case<'_>, tokens: Range<usize>) -> Option<(usize, Tense)> {
    for at in tokens.clone().rev() {
        if matches!(case.printed(at), ";" | ":") {
            return None;
        }
        if let Some(tense) = tense(case, at, tokens.start) {
            return Some((at, tense));
        }
    }
    None
}

/// The tense of the verb at token `at`; `None` where it is no verb this knows.
pub(super) fn tense(case: &Case<'_>, at: usize, first: usize) -> Option<Tense> {
    const PRESENT: &Words = w!["is", "are", "am", "being", "be"];
    const COMING: &Words = w![
        "ends", "expires", "returns", "lapses", "enters", "goes", "becomes", "opens", "begins",
        "closes", "comes", "retires", "reaches", "matures", "kicks", "arrives", "requires", "bans",
        "wants", "sees", "rises", "begin", "become", "enter", "expire", "go", "come", "rising",
        "becoming", "coming", "lasting",
    ];
    let before = |step: usize| at.checked_sub(step).filter(|&at| at >= first);
    let before_is = |step: usize, words: &Words| before(step).is_some_and(|at| case.is(at, words));
    if modal(case, at) || case.is(at, PRESENT) || case.is(at, COMING) {
        return Some(Tense::Other);
    }
    if case.is(at, w!["was", "were", "had", "did"]) {
        return Some(Tense::Past);
    }
    if case.is(at, w!["to"]) {
        let next = at + 1;
        let plural = case.printed(next).ends_with('s');
        let verb = case.kind(next) == Some(TokenKind::Word)
            && !case.capital(next)
            && !plural
            && !case.is(
                next,
                w![
                    "the", "a", "an", "its", "his", "her", "their", "this", "that", "more",
                    "about", "nearly", "over", "all", "such", "just", "around", "almost", "only",
                    "some", "roughly", "which", "whom", "date", "power", "office", "life",
                    "traffic", "sea", "shore", "court", "school", "town", "press", "auction",
                    "public", "market", "ground", "acclaim", "port", "air"
                ],
            )
            && !["tion", "ment", "ness", "ity", "ance", "ence", "ship"]
                .iter()
                .any(|ending| case.printed(next).ends_with(ending));
        return verb.then_some(Tense::Other);
    }
    let participle = participle(case, at);
    let plain = case.is(at, PASTS);
    if !participle && !plain {
        return None;
    }
    // "was quietly signed", "has been closed"; "is built", "be built"
    for step in 1..=3 {
        if before_is(step, w!["was", "were", "had", "been", "has", "have", "got"]) {
            let base = (step + 1..=step + 2)
                .filter_map(before)
                .any(|at| modal(case, at) || case.is(at, w!["to"]));
            return Some(if base { Tense::Other } else { Tense::Past });
        }
        if before_is(step, PRESENT) {
            return Some(Tense::Other);
        }
        if !before(step).is_some_and(|at| adverb(case, at)) {
            break;
        }
    }
    let subject = before_is(1, w!["who", "which", "that", "he", "she", "it", "they", "we", "i"])
        || before_is(2, w!["who", "which", "he", "she", "it", "they", "we"])
            && before(1).is_some_and(|at| adverb(case, at));
    Some(if plain && !participle || subject { Tense::Past } else { Tense::Maybe })
}

/// Whether the word ends as a past participle does.
fn participle(case: &Case<'_>, at: usize) -> bool {
    const NONE: &Words = w![
        "hundred", "indeed", "speed", "need", "exceed", "proceed", "succeed", "feed", "seed",
        "breed", "weed", "deed", "united", "sacred", "naked", "red", "bed", "shed", "sled",
        "embed", "newlywed",
    ];
    let text = case.printed(at);
    case.kind(at) == Some(TokenKind::Word)
        && (!case.capital(at) || opens(case, at))
        && (case.is(at, PARTICIPLES)
            || text.len() >= 4 && text.ends_with("ed") && !case.is(at, NONE))
}

/// Whether the token opens its sentence or a bracket.
fn opens(case: &Case<'_>, at: usize) -> bool {
    let Some(token) = case.tokens().get(at) else { return false };
    let first = case.sentence_at(token.span.start).map(|sentence| sentence.first_token);
    first == Some(at) || at.checked_sub(1).is_some_and(|before| case.is(before, w!["(", "\"", "“"]))
}

/// Whether the token is a word that may stand before a verb and leaves its time as it is.
pub(super) fn adverb(case: &Case<'_>, at: usize) -> bool {
    case.is(at, ADVERBS) || case.printed(at).ends_with("ly")
}

/// Whether the token is a modal verb; "May" in a date and "won" are none.
pub(super) fn modal(case: &Case<'_>, at: usize) -> bool {
    let month = case.capital(at) && case.is(at, w!["may", "will", "can"]);
    let refused = case.is(at, w!["won"]) && case.is(at + 1, w!["'t", "’t"]);
    case.is(at, MODALS) && !month || refused
}

pub(super) const ADVERBS: &Words = w![
    "back",
    "early",
    "late",
    "first",
    "last",
    "also",
    "just",
    "again",
    "only",
    "once",
    "not",
    "never",
    "then",
    "there",
    "here",
    "later",
    "soon",
    "off",
    "out",
    "up",
    "down",
    "over",
    "since",
    "already",
    "formally",
    "officially",
    "finally",
    "mid",
    "-",
    "and",
    "twice",
    "abroad",
    "together",
    "away",
];
