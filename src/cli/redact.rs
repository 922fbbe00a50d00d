//! `redact`: words that must go.

use super::output::Output;
use super::person::introduced;
use super::{Global, ask, exit};
use crate::workbench::{self, Error, Redact, Redacted};

/// Take words out for good, because the law or counsel says so
///
/// The words leave every row, the search and the bytes of the file. That they were there, on whose
/// word they went and a hash of them stay, and the desk still verifies. Nothing brings them back.
/// Words of a draft give way to signs of the same length, in every draft where they stand. Backups
/// and reports made before still hold them.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// n5, q2, c17, s3, f12, or a1 with --words
    #[arg(value_name = "ID", required_unless_present = "sweep")]
    id: Option<String>,
    /// Which of its words: rationale, correction, quoted, title, url, file ...
    #[arg(long, value_name = "WHAT", conflicts_with = "words")]
    what: Option<String>,
    /// Words of the article's drafts, exactly as they stand there; `-` reads them from standard
    /// input
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,
    /// Only this one of their places, from 1
    #[arg(long, value_name = "N", requires = "words")]
    nth: Option<usize>,
    /// On whose word, and why; it stays on record
    #[arg(long, value_name = "WORDS", required_unless_present = "sweep")]
    reason: Option<String>,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
    /// Clean the file once more, when others had it open before
    #[arg(long, conflicts_with_all = ["id", "what", "words", "nth", "reason", "yes"])]
    sweep: bool,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let mut desk = global.desk_to_act()?;
        if self.sweep {
            let swept = workbench::sweep(&mut desk)?;
            swept_or_not(swept, out);
            return Ok(if swept { exit::FINE } else { exit::STORE });
        }
        let who = global.who()?;
        let words = self.words.map(super::words_or_stdin).transpose()?;
        let asked = Redact {
            id: self.id.unwrap_or_default(),
            what: self.what,
            words: words.map(|words| words.trim_end_matches('\n').to_owned()),
            nth: self.nth,
            reason: self.reason.unwrap_or_default(),
        };
        if !self.yes && !sure(&asked.id, out)? {
            out.talk("Nothing was taken out.");
            return Ok(exit::FINE);
        }
        let done = workbench::redact(&mut desk, &who, &asked)?;
        introduced(&done, out);
        said(&done.value, out)?;
        Ok(exit::FINE)
    }
}

fn sure(id: &str, out: &mut Output) -> Result<bool, Error> {
    if !ask::somebody_there() {
        return Err(Error::usage("Words that are taken out never come back, so nothing was done.")
            .hint("If you are sure, say --yes"));
    }
    ask::yes(&format!("Take these words out of {id} for good? [y/N] "), out)
}

fn said(redacted: &Redacted, out: &mut Output) -> Result<(), Error> {
    out.print(&format!("Taken out of: {}\n", redacted.rows.join(", ")))?;
    if !redacted.elsewhere.is_empty() {
        out.talk(&format!("The same words still stand in {}", redacted.elsewhere.join(", ")));
    }
    swept_or_not(redacted.swept, out);
    out.talk("Backups and reports made before still hold them.");
    Ok(())
}

fn swept_or_not(swept: bool, out: &Output) {
    if swept {
        out.talk("No trace of what was taken out is left in the file.");
    } else {
        out.talk("Somebody else has the desk open, so traces stay in the bytes of the file.");
        out.next("When they have closed it: factdesk redact --sweep");
    }
}
