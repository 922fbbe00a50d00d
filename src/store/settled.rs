//! When the claims of an article came and when they were settled, and by what: what pictures over
//! time are drawn from.

use super::Store;
use super::error::Error;
use crate::desk::row::SettledRow;

impl Store {
    /// Lists the claims of an article's current draft with the day they came and the day of the
    /// last word on them, in galley order.
    pub fn settled(&self, article_id: i64) -> Result<Vec<SettledRow>, Error> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT c.added_at, c.state,
                        MAX(COALESCE((SELECT MAX(v.reviewed_at) FROM verdicts AS v
                                       WHERE v.claim_id = c.claim_id
                                         AND v.superseded_at IS NULL), c.added_at),
                            COALESCE((SELECT MAX(x.resolved_at) FROM resolutions AS x
                                       WHERE x.claim_id = c.claim_id
                                         AND x.superseded_at IS NULL), c.added_at),
                            COALESCE((SELECT MAX(m.moved_at) FROM claim_moves AS m
                                       WHERE m.claim_id = c.claim_id
                                         AND m.superseded_at IS NULL), c.added_at)),
                        (SELECT COALESCE(s.label, v.verdict) FROM verdicts AS v
                           LEFT JOIN scale_steps AS s ON s.scale = v.scale AND s.code = v.verdict
                          WHERE v.claim_id = c.claim_id AND v.superseded_at IS NULL
                          ORDER BY v.answers = 'is' DESC, v.verdict_id DESC LIMIT 1)
                   FROM articles AS a
                   JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
                   JOIN claim_places AS p ON p.revision_id = r.revision_id
                                         AND p.superseded_at IS NULL
                   JOIN claims AS c ON c.claim_id = p.claim_id
                  WHERE a.article_id = ?1
                  ORDER BY p.start_byte, p.end_byte, c.claim_id",
            )?;
            let rows = statement.query_map([article_id], |row| {
                Ok(SettledRow {
                    added_at: row.get(0)?,
                    state: row.get(1)?,
                    last_at: row.get(2)?,
                    verdict: row.get(3)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
