//! Who does it and to whom: names in another order, the active turned into the passive.

use super::effect::{Effect, Hunk};
use super::forms::{is_aux, one_stem};
use super::piece::Piece;
use super::vocabulary::Role;

/// Whether who does it and to whom it is done have changed places: names in another order, or the
/// active turned into the passive without it.
pub(super) fn changed_places(old: &[Piece], new: &[Piece], hunks: &[Hunk<'_>]) -> Effect {
    // Who said so may stand at either end.
    let gone: Vec<String> = hunks.iter().flat_map(|hunk| names_said(&hunk.gone)).collect();
    let added: Vec<String> = hunks.iter().flat_map(|hunk| names_said(&hunk.added)).collect();
    let names = |pieces: &[Piece], free: &[String]| -> Vec<String> {
        let all = pieces.iter().filter(|piece| piece.is_name()).map(|p| p.key().to_owned());
        all.filter(|key| !free.contains(key)).collect()
    };
    let free: Vec<String> = gone.into_iter().filter(|name| added.contains(name)).collect();
    let (before, after) = (names(old, &free), names(new, &free));
    let sorted = |names: &[String]| {
        let mut names = names.to_vec();
        names.sort();
        names
    };
    let permuted = before != after && sorted(&before) == sorted(&after);
    let passive = turned_passive(hunks);
    let content_moved = || {
        let telling = |p: &&&Piece| p.is_content();
        let gone: Vec<&Piece> =
            hunks.iter().flat_map(|h| &h.gone).filter(telling).copied().collect();
        let mut added = hunks.iter().flat_map(|h| &h.added);
        added.any(|piece| gone.iter().any(|gone| gone.key() == piece.key()))
    };
    if permuted && !passive || passive && !permuted && !content_moved() {
        return who_and_whom();
    }
    Effect::Nothing
}

pub(super) fn who_and_whom() -> Effect {
    Effect::Fact("who and whom have changed places".into())
}

/// Whether the `active` was turned into the `passive` the right way round: "the storm damaged 12
/// houses", "12 houses were damaged by the storm". `None` when it was not turned.
pub(super) fn turn(active: &[Piece], passive: &[Piece]) -> Option<bool> {
    const MOST_AGENTS: usize = 3;
    let is_by = |piece: &Piece| piece.key() == "by";
    if active.iter().any(is_by) {
        return None;
    }
    let by = passive.iter().position(is_by)?;
    // "Was fined $3 million by": the verb stands behind the last "was".
    let been = passive.get(..by)?.iter().rposition(|piece| is_aux(piece.key()))?;
    let verb = (passive.get(been + 1..by)?.iter()).find_map(|done| {
        active.iter().position(|piece| piece.is_content() && form_of(piece, done))
    })?;
    let agents: Vec<&Piece> = (passive.get(by + 1..)?.iter())
        .skip_while(|piece| piece.is_article())
        .take_while(|piece| piece.is_content() || piece.is_name())
        .take(MOST_AGENTS)
        .collect();
    let among = |run: Option<&[Piece]>| {
        let run = run.unwrap_or_default();
        agents.iter().any(|agent| run.iter().any(|piece| piece.key() == agent.key()))
    };
    let (before, after) = (among(active.get(..verb)), among(active.get(verb + 1..)));
    (before != after && !among(passive.get(..by))).then_some(before)
}

fn form_of(a: &Piece, b: &Piece) -> bool {
    a.key() == b.key() || one_stem(a, b)
}

/// Names in a run that holds a verb of saying.
fn names_said(run: &[&Piece]) -> Vec<String> {
    if !run.iter().any(|piece| piece.role() == Some(Role::Saying)) {
        return Vec::new();
    }
    run.iter().filter(|piece| piece.is_name()).map(|piece| piece.key().to_owned()).collect()
}

/// Whether "was … by" came or went.
fn turned_passive(hunks: &[Hunk<'_>]) -> bool {
    const BEING: &[&str] = &["was", "were", "is", "are", "been", "being", "be"];
    let differs = |words: &[&str]| {
        let count = |run: &[&Piece]| run.iter().filter(|p| words.contains(&p.key())).count();
        let gone: usize = hunks.iter().map(|hunk| count(&hunk.gone)).sum();
        gone != hunks.iter().map(|hunk| count(&hunk.added)).sum::<usize>()
    };
    differs(&["by"]) && differs(BEING)
}
