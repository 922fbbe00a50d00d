//! Rows become bytes: which reports there are, which columns they have, and how a format writes
//! them. Where the rows come from is left to the workbench; this room never asks the store.

mod articles;
mod call_sheet;
mod card;
mod checked_copy;
mod checking_copy;
mod claims;
mod corrections;
mod error;
mod extraction;
mod extraction_json;
mod flags;
mod flags_by_check;
pub mod format;
mod galley;
mod handed;
mod history;
mod html;
mod marks;
mod notes;
mod people;
mod progress;
mod proof;
mod questions;
mod reviewers;
mod rows;
mod scale;
mod scales;
mod search;
mod sources;
mod verdicts;
mod visible;
mod which;
mod words;

use std::io::{self, Write};

use serde::Serialize;

pub use articles::ARTICLES;
pub use call_sheet::{Call, calls};
pub use claims::CLAIMS;
pub use error::Error;
pub use extraction::{EXTRACTION, ExtractedFigure, figures_of};
pub use extraction_json::{ExtractionJson, Full};
pub use format::{Format, Look, Sheet, Stamp, sheet};
pub use handed::HANDED;
pub use html::{STYLE, escaped};
pub use people::PEOPLE;
pub use proof::{Paragraph, proof};
pub use questions::QUESTIONS;
pub use rows::{ArticleText, Rows, Told};
pub use scale::SCALE;
pub use scales::SCALES;
pub use search::SEARCH;
pub use sources::SOURCES;
pub use visible::{one_line, visible};
pub use which::{Filter, Which};
pub use words::{in_words, number_in_words};

/// Every report, in the order the user sees. The command line, its help, `docs/reports.md` and the
/// tests go by this list.
pub const ALL: &[Report] = &[
    claims::REPORT,
    verdicts::REPORT,
    flags::REPORT,
    sources::REPORT,
    notes::REPORT,
    questions::REPORT,
    articles::REPORT,
    reviewers::REPORT,
    progress::REPORT,
    corrections::REPORT,
    history::REPORT,
    checking_copy::REPORT,
    checked_copy::REPORT,
];

/// Reports with their rows counted together: of which report, by what, and the report that counts.
pub const GROUPED: &[(&str, &str, Report)] = &[("flags", "check", flags_by_check::REPORT)];

/// One report: what it is, what it can be narrowed by, and how it is written.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    /// The name that `report` takes.
    pub code: &'static str,
    /// What it is, for the help.
    pub what: &'static str,
    /// What it can be narrowed by; anything else is refused.
    pub narrowed_by: &'static [Filter],
    /// The one format it has; `None`: every one.
    pub only: Option<Format>,
    /// Its columns; none for a page.
    pub columns: fn() -> Vec<Described>,
    /// Writes it and returns how many rows it has.
    pub write: fn(&dyn Rows, &Which, &mut Page<'_>) -> Result<usize, Error>,
}

impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

/// Returns the report of that name.
pub fn by_code(code: &str) -> Option<&'static Report> {
    ALL.iter().find(|report| report.code == code)
}

/// Returns the report that counts the rows of that one by `what`.
pub fn grouped(report: &Report, what: &str) -> Option<&'static Report> {
    let asked = |(of, by, _): &&(&str, &str, Report)| *of == report.code && *by == what;
    GROUPED.iter().find(asked).map(|(.., grouped)| grouped)
}

/// What a report is written on.
pub struct Page<'a> {
    /// How.
    pub format: Format,
    /// With what around it.
    pub look: Look<'a>,
    /// Where to.
    pub out: &'a mut dyn Write,
}

impl Page<'_> {
    /// Begins a sheet of `columns`.
    fn sheet<R: Serialize>(&mut self, columns: &'static [Column<R>]) -> io::Result<Sheet<'_, R>> {
        sheet(self.format, columns, self.out, self.look)
    }
}

/// What stands in a column, which decides how a spreadsheet may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Words. A cell that a spreadsheet could take for a formula is guarded.
    Text,
    /// Digits with at most a minus and a point, or nothing.
    Number,
    /// `YYYY-MM-DD`, a UTC time, or nothing.
    Date,
}

/// One column of a report: what it is called, what stands in it, and one real value of it.
#[derive(Clone, Copy, Debug)]
pub struct Column<R: 'static> {
    /// The column without its rows.
    pub head: Described,
    /// Reads the cell out of a row.
    pub value: fn(&R) -> String,
}

/// A column without the type of its rows: what formats and `docs/reports.md` need to know.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// `snake_case`, as the header row has it.
    pub name: &'static str,
    /// Words, number or date.
    pub measure: Measure,
    /// What it means.
    pub what: &'static str,
    /// A value as it really occurs.
    pub example: &'static str,
    /// Whether the table for people has it too; files always have every column.
    pub in_table: bool,
}

impl<R> Column<R> {
    const fn new(
        name: &'static str,
        measure: Measure,
        value: fn(&R) -> String,
        example: &'static str,
        what: &'static str,
    ) -> Self {
        Self { head: Described { name, measure, what, example, in_table: false }, value }
    }

    const fn text(
        name: &'static str,
        value: fn(&R) -> String,
        example: &'static str,
        what: &'static str,
    ) -> Self {
        Self::new(name, Measure::Text, value, example, what)
    }

    const fn number(
        name: &'static str,
        value: fn(&R) -> String,
        example: &'static str,
        what: &'static str,
    ) -> Self {
        Self::new(name, Measure::Number, value, example, what)
    }

    const fn date(
        name: &'static str,
        value: fn(&R) -> String,
        example: &'static str,
        what: &'static str,
    ) -> Self {
        Self::new(name, Measure::Date, value, example, what)
    }

    const fn in_table(mut self) -> Self {
        self.head.in_table = true;
        self
    }
}

/// Returns every sheet with its columns, in the order the user sees: the reports, then what other
/// commands write in the same formats.
pub fn described_sheets() -> Vec<(&'static str, Vec<Described>)> {
    let reports = ALL.iter().map(|report| (report.code, (report.columns)()));
    let others = [
        ("search", described(SEARCH)),
        ("people", described(PEOPLE)),
        ("assign", described(HANDED)),
        ("scale", described(SCALE)),
        ("scale list", described(SCALES)),
        ("extract", described(EXTRACTION)),
    ];
    let grouped = GROUPED.iter().map(|(.., report)| (report.code, (report.columns)()));
    let reports = reports.filter(|(_, columns)| !columns.is_empty());
    reports.chain(grouped).chain(others).collect()
}

fn described<R>(columns: &[Column<R>]) -> Vec<Described> {
    columns.iter().map(|column| column.head).collect()
}

fn yes_or_no(value: bool) -> String {
    if value { "yes".to_owned() } else { "no".to_owned() }
}

fn or_empty(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}
