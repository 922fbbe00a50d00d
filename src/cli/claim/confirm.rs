//! `claim confirm`: the verdict holds for the new words.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, exit};
use super::Which;
use crate::workbench::{self, Error};

/// Confirm that the verdict holds for a claim that a new draft has reworded
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    which: Which,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let Which { claim, if_version } = self.which;
        let done = workbench::confirm_claim(&mut desk, &who, &claim, if_version)?;
        introduced(&done, out);
        out.talk(&format!("{} is confirmed in its new words.", done.value));
        Ok(exit::FINE)
    }
}
