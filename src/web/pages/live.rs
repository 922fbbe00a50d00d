//! The stream of events behind an open galley or claim: who else is there, and what changes.

use crate::desk::rights::Right;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::route::{Route, look};
use crate::workbench::Error;

pub(super) const ROUTES: &[Route] = &[look(LOOKS_ON, Right::Read, live)];

/// An open page asks for it again and again by itself, so it keeps no session alive.
pub(in crate::web) const LOOKS_ON: &str = "/live";

/// What is told to everybody must be small, so an id is no longer than one can be.
const LONGEST_ID: usize = 24;

fn live(call: &mut Call<'_>) -> Result<Answer, Error> {
    let (article, claim) = (call.query.get("article"), call.query.get("claim"));
    let known =
        |id: &str| id.len() <= LONGEST_ID && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !known(article) || !known(claim) {
        return Err(Error::usage("Name an article: /live?article=a1"));
    }
    let seen = call.query.get("seen").parse().ok();
    let who = (call.who.handle(), call.caller.session.is_none());
    let stream = call.live.join(call.desk, who, (article, claim), seen)?;
    Ok(Answer::Stream(stream))
}
