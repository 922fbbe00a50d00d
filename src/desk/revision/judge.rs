//! What became of one claim: its own words and figures, the part of its sentence that carries it,
//! who said it, and what stands before it.

use std::collections::HashSet;

use super::align::Alignment;
use super::clause::{Scope, has_tail};
use super::context::Context;
use super::effect::{Effect, between};
use super::heading::Heads;
use super::neighbours::{Neighbours, Others};
use super::order::rearranged;
use super::pair::Pairs;
use super::print::read;
use super::vocabulary::{Role, is_listed, role};
use super::words::{Place, Reading, Sort, Word};
use super::{Compared, DraftClaim, figures};
use crate::quantity::is_function_word;

/// No sentence anybody reads has more words; a table without stops may.
const MOST_WORDS: usize = 600;

/// Two drafts whose sentences and claims are paired.
pub(super) struct Judge<'j> {
    pub old: &'j Reading<'j>,
    pub new: &'j Reading<'j>,
    pub alignment: &'j Alignment,
    pub pairs: &'j Pairs,
    /// Words printed in small letters somewhere: at the head of a sentence they are no names.
    pub common: &'j HashSet<&'j str>,
    /// Words printed with a capital within a sentence somewhere.
    pub known: &'j HashSet<&'j str>,
}

impl Judge<'_> {
    /// Returns what became of an old claim that a new one stands for, and why.
    pub fn verdict(&self, from: usize, to: usize) -> Option<(Compared, String)> {
        let (before, after) = (self.old.draft.claims.get(from)?, self.new.draft.claims.get(to)?);
        let (here, there) = (self.old.claims.get(from)?, self.new.claims.get(to)?);
        let sentence = here.sentence.zip(there.sentence);
        let in_line = sentence.is_some_and(|(a, b)| self.alignment.in_line(a, b));
        let moved = here.sentence.and_then(|at| self.alignment.moved.get(at)) == Some(&true);
        let is_name = |word: &Word| self.is_name(word);
        let figures = if self.prints_the_same(here, there) {
            // Whatever markup let the machine see in it: the words say the same.
            figures::days(before, after)
        } else {
            kinds(before, after).or(figures::compare(before, after))
        };
        let settled = figures == Effect::Nothing;
        let rearranged = self.is_rearranged(here, there);
        let start = |place: &Place| place.words.start - place.around.start;
        let moved = moved || rearranged && start(here) != start(there);
        let effect = figures
            .or(speakers(before, after))
            .or(self.own_words(before, here, there))
            .or(if rearranged {
                Effect::Nothing
            } else {
                self.sentence((from, here), (to, there), settled)
            });
        let Judge { old, new, alignment, known, .. } = *self;
        let context = Context { old, new, alignment, is_name: &is_name, known };
        let heads = Heads { old, new, is_name: &is_name, known };
        let around = context.effect(here, there, moved).or(heads.effect(here, there));
        Some(match effect.or(around) {
            Effect::Fact(why) => (Compared::ValueChanged, why),
            Effect::Words(why) => (Compared::Reworded, why),
            Effect::Nothing if moved || !in_line => (Compared::Moved, String::new()),
            Effect::Nothing => (Compared::Unchanged, String::new()),
        })
    }

    /// Whether the parts of the sentence only changed places, and took the claim along.
    fn is_rearranged(&self, from: &Place, to: &Place) -> bool {
        let (before, after) = (self.old.slice(&from.around), self.new.slice(&to.around));
        let place = |place: &Place, at: usize| at.saturating_sub(place.around.start);
        rearranged(before, after).is_some_and(|image| {
            let here = place(from, from.words.start)..place(from, from.words.end);
            let there = place(to, to.words.start)..place(to, to.words.end);
            let found = image.get(here).unwrap_or_default();
            !found.is_empty() && found.iter().copied().eq(there.map(Some))
        })
    }

    /// Whether two claims are the same words of the same sentence.
    fn prints_the_same(&self, from: &Place, to: &Place) -> bool {
        let at = |place: &Place, at: usize| at.saturating_sub(place.around.start);
        let overlap = at(from, from.words.start) < at(to, to.words.end)
            && at(to, to.words.start) < at(from, from.words.end);
        let (before, after) = (self.old.slice(&from.around), self.new.slice(&to.around));
        overlap && before.len() == after.len() && before.iter().zip(after).all(|(a, b)| a.same(b))
            // "-14" is not "- 14".
            && signs_before_numbers(before) == signs_before_numbers(after)
    }

    fn is_name(&self, word: &Word) -> bool {
        let opening =
            word.opens && (is_function_word(&word.key) || self.common.contains(word.key.as_str()));
        let month = role(&word.key) == Some(Role::Time);
        word.is_capital() && !opening && !month && word.key != "i" && !is_opening_word(word)
    }

    /// Somebody's own words may not change, nor an office.
    fn own_words(&self, claim: &DraftClaim, from: &Place, to: &Place) -> Effect {
        let (before, after) = (self.old.slice(&from.words), self.new.slice(&to.words));
        let same = before.len() == after.len() && before.iter().zip(after).all(|(a, b)| a.same(b));
        let mended = before.iter().any(|word| word.mended);
        match claim.kind.as_str() {
            "quote" if same && mended => Effect::Words("a slip in the quotation is mended".into()),
            _ if same => Effect::Nothing,
            "quote" if only_signs(before, after) => Effect::Nothing,
            "quote" => Effect::Fact("the words quoted changed".into()),
            "role" | "name" | "status" => Effect::Fact("the words of the claim changed".into()),
            _ => Effect::Nothing,
        }
    }

    /// A sentence that was cut in two, or made of two, is compared whole.
    fn whole(&self, from: &Place, to: &Place) -> (Place, Place) {
        let (mut here, mut there) = (from.clone(), to.clone());
        let Some((a, b)) =
            from.sentence.zip(to.sentence).filter(|(a, b)| self.alignment.is_half(*a, *b))
        else {
            return (here, there);
        };
        let cover = |place: &mut Place, reading: &Reading<'_>, other: Option<usize>| {
            if let Some(other) = other.and_then(|other| reading.sentences.get(other)) {
                place.around = place.around.start.min(other.words.start)
                    ..place.around.end.max(other.words.end);
            }
        };
        cover(&mut there, self.new, self.alignment.forward.get(a).copied().flatten());
        cover(&mut here, self.old, self.alignment.back.get(b).copied().flatten());
        (here, there)
    }

    fn sentence(&self, from: (usize, &Place), to: (usize, &Place), settled: bool) -> Effect {
        let (here, there) = self.whole(from.1, to.1);
        let halved = here != *from.1 || there != *to.1;
        let (from, to) = ((from.0, &here), (to.0, &there));
        let (before, after) = (self.old.slice(&from.1.around), self.new.slice(&to.1.around));
        let at = |place: &Place| {
            let start = place.around.start;
            place.words.start.saturating_sub(start)..place.words.end.saturating_sub(start)
        };
        let same = before.len() == after.len()
            && at(from.1) == at(to.1)
            && before.iter().zip(after).all(|(a, b)| a.same(b));
        if same {
            return Effect::Nothing;
        }
        if before.len().max(after.len()) > MOST_WORDS {
            return Effect::Words("its sentence is too long to weigh".into());
        }
        let (hidden_old, hidden_new) = self.others(from, to);
        let is_name = |word: &Word| self.is_name(word);
        // Of a person's age or words a clause about the person says nothing.
        let of_person = |kind: &str| matches!(kind, "age" | "quote");
        let kind = self.old.draft.claims.get(from.0).map_or("", |claim| claim.kind.as_str());
        let with_tail = !of_person(kind) && has_tail(self.old, from.1) && has_tail(self.new, to.1);
        let scope = |reading, place, others| Scope {
            reading,
            place,
            others,
            with_tail,
            halved,
            is_name: &is_name,
        };
        let old = scope(self.old, from.1, hidden_old).pieces();
        let new = scope(self.new, to.1, hidden_new).pieces();
        between(&old, &new, settled)
    }

    /// The stretches around two claims that are claims of their own, on both sides.
    fn others<'p>(
        &'p self,
        from: (usize, &'p Place),
        to: (usize, &'p Place),
    ) -> (Others<'p>, Others<'p>) {
        let old = Neighbours { reading: self.old, claim: from.0, place: from.1 };
        let new = Neighbours { reading: self.new, claim: to.0, place: to.1 };
        let free_in_old = old.independent();
        let free_in_new = new.independent();
        // What is bound to the claim in one draft counts in both.
        let mut hidden_old: Others<'p> = (free_in_old.iter())
            .filter(|at| match self.pairs.forward.get(**at) {
                Some(Some(there)) => free_in_new.contains(there),
                _ => true,
            })
            .flat_map(|at| old.stretches(*at))
            .collect();
        let mut hidden_new: Others<'p> = (free_in_new.iter())
            .filter(|at| match self.pairs.back.get(**at) {
                Some(Some(there)) => free_in_old.contains(there),
                _ => true,
            })
            .flat_map(|at| new.stretches(*at))
            .collect();
        for hidden in [&mut hidden_old, &mut hidden_new] {
            hidden.sort_by_key(|(range, _)| range.start);
        }
        (hidden_old, hidden_new)
    }
}

