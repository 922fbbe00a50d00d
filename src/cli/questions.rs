//! `questions`: what the desk waits for.

use super::listing::listed;
use super::output::Output;
use super::{Global, exit, values};
use crate::report::{Format, QUESTIONS};
use crate::workbench::{self, Desk, Error, WhichQuestions};

/// List what the desk has asked, what is due first
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only about this article: a1, or 1
    #[arg(long, value_name = "ARTICLE")]
    article: Option<String>,
    /// Only those that wait for an answer
    #[arg(long)]
    open: bool,
    /// Only those to this person, by name or part of it, or to author, source, expert or lawyer
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    /// How to write them
    #[arg(long, value_parser = values::format(), default_value = "table")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let reader = global.who_if_known()?;
        let desk = Desk::open_to_read(&global.db)?;
        let which = WhichQuestions { article: self.article, open: self.open, person: self.person };
        let rows = listed(self.format, QUESTIONS, out, &mut |told| {
            workbench::questions(&desk, reader.as_ref(), &which, told)
        })?;
        if rows == 0 {
            out.talk("No questions.");
        }
        Ok(exit::FINE)
    }
}
