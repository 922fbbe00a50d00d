//! The verdict on a claim. When somebody else was faster, both versions stand side by side and
//! whoever came second says which it is to be; nothing is overwritten unseen.

use std::fmt::Write as _;

use askama::Template;
use axum::http::StatusCode;

use super::back::{at_claim, back, back_lacking};
use super::filters;
use super::gate::sentence;
use super::new_source;
use super::resolve::{Settling, claim_of, plainly, resolutions, resolving};
use crate::desk::answers::Answer as Answers;
use crate::desk::rights::Right;
use crate::desk::row::{ClaimRow, StepRow, source_name};
use crate::desk::source::{SourceGiven, Stance};
use crate::web::address;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, Then, act_quick};
use crate::workbench::{
    self, Cited, Error, LEASE_MINUTES, Lacking, Queued, ReviewedNext, Reviewing, Shown, Taking,
};

pub(super) const ROUTES: &[Route] = &[act_quick("/c/{claim}/verdict", Right::Review, give)];

fn give(call: &mut Call<'_>) -> Result<Then, Error> {
    let (form, id) = (&call.form, call.id("claim").to_owned());
    let Some(cited) = new_source::cited(call)? else {
        let ask = new_source::ask(call, &format!("/c/{id}/verdict"), &format!("/c/{id}"));
        return ask.map(Then::Answer);
    };
    let mut asked = Reviewing {
        claims: vec![id.clone()],
        answer: Answers::from_code(form.get("answer")).unwrap_or_default(),
        verdict: form.get("verdict").to_owned(),
        rationale: form.filled("rationale"),
        correction: form.filled("correction"),
        cited,
        if_version: form.version()?,
        ..Reviewing::default()
    };
    // Who comes second keeps nobody waiting to learn that.
    if let Err(error) = workbench::refuse_if_changed(call.desk, call.who, &asked) {
        return both_versions(call, &id, error).map(Then::Answer);
    }
    stance_is_said(call, &asked.verdict, &asked.cited)?;
    asked.resolution = resolving(form, &claim_of(call)?)?;
    Ok(Then::Keep(Box::new(move |call| Ok(keep(call, id, &asked)))))
}

/// Keeps the verdict; what became of it is told from what stands then.
fn keep(call: &mut Call<'_>, id: String, asked: &Reviewing) -> Then {
    if call.form.get("then") != "next" {
        let given = workbench::review(call.desk, call.who, asked);
        return Then::Look(Box::new(move |call| {
            let answer = match given {
                Ok(_) => done(call, &id),
                Err(error) => both_versions(call, &id, error),
            };
            answer.map(Then::Answer)
        }));
    }
    let article = call.form.filled("article");
    let (minutes, after) = (LEASE_MINUTES, Some(id.clone()));
    let taking = Taking { article: article.clone(), minutes, doubtful_first: false, after };
    let given = workbench::review_and_next(call.desk, call.who, asked, &taking, true);
    Then::Look(Box::new(move |call| {
        let answer = match given {
            Ok(given) => next(call, &id, given, article),
            Err(error) => both_versions(call, &id, error),
        };
        answer.map(Then::Answer)
    }))
}

/// Leads to the claim that is next.
fn next(
    call: &Call<'_>,
    id: &str,
    given: ReviewedNext,
    article: Option<String>,
) -> Result<Answer, Error> {
    let told = told(call, &claim_of(call)?, &given.lacking)?;
    let Some(next) = given.next else { return Ok(back_lacking(call, id, &told)) };
    Ok(match (next, article) {
        (Ok(Queued::Claim(claim, _)), _) => {
            // Whoever goes on takes it up, which keeps the others off it.
            let words =
                format!("{told} Claim {} is yours for {LEASE_MINUTES} minutes.", claim.number);
            Answer::see(at_claim(&claim.id, &words))
        }
        (Ok(Queued::Nothing(_)), Some(article)) => {
            let told = format!("{told} No claim of it is left for you: see what the gate says.");
            Answer::see(address::with(&format!("/a/{article}"), &[("told", &told)]))
        }
        (Ok(Queued::Nothing(_)), None) => Answer::see(at_claim(id, &told)),
        // The verdict is kept, and a failure to go on must not look as if it was not.
        (Err(error), _) => Answer::see(at_claim(id, &format!("{told} {}", error.message))),
    })
}

/// Refuses a source of a verdict from which it does not follow what the source does: nobody could
/// say then that it was meant so.
fn stance_is_said(call: &Call<'_>, verdict: &str, cited: &Cited) -> Result<(), Error> {
    let (_, steps) = workbench::scale(call.desk)?;
    let step = steps.iter().find(|step| step.verdict == verdict);
    let follows = step.is_none_or(|step| step.passes || step.doubts);
    let named = |source: &String| SourceGiven::parse(source).is_ok_and(|it| it.stance.is_some());
    let rests = cited.fresh.is_some() || !cited.sources.iter().all(named);
    if follows || cited.stance.is_some() || !rests {
        return Ok(());
    }
    let label = label(&steps, verdict);
    Err(Error::usage(format!(
        "You found “{label}”. Say what the source does: whether it supports the claim, refutes \
         it, or gives context."
    )))
}

/// Leads back, and tells what the claim is now; a script is told in the address whether it lacks
/// something.
pub(super) fn done(call: &Call<'_>, id: &str) -> Result<Answer, Error> {
    let claim = claim_of(call)?;
    let lacking = workbench::lacking(call.desk, &claim)?;
    let told = told(call, &claim, &lacking)?;
    let whole = lacking.at_gate.is_empty();
    Ok(if whole { back(call, id, &told) } else { back_lacking(call, id, &told) })
}

