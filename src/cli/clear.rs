//! `clear`: an editor says that the article may be printed; only through the gate.

use super::Global;
use super::output::Output;
use super::person::passed;
use crate::workbench::{self, Error, Word};

/// Clear an article to print, through the gate
///
/// Exits with 1, and says why, when something stands against it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1, or 1
    article: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::pass(&mut desk, &who, &self.article, &Word::Clear)?;
        passed(&done, "release", out)
    }
}
