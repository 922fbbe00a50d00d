//! When, without a date: "in the past few days", "within a decade", "the year before", "shortly
//! before her death", "in injury time", "by year end".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::loose::{around, shortly};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::Word;
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "loose-date", kind: ClaimKind::Date, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("In the past few days three wells ran dry.", "In the past few days", ""),
    found("Within a decade it was gone.", "Within a decade", ""),
    found("That is down from the year before.", "from the year before", ""),
    found("He sold the mill shortly before his death.", "shortly before his death", ""),
    found("Marr scored in the injury time.", "in the injury time", ""),
    found("The backlog is to be cleared by year end.", "by year end", ""),
    found("It was built a generation ago.", "a generation ago", ""),
    found("The following day the mayor resigned.", "The following day", ""),
    silent("Soon the road was open."),
    silent("He left before the vote."),
    silent("At the time he was mayor."),
    silent("It was a time of hope."),
    silent("The injury kept him out."),
    silent("They meet once a week."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    let loose = context.cues(Cue::TIME).filter_map(|at| match around(context, at) {
        Some((tokens, false)) => Some(tokens),
        Some(_) => None,
        None => added_time(context, at).or_else(|| year_end(context, at)),
    });
    loose
        .chain(context.cues(Cue::SHORTLY).filter_map(|at| shortly(context, at)))
        .filter_map(|tokens| context.over(ClaimKind::Date, tokens.start, tokens.end))
        .collect()
}

/// "in injury time", "deep into stoppage time".
fn added_time(context: &Context<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    const ADDED: &[Word] = w!["injury", "stoppage", "added", "extra"];
    let mut first = at.checked_sub(1).filter(|&kind| {
        context.one_of(at, w!["time"]) && context.one_of(kind, ADDED)
    })?;
    for words in [w!["the"], w!["in", "into", "during", "after"], w!["deep"]] {
        first -= usize::from(first > 0 && context.one_of(first - 1, words));
    }
    context.one_of(first, w!["in", "into", "during", "after", "deep"]).then_some(first..at + 1)
}

/// "by year end", "by the year’s end".
fn year_end(context: &Context<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let mut end = at + 1;
    end += usize::from(context.kind(end) == Some(crate::text::TokenKind::Suffix));
    end += usize::from(context.hyphen(end));
    let by = at.checked_sub(1)?;
    let by = if context.one_of(by, w!["the"]) { by.checked_sub(1)? } else { by };
    let said = context.one_of(end, w!["end"]) && context.one_of(by, w!["by", "at", "before"]);
    said.then_some(by..end + 1)
}
