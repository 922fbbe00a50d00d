//! How a connection is set before anything is read: durable, distrustful, bounded.

use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, Result};

/// "fdsk" in bytes: what tells a desk from any other `SQLite` file.
pub(super) const APPLICATION_ID: i32 = 0x6664_736B;

/// The oldest `SQLite` without the fault that lets two connections damage a WAL file.
pub(super) const OLDEST_SQLITE: (i32, &str) = (3_051_003, "3.51.3");

/// How long a connection waits for another to let go.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

const STATEMENTS_KEPT: usize = 256;
const JOURNAL_LIMIT_BYTES: i64 = 64 * 1024 * 1024;
const LONGEST_TEXT_BYTES: i32 = 64 * 1024 * 1024;
const LONGEST_STATEMENT_BYTES: i32 = 100_000;
const MOST_VARIABLES: i32 = 64;
const WRITER_CACHE_KIB: i64 = 65_536;
const READER_CACHE_KIB: i64 = 8_192;

/// Sets what holds for every connection. Writes nothing into the file.
pub(super) fn set(conn: &Connection, patience: Duration, writes: bool) -> Result<()> {
    conn.busy_timeout(patience)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Otherwise a kept statement is compiled anew for every value given to it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    let cache = if writes { WRITER_CACHE_KIB } else { READER_CACHE_KIB };
    for (name, value) in [
        ("synchronous", 2), // FULL: what was acknowledged survives a power cut
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("recursive_triggers", 1), // otherwise REPLACE passes by the delete triggers
        ("cell_size_check", 1),
        ("temp_store", 2), // in memory: no copy of a draft in a temporary folder
        ("cache_size", -cache),
        ("mmap_size", 0), // a cut file must be an error, not a fault signal
        ("journal_size_limit", JOURNAL_LIMIT_BYTES),
        ("query_only", i64::from(!writes)),
    ] {
        conn.pragma_update(None, name, value)?;
    }
    conn.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(())
}

/// Bounds what a statement may do. Comes last: an upgrade needs a second file for its backup.
pub(super) fn bound(conn: &Connection) -> Result<()> {
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, LONGEST_TEXT_BYTES),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT_BYTES),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, MOST_VARIABLES),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
    ] {
        conn.set_limit(limit, most)?;
    }
    Ok(())
}

/// Every setting a person may ask about, with what it must be.
pub(super) const EXPECTED: &[(&str, i64)] = &[
    ("application_id", APPLICATION_ID as i64),
    ("synchronous", 2),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("recursive_triggers", 1),
    ("cell_size_check", 1),
    ("temp_store", 2),
    ("mmap_size", 0),
];
