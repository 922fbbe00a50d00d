//! Undo: the last act of whoever looks is named on the page, and the button takes back that one and
//! no other. When it is another by then, the page says which and asks anew.

use std::fmt::Write as _;

use askama::Template;
use axum::http::StatusCode;

use super::back::{at_claim, back, page};
use super::filters;
use super::verdict::in_words;
use crate::desk::rights::Right;
use crate::desk::row::StepRow;
use crate::text::on_one_line;
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
/// `here` is the claim whose page it is, or the headline: what happened elsewhere says where.
pub(super) fn offered(
    call: &Call<'_>,
    steps: &[StepRow],
    here: &str,
) -> Result<Option<Offered>, Error> {
    if !call.may(Right::Undo) {
        return Ok(None);
    }
    let last = workbench::own_last_act(call.desk, call.who)?;
    Ok(last.map(|last| {
        let is_here = matches!(last.claims.as_slice(), [one] if here == format!("c{one}"));
        let words = if is_here { in_words(steps, &last.words) } else { worded(&last, steps, here) };
        Offered { seq: last.seq, words }
    }))
}

/// The act with what people read in place of a verdict's code, and with the words of its claim and
/// the headline of its article, unless that is the one here.
pub(super) fn worded(undone: &Undone, steps: &[StepRow], here: &str) -> String {
    let mut words = in_words(steps, &undone.words);
    if let Some(quote) = &undone.quote {
        let _ = write!(words, ", “{}”", short(quote));
    }
    if let Some(title) = undone.title.as_ref().filter(|title| !title.is_empty() && *title != here) {
        let _ = write!(words, ", in “{}”", short(title));
    }
    words
}

/// The words on one line, cut where they are many.
pub(super) fn short(words: &str) -> String {
    const MOST_CHARS: usize = 48;
    let line = on_one_line(words);
    let cut = line.char_indices().nth(MOST_CHARS).and_then(|(at, _)| line.get(..at));
    let at_word = |cut: &str| cut.rsplit_once(' ').map_or(cut, |(words, _)| words).to_owned();
    cut.map_or_else(|| line.clone(), |cut| format!("{} …", at_word(cut)))
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
            let mut told = format!("Taken back: {}.", worded(&done.value, &steps, ""));
            if let [claim] = done.value.claims.as_slice() {
                let left = workbench::proposal(call.desk, &format!("c{claim}"))?;
                if left.is_some() && done.value.words.contains("verdict") {
                    told.push_str(" The reading that was proposed before it is still proposed.");
                }
            }
            Ok(Some(told))
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
    let offered = workbench::next_to_undo(call.desk, call.who)
        .map(|last| Offered { seq: last.seq, words: worded(&last, &steps, "") });
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
