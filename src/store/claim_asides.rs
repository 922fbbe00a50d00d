//! Claims set aside or put right without touching their words: no claim at all, another's
//! duplicate, of another kind, or reworded and confirmed.

use rusqlite::Connection;

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::galley::{encloses, galley, words_of};
use super::standing::Standing;
use super::unsettle::write_move;
use super::{Store, asides, clearances, kinds, versions};
use crate::desk::rights::Right;
use crate::desk::state::{ClaimMove, ClaimState};

impl Store {
    /// Dismisses what is no claim.
    pub fn dismiss_claim(
        &mut self,
        by: &By<'_>,
        claim_id: i64,
        reason: &str,
        if_version: Option<i64>,
    ) -> Result<Acted<()>, Error> {
        self.act(by, Right::EditClaims, "dismissed", |act| {
            let mut claim = act.claim(claim_id)?;
            versions::refuse_if_changed(act, &claim, if_version, "change")?;
            dismiss(act, &mut claim, reason)
        })
    }

    /// Dismisses a claim that says what another says; the other may stand in another article.
    pub fn duplicate_claim(
        &mut self,
        by: &By<'_>,
        claim_id: i64,
        of: i64,
        if_version: Option<i64>,
    ) -> Result<Acted<()>, Error> {
        self.act(by, Right::EditClaims, "dismissed", |act| {
            let mut claim = act.claim(claim_id)?;
            versions::refuse_if_changed(act, &claim, if_version, "change")?;
            duplicate(act, &mut claim, of)
        })
    }

    /// Confirms that the verdict holds for the new words of these claims: of all of them, or of
    /// none.
    pub fn confirm_claims(
        &mut self,
        by: &By<'_>,
        claims: &[i64],
        if_version: Option<i64>,
    ) -> Result<Acted<()>, Error> {
        self.act(by, Right::Review, "confirmed", |act| {
            let one = |act: &mut Act<'_>, claim_id| {
                let mut claim = act.claim(claim_id)?;
                versions::refuse_if_changed(act, &claim, if_version, "change")?;
                confirm(act, &mut claim)
            };
            act.on_each(claims, one).map(drop)
        })
    }

    /// Corrects what sort of fact a claim is.
    pub fn set_claim_kind(
        &mut self,
        by: &By<'_>,
        claim_id: i64,
        kind: &str,
        if_version: Option<i64>,
    ) -> Result<Acted<()>, Error> {
        self.act(by, Right::EditClaims, "reclassified", |act| {
            let mut claim = act.claim(claim_id)?;
            versions::refuse_if_changed(act, &claim, if_version, "change")?;
            set_kind(act, &mut claim, kind)
        })
    }
}

fn dismiss(act: &mut Act<'_>, claim: &mut Standing, reason: &str) -> Result<(), Trouble> {
    act.on("claims", claim.claim_id);
    act.move_claim(claim, ClaimMove::Dismiss)?;
    write_move(act, claim, reason)
}

fn duplicate(act: &mut Act<'_>, claim: &mut Standing, of: i64) -> Result<(), Trouble> {
    let other = super::standing::claim(act.tx, of)?;
    if of == claim.claim_id {
        let message = format!("Claim {} (c{of}) cannot be its own duplicate.", other.number);
        return Err(Trouble::refused(message, "Name the claim that stays."));
    }
    if other.state == ClaimState::Dismissed {
        let message = format!("Claim {} (c{of}) is dismissed itself.", other.number);
        let hint = match stands_for(act.tx, of)? {
            Some(stays) => format!("c{stays} stands for it: name that one."),
            None => "Name a claim that stays.".to_owned(),
        };
        return Err(Trouble::refused(message, hint));
    }
    other.in_draft()?;
    if !asides::repeats(act.tx, claim.claim_id, of)? {
        let message = format!(
            "{} prints a value that claim {} (c{of}) does not.",
            claim.name(),
            other.number
        );
        return Err(Trouble::refused(message, "So it is no duplicate, and needs a verdict."));
    }
    let name = if other.article_id == claim.article_id {
        other.number
    } else {
        format!("a{}/{}", other.article_id, other.number)
    };
    dismiss(act, claim, &format!("The same as {name}."))?;
    act.update("claims", claim.claim_id, Fields::new().set("duplicate_of", of))?;
    Ok(())
}

/// Returns the claim that stands for a dismissed one.
fn stands_for(conn: &Connection, claim_id: i64) -> Result<Option<i64>, Trouble> {
    Ok(conn
        .prepare_cached(
            "SELECT COALESCE(duplicate_of, merged_into) FROM claims WHERE claim_id = ?1",
        )?
        .query_row([claim_id], |row| row.get(0))?)
}

fn confirm(act: &mut Act<'_>, claim: &mut Standing) -> Result<(), Trouble> {
    words_of(claim)?;
    let name = format!("Claim {} (c{})", claim.number, claim.claim_id);
    let Some(place) = &claim.place else { return Ok(()) };
    let place_id = place.row;
    let (compared, before): (String, Option<String>) = act
        .tx
        .prepare_cached(
            "SELECT p.compared, w.handle FROM claim_places AS p
               LEFT JOIN reviewers AS w ON w.reviewer_id = p.confirmed_by
              WHERE p.place_id = ?1",
        )?
        .query_row([place_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let hint = format!("factdesk show c{} shows how it stands.", claim.claim_id);
    if let Some(before) = before {
        return Err(Trouble::refused(format!("{name} is confirmed already, by {before}."), hint));
    }
    if compared != "reworded" {
        let message = format!("{name} is not reworded: there is nothing to confirm.");
        return Err(Trouble::refused(message, hint));
    }
    act.on("claims", claim.claim_id);
    let (by, at) = (act.by.id, act.at.clone());
    let confirmed = Fields::new().set("confirmed_by", by).text("confirmed_at", &at);
    act.update("claim_places", place_id, confirmed)?;
    act.grow(claim, Fields::new())
}

fn set_kind(act: &mut Act<'_>, claim: &mut Standing, kind: &str) -> Result<(), Trouble> {
    let span = words_of(claim)?;
    if kind == claim.kind {
        let message =
            format!("Claim {} (c{}) is of that kind already.", claim.number, claim.claim_id);
        return Err(Trouble::refused(message, "Nothing was changed."));
    }
    if !encloses(kind) {
        galley(act.tx, claim.article_id)?.refuse_taken(span, &[claim.claim_id])?;
    }
    act.on("claims", claim.claim_id);
    let settled = claim.state.after(ClaimMove::Reopen).is_some();
    kinds::set(act, claim, kind)?;
    if settled {
        // What was found out was found out about another sort of fact.
        let why = format!("{} is of kind {kind} now.", claim.name());
        clearances::take_back(act, claim.article_id, &why)?;
    }
    Ok(())
}
