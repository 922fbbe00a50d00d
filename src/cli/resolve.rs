//! `resolve`: what happens to the copy of a claim.

use super::output::Output;
use super::person::introduced;
use super::{Global, copy, exit, values};
use crate::desk::resolution::Resolution;
use crate::report::one_line;
use crate::workbench::{self, Error};

/// Say what happens to the copy of a claim that has its verdict
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The claim: c17, or a1/17
    #[arg(value_name = "ID")]
    claim: String,
    /// What happens to the copy
    #[arg(long, value_parser = values::resolution())]
    resolution: Resolution,
    /// The exact new words [default: the verdict's correction]
    #[arg(long, visible_alias = "correction", value_name = "WORDS")]
    text: Option<String>,
    #[command(flatten)]
    copy: copy::Args,
    /// Only if nobody has changed the claim since: the version you saw
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    if_version: Option<i64>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let asked = self.copy.asked(self.resolution, self.text);
        let done = workbench::resolve(&mut desk, &who, &self.claim, &asked, self.if_version)?;
        introduced(&done, out);
        let (id, state) = (done.value.claim_id, done.value.state.code());
        out.print(&format!("c{id} is {state}: {}\n", self.resolution.code()))?;
        if let (true, Some(words)) = (done.value.from_verdict, &done.value.new_text) {
            out.talk(&format!("The new words are the verdict's correction: {}", one_line(words)));
        }
        Ok(exit::FINE)
    }
}
