//! One moment of the desk, held while much is read from it.

use super::Store;
use super::error::{Error, Trouble};

impl Store {
    /// Lets `work` read the desk as it is at one moment, whatever others write meanwhile.
    pub fn at_one_moment<T, E: From<Error>>(
        &self,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        if !self.conn.is_autocommit() {
            return work(); // among what is written
        }
        let moment = self
            .conn
            .unchecked_transaction()
            .map_err(|error| Trouble::from(error).at(&self.file))?;
        let done = work();
        drop(moment);
        done
    }
}
