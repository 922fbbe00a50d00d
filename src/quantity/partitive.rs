//! The whole of which a share is taken ("a third of the workers", "half the piers") and what some
//! are counted of ("one of the best lamps"). Nouns themselves are left to `noun.rs`.

use super::lexicon::Lexeme;
use super::noun::{fits_phrase, is_plural, noun_next};
use super::view::View;
use crate::text::{Gap, Span, TokenKind, Words};
use crate::w;

/// The whole of which a share is taken, as printed: "of the island's teachers".
pub(super) fn base(view: &View<'_>, at: usize) -> Option<Span> {
    partitive(view, at).map(|(from, end)| view.spans(from, end))
}

/// The whole behind a fraction that needs no "of": "half the piers", "one-sixth its usual size".
pub(super) fn base_at_once(view: &View<'_>, at: usize) -> Option<Span> {
    let (from, end) = group(view, at).filter(|_| determiner(view, at))?;
    Some(view.spans(from, end))
}

/// What some are counted of, without its article: "one of the best lamps".
pub(super) fn counted_of(view: &View<'_>, at: usize) -> Option<(Span, usize)> {
    let (from, end) = partitive(view, at)?;
    // "five of the other eight" says of what only behind the eight.
    if view.is_number(end) || matches!(view.lex(end), Lexeme::Ones(_) | Lexeme::Tens(_)) {
        return None;
    }
    let noun = from + usize::from(determiner(view, from) && end > from + 1);
    Some((view.spans(noun, end), end))
}

/// Whether something stands at `at` that is counted by halves and quarters without being a unit:
/// "half a point", "a half turn", "a quarter-point".
pub(super) fn halved(view: &View<'_>, at: usize) -> bool {
    view.is(at, w!["point", "turn", "game", "goal", "length", "step", "lap", "notch", "dose"])
}

/// Whether a word stands at `at` that only points: "the", "its", "those".
fn determiner(view: &View<'_>, at: usize) -> bool {
    const POINTING: &Words =
        w!["all", "its", "their", "his", "her", "our", "my", "your", "those", "these", "this"];
    matches!(view.lex(at), Lexeme::The | Lexeme::A) || view.is(at, POINTING)
}

/// The tokens of what stands behind "of": from its article to its last noun.
fn partitive(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    if !view.is(at, w!["of"]) {
        return None;
    }
    group(view, at + 1).or_else(|| {
        // "a third of those screened"
        let screened = view.is(at + 1, w!["those"]) && view.is_word(at + 2);
        screened.then_some((at + 1, at + 3))
    })
}

/// The tokens of a noun with all before it, its article or the like first.
fn group(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const LONGEST_WORDS: usize = 8;
    let pointed = determiner(view, at);
    let from = at + usize::from(pointed);
    let mut end = from;
    while end < view.len().min(from + LONGEST_WORDS) {
        let apart = end > from && view.tokens[end].gap >= Gap::Paragraph;
        // "one of our county's most visited parks"
        let owned = end > from && view.kind(end - 1) == Some(TokenKind::Suffix);
        let whole = (pointed && end == from || owned) && view.lex(end) == Lexeme::Small;
        // "Fiat and Renault vehicles"
        let joint = end > from
            && view.is(end, w!["and"])
            && view.capital(end - 1)
            && view.capital(end + 1)
            && !is_plural(view.text(end - 1));
        let inside = view.is_word(end) && (fits_phrase(view, end) || whole || joint)
            || view.hyphen(end) && view.is_word(end + 1)
            || view.kind(end) == Some(TokenKind::Suffix)
            || matches!(view.kind(end), Some(TokenKind::Code));
        // "police vans": a plural may be an adjective of the next one.
        let possessive = view.kind(end) == Some(TokenKind::Suffix);
        let ended = end > from
            && is_plural(view.text(end - 1))
            && !is_plural(view.text(end))
            && !possessive;
        // "of the harvest rotted": a participle before a small word is the verb.
        let verb = end > from && view.text(end).ends_with("ed") && !noun_next(view, end);
        if apart || !inside || ended || verb {
            break;
        }
        end += 1;
    }
    (end > from).then_some((at, end))
}
