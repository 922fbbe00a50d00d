//! Why a report came to a stop: its bytes could not be written, or its rows could not be had. What
//! that means to people is left to whoever asked for it.

use std::fmt;
use std::io;

/// Why a report came to a stop.
#[derive(Debug)]
pub enum Error {
    /// The bytes could not be written.
    Write(io::Error),
    /// The rows could not be had; whoever hands them over knows this failure again.
    Rows(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// Wraps a failure of whoever hands the rows over.
    pub fn of_rows(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Rows(Box::new(error))
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write(error) => error.fmt(f),
            Self::Rows(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}
