//! Two whole drafts side by side for people, paragraph by paragraph. What became of the claims is
//! left to the comparison.

use std::ops::Range;

use super::Draft;
use super::align::Alignment;
use super::diff::{Change, sentence_diff};
use super::words::{Reading, Sentence};
use crate::text::Span;

/// One paragraph of either draft or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stood.
    pub old: Option<Span>,
    /// Where it stands.
    pub new: Option<Span>,
    /// Whether it stands in another order.
    pub moved: bool,
    /// Its words, kept, gone and added.
    pub changes: Vec<Change>,
}

impl Passage {
    /// Returns whether not a word of it changed.
    pub fn is_kept(&self) -> bool {
        self.changes.iter().all(|change| matches!(change, Change::Kept(_)))
    }
}

/// Returns the paragraphs of two drafts, in the order of the new one; those that are gone stand
/// where they stood.
pub fn draft_diff(old: &Draft<'_>, new: &Draft<'_>) -> Vec<Passage> {
    let (old, new) = (Reading::of(old), Reading::of(new));
    let alignment = Alignment::of(&old, &new);
    let (before, after) = (paragraphs(&old.sentences), paragraphs(&new.sentences));
    let partners = partners(&old, &before, &after, &alignment);
    let mut passages = Vec::with_capacity(before.len().max(after.len()));
    let mut stays = vec![false; before.len()];
    for at in partners.iter().copied().flatten() {
        if let Some(slot) = stays.get_mut(at) {
            *slot = true;
        }
    }
    let gone = |from: usize, to: usize| {
        (from..to).filter(|at| stays.get(*at) == Some(&false)).filter_map(|at| before.get(at))
    };
    // Of what is gone, all before this old paragraph is told.
    let mut told = 0;
    for (there, partner) in after.iter().zip(&partners) {
        if let Some(at) = partner.filter(|at| *at > told) {
            passages.extend(gone(told, at).map(|range| leaving(&old, range)));
            told = at;
        }
        passages.push(passage(
            &old,
            &new,
            partner.and_then(|at| before.get(at)),
            there,
            &alignment,
        ));
    }
    passages.extend(gone(told, before.len()).map(|range| leaving(&old, range)));
    passages
}

/// The sentences of each paragraph.
fn paragraphs(sentences: &[Sentence]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        match found.last_mut() {
            Some(last) if !sentence.opens_paragraph => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// For each new paragraph the old one from which most of its words come; each old one once.
fn partners(
    old: &Reading<'_>,
    before: &[Range<usize>],
    after: &[Range<usize>],
    alignment: &Alignment,
) -> Vec<Option<usize>> {
    let mut claims: Vec<(usize, usize, usize)> = Vec::new();
    for (there, range) in after.iter().enumerate() {
        let mut shares = std::collections::BTreeMap::<usize, usize>::new();
        for sentence in range.clone().filter_map(|at| alignment.back.get(at).copied().flatten()) {
            let here = before.partition_point(|range| range.end <= sentence);
            *shares.entry(here).or_default() += old.sentence(sentence).len();
        }
        claims.extend(shares.into_iter().map(|(here, words)| (words, here, there)));
    }
    claims.sort_by(|a, b| b.0.cmp(&a.0).then((a.2, a.1).cmp(&(b.2, b.1))));
    let (mut found, mut taken) = (vec![None; after.len()], vec![false; before.len()]);
    for (_, here, there) in claims {
        if let (Some(slot @ None), Some(taken @ false)) =
            (found.get_mut(there), taken.get_mut(here))
        {
            (*slot, *taken) = (Some(here), true);
        }
    }
    found
}

fn leaving(old: &Reading<'_>, range: &Range<usize>) -> Passage {
    let span = span(old, range);
    let text = span.of(old.draft.body).to_owned();
    Passage { old: Some(span), new: None, moved: false, changes: vec![Change::Gone(text)] }
}

fn passage(
    old: &Reading<'_>,
    new: &Reading<'_>,
    from: Option<&Range<usize>>,
    to: &Range<usize>,
    alignment: &Alignment,
) -> Passage {
    let there = span(new, to);
    let text = there.of(new.draft.body);
    let Some(range) = from else {
        let changes = vec![Change::Added(text.to_owned())];
        return Passage { old: None, new: Some(there), moved: false, changes };
    };
    let here = span(old, range);
    let moved = range.clone().any(|at| alignment.moved.get(at) == Some(&true));
    let changes = sentence_diff(here.of(old.draft.body), text);
    Passage { old: Some(here), new: Some(there), moved, changes }
}

fn span(reading: &Reading<'_>, sentences: &Range<usize>) -> Span {
    let all = reading.draft.sentences.get(sentences.clone()).unwrap_or_default();
    all.iter().copied().reduce(Span::cover).unwrap_or_default()
}
