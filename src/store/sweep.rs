//! Cleaning the file after words were taken out: what was written over may linger between the rows
//! and in the log until every page is written anew.

use std::path::Path;
use std::time::Duration;

use rusqlite::ErrorCode;

use super::error::{Error, Trouble};
use super::open;

/// Writes every page anew and empties the log. Returns false when somebody else has the file open,
/// so that old pages must stay for them.
pub(super) fn sweep(file: &Path, patience: Duration) -> Result<bool, Error> {
    if !file.exists() {
        return Ok(true); // a desk in memory
    }
    let at = |error| Trouble::Sql(error).at(file);
    let conn = open::to_sweep(file, patience)?;
    match conn.execute_batch("VACUUM") {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
            return Ok(false);
        }
        done => done.map_err(at)?,
    }
    let busy: i64 =
        conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(at)?;
    Ok(busy == 0)
}
