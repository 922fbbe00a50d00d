//! `correct`: a printed article is corrected, with the notice to print.

use super::Global;
use super::output::Output;
use super::person::passed;
use crate::workbench::{self, Error, Word};

/// Mark a published article as corrected, and write the notice
///
/// Bring the corrected text first with `factdesk revise`. The notice is made of what reads
/// otherwise than when the article was printed. Exits with 1, and says why, when something that was
/// changed is not settled.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1, or 1
    article: String,
    /// Your own words for the notice, instead
    #[arg(long, value_name = "WORDS")]
    notice: Option<String>,
    /// Why it goes out though what was changed is not settled; it stays on record
    #[arg(long, value_name = "WORDS")]
    reason: Option<String>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let word = Word::Correct { notice: self.notice, reason: self.reason };
        let done = workbench::pass(&mut desk, &who, &self.article, &word)?;
        passed(&done, "correct", out)
    }
}
