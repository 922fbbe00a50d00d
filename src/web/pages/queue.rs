//! The queue: one claim at a time in galley order, the everyday verdict in two keys, and the last
//! decisions at the side, to be looked at again or taken back.

use askama::Template;

use super::back::at_claim;
use super::filters;
use super::may::May;
use super::new_source;
use super::undo::{Offered, worded};
use super::verdict::{label, still_lacking};
use crate::desk::resolution::Resolution;
use crate::desk::rights::Right;
use crate::desk::row::{ArticleRow, ClaimRow, DecisionRow, MineRow, StepRow};
use crate::report::in_words as figure_in_words;
use crate::web::address::{self, telling, with};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{
    self, Cited, Error, LEASE_MINUTES, Left, Queued, Resolving, Reviewing, Shown, Taking,
};

pub(super) const ROUTES: &[Route] = &[
    look("/queue", Right::Read, show),
    act("/queue/next", Right::Take, next),
    act("/queue/skip", Right::Take, skip),
    act("/queue/back", Right::Take, give_back),
    act("/queue/accept", Right::Review, accept),
    act("/c/{claim}/take-back", Right::Review, take_back),
];

/// So many of the last decisions stand at the side.
const DECISIONS: usize = 10;
/// So many articles can be chosen from.
const ARTICLES: usize = 60;

#[derive(Template)]
#[template(path = "queue.html")]
struct Page {
    frame: Frame,
    may: May,
    told: Option<String>,
    minutes: i64,
    /// The claim that this person holds, to be settled now.
    claim: Option<Box<Task>>,
    /// What else they hold.
    others: Vec<MineRow>,
    decisions: Vec<DecisionRow>,
    /// What would be taken back.
    undo: Option<Offered>,
    articles: Vec<ArticleRow>,
    /// The article that the queue keeps to, and the order.
    chosen: String,
    order: String,
}

/// The claim before somebody.
struct Task {
    row: ClaimRow,
    lead: String,
    tail: String,
    figures: Vec<String>,
    /// The verdict of the everyday case; none on a scale that has none.
    fine: Option<StepRow>,
    /// The source they cited last in this article.
    same_source: Option<(String, String)>,
}

impl Task {
    fn doubtful(&self) -> bool {
        self.row.flags.iter().any(crate::desk::row::FlagRow::asks)
    }
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let decisions = workbench::decisions(call.desk, call.who, DECISIONS)?;
    let mut held = workbench::mine(call.desk, call.who, 0)?.held;
    let claim = if held.is_empty() { None } else { Some(held.remove(0)) };
    let claim = claim.map(|held| task(call, &held.claim, &decisions)).transpose()?.flatten();
    // Whoever has a claim before them chooses no article.
    let most = if claim.is_none() { ARTICLES } else { 0 };
    let articles = workbench::pressing(call.desk, most)?;
    Answer::page(&Page {
        frame: call.frame("Queue", "Queue"),
        may: May::of(call),
        told: call.query.filled("told"),
        minutes: LEASE_MINUTES,
        claim,
        others: held,
        decisions,
        // Whether it can be taken back is asked when it is: that takes as long as others were busy.
        undo: last_act(call)?,
        articles: articles.into_iter().filter(|row| row.open > 0).collect(),
        chosen: call.query.filled("article").unwrap_or_default(),
        order: call.query.filled("order").unwrap_or_default(),
    })
}

/// What would be taken back, where it is about claims.
fn last_act(call: &Call<'_>) -> Result<Option<Offered>, Error> {
    let last = workbench::own_last_act(call.desk, call.who)?.filter(|act| !act.claims.is_empty());
    let Some(last) = last else { return Ok(None) };
    let (_, steps) = workbench::scale(call.desk)?;
    Ok(Some(Offered { seq: last.seq, words: worded(&last, &steps, "") }))
}

fn task(call: &Call<'_>, id: &str, decisions: &[DecisionRow]) -> Result<Option<Box<Task>>, Error> {
    let Shown::Claim(row) = workbench::show(call.desk, Some(call.who), id, None)? else {
        return Ok(None);
    };
    let (_, steps) = workbench::scale(call.desk)?;
    let last = decisions.iter().find(|decision| decision.article == row.article);
    let same_source = match last.map(|decision| decision.claim.as_str()) {
        None => None,
        Some(last) => {
            let threads = workbench::threads(call.desk, Some(call.who), last)?;
            let own = |cited: &&crate::desk::row::CitationRow| cited.reviewer == call.who.handle();
            threads.citations.iter().rev().find(own).map(|cited| {
                let name = cited.title.as_ref().or(cited.url.as_ref()).or(cited.file_name.as_ref());
                (cited.source.clone(), name.unwrap_or(&cited.source).clone())
            })
        }
    };
    let (lead, tail) = match row.sentence.split_once(&row.quote) {
        Some((lead, tail)) => (lead.to_owned(), tail.to_owned()),
        None => (String::new(), String::new()),
    };
    let fine = steps.into_iter().find(|step| step.passes && !step.needs_reason);
    let figures = row.figures.iter().map(figure_in_words).collect();
    Ok(Some(Box::new(Task { row: *row, lead, tail, figures, fine, same_source })))
}

