//! Results told with a word between: "passed 93 to 1", "a vote of 52 to 48", "an 89 to 11 vote".

use super::{Example, Rule, found, silent};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::{Amount, Figure, FigureKind};
use crate::text::Word;
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "tally", kind: ClaimKind::Score, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("It passed 93 to 1 on Monday.", "passed 93 to 1", "93; 1"),
    found("By a vote of 52 to 48 the house agreed.", "a vote of 52 to 48", "52; 48"),
    found("The vote was 61 to 38.", "The vote was 61 to 38", "61; 38"),
    found("Rovers beat them by a score of 80 to 75.", "a score of 80 to 75", "80; 75"),
    silent("He counted from 1 to 12."),
    silent("It takes 3 to 4 cups."),
    silent("They voted on bills 4 and 8."),
    silent("The vote is at 8 and the count at 12."),
    silent("The road from 9 to 11 votes."),
];

/// Words of counting votes or points, on either side.
const COUNTED: &[Word] = w![
    "vote", "votes", "voted", "passed", "score", "margin", "failed", "approved", "rejected",
    "ruled", "adopted", "majority", "defeated", "won", "lost", "beat", "decision", "agreed"
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    let bare = context.of_kind(FigureKind::Number);
    bare.filter_map(|(index, figure)| tally(context, index, figure)).collect()
}

fn tally(context: &Context<'_>, index: usize, ours: &Figure) -> Option<Claim> {
    let theirs = context.figures.get(index + 1).filter(|figure| whole(figure))?;
    let (first, to) = (context.token_at(ours.span.start), context.after(ours.span));
    let end = context.after(theirs.span);
    let joined = context.one_of(to, w!["to"]) && context.token_at(theirs.span.start) == to + 1;
    if !whole(ours) || !joined || first > 0 && context.one_of(first - 1, w!["from"]) {
        return None;
    }
    let last = end + usize::from(context.one_of(end, w!["vote", "margin", "majority", "decision"]));
    let start = start(context, first);
    (start < first || last > end).then(|| context.over(ClaimKind::Score, start, last))?
}

fn whole(figure: &Figure) -> bool {
    matches!(figure.amount, Amount::Value(value) if value.to_i64().is_some())
        && matches!(figure.kind, FigureKind::Number | FigureKind::Quantity)
        && figure.unit.is_none()
}

/// Back to the word of voting and its article; `first` when none is near.
fn start(context: &Context<'_>, first: usize) -> usize {
    const WITHIN_TOKENS: usize = 3;
    let bounds = context.bounds(first);
    let from = bounds.start.max(first.saturating_sub(WITHIN_TOKENS));
    let verb = (from..first).rev().find(|&at| context.one_of(at, COUNTED));
    let Some(verb) = verb else { return first };
    let before = verb.checked_sub(1).filter(|&before| before >= bounds.start);
    before.filter(|&before| context.one_of(before, w!["a", "the", "by"])).unwrap_or(verb)
}
