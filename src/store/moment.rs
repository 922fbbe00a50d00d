//! One moment of the desk, held while much is read from it; the chain's head says which.

use rusqlite::OptionalExtension;

use super::Store;
use super::error::{Error, Trouble};

impl Store {
    /// Lets `work` read the desk as it is at one moment, whatever others write meanwhile.
    pub fn at_one_moment<T, E: From<Error>>(
        &self,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let moment = self
            .conn
            .unchecked_transaction()
            .map_err(|error| Trouble::from(error).at(&self.file))?;
        let done = work();
        drop(moment);
        done
    }

    /// Returns the head of the chain of events as it is printed: `42:0123456789abcdef`.
    pub fn head_in_short(&self) -> Result<String, Error> {
        const SHOWN_DIGITS: usize = 16;
        self.read(|conn| {
            let last = conn
                .prepare_cached("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")?
                .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
                .optional()?;
            let (seq, hash) = last.unwrap_or_else(|| (0, "0".repeat(SHOWN_DIGITS)));
            Ok(format!("{seq}:{}", hash.get(..SHOWN_DIGITS).unwrap_or(&hash)))
        })
    }
}
