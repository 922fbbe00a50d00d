//! Which claim of the new draft stands for which of the old one: by its place in its sentence
//! first, by its value only where the sentences agree as well.

use std::collections::HashMap;
use std::ops::Range;

use super::align::Alignment;
use super::diff::{Step, steps, worth};
use super::effect::Effect;
use super::figures::{compare, same_values, signature};
use super::order::rearranged;
use super::words::{Reading, Sort, Word};
use crate::text::Span;

/// The claims of two drafts, side by side.
pub(super) struct Pairs {
    /// For each old claim its new one.
    pub forward: Vec<Option<usize>>,
    /// For each new claim its old one.
    pub back: Vec<Option<usize>>,
}

impl Pairs {
    /// Pairs the claims of two drafts whose sentences are aligned.
    pub fn of(old: &Reading<'_>, new: &Reading<'_>, alignment: &Alignment) -> Self {
        let mut pairs =
            Self { forward: vec![None; old.claims.len()], back: vec![None; new.claims.len()] };
        for (at, there) in alignment.forward.iter().enumerate() {
            if let Some(there) = there {
                pairs.within_sentence(old, new, at, *there);
            }
        }
        pairs.across_sentences(old, new, alignment);
        pairs
    }

    fn pair(&mut self, old: usize, new: usize) {
        if let (Some(there @ None), Some(here @ None)) =
            (self.forward.get_mut(old), self.back.get_mut(new))
        {
            (*there, *here) = (Some(new), Some(old));
        }
    }

    fn within_sentence(&mut self, old: &Reading<'_>, new: &Reading<'_>, at: usize, there: usize) {
        let (mine, theirs) = (old.claims_in(at), new.claims_in(there));
        if mine.is_empty() || theirs.is_empty() {
            return;
        }
        let image = Image::of(old, new, at, there);
        let mut scored: Vec<(u32, usize, usize)> = Vec::new();
        for &a in mine {
            let Some(from) = old.claims.get(a) else { continue };
            let there = image.between(&from.words);
            for &b in theirs {
                let score = score(old, new, (a, b), &image, &there);
                if score > 0 {
                    scored.push((score, a, b));
                }
            }
        }
        scored.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, a, b) in scored {
            self.pair(a, b);
        }
    }

    /// What is left pairs across sentences only when kind and values are equal and most of the
    /// smaller sentence stands in the other.
    fn across_sentences(&mut self, old: &Reading<'_>, new: &Reading<'_>, alignment: &Alignment) {
        const LEAST_OVERLAP: f64 = 0.6;
        const LEAST_LIKENESS: f64 = 0.25;
        /// The other half of a sentence that was cut in two has a subject of its own.
        const LEAST_OF_HALF: f64 = 0.35;
        /// A value this common ("one") is compared with so many places at most.
        const MOST: usize = 50;
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, claim) in new.draft.claims.iter().enumerate() {
            if self.back.get(at) == Some(&None) {
                places.entry(signature(claim)).or_default().push(at);
            }
        }
        let mut scored: Vec<(f64, usize, usize)> = Vec::new();
        for (a, claim) in old.draft.claims.iter().enumerate() {
            if self.forward.get(a) != Some(&None) {
                continue;
            }
            for &b in places.get(&signature(claim)).into_iter().flatten().take(MOST) {
                let sentences = (old.claims.get(a).and_then(|place| place.sentence))
                    .zip(new.claims.get(b).and_then(|place| place.sentence));
                let Some((from, to)) = sentences else { continue };
                let overlap = alignment.overlap(from, to);
                let half = alignment.is_half(from, to) && overlap >= LEAST_OF_HALF;
                let whole =
                    overlap >= LEAST_OVERLAP && alignment.likeness(from, to) >= LEAST_LIKENESS;
                let alike = (half || whole) && same_words(old, new, a, b);
                if alike {
                    scored.push((overlap, a, b));
                }
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, a, b) in scored {
            self.pair(a, b);
        }
    }
}

/// Returns where the words of an old claim stand in the new draft, whether or not the machine finds
/// a claim there; `None` when its sentence is gone or nothing of it is left.
pub(super) fn whereabouts(
    old: &Reading<'_>,
    new: &Reading<'_>,
    alignment: &Alignment,
    claim: usize,
) -> Option<Span> {
    let place = old.claims.get(claim)?;
    let at = place.sentence?;
    let there = alignment.forward.get(at).copied().flatten()?;
    let image = Image::of(old, new, at, there);
    let found = new.slice(&image.between(&place.words));
    let stop = |word: &&Word| word.sort != Sort::Sign || word.glued;
    let first = found.iter().find(stop)?;
    let last = found.iter().rfind(|word| word.sort != Sort::Sign)?;
    (first.span.start < last.span.end).then(|| first.span.cover(last.span))
}

