//! Counts without a number: "twice fined heavily", "several towns", "no injuries", "a handful of
//! farms".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::phrase::{DETERMINERS, is_plural, noun, noun_end};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::{Gap, TokenKind, Words};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "count-word", kind: ClaimKind::Quantity, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("He was twice fined heavily in Arvan.", "twice fined heavily", ""),
    found("She has won the cup twice.", "won the cup twice", ""),
    found("Several towns lost power.", "Several towns", ""),
    found("No arrests or charges followed.", "No arrests or charges", ""),
    found("Nobody was hurt in the fire.", "Nobody was hurt", ""),
    found("Only a handful of farms remain.", "a handful of farms", ""),
    found("Marr scored a pair of goals.", "a pair of goals", ""),
    silent("They meet twice a week."),
    silent("It is twice as long."),
    silent("No decision was made."),
    silent("The couple live in Osk."),
    silent("The severed line was mended."),
    silent("Nobody knew."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context.cues(Cue::COUNT).filter_map(|at| counted(context, at)).collect()
}

fn counted(context: &Context<'_>, at: usize) -> Option<Claim> {
    if context.is(at, w!["twice", "thrice"]) {
        return twice(context, at);
    }
    if context.is(at, w!["no", "nobody"]) {
        return none(context, at);
    }
    if context.is(at, w!["several"]) {
        let end = noun_end(context, at + 1);
        let counts = end > at + 1
            && is_plural(context.word(end - 1))
            && !context.is_cue(end - 1, Cue::TIME)
            && !context.is(end - 1, SOFT);
        return counts.then(|| context.over(ClaimKind::Quantity, at, end))?;
    }
    if !context.is(at, w!["handful", "couple", "pair", "trio"]) {
        return None;
    }
    let of = context.is(at + 1, w!["of"]);
    let article = at.checked_sub(1).filter(|&a| context.is(a, w!["a"]))?;
    let end = noun_end(context, at + 2);
    (of && end > at + 2 && !context.is_cue(end - 1, Cue::TIME))
        .then(|| context.over(ClaimKind::Quantity, article, end))?
}

/// What nobody counts.
const SOFT: &Words = w![
    "ways",
    "types",
    "kinds",
    "sorts",
    "reasons",
    "things",
    "factors",
    "aspects",
    "issues",
    "questions",
    "colleagues",
    "others",
    "points",
    "areas",
    "levels"
];

/// "twice fined heavily", "won the cup twice".
fn twice(context: &Context<'_>, at: usize) -> Option<Claim> {
    const OBJECT_WORDS: usize = 4;
    const NOT: &Words = w![
        "a", "an", "as", "the", "per", "daily", "weekly", "monthly", "yearly", "what", "that",
        "this", "its", "over"
    ];
    const HEDGES: &Words =
        w!["almost", "nearly", "about", "than", "only", "more", "at", "and", "or"];
    if context.is(at + 1, NOT) || context.hyphen(at + 1) {
        return None;
    }
    let word =
        |at: usize| context.kind(at) == Some(TokenKind::Word) && context.gap(at) < Gap::Paragraph;
    let verb = context.word(at + 1);
    if word(at + 1)
        && (verb.ends_with("ed")
            || verb.ends_with("en")
            || context.is(at + 1, w!["won", "lost", "shot", "hit", "beat", "held", "led"]))
    {
        let end = noun_end(context, at + 2).max(at + 2);
        return context.over(ClaimKind::Quantity, at, end);
    }
    // Back over the object to the verb.
    let start = context.bounds(at).start.max(at.saturating_sub(OBJECT_WORDS));
    let object = |at: &usize| word(*at) && (noun(context, *at) || context.is(*at, DETERMINERS));
    let first = (start..at).rev().find(|before| !object(before)).map_or(start, |before| before + 1);
    let verb = first.checked_sub(1).filter(|&verb| verb >= context.bounds(at).start && word(verb));
    let hedge = verb.is_some_and(|verb| context.is(verb, HEDGES));
    (first < at || verb.is_some() && !hedge)
        .then(|| context.over(ClaimKind::Quantity, verb.unwrap_or(first), at + 1))?
}

/// "no injuries", "nobody was hurt", "no one was arrested".
fn none(context: &Context<'_>, at: usize) -> Option<Claim> {
    const HARM: &Words = w![
        "injuries",
        "deaths",
        "casualties",
        "arrests",
        "survivors",
        "fatalities",
        "victims",
        "injury",
        "charges",
        "convictions",
        "damage",
        "wounded"
    ];
    const HARMED: &Words = w![
        "hurt",
        "injured",
        "killed",
        "died",
        "arrested",
        "charged",
        "wounded",
        "convicted",
        "survived",
        "harmed"
    ];
    let person = context.is(at, w!["nobody"]) || context.is(at + 1, w!["one"]);
    if person {
        let verb = at + 1 + usize::from(context.is(at + 1, w!["one"]));
        let helped = verb + usize::from(context.is(verb, w!["was", "has", "is"]));
        let end = (helped..helped + 3).find(|&at| context.is(at, HARMED))? + 1;
        return context.over(ClaimKind::Quantity, at, end);
    }
    let noun_at = (at + 1..at + 3).find(|&at| context.is(at, HARM))?;
    let more = context.is(noun_at + 1, w!["or", "and"]) && context.is(noun_at + 2, HARM);
    context.over(ClaimKind::Quantity, at, noun_at + 1 + if more { 2 } else { 0 })
}
