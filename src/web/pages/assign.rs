//! Work handed out: an article or some of its claims, to one person, until a time; and taken back.

use askama::Template;

use super::filters;
use super::may::May;
use crate::claim::ClaimKind;
use crate::desk::reading::Reading;
use crate::desk::rights::{Right, Role};
use crate::desk::row::{ArticleRow, HandedOutRow, PersonRow};
use crate::web::address::{telling, with};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, Assigning, Error, Handed, Shown};

pub(super) const ROUTES: &[Route] =
    &[look("/assign", Right::Read, show), act("/assign", Right::Assign, hand_out)];

/// So many articles can be chosen from.
const ARTICLES: usize = 60;

#[derive(Template)]
#[template(path = "assign.html")]
struct Page {
    frame: Frame,
    may: May,
    told: Option<String>,
    articles: Vec<ArticleRow>,
    people: Vec<PersonRow>,
    kinds: Vec<&'static str>,
    checks: Vec<&'static str>,
    readings: Vec<(&'static str, &'static str)>,
    /// What is asked so far.
    asked: Form,
    /// What handing that out would do.
    would: Option<Handed>,
    /// What is handed out in the chosen article.
    out: Vec<Share>,
}

/// What one person has of an article.
struct Share {
    row: HandedOutRow,
    numbers: String,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let asked = call.query.clone();
    let would = match (asked.filled("article"), asked.filled("to")) {
        (Some(_), Some(_)) if call.may(Right::Assign) => {
            Some(workbench::preview_assign(call.desk, call.who, &assigning(&asked, false)?)?)
        }
        _ => None,
    };
    let mut articles = workbench::pressing(call.desk, ARTICLES)?;
    let out = match asked.filled("article") {
        None => Vec::new(),
        Some(id) => {
            if articles.iter().all(|row| row.id != id)
                && let Shown::Article(detail, ..) =
                    workbench::show(call.desk, Some(call.who), &id, None)?
            {
                articles.push(detail.row);
            }
            shares(workbench::handed_out(call.desk, &id)?)
        }
    };
    let mut people = workbench::reviewers(call.desk)?;
    people.retain(|person| {
        let role = Role::from_code(&person.role);
        person.active && role.is_some_and(|role| role.may(Right::Take))
    });
    Answer::page(&Page {
        frame: call.frame("Hand out work", "Queue"),
        may: May::of(call),
        told: call.query.filled("told"),
        articles,
        people,
        kinds: ClaimKind::ALL.map(ClaimKind::code).to_vec(),
        checks: workbench::check_codes(),
        readings: Reading::ALL.iter().map(|one| (one.code(), one.what())).collect(),
        asked,
        would,
        out,
    })
}

fn shares(rows: Vec<HandedOutRow>) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::new();
    for row in rows {
        let number = row.number.clone().unwrap_or_default();
        let same = |share: &&mut Share| {
            let own = &share.row;
            own.number.is_some()
                && row.number.is_some()
                && (&own.handle, &own.reading, &own.due_at)
                    == (&row.handle, &row.reading, &row.due_at)
        };
        match shares.iter_mut().find(same) {
            Some(share) => {
                share.numbers.push_str(", ");
                share.numbers.push_str(&number);
            }
            None => shares.push(Share { numbers: number, row }),
        }
    }
    shares
}

fn assigning(form: &Form, end: bool) -> Result<Assigning, Error> {
    Ok(Assigning {
        to: form.get("to").to_owned(),
        article: form.get("article").to_owned(),
        claims: form.filled("claims"),
        section: form.filled("section"),
        kinds: form.filled("kind").into_iter().collect(),
        flags: form.filled("flag").into_iter().collect(),
        source: form.filled("source"),
        state: None,
        reading: form.filled("reading").as_deref().and_then(Reading::from_code),
        due_at: form.filled("due").map(|due| workbench::closing_time(&due)).transpose()?,
        end,
    })
}

fn hand_out(call: &mut Call<'_>) -> Result<Answer, Error> {
    let end = call.form.get("end") == "yes";
    let asked = assigning(&call.form, end)?;
    let done = workbench::assign(call.desk, call.who, &asked)?.value;
    let what = match (done.whole, done.changed) {
        (true, _) => "the article".to_owned(),
        (false, 1) => "one claim".to_owned(),
        (false, many) => format!("{many} claims"),
    };
    let handle = &done.to.handle;
    let words = match (done.changed, end) {
        (0, _) => "Nothing changed: it was so already.".to_owned(),
        (_, true) => format!("Taken back from {handle}: {what}."),
        (_, false) => format!("Handed to {handle}: {what}."),
    };
    Ok(telling(&with("/assign", &[("article", &asked.article)]), &words))
}
