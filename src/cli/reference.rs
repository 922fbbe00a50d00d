//! `reference`: the usual sizes that figures are compared with, and tables of the desk's own.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::layout::{columns, pad, wrap};
use super::output::{BOLD, DIM, GOOD, Output};
use super::{Global, exit, values};
use crate::report::{Format, format};
use crate::workbench::{self, DeskSettings, Error, ReferenceShown, SettingsAsked};

/// Show the usual sizes figures are compared with, or look through a table of your own
#[derive(Debug, clap::Args)]
#[command(disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    act: Option<Act>,
    #[command(flatten)]
    tables: Tables,
}

/// Which rows, and how to write them.
#[derive(Debug, clap::Args)]
struct Tables {
    /// CSV of your desk's own usual sizes, or a folder of them, beside the built-in ones
    #[arg(long, value_name = "FILE", global = true)]
    reference: Vec<PathBuf>,
    /// Settings to go by [default: factdesk.toml in this folder or the nearest above]
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text", global = true)]
    format: Format,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// List every row
    List,
    /// Look through tables of your own and tell every fault with its line and column
    Check(Check),
    /// Show a row: its bounds, what they rest on, and on which sentences it speaks
    Explain(Explain),
}

#[derive(Debug, clap::Args)]
struct Check {
    /// The CSV files
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Explain {
    /// The row's name, as the list shows it
    #[arg(value_name = "CONCEPT")]
    concept: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let Tables { reference, config, format } = self.tables;
        // A broken table of the desk's must not hinder anybody from finding out why.
        if let Some(Act::Check(tables)) = self.act {
            return check(&tables.files, format, out);
        }
        let settings = workbench::settings(&SettingsAsked {
            config,
            allow: Vec::new(),
            references: reference,
            desk: Some(global.db.clone()),
        })?;
        match self.act {
            Some(Act::Explain(row)) => explain(&settings, &row.concept, format, out),
            _ => list(&settings, format, out),
        }
    }
}

fn list(settings: &DeskSettings, form: Format, out: &mut Output) -> Result<u8, Error> {
    let rows = workbench::reference_rows(settings.references());
    if form == format::JSON {
        return json(&rows, out);
    }
    let text = listed(&rows, out);
    out.print(&text)?;
    out.next("More about one of them: factdesk reference explain CONCEPT");
    Ok(exit::FINE)
}

fn explain(
    settings: &DeskSettings,
    concept: &str,
    form: Format,
    out: &mut Output,
) -> Result<u8, Error> {
    let row = workbench::reference_row(settings.references(), concept)?;
    if form == format::JSON {
        return json(&row, out);
    }
    let text = explained(&row, out);
    out.print(&text)?;
    Ok(exit::FINE)
}

fn check(files: &[PathBuf], form: Format, out: &mut Output) -> Result<u8, Error> {
    let checked = workbench::check_references(files)?;
    let code = if checked.faults.is_empty() { exit::FINE } else { exit::FOUND };
    if form == format::JSON {
        return json(&checked, out).map(|_| code);
    }
    for fault in &checked.faults {
        out.print(&format!("{fault}\n"))?;
    }
    let rows = |count: usize| if count == 1 { "row" } else { "rows" };
    out.talk(&format!("{} sound {}.", checked.sound, rows(checked.sound)));
    Ok(code)
}

fn json(value: &impl serde::Serialize, out: &mut Output) -> Result<u8, Error> {
    serde_json::to_writer_pretty(out.data(), value).map_err(std::io::Error::from)?;
    out.data().write_all(b"\n")?;
    Ok(exit::FINE)
}

fn listed(rows: &[ReferenceShown], out: &Output) -> String {
    let widest = rows.iter().map(|row| columns(&row.concept)).max().unwrap_or(0);
    let basis = rows.iter().map(|row| columns(row.basis)).max().unwrap_or(0);
    let mut text = String::new();
    for row in rows {
        let _ = writeln!(
            text,
            "{}  {}  {}",
            out.paint(BOLD, &pad(&row.concept, widest)),
            pad(row.basis, basis),
            row.usual,
        );
    }
    text
}

fn explained(row: &ReferenceShown, out: &Output) -> String {
    let mut text = format!("{}  {}\n\n", out.paint(BOLD, &row.concept), row.usual_for);
    let mut line = |name: &str, words: String| {
        if !words.is_empty() {
            let lines = wrap(&words, out.width.saturating_sub(18).max(20));
            let _ = writeln!(text, "{}  {}", pad(name, 16), lines.join(&format!("\n{:18}", "")));
        }
    };
    line("usual", row.usual.clone());
    line("possible", row.possible.clone());
    if !row.likely.is_empty() {
        line("offered", format!("{} (a desk estimate)", row.likely));
    }
    line("units", row.units.join(", "));
    line("scope", row.scope.clone());
    line("measured", row.things.join(", "));
    line("in the sentence", row.cues.join(", "));
    line("in the paragraph", row.actors.join(", "));
    line("silent beside", row.unless.join(", "));
    line("rests on", format!("{}: {}", row.basis, row.evidence));
    line("because", row.reason.clone());
    line("looked at", row.checked_on.clone());
    sentences(&mut text, "It speaks in", &row.fires, out);
    sentences(&mut text, "It is silent in", &row.silent, out);
    text
}

fn sentences(text: &mut String, heading: &str, sentences: &[&str], out: &Output) {
    if sentences.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", out.paint(DIM, heading));
    for sentence in sentences {
        let lines = wrap(sentence, out.width.saturating_sub(4));
        let _ = writeln!(text, "  - {}", out.paint(GOOD, &lines.join("\n    ")));
    }
}
