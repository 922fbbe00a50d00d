//! How far an article is, counted over its current draft.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row};

use super::Store;
use super::error::{Error, Trouble};
use crate::desk::row::ProgressRow;

impl Store {
    /// Returns how far an article is.
    pub fn progress(&self, article_id: i64) -> Result<Option<ProgressRow>, Error> {
        self.read(|conn| {
            let row = counted(conn, article_id)?;
            let Some(mut row) = row else { return Ok(None) };
            row.verdicts = verdicts(conn, article_id)?;
            row.unseen = unseen(conn, article_id)?;
            Ok(Some(row))
        })
    }
}

fn counted(conn: &Connection, article_id: i64) -> Result<Option<ProgressRow>, Trouble> {
    let row = conn
        .prepare_cached(
            "SELECT a.article_id, a.title, a.state, a.due_at, a.revision,
                    COUNT(c.claim_id),
                    COUNT(c.claim_id) FILTER (WHERE c.state NOT IN ('closed','dismissed')),
                    COUNT(c.claim_id) FILTER (WHERE c.state = 'open'),
                    COUNT(c.claim_id) FILTER (WHERE c.state = 'reopened'),
                    COUNT(c.claim_id) FILTER (WHERE c.state = 'disputed'),
                    COUNT(c.claim_id) FILTER (WHERE c.state = 'checked'),
                    COUNT(c.claim_id) FILTER (WHERE c.state = 'closed'),
                    COUNT(c.claim_id) FILTER (WHERE c.state = 'dismissed'),
                    n.open_flags, n.open_questions
               FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
               JOIN article_counts AS n ON n.article_id = a.article_id
               LEFT JOIN claim_places AS p
                      ON p.revision_id = r.revision_id AND p.superseded_at IS NULL
               LEFT JOIN claims AS c ON c.claim_id = p.claim_id
              WHERE a.article_id = ?1
              GROUP BY a.article_id",
        )?
        .query_row([article_id], progress)
        .optional()?;
    Ok(row)
}

/// Counts the claims of the current draft by the verdict that stands: the last one on *is so*.
fn verdicts(conn: &Connection, article_id: i64) -> Result<BTreeMap<String, i64>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT y.verdict, COUNT(*)
           FROM (SELECT (SELECT v.verdict FROM verdicts AS v
                          WHERE v.claim_id = p.claim_id AND v.superseded_at IS NULL
                          ORDER BY v.answers = 'is' DESC, v.verdict_id DESC LIMIT 1) AS verdict
                   FROM articles AS a
                   JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
                   JOIN claim_places AS p
                     ON p.revision_id = r.revision_id AND p.superseded_at IS NULL
                  WHERE a.article_id = ?1) AS y
          WHERE y.verdict IS NOT NULL
          GROUP BY y.verdict",
    )?;
    let counts = statement.query_map([article_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counts.collect::<Result<_, _>>()?)
}

/// Counts the sentences that no claim touches, in one walk over both in the order of the text.
fn unseen(conn: &Connection, article_id: i64) -> Result<i64, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT x.start_byte, x.end_byte, x.is_claim
           FROM articles AS a
           JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
           JOIN (SELECT revision_id, start_byte, end_byte, 1 AS is_claim FROM claim_places
                  WHERE superseded_at IS NULL
                 UNION ALL
                 SELECT revision_id, start_byte, end_byte, 0 FROM sentences) AS x
             ON x.revision_id = r.revision_id
          WHERE a.article_id = ?1
          ORDER BY x.start_byte, x.is_claim",
    )?;
    let mut rows = statement.query([article_id])?;
    let (mut unseen, mut claimed_to, mut waiting) = (0, 0, None);
    while let Some(row) = rows.next()? {
        let (start, end, is_claim): (i64, i64, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
        // A sentence is seen by a claim that began before it, or begins before it ends.
        match (is_claim, waiting) {
            (true, sentence) => {
                unseen += i64::from(sentence.is_some_and(|sentence_end| start >= sentence_end));
                (waiting, claimed_to) = (None, claimed_to.max(end));
            }
            (false, sentence) => {
                unseen += i64::from(sentence.is_some());
                waiting = Some(end).filter(|_| claimed_to <= start);
            }
        }
    }
    Ok(unseen + i64::from(waiting.is_some()))
}

fn progress(row: &Row<'_>) -> rusqlite::Result<ProgressRow> {
    Ok(ProgressRow {
        id: format!("a{}", row.get::<_, i64>(0)?),
        title: row.get(1)?,
        state: row.get(2)?,
        due_at: row.get(3)?,
        draft: row.get(4)?,
        claims: row.get(5)?,
        left: row.get(6)?,
        open: row.get(7)?,
        reopened: row.get(8)?,
        disputed: row.get(9)?,
        checked: row.get(10)?,
        closed: row.get(11)?,
        dismissed: row.get(12)?,
        flags: row.get(13)?,
        questions: row.get(14)?,
        unseen: 0,
        verdicts: BTreeMap::new(),
    })
}
