//! `undo`: take one's own last act back.

use super::output::Output;
use super::person::introduced;
use super::review::listed;
use super::{Global, ask, exit};
use crate::workbench::{self, Error, Undone};

/// Take back your own last act: a verdict, a note, a source …
///
/// Nothing is erased: the history keeps both. Undo again to go further back. What others have built
/// on cannot be undone; say what is right now instead. On a terminal it asks first.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        if !self.yes && ask::somebody_there() {
            let last = workbench::last_act(&desk, &who)?;
            if !ask::yes(&format!("Undo {}? [y/N] ", described(&last)), out)? {
                out.talk("Nothing was undone.");
                return Ok(exit::FINE);
            }
        }
        let done = workbench::undo(&mut desk, &who)?;
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
    let named = undone.words.contains("on claim");
    let claims = if named { format!(" ({})", listed('c', &undone.claims)) } else { String::new() };
    format!("{}{claims}, {}", undone.words, undone.at)
}
