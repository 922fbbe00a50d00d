//! Files that are sources: their hash always, their bytes when asked. Reading them from the disk is
//! left to the workbench.

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Fields};
use super::error::Trouble;

/// A local file, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewFile {
    /// Where it lay when it was read.
    pub name: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// How long it is.
    pub size_bytes: u64,
    /// The bytes, when the desk keeps a copy.
    pub copy: Option<Vec<u8>>,
}

/// Keeps a file's hash, and its bytes when they came along and no copy is there yet.
pub(super) fn keep(act: &mut Act<'_>, file: &NewFile) -> Result<(), Trouble> {
    let kept: Option<bool> = act
        .tx
        .prepare_cached("SELECT bytes IS NOT NULL FROM source_files WHERE sha256 = ?1")?
        .query_row([&file.sha256], |row| row.get(0))
        .optional()?;
    let at = act.at.clone();
    let copy = |fields: Fields| match &file.copy {
        Some(bytes) => fields.set("bytes", bytes.clone()).text("kept_at", &at),
        None => fields,
    };
    if kept.is_none() {
        let fields = Fields::new()
            .text("sha256", &file.sha256)
            .text("name", &file.name)
            .set("size_bytes", i64::try_from(file.size_bytes).unwrap_or(i64::MAX))
            .text("read_at", &at);
        act.insert("source_files", copy(fields))?;
    } else if kept == Some(false) && file.copy.is_some() {
        act.update("source_files", file.sha256.clone(), copy(Fields::new()))?;
    }
    Ok(())
}

/// Returns the copy of that file, if there is one.
pub(super) fn copy(conn: &Connection, sha256: &str) -> Result<Option<Vec<u8>>, Trouble> {
    let bytes = conn
        .prepare_cached("SELECT bytes FROM source_files WHERE sha256 = ?1")?
        .query_row([sha256], |row| row.get(0))
        .optional()?;
    Ok(bytes.flatten())
}
