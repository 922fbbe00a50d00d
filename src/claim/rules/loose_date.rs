//! When, without a date: "in the past few days", "within a decade", "the year before", "shortly
//! before her death", "in injury time", "at the season’s end".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::loose::{around, shortly};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::{TokenKind, Words};
use crate::w;
use std::ops::Range;

pub(super) const RULE: Rule =
    Rule { name: "loose-date", kind: ClaimKind::Date, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("In recent weeks three wells ran dry.", "In recent weeks", ""),
    found("In the coming weeks it will close.", "In the coming weeks", ""),
    found("That is down from the year before.", "from the year before", ""),
    found("He sold the mill shortly after the flood.", "shortly after the flood", ""),
    found("Marr scored deep into stoppage time.", "deep into stoppage time", ""),
    found("The bridge will close at the season’s end.", "at the season’s end", ""),
    found("It was built a generation ago.", "a generation ago", ""),
    found("The following day the mayor resigned.", "The following day", ""),
    found("The mill will close by the end of the season.", "by the end of the season", ""),
    found("A few days after the vote he left.", "A few days after the vote", ""),
    found("In the same year it burned.", "In the same year", ""),
    found("She left a few months later.", "a few months later", ""),
    found("He came only minutes later.", "minutes later", ""),
    silent("It was the end of the road."),
    silent("The last minute changes were small."),
    silent("It is good for years to come."),
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
        None => {
            added_time(context, at).or_else(|| year_end(context, at)).or_else(|| edge(context, at))
        }
    });
    loose
        .chain(context.cues(Cue::SHORTLY).filter_map(|at| shortly(context, at)))
        .filter_map(|tokens| context.over(ClaimKind::Date, tokens.start, tokens.end))
        .collect()
}

/// "in injury time", "deep into stoppage time".
fn added_time(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    const ADDED: &Words = w!["injury", "stoppage", "added", "extra"];
    let mut first =
        at.checked_sub(1).filter(|&kind| context.is(at, w!["time"]) && context.is(kind, ADDED))?;
    for words in [w!["the"], w!["in", "into", "during", "after"], w!["deep"]] {
        first -= usize::from(first > 0 && context.is(first - 1, words));
    }
    context.is(first, w!["in", "into", "during", "after", "deep"]).then_some(first..at + 1)
}

/// "by the end of the month", "at the start of the season".
fn edge(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    const EDGES: &Words = w!["end", "start", "beginning", "middle", "turn", "close"];
    let the = at.checked_sub(1).filter(|&the| context.is(the, w!["the", "this", "that"]))?;
    let named = the
        .checked_sub(2)
        .filter(|&named| context.is(named + 1, w!["of"]) && context.is(named, EDGES))?;
    let article = named.checked_sub(1).filter(|&a| context.is(a, w!["the"]))?;
    let led = article.checked_sub(1).filter(|&led| {
        context.is(led, w!["by", "at", "before", "until", "since", "after", "towards", "from"])
    })?;
    (!context.in_figure(at)).then_some(led..at + 1)
}

/// "at the season’s end", "by the year’s end".
fn year_end(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let mut end = at + 1;
    end += usize::from(context.kind(end) == Some(TokenKind::Suffix));
    end += usize::from(context.hyphen(end));
    let by = at.checked_sub(1)?;
    let by = if context.is(by, w!["the"]) { by.checked_sub(1)? } else { by };
    let said = context.is(end, w!["end"]) && context.is(by, w!["by", "at", "before"]);
    said.then_some(by..end + 1)
}
