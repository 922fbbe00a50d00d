//! What acts have said of drafts since the machine read them: words taken out. The doctor holds
//! texts and content hashes against it.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::error::Trouble;
use super::events::MACHINE;
use super::fold::{self, Key};

/// Returns the content hash that an act left, by draft.
pub(super) fn contents(conn: &Connection) -> Result<HashMap<i64, String>, Trouble> {
    let mut statement = conn.prepare(
        "SELECT p.body FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq
          WHERE e.actor <> ?1 AND instr(p.body, '\"content_sha256\"') ORDER BY e.seq",
    )?;
    let mut rows = statement.query([MACHINE])?;
    let mut contents = HashMap::new();
    while let Some(row) = rows.next()? {
        let payload = serde_json::from_str(row.get_ref(0)?.as_str()?).unwrap_or_default();
        for change in fold::changes(&payload).unwrap_or_default() {
            let hash = change.set.get("content_sha256").and_then(serde_json::Value::as_str);
            if let (Key::Number(id), Some(hash)) = (change.key, hash) {
                contents.insert(id, hash.to_owned());
            }
        }
    }
    Ok(contents)
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
