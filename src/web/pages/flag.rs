//! What people say to a flag: it is no fault, one of its readings is proposed, or the author is
//! asked.

use super::back::back;
use crate::desk::question::AskedOf;
use crate::desk::rights::Right;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::route::{Route, act};
use crate::workbench::{self, Asking, Error, Shown};

pub(super) const ROUTES: &[Route] = &[
    act("/f/{flag}/dismiss", Right::DismissFlag, dismiss),
    act("/f/{flag}/accept", Right::AcceptFlag, accept),
    act("/f/{flag}/ask", Right::Ask, ask),
];

fn dismiss(call: &mut Call<'_>) -> Result<Answer, Error> {
    let reason = call.form.get("reason").to_owned();
    workbench::dismiss(call.desk, call.who, call.path.get("flag"), &reason, false)?;
    Ok(back(call, call.form.get("claim"), "The flag is dismissed."))
}

fn accept(call: &mut Call<'_>) -> Result<Answer, Error> {
    let flag = call.path.get("flag").to_owned();
    let reading = chosen(call, &flag)?;
    workbench::accept(call.desk, call.who, &flag, reading.as_deref())?;
    let told = "The reading is proposed; a verdict with a source makes it a fix.";
    Ok(back(call, call.form.get("claim"), told))
}

/// Asks the author about what is doubted.
fn ask(call: &mut Call<'_>) -> Result<Answer, Error> {
    let claim = call.form.get("claim").to_owned();
    let asked = Asking {
        on: call.path.get("flag").to_owned(),
        words: call.form.get("words").to_owned(),
        asked_of: AskedOf::Author,
        person: None,
        contact: None,
        due_at: None,
        source: None,
    };
    workbench::question(call.desk, call.who, &asked)?;
    let waits = if claim.is_empty() { "the article waits" } else { "the claim waits" };
    Ok(back(call, &claim, &format!("The author is asked; {waits} for the answer.")))
}

/// The reading of that number, from 1. Its words stay here: a page may show them otherwise than
/// they are.
fn chosen(call: &Call<'_>, flag: &str) -> Result<Option<String>, Error> {
    let Some(typed) = call.form.filled("reading") else { return Ok(None) };
    let shown = workbench::show(call.desk, Some(call.who), call.form.get("claim"), None)?;
    let own = match &shown {
        Shown::Claim(claim) => claim.flags.iter().find(|own| own.id == flag),
        Shown::Article(..) => None,
    };
    let nth = typed.parse().ok().and_then(|nth: usize| nth.checked_sub(1));
    let reading = own.zip(nth).and_then(|(own, nth)| own.suggestions.get(nth));
    // Another than the one that was pressed must never be taken.
    let reading = reading.ok_or_else(|| {
        Error::usage(format!("The flag {flag} has no reading {typed} any more; look at it again."))
    })?;
    Ok(Some(reading.clone()))
}
