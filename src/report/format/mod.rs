//! How rows are written: one file a format. Which columns there are is left to the reports.

mod csv;
mod html;
mod json;
mod jsonl;
mod table;

pub use self::csv::{CSV, escape, unescape};
pub use self::html::HTML;
pub use self::json::JSON;
pub use self::jsonl::JSONL;
pub use self::table::TABLE;

use std::io::{self, Write};

use serde::Serialize;

use super::{Column, Described};

/// Every format, in the order the user sees.
pub const ALL: &[Format] = &[TABLE, CSV, JSON, JSONL, HTML];

/// A way to write rows.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The name that `--format` takes.
    pub code: &'static str,
    /// What it is good for, for the help.
    pub what: &'static str,
    begin: Begin,
}

/// Begins to write rows with these columns.
type Begin =
    for<'a> fn(Vec<Described>, &'a mut dyn Write, Look<'a>) -> io::Result<Box<dyn Lines + 'a>>;

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Format {}

/// Returns the format of that name.
pub fn by_code(code: &str) -> Option<Format> {
    ALL.iter().find(|format| format.code == code).copied()
}

/// What a format may want to know about where its bytes go.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether CSV begins with a byte order mark, which Excel needs.
    pub bom: bool,
    /// What a page is headed with.
    pub title: &'a str,
    /// What a page has at its foot.
    pub stamp: Stamp<'a>,
}

/// What says when and from which state of the desk something was written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stamp<'a> {
    /// The head of the chain of events: `42:0123456789abcdef`.
    pub head: &'a str,
    /// When, in UTC.
    pub at: &'a str,
}

impl Default for Look<'_> {
    fn default() -> Self {
        Self { width: 100, bom: false, title: "", stamp: Stamp::default() }
    }
}

/// Takes rows whose type it does not know.
trait Lines {
    /// Writes one row, or keeps it until the end if the format must see all of them.
    fn line(&mut self, row: &dyn Line) -> io::Result<()>;

    /// Writes what comes after the last row.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// One row, as a format sees it.
trait Line {
    /// Returns what stands in each column.
    fn cells(&self) -> Vec<String>;

    /// Writes the row as one JSON object.
    fn json(&self, out: &mut dyn Write) -> io::Result<()>;
}

struct OneOf<'r, R: 'static> {
    row: &'r R,
    columns: &'static [Column<R>],
}

impl<R: Serialize> Line for OneOf<'_, R> {
    fn cells(&self) -> Vec<String> {
        self.columns.iter().map(|column| (column.value)(self.row)).collect()
    }

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        Ok(serde_json::to_writer(out, self.row)?)
    }
}

/// Takes rows of one type one by one and writes them.
pub struct Sheet<'a, R: 'static> {
    columns: &'static [Column<R>],
    lines: Box<dyn Lines + 'a>,
    rows: usize,
}

/// Begins a sheet of `columns` in `format` on `out`.
pub fn sheet<'a, R: Serialize>(
    format: Format,
    columns: &'static [Column<R>],
    out: &'a mut dyn Write,
    look: Look<'a>,
) -> io::Result<Sheet<'a, R>> {
    let lines = (format.begin)(super::described(columns), out, look)?;
    Ok(Sheet { columns, lines, rows: 0 })
}

impl<R: Serialize> Sheet<'_, R> {
    /// Writes one row, or keeps it until the end if the format must see all of them.
    pub fn row(&mut self, row: &R) -> io::Result<()> {
        self.rows += 1;
        self.lines.line(&OneOf { row, columns: self.columns })
    }

    /// Writes what comes after the last row, and returns how many there were.
    pub fn finish(self) -> io::Result<usize> {
        self.lines.finish()?;
        Ok(self.rows)
    }
}

/// `article_id` is "article" to people: ids carry their letter.
fn heading(name: &str) -> String {
    name.strip_suffix("_id").unwrap_or(name).replace('_', " ")
}
