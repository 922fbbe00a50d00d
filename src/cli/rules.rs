//! `rules`: what this desk's gate asks, as JSON.

use std::path::PathBuf;

use super::output::Output;
use super::person::introduced;
use super::{Global, exit};
use crate::workbench::{self, Desk, Error};

/// Print the rules of this desk's gate, or change them
///
/// A rule left out of the file has its default. Sources count from when the claim came to say what
/// it says. A verdict that lets the claim pass counts what supports it; one that does not counts
/// what refutes it, what was cited with such a verdict, and what was cited after it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Take the rules of this JSON file
    #[arg(long, value_name = "FILE")]
    set: Option<PathBuf>,
    /// Take the default rules again
    #[arg(long, conflicts_with = "set")]
    reset: bool,
    /// Only if the rules that stand are of that version; otherwise it is refused
    #[arg(long, value_name = "N")]
    if_version: Option<i64>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        if self.set.is_some() || self.reset {
            let who = global.who()?;
            let mut desk = global.desk_to_act()?;
            let done =
                workbench::set_gate_rules(&mut desk, &who, self.set.as_deref(), self.if_version)?;
            introduced(&done, out);
            out.talk(if done.seq.is_some() {
                "The gate goes by these rules from now on."
            } else {
                "These are the rules already."
            });
            return Ok(exit::FINE);
        }
        let desk = Desk::open_to_read(&global.db)?;
        let rules = workbench::gate_rules(&desk)?;
        out.print(&format!("{}\n", rules.trim_end()))?;
        let version = workbench::gate_rules_version(&desk)?;
        if version > 0 {
            out.talk(&format!("This is version {version} of them."));
        }
        Ok(exit::FINE)
    }
}
