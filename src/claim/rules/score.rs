//! Results: "won 3-1", "a 64-31 vote".

use super::{Example, Rule};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::FigureKind;
use crate::text::Word;
use crate::w;

pub(super) const RULE: Rule = Rule {
    name: "score",
    kind: ClaimKind::Score,
    find,
    examples: &[
        Example { text: "Rovers won 3-1 at home.", quote: "won 3-1", figures: "" },
        Example { text: "It passed by a 64-31 vote.", quote: "64-31", figures: "" },
        Example { text: "They drew 2–2 with Athletic.", quote: "drew 2–2", figures: "" },
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    const VERBS: &[Word] = w!["won", "lost", "drew", "win", "beat", "led", "tied"];
    context
        .of_kind(FigureKind::Score)
        .map(|(index, figure)| {
            context.claim(ClaimKind::Score, context.with_word_before(figure.span, VERBS), index)
        })
        .collect()
}
