//! `adjudicate`: an editor decides between two verdicts.

use super::error::Error;
use super::open::Desk;
use super::resolve::Resolving;
use super::who::Who;
use super::words::{checked_option, checked_words};
use crate::desk::answers::{Answer, Confidence};
use crate::desk::category::Category;
use crate::store::{Acted, Adjudicated, NewAdjudication};

/// A decision as an editor gives it.
#[derive(Clone, Debug, Default)]
pub struct Adjudicating {
    /// `c17`, or `a1/17`.
    pub claim: String,
    /// Which question; `None`: the one they differ on.
    pub answer: Option<Answer>,
    /// Code on the desk's scale.
    pub verdict: String,
    /// Why.
    pub rationale: String,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// The right wording.
    pub correction: Option<String>,
    /// What sort of error.
    pub category: Option<Category>,
    /// What happens to the copy.
    pub resolution: Option<Resolving>,
}

/// Decides a disputed claim.
pub fn adjudicate(
    desk: &mut Desk,
    who: &Who,
    asked: &Adjudicating,
) -> Result<Acted<Adjudicated>, Error> {
    let claim_id = desk.claim_or(&asked.claim, &[])?.number;
    let rationale = checked_words("The rationale", &asked.rationale)?;
    let correction = checked_option("The correction", asked.correction.as_deref())?;
    let resolution = asked.resolution.as_ref().map(Resolving::checked).transpose()?;
    let new = NewAdjudication {
        claim_id,
        answer: asked.answer,
        verdict: &asked.verdict,
        rationale: &rationale,
        confidence: asked.confidence,
        correction: correction.as_deref(),
        category: asked.category,
        resolution: resolution.as_ref().map(|resolution| resolution.as_new()),
    };
    Ok(desk.store.adjudicate(&who.now(), &new)?)
}
