//! `article withdraw`: out of the listings, with its history.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, exit};
use crate::workbench::{self, Error};

/// Take an article out of the listings; nothing of it is lost
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1, or 1
    article: String,
    /// Why
    #[arg(long, value_name = "WORDS")]
    reason: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::withdraw_article(&mut desk, &who, &self.article, &self.reason)?;
        introduced(&done, out);
        out.talk(&format!("{} is withdrawn.", done.value));
        out.next(&format!("Put it back: factdesk article restore {}", done.value));
        Ok(exit::FINE)
    }
}
