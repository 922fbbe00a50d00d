//! Claims in the text as pages underline them: which lies within which, how the line says the
//! state, and which sentences no claim touches.

use super::{ArticleText, card, escaped};
use crate::desk::row::ClaimRow;
use crate::text::Span;

/// A claim's place in the text and how it is underlined.
pub(super) struct Mark<'c> {
    pub(super) claim: &'c ClaimRow,
    pub(super) span: Span,
    /// How many lines lie between the words and its own where claims lie within each other.
    pub(super) level: usize,
}

/// More lines than that under one phrase cannot be told apart.
const DEEPEST: usize = 2;

/// Returns the marks in the order they begin, the longer first.
pub(super) fn marks<'c>(claims: impl IntoIterator<Item = &'c ClaimRow>) -> Vec<Mark<'c>> {
    let mut marks: Vec<_> = claims
        .into_iter()
        .map(|claim| Mark { claim, span: Span::new(claim.start, claim.end), level: 0 })
        .collect();
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    // From the end, so that the level of what begins within is known before what is around it.
    for at in (0..marks.len()).rev() {
        let (before, within) = marks.split_at_mut(at + 1);
        let Some(mark) = before.last_mut() else { continue };
        let within = within.iter().take_while(|inner| inner.span.start < mark.span.end);
        mark.level = within.map(|inner| inner.level + 1).max().unwrap_or(0).min(DEEPEST);
    }
    marks
}

/// Returns the sentences that none of these stretches touches.
pub(super) fn unseen(text: &ArticleText, claims: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut claims: Vec<_> = claims.into_iter().collect();
    claims.sort_by_key(|span| span.start);
    let mut furthest = 0;
    let reach: Vec<_> = claims
        .iter()
        .map(|span| {
            furthest = furthest.max(span.end);
            furthest
        })
        .collect();
    let sentences = text.detail.sentences.iter();
    let sentences = sentences.map(|sentence| Span::new(sentence.start, sentence.end));
    sentences
        .filter(|sentence| {
            let begun = claims.partition_point(|span| span.start < sentence.end);
            let reached = begun.checked_sub(1).and_then(|last| reach.get(last));
            reached.is_none_or(|&reached| reached <= sentence.start)
        })
        .collect()
}

/// Returns the classes of the line under a claim: how deep it lies, and its state.
pub(super) fn class(mark: &Mark<'_>) -> String {
    let doubt = if card::is_doubtful(mark.claim) { " doubt" } else { "" };
    format!("u l{} {}{doubt}", mark.level, escaped(&mark.claim.state))
}
