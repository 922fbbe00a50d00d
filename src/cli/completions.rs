//! `completions`: the script that lets a shell complete our commands.

use clap_complete::{Shell, generate};

use super::output::Output;
use super::{definition, exit};
use crate::workbench::Error;

/// Print the script that completes commands in your shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In bash: factdesk completions bash > ~/.local/share/bash-completion/completions/factdesk")]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

impl Args {
    pub(super) fn run(self, out: &mut Output) -> Result<u8, Error> {
        // The generator panics when it cannot write, so it writes to memory.
        let mut script = Vec::new();
        generate(self.shell, &mut definition(), "factdesk", &mut script);
        out.data().write_all(&script)?;
        Ok(exit::FINE)
    }
}
