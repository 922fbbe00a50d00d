//! `source edit`: what became known of a source later.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, exit};
use super::about::About;
use crate::workbench::{self, Error};

/// Change what is known of a source; what is not named stays
#[derive(Debug, clap::Args)]
pub(in super::super) struct Args {
    /// s3
    #[arg(value_name = "SOURCE")]
    source: String,
    #[command(flatten)]
    about: About,
    /// Only for the eyes of editors and whoever added it
    #[arg(long)]
    confidential: bool,
    /// For everybody at the desk
    #[arg(long, conflicts_with = "confidential")]
    open: bool,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let confidential = (self.confidential || self.open).then_some(self.confidential);
        let asked = self.about.said(confidential);
        let done = workbench::edit_source(&mut desk, &who, &self.source, &asked)?;
        introduced(&done, out);
        out.talk(if done.seq.is_some() { "Changed." } else { "It says so already." });
        Ok(exit::FINE)
    }
}