/// Whether only stops and marks differ.
fn only_signs(before: &[Word], after: &[Word]) -> bool {
    let said = |words: &[Word]| -> Vec<String> {
        let telling = |word: &&Word| word.sort != Sort::Sign || word.key == "?";
        words.iter().filter(telling).map(|word| word.key.clone()).collect()
    };
    said(before) == said(after)
}

/// The signs glued to a number behind them, and those glued to what stands before them as well.
fn signs_before_numbers(words: &[Word]) -> Vec<(usize, bool)> {
    let pairs = words.iter().zip(words.iter().skip(1)).enumerate();
    pairs
        .filter(|(_, (sign, next))| {
            sign.sort == Sort::Sign && next.sort == Sort::Number && next.glued
        })
        .map(|(at, (sign, _))| (at, sign.glued))
        .collect()
}

/// Words that begin sentences and are never names.
fn is_opening_word(word: &Word) -> bool {
    word.opens && is_listed(&word.key)
}

fn kinds(old: &DraftClaim, new: &DraftClaim) -> Effect {
    if old.kind == new.kind {
        return Effect::Nothing;
    }
    Effect::Fact(format!("{} became {}", old.kind, new.kind))
}

fn speakers(old: &DraftClaim, new: &DraftClaim) -> Effect {
    let keys = |speaker: &Option<String>| -> Vec<String> {
        let words = read(speaker.as_deref().unwrap_or(""), &[]).words;
        words.into_iter().map(|word| word.key).filter(|key| key != ".").collect()
    };
    if keys(&old.speaker) == keys(&new.speaker) {
        return Effect::Nothing;
    }
    let name = |speaker: &Option<String>| speaker.clone().unwrap_or("nobody".to_owned());
    Effect::Fact(format!("the speaker {} became {}", name(&old.speaker), name(&new.speaker)))
}
