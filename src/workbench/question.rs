//! `question`, `answer` and `questions`: what the desk asks author, source, expert or lawyer, and
//! what they say.

use chrono::{DateTime, Utc};

use super::error::Error;
use super::id::{Sort, any_id};
use super::list::known_article;
use super::open::Desk;
use super::who::Who;
use super::words::{checked_option, checked_words};
use crate::desk::question::AskedOf;
use crate::desk::row::QuestionRow;
use crate::store::{Acted, NewAnswer, NewQuestion, QuestionFilter, QuestionOn};

/// A question as people ask it.
#[derive(Clone, Debug)]
pub struct Asking {
    /// `c17` or `a1`; `f12`: what that flag doubts.
    pub on: String,
    /// The words.
    pub words: String,
    /// Whom the desk waits for.
    pub asked_of: AskedOf,
    /// By name.
    pub person: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
    /// When the answer is needed.
    pub due_at: Option<DateTime<Utc>>,
    /// `s3`: the source to ring.
    pub source: Option<String>,
}

/// An answer as people take it down.
#[derive(Clone, Debug, Default)]
pub struct Answering {
    /// `q2`.
    pub question: String,
    /// What they said.
    pub words: String,
    /// Who said it, when not the person asked.
    pub said_by: Option<String>,
    /// When they said it.
    pub said_at: Option<DateTime<Utc>>,
    /// The version of the question they saw: an answer that has come since is not superseded
    /// unseen.
    pub if_version: Option<i64>,
}

/// Which questions, as people ask for them.
#[derive(Clone, Debug, Default)]
pub struct WhichQuestions {
    /// `a1`, or `1`.
    pub article: Option<String>,
    /// Only those that wait for an answer.
    pub open: bool,
    /// A name, a part of one, or `author`, `source`, `expert`, `lawyer`.
    pub person: Option<String>,
}

/// Asks a question and returns its id, lettered.
pub fn question(desk: &mut Desk, who: &Who, asked: &Asking) -> Result<Acted<String>, Error> {
    let on = match desk.claim_or(&asked.on, &[Sort::Article, Sort::Flag])? {
        id if id.sort == Sort::Article => QuestionOn::Article(id.number),
        id if id.sort == Sort::Flag => QuestionOn::Flag(id.number),
        id => QuestionOn::Claim(id.number),
    };
    let body = checked_words("The question", &asked.words)?;
    let person = checked_option("The person's name", asked.person.as_deref())?;
    let contact = checked_option("The contact", asked.contact.as_deref())?;
    let new = NewQuestion {
        on,
        body: &body,
        asked_of: asked.asked_of,
        person: person.as_deref(),
        contact: contact.as_deref(),
        source: asked.source.as_deref().map(|id| Sort::Source.id(id)).transpose()?,
        due_at: asked.due_at,
    };
    Ok(desk.store.question(&who.now(), &new)?.map(|id| format!("q{id}")))
}

/// Takes down what somebody answered. Returns the question as it stood before, where this takes the
/// place of an answer that was there.
pub fn answer(
    desk: &mut Desk,
    who: &Who,
    asked: &Answering,
) -> Result<Acted<Option<QuestionRow>>, Error> {
    let question_id = Sort::Question.id(&asked.question)?;
    let body = checked_words("The answer", &asked.words)?;
    let said_by = checked_option("The name of who said it", asked.said_by.as_deref())?;
    let before = one_question(desk, who, &asked.question)?;
    let new = NewAnswer {
        question_id,
        body: &body,
        said_by: said_by.as_deref(),
        said_at: asked.said_at,
        if_version: asked.if_version,
    };
    let done = desk.store.answer(&who.now(), &new).map_err(Error::from);
    match done {
        Ok(done) => Ok(done.map(|replaced| before.filter(|_| replaced))),
        // What somebody else has heard is said with it, as far as this person may read it.
        Err(mut error) if error.since.is_some() => {
            let now = one_question(desk, who, &asked.question)?;
            if let Some(there) = now.and_then(|now| now.answer) {
                error.message = format!("{} It says: “{there}” Yours: “{body}”", error.message);
            }
            Err(error)
        }
        Err(error) => Err(error),
    }
}

/// Returns a question as this person may see it.
pub fn one_question(desk: &Desk, who: &Who, id: &str) -> Result<Option<QuestionRow>, Error> {
    let filter = QuestionFilter {
        id: Some(Sort::Question.id(id)?),
        eyes: desk.eyes(Some(who))?,
        ..QuestionFilter::default()
    };
    Ok(desk.store.questions(&filter)?.into_iter().next())
}

/// Takes a question back: nobody needs its answer any more.
pub fn withdraw_question(desk: &mut Desk, who: &Who, question: &str) -> Result<Acted<()>, Error> {
    let id = any_id(question, &[Sort::Question])?;
    Ok(desk.store.withdraw_question(&who.now(), id.number)?)
}

/// Hands over every question asked for, what is due first.
pub fn questions(
    desk: &Desk,
    who: Option<&Who>,
    which: &WhichQuestions,
    told: &mut dyn FnMut(QuestionRow) -> Result<(), Error>,
) -> Result<(), Error> {
    let filter = QuestionFilter {
        article: which.article.as_deref().map(|id| known_article(desk, id)).transpose()?,
        open: which.open,
        person: which.person.clone(),
        eyes: desk.eyes(who)?,
        ..QuestionFilter::default()
    };
    desk.store.questions(&filter)?.into_iter().try_for_each(told)
}
