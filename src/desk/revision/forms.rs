//! The forms of a word, as far as its ending tells: one stem, another tense.

use super::piece::Piece;
use super::vocabulary::{Role, is_small, present_of, role};
use super::words::Sort;

pub(super) fn is_aux(key: &str) -> bool {
    matches!(key, "has" | "have" | "had" | "was" | "were" | "been" | "be" | "is" | "are" | "being")
}

pub(super) fn is_past(key: &str) -> bool {
    present_of(key).is_some() || key.ends_with("ed")
}

pub(super) fn one_stem(a: &Piece, b: &Piece) -> bool {
    const SHORTEST_PLURAL: usize = 4;
    let plural = |a: &str, b: &str| a.strip_suffix('s') == Some(b) && a.len() > SHORTEST_PLURAL;
    let (a, b) = (a.key(), b.key());
    !stem(a).is_empty() && stem(a) == stem(b) || plural(a, b) || plural(b, a)
}

/// "Pays" and "paid"; of who said so, the tense says nothing.
pub(super) fn another_tense(a: &Piece, b: &Piece) -> bool {
    one_stem(a, b) && a.role() != Some(Role::Saying) && is_past(a.key()) != is_past(b.key())
}

/// What is left of a word without its ending; empty for a short word.
fn stem(key: &str) -> &str {
    const SHORTEST: usize = 3;
    if let Some(present) = present_of(key) {
        return present;
    }
    let cut = ["ies", "ied", "ing", "ed", "es", "s", "y", "e", "d"]
        .iter()
        .find_map(|end| key.strip_suffix(end).filter(|stem| stem.len() >= SHORTEST));
    let stem = cut.unwrap_or(key);
    if is_small(key) && cut.is_none() { "" } else { stem }
}

impl Piece {
    /// Returns whether a fact changes when it comes or goes.
    pub fn carries_a_fact(&self) -> bool {
        self.role().is_some() || self.is_number() || self.is_telling_sign()
    }

    /// Returns what it does to a fact.
    pub fn role(&self) -> Option<Role> {
        if self.sort() == Sort::Word { role(self.key()) } else { None }
    }
}
