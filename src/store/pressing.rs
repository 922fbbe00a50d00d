//! What presses: articles still in work, in the order the queue takes them up, and their loudest
//! doubts. Both are bounded, for a first page that never goes through a large desk.

use std::collections::HashMap;

use rusqlite::OptionalExtension;

use super::Store;
use super::articles::{self, article_row};
use super::error::Error;
use super::flags;
use crate::desk::row::{ArticleRow, FlagListRow};

impl Store {
    /// Returns the headlines of articles by their ids; those that are not here are left out.
    pub fn titles(
        &self,
        ids: impl IntoIterator<Item = i64>,
    ) -> Result<HashMap<i64, String>, Error> {
        self.read(|conn| {
            let mut title =
                conn.prepare_cached("SELECT title FROM articles WHERE article_id = ?1")?;
            let mut titles = HashMap::new();
            for id in ids {
                if let Some(found) = title.query_row([id], |row| row.get(0)).optional()? {
                    titles.insert(id, found);
                }
            }
            Ok(titles)
        })
    }

    /// Lists articles that are not cleared yet: what closes first, then in the order they came.
    pub fn pressing(&self, most: i64) -> Result<Vec<ArticleRow>, Error> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&format!(
                "{}
                  WHERE a.article_id IN (SELECT x.article_id
                                           FROM articles AS x INDEXED BY articles_in_work
                                          WHERE x.state IN ('draft','checking')
                                            AND x.withdrawn_at IS NULL
                                          ORDER BY x.due_at IS NULL, x.due_at, x.article_id
                                          LIMIT ?1)
                  ORDER BY a.due_at NULLS LAST, a.article_id",
                articles::ROW
            ))?;
            let rows = statement.query_map([most], article_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Lists articles that a new text may be a draft of: those of that headline, and the newest.
    pub fn kindred(&self, title: &str, most: i64) -> Result<Vec<ArticleRow>, Error> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&format!(
                "{}
                  WHERE a.withdrawn_at IS NULL
                  ORDER BY (a.title = ?1) DESC, a.article_id DESC LIMIT ?2",
                articles::ROW
            ))?;
            let rows = statement.query_map((title, most), article_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Lists the newest articles, in whatever state.
    pub fn newest_articles(&self, most: i64) -> Result<Vec<ArticleRow>, Error> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&format!(
                "{} WHERE a.withdrawn_at IS NULL ORDER BY a.article_id DESC LIMIT ?1",
                articles::ROW
            ))?;
            let rows = statement.query_map([most], article_row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Lists open flags at query or above of those articles, the loudest first.
    pub fn loudest_flags(&self, most: i64) -> Result<Vec<FlagListRow>, Error> {
        self.read(|conn| flags::loudest(conn, most))
    }
}
