//! What is on somebody's table: the claims they have taken up, and those handed to them. Which of
//! them comes next is left to `queue.rs`.

use chrono::{DateTime, Utc};
use rusqlite::{Row, named_params};

use super::error::Error;
use super::queue::CLAIMS;
use super::{Store, utc};
use crate::desk::row::{DecisionRow, HandedOutRow, MineRow};

const COLUMNS: &str = "c.claim_id, a.article_id, a.title, c.number, c.kind, p.quote, c.state,
        (SELECT f.severity FROM flags AS f
          WHERE f.claim_id = c.claim_id AND f.revision_id = r.revision_id AND f.state = 'open'
          ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END LIMIT 1)";

impl Store {
    /// Lists the claims that somebody holds now, in the order they took them.
    pub fn held(&self, person: i64, now: DateTime<Utc>) -> Result<Vec<MineRow>, Error> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&format!(
                "SELECT {COLUMNS}, NULL, l.until
                   FROM leases AS l JOIN claims AS c ON c.claim_id = l.claim_id {CLAIMS}
                  WHERE l.reviewer_id = ?1 AND l.until > ?2
                  ORDER BY l.taken_at, c.claim_id"
            ))?;
            let rows = statement.query_map((person, utc(now)), mine)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Lists claims handed to somebody whose reading is still to be done: what is due first, then
    /// in galley order.
    pub fn handed_to(&self, person: i64, most: i64) -> Result<Vec<MineRow>, Error> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&format!(
                "WITH g (claim_id, reading, due_at) AS (
                   SELECT claim_id, reading, due_at FROM assignments
                    WHERE reviewer_id = :me AND ended_at IS NULL AND claim_id IS NOT NULL
                   UNION ALL
                   SELECT c.claim_id, w.reading, w.due_at
                     FROM assignments AS w JOIN claims AS c ON c.article_id = w.article_id
                    WHERE w.reviewer_id = :me AND w.ended_at IS NULL AND w.claim_id IS NULL
                      AND NOT EXISTS (SELECT 1 FROM assignments AS o
                                       WHERE o.article_id = w.article_id
                                         AND o.claim_id = c.claim_id AND o.reading = w.reading
                                         AND o.ended_at IS NULL))
                 SELECT {COLUMNS}, COALESCE(g.due_at, a.due_at) AS due, NULL
                   FROM g JOIN claims AS c ON c.claim_id = g.claim_id {CLAIMS}
                  WHERE CASE g.reading
                          WHEN 'first' THEN c.state IN ('open','reopened')
                          WHEN 'second' THEN c.state IN ('checked','closed')
                          ELSE c.state = 'disputed' END
                    AND (g.reading = 'first'
                         OR NOT EXISTS (SELECT 1 FROM verdicts AS v
                                         WHERE v.claim_id = c.claim_id AND v.reviewer_id = :me
                                           AND v.superseded_at IS NULL))
                  ORDER BY due NULLS LAST, a.article_id, p.start_byte, p.end_byte, c.claim_id
                  LIMIT :most"
            ))?;
            let rows = statement.query_map(named_params! { ":me": person, ":most": most }, mine)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

impl Store {
    /// Lists the verdicts that somebody gave last and that stand, the newest first.
    pub fn decisions(&self, person: i64, most: i64) -> Result<Vec<DecisionRow>, Error> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT c.claim_id, a.article_id, a.title, c.number,
                        (SELECT p.quote FROM claim_places AS p
                          WHERE p.claim_id = c.claim_id AND p.superseded_at IS NULL
                          ORDER BY p.revision_id DESC LIMIT 1),
                        v.verdict, COALESCE(s.label, v.verdict), c.state, v.reviewed_at
                   FROM verdicts AS v
                   JOIN claims AS c ON c.claim_id = v.claim_id
                   JOIN articles AS a ON a.article_id = c.article_id AND a.withdrawn_at IS NULL
                   LEFT JOIN scale_steps AS s ON s.scale = v.scale AND s.code = v.verdict
                  WHERE v.reviewer_id = ?1 AND v.superseded_at IS NULL
                  ORDER BY v.reviewed_at DESC, v.verdict_id DESC LIMIT ?2",
            )?;
            let rows = statement.query_map((person, most), |row| {
                Ok(DecisionRow {
                    claim: format!("c{}", row.get::<_, i64>(0)?),
                    article: format!("a{}", row.get::<_, i64>(1)?),
                    article_title: row.get(2)?,
                    number: row.get(3)?,
                    quote: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
                    verdict: row.get(5)?,
                    label: row.get(6)?,
                    state: row.get(7)?,
                    reviewed_at: row.get(8)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Lists what is handed out in an article and not done, person by person.
    pub fn handed_out(&self, article_id: i64) -> Result<Vec<HandedOutRow>, Error> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT w.handle, w.initials, g.reading, c.number, g.due_at
                   FROM assignments AS g
                   JOIN reviewers AS w ON w.reviewer_id = g.reviewer_id
                   LEFT JOIN claims AS c ON c.claim_id = g.claim_id
                  WHERE g.article_id = ?1 AND g.ended_at IS NULL
                    AND (c.claim_id IS NULL OR g.reading <> 'first'
                         OR c.state IN ('open','reopened'))
                  ORDER BY w.handle, g.reading, c.claim_id NULLS FIRST",
            )?;
            let rows = statement.query_map([article_id], |row| {
                Ok(HandedOutRow {
                    handle: row.get(0)?,
                    initials: row.get(1)?,
                    reading: row.get(2)?,
                    number: row.get(3)?,
                    due_at: row.get(4)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

fn mine(row: &Row<'_>) -> rusqlite::Result<MineRow> {
    Ok(MineRow {
        claim: format!("c{}", row.get::<_, i64>(0)?),
        article: format!("a{}", row.get::<_, i64>(1)?),
        article_title: row.get(2)?,
        number: row.get(3)?,
        kind: row.get(4)?,
        quote: row.get(5)?,
        state: row.get(6)?,
        severity: row.get(7)?,
        due_at: row.get(8)?,
        held_until: row.get(9)?,
    })
}
