//! What acts have said of drafts and articles since the machine read them: an edited headline, a
//! date resolved anew, words taken out. The doctor holds the content hashes against it.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value as Json};

use super::content;
use super::error::Trouble;
use super::events::MACHINE;
use super::fold::{self, Key};

/// What acts have said, by row.
#[derive(Default)]
pub(super) struct Since {
    /// The content hash an act left, by draft.
    contents: HashMap<i64, String>,
    /// What an act changed of an article, by article: the event and what stood there before.
    edits: HashMap<i64, Vec<(i64, Map<String, Json>)>>,
    /// The hash of what was said of an article when words had been taken out of it.
    redacted: HashMap<i64, (i64, String)>,
}

impl Since {
    /// Reads the acts that change drafts and articles.
    pub(super) fn read(conn: &Connection) -> Result<Self, Trouble> {
        let mut statement = conn.prepare(
            "SELECT e.seq, p.body FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq
              WHERE e.actor <> ?1
                AND (instr(p.body, '\"revisions\"') OR instr(p.body, '\"articles\"'))
              ORDER BY e.seq",
        )?;
        let mut rows = statement.query([MACHINE])?;
        let mut since = Self::default();
        while let Some(row) = rows.next()? {
            let payload = serde_json::from_str(row.get_ref(1)?.as_str()?);
            since.take(row.get(0)?, &payload.unwrap_or_default());
        }
        Ok(since)
    }

    fn take(&mut self, seq: i64, payload: &Json) {
        for change in fold::changes(payload).unwrap_or_default() {
            let Key::Number(id) = change.key else { continue };
            match (change.table.name, change.set.get("content_sha256").and_then(Json::as_str)) {
                ("revisions", Some(hash)) => drop(self.contents.insert(id, hash.to_owned())),
                ("articles", _) => self.edits.entry(id).or_default().push((seq, change.was)),
                _ => {}
            }
        }
        let article = payload.get("article").and_then(Json::as_i64);
        let about = payload.get("about_sha256").and_then(Json::as_str);
        if let (Some(article), Some(about)) = (article, about) {
            self.redacted.insert(article, (seq, about.to_owned()));
        }
    }

    /// Returns the content hash that a draft had when it was read, or that an act left since.
    pub(super) fn content<'s>(&'s self, revision_id: i64, read: &'s str) -> &'s str {
        self.contents.get(&revision_id).map_or(read, String::as_str)
    }

    /// Returns whether what is said of an article is what was said when event `seq` hashed it, but
    /// for what acts have changed since.
    pub(super) fn is_about(
        &self,
        conn: &Connection,
        article_id: i64,
        (seq, hash): (i64, &str),
    ) -> Result<bool, Trouble> {
        let Some(mut about) = content::about(conn, article_id)? else { return Ok(false) };
        let later = self.redacted.get(&article_id).filter(|(later, _)| *later > seq);
        let (seq, hash) = later.map_or((seq, hash), |(seq, hash)| (*seq, hash.as_str()));
        let edits = self.edits.get(&article_id).map_or(&[][..], Vec::as_slice);
        // An act that brings a new draft may edit the article before or after it is hashed.
        for (_, was) in edits.iter().rev().filter(|(at, _)| *at > seq) {
            if about.sha256() == hash {
                return Ok(true);
            }
            about.go_back(was);
        }
        Ok(about.sha256() == hash)
    }
}

/// Returns the text hash that was said when the machine read that draft.
pub(super) fn text_read(conn: &Connection, revision_id: i64) -> Result<Option<String>, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT json_extract(p.body, '$.text_sha256')
               FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq
              WHERE e.entity = 'revisions' AND e.entity_id = ?1 AND e.action = 'extracted'
              ORDER BY e.seq LIMIT 1",
        )?
        .query_row([revision_id], |row| row.get(0))
        .optional()?;
    Ok(found.flatten())
}
