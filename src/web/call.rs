//! What a page is called with: the desk, who is at it, and what was asked.

use std::sync::Arc;

use super::form::Form;
use super::frame::Frame;
use super::live::Live;
use crate::workbench::{Desk, Who};

/// One request, read.
pub(super) struct Call<'a> {
    /// The desk; a route that only reads has it open to read.
    pub(super) desk: &'a mut Desk,
    /// Who is at the keyboard.
    pub(super) who: &'a Who,
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
        Frame::new(title, here, self.who.handle())
    }

    /// Returns what stands in the braces of that name.
    pub(super) fn id(&self, name: &str) -> &str {
        self.path.get(name)
    }
}
