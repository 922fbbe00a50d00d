//! The desk, held by many at once: one pair of hands that writes, a few that read. A waiting writer
//! stands in a queue and is not refused.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::workbench::{Desk, Error};

/// More readers than this find none ready and open their own.
const MOST_READY: usize = 16;

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

    /// Does something with the desk open to read.
    pub(super) fn read<T>(
        &self,
        with: impl FnOnce(&mut Desk) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut desk = match ready {
            Some(desk) => desk,
            None => Desk::open_to_read(&self.path)?,
        };
        let done = with(&mut desk);
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
