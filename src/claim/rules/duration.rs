//! How long: "an embargo for over six decades", "a two-day tour".

use super::{Example, Rule, found};
use crate::claim::phrase::{after_determiners, compound_end, in_a_row, noun_end, with_only};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::{Figure, FigureKind};
use crate::text::{TokenKind, Words};
use crate::w;

pub(super) const RULE: Rule = Rule {
    name: "duration",
    kind: ClaimKind::Duration,
    find,
    examples: &[
        Example {
            text: "The island has lived under an embargo for over six decades.",
            quote: "an embargo for over six decades",
            figures: ">6 decade",
        },
        Example {
            text: "She began a two-day tour of the north.",
            quote: "a two-day tour",
            figures: "2 day",
        },
        Example {
            text: "The bridge closed three years ago.",
            quote: "three years ago",
            figures: "3 year",
        },
        found("Six months after the vote he quit.", "Six months after the vote", "6 month"),
        found("It rained for six days in a row.", "for six days in a row", "6 day"),
        found("They must answer within 21 days.", "within 21 days", "21 day"),
        found("It shrank over the last six weeks.", "over the last six weeks", "6 week"),
        found(
            "He led the port in about six weeks of strikes.",
            "in about six weeks of strikes",
            "~6 week",
        ),
        found("The 90-second video clip drew few.", "90-second video clip", "90 second"),
        found("The river froze after a 40-day drought.", "a 40-day drought", "40 day"),
        found("They have only nine days left.", "only nine days left", "9 day"),
        found("It is 30 years since the pit closed.", "30 years since the pit closed", "30 year"),
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    let durations = context.of_kind(FigureKind::Duration);
    durations.filter_map(|(_, figure)| lasting(context, figure)).collect()
}

fn lasting(context: &Context<'_>, figure: &Figure) -> Option<Claim> {
    const BEHIND: &Words = w!["ago", "earlier", "later", "left", "straight", "running"];
    let (first, end) = (context.token_at(figure.phrase.start), context.after(figure.span));
    let compound = compound_end(context, first, end);
    if compound > end {
        return context.over(ClaimKind::Duration, with_only(context, first), compound);
    }
    let lasting = context.with_word_before(figure.phrase, w!["for"]);
    if lasting != figure.phrase {
        let start = context.token_at(context.with_noun_before(lasting).start);
        let end = in_a_row(context, of_what(context, end));
        return context.over(ClaimKind::Duration, start, end);
    }
    let start = within(context, with_only(context, first));
    let end = end + usize::from(context.is(end, BEHIND));
    let end = in_a_row(context, event(context, end));
    context.over(ClaimKind::Duration, start, since(context, of_what(context, end)))
}

/// "over the last six weeks", "within 21 days": back to the small word.
fn within(context: &Context<'_>, first: usize) -> usize {
    let bounds = context.bounds(first);
    let mut at = first;
    for words in [
        w!["last", "past", "next", "first", "final"],
        w!["the", "its", "his", "her", "their"],
        w!["in", "over", "during", "within", "after", "throughout"],
    ] {
        at -= usize::from(at > bounds.start && context.is(at - 1, words));
    }
    at
}

/// "six months after the vote", "two weeks before the race".
fn event(context: &Context<'_>, end: usize) -> usize {
    let named = context.is(end, w!["after", "before"]);
    let noun_at = after_determiners(context, end + 1);
    let noun = noun_end(context, noun_at);
    if named && noun_at > end + 1 && noun > noun_at { noun } else { end }
}

/// "three decades of border war", "the seven months of her exile".
fn of_what(context: &Context<'_>, end: usize) -> usize {
    let owned = end + 1 + usize::from(context.is(end + 1, w!["the", "her", "his", "its"]));
    if !context.is(end, w!["of"]) || context.figure_at(owned).is_some() {
        return end;
    }
    let noun = noun_end(context, owned);
    if noun > owned { noun } else { end }
}

/// "80 years since her uncle left": what the time is counted from.
fn since(context: &Context<'_>, end: usize) -> usize {
    const LONGEST_TOKENS: usize = 8;
    if !context.is(end, w!["since"]) || context.figure_at(end + 1).is_some() {
        return end;
    }
    let stop = context.bounds(end).end.min(end + LONGEST_TOKENS);
    let ends = |&at: &usize| {
        context.is(
            at,
            w![
                "and", "but", "from", "when", "while", "which", "it", "they", "we", "he", "she",
                "i"
            ],
        ) || context.kind(at) == Some(TokenKind::Sign)
            || context.figure_at(at).is_some()
    };
    (end + 1..stop).find(ends).unwrap_or(stop)
}
