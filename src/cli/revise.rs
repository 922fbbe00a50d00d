//! `revise`: a new draft of an article, and what it does to the claims.

use std::fmt::Write as _;
use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::PathBuf;

use serde_json::json;

use super::layout::wrap;
use super::output::{BOLD, DIM, DOUBT, GOOD, LOUD, Output};
use super::person::introduced;
use super::settings::{self, Going};
use super::{Global, exit, values};
use crate::desk::revision::{Change, Passage};
use crate::report::{Format, format, one_line};
use crate::workbench::{self, Desk, Error, Line, Revised, Revising};

/// Bring a new draft of an article; verdicts stay only where the fact stayed
///
/// Each claim is compared with the draft before: unchanged, moved, reworded with the same value,
/// changed, removed, new. Earlier drafts stay readable.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1, or 1
    article: String,
    /// The new draft; `-` is standard input
    #[arg(value_name = "FILE|-")]
    file: PathBuf,
    /// The headline. It wins over the file's own
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Only show what it would do, with the two texts side by side
    #[arg(long)]
    dry_run: bool,
    /// Keep it only if it does what the dry run with this sign has shown
    #[arg(long, value_name = "SIGN", conflicts_with = "dry_run")]
    if_shown: Option<String>,
    /// It is the same article, however little they share
    #[arg(long)]
    yes: bool,
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text")]
    format: Format,
    #[command(flatten)]
    going: Going,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let settings = self.going.by(Some(&global.db))?;
        let asked = Revising {
            article: self.article,
            file: self.file,
            title: self.title,
            if_shown: self.if_shown,
            ..Revising::default()
        };
        let revised = if self.dry_run {
            let desk = Desk::open_to_read(&global.db)?;
            workbench::compare_draft(&desk, &asked, &settings)?
        } else {
            let who = global.who()?;
            let mut desk = global.desk_to_act()?;
            let yes = self.yes;
            let sure = &mut |question: &str| if yes { Ok(true) } else { ask(question) };
            let done = workbench::revise(&mut desk, &who, &asked, &settings, sure)?;
            introduced(&done, out);
            done.value
        };
        for notice in &revised.notices {
            out.talk(notice);
        }
        settings::told(&revised.allowed, out);
        if self.format == format::JSON {
            let object = json!({
                "article": revised.article, "draft": revised.draft,
                "stored": revised.further.is_some(), "shown": revised.shown,
                "claims": revised.lines,
            });
            serde_json::to_writer_pretty(out.data(), &object).map_err(std::io::Error::from)?;
            out.data().write_all(b"\n")?;
        } else {
            let text = laid_out(&revised, self.dry_run, out);
            out.print(&text)?;
        }
        out.flush()?;
        next(&revised, out);
        Ok(exit::FINE)
    }
}

/// Asks a person; without one at a terminal the answer has to be given beforehand.
fn ask(question: &str) -> Result<bool, Error> {
    let mut stderr = std::io::stderr();
    if !std::io::stdin().is_terminal() || !stderr.is_terminal() {
        return Err(Error::usage(question).hint(
            "If it is, run the same command with --yes; another article is added with factdesk \
             add",
        ));
    }
    let _ = write!(stderr, "{} [y/N] ", one_line(question));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// The groups in the order they need somebody.
const GROUPS: &[(&str, &str)] = &[
    ("value_changed", "Changed"),
    ("reworded", "Reworded, the verdict waits for a word from you"),
    ("new", "New"),
    ("removed", "Removed"),
    ("as_agreed", "As agreed"),
    ("moved", "Moved"),
];

fn laid_out(revised: &Revised, dry_run: bool, out: &Output) -> String {
    let what = if dry_run { "would be draft" } else { "draft" };
    let mut text = format!(
        "{}  {}\n{}\n",
        revised.article,
        out.paint(BOLD, &one_line(&revised.title)),
        out.paint(DIM, &format!("{what} {} · {}", revised.draft, counts(&revised.lines)))
    );
    for (code, heading) in GROUPS {
        let mut lines = revised.lines.iter().filter(|line| line.compared == *code).peekable();
        if lines.peek().is_none() {
            continue;
        }
        let style = match *code {
            "value_changed" => LOUD,
            "reworded" | "new" => DOUBT,
            _ => BOLD,
        };
        let _ = writeln!(text, "\n{}", out.paint(style, heading));
        for line in lines {
            text.push_str(&one(line, out));
        }
    }
    if dry_run {
        let _ = writeln!(text, "\n{}", out.paint(BOLD, "The text"));
        for passage in revised.passages.iter().filter(|passage| !passage.is_kept()) {
            let _ = write!(text, "\n{}", diff(passage, out));
        }
    }
    text
}

fn counts(lines: &[Line]) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("unchanged", "unchanged"),
        ("moved", "moved"),
        ("reworded", "reworded"),
        ("value_changed", "changed"),
        ("as_agreed", "as agreed"),
        ("removed", "removed"),
        ("new", "new"),
    ];
    let count = |code: &str| lines.iter().filter(|line| line.compared == code).count();
    let counted = NAMES.iter().map(|(code, name)| (count(code), name));
    let counted = counted.filter(|(count, _)| *count > 0);
    counted.map(|(count, name)| format!("{count} {name}")).collect::<Vec<_>>().join(", ")
}

