//! Rates: what an amount is counted by ("per square foot", "a share", "for every 1,000 residents"),
//! and the stuff of which it is one.

use super::known::Role;
use super::lexicon::Lexeme;
use super::measure::{phrase_at, symbol_at};
use super::noun::noun_phrase;
use super::numeral;
use super::unit::{Dimension, UNITS, plural};
use super::view::View;
use crate::text::{Span, TokenKind, Word, Words};
use crate::w;

/// Nouns that a rate is counted by, besides units: "$3 a share".
const RATE_NOUNS: &Words = w![
    "share",
    "head",
    "person",
    "capita",
    "family",
    "household",
    "ticket",
    "vote",
    "night",
    "piece",
    "unit",
    "bottle",
    "pack",
    "game",
    "match",
    "kilo",
    "car",
    "student",
    "pupil",
    "patient",
    "child",
    "employee",
    "worker",
    "seat",
    "room",
    "customer",
    "user",
    "subscriber",
    "visit",
    "trip",
    "play",
    "carry",
    "shift",
    "plate",
    "copy",
    "item",
    "season",
    "quarter",
    "passenger",
    "vehicle",
    "voter",
    "resident",
    "inhabitant",
    "citizen",
    "shareholder",
    "flight",
    "order",
    "dozen",
    "pop",
    "ounce",
    "tonne",
    "barrel",
    "class",
    "course",
    "dose",
    "episode",
    "issue",
    "litre",
    "man",
    "woman",
    "member",
    "meal",
    "mile",
    "minute",
    "page",
    "pair",
    "plot",
    "pound",
    "ride",
    "round",
    "serving",
    "session",
    "stock",
    "transaction",
    "treatment",
    "test",
    "word",
    "team",
    "touch",
    "attempt",
    "apartment",
    "acre",
    "ballot",
    "couple",
    "school",
    "site",
    "store",
    "stick",
    "throw",
    "tree",
    "video",
    "village",
];

/// Abbreviations of "per month" and the like, as small ads and tables print them.
const SHORT: &[(&Words, &str)] =
    &[(w!["pa", "p.a."], "year"), (w!["pcm", "p.c.m."], "month"), (w!["pw", "p.w."], "week")];

/// Every word that may begin a rate.
pub(super) fn first_words() -> Vec<Word> {
    let cues = w!["-", "‑", "‐", "per", "/", "for", "each", "every", "a", "an", "to"];
    let short = SHORT.iter().flat_map(|(words, _)| words.iter());
    cues.iter().chain(short).copied().collect()
}

/// A rate's denominator: the words after "per", "a", "/", and the token after them.
pub(super) fn rate(view: &View<'_>, at: usize) -> Option<(String, usize)> {
    if !view.may(at, Role::RATE) {
        return None;
    }
    let hyphen = view.hyphen(at);
    let cue = if hyphen { at + 1 } else { at };
    let next = cue + 1 + usize::from(view.hyphen(cue + 1));
    if view.is(cue, w!["per"]) || view.text(cue) == "/" && view.glued(cue) && view.glued(cue + 1) {
        return denominator(view, next);
    }
    if view.reads(cue, w!["for", "every"]) {
        let (per, end) = view.is_number(cue + 2).then(|| denominator(view, cue + 2))??;
        // "2 percent for every 7 weeks" is a time of its own.
        let time =
            phrase_at(view, end - 1).is_some_and(|(unit, _)| unit.dimension == Dimension::TIME);
        return (!time).then_some((per, end));
    }
    let every = view.is(cue, w!["each", "every"]);
    if every && matches!(view.lex(next), Lexeme::Ones(2..)) {
        let number = numeral::read(view, next, false)?;
        let (unit, end) = phrase_at(view, number.end)?;
        return (unit.dimension == Dimension::TIME)
            .then(|| (view.spans(next, end).of(view.body).to_owned(), end));
    }
    if (view.lex(cue) == Lexeme::A || every) && view.is_word(next) {
        return each(view, next, every);
    }
    if view.reads(cue, w!["to", "the"]) {
        return exchange(view, cue + 2);
    }
    let (_, unit) = SHORT.iter().find(|(words, _)| view.is(cue, words))?;
    Some(((*unit).to_owned(), cue + 1))
}

