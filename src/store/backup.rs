//! A whole copy of the desk: made under another name, opened again and verified in full, and only
//! then given its own. A step that fails leaves nothing behind, and no file is ever written over.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::error::{Error, Trouble};
use super::{Access, Anchor, Store, anchor, open, settings, upgrade};

/// Where a copy goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupTo<'a> {
    /// Under that name.
    File(&'a Path),
    /// Into that folder, under a name that says which desk, when, and where its chain ends.
    Folder(&'a Path),
}

/// A copy that is there and was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where.
    pub file: PathBuf,
    /// How long.
    pub size_bytes: u64,
    /// Its last event.
    pub head: Anchor,
}

impl Store {
    /// Copies the desk as it is now, while others go on working in it.
    pub fn back_up(&self, to: BackupTo<'_>, now: DateTime<Utc>) -> Result<Backup, Error> {
        let folder = match to {
            BackupTo::File(file) => {
                refuse_taken(file)?;
                open::folder_of(file)
            }
            BackupTo::Folder(folder) => folder,
        };
        if !folder.is_dir() {
            return Err(refused(
                format!("There is no folder {}.", folder.display()),
                "Make it first, or name another place.",
            ));
        }
        let at = |error: &std::io::Error| Error::io(error, folder);
        let copy = tempfile::Builder::new()
            .prefix(".factdesk-")
            .suffix(".bak")
            .tempfile_in(folder)
            .map_err(|error| at(&error))?;
        let head = self.copy_to(copy.path())?;
        copy.as_file().sync_all().map_err(|error| at(&error))?;
        let size_bytes = copy.as_file().metadata().map_err(|error| at(&error))?.len();
        let file = match to {
            BackupTo::File(file) => file.to_path_buf(),
            BackupTo::Folder(folder) => folder.join(name(&self.file, now, &head)),
        };
        match copy.persist_noclobber(&file) {
            Ok(_) => upgrade::sync_folder(folder, &file)?,
            Err(_) if file.exists() => refuse_taken(&file)?,
            Err(failed) => return Err(Error::io(&failed.error, &file)),
        }
        Ok(Backup { file, size_bytes, head })
    }

    /// Writes the copy and holds it against itself and against the desk.
    fn copy_to(&self, copy: &Path) -> Result<Anchor, Error> {
        let source = open::to_copy(&self.file, settings::PATIENCE)?;
        let here = |trouble: Trouble| trouble.at(&self.file);
        let before = anchor::head(&source).map_err(here)?;
        source
            .execute("VACUUM INTO ?1", [copy.to_string_lossy()])
            .map_err(|error| Trouble::from(error).at(copy))?;
        // Whoever has logged out since must not be in again where the copy is put to use.
        open::to_sweep(copy, settings::PATIENCE)?
            .execute("DELETE FROM sessions", [])
            .map_err(|error| Trouble::from(error).at(copy))?;
        let copied = Self::open(copy, Access::ReadOnly)?;
        let verified = copied.verify(None)?;
        if let Some(finding) = verified.findings.iter().find(|finding| !finding.ok) {
            let detail = format!("a copy of it does not verify: {}", finding.words);
            return Err(Error::Damaged { file: self.file.clone(), detail });
        }
        let missing = || Trouble::row("the copy", "it is not what the desk was when it was made");
        let head = verified.head;
        if head.seq < before.seq || anchor::hold(&source, &head).is_err() {
            return Err(here(missing()));
        }
        let after = anchor::head(&source).map_err(here)?;
        // Where somebody acted in between, the chain alone says what the copy must hold.
        if before == after && rows(&source).map_err(here)? != rows(&copied.conn).map_err(here)? {
            return Err(here(missing()));
        }
        Ok(head)
    }
}

fn refused(message: String, hint: &str) -> Error {
    Error::Refused { message, hint: hint.to_owned() }
}

fn refuse_taken(file: &Path) -> Result<(), Error> {
    if std::fs::symlink_metadata(file).is_err() {
        return Ok(());
    }
    let hint = "Name another file, or a folder with --to: the name is then made from the time.";
    Err(refused(format!("{} is there already and stays as it is.", file.display()), hint))
}

/// Returns how many rows each table has. Leases and sessions come and go without an
/// event and are left out.
fn rows(conn: &Connection) -> Result<Vec<(String, i64)>, Trouble> {
    let mut statement = conn.prepare(
        "SELECT name FROM sqlite_schema
          WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'claim_search%'
            AND name NOT IN ('leases', 'sessions') ORDER BY name",
    )?;
    let tables: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let count = |table: String| {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        Ok((table, conn.query_row(&sql, [], |row| row.get(0))?))
    };
    tables.into_iter().map(count).collect()
}

/// Returns a name that sorts by time and says where the chain ends.
fn name(desk: &Path, now: DateTime<Utc>, head: &Anchor) -> String {
    let desk = desk.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let time = now.format("%Y-%m-%dT%H%M%S");
    format!("{desk}-{time}-{}-{}.db", head.seq, head.short())
}
