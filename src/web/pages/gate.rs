//! The gate: what stands between an article and print, and the editor's word on it.

use askama::Template;

use crate::desk::rights::Right;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, Error, Gated, Word};

pub(super) const ROUTES: &[Route] = &[
    look("/a/{article}/gate", Right::Read, show),
    act("/a/{article}/clear", Right::Clear, clear),
    act("/a/{article}/release", Right::Release, release),
    act("/a/{article}/publish", Right::Publish, publish),
];

#[derive(Template)]
#[template(path = "gate.html")]
struct Page {
    frame: Frame,
    gate: Gated,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let gate = workbench::gate(call.desk, call.id("article"))?;
    Answer::page(&Page { frame: call.frame(format!("Gate: {}", gate.title), "Desk"), gate })
}

fn pass(call: &mut Call<'_>, word: &Word) -> Result<Answer, Error> {
    let article = call.path.get("article").to_owned();
    workbench::pass(call.desk, call.who, &article, word)?;
    Ok(Answer::see(format!("/a/{article}/gate")))
}

fn clear(call: &mut Call<'_>) -> Result<Answer, Error> {
    pass(call, &Word::Clear)
}

fn release(call: &mut Call<'_>) -> Result<Answer, Error> {
    let reason = call.form.get("reason").to_owned();
    pass(call, &Word::Release(reason))
}

fn publish(call: &mut Call<'_>) -> Result<Answer, Error> {
    pass(call, &Word::Publish)
}
