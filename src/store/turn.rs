//! Waiting for one's turn to write. `SQLite` itself waits longer the longer one has waited, and
//! whoever has just written is the first to ask again, so that with many at the desk somebody is
//! always passed over. Here all who wait ask again after a short while of chance length, and say
//! that they wait; whoever has written while others wait stands back for that long.

use std::fs::{File, TryLockError};
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode};

use super::open;

/// A turn takes a few milliseconds; asking again much sooner would only heat the room.
const SHORTEST: Duration = Duration::from_micros(500);
const SPREAD_MICROS: u64 = 2_500;
/// By then everybody who waits has asked once.
const STANDING_BACK: Duration = Duration::from_millis(4);

/// Somebody's turns at one desk.
#[derive(Debug)]
pub(super) struct Turn {
    /// How long to wait for one.
    pub(super) patience: Duration,
    /// Whoever waits holds a shared lock on the folder. It keeps nobody from anything.
    folder: PathBuf,
    /// Until when to stand back.
    back_until: Option<Instant>,
}

impl Turn {
    pub(super) fn new(file: &Path, patience: Duration) -> Self {
        Self { patience, folder: open::folder_of(file).to_path_buf(), back_until: None }
    }

    /// Begins a transaction that writes, when it is our turn, or says after all patience that the
    /// desk is locked.
    pub(super) fn take(&mut self, conn: &Connection) -> rusqlite::Result<()> {
        if let Some(until) = self.back_until.take() {
            std::thread::sleep(until.saturating_duration_since(Instant::now()));
        }
        conn.busy_timeout(Duration::ZERO)?;
        let begun = self.wait(conn);
        conn.busy_timeout(self.patience)?;
        begun
    }

    fn wait(&self, conn: &Connection) -> rusqlite::Result<()> {
        let until = Instant::now() + self.patience;
        let chance = std::hash::RandomState::new();
        let mut waiting = None;
        loop {
            match conn.prepare_cached("BEGIN IMMEDIATE")?.execute([]).map(drop) {
                Err(error) if is_busy(&error) && Instant::now() < until => {
                    waiting = waiting.or_else(|| said_to_wait(&self.folder));
                    let micros = chance.hash_one(Instant::now()) % SPREAD_MICROS;
                    std::thread::sleep(SHORTEST + Duration::from_micros(micros));
                }
                begun => return begun,
            }
        }
    }

    /// Ends a turn: when others wait, the next one begins a little later.
    pub(super) fn leave(&mut self) {
        if somebody_waits(&self.folder) {
            self.back_until = Some(Instant::now() + STANDING_BACK);
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

/// Says that somebody waits, until what it returns is dropped. Where a folder cannot be locked
/// nobody knows, and all only ask more often.
fn said_to_wait(folder: &Path) -> Option<File> {
    File::open(folder).ok().filter(|folder| folder.try_lock_shared().is_ok())
}

fn somebody_waits(folder: &Path) -> bool {
    File::open(folder)
        .is_ok_and(|folder| matches!(folder.try_lock(), Err(TryLockError::WouldBlock)))
}
