//! One flag an object, with file, line, column and both sorts of offsets.

use serde::Serialize;

use super::super::output::Output;
use super::Shown;
use super::place::Places;
use crate::desk::row::{CharSpan, RaisedFlag};
use crate::workbench::{Checked, Error};

/// Writes an array, or one object a line.
pub(super) struct Json {
    array: bool,
    rows: usize,
}

impl Json {
    pub(super) const fn array() -> Self {
        Self { array: true, rows: 0 }
    }

    pub(super) const fn lines() -> Self {
        Self { array: false, rows: 0 }
    }
}

#[derive(Serialize)]
struct Found<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    computation: &'a str,
    quote: &'a str,
    start: usize,
    end: usize,
    start_char: usize,
    end_char: usize,
    related: &'a [CharSpan],
    suggestions: &'a [String],
}

impl Shown for Json {
    fn article(&mut self, article: &Checked, out: &mut Output) -> Result<(), Error> {
        let places = Places::of(&article.body);
        for flag in &article.flags {
            let before: &[u8] = match (self.array, self.rows) {
                (true, 0) => b"[\n",
                (true, _) => b",\n",
                (false, _) => b"",
            };
            self.rows += 1;
            out.data().write_all(before)?;
            let found = found(article, flag, &places);
            serde_json::to_writer(out.data(), &found).map_err(std::io::Error::from)?;
            if !self.array {
                out.data().write_all(b"\n")?;
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut Output) -> Result<(), Error> {
        let end: &[u8] = match (self.array, self.rows) {
            (true, 0) => b"[]\n",
            (true, _) => b"\n]\n",
            (false, _) => b"",
        };
        Ok(out.data().write_all(end)?)
    }
}

fn found<'a>(article: &'a Checked, flag: &'a RaisedFlag, places: &Places<'_>) -> Found<'a> {
    let (line, column) = places.line_and_column(flag.start);
    let (end_line, end_column) = places.line_and_column(flag.end);
    Found {
        file: &article.name,
        line,
        column,
        end_line,
        end_column,
        code: &flag.code,
        severity: &flag.severity,
        message: &flag.message,
        computation: &flag.computation,
        quote: article.body.get(flag.start..flag.end).unwrap_or(""),
        start: flag.start,
        end: flag.end,
        start_char: flag.start_char,
        end_char: flag.end_char,
        related: &flag.related,
        suggestions: &flag.suggestions,
    }
}
