//! What became of one claim: its own words and figures, the part of its sentence that carries it,
//! who said it, and what stands before it.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::align::Alignment;
use super::clause::{Scope, has_tail};
use super::context::Context;
use super::effect::{Effect, between};
use super::pair::Pairs;
use super::vocabulary::{Role, is_listed, points_back, role};
use super::words::{Place, Reading, Sort, Word, read};
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
        let figures = kinds(before, after).or(figures::compare(before, after));
        let settled = figures == Effect::Nothing;
        let effect = figures
            .or(speakers(before, after))
            .or(self.own_words(before, here, there))
            .or(self.sentence((from, here), (to, there), settled));
        let Judge { old, new, alignment, known, .. } = *self;
        let context = Context { old, new, alignment, is_name: &is_name, known };
        Some(match effect.or(context.effect(here, there, moved)) {
            Effect::Fact(why) => (Compared::ValueChanged, why),
            Effect::Words(why) => (Compared::Reworded, why),
            Effect::Nothing if moved || !in_line => (Compared::Moved, String::new()),
            Effect::Nothing => (Compared::Unchanged, String::new()),
        })
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
        match claim.kind.as_str() {
            _ if same => Effect::Nothing,
            "quote" if only_signs(before, after) => Effect::Nothing,
            "quote" => Effect::Fact("the words quoted changed".into()),
            "role" | "name" | "status" => Effect::Fact("the words of the claim changed".into()),
            _ => Effect::Nothing,
        }
    }

    fn sentence(&self, from: (usize, &Place), to: (usize, &Place), settled: bool) -> Effect {
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
        let (hidden_old, hidden_new) = self.others(from.0, to.0);
        let is_name = |word: &Word| self.is_name(word);
        // Of a person's age or words a clause about the person says nothing.
        let of_person = |kind: &str| matches!(kind, "age" | "quote");
        let kind = self.old.draft.claims.get(from.0).map_or("", |claim| claim.kind.as_str());
        let with_tail = !of_person(kind) && has_tail(self.old, from.1) && has_tail(self.new, to.1);
        let scope =
            |reading, place, others| Scope { reading, place, others, with_tail, is_name: &is_name };
        let old = scope(self.old, from.1, hidden_old).pieces();
        let new = scope(self.new, to.1, hidden_new).pieces();
        between(&old, &new, settled)
    }

    /// The stretches around two claims that are claims of their own, on both sides.
    fn others(&self, from: usize, to: usize) -> (Others<'_>, Others<'_>) {
        let old = Neighbours { reading: self.old, claim: from };
        let new = Neighbours { reading: self.new, claim: to };
        let free_in_old = old.independent();
        let free_in_new = new.independent();
        // What is bound to the claim in one draft counts in both.
        let mut hidden_old: Others<'_> = (free_in_old.iter())
            .filter(|at| match self.pairs.forward.get(**at) {
                Some(Some(there)) => free_in_new.contains(there),
                _ => true,
            })
            .flat_map(|at| old.stretches(*at))
            .collect();
        let mut hidden_new: Others<'_> = (free_in_new.iter())
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

type Others<'j> = Vec<(Range<usize>, &'j str)>;

/// The claims in the sentence of a claim.
struct Neighbours<'n> {
    reading: &'n Reading<'n>,
    claim: usize,
}

impl<'n> Neighbours<'n> {
    /// The claims whose change leaves this one alone.
    fn independent(&self) -> BTreeSet<usize> {
        let Some(place) = self.reading.claims.get(self.claim) else { return BTreeSet::new() };
        self.reading
            .claims_around(place)
            .filter(|at| *at != self.claim && self.is_independent(*at, place))
            .collect()
    }

    fn is_independent(&self, other: usize, place: &Place) -> bool {
        let claims = &self.reading.draft.claims;
        let (Some(own), Some(claim)) = (claims.get(self.claim), claims.get(other)) else {
            return false;
        };
        let Some(there) = self.reading.claims.get(other) else { return false };
        let overlap = there.words.start < place.words.end && place.words.start < there.words.end;
        // "31 of them": who they are stands in another claim.
        let near = place.words.start..(place.words.end + 2).min(place.around.end);
        let leans = self.reading.slice(&near).iter().any(|word| points_back(&word.key));
        match claim.kind.as_str() {
            _ if overlap || leans => false,
            "quote" => true,
            "quantity" | "money" | "percent" | "ratio" | "score" | "age" | "change" => {
                !self.is_bound(own, place, there)
            }
            // When, for how long and which one say something of every number near.
            _ => false,
        }
    }

