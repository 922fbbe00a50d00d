//! Names with a number behind them: "Game 7", "Phase 3", "Channel 5", "Day Five", "Ridge 402". The
//! kinds that have a sort of their own are left to their rules; number words inside names to
//! `named.rs`.

use super::numbered::{self, behind, tail};
use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "name",
    summary: "a number that tells one of a kind from the others: no figure, a label",
    begins: Begins::COUNT.cued(CUES),
    read: |scene, at| {
        let (first, end) = name(scene.view, at)?;
        Some(Read::Label(LabelSort::Name, first, end))
    },
    examples: &[Family::new("names", include_str!("../examples/names.txt"))],
};

const CUES: &Cues = &Cues { before: &[KINDS, PLURALS, LOOSE], shapes: Shapes::GLUED, ..Cues::NONE };

/// What is numbered, also in small letters.
pub(super) const KINDS: &Words = w![
    "no",
    "nos",
    "number",
    "game",
    "phase",
    "phases",
    "level",
    "grade",
    "grades",
    "channel",
    "channels",
    "part",
    "item",
    "category",
    "stage",
    "round",
    "line",
    "question",
    "step",
    "issue",
    "episode",
    "session",
    "unit",
    "division",
    "formula",
    "tier",
    "mach",
    "day",
    "week",
    "season",
    "class",
    "group",
    "form",
    "area",
    "error",
    "code",
    "studio",
    "seed",
    "seeded",
    "type",
    "size",
    "sector",
    "reactor",
    "district",
    "ward",
    "zone",
    "lane",
    "opus",
    "fy",
    "i",
    "generation",
    "room",
    "apollo",
    "voyager"
];

/// Those that are so common that an article before them makes them count: "the week 12 died".
const ORDINARY: &Words = w!["line", "area", "group", "class", "season", "week", "day", "issue"];

/// What is numbered only where nothing counted follows: "bus 42", but "the bus 42 fans had hired".
const LOOSE: &Words = w![
    "bus", "tram", "trams", "train", "court", "seat", "hole", "cell", "booth", "aisle", "tent",
    "chamber", "par"
];

/// What is numbered in the plural only in a list: "Games 3 and 4", but "in weeks 40 people".
const PLURALS: &Words = w![
    "games",
    "weeks",
    "days",
    "parts",
    "items",
    "units",
    "groups",
    "levels",
    "steps",
    "rounds",
    "counts",
    "questions",
    "seasons",
    "episodes",
    "numbers",
    "districts",
    "wards",
    "zones",
    "stages",
    "lines"
];

fn name(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    if !numbered::may_name(view, at) {
        return None;
    }
    if let Some(end) = title(view, at) {
        return Some((at, end));
    }
    let (first, end) = behind(view, at, KINDS)
        .or_else(|| behind(view, at, PLURALS).filter(|&(_, end)| end > at + 1))
        .or_else(|| behind(view, at, LOOSE).filter(|&(first, end)| loose(view, first, at, end)))?;
    let dotted = first + 2 == at;
    let upper = view.text(first).starts_with(char::is_uppercase);
    let preceded =
        view.any_before(first, 1, w!["a", "an", "the", "each", "every", "this", "last", "that"]);
    if preceded && !upper && view.is(first, ORDINARY) {
        return None;
    }
    // "No 10 men could lift it", "no 10 of them", but "No 10 denied it"
    let no = view.is(first, w!["no", "nos"]);
    if no && !dotted && (!upper || !view.is_number(at) || numbered::counts(view, end)) {
        return None;
    }
    // "I 40 times"
    if view.is(first, w!["i"]) && (!plain_road(view, first, at) || numbered::counts(view, end)) {
        return None;
    }
    Some((first, numbered::out_of(view, end)))
}

/// "I-70" as some feeds cut it: a letter and two or three digits.
fn plain_road(view: &View<'_>, first: usize, at: usize) -> bool {
    view.text(first) == "I" && numbered::plain(view, at, 3)
}

fn loose(view: &View<'_>, first: usize, at: usize, end: usize) -> bool {
    // "can seat 300", "to train 40 of them" are verbs.
    let verb = view.any_before(first, 1, w!["to", "can", "could", "will", "would", "may", "and"]);
    let article = first > 0 && matches!(view.lex(first - 1), Lexeme::A | Lexeme::The);
    let upper = view.capital(first);
    let open = upper || !article;
    open && !verb && view.is_number(at) && !numbered::counts(view, end)
}

/// "“12 Angry Geese”": a number, and capitals up to the end of the quotation.
fn title(view: &View<'_>, at: usize) -> Option<usize> {
    const LONGEST_TOKENS: usize = 7;
    let opened = view.before_is(at, w!["\"", "“", "‘"]) && view.glued(at);
    if !opened || !view.is_number(at) || !view.capital(at + 1) {
        return None;
    }
    let end = (at + 1..at + LONGEST_TOKENS).find(|&end| !view.capital(end))?;
    view.is(end, w!["\"", "”", "’"]).then_some(end)
}

/// Whether a name stands right before the number at `at`.
pub(super) fn precedes(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.capital(at - 1) && view.lex(at - 1) == Lexeme::Other && !view.glued(at)
}

/// The label of digits that count nothing, with the name before them when there is one.
pub(super) fn left_over(view: &View<'_>, at: usize, end: usize) -> Read {
    if !view.is_number(end - 1) {
        return Read::Nothing(end); // "one" that stands for something
    }
    let named = precedes(view, at);
    let end = if view.hyphen(end) { tail(view, end) } else { end };
    let letters = view.is_word(end) || view.kind(end) == Some(TokenKind::Code);
    let glued = view.glued(end) && letters && end == at + 1;
    // "5G", "747s"
    let sort = if glued && !named { LabelSort::Code } else { LabelSort::Name };
    Read::Label(sort, at - usize::from(named), end + usize::from(glued))
}
