//! A settled claim opened again, with the reason. Why a flag or a new draft does it is left to
//! them.

use rusqlite::OptionalExtension;

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::standing::Standing;
use super::{Store, clearances, resolutions, unsettle};
use crate::desk::rights::Right;
use crate::desk::state::{ClaimMove, ClaimState};

/// A claim that is open again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopened {
    /// 17 is c17.
    pub claim_id: i64,
    /// The resolution that stood on it and no longer does.
    pub resolution: Option<String>,
    /// Whether its article was cleared, which is taken back.
    pub taken_back: bool,
}

impl Store {
    /// Opens a settled or dismissed claim again.
    pub fn reopen(
        &mut self,
        by: &By<'_>,
        claim_id: i64,
        reason: &str,
    ) -> Result<Acted<Reopened>, Error> {
        self.act(by, Right::Review, "reopened", |act| {
            let mut claim = act.claim(claim_id)?;
            reopen(act, &mut claim, reason)
        })
    }
}

/// Opens a claim again within an act. Its verdicts stay, what was to happen to the copy does not,
/// and a clearance of the article is taken back.
pub(super) fn reopen(
    act: &mut Act<'_>,
    claim: &mut Standing,
    reason: &str,
) -> Result<Reopened, Trouble> {
    claim.refuse_illegal(ClaimMove::Reopen)?;
    let dismissed = claim.state == ClaimState::Dismissed;
    if dismissed {
        refuse_merged(act, claim)?;
    }
    let resolution = resolutions::standing_on(act.tx, claim.claim_id)?;
    resolutions::supersede(act, resolution.as_ref())?;
    act.move_claim(claim, ClaimMove::Reopen)?;
    unsettle::write_move(act, claim, reason)?;
    act.on("claims", claim.claim_id);
    if dismissed {
        let alone = Fields::new().set("duplicate_of", None::<i64>);
        act.update("claims", claim.claim_id, alone)?;
    }
    let taken_back = clearances::take_back(act, claim.article_id, reason)?;
    let resolution = resolution.map(|standing| standing.resolution);
    Ok(Reopened { claim_id: claim.claim_id, resolution, taken_back })
}

/// A claim that was taken into another would stand there twice.
fn refuse_merged(act: &Act<'_>, claim: &Standing) -> Result<(), Trouble> {
    let into: Option<i64> = act
        .tx
        .prepare_cached("SELECT merged_into FROM claims WHERE claim_id = ?1")?
        .query_row([claim.claim_id], |row| row.get(0))
        .optional()?
        .flatten();
    let Some(into) = into else { return Ok(()) };
    Err(Trouble::refused(
        format!("Claim {} (c{}) was merged into c{into}", claim.number, claim.claim_id),
        format!("Reopen that one: factdesk reopen c{into} --reason …"),
    ))
}
