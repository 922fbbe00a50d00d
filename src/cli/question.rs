//! `question`: what the desk asks author, source, expert or lawyer.

use super::output::Output;
use super::person::{due_gone_by, introduced};
use super::{Global, exit, values};
use crate::desk::question::AskedOf;
use crate::workbench::{self, Asking, Error};

/// Ask author, source, expert or lawyer about a claim or an article
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// c17 or a1/17 for a claim, a1 for an article, f12 for what a flag doubts; q2 with --withdraw
    #[arg(value_name = "ID")]
    on: String,
    /// The question; `-` reads it from standard input
    #[arg(value_name = "WORDS", required_unless_present = "withdraw")]
    words: Option<String>,
    /// Whom the desk waits for
    #[arg(
        long = "to",
        value_name = "WHOM",
        value_parser = values::asked_of(),
        required_unless_present = "withdraw"
    )]
    asked_of: Option<AskedOf>,
    /// Their name
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    /// How to reach them
    #[arg(long, value_name = "WORDS")]
    contact: Option<String>,
    /// When the answer is needed: 18:00, or "2023-07-14 18:00"
    #[arg(long, value_name = "TIME")]
    due: Option<String>,
    /// The source to ring: s3
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// Nobody needs the answer any more
    #[arg(
        long,
        conflicts_with_all = ["words", "asked_of", "person", "contact", "due", "source"]
    )]
    withdraw: bool,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        if self.withdraw {
            let done = workbench::withdraw_question(&mut desk, &who, &self.on)?;
            introduced(&done, out);
            out.talk(&format!("Nobody waits for the answer to {} now.", self.on));
            return Ok(exit::FINE);
        }
        let asked = Asking {
            on: self.on,
            words: super::words_or_stdin(self.words.unwrap_or_default())?,
            asked_of: self.asked_of.unwrap_or(AskedOf::Author),
            person: self.person,
            contact: self.contact,
            due_at: self.due.as_deref().map(workbench::closing_time).transpose()?,
            source: self.source,
        };
        let done = workbench::question(&mut desk, &who, &asked)?;
        introduced(&done, out);
        due_gone_by(asked.due_at, out);
        out.print(&format!("{}\n", done.value))?;
        Ok(exit::FINE)
    }
}
