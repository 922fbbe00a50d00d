//! Who acts: the handle given, or the system user's name. Whether the desk knows it and what it
//! may do is left to the store.

use chrono::Utc;

use super::error::Error;
use crate::desk::person;
use crate::store::By;

/// Somebody at the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    handle: String,
    /// Whether they said who they are; otherwise it is the system user.
    pub said: bool,
    elsewhere: bool,
}

impl Who {
    /// Takes the handle given, or the system user's name made into one.
    pub fn of(given: Option<&str>) -> Result<Self, Error> {
        if let Some(handle) = given {
            let handle = handle.trim().to_lowercase();
            person::check_handle(&handle).map_err(|fault| {
                Error::usage(fault.to_string()).hint("Say who you are with --as HANDLE")
            })?;
            return Ok(Self { handle, said: true, elsewhere: false });
        }
        let handle = ["USER", "LOGNAME", "USERNAME"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty()))
            .and_then(|name| person::handle_from(&name).ok());
        handle.map(|handle| Self { handle, said: false, elsewhere: false }).ok_or_else(|| {
            Error::usage("It is not clear who you are.").hint(
                "Say so with --as HANDLE, or once and for all: export FACTDESK_REVIEWER=HANDLE",
            )
        })
    }

    /// Returns the same person at a browser: no file of the desk's own machine is read for them.
    #[must_use]
    pub fn elsewhere(self) -> Self {
        Self { elsewhere: true, ..self }
    }

    /// Returns whether names of files are meant on this machine, for this person to have read.
    pub(super) const fn reads_files(&self) -> bool {
        !self.elsewhere
    }

    /// Returns their handle.
    pub fn handle(&self) -> &str {
        &self.handle
    }

    /// Returns them acting at this moment.
    pub(super) fn now(&self) -> By<'_> {
        By { handle: &self.handle, now: Utc::now() }
    }
}
