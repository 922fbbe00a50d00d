//! JSON: one array, one object a line inside it, so that a diff shows which row changed.

use std::io::{self, Write};

use super::{Format, Line, Lines};

/// For programs that read the whole.
pub const JSON: Format = Format {
    code: "json",
    what: "one array of objects",
    begin: |_, out, _| Ok(Box::new(Json::begin(out)?)),
};

struct Json<'a> {
    out: &'a mut dyn Write,
    rows: usize,
}

impl<'a> Json<'a> {
    fn begin(out: &'a mut dyn Write) -> io::Result<Self> {
        out.write_all(b"[")?;
        Ok(Self { out, rows: 0 })
    }
}

impl Lines for Json<'_> {
    fn line(&mut self, row: &dyn Line) -> io::Result<()> {
        self.out.write_all(if self.rows == 0 { b"\n" } else { b",\n" })?;
        self.rows += 1;
        row.json(self.out)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.out.write_all(if self.rows == 0 { b"]\n" } else { b"\n]\n" })?;
        self.out.flush()
    }
}
