//! `claim`: claims by hand, one file a verb.

mod add;
mod confirm;
mod dismiss;
mod duplicate;
mod kind;
mod merge;
mod split;

use super::output::Output;
use super::{Global, exit};
use crate::report::one_line;
use crate::workbench::{Error, Made};

/// Make a claim by hand, take one apart, put some together, set one aside
#[derive(Debug, clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    Add(add::Args),
    Split(split::Args),
    Merge(merge::Args),
    Duplicate(duplicate::Args),
    Dismiss(dismiss::Args),
    Confirm(confirm::Args),
    Kind(kind::Args),
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        match self.verb {
            Verb::Add(args) => args.run(global, out),
            Verb::Split(args) => args.run(global, out),
            Verb::Merge(args) => args.run(global, out),
            Verb::Duplicate(args) => args.run(global, out),
            Verb::Dismiss(args) => args.run(global, out),
            Verb::Confirm(args) => args.run(global, out),
            Verb::Kind(args) => args.run(global, out),
        }
    }
}

/// Which claim, and in which version somebody has it before them.
#[derive(Debug, clap::Args)]
struct Which {
    /// c17, 17, or a1/17a by its number in the article
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// Only if nobody has changed it since: the version you saw
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    if_version: Option<i64>,
}

/// Prints the ids of claims made by hand, and says what they are.
fn made(claims: &[Made], out: &mut Output) -> Result<u8, Error> {
    for claim in claims {
        out.print(&format!("{}\n", claim.id))?;
        let again =
            if claim.reopened { "; it is reopened, its verdict was on other words" } else { "" };
        out.talk(&format!(
            "Claim {}, {}: “{}”{again}.",
            claim.number,
            claim.kind,
            one_line(&claim.quote)
        ));
    }
    Ok(exit::FINE)
}
