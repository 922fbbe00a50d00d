//! Records and what never was: "a record 4,500 visitors", "an all-time high", "never before been
//! open to the public".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::phrase::{article_start, noun_end, owner_start, scope_end};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::{TokenKind, Words};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "record", kind: ClaimKind::Rank, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("The fair drew a record 4,500 visitors.", "a record 4,500 visitors", "4500 visitors"),
    found("Prices stand at a record high.", "a record high", ""),
    found("She set a new world record in Brod.", "a new world record in Brod", ""),
    found("Rainfall hit 90 mm, also a record.", "also a record", ""),
    found("Rents reached record levels in May.", "record levels in May", "XXXX-05"),
    found("Osk broke the national record.", "the national record", ""),
    found("The lake has never before frozen in May.", "never before frozen in May", "XXXX-05"),
    found("Turnout was at an all-time low.", "an all-time low", ""),
    found(
        "It posted record profits of $3 million.",
        "record profits of $3 million",
        "3000000 dollar",
    ),
    found("He played for a record 14th time.", "a record 14th time", "14"),
    silent("The jury saw his criminal record."),
    silent("They record the meetings."),
    silent("The record shows that he voted."),
    silent("She has a record of helping others."),
    silent("He never came back."),
    silent("The Record of Brod is a weekly."),
    silent("Medical records were lost."),
    silent("His record company paid."),
    silent("For the record, he resigned."),
    silent("She kept a record of the talks."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context
        .cues(Cue::RECORD)
        .filter_map(|at| {
            if context.is(at, w!["never"]) { never(context, at) } else { record(context, at) }
        })
        .chain(context.cues(Cue::TIME).filter_map(|at| all_time(context, at)))
        .collect()
}

/// "an all-time low": `at` is its "time".
fn all_time(context: &Context<'_>, at: usize) -> Option<Claim> {
    let all = at.checked_sub(2).filter(|&all| {
        context.is(at, w!["time"]) && context.hyphen(at - 1) && context.is(all, w!["all"])
    })?;
    let end = noun_end(context, at + 1);
    let start = owner_start(context, all).unwrap_or_else(|| article_start(context, all));
    (end > at + 1 && start < all)
        .then(|| context.over(ClaimKind::Rank, start, scope_end(context, end)))?
}

/// What a record is one of.
const SCALES: &Words = w![
    "world",
    "national",
    "olympic",
    "european",
    "league",
    "course",
    "club",
    "new",
    "season",
    "attendance",
    "temperature",
    "speed",
    "championship",
    "tournament",
    "stadium"
];

/// What a record holds for.
const HEIGHTS: &Words = w![
    "high",
    "highs",
    "low",
    "lows",
    "level",
    "levels",
    "number",
    "numbers",
    "amount",
    "amounts",
    "profit",
    "profits",
    "loss",
    "losses",
    "crowd",
    "crowds",
    "temperature",
    "temperatures",
    "time",
    "pace",
    "sum",
    "fee",
    "price",
    "prices",
    "sales",
    "turnout",
    "attendance",
    "deficit",
    "surplus",
    "revenue",
    "revenues",
    "earnings",
    "harvest",
    "heat",
    "rainfall",
    "spending",
    "demand",
    "growth",
    "breaking",
    "setting",
    "year",
    "season",
    "quarter",
    "exports",
    "imports"
];

fn record(context: &Context<'_>, at: usize) -> Option<Claim> {
    let bounds = context.bounds(at);
    let scaled = at > bounds.start && context.is(at - 1, SCALES);
    let next = at + 1 + usize::from(context.hyphen(at + 1));
    let counted = context.figure_at(next);
    let held = counted.is_some() || context.is(next, HEIGHTS);
    let named = context.capital(at) && at > bounds.start && context.capital(at - 1);
    let bare = also(context, at);
    if named || !(scaled || held || bare) {
        return None;
    }
    let end = match counted {
        Some(figure) => {
            let end = context.after(figure.span);
            if context.kind(end) == Some(TokenKind::Word) {
                noun_end(context, end).max(end)
            } else {
                end
            }
        }
        None if held => noun_end(context, next),
        None => at + 1,
    };
    let start = start_of(context, at, bounds.start);
    let scope = if context.is(end, w!["to"]) { end } else { scope_end(context, end) };
    context.over(ClaimKind::Rank, start, scope)
}

/// "also a record", "was a record": nothing follows that would make it another one.
fn also(context: &Context<'_>, at: usize) -> bool {
    let Some(verb) = at.checked_sub(2) else { return false };
    context.is(at - 1, w!["a"])
        && context.is(verb, w!["also", "was", "is", "set", "again", "became"])
        && context.kind(at + 1) == Some(TokenKind::Sign)
}

fn start_of(context: &Context<'_>, at: usize, first: usize) -> usize {
    let owned = owner_start(context, at).unwrap_or(at);
    let start = if owned < at { owned } else { article_start(context, at) };
    let also = start > first && context.is(start - 1, w!["also"]);
    start - usize::from(also)
}

/// "never before been open to the public": up to the end of what never was.
fn never(context: &Context<'_>, at: usize) -> Option<Claim> {
    const LONGEST_TOKENS: usize = 9;
    const BREAKS: &Words = w!["and", "but", "when", "because", "while", "although", "so"];
    if !context.is(at + 1, w!["before"]) {
        return None;
    }
    let stop = context.bounds(at).end.min(at + LONGEST_TOKENS);
    let ends = |&end: &usize| context.is(end, BREAKS) || context.kind(end) == Some(TokenKind::Sign);
    context.over(ClaimKind::Rank, at, (at + 2..stop).find(ends).unwrap_or(stop))
}
