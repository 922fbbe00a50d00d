//! Which of the candidates stay: claims with figures never overlap each other; a quote or an event
//! may enclose others.

use super::{Claim, ClaimKind};

/// Keeps the stronger of every two overlapping claims with figures; the rest in printed order.
pub(super) fn resolve(mut candidates: Vec<Claim>) -> Vec<Claim> {
    let mut kept: Vec<Claim> = Vec::with_capacity(candidates.len());
    let encloses = |claim: &Claim| !ClaimKind::WITH_FIGURES.contains(&claim.kind);
    let (mut loose, mut figured): (Vec<Claim>, Vec<Claim>) =
        candidates.drain(..).partition(|claim| encloses(claim));
    // Strongest first; among equals the first printed. Then every claim is compared only with its
    // neighbours by place, so the work stays linear but for the sort.
    figured.sort_by_key(|claim| (std::cmp::Reverse(strength(claim)), claim.span.start));
    let mut taken = std::collections::BTreeMap::new();
    for claim in figured {
        let before = taken.range(..claim.span.end).next_back();
        if before.is_some_and(|(_, &end)| end > claim.span.start) {
            continue;
        }
        taken.insert(claim.span.start, claim.span.end);
        kept.push(claim);
    }
    kept.append(&mut loose);
    kept.sort_by_key(|claim| {
        (claim.span.start, std::cmp::Reverse(claim.span.end), claim.kind.code())
    });
    kept.dedup_by(|a, b| a.span == b.span && a.kind == b.kind);
    kept
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
