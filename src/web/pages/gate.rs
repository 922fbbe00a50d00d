//! The gate: what stands between an article and print, in the order an editor does it, the
//! editor's word on it, and the sheet that goes with it.

use askama::Template;

use super::filters;
use super::may::May;
use crate::desk::rights::Right;
use crate::web::address::telling;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, Error, GateReason, Gated, ReleaseSheet, Word};

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
    groups: Vec<Group>,
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
    let gate = workbench::gate(call.desk, call.id("article"))?;
    let groups = groups(&gate);
    let told = call.query.filled("told");
    let frame = call.frame(format!("Gate: {}", gate.title), "Desk");
    Answer::page(&Page { frame, may: May::of(call), told, gate, groups })
}

fn groups(gate: &Gated) -> Vec<Group> {
    let mut groups: Vec<(&str, Group)> = Vec::new();
    for reason in &gate.reasons {
        let (on, why) = match reason.words.split_once("”: ") {
            Some((on, why)) => (format!("{on}”"), why.to_owned()),
            None => (reason.words.clone(), String::new()),
        };
        let line = Reason { to: place(gate, reason), on, why };
        if let Some((_, group)) = groups.iter_mut().find(|(rule, _)| *rule == reason.rule) {
            group.lines.push(line);
            continue;
        }
        let head = HEADS.iter().find(|(rule, _)| *rule == reason.rule);
        let head = head.map_or(reason.rule, |(_, head)| head);
        let article = &gate.article;
        let all = match reason.rule {
            "open" => Some((format!("/queue?article={article}"), "Take them one by one")),
            "copy" => Some((format!("/add?article={article}"), "Bring the next draft")),
            "question" => Some((format!("/questions?article={article}"), "The call sheet")),
            _ => None,
        };
        let group = Group { head, all, lines: vec![line], alike: reason.rule == "open" };
        groups.push((reason.rule, group));
    }
    groups.into_iter().map(|(_, group)| group).collect()
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
