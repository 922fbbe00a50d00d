//! Bringing an older file to the newest shape, each file backed up first: what rows need is a step
//! a shape; tables, views and triggers then become those of `schema.sql` (`conform.rs`). Kept dumps
//! of every old shape hold this against what should come out.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::conform;
use super::error::{Error, Trouble};
use super::settings::APPLICATION_ID;
use crate::desk::verdict;

/// The newest shape, whole.
pub(super) const SCHEMA: &str = include_str!("../../schema.sql");

/// One step from a shape to the next.
pub(super) struct Step {
    /// The shape it leads to; it starts from the one before.
    pub(super) to: i64,
    /// What it does.
    pub(super) sql: &'static str,
}

/// Every step, oldest first. Shape 1 was the first, so nothing leads there. A step says only what
/// rows need beyond a new home: new columns with a default need nothing.
pub(super) const STEPS: &[Step] = &[
    Step { to: 2, sql: "" },
    Step { to: 3, sql: "" },
    Step { to: 4, sql: "" },
    Step { to: 5, sql: "" },
];

/// The number of the newest shape.
pub(super) const NEWEST: i64 = 5;

/// Writes the newest shape into an empty database, with the built-in scales, in one transaction.
pub(super) fn create(conn: &mut Connection) -> Result<(), Trouble> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", NEWEST)?;
    tx.execute_batch(SCHEMA)?;
    built_in_scales(&tx)?;
    tx.execute("INSERT INTO settings (name, value) VALUES ('scale', ?1)", [verdict::DEFAULT])?;
    tx.commit()?;
    Ok(())
}

/// Writes the built-in scales as this program knows them.
fn built_in_scales(conn: &Connection) -> Result<(), Trouble> {
    for scale in verdict::ALL {
        conn.execute(
            "INSERT INTO scales (scale, name) VALUES (?1, ?2)
             ON CONFLICT (scale) DO UPDATE SET name = excluded.name",
            (scale.code, scale.name),
        )?;
        for (position, step) in (1_i64..).zip(scale.steps) {
            conn.execute(
                "INSERT INTO scale_steps (scale, code, position, label, ordinal, passes,
                                          needs_reason, doubts, meaning)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                 ON CONFLICT (scale, code) DO UPDATE
                    SET position = excluded.position, label = excluded.label,
                        ordinal = excluded.ordinal, passes = excluded.passes,
                        needs_reason = excluded.needs_reason, doubts = excluded.doubts,
                        meaning = excluded.meaning",
                (
                    scale.code,
                    step.code,
                    position,
                    step.label,
                    step.ordinal,
                    step.passes,
                    step.needs_reason,
                    step.doubts,
                    step.meaning,
                ),
            )?;
        }
    }
    Ok(())
}

/// Takes the steps `file` still needs, all or none, and returns the backup made before them.
pub(super) fn upgrade(
    conn: &mut Connection,
    file: &Path,
    steps: &[Step],
) -> Result<Option<PathBuf>, Error> {
    let found = shape(conn).map_err(|e| Trouble::from(e).at(file))?;
    if !steps.iter().any(|step| step.to > found) {
        return Ok(None);
    }
    let backup = back_up(conn, file, found)?;
    climb(conn, steps, |tx| {
        conform::conform(tx, SCHEMA)?;
        built_in_scales(tx)
    })
    .map_err(|trouble| trouble.at(file))?;
    Ok(Some(backup))
}

