//! "Next year’s regatta, in 2052", "last summer’s fair, held in 2012": a year told by the day of
//! the text, and beside it another that a slip of the hand makes of it.

use std::ops::Range;

use super::CHECK;
use crate::check::calendar::year_at;
use crate::check::landmarks::Landmarks;
use crate::check::year_slips::{Likeness, like};
use crate::check::{Case, Flag, Severity, wording};
use crate::text::{Published, TokenKind, Words};
use crate::w;

/// Returns the flags for the years that are not those the words beside them tell.
pub(super) fn flags(case: &Case<'_>) -> Vec<Flag> {
    let Some(now) = case.text.published.map(Published::year) else { return Vec::new() };
    let years = Landmarks::of(case).years.iter();
    years.filter_map(|(at, year)| flag(case, *at, *year, now)).collect()
}

fn flag(case: &Case<'_>, at: usize, year: i32, now: i32) -> Option<Flag> {
    const FAR: usize = 12;
    let span = case.tokens().get(at)?.span;
    let sentence = case.sentence_at(span.start)?;
    let from = at.saturating_sub(FAR).max(sentence.first_token);
    let said = (from..at).rev().find(|&at| case.is(at, w!["last", "this", "next"]))?;
    let meant = meant(case, said, now)?;
    if meant.contains(&year) || !beside(case, said + 2, at) {
        return None;
    }
    let explained =
        meant.iter().filter(|own| like(year, **own).is_some_and(|how| how != Likeness::Last));
    let right = *explained.min_by_key(|own| like(year, **own))?;
    let figure = case.figure_at(span.start).and_then(|index| case.figure(index));
    let whole = figure.map_or(span, |own| own.span);
    let phrase = case.tokens().get(said)?.span.cover(case.tokens().get(said + 1)?.span);
    let told = case.words(phrase);
    let reading = case.words(whole).replacen(&year.to_string(), &right.to_string(), 1);
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: whole,
        message: format!(
            "This text is of {now}, so “{}” is {right}, not {year}. {right} would fit.",
            wording::within(told)
        ),
        computation: format!("{told} in {now} = {right}, printed {year}"),
        related: vec![phrase],
        suggestions: vec![reading],
    })
}

/// The years that "last year" or "next summer" can be.
fn meant(case: &Case<'_>, said: usize, now: i32) -> Option<Vec<i32>> {
    const SEASONS: &Words = w!["spring", "summer", "autumn", "winter", "fall", "season"];
    let year = case.is(said + 1, w!["year"]);
    let season = case.is(said + 1, SEASONS);
    match () {
        () if !year && !season => None,
        () if case.is(said, w!["this"]) => Some(vec![now]),
        () if case.is(said, w!["last"]) && year => Some(vec![now - 1]),
        () if case.is(said, w!["next"]) && year => Some(vec![now + 1]),
        () if case.is(said, w!["last"]) => Some(vec![now - 1, now]),
        () => Some(vec![now + 1, now]),
    }
}

/// Whether the year is told of the very thing that the words before are told of: it stands right
/// behind them, or behind an event of that year and what was done with it.
fn beside(case: &Case<'_>, from: usize, at: usize) -> bool {
    const MOST_WORDS: usize = 4;
    /// What is held once a year, and so is of the year that is named.
    const EVENTS: &Words = w![
        "harvest",
        "fair",
        "festival",
        "games",
        "final",
        "finals",
        "cup",
        "championship",
        "championships",
        "tournament",
        "election",
        "elections",
        "vote",
        "ballot",
        "race",
        "edition",
        "conference",
        "congress",
        "summit",
        "concert",
        "concerts",
        "parade",
        "carnival",
        "exhibition",
        "show",
        "marathon",
        "tour",
        "ceremony",
        "census",
        "crop",
        "vintage",
        "flood",
        "floods",
        "drought",
        "fire",
        "fires",
        "heatwave",
        "strike",
        "strikes",
        "season",
        "convention",
        "match",
        "referendum",
        "competition",
        "contest",
        "rally",
        "regatta",
        "biennale",
        "gala",
        "derby",
        "meeting",
        "campaign",
        "hurricane",
        "earthquake",
        "eclipse",
        "olympics",
        "celebrations",
        "pageant",
        "market",
        "auction",
        "gathering",
        "march",
    ];
    const MADE: &Words = w![
        "founded",
        "introduced",
        "created",
        "launched",
        "established",
        "first",
        "born",
        "begun",
        "started",
        "revived",
        "won",
        "elected",
        "since",
        "announced",
        "agreed",
        "signed",
        "released",
        "published",
        "filmed",
        "recorded",
        "made",
        "written",
        "set",
    ];
    const HELD: &Words = w![
        "to",
        "be",
        "was",
        "is",
        "which",
        "were",
        "are",
        "due",
        "set",
        "in",
        "of",
        "(",
        "will",
        "that",
        "planned",
        "scheduled",
        "also",
        "most",
        "up",
    ];
    let suffix = usize::from(case.kind(from) == Some(TokenKind::Suffix));
    let from = from + suffix;
    let direct = |gap: Range<usize>| {
        gap.len() <= 2
            && !gap.is_empty()
            && case.only(gap.clone(), w![",", "in", "(", "–", "—", "that", "is"])
            && case.any(gap, w![",", "(", "–", "—"])
    };
    // "Unlike this year, in 2014, the river froze."
    let unlike = case.any(from.saturating_sub(4)..from, w!["unlike", "as", "than", "not"]);
    if suffix == 0 && direct(from..at) {
        return !unlike && closed(case, at);
    }
    // "Next year’s regatta, to be held in 2052"
    let Some(comma) = (from..at).find(|&at| case.is(at, w![",", "("])) else { return false };
    let noun = comma
        .checked_sub(1)
        .is_some_and(|noun| noun + 1 > from && comma - from <= MOST_WORDS && case.is(noun, EVENTS));
    let told = comma..at;
    let held = |at: usize| {
        case.is(at, HELD)
            || case.is(at, w![",", "("])
            || case.printed(at).ends_with("ed")
            || case.is(at, w!["held", "taken", "fought", "run", "sown", "grown", "won"])
    };
    noun && told.len() <= 6
        && case.is(at - 1, w!["in", "(", ","])
        && told.clone().all(held)
        && !case.any(told, MADE)
        && closed(case, at)
        && case.is(
            from.saturating_sub(1 + suffix),
            w!["year", "summer", "spring", "autumn", "winter", "fall", "season"],
        )
}

/// Whether the year ends its part of the sentence.
fn closed(case: &Case<'_>, at: usize) -> bool {
    year_at(case, at).is_some() && case.is(at + 1, w![",", ".", ")", ";", "–", "—", ":"])
}
