//! One act of a person: the rows it writes and the event that says so, in one transaction. Every
//! row goes through [`Act::insert`] and [`Act::update`], which write down what changed, so that
//! `undo` can take it back and `verify` can hold the tables against the chain. What may be done is
//! decided by whoever calls.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{OptionalExtension, params_from_iter};
use serde_json::{Map, Value as Json, json};

use super::articles::recount;
use super::error::{Error, Trouble};
use super::events::{self, Event};
use super::fold::Key;
use super::ledger::{self, Table};
use super::people::{self, Person};
use super::together::Tx;
use super::{Store, asides, clearances, utc};
use crate::desk::FieldHash;
use crate::desk::rights::{Right, Role};

/// Who acts, and when.
#[derive(Clone, Copy, Debug)]
pub struct By<'a> {
    /// Their handle, as typed.
    pub handle: &'a str,
    /// The moment.
    pub now: DateTime<Utc>,
}

impl By<'_> {
    /// Returns the moment as the file holds it: UTC, ISO 8601, whole seconds.
    pub fn moment(&self) -> String {
        utc(self.now)
    }
}

/// An act that is done and kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acted<T> {
    /// What came of it.
    pub value: T,
    /// The number of its event; `None` when nothing had to change.
    pub seq: Option<i64>,
    /// Who did it.
    pub by: Person,
    /// Whether this person was the first on the desk and has become its admin just now.
    pub joined: bool,
    /// The articles that were cleared and no longer are, since this shut their gate, and why.
    pub shut: Vec<(i64, String)>,
}

impl<T> Acted<T> {
    /// Returns the same act with something else to say about it.
    pub fn map<U>(self, say: impl FnOnce(T) -> U) -> Acted<U> {
        let Self { value, seq, by, joined, shut } = self;
        Acted { value: say(value), seq, by, joined, shut }
    }
}