/// Where the words of an old sentence stand in the new one.
struct Image {
    from: usize,
    to: usize,
    /// For each word of the old sentence its place in the new one.
    kept: Vec<Option<usize>>,
    end: usize,
}

impl Image {
    fn of(old: &Reading<'_>, new: &Reading<'_>, at: usize, there: usize) -> Self {
        let (before, after) = (old.sentence(at), new.sentence(there));
        let kept = rearranged(before, after).unwrap_or_else(|| kept(before, after));
        let start = |reading: &Reading<'_>, at: usize| {
            reading.sentences.get(at).map_or(0, |sentence| sentence.words.start)
        };
        Self { from: start(old, at), to: start(new, there), kept, end: after.len() }
    }

    /// What of the new sentence stands between the kept neighbours of an old range.
    fn between(&self, old: &Range<usize>) -> Range<usize> {
        let (first, end) = (old.start.saturating_sub(self.from), old.end.saturating_sub(self.from));
        let before = self.kept.iter().take(first).rev().find_map(|at| *at);
        let after = self.kept.iter().skip(end).find_map(|at| *at);
        self.to + before.map_or(0, |at| at + 1)..self.to + after.unwrap_or(self.end)
    }

    /// Whether all of an old range stands in a new one, and nothing more.
    fn is_whole(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        old.len() == new.len() && self.shared(old, new) == old.len()
    }

    /// How many words of the old range were kept into the new one.
    fn shared(&self, old: &Range<usize>, new: &Range<usize>) -> usize {
        let (first, end) = (old.start.saturating_sub(self.from), old.end.saturating_sub(self.from));
        let kept = self.kept.get(first..end.min(self.kept.len())).unwrap_or_default();
        kept.iter().flatten().filter(|at| new.contains(&(self.to + **at))).count()
    }
}

/// The words that stay in their order.
fn kept(before: &[Word], after: &[Word]) -> Vec<Option<usize>> {
    let mut kept = vec![None; before.len()];
    for step in steps(before, after, Word::same, worth) {
        if let Step::Kept(a, b) = step
            && let Some(slot) = kept.get_mut(a)
        {
            *slot = Some(b);
        }
    }
    kept
}

/// How well a new claim of the same sentence stands for an old one whose place is `there`; 0 when
/// it cannot.
fn score(
    old: &Reading<'_>,
    new: &Reading<'_>,
    (a, b): (usize, usize),
    image: &Image,
    there: &Range<usize>,
) -> u32 {
    let (Some(left), Some(right)) = (old.draft.claims.get(a), new.draft.claims.get(b)) else {
        return 0;
    };
    let (Some(from), Some(to)) = (old.claims.get(a), new.claims.get(b)) else { return 0 };
    if left.kind != right.kind && (left.figures.is_empty() || right.figures.is_empty()) {
        return 0;
    }
    let in_place = there.start < to.words.end && to.words.start < there.end
        || image.is_whole(&from.words, &to.words);
    let shared = u32::try_from(image.shared(&from.words, &to.words)).unwrap_or(u32::MAX);
    // The dear comparison last: a long list compares each of its claims with each.
    let same = same_values(left, right);
    let told_alike = in_place
        || left.kind == right.kind
            && (same_words(old, new, a, b)
                || same
                    && !left.figures.is_empty()
                    && !matches!(compare(left, right), Effect::Fact(_)));
    if !told_alike {
        return 0;
    }
    if !in_place && !same {
        return 0;
    }
    // Place weighs more than value: two values may have been exchanged.
    8 * u32::from(in_place)
        + shared.min(4)
        + 2 * u32::from(left.kind == right.kind)
        + 2 * u32::from(same)
        + u32::from(from.words.len() == to.words.len())
        + 8 * u32::from(image.is_whole(&from.words, &to.words))
}

fn same_words(old: &Reading<'_>, new: &Reading<'_>, a: usize, b: usize) -> bool {
    let (Some(from), Some(to)) = (old.claims.get(a), new.claims.get(b)) else { return false };
    let (from, to) = (old.slice(&from.words), new.slice(&to.words));
    from.len() == to.len() && from.iter().zip(to).all(|(a, b)| a.key == b.key)
}
