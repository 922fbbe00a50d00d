//! How long, without a number: "for months and even years", "over the last few weeks", "throughout
//! the weekend".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::loose::around;
use crate::claim::{Claim, ClaimKind, Context};

pub(super) const RULE: Rule =
    Rule { name: "loose-duration", kind: ClaimKind::Duration, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("The mill lay idle for months and even years.", "for months and even years", ""),
    found("It has rained over the last few weeks.", "over the last few weeks", ""),
    found("The market ran throughout the weekend.", "throughout the weekend", ""),
    found("Over the same period rents doubled.", "Over the same period", ""),
    found("Repairs took several weeks.", "several weeks", ""),
    silent("They come every day."),
    silent("The days were long."),
    silent("She has the time of her life."),
    silent("Over time it faded."),
    silent("It costs $3 a day."),
    silent("In the day it is warm."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    let found = context.cues(Cue::TIME).filter_map(|at| around(context, at));
    let lasting = found.filter(|&(_, lasts)| lasts);
    lasting.filter_map(|(at, _)| context.over(ClaimKind::Duration, at.start, at.end)).collect()
}
