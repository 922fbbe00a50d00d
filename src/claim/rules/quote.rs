//! Attributed statements: quotation marks with somebody who said it.

use super::{Example, Rule};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::{Span, TokenKind, Words, quotations};
use crate::w;

pub(super) const RULE: Rule = Rule {
    name: "quote",
    kind: ClaimKind::Quote,
    find,
    examples: &[
        Example {
            text: "“We never closed the road,” Mayor Ines Tal said.",
            quote: "We never closed the road",
            figures: "",
        },
        Example {
            text: "\"The figures were wrong from the start,\" said Omar Lind, the auditor.",
            quote: "The figures were wrong from the start",
            figures: "",
        },
        Example {
            text: "Tal told reporters that “nobody was ever charged with it”.",
            quote: "nobody was ever charged with it",
            figures: "",
        },
    ],
};

/// Verbs of saying.
const SAYING: &Words = w![
    "said",
    "says",
    "say",
    "told",
    "added",
    "adds",
    "wrote",
    "writes",
    "asked",
    "argued",
    "warned",
    "claimed",
    "insisted",
    "explained",
    "announced",
    "stated",
    "noted",
    "replied",
    "tweeted",
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    /// Shorter quotations are scare quotes and titles.
    const LEAST_WORDS: usize = 4;
    let body = context.text.body.as_str();
    if !body.contains('"') && !body.contains('“') {
        return Vec::new();
    }
    quotations(body, context.tokens)
        .into_iter()
        .filter_map(|span| {
            let (first, end) = (context.token_at(span.start), context.token_at(span.end));
            let words =
                context.tokens.get(first..end)?.iter().filter(|t| t.kind == TokenKind::Word);
            if words.count() < LEAST_WORDS {
                return None;
            }
            let said = verb_near(context, first, end)?;
            let speaker = speaker(context, said, first, end);
            let last = end - usize::from(context.is(end - 1, w![",", "."]));
            let span = context.span(first, last);
            Some(Claim { span, kind: ClaimKind::Quote, figures: vec![], speaker })
        })
        .collect()
}

/// The verb of saying behind the quotation, or before it.
fn verb_near(context: &Context<'_>, first: usize, end: usize) -> Option<usize> {
    const NEAR_TOKENS: usize = 8;
    // Beyond its sentence a verb of saying belongs to somebody else.
    let sentence = |at: usize| context.sentence_at(context.span(at, at + 1).start);
    let stop = sentence(end - 1).map_or(end, |sentence| sentence.end_token);
    // Before it, in the same paragraph, the speaker of the last quotation goes on.
    let opens = sentence(first).filter(|sentence| sentence.opens_paragraph);
    let start = opens.map_or(0, |sentence| sentence.first_token);
    let after = (end..stop.min(end + NEAR_TOKENS)).find(|&at| context.is(at, SAYING));
    after.or_else(|| {
        let from = start.max(first.saturating_sub(NEAR_TOKENS));
        (from..first).rev().find(|&at| context.is(at, SAYING))
    })
}

/// The capitalised words next to the verb, or a pronoun.
fn speaker(context: &Context<'_>, said: usize, first: usize, end: usize) -> Option<Span> {
    let name = |at: usize| {
        context.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            && (context.word(at).starts_with(char::is_uppercase)
                || context.is(at, w!["he", "she", "they"]))
            && !(first..end).contains(&at)
    };
    let mut from = said;
    while from > 0 && name(from - 1) {
        from -= 1;
    }
    if from < said {
        return Some(context.span(from, said));
    }
    let mut to = said + 1;
    while name(to)
        || context.is(to, w!["."]) && to > said + 1 && name(to + 1) && is_title(context, to - 1)
    {
        to += 1;
    }
    (to > said + 1).then(|| context.span(said + 1, to))
}

/// Whether a full stop behind the word belongs to it: "Dr. Reith".
fn is_title(context: &Context<'_>, at: usize) -> bool {
    context
        .is(at, w!["dr", "mr", "mrs", "ms", "prof", "gen", "sen", "rep", "gov", "lt", "col", "rev"])
}
