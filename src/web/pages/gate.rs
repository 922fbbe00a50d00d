//! The gate: what stands between an article and print, in the order an editor does it, the
//! editor's word on it, and the sheet that goes with it.

use std::collections::HashMap;

use askama::Template;

use super::filters;
use super::may::May;
use crate::desk::rights::Right;
use crate::desk::row::PassedRow;
use crate::web::address::telling;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, Error, GateReason, Gated, ReleaseSheet, WhichQuestions, Word};

pub(super) const ROUTES: &[Route] = &[
    look("/a/{article}/gate", Right::Read, show),
    look("/a/{article}/release-sheet", Right::Read, sheet),
    act("/a/{article}/clear", Right::Clear, clear),
    act("/a/{article}/release", Right::Release, release),
    act("/a/{article}/publish", Right::Publish, publish),
    act("/a/{article}/correct", Right::Correct, correct),
];

/// What heads the reasons of each rule, and what an editor does about them.
const HEADS: &[(&str, &str)] = &[
    ("must_query", "Must be queried"),
    ("disputed", "Two verdicts differ: decide"),
    ("open", "Nobody has settled these"),
    ("changed", "The words changed since the verdict"),
    ("query", "Flags without an answer"),
    ("resolution", "What happens to the copy is not said"),
    ("source", "Too few sources"),
    ("copy", "Agreed, and not in the copy yet"),
    ("question", "Somebody’s answer is waited for"),
];

#[derive(Template)]
#[template(path = "gate.html")]
struct Page {
    frame: Frame,
    may: May,
    told: Option<String>,
    gate: Gated,
    /// The editor's word that stands: cleared, printed, corrected.
    passed: Option<PassedRow>,
    /// Whether that word was the last act of whoever looks, who can take it back so.
    mine: bool,
    groups: Vec<Group>,
    /// How many claims and other things stand against print, each counted once.
    things: usize,
}

