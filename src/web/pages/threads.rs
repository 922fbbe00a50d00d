//! What people gather about a claim: notes, questions, sources; to whom it is handed, and that it
//! is no claim at all. The verdict is left to `verdict`.

use super::back::back;
use super::meanwhile::meanwhile;
use super::new_source;
use super::resolve::claim_of;
use super::verdict::filed_twice;
use crate::desk::question::AskedOf;
use crate::desk::rights::Right;
use crate::desk::row::{SourceListRow, source_name};
use crate::desk::source::{SourceGiven, Stance};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::route::{Route, act};
use crate::workbench::{self, Asking, Assigning, Citing, Error, Noting, Shown};

pub(super) const ROUTES: &[Route] = &[
    act("/c/{claim}/note", Right::Note, note),
    act("/c/{claim}/question", Right::Ask, ask),
    act("/c/{claim}/source", Right::Cite, cite),
    act("/c/{claim}/source/off", Right::Cite, take_off),
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
    Ok(back(
        call,
        &on,
        "It is asked; the claim waits for the answer, which is written down under Questions.",
    ))
}

fn cite(call: &mut Call<'_>) -> Result<Answer, Error> {
    let claim = call.path.get("claim").to_owned();
    let Some(cited) = new_source::cited(call)? else {
        return new_source::ask(call, &format!("/c/{claim}/source"), &format!("/c/{claim}"));
    };
    let form = &call.form;
    let source = cited.sources.into_iter().next().unwrap_or_default();
    let named = SourceGiven::parse(&source).ok().and_then(|given| given.stance);
    let Some(stance) = named.or(cited.stance).or_else(|| Stance::from_code(form.get("stance")))
    else {
        let words = "Say what the source does: whether it supports the claim, refutes it, or gives \
                     context.";
        return Err(Error::usage(words));
    };
    let asked = Citing {
        claim: claim.clone(),
        source,
        stance: Some(stance),
        fresh: cited.fresh,
        locator: form.filled("locator"),
        quoted: form.filled("quoted"),
        instead: form.get("instead") == "yes",
        if_version: form.version()?,
        ..Citing::default()
    };
    let source = match workbench::cite(call.desk, call.who, &asked) {
        Ok(done) => done.value,
        Err(error) => return meanwhile(call, (&claim, "source"), vec![does(call, &asked)], error),
    };
    let detail = workbench::show_source(call.desk, Some(call.who), &source)?;
    let SourceListRow { title, url, file_name, .. } = &detail.source;
    let name = source_name(title.as_deref(), url.as_deref(), file_name.as_deref());
    let twice = filed_twice(&claim_of(call)?);
    Ok(back(call, &claim, &format!("Filed: “{name}” {}.{twice}", stance.words())))
}

/// What a source is said to do, for whoever has to decide whether it shall be said all the same.
fn does(call: &Call<'_>, asked: &Citing) -> (&'static str, String) {
    let name = match workbench::show_source(call.desk, Some(call.who), &asked.source) {
        Ok(detail) => {
            let SourceListRow { title, url, file_name, .. } = &detail.source;
            source_name(title.as_deref(), url.as_deref(), file_name.as_deref()).to_owned()
        }
        Err(_) => asked.source.clone(),
    };
    ("Source", format!("{name} {}", asked.stance.map_or("", Stance::words)))
}

/// Takes a source off a claim: what it is cited for there to one effect, which the form names.
fn take_off(call: &mut Call<'_>) -> Result<Answer, Error> {
    let claim = call.path.get("claim").to_owned();
    let stance = Stance::from_code(call.form.get("stance")).ok_or_else(|| {
        Error::usage("Say what the source is cited for that is to be taken off: open it again.")
    })?;
    let asked = Citing {
        claim: claim.clone(),
        source: call.form.get("source").to_owned(),
        stance: Some(stance),
        if_version: call.form.version()?,
        ..Citing::default()
    };
    if let Err(error) = workbench::withdraw_citation(call.desk, call.who, &asked) {
        let (what, named) = does(call, &asked);
        return meanwhile(
            call,
            (&claim, "source/off"),
            vec![(what, format!("{named}: taken off"))],
            error,
        );
    }
    Ok(back(call, &claim, "The source is taken off this claim; the history keeps it."))
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
