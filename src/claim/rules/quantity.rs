//! Measured and counted amounts: "1.64 tons of oil per year", "63,000 homes".

use super::{Example, Rule};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::FigureKind;

pub(super) const RULE: Rule = Rule {
    name: "quantity",
    kind: ClaimKind::Quantity,
    find,
    examples: &[
        Example {
            text: "The two states agreed on 1.64 tons of oil per year.",
            quote: "1.64 tons of oil per year",
            figures: "1.64 ton/year",
        },
        Example {
            text: "Some 63,000 council homes stand empty.",
            quote: "Some 63,000 council homes",
            figures: "~63000 council homes",
        },
        Example {
            text: "The gift was 40 tons of milk powder for schools.",
            quote: "40 tons of milk powder",
            figures: "40 ton",
        },
        Example {
            text: "A six-member crew rowed 8 miles (13 kilometres) upstream.",
            quote: "8 miles (13 kilometres)",
            figures: "8 mile; 13 kilometre",
        },
        Example {
            text: "Dozens of villages lost power.",
            quote: "Dozens of villages",
            figures: "12 to 120 villages",
        },
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    let counts = context.of_kind(FigureKind::Quantity).chain(context.of_kind(FigureKind::Number));
    counts
        .filter(|(_, figure)| !context.is_second_parallel(figure))
        .map(|(index, figure)| {
            context.with_parallel(
                ClaimKind::Quantity,
                index,
                context.with_whole(figure.phrase, figure),
            )
        })
        .collect()
}
