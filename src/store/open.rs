//! From a path to a connection, or a refusal that has changed no byte: what is foreign, newer or
//! damaged is told from the file's first bytes and then on a read-only connection.

use std::fs::{File, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::Access;
use super::error::{Error, Trouble};
use super::held::Held;
use super::settings::{self, APPLICATION_ID, OLDEST_SQLITE};
use super::upgrade::{self, NEWEST, STEPS};

/// Up to this size a file that was not closed properly is checked when it is opened; a larger one
/// would keep people waiting, and `doctor` checks it.
const CHECKED_AT_ONCE_BYTES: u64 = 16 * 1024 * 1024;

const HEADER_BYTES: usize = 100;

/// Opens `file`; makes it when it is to be written and not there. What is held with the connection
/// is to be let go after it.
pub(super) fn open(
    file: &Path,
    access: Access,
    patience: Duration,
) -> Result<(Connection, Held), Error> {
    assert_sqlite()?;
    match std::fs::metadata(file) {
        Ok(found) if !found.is_file() => return Err(Error::NotAFile { file: file.into() }),
        Ok(found) if found.len() == 0 && access == Access::ReadWrite => fill(file)?,
        Ok(found) if found.len() == 0 => return Err(Error::Missing { file: file.into() }),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound && access == Access::ReadWrite => {
            make(file)?;
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(Error::Missing { file: file.into() });
        }
        Err(error) => return Err(unopened(file, &error)),
    }
    let held = look(file)?;
    let reader = read(file, access, patience)?;
    let conn = match access {
        Access::ReadOnly => reader,
        Access::ReadWrite => {
            drop(reader);
            write(file, patience)?
        }
    };
    Ok((conn, held))
}

/// Returns a new desk that lives as long as the program.
pub(super) fn in_memory() -> Result<Connection, Error> {
    assert_sqlite()?;
    let at = |trouble: Trouble| trouble.at(Path::new("memory"));
    let mut conn = Connection::open_in_memory().map_err(|e| at(e.into()))?;
    settings::set(&conn, settings::PATIENCE, true).map_err(|e| at(e.into()))?;
    upgrade::create(&mut conn).map_err(at)?;
    settings::bound(&conn).map_err(|e| at(e.into()))?;
    Ok(conn)
}

fn assert_sqlite() -> Result<(), Error> {
    if rusqlite::version_number() >= OLDEST_SQLITE.0 {
        return Ok(());
    }
    Err(Error::OldSqlite { found: rusqlite::version().to_owned(), needed: OLDEST_SQLITE.1 })
}

/// Makes a desk under another name and gives it its own when it is whole: a killed program leaves
/// either no desk or a good one. If somebody else was faster, theirs stays.
fn make(file: &Path) -> Result<(), Error> {
    match whole(file)?.persist_noclobber(file) {
        Ok(_) => upgrade::sync_folder(folder_of(file), file),
        Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(failed) => Err(Error::io(&failed.error, file)),
    }
}

/// Puts a desk in the place of an empty file. The lock lets only one program do it.
fn fill(file: &Path) -> Result<(), Error> {
    let empty = File::options().write(true).open(file).map_err(|e| Error::io(&e, file))?;
    empty.lock().map_err(|error| Error::io(&error, file))?;
    let still_empty = match (empty.metadata(), std::fs::metadata(file)) {
        (Ok(held), Ok(now)) => now.len() == 0 && same_file(&held, &now),
        _ => false,
    };
    if still_empty {
        whole(file)?.persist(file).map_err(|failed| Error::io(&failed.error, file))?;
        upgrade::sync_folder(folder_of(file), file)?;
    }
    Ok(())
}

#[cfg(unix)]
fn same_file(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn same_file(_: &Metadata, _: &Metadata) -> bool {
    true
}

/// Returns a whole new desk under a temporary name beside `file`, readable by its owner only.
fn whole(file: &Path) -> Result<tempfile::NamedTempFile, Error> {
    let new = tempfile::Builder::new()
        .prefix(".factdesk-")
        .suffix(".new")
        .tempfile_in(folder_of(file))
        .map_err(|error| Error::io(&error, file))?;
    let at = |trouble: Trouble| trouble.at(file);
    let mut conn =
        plain(new.path(), OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(|e| at(e.into()))?;
    settings::set(&conn, settings::PATIENCE, true).map_err(|e| at(e.into()))?;
    upgrade::create(&mut conn).map_err(at)?;
    wal(&conn).map_err(|e| at(e.into()))?;
    conn.close().map_err(|(_, error)| at(error.into()))?;
    Ok(new)
}

fn wal(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
}

/// Refuses by the first bytes alone what is not ours, newer, or cut short.
fn look(file: &Path) -> Result<Held, Error> {
    let mut header = [0_u8; HEADER_BYTES];
    let (held, size) = match Held::look(file, &mut header) {
        Ok(seen) if header.starts_with(b"SQLite format 3\0") => seen,
        Err(error) if error.kind() != ErrorKind::UnexpectedEof => {
            return Err(unopened(file, &error));
        }
        _ => return Err(Error::NotADatabase { file: file.into() }),
    };
    if number_at(&header, 68) != APPLICATION_ID.cast_unsigned() {
        return Err(Error::Foreign { file: file.into() });
    }
    let found = i64::from(number_at(&header, 60));
    if found > NEWEST {
        return Err(Error::Newer { file: file.into(), found, known: NEWEST });
    }
    let page_bytes = match number_at(&header, 14) & 0xFFFF {
        1 => 65_536,
        bytes => u64::from(bytes),
    };
    let expected = u64::from(number_at(&header, 28)) * page_bytes;
    if size < expected && !has_log(file) {
        let detail = format!("it has {size} bytes where {expected} are expected");
        return Err(Error::Damaged { file: file.into(), detail });
    }
    Ok(held)
}

fn number_at(header: &[u8; HEADER_BYTES], at: usize) -> u32 {
    header.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_be_bytes)
}

/// Opens `file` for reading, bounded, when it is what it says it is.
fn read(file: &Path, access: Access, patience: Duration) -> Result<Connection, Error> {
    let conn = unbounded(file, access, patience)?;
    settings::bound(&conn).map_err(|error| Trouble::from(error).at(file))?;
    Ok(conn)
}

/// Opens `file` for copying it whole: `VACUUM INTO` writes, though not into this file.
pub(super) fn to_copy(file: &Path, patience: Duration) -> Result<Connection, Error> {
    let conn = unbounded(file, Access::ReadOnly, patience)?;
    conn.pragma_update(None, "query_only", 0).map_err(|error| Trouble::from(error).at(file))?;
    Ok(conn)
}

/// Opens a desk that is open already for writing it anew.
pub(super) fn to_sweep(file: &Path, patience: Duration) -> Result<Connection, Error> {
    let at = |error| Trouble::Sql(error).at(file);
    let conn = plain(file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(at)?;
    settings::set(&conn, patience, true).map_err(at)?;
    Ok(conn)
}

/// Opens `file` for reading and looks whether it is what it says it is.
fn unbounded(file: &Path, access: Access, patience: Duration) -> Result<Connection, Error> {
    let opened = plain(file, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(|conn| {
        settings::set(&conn, patience, false)?;
        let found = understood(&conn)?;
        Ok((conn, found))
    });
    let (conn, found) = match opened {
        Ok(opened) => opened,
        Err(error) if cannot_write(&error) && access == Access::ReadWrite => {
            return Err(Error::ReadOnly { file: file.into() });
        }
        Err(error) if cannot_write(&error) => frozen(file, patience, error)?,
        Err(error) => return Err(Trouble::from(error).at(file)),
    };
    if found > NEWEST {
        return Err(Error::Newer { file: file.into(), found, known: NEWEST });
    }
    if found < NEWEST && access == Access::ReadOnly {
        return Err(Error::Older { file: file.into(), found, known: NEWEST });
    }
    if has_log(file) && std::fs::metadata(file).is_ok_and(|f| f.len() <= CHECKED_AT_ONCE_BYTES) {
        let said: String = conn
            .pragma_query_value(None, "quick_check", |row| row.get(0))
            .map_err(|error| Trouble::from(error).at(file))?;
        if said != "ok" {
            return Err(Error::Damaged { file: file.into(), detail: said });
        }
    }
    Ok(conn)
}

/// Reads the shape and the list of tables: the least that must work. A desk without its tables is
/// said to be malformed, as `SQLite` itself would.
fn understood(conn: &Connection) -> rusqlite::Result<i64> {
    let found = upgrade::shape(conn)?;
    let tables: i64 = conn.query_row(
        "SELECT COUNT(*) FROM sqlite_schema
          WHERE type = 'table' AND name IN ('articles','revisions','claims','figures','flags',
                                          'events')",
        [],
        |row| row.get(0),
    )?;
    if found == NEWEST && tables < 6 {
        let corrupt = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
        let said = Some("a table is missing".to_owned());
        return Err(rusqlite::Error::SqliteFailure(corrupt, said));
    }
    Ok(found)
}

/// Reads a file in a folder where nothing may be written: safe while nobody else has it open, and
/// as long as somebody has, the log file lies beside it.
fn frozen(
    file: &Path,
    patience: Duration,
    error: rusqlite::Error,
) -> Result<(Connection, i64), Error> {
    if sibling(file, "-wal").exists() || sibling(file, "-journal").exists() {
        return Err(Trouble::from(error).at(file));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let opened = std::path::absolute(file).map_err(|error| unopened(file, &error))?;
    Connection::open_with_flags(frozen_uri(&opened), flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .and_then(|conn| {
            settings::set(&conn, patience, false)?;
            let found = understood(&conn)?;
            Ok((conn, found))
        })
        .map_err(|error| Trouble::from(error).at(file))
}

fn frozen_uri(file: &Path) -> String {
    use std::fmt::Write as _;
    let mut uri = String::from("file:");
    for &byte in file.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri.push_str("?immutable=1");
    uri
}

fn write(file: &Path, patience: Duration) -> Result<Connection, Error> {
    let at = |error| Trouble::Sql(error).at(file);
    let mut conn = plain(file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(at)?;
    if conn.is_readonly("main").map_err(at)? {
        return Err(Error::ReadOnly { file: file.into() });
    }
    settings::set(&conn, patience, true).map_err(at)?;
    wal(&conn).map_err(at)?;
    upgrade::upgrade(&mut conn, file, STEPS)?;
    settings::bound(&conn).map_err(at)?;
    Ok(conn)
}

/// Opens a file by its whole path: a name like `file:x?mode=memory` is a name and no address.
fn plain(file: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    Connection::open_with_flags(whole, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

fn cannot_write(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen))
}

fn unopened(file: &Path, error: &std::io::Error) -> Error {
    Error::Unopened { file: file.into(), detail: error.to_string() }
}

/// Returns whether a log with something in it lies beside the file: it is in use, or was not
/// closed properly.
fn has_log(file: &Path) -> bool {
    std::fs::metadata(sibling(file, "-wal")).is_ok_and(|log| log.len() > 0)
}

fn sibling(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_os_string();
    name.push(suffix);
    PathBuf::from(name)
}

/// Returns the folder that `file` lies in.
pub(super) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_survive_the_address() {
        let uri = frozen_uri(Path::new("/desks/a b?c#d%e"));
        assert_eq!(uri, "file:/desks/a%20b%3Fc%23d%25e?immutable=1");
    }
}
