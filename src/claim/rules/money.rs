//! Amounts of money: "$21.25 per square foot", "about £1.72bn".

use super::{Example, Rule, found};
use crate::claim::phrase::head_start;
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::FigureKind;

pub(super) const RULE: Rule = Rule {
    name: "money",
    kind: ClaimKind::Money,
    find,
    examples: &[
        Example {
            text: "Rent came to $21.25 per square foot downtown.",
            quote: "$21.25 per square foot",
            figures: "21.25 dollar/square foot",
        },
        Example {
            text: "It cost about £1.72bn to build.",
            quote: "about £1.72bn",
            figures: "~1720000000 pound sterling",
        },
        Example {
            text: "He paid between $53 and $59 a share.",
            quote: "$53 and $59 a share",
            figures: "53 to 59 dollar/share",
        },
        Example {
            text: "The fund holds 3.4 million Swiss francs in bonds.",
            quote: "3.4 million Swiss francs",
            figures: "3400000 Swiss franc",
        },
        found("He paid a fine of $500.", "a fine of $500", "500 dollar"),
        found("Most of $9 million is gone.", "$9 million", "9000000 dollar"),
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    context
        .of_kind(FigureKind::Money)
        .filter(|(_, figure)| !context.is_second_parallel(figure))
        .filter_map(|(index, figure)| {
            let whole = context.with_parallel(ClaimKind::Money, index, figure.phrase).span;
            let start = head_start(context, context.token_at(whole.start));
            context.over(ClaimKind::Money, start, context.after(whole))
        })
        .collect()
}
