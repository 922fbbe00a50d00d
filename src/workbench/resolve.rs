//! `resolve`: what happens to the copy of a claim that has its verdict; the same words come with
//! `review` and `adjudicate`.

use super::clock::{past_time, stamp};
use super::error::Error;
use super::open::Desk;
use super::who::Who;
use super::words::checked_option;
use crate::desk::resolution::Resolution;
use crate::store::{Acted, NewResolution, Resolved};

/// A resolution as people give it.
#[derive(Clone, Debug)]
pub struct Resolving {
    /// What happens to the copy.
    pub resolution: Resolution,
    /// The exact new words.
    pub new_text: Option<String>,
    /// Who vouches for it.
    pub said_by: Option<String>,
    /// When they said so.
    pub said_at: Option<String>,
    /// The handle of the editor who takes it on.
    pub approved_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// Says what happens to the copy of a claim. With a version, only if the claim is still at that.
pub fn resolve(
    desk: &mut Desk,
    who: &Who,
    claim: &str,
    asked: &Resolving,
    if_version: Option<i64>,
) -> Result<Acted<Resolved>, Error> {
    let claim = desk.claim_or(claim, &[])?.number;
    let checked = asked.checked()?;
    Ok(desk.store.resolve(&who.now(), (claim, if_version), &checked.as_new())?)
}

/// A resolution whose words are fit to be kept.
pub(super) struct Checked {
    resolution: Resolution,
    new_text: Option<String>,
    said_by: Option<String>,
    said_at: Option<String>,
    approved_by: Option<String>,
    reason: Option<String>,
}

impl Resolving {
    /// Checks every word of it.
    pub(super) fn checked(&self) -> Result<Checked, Error> {
        let said_at = self.said_at.as_deref().map(past_time).transpose()?;
        Ok(Checked {
            resolution: self.resolution,
            new_text: checked_option("The new text", self.new_text.as_deref())?,
            said_by: checked_option("The name", self.said_by.as_deref())?,
            said_at: said_at.map(stamp),
            approved_by: checked_option("The handle", self.approved_by.as_deref())?,
            reason: checked_option("The reason", self.reason.as_deref())?,
        })
    }
}

impl Checked {
    /// Returns it as the store takes it.
    pub(super) fn as_new(&self) -> NewResolution<'_> {
        NewResolution {
            resolution: self.resolution,
            new_text: self.new_text.as_deref(),
            said_by: self.said_by.as_deref(),
            said_at: self.said_at.as_deref(),
            approved_by: self.approved_by.as_deref(),
            reason: self.reason.as_deref(),
        }
    }
}
