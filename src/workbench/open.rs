//! The desk, opened: its database and where it lies.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::{Error, Kind};
use super::id::{Id, Sort, any_id, numbered_claim};
use super::who::Who;
use crate::store::{Access, Eyes, Store};

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

    /// Opens the desk at `path` for an act of a person; it is never made by that.
    pub fn open_to_act(path: &Path) -> Result<Self, Error> {
        if !path.exists() {
            return Self::open_to_read(path);
        }
        Self::open_to_write(path)
    }

    /// Reads with `work`, and gives up when that keeps the database longer than `time`.
    pub fn within<T>(
        &mut self,
        time: Duration,
        work: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.store.hurry(Some(time))?;
        let done = work(self);
        self.store.hurry(None)?;
        done
    }

    /// Does several acts that are kept together: all that were not refused, once this returns, or
    /// none. Nobody may be told of one before.
    pub fn together<T>(&mut self, acts: impl FnOnce(&mut Self) -> T) -> Result<T, Error> {
        self.store.begin_together()?;
        let acting = Acting(self);
        let done = acts(acting.0);
        acting.0.store.keep_together()?;
        Ok(done)
    }

    /// Returns whether acts under way together can still be kept.
    pub fn still_together(&self) -> bool {
        self.store.still_together()
    }

    /// Reads an id of a claim (`c17`, `17`, `a1/17a`), or of one of these other sorts with its
    /// letter. Whether there is such a thing is left to what is done with it, but for a number in
    /// an article, which must lead somewhere.
    pub(super) fn claim_or(&self, text: &str, others: &[Sort]) -> Result<Id, Error> {
        if let Some((article, number)) = numbered_claim(text) {
            let found = self.store.claim_numbered(article, number)?;
            return found.map(|number| Id { sort: Sort::Claim, number }).ok_or_else(|| {
                Error::usage(format!("Article a{article} has no claim {number}"))
                    .hint(format!("factdesk claims --article a{article} lists them."))
            });
        }
        if text.bytes().all(|byte| byte.is_ascii_digit()) || others.is_empty() {
            return Sort::Claim.id(text).map(|number| Id { sort: Sort::Claim, number });
        }
        let sorts: Vec<_> = [Sort::Claim].iter().chain(others).copied().collect();
        any_id(text, &sorts)
    }

    /// Returns what a reader may see.
    pub(super) fn eyes(&self, who: Option<&Who>) -> Result<Eyes, Error> {
        Ok(self.store.eyes(who.map(Who::handle))?)
    }

    /// Returns where the database lies.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Acts under way together; what a panic breaks off is not kept.
struct Acting<'d>(&'d mut Desk);

impl Drop for Acting<'_> {
    fn drop(&mut self) {
        self.0.store.give_up_together();
    }
}

impl From<crate::store::Error> for Error {
    fn from(error: crate::store::Error) -> Self {
        use crate::store::Error as Store;

        let kind = match &error {
            Store::Fault { .. } => Kind::Fault,
            Store::Given { .. } => Kind::Unreadable,
            Store::TooLong => Kind::Busy,
            Store::Refused { message, hint } => return Self::usage(message).hint(hint),
            Store::Changed { message, hint, since } => {
                return Self::changed(message, since).hint(hint);
            }
            _ => Kind::Store,
        };
        Self::new(kind, error.to_string())
    }
}
