//! The store's one error. It knows its file and says in plain words what to do; which exit code
//! that is, others decide.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the store could not do it. Every message is whole sentences for the person at the desk.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such file, and reading does not make one.
    #[error(
        "There is no desk in {} yet. Add an article first, or name another file with --db.",
        .file.display()
    )]
    Missing {
        /// Which file.
        file: PathBuf,
    },
    /// The folder it should be made in does not exist.
    #[error(
        "{} cannot be made, because its folder does not exist. Make the folder first, or name \
         another file with --db.",
        .file.display()
    )]
    NoFolder {
        /// Which file.
        file: PathBuf,
    },
    /// The name is a folder's or a device's.
    #[error("{} is not a file. Name a file with --db.", .file.display())]
    NotAFile {
        /// Which file.
        file: PathBuf,
    },
    /// The file holds something else than a database.
    #[error(
        "{} is not a desk: it is no SQLite database. Nothing in it was changed. Name another \
         file with --db.",
        .file.display()
    )]
    NotADatabase {
        /// Which file.
        file: PathBuf,
    },
    /// The file belongs to another program.
    #[error(
        "{} is another program's database, not a desk. Nothing in it was changed. Name \
         another file with --db.",
        .file.display()
    )]
    Foreign {
        /// Which file.
        file: PathBuf,
    },
    /// A newer factdesk made the file.
    #[error(
        "{} was written by a newer factdesk (shape {found}; this one knows {known}). Nothing \
         in it was changed. Use the newer program.",
        .file.display()
    )]
    Newer {
        /// Which file.
        file: PathBuf,
        /// Its shape.
        found: i64,
        /// The newest shape known here.
        known: i64,
    },
    /// The file has an older shape and may only be read.
    #[error(
        "{} has the shape of an older factdesk (shape {found}; this one needs {known}). Run a \
         command that writes, such as add, to bring it up to date; a backup is made first.",
        .file.display()
    )]
    Older {
        /// Which file.
        file: PathBuf,
        /// Its shape.
        found: i64,
        /// The shape needed.
        known: i64,
    },
    /// The bytes of the file contradict each other.
    #[error(
        "{} is damaged ({detail}). It was left as it is. Copy it somewhere safe, then go on \
         with the last backup.",
        .file.display()
    )]
    Damaged {
        /// Which file.
        file: PathBuf,
        /// What was seen.
        detail: String,
    },
    /// Somebody else holds the file.
    #[error(
        "{} is locked by another program, and it did not let go. Nothing was stored. Close \
         the other program or wait for it, then try again.",
        .file.display()
    )]
    Locked {
        /// Which file.
        file: PathBuf,
    },
    /// The file or its folder may not be written.
    #[error(
        "{} cannot be written: the file or its folder is read-only for you. Nothing was \
         stored. Ask for write access to the folder, or copy the file to a folder of your own \
         and name the copy with --db.",
        .file.display()
    )]
    ReadOnly {
        /// Which file.
        file: PathBuf,
    },
    /// The file may not be read, or its folder not entered.
    #[error(
        "{} cannot be opened ({detail}). Ask for access to the file and its folder, or name \
         another file with --db.",
        .file.display()
    )]
    Unopened {
        /// Which file.
        file: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// No room is left.
    #[error(
        "The disk that holds {} is full. What was stored before is safe; nothing of this step \
         was stored. Make room and run the same command again.",
        .file.display()
    )]
    Full {
        /// Which file.
        file: PathBuf,
    },
    /// The disk did not do what it was asked to.
    #[error(
        "The disk that holds {} failed or has no room ({detail}). What was stored before is \
         safe; nothing of this step was stored. Check the disk and run the same command \
         again.",
        .file.display()
    )]
    Disk {
        /// Which file.
        file: PathBuf,
        /// What `SQLite` said.
        detail: String,
    },
    /// The `SQLite` in this program has a known fault.
    #[error(
        "This factdesk was built with SQLite {found}, which can damage a desk; it needs \
         {needed} or newer. Use a properly built program."
    )]
    OldSqlite {
        /// Its version.
        found: String,
        /// The oldest that will do.
        needed: &'static str,
    },
    /// A stored row contradicts its article.
    #[error(
        "{}: {row} does not fit its article: {words}. Something else has changed the file. \
         Run factdesk doctor, and go on with the last backup.",
        .file.display()
    )]
    Row {
        /// Which file.
        file: PathBuf,
        /// Which row: `c17`.
        row: String,
        /// What does not fit.
        words: String,
    },
    /// What was handed in contradicts itself or cannot be kept.
    #[error("{name} cannot be stored: {words}. Nothing of this step was stored.")]
    Given {
        /// Which article, by its file name.
        name: String,
        /// Why not.
        words: String,
    },
    /// What a person wanted to do makes no sense here or is not theirs to do.
    #[error("{message}")]
    Refused {
        /// A whole sentence.
        message: String,
        /// What to do next.
        hint: String,
    },
    /// It took longer than it may.
    #[error(
        "This would take longer than it may, so it was given up. Ask for less: more words, one \
         article, one person, a shorter time."
    )]
    TooLong,
    /// What a person wanted to do was meant for something that somebody has changed since.
    #[error("{message}")]
    Changed {
        /// A whole sentence.
        message: String,
        /// What to do next.
        hint: String,
        /// What has happened since, in words without a full stop.
        since: String,
    },
    /// A statement of ours is wrong.
    #[error(
        "{}: a step in the store failed ({detail}). Nothing of it was stored. This is a fault \
         in factdesk; please report it.",
        .file.display()
    )]
    Fault {
        /// Which file.
        file: PathBuf,
        /// What `SQLite` said.
        detail: String,
    },
}

