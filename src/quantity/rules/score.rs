//! Results: "won 3-1", "a 57-38 vote", "Latvia 1 – 0 Malta", "split 9 to 3". Told from ranges by
//! what stands around them.

use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Figure, FigureKind};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure;
use crate::quantity::numeral::{Form, parse_digits};
use crate::quantity::scan::Draft;
use crate::quantity::view::View;
use crate::text::Words;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "score",
    summary: "a result: “won 3-1”, “a 64-31 vote”",
    begins: Begins::DIGITS.cued(CUED),
    read: |scene, at| read(scene.view, at),
    examples: &[Family::new("scores", include_str!("../examples/scores.txt"))],
};

const CUED: &Cues = &Cues { shapes: Shapes::PAIR.or(Shapes::JOINED), ..Cues::NONE };

/// Around a result, at most so many tokens away, stands a word of winning or voting.
const NEAR_TOKENS: usize = 8;

const CUES: &Words = w![
    "won",
    "win",
    "wins",
    "beat",
    "beats",
    "lost",
    "lose",
    "loss",
    "draw",
    "drew",
    "victory",
    "victories",
    "defeat",
    "defeated",
    "defeats",
    "lead",
    "led",
    "leads",
    "score",
    "scored",
    "vote",
    "voted",
    "tie",
    "tied",
    "record",
    "margin",
    "game",
    "match",
    "final",
    "set",
    "sets",
    "ruled",
    "ruling",
    "passed",
    "trailing",
    "trailed",
    "ahead",
    "halftime",
    "finished",
    "thrashed",
    "edged",
    "decision",
    "shutout",
    "ended",
    "made",
    "equalised",
    "levelled",
    "winning",
    "beating",
    "scoreline",
    "split",
    "goal",
    "goals",
];

/// Words before two numbers that make them places in a house or a book.
const PLACES: &Words = w![
    "apartment",
    "block",
    "room",
    "flat",
    "page",
    "pages",
    "psalm",
    "chapter",
    "section",
    "rule",
    "article",
    "route",
    "gate",
    "flight",
    "unit",
    "suite",
    "bus",
    "line",
    "seasons",
    "aged",
    "ages",
    "grades",
    "years",
];

/// Reads the result that begins at token `at`.
fn read(view: &View<'_>, at: usize) -> Option<Read> {
    // Nearly every number leaves here.
    let hyphens = view.hyphen(at + 1) && view.is(at + 2, w!["to"]) && view.hyphen(at + 3);
    let other = if hyphens { at + 4 } else { at + 2 };
    if !view.is_number(other) {
        return None;
    }
    let to = hyphens || view.is(at + 1, w!["to"]);
    let dash = view.dash(at + 1) && view.glued(at + 1) == view.glued(at + 2);
    let inside = at > 0 && view.glued(at) && (view.dash(at - 1) || view.is(at - 1, w![":"]));
    let fraction = view.is(other + 1, w!["/"]) && view.glued(other + 1); // "6-1/2 percent"
    if !to && !dash || inside || fraction {
        return None;
    }
    let (ours, theirs) = (points(view, at)?, points(view, other)?);
    let mut end = other + 1;
    let mut sum = ours + theirs;
    while !to && end < at + 9 && view.hyphen(end) && view.is_number(end + 1) {
        sum += points(view, end + 1)?;
        end += 2; // a record with draws: "9-4-1"
    }
    if end > at + 3 && !to && formation(view, at, end, sum) || open_hours(view, at) {
        return Some(Read::Nothing(end));
    }
    let found = match (hyphens, to) {
        (true, _) => voted(view, at, end),
        (_, true) => divided(view, at, end),
        _ => result(view, at, end, ours, theirs),
    };
    if !found || measure::unit_at(view, end, Form::Digits, false).is_some() {
        return None;
    }
    let mut figure = Figure::number(view.spans(at, end), Amount::Unknown);
    figure.kind = FigureKind::Score;
    Some(Read::one(Draft { figure, first: at, end, bound_at: at }))
}

