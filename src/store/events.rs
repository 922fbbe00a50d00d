//! The event chain: every row's hash covers the row before, so that a changed, lost or inserted
//! event shows. Triggers in `schema.sql` keep the table append-only.

use rusqlite::{Connection, OptionalExtension};

use super::error::Trouble;
use super::together::Tx;
use crate::desk::FieldHash;

/// The machine's name in the chain.
pub(super) const MACHINE: &str = "factdesk";

/// What is written down of one act.
pub(super) struct Event<'a> {
    /// UTC, ISO 8601.
    pub(super) at: &'a str,
    /// A handle, or [`MACHINE`].
    pub(super) actor: &'a str,
    /// What was done.
    pub(super) action: &'a str,
    /// In which table.
    pub(super) entity: &'a str,
    /// On which row.
    pub(super) entity_id: i64,
    /// What exactly, as JSON.
    pub(super) payload: &'a str,
    /// Random for what people write; empty for the machine, whose words are no secret.
    pub(super) salt: &'a str,
}

/// Appends an event in the transaction of the act itself and returns its number.
pub(super) fn append(tx: &Tx<'_>, event: &Event<'_>) -> Result<i64, Trouble> {
    let last = tx
        .prepare_cached("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let (seq, prev) = last.map_or((1, "0".repeat(64)), |(seq, hash)| (seq + 1, hash));
    let payload = payload_sha256(event.salt, event.payload);
    let hash = hash(&prev, seq, event, &payload);
    tx.prepare_cached(
        "INSERT INTO events (seq, at, actor, action, entity, entity_id, payload_sha256, prev, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute((
        seq,
        event.at,
        event.actor,
        event.action,
        event.entity,
        event.entity_id,
        payload,
        prev,
        hash,
    ))?;
    tx.prepare_cached("INSERT INTO event_payloads (seq, salt, body) VALUES (?1, ?2, ?3)")?
        .execute((seq, event.salt, event.payload))?;
    Ok(seq)
}

fn payload_sha256(salt: &str, payload: &str) -> String {
    FieldHash::new("factdesk-payload-v1").field(salt).field(payload).finish()
}

fn hash(prev: &str, seq: i64, event: &Event<'_>, payload_sha256: &str) -> String {
    FieldHash::new("factdesk-event-v1")
        .field(prev)
        .number(seq)
        .field(event.at)
        .field(event.actor)
        .field(event.action)
        .field(event.entity)
        .number(event.entity_id)
        .field(payload_sha256)
        .finish()
}

/// Walks the whole chain and returns its length, or the first event that does not fit.
pub(super) fn walk(conn: &Connection) -> Result<i64, Trouble> {
    let mut statement = conn.prepare(
        "SELECT e.seq, e.at, e.actor, e.action, e.entity, e.entity_id, e.payload_sha256, e.prev,
                e.hash, p.salt, p.body
           FROM events AS e LEFT JOIN event_payloads AS p ON p.seq = e.seq
          ORDER BY e.seq",
    )?;
    let mut rows = statement.query([])?;
    let (mut length, mut last) = (0, "0".repeat(64));
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let text = |column| row.get::<_, String>(column);
        let event = Event {
            at: &text(1)?,
            actor: &text(2)?,
            action: &text(3)?,
            entity: &text(4)?,
            entity_id: row.get(5)?,
            payload: "",
            salt: "",
        };
        let (payload, prev, stored) = (text(6)?, text(7)?, text(8)?);
        let broken = |words: &str| Trouble::row(format!("event {seq}"), words);
        if seq != length + 1 || prev != last {
            return Err(broken("it does not follow the event before it"));
        }
        if hash(&prev, seq, &event, &payload) != stored {
            return Err(broken("its hash is not the hash of its fields"));
        }
        match (row.get::<_, Option<String>>(9)?, row.get::<_, Option<String>>(10)?) {
            (None, _) => return Err(broken("its payload is gone without a redaction")),
            (Some(_), None) => {}
            (Some(salt), Some(body)) if payload_sha256(&salt, &body) == payload => {}
            _ => return Err(broken("its payload is not the one that was written")),
        }
        (length, last) = (seq, stored);
    }
    Ok(length)
}
