//! What in an article's current text is markup, for whoever shows it to people.

use rusqlite::OptionalExtension;

use super::Store;
use super::error::{Error, Trouble};
use crate::text::Span;

impl Store {
    /// Returns the places of markup in an article's current draft, in order.
    pub fn markup(&self, article_id: i64) -> Result<Vec<Span>, Error> {
        self.read(|conn| {
            let skipped: Option<String> = conn
                .prepare_cached(
                    "SELECT r.skipped
                       FROM articles AS a
                       JOIN revisions AS r
                         ON r.article_id = a.article_id AND r.number = a.revision
                      WHERE a.article_id = ?1",
                )?
                .query_row([article_id], |row| row.get(0))
                .optional()?;
            let skipped = skipped.unwrap_or_else(|| "[]".to_owned());
            let mut spans: Vec<[usize; 2]> = serde_json::from_str(&skipped).map_err(|_| {
                Trouble::row(format!("the draft of a{article_id}"), "its markup is unreadable")
            })?;
            spans.sort_unstable();
            Ok(spans.into_iter().map(|[start, end]| Span::new(start, end)).collect())
        })
    }
}
