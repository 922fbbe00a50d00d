//! `note`: words beside a claim, an article or another note.

use super::output::Output;
use super::person::introduced;
use super::{Global, exit};
use crate::workbench::{self, Error, Noting};

/// Write a note on a claim or an article, answer one, or settle its thread
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// c17 or a1/17 for a claim, a1 for an article, n5 to answer a note
    #[arg(value_name = "ID")]
    on: String,
    /// The note; `-` reads it from standard input
    #[arg(value_name = "WORDS", required_unless_present = "settle")]
    words: Option<String>,
    /// For lawyers and editors only
    #[arg(long)]
    privileged: bool,
    /// The thread of this note is done with
    #[arg(long, conflicts_with_all = ["words", "privileged"])]
    settle: bool,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        if self.settle {
            let done = workbench::settle_note(&mut desk, &who, &self.on)?;
            introduced(&done, out);
            out.talk(&format!("The thread of {} is settled.", self.on));
            return Ok(exit::FINE);
        }
        let words = super::words_or_stdin(self.words.unwrap_or_default())?;
        let asked = Noting { on: self.on, words, privileged: self.privileged };
        let done = workbench::note(&mut desk, &who, &asked)?;
        introduced(&done, out);
        out.print(&format!("{}\n", done.value))?;
        Ok(exit::FINE)
    }
}
