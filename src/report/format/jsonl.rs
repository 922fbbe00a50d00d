//! JSON Lines: one object a line, with the contract's fields.

use std::io::{self, Write};

use serde::Serialize;

use super::Sheet;

pub(super) struct Jsonl<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Jsonl<'a> {
    pub(super) fn begin(out: &'a mut dyn Write) -> Self {
        Self { out }
    }
}

impl<R: Serialize> Sheet<R> for Jsonl<'_> {
    fn row(&mut self, row: &R) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, row)?;
        self.out.write_all(b"\n")
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
