//! `source add`: a page, a file or a talk.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::{Global, exit};
use super::about::About;
use crate::workbench::{self, Error, Sourcing};

/// Add a source; one that the desk has already is named and not added again
#[derive(Debug, clap::Args)]
pub(in super::super) struct Args {
    /// Its address or its file; a talk has only a --title
    #[arg(value_name = "URL|FILE")]
    place: Option<String>,
    #[command(flatten)]
    about: About,
    /// When it was read: 2023-07-14, or with a time [default: now, for an address]
    #[arg(long, value_name = "TIME")]
    accessed: Option<String>,
    /// Only for the eyes of editors and your own; reports and search never show it
    #[arg(long)]
    confidential: bool,
    /// Keep a copy of the file in the desk, up to 32 MiB
    #[arg(long)]
    keep: bool,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let asked = Sourcing {
            place: self.place,
            about: self.about.said(self.confidential.then_some(true)),
            accessed: self.accessed,
            keep: self.keep,
            brought: None,
        };
        let done = workbench::add_source(&mut desk, &who, &asked)?;
        introduced(&done, out);
        let id = done.value.id;
        if done.value.already {
            out.talk(&format!("The desk has it already, as s{id}"));
            out.next(&format!("To say more about it: factdesk source edit s{id} --title …"));
        }
        out.print(&format!("s{id}\n"))?;
        Ok(exit::FINE)
    }
}
