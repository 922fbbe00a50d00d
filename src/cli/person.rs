//! What is said of an act and of who did it, shared by the commands of people.

use chrono::{DateTime, Utc};

use super::output::{GOOD, Output};
use super::{exit, gate};
use crate::report::one_line;
use crate::workbench::{self, Acted, Error, Passage};

/// Says what came of an editor's word at the gate, and returns the exit code. `otherwise` is the
/// command with which it goes against the gate.
pub(super) fn passed(
    done: &Acted<Passage>,
    otherwise: &str,
    out: &mut Output,
) -> Result<u8, Error> {
    introduced(done, out);
    let Passage { done: passed, gate, notice } = &done.value;
    if !passed {
        let text = gate::laid_out(gate, out);
        out.print(&text)?;
        out.flush()?;
        out.next(&format!(
            "Let it go all the same, by name: factdesk {otherwise} {} --reason WORDS",
            gate.article
        ));
        return Ok(exit::FOUND);
    }
    let state = out.paint(GOOD, &gate.state);
    let open = match (gate.state.as_str(), gate.reasons.len()) {
        (_, 0) => String::new(),
        ("cleared", open) => format!(" against the gate, with {open} open"),
        (_, open) => format!(", with {open} open"),
    };
    let by = &done.by.handle;
    out.print(&format!("{} is {state}{open}, by {by}\n", gate.article))?;
    if let Some(notice) = notice {
        out.print(&format!("{}\n", one_line(notice)))?;
    }
    Ok(exit::FINE)
}

/// Says, once in a desk's life, that this person is now its admin; and which articles the act has
/// shut the gate of.
pub(super) fn introduced<T>(done: &Acted<T>, out: &Output) {
    if done.joined {
        out.talk(&format!(
            "{} ({}) is the first person on this desk, and its admin now.",
            done.by.handle, done.by.initials
        ));
        out.next("Bring in the others: factdesk reviewers add HANDLE --role reviewer");
    }
    for (article, why) in &done.shut {
        out.talk(&format!("a{article} was cleared; that is taken back: {}", one_line(why)));
    }
}

/// Says so when the time by which something is due has gone by.
pub(super) fn due_gone_by(due_at: Option<DateTime<Utc>>, out: &Output) {
    if let Some(words) = workbench::gone_by(due_at) {
        out.talk(&words);
    }
}
