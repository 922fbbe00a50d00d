//! Whether the desk still says what was written: everything the doctor looks at, and every row that
//! people wrote, held column by column against the fold of their acts.

use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::Value as Json;

use super::act::as_said;
use super::anchor::{self, Anchor};
use super::doctor::{self, Finding};
use super::error::{Error, Trouble};
use super::fold::{self, Fault, Fold, Key, Said};
use super::ledger::{self, Born, Table};
use super::{Store, follows, fresh, names};

/// More than this many rows that do not fit are counted, not named.
const MOST_NAMED: usize = 500;

/// What `verify` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Everything looked at, in the order people see.
    pub findings: Vec<Finding>,
    /// The last event: what to keep outside the file for next time.
    pub head: Anchor,
}

impl Verified {
    /// Returns whether everything is as it was written.
    pub fn whole(&self) -> bool {
        self.findings.iter().all(|finding| finding.ok)
    }
}

impl Store {
    /// Holds every word and every act against the event chain, and the chain against an anchor
    /// that was kept elsewhere.
    pub fn verify(&self, anchor: Option<&Anchor>) -> Result<Verified, Error> {
        self.read(|conn| {
            let mut findings = doctor::examine(conn)?;
            findings.extend(doctor::found("what follows", follows::look(conn))?);
            match acts(conn) {
                Ok(found) => findings.extend(found),
                Err(trouble) => findings.extend(doctor::found("acts", Err(trouble))?),
            }
            if let Some(anchor) = anchor {
                findings.extend(doctor::found("anchor", anchor::hold(conn, anchor))?);
            }
            let head = anchor::head(conn).or_else(|trouble| {
                findings.extend(doctor::found("head", Err(trouble))?);
                Ok::<_, Trouble>(Anchor { seq: 0, hash: "0".repeat(64) })
            })?;
            Ok(Verified { findings, head })
        })
    }
}

/// Holds what people wrote against their acts.
fn acts(conn: &Connection) -> Result<Vec<Finding>, Trouble> {
    let mut fold = fold::fold(conn)?;
    let mut faults = std::mem::take(&mut fold.faults);
    let new = fresh::desk()?;
    let salt = (0, String::new());
    let mut holding = Holding { conn, new: &new, fold: &fold, faults: &mut faults, salt };
    for (at, table) in ledger::ALL.iter().enumerate() {
        holding.written(at, table)?;
        holding.strangers(at, table)?;
    }
    follows::figures(conn, &fold, &mut faults)?;
    follows::bringers(conn, &fold, &mut faults)?;
    follows::files(conn, &mut faults)?;
    Ok(findings(&fold, &faults))
}

fn findings(fold: &Fold, faults: &[Fault]) -> Vec<Finding> {
    let finding = |ok, words| Finding { name: "acts", ok, words };
    let mut findings: Vec<_> = faults
        .iter()
        .take(MOST_NAMED)
        .map(|fault| finding(false, format!("{}: {}", fault.row, fault.words)))
        .collect();
    if let Some(more) = faults.len().checked_sub(MOST_NAMED).filter(|&more| more > 0) {
        findings.push(finding(false, format!("and {more} more that do not fit")));
    }
    if findings.is_empty() {
        let acts = match fold.acts {
            1 => "1 act of a person, and the tables are".to_owned(),
            acts => format!("{acts} acts of people, and the tables are"),
        };
        let redactions = match fold.redactions {
            0 => String::new(),
            1 => ", with 1 redaction".to_owned(),
            many => format!(", with {many} redactions"),
        };
        findings.push(finding(true, format!("{acts} as they left them{redactions}")));
    }
    findings
}

/// The tables being held against the fold.
struct Holding<'h> {
    conn: &'h Connection,
    /// A new desk, for what came with the program.
    new: &'h Connection,
    fold: &'h Fold,
    faults: &'h mut Vec<Fault>,
    /// The salt fetched last, and of which event.
    salt: (i64, String),
}

