//! Ages said in a word: "teenagers", "an octogenarian".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::{Gap, Words};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "age-word", kind: ClaimKind::Age, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("The teenagers had left by bus.", "teenagers", ""),
    found("The octogenarian still teaches.", "octogenarian", ""),
    found("A teenage girl raised the alarm.", "teenage", ""),
    found("The driver, in his 60s, was unhurt.", "in his 60s", "60 to 69 year"),
    found("Both are in their late 30s.", "in their late 30s", "30 to 39 year"),
    found("She took up rowing in her seventies.", "in her seventies", "70 to 79 year"),
    silent("Mills closed in the 60s."),
    silent("Temperatures were in the mid 80s."),
    silent("He had 40s and 50s in his wallet."),
    silent("The age of steam is over."),
    silent("He has aged well."),
    silent("The young came first."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context.cues(Cue::AGE).filter_map(|at| age(context, at)).collect()
}

fn age(context: &Context<'_>, at: usize) -> Option<Claim> {
    const DECADES: &Words = w![
        "s",
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties"
    ];
    if context.hyphen(at + 1) {
        return None;
    }
    if !context.is(at, DECADES) {
        return context.over(ClaimKind::Age, at, at + 1);
    }
    let glued = context.is(at, w!["s"]);
    let number = at.checked_sub(usize::from(glued))?;
    let tens = context.word(number);
    if glued && !(context.gap(at) == Gap::None && tens.len() == 2 && tens.ends_with('0')) {
        return None;
    }
    let mut first = number.checked_sub(1)?;
    if context.is(first, w!["early", "mid", "late", "-"]) {
        first = first.checked_sub(1 + usize::from(context.is(first, w!["-"])))?;
    }
    let owner = context.is(first, w!["his", "her", "their", "my"]);
    let led = first.checked_sub(1).filter(|&led| context.is(led, w!["in", "into"]))?;
    owner.then(|| context.over(ClaimKind::Age, led, at + 1))?
}
