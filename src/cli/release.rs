//! `release`: an editor lets an article go against the gate, by name.

use super::Global;
use super::output::Output;
use super::person::passed;
use crate::workbench::{self, Error, Word};

/// Release an article against the gate, by name and with the reason
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1, or 1
    article: String,
    /// Why it goes all the same; it stays on record
    #[arg(long, value_name = "WORDS")]
    reason: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::pass(&mut desk, &who, &self.article, &Word::Release(self.reason))?;
        passed(&done, "release", out)
    }
}
