//! What people say to a flag: it is no fault, or one of its readings is proposed.

use super::claim::at_claim;
use crate::desk::rights::Right;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::route::{Route, act};
use crate::workbench::{self, Error, Shown};

pub(super) const ROUTES: &[Route] = &[
    act("/f/{flag}/dismiss", Right::DismissFlag, dismiss),
    act("/f/{flag}/accept", Right::AcceptFlag, accept),
];

fn dismiss(call: &mut Call<'_>) -> Result<Answer, Error> {
    let reason = call.form.get("reason").to_owned();
    workbench::dismiss(call.desk, call.who, call.path.get("flag"), &reason, false)?;
    Ok(back(call, "The flag is dismissed."))
}

fn accept(call: &mut Call<'_>) -> Result<Answer, Error> {
    let flag = call.path.get("flag").to_owned();
    let reading = chosen(call, &flag)?;
    workbench::accept(call.desk, call.who, &flag, reading.as_deref())?;
    Ok(back(call, "The reading is proposed; a verdict with a source makes it a fix."))
}

fn back(call: &Call<'_>, told: &str) -> Answer {
    let claim = call.form.get("claim");
    let known = !claim.is_empty() && claim.bytes().all(|byte| byte.is_ascii_alphanumeric());
    Answer::see(if known { at_claim(claim, told) } else { "/".to_owned() })
}

/// The reading of that number, from 1. Its words stay here: a page may show them otherwise than
/// they are.
fn chosen(call: &Call<'_>, flag: &str) -> Result<Option<String>, Error> {
    let Some(nth) = call.form.get("reading").parse().ok().and_then(|nth: usize| nth.checked_sub(1))
    else {
        return Ok(None);
    };
    let Shown::Claim(claim) =
        workbench::show(call.desk, Some(call.who), call.form.get("claim"), None)?
    else {
        return Ok(None);
    };
    let own = claim.flags.iter().find(|own| own.id == flag);
    Ok(own.and_then(|own| own.suggestions.get(nth)).cloned())
}
