//! `clear`: an editor says that the article may be printed; only through the gate. The same word is
//! taken back here.

use super::output::Output;
use super::person::{introduced, passed};
use super::{Global, exit};
use crate::workbench::{self, Error, Word};

/// Clear an article to print, through the gate, or take that back
///
/// Exits with 1, and says why, when something stands against it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1, or 1
    article: String,
    /// It was cleared or released, and is not to be printed after all
    #[arg(long, requires = "reason")]
    take_back: bool,
    /// Why it is taken back; it stays on record
    #[arg(long, value_name = "WORDS", requires = "take_back")]
    reason: Option<String>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let Some(reason) = self.reason else {
            let done = workbench::pass(&mut desk, &who, &self.article, &Word::Clear)?;
            return passed(&done, "release", out);
        };
        let done = workbench::pass(&mut desk, &who, &self.article, &Word::TakeBack(reason))?;
        introduced(&done, out);
        let (gate, by) = (&done.value.gate, &done.by.handle);
        out.print(&format!("{} is {} again, by {by}\n", gate.article, gate.state))?;
        out.next(&format!("When it may be printed: factdesk clear {}", gate.article));
        Ok(exit::FINE)
    }
}
