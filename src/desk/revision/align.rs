//! Which sentence of the new draft stands for which of the old one, wherever it has gone. Only the
//! words decide; what they say about a claim is left to `judge.rs`.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::bags::Bags;
use super::words::{Reading, Word};

/// The sentences of two drafts, side by side.
pub(super) struct Alignment {
    /// For each old sentence its new one.
    pub forward: Vec<Option<usize>>,
    /// For each new sentence its old one.
    pub back: Vec<Option<usize>>,
    /// For each old sentence whether it stands in another order than the bulk of the draft.
    pub moved: Vec<bool>,
    bags: Bags,
}

impl Alignment {
    /// Aligns the sentences of two drafts: equal ones first, by their neighbours where there are
    /// several, then the most alike.
    pub fn of(old: &Reading<'_>, new: &Reading<'_>) -> Self {
        let mut found = Self {
            forward: vec![None; old.sentences.len()],
            back: vec![None; new.sentences.len()],
            moved: Vec::new(),
            bags: Bags::of(old, new),
        };
        found.pair_equal(old, new);
        found.pair_alike();
        found.fill_gaps();
        found.moved = found.out_of_order();
        found
    }

    /// Returns from 0 to 1 how much two sentences have in common, rare words counting more.
    pub fn likeness(&self, old: usize, new: usize) -> f64 {
        let (Some(a), Some(b)) = (self.bags.old.get(old), self.bags.new.get(new)) else {
            return 0.0;
        };
        let total = a.weight + b.weight;
        if total > 0.0 { 2.0 * a.shared(b) / total } else { 0.0 }
    }

    /// Returns from 0 to 1 how much of the smaller sentence stands in the other.
    pub fn overlap(&self, old: usize, new: usize) -> f64 {
        let (Some(a), Some(b)) = (self.bags.old.get(old), self.bags.new.get(new)) else {
            return 0.0;
        };
        let least = a.weight.min(b.weight);
        if least > 0.0 { a.shared(b) / least } else { 0.0 }
    }

    /// Returns whether a new sentence stands where an old one stood: it is the old one, or the
    /// other half of it.
    pub fn in_line(&self, old: usize, new: usize) -> bool {
        const NEAR: usize = 2;
        match self.forward.get(old).copied().flatten() {
            Some(there) if there == new => true,
            Some(there) => self.back.get(new) == Some(&None) && there.abs_diff(new) <= NEAR,
            None => false,
        }
    }

    /// Returns whether one sentence is a half that was cut off the other: they stand side by side
    /// with what the other half became, and belong to no other sentence.
    pub fn is_half(&self, old: usize, new: usize) -> bool {
        const NEAR: usize = 1;
        let forward = self.forward.get(old).copied().flatten();
        let back = self.back.get(new).copied().flatten();
        match (forward, back) {
            (Some(there), None) => there.abs_diff(new) == NEAR,
            (None, Some(here)) => here.abs_diff(old) == NEAR,
            _ => false,
        }
    }

    fn pair(&mut self, old: usize, new: usize) -> bool {
        match (self.forward.get_mut(old), self.back.get_mut(new)) {
            (Some(there @ None), Some(here @ None)) => {
                (*there, *here) = (Some(new), Some(old));
                true
            }
            _ => false,
        }
    }

    fn pair_equal(&mut self, old: &Reading<'_>, new: &Reading<'_>) {
        let (before, after) = (prints(old), prints(new));
        // With both neighbours, with one, alone.
        let contexts: [Context; 4] = [
            |prints, at| together(prints, at, &[-1, 0, 1]),
            |prints, at| together(prints, at, &[-1, 0]),
            |prints, at| together(prints, at, &[0, 1]),
            |prints, at| together(prints, at, &[0]),
        ];
        for context in contexts {
            let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
            for at in (0..after.len()).rev() {
                if self.back.get(at) == Some(&None)
                    && let Some(print) = context(&after, at)
                {
                    places.entry(print).or_default().push(at);
                }
            }
            for at in 0..before.len() {
                if self.forward.get(at) == Some(&None)
                    && let Some(there) = context(&before, at).and_then(|p| places.get_mut(&p))
                    && let Some(new) = there.pop()
                {
                    self.pair(at, new);
                }
            }
        }
    }

