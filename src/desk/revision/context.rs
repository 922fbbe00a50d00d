//! Whether a sentence that stayed the same still speaks of the same: "She paid 40 grants" depends
//! on who was named before.

use std::collections::{BTreeSet, HashSet};

use super::align::Alignment;
use super::effect::Effect;
use super::subject::{another_subject, another_thing};
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
    /// Words with a capital inside a sentence, anywhere in the two drafts.
    pub known: &'c HashSet<&'c str>,
}

impl Context<'_> {
    /// Returns what the sentences before do to a claim in an unchanged sentence.
    pub fn effect(&self, from: &Place, to: &Place, moved: bool) -> Effect {
        let (Some(old), Some(new)) = (from.sentence, to.sentence) else { return Effect::Nothing };
        let sentence = self.old.slice(&from.around);
        let opening = self.old.opens(old) && self.new.opens(new);
        let pointer = self.pointer(sentence, opening);
        let leaning = (pointer.clone())
            .or_else(|| self.stand_in(sentence, old, new))
            .or_else(|| self.nameless(sentence, old, new, moved));
        let Some(word) = leaning else { return self.spoken_of(old, new) };
        let antecedent = self.antecedent(old, new, pointer.as_deref());
        match antecedent {
            Antecedent::Same => self.spoken_of(old, new),
            Antecedent::Another if says_so(sentence, &word) => {
                Effect::Fact(format!("“{word}” is somebody else now"))
            }
            _ => Effect::Words(format!("“{word}” may mean somebody else now")),
        }
    }

    /// Whom a word in the sentences `old` and `new` points back to. As far back as both drafts have
    /// the same sentences before it, down to the first that names somebody or opens the paragraph.
    fn antecedent(&self, old: usize, new: usize, pointer: Option<&str>) -> Antecedent {
        const FARTHEST: usize = 8;
        let pointing = pointer.is_some();
        let personal = pointer.is_some_and(|word| PERSONAL.contains(&word));
        let (mut here, mut there) = (old, new);
        for step in 0..FARTHEST {
            // Somebody in the paragraph is meant; what stands above it only when nobody is there.
            let opens = (self.old.opens(here), self.new.opens(there));
            if step > 0 && opens == (true, true) {
                return Antecedent::Same;
            }
            let before = self.old.before(here).zip(self.new.before(there));
            let Some((before, after)) = before else {
                let both = self.old.before(here).or(self.new.before(there)).is_none();
                return if both { Antecedent::Same } else { self.compare_names(old, new) };
            };
            if self.alignment.forward.get(before) != Some(&Some(after)) {
                let uprooted = pointing && opens != (true, true);
                let named = self.compare_names(old, new);
                let unsure = uprooted && named == Antecedent::Same;
                return if unsure { Antecedent::Unsure } else { named };
            }
            let (told, tells) = (self.names(self.old, before), self.names(self.new, after));
            if told != tells {
                return Antecedent::of(&told, &tells);
            }
            let (was, is) = (self.old.sentence(before), self.new.sentence(after));
            let named = !told.is_empty();
            // Only the sentence right before can speak of a thing that "it" goes on with.
            let next = step == 0 && !(personal && named);
            let subject = (step == 0 || named) && another_subject(was, is);
            if pointing && (subject || next && another_thing(was, is)) {
                return Antecedent::Unsure;
            }
            if named {
                return Antecedent::Same;
            }
            (here, there) = (before, after);
        }
        Antecedent::Same
    }

    /// Compares the nearest names before two sentences, wherever they stand.
    fn compare_names(&self, old: usize, new: usize) -> Antecedent {
        Antecedent::of(&self.named_before(self.old, old), &self.named_before(self.new, new))
    }

    fn names<'r>(&self, reading: &'r Reading<'_>, sentence: usize) -> BTreeSet<&'r str> {
        let words = reading.sentence(sentence).iter();
        words.filter(|word| (self.is_name)(word)).map(|word| word.key.as_str()).collect()
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

    /// A pronoun that stands before any name of the sentence, or goes on with what somebody said.
    fn pointer(&self, sentence: &[Word], opening: bool) -> Option<String> {
        let said = sentence.iter().any(|word| role(&word.key) == Some(Role::Saying));
        let mut quoted = false;
        // What somebody says at the head of a paragraph does not point to the one before.
        let own_words = opening && said;
        let outside: Vec<&Word> = (sentence.iter())
            .filter(|word| {
                quoted ^= word.key == "\"";
                !(quoted && own_words)
            })
            .collect();
        let named = outside.iter().position(|word| self.surely_names(word));
        let before = outside.get(..named.unwrap_or(outside.len())).unwrap_or_default();
        let pronoun = before.iter().find(|word| points_back(&word.key));
        let goes_on = sentence.first().is_some_and(|word| word.key == "\"") && !said;
        pronoun.map(|word| word.key.clone()).or_else(|| goes_on.then(|| SPEAKER.to_owned()))
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
        let before = self.old.before(old).and_then(|at| self.alignment.forward.get(at).copied());
        let edited = before.flatten().is_some_and(|at| Some(at) == self.new.before(new));
        edited.then(|| format!("{} {}", head.key, noun.key))
    }

    /// A sentence without a name that left the one it followed in its paragraph.
    fn nameless(&self, sentence: &[Word], old: usize, new: usize, moved: bool) -> Option<String> {
        let named = sentence.iter().any(|word| (self.is_name)(word));
        if !moved || named || self.old.opens(old) && self.new.opens(new) {
            return None;
        }
        let before = self.old.before(old).and_then(|at| self.alignment.forward.get(at).copied());
        let stayed = before.flatten().is_some_and(|at| Some(at) == self.new.before(new));
        (!stayed).then(|| "this sentence".to_owned())
    }

    /// The names in the nearest sentence before that has any.
    fn named_before<'r>(&self, reading: &'r Reading<'_>, sentence: usize) -> BTreeSet<&'r str> {
        const FARTHEST: usize = 8;
        let before = std::iter::successors(reading.before(sentence), |at| reading.before(*at));
        before
            .take(FARTHEST)
            .map(|at| self.names(reading, at))
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    }
}

/// Whoever says what goes on in a sentence of its own.
const SPEAKER: &str = "the speaker";

/// Pronouns that stand for a person.
const PERSONAL: &[&str] =
    &["he", "she", "his", "her", "him", "hers", "himself", "herself", SPEAKER];

/// Whom a pronoun points back to, in two drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Antecedent {
    /// The same.
    Same,
    /// Perhaps another.
    Unsure,
    /// Another name.
    Another,
}

impl Antecedent {
    fn of(before: &BTreeSet<&str>, after: &BTreeSet<&str>) -> Self {
        match (before.difference(after).next(), after.difference(before).next()) {
            (None, None) => Self::Same,
            (Some(_), Some(_)) => Self::Another,
            _ => Self::Unsure,
        }
    }
}

/// Whether the word is who says so in the sentence: "he said", "said she".
fn says_so(sentence: &[Word], pronoun: &str) -> bool {
    let says = |word: Option<&Word>| word.is_some_and(|word| role(&word.key) == Some(Role::Saying));
    let at = |at: Option<usize>| at.and_then(|at| sentence.get(at));
    pronoun == SPEAKER
        || sentence.iter().enumerate().any(|(here, word)| {
            points_back(&word.key)
                && (says(at(Some(here + 1)))
                    || says(at(Some(here + 2)))
                    || says(at(here.checked_sub(1))))
        })
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
