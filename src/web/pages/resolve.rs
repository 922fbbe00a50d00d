//! What happens to the copy of a claim that has its verdict, whoever gave it; and the same fields
//! as they come with a verdict.

use super::meanwhile::meanwhile;
use super::verdict::done;
use crate::desk::resolution::{Need, Resolution};
use crate::desk::rights::Right;
use crate::desk::row::{ClaimRow, ResolutionRow, StepRow};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::form::Form;
use crate::web::route::{Route, act};
use crate::workbench::{self, Error, Resolving, Shown};

pub(super) const ROUTES: &[Route] = &[act("/c/{claim}/resolve", Right::Review, resolve)];

/// What stands in the fields that say what happens to the copy.
#[derive(Default)]
pub(super) struct Settling {
    pub(super) resolution: String,
    pub(super) said_by: String,
    pub(super) said_at: String,
    pub(super) approved_by: String,
    pub(super) reason: String,
}

impl Settling {
    /// Returns what stands already.
    pub(super) fn of(standing: Option<&ResolutionRow>) -> Self {
        let Some(standing) = standing else { return Self::default() };
        let said_at = standing.said_at.as_deref();
        Self {
            resolution: standing.resolution.clone(),
            said_by: standing.said_by.clone().unwrap_or_default(),
            said_at: said_at.and_then(workbench::local_minute).unwrap_or_default(),
            approved_by: standing.approved_by.clone().unwrap_or_default(),
            reason: standing.reason.clone().unwrap_or_default(),
        }
    }

    /// Returns what was typed.
    pub(super) fn typed(form: &Form) -> Self {
        let field = |name: &str| form.get(name).to_owned();
        Self {
            resolution: field("resolution"),
            said_by: field("said_by"),
            said_at: field("said_at"),
            approved_by: field("approved_by"),
            reason: field("reason"),
        }
    }
}

/// What can happen to the copy by whoever asks: the code, and when to choose it.
pub(super) fn resolutions(call: &Call<'_>) -> Vec<(&'static str, &'static str)> {
    let may = |one: &Resolution| *one != Resolution::Overruled || call.may(Right::Overrule);
    Resolution::ALL.into_iter().filter(may).map(|one| (one.code(), one.meaning())).collect()
}

/// What somebody chooses who leaves open what happens to the copy, whatever they type.
pub(super) const LATER: &str = "later";

/// Reads what happens to the copy, with the verdict that it follows from.
pub(super) fn resolving(
    form: &Form,
    claim: &ClaimRow,
    step: Option<&StepRow>,
) -> Result<Option<Resolving>, Error> {
    let words = form.filled("correction");
    let resolution = match form.filled("resolution") {
        Some(code) if code == LATER => return Ok(None),
        Some(code) => Resolution::from_code(&code).ok_or_else(|| {
            Error::usage(format!("“{code}” is nothing that can happen to the copy."))
        })?,
        None if is_fix(claim, step, words.is_some()) => Resolution::Fix,
        None => return Ok(None),
    };
    let given = |need, field| form.filled(field).filter(|_| resolution.needs().contains(&need));
    let approved_by = given(Need::Approval, "approved_by");
    Ok(Some(Resolving {
        resolution,
        new_text: words.filter(|_| resolution.changes_copy()),
        said_by: given(Need::SaidBy, "said_by"),
        said_at: given(Need::SaidAt, "said_at"),
        approved_by: approved_by.or_else(|| approved_already(claim, resolution, step)),
        reason: given(Need::Reason, "reason"),
    }))
}

/// Whether wording that somebody typed is what they propose for print, though they did not say so:
/// they found a fault, and nothing else is decided.
fn is_fix(claim: &ClaimRow, step: Option<&StepRow>, words: bool) -> bool {
    words && claim.resolution.is_none() && step.is_some_and(|step| !step.passes)
}

/// Who has taken it on already that the words stand, under the same verdict: whoever gives another
/// one has to name somebody anew.
fn approved_already(
    claim: &ClaimRow,
    resolution: Resolution,
    step: Option<&StepRow>,
) -> Option<String> {
    let same = step?.verdict == claim.verdict.as_ref()?.verdict;
    let standing = claim
        .resolution
        .as_ref()
        .filter(|standing| same && standing.resolution == resolution.code())?;
    standing.approved_by.clone()
}

/// Returns the claim that a form is about.
pub(super) fn claim_of(call: &Call<'_>) -> Result<ClaimRow, Error> {
    let id = call.path.get("claim");
    match workbench::show(call.desk, Some(call.who), id, None)? {
        Shown::Claim(claim) => Ok(*claim),
        Shown::Article(..) => Err(Error::usage(format!("{id} is no claim."))),
    }
}

fn resolve(call: &mut Call<'_>) -> Result<Answer, Error> {
    let claim = claim_of(call)?;
    let Some(asked) = resolving(&call.form, &claim, None)? else {
        return Err(Error::usage("Say what happens to the copy."));
    };
    let version = call.form.version()?;
    if let Err(error) = workbench::resolve(call.desk, call.who, &claim.id, &asked, version) {
        let words = asked.new_text.as_ref().map(|words| ("New words", words.clone()));
        let copy = ("The copy", asked.resolution.meaning().to_owned());
        let mine = std::iter::once(copy).chain(words).collect();
        return meanwhile(call, (&claim.id, "resolve"), mine, plainly(error));
    }
    done(call, &claim.id)
}

/// The failure without the options of the command line: a page names its fields.
pub(super) fn plainly(mut error: Error) -> Error {
    if let Some((what, _)) = error.message.split_once(": add --") {
        error.message = format!("{what}.");
    }
    error
}