/// What can go wrong inside the room, before anybody has said in which file.
#[derive(Debug)]
pub(super) enum Trouble {
    /// `SQLite` refused.
    Sql(rusqlite::Error),
    /// A stored row does not fit.
    Row { row: String, words: String },
    /// What was handed in does not fit.
    Given { name: String, words: String },
    /// What a person wanted to do makes no sense here or is not theirs to do.
    Refused { message: String, hint: String },
    /// What a person wanted to do was meant for something that somebody has changed since.
    Changed { message: String, hint: String, since: String },
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<rusqlite::types::FromSqlError> for Trouble {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Self::Sql(error.into())
    }
}

impl Trouble {
    /// Returns the error of a stored row that does not fit.
    pub(super) fn row(row: impl Into<String>, words: impl Into<String>) -> Self {
        Self::Row { row: row.into(), words: words.into() }
    }

    /// Returns the refusal of what a person wanted to do, with what to do instead.
    pub(super) fn refused(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Refused { message: message.into(), hint: hint.into() }
    }

    /// Returns the error it is in that file.
    pub(super) fn at(self, file: &Path) -> Error {
        let file = file.to_path_buf();
        match self {
            Self::Row { row, words } => Error::Row { file, row, words },
            Self::Given { name, words } => Error::Given { name, words },
            Self::Refused { message, hint } => Error::Refused { message, hint },
            Self::Changed { message, hint, since } => Error::Changed { message, hint, since },
            Self::Sql(error) => sorted(&error, file),
        }
    }
}

impl Error {
    /// Returns the error for what the file system said about `file`.
    pub(super) fn io(error: &std::io::Error, file: &Path) -> Self {
        use std::io::ErrorKind;
        let file = file.to_path_buf();
        match error.kind() {
            ErrorKind::NotFound => Self::NoFolder { file },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full { file },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { file },
            _ => Self::Disk { file, detail: error.to_string() },
        }
    }
}

fn sorted(error: &rusqlite::Error, file: PathBuf) -> Error {
    let detail = error.to_string();
    let unreadable = matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..)
    );
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Locked { file },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Error::ReadOnly { file },
        Some(ErrorCode::CannotOpen) => Error::Unopened { file, detail },
        Some(ErrorCode::DiskFull) => Error::Full { file },
        Some(ErrorCode::OperationInterrupted) => Error::TooLong,
        Some(ErrorCode::TooBig) => Error::Given {
            name: "An article".to_owned(),
            words: "it is longer than 64 MiB; split it".to_owned(),
        },
        Some(ErrorCode::SystemIoFailure) => Error::Disk { file, detail },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            Error::Damaged { file, detail }
        }
        _ if unreadable => Error::Damaged { file, detail },
        _ => Error::Fault { file, detail },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(code: i32) -> String {
        let error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
        Trouble::from(error).at(Path::new("desk.db")).to_string()
    }

    #[test]
    fn every_refusal_of_sqlite_names_the_file_and_a_way_out() {
        for (code, words) in [
            (5, "locked"),
            (6, "locked"),
            (8, "read-only"),
            (10, "failed or has no room"),
            (11, "damaged"),
            (13, "full"),
            (14, "cannot be opened"),
            (778, "failed or has no room"),
            (1, "fault in factdesk"),
        ] {
            let said = said(code);
            assert!(said.contains("desk.db") && said.contains(words), "{code}: {said}");
            assert!(said.ends_with('.'), "{said}");
        }
    }
}
