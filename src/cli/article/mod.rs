//! `article`: an article as a whole, one file a verb.

mod edit;
mod restore;
mod withdraw;

use super::Global;
use super::output::Output;
use crate::workbench::Error;

/// Change what is said of an article, or take it out of the listings
#[derive(Debug, clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    Edit(edit::Args),
    Withdraw(withdraw::Args),
    Restore(restore::Args),
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        match self.verb {
            Verb::Edit(args) => args.run(global, out),
            Verb::Withdraw(args) => args.run(global, out),
            Verb::Restore(args) => args.run(global, out),
        }
    }
}
