//! Whether a sentence that stayed the same still speaks of the same: "She paid 40 grants" depends
//! on who was named before.

use std::collections::{BTreeSet, HashSet};

use super::align::Alignment;
use super::clause::is_verb;
use super::effect::Effect;
use super::spelling::spelled_alike;
use super::vocabulary::{Role, is_small, points_back, role, says_the_same, stands_in};
use super::words::{Place, Reading, Sort, Word};

/// Two drafts, aligned.
pub(super) struct Context<'c> {
    /// The old draft.
    pub old: &'c Reading<'c>,
    /// The new draft.
    pub new: &'c Reading<'c>,
    /// Their sentences side by side.
    pub alignment: &'c Alignment,
    /// Tells a name from a word that only begins a sentence.
    pub is_name: &'c dyn Fn(&Word) -> bool,
    /// Words with a capital inside a sentence, anywhere in the two drafts.
    pub known: &'c HashSet<&'c str>,
}

impl Context<'_> {
    /// Returns what the sentences before do to a claim in an unchanged sentence.
    pub fn effect(&self, from: &Place, to: &Place, moved: bool) -> Effect {
        let (Some(old), Some(new)) = (from.sentence, to.sentence) else { return Effect::Nothing };
        let sentence = self.old.slice(&from.around);
        let pointer = self.pointer(sentence);
        let uprooted = pointer.is_some() && self.is_uprooted(old, new);
        let leaning = pointer
            .or_else(|| self.stand_in(sentence, old, new))
            .or_else(|| self.nameless(sentence, old, new, moved));
        let Some(word) = leaning else { return self.spoken_of(old, new) };
        if !uprooted && self.named_before(self.old, old) == self.named_before(self.new, new) {
            return self.spoken_of(old, new);
        }
        Effect::Words(format!("“{word}” may mean somebody else now"))
    }

    /// Whether the sentence behind speaks of the claim's number, and does so otherwise now.
    fn spoken_of(&self, old: usize, new: usize) -> Effect {
        let (before, after) = (self.old.sentence(old + 1), self.new.sentence(new + 1));
        let same = before.len() == after.len() && before.iter().zip(after).all(|(a, b)| a.same(b));
        if same || !speaks_of_a_number(before) && !speaks_of_a_number(after) {
            return Effect::Nothing;
        }
        Effect::Words("the next sentence says something else of it".into())
    }

    /// Whether what a pronoun stands for, when it is no name, is another now: the sentence before
    /// has another subject, or another sentence stands there.
    fn is_uprooted(&self, old: usize, new: usize) -> bool {
        let opens = |reading: &Reading<'_>, at: usize| {
            reading.sentences.get(at).is_none_or(|sentence| sentence.opens_paragraph)
        };
        let (Some(before), Some(after)) = (old.checked_sub(1), new.checked_sub(1)) else {
            return old != new;
        };
        let partner = self.alignment.forward.get(before).copied().flatten();
        if partner == Some(after) {
            let (old, new) = (self.old.sentence(before), self.new.sentence(after));
            return head(old) != head(new) || has_lost_a_noun(old, new);
        }
        !opens(self.old, old) || !opens(self.new, new)
    }

    /// A pronoun that stands before any name of the sentence, or goes on with what somebody said.
    fn pointer(&self, sentence: &[Word]) -> Option<String> {
        let named = sentence.iter().position(|word| self.surely_names(word));
        let before = sentence.get(..named.unwrap_or(sentence.len())).unwrap_or_default();
        let pronoun = before.iter().find(|word| points_back(&word.key));
        let quoted = sentence.first().is_some_and(|word| word.key == "\"")
            && !sentence.iter().any(|word| role(&word.key) == Some(Role::Saying));
        pronoun.map(|word| word.key.clone()).or_else(|| quoted.then(|| "the speaker".to_owned()))
    }

    /// A name, also where every word would have a capital.
    fn surely_names(&self, word: &Word) -> bool {
        (self.is_name)(word) && (!word.opens || self.known.contains(word.key.as_str()))
    }

    /// "The company" when the sentence before it was edited.
    fn stand_in(&self, sentence: &[Word], old: usize, new: usize) -> Option<String> {
        const NEAR: usize = 3;
        let head = sentence.first().filter(|word| word.key == "the")?;
        let noun = sentence.iter().skip(1).take(NEAR).find(|word| stands_in(&word.key))?;
        let before = old.checked_sub(1).and_then(|at| self.alignment.forward.get(at).copied());
        let edited = before.flatten().is_some_and(|at| Some(at) == new.checked_sub(1));
        edited.then(|| format!("{} {}", head.key, noun.key))
    }

    /// A sentence without a name that left the one it followed in its paragraph.
    fn nameless(&self, sentence: &[Word], old: usize, new: usize, moved: bool) -> Option<String> {
        let opens = |reading: &Reading<'_>, at: usize| {
            reading.sentences.get(at).is_some_and(|sentence| sentence.opens_paragraph)
        };
        let named = sentence.iter().any(|word| (self.is_name)(word));
        if !moved || named || opens(self.old, old) && opens(self.new, new) {
            return None;
        }
        let before = old.checked_sub(1).and_then(|at| self.alignment.forward.get(at).copied());
        let stayed = before.flatten().is_some_and(|at| Some(at) == new.checked_sub(1));
        (!stayed).then(|| "this sentence".to_owned())
    }

    /// The names in the nearest sentence before that has any.
    fn named_before<'r>(&self, reading: &'r Reading<'_>, sentence: usize) -> BTreeSet<&'r str> {
        const FARTHEST: usize = 8;
        (sentence.saturating_sub(FARTHEST)..sentence)
            .rev()
            .map(|at| {
                let words = reading.sentence(at).iter();
                words.filter(|word| (self.is_name)(word)).map(|word| word.key.as_str()).collect()
            })
            .find(|names: &BTreeSet<&str>| !names.is_empty())
            .unwrap_or_default()
    }
}

