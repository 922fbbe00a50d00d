//! `flag`, `dismiss`, `accept`, `reopen`: doubts of people, what they say to doubts, and a settled
//! claim doubted again.

use super::error::Error;
use super::id::Sort;
use super::open::Desk;
use super::review::reason;
use super::who::Who;
use super::words::checked_option;
use crate::check::Severity;
use crate::store::{
    Accepted, Acted, Dismissed, FlagReopened, NewFlag, Proposal, Raised, RaisedOn,
    Reopened as ReopenedClaim,
};

/// A doubt as people raise it.
#[derive(Clone, Debug)]
pub struct Flagging {
    /// `c17`, or `a1`.
    pub on: String,
    /// On these words.
    pub words: Option<String>,
    /// Which of the places where they stand, from 1.
    pub nth: Option<usize>,
    /// How loudly.
    pub severity: Severity,
    /// Why.
    pub reason: String,
}

/// Raises a flag.
pub fn flag(desk: &mut Desk, who: &Who, asked: &Flagging) -> Result<Acted<Raised>, Error> {
    let on = match desk.claim_or(&asked.on, &[Sort::Article])? {
        id if id.sort == Sort::Article => RaisedOn::Article(id.number),
        id => RaisedOn::Claim(id.number),
    };
    let words = checked_option("The doubtful passage", asked.words.as_deref())?;
    let reason = reason(&asked.reason)?;
    let new = NewFlag {
        on,
        words: words.as_deref(),
        nth: asked.nth,
        severity: asked.severity,
        reason: &reason,
    };
    Ok(desk.store.flag(&who.now(), &new)?)
}

/// Says that a flag is no fault, here or of the same words everywhere.
pub fn dismiss(
    desk: &mut Desk,
    who: &Who,
    flag: &str,
    words: &str,
    everywhere: bool,
) -> Result<Acted<Dismissed>, Error> {
    let flag = Sort::Flag.id(flag)?;
    Ok(desk.store.dismiss_flag(&who.now(), flag, &reason(words)?, everywhere)?)
}

/// Proposes one of a flag's readings as the correction.
pub fn accept(
    desk: &mut Desk,
    who: &Who,
    flag: &str,
    reading: Option<&str>,
) -> Result<Acted<Accepted>, Error> {
    let flag = Sort::Flag.id(flag)?;
    Ok(desk.store.accept_flag(&who.now(), flag, reading)?)
}

/// Returns the readings that are proposed for a claim, with the claim's words as they would read.
pub fn proposal(desk: &Desk, claim: &str) -> Result<Option<Proposal>, Error> {
    Ok(desk.store.proposal(Sort::Claim.id(claim)?)?)
}

/// Returns the words of a claim as they would read by each reading of its flags that were not
/// dismissed, answered or not.
pub fn wordings(desk: &Desk, claim: &str) -> Result<Vec<String>, Error> {
    Ok(desk.store.wordings(Sort::Claim.id(claim)?)?)
}

/// What is open again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reopened {
    /// A claim.
    Claim(ReopenedClaim),
    /// A flag.
    Flag(FlagReopened),
}

/// Doubts a settled claim or an answered flag again.
pub fn reopen(desk: &mut Desk, who: &Who, id: &str, words: &str) -> Result<Acted<Reopened>, Error> {
    let reason = reason(words)?;
    let by = who.now();
    match desk.claim_or(id, &[Sort::Flag])? {
        id if id.sort == Sort::Flag => {
            Ok(desk.store.reopen_flag(&by, id.number, &reason)?.map(Reopened::Flag))
        }
        id => Ok(desk.store.reopen(&by, id.number, &reason)?.map(Reopened::Claim)),
    }
}
