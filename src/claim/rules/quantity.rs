//! Measured and counted amounts: "1.64 tons of oil per year", "63,000 homes".

use super::{Example, Rule, found};
use crate::claim::phrase::{compound_end, noun_end, with_only};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::{Figure, FigureKind};
use crate::text::Gap;
use crate::w;

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
        found("The three-nation pact failed.", "three-nation pact", "3 nation pact"),
        found("A six - member rescue team left Osk.", "A six - member rescue team", "6"),
        found("Each shop needs one or more chargers.", "one or more chargers", ">=1"),
        found("Members have two votes in each ballot.", "two votes in each ballot", "2 votes"),
        found("In Osk only 24 shops sell it.", "only 24 shops", "24 shops"),
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    let counts = context.of_kind(FigureKind::Quantity).chain(context.of_kind(FigureKind::Number));
    counts
        .filter(|(_, figure)| !context.is_second_parallel(figure))
        .filter_map(|(index, figure)| amount(context, index, figure))
        .collect()
}

fn amount(context: &Context<'_>, index: usize, figure: &Figure) -> Option<Claim> {
    let whole = context.with_whole(figure.phrase, figure);
    let claim = context.with_parallel(ClaimKind::Quantity, index, whole);
    let (first, end) = (context.token_at(claim.span.start), context.after(claim.span));
    let mut reach = compound_end(context, first, end).max(spaced_compound(context, end));
    if context.one_of(end, w!["or"]) && context.one_of(end + 1, w!["more", "fewer", "less"]) {
        reach = reach.max(noun_end(context, end + 2));
    }
    reach = each(context, reach);
    context.over(ClaimKind::Quantity, with_only(context, first), reach)
}

/// "six - member team": a hyphen that some feeds set between spaces.
fn spaced_compound(context: &Context<'_>, end: usize) -> usize {
    let spaced = context.dash(end) && context.gap(end) == Gap::Space;
    let like = context.gap(end + 1) == Gap::Space && context.is_lower_word(end + 1);
    let noun = noun_end(context, end + 1);
    if spaced && like && noun > end + 2 { noun } else { end }
}

/// "one vote in each referendum", "two seats for every district".
fn each(context: &Context<'_>, end: usize) -> usize {
    let shared = context.one_of(end, w!["in", "for", "per", "from", "to", "at"])
        && context.one_of(end + 1, w!["each", "every"]);
    let noun = noun_end(context, end + 2);
    if shared && noun > end + 2 { noun } else { end }
}
