//! Slips of the pen that the new draft mends: letters that changed places, a letter doubled or
//! lost. The mended word is read in the old draft as well, so nothing after this sees the slip.
//! A word that could have been meant is never a slip: see `real_words.rs`.

use std::collections::HashMap;

use super::align::Alignment;
use super::diff::{Step, steps, worth};
use super::english::is_english;
use super::vocabulary::is_listed;
use super::words::{Reading, Shape, Sort, Word};

/// Mends in the old draft the slips that the new one mends.
pub(super) fn mend(old: &mut Reading<'_>, new: &Reading<'_>, alignment: &Alignment) {
    let counts = Counts::of(old, new);
    let mut found: Vec<(usize, String)> = Vec::new();
    for (at, there) in alignment.forward.iter().enumerate() {
        let Some(there) = *there else { continue };
        let start = old.sentences.get(at).map_or(0, |sentence| sentence.words.start);
        for (slip, word) in replaced(old.sentence(at), new.sentence(there)) {
            let pair = old.sentence(at).get(slip).zip(new.sentence(there).get(word));
            if let Some((_, word)) = pair.filter(|(slip, word)| counts.is_slip(slip, word)) {
                found.push((start + slip, word.key.clone()));
            }
        }
    }
    for (at, key) in found {
        if let Some(word) = old.words.get_mut(at) {
            (word.key, word.mended) = (key, true);
        }
    }
}

/// The words of one sentence that others replace, one for one.
fn replaced(old: &[Word], new: &[Word]) -> Vec<(usize, usize)> {
    let (mut gone, mut added, mut found) = (Vec::new(), Vec::new(), Vec::new());
    let mut close = |gone: &mut Vec<usize>, added: &mut Vec<usize>| {
        if gone.len() == added.len() {
            found.extend(gone.iter().copied().zip(added.iter().copied()));
        }
        gone.clear();
        added.clear();
    };
    for step in steps(old, new, Word::same, worth) {
        match step {
            Step::Gone(at) => gone.push(at),
            Step::Added(at) => added.push(at),
            Step::Kept(..) => close(&mut gone, &mut added),
        }
    }
    close(&mut gone, &mut added);
    found
}

/// How often each word stands in the two drafts.
struct Counts {
    old: HashMap<String, usize>,
    new: HashMap<String, usize>,
}

impl Counts {
    fn of(old: &Reading<'_>, new: &Reading<'_>) -> Self {
        let count = |reading: &Reading<'_>| {
            let mut counts = HashMap::<String, usize>::new();
            for word in &reading.words {
                *counts.entry(word.key.clone()).or_default() += 1;
            }
            counts
        };
        Self { old: count(old), new: count(new) }
    }

    fn is_slip(&self, slip: &Word, word: &Word) -> bool {
        let ordinary = |word: &Word| {
            let letters = word.key.bytes().all(|byte| byte.is_ascii_lowercase());
            word.sort == Sort::Word && word.shape == Shape::Lower && letters
        };
        if !ordinary(slip) || !ordinary(word) {
            return false;
        }
        let (slip, word) = (slip.key.as_str(), word.key.as_str());
        // What the draft prints elsewhere, too, is no slip.
        let once = self.old.get(slip) == Some(&1) && !self.new.contains_key(slip);
        once && is_slip(slip, word)
    }
}

/// Returns whether `slip` can only be `word`, misspelled: it is no English word, `word` is one, and
/// the two are a stroke of the pen apart, or two where a long word leaves no doubt.
pub(super) fn is_slip(slip: &str, word: &str) -> bool {
    const SHORTEST: usize = 5;
    const LONG: usize = 9;
    let letters = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    if word.len() < SHORTEST || !letters(slip) || !letters(word) {
        return false;
    }
    if is_listed(slip) || is_english(slip) || !is_english(word) {
        return false;
    }
    let most = if word.len() >= LONG { 2 } else { 1 };
    strsim::osa_distance(slip, word) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_words() {
        for (slip, word) in [
            ("wraehouse", "warehouse"),
            ("baloon", "balloon"),
            ("transfered", "transferred"),
            ("lighthose", "lighthouse"),
            ("orchad", "orchard"),
            ("unoficial", "unofficial"),
            ("canl", "canal"),
            ("festivel", "festival"),
            ("denyed", "denied"),
        ] {
            assert!(is_slip(slip, word), "{slip} is {word}");
        }
    }

    #[test]
    fn words_stay_apart() {
        for (a, b) in [
            ("trial", "trail"),
            ("county", "country"),
            ("planed", "planned"),
            ("hoping", "hopping"),
            ("deceased", "decreased"),
            ("prince", "princes"),
            ("coats", "coast"),
            ("resident", "president"),
            ("hosing", "housing"),
            ("later", "alter"),
            ("moral", "morale"),
            ("expect", "except"),
        ] {
            assert!(!is_slip(a, b) && !is_slip(b, a), "{a} is not {b}");
        }
    }
}
