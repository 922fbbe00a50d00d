//! Times without a number that can still be checked: "for months", "in the past year", "within a
//! decade", "the year before", "shortly before her death".

use std::ops::Range;

use super::Context;
use super::cue::Cue;
use super::phrase::{after_determiners, noun, noun_end};
use crate::text::{Gap, TokenKind, Words};
use crate::w;

/// Words that may stand among [`TELLING`] ones before a unit of time and tell nothing themselves.
const BESIDE: &Words = w!["half", "of", "first", "final", "early", "later", "and", "even", "or"];

/// Words before a unit of time that say which or about how many, and so make it checkable.
const TELLING: &Words = w![
    "past",
    "last",
    "recent",
    "few",
    "several",
    "couple",
    "many",
    "same",
    "following",
    "previous",
    "coming",
    "next",
    "entire",
    "whole",
    "matter",
    "intervening",
    "preceding"
];
const BEFORE: &Words = w![
    "in",
    "over",
    "during",
    "for",
    "within",
    "throughout",
    "since",
    "after",
    "through",
    "across",
    "until",
    "by",
    "from"
];
const ARTICLES: &Words = w!["a", "an", "the", "this", "that", "these", "those", "one"];
/// Units that tell a time only of day.
const MINUTES: &Words = w!["second", "seconds", "minute", "minutes", "time", "period", "season"];

/// Returns the tokens of the loose time whose unit stands at `unit`, and whether it is a length of
/// time rather than a time.
pub(super) fn around(context: &Context<'_>, unit: usize) -> Option<(Range<usize>, bool)> {
    let bounds = context.bounds(unit);
    if context.in_figure(unit) || is_modifier(context, unit) {
        return None;
    }
    let mut first = unit;
    let (mut telling, mut article) = (false, false);
    while first > bounds.start && unit - first < 6 && context.gap(first) < Gap::Paragraph {
        let word = first - 1;
        let tells = context.is(word, TELLING);
        let cue = || context.is_cue(word, Cue::TIME) && word + 1 < unit;
        if tells || context.is(word, BESIDE) || cue() {
            telling |= tells;
        } else if context.is(word, ARTICLES) && !article {
            article = true;
        } else {
            break;
        }
        first = word;
    }
    // "of" and "and" belong to it only between two of its words.
    while first < unit && context.is(first, w!["of", "and", "or", "even", "later"]) {
        first += 1;
    }
    let plural = context.word(unit).ends_with('s');
    let led = first > bounds.start && context.is(first - 1, BEFORE);
    let behind = behind(context, unit, plural, article);
    let bare = first == unit;
    let shaped = match (telling, article) {
        (true, _) => {
            let next = context.is(first, w!["the"]) && unit == first + 2;
            led || behind > unit + 1 || next || plural && counted(context, first, unit)
        }
        (false, true) => led && lasting(context, first, unit) || behind > unit + 1,
        (false, false) => {
            bare && plural && (led && context.is(first - 1, w!["for"]) || behind > unit + 1)
        }
    };
    let how = first > bounds.start && context.is(first - 1, w!["how", "too"]);
    if !shaped || how || context.is(unit, w!["time"]) || is_rate(context, first, unit) {
        return None;
    }
    let start = first - usize::from(led);
    let when = context.is(start, w!["in", "within", "until", "by", "since", "after", "the"])
        || behind > unit + 1;
    Some((start..and_even(context, behind), !when))
}

/// "the last minute appointment", "for years to come": no time that can be checked.
fn is_modifier(context: &Context<'_>, unit: usize) -> bool {
    let singular = !context.word(unit).ends_with('s');
    context.is(unit, w!["minute"]) && noun(context, unit + 1)
        || context.is(unit + 1, w!["to"]) && context.is(unit + 2, w!["come"])
        || singular && context.is(unit, w!["generation"]) && context.is(unit + 1, w!["of"])
}

/// "several years", "a few days": so many, if loosely.
fn counted(context: &Context<'_>, first: usize, unit: usize) -> bool {
    (first..unit).any(|at| context.is(at, w!["several", "few", "many", "couple", "matter"]))
}

/// "within a decade", "for a year", "throughout the weekend"; "in the day" is none.
fn lasting(context: &Context<'_>, first: usize, unit: usize) -> bool {
    let open = context.is(first, w!["a", "an", "one"]);
    let through = context.is(first - 1, w!["throughout"]);
    let long = context.is(first - 1, w!["within", "in", "over", "for", "after"]);
    (through || open && long && !context.is(unit, MINUTES))
        && unit == first + 1
        && !noun(context, unit + 1)
}

/// The token after "ago", "before", "later", "earlier" or "end" behind the unit; the one after the
/// unit when there is none.
fn behind(context: &Context<'_>, unit: usize, plural: bool, article: bool) -> usize {
    let at = unit + 1;
    if context.gap(at) >= Gap::Paragraph {
        return at;
    }
    let after = context.is(at, w!["ago", "earlier", "later"]);
    let than = context.is(at, w!["before", "after"]);
    // "a few days after the vote": up to what it is counted from.
    if than && plural && context.is(unit.saturating_sub(1), w!["few", "several", "many"]) {
        let noun_at = after_determiners(context, at + 1);
        return noun_end(context, noun_at).max(at + 1);
    }
    let the = context.is(unit.saturating_sub(1), w!["the"]);
    let ends = context.kind(at + 1) == Some(TokenKind::Sign) || !noun(context, at + 1);
    let before = than && article && !plural && the && ends;
    if (after && (plural || article)) || before { at + 1 } else { at }
}

/// "for months and even years", "days or weeks".
fn and_even(context: &Context<'_>, end: usize) -> usize {
    let mut at = end;
    if context.is(at, w!["and", "or", "if"]) {
        at += 1;
        at += usize::from(context.is(at, w!["even", "not", "possibly"]));
        if context.is_cue(at, Cue::TIME) && context.word(at).ends_with('s') {
            return at + 1;
        }
    }
    end
}

/// "a day" after an amount, "every year", "year-old".
fn is_rate(context: &Context<'_>, first: usize, unit: usize) -> bool {
    context.hyphen(unit + 1)
        || first > 0
            && (context.figure_ending(first).is_some() && context.is(first, w!["a", "an"])
                || context.hyphen(first - 1))
}

/// Returns the token after the loose time that begins at `at`; `at` itself when none does.
pub(super) fn end_from(context: &Context<'_>, at: usize) -> usize {
    const LONGEST_TOKENS: usize = 6;
    let unit = (at..at + LONGEST_TOKENS).find(|&unit| context.is_cue(unit, Cue::TIME));
    match unit.and_then(|unit| around(context, unit)) {
        Some((tokens, _)) if tokens.start == at => tokens.end,
        _ => at,
    }
}

/// "shortly before her death", "soon after the vote": up to the noun.
pub(super) fn shortly(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    if !context.is(at + 1, w!["before", "after"]) {
        return None;
    }
    let noun_at = after_determiners(context, at + 2);
    let end = noun_end(context, noun_at);
    (end > noun_at).then_some(at..end)
}
