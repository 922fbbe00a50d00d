//! `articles`: what the desk has.

use super::listing::listed;
use super::output::Output;
use super::{Global, exit, values};
use crate::report::{ARTICLES, Format};
use crate::workbench::{self, Desk, Error};

/// List the desk's articles
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only those in this state
    #[arg(long, value_parser = values::article_state())]
    state: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    limit: Option<i64>,
    /// Only those that came after this one
    #[arg(long, value_name = "ARTICLE")]
    after: Option<String>,
    /// How to write them
    #[arg(long, value_parser = values::format(), default_value = "table")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let desk = Desk::open_to_read(&global.db)?;
        let (state, after) = (self.state.as_deref(), self.after.as_deref());
        let rows = listed(self.format, ARTICLES, out, &mut |told| {
            workbench::articles(&desk, state, self.limit, after, told)
        })?;
        if rows == 0 {
            out.talk("No articles.");
            out.next("Add one: factdesk add draft.md");
        }
        Ok(exit::FINE)
    }
}
