//! The call sheet: whom the desk waits for, grouped by whom to ring, answered in place.

use askama::Template;
use axum::http::StatusCode;

use super::filters;
use super::may::May;
use crate::desk::rights::Right;
use crate::desk::row::QuestionRow;
use crate::report::{self, Call as Ring};
use crate::web::address::{telling, with};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, Answering, Error, Shown, WhichQuestions};

pub(super) const ROUTES: &[Route] = &[
    look("/questions", Right::Read, show),
    act("/q/{question}/answer", Right::Answer, answer),
    act("/q/{question}/withdraw", Right::Ask, withdraw),
];

/// So many answered ones are shown, the last ones.
const ANSWERED: usize = 100;
/// Of so many entries the author is looked up by name.
const AUTHORS: usize = 40;

#[derive(Template)]
#[template(path = "questions.html")]
struct Page {
    frame: Frame,
    may: May,
    told: Option<String>,
    rings: Vec<Ring>,
    /// Those answered or withdrawn, where they are asked for.
    done: Option<Vec<QuestionRow>>,
    /// Of whom or of which article only.
    person: String,
    article: String,
    now: String,
}

impl Page {
    fn late(&self, question: &QuestionRow) -> bool {
        question.due_at.as_ref().is_some_and(|due| *due < self.now)
    }
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let done = call.query.get("show") == "answered";
    let (person, article) = (call.query.filled("person"), call.query.filled("article"));
    let which = WhichQuestions { open: !done, person: person.clone(), article: article.clone() };
    let mut questions = Vec::new();
    workbench::questions(call.desk, Some(call.who), &which, &mut |row| {
        questions.push(row);
        Ok(())
    })?;
    let (open, mut answered): (Vec<_>, Vec<_>) =
        questions.into_iter().partition(|question| question.state == "open");
    let first = answered.len().saturating_sub(ANSWERED);
    let answered = answered.split_off(first).into_iter().rev().collect();
    Answer::page(&Page {
        frame: call.frame("Questions", "Questions"),
        may: May::of(call),
        told: call.query.filled("told"),
        rings: if done { Vec::new() } else { rings(call, open)? },
        done: done.then_some(answered),
        person: person.unwrap_or_default(),
        article: article.unwrap_or_default(),
        now: chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
    })
}

/// Whom to ring; the author of an article by name, where that is known.
fn rings(call: &Call<'_>, open: Vec<QuestionRow>) -> Result<Vec<Ring>, Error> {
    let mut rings = report::calls(open);
    let nameless = |question: &QuestionRow| {
        question.asked_of == "author" && question.person.is_none() && !question.confidential
    };
    for ring in rings.iter_mut().take(AUTHORS) {
        let Some(question) = ring.questions.first().filter(|first| nameless(first)) else {
            continue;
        };
        let article = workbench::show(call.desk, Some(call.who), &question.article, None)?;
        if let Shown::Article(detail, ..) = article
            && let Some(author) = &detail.row.author
        {
            ring.who = format!("{author}, author of “{}”", detail.row.title);
        }
    }
    Ok(rings)
}

/// Back to the sheet as it was narrowed.
fn back(call: &Call<'_>, told: &str) -> Answer {
    let form = &call.form;
    let fields = [("person", form.get("person")), ("article", form.get("article"))];
    telling(&with("/questions", &fields), told)
}

/// What somebody else has taken down meanwhile, beside what was typed.
#[derive(Template)]
#[template(path = "answered-meanwhile.html")]
struct Meanwhile {
    frame: Frame,
    since: String,
    question: QuestionRow,
    words: String,
    said_by: String,
    said_at: String,
    person: String,
    article: String,
}

fn answer(call: &mut Call<'_>) -> Result<Answer, Error> {
    let said_at = call.form.filled("said_at");
    let asked = Answering {
        question: call.path.get("question").to_owned(),
        words: call.form.get("words").to_owned(),
        said_by: call.form.filled("said_by"),
        said_at: said_at.map(|at| workbench::past_time(&at)).transpose()?,
        if_version: call.form.version()?,
    };
    match workbench::answer(call.desk, call.who, &asked) {
        Ok(_) => Ok(back(call, "The answer is written down.")),
        Err(error) => both_answers(call, &asked, error),
    }
}

/// Both answers, when one has come meanwhile; any other failure stays what it is.
fn both_answers(call: &Call<'_>, asked: &Answering, error: Error) -> Result<Answer, Error> {
    let Some(since) = error.since.clone() else { return Err(error) };
    let question = workbench::one_question(call.desk, call.who, &asked.question)?;
    let Some(question) = question else { return Err(error) };
    let form = &call.form;
    let typed = |name: &str| form.get(name).to_owned();
    let page = Meanwhile {
        frame: call.frame("Two answers", "Questions"),
        since,
        question,
        words: typed("words"),
        said_by: typed("said_by"),
        said_at: typed("said_at"),
        person: typed("person"),
        article: typed("article"),
    };
    Ok(Answer::page(&page)?.status(StatusCode::CONFLICT))
}

fn withdraw(call: &mut Call<'_>) -> Result<Answer, Error> {
    workbench::withdraw_question(call.desk, call.who, call.path.get("question"))?;
    Ok(back(call, "The question is taken back; nobody waits for it."))
}
