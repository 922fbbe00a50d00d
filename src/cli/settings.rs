//! What the checks are to go by, as options that every command which reads a text takes.

use std::path::{Path, PathBuf};

use super::output::Output;
use crate::desk::Allowed;
use crate::workbench::{self, DeskSettings, Error, SettingsAsked};

/// What the checks go by.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What the checks go by")]
pub(super) struct Going {
    /// A check that is to stay silent; may be given many times
    #[arg(long, value_name = "CODE")]
    allow: Vec<String>,
    /// CSV of your desk's own usual sizes, or a folder of them, beside the built-in ones
    #[arg(long, value_name = "FILE")]
    reference: Vec<PathBuf>,
    /// Settings to go by [default: factdesk.toml in this folder or the nearest above]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Going {
    /// Returns what the checks go by; the tables beside the database of `desk` are among it.
    pub(super) fn by(self, desk: Option<&Path>) -> Result<DeskSettings, Error> {
        let Self { allow, reference, config } = self;
        let desk = desk.map(Path::to_owned);
        workbench::settings(&SettingsAsked { config, allow, references: reference, desk })
    }
}

/// What a newcomer asks of the three sorts of flags, in one line.
pub(super) const SEVERITIES: &str = "A must query cannot be so as printed, a query is hard to \
                                     believe, a note is worth a look.";

/// Says that nobody told when some of these articles are published, and how to tell it.
pub(super) fn undated(undated: usize, of: usize, how: &str, out: &Output) {
    let begin = match (undated, of) {
        (0, _) => return,
        (1, 1) => "No publication date".to_owned(),
        (1, _) => "1 article has no publication date".to_owned(),
        (many, _) => format!("{many} articles have no publication date"),
    };
    out.talk(&format!(
        "{begin}: “last June” stays unresolved, some checks of time are silent. Say it with \
         {how}"
    ));
}

/// Says how much was allowed, where it was anything.
pub(super) fn told(allowed: &Allowed, out: &Output) {
    if let Some(words) = allowed.words() {
        out.talk(&format!("{words}."));
    }
}
