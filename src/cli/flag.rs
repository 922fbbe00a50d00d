//! `flag`: a doubt of one's own.

use super::output::Output;
use super::person::introduced;
use super::{Global, exit, values};
use crate::check::Severity;
use crate::report::one_line;
use crate::workbench::{self, Error, Flagging};

/// Flag a claim, or words of an article, that you doubt
///
/// A settled claim is open again, unless the flag is only a note (--severity info).
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// c17 or a1/17 for a claim, a1 for an article
    #[arg(value_name = "ID")]
    on: String,
    /// What does not fit
    #[arg(long, value_name = "WORDS")]
    reason: String,
    /// How loudly it asks
    #[arg(long, value_parser = values::own_severity(), default_value = "warning")]
    severity: Severity,
    /// The doubtful words, as they stand in the text
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,
    /// Which of the places where they stand, from 1
    #[arg(long, value_name = "N", requires = "words")]
    nth: Option<usize>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let asked = Flagging {
            on: self.on,
            words: self.words,
            nth: self.nth,
            severity: self.severity,
            reason: self.reason,
        };
        let done = workbench::flag(&mut desk, &who, &asked)?;
        introduced(&done, out);
        let raised = &done.value;
        out.print(&format!("f{}\n", raised.flag_id))?;
        let claim = raised.claim_id.map(|id| format!(", c{id}")).unwrap_or_default();
        out.talk(&format!("Flagged: “{}”{claim}", one_line(&raised.quote)));
        if raised.reopened {
            out.talk("Its claim was settled and is reopened.");
        }
        if raised.taken_back {
            out.talk("Its article was cleared; that is taken back.");
        }
        Ok(exit::FINE)
    }
}
