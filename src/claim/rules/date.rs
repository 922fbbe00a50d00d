//! When: "on 15 March 2025", "late June", "since 1962".

use super::{Example, Rule};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::FigureKind;
use crate::text::Word;
use crate::w;

pub(super) const RULE: Rule = Rule {
    name: "date",
    kind: ClaimKind::Date,
    find,
    examples: &[
        Example {
            text: "They met on Saturday, 15 March 2025, in Brod.",
            quote: "on Saturday, 15 March 2025",
            figures: "2025-03-15",
        },
        Example { text: "It has stood since 1962.", quote: "since 1962", figures: "1962" },
        Example {
            text: "The minister came in late June.",
            quote: "in late June",
            figures: "XXXX-06",
        },
        Example { text: "Prices doubled in the 1970s.", quote: "in the 1970s", figures: "197" },
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    const PREPOSITIONS: &[Word] =
        w!["on", "in", "since", "by", "until", "during", "before", "after", "from", "of"];
    context
        .of_kind(FigureKind::Date)
        .map(|(index, figure)| {
            let span = context.with_word_before(figure.span, w!["the"]);
            context.claim(ClaimKind::Date, context.with_word_before(span, PREPOSITIONS), index)
        })
        .collect()
}
