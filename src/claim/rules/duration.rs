//! How long: "an embargo for over six decades", "a two-day tour".

use super::{Example, Rule};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::FigureKind;
use crate::w;

pub(super) const RULE: Rule = Rule {
    name: "duration",
    kind: ClaimKind::Duration,
    find,
    examples: &[
        Example {
            text: "The island has lived under an embargo for over six decades.",
            quote: "an embargo for over six decades",
            figures: ">6 decade",
        },
        Example {
            text: "She began a two-day tour of the north.",
            quote: "two-day",
            figures: "2 day",
        },
        Example {
            text: "The bridge closed three years ago.",
            quote: "three years ago",
            figures: "3 year",
        },
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    context
        .of_kind(FigureKind::Duration)
        .map(|(index, figure)| {
            let mut span = figure.phrase;
            let lasting = context.with_word_before(span, w!["for"]);
            if lasting != span {
                span = context.with_noun_before(lasting);
            }
            let after = context.token_at(span.end);
            if context.is(after, w!["ago", "earlier", "later"]) {
                span = span.cover(context.span(after, after + 1));
            }
            context.claim(ClaimKind::Duration, span, index)
        })
        .collect()
}