impl Holding<'_> {
    fn fault(&mut self, row: String, words: String) {
        self.faults.push(Fault { row, words });
    }

    /// Every row that an act speaks of is there and holds what was said last.
    fn written(&mut self, at: usize, table: &'static Table) -> Result<(), Trouble> {
        let columns: Vec<_> = table.columns().collect();
        let sql =
            format!("SELECT {} FROM {} WHERE {} = ?1", columns.join(", "), table.name, table.key);
        let mut statement = self.conn.prepare(&sql)?;
        let fold = self.fold;
        let first = (at, Key::Number(i64::MIN));
        for ((_, key), expected) in
            fold.rows.range(first..).take_while(|((table, _), _)| *table == at)
        {
            let name = names::row(table.name, key);
            let mut rows = statement.query([Value::from(key)])?;
            let Some(row) = rows.next()? else {
                let seq = expected.born.or(expected.said.first().map(|(_, said)| said.seq));
                let by = self.by(seq.unwrap_or(0))?;
                self.fault(name, format!("it is gone; {by}"));
                continue;
            };
            for (column, said) in &expected.said {
                let Some(named) = columns.get(*column) else { continue };
                let words = table.is_words(named);
                let salt = if words { self.salt_of(said.seq)? } else { "" };
                let value = as_said(row.get_ref(*column)?, words, salt);
                if !fold.fits(*said, &value) {
                    let words = self.unlike(table, key, named, *said, &value)?;
                    self.fault(name.clone(), words);
                }
            }
        }
        Ok(())
    }

    fn salt_of(&mut self, seq: i64) -> Result<&str, Trouble> {
        if self.salt.0 != seq {
            let salt = self
                .conn
                .prepare_cached("SELECT salt FROM event_payloads WHERE seq = ?1")?
                .query_row([seq], |row| row.get(0))?;
            self.salt = (seq, salt);
        }
        Ok(&self.salt.1)
    }

    /// Says how a value differs from what its event left.
    fn unlike(
        &self,
        table: &Table,
        key: &Key,
        column: &str,
        said: Said,
        value: &Json,
    ) -> Result<String, Trouble> {
        let (actor, at) = self.actor(said.seq)?;
        let event = said.seq;
        if table.is_words(column) {
            return Ok(format!("its {column} is not what {actor} wrote on {at} (event {event})"));
        }
        let body: String = self
            .conn
            .prepare_cached("SELECT COALESCE(body, '{}') FROM event_payloads WHERE seq = ?1")?
            .query_row([event], |row| row.get(0))?;
        let changes = serde_json::from_str(&body).ok().and_then(|body| fold::changes(&body));
        let left = changes.into_iter().flatten().rev().find_map(|change| {
            let same = change.table.name == table.name && change.key == *key;
            same.then(|| change.set.get(column).cloned()).flatten()
        });
        let left = shown(&left.unwrap_or_default());
        let found = shown(value);
        Ok(format!("its {column} is {found}, where {actor} left {left} on {at} (event {event})"))
    }

    fn actor(&self, seq: i64) -> Result<(String, String), Trouble> {
        let found = self
            .conn
            .prepare_cached("SELECT actor, at FROM events WHERE seq = ?1")?
            .query_row([seq], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        Ok((found.0, names::minute(&found.1)))
    }

    fn by(&self, seq: i64) -> Result<String, Trouble> {
        let (actor, at) = self.actor(seq)?;
        Ok(format!("{actor} wrote it on {at} (event {seq})"))
    }

    /// No row stands there, and no row was changed, without an act.
    fn strangers(&mut self, at: usize, table: &'static Table) -> Result<(), Trouble> {
        match &table.born {
            Born::ByPeople => self.unmade(at, table, ""),
            Born::ByMachine(made_by, firsts) => {
                if let Some(made_by) = made_by {
                    self.unmade(at, table, &format!("WHERE {made_by} IS NOT NULL"))?;
                }
                self.moved(at, table, firsts)
            }
            Born::BuiltIn => fresh::hold(self.conn, self.new, self.fold, (at, table), self.faults),
        }
    }

    /// Rows that only people make each have the act that made them.
    fn unmade(&mut self, at: usize, table: &'static Table, only: &str) -> Result<(), Trouble> {
        let sql = format!("SELECT {} FROM {} {only}", table.key, table.name);
        let mut statement = self.conn.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let key = key_of(row)?;
            let made = self.fold.rows.get(&(at, key.clone())).is_some_and(|row| row.born.is_some());
            if !made {
                let name = names::row(table.name, &key);
                self.fault(name, "no act of a person wrote it".to_owned());
            }
        }
        Ok(())
    }

    /// A row the machine made holds its first values wherever no act has spoken.
    fn moved(
        &mut self,
        at: usize,
        table: &'static Table,
        firsts: &[(&'static str, ledger::Plain)],
    ) -> Result<(), Trouble> {
        if firsts.is_empty() {
            return Ok(());
        }
        let columns: Vec<_> = firsts.iter().map(|(column, _)| *column).collect();
        let differs: Vec<_> = firsts
            .iter()
            .map(|(column, first)| format!("{column} IS NOT {}", literal(*first)))
            .collect();
        let sql = format!(
            "SELECT {}, {} FROM {} WHERE {}",
            table.key,
            columns.join(", "),
            table.name,
            differs.join(" OR ")
        );
        let mut statement = self.conn.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let key = key_of(row)?;
            let expected = self.fold.rows.get(&(at, key.clone()));
            for (number, (column, first)) in (1..).zip(firsts) {
                let place = table.columns().position(|known| known == *column);
                let spoken = place.and_then(|place| expected.and_then(|row| row.of(place)));
                let value = as_said(row.get_ref(number)?, false, "");
                let born = expected.is_some_and(|row| row.born.is_some());
                if spoken.is_none() && !born && value != fold::json_of(*first) {
                    let words = format!("its {column} is {} without an act", shown(&value));
                    self.fault(names::row(table.name, &key), words);
                }
            }
        }
        Ok(())
    }
}

/// Returns the key in a row's first column.
pub(super) fn key_of(row: &rusqlite::Row<'_>) -> rusqlite::Result<Key> {
    Ok(match row.get(0)? {
        Value::Integer(number) => Key::Number(number),
        Value::Text(text) => Key::Text(text),
        _ => Key::Number(0),
    })
}

fn literal(plain: ledger::Plain) -> String {
    match plain {
        ledger::Plain::Null => "NULL".to_owned(),
        ledger::Plain::Number(number) => number.to_string(),
        ledger::Plain::Code(code) => format!("'{code}'"),
    }
}

/// Returns a value for a sentence.
fn shown(value: &Json) -> String {
    match value {
        Json::Null => "nothing".to_owned(),
        Json::String(text) => format!("“{text}”"),
        other => other.to_string(),
    }
}
