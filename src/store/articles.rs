//! Articles and their drafts as they are listed, and the counts kept for the first page. How one
//! gets in is left to `add.rs`.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::error::Trouble;
use super::place::count;
use super::together::Tx;
use super::{Added, ArticleFilter};
use crate::desk::row::{ArticleDetail, ArticleRow, SentenceRow};

/// Returns the article whose first draft has the text of that hash.
pub(super) fn knows(conn: &Connection, sha256: &str) -> Result<Option<Added>, Trouble> {
    let known = conn
        .prepare_cached(
            "SELECT article_id, withdrawn_at IS NOT NULL FROM articles WHERE sha256 = ?1",
        )?
        .query_row([sha256], |row| {
            let article = format!("a{}", row.get::<_, i64>(0)?);
            Ok(Added { article, already: true, withdrawn: row.get(1)? })
        })
        .optional()?;
    Ok(known)
}

/// Counts an article's claims, flags and questions anew. Belongs at the end of every transaction
/// that changes one of them.
pub(super) fn recount(tx: &Tx<'_>, article_id: i64) -> Result<(), Trouble> {
    tx.prepare_cached(&format!(
        "INSERT OR REPLACE INTO article_counts
                (article_id, claims, open_claims, open_flags, open_questions)
         {COUNTED} WHERE a.article_id = ?1"
    ))?
    .execute([article_id])?;
    Ok(())
}

const COUNTED: &str = "SELECT a.article_id,
        (SELECT COUNT(*) FROM claim_places AS p
          WHERE p.revision_id = r.revision_id AND p.superseded_at IS NULL) AS claims,
        (SELECT COUNT(*) FROM claim_places AS p JOIN claims AS c ON c.claim_id = p.claim_id
          WHERE p.revision_id = r.revision_id AND p.superseded_at IS NULL
            AND c.state IN ('open','reopened','disputed')) AS open_claims,
        (SELECT COUNT(*) FROM flags AS f
          WHERE f.revision_id = r.revision_id AND f.state = 'open'
            AND f.severity IN ('error','warning')) AS open_flags,
        (SELECT COUNT(*) FROM questions AS q
          WHERE q.article_id = a.article_id AND q.withdrawn_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM answers AS w
                             WHERE w.question_id = q.question_id
                               AND w.superseded_at IS NULL)) AS open_questions
   FROM articles AS a
   JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision";

/// Holds the kept counts against what they count.
pub(super) fn counted(conn: &Connection) -> Result<(), Trouble> {
    let mut statement = conn.prepare(&format!(
        "SELECT n.article_id FROM article_counts AS n
          WHERE NOT EXISTS (SELECT 1 FROM ({COUNTED} WHERE a.article_id = n.article_id) AS t
                             WHERE (n.claims, n.open_claims, n.open_flags, n.open_questions)
                                 = (t.claims, t.open_claims, t.open_flags, t.open_questions))
         UNION ALL
         SELECT article_id FROM articles
          WHERE article_id NOT IN (SELECT article_id FROM article_counts)"
    ))?;
    match statement.query([])?.next()? {
        None => Ok(()),
        Some(row) => {
            let row = format!("a{}", row.get::<_, i64>(0)?);
            Err(Trouble::row(row, "its counts are off; they are mended by the next change"))
        }
    }
}

pub(super) const ROW: &str =
    "SELECT a.article_id, a.title, a.published, a.author, a.url, a.due_at, a.state,
        a.revision, n.claims, n.open_claims, n.open_flags, a.added_at, a.sha256, a.section
   FROM articles AS a JOIN article_counts AS n ON n.article_id = a.article_id";

/// Lists articles, oldest first, without those withdrawn.
pub(super) fn list(conn: &Connection, filter: &ArticleFilter) -> Result<Vec<ArticleRow>, Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "{ROW}
          WHERE a.article_id > :after AND (:state IS NULL OR a.state = :state)
            AND a.withdrawn_at IS NULL
          ORDER BY a.article_id LIMIT :limit"
    ))?;
    let rows = statement.query_map(
        named_params! {
            ":after": filter.after.unwrap_or(0),
            ":state": filter.state,
            ":limit": filter.limit.unwrap_or(-1),
        },
        article_row,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns one article with the text and sentences of its current draft, or of the one of that
/// number; `None` when there is no such article or draft.
pub(super) fn detail(
    conn: &Connection,
    id: i64,
    draft: Option<i64>,
) -> Result<Option<ArticleDetail>, Trouble> {
    let row = conn
        .prepare_cached(&format!("{ROW} WHERE a.article_id = ?1"))?
        .query_row([id], article_row)
        .optional()?;
    let Some(mut row) = row else { return Ok(None) };
    let found: Option<(i64, String, String, Option<String>)> = conn
        .prepare_cached(
            "SELECT revision_id, body, title, taken_back_at FROM revisions
              WHERE article_id = ?1 AND number = ?2",
        )?
        .query_row((id, draft.unwrap_or(row.revision)), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?;
    let Some((revision_id, body, title, taken_back_at)) = found else { return Ok(None) };
    if let Some(draft) = draft {
        (row.revision, row.title) = (draft, title);
    }
    let mut sentences = Vec::new();
    each_sentence(conn, revision_id, |sentence, _| sentences.push(sentence.clone()))?;
    for sentence in &sentences {
        if body.get(sentence.start..sentence.end).is_none() {
            let row = format!("a sentence of a{id} at byte {}", sentence.start);
            return Err(Trouble::row(row, "its place lies outside the text"));
        }
    }
    Ok(Some(ArticleDetail { row, body, sentences, taken_back_at }))
}

pub(super) fn article_row(row: &Row<'_>) -> rusqlite::Result<ArticleRow> {
    Ok(ArticleRow {
        id: format!("a{}", row.get::<_, i64>(0)?),
        title: row.get(1)?,
        date: row.get(2)?,
        author: row.get(3)?,
        url: row.get(4)?,
        due_at: row.get(5)?,
        state: row.get(6)?,
        revision: row.get(7)?,
        claims: row.get(8)?,
        open: row.get(9)?,
        flags: row.get(10)?,
        added_at: row.get(11)?,
        sha256: row.get(12)?,
        section: row.get(13)?,
    })
}

/// Hands every sentence of a draft to `take`, with its reasons as they are stored.
pub(super) fn each_sentence(
    conn: &Connection,
    revision_id: i64,
    mut take: impl FnMut(&SentenceRow, &str),
) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT start_byte, end_byte, start_char, end_char, worth, reasons
           FROM sentences WHERE revision_id = ?1 ORDER BY position",
    )?;
    let mut rows = statement.query([revision_id])?;
    while let Some(row) = rows.next()? {
        let reasons: String = row.get(5)?;
        let sentence = SentenceRow {
            start: count(row, 0)?,
            end: count(row, 1)?,
            start_char: count(row, 2)?,
            end_char: count(row, 3)?,
            worth: row.get(4)?,
            reasons: list_of(&reasons, || format!("a sentence of revision {revision_id}"))?,
        };
        take(&sentence, &reasons);
    }
    Ok(())
}

/// Reads a stored JSON array of texts.
pub(super) fn list_of(json: &str, row: impl FnOnce() -> String) -> Result<Vec<String>, Trouble> {
    serde_json::from_str(json).map_err(|_| Trouble::row(row(), "its list of texts is unreadable"))
}
