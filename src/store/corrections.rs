//! What is to be changed in the copy, and what was corrected after print: the register of
//! corrections.

use rusqlite::{Connection, Row};

use super::Store;
use super::error::{Error, Trouble};
use crate::desk::row::CorrectionRow;

impl Store {
    /// Lists the changes to an article that stand, in the order they were decided.
    pub fn corrections(&self, article_id: i64) -> Result<Vec<CorrectionRow>, Error> {
        self.read(|conn| of_article(conn, article_id))
    }
}

/// A fix is made when a later draft has the new words, a cut when the claim has no place in it.
const CHANGES: &str = "
    SELECT x.resolved_at AS at, x.resolution_id AS id, c.claim_id, c.number, x.resolution,
           (SELECT p.quote FROM claim_places AS p
             WHERE p.claim_id = c.claim_id AND p.revision_id = x.revision_id
             ORDER BY p.superseded_at IS NULL DESC, p.place_id DESC LIMIT 1),
           x.new_text, v.verdict, v.category, NULL, COALESCE(x.reason, v.rationale),
           w.handle, w.initials, d.number,
           d.number < a.revision AND CASE x.resolution
             WHEN 'cut' THEN NOT EXISTS (SELECT 1 FROM claim_places AS p
                                          WHERE p.claim_id = c.claim_id
                                            AND p.revision_id = r.revision_id
                                            AND p.superseded_at IS NULL)
             ELSE x.new_text IS NOT NULL AND instr(r.body, x.new_text) > 0 END
      FROM claims AS c
      JOIN articles AS a ON a.article_id = c.article_id
      JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
      JOIN resolutions AS x ON x.claim_id = c.claim_id
      JOIN revisions AS d ON d.revision_id = x.revision_id
      JOIN reviewers AS w ON w.reviewer_id = x.reviewer_id
      LEFT JOIN verdicts AS v ON v.verdict_id = x.verdict_id
     WHERE c.article_id = ?1 AND x.superseded_at IS NULL
       AND x.resolution IN ('fix','attribute','cut')";

const NOTICES: &str = "
    SELECT k.done_at, k.clearance_id, NULL, NULL, 'correct', NULL, NULL, NULL, NULL, k.notice,
           k.reason, w.handle, w.initials, d.number, 1
      FROM clearances AS k
      JOIN revisions AS d ON d.revision_id = k.revision_id
      LEFT JOIN reviewers AS w ON w.reviewer_id = k.reviewer_id
     WHERE k.article_id = ?1 AND k.act = 'corrected' AND k.undone_at IS NULL";

fn of_article(conn: &Connection, article_id: i64) -> Result<Vec<CorrectionRow>, Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT y.*, a.article_id, a.title, a.state
           FROM ({CHANGES} UNION ALL {NOTICES}) AS y
           JOIN articles AS a ON a.article_id = ?1
          ORDER BY y.at, y.claim_id IS NULL, y.id"
    ))?;
    let rows = statement.query_map([article_id], correction)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn correction(row: &Row<'_>) -> rusqlite::Result<CorrectionRow> {
    Ok(CorrectionRow {
        at: row.get(0)?,
        claim: row.get::<_, Option<i64>>(2)?.map(|claim| format!("c{claim}")),
        number: row.get(3)?,
        change: row.get(4)?,
        old_text: row.get(5)?,
        new_text: row.get(6)?,
        verdict: row.get(7)?,
        category: row.get(8)?,
        notice: row.get(9)?,
        reason: row.get(10)?,
        reviewer: row.get(11)?,
        initials: row.get(12)?,
        draft: row.get(13)?,
        made: row.get(14)?,
        article: format!("a{}", row.get::<_, i64>(15)?),
        article_title: row.get(16)?,
        article_state: row.get(17)?,
    })
}