/// Returns the shape a database has.
pub(super) fn shape(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Takes the steps and then `rebuild`s, in one transaction.
fn climb(
    conn: &mut Connection,
    steps: &[Step],
    rebuild: impl FnOnce(&Connection) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    // A rebuilt table must not drag its children along; what does not fit is looked for below.
    conn.pragma_update(None, "foreign_keys", 0)?;
    conn.pragma_update(None, "legacy_alter_table", 1)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = shape(&tx)?; // again: somebody else may have been faster
    for step in steps.iter().filter(|step| step.to > found) {
        tx.execute_batch(step.sql)?;
        tx.pragma_update(None, "user_version", step.to)?;
    }
    rebuild(&tx)?;
    let orphans: i64 =
        tx.query_row("SELECT COUNT(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if orphans > 0 {
        return Err(Trouble::row("the upgrade", format!("{orphans} rows would lose their owner")));
    }
    tx.commit()?;
    conn.pragma_update(None, "legacy_alter_table", 0)?;
    conn.pragma_update(None, "foreign_keys", 1)?;
    Ok(())
}

/// Copies the database to `<file>.shape-N.bak` (or the next free name) and reads the copy through
/// before it gets that name.
fn back_up(conn: &Connection, file: &Path, shape: i64) -> Result<PathBuf, Error> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // Made by tempfile, so that the copy of confidential notes has mode 0600 from the start.
    let copy = tempfile::Builder::new()
        .prefix(".factdesk-")
        .suffix(".bak")
        .tempfile_in(folder)
        .map_err(|error| Error::io(&error, file))?;
    let sql = |error| Trouble::Sql(error).at(file);
    let name = copy.path().to_string_lossy().into_owned();
    conn.execute("VACUUM INTO ?1", [&name]).map_err(sql)?;
    let readable = Connection::open_with_flags(copy.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|copy| copy.pragma_query_value(None, "quick_check", |row| row.get(0)))
        .map_err(sql)?;
    let readable: String = readable;
    if readable != "ok" {
        return Err(Error::Damaged { file: file.to_path_buf(), detail: readable });
    }
    copy.as_file().sync_all().map_err(|error| Error::io(&error, file))?;
    let mut copy = copy;
    for number in 1_u32.. {
        let mut name = file.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".shape-{shape}"));
        if number > 1 {
            name.push(format!("-{number}"));
        }
        name.push(".bak");
        let path = folder.join(name);
        match copy.persist_noclobber(&path) {
            Ok(_) => {
                sync_folder(folder, file)?;
                return Ok(path);
            }
            Err(taken) if taken.error.kind() == std::io::ErrorKind::AlreadyExists => {
                copy = taken.file;
            }
            Err(failed) => return Err(Error::io(&failed.error, file)),
        }
    }
    Err(Error::ReadOnly { file: file.to_path_buf() })
}

/// Makes a new name in `folder` survive a power cut.
pub(super) fn sync_folder(folder: &Path, file: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        return synced.map_err(|error| Error::io(&error, file));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "CREATE TABLE articles (article_id INTEGER PRIMARY KEY, title TEXT) STRICT;
        INSERT INTO articles (title) VALUES ('Oil');
        PRAGMA user_version = 7;";

    fn old_desk() -> (tempfile::TempDir, PathBuf, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("desk.db");
        let conn = Connection::open(&file).unwrap();
        conn.execute_batch(OLD).unwrap();
        (folder, file, conn)
    }

    fn titles(conn: &Connection) -> String {
        conn.query_row("SELECT title FROM articles", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn missing_steps_are_taken_in_order_and_the_old_file_is_kept() {
        let (_folder, file, mut conn) = old_desk();
        let steps = [
            Step { to: 7, sql: "this one was taken long ago" },
            Step { to: 8, sql: "ALTER TABLE articles ADD COLUMN url TEXT;" },
            Step { to: 9, sql: "UPDATE articles SET url = 'none', title = title || '!';" },
        ];
        let backup = back_up(&conn, &file, 7).unwrap();
        climb(&mut conn, &steps, |_| Ok(())).unwrap();
        assert_eq!((shape(&conn).unwrap(), titles(&conn)), (9, "Oil!".to_owned()));
        assert_eq!(backup.file_name().unwrap(), "desk.db.shape-7.bak");
        let kept = Connection::open(backup).unwrap();
        assert_eq!((shape(&kept).unwrap(), titles(&kept)), (7, "Oil".to_owned()));
        assert_eq!(upgrade(&mut conn, &file, &steps).unwrap(), None);
    }

    #[test]
    fn a_failing_step_leaves_the_old_shape_whole() {
        let (_folder, _file, mut conn) = old_desk();
        let steps = [
            Step { to: 8, sql: "UPDATE articles SET title = 'lost';" },
            Step { to: 9, sql: "ALTER TABLE nowhere ADD COLUMN x;" },
        ];
        assert!(climb(&mut conn, &steps, |_| Ok(())).is_err());
        assert_eq!((shape(&conn).unwrap(), titles(&conn)), (7, "Oil".to_owned()));
    }

    #[test]
    fn a_second_backup_takes_the_next_free_name() {
        let (_folder, file, conn) = old_desk();
        std::fs::write(file.with_file_name("desk.db.shape-7.bak"), "mine").unwrap();
        let backup = back_up(&conn, &file, 7).unwrap();
        assert_eq!(backup.file_name().unwrap(), "desk.db.shape-7-2.bak");
    }

    #[test]
    fn the_steps_lead_to_the_newest_shape_without_a_gap() {
        let mut last = 1;
        for step in STEPS {
            assert_eq!(step.to, last + 1);
            last = step.to;
        }
        assert_eq!(last, NEWEST);
    }
}
