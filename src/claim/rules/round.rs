//! Which day, round or stage it is: "day three of the hearing", "stage 14", "week two".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::phrase::{noun_end, scope_end};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::{Gap, TokenKind, Words};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "round", kind: ClaimKind::Rank, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("On day three of the hearing Reith spoke.", "day three of the hearing", ""),
    found("Marr fell on stage 14 of the tour.", "stage 14 of the tour", ""),
    found("The strike is in week two.", "week two", ""),
    found("She was knocked out in round three.", "round three", ""),
    found("Day 3 of the siege brought rain.", "Day 3 of the siege", ""),
    found("Reith was the No. 1 seed.", "the No. 1 seed", "1"),
    found("Osk is ranked No. 14 in the world.", "ranked No. 14", "14"),
    silent("The number two bus is late."),
    silent("Bill No. 12 failed."),
    silent("He said no 12 times."),
    silent("The five-day trial ended."),
    silent("He left that day 50 metres behind."),
    silent("The match 12 people saw was dull."),
    silent("In the year 1962 it burned."),
    silent("They stayed a night."),
];

/// Number words that stand behind what they count.
const NUMBERS: &Words = w![
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty"
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context.cues(Cue::ROUND).filter_map(|at| round(context, at)).collect()
}

/// "the No. 1 seed", "ranked number two".
fn numbered(context: &Context<'_>, at: usize) -> Option<Claim> {
    const RANKED: &Words =
        w!["ranked", "rated", "seeded", "the", "world", "reached", "at", "a", "s", "is", "was"];
    let dot = usize::from(context.is(at + 1, w!["."]));
    let number = at + 1 + dot;
    let small = context.kind(number) == Some(TokenKind::Number) && context.word(number).len() <= 3;
    let said = dot == 1 && small
        || dot == 0 && context.is(number, NUMBERS) && context.is(at, w!["number"]);
    let before = at
        .checked_sub(1)
        .filter(|&b| context.is(b, RANKED) || context.kind(b) == Some(TokenKind::Suffix))?;
    let the = context.is(before, w!["the", "a"]);
    let said = said && !(the && dot == 0);
    let end = if the { noun_end(context, number + 1) } else { number + 1 };
    let start = if context.is(before, w!["is", "was", "at", "s"]) { at } else { before };
    (said && (!the || end > number + 1)).then(|| context.over(ClaimKind::Rank, start, end))?
}

fn round(context: &Context<'_>, at: usize) -> Option<Claim> {
    if context.is(at, w!["no", "number"]) {
        return numbered(context, at);
    }
    let number = at + 1;
    let digits = context.kind(number) == Some(TokenKind::Number) && context.word(number).len() <= 2;
    if !(digits || context.is(number, NUMBERS)) || context.gap(number) == Gap::None {
        return None;
    }
    // "that day 50 metres", "the match 12 people saw": the number counts what follows it.
    let counts = context.figure_at(number).is_some_and(|f| context.after(f.span) > number + 1);
    let pointed = at > 0
        && context
            .is(at - 1, w!["a", "an", "the", "that", "this", "last", "every", "each", "one", "-"]);
    if counts || pointed || context.hyphen(number + 1) {
        return None;
    }
    let end = number + 1;
    let scope = if context.is(end, w!["of"]) { scope_end(context, end) } else { end };
    context.over(ClaimKind::Rank, at, scope)
}
