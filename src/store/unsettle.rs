//! What a claim loses when the words under them change: verdicts and resolutions no
//! longer stand, what they answered is unanswered, a settled claim is reopened. Nothing is erased:
//! the rows say since when. Taking a cleared article back is left to `clearances.rs`.

use rusqlite::Connection;

use super::act::{Act, Fields};
use super::error::Trouble;
use super::standing::Standing;
use crate::desk::state::{ClaimMove, ClaimState};

/// Lets a claim's verdicts and resolutions fall, and reopens it if it was settled. Returns whether
/// it was. A dismissed claim stays dismissed.
pub(super) fn unsettle(
    act: &mut Act<'_>,
    claim: &mut Standing,
    reason: &str,
) -> Result<bool, Trouble> {
    if claim.state == ClaimState::Dismissed {
        return Ok(false);
    }
    fall(act, claim.claim_id)?;
    let settled =
        matches!(claim.state, ClaimState::Checked | ClaimState::Closed | ClaimState::Disputed);
    if settled {
        act.move_claim(claim, ClaimMove::Reopen)?;
        write_move(act, claim, reason)?;
    }
    Ok(settled)
}

/// Writes down that a claim was moved by hand to where it is now, and why.
pub(super) fn write_move(act: &mut Act<'_>, claim: &Standing, reason: &str) -> Result<(), Trouble> {
    let (by, at) = (act.by.id, act.at.clone());
    let fields = Fields::new()
        .set("claim_id", claim.claim_id)
        .text("state", claim.state.code())
        .text("reason", reason)
        .set("reviewer_id", by)
        .text("moved_at", &at);
    act.insert("claim_moves", fields)?;
    Ok(())
}

fn fall(act: &mut Act<'_>, claim_id: i64) -> Result<(), Trouble> {
    let since = Fields::new().text("superseded_at", &act.at);
    for verdict_id in ids(
        act.tx,
        "SELECT verdict_id FROM verdicts WHERE claim_id = ?1 AND superseded_at IS NULL",
        claim_id,
    )? {
        act.update("verdicts", verdict_id, since.clone())?;
        unanswer(act, verdict_id, &since)?;
    }
    for resolution_id in ids(
        act.tx,
        "SELECT resolution_id FROM resolutions WHERE claim_id = ?1 AND superseded_at IS NULL",
        claim_id,
    )? {
        act.update("resolutions", resolution_id, since.clone())?;
    }
    Ok(())
}

/// Flags of the current draft that only this verdict answers are open again.
fn unanswer(act: &mut Act<'_>, verdict_id: i64, since: &Fields) -> Result<(), Trouble> {
    for answer_id in ids(
        act.tx,
        "SELECT x.answer_id
           FROM flag_answers AS x
           JOIN flags AS f ON f.flag_id = x.flag_id
           JOIN revisions AS r ON r.revision_id = f.revision_id
           JOIN articles AS a ON a.article_id = r.article_id AND a.revision = r.number
          WHERE x.verdict_id = ?1 AND x.superseded_at IS NULL",
        verdict_id,
    )? {
        act.update("flag_answers", answer_id, since.clone())?;
        let flag_id: i64 = act
            .tx
            .prepare_cached("SELECT flag_id FROM flag_answers WHERE answer_id = ?1")?
            .query_row([answer_id], |row| row.get(0))?;
        act.update("flags", flag_id, Fields::new().text("state", "open"))?;
    }
    Ok(())
}

fn ids(conn: &Connection, sql: &str, of: i64) -> Result<Vec<i64>, Trouble> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([of], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