impl Store {
    /// Does one act of a person: all its rows and its event are kept, or nothing. Refuses who is
    /// unknown here or may not do it.
    pub(super) fn act<T>(
        &mut self,
        by: &By<'_>,
        right: Right,
        action: &'static str,
        work: impl FnOnce(&mut Act<'_>) -> Result<T, Trouble>,
    ) -> Result<Acted<T>, Error> {
        let at = utc(by.now);
        self.write(|tx| {
            let (person, joined) = people::acting(tx, by.handle, &at)?;
            let mut act = Act::begin(tx, person, &at, by.now)?;
            act.needs(right)?;
            let value = work(&mut act)?;
            let Closed { seq, by, shut } = act.close(action)?;
            Ok(Acted { value, seq, by, joined, shut })
        })
    }
}

/// An act being done.
pub(super) struct Act<'t> {
    /// The transaction, for reading. Writing goes through the act.
    pub(super) tx: &'t Tx<'t>,
    /// Who does it.
    pub(super) by: Person,
    /// When, as the file holds it.
    pub(super) at: String,
    /// When.
    pub(super) now: DateTime<Utc>,
    salt: String,
    changes: Vec<Json>,
    about: Option<(&'static str, i64)>,
    facts: Map<String, Json>,
    articles: BTreeSet<i64>,
}

impl<'t> Act<'t> {
    pub(super) fn begin(
        tx: &'t Tx<'t>,
        by: Person,
        at: &str,
        now: DateTime<Utc>,
    ) -> Result<Self, Trouble> {
        let salt = tx.query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))?;
        Ok(Self {
            tx,
            by,
            at: at.to_owned(),
            now,
            salt,
            changes: Vec::new(),
            about: None,
            facts: Map::new(),
            articles: BTreeSet::new(),
        })
    }

    /// Says which row the act is about, for the event; otherwise it is the first one written.
    pub(super) fn on(&mut self, table: &'static str, id: i64) {
        self.about = Some((table, id));
    }

    /// Refuses whoever may not do that. The event keeps what was needed, for who undoes it.
    pub(super) fn needs(&mut self, right: Right) -> Result<(), Trouble> {
        people::allowed(self.tx, &self.by, right)?;
        let rights = self.facts.entry("rights").or_insert_with(|| json!([]));
        if let Some(rights) = rights.as_array_mut() {
            rights.push(json!(right.code()));
        }
        Ok(())
    }

    /// Says in which article the act happens; its counts are made anew at the end. Of several the
    /// first one is the act's own.
    pub(super) fn in_article(&mut self, article_id: i64) {
        self.articles.insert(article_id);
        self.facts.entry("article").or_insert_with(|| json!(article_id));
        if self.articles.len() > 1 {
            self.facts.insert("articles".to_owned(), json!(self.articles));
        }
    }

    /// Says on which claim the act happens.
    pub(super) fn on_claim(&mut self, claim_id: i64) {
        self.facts.entry("claim").or_insert_with(|| json!(claim_id));
    }

    /// Adds a fact to the event: an id, a code, a count, never a person's words.
    pub(super) fn fact(&mut self, name: &'static str, value: impl Into<Json>) {
        self.facts.insert(name.to_owned(), value.into());
    }

    /// Writes a new row and returns its id; 0 where the key is a text.
    pub(super) fn insert(&mut self, table: &'static str, row: Fields) -> Result<i64, Trouble> {
        let ledger = known(table)?;
        let Fields(row) = row;
        let columns: Vec<_> = row.iter().map(|(column, _)| *column).collect();
        let places: Vec<_> = (1..=columns.len()).map(|number| format!("?{number}")).collect();
        let sql =
            format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", "));
        let given = row.iter().find(|(column, _)| *column == ledger.key).map(|(_, v)| v.clone());
        self.tx.prepare_cached(&sql)?.execute(params_from_iter(row.iter().map(|(_, v)| v)))?;
        let id = given.unwrap_or(Value::Integer(self.tx.last_insert_rowid()));
        let all: Vec<_> = ledger.columns().collect();
        let set = self.read(ledger, &id, &all)?;
        self.changes.push(json!({ "table": table, "id": plain(&id), "new": true, "set": set }));
        Ok(if let Value::Integer(id) = id { id } else { 0 })
    }

    /// Changes a row and returns whether anything in it had to change.
    pub(super) fn update(
        &mut self,
        table: &'static str,
        id: impl Into<Value>,
        fields: Fields,
    ) -> Result<bool, Trouble> {
        if fields.is_empty() {
            return Ok(false);
        }
        let ledger = known(table)?;
        let id = id.into();
        let Fields(fields) = fields;
        let columns: Vec<_> = fields.iter().map(|(column, _)| *column).collect();
        let said: Vec<_> = ledger.columns().filter(|column| columns.contains(column)).collect();
        let was = self.read(ledger, &id, &said)?;
        let sets: Vec<_> =
            (1..).zip(&columns).map(|(number, column)| format!("{column} = ?{number}")).collect();
        let key = columns.len() + 1;
        let sql = format!("UPDATE {table} SET {} WHERE {} = ?{key}", sets.join(", "), ledger.key);
        let values = fields.iter().map(|(_, value)| value).chain([&id]);
        self.tx.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        let mut set = self.read(ledger, &id, &said)?;
        set.retain(|column, value| was.get(column) != Some(value));
        if set.is_empty() {
            return Ok(false);
        }
        let was: Map<_, _> =
            was.into_iter().filter(|(column, _)| set.contains_key(column)).collect();
        self.changes.push(json!({ "table": table, "id": plain(&id), "set": set, "was": was }));
        Ok(true)
    }

    /// Changes a row without a word of what stood there before: for what must not be kept.
    pub(super) fn overwrite(
        &mut self,
        table: &'static str,
        key: &Key,
        fields: Fields,
    ) -> Result<(), Trouble> {
        let before = self.changes.len();
        self.update(table, key, fields)?;
        for change in self.changes.iter_mut().skip(before).filter_map(Json::as_object_mut) {
            change.remove("was");
        }
        Ok(())
    }

    /// Says anew what a row holds, since the event that said so is taken out.
    pub(super) fn restate(
        &mut self,
        table: &'static Table,
        key: &Key,
        new: bool,
    ) -> Result<(), Trouble> {
        let all: Vec<_> = table.columns().collect();
        let id = Value::from(key);
        let set = self.read(table, &id, &all)?;
        self.changes.push(json!({ "table": table.name, "id": plain(&id), "new": new, "set": set }));
        Ok(())
    }

    /// Returns the hash that stands for words in this act's event.
    pub(super) fn words_sha256(&self, words: &str) -> String {
        words_sha256(&self.salt, words)
    }

    /// Reads a row as an event repeats it: facts as they are, words by their hash.
    fn read(
        &self,
        table: &Table,
        id: &Value,
        columns: &[&'static str],
    ) -> Result<Map<String, Json>, Trouble> {
        row_as_said(self.tx, table, id, columns, &self.salt)?.ok_or_else(|| {
            Trouble::row(format!("{} {}", table.name, plain(id)), "there is no such row")
        })
    }

    /// Begins what the machine does because of what people have said before.
    pub(super) fn of_machine(tx: &'t Tx<'t>, at: &str) -> Result<Self, Trouble> {
        let machine = Person {
            id: 0,
            handle: events::MACHINE.to_owned(),
            initials: String::new(),
            name: None,
            role: Role::Viewer,
            active: true,
        };
        Self::begin(tx, machine, at, DateTime::UNIX_EPOCH)
    }

    /// Ends without an event of its own: what changed, and the salt of its words, go into another.
    pub(super) fn into_changes(self) -> (Vec<Json>, String) {
        (self.changes, self.salt)
    }

    /// Returns the articles in which the act happens, and those that rest on what it changed.
    pub(super) fn touched(&self) -> Result<Touched, Trouble> {
        let changes = |table: &str, columns: &[&str]| {
            self.changes.iter().any(|change| {
                change.get("table").and_then(Json::as_str) == Some(table)
                    && columns.iter().any(|column| {
                        change.get("set").is_some_and(|set| set.get(*column).is_some())
                    })
                    && (table == "settings" || change.get("new").is_none())
            })
        };
        let sources = ["merged_into", "derives_from", "withdrawn_at", "proximity"];
        if changes("settings", &["value"]) || changes("sources", &sources) {
            return Ok(Touched::All);
        }
        asides::resting_on(self.tx, &self.articles).map(Touched::These)
    }

    /// Appends the event, if anything changed, and counts anew. What is cleared no longer is where
    /// the act has shut the gate, whatever the act was.
    pub(super) fn close(mut self, action: &str) -> Result<Closed, Trouble> {
        let shut = if self.changes.is_empty() { Vec::new() } else { clearances::hold(&mut self)? };
        for article_id in std::mem::take(&mut self.articles) {
            recount(self.tx, article_id)?;
        }
        let Some(first) = self.changes.first() else {
            return Ok(Closed { seq: None, by: self.by, shut });
        };
        let first_id = first.get("id").and_then(Json::as_i64).unwrap_or(0);
        let first = known(first.get("table").and_then(Json::as_str).unwrap_or_default())?;
        let (entity, entity_id) = self.about.unwrap_or((first.name, first_id));
        self.facts.insert("changes".to_owned(), Json::Array(self.changes));
        let seq = events::append(
            self.tx,
            &Event {
                at: &self.at,
                actor: &self.by.handle,
                action,
                entity,
                entity_id,
                payload: &Json::Object(self.facts).to_string(),
                salt: &self.salt,
            },
        )?;
        Ok(Closed { seq: Some(seq), by: self.by, shut })
    }
}

