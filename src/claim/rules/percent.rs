//! Shares and rates: "7 percent of the workforce", "0.2 percentage points".

use super::{Example, Rule, found};
use crate::claim::phrase::head_start;
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::FigureKind;

pub(super) const RULE: Rule = Rule {
    name: "percent",
    kind: ClaimKind::Percent,
    find,
    examples: &[
        Example {
            text: "Nearly 7 percent of the workforce is abroad.",
            quote: "Nearly 7 percent of the workforce",
            figures: "~7 percent",
        },
        Example {
            text: "The margin of error is 3.1 percentage points.",
            quote: "3.1 percentage points",
            figures: "3.1 percentage point",
        },
        Example {
            text: "Between 5 and 10 per cent never reply.",
            quote: "5 and 10 per cent",
            figures: "5 to 10 percent",
        },
        found("It had a turnout of 54 percent.", "a turnout of 54 percent", "54 percent"),
        found(
            "Osk pays a winter bonus of 12 percent.",
            "a winter bonus of 12 percent",
            "12 percent",
        ),
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    context
        .of_kind(FigureKind::Percent)
        .filter_map(|(_, figure)| {
            let span = context.with_whole(figure.phrase, figure);
            let start = head_start(context, context.token_at(span.start));
            context.over(ClaimKind::Percent, start, context.after(span))
        })
        .collect()
}
