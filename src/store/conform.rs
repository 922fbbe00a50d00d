//! Making the tables, views and triggers of an older file those of the newest shape: a table whose
//! text differs is made anew and its rows moved over, column by column of the same name. What rows
//! need beyond that is left to the steps in `upgrade.rs`.

use std::collections::HashMap;

use rusqlite::Connection;

use super::error::Trouble;

/// One table, index, view or trigger.
struct Object {
    sort: String,
    name: String,
    sql: String,
}

/// Makes everything in `conn` as `schema` has it. Runs inside the caller's transaction, with
/// foreign keys off and `legacy_alter_table` on, so that a renamed table drags nothing along.
pub(super) fn conform(conn: &Connection, schema: &str) -> Result<(), Trouble> {
    let fresh = Connection::open_in_memory()?;
    fresh.execute_batch(schema)?;
    let wanted = objects(&fresh)?;
    let found = objects(conn)?;
    for object in found.iter().filter(|object| object.sort != "table") {
        conn.execute_batch(&format!("DROP {} IF EXISTS {}", object.sort, object.name))?;
    }
    let found: HashMap<_, _> = found.iter().map(|o| (o.name.as_str(), o.sql.as_str())).collect();
    for object in wanted.iter().filter(|object| object.sort == "table") {
        match found.get(object.name.as_str()) {
            Some(sql) if *sql == object.sql => {}
            Some(_) => rebuild(conn, object)?,
            None => conn.execute_batch(&object.sql)?,
        }
    }
    for object in wanted.iter().filter(|object| object.sort != "table") {
        conn.execute_batch(&object.sql)?;
    }
    Ok(())
}

/// Returns what a person made, in the order it was made; what `SQLite` made for itself and the
/// tables behind the full-text index are left out.
fn objects(conn: &Connection) -> Result<Vec<Object>, Trouble> {
    let mut statement = conn.prepare(
        "SELECT type, name, sql FROM sqlite_schema
          WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'claim_search%'
          ORDER BY rowid",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Object { sort: row.get(0)?, name: row.get(1)?, sql: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn rebuild(conn: &Connection, object: &Object) -> Result<(), Trouble> {
    let name = &object.name;
    let before = columns(conn, name)?;
    conn.execute_batch(&format!("ALTER TABLE {name} RENAME TO {name}_before"))?;
    conn.execute_batch(&object.sql)?;
    let kept: Vec<_> = columns(conn, name)?.into_iter().filter(|c| before.contains(c)).collect();
    let kept = kept.join(", ");
    conn.execute_batch(&format!(
        "INSERT INTO {name} ({kept}) SELECT {kept} FROM {name}_before; DROP TABLE {name}_before"
    ))?;
    Ok(())
}

/// Returns the columns that are stored; generated ones are not.
fn columns(conn: &Connection, table: &str) -> Result<Vec<String>, Trouble> {
    let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let rows = statement.query_map([table], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_move_into_the_new_table_and_the_rest_is_made_anew() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE one (id INTEGER PRIMARY KEY, old TEXT, kept TEXT);
             CREATE TABLE two (one_id INTEGER REFERENCES one);
             CREATE VIEW seen AS SELECT old FROM one;
             INSERT INTO one VALUES (1, 'gone', 'here');
             INSERT INTO two VALUES (1);
             PRAGMA foreign_keys = 0;
             PRAGMA legacy_alter_table = 1;",
        )
        .unwrap();
        let schema = "CREATE TABLE one (id INTEGER PRIMARY KEY, kept TEXT, more INTEGER DEFAULT 7);
             CREATE TABLE two (one_id INTEGER REFERENCES one);
             CREATE VIEW seen AS SELECT kept FROM one;";
        conform(&conn, schema).unwrap();
        let row: (String, i64) = conn
            .query_row("SELECT kept, more FROM one", [], |r| Ok((r.get(0)?, r.get(1)?)))
            .unwrap();
        assert_eq!(row, ("here".to_owned(), 7));
        let seen: String = conn.query_row("SELECT kept FROM seen", [], |r| r.get(0)).unwrap();
        assert_eq!(seen, "here");
        let sql = |conn: &Connection| -> Vec<String> {
            objects(conn).unwrap().into_iter().map(|object| object.sql).collect()
        };
        let fresh = Connection::open_in_memory().unwrap();
        fresh.execute_batch(schema).unwrap();
        let (mut ours, mut theirs) = (sql(&conn), sql(&fresh));
        ours.sort();
        theirs.sort();
        assert_eq!(ours, theirs);
    }
}
