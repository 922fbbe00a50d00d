//! Undo: the last act of whoever looks is named on the page, and the button takes back that one and
//! no other. When it is another by then, the page says which and asks anew.

use askama::Template;
use axum::http::StatusCode;

use super::back::{at_claim, back, page};
use super::filters;
use super::verdict::in_words;
use crate::desk::rights::Right;
use crate::desk::row::StepRow;
use crate::web::address::{telling, with};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, act};
use crate::workbench::{self, Error, Undone};

pub(super) const ROUTES: &[Route] =
    &[act("/undo", Right::Undo, undo), act("/queue/undo", Right::Undo, undo_in_queue)];

/// An act that a page offers to take back.
pub(super) struct Offered {
    /// Its event.
    pub(super) seq: i64,
    /// What it did.
    pub(super) words: String,
}

/// Returns the last act of whoever looks, as a page offers to take it back.
pub(super) fn offered(call: &Call<'_>, steps: &[StepRow]) -> Result<Option<Offered>, Error> {
    if !call.may(Right::Undo) {
        return Ok(None);
    }
    let last = workbench::own_last_act(call.desk, call.who)?;
    Ok(last.map(|last| worded(&last, steps)))
}

/// The act with what people read in place of a verdict's code.
fn worded(undone: &Undone, steps: &[StepRow]) -> Offered {
    Offered { seq: undone.seq, words: in_words(steps, &undone.words) }
}

#[derive(Template)]
#[template(path = "undo.html")]
struct Another {
    frame: Frame,
    message: String,
    again: &'static str,
    /// What would be taken back now.
    offered: Option<Offered>,
    /// Where people came from, and the fields that say so.
    to: String,
    fields: Vec<(&'static str, String)>,
}

/// Takes back the act that the form names, and returns what it was; `None` when it is another by
/// now.
fn taken_back(call: &mut Call<'_>) -> Result<Option<String>, Error> {
    let seq = call.form.number("seq")?;
    let seq = seq.ok_or_else(|| Error::usage("The form does not say which act; open it again."))?;
    match workbench::undo(call.desk, call.who, Some(seq)) {
        Ok(done) => {
            let (_, steps) = workbench::scale(call.desk)?;
            Ok(Some(format!("Taken back: {}.", in_words(&steps, &done.value.words))))
        }
        Err(error) if error.since.is_some() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Says what was done since, and offers that.
fn another(
    call: &Call<'_>,
    again: &'static str,
    to: String,
    fields: Vec<(&'static str, String)>,
) -> Result<Answer, Error> {
    let (_, steps) = workbench::scale(call.desk)?;
    let offered = workbench::next_to_undo(call.desk, call.who).map(|last| worded(&last, &steps));
    let message = "What was to be undone is not your last act any more, so nothing was undone.";
    let page = Another {
        frame: call.frame("Undo which?", "Desk"),
        message: message.to_owned(),
        again,
        offered,
        to,
        fields,
    };
    Ok(Answer::page(&page)?.status(StatusCode::CONFLICT))
}

fn undo(call: &mut Call<'_>) -> Result<Answer, Error> {
    let told = taken_back(call)?;
    let from = call.form.get("back").to_owned();
    let Some(told) = told else {
        let to = page(&from).unwrap_or("/").to_owned();
        return another(call, "/undo", to, vec![("back", from)]);
    };
    Ok(match from.strip_prefix("/c/") {
        Some(id) if id.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            Answer::see(at_claim(id, &told))
        }
        _ => back(call, "", &told),
    })
}

fn undo_in_queue(call: &mut Call<'_>) -> Result<Answer, Error> {
    let told = taken_back(call)?;
    let (article, order) = (call.form.get("article"), call.form.get("order"));
    let to = with("/queue", &[("article", article), ("order", order)]);
    if let Some(told) = told {
        return Ok(telling(&to, &told));
    }
    let fields = vec![("article", article.to_owned()), ("order", order.to_owned())];
    another(call, "/queue/undo", to, fields)
}
