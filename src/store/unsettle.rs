//! What a claim loses when the words under it change: verdicts, resolutions and citations no longer
//! stand, what they answered is unanswered, a claim that was settled or set aside is open again.
//! Nothing is erased: the rows say since when. Taking a cleared article back is left to
//! `clearances.rs`.

use rusqlite::Connection;

use super::act::{Act, Fields};
use super::asides;
use super::error::Trouble;
use super::standing::Standing;
use crate::desk::state::{ClaimMove, ClaimState};

/// Lets a claim's verdicts, resolutions and citations fall, since they were about something else,
/// and opens it again if it was settled or set aside. Returns whether it was.
pub(super) fn unsettle(
    act: &mut Act<'_>,
    claim: &mut Standing,
    reason: &str,
) -> Result<bool, Trouble> {
    fall(act, claim.claim_id)?;
    asides::stand_aside_no_more(act, claim, "says something else now")?;
    open_again(act, claim, reason)
}

/// Opens a claim again that was settled or set aside; what stands on it stays. Returns whether it
/// was.
pub(super) fn open_again(
    act: &mut Act<'_>,
    claim: &mut Standing,
    reason: &str,
) -> Result<bool, Trouble> {
    if claim.state.after(ClaimMove::Reopen).is_none() {
        return Ok(false);
    }
    let dismissed = claim.state == ClaimState::Dismissed;
    act.move_claim(claim, ClaimMove::Reopen)?;
    write_move(act, claim, reason)?;
    if dismissed {
        asides::for_itself(act, claim)?;
    }
    Ok(true)
}

/// Lets the verdicts on whether it was said fall: the claim is no quote any more. Returns whether
/// there were any; then no resolution stands either.
pub(super) fn unsay(act: &mut Act<'_>, claim_id: i64) -> Result<bool, Trouble> {
    let said = fallen(
        act,
        "SELECT verdict_id FROM verdicts
          WHERE claim_id = ?1 AND superseded_at IS NULL AND answers = 'said'",
        claim_id,
    )?;
    if said {
        fall_in(act, "resolutions", RESOLUTIONS, claim_id)?;
    }
    Ok(said)
}

/// Writes down that a claim was moved by hand to where it is now, and why.
pub(super) fn write_move(act: &mut Act<'_>, claim: &Standing, reason: &str) -> Result<(), Trouble> {
    let (by, at) = (act.by.id, act.at.clone());
    let fields = Fields::new()
        .set("claim_id", claim.claim_id)
        .set("revision_id", claim.revision_id)
        .text("state", claim.state.code())
        .text("reason", reason)
        .set("reviewer_id", by)
        .text("moved_at", &at);
    act.insert("claim_moves", fields)?;
    Ok(())
}

const RESOLUTIONS: &str =
    "SELECT resolution_id FROM resolutions WHERE claim_id = ?1 AND superseded_at IS NULL";

const CITATIONS: &str =
    "SELECT citation_id FROM citations WHERE claim_id = ?1 AND superseded_at IS NULL";

fn fall(act: &mut Act<'_>, claim_id: i64) -> Result<(), Trouble> {
    fallen(
        act,
        "SELECT verdict_id FROM verdicts WHERE claim_id = ?1 AND superseded_at IS NULL",
        claim_id,
    )?;
    fall_in(act, "resolutions", RESOLUTIONS, claim_id)?;
    fall_in(act, "citations", CITATIONS, claim_id)
}

/// Lets these verdicts fall, and returns whether there were any.
fn fallen(act: &mut Act<'_>, sql: &str, claim_id: i64) -> Result<bool, Trouble> {
    let since = Fields::new().text("superseded_at", &act.at);
    let verdicts = ids(act.tx, sql, claim_id)?;
    for &verdict_id in &verdicts {
        act.update("verdicts", verdict_id, since.clone())?;
        unanswer(act, verdict_id, &since)?;
    }
    Ok(!verdicts.is_empty())
}

fn fall_in(
    act: &mut Act<'_>,
    table: &'static str,
    sql: &str,
    claim_id: i64,
) -> Result<(), Trouble> {
    let since = Fields::new().text("superseded_at", &act.at);
    for id in ids(act.tx, sql, claim_id)? {
        act.update(table, id, since.clone())?;
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
