//! `report`: rows or pages of the desk as a file.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::add::counted;
use super::output::Output;
use super::{Global, exit, values};
use crate::report::{self, Format, Report};
use crate::workbench::{self, Desk, Error, Narrowing, Reporting};

/// Write a report of the desk
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// Which report
    #[arg(value_parser = named(), value_name = "REPORT")]
    report: &'static Report,
    #[command(flatten)]
    narrowing: Narrowed,
    /// How to write it [default: csv; html for a page]
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

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let desk = Desk::open_to_read(&global.db)?;
        let mut asked = Reporting {
            narrowing: self.narrowing.into(),
            format: self.format,
            width: Some(out.width),
            bom: self.bom,
        };
        let Some(path) = &self.output else {
            let done = workbench::report(&desk, self.report, &asked, out.data())?;
            out.flush()?;
            if done.rows == 0 {
                out.talk("The report is empty.");
            }
            out.next(&format!("Chain head {}", done.head));
            return Ok(exit::FINE);
        };
        asked.width = None;
        let done =
            workbench::to_file(path, |file| workbench::report(&desk, self.report, &asked, file))?;
        out.talk(&format!("{} in {}.", counted(done.rows, "row", "rows"), path.display()));
        out.next(&format!("Chain head {}", done.head));
        Ok(exit::FINE)
    }
}

impl From<Narrowed> for Narrowing {
    fn from(asked: Narrowed) -> Self {
        let Narrowed { article, from, to, reviewer, state, verdict, flag } = asked;
        Self { article, from, to, reviewer, state, verdict, flag }
    }
}
