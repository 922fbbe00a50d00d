//! Places in an order: "the third-largest port on the coast", "Brod’s first victory since 1962",
//! "the second time in three years", "finished fourth".

use super::{Example, Rule, found, silent};
use crate::claim::phrase::{clause_end, noun_end, only_start, owner_start, scope_end};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::FigureKind;
use crate::text::Words;
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "rank", kind: ClaimKind::Rank, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("Brod is the third-largest port on the coast.", "the third-largest port", "3"),
    found(
        "It was the first visit in two decades.",
        "the first visit in two decades",
        "1; 2 decade",
    ),
    found(
        "It is Velmora’s first budget surplus in peacetime since 1962.",
        "Velmora’s first budget surplus in peacetime since 1962",
        "1; 1962",
    ),
    found(
        "Tal became the first woman to lead the dockers' union.",
        "the first woman to lead the dockers",
        "1",
    ),
    found("Osk holds the first ever island marathon.", "the first ever island marathon", "1"),
    found(
        "Here stands the second solar-to-gas plant in the Republic of Arvan.",
        "the second solar-to-gas plant in the Republic of Arvan",
        "2",
    ),
    found("She finished fourth at home.", "finished fourth", "4"),
    found(
        "Rovers lost the first two games of the tour.",
        "the first two games of the tour",
        "1; 2 games",
    ),
    found("It was the second time in three years.", "the second time in three years", "2; 3 year"),
    found(
        "It is the third time Rovers have lost the cup final.",
        "the third time Rovers have lost the cup final",
        "3",
    ),
    found("Lind bought a third boat for Athletic.", "a third boat for Athletic", "3"),
    found(
        "Osk holds the 30th reunion of the regiment today.",
        "the 30th reunion of the regiment",
        "30",
    ),
    found("Osk is the second most populous island.", "the second most populous island", "2"),
    found("On the 37th lap Marr hit the alarm.", "the 37th lap", "37"),
    found("Hers was the first of three talks.", "the first of three talks", "1; 3 talks"),
    found("Their first quarrel ended early.", "Their first quarrel", "1"),
    found(
        "Ilse Tal was only the second woman to hold the post.",
        "only the second woman to hold the post",
        "2",
    ),
    found(
        "Osk is the first club outside Brod to win the league.",
        "the first club outside Brod to win the league",
        "1",
    ),
    found("It is their fourth straight win.", "their fourth straight win", "4"),
    silent("First, the committee heard the mayor."),
    silent("The case went to the 7th Circuit on appeal."),
    silent("They should never have agreed in the first place."),
    silent("The first was late and the second never came."),
    silent("He was first elected in May."),
    silent("They promised a first report by May."),
    silent("The First Lady wore blue."),
    silent("Ida Reith represents the 12th District of Cantor."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context.of_kind(FigureKind::Rank).filter_map(|(index, _)| place(context, index)).collect()
}

/// The claim of the ordinal at figure `index`, unless it only tells one thing from another.
fn place(context: &Context<'_>, index: usize) -> Option<Claim> {
    let span = context.figures.get(index)?.span;
    let (first, mut at) = (context.token_at(span.start), context.after(span));
    if is_name(context, first, at) || is_idiom(context, first, at) {
        return None;
    }
    // "third-largest", "second most populous", "first ever"
    if context.hyphen(at) || context.is(at, w!["most"]) {
        at += 2;
    }
    at += usize::from(context.is(at, w!["ever"]));
    let end = match context.figure_at(at) {
        Some(figure) => context.after(figure.span),
        None => noun_end(context, at),
    };
    if end == context.after(span) {
        return alone(context, first, end);
    }
    let end = clause_end(context, end).unwrap_or_else(|| scope_end(context, end));
    let article = first.checked_sub(1).filter(|&before| context.is(before, w!["a", "an"]));
    let start = owner_start(context, first).or(article).unwrap_or(first);
    context.over(ClaimKind::Rank, only_start(context, start), end)
}

/// "the first of three talks", "finished fourth": an ordinal without a noun.
fn alone(context: &Context<'_>, first: usize, end: usize) -> Option<Claim> {
    const PLACED: &Words =
        w!["finished", "came", "ranked", "ranks", "placed", "finish", "finishing", "coming"];
    const STANDS: &Words = w!["is", "was", "are", "were", "sits", "lies", "stands"];
    let scope = scope_end(context, end);
    if scope > end && !context.is(end, w!["for"]) {
        return context.over(ClaimKind::Rank, owner_start(context, first)?, scope);
    }
    let verb = first.checked_sub(1)?;
    if context.is(verb, PLACED) {
        return context.over(ClaimKind::Rank, verb, end);
    }
    // "fuel was first on the list"; "was first elected" says when, not which.
    let stands = context.is(verb, STANDS) && !context.word(end).ends_with("ed");
    stands.then(|| context.over(ClaimKind::Rank, first, end))?
}

/// Ordinals of names: "the First Lady", "the 7th Circuit".
fn is_name(context: &Context<'_>, first: usize, end: usize) -> bool {
    const NUMBERED: &Words = w![
        "district",
        "circuit",
        "amendment",
        "congress",
        "infantry",
        "division",
        "regiment",
        "army",
        "air",
        "legion",
        "fleet",
        "brigade",
        "battalion",
        "century",
        "precinct",
        "avenue",
        "reich",
        "corps",
        "squadron",
        "war",
        "lady",
        "minister",
        "secretary",
        "nations"
    ];
    let opens = context.bounds(first).start == first;
    context.capital(end) && context.is(end, NUMBERED)
        || context.capital(first) && context.capital(end) && !opens && context.is(end, NUMBERED)
}

fn is_idiom(context: &Context<'_>, first: usize, end: usize) -> bool {
    const THINGS: &Words = w![
        "place",
        "step",
        "steps",
        "instance",
        "responder",
        "responders",
        "glance",
        "hand",
        "aid",
        "name",
        "names",
        "thing"
    ];
    let before = first.checked_sub(2);
    let a_first = first > 0 && context.is(first, w!["first"]) && context.is(first - 1, w!["a"]);
    a_first
        || context.is(end, THINGS)
        || before.is_some_and(|before| context.is(before, w!["in"])) && context.is(end, w!["place"])
}
