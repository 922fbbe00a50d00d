//! Slips of the pen that the new draft mends: letters that changed places, a letter doubled or
//! lost. The mended word is read in the old draft as well, so nothing after this sees the slip.
//! A word that could have been meant is never a slip: see `real_words.rs`.

use std::collections::HashMap;

use super::align::Alignment;
use super::common_words::is_common;
use super::diff::{Step, steps, worth};
use super::letters::{is_implausible, is_vowel};
use super::real_words::are_both_words;
use super::vocabulary::{is_listed, role};
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
        once && is_slip(slip, word, self.old.contains_key(word))
    }
}

/// How two words differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slip {
    /// Two neighbours, the first at this place, have changed places.
    Swapped(usize),
    /// The letter at this place of the longer word stands once instead of twice, or twice.
    Doubled(usize),
    /// The letter at this place of the longer word is missing in the other.
    Missing(usize),
}

/// Returns whether `slip` can only be `word`, misspelled. `attested` says that the draft spells
/// `word` elsewhere.
fn is_slip(slip: &str, word: &str, attested: bool) -> bool {
    const SHORTEST: usize = 5;
    /// A word that carries a fact needs more letters to be known by.
    const SHORTEST_TELLING: usize = 7;
    const LAST_LETTERS: usize = 2;
    /// Letters that a stem needs, for a letter lost inside makes another word of a short one.
    const STEM: usize = 7;
    const ATTESTED_STEM: usize = 6;
    let both_words = are_both_words(slip, word) || are_both_words(singular(slip), singular(word));
    let Some(kind) = slip_of(slip, word) else { return false };
    let telling = role(word).is_some();
    let least = match kind {
        Slip::Missing(_) if telling => SHORTEST_TELLING,
        _ if telling => SHORTEST + 1,
        _ => SHORTEST,
    };
    if word.len() < least || is_listed(slip) || is_implausible(word) || both_words {
        return false;
    }
    let odd = is_implausible(slip);
    let whole = if slip.len() > word.len() { slip } else { word };
    match kind {
        Slip::Swapped(at) => odd || at > 0 && !is_plural_swap(slip, word),
        Slip::Doubled(at) => odd || at + 1 < whole.len() && !is_open_syllable(whole, at),
        // At the end it may be another form: "publishes", "publishers".
        Slip::Missing(at) => {
            let after = if whole.ends_with('s') { LAST_LETTERS } else { 1 };
            let inside = at > 0 && at + after < whole.len();
            let known = is_common(word) && slip.len() < word.len();
            let stem = if attested { ATTESTED_STEM } else { STEM };
            odd && at + 1 < whole.len() || inside && (known || stem_of(whole).len() >= stem)
        }
    }
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// "coats" and "coast": what could be a plural may be one.
fn is_plural_swap(slip: &str, word: &str) -> bool {
    const BEFORE_LAST: usize = 2;
    let head = |word: &str| word.get(..word.len() - BEFORE_LAST).map(str::to_owned);
    (slip.ends_with('s') || word.ends_with('s')) && head(slip) == head(word)
}

/// "hoping" and "hopping", "steel" and "stele": a vowel that is doubled, or a consonant that is
/// doubled behind the only vowel and before an ending, makes another word.
fn is_open_syllable(longer: &str, at: usize) -> bool {
    const ENDINGS: &[&str] =
        &["ed", "ing", "er", "ers", "es", "est", "y", "ies", "en", "le", "les", "ings"];
    const SHORTEST: usize = 7;
    let (head, tail) = longer.split_at_checked(at).unwrap_or((longer, ""));
    let letter = tail.chars().next().unwrap_or_default();
    let syllables = head.split(|c| !is_vowel(c)).filter(|run| !run.is_empty()).count();
    let ending = tail.trim_start_matches(letter);
    if is_vowel(letter) {
        longer.len() < SHORTEST
    } else {
        syllables < 2 && ENDINGS.contains(&ending)
    }
}

/// A word without its ending.
fn stem_of(word: &str) -> &str {
    const ENDINGS: &[&str] = &["ings", "ing", "ers", "est", "ies", "ed", "er", "es", "ly", "s"];
    ENDINGS.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

fn slip_of(slip: &str, word: &str) -> Option<Slip> {
    let (slip, word) = (slip.as_bytes(), word.as_bytes());
    let head = slip.iter().zip(word).take_while(|(a, b)| a == b).count();
    match (slip.get(head..)?, word.get(head..)?) {
        ([first, second, tail @ ..], [other, next, rest @ ..])
            if first == next && second == other && tail == rest =>
        {
            Some(Slip::Swapped(head))
        }
        ([_, tail @ ..], rest) if tail == rest => Some(one_more(slip, head)),
        (tail, [_, rest @ ..]) if tail == rest => Some(one_more(word, head)),
        _ => None,
    }
}

/// The letter at `at` of the longer word is one more than the shorter has.
fn one_more(longer: &[u8], at: usize) -> Slip {
    let letter = longer.get(at);
    let before = at.checked_sub(1).and_then(|at| longer.get(at));
    // The head of both runs up to the second of two equal letters.
    if letter == before { Slip::Doubled(at - 1) } else { Slip::Missing(at) }
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
        ] {
            assert!(is_slip(slip, word, false), "{slip} is {word}");
        }
    }

    #[test]
    fn words_stay_apart() {
        for (a, b) in [
            ("trial", "trail"),
            ("county", "country"),
            ("planed", "planned"),
            ("gaping", "gapping"),
            ("deceased", "decreased"),
            ("prince", "princes"),
            ("coats", "coast"),
            ("resident", "president"),
            ("hosing", "housing"),
            ("later", "alter"),
            ("moral", "morale"),
            ("expect", "except"),
        ] {
            assert!(!is_slip(a, b, true) && !is_slip(b, a, true), "{a} is not {b}");
        }
    }
}
