//! How long reading may take: a statement that is still at work after that is stopped by `SQLite`
//! itself, so that nobody holds a reader with a question that goes through the whole desk.

use std::time::{Duration, Instant};

use super::Store;
use super::error::{Error, Trouble};

/// `SQLite` asks after so many of its steps, which is well under a millisecond.
const STEPS: i32 = 4_000;

impl Store {
    /// Gives up what is still at work after `time` from now; `None`: takes its time again.
    pub fn hurry(&mut self, time: Option<Duration>) -> Result<(), Error> {
        let until = time.map(|time| Instant::now() + time);
        let late = until.map(|until| move || Instant::now() > until);
        let set = self.conn.progress_handler(STEPS, late);
        set.map_err(|error| Trouble::from(error).at(&self.file))
    }
}
