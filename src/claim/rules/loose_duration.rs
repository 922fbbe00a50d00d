//! How long, without a number: "for weeks and even months", "over the last few weeks", "throughout
//! the weekend".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::loose::around;
use crate::claim::phrase::{article_start, noun_end, scope_end};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::{Gap, Words};
use crate::w;
use std::ops::Range;

pub(super) const RULE: Rule =
    Rule { name: "loose-duration", kind: ClaimKind::Duration, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("Crates stood there for weeks and even months.", "for weeks and even months", ""),
    found("It has rained over the last few weeks.", "over the last few weeks", ""),
    found("The strike held throughout the winter.", "throughout the winter", ""),
    found("During the same months rents doubled.", "During the same months", ""),
    found("Repairs took several weeks.", "several weeks", ""),
    found("It ended a decades-long quarrel.", "a decades-long quarrel", ""),
    found("The inquiry took months.", "took months", ""),
    found("After years of drought the lake is back.", "After years of drought", ""),
    found("Police were there within minutes.", "within minutes", ""),
    found("For the past several months he has been ill.", "For the past several months", ""),
    silent("The last of the days was dull."),
    silent("He counts the years."),
    silent("They come every day."),
    silent("The days were long."),
    silent("She has the time of her life."),
    silent("Over time it faded."),
    silent("It costs $3 a day."),
    silent("In the day it is warm."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    let found = context.cues(Cue::TIME).filter_map(|at| match around(context, at) {
        Some((tokens, true)) => Some(tokens),
        Some(_) => None,
        None => long(context, at).or_else(|| taking(context, at)),
    });
    found.filter_map(|at| context.over(ClaimKind::Duration, at.start, at.end)).collect()
}

/// "a decades-long war", "the centuries-old bridge".
fn long(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let long = context.hyphen(at + 1)
        && context.is(at + 2, w!["long", "old"])
        && !context.in_figure(at)
        && !(at > 0 && context.hyphen(at - 1));
    let end = noun_end(context, at + 3).max(at + 3);
    long.then(|| article_start(context, at)..end)
}

/// "took months", "lasted weeks", "after years of drought", "within minutes".
fn taking(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    const TOOK: &Words = w![
        "took", "take", "takes", "taken", "taking", "lasted", "last", "lasts", "lasting", "spent",
        "waited", "within"
    ];
    let before = at.checked_sub(1).filter(|_| context.word(at).ends_with('s'))?;
    let free = !context.in_figure(at) && context.gap(at) != Gap::None;
    let of = scope_end(context, at + 1);
    let years_of = context.is(at + 1, w!["of"])
        && of > at + 1
        && context.is(before, w!["after", "for", "despite", "following", "through", "by"]);
    let end = if context.is(at + 1, w!["of"]) { of } else { at + 1 };
    (free && (context.is(before, TOOK) || years_of)).then_some(before..end)
}
