//! A claim's kind, put right by a person or by a later reading. What the machine took the claim for
//! in each draft stays beside its places, since the hash of the draft is over that.

use super::act::{Act, Fields};
use super::error::Trouble;
use super::standing::Standing;
use super::unsettle::{open_again, unsay};
use crate::claim::ClaimKind;
use crate::desk::state::ClaimState;

/// Sets a claim's kind; what the machine read before is kept with its places. What is no quote any
/// more was said by nobody: those verdicts fall, and the claim is open again. Returns whether so.
pub(super) fn set(act: &mut Act<'_>, claim: &mut Standing, kind: &str) -> Result<bool, Trouble> {
    let places: Vec<i64> = {
        let mut statement = act.tx.prepare_cached(
            "SELECT place_id FROM claim_places
              WHERE claim_id = ?1 AND made_by IS NULL AND read_as IS NULL",
        )?;
        let rows = statement.query_map([claim.claim_id], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    for place_id in places {
        act.update("claim_places", place_id, Fields::new().text("read_as", &claim.kind))?;
    }
    let was_quote = claim.kind == ClaimKind::Quote.code();
    act.grow(claim, Fields::new().text("kind", kind))?;
    kind.clone_into(&mut claim.kind);
    if !was_quote || !unsay(act, claim.claim_id)? || claim.state == ClaimState::Dismissed {
        return Ok(false);
    }
    open_again(act, claim, "It is no quote any more.")
}
