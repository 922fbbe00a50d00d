//! `undo`: take one's own last act back.

use super::output::Output;
use super::person::introduced;
use super::{Global, ask, exit};
use crate::workbench::{self, Error, Undone};

/// Take back your own last act: a verdict, a note, a source …
///
/// Nothing is erased: the history keeps both. Undo again to go further back. What others have built
/// on cannot be undone, nor what was said of words that a new draft has replaced; say what is right
/// now instead. A new draft can, as long as nothing else has happened in its article. On a terminal
/// it asks first.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
    /// Only if it is that event; another one is refused
    #[arg(long, value_name = "NUMBER")]
    event: Option<i64>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let mut event = self.event;
        if !self.yes && event.is_none() && ask::somebody_there() {
            let last = workbench::last_act(&desk, &who)?;
            // What was asked about is undone, and nothing that is done meanwhile.
            event = Some(last.seq);
            if !ask::yes(&format!("Undo {}? [y/N] ", described(&last)), out)? {
                out.talk("Nothing was undone.");
                return Ok(exit::FINE);
            }
        }
        let done = workbench::undo(&mut desk, &who, event)?;
        introduced(&done, out);
        out.print(&format!("Undone: {}\n", described(&done.value)))?;
        if let Some(next) = workbench::next_to_undo(&desk, &who) {
            out.next(&format!("Next would be: {}", described(&next)));
        }
        Ok(exit::FINE)
    }
}

/// Says which act: what, on which claim, when.
fn described(undone: &Undone) -> String {
    let claim = match undone.claims.as_slice() {
        [claim] if undone.words.contains("on claim") => format!(" (c{claim})"),
        _ => String::new(),
    };
    format!("{}{claim}, {}", undone.words, undone.at)
}
