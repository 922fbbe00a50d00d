//! The desk, opened: its database and where it lies.

use std::path::{Path, PathBuf};

use super::error::{Error, Kind};
use crate::store::{Access, Store};

/// A desk: one database, opened to read or to write.
#[derive(Debug)]
pub struct Desk {
    pub(super) store: Store,
    path: PathBuf,
}

impl Desk {
    /// Opens the desk at `path` to write, and makes it when there is none.
    pub fn open_to_write(path: &Path) -> Result<Self, Error> {
        let store = Store::open(path, Access::ReadWrite)?;
        Ok(Self { store, path: path.to_owned() })
    }

    /// Opens the desk at `path` to read; it is never made by looking at it.
    pub fn open_to_read(path: &Path) -> Result<Self, Error> {
        let store = Store::open(path, Access::ReadOnly)?;
        Ok(Self { store, path: path.to_owned() })
    }

    /// Returns where the database lies.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl From<crate::store::Error> for Error {
    fn from(error: crate::store::Error) -> Self {
        use crate::store::Error as Store;

        let kind = match &error {
            Store::Fault { .. } => Kind::Fault,
            Store::Given { .. } => Kind::Unreadable,
            _ => Kind::Store,
        };
        Self::new(kind, error.to_string())
    }
}
