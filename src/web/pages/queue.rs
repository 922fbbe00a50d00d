//! The queue: the next claim to take up, one at a time.

use askama::Template;

use crate::desk::rights::Right;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, Error, LEASE_MINUTES, Left, Queued, Taking};

pub(super) const ROUTES: &[Route] = &[
    look("/queue", Right::Read, show),
    act("/queue/next", Right::Take, next),
    act("/queue/back", Right::Take, give_back),
];

#[derive(Template)]
#[template(path = "queue.html")]
struct Page {
    frame: Frame,
    minutes: i64,
    nothing: Option<String>,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    page(call, None)
}

fn page(call: &Call<'_>, nothing: Option<String>) -> Result<Answer, Error> {
    Answer::page(&Page { frame: call.frame("Queue", "Queue"), minutes: LEASE_MINUTES, nothing })
}

fn next(call: &mut Call<'_>) -> Result<Answer, Error> {
    let asked = Taking {
        article: call.form.filled("article"),
        minutes: LEASE_MINUTES,
        doubtful_first: false,
        after: None,
    };
    match workbench::next(call.desk, call.who, &asked)?.value {
        Queued::Claim(claim, _) => Ok(Answer::see(format!("/c/{}", claim.id))),
        Queued::Nothing(left) => page(call, Some(nothing(left))),
    }
}

/// Why there is nothing, and what is left.
fn nothing(left: Left) -> String {
    let part = |count: i64, words: &str| (count > 0).then(|| format!("{count} {words}"));
    let rest: Vec<_> = [
        part(left.waiting, "wait for an answer"),
        part(left.taken, "are on somebody else’s screen"),
        part(left.others, "are not for you to take now"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if rest.is_empty() {
        return "No claim is left to take.".to_owned();
    }
    format!("Nothing is left for you now; of the claims, {}.", rest.join(", "))
}

fn give_back(call: &mut Call<'_>) -> Result<Answer, Error> {
    let back = workbench::give_back(call.desk, call.who, None)?.value;
    let words = match back.len() {
        0 => "You held no claim.".to_owned(),
        1 => "One claim is given back.".to_owned(),
        count => format!("{count} claims are given back."),
    };
    page(call, Some(words))
}
