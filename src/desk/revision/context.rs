//! Whether a sentence that stayed the same still speaks of the same: "She paid 40 grants" depends
//! on who was named before.

use std::collections::BTreeSet;

use super::align::Alignment;
use super::effect::Effect;
use super::vocabulary::{Role, points_back, role, stands_in};
use super::words::{Place, Reading, Word};

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
}

impl Context<'_> {
    /// Returns what the sentences before do to a claim in an unchanged sentence.
    pub fn effect(&self, from: &Place, to: &Place, moved: bool) -> Effect {
        let (Some(old), Some(new)) = (from.sentence, to.sentence) else { return Effect::Nothing };
        let sentence = self.old.slice(&from.around);
        let leaning = if let Some(word) = self.pointer(sentence) {
            Some(word)
        } else {
            self.stand_in(sentence, old, new)
        };
        let leaning = leaning.or_else(|| self.nameless(sentence, old, new, moved));
        let Some(word) = leaning else { return Effect::Nothing };
        if self.named_before(self.old, old) == self.named_before(self.new, new) {
            return Effect::Nothing;
        }
        Effect::Words(format!("“{word}” may mean somebody else now"))
    }

    /// A pronoun that stands before any name of the sentence, or goes on with what somebody said.
    fn pointer(&self, sentence: &[Word]) -> Option<String> {
        let named = sentence.iter().position(|word| (self.is_name)(word));
        let before = sentence.get(..named.unwrap_or(sentence.len())).unwrap_or_default();
        let pronoun = before.iter().find(|word| points_back(&word.key));
        let quoted = sentence.first().is_some_and(|word| word.key == "\"")
            && !sentence.iter().any(|word| role(&word.key) == Some(Role::Saying));
        pronoun.map(|word| word.key.clone()).or_else(|| quoted.then(|| "the speaker".to_owned()))
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
