//! A year that lies half a century before every other of its paragraph, told behind them in the
//! same story: "begun in 1874 … trains ran later, in 1789". A wrong century or swapped digits
//! must put it back between the years beside it.

use super::CHECK;
use crate::check::timeline::steps;
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::last_past;
use crate::check::years::{self, Stated};
use crate::check::{Case, Flag, Severity};
use crate::text::Words;
use crate::w;

/// What tells of older things, whatever the story is.
const OLD: &Words = w![
    "founded",
    "dating",
    "dates",
    "dated",
    "original",
    "originally",
    "first",
    "earlier",
    "previous",
    "predecessor",
    "predecessors",
    "ancestor",
    "ancestors",
    "ancestral",
    "forebears",
    "forerunner",
    "old",
    "older",
    "oldest",
    "history",
    "historic",
    "tradition",
    "century",
    "centuries",
    "ago",
    "law",
    "act",
    "discovered",
    "invented",
    "like",
    "than",
    "unlike",
    "record",
    "named",
    "established",
    "built",
    "grandfather",
    "edition",
    "treaty",
    "born",
    "again",
    "back",
    "copy",
    "map",
    "manuscript",
    "novel",
    "painting",
    "painted",
    "wrote",
    "written",
    "published",
    "composed",
    "version",
    "ancient",
    "revolution",
    "war",
    "battle",
    "memory",
    "anniversary",
    "not",
    "last",
    "worst",
    "biggest",
    "best",
    "reminiscent",
    "echo",
    "echoes",
    "compared",
    "as",
    "when",
    "whose",
    "who",
    "until",
    "from",
    "opened",
    "world",
    "began",
    "started",
    "constitution",
    "statute",
    "charter",
    "case",
    "precedent",
    "museum",
    "castle",
    "church",
    "cathedral",
];

/// What goes on with a story.
const ON: &Words = w![
    "afterwards",
    "afterward",
    "later",
    "then",
    "soon",
    "followed",
    "finally",
    "eventually",
    "completed",
    "finished",
    "meanwhile",
    "thereafter",
];

/// The flags for the years of a paragraph that lie far before all others.
pub(super) fn flags(case: &Case<'_>, passage: &Passage) -> Vec<Flag> {
    let mut found = Vec::new();
    for at in 1..passage.dates.len() {
        found.extend(flag(case, passage, at));
    }
    found
}

fn flag(case: &Case<'_>, passage: &Passage, at: usize) -> Option<Flag> {
    const FAR_YEARS: i32 = 50;
    const ON_YEARS: i32 = 70;
    const NEAR: usize = 12;
    let dates = &passage.dates;
    let (own, before) = (dates.get(at)?, dates.get(at - 1)?);
    let others = || dates.iter().filter(|date| date.span != own.span);
    let nearest = others().map(Stated::year).min()?;
    let wrong = own.year();
    if nearest - wrong < FAR_YEARS || own.ends_span || !steps::led(case, own) {
        return None;
    }
    let next = dates.get(at + 1).map(Stated::year).filter(|next| *next >= before.year());
    if dates.get(at + 1).is_some_and(|next| next.ends_span) {
        return None;
    }
    let latest = next.unwrap_or(before.year() + ON_YEARS).min(last_past(case));
    let strong = |year: &i32| years::same_digits(*year, wrong) || (year - wrong).abs() == 100;
    // "In May 1931 … four weeks before, in April": of the same year it is no later.
    let later = |year: &i32| {
        let date = timeline::in_year(own, *year);
        date.is_none_or(|date| date.last >= before.first)
    };
    let mut readings = years::slips(wrong)
        .filter(strong)
        .filter(|year| (before.year()..=latest).contains(year))
        .filter(later);
    let reading = readings.next()?;
    let sentence = passage.sentence(case, own.token);
    let near = own.token.saturating_sub(NEAR).max(sentence.start)..own.token;
    // "since it was finished in 1806" is told of the thing itself.
    let since = |at: usize| {
        case.is(at, w!["since", "before"]) && !case.is(at + 1, w!["it", "they", "he", "she"])
    };
    let tail = own.token + 1..(own.token + 4).min(sentence.end);
    let old = case.any(near.clone(), OLD) || near.clone().any(since) || case.any(tail, OLD);
    let by = case.is(own.token.saturating_sub(1), w!["by"]);
    let goes_on = by || case.any(sentence.start..own.token, ON);
    if old || !goes_on {
        return None;
    }
    let surface = case.words(own.span);
    let fit = surface.replacen(&wrong.to_string(), &reading.to_string(), 1);
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: own.span,
        message: format!(
            "{wrong} is told as later than {}, but is {} years before it. {reading} would fit. \
             Check the year.",
            before.year(),
            before.year() - wrong
        ),
        computation: format!("{wrong} < {}", before.year()),
        related: vec![before.span],
        suggestions: vec![fit],
    })
}
