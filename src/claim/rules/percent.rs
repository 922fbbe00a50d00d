//! Shares and rates: "7 percent of the workforce", "0.2 percentage points".

use super::{Example, Rule, found, silent};
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
        found("Only 12 percent of the herd survived.", "12 percent of the herd", "12 percent"),
        found(
            "The party holds 38.5 percent of the seats.",
            "38.5 percent of the seats",
            "38.5 percent",
        ),
        found(
            "The swing was 4.2 percentage points.",
            "4.2 percentage points",
            "4.2 percentage point",
        ),
        found(
            "Some 60 per cent of voters stayed at home.",
            "Some 60 per cent of voters",
            "~60 percent",
        ),
        found("The tax stands at 19%.", "19%", "19 percent"),
        found("The lender charges 15 basis points.", "15 basis points", "15 basis point"),
        found(
            "More than 80% of Osk's bakers are women.",
            "More than 80% of Osk's bakers",
            ">80 percent",
        ),
        found("The beer has 5.2 percent alcohol.", "5.2 percent", "5.2 percent"),
        found(
            "Up to 30 percent of the eggs were bad.",
            "Up to 30 percent of the eggs",
            "<=30 percent",
        ),
        found(
            "The fund takes a fee of 1.5 percent a year.",
            "a fee of 1.5 percent a year",
            "1.5 percent/year",
        ),
        found(
            "Barely 9 percent of the land is farmed.",
            "Barely 9 percent of the land",
            "~9 percent",
        ),
        found(
            "The island has an illiteracy rate of 21 percent.",
            "an illiteracy rate of 21 percent",
            "21 percent",
        ),
        silent("The yard built two ferries."),
        silent("Half of the crew was ill."),
        silent("It costs $40."),
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
