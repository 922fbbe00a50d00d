//! Waiting for one's turn to write. `SQLite` itself waits longer the longer one has waited, so that
//! with many at the desk somebody is always passed over; here everybody asks again after a short
//! while of chance length, and all have the same odds.

use std::hash::BuildHasher;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

/// A turn takes a few milliseconds; asking again sooner would only heat the room.
const SHORTEST: Duration = Duration::from_millis(1);
const SPREAD_MICROS: u64 = 7_000;

/// Begins a transaction that writes, when it is our turn, or says after `patience` that the desk is
/// locked.
pub(super) fn take(conn: &Connection, patience: Duration) -> rusqlite::Result<Transaction<'_>> {
    let until = Instant::now() + patience;
    let chance = std::hash::RandomState::new();
    conn.busy_timeout(Duration::ZERO)?;
    let begun = loop {
        match Transaction::new_unchecked(conn, TransactionBehavior::Immediate) {
            Err(error) if is_busy(&error) && Instant::now() < until => {
                let micros = chance.hash_one(Instant::now()) % SPREAD_MICROS;
                std::thread::sleep(SHORTEST + Duration::from_micros(micros));
            }
            begun => break begun,
        }
    };
    conn.busy_timeout(patience)?;
    begun
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}
