//! The headline and the standfirst: the lines at the head of an article that stand by themselves.

use super::case::Case;
use super::mention::Mention;
use crate::text::{Gap, Sentence, Span};
use crate::w;

/// How many lines stand above a story: headline, standfirst, dateline.
const MOST_LINES: usize = 3;
/// A longer line is a paragraph.
const LONGEST_TOKENS: usize = 48;

/// Returns the lines above the story, the headline first; none where the first line is a sentence
/// of the story.
pub(super) fn lines(case: &Case<'_>) -> Vec<Span> {
    let sentences = case.extraction.sentences.as_slice();
    let mut lines = Vec::new();
    let mut from = 0;
    while lines.len() < MOST_LINES {
        let Some(line) = line(case, sentences.get(from..).unwrap_or_default()) else { break };
        let (Some(first), Some(last)) = (line.first(), line.last()) else { break };
        if last.end_token - first.first_token > LONGEST_TOKENS || closed(case, last) {
            break;
        }
        lines.push(first.span.cover(last.span));
        from += line.len();
    }
    lines
}

/// The sentences of the first line, where a blank line and more text follow.
fn line<'a>(case: &Case<'_>, sentences: &'a [Sentence]) -> Option<&'a [Sentence]> {
    let gap = |own: &Sentence| case.tokens().get(own.first_token).map(|token| token.gap);
    let longest = sentences.get(..LONGEST_TOKENS.min(sentences.len()))?;
    let len = longest.iter().skip(1).position(|own| gap(own) >= Some(Gap::Line))? + 1;
    let next = sentences.get(len)?;
    (gap(next) == Some(Gap::Paragraph)).then(|| sentences.get(..len)).flatten()
}

/// Whether a sentence ends with a full stop, whatever quotation mark stands behind it.
fn closed(case: &Case<'_>, last: &Sentence) -> bool {
    let back = last.end_token.saturating_sub(2)..last.end_token;
    let ends: Vec<&str> = back.map(|at| case.printed(at)).collect();
    matches!(ends.as_slice(), [.., "."] | [".", "”" | "\"" | "’" | "'" | ")"])
}

/// Returns whether a figure is told of "she", and the sentence before names whom the line names:
/// "Mayor Holm stays on with 61 percent" over "Eva Holm thanked her voters. She came to 61
/// percent."
pub(super) fn by_pronoun(case: &Case<'_>, line: Span, other: &Mention<'_>) -> bool {
    let Some(index) = case.sentence_index(other.figure.span.start) else { return false };
    let sentences = &case.extraction.sentences;
    let (Some(own), Some(before)) =
        (sentences.get(index), index.checked_sub(1).and_then(|at| sentences.get(at)))
    else {
        return false;
    };
    let lead = own.first_token..case.token_at(other.figure.phrase.start);
    let pronoun = case.any(lead, w!["she", "he", "they", "it"]);
    let title = case.tokens_of(line);
    let named = |at: usize| {
        case.capital(at)
            && at > before.first_token
            && case.printed(at).len() > 2
            && title.clone().any(|own| case.key(own) == case.key(at) && case.capital(own))
    };
    pronoun && !own.opens_paragraph && (before.first_token..before.end_token).any(named)
}
