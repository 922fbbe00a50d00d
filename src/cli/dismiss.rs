//! `dismiss`: a flag that is no fault.

use super::add::counted;
use super::output::Output;
use super::person::introduced;
use super::{Global, exit};
use crate::workbench::{self, Error};

/// Dismiss a flag, with the reason
///
/// It stays on record as dismissed, by whom, when and why, and is carried along in later drafts.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// f12, or 12
    #[arg(value_name = "FLAG")]
    flag: String,
    /// Why it is no fault
    #[arg(long, value_name = "WORDS")]
    reason: String,
    /// The same words with the same sum are no fault in other articles either, now and later
    #[arg(long)]
    everywhere: bool,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::dismiss(&mut desk, &who, &self.flag, &self.reason, self.everywhere)?;
        introduced(&done, out);
        out.print(&format!("f{} is dismissed\n", done.value.flag_id))?;
        if self.everywhere {
            let more = counted(done.value.elsewhere.len(), "flag", "flags");
            out.talk(&format!("Dismissed with it: {more} on the same words."));
        }
        for (flag, article) in &done.value.elsewhere {
            out.talk(&format!("f{flag} in a{article}"));
        }
        Ok(exit::FINE)
    }
}
