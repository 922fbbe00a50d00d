//! Sentences as bags of words, the rare ones heavier: what two have in common. Which sentence
//! stands for which is left to `align.rs`.

use std::collections::HashMap;

use super::words::{Reading, Sort, Word};

/// The words of a sentence with their weights, in order of number.
pub(super) struct Bag {
    words: Vec<(u32, f64)>,
    /// Of all of them.
    pub weight: f64,
}

impl Bag {
    /// Returns the weight of the words in both.
    pub fn shared(&self, other: &Self) -> f64 {
        let (mut left, mut right) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut shared = 0.0;
        while let (Some((a, weight)), Some((b, _))) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => _ = left.next(),
                std::cmp::Ordering::Greater => _ = right.next(),
                std::cmp::Ordering::Equal => {
                    shared += weight;
                    left.next();
                    right.next();
                }
            }
        }
        shared
    }
}

/// The bags of all sentences of two drafts.
pub(super) struct Bags {
    /// Those of the old draft.
    pub old: Vec<Bag>,
    /// Those of the new draft.
    pub new: Vec<Bag>,
}

impl Bags {
    /// Weighs the words of two drafts.
    pub fn of(old: &Reading<'_>, new: &Reading<'_>) -> Self {
        /// A plural is the same word.
        fn singular(word: &Word) -> &str {
            word.key.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(&word.key)
        }
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut counts: Vec<u32> = Vec::new();
        for word in old.words.iter().chain(&new.words) {
            let fresh = u32::try_from(counts.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(singular(word)).or_insert(fresh);
            if number == fresh {
                counts.push(0);
            }
            if let Some(count) = usize::try_from(number).ok().and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
        let total = f64::from(u32::try_from(old.words.len() + new.words.len()).unwrap_or(u32::MAX));
        let weight = |word: &Word, number: u32| {
            /// A number may be what changed; what is counted is what it is about.
            const NUMBER: f64 = 0.4;
            let at = usize::try_from(number).unwrap_or(usize::MAX);
            let count = counts.get(at).copied().unwrap_or(1);
            let rarity = (1.0 + total / f64::from(count.max(1))).ln();
            match word.sort {
                Sort::Sign => 0.0,
                Sort::Number => NUMBER * rarity,
                Sort::Word => rarity,
            }
        };
        let bag = |words: &[Word]| {
            let mut found: Vec<(u32, f64)> = (words.iter())
                .filter_map(|word| {
                    let number = *numbers.get(singular(word))?;
                    Some((number, weight(word, number)))
                })
                .filter(|(_, weight)| *weight > 0.0)
                .collect();
            found.sort_by_key(|(number, _)| *number);
            let weight = found.iter().map(|(_, weight)| weight).sum();
            Bag { words: found, weight }
        };
        let bags = |reading: &Reading<'_>| {
            (0..reading.sentences.len()).map(|at| bag(reading.sentence(at))).collect()
        };
        Self { old: bags(old), new: bags(new) }
    }

    /// Returns the free new sentences of each word.
    pub fn index(&self, back: &[Option<usize>]) -> HashMap<u32, Vec<usize>> {
        let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, bag) in self.new.iter().enumerate().filter(|(at, _)| back.get(*at) == Some(&None))
        {
            for (word, _) in &bag.words {
                index.entry(*word).or_default().push(at);
            }
        }
        index
    }

    /// Returns the new sentences that share the most with an old one, by its rarer words.
    pub fn candidates(&self, old: usize, index: &HashMap<u32, Vec<usize>>) -> Vec<usize> {
        /// A word in more sentences than this says nothing about any of them.
        const COMMON: usize = 60;
        const MOST: usize = 12;
        let mut scores: HashMap<usize, f64> = HashMap::new();
        for (word, weight) in self.old.get(old).map_or(&[][..], |bag| &bag.words) {
            for new in index.get(word).filter(|places| places.len() <= COMMON).into_iter().flatten()
            {
                *scores.entry(*new).or_default() += weight;
            }
        }
        let mut ranked: Vec<(usize, f64)> = scores.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.into_iter().take(MOST).map(|(new, _)| new).collect()
    }
}
