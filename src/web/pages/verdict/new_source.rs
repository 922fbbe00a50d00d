//! The source of a verdict as people type it: an address, one that the desk has by its number or
//! its title, or a new one that has a title only. What is none of these is asked about.

use askama::Template;
use axum::http::StatusCode;

use crate::desk::source::{Stance, Type};
use crate::web::address;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::typed::Typed;
use crate::workbench::{self, Cited, Error};

/// What can have no address, and what people call it.
const KINDS: [(Type, &str); 3] = [
    (Type::Document, "a document"),
    (Type::Interview, "a talk with somebody"),
    (Type::Recording, "a recording"),
];

#[derive(Template)]
#[template(path = "new-source.html")]
struct Page {
    frame: Frame,
    title: String,
    again: String,
    claim: String,
    kinds: [(Type, &'static str); 3],
    /// The rest of the form, to be sent with it.
    typed: Vec<Typed>,
}

/// Returns what a form cites; `None` where only the person can say what its words mean.
pub(super) fn cited(call: &Call<'_>) -> Result<Option<Cited>, Error> {
    let form = &call.form;
    let Some(typed) = form.filled("source") else { return Ok(Some(Cited::default())) };
    let chosen = Stance::from_code(form.get("stance"));
    let cited = Cited { stance: chosen, by_verdict: true, ..Cited::default() };
    let just = |source: String| Some(Cited { sources: vec![source], ..cited.clone() });
    match address::source(Some(typed.clone())) {
        Ok(source) => return Ok(source.and_then(just)),
        // A path names a file of some machine, and is no title.
        Err(refused) if typed.contains(['/', '\\']) => return Err(refused),
        Err(_) => {}
    }
    let (words, stance) = match typed.rsplit_once('#') {
        Some((words, code)) if Stance::from_code(code).is_some() => {
            (words.trim(), Stance::from_code(code))
        }
        _ => (typed.as_str(), chosen),
    };
    if let Some(known) = workbench::source_called(call.desk, Some(call.who), words)? {
        return Ok(Some(Cited { sources: vec![known], stance, ..cited }));
    }
    let kind = Type::from_code(form.get("new_source"));
    Ok(kind.map(|kind| Cited { fresh: Some((words.to_owned(), kind)), stance, ..cited }))
}

/// Asks whether the words typed are a new source, with everything else that was typed.
pub(super) fn ask(call: &Call<'_>, claim: &str) -> Result<Answer, Error> {
    let rest = call.form.all().filter(|(name, _)| !matches!(*name, "source" | "new_source"));
    let again = format!("/c/{claim}/verdict");
    let page = Page {
        frame: call.frame("A new source?", "Queue"),
        title: call.form.get("source").trim().to_owned(),
        claim: claim.to_owned(),
        kinds: KINDS,
        typed: rest.map(|(name, value)| Typed::new(&again, name, value)).collect(),
        again,
    };
    Ok(Answer::page(&page)?.status(StatusCode::BAD_REQUEST))
}
