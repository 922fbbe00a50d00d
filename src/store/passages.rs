//! What was done at an article's gate, as it is read again. How it is done is left to
//! `clearances.rs`.

use super::Store;
use super::articles::list_of;
use super::error::{Error, Trouble};
use crate::desk::row::PassedRow;

impl Store {
    /// Lists what was done at the gate of an article and still holds, the newest first.
    pub fn passages(&self, article_id: i64) -> Result<Vec<PassedRow>, Error> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT n.act, r.number, n.gate, n.reason, n.notice, w.handle, n.done_at,
                        n.clearance_id
                   FROM clearances AS n
                   JOIN revisions AS r ON r.revision_id = n.revision_id
                   LEFT JOIN reviewers AS w ON w.reviewer_id = n.reviewer_id
                  WHERE n.article_id = ?1 AND n.undone_at IS NULL
                  ORDER BY n.clearance_id DESC",
            )?;
            let mut rows = statement.query([article_id])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let number: i64 = row.get(7)?;
                let open = list_of(&row.get::<_, String>(2)?, || format!("clearance {number}"))?;
                all.push(PassedRow {
                    act: row.get(0)?,
                    draft: row.get(1)?,
                    open,
                    reason: row.get(3)?,
                    notice: row.get(4)?,
                    reviewer: row.get(5)?,
                    done_at: row.get(6)?,
                });
            }
            Ok::<_, Trouble>(all)
        })
    }
}
