//! What an event did, in words for people: "verdict wrong on claim 17". Made from the facts it
//! keeps, so that words taken out of the desk do not come back by telling.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value as Json;

use super::error::Trouble;
use super::fold::{self, Change, Key, REDACTED};
use super::names;

/// The action of an event that takes an earlier one back.
pub(super) const UNDONE: &str = "undone";

/// One event, as the chain keeps it.
pub(super) struct Told {
    pub(super) seq: i64,
    pub(super) at: String,
    pub(super) actor: String,
    pub(super) action: String,
    pub(super) entity: String,
    pub(super) entity_id: i64,
    /// `None`: its payload was redacted.
    pub(super) payload: Option<Json>,
}

/// The columns that [`Told::read`] wants, of `events AS e` and `event_payloads AS p`.
pub(super) const COLUMNS: &str = "e.seq, e.at, e.actor, e.action, e.entity, e.entity_id, p.body";

impl Told {
    /// Reads a row of [`COLUMNS`].
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let body: Option<String> = row.get(6)?;
        Ok(Self {
            seq: row.get(0)?,
            at: row.get(1)?,
            actor: row.get(2)?,
            action: row.get(3)?,
            entity: row.get(4)?,
            entity_id: row.get(5)?,
            payload: body.and_then(|body| serde_json::from_str(&body).ok()),
        })
    }

    /// Returns a number that the event keeps as a fact.
    pub(super) fn fact(&self, name: &str) -> Option<i64> {
        self.payload.as_ref()?.get(name)?.as_i64()
    }

    /// Returns the claims it happened on.
    pub(super) fn claims(&self) -> Vec<i64> {
        let listed = self.payload.as_ref().and_then(|said| said.get("claims")?.as_array());
        match listed {
            Some(claims) => claims.iter().filter_map(Json::as_i64).collect(),
            None => self.fact("claim").into_iter().collect(),
        }
    }

    /// Returns whether it happened in that article.
    pub(super) fn is_in(&self, article: i64) -> bool {
        let listed = self.payload.as_ref().and_then(|said| said.get("articles")?.as_array());
        self.fact("article") == Some(article)
            || listed.is_some_and(|articles| articles.contains(&article.into()))
    }

    /// Returns what it changed; nothing where that is not known any more.
    pub(super) fn changes(&self) -> Vec<Change> {
        self.payload.as_ref().and_then(fold::changes).unwrap_or_default()
    }

    /// Says what it did, and where.
    pub(super) fn words(&self, conn: &Connection) -> Result<String, Trouble> {
        let what = match (self.action.as_str(), self.fact("undoes")) {
            ("extracted", _) => return Ok(self.reading()),
            (UNDONE, Some(seq)) => match event(conn, seq)? {
                Some(undone) => return Ok(format!("undid: {}", undone.words(conn)?)),
                None => format!("undid event {seq}"),
            },
            (REDACTED, _) => {
                let row = names::row(&self.entity, &Key::Number(self.entity_id));
                return Ok(format!("words taken out of {row}"));
            }
            _ => self.what(conn)?,
        };
        Ok(format!("{what}{}", self.place(conn)?))
    }

    /// Says the same to whoever did it: "your note n5 on claim 3", "settled n5 on claim 3".
    pub(super) fn yours(&self, conn: &Connection) -> Result<String, Trouble> {
        let words = self.words(conn)?;
        let made = self.main().is_some_and(|change| change.new);
        Ok(if made { format!("your {words}") } else { words })
    }

    /// Returns the table of the row that the event is about.
    pub(super) fn table(&self) -> String {
        self.main().map_or_else(|| self.entity.clone(), |change| change.table.name.to_owned())
    }

    /// Returns the change of the row that the event is about. A verdict comes with much else, and
    /// is what it is about.
    fn main(&self) -> Option<Change> {
        let changes = self.changes();
        let verdict =
            changes.iter().position(|change| change.new && change.table.name == "verdicts");
        // A row whose key is a text goes by number 0 in its event.
        let same = |change: &Change| {
            change.table.name == self.entity
                && (change.key == Key::Number(self.entity_id) || self.entity_id == 0)
        };
        let at = verdict.or_else(|| changes.iter().position(same))?;
        changes.into_iter().nth(at)
    }

    /// Returns the key of the row that the event is about.
    pub(super) fn key(&self) -> Key {
        self.main().map_or(Key::Number(self.entity_id), |change| change.key)
    }

    fn what(&self, conn: &Connection) -> Result<String, Trouble> {
        let (table, key) = match self.main() {
            Some(change) if change.new => {
                return Ok(names::noun(change.table.name, &change.key, &change.set));
            }
            Some(change) => (change.table.name, change.key),
            None => (self.entity.as_str(), Key::Number(self.entity_id)),
        };
        let row = match (table, &key) {
            ("reviewers", Key::Number(id)) => handle_of(conn, *id)?.unwrap_or_default(),
            ("claims", _) if self.claims().len() > 1 => {
                let claims = self.claims().into_iter().map(|claim| format!("c{claim}"));
                claims.collect::<Vec<_>>().join(", ")
            }
            _ => names::row(table, &key),
        };
        let between = if self.action.contains(' ') { ": " } else { " " };
        Ok(format!("{}{between}{row}", self.action))
    }

    fn reading(&self) -> String {
        let count = |name| self.fact(name).unwrap_or(0);
        let many = |name| match count(name) {
            1 => format!("1 {}", name.trim_end_matches('s')),
            number => format!("{number} {name}"),
        };
        format!("draft {} read: {}, {}", count("revision"), many("claims"), many("flags"))
    }

    fn place(&self, conn: &Connection) -> Result<String, Trouble> {
        let claims = self.claims();
        if !claims.is_empty() && self.entity != "claims" {
            let numbers = claims.iter().map(|claim| number_of(conn, *claim));
            let numbers: Vec<_> =
                numbers.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
            let claim = if numbers.len() > 1 { "claims" } else { "claim" };
            return Ok(format!(" on {claim} {}", numbers.join(", ")));
        }
        let article = self
            .fact("article")
            .filter(|_| !["articles", "claims"].contains(&self.entity.as_str()));
        Ok(article.map_or(String::new(), |article| format!(" in a{article}")))
    }
}

/// Returns the event of that number.
pub(super) fn event(conn: &Connection, seq: i64) -> Result<Option<Told>, Trouble> {
    let sql = format!(
        "SELECT {COLUMNS} FROM events AS e LEFT JOIN event_payloads AS p ON p.seq = e.seq
          WHERE e.seq = ?1"
    );
    Ok(conn.prepare_cached(&sql)?.query_row([seq], Told::read).optional()?)
}

/// Returns what people call that claim in its article.
pub(super) fn number_of(conn: &Connection, claim_id: i64) -> Result<Option<String>, Trouble> {
    let found = conn
        .prepare_cached("SELECT number FROM claims WHERE claim_id = ?1")?
        .query_row([claim_id], |row| row.get(0))
        .optional()?;
    Ok(found)
}

fn handle_of(conn: &Connection, reviewer_id: i64) -> Result<Option<String>, Trouble> {
    let found = conn
        .prepare_cached("SELECT handle FROM reviewers WHERE reviewer_id = ?1")?
        .query_row([reviewer_id], |row| row.get(0))
        .optional()?;
    Ok(found)
}
