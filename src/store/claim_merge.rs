//! Claims that carry one fact together: the first takes in the others' words, the others are
//! dismissed and say where they have gone. A verdict on one of them was about less, so it falls.

use super::Store;
use super::act::{Act, Acted, By, Fields};
use super::claims_by_hand::{
    HandMade, changed, flags_of, give_figures, give_flags, hand_made, move_place,
};
use super::error::{Error, Trouble};
use super::galley::{Galley, encloses, galley, words_of};
use super::hand_place::sentence_at;
use super::kinds;
use super::standing::Standing;
use super::unsettle::{unsettle, write_move};
use super::versions;
use crate::desk::rights::Right;
use crate::desk::state::ClaimMove;
use crate::text::Span;

impl Store {
    /// Lets a claim take in others and returns what it is now.
    pub fn merge_claims(
        &mut self,
        by: &By<'_>,
        claim_id: i64,
        others: &[i64],
        if_version: Option<i64>,
    ) -> Result<Acted<HandMade>, Error> {
        self.act(by, Right::EditClaims, "merged", |act| merge(act, claim_id, others, if_version))
    }
}

fn merge(
    act: &mut Act<'_>,
    claim_id: i64,
    others: &[i64],
    if_version: Option<i64>,
) -> Result<HandMade, Trouble> {
    let mut claim = act.claim(claim_id)?;
    versions::refuse_if_changed(act, &claim, if_version, "change")?;
    let mut others = all_others(act, &claim, others)?;
    let galley = galley(act.tx, claim.article_id)?;
    let span = together(act, &galley, &claim, &others)?;
    let kind = kind_of_all(&galley, &claim, &others, span);
    act.on("claims", claim_id);
    let numbers: Vec<_> = others.iter().map(|other| other.number.as_str()).collect();
    let reopened = unsettle(act, &mut claim, &format!("Took in {}.", numbers.join(", ")))?;
    for other in &mut others {
        take_in(act, &galley, &claim, other)?;
    }
    if !encloses(&kind) {
        let free = galley.figures_in(span).filter(|figure| !galley.is_held(figure));
        let free: Vec<_> = free.map(|figure| figure.figure_id).collect();
        give_figures(act, &free, Some(claim_id))?;
    }
    if kind == claim.kind {
        act.grow(&mut claim, Fields::new())?;
    } else {
        kinds::set(act, &mut claim, &kind)?;
    }
    move_place(act, &galley, &claim, span)?;
    changed(act, &galley)?;
    Ok(HandMade { reopened, ..hand_made(&galley, claim_id, &claim.number, &kind, span) })
}

/// Returns how the others stand; refuses the claim itself, one twice, and other articles'.
fn all_others(
    act: &mut Act<'_>,
    claim: &Standing,
    others: &[i64],
) -> Result<Vec<Standing>, Trouble> {
    let mut all: Vec<Standing> = Vec::with_capacity(others.len());
    for &id in others {
        let other = super::standing::claim(act.tx, id)?;
        if id == claim.claim_id || all.iter().any(|seen| seen.claim_id == id) {
            let message = format!("Claim {} (c{id}) is named twice.", other.number);
            return Err(Trouble::refused(message, "Name each claim once."));
        }
        if other.article_id != claim.article_id {
            return Err(rather_a_duplicate(
                format!("c{} and c{id} stand in two articles.", claim.claim_id),
                claim,
                id,
            ));
        }
        all.push(other);
    }
    if all.is_empty() {
        return Err(Trouble::refused("No other claim is named.", "Name what is to be taken in."));
    }
    Ok(all)
}

/// Returns the words from the first of the claims to the last; refuses claims that are apart.
fn together(
    act: &Act<'_>,
    galley: &Galley,
    claim: &Standing,
    others: &[Standing],
) -> Result<Span, Trouble> {
    let mut places = vec![(words_of(claim)?, claim.claim_id)];
    for other in others {
        places.push((words_of(other)?, other.claim_id));
    }
    places.sort_unstable();
    let mut all = places.first().map(|(span, _)| *span).unwrap_or_default();
    for &(next, id) in &places {
        let sentence = |at| sentence_at(act.tx, galley.revision_id, at);
        let gap = Span::new(all.end, next.start).of(&galley.body);
        let adjacent = gap.chars().all(|sign| !sign.is_alphanumeric());
        if !adjacent && sentence(all.start)? != sentence(next.start)? {
            let other =
                if id == claim.claim_id { others.first().map_or(id, |o| o.claim_id) } else { id };
            return Err(rather_a_duplicate(
                format!("c{} and c{other} stand in different sentences.", claim.claim_id),
                claim,
                other,
            ));
        }
        all = all.cover(next);
    }
    let ids: Vec<_> = places.iter().map(|(_, id)| *id).collect();
    if galley.figures_in(all).next().is_some() {
        galley.refuse_taken(all, &ids)?;
    }
    galley.refuse_cut_figure(all)?;
    Ok(all)
}

fn rather_a_duplicate(message: String, claim: &Standing, other: i64) -> Trouble {
    let hint = format!(
        "If they say the same, name one a duplicate instead: factdesk claim duplicate c{other} \
         --of c{}",
        claim.claim_id
    );
    Trouble::refused(message, hint)
}

/// What all figures together suggest; quotes stay quotes.
fn kind_of_all(galley: &Galley, claim: &Standing, others: &[Standing], span: Span) -> String {
    let loose = encloses(&claim.kind) && others.iter().all(|other| encloses(&other.kind));
    if loose { claim.kind.clone() } else { galley.kind_of(span, false) }
}

fn take_in(
    act: &mut Act<'_>,
    galley: &Galley,
    claim: &Standing,
    other: &mut Standing,
) -> Result<(), Trouble> {
    let figures = galley.figures.iter().filter(|f| f.claim_id == Some(other.claim_id));
    let figures: Vec<_> = figures.map(|figure| figure.figure_id).collect();
    give_figures(act, &figures, Some(claim.claim_id))?;
    let flags = flags_of(act.tx, galley, Some(other.claim_id))?;
    give_flags(act, flags.into_iter().map(|flag| flag.flag_id), claim.claim_id)?;
    act.move_claim(other, ClaimMove::Dismiss)?;
    let gone = Fields::new().set("merged_into", claim.claim_id);
    act.update("claims", other.claim_id, gone)?;
    write_move(act, other, &format!("Merged into {}.", claim.number))
}
