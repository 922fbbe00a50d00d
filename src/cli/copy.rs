//! What happens to the copy, as `review`, `resolve` and `adjudicate` ask for it.

use crate::desk::resolution::Resolution;
use crate::workbench::Resolving;

/// What some resolutions must come with.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "With some resolutions")]
#[group(skip)]
pub(super) struct Args {
    /// Who vouches for it, with `on_author`
    #[arg(long, value_name = "NAME", requires = "resolution")]
    said_by: Option<String>,
    /// When they said so: 16:42, or "2023-07-14 16:42"
    #[arg(long, value_name = "TIME", requires = "resolution")]
    said_at: Option<String>,
    /// The editor who takes it on, with `on_author` or `overruled` [default: you, if you may]
    #[arg(long, value_name = "HANDLE", requires = "resolution")]
    approved_by: Option<String>,
    /// Why; `overruled` needs it
    #[arg(long, value_name = "WORDS", requires = "resolution")]
    reason: Option<String>,
}

impl Args {
    /// Returns the resolution as it was asked for.
    pub(super) fn asked(self, resolution: Resolution, new_text: Option<String>) -> Resolving {
        Resolving {
            resolution,
            new_text,
            said_by: self.said_by,
            said_at: self.said_at,
            approved_by: self.approved_by,
            reason: self.reason,
        }
    }
}
