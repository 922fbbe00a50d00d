//! What is written: all of one piece of work, or nothing of it. Several pieces may be written
//! together, so that the disk is waited for once and not for each; every one of them can still be
//! refused alone, and none is kept before all are.

use std::ops::Deref;

use rusqlite::Connection;

use super::Store;
use super::error::{Error, Trouble};
use super::turn::Turn;

/// One piece of work being written. Unless it is kept, nothing of it was.
#[derive(Debug)]
pub(super) struct Tx<'c> {
    conn: &'c Connection,
    /// What gives it up.
    undo: &'static str,
}

impl<'c> Tx<'c> {
    /// Begins one by itself, when it is our turn.
    pub(super) fn alone(conn: &'c Connection, turn: &mut Turn) -> rusqlite::Result<Self> {
        turn.take(conn)?;
        Ok(Self { conn, undo: "ROLLBACK" })
    }

    /// Begins one among others that are written together.
    fn among(conn: &'c Connection) -> rusqlite::Result<Self> {
        conn.prepare_cached("SAVEPOINT one")?.execute([])?;
        Ok(Self { conn, undo: "ROLLBACK TO one; RELEASE one" })
    }

    /// Keeps it, or adds it to what is kept together.
    fn keep(mut self) -> rusqlite::Result<()> {
        let alone = self.undo == "ROLLBACK";
        let keep = if alone { "COMMIT" } else { "RELEASE one" };
        self.conn.prepare_cached(keep)?.execute([])?;
        self.undo = "";
        Ok(())
    }
}

impl Deref for Tx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.conn
    }
}

impl Drop for Tx<'_> {
    fn drop(&mut self) {
        // After some failures there is nothing left to give up.
        if !self.undo.is_empty() && !self.conn.is_autocommit() {
            let _ = self.conn.execute_batch(self.undo);
        }
    }
}

impl Store {
    /// Writes in one transaction that takes its turn at once: all of it is kept, or nothing.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Error> {
        let Self { conn, turn, together, .. } = self;
        let done = || {
            if *together {
                // A failure of the disk may have ended what the others have written.
                still_open(conn)?;
                let tx = Tx::among(conn)?;
                let value = work(&tx)?;
                tx.keep()?;
                return Ok(value);
            }
            let tx = Tx::alone(conn, turn)?;
            let value = work(&tx)?;
            tx.keep()?;
            turn.leave();
            Ok(value)
        };
        done().map_err(|trouble: Trouble| trouble.at(&self.file))
    }

    /// Begins to write several acts together: what each of them keeps is kept by
    /// [`Store::keep_together`], or nothing of any. One that is refused takes nothing from the
    /// others. Nobody may be told before that an act is kept, nor what it has changed.
    pub fn begin_together(&mut self) -> Result<(), Error> {
        let begun = self.turn.take(&self.conn);
        begun.map_err(|error| Trouble::from(error).at(&self.file))?;
        self.together = true;
        Ok(())
    }

    /// Keeps what was written together.
    pub fn keep_together(&mut self) -> Result<(), Error> {
        let kept = || {
            still_open(&self.conn)?;
            Ok(self.conn.prepare_cached("COMMIT")?.execute([]).map(drop)?)
        };
        let kept = kept().map_err(|trouble: Trouble| trouble.at(&self.file));
        self.give_up_together();
        if kept.is_ok() {
            self.turn.leave();
        }
        kept
    }

    /// Returns whether what was written together can still be kept: a failure of the disk may have
    /// ended it.
    pub fn still_together(&self) -> bool {
        self.together && !self.conn.is_autocommit()
    }

    /// Keeps nothing of what was written together and is not kept yet.
    pub fn give_up_together(&mut self) {
        self.together = false;
        if !self.conn.is_autocommit() {
            let _ = self.conn.execute_batch("ROLLBACK");
        }
    }
}

fn still_open(conn: &Connection) -> Result<(), Trouble> {
    if !conn.is_autocommit() {
        return Ok(());
    }
    let ended = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_ABORT);
    let words = "what was being written together was given up after a failure".to_owned();
    Err(rusqlite::Error::SqliteFailure(ended, Some(words)).into())
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    fn set(tx: &Connection, name: &str) -> Result<(), Trouble> {
        tx.execute("INSERT INTO settings (name, value) VALUES (?1, 'x')", [name])?;
        Ok(())
    }

    fn is_set(store: &Store, name: &str) -> bool {
        let found = store.conn.prepare("SELECT 1 FROM settings WHERE name = ?1");
        found.unwrap().exists([name]).unwrap()
    }

    #[test]
    fn one_that_fails_takes_nothing_from_the_others() {
        let mut store = Store::in_memory().unwrap();
        store.begin_together().unwrap();
        store.write(|tx| set(tx, "first")).unwrap();
        let broken = catch_unwind(AssertUnwindSafe(|| {
            store.write(|tx| {
                set(tx, "half")?;
                assert!(!is_set_in(tx), "as a fault of ours would");
                Ok(())
            })
        }));
        assert!(broken.is_err() && store.still_together());
        let refused = store.write(|tx| {
            set(tx, "refused")?;
            set(tx, "first")
        });
        assert!(refused.is_err() && store.still_together());
        store.write(|tx| set(tx, "last")).unwrap();
        store.keep_together().unwrap();
        let there = ["first", "half", "refused", "last"].map(|name| is_set(&store, name));
        assert_eq!(there, [true, false, false, true]);
        assert!(store.conn.is_autocommit() && !store.still_together());
    }

    fn is_set_in(tx: &Connection) -> bool {
        tx.prepare("SELECT 1 FROM settings WHERE name = 'half'").unwrap().exists([]).unwrap()
    }

    #[test]
    fn what_a_failure_has_ended_is_not_said_to_be_kept() {
        let mut store = Store::in_memory().unwrap();
        store.begin_together().unwrap();
        store.write(|tx| set(tx, "first")).unwrap();
        // As `SQLite` itself does when the disk fails it.
        let ended = store.write(|tx| Ok(tx.execute_batch("ROLLBACK")?));
        assert!(ended.is_err() && !store.still_together());
        // Nothing slips in by itself behind it.
        assert!(store.write(|tx| set(tx, "second")).is_err());
        assert!(store.keep_together().is_err());
        assert_eq!(["first", "second"].map(|name| is_set(&store, name)), [false, false]);
        store.write(|tx| set(tx, "alone")).unwrap();
        assert!(is_set(&store, "alone"));
    }
}
