//! How rows are written: one file a format. Which columns there are is left to the reports.

mod csv;
mod json;
mod jsonl;
mod table;

pub use csv::{escape, unescape};

use std::io::{self, Write};

use serde::Serialize;

use super::Column;

/// A way to write rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people, fitted to the terminal.
    Table,
    /// For spreadsheets, RFC 4180.
    Csv,
    /// One array of objects.
    Json,
    /// One object a line.
    Jsonl,
}

impl Format {
    /// Every format, in the order the user sees.
    pub const ALL: [Self; 4] = [Self::Table, Self::Csv, Self::Json, Self::Jsonl];

    /// Returns the name that `--format` takes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
        }
    }

    /// Returns what it is good for, for the help.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Table => "for people, fitted to the terminal",
            Self::Csv => "for spreadsheets: every column, safe against formulas",
            Self::Json => "one array of objects",
            Self::Jsonl => "one object a line",
        }
    }

    /// Returns the format of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// What a format may want to know about where its bytes go.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether CSV begins with a byte order mark, which Excel needs.
    pub bom: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: 100, bom: false }
    }
}

/// Takes rows one by one and writes them.
pub trait Sheet<R> {
    /// Writes one row, or keeps it until the end if the format must see all of them.
    fn row(&mut self, row: &R) -> io::Result<()>;

    /// Writes what comes after the last row.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// Begins a sheet of `columns` in `format` on `out`.
pub fn sheet<'a, R: Serialize>(
    format: Format,
    columns: &'static [Column<R>],
    out: &'a mut dyn Write,
    look: Look,
) -> io::Result<Box<dyn Sheet<R> + 'a>> {
    Ok(match format {
        Format::Table => Box::new(table::Table::begin(columns, out, look)),
        Format::Csv => Box::new(csv::Csv::begin(columns, out, look)?),
        Format::Json => Box::new(json::Json::begin(out)?),
        Format::Jsonl => Box::new(jsonl::Jsonl::begin(out)),
    })
}