    fn pair_alike(&mut self) {
        /// Sentences with less in common tell different things.
        const LEAST: f64 = 0.34;
        /// What a neighbour that stayed a neighbour is worth.
        const NEIGHBOUR: f64 = 0.12;
        let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
        let index = self.bags.index(&self.back);
        for old in 0..self.forward.len() {
            if self.forward.get(old) != Some(&None) {
                continue;
            }
            for new in self.bags.candidates(old, &index) {
                let near = if self.are_neighbours(old, new) { NEIGHBOUR } else { 0.0 };
                let score = self.likeness(old, new) + near;
                if score >= LEAST {
                    candidates.push((score, old, new));
                }
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, old, new) in candidates {
            self.pair(old, new);
        }
    }

    /// Pairs what stands alone between two pairs, when it has something in common.
    fn fill_gaps(&mut self) {
        const LEAST: f64 = 0.2;
        for old in 0..self.forward.len() {
            let before = old.checked_sub(1).and_then(|at| self.forward.get(at).copied().flatten());
            let after = self.forward.get(old + 1).copied().flatten();
            let places = [before.map(|at| at + 1), after.and_then(|at| at.checked_sub(1))];
            for new in places.into_iter().flatten() {
                if self.likeness(old, new) >= LEAST && self.pair(old, new) {
                    break;
                }
            }
        }
    }

    fn are_neighbours(&self, old: usize, new: usize) -> bool {
        let at = |index: Option<usize>| {
            index.and_then(|index| self.forward.get(index).copied().flatten())
        };
        let before = at(old.checked_sub(1));
        let after = at(Some(old + 1));
        before.is_some() && before == new.checked_sub(1) || after.is_some_and(|at| at == new + 1)
    }

    /// The pairs outside the longest run that keeps its order.
    fn out_of_order(&self) -> Vec<bool> {
        let pairs: Vec<(usize, usize)> =
            self.forward.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?))).collect();
        let mut moved = vec![false; self.forward.len()];
        let kept = longest_rising(&pairs.iter().map(|(_, new)| *new).collect::<Vec<_>>());
        for ((old, _), kept) in pairs.iter().zip(kept) {
            if let Some(slot) = moved.get_mut(*old) {
                *slot = !kept;
            }
        }
        moved
    }
}

/// Says which members of a sequence make up its longest rising run.
fn longest_rising(numbers: &[usize]) -> Vec<bool> {
    // tails[n]: the index of the least number that ends a rising run of n + 1.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let place = tails.partition_point(|tail| numbers.get(*tail).is_some_and(|n| n < number));
        before.push(place.checked_sub(1).and_then(|place| tails.get(place).copied()));
        match tails.get_mut(place) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut kept = vec![false; numbers.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        if let Some(slot) = kept.get_mut(at) {
            *slot = true;
        }
        next = before.get(at).copied().flatten();
    }
    kept
}

fn prints(reading: &Reading<'_>) -> Vec<u64> {
    (0..reading.sentences.len()).map(|at| print(reading.sentence(at))).collect()
}

fn print(words: &[Word]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for word in words {
        (&word.key, word.sort).hash(&mut hasher);
    }
    hasher.finish()
}

fn together(prints: &[u64], at: usize, offsets: &[isize]) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    for offset in offsets {
        at.checked_add_signed(*offset).and_then(|at| prints.get(at))?.hash(&mut hasher);
    }
    Some(hasher.finish())
}

/// A print of a sentence with some of its neighbours'.
type Context = fn(&[u64], usize) -> Option<u64>;

#[cfg(test)]
mod tests {
    use super::longest_rising;

    #[test]
    fn the_shorter_stretch_is_what_moved() {
        assert_eq!(longest_rising(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(longest_rising(&[0, 2, 3, 1, 4]), [true, true, true, false, true]);
        assert!(longest_rising(&[]).is_empty());
    }
}
