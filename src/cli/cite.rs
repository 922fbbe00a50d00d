//! `cite`: what a source says about a claim.

use super::output::Output;
use super::person::introduced;
use super::{Global, exit, values};
use crate::desk::source::Stance;
use crate::workbench::{self, Citing, Error};

/// Cite a source on a claim, without a verdict
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The same source with the same stance again takes the place of what was cited before. \
To give the verdict at once: factdesk review")]
pub(super) struct Args {
    /// The claim: c17, or a1/17
    #[arg(value_name = "ID")]
    claim: String,
    /// Address, file or s3; #supports, #refutes or #context behind it is its stance
    #[arg(value_name = "URL|FILE|SOURCE")]
    source: String,
    /// What it does to the claim [default: supports]
    #[arg(long, value_parser = values::stance())]
    stance: Option<Stance>,
    /// Page or timestamp
    #[arg(long, value_name = "WORDS")]
    locator: Option<String>,
    /// The passage, word for word
    #[arg(long, value_name = "WORDS")]
    quoted: Option<String>,
    /// The passage in the desk's language
    #[arg(long, value_name = "WORDS")]
    translation: Option<String>,
    /// Whose translation it is
    #[arg(long, value_name = "NAME", requires = "translation")]
    translator: Option<String>,
    /// In place of all that source is cited for here: it does something else to the claim
    #[arg(long)]
    instead: bool,
    /// Take back what it is cited for here
    #[arg(long, conflicts_with_all = ["locator", "quoted", "translation", "instead"])]
    withdraw: bool,
    /// Only if nobody has changed the claim since: the version you saw
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    if_version: Option<i64>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let asked = Citing {
            claim: self.claim,
            source: self.source,
            stance: self.stance,
            locator: self.locator,
            quoted: self.quoted,
            translation: self.translation,
            translator: self.translator,
            instead: self.instead,
            fresh: None,
            if_version: self.if_version,
        };
        if self.withdraw {
            let done = workbench::withdraw_citation(&mut desk, &who, &asked)?;
            introduced(&done, out);
            out.talk(&format!("{} is no longer cited so on {}", asked.source, asked.claim));
            return Ok(exit::FINE);
        }
        let done = workbench::cite(&mut desk, &who, &asked)?;
        introduced(&done, out);
        if done.seq.is_none() {
            out.talk("It is cited so already.");
        }
        out.print(&format!("{}\n", done.value))?;
        Ok(exit::FINE)
    }
}
