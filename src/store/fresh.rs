//! The rows a new desk begins with, against which those of an old one are held: the scales and the
//! settings that came with the program, wherever no act has changed them.

use rusqlite::Connection;
use serde_json::Value as Json;

use super::act::as_said;
use super::error::Trouble;
use super::fold::{Fault, Fold, Key};
use super::ledger::Table;
use super::{names, upgrade, verify};

/// A row with its key: ids of one desk are not those of another, texts are.
struct Row {
    key: Key,
    values: Vec<Json>,
}

/// Returns a new desk.
pub(super) fn desk() -> Result<Connection, Trouble> {
    let mut new = Connection::open_in_memory()?;
    upgrade::create(&mut new)?;
    Ok(new)
}

/// Holds the rows of that table against those of a new desk.
pub(super) fn hold(
    conn: &Connection,
    new: &Connection,
    fold: &Fold,
    (at, table): (usize, &'static Table),
    faults: &mut Vec<Fault>,
) -> Result<(), Trouble> {
    let mut expected = rows(new, table)?;
    for row in rows(conn, table)? {
        let acts = fold.rows.get(&(at, row.key.clone()));
        if acts.is_some_and(|acts| acts.born.is_some()) {
            continue;
        }
        let same = |new: &Row| {
            let keys = matches!(row.key, Key::Number(_)) || new.key == row.key;
            let mut values = row.values.iter().zip(&new.values).enumerate();
            let spoken = |column| acts.is_some_and(|acts| acts.of(column).is_some());
            keys && values.all(|(column, (found, new))| found == new || spoken(column))
        };
        match expected.iter().position(same) {
            Some(found) => drop(expected.swap_remove(found)),
            None => faults.push(Fault {
                row: names::row(table.name, &row.key),
                words: "it is not as the program made it, and no act changed it".to_owned(),
            }),
        }
    }
    faults.extend(expected.into_iter().map(|row| Fault {
        row: names::row(table.name, &row.key),
        words: "the program made it, and it is gone".to_owned(),
    }));
    Ok(())
}

fn rows(conn: &Connection, table: &Table) -> Result<Vec<Row>, Trouble> {
    let columns: Vec<_> = table.columns().collect();
    let sql = format!("SELECT {}, {} FROM {}", table.key, columns.join(", "), table.name);
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let values = (1..=columns.len())
            .map(|column| Ok(as_said(row.get_ref(column)?, false, "")))
            .collect::<rusqlite::Result<_>>()?;
        found.push(Row { key: verify::key_of(row)?, values });
    }
    Ok(found)
}
