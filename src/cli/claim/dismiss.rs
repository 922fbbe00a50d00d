//! `claim dismiss`: what is no claim.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, exit};
use super::Which;
use crate::workbench::{self, Error};

/// Dismiss what is no claim
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    which: Which,
    /// Why it is none
    #[arg(long, value_name = "WORDS")]
    reason: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let Which { claim, if_version } = self.which;
        let done = workbench::dismiss_claim(&mut desk, &who, &claim, &self.reason, if_version)?;
        introduced(&done, out);
        out.talk(&format!("{} is dismissed.", done.value));
        Ok(exit::FINE)
    }
}
