//! The desk, held by many at once: one pair of hands that writes, a few that read. A waiting writer
//! stands in a queue and is not refused.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::workbench::{Desk, Error};

/// More readers than this find none ready and open their own; each keeps its pages of the database.
const MOST_READY: usize = 8;

/// A page may keep the database for so long.
const OF_A_PAGE: Duration = Duration::from_secs(2);

/// The desk for many.
pub(super) struct Hands {
    path: PathBuf,
    writer: Mutex<Desk>,
    ready: Mutex<Vec<Desk>>,
}

impl Hands {
    /// Opens the desk at `path`, making it when there is none.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let writer = Mutex::new(Desk::open_to_write(path)?);
        Ok(Self { path: path.to_owned(), writer, ready: Mutex::new(Vec::new()) })
    }

    /// Does something with the desk open to read; what keeps the database longer than a page may
    /// is given up.
    pub(super) fn read<T>(
        &self,
        with: impl FnOnce(&mut Desk) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.read_within(OF_A_PAGE, with)
    }

    /// The same for what may take so long.
    pub(super) fn read_within<T>(
        &self,
        time: Duration,
        with: impl FnOnce(&mut Desk) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut desk = match ready {
            Some(desk) => desk,
            None => Desk::open_to_read(&self.path)?,
        };
        let done = desk.within(time, with);
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if ready.len() < MOST_READY {
            ready.push(desk);
        }
        done
    }

    /// Does something with the desk open to write, one after the other.
    pub(super) fn write<T>(
        &self,
        with: impl FnOnce(&mut Desk) -> Result<T, Error>,
    ) -> Result<T, Error> {
        with(&mut self.writer.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