/// The reasons of one rule.
struct Group {
    head: &'static str,
    /// Where all of them are done, where that is one place.
    all: Option<(String, &'static str)>,
    lines: Vec<Reason>,
    /// Whether every line says the same, so that it need not be said.
    alike: bool,
}

/// What stands in the way: where it is done, on what, and why.
struct Reason {
    to: String,
    on: String,
    why: String,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let sheet = workbench::release_sheet(call.desk, call.id("article"))?;
    let gate = sheet.gate;
    let in_work = gate.state == "draft" || gate.state == "checking";
    let passed = sheet.passed.into_iter().next().filter(|_| !in_work);
    let mine = passed.as_ref().is_some_and(|passed| {
        let own = passed.reviewer.as_deref() == Some(call.who.handle());
        let last = workbench::next_to_undo(call.desk, call.who).filter(|_| own);
        last.is_some_and(|last| last.at == passed.done_at)
    });
    let which =
        WhichQuestions { open: true, article: Some(gate.article.clone()), ..Default::default() };
    let mut asked = Vec::new();
    workbench::questions(call.desk, Some(call.who), &which, &mut |row| {
        asked.push((row.id, row.body));
        Ok(())
    })?;
    let groups = groups(&gate, &asked);
    let things = groups.iter().map(|group| group.lines.len()).sum();
    let told = call.query.filled("told");
    let frame = call.frame(format!("Gate: {}", gate.title), "Desk");
    let may = May::of(call);
    Answer::page(&Page { frame, may, told, gate, passed, mine, groups, things })
}

/// The reasons by rule, in the order an editor takes them up. A claim stands where it comes first,
/// with everything that is said of it.
fn groups(gate: &Gated, asked: &[(String, String)]) -> Vec<Group> {
    let mut groups: Vec<(&str, Group)> = Vec::new();
    let mut places: HashMap<&str, (usize, usize)> = HashMap::new();
    for reason in &gate.reasons {
        let (on, why) = match reason.plain.split_once("”: ") {
            Some((on, why)) => (format!("{on}”"), why.to_owned()),
            None => (reason.plain.clone(), String::new()),
        };
        let why = with_capital(&with_question(why, asked));
        let known = reason.claim.as_deref().and_then(|claim| places.get(claim));
        let known = known.and_then(|(group, line)| groups.get_mut(*group)?.1.lines.get_mut(*line));
        if let Some(known) = known {
            known.why.push(' ');
            known.why.push_str(&why);
            continue;
        }
        let line = Reason { to: place(gate, reason), on, why };
        let at = groups.iter().position(|(rule, _)| *rule == reason.rule);
        let at = at.unwrap_or_else(|| {
            groups.push((reason.rule, group(gate, reason.rule)));
            groups.len() - 1
        });
        let Some((_, group)) = groups.get_mut(at) else { continue };
        if let Some(claim) = &reason.claim {
            places.insert(claim, (at, group.lines.len()));
        }
        group.lines.push(line);
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The group of a rule, with nothing in it yet.
fn group(gate: &Gated, rule: &'static str) -> Group {
    let head = HEADS.iter().find(|(known, _)| *known == rule);
    let article = &gate.article;
    let all = match rule {
        "open" => Some((format!("/queue?article={article}"), "Take them one by one")),
        "copy" => Some((format!("/add?article={article}"), "Bring the next draft")),
        "question" => Some((format!("/questions?article={article}"), "The call sheet")),
        _ => None,
    };
    let head = head.map_or(rule, |(_, head)| head);
    Group { head, all, lines: Vec::new(), alike: rule == "open" }
}

/// Begins a sentence as one: what a rule says stands behind a colon elsewhere.
fn with_capital(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// Puts the words of a question behind its id: `question q1 to the author is open.`
fn with_question(why: String, asked: &[(String, String)]) -> String {
    let id = why.split_once("question ").and_then(|(_, rest)| rest.split(' ').next());
    match asked.iter().find(|(known, _)| Some(known.as_str()) == id) {
        Some((_, body)) => format!("{why} “{body}”"),
        None => why,
    }
}

/// Where that is done.
fn place(gate: &Gated, reason: &GateReason) -> String {
    match (&reason.claim, reason.rule) {
        (Some(claim), _) => format!("/c/{claim}"),
        (None, "question") => "/questions".to_owned(),
        (None, _) => format!("/a/{}#flags", gate.article),
    }
}

#[derive(Template)]
#[template(path = "release-sheet.html")]
struct Sheet {
    frame: Frame,
    sheet: ReleaseSheet,
}

fn sheet(call: &mut Call<'_>) -> Result<Answer, Error> {
    let sheet = workbench::release_sheet(call.desk, call.id("article"))?;
    let frame = call.frame(format!("Release sheet: {}", sheet.row.title), "Desk");
    Answer::page(&Sheet { frame, sheet })
}

fn pass(call: &mut Call<'_>, word: &Word, done: &str) -> Result<Answer, Error> {
    let article = call.path.get("article").to_owned();
    let passed = workbench::pass(call.desk, call.who, &article, word)?.value;
    let words = match (passed.done, passed.notice) {
        (true, Some(notice)) => format!("{done} The notice: {notice}"),
        (true, None) => done.to_owned(),
        (false, _) => "Something came up meanwhile: it is not done.".to_owned(),
    };
    Ok(telling(&format!("/a/{article}/gate"), &words))
}

fn clear(call: &mut Call<'_>) -> Result<Answer, Error> {
    pass(call, &Word::Clear, "Cleared: it may be printed.")
}

fn release(call: &mut Call<'_>) -> Result<Answer, Error> {
    let reason = call.form.get("reason").to_owned();
    pass(call, &Word::Release(reason), "Released, by your name and for your reason.")
}

fn publish(call: &mut Call<'_>) -> Result<Answer, Error> {
    pass(call, &Word::Publish, "It is printed.")
}

fn correct(call: &mut Call<'_>) -> Result<Answer, Error> {
    let (notice, reason) = (call.form.filled("notice"), call.form.filled("reason"));
    pass(call, &Word::Correct { notice, reason }, "Corrected.")
}
