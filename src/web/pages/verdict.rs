//! The verdict on a claim. When somebody else was faster, both versions stand side by side and
//! whoever came second says which it is to be; nothing is overwritten unseen.

use std::fmt::Write as _;

use askama::Template;
use axum::http::StatusCode;

use super::back::{at_claim, back_from};
use super::filters;
use super::new_source;
use crate::desk::answers::Answer as Answers;
use crate::desk::resolution::Resolution;
use crate::desk::rights::Right;
use crate::desk::row::{ClaimRow, StepRow};
use crate::web::address;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::door::Caller;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::route::{Route, Then, act_quick};
use crate::workbench::{
    self, Desk, Error, LEASE_MINUTES, Queued, Resolving, Reviewing, Shown, Taking,
};

pub(super) const ROUTES: &[Route] = &[act_quick("/c/{claim}/verdict", Right::Review, give)];

fn give(call: &mut Call<'_>) -> Result<Then, Error> {
    let (form, id) = (&call.form, call.id("claim").to_owned());
    let Some(cited) = new_source::cited(call)? else {
        let ask = new_source::ask(call, &format!("/c/{id}/verdict"), &format!("/c/{id}"));
        return ask.map(Then::Answer);
    };
    let correction = form.filled("correction");
    let resolution = form.filled("resolution").map(|code| resolving(&code, correction.as_deref()));
    let asked = Reviewing {
        claims: vec![id.clone()],
        answer: Answers::from_code(form.get("answer")).unwrap_or_default(),
        verdict: form.get("verdict").to_owned(),
        rationale: form.filled("rationale"),
        correction,
        resolution: resolution.transpose()?,
        cited,
        if_version: form.version()?,
        ..Reviewing::default()
    };
    let (caller, form) = (call.caller.clone(), std::mem::take(&mut call.form));
    let giving = Giving { caller, form, id, asked };
    // Who comes second keeps nobody waiting to learn that.
    match workbench::refuse_if_changed(call.desk, &giving.caller.who, &giving.asked) {
        Ok(()) => Ok(Then::Keep(Box::new(move |desk| Ok(giving.keep(desk))))),
        Err(error) => giving.both_versions(call.desk, error).map(Then::Answer),
    }
}

/// A verdict being given.
struct Giving {
    caller: Caller,
    form: Form,
    id: String,
    asked: Reviewing,
}

impl Giving {
    fn keep(self, desk: &mut Desk) -> Then {
        let who = &self.caller.who;
        if self.form.get("then") != "next" {
            let done = workbench::review(desk, who, &self.asked).map(drop);
            return Then::Look(Box::new(move |desk| {
                let answer = match done {
                    Ok(()) => Ok(back_from(&self.form, &self.id, &self.told(desk)?)),
                    Err(error) => self.both_versions(desk, error),
                };
                answer.map(Then::Answer)
            }));
        }
        let article = self.form.filled("article");
        let (minutes, after) = (LEASE_MINUTES, Some(self.id.clone()));
        let taking = Taking { article: article.clone(), minutes, doubtful_first: false, after };
        let done = workbench::review_and_next(desk, who, &self.asked, &taking);
        Then::Look(Box::new(move |desk| {
            let answer = match done {
                Ok(done) => self.next(desk, done.next, article),
                Err(error) => self.both_versions(desk, error),
            };
            answer.map(Then::Answer)
        }))
    }

    /// Leads to the claim that is next.
    fn next(
        &self,
        desk: &Desk,
        next: Result<Queued, Error>,
        article: Option<String>,
    ) -> Result<Answer, Error> {
        let (id, told) = (&self.id, self.told(desk)?);
        Ok(match (next, article) {
            (Ok(Queued::Claim(claim, _)), _) => Answer::see(at_claim(&claim.id, &told)),
            (Ok(Queued::Nothing(_)), Some(article)) => {
                let told =
                    format!("{told} No claim of it is left for you: see what the gate says.");
                Answer::see(address::with(&format!("/a/{article}"), &[("told", &told)]))
            }
            (Ok(Queued::Nothing(_)), None) => Answer::see(at_claim(id, &told)),
            // The verdict is kept, and a failure to go on must not look as if it was not.
            (Err(error), _) => Answer::see(at_claim(id, &format!("{told} {}", error.message))),
        })
    }

