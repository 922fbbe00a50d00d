//! Fractions and multiples: "one in five", "two-thirds of the vote", "six times as many".

use super::{Example, Rule};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::FigureKind;

pub(super) const RULE: Rule = Rule {
    name: "ratio",
    kind: ClaimKind::Ratio,
    find,
    examples: &[
        Example {
            text: "About one in five pupils walks to school.",
            quote: "About one in five",
            figures: "~0.2",
        },
        Example {
            text: "It won two-thirds of the vote.",
            quote: "two-thirds of the vote",
            figures: "0.666666666666667",
        },
        Example {
            text: "Trams carry six times as many people now.",
            quote: "six times",
            figures: "6 time",
        },
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    context
        .of_kind(FigureKind::Ratio)
        .map(|(index, figure)| {
            context.claim(ClaimKind::Ratio, context.with_whole(figure.phrase, figure), index)
        })
        .collect()
}
