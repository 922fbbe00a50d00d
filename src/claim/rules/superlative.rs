//! Superlatives and what they hold for: "the largest bank in the country", "one of the oldest
//! mills of the valley", "the only survivor", "his last match for Brod".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::phrase::{clause_end, noun, noun_end, owner_start, scope_end};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::Words;
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "superlative", kind: ClaimKind::Rank, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("It is the largest bank in the country.", "the largest bank in the country", ""),
    found("Brod has Arvan’s oldest mill.", "Arvan’s oldest mill", ""),
    found(
        "It is one of the most visited caves in Arvan.",
        "one of the most visited caves in Arvan",
        "1 most visited caves",
    ),
    found("She is the only survivor of the crash.", "the only survivor of the crash", ""),
    found("Unemployment is at its lowest level since 1979.", "its lowest level since 1979", "1979"),
    found("The two biggest unions called a strike.", "The two biggest unions", "2 biggest unions"),
    found(
        "Marr is the youngest player ever to win the cup.",
        "the youngest player ever to win the cup",
        "",
    ),
    found("June was the hottest month on record.", "the hottest month on record", ""),
    found("The highest-paid director earned $3 million.", "The highest-paid director", ""),
    found("It was his last film role in Osk.", "his last film role in Osk", ""),
    found("They caught the last ferry of the night.", "the last ferry of the night", ""),
    found(
        "The turnout was the highest in the town’s history.",
        "the highest in the town’s history",
        "",
    ),
    found("It is among the world’s poorest states.", "the world’s poorest states", ""),
    found("She had the fewest votes of all candidates.", "the fewest votes of all candidates", ""),
    found(
        "It was the deadliest fire in Velmora in decades.",
        "the deadliest fire in Velmora in decades",
        "",
    ),
    found("Falls are the leading cause of death at sea.", "the leading cause of death", ""),
    found("The last time Rovers won the cup was in 1958.", "The last time Rovers won the cup", ""),
    silent("He spoke to leading experts."),
    silent("That is the only way to be sure."),
    silent("We face the most important choice of all."),
    silent("For the most part it stayed dry."),
    silent("The latest figures are due."),
    silent("We need the best teachers."),
    silent("It grew over the last three years."),
    silent("He came at the last minute."),
    silent("Only the mayor knew."),
    silent("At least the roof held."),
];

/// What stands behind a superlative that says an opinion or nothing.
const SOFT: &Words = w![
    "way",
    "ways",
    "thing",
    "things",
    "part",
    "reason",
    "reasons",
    "option",
    "choice",
    "possible",
    "kind",
    "chance",
    "bet",
    "hope",
    "interest",
    "interests",
    "practice",
    "practices",
    "question",
    "minute",
    "resort",
    "word",
    "ones",
    "one",
    "place",
    "point",
    "stage",
    "step",
    "steps",
    "answer",
    "decision",
    "say",
    "name",
    "day",
    "days",
    "night"
];

/// Adjectives behind "most" that no fact-checker can weigh.
const OPINION: &Words = w![
    "important",
    "likely",
    "recent",
    "interesting",
    "exciting",
    "beautiful",
    "difficult",
    "basic",
    "obvious",
    "part",
    "wonderful",
    "critical",
    "pressing",
    "of",
    "effective",
    "fundamental",
    "urgent",
    "significant",
    "serious",
    "notable",
    "common",
    "precious",
    "talented",
    "recently"
];

/// What a "leading" one can be shown to be.
const LED: &Words = w![
    "cause",
    "causes",
    "exporter",
    "exporters",
    "producer",
    "producers",
    "supplier",
    "importer",
    "employer",
    "source",
    "scorer",
    "provider",
    "goalscorer",
    "rusher"
];

/// What "the best" is measured by.
const MEASURED: &Words = w![
    "finish",
    "result",
    "results",
    "score",
    "season",
    "start",
    "performance",
    "year",
    "month",
    "quarter",
    "showing",
    "return",
    "selling",
    "time",
    "seller",
    "run"
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context
        .cues(Cue::SUPERLATIVE)
        .filter_map(|at| superlative(context, at, at + 1))
        .chain(context.cues(Cue::MOST).filter_map(|at| most(context, at)))
        .chain(context.cues(Cue::LAST).filter_map(|at| last(context, at)))
        .collect()
}

/// The claim of the superlative at `at`, whose noun phrase goes on at `next`.
fn superlative(context: &Context<'_>, at: usize, next: usize) -> Option<Claim> {
    let start = start_of(context, at)?;
    if context.is(at, w!["leading"]) && !context.is(next, LED) {
        return None;
    }
    if context.is(at, w!["best", "greatest"]) {
        let noun = next + usize::from(context.hyphen(next));
        if !(noun..noun + 3).any(|at| context.is(at, MEASURED)) {
            return None;
        }
    }
    let end = if context.hyphen(next) { noun_end(context, at) } else { noun_end(context, next) };
    if context.is(end.saturating_sub(1), SOFT) && end > next {
        return None;
    }
    let scope = scope_end(context, end.max(next));
    (scope > next).then(|| context.over(ClaimKind::Rank, start, scope))?
}

/// Where the phrase begins: at its owner, or at a count behind its owner ("the two biggest").
fn start_of(context: &Context<'_>, at: usize) -> Option<usize> {
    let counted = context.figures.get(
        context.figures.partition_point(|figure| figure.span.end < context.span(at, at + 1).end),
    );
    let inside = counted
        .filter(|figure| figure.span.start < context.span(at, at + 1).start)
        .map(|figure| context.token_at(figure.span.start));
    let first = inside.unwrap_or(at);
    owner_start(context, at).or_else(|| owner_start(context, first))
}

/// "the most popular show", "the least known of the brothers".
fn most(context: &Context<'_>, at: usize) -> Option<Claim> {
    if context.is(at + 1, OPINION) || !noun(context, at + 1) {
        return None;
    }
    superlative(context, at, at + 1)
}

/// "the last ferry of the night", "his final appearance": only with what it is the last of.
fn last(context: &Context<'_>, at: usize) -> Option<Claim> {
    if context.capital(at) {
        return None; // "the Final Report"
    }
    let start = owner_start(context, at)?;
    let end = noun_end(context, at + 1);
    if let Some(clause) = clause_end(context, end) {
        return context.over(ClaimKind::Rank, start, clause);
    }
    let timed = (at + 1..end).any(|at| context.is_cue(at, Cue::TIME));
    if end == at + 1 || timed || context.is(end - 1, SOFT) || context.figure_at(at).is_some() {
        return None;
    }
    let scope = scope_end(context, end);
    let owned = !context.is(start, w!["the"]);
    (owned || scope > end).then(|| context.over(ClaimKind::Rank, start, scope))?
}
