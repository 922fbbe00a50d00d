//! `article restore`: a withdrawn article back in the listings.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, exit};
use crate::workbench::{self, Error};

/// Put a withdrawn article back into the listings
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1, or 1
    article: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::restore_article(&mut desk, &who, &self.article)?;
        introduced(&done, out);
        out.talk(&format!("{} is listed again.", done.value));
        Ok(exit::FINE)
    }
}