fn one(line: &Line, out: &Output) -> String {
    let number = line.number.as_deref().unwrap_or("+");
    let quoted = |words: &String| format!("“{}”", one_line(words));
    let words = match (&line.was, &line.now) {
        (Some(was), Some(now)) if was == now => quoted(now),
        (Some(was), Some(now)) => format!("{} → {}", quoted(was), quoted(now)),
        (Some(words), None) | (None, Some(words)) => quoted(words),
        (None, None) => String::new(),
    };
    let reopened = line.settled && line.compared == "value_changed";
    let gone = gone_with(line);
    let why = [line.why.as_str(), if reopened { "its verdict fell" } else { "" }, &gone];
    let why: Vec<_> = why.into_iter().filter(|words| !words.is_empty()).collect();
    let width = out.width.min(100).saturating_sub(6);
    let mut text = String::new();
    for (at, row) in wrap(&words, width).iter().enumerate() {
        let number = if at == 0 { number } else { "" };
        let _ = writeln!(text, "{number:>4}  {row}");
    }
    if !why.is_empty() {
        for row in wrap(&one_line(&why.join("; ")), width) {
            let _ = writeln!(text, "      {}", out.paint(DIM, &row));
        }
    }
    text
}

/// `went with claim 1: flag f7, question q1`
fn gone_with(line: &Line) -> String {
    if line.doubts.is_empty() {
        return String::new();
    }
    let sort = |id: &str| if id.starts_with('q') { "question" } else { "flag" };
    let named: Vec<_> = line.doubts.iter().map(|id| format!("{} {id}", sort(id))).collect();
    format!("went with claim {}: {}", line.number.as_deref().unwrap_or("?"), named.join(", "))
}

/// A paragraph with what is gone in `[-…-]` and what is added in `{+…+}`, as other tools print it.
fn diff(passage: &Passage, out: &Output) -> String {
    let mut words = String::new();
    for change in &passage.changes {
        match change {
            Change::Kept(run) => words.push_str(&one_line_keeping_ends(run)),
            Change::Gone(run) => marked(&mut words, "[-", run, "-]"),
            Change::Added(run) => marked(&mut words, "{+", run, "+}"),
        }
    }
    let mut text = String::new();
    for line in wrap(&words, out.width.min(100)) {
        let line =
            if line.contains("{+") && !line.contains("[-") { out.paint(GOOD, &line) } else { line };
        let _ = writeln!(text, "{line}");
    }
    text
}

fn marked(words: &mut String, open: &str, run: &str, close: &str) {
    let inside = one_line(run);
    let space = |found: bool| if found { " " } else { "" };
    let before = space(run.starts_with(char::is_whitespace));
    let after = space(run.ends_with(char::is_whitespace));
    let _ = write!(words, "{before}{open}{inside}{close}{after}");
}

fn one_line_keeping_ends(run: &str) -> String {
    let space = |found: bool| if found { " " } else { "" };
    let before = space(run.starts_with(char::is_whitespace));
    let after = space(run.ends_with(char::is_whitespace));
    format!("{before}{}{after}", one_line(run))
}

/// Says what to do next.
fn next(revised: &Revised, out: &Output) {
    let article = &revised.article;
    let Some(further) = &revised.further else {
        let shown = &revised.shown;
        out.talk(&format!("Nothing was stored. To keep exactly this: --if-shown {shown}"));
        return;
    };
    if further.taken_back {
        out.talk(&format!("{article} was cleared; that no longer holds."));
    }
    let reworded = revised.lines.iter().find(|line| line.compared == "reworded" && line.settled);
    if let Some(claim) = reworded.and_then(|line| line.claim.as_ref()) {
        out.next(&format!("Does the verdict hold? factdesk claim confirm {claim}"));
    } else if !further.reopened.is_empty() || !further.new.is_empty() {
        out.next(&format!(
            "What is to be checked: factdesk claims --article {article} --state reopened"
        ));
    }
}
