//! `search`: claims in which words stand.

use super::listing::listed;
use super::output::Output;
use super::{Global, exit, values};
use crate::report::{Format, SEARCH};
use crate::workbench::{self, Desk, Error};

/// Find claims by the words in them or around them
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The words; all of them must be there
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// At most so many
    #[arg(
        long,
        value_name = "N",
        default_value = "50",
        value_parser = clap::value_parser!(i64).range(1..)
    )]
    limit: i64,
    /// How to write them
    #[arg(long, value_parser = values::format(), default_value = "table")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let desk = Desk::open_to_read(&global.db)?;
        let found = workbench::search(&desk, &self.words.join(" "), self.limit)?;
        let rows =
            listed(self.format, SEARCH, out, &mut |told| found.iter().cloned().try_for_each(told))?;
        if rows == 0 {
            out.talk("Nothing found.");
        }
        Ok(exit::FINE)
    }
}
