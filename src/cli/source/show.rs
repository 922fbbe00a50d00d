//! `source show`: one source with every claim that cites it, and the copy of its file.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::super::clock::clock;
use super::super::layout::wrap;
use super::super::output::{BOLD, DIM, Output};
use super::super::{Global, exit, values};
use crate::desk::row::{CitationRow, SourceDetail, source_name};
use crate::report::{Format, format, one_line};
use crate::workbench::{self, Desk, Error, FileNow};

/// Show a source with every claim that cites it
#[derive(Debug, clap::Args)]
pub(in super::super) struct Args {
    /// s3
    #[arg(value_name = "SOURCE")]
    source: String,
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text")]
    format: Format,
    /// Write the copy that the desk keeps of its file to this one
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    save: Option<PathBuf>,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let reader = global.who_if_known()?;
        let desk = Desk::open_to_read(&global.db)?;
        if let Some(path) = &self.save {
            workbench::save_copy(&desk, reader.as_ref(), &self.source, path)?;
            out.talk(&format!("The copy is in {}.", path.display()));
            return Ok(exit::FINE);
        }
        let found = workbench::show_source(&desk, reader.as_ref(), &self.source)?;
        if self.source.trim_start_matches('s') != found.source.id.trim_start_matches('s') {
            out.talk(&format!("{} was merged into {}", self.source, found.source.id));
        }
        if self.format == format::JSON {
            serde_json::to_writer_pretty(out.data(), &found).map_err(std::io::Error::from)?;
            out.print("\n")?;
        } else {
            let text = shown(&found, out);
            out.print(&text)?;
        }
        out.flush()?;
        Ok(exit::FINE)
    }
}

fn shown(found: &SourceDetail, out: &Output) -> String {
    let source = &found.source;
    let name =
        source_name(source.title.as_deref(), source.url.as_deref(), source.file_name.as_deref());
    let mut text = format!("{}  {}\n", source.id, out.paint(BOLD, &one_line(name)));
    let axes: Vec<_> = [&source.proximity, &source.kind].into_iter().flatten().cloned().collect();
    let hidden = "only editors and whoever added it see it";
    for (name, words) in [
        ("publisher", source.publisher.clone()),
        ("address", source.url.clone()),
        ("file", found.file.as_ref().map(|file| file_words(file, found))),
        ("", workbench::file_now(found).and_then(|now| file_state(now, found))),
        ("what", Some(axes.join(" · ")).filter(|axes| !axes.is_empty())),
        ("from", source.derives_from.clone()),
        ("read", source.accessed_at.as_deref().map(clock)),
        ("copy at", source.archived_url.clone()),
        ("made", source.archived_at.as_deref().map(clock)),
        ("hidden", source.confidential.then(|| hidden.to_owned())),
        ("merged", Some(found.merged.join(" ")).filter(|ids| !ids.is_empty())),
        ("added", Some(format!("{}, {}", source.added_by, clock(&source.added_at)))),
    ] {
        if let Some(words) = words {
            let sign = if name.is_empty() { ' ' } else { ':' };
            let lines = wrap(&one_line(&words), out.width.min(100).saturating_sub(12));
            let lines = lines.join(&format!("\n{}", " ".repeat(12)));
            let name = out.paint(DIM, &format!("{name:>10}{sign}"));
            let _ = writeln!(text, "{name} {lines}");
        }
    }
    for citation in &found.citations {
        text.push_str(&cited(citation, out));
    }
    text
}

fn file_words(file: &str, found: &SourceDetail) -> String {
    let size = found.size_bytes.map_or_else(String::new, |bytes| format!(" ({bytes} bytes)"));
    format!("{file}{size}")
}

/// What has become of the file, in words; nothing when it lies there unchanged without a copy.
fn file_state(now: FileNow, found: &SourceDetail) -> Option<String> {
    let sha256 = found.source.file_sha256.as_deref().unwrap_or_default();
    let copy = if found.source.kept { "a copy is in the desk" } else { "no copy was kept" };
    match now {
        FileNow::Same if !found.source.kept => None,
        FileNow::Same => Some("unchanged; a copy is in the desk".to_owned()),
        FileNow::Changed => Some(format!(
            "The file is another now than when it was added; its SHA-256 was {sha256}; {copy}."
        )),
        FileNow::Gone => {
            Some(format!("The file is no longer there; its SHA-256 was {sha256}; {copy}."))
        }
    }
}

fn cited(citation: &CitationRow, out: &Output) -> String {
    let mut text = format!(
        "\n{}  {} “{}”\n",
        citation.claim,
        out.paint(BOLD, &citation.stance),
        one_line(&citation.quote)
    );
    let place = format!(
        "claim {} of {} “{}” · {}, {}",
        citation.number,
        citation.article,
        one_line(&citation.article_title),
        citation.initials,
        clock(&citation.cited_at)
    );
    for line in wrap(&place, out.width.min(100) - 2) {
        let _ = writeln!(text, "  {}", out.paint(DIM, &line));
    }
    for words in super::super::show::passage(citation) {
        for line in wrap(&words, out.width.min(100) - 2) {
            let _ = writeln!(text, "  {line}");
        }
    }
    text
}
