//! Rows become bytes: which columns a report has, and how a format writes them. Where the rows come
//! from is left to the workbench; this room never asks the store.

mod articles;
mod claims;
mod extraction;
mod flags;
pub mod format;
mod handed;
mod people;
mod questions;
mod scale;
mod scales;
mod search;
mod sources;
mod visible;
mod words;

pub use articles::ARTICLES;
pub use claims::CLAIMS;
pub use extraction::{EXTRACTION, ExtractedFigure, figures_of};
pub use flags::FLAGS;
pub use format::{Format, Look, Sheet, sheet};
pub use handed::HANDED;
pub use people::PEOPLE;
pub use questions::QUESTIONS;
pub use scale::SCALE;
pub use scales::SCALES;
pub use search::SEARCH;
pub use sources::SOURCES;
pub use visible::{one_line, visible};
pub use words::{in_words, number_in_words};

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
    /// `snake_case`, as the header row has it.
    pub name: &'static str,
    /// Words, number or date.
    pub measure: Measure,
    /// What it means, for `docs/reports.md`.
    pub what: &'static str,
    /// A value as it really occurs.
    pub example: &'static str,
    /// Whether the table for people has it too; files always have every column.
    pub in_table: bool,
    /// Reads the cell out of a row.
    pub value: fn(&R) -> String,
}

impl<R> Column<R> {
    const fn new(
        name: &'static str,
        measure: Measure,
        value: fn(&R) -> String,
        example: &'static str,
        what: &'static str,
    ) -> Self {
        Self { name, measure, what, example, in_table: false, value }
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
        self.in_table = true;
        self
    }
}

/// A report for `docs/reports.md` and its test: a [`Column`] without its row type.
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
}

/// Returns every report with its columns, in the order the user sees.
pub fn all() -> Vec<(&'static str, Vec<Described>)> {
    fn described<R>(columns: &[Column<R>]) -> Vec<Described> {
        let describe = |column: &Column<R>| Described {
            name: column.name,
            measure: column.measure,
            what: column.what,
            example: column.example,
        };
        columns.iter().map(describe).collect()
    }
    vec![
        ("claims", described(CLAIMS)),
        ("flags", described(FLAGS)),
        ("articles", described(ARTICLES)),
        ("sources", described(SOURCES)),
        ("questions", described(QUESTIONS)),
        ("search", described(SEARCH)),
        ("people", described(PEOPLE)),
        ("assign", described(HANDED)),
        ("scale", described(SCALE)),
        ("scale list", described(SCALES)),
        ("extract", described(EXTRACTION)),
    ]
}

fn yes_or_no(value: bool) -> String {
    if value { "yes".to_owned() } else { "no".to_owned() }
}

fn or_empty(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}
