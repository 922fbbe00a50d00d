//! What people have gathered about a claim, on the screen: passages of sources, notes, questions
//! with their answers.

use std::fmt::Write as _;

use super::super::clock::clock;
use super::super::layout::wrap;
use super::super::output::{DIM, Output};
use crate::desk::row::{CitationRow, NoteRow, QuestionRow, source_name};
use crate::report::one_line;
use crate::workbench::Threads;

/// Returns the threads as text; nothing when there are none.
pub(super) fn gathered(threads: &Threads, out: &Output) -> String {
    let mut text = String::new();
    for citation in &threads.citations {
        source(&mut text, citation, out);
    }
    match threads.hidden_sources {
        0 => {}
        1 => named(&mut text, "source", "1 confidential source", out),
        more => named(&mut text, "source", &format!("{more} confidential sources"), out),
    }
    for thread in &threads.notes {
        note(&mut text, thread, out);
    }
    for asked in &threads.questions {
        question(&mut text, asked, out);
    }
    text
}

const INDENT: usize = 12;

/// One line with its name before it, and the rest beneath.
fn named(text: &mut String, name: &str, words: &str, out: &Output) {
    let lines = wrap(&one_line(words), out.width.min(100).saturating_sub(INDENT));
    let lines = lines.join(&format!("\n{}", " ".repeat(INDENT)));
    let _ = writeln!(text, "{} {lines}", out.paint(DIM, &format!("{name:>10}:")));
}

fn beneath(text: &mut String, words: &str, out: &Output) {
    for line in wrap(&one_line(words), out.width.min(100).saturating_sub(INDENT + 2)) {
        let _ = writeln!(text, "{}  {line}", " ".repeat(INDENT));
    }
}

fn source(text: &mut String, cited: &CitationRow, out: &Output) {
    let name =
        source_name(cited.title.as_deref(), cited.url.as_deref(), cited.file_name.as_deref());
    let hidden = if cited.confidential { ", confidential" } else { "" };
    let publisher = cited.publisher.as_ref().map_or_else(String::new, |who| format!(", {who}"));
    let words = format!(
        "{} {} {name}{publisher} ({}, {}{hidden})",
        cited.source,
        cited.stance,
        cited.initials,
        clock(&cited.cited_at),
    );
    named(text, "source", &words, out);
    if let Some(url) = cited.url.as_deref().filter(|url| *url != name) {
        beneath(text, url, out);
    }
    for words in passage(cited) {
        beneath(text, &words, out);
    }
}

/// Returns where in a source the passage stands, and the passage, each in one line.
pub(in super::super) fn passage(cited: &CitationRow) -> Vec<String> {
    let quoted = |words: &String| format!("“{}”", one_line(words));
    let by = cited
        .translator
        .as_ref()
        .map_or_else(String::new, |who| format!(" (translated by {})", one_line(who)));
    let locator = cited.locator.as_ref().map(|at| one_line(at));
    let translation = cited.translation.as_ref().map(|words| format!("{}{by}", quoted(words)));
    [locator, cited.quoted.as_ref().map(quoted), translation].into_iter().flatten().collect()
}

fn note(text: &mut String, note: &NoteRow, out: &Output) {
    let privileged = if note.privileged { ", privileged" } else { "" };
    let settled = match (&note.resolved_by, &note.reply_to) {
        (Some(by), None) => format!(" [settled by {by}]"),
        _ => String::new(),
    };
    let words = format!(
        "{} {} ({}, {}{privileged}){settled}",
        note.id,
        note.body,
        note.initials,
        clock(&note.written_at),
    );
    if note.reply_to.is_none() {
        named(text, "note", &words, out);
    } else {
        beneath(text, &words, out);
    }
}

fn question(text: &mut String, asked: &QuestionRow, out: &Output) {
    let whom = match &asked.person {
        Some(person) => format!("{}, {person}", asked.asked_of),
        None => asked.asked_of.clone(),
    };
    let due = match (&asked.due_at, asked.state.as_str()) {
        (Some(due), "open") => format!(", due {}", clock(due)),
        _ => String::new(),
    };
    let about = asked.flag.as_ref().map_or_else(String::new, |flag| format!(" about {flag}"));
    let body = one_line(&asked.body);
    let words = format!("{} to {whom}{about}: {body} [{}{due}]", asked.id, asked.state);
    named(text, "question", &words, out);
    if let Some(answer) = &asked.answer {
        beneath(text, &format!("{}: {answer}", says(asked)), out);
    }
}

/// "author says, 16:42, AB": who said it, when, and who took it down.
fn says(asked: &QuestionRow) -> String {
    let who = asked.said_by.as_ref().or(asked.person.as_ref()).unwrap_or(&asked.asked_of);
    let at = asked.said_at.as_deref().map_or_else(String::new, clock);
    let by = asked.taken_down_by.as_deref().unwrap_or_default();
    format!("{who} says, {at}, {by}")
}
