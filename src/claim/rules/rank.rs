//! Places in an order and superlatives: "the third-largest port", "the first visit", "the only
//! bank".

use super::{Example, Rule};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::{FigureKind, is_function_word};
use crate::text::{TokenKind, Word};
use crate::w;

pub(super) const RULE: Rule = Rule {
    name: "rank",
    kind: ClaimKind::Rank,
    find,
    examples: &[
        Example {
            text: "Brod is the third-largest port on the coast.",
            quote: "the third-largest port",
            figures: "3",
        },
        Example {
            text: "It was the first visit in a decade.",
            quote: "the first visit",
            figures: "1",
        },
        Example {
            text: "It is the largest bank in the country.",
            quote: "the largest bank",
            figures: "",
        },
    ],
};

/// Superlatives that a fact-checker asks about.
const SUPERLATIVES: &[Word] = w![
    "largest",
    "biggest",
    "smallest",
    "highest",
    "lowest",
    "longest",
    "shortest",
    "tallest",
    "oldest",
    "youngest",
    "richest",
    "poorest",
    "fastest",
    "slowest",
    "deepest",
    "deadliest",
    "worst",
    "best",
    "busiest",
    "strongest",
    "weakest",
    "cheapest",
    "only",
];

const THE: Word = Word::of("the");

fn find(context: &Context<'_>) -> Vec<Claim> {
    let ordinals = context.of_kind(FigureKind::Rank).map(|(index, figure)| {
        let first = context.token_at(figure.span.start);
        let end = phrase_end(context, context.token_at(figure.span.end));
        let span = context.with_word_before(context.span(first, end), w!["the"]);
        context.claim(ClaimKind::Rank, span, index)
    });
    let mut found: Vec<Claim> = ordinals.collect();
    let the = context.tokens.iter().enumerate().filter(|(_, token)| token.word == THE);
    for at in the.map(|(at, _)| at + 1) {
        let most = usize::from(context.is(at, w!["most"]) && context.is_lower_word(at + 1));
        if most == 0 && !context.is(at, SUPERLATIVES) {
            continue;
        }
        let span = context.span(at - 1, phrase_end(context, at + 1 + most));
        found.push(Claim { span, kind: ClaimKind::Rank, figures: vec![], speaker: None });
    }
    found
}

/// The token after the one or two nouns that follow: "-largest port".
fn phrase_end(context: &Context<'_>, mut at: usize) -> usize {
    if context.is(at, w!["-"]) && context.is_lower_word(at + 1) {
        at += 2;
    }
    let noun = |at: usize| {
        context.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            && !is_function_word(context.word(at))
    };
    if noun(at) { at + 1 } else { at }
}
