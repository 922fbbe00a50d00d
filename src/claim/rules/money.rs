//! Amounts of money: "$21.25 per square foot", "about £1.72bn".

use super::{Example, Rule, found, silent};
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
        found("The mill owes the bank 4 million euros.", "4 million euros", "4000000 euro"),
        found("A loaf costs 90 cents in Vallby.", "90 cents", "90 cent"),
        found("Nearly $3 billion lies in the fund.", "Nearly $3 billion", "~3000000000 dollar"),
        found("The town lent the club at least €75,000.", "at least €75,000", ">=75000 euro"),
        found("Tickets sold for between £14 and £20.", "£14 and £20", "14 to 20 pound sterling"),
        found(
            "The widow gets a pension of 1,150 francs a month.",
            "a pension of 1,150 francs a month",
            "1150 Swiss franc/month",
        ),
        found("Milk fetches 41 cents a litre.", "41 cents a litre", "41 cent/litre"),
        found(
            "The bridge was built for 620 million yen.",
            "620 million yen",
            "620000000 Japanese yen",
        ),
        found("He left his nurse C$30,000.", "C$30,000", "30000 Canadian dollar"),
        found(
            "The gang hid more than 200,000 rupees.",
            "more than 200,000 rupees",
            ">200000 Indian rupee",
        ),
        found("The court set a bail of $12,500.", "a bail of $12,500", "12500 dollar"),
        found("Her hat cost 12 pounds 50 pence.", "12 pounds 50 pence", "12.5 pound sterling"),
        found(
            "Tens of millions of dollars vanished.",
            "Tens of millions of dollars",
            "10000000 to 100000000 dollar",
        ),
        silent("He weighs 90 pounds."),
        silent("The yard built two ferries."),
        silent("Money was never spoken of."),
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
