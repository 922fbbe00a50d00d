//! The fold of people's acts: what the chain says every row they wrote must hold by now, column by
//! column, with the event that said so last. It grows with what people do, never with what the
//! machine read. Holding the tables against it is left to `verify.rs`.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::hash::BuildHasher;

use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::{Map, Value as Json, json};

use super::error::Trouble;
use super::ledger::{self, Born, Plain, Table};
use super::names;

/// One change of one row, as an event says it.
pub(super) struct Change {
    /// In which table.
    pub(super) table: &'static Table,
    /// Which row.
    pub(super) key: Key,
    /// Whether the row was new.
    pub(super) new: bool,
    /// What its columns hold since.
    pub(super) set: Map<String, Json>,
    /// What they held before, where that may be known.
    pub(super) was: Map<String, Json>,
}

/// The key of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A number.
    Number(i64),
    /// A text, as in settings.
    Text(String),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl From<&Key> for Value {
    fn from(key: &Key) -> Self {
        match key {
            Key::Number(number) => Self::Integer(*number),
            Key::Text(text) => Self::Text(text.clone()),
        }
    }
}

/// Reads the changes out of an event's payload; `None` when it cannot be read.
pub(super) fn changes(payload: &Json) -> Option<Vec<Change>> {
    let Some(listed) = payload.get("changes") else { return Some(Vec::new()) };
    listed.as_array()?.iter().map(change).collect()
}

fn change(said: &Json) -> Option<Change> {
    let columns = |name| said.get(name).and_then(Json::as_object).cloned().unwrap_or_default();
    let key = match said.get("id")? {
        Json::Number(number) => Key::Number(number.as_i64()?),
        Json::String(text) => Key::Text(text.clone()),
        _ => return None,
    };
    Some(Change {
        table: ledger::table(said.get("table")?.as_str()?)?,
        key,
        new: said.get("new") == Some(&Json::Bool(true)),
        set: columns("set"),
        was: columns("was"),
    })
}

/// What an event said last of a column: a mark of the value, and which event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    mark: u64,
    /// The event.
    pub(super) seq: i64,
}

/// What the chain says of one row.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The event that made it; `None`: the machine did.
    pub(super) born: Option<i64>,
    /// By column, in the order of the ledger.
    pub(super) said: Vec<(usize, Said)>,
}

impl Row {
    /// Returns what was said last of that column.
    pub(super) fn of(&self, column: usize) -> Option<Said> {
        self.said.iter().find(|(at, _)| *at == column).map(|(_, said)| *said)
    }
}

/// A row of which two events cannot both be true, or that no event accounts for.
pub(super) struct Fault {
    /// `verdict 3`.
    pub(super) row: String,
    /// What is wrong, in words that follow a colon.
    pub(super) words: String,
}

/// What the chain says.
pub(super) struct Fold {
    /// By table, in the order of the ledger, and key.
    pub(super) rows: BTreeMap<(usize, Key), Row>,
    /// What does not fit within the chain itself.
    pub(super) faults: Vec<Fault>,
    /// Acts of people.
    pub(super) acts: i64,
    /// Acts that took words out.
    pub(super) redactions: i64,
    /// Events whose payload is gone, and no redaction has said so yet.
    silent: BTreeSet<i64>,
    /// Whether any payload is gone.
    gaps: bool,
    // Keyed anew in every run, so that nobody can prepare a value that looks like another.
    marks: RandomState,
}

/// Reads the whole chain.
pub(super) fn fold(conn: &Connection) -> Result<Fold, Trouble> {
    let mut fold = Fold {
        rows: BTreeMap::new(),
        faults: Vec::new(),
        acts: 0,
        redactions: 0,
        silent: BTreeSet::new(),
        gaps: false,
        marks: RandomState::new(),
    };
    let mut statement = conn.prepare(
        "SELECT e.seq, e.actor = ?1, e.action, p.body
           FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq ORDER BY e.seq",
    )?;
    let mut rows = statement.query([super::events::MACHINE])?;
    while let Some(row) = rows.next()? {
        let (seq, machine): (i64, bool) = (row.get(0)?, row.get(1)?);
        fold.acts += i64::from(!machine);
        match row.get_ref(3)?.as_str_or_null()? {
            None => fold.silence(seq),
            // The machine's own are long only in number; a glance spares reading each.
            Some(body) if machine && !body.contains("\"changes\"") => {}
            Some(body) => fold.take(seq, row.get_ref(2)?.as_str()? == REDACTED, body),
        }
    }
    for seq in std::mem::take(&mut fold.silent) {
        fold.fault(format!("event {seq}"), "its payload was taken out, and no redaction says so");
    }
    Ok(fold)
}

