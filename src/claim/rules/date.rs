//! When: "on 15 March 2025", "late June", "since 1962".

use super::{Example, Rule, found};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Gap, TokenKind, Words};
use crate::w;

pub(super) const RULE: Rule = Rule {
    name: "date",
    kind: ClaimKind::Date,
    find,
    examples: &[
        Example {
            text: "They met on Saturday, 15 March 2025, in Brod.",
            quote: "on Saturday, 15 March 2025",
            figures: "2025-03-15",
        },
        Example { text: "It has stood since 1962.", quote: "since 1962", figures: "1962" },
        Example {
            text: "The minister came in late June.",
            quote: "in late June",
            figures: "XXXX-06",
        },
        Example { text: "Two mills closed in the 1970s.", quote: "in the 1970s", figures: "197" },
        found("By the end of 2019 it was gone.", "By the end of 2019", "2019"),
        found("He left earlier this month.", "earlier this month", "PRESENT_REF"),
        found(
            "It sank in the early hours of Sunday.",
            "in the early hours of Sunday",
            "XXXX-WXX-7",
        ),
        found("The mayor of 2019 is back.", "2019", "2019"),
        found(
            "It begins on May 9 - this year in Osk.",
            "on May 9 - this year",
            "XXXX-05-09; PRESENT_REF",
        ),
        found("Much came from today’s talks.", "today", "PRESENT_REF"),
    ],
};

/// Small words that say how something stands to its date.
const LEADS: &Words = w![
    "on",
    "in",
    "since",
    "by",
    "until",
    "during",
    "before",
    "after",
    "from",
    "throughout",
    "through",
    "between",
    "at"
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context.of_kind(FigureKind::Date).filter_map(|(_, figure)| when(context, figure)).collect()
}

fn when(context: &Context<'_>, figure: &Figure) -> Option<Claim> {
    let (first, end) = (context.token_at(figure.span.start), context.after(figure.span));
    let start = start(context, first, end);
    let end = if context.is(start, w!["between", "from"]) { second(context, end) } else { end };
    context.over(ClaimKind::Date, start, this_year(context, end))
}

/// "in 2019", "the 1990s", "by the end of 2019", "earlier this month".
fn start(context: &Context<'_>, first: usize, end: usize) -> usize {
    let bounds = context.bounds(first);
    let before = |at: usize, words: &Words| {
        at > bounds.start && context.is(at - 1, words) && context.gap(at) < Gap::Paragraph
    };
    let mut at = first;
    at -= usize::from(before(at, w!["the"]));
    if let Some(edge) = edge(context, at, bounds.start) {
        at = edge;
    } else if before(at, w!["earlier", "later", "early", "late"]) {
        at -= 1;
    }
    // "from today’s game" is not since today.
    let owner = context.kind(end) == Some(TokenKind::Suffix);
    at - usize::from(before(at, LEADS) && !owner)
}

/// "the end of 2019", "the early hours of Sunday": where it begins, when "of" stands before `at`.
fn edge(context: &Context<'_>, at: usize, first: usize) -> Option<usize> {
    const EDGES: &Words = w![
        "end",
        "start",
        "beginning",
        "middle",
        "close",
        "eve",
        "hours",
        "days",
        "weeks",
        "months",
        "summer",
        "winter",
        "spring",
        "autumn",
        "fall",
        "half",
        "quarter",
        "morning",
        "evening",
        "night",
        "afternoon",
        "course",
        "remainder",
        "rest",
        "month",
        "week"
    ];
    let of = at.checked_sub(1).filter(|&of| of > first && context.is(of, w!["of"]))?;
    let named =
        of.checked_sub(1).filter(|&named| context.is(named, EDGES) && !context.in_figure(named))?;
    let mut start = named;
    for words in [w!["early", "late", "final", "last", "opening", "closing"], w!["the", "that"]] {
        start -= usize::from(start > first && context.is(start - 1, words));
    }
    (start < named).then_some(start)
}

/// "between January 2022 and March 2024": the other end.
fn second(context: &Context<'_>, end: usize) -> usize {
    let joined = context.is(end, w!["and", "to", "until", "through"]);
    let other = context.figure_at(end + 1).filter(|f| joined && f.kind == FigureKind::Date);
    other.map_or(end, |other| context.after(other.span))
}

/// "October 9 - this year": the year told apart.
fn this_year(context: &Context<'_>, end: usize) -> usize {
    let apart = context.dash(end) && context.is(end + 1, w!["this", "last", "next"]);
    let year = context.figure_at(end + 1).filter(|f| apart && f.kind == FigureKind::Date);
    year.map_or(end, |year| context.after(year.span))
}
