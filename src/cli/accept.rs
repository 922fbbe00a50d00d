//! `accept`: a flag's reading taken as the proposed correction.

use super::output::Output;
use super::person::introduced;
use super::{Global, exit};
use crate::report::one_line;
use crate::workbench::{self, Error};

/// Accept a reading that a flag offers, as the proposed correction
///
/// It still needs a source: the next verdict that finds a fault takes it as its correction.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// f12, or 12
    #[arg(value_name = "FLAG")]
    flag: String,
    /// Which, when it offers several: 1 for the first, or its words
    #[arg(long, value_name = "N|WORDS")]
    reading: Option<String>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::accept(&mut desk, &who, &self.flag, self.reading.as_deref())?;
        introduced(&done, out);
        let accepted = &done.value;
        out.print(&format!("{}\n", one_line(&accepted.reading)))?;
        out.talk(&format!("f{} is accepted: proposed, and it needs a source.", accepted.flag_id));
        if let Some(claim) = accepted.claim_id {
            out.next(&format!(
                "Settle it: factdesk review c{claim} --verdict … --source … --resolution fix"
            ));
        }
        Ok(exit::FINE)
    }
}
