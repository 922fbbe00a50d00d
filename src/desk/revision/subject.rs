//! Whether a sentence still speaks of the same: its subject, and the things a pronoun in the next
//! one may mean.

use super::diff::{Step, steps, worth};
use super::spelling::spelled_alike;
use super::stretches::is_verb;
use super::vocabulary::{Role, is_small, role, says_the_same};
use super::words::{Sort, Word};

/// Returns whether the subject of a sentence is another: a word replaced, or a noun that came or
/// went. An adjective before a noun that stayed may.
pub(super) fn another_subject(old: &[Word], new: &[Word]) -> bool {
    let (before, after) = (head(old), head(new));
    let strays = |from: &[&Word], to: &[&Word]| -> Vec<(bool, bool)> {
        let found = from.iter().enumerate().filter(|(_, word)| !is_among(word, to));
        found
            .map(|(at, word)| {
                let adjective = from.get(at + 1).is_some_and(|next| is_among(next, to));
                (adjective, role(&word.key).is_some())
            })
            .collect()
    };
    let (gone, added) = (strays(&before, &after), strays(&after, &before));
    let harmless =
        |strays: &[(bool, bool)]| strays.iter().all(|(adjective, role)| *adjective && !role);
    !gone.is_empty() && !added.is_empty() || !harmless(&gone) || !harmless(&added)
}

/// The words of a sentence before its verb that say who or what.
fn head(sentence: &[Word]) -> Vec<&Word> {
    const LONGEST: usize = 10;
    /// Where no verb is known, the subject is at least so long.
    const UNKNOWN: usize = 3;
    let verb = sentence.iter().take(LONGEST).position(|word| is_verb(&word.key));
    let words = sentence.iter().take(verb.unwrap_or(UNKNOWN));
    words.filter(|word| is_telling(word)).collect()
}

/// Returns whether something the old sentence spoke of was replaced, or is gone from where a
/// pronoun would look for it. Verbs, adjectives and what follows a preposition may go.
pub(super) fn another_thing(old: &[Word], new: &[Word]) -> bool {
    let (before, after): (Vec<&Word>, Vec<&Word>) = (old.iter().collect(), new.iter().collect());
    let noun = |word: &Word| is_telling(word) && !is_verb(&word.key);
    let mut replaced = [false, false];
    let mut lost = false;
    for step in steps(old, new, Word::same, worth) {
        match step {
            Step::Kept(..) => replaced = [false, false],
            Step::Gone(at) => {
                let gone = old.get(at).is_some_and(|word| noun(word) && !is_among(word, &after));
                replaced[0] |= gone;
                lost |= gone && is_noun(old, at) && !follows_preposition(old, at);
            }
            Step::Added(at) => {
                replaced[1] |= new.get(at).is_some_and(|w| noun(w) && !is_among(w, &before));
            }
        }
        lost |= replaced == [true, true];
    }
    lost
}

/// Whether no noun follows that the word could belong to.
fn is_noun(sentence: &[Word], at: usize) -> bool {
    sentence.get(at + 1).is_none_or(|next| !is_telling(next) || is_verb(&next.key))
}

fn follows_preposition(sentence: &[Word], at: usize) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "in", "on", "at", "after", "before", "during", "through", "with", "without", "near", "by",
        "for", "from", "to", "into", "over", "under", "since", "until", "along", "across",
    ];
    let before = sentence.get(..at).unwrap_or_default();
    let skipped = |word: &&Word| {
        is_telling(word) && !is_verb(&word.key)
            || matches!(word.key.as_str(), "the" | "a" | "an" | "its")
    };
    let small = before.iter().rev().find(|word| !skipped(word));
    small.is_some_and(|word| PREPOSITIONS.contains(&word.key.as_str()))
}

fn is_among(word: &Word, others: &[&Word]) -> bool {
    others.iter().any(|other| {
        let (a, b) = (word.key.as_str(), other.key.as_str());
        a == b || says_the_same(a, b) || spelled_alike(a, b)
    })
}

fn is_telling(word: &Word) -> bool {
    let number = matches!(role(&word.key), Some(Role::Time | Role::Number | Role::Bound));
    word.sort == Sort::Word && !number && !is_small(&word.key)
}
