//! `source list`: what the desk rests on.

use super::super::listing::listed;
use super::super::output::Output;
use super::super::{Global, exit, values};
use crate::report::{Format, SOURCES};
use crate::workbench::{self, Desk, Error};

/// List the desk's sources
#[derive(Debug, clap::Args)]
pub(in super::super) struct Args {
    /// Only those that this article cites: a1, or 1
    #[arg(long, value_name = "ARTICLE")]
    article: Option<String>,
    /// How to write them
    #[arg(long, value_parser = values::format(), default_value = "table")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let reader = global.who_if_known()?;
        let desk = Desk::open_to_read(&global.db)?;
        let rows = listed(self.format, SOURCES, out, &mut |told| {
            workbench::sources(&desk, reader.as_ref(), self.article.as_deref(), told)
        })?;
        if rows == 0 {
            out.talk("No sources.");
            out.next("Add one: factdesk source add URL|FILE");
        }
        Ok(exit::FINE)
    }
}
