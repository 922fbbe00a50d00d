//! `report`: rows of the desk as a file.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::add::counted;
use super::output::Output;
use super::{Global, exit, values};
use crate::report::{Format, Look};
use crate::workbench::{self, Desk, Error, Report};

/// Write a report: claims, flags or articles
#[derive(Debug, clap::Args)]
#[command(after_help = "Every column is explained in docs/reports.md.")]
pub(super) struct Args {
    /// Which report
    #[arg(value_parser = named())]
    report: Report,
    /// Only this article: a1, or 1
    #[arg(long, value_name = "ARTICLE")]
    article: Option<String>,
    /// How to write it
    #[arg(long, value_parser = values::format(), default_value = "csv")]
    format: Format,
    /// The file to write; it is there whole or not at all [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Begin CSV with a byte order mark, which Excel needs to see that it is UTF-8
    #[arg(long)]
    bom: bool,
}

fn named() -> impl TypedValueParser<Value = Report> {
    PossibleValuesParser::new(Report::ALL.map(|r| PossibleValue::new(r.code()).help(r.what())))
        .map(|code| Report::from_code(&code).unwrap_or(Report::Claims))
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        if self.bom && self.format != Format::Csv {
            return Err(Error::usage("--bom is for CSV only.").hint("Add --format csv"));
        }
        let desk = Desk::open_to_read(&global.db)?;
        let article = self.article.as_deref();
        let look = Look { width: out.width, bom: self.bom };
        let Some(path) = &self.output else {
            let rows =
                workbench::report(&desk, self.report, article, self.format, look, out.data())?;
            out.flush()?;
            if rows == 0 {
                out.talk(&format!("No {}.", self.report.code()));
            }
            return Ok(exit::FINE);
        };
        let look = Look { width: Look::default().width, ..look };
        let rows = workbench::to_file(path, |file| {
            workbench::report(&desk, self.report, article, self.format, look, file)
        })?;
        out.talk(&format!("{} in {}.", counted(rows, "row", "rows"), path.display()));
        Ok(exit::FINE)
    }
}
