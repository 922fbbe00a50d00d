//! Why a verb did not do what it was asked, sorted by whose matter that is, with a hint what to do
//! next. The command line maps the kind to an exit code; a page, to a status.

use std::fmt;
use std::io;

/// Whose matter a failure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Whoever was reading our output has gone; no failure at all.
    Closed,
    /// What was asked for makes no sense here: an unknown id, value or option.
    Usage,
    /// It is more than is taken at once.
    TooMuch,
    /// What was to be changed is not any more what whoever asked had before them.
    Changed,
    /// What was to be read cannot be.
    Unreadable,
    /// It would take too long, or too many ask at once; nothing was changed.
    Busy,
    /// The database, or another file that was to be written.
    Store,
    /// Our own bug.
    Fault,
}

/// A failure: its kind, what happened in a whole sentence, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Whose matter it is.
    pub kind: Kind,
    /// A whole sentence.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
    /// What has happened since, in words without a full stop; of [`Kind::Changed`] only.
    pub since: Option<String>,
}

impl Error {
    /// Returns a failure without a hint.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hint: None, since: None }
    }

    /// Returns the user's mistake.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// Returns the refusal of what was meant for something that somebody has changed since.
    pub fn changed(message: impl Into<String>, since: impl Into<String>) -> Self {
        Self { since: Some(since.into()), ..Self::new(Kind::Changed, message) }
    }

    /// Returns a failure to read.
    pub fn unreadable(message: impl Into<String>) -> Self {
        Self::new(Kind::Unreadable, message)
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// Failures of writing what was asked for: reading has its own words, see `input.rs`.
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::new(Kind::Closed, "The reader has gone."),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::new(Kind::Store, "The output cannot be written: the disk is full.")
                    .hint("Make room, then run the command again.")
            }
            _ => Self::new(Kind::Store, format!("The output cannot be written: {error}.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_told_from_a_full_disk() {
        let kind = |kind: io::ErrorKind| Error::from(io::Error::from(kind)).kind;
        assert_eq!(kind(io::ErrorKind::BrokenPipe), Kind::Closed);
        assert_eq!(kind(io::ErrorKind::StorageFull), Kind::Store);
    }
}