/// What the claim is now, and what it still lacks.
fn told(call: &Call<'_>, claim: &ClaimRow, lacking: &Lacking) -> Result<String, Error> {
    let (_, steps) = workbench::scale(call.desk)?;
    let verdict = claim.verdict.as_ref().map_or("", |verdict| verdict.verdict.as_str());
    let label = label(&steps, verdict);
    let (lacks, twice) = (still_lacking(lacking), filed_twice(claim));
    Ok(format!("Claim {} is {}: {label}.{lacks}{twice}", claim.number, claim.state))
}

/// Says of a source that it is filed to two effects, which is a slip more often than not.
pub(super) fn filed_twice(claim: &ClaimRow) -> String {
    let sources = &claim.sources;
    let again = sources.iter().enumerate().find_map(|(at, source)| {
        sources.iter().skip(at + 1).find(|other| other.id == source.id).map(|other| (source, other))
    });
    let Some((one, other)) = again else { return String::new() };
    let words = |code: &str| Stance::from_code(code).map_or("", Stance::words);
    let (one_does, other_does) = (words(&one.stance), words(&other.stance));
    let name = source_name(one.title.as_deref(), one.url.as_deref(), None);
    format!(" “{name}” is filed twice: it {one_does}, and it {other_does}. Change one beside it.")
}

/// What a settled claim still lacks, to stand after what it is.
pub(super) fn still_lacking(lacking: &Lacking) -> String {
    let mut told = String::new();
    if !lacking.at_gate.is_empty() {
        told.push_str(" Still missing:");
    }
    for lacks in &lacking.at_gate {
        let _ = write!(told, " {}", sentence(lacks));
    }
    if lacking.reason {
        told.push_str(" No reason is written down.");
    }
    told
}

/// What people read for a verdict's code.
pub(super) fn label<'s>(steps: &'s [StepRow], code: &'s str) -> &'s str {
    steps.iter().find(|step| step.verdict == code).map_or(code, |step| &step.label)
}

/// What was typed into the form of a verdict.
pub(super) struct Typed {
    verdict: String,
    answer: String,
    source: String,
    stance: String,
    rationale: String,
    correction: String,
    copy: Settling,
}

#[derive(Template)]
#[template(path = "conflict.html")]
struct Conflict {
    frame: Frame,
    claim: ClaimRow,
    /// What happened since, in words.
    since: String,
    mine: Typed,
    /// The words of both, for whoever merges them.
    merged: String,
    steps: Vec<StepRow>,
    resolutions: Vec<(&'static str, &'static str)>,
    back: String,
}

impl Conflict {
    /// What people read for a verdict's code.
    fn label<'s>(&'s self, code: &'s str) -> &'s str {
        label(&self.steps, code)
    }
}

/// The words with what people read in place of a verdict's code.
pub(super) fn in_words(steps: &[StepRow], words: &str) -> String {
    let words = steps.iter().fold(words.to_owned(), |words, step| {
        let code = &step.verdict;
        let whole = |at: usize| words.get(at..).is_some_and(|rest| !rest.starts_with(is_in_code));
        match words.find(&format!("verdict {code}")) {
            Some(at) if whole(at + "verdict ".len() + code.len()) => {
                words.replacen(&format!("verdict {code}"), &format!("verdict “{}”", step.label), 1)
            }
            _ => words,
        }
    });
    let coded = steps.iter().filter(|step| step.verdict.contains('_'));
    coded.fold(words, |words, step| words.replace(&step.verdict, &format!("“{}”", step.label)))
}

/// Whether a code goes on with that sign.
fn is_in_code(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// Both versions, when the claim is at another than was seen; any other failure stays what it is.
fn both_versions(call: &Call<'_>, id: &str, error: Error) -> Result<Answer, Error> {
    let Some(since) = &error.since else { return Err(plainly(error)) };
    let Ok(Shown::Claim(claim)) = workbench::show(call.desk, Some(call.who), id, None) else {
        return Err(error);
    };
    let form = &call.form;
    let mine = Typed {
        verdict: form.get("verdict").to_owned(),
        answer: form.get("answer").to_owned(),
        source: form.get("source").to_owned(),
        stance: form.get("stance").to_owned(),
        rationale: form.get("rationale").trim().to_owned(),
        correction: form.get("correction").trim().to_owned(),
        copy: Settling::typed(form),
    };
    let theirs = claim.verdict.as_ref().and_then(|verdict| verdict.rationale.as_deref());
    let merged = match theirs {
        Some(theirs) if !mine.rationale.contains(theirs) => {
            format!("{theirs}\n{}", mine.rationale).trim_end().to_owned()
        }
        _ => mine.rationale.clone(),
    };
    let (_, steps) = workbench::scale(call.desk)?;
    let since = in_words(&steps, since);
    let since = format!("Claim {} has changed: {since}.", claim.number);
    let both = Conflict {
        frame: call.frame(format!("Two versions of claim {}", claim.number), "Queue"),
        since,
        claim: *claim,
        mine,
        merged,
        steps,
        resolutions: resolutions(call),
        back: form.get("back").to_owned(),
    };
    Ok(Answer::page(&both)?.status(StatusCode::CONFLICT))
}

/// What a source can do to a claim: its code, and what people read.
pub(super) fn stances() -> [(&'static str, &'static str); 3] {
    Stance::ALL.map(|one| (one.code(), one.words()))
}
