//! Results: "won 3-1", "a 64-31 vote", "1 – 0". Told from ranges by what stands around them.

use super::{Begins, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Figure, FigureKind};
use crate::quantity::measure;
use crate::quantity::numeral::{Form, parse_digits};
use crate::quantity::scan::Draft;
use crate::quantity::view::View;
use crate::text::Word;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "score",
    summary: "a result: “won 3-1”, “a 64-31 vote”",
    begins: Begins::DIGITS,
    read: |scene, at| Some(Read::one(read(scene.view, at)?)),
    examples: &[Family::new("scores", include_str!("../examples/scores.txt"))],
};

const CUES: &[Word] = w![
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
    "goal",
    "goals",
];

/// Reads the result that begins at token `at`.
fn read(view: &View<'_>, at: usize) -> Option<Draft> {
    /// Around a result, at most so many tokens away, stands a word of winning or voting.
    const NEAR_TOKENS: usize = 8;
    let (first, second) = (view.is_number(at), view.is_number(at + 2));
    let even = view.glued(at + 1) == view.glued(at + 2);
    if !first
        || !second
        || !even
        || !view.dash(at + 1)
        || view.glued(at) && at > 0 && view.dash(at - 1)
    {
        return None;
    }
    let whole =
        |token| parse_digits(view.text(token)).filter(|(_, places)| *places == 0)?.0.to_i64();
    let (ours, theirs) = (whole(at)?, whole(at + 2)?);
    let mut end = at + 3;
    while end < at + 7
        && view.dash(end)
        && view.glued(end)
        && view.glued(end + 1)
        && view.is_number(end + 1)
    {
        end += 2; // a record with draws: "9-4-1"
    }
    let cued = view.any_before(at, NEAR_TOKENS, CUES) || view.any_after(end, NEAR_TOKENS, CUES);
    let unit = measure::unit_at(view, end, Form::Digits, false).is_some();
    let counted = measure::noun_phrase(view, end)
        .is_some_and(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)));
    if ours > 400 || theirs > 400 || unit || !cued && ours <= theirs || counted && !cued {
        return None;
    }
    let mut figure = Figure::number(view.spans(at, end), Amount::Unknown);
    figure.kind = FigureKind::Score;
    Some(Draft { figure, first: at, end, bound_at: at })
}