    /// What the claim is now, and what it still lacks.
    fn told(&self, desk: &Desk) -> Result<String, Error> {
        let who = &self.caller.who;
        let Shown::Claim(claim) = workbench::show(desk, Some(who), &self.id, None)? else {
            return Ok(String::new());
        };
        let (_, steps) = workbench::scale(desk)?;
        let verdict = claim.verdict.as_ref().map_or("", |verdict| verdict.verdict.as_str());
        let mut told =
            format!("Claim {} is {}: {}.", claim.number, claim.state, label(&steps, verdict));
        let lacks = workbench::lacking(desk, who, &claim)?.join(", ");
        let mut signs = lacks.chars();
        if let Some(first) = signs.next() {
            let _ = write!(told, " {}{}.", first.to_uppercase(), signs.as_str());
        }
        Ok(told)
    }
}

/// What people read for a verdict's code.
pub(super) fn label<'s>(steps: &'s [StepRow], code: &'s str) -> &'s str {
    steps.iter().find(|step| step.verdict == code).map_or(code, |step| &step.label)
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

/// What was typed into the form of a verdict.
pub(super) struct Typed {
    verdict: String,
    answer: String,
    source: String,
    stance: String,
    rationale: String,
    correction: String,
    resolution: String,
}

#[derive(Template)]
#[template(path = "conflict.html")]
struct Conflict {
    frame: Frame,
    claim: ClaimRow,
    /// What happened since, in words.
    since: String,
    mine: Typed,
    /// The words of both, for whoever merges them.
    merged: String,
    steps: Vec<StepRow>,
    resolutions: Vec<(&'static str, &'static str)>,
    back: String,
}

impl Conflict {
    /// What people read for a verdict's code.
    fn label<'s>(&'s self, code: &'s str) -> &'s str {
        label(&self.steps, code)
    }
}

/// The words with what people read in place of a verdict's code.
pub(super) fn in_words(steps: &[StepRow], words: &str) -> String {
    let coded = steps.iter().filter(|step| step.verdict.contains('_'));
    coded.fold(words.to_owned(), |words, step| {
        words.replace(&step.verdict, &format!("“{}”", step.label))
    })
}

impl Giving {
    /// Both versions, when the claim is at another than was seen; any other failure stays what it is.
    fn both_versions(&self, desk: &Desk, error: Error) -> Result<Answer, Error> {
        let Some(since) = &error.since else { return Err(error) };
        let who = Some(&self.caller.who);
        let Ok(Shown::Claim(claim)) = workbench::show(desk, who, &self.id, None) else {
            return Err(error);
        };
        let form = &self.form;
        let mine = Typed {
            verdict: form.get("verdict").to_owned(),
            answer: form.get("answer").to_owned(),
            source: form.get("source").to_owned(),
            stance: form.get("stance").to_owned(),
            rationale: form.get("rationale").trim().to_owned(),
            correction: form.get("correction").trim().to_owned(),
            resolution: form.get("resolution").to_owned(),
        };
        let theirs = claim.verdict.as_ref().and_then(|verdict| verdict.rationale.as_deref());
        let merged = match theirs {
            Some(theirs) if !mine.rationale.contains(theirs) => {
                format!("{theirs}\n{}", mine.rationale).trim_end().to_owned()
            }
            _ => mine.rationale.clone(),
        };
        let (_, steps) = workbench::scale(desk)?;
        let since = in_words(&steps, since);
        let since = format!("Claim {} has changed: {since}.", claim.number);
        let title = format!("Two versions of claim {}", claim.number);
        let both = Conflict {
            frame: Frame::of(&self.caller, title, "Queue"),
            since,
            claim: *claim,
            mine,
            merged,
            steps,
            resolutions: resolutions(),
            back: form.get("back").to_owned(),
        };
        Ok(Answer::page(&both)?.status(StatusCode::CONFLICT))
    }
}

/// What a source can do to a claim: its code, and what people read.
pub(super) const STANCES: [(&str, &str); 3] = [
    ("supports", "supports the claim"),
    ("refutes", "contradicts it"),
    ("context", "gives context"),
];

/// Everything that can happen to the copy: its code, and when to choose it.
pub(super) fn resolutions() -> Vec<(&'static str, &'static str)> {
    Resolution::ALL.iter().map(|one| (one.code(), one.meaning())).collect()
}
