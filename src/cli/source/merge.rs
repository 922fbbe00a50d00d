//! `source merge`: two that are one.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, exit};
use crate::workbench::{self, Error};

/// Make one source of two: what cites the first shows the other from now on
#[derive(Debug, clap::Args)]
pub(in super::super) struct Args {
    /// The duplicate: s5
    #[arg(value_name = "SOURCE")]
    source: String,
    /// The one that stays: s3
    #[arg(long, value_name = "SOURCE")]
    into: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::merge_sources(&mut desk, &who, &self.source, &self.into)?;
        introduced(&done, out);
        out.talk(&format!("Whatever cites {} shows {} now.", self.source, done.value));
        Ok(exit::FINE)
    }
}
