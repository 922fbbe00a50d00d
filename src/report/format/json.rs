//! JSON: one array, one object a line inside it, so that a diff shows which row changed.

use std::io::{self, Write};

use serde::Serialize;

use super::Sheet;

pub(super) struct Json<'a> {
    out: &'a mut dyn Write,
    rows: usize,
}

impl<'a> Json<'a> {
    pub(super) fn begin(out: &'a mut dyn Write) -> io::Result<Self> {
        out.write_all(b"[")?;
        Ok(Self { out, rows: 0 })
    }
}

impl<R: Serialize> Sheet<R> for Json<'_> {
    fn row(&mut self, row: &R) -> io::Result<()> {
        self.out.write_all(if self.rows == 0 { b"\n" } else { b",\n" })?;
        self.rows += 1;
        serde_json::to_writer(&mut self.out, row)?;
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.out.write_all(if self.rows == 0 { b"]\n" } else { b"\n]\n" })?;
        self.out.flush()
    }
}
