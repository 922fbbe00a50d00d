//! `claims`: the claims of one article or of all.

use super::listing::listed;
use super::output::Output;
use super::{Global, exit, values};
use crate::report::{CLAIMS, Format};
use crate::workbench::{self, Desk, Error, WhichClaims};

/// List claims, in galley order
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only those of this article: a1, or 1
    #[arg(long, value_name = "ARTICLE")]
    article: Option<String>,
    /// As they stood in this draft of the article [default: the current one]
    #[arg(
        long,
        value_name = "N",
        requires = "article",
        value_parser = clap::value_parser!(i64).range(1..)
    )]
    draft: Option<i64>,
    /// Only those in this state
    #[arg(long, value_parser = values::claim_state())]
    state: Option<String>,
    /// Only those of this kind
    #[arg(long, value_parser = values::kind())]
    kind: Option<String>,
    /// Only those that this check doubts; editor for people's own flags
    #[arg(long, value_name = "CODE")]
    flag: Option<String>,
    /// Only those handed to this reviewer, or with a verdict of theirs
    #[arg(long, value_name = "HANDLE")]
    reviewer: Option<String>,
    /// Only those with this verdict; factdesk scale lists them
    #[arg(long, value_name = "VERDICT", value_parser = values::verdict())]
    verdict: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    limit: Option<i64>,
    /// Only those after this one
    #[arg(long, value_name = "CLAIM")]
    after: Option<String>,
    /// How to write them
    #[arg(long, value_parser = values::format(), default_value = "table")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let desk = Desk::open_to_read(&global.db)?;
        let which = WhichClaims {
            article: self.article,
            draft: self.draft,
            state: self.state,
            kind: self.kind,
            flag: self.flag,
            reviewer: self.reviewer,
            verdict: self.verdict,
            limit: self.limit,
            after: self.after,
        };
        let rows =
            listed(self.format, CLAIMS, out, &mut |told| workbench::claims(&desk, &which, told))?;
        if rows == 0 {
            out.talk("No such claims.");
        }
        Ok(exit::FINE)
    }
}