/// The whole number at token `at`, if one side can have so many points or votes.
fn points(view: &View<'_>, at: usize) -> Option<i64> {
    const MOST: i64 = 750;
    let (value, places) = parse_digits(view.text(at))?;
    value.to_i64().filter(|points| places == 0 && *points <= MOST)
}

/// Whether two numbers with a dash between are a result.
fn result(view: &View<'_>, at: usize, end: usize, ours: i64, theirs: i64) -> bool {
    /// More only where a vote is spoken of.
    const MOST_POINTS: i64 = 400;
    let cued = view.any_before(at, NEAR_TOKENS, CUES) || view.any_after(end, NEAR_TOKENS, CUES);
    let odds = view.any_before(at, 2, w!["odds", "ratio"]) || view.is(end, w!["odds"]);
    if odds || ours.max(theirs) > MOST_POINTS && !voted(view, at, end) || view.before_is(at, PLACES)
    {
        return false;
    }
    // In a headline every word has a capital, and the sides stand there all the same.
    let name = |token: usize| {
        view.is_word(token)
            && view.text(token).starts_with(char::is_uppercase)
            && view.lex(token) == Lexeme::Other
    };
    // "Latvia 1 – 0 Malta", "the Moose (0-5)"
    let before = at.checked_sub(1);
    let sides = before.is_some_and(name) && name(end);
    let bracketed = at >= 2 && view.before_is(at, w!["("]) && view.is(end, w![")"]) && name(at - 2);
    if sides || bracketed {
        return true;
    }
    let counted = measure::noun_phrase(view, end)
        .is_some_and(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)));
    // "won 10-12 seats", "Apartment 6-4"
    if counted && (!cued || ours < theirs) {
        return false;
    }
    cued || ours > theirs
}

/// Whether a vote is spoken of: "a 5-to-4 ruling".
fn voted(view: &View<'_>, at: usize, end: usize) -> bool {
    const VOTES: &Words = w![
        "vote", "voted", "votes", "passed", "approved", "rejected", "house", "ruled", "ruling",
        "decision", "split", "verdict", "majority",
    ];
    view.any_before(at, NEAR_TOKENS, VOTES) || view.any_after(end, NEAR_TOKENS, VOTES)
}

/// "split 9 to 3", "voted 7 to 2".
fn divided(view: &View<'_>, at: usize, end: usize) -> bool {
    const VERBS: &Words = w![
        "split",
        "voted",
        "ruled",
        "deadlocked",
        "divided",
        "won",
        "lost",
        "beat",
        "led",
        "trailed",
        "passed",
        "approved",
        "adopted",
        "rejected",
        "failed",
        "confirmed",
    ];
    const COUNTS: &Words = w!["vote", "score", "margin", "count", "ballot"];
    const ENDS: &Words = w![".", ",", ";", ")", "to", "against", "in", "on", "that", "for"];
    // "by a vote of 52 to 48", "the vote was 61 to 38"
    let counted = at >= 2 && view.is(at - 2, COUNTS) && view.is(at - 1, w!["of", "was"]);
    counted
        || (view.before_is(at, VERBS)
            || view.before_is(at, w!["by"]) && view.any_before(at, 4, VERBS))
            && (end == view.len() || view.is(end, ENDS))
}

/// "a 4-4-2": how a team stands, ten players without the keeper.
fn formation(view: &View<'_>, at: usize, end: usize, sum: i64) -> bool {
    const PLAYERS: i64 = 10;
    let record = w!["record", "season", "mark", "improved", "fell", "went", "finished"];
    sum == PLAYERS
        && !view.any_before(at, 3, record)
        && !view.any_after(end, 3, record)
        && !view.before_is(at, w!["(", ","])
}

/// "open 9-5".
fn open_hours(view: &View<'_>, at: usize) -> bool {
    const OPEN: &Words = w!["open", "opens", "opened", "works", "working"];
    view.before_is(at, OPEN) || view.before_is(at, w!["from"]) && view.any_before(at - 1, 2, OPEN)
}