/// Articles whose gate an act may have shut.
pub(super) enum Touched {
    /// Any: the rules have changed, or what a source is worth.
    All,
    /// These.
    These(BTreeSet<i64>),
}

/// An act that is written down.
pub(super) struct Closed {
    /// The number of its event.
    pub(super) seq: Option<i64>,
    /// Who did it.
    pub(super) by: Person,
    /// The articles that were cleared and no longer are, and why.
    pub(super) shut: Vec<(i64, String)>,
}

/// Reads a row as an event with that salt repeats it; `None` when there is no such row.
pub(super) fn row_as_said(
    conn: &rusqlite::Connection,
    table: &Table,
    id: &Value,
    columns: &[&'static str],
    salt: &str,
) -> Result<Option<Map<String, Json>>, Trouble> {
    let sql = format!("SELECT {} FROM {} WHERE {} = ?1", columns.join(", "), table.name, table.key);
    let row = conn.prepare_cached(&sql)?.query_row([id], |row| {
        let mut said = Map::with_capacity(columns.len());
        for (at, column) in columns.iter().enumerate() {
            let value = as_said(row.get_ref(at)?, table.is_words(column), salt);
            said.insert((*column).to_owned(), value);
        }
        Ok(said)
    });
    Ok(row.optional()?)
}

/// Returns a value as an event repeats it.
pub(super) fn as_said(value: ValueRef<'_>, words: bool, salt: &str) -> Json {
    match value {
        ValueRef::Null => Json::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(text) | ValueRef::Blob(text) => {
            let text = String::from_utf8_lossy(text);
            if words { json!({ "sha256": words_sha256(salt, &text) }) } else { json!(text) }
        }
    }
}

/// Returns the hash that stands for a person's words in an event with that salt.
pub(super) fn words_sha256(salt: &str, words: &str) -> String {
    FieldHash::new("factdesk-words-v1").field(salt).field(words).finish()
}

fn plain(id: &Value) -> Json {
    match id {
        Value::Integer(number) => json!(number),
        Value::Text(text) => json!(text),
        _ => Json::Null,
    }
}

fn known(table: &str) -> Result<&'static Table, Trouble> {
    ledger::table(table)
        .ok_or_else(|| Trouble::row(table, "people's acts do not write to this table"))
}

/// Columns and their values, for a row to write.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(Vec<(&'static str, Value)>);

impl Fields {
    /// Begins without any.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Returns whether nothing is set.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a number, a text or nothing.
    pub(super) fn set(mut self, column: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((column, value.into()));
        self
    }

    /// Adds a text.
    pub(super) fn text(self, column: &'static str, text: &str) -> Self {
        self.set(column, text.to_owned())
    }

    /// Adds a text that may be missing.
    pub(super) fn maybe(self, column: &'static str, text: Option<&str>) -> Self {
        self.set(column, text.map(str::to_owned))
    }
}
