//! `source`: what claims rest on, added, listed, shown, changed and merged.

mod about;
mod add;
mod edit;
mod list;
mod merge;
mod show;

use clap::Subcommand;

use super::Global;
use super::output::Output;
use crate::workbench::Error;

/// Add, list, show, change or merge the sources that claims rest on
#[derive(Debug, clap::Args)]
#[command(
    after_help = "To say what a source does to a claim: factdesk cite c17 s3 --stance refutes"
)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(add::Args),
    List(list::Args),
    Show(show::Args),
    Edit(edit::Args),
    Merge(merge::Args),
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        match self.verb {
            Verb::Add(args) => args.run(global, out),
            Verb::List(args) => args.run(global, out),
            Verb::Show(args) => args.run(global, out),
            Verb::Edit(args) => args.run(global, out),
            Verb::Merge(args) => args.run(global, out),
        }
    }
}
