//! Who has how much on their table, and who has done how much.

use rusqlite::{Connection, Row};

use super::Store;
use super::error::{Error, Trouble};
use crate::desk::row::ReviewerRow;

impl Store {
    /// Lists everybody who is or was on the desk with what they did, in the order they came.
    pub fn work_done(&self) -> Result<Vec<ReviewerRow>, Error> {
        self.read(all)
    }
}

fn all(conn: &Connection) -> Result<Vec<ReviewerRow>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT w.handle, w.initials, w.name, w.role, w.active,
                (SELECT COUNT(DISTINCT c.claim_id)
                   FROM assignments AS g
                   JOIN claims AS c ON c.article_id = g.article_id
                                   AND (g.claim_id IS NULL OR g.claim_id = c.claim_id)
                   JOIN articles AS a ON a.article_id = c.article_id
                   JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
                   JOIN claim_places AS p ON p.claim_id = c.claim_id
                                         AND p.revision_id = r.revision_id
                                         AND p.superseded_at IS NULL
                  WHERE g.reviewer_id = w.reviewer_id AND g.ended_at IS NULL
                    AND a.withdrawn_at IS NULL
                    AND c.state IN ('open','reopened','disputed')),
                COUNT(v.verdict_id),
                COUNT(v.verdict_id) FILTER (WHERE v.superseded_at IS NULL),
                COUNT(v.verdict_id) FILTER (WHERE v.superseded_at IS NOT NULL),
                COUNT(DISTINCT v.claim_id),
                (SELECT COUNT(*) FROM sources AS s
                  WHERE s.added_by = w.reviewer_id AND s.confidential = 0
                    AND s.withdrawn_at IS NULL),
                (SELECT COUNT(*) FROM notes AS n
                  WHERE n.reviewer_id = w.reviewer_id AND n.superseded_at IS NULL
                    AND n.privileged = 0),
                (SELECT COUNT(*) FROM questions AS q
                  WHERE q.reviewer_id = w.reviewer_id AND q.withdrawn_at IS NULL),
                MAX(v.reviewed_at)
           FROM reviewers AS w
           LEFT JOIN verdicts AS v ON v.reviewer_id = w.reviewer_id
          GROUP BY w.reviewer_id
          ORDER BY w.reviewer_id",
    )?;
    let rows = statement.query_map([], reviewer)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn reviewer(row: &Row<'_>) -> rusqlite::Result<ReviewerRow> {
    Ok(ReviewerRow {
        handle: row.get(0)?,
        initials: row.get(1)?,
        name: row.get(2)?,
        role: row.get(3)?,
        active: row.get(4)?,
        assigned: row.get(5)?,
        verdicts: row.get(6)?,
        standing: row.get(7)?,
        superseded: row.get(8)?,
        claims: row.get(9)?,
        sources: row.get(10)?,
        notes: row.get(11)?,
        questions: row.get(12)?,
        last_at: row.get(13)?,
    })
}