/// Takes the next claim; the form says whether people go on in the queue or on the claim's page.
fn next(call: &mut Call<'_>) -> Result<Answer, Error> {
    if call.form.get("then") == "queue" {
        return taken(call, None);
    }
    match take(call, None)? {
        Queued::Claim(claim, _) => Ok(Answer::see(format!("/c/{}", claim.id))),
        Queued::Nothing(left) => Ok(telling("/queue", &nothing(left))),
    }
}

/// What the form asks for.
fn taking(call: &Call<'_>, after: Option<String>) -> Taking {
    Taking {
        article: call.form.filled("article"),
        minutes: LEASE_MINUTES,
        doubtful_first: call.form.get("order") == "doubtful",
        after,
    }
}

fn take(call: &mut Call<'_>, after: Option<String>) -> Result<Queued, Error> {
    let asked = taking(call, after);
    Ok(workbench::next(call.desk, call.who, &asked)?.value)
}

/// Takes the next claim and goes on with it.
fn taken(call: &mut Call<'_>, after: Option<String>) -> Result<Answer, Error> {
    let next = take(call, after)?;
    Ok(went_on(call, &next, ""))
}

/// Goes on in the queue, of the article that was chosen.
fn went_on(call: &Call<'_>, next: &Queued, told: &str) -> Answer {
    let (article, order) = (call.form.get("article"), call.form.get("order"));
    let queue = with("/queue", &[("article", article), ("order", order)]);
    match next {
        Queued::Claim(..) if told.is_empty() => Answer::see(queue),
        Queued::Claim(..) => telling(&queue, told),
        Queued::Nothing(left) => telling("/queue", format!("{told} {}", nothing(*left)).trim()),
    }
}

/// Leaves a claim to others and goes on behind it.
fn skip(call: &mut Call<'_>) -> Result<Answer, Error> {
    let claim = call.form.get("claim").to_owned();
    workbench::give_back(call.desk, call.who, call.form.filled("of").as_deref())?;
    taken(call, Some(claim))
}

/// The everyday case: it is right, by that source, and may stand.
fn accept(call: &mut Call<'_>) -> Result<Answer, Error> {
    let cited = match call.form.filled("same") {
        Some(same) => {
            let sources = address::source(Some(same))?.into_iter().collect();
            Cited { sources, ..Cited::default() }
        }
        None => match new_source::cited(call)? {
            Some(cited) => cited,
            None => return new_source::ask(call, "/queue/accept", "/queue"),
        },
    };
    let form = &call.form;
    let asked = Reviewing {
        claims: vec![form.get("claim").to_owned()],
        verdict: form.get("verdict").to_owned(),
        resolution: Some(Resolving {
            resolution: Resolution::Stet,
            new_text: None,
            said_by: None,
            said_at: None,
            approved_by: None,
            reason: None,
        }),
        cited,
        if_version: form.version()?,
        ..Reviewing::default()
    };
    let taking = taking(call, None);
    let done = workbench::review_and_next(call.desk, call.who, &asked, &taking, false)?;
    let (_, steps) = workbench::scale(call.desk)?;
    let mut told = done.reviewed.value.first().map_or_else(String::new, |one| {
        format!("Claim {} is {}: {}.", one.number, one.state.code(), label(&steps, &one.verdict))
    });
    told.push_str(&still_lacking(&done.lacking));
    Ok(match done.next {
        Some(Ok(next)) => went_on(call, &next, &told),
        // The verdict is kept, and a failure to go on must not look as if it was not.
        Some(Err(error)) => telling("/queue", &format!("{told} {}", error.message)),
        None => telling("/queue", &told),
    })
}

/// Why there is nothing, and what is left.
fn nothing(left: Left) -> String {
    let part = |count: i64, words: &str| (count > 0).then(|| format!("{count} {words}"));
    let rest: Vec<_> = [
        part(left.waiting, "wait for an answer"),
        part(left.taken, "are on somebody else’s screen"),
        part(left.others, "are not for you to take now"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if rest.is_empty() {
        return "No claim is left to take.".to_owned();
    }
    format!("Nothing is left for you now; of the claims, {}.", rest.join(", "))
}

fn give_back(call: &mut Call<'_>) -> Result<Answer, Error> {
    let back = workbench::give_back(call.desk, call.who, None)?.value;
    let words = match back.len() {
        0 => "You held no claim.".to_owned(),
        1 => "One claim is given back.".to_owned(),
        count => format!("{count} claims are given back."),
    };
    Ok(telling("/queue", &words))
}

/// Opens a claim again that was settled some acts ago.
fn take_back(call: &mut Call<'_>) -> Result<Answer, Error> {
    let claim = call.path.get("claim").to_owned();
    let reason = call.form.filled("reason").unwrap_or_else(|| "Looked at again".to_owned());
    workbench::reopen(call.desk, call.who, &claim, &reason)?;
    Ok(Answer::see(at_claim(&claim, "The claim is open again; its verdict stays on record.")))
}
