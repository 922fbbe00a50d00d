//! The handles through which files of desks are looked at, apart from the database's own. A POSIX
//! lock belongs to the process: closing any handle of a file lets go every lock the process has on
//! it, the database's too, and the next program to close the desk would take itself for the last
//! one and delete the log under our hands. So a handle stays open as long as a connection of ours.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Which file it is, whatever its name: device and number.
type Key = (u64, u64);

/// One file that is looked at.
struct Entry {
    key: Key,
    handles: Vec<File>,
    holders: usize,
}

static ALL: Mutex<Vec<Entry>> = Mutex::new(Vec::new());

/// Keeps the handles of a file open; to be dropped after every connection to it.
#[derive(Debug)]
pub(super) struct Held(Option<Key>);

impl Held {
    /// Nothing is held.
    pub(super) const NOTHING: Self = Self(None);

    /// Fills `first` with the file's first bytes and returns its size in bytes.
    pub(super) fn look(file: &Path, first: &mut [u8]) -> io::Result<(Self, u64)> {
        // Apart, so that nothing is let go while the list is taken.
        let (held, seen) = taken(file, first)?;
        Ok((held, seen?))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Some(key) = self.0 else { return };
        let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = all.iter_mut().find(|entry| entry.key == key) {
            entry.holders -= 1;
        }
        all.retain(|entry| entry.holders > 0);
    }
}

fn taken(file: &Path, first: &mut [u8]) -> io::Result<(Held, io::Result<u64>)> {
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    let known = std::fs::metadata(file).ok().and_then(|about| key(&about));
    let known = all.iter_mut().find(|entry| Some(entry.key) == known);
    if let Some(entry) = known {
        entry.holders += 1;
        let handle = entry.handles.first().ok_or(ErrorKind::NotFound);
        let seen = handle.map_err(io::Error::from).and_then(|handle| begun(handle, first));
        return Ok((Held(Some(entry.key)), seen));
    }
    let handle = File::open(file)?;
    let seen = begun(&handle, first);
    let Some(key) = handle.metadata().ok().and_then(|about| key(&about)) else {
        return Ok((Held::NOTHING, seen));
    };
    // Between the two looks the name may have come to mean a file that is held.
    match all.iter_mut().find(|entry| entry.key == key) {
        Some(entry) => {
            entry.handles.push(handle);
            entry.holders += 1;
        }
        None => all.push(Entry { key, handles: vec![handle], holders: 1 }),
    }
    Ok((Held(Some(key)), seen))
}

fn begun(mut handle: &File, first: &mut [u8]) -> io::Result<u64> {
    handle.seek(SeekFrom::Start(0))?;
    handle.read_exact(first)?;
    Ok(handle.metadata()?.len())
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn key(about: &Metadata) -> Option<Key> {
    use std::os::unix::fs::MetadataExt;
    Some((about.dev(), about.ino()))
}

/// Locks of other systems belong to the handle.
#[cfg(not(unix))]
fn key(_: &Metadata) -> Option<Key> {
    None
}
