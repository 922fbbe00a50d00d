//! What a check looks for and why, from the constants that run it.

use askama::Template;

use super::back::page;
use super::filters;
use crate::desk::rights::Right;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error, Explained, ExplainedExample};

pub(super) const ROUTES: &[Route] =
    &[look("/explain", Right::Read, all), look("/explain/{code}", Right::Read, show)];

#[derive(Template)]
#[template(path = "explain.html")]
struct Page {
    frame: Frame,
    check: Explained,
    fires: Vec<Marked>,
    /// The checks before and behind it in the list.
    before: Option<&'static str>,
    after: Option<&'static str>,
    /// The page that one came from; empty where that is not known.
    from: String,
}

/// An example, cut at its doubtful words.
struct Marked {
    lead: &'static str,
    at: &'static str,
    tail: &'static str,
    date: &'static str,
    reading: &'static str,
}

impl Marked {
    fn of(example: &ExplainedExample) -> Self {
        let ExplainedExample { date, text, at, reading } = *example;
        let (lead, at, tail) = match text.split_once(at) {
            Some((lead, tail)) if !at.is_empty() => (lead, at, tail),
            _ => (text, "", ""),
        };
        Self { lead, at, tail, date, reading }
    }
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let check = workbench::explain(call.id("code"))?;
    let codes = workbench::check_codes();
    let place = codes.iter().position(|code| *code == check.code).unwrap_or(0);
    Answer::page(&Page {
        frame: call.frame(check.summary, ""),
        fires: check.fires.iter().map(Marked::of).collect(),
        before: place.checked_sub(1).and_then(|at| codes.get(at)).copied(),
        after: codes.get(place + 1).copied(),
        from: page(call.query.get("from")).or_else(|| page(&call.visit.from)).unwrap_or("").into(),
        check,
    })
}

#[derive(Template)]
#[template(path = "explain-all.html")]
struct All {
    frame: Frame,
    checks: Vec<Explained>,
}

fn all(call: &mut Call<'_>) -> Result<Answer, Error> {
    Answer::page(&All { frame: call.frame("Checks", "Settings"), checks: workbench::explain_all() })
}
