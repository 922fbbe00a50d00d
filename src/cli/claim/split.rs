//! `claim split`: a claim that carries two facts.

use super::super::Global;
use super::super::output::Output;
use super::super::person::introduced;
use super::{Which, made};
use crate::workbench::{self, Cutting, Error};

/// Take a claim apart that carries two facts
///
/// The first part keeps the number; the others are 17a, 17b. Figures and flags go with their part.
/// A verdict was about the whole, so it no longer stands.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    which: Which,
    /// The words with which the second part begins
    #[arg(long, value_name = "WORDS", required_unless_present = "into")]
    at: Option<String>,
    /// The words of each part, in their order
    #[arg(long, value_name = "WORDS", num_args = 2.., conflicts_with = "at")]
    into: Vec<String>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let cutting = self.at.map_or(Cutting::Into(self.into), Cutting::At);
        let Which { claim, if_version } = self.which;
        let done = workbench::split_claim(&mut desk, &who, &claim, &cutting, if_version)?;
        introduced(&done, out);
        made(&done.value, out)
    }
}
