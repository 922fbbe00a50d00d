//! What was found wrong and still stands in the copy: claims with a verdict that lets nothing to
//! print, while nobody has said what happens to the words.

use super::Store;
use super::error::Error;
use crate::desk::row::UnmendedRow;

impl Store {
    /// Lists them in the articles that press most, what closes first, then in galley order.
    pub fn unmended(&self, most: i64) -> Result<Vec<UnmendedRow>, Error> {
        self.read(|conn| {
            // A desk of many thousand articles is not gone through: these are next in any case.
            let mut statement = conn.prepare_cached(
                "WITH x AS (SELECT article_id, title, revision, due_at
                              FROM articles INDEXED BY articles_in_work
                             WHERE state IN ('draft','checking') AND withdrawn_at IS NULL
                             ORDER BY due_at IS NULL, due_at, article_id LIMIT 200)
                 SELECT c.claim_id, x.article_id, x.title, c.number, p.quote, s.label, w.handle
                   FROM x
                  CROSS JOIN claims AS c ON c.article_id = x.article_id AND c.state = 'checked'
                  CROSS JOIN revisions AS r
                          ON r.article_id = x.article_id AND r.number = x.revision
                  CROSS JOIN claim_places AS p
                          ON p.claim_id = c.claim_id AND p.revision_id = r.revision_id
                         AND p.superseded_at IS NULL
                  CROSS JOIN verdicts AS v
                          ON v.verdict_id = (SELECT MAX(y.verdict_id)
                                               FROM verdicts AS y
                                               JOIN scale_steps AS t
                                                 ON t.scale = y.scale AND t.code = y.verdict
                                              WHERE y.claim_id = c.claim_id
                                                AND y.superseded_at IS NULL AND t.passes = 0)
                  CROSS JOIN scale_steps AS s ON s.scale = v.scale AND s.code = v.verdict
                  CROSS JOIN reviewers AS w ON w.reviewer_id = v.reviewer_id
                  ORDER BY x.due_at IS NULL, x.due_at, x.article_id, p.start_byte, c.claim_id
                  LIMIT ?1",
            )?;
            let rows = statement.query_map([most], |row| {
                Ok(UnmendedRow {
                    claim: format!("c{}", row.get::<_, i64>(0)?),
                    article: format!("a{}", row.get::<_, i64>(1)?),
                    article_title: row.get(2)?,
                    number: row.get(3)?,
                    quote: row.get(4)?,
                    label: row.get(5)?,
                    reviewer: row.get(6)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