/// The action of an event that takes words out.
pub(super) const REDACTED: &str = "redacted";

impl Fold {
    fn fault(&mut self, row: String, words: &str) {
        self.faults.push(Fault { row, words: words.to_owned() });
    }

    fn silence(&mut self, seq: i64) {
        self.gaps = true;
        self.silent.insert(seq);
    }

    fn take(&mut self, seq: i64, redaction: bool, body: &str) {
        let payload: Option<Json> = serde_json::from_str(body).ok();
        let Some((payload, changes)) = payload.and_then(|p| changes(&p).map(|c| (p, c))) else {
            return self.fault(format!("event {seq}"), "what it says cannot be read");
        };
        if redaction {
            self.redactions += 1;
            for gone in payload.get("forgets").and_then(Json::as_array).into_iter().flatten() {
                self.silent.remove(&gone.as_i64().unwrap_or(0));
            }
        }
        for change in changes {
            self.put(seq, &change);
        }
    }

    fn put(&mut self, seq: i64, change: &Change) {
        let Some(table) = ledger::ALL.iter().position(|table| table.name == change.table.name)
        else {
            return;
        };
        let name = || names::row(change.table.name, &change.key);
        let columns: Vec<_> = change.table.columns().collect();
        let at = (table, change.key.clone());
        let mut row = self.rows.remove(&at).unwrap_or_default();
        if change.new && row.born.is_some() && !self.gaps {
            self.fault(name(), &format!("event {seq} makes it a second time"));
        }
        if change.new {
            row.born = row.born.or(Some(seq));
        }
        for (column, value) in &change.set {
            let Some(column) = columns.iter().position(|known| known == column) else {
                self.fault(name(), &format!("event {seq} speaks of a column it does not have"));
                continue;
            };
            let before = row.of(column).map(|said| said.mark);
            if self.breaks(change, &columns, column, before, row.born.is_some()) {
                let column = columns.get(column).unwrap_or(&"");
                let words =
                    format!("its {column} was changed between two acts, before event {seq}");
                self.fault(name(), &words);
            }
            let said = Said { mark: self.mark(value), seq };
            row.said.retain(|(at, _)| *at != column);
            row.said.push((column, said));
        }
        self.rows.insert(at, row);
    }

    /// Returns whether what an event found in a column is not what was left there: somebody else
    /// wrote in between. Words cannot be compared, since every event salts them anew.
    fn breaks(
        &self,
        change: &Change,
        columns: &[&'static str],
        column: usize,
        before: Option<u64>,
        born: bool,
    ) -> bool {
        let Some(name) = columns.get(column) else { return false };
        let Some(was) = change.was.get(*name).filter(|_| !self.gaps) else { return false };
        let words = change.table.is_words(name);
        match (before, first(change.table, name).map(json_of)) {
            (Some(before), _) if words => (before == self.mark(&Json::Null)) != was.is_null(),
            (Some(before), _) => before != self.mark(was),
            (None, Some(first)) if !born && words => first.is_null() != was.is_null(),
            (None, Some(first)) if !born => first != *was,
            (None, _) => false,
        }
    }

    fn mark(&self, value: &Json) -> u64 {
        self.marks.hash_one(value.to_string())
    }

    /// Returns whether any act speaks of that column of that row.
    pub(super) fn speaks(&self, table: &str, id: i64, column: &str) -> bool {
        let at = ledger::ALL.iter().position(|known| known.name == table);
        let columns = ledger::table(table).and_then(|t| t.columns().position(|c| c == column));
        let row = at.and_then(|at| self.rows.get(&(at, Key::Number(id))));
        row.zip(columns).is_some_and(|(row, column)| row.of(column).is_some())
    }

    /// Returns whether the value is what was said.
    pub(super) fn fits(&self, said: Said, value: &Json) -> bool {
        self.mark(value) == said.mark
    }
}

/// Returns what a column of a row that the machine made holds at first.
pub(super) fn first(table: &Table, column: &str) -> Option<Plain> {
    let Born::ByMachine(_, firsts) = &table.born else { return None };
    firsts.iter().find(|(name, _)| *name == column).map(|(_, plain)| *plain)
}

/// Returns a plain value as an event repeats it.
pub(super) fn json_of(plain: Plain) -> Json {
    match plain {
        Plain::Null => Json::Null,
        Plain::Number(number) => json!(number),
        Plain::Code(code) => json!(code),
    }
}
