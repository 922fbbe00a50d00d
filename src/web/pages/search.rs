//! Search: claims by words, kind, state, flag, article, person and verdict. All of it is in the
//! address, so that a search can be sent.

use std::time::Duration;

use askama::Template;

use super::filters;
use super::verdict::label;
use crate::claim::ClaimKind;
use crate::desk::rights::Right;
use crate::desk::row::{ClaimRow, FlagRow, StepRow};
use crate::desk::state::ClaimState;
use crate::web::address;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Desk, Error, FoundClaims, Kind, WhichClaims};

pub(super) const ROUTES: &[Route] = &[look("/search", Right::Read, show)];

/// A search that takes longer is given up, and the page says so.
const SEARCHING: Duration = Duration::from_millis(1_500);
/// So many are shown.
const LIMIT: usize = 50;
/// So many articles can be chosen from.
const ARTICLES: usize = 60;
/// What a search is made of, in the order of the address.
const FIELDS: [&str; 8] = ["q", "article", "kind", "state", "flag", "reviewer", "verdict", "after"];

#[derive(Template)]
#[template(path = "search.html")]
struct Page {
    frame: Frame,
    asked: Form,
    /// Whether anything is asked.
    any: bool,
    choices: Vec<Choice>,
    found: Vec<Found>,
    /// Where the next page is.
    next: Option<String>,
    limit: usize,
    /// Whether the newest come first, because the words stand in many claims.
    newest: bool,
    /// How many hits were looked at, when not all were.
    given_up_after: Option<String>,
    /// What is said when it took too long.
    too_long: Option<String>,
}

/// One thing to narrow by.
struct Choice {
    name: &'static str,
    label: &'static str,
    /// Code, words, and whether it is chosen.
    options: Vec<(String, String, bool)>,
}

/// A claim found, with its sentence cut at its words.
struct Found {
    row: ClaimRow,
    lead: String,
    tail: String,
    /// What people read for its verdict.
    verdict: Option<String>,
}

impl Found {
    fn of(row: ClaimRow, steps: &[StepRow]) -> Self {
        let given = row.verdict.as_ref();
        let verdict = given.map(|given| label(steps, &given.verdict).to_owned());
        let cut = row.sentence.split_once(&row.quote);
        let (lead, tail) = cut.map_or_else(Default::default, |(a, b)| (a.to_owned(), b.to_owned()));
        Self { row, lead, tail, verdict }
    }

    /// Returns the loudest flag that waits for an answer.
    fn loudest(&self) -> Option<&FlagRow> {
        self.row.flags.iter().find(|flag| flag.asks())
    }
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let asked = call.query.clone();
    let fields: Vec<_> = FIELDS.iter().map(|name| (*name, asked.get(name).trim())).collect();
    if asked.has_blank() {
        // What was left empty in the form has no place in an address that people send.
        return Ok(Answer::see(address::with("/search", &fields)));
    }
    let any = fields.iter().any(|(_, value)| !value.is_empty());
    let which = WhichClaims {
        article: asked.filled("article"),
        state: asked.filled("state"),
        kind: asked.filled("kind"),
        flag: asked.filled("flag"),
        reviewer: asked.filled("reviewer"),
        verdict: asked.filled("verdict"),
        limit: Some(i64::try_from(LIMIT).unwrap_or(i64::MAX)),
        after: asked.filled("after"),
        ..WhichClaims::default()
    };
    let words = asked.get("q");
    let find = |desk: &mut Desk| workbench::find(desk, words, &which);
    let (found, too_long) = match any.then(|| call.desk.within(SEARCHING, find)) {
        None => (FoundClaims::default(), None),
        Some(Ok(found)) => (found, None),
        // The form stays, so that it can be narrowed.
        Some(Err(error)) if error.kind == Kind::Busy => {
            (FoundClaims::default(), Some(error.message))
        }
        Some(Err(error)) => return Err(error),
    };
    let FoundClaims { rows: found, newest, given_up_after } = found;
    let last = found.last().filter(|_| found.len() == LIMIT && words.trim().is_empty());
    let next = last.map(|row| {
        let mut fields = fields.clone();
        fields.retain(|(name, _)| *name != "after");
        fields.push(("after", &row.id));
        address::with("/search", &fields)
    });
    let choices = choices(call, &asked)?;
    let (_, steps) = workbench::scale(call.desk)?;
    Answer::page(&Page {
        frame: call.frame("Search", "Search"),
        asked,
        any,
        choices,
        found: found.into_iter().map(|row| Found::of(row, &steps)).collect(),
        next,
        limit: LIMIT,
        newest,
        given_up_after: given_up_after.map(|so_many| {
            let (thousands, rest) = (so_many / 1_000, so_many % 1_000);
            format!("{thousands},{rest:03}")
        }),
        too_long,
    })
}

fn choices(call: &Call<'_>, asked: &Form) -> Result<Vec<Choice>, Error> {
    let same = |codes: Vec<&'static str>| {
        codes.into_iter().map(|code| (code.to_owned(), code.to_owned())).collect::<Vec<_>>()
    };
    let articles = workbench::pressing(call.desk, ARTICLES)?;
    let mut articles: Vec<_> = articles.into_iter().map(|row| (row.id, row.title)).collect();
    if let Some(id) = asked.filled("article")
        && articles.iter().all(|(known, _)| *known != id)
    {
        articles.push((id.clone(), id));
    }
    let people = workbench::reviewers(call.desk)?;
    let people = people.into_iter().map(|person| {
        let name = person.name.unwrap_or_else(|| person.handle.clone());
        (person.handle, name)
    });
    let (_, steps) = workbench::scale(call.desk)?;
    let steps = steps.into_iter().map(|step| (step.verdict, step.label));
    let mut checks = workbench::check_codes();
    checks.push("editor");
    let all: [(_, _, Vec<(String, String)>); 6] = [
        ("state", "State", same(ClaimState::ALL.map(ClaimState::code).to_vec())),
        ("kind", "Kind", same(ClaimKind::ALL.map(ClaimKind::code).to_vec())),
        ("flag", "Flag", same(checks)),
        ("verdict", "Verdict", steps.collect()),
        ("reviewer", "Person", people.collect()),
        ("article", "Article", articles),
    ];
    let chosen = |name: &str, options: Vec<(String, String)>| {
        let own = asked.get(name);
        options.into_iter().map(|(code, words)| (code.clone(), words, code == own)).collect()
    };
    let choice = |(name, label, options)| Choice { name, label, options: chosen(name, options) };
    Ok(all.into_iter().map(choice).collect())
}
