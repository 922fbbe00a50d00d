//! JSON Lines: one object a line, with the contract's fields.

use std::io::{self, Write};

use super::{Format, Line, Lines};

/// For programs that read line by line.
pub const JSONL: Format = Format {
    code: "jsonl",
    what: "one object a line",
    begin: |_, out, _| Ok(Box::new(Jsonl { out })),
};

struct Jsonl<'a> {
    out: &'a mut dyn Write,
}

impl Lines for Jsonl<'_> {
    fn line(&mut self, row: &dyn Line) -> io::Result<()> {
        row.json(self.out)?;
        self.out.write_all(b"\n")
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