    /// Whether the words between the two claims, or before the other, make one the measure of the
    /// other.
    fn is_bound(&self, own: &DraftClaim, place: &Place, other: &Place) -> bool {
        const NEAR: usize = 4;
        /// Beyond this many words nobody looks.
        const FAR: usize = 60;
        const LINKS: &[&str] =
            &["of", "out", "per", "from", "to", "than", "or", "among", "versus", "against", "("];
        const COMPARING: &[&str] = &[
            "of", "over", "above", "below", "than", "from", "against", "versus", "compared", "up",
            "down", "more", "less", "under", "or", "to",
        ];
        let range = if place.words.end <= other.words.start {
            place.words.end..other.words.start
        } else {
            other.words.end..place.words.start
        };
        let between = self.reading.slice(&range);
        let any = |list: &[&str]| between.iter().any(|word| list.contains(&word.key.as_str()));
        // When it was, or which one, is measured by no number.
        if matches!(own.kind.as_str(), "date" | "duration" | "rank" | "quote") {
            return false;
        }
        let share = matches!(own.kind.as_str(), "percent" | "ratio" | "change");
        between.len() <= NEAR && any(LINKS)
            || share && (between.len() > FAR || any(COMPARING))
            || self.is_whole(other)
            || own.figures.iter().any(|figure| figure.relation.is_some() && figure.pair.is_some())
                && between.len() <= NEAR
    }

    /// "Of 64 batches, 61 grew": what the others are taken of.
    fn is_whole(&self, other: &Place) -> bool {
        let before = self.reading.slice(&(other.around.start..other.words.start));
        let mut back = before.iter().rev();
        let of = back.next().is_some_and(|word| matches!(word.key.as_str(), "of" | "among"));
        let lead = back.next().is_none_or(|word| !word.key.chars().all(char::is_alphabetic));
        of && lead
    }

    /// Adds the numbers of a claim with the hedge before them, or all the words of a quotation.
    /// What is counted stays in sight: it may be the subject of the sentence.
    fn stretches(&self, other: usize) -> Others<'n> {
        let claims = &self.reading.draft.claims;
        let Some((place, claim)) = self.reading.claims.get(other).zip(claims.get(other)) else {
            return Vec::new();
        };
        if claim.kind == "quote" {
            return vec![(place.words.clone(), &claim.kind)];
        }
        let before = self.reading.slice(&(place.around.start..place.words.start));
        let hedges = before.iter().rev().take_while(|word| role(&word.key) == Some(Role::Bound));
        let all = place.words.start - hedges.count()..place.words.end;
        let mut found: Others<'n> = Vec::new();
        for (at, word) in all.clone().zip(self.reading.slice(&all)) {
            match found.last_mut() {
                _ if !is_numeric(word) => {}
                Some((range, _)) if range.end == at => range.end = at + 1,
                _ => found.push((at..at + 1, &claim.kind)),
            }
        }
        found
    }
}

fn is_numeric(word: &Word) -> bool {
    let sign = matches!(word.key.as_str(), "$" | "£" | "€" | "¥");
    sign || word.sort == Sort::Number || matches!(role(&word.key), Some(Role::Number | Role::Bound))
}

/// Whether only stops and marks differ.
fn only_signs(before: &[Word], after: &[Word]) -> bool {
    let said = |words: &[Word]| -> Vec<String> {
        let telling = |word: &&Word| word.sort != Sort::Sign || word.key == "?";
        words.iter().filter(telling).map(|word| word.key.clone()).collect()
    };
    said(before) == said(after)
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
        let (words, _) = read(speaker.as_deref().unwrap_or(""), &[]);
        words.into_iter().map(|word| word.key).filter(|key| key != ".").collect()
    };
    if keys(&old.speaker) == keys(&new.speaker) {
        return Effect::Nothing;
    }
    let name = |speaker: &Option<String>| speaker.clone().unwrap_or("nobody".to_owned());
    Effect::Fact(format!("the speaker {} became {}", name(&old.speaker), name(&new.speaker)))
}
