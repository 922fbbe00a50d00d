//! What a page is called with: the desk, who is at it, and what was asked.

use std::sync::Arc;

use super::door::{Caller, Door};
use super::form::Form;
use super::frame::Frame;
use super::hands::Hands;
use super::live::Live;
use super::visit::Visit;
use crate::desk::rights::Right;
use crate::workbench::{Desk, Error, Kind, Who};

/// One request, read.
pub(super) struct Call<'a> {
    /// The desk; a route that only reads has it open to read.
    pub(super) desk: &'a mut Desk,
    /// Who is at the keyboard.
    pub(super) who: &'a Who,
    /// The same, with what they are here and what they are logged in to.
    pub(super) caller: &'a Caller,
    /// Whence they ask.
    pub(super) visit: &'a Visit,
    /// The door they came through.
    pub(super) door: &'a Door,
    /// What stands in the braces of the route's path.
    pub(super) path: Form,
    /// What stands behind the question mark.
    pub(super) query: Form,
    /// What was typed.
    pub(super) form: Form,
    /// The files that were chosen or dropped.
    pub(super) files: Vec<Upload>,
    /// Who looks on.
    pub(super) live: &'a Arc<Live>,
}

/// A file that came with a form.
pub(super) struct Upload {
    /// Its name on the sender's disk, without folders.
    pub(super) name: String,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

impl Call<'_> {
    /// Returns the frame of a page of this title, under this heading of the menu.
    pub(super) fn frame(&self, title: impl Into<String>, here: &'static str) -> Frame {
        Frame::of(self.caller, title, here)
    }

    /// Returns whether whoever asks may do that, for a page that leaves out what they may not.
    pub(super) fn may(&self, right: Right) -> bool {
        self.caller.may(right)
    }

    /// Returns what stands in the braces of that name.
    pub(super) fn id(&self, name: &str) -> &str {
        self.path.get(name)
    }
}

/// One request at the door, read. Nobody is in yet, perhaps.
pub(super) struct Entering<'a> {
    /// The desk, closed.
    pub(super) hands: &'a Hands,
    /// The door.
    pub(super) door: &'a Door,
    /// Whence they ask.
    pub(super) visit: &'a Visit,
    /// Who they are, if that is known.
    pub(super) caller: Option<&'a Caller>,
    /// What stands behind the question mark.
    pub(super) query: Form,
    /// What was typed.
    pub(super) form: Form,
}

impl Entering<'_> {
    /// Returns who they are, where the route lets nobody else come so far.
    pub(super) fn caller(&self) -> Result<&Caller, Error> {
        self.caller.ok_or_else(|| Error::new(Kind::Fault, "nobody came through the door"))
    }
}
