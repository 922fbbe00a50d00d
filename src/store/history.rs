//! Everything that people found about one claim, oldest first: what stands, and what stood. Who may
//! read it is left to whoever asks.

use rusqlite::{Connection, Row};

use super::Store;
use super::error::{Error, Trouble};
use crate::desk::row::{ClaimHistory, FlagAnswerRow, GivenRow, MoveRow, ResolutionRow};

impl Store {
    /// Returns all that people found about a claim, standing or not.
    pub fn history(&self, claim_id: i64) -> Result<ClaimHistory, Error> {
        self.read(|conn| {
            Ok(ClaimHistory {
                verdicts: verdicts(conn, claim_id)?,
                resolutions: resolutions(conn, claim_id)?,
                moves: moves(conn, claim_id)?,
                flag_answers: flag_answers(conn, claim_id)?,
            })
        })
    }
}

fn verdicts(conn: &Connection, claim_id: i64) -> Result<Vec<GivenRow>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT v.claim_id, v.answers, v.reading, v.scale, v.verdict, t.label, v.rationale,
                v.confidence, v.correction, v.category, v.valid_until, v.claim_version, w.handle,
                w.initials, v.reviewed_at, v.superseded_at
           FROM verdicts AS v
           JOIN scale_steps AS t ON t.scale = v.scale AND t.code = v.verdict
           JOIN reviewers AS w ON w.reviewer_id = v.reviewer_id
          WHERE v.claim_id = ?1 ORDER BY v.verdict_id",
    )?;
    let rows = statement.query_map([claim_id], |row| {
        Ok(GivenRow {
            claim: format!("c{}", row.get::<_, i64>(0)?),
            answer: row.get(1)?,
            reading: row.get(2)?,
            scale: row.get(3)?,
            verdict: row.get(4)?,
            label: row.get(5)?,
            rationale: row.get(6)?,
            confidence: row.get(7)?,
            correction: row.get(8)?,
            category: row.get(9)?,
            valid_until: row.get(10)?,
            claim_version: row.get(11)?,
            reviewer: row.get(12)?,
            initials: row.get(13)?,
            reviewed_at: row.get(14)?,
            superseded_at: row.get(15)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The columns of a resolution in the order [`resolution`] reads them.
pub(super) const RESOLUTION_COLUMNS: &str = "x.resolution, x.new_text, x.said_by, x.said_at,
        p.handle, x.reason, w.handle, w.initials, x.resolved_at, x.superseded_at";

/// Where these columns come from.
pub(super) const RESOLUTIONS: &str = "resolutions AS x
           JOIN reviewers AS w ON w.reviewer_id = x.reviewer_id
           LEFT JOIN reviewers AS p ON p.reviewer_id = x.approved_by";

/// Reads a resolution.
pub(super) fn resolution(row: &Row<'_>) -> rusqlite::Result<ResolutionRow> {
    Ok(ResolutionRow {
        resolution: row.get(0)?,
        new_text: row.get(1)?,
        said_by: row.get(2)?,
        said_at: row.get(3)?,
        approved_by: row.get(4)?,
        reason: row.get(5)?,
        reviewer: row.get(6)?,
        initials: row.get(7)?,
        resolved_at: row.get(8)?,
        superseded_at: row.get(9)?,
    })
}

fn resolutions(conn: &Connection, claim_id: i64) -> Result<Vec<ResolutionRow>, Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {RESOLUTION_COLUMNS} FROM {RESOLUTIONS}
          WHERE x.claim_id = ?1 ORDER BY x.resolution_id"
    ))?;
    let rows = statement.query_map([claim_id], resolution)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn moves(conn: &Connection, claim_id: i64) -> Result<Vec<MoveRow>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT m.state, m.reason, w.handle, w.initials, m.moved_at
           FROM claim_moves AS m JOIN reviewers AS w ON w.reviewer_id = m.reviewer_id
          WHERE m.claim_id = ?1 AND m.superseded_at IS NULL ORDER BY m.move_id",
    )?;
    let rows = statement.query_map([claim_id], |row| {
        Ok(MoveRow {
            state: row.get(0)?,
            reason: row.get(1)?,
            reviewer: row.get(2)?,
            initials: row.get(3)?,
            moved_at: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn flag_answers(conn: &Connection, claim_id: i64) -> Result<Vec<FlagAnswerRow>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT a.flag_id, a.answer, COALESCE(o.reason, a.reason), a.suggestion, w.handle,
                w.initials, a.answered_at, a.superseded_at
           FROM flags AS f
           JOIN flag_answers AS a ON a.flag_id = f.flag_id
           JOIN reviewers AS w ON w.reviewer_id = a.reviewer_id
           LEFT JOIN flag_answers AS o ON o.answer_id = a.carried_from
          WHERE f.claim_id = ?1 ORDER BY a.answer_id",
    )?;
    let rows = statement.query_map([claim_id], |row| {
        Ok(FlagAnswerRow {
            flag: format!("f{}", row.get::<_, i64>(0)?),
            answer: row.get(1)?,
            reason: row.get(2)?,
            suggestion: row.get(3)?,
            reviewer: row.get(4)?,
            initials: row.get(5)?,
            answered_at: row.get(6)?,
            superseded_at: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