/// What stands after "a" or "every": a unit of time or measure, or a noun by which one counts.
fn each(view: &View<'_>, at: usize, every: bool) -> Option<(String, usize)> {
    if let Some((unit, end)) = phrase_at(view, at) {
        let time = unit.dimension == Dimension::TIME;
        let plural = view.text(end - 1).ends_with('s') && !unit.name.ends_with('s');
        // "$300 a day after the theft", but "$30 a fortnight before he left".
        let ago = view.is(end, w!["ago", "earlier", "later", "before", "after", "old"])
            && !view.is(end + 1, w!["he", "she", "they", "it", "we", "i"]);
        // "90 men a mile from shore"
        let away = unit.dimension.name() == "length"
            && view.is(end, w!["from", "away", "off", "north", "south", "east", "west"]);
        let fits = time || !every && unit.dimension != Dimension::MONEY && !away;
        return (fits && !ago && !plural).then(|| (unit.name.to_owned(), end));
    }
    let counted = !every && view.is(at, RATE_NOUNS);
    counted.then(|| (view.text(at).to_lowercase(), at + 1))
}

/// "7.1 yuan to the dollar", "40 miles to the gallon".
fn exchange(view: &View<'_>, at: usize) -> Option<(String, usize)> {
    let (unit, end) = phrase_at(view, at)?;
    let fits = unit.dimension == Dimension::MONEY || view.is(at, w!["gallon", "litre", "liter"]);
    (fits && end == at + 1).then(|| (unit.name.to_owned(), end))
}

/// What stands after "per": a unit, an amount of something, or a noun.
fn denominator(view: &View<'_>, at: usize) -> Option<(String, usize)> {
    if let Some((unit, end)) = phrase_at(view, at).or_else(|| symbol_at(view, at)) {
        // "per MMBtu" holds a million.
        let per = match UNITS.power(view.text(end - 1)) {
            6 => format!("million {}", plural(unit.name)),
            _ => unit.name.to_owned(),
        };
        return Some((per, end));
    }
    // "per thousand board feet"
    if matches!(view.lex(at), Lexeme::Hundred | Lexeme::Scale(_)) {
        let end = phrase_at(view, at + 1).map_or(at + 1, |(_, end)| end);
        return Some((view.spans(at, end).of(view.body).to_owned(), end));
    }
    if let Some(number) = numeral::read(view, at, false) {
        let end = noun_phrase(view, number.end).map_or(number.end, |phrase| phrase.1);
        let end = phrase_at(view, number.end).map_or(end, |(_, unit_end)| unit_end);
        return Some((view.spans(at, end).of(view.body).to_owned(), end));
    }
    (view.is_word(at) && view.lex(at) != Lexeme::Small)
        .then(|| (view.text(at).to_lowercase(), at + 1))
}

/// "of oil" behind a unit: the stuff, when a rate follows it, and the token after.
pub(super) fn stuff(view: &View<'_>, at: usize) -> Option<(Span, usize)> {
    if !view.is(at, w!["of"]) {
        return None;
    }
    // "200 kilometres of the town" is a distance, "40 tons of the stuff" rare.
    let from = at + 1 + usize::from(view.lex(at + 1) == Lexeme::A);
    let mut end = from;
    while end < from + 4 && view.lex(end) == Lexeme::Other {
        let code = view.kind(end) == Some(TokenKind::Code);
        // "grain spilled on the line": a participle is the verb.
        let verb = end > from && view.text(end).ends_with("ed");
        if !(view.is_word(end) || code) || verb {
            break;
        }
        end += 1;
    }
    (end > from).then(|| (view.spans(from, end), end))
}
