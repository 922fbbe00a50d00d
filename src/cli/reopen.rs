//! `reopen`: a settled claim, or a flag that somebody answered, doubted again.

use super::output::Output;
use super::person::introduced;
use super::{Global, exit};
use crate::workbench::{self, Error, Reopened};

/// Open a settled or dismissed claim again, or a flag that was dismissed or accepted
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// c17 or a1/17 for a claim, f12 for a flag
    #[arg(value_name = "ID")]
    id: String,
    /// Why
    #[arg(long, value_name = "WORDS")]
    reason: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::reopen(&mut desk, &who, &self.id, &self.reason)?;
        introduced(&done, out);
        let taken_back = match &done.value {
            Reopened::Claim(claim) => {
                out.print(&format!("c{} is reopened\n", claim.claim_id))?;
                if let Some(before) = &claim.resolution {
                    out.talk(&format!("The {before} that stood for the copy no longer does."));
                }
                claim.taken_back
            }
            Reopened::Flag(flag) => {
                out.print(&format!("f{} is open\n", flag.flag_id))?;
                if let Some(claim) = flag.claim_id {
                    out.talk(&format!("Its claim was settled and is reopened: c{claim}"));
                }
                if flag.elsewhere > 0 {
                    let count = flag.elsewhere;
                    out.talk(&format!(
                        "Of the same words, {count} more were dismissed with it and stay so."
                    ));
                }
                flag.taken_back
            }
        };
        if taken_back {
            out.talk("Its article was cleared; that is taken back.");
        }
        Ok(exit::FINE)
    }
}
