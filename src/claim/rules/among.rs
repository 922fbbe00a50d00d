//! A count with the whole named first: "Of the 40 patients, 12", "of those, a third".

use super::{Example, Rule, found, silent};
use crate::claim::reach::is_amount;
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::{TokenKind, Words};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "among", kind: ClaimKind::Ratio, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found(
        "Of the 40 patients, 12 recovered.",
        "Of the 40 patients, 12",
        "40 patients; 12 patients",
    ),
    found("Of these wells, nine are dry.", "Of these wells, nine", "9"),
    found("Of those, three quarters came by train.", "Of those, three quarters", "0.75"),
    silent("In the second year, 12 recovered."),
    silent("Of course, 12 recovered."),
    silent("The mayor of Brod, 44, resigned."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    let wholes = context.sentences.iter().map(|sentence| sentence.first_token);
    let of = wholes.filter(|&at| context.is(at, w!["of", "among"]));
    of.filter_map(|at| part(context, at)).collect()
}

fn part(context: &Context<'_>, of: usize) -> Option<Claim> {
    const LONGEST_TOKENS: usize = 12;
    const POINTING: &Words = w!["the", "these", "those", "its", "their", "them", "all", "our"];
    let pointed = context.is(of + 1, POINTING) || context.figure_at(of + 1).is_some();
    let stop = context.bounds(of).end.min(of + LONGEST_TOKENS);
    let comma = (of + 1..stop).find(|&at| context.kind(at) == Some(TokenKind::Sign))?;
    let figure = context.figure_at(comma + 1).filter(|figure| is_amount(figure))?;
    (pointed && context.is(comma, w![","]))
        .then(|| context.over(ClaimKind::Ratio, of, context.after(figure.span)))?
}
