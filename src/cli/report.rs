//! `report`: rows or pages of the desk as a file.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::add::counted;
use super::output::Output;
use super::{Global, exit, values};
use crate::report::{self, Format, Report, format};
use crate::workbench::{self, Desk, Error, Narrowing, Reporting};

/// Write a report of the desk
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// Which report
    #[arg(value_parser = named(), value_name = "REPORT")]
    report: &'static Report,
    /// Count its rows together by this: check, for report flags
    #[arg(long, value_parser = by(), value_name = "WHAT")]
    by: Option<String>,
    #[command(flatten)]
    narrowing: Narrowed,
    /// How to write it [default: by the file's ending; csv, or html for a page]
    #[arg(long, value_parser = values::format())]
    format: Option<Format>,
    /// The file to write; it is there whole or not at all [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Begin CSV with a byte order mark, which Excel needs to see that it is UTF-8
    #[arg(long)]
    bom: bool,
}

const AFTER_HELP: &str = "\
A report that cannot be narrowed by what you ask for says so. Every column is explained in
docs/reports.md.";

/// What the report is to be narrowed to.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Narrow it to")]
struct Narrowed {
    /// This article: a1, or 1
    #[arg(long, value_name = "ARTICLE")]
    article: Option<String>,
    /// Rows from this day on: 2023-07-14, 2023-07, 2023, or a moment with its zone
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Rows until the end of this day, month or year; days are those of UTC
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// What this person did
    #[arg(long, value_name = "HANDLE")]
    reviewer: Option<String>,
    /// Rows in this state
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Rows with this verdict
    #[arg(long, value_name = "VERDICT")]
    verdict: Option<String>,
    /// Rows with a flag of this check
    #[arg(long, value_name = "CODE")]
    flag: Option<String>,
}

fn named() -> impl TypedValueParser<Value = &'static Report> {
    PossibleValuesParser::new(report::ALL.iter().map(|r| PossibleValue::new(r.code).help(r.what)))
        .try_map(|code| report::by_code(&code).ok_or("there is no such report"))
}

fn by() -> PossibleValuesParser {
    PossibleValuesParser::new(report::GROUPED.iter().map(|(_, by, _)| *by))
}

/// Returns the report asked for, its rows counted together where that is asked for, too.
fn counted_by(report: &'static Report, by: Option<&str>) -> Result<&'static Report, Error> {
    let Some(by) = by else { return Ok(report) };
    report::grouped(report, by).ok_or_else(|| {
        let with = report::GROUPED.iter().filter(|(_, what, _)| *what == by);
        let with: Vec<_> = with.map(|(of, ..)| *of).collect();
        Error::usage(format!("report {} cannot be counted by {by}.", report.code))
            .hint(format!("This can: report {} --by {by}", with.join(", ")))
    })
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let report = counted_by(self.report, self.by.as_deref())?;
        let desk = Desk::open_to_read(&global.db)?;
        let written_as = match (self.format, &self.output) {
            (None, Some(path)) => by_ending(path)?,
            (given, _) => given,
        };
        let mut asked = Reporting {
            narrowing: self.narrowing.into(),
            format: written_as,
            width: Some(out.width),
            bom: self.bom,
        };
        let Some(path) = &self.output else {
            let done = workbench::report(&desk, report, &asked, out.data())?;
            out.flush()?;
            if done.rows == 0 {
                out.talk("The report is empty.");
            }
            out.next(&format!("anchor {}", done.head));
            return Ok(exit::FINE);
        };
        asked.width = None;
        let done = workbench::to_file(path, |file| workbench::report(&desk, report, &asked, file))?;
        out.talk(&format!("{} in {}.", counted(done.rows, "row", "rows"), path.display()));
        out.next(&format!("anchor {}", done.head));
        Ok(exit::FINE)
    }
}

/// A file that is named as a table of some sort is written as one; without a known ending the
/// report has its own default.
fn by_ending(path: &Path) -> Result<Option<Format>, Error> {
    let Some(ending) = path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
    else {
        return Ok(None);
    };
    let known = format::by_code(if ending == "txt" { "table" } else { &ending });
    if known.is_none() && ["xlsx", "xls", "ods", "pdf", "docx"].contains(&ending.as_str()) {
        return Err(Error::usage(format!("A report is not written as .{ending} yet."))
            .hint("Spreadsheets open CSV: name the file with .csv, and add --bom for Excel"));
    }
    Ok(known)
}

impl From<Narrowed> for Narrowing {
    fn from(asked: Narrowed) -> Self {
        let Narrowed { article, from, to, reviewer, state, verdict, flag } = asked;
        Self { article, from, to, reviewer, state, verdict, flag }
    }
}
