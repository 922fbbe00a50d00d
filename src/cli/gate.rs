//! `gate`: is the article clear to print? The reasons by what there is to do, in the order an
//! editor takes it up, and the sentences nobody looked at. `clear`, `release` and their like print
//! with it.

use std::fmt::Write as _;

use super::add::counted;
use super::clock::clock;
use super::layout::wrap;
use super::output::{BOLD, DIM, GOOD, LOUD, Output};
use super::{Global, exit, values};
use crate::report::{Format, format, one_line};
use crate::workbench::{self, Desk, Error, Gated};

/// Say whether an article is clear to print, and what stands against it
///
/// Exits with 1 when something does.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1, or 1
    article: String,
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let desk = Desk::open_to_read(&global.db)?;
        let gated = workbench::gate(&desk, &self.article)?;
        if self.format == format::JSON {
            serde_json::to_writer_pretty(out.data(), &gated).map_err(std::io::Error::from)?;
            out.data().write_all(b"\n")?;
        } else {
            let text = laid_out(&gated, out);
            out.print(&text)?;
        }
        if let Some(taken_back) = &gated.taken_back {
            let by = taken_back.by.as_deref().map_or(String::new(), |by| format!(" by {by}"));
            let (at, reason) = (clock(&taken_back.at), one_line(&taken_back.reason));
            out.talk(&format!("Its clearance was taken back{by}, {at}: {reason}"));
        }
        out.flush()?;
        if gated.clear {
            if gated.state != "cleared" && self.format != format::JSON {
                out.next(&format!("Clear it: factdesk clear {}", gated.article));
            }
            return Ok(exit::FINE);
        }
        if let Some(first) = gated.reasons.first().filter(|_| self.format != format::JSON) {
            let command = first.command.replace("ARTICLE", &gated.article);
            let command = match &first.claim {
                Some(claim) => command.replace("ID", claim),
                None => command,
            };
            out.next(&format!("First of all: {command}"));
        }
        Ok(exit::FOUND)
    }
}

/// What the gate says, for people.
pub(super) fn laid_out(gated: &Gated, out: &Output) -> String {
    let mut text = format!(
        "{}  {}\n{}\n\n",
        gated.article,
        out.paint(BOLD, &one_line(&gated.title)),
        out.paint(DIM, &format!("{} · draft {}", gated.state, gated.draft))
    );
    if gated.clear {
        let _ = writeln!(text, "{}", out.paint(GOOD, "Clear to print: nothing stands against it."));
    } else {
        let things = match gated.reasons.len() {
            1 => "1 thing stands against it:".to_owned(),
            many => format!("{many} things stand against it:"),
        };
        let _ = writeln!(text, "{} {things}", out.paint(LOUD, "Not clear."));
        for group in gated.reasons.chunk_by(|one, next| one.rule == next.rule) {
            let to_do = group.first().map_or("", |reason| reason.to_do);
            let _ = writeln!(text, "\n{} ({})", out.paint(BOLD, to_do), group.len());
            for reason in group {
                hanging(&mut text, &one_line_keeping_columns(&reason.words), out);
            }
        }
    }
    if !gated.unseen.is_empty() {
        let sentences = counted(gated.unseen.len(), "sentence", "sentences");
        let _ = writeln!(text, "\nNobody, machine or person, sees a claim in {sentences}:\n");
        for unseen in &gated.unseen {
            hanging(&mut text, &one_line(&unseen.text), out);
        }
    }
    text
}

/// A number and its words keep the two spaces between them.
fn one_line_keeping_columns(words: &str) -> String {
    match words.split_once("  ") {
        Some((number, rest)) => format!("{}  {}", one_line(number), one_line(rest)),
        None => one_line(words),
    }
}

fn hanging(text: &mut String, words: &str, out: &Output) {
    let (first, rest) = words.split_once("  ").unwrap_or(("", words));
    let lines = wrap(rest, out.width.min(100).saturating_sub(6));
    for (at, line) in lines.iter().enumerate() {
        let first = if at == 0 { first } else { "" };
        let _ = writeln!(text, "{first:>4}  {line}");
    }
}
