//! A claim: its words in place, its flags, the form for the verdict, and what people gathered.

use std::fmt::Write as _;

use askama::Template;

use super::filters;
use crate::desk::answers::Answer as Answers;
use crate::desk::question::AskedOf;
use crate::desk::resolution::Resolution;
use crate::desk::rights::Right;
use crate::desk::row::{ClaimHistory, ClaimRow, StepRow};
use crate::report::in_words;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{
    self, Asking, Cited, Error, Noting, Queued, Resolving, Reviewing, Shown, Taking, Threads,
    WhichClaims,
};

pub(super) const ROUTES: &[Route] = &[
    look("/c/{claim}", Right::Read, show),
    act("/c/{claim}/verdict", Right::Review, give),
    act("/c/{claim}/note", Right::Note, note),
    act("/c/{claim}/question", Right::Ask, ask),
    act("/undo", Right::Undo, undo),
];

#[derive(Template)]
#[template(path = "claim.html")]
struct Page {
    frame: Frame,
    claim: ClaimRow,
    /// What stands before and after the claim in its sentence.
    lead: String,
    tail: String,
    figures: Vec<String>,
    /// The claims before and after it in the galley, and how many there are.
    before: Option<String>,
    after: Option<String>,
    of: usize,
    steps: Vec<StepRow>,
    resolutions: Vec<(&'static str, &'static str)>,
    /// The reading that was accepted, for the correction.
    proposed: String,
    threads: Threads,
    history: ClaimHistory,
    /// What was just done.
    told: Option<String>,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let shown = workbench::show(call.desk, Some(call.who), call.id("claim"), None)?;
    let Shown::Claim(claim) = shown else {
        return Ok(Answer::see(format!("/a/{}", call.id("claim"))));
    };
    let claim = *claim;
    let mut ids = Vec::new();
    let which = WhichClaims { article: Some(claim.article.clone()), ..WhichClaims::default() };
    workbench::claims(call.desk, &which, &mut |row| {
        ids.push(row.id);
        Ok(())
    })?;
    let place = ids.iter().position(|id| *id == claim.id);
    let before = place.and_then(|at| at.checked_sub(1)).and_then(|at| ids.get(at)).cloned();
    let after = place.and_then(|at| ids.get(at + 1)).cloned();
    let (lead, tail) = match claim.sentence.split_once(&claim.quote) {
        Some((lead, tail)) => (lead.to_owned(), tail.to_owned()),
        None => (String::new(), String::new()),
    };
    let proposed = claim.flags.iter().find_map(|flag| flag.accepted.clone()).unwrap_or_default();
    let (_, steps) = workbench::scale(call.desk)?;
    let figures = claim.figures.iter().map(in_words).collect();
    let title = format!("{} ({})", claim.quote, claim.id);
    Answer::page(&Page {
        frame: call.frame(title, "Queue"),
        threads: workbench::threads(call.desk, Some(call.who), &claim.id)?,
        history: workbench::history(call.desk, &claim, false)?,
        told: call.query.filled("told"),
        resolutions: Resolution::ALL.iter().map(|one| (one.code(), one.meaning())).collect(),
        of: ids.len(),
        claim,
        lead,
        tail,
        figures,
        before,
        after,
        steps,
        proposed,
    })
}

fn give(call: &mut Call<'_>) -> Result<Answer, Error> {
    let (form, id) = (&call.form, call.path.get("claim").to_owned());
    let correction = form.filled("correction");
    let resolution = form.filled("resolution").map(|code| resolving(&code, correction.as_deref()));
    let asked = Reviewing {
        claims: vec![id.clone()],
        answer: Answers::from_code(form.get("answer")).unwrap_or_default(),
        verdict: form.get("verdict").to_owned(),
        rationale: form.filled("rationale"),
        correction,
        resolution: resolution.transpose()?,
        cited: Cited { sources: form.filled("source").into_iter().collect(), ..Cited::default() },
        if_version: form.filled("if_version").and_then(|version| version.parse().ok()),
        ..Reviewing::default()
    };
    let done = workbench::review(call.desk, call.who, &asked)?;
    let told = done.value.first().map_or_else(String::new, |one| {
        format!("Claim {} is {}: {}.", one.number, one.state.code(), one.verdict)
    });
    if form.get("then") != "next" {
        return Ok(Answer::see(at_claim(&id, &told)));
    }
    let asked = Taking {
        article: form.filled("article"),
        minutes: workbench::LEASE_MINUTES,
        doubtful_first: false,
        after: None,
    };
    Ok(Answer::see(match workbench::next(call.desk, call.who, &asked)?.value {
        Queued::Claim(claim, _) => at_claim(&claim.id, &told),
        Queued::Nothing(_) => format!("/a/{}", form.get("article")),
    }))
}

/// What happens to the copy, as the form has it.
fn resolving(code: &str, correction: Option<&str>) -> Result<Resolving, Error> {
    let resolution = Resolution::from_code(code)
        .ok_or_else(|| Error::usage(format!("“{code}” is nothing that can happen to the copy.")))?;
    Ok(Resolving {
        resolution,
        new_text: correction.filter(|_| resolution.changes_copy()).map(str::to_owned),
        said_by: None,
        said_at: None,
        approved_by: None,
        reason: None,
    })
}

/// Returns the address of a claim that tells what was just done.
pub(super) fn at_claim(id: &str, told: &str) -> String {
    let mut to = format!("/c/{id}");
    if !told.is_empty() {
        to.push_str("?told=");
        for byte in told.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => to.push(char::from(byte)),
                _ => drop(write!(to, "%{byte:02X}")),
            }
        }
    }
    to
}

fn note(call: &mut Call<'_>) -> Result<Answer, Error> {
    let on = call.path.get("claim").to_owned();
    let words = call.form.get("words").to_owned();
    workbench::note(call.desk, call.who, &Noting { on: on.clone(), words, privileged: false })?;
    Ok(Answer::see(at_claim(&on, "Your note is written.")))
}

fn ask(call: &mut Call<'_>) -> Result<Answer, Error> {
    let on = call.path.get("claim").to_owned();
    let form = &call.form;
    let asked_of = AskedOf::from_code(form.get("of"))
        .ok_or_else(|| Error::usage("Say whom to ask: author, source, expert or lawyer."))?;
    let asked = Asking {
        on: on.clone(),
        words: form.get("words").to_owned(),
        asked_of,
        person: form.filled("person"),
        contact: form.filled("contact"),
        due_at: None,
        source: None,
    };
    workbench::question(call.desk, call.who, &asked)?;
    Ok(Answer::see(at_claim(&on, "It is asked; the claim waits for the answer.")))
}

fn undo(call: &mut Call<'_>) -> Result<Answer, Error> {
    let done = workbench::undo(call.desk, call.who)?;
    let told = format!("Taken back: {}.", done.value.words);
    Ok(Answer::see(match call.form.get("back").strip_prefix("/c/") {
        Some(id) if id.bytes().all(|byte| byte.is_ascii_alphanumeric()) => at_claim(id, &told),
        _ => "/".to_owned(),
    }))
}
