//! What is said of who acts, shared by every command of a person.

use super::output::Output;
use crate::workbench::Acted;

/// Says, once in a desk's life, that this person is now its admin.
pub(super) fn introduced<T>(done: &Acted<T>, out: &Output) {
    if done.joined {
        out.talk(&format!(
            "{} ({}) is the first person on this desk, and its admin now.",
            done.by.handle, done.by.initials
        ));
        out.next("Bring in the others: factdesk reviewers add HANDLE --role reviewer");
    }
}
