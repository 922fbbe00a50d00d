//! Which of the candidates stay: claims with figures never overlap each other; a quote or an event
//! may enclose others.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Claim, ClaimKind};

/// Keeps the stronger of every two overlapping claims with figures; the rest in printed order.
pub(super) fn resolve(mut candidates: Vec<Claim>) -> Vec<Claim> {
    if candidates.len() > 1 {
        if !apart(&mut candidates) {
            candidates = strongest(candidates);
        }
        candidates.sort_by_key(place);
        candidates.dedup_by(|a, b| a.span == b.span && a.kind == b.kind);
    }
    candidates
}

fn place(claim: &Claim) -> (usize, Reverse<usize>, &'static str) {
    (claim.span.start, Reverse(claim.span.end), claim.kind.code())
}

fn encloses(claim: &Claim) -> bool {
    !ClaimKind::WITH_FIGURES.contains(&claim.kind)
}

/// Whether no two claims with figures overlap, as in most texts; sorts them by place to see.
fn apart(candidates: &mut [Claim]) -> bool {
    candidates.sort_by_key(|claim| claim.span.start);
    let mut end = 0;
    candidates.iter().filter(|claim| !encloses(claim)).all(|claim| {
        let free = claim.span.start >= end;
        end = claim.span.end;
        free
    })
}

/// The claims without those that a stronger one overlaps.
fn strongest(mut candidates: Vec<Claim>) -> Vec<Claim> {
    // Strongest first; among equals the first printed. Then every claim is compared only with its
    // neighbours by place, so the work stays linear but for the sort.
    candidates.sort_by_key(|claim| (Reverse(strength(claim)), claim.span.start));
    let mut taken = BTreeMap::new();
    candidates.retain(|claim| {
        if encloses(claim) {
            return true;
        }
        let before = taken.range(..claim.span.end).next_back();
        let free = before.is_none_or(|(_, &end)| end <= claim.span.start);
        if free {
            taken.insert(claim.span.start, claim.span.end);
        }
        free
    });
    candidates
}

/// A claim that ties more figures together says more than each of them, and so does the longer of
/// two with as many.
fn strength(claim: &Claim) -> (usize, bool, usize) {
    (claim.figures.len(), claim.kind == ClaimKind::Change, claim.span.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn claim(start: usize, end: usize, kind: ClaimKind, figures: &[usize]) -> Claim {
        Claim { span: Span::new(start, end), kind, figures: figures.to_vec(), speaker: None }
    }

    #[test]
    fn a_change_swallows_its_figures_and_a_quote_encloses() {
        let kept = resolve(vec![
            claim(5, 9, ClaimKind::Percent, &[0]),
            claim(0, 20, ClaimKind::Change, &[0, 1]),
            claim(0, 40, ClaimKind::Quote, &[]),
            claim(30, 35, ClaimKind::Money, &[2]),
        ]);
        let kinds: Vec<ClaimKind> = kept.iter().map(|claim| claim.kind).collect();
        assert_eq!(kinds, [ClaimKind::Quote, ClaimKind::Change, ClaimKind::Money]);
    }
}
