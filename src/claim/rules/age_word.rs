//! Ages said in a word: "teenagers", "an octogenarian".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::{Claim, ClaimKind, Context};

pub(super) const RULE: Rule =
    Rule { name: "age-word", kind: ClaimKind::Age, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("The teenagers were found on the ice.", "teenagers", ""),
    found("The octogenarian still teaches.", "octogenarian", ""),
    found("A teenage girl raised the alarm.", "teenage", ""),
    silent("The age of steam is over."),
    silent("He has aged well."),
    silent("The young came first."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    let ages = context.cues(Cue::AGE).filter(|&at| !context.hyphen(at + 1));
    ages.filter_map(|at| context.over(ClaimKind::Age, at, at + 1)).collect()
}
