//! How many sources a claim has: ten rewrites of one wire report are one.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::SourceRule;
use crate::desk::source::{Proximity, Stance};

/// A source cited on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GateSource {
    /// Its id.
    pub id: i64,
    /// How near to the fact; `None` when nobody said.
    pub proximity: Option<Proximity>,
    /// What it does to the claim.
    pub stance: Stance,
    /// Whether it was cited with a verdict that doubts the claim, or after the one that stands.
    pub for_doubt: bool,
}

/// Which source each one is taken from: `derives_from`, and the other one for a merged duplicate.
pub type Origins = BTreeMap<i64, i64>;

/// Returns where a source comes from in the end. In a ring of sources that each name the next, it
/// is the one that came first to the desk.
pub fn root_of(source: i64, origins: &Origins) -> i64 {
    let mut way = vec![source];
    let mut at = source;
    while let Some(&next) = origins.get(&at) {
        if let Some(ring) = way.iter().position(|&passed| passed == next) {
            return way.iter().skip(ring).copied().min().unwrap_or(next);
        }
        way.push(next);
        at = next;
    }
    at
}

/// What a claim's sources amount to.
pub(super) struct Count {
    /// Cited, and speaking for or against.
    cited: usize,
    /// Of different origin.
    independent: usize,
    /// Of different origin, and one of that origin primary.
    primary: usize,
    /// What was cited, and does not speak for the verdict.
    beside: Option<&'static str>,
}

impl Count {
    /// Counts what speaks for the verdict. One that lets the claim pass wants what supports it. One
    /// that does not wants what refutes it, or what was cited for the doubt: a source that bore the
    /// claim out before somebody found it wrong says nothing for that. Context never counts.
    pub(super) fn of(sources: &[GateSource], origins: &Origins, passes: bool) -> Self {
        let counts = |source: &&GateSource| match source.stance {
            Stance::Supports => passes || source.for_doubt,
            Stance::Refutes => !passes,
            Stance::Context => false,
        };
        let other = |stance| sources.iter().any(|source| source.stance == stance);
        let beside = match passes {
            true if other(Stance::Refutes) => Some("lets it pass, but no source supports it"),
            false if other(Stance::Supports) => Some("doubts it, but no source was cited for that"),
            _ => None,
        };
        let is_primary = |source: &&GateSource| source.proximity == Some(Proximity::Primary);
        let root = |source: &GateSource| root_of(source.id, origins);
        let cited: BTreeSet<_> = sources.iter().filter(counts).map(|source| source.id).collect();
        let independent: BTreeSet<_> = sources.iter().filter(counts).map(root).collect();
        let primary: BTreeSet<_> =
            sources.iter().filter(counts).filter(is_primary).map(root).collect();
        Self { cited: cited.len(), independent: independent.len(), primary: primary.len(), beside }
    }

    /// Returns what is missing, to stand after the claim; `None` when it is enough.
    pub(super) fn lacks(&self, rule: SourceRule) -> Option<String> {
        let primary_enough = rule.or_primary.is_some_and(|wanted| self.primary >= wanted);
        if self.independent >= rule.min || primary_enough {
            return None;
        }
        let has = match (self.independent, self.cited, self.beside) {
            (0, _, Some(beside)) => format!("its verdict {beside}"),
            (0, _, None) => "it has no source".to_owned(),
            (1, 1, _) => "it has only one source".to_owned(),
            (1, cited, _) => format!("its {cited} sources all go back to one"),
            (independent, ..) => format!("it has only {independent} independent sources"),
        };
        let needs = match (rule.min, rule.or_primary) {
            (1, _) => String::new(),
            (min, None) => format!("; {min} are needed"),
            (min, Some(primary)) => format!("; {min} are needed, or {primary} primary"),
        };
        Some(format!("{has}{needs}."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(id: i64, proximity: Option<Proximity>, stance: Stance) -> GateSource {
        GateSource { id, proximity, stance, for_doubt: false }
    }

    fn supporting(ids: &[i64]) -> Vec<GateSource> {
        ids.iter().map(|&id| source(id, None, Stance::Supports)).collect()
    }

    const ONE: SourceRule = SourceRule { min: 1, or_primary: None };
    const TWO: SourceRule = SourceRule { min: 2, or_primary: None };

    #[test]
    fn a_ring_of_sources_is_one_source() {
        let origins = Origins::from([(1, 2), (2, 3), (3, 2), (4, 1), (5, 5)]);
        for (source, root) in [(1, 2), (2, 2), (3, 2), (4, 2), (5, 5), (6, 6)] {
            assert_eq!(root_of(source, &origins), root, "s{source}");
        }
    }

    #[test]
    fn ten_rewrites_of_one_wire_count_once() {
        let rewrites: Vec<i64> = (2..12).collect();
        let origins: Origins = rewrites.iter().map(|&id| (id, id - 1)).collect();
        let lacks = |ids: &[i64], rule| Count::of(&supporting(ids), &origins, true).lacks(rule);
        assert_eq!(lacks(&rewrites, ONE), None);
        let words = "its 10 sources all go back to one; 2 are needed.";
        assert_eq!(lacks(&rewrites, TWO).as_deref(), Some(words));
        assert_eq!(lacks(&[2, 20], TWO), None);
        assert_eq!(lacks(&[1, 1], TWO).as_deref(), Some("it has only one source; 2 are needed."));
    }

    #[test]
    fn one_primary_can_stand_for_two() {
        let rule = SourceRule { min: 2, or_primary: Some(1) };
        let none = Origins::new();
        let mut sources = supporting(&[1]);
        let words = "it has only one source; 2 are needed, or 1 primary.";
        assert_eq!(Count::of(&sources, &none, true).lacks(rule).as_deref(), Some(words));
        sources.push(source(1, Some(Proximity::Primary), Stance::Supports));
        assert_eq!(Count::of(&sources, &none, true).lacks(rule), None);
    }

    #[test]
    fn context_is_no_source_and_a_verdict_that_passes_wants_support() {
        let none = Origins::new();
        let context = [source(1, None, Stance::Context)];
        let words = Some("it has no source.");
        assert_eq!(Count::of(&context, &none, false).lacks(ONE).as_deref(), words);
        let against = [source(1, None, Stance::Refutes)];
        assert_eq!(Count::of(&against, &none, false).lacks(ONE), None);
        let words = Some("its verdict lets it pass, but no source supports it.");
        assert_eq!(Count::of(&against, &none, true).lacks(ONE).as_deref(), words);
    }

    #[test]
    fn what_bore_the_claim_out_says_nothing_for_a_doubt() {
        let none = Origins::new();
        let mut before = supporting(&[1]);
        let words = Some("its verdict doubts it, but no source was cited for that.");
        assert_eq!(Count::of(&before, &none, false).lacks(ONE).as_deref(), words);
        before.push(GateSource { for_doubt: true, ..source(2, None, Stance::Supports) });
        assert_eq!(Count::of(&before, &none, false).lacks(ONE), None);
    }
}