/// The words of a sentence before its verb that say who or what.
fn head(sentence: &[Word]) -> Vec<&str> {
    const LONGEST: usize = 10;
    let verb = sentence.iter().take(LONGEST).position(|word| is_verb(&word.key));
    let words = sentence.iter().take(verb.unwrap_or(LONGEST));
    words.filter(|word| is_telling(word)).map(|word| word.key.as_str()).collect()
}

/// Whether something the old sentence spoke of is not in the new one; verbs aside.
fn has_lost_a_noun(old: &[Word], new: &[Word]) -> bool {
    let there = |word: &Word| {
        new.iter().any(|other| {
            let (a, b) = (word.key.as_str(), other.key.as_str());
            a == b || says_the_same(a, b) || spelled_alike(a, b)
        })
    };
    old.iter().any(|word| is_telling(word) && !is_verb(&word.key) && !there(word))
}

fn is_telling(word: &Word) -> bool {
    let number = matches!(role(&word.key), Some(Role::Time | Role::Number | Role::Bound));
    word.sort == Sort::Word && !number && !is_small(&word.key)
}

/// Whether a sentence begins by speaking of a number before it: "The figure includes …".
fn speaks_of_a_number(sentence: &[Word]) -> bool {
    const NEAR: usize = 3;
    const HEADS: &[&str] = &["the", "that", "this", "these", "those", "both", "neither", "all"];
    let counted = |word: &Word| {
        matches!(
            word.key.as_str(),
            "figure"
                | "figures"
                | "number"
                | "numbers"
                | "total"
                | "tally"
                | "count"
                | "sum"
                | "amount"
                | "estimate"
                | "estimates"
                | "claim"
                | "claims"
                | "toll"
        )
    };
    sentence.first().is_some_and(|word| HEADS.contains(&word.key.as_str()))
        && sentence.iter().take(NEAR).any(counted)
}
