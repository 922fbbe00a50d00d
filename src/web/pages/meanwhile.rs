//! An act on a claim that has changed since its page was opened: what stands now beside what was to
//! be done, to be left so or to be done all the same. Two verdicts are left to `verdict`.

use askama::Template;
use axum::http::StatusCode;

use super::filters;
use super::resolve::claim_of;
use super::verdict::{in_words, label};
use crate::desk::row::{ClaimRow, StepRow};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::workbench::{self, Error};

#[derive(Template)]
#[template(path = "meanwhile.html")]
struct Page {
    frame: Frame,
    claim: ClaimRow,
    /// What happened since, in words.
    since: String,
    /// What was to be done: what it is called, and what it says.
    mine: Vec<(&'static str, String)>,
    /// What the browser calls what was typed.
    draft: String,
    /// Where the form goes again.
    again: String,
    /// What it holds, without the version.
    fields: Vec<(String, String)>,
    steps: Vec<StepRow>,
}

impl Page {
    /// What people read for a verdict's code.
    fn label<'s>(&'s self, code: &'s str) -> &'s str {
        label(&self.steps, code)
    }
}

/// Shows both, when the claim is at another version than was seen; any other failure stays what it
/// is.
pub(super) fn meanwhile(
    call: &Call<'_>,
    (id, verb): (&str, &str),
    mine: Vec<(&'static str, String)>,
    error: Error,
) -> Result<Answer, Error> {
    let Some(since) = &error.since else { return Err(error) };
    let claim = claim_of(call)?;
    let (_, steps) = workbench::scale(call.desk)?;
    let typed = call.form.every().filter(|(name, _)| *name != "if_version");
    let page = Page {
        frame: call.frame(format!("Claim {} has changed", claim.number), "Queue"),
        since: in_words(&steps, since),
        mine,
        draft: format!("{id}-{verb}"),
        again: format!("/c/{id}/{verb}"),
        fields: typed.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        steps,
        claim,
    };
    Ok(Answer::page(&page)?.status(StatusCode::CONFLICT))
}
