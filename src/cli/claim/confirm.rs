//! `claim confirm`: the verdict holds for the new words.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, exit};
use crate::workbench::{self, Error};

/// Confirm that the verdict holds for a claim that a new draft has reworded
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// c17, 17 or a1/17; several: c17 c18, or a1/3-9,12
    #[arg(value_name = "CLAIM", required = true)]
    claims: Vec<String>,
    /// Only if nobody has changed it since: the version you saw
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    if_version: Option<i64>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::confirm_claims(&mut desk, &who, &self.claims, self.if_version)?;
        introduced(&done, out);
        for claim in &done.value {
            out.print(&format!("{claim} is confirmed in its new words\n"))?;
        }
        Ok(exit::FINE)
    }
}
