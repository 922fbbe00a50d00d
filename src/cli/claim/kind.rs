//! `claim kind`: a wrong kind put right.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, exit, values};
use super::Which;
use crate::workbench::{self, Error};

/// Correct what sort of fact a claim is
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    which: Which,
    /// What it is
    #[arg(value_parser = values::kind())]
    kind: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let Which { claim, if_version } = self.which;
        let done = workbench::correct_kind(&mut desk, &who, &claim, &self.kind, if_version)?;
        introduced(&done, out);
        out.talk(&format!("{} is of kind {} now.", done.value, self.kind));
        Ok(exit::FINE)
    }
}
