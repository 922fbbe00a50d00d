//! What people gather about a claim: notes, questions, sources; to whom it is handed, and that it
//! is no claim at all. The verdict is left to `verdict`.

use super::back::back;
use crate::desk::question::AskedOf;
use crate::desk::rights::Right;
use crate::desk::source::Stance;
use crate::web::address;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::route::{Route, act};
use crate::workbench::{self, Asking, Assigning, Citing, Error, Noting, Shown};

pub(super) const ROUTES: &[Route] = &[
    act("/c/{claim}/note", Right::Note, note),
    act("/c/{claim}/question", Right::Ask, ask),
    act("/c/{claim}/source", Right::Cite, cite),
    act("/c/{claim}/assign", Right::Assign, assign),
    act("/c/{claim}/dismiss", Right::EditClaims, dismiss),
];

fn note(call: &mut Call<'_>) -> Result<Answer, Error> {
    let on = call.path.get("claim").to_owned();
    let words = call.form.get("words").to_owned();
    workbench::note(call.desk, call.who, &Noting { on: on.clone(), words, privileged: false })?;
    Ok(back(call, &on, "Your note is written."))
}

fn ask(call: &mut Call<'_>) -> Result<Answer, Error> {
    let on = call.path.get("claim").to_owned();
    let form = &call.form;
    let asked_of = AskedOf::from_code(form.get("of"))
        .ok_or_else(|| Error::usage("Say whom to ask: author, source, expert or lawyer."))?;
    let asked = Asking {
        on: on.clone(),
        words: form.get("words").to_owned(),
        asked_of,
        person: form.filled("person"),
        contact: form.filled("contact"),
        due_at: None,
        source: None,
    };
    workbench::question(call.desk, call.who, &asked)?;
    Ok(back(call, &on, "It is asked; the claim waits for the answer."))
}

fn cite(call: &mut Call<'_>) -> Result<Answer, Error> {
    let claim = call.path.get("claim").to_owned();
    let form = &call.form;
    let asked = Citing {
        claim: claim.clone(),
        source: address::source(form.filled("source"))?.unwrap_or_default(),
        stance: Stance::from_code(form.get("stance")),
        locator: form.filled("locator"),
        quoted: form.filled("quoted"),
        ..Citing::default()
    };
    let source = workbench::cite(call.desk, call.who, &asked)?.value;
    Ok(back(call, &claim, &format!("The source is cited: {source}.")))
}

fn assign(call: &mut Call<'_>) -> Result<Answer, Error> {
    let id = call.path.get("claim").to_owned();
    let Shown::Claim(claim) = workbench::show(call.desk, Some(call.who), &id, None)? else {
        return Err(Error::usage(format!("{id} is no claim.")));
    };
    let to = call.form.get("to").to_owned();
    let asked = Assigning {
        to: to.clone(),
        article: claim.article.clone(),
        claims: Some(claim.number.clone()),
        ..Assigning::default()
    };
    workbench::assign(call.desk, call.who, &asked)?;
    Ok(back(call, &id, &format!("Claim {} is handed to {to}.", claim.number)))
}

fn dismiss(call: &mut Call<'_>) -> Result<Answer, Error> {
    let id = call.path.get("claim").to_owned();
    let reason = call.form.get("reason").to_owned();
    let version = call.form.version()?;
    workbench::dismiss_claim(call.desk, call.who, &id, &reason, version)?;
    Ok(back(call, &id, "It is set aside: no claim."))
}
