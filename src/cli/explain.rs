//! `explain`: what a check looks for, why, and on which texts it fires and stays silent.

use std::fmt::Write as _;

use super::layout::{columns, pad, wrap};
use super::output::{BOLD, DIM, GOOD, Output};
use super::settings::SEVERITIES;
use super::{Global, exit, values};
use crate::check::Severity;
use crate::report::{Format, format, one_line};
use crate::workbench::{self, Error, Explained, ExplainedExample, ExplainedFlag};

/// Explain a check: what it looks for and why
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The check's code, as a flag shows it, or the flag itself, f1; without it, every check is
    /// listed
    #[arg(value_name = "CODE|FLAG")]
    code: Option<String>,
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let flag = match &self.code {
            Some(code) => workbench::explain_flag(&global.db, code)?,
            None => None,
        };
        let one = match (&flag, self.code.as_deref()) {
            (Some(flag), _) => flag.check.clone(),
            (None, code) => code.map(workbench::explain).transpose()?,
        };
        if let Some(ExplainedFlag { check: None, row }) = &flag {
            let text = flagged(row, out);
            out.print(&text)?;
            out.talk("No check stands behind it: it was raised by hand.");
            return Ok(exit::FINE);
        }
        if self.format == format::JSON {
            match one {
                Some(check) => serde_json::to_writer_pretty(out.data(), &check),
                None => serde_json::to_writer_pretty(out.data(), &workbench::explain_all()),
            }
            .map_err(std::io::Error::from)?;
            out.data().write_all(b"\n")?;
            return Ok(exit::FINE);
        }
        let text = match one {
            Some(check) => {
                let of = flag.map(|flag| flagged(&flag.row, out) + "\n").unwrap_or_default();
                of + &explained(&check, out)
            }
            None => listed(&workbench::explain_all(), out),
        };
        out.print(&text)?;
        if self.code.is_none() {
            out.next(SEVERITIES);
            out.next("More about one of them: factdesk explain CODE");
        }
        Ok(exit::FINE)
    }
}

/// The flag itself, before its check is explained.
fn flagged(flag: &crate::desk::row::FlagListRow, out: &Output) -> String {
    let words = Severity::from_code(&flag.severity).map_or("", Severity::words);
    let style = Output::severity_style(&flag.severity);
    let quote = one_line(&flag.quote);
    let message = wrap(&one_line(&flag.message), out.width).join("\n");
    let (id, article) = (out.paint(BOLD, &flag.id), &flag.article);
    format!("{id}  {}  “{quote}” in {article}\n{message}\n", out.paint(style, words))
}

fn listed(checks: &[Explained], out: &Output) -> String {
    let code = checks.iter().map(|check| columns(check.code)).max().unwrap_or(0);
    let severity = checks.iter().map(|check| columns(check.severity_words)).max().unwrap_or(0);
    let indent = code + 2 + severity + 2;
    let mut text = String::new();
    for check in checks {
        let style = Output::severity_style(check.severity);
        let summary = wrap(check.summary, out.width.saturating_sub(indent).max(20));
        let _ = writeln!(
            text,
            "{}  {}  {}",
            out.paint(BOLD, &pad(check.code, code)),
            out.paint(style, &pad(check.severity_words, severity)),
            summary.join(&format!("\n{}", " ".repeat(indent)))
        );
    }
    text
}

fn explained(check: &Explained, out: &Output) -> String {
    let style = Output::severity_style(check.severity);
    let mut text = format!(
        "{}  {}\n{}\n\n",
        out.paint(BOLD, check.code),
        out.paint(style, check.severity_words),
        wrap(check.summary, out.width).join("\n")
    );
    let _ = writeln!(text, "{}", wrap(check.why, out.width).join("\n"));
    examples(&mut text, "It fires on", &check.fires, out);
    examples(&mut text, "It stays silent on", &check.silent, out);
    let code = check.code;
    let _ = writeln!(text, "\n{}", out.paint(BOLD, "To let it stand"));
    let _ = writeln!(text, "  in a paragraph   <!-- factdesk: allow {code} (reason) -->");
    let _ = writeln!(text, "  in an article    <!-- factdesk: allow-file {code} (reason) -->");
    let _ = writeln!(text, "  everywhere       --allow {code}, or factdesk.toml");
    text
}

fn examples(text: &mut String, heading: &str, examples: &[ExplainedExample], out: &Output) {
    if examples.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", out.paint(BOLD, heading));
    for example in examples {
        let words = one_line(example.text);
        let lines = wrap(&words, out.width.saturating_sub(4));
        let _ = writeln!(text, "  - {}", lines.join("\n    "));
        if !example.at.is_empty() {
            let fits = match example.reading {
                "" => String::new(),
                reading => format!("; would fit: “{}”", one_line(reading)),
            };
            let at =
                wrap(&format!("at “{}”{fits}", one_line(example.at)), out.width.saturating_sub(4));
            for line in at {
                let _ = writeln!(text, "    {}", out.paint(GOOD, &line));
            }
        }
        if !example.date.is_empty() {
            let published = format!("published {}", example.date);
            let _ = writeln!(text, "    {}", out.paint(DIM, &published));
        }
    }
}
