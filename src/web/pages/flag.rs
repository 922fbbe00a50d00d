//! What people say to a flag: it is no fault, or one of its readings is proposed.

use super::claim::at_claim;
use crate::desk::rights::Right;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::route::{Route, act};
use crate::workbench::{self, Error};

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
    let reading = call.form.filled("reading");
    workbench::accept(call.desk, call.who, call.path.get("flag"), reading.as_deref())?;
    Ok(back(call, "The reading is proposed; a verdict with a source makes it a fix."))
}

fn back(call: &Call<'_>, told: &str) -> Answer {
    let claim = call.form.get("claim");
    let known = !claim.is_empty() && claim.bytes().all(|byte| byte.is_ascii_alphanumeric());
    Answer::see(if known { at_claim(claim, told) } else { "/".to_owned() })
}
