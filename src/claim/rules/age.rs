//! How old somebody is: "44-year-old", "aged 21 to 39", "Hague, 44".

use super::{Example, Rule, found, silent};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::FigureKind;
use crate::w;

pub(super) const RULE: Rule = Rule {
    name: "age",
    kind: ClaimKind::Age,
    find,
    examples: &[
        Example {
            text: "The 44-year-old midwife lives in Brod.",
            quote: "44-year-old",
            figures: "44 year",
        },
        Example {
            text: "Adults aged 18 to 34 were asked.",
            quote: "aged 18 to 34",
            figures: "18 to 34 year",
        },
        Example {
            text: "Ilse Marrow, 61, has run the shop for years.",
            quote: "Marrow, 61",
            figures: "61 year",
        },
        found("Two sisters, aged 9 and 11, were found.", "aged 9", "9 year"),
        found("A six-week-old calf won the prize.", "six-week-old", "6 week"),
        found("The pact was signed when she was 30.", "30", "30 year"),
        found("Children under the age of 12 ride free.", "under the age of 12", "<12 year"),
        silent("The road is 44 miles long."),
        silent("He owns 61 boats."),
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    context
        .of_kind(FigureKind::Age)
        .map(|(index, figure)| {
            let mut span = context.with_word_before(figure.phrase, w!["aged", "age"]);
            let first = context.token_at(figure.phrase.start);
            if first >= 2 && context.is(first - 1, w![","]) && !context.is_lower_word(first - 2) {
                span = context.span(first - 2, first).cover(span);
            }
            context.claim(ClaimKind::Age, span, index)
        })
        .collect()
}
