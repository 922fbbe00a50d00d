//! `claim duplicate`: a claim that says what another says.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, exit};
use super::Which;
use crate::workbench::{self, Error};

/// Dismiss a claim that says what another says, in this article or another
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    which: Which,
    /// The claim that stays
    #[arg(long, value_name = "OTHER")]
    of: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let Which { claim, if_version } = self.which;
        let done = workbench::duplicate_claim(&mut desk, &who, &claim, &self.of, if_version)?;
        introduced(&done, out);
        out.talk(&format!("{} is dismissed: {} stands for it.", done.value, self.of));
        Ok(exit::FINE)
    }
}
