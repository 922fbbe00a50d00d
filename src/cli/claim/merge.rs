//! `claim merge`: claims that carry one fact together.

use super::super::Global;
use super::super::output::Output;
use super::super::person::introduced;
use super::{Which, made};
use crate::workbench::{self, Error};

/// Put claims together that carry one fact
///
/// The first takes in the words, figures and flags of the others, which are dismissed. They must
/// stand in one sentence or side by side.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    which: Which,
    /// The claims it takes in
    #[arg(value_name = "OTHER", required = true)]
    others: Vec<String>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let Which { claim, if_version } = self.which;
        let done = workbench::merge_claims(&mut desk, &who, &claim, &self.others, if_version)?;
        introduced(&done, out);
        made(&[done.value], out)
    }
}
