//! `extract`: articles in, figures, claims and flags out, nothing kept.

use std::path::PathBuf;
use std::thread;

use super::output::Output;
use super::settings::{self, Going};
use super::values::{self, Date};
use super::{exit, or_stdin};
use crate::workbench::{self, Error, ExtractOutput, Extracting, InputKind};

/// Print what the machine reads in articles: sentences, figures, claims, flags; store nothing
///
/// The same input gives the same bytes, whatever the threads. A line of JSON Lines that cannot be
/// read gives an object {"id","error":{"code","message","line"}} in its place, and the run goes on.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Articles; `-` is standard input
    #[arg(value_name = "FILE|-")]
    files: Vec<PathBuf>,
    /// What the files hold [default: by the ending; standard input is text]
    #[arg(long, value_parser = values::input())]
    input: Option<InputKind>,
    /// What comes out
    #[arg(long, value_parser = values::extract_output(), default_value = "jsonl")]
    output: ExtractOutput,
    /// Threads that work [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Publication date: YYYY, YYYY-MM or YYYY-MM-DD. For JSON Lines, of lines without a date
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    date: Option<Date>,
    #[command(flatten)]
    going: Going,
}

impl Args {
    pub(super) fn run(self, out: &mut Output) -> Result<u8, Error> {
        let settings = self.going.by(None)?;
        let asked = Extracting {
            files: or_stdin(self.files)?,
            input: self.input,
            output: self.output,
            threads: self.threads.map_or_else(cores, usize::from),
            published: self.date.and_then(|date| date.0),
            width: out.width,
        };
        let extracted = workbench::extract(&asked, &settings, out.data())?;
        out.flush()?;
        for notice in &extracted.notices {
            out.talk(notice);
        }
        for error in &extracted.troubles {
            out.trouble(error);
        }
        settings::told(&extracted.allowed, out);
        if extracted.bad_lines > 0 {
            let lines = if extracted.bad_lines == 1 { "line" } else { "lines" };
            out.talk(&format!("{} {lines} could not be read.", extracted.bad_lines));
        }
        let nothing_read = extracted.articles == 0 && extracted.bad_lines > 0;
        let failed = nothing_read || !extracted.troubles.is_empty();
        Ok(if failed { exit::UNREADABLE } else { exit::FINE })
    }
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
