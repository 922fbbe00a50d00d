//! Questions to author, source, expert or lawyer, and what they answered. That the desk waits for
//! somebody follows from these rows; it is no state of a claim.

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::{Store, flag_answers, sources, standing, utc, versions};
use crate::desk::question::AskedOf;
use crate::desk::rights::Right;

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionOn {
    /// A claim.
    Claim(i64),
    /// A whole article.
    Article(i64),
    /// What a flag of the current draft doubts: on its claim, or its article where it has none.
    Flag(i64),
}

/// A question to be asked.
#[derive(Clone, Copy, Debug)]
pub struct NewQuestion<'a> {
    /// About what.
    pub on: QuestionOn,
    /// The words.
    pub body: &'a str,
    /// Whom the desk waits for.
    pub asked_of: AskedOf,
    /// By name.
    pub person: Option<&'a str>,
    /// How to reach them.
    pub contact: Option<&'a str>,
    /// The source to ring.
    pub source: Option<i64>,
    /// When the answer is needed.
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
}

/// An answer to be taken down.
#[derive(Clone, Copy, Debug)]
pub struct NewAnswer<'a> {
    /// To which question.
    pub question_id: i64,
    /// What they said.
    pub body: &'a str,
    /// Who said it, when not the person asked.
    pub said_by: Option<&'a str>,
    /// When they said it; `None`: just now.
    pub said_at: Option<chrono::DateTime<chrono::Utc>>,
    /// The version of the question that whoever takes it down saw; an answer that has come since is
    /// not superseded unseen.
    pub if_version: Option<i64>,
}

impl Store {
    /// Asks a question and returns its id.
    pub fn question(&mut self, by: &By<'_>, new: &NewQuestion<'_>) -> Result<Acted<i64>, Error> {
        self.act(by, Right::Ask, "asked", |act| ask(act, new))
    }

    /// Takes down an answer. One that was there before is kept and no longer stands; returns
    /// whether there was one.
    pub fn answer(&mut self, by: &By<'_>, new: &NewAnswer<'_>) -> Result<Acted<bool>, Error> {
        self.act(by, Right::Answer, "answered", |act| answer(act, new))
    }

    /// Takes a question back: nobody needs its answer any more.
    pub fn withdraw_question(&mut self, by: &By<'_>, question_id: i64) -> Result<Acted<()>, Error> {
        self.act(by, Right::Ask, "question withdrawn", |act| withdraw(act, question_id))
    }
}

fn ask(act: &mut Act<'_>, new: &NewQuestion<'_>) -> Result<i64, Trouble> {
    let mut flag = None;
    let (article_id, claim_id) = match new.on {
        QuestionOn::Claim(claim_id) => (act.claim(claim_id)?.article_id, Some(claim_id)),
        QuestionOn::Flag(flag_id) => {
            flag = Some(flag_id);
            flag_answers::doubted(act, flag_id)?
        }
        QuestionOn::Article(article_id) => {
            standing::article_state(act.tx, article_id)?;
            act.in_article(article_id);
            (article_id, None)
        }
    };
    let source = new.source.map(|id| sources::visible(act.tx, id, &act.by)).transpose()?;
    let (by, at) = (act.by.id, act.at.clone());
    let question_id = act.insert(
        "questions",
        Fields::new()
            .set("article_id", article_id)
            .set("claim_id", claim_id)
            .text("asked_of", new.asked_of.code())
            .maybe("person", new.person)
            .maybe("contact", new.contact)
            .set("source_id", source.map(|source| source.id))
            .set("flag_id", flag)
            .text("body", new.body)
            .maybe("due_at", new.due_at.map(utc).as_deref())
            .set("reviewer_id", by)
            .text("asked_at", &at),
    )?;
    act.begin_checking(article_id)?;
    Ok(question_id)
}

fn answer(act: &mut Act<'_>, new: &NewAnswer<'_>) -> Result<bool, Trouble> {
    let asked = about(act, new.question_id)?;
    if asked.withdrawn {
        return Err(withdrawn(new.question_id));
    }
    refuse_unseen(act, &asked, new)?;
    let (by, at) = (act.by.id, act.at.clone());
    if let Some(earlier) = asked.answer {
        act.update("answers", earlier, Fields::new().text("superseded_at", &at))?;
    }
    let answer_id = act.insert(
        "answers",
        Fields::new()
            .set("question_id", new.question_id)
            .text("body", new.body)
            .maybe("said_by", new.said_by)
            .text("said_at", &new.said_at.map_or_else(|| at.clone(), utc))
            .set("reviewer_id", by)
            .text("answered_at", &at)
            .set("supersedes_id", asked.answer),
    )?;
    act.on("answers", answer_id);
    Ok(asked.answer.is_some())
}

/// Refuses an answer that would take the place of one whoever takes it down has not seen.
fn refuse_unseen(act: &Act<'_>, asked: &Asked, new: &NewAnswer<'_>) -> Result<(), Trouble> {
    let (Some(seen), Some(there)) = (new.if_version, asked.answer) else { return Ok(()) };
    if seen == asked.version {
        return Ok(());
    }
    let (handle, at): (String, String) = act
        .tx
        .prepare_cached(
            "SELECT w.handle, n.answered_at
               FROM answers AS n JOIN reviewers AS w ON w.reviewer_id = n.reviewer_id
              WHERE n.answer_id = ?1",
        )?
        .query_row([there], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (id, now) = (new.question_id, asked.version);
    let since = format!(
        "{} took down an answer {}",
        versions::named(&act.by.handle, &handle),
        versions::when(&at, &act.at)
    );
    Err(Trouble::Changed {
        message: format!("q{id} has changed: {since}; yours was not stored."),
        hint: format!(
            "If yours is to take its place, say --if-version {now}. Both stay in the history."
        ),
        since,
    })
}

fn withdraw(act: &mut Act<'_>, question_id: i64) -> Result<(), Trouble> {
    let asked = about(act, question_id)?;
    if asked.withdrawn {
        return Err(withdrawn(question_id));
    }
    if asked.answer.is_some() {
        return Err(Trouble::refused(
            format!("The question q{question_id} has its answer, so there is nothing to withdraw."),
            "A new answer takes the place of this one: factdesk answer",
        ));
    }
    let at = act.at.clone();
    act.update("questions", question_id, Fields::new().text("withdrawn_at", &at))?;
    Ok(())
}

fn withdrawn(question_id: i64) -> Trouble {
    Trouble::refused(
        format!("The question q{question_id} was withdrawn: nobody needs its answer any more."),
        "Ask it anew: factdesk question",
    )
}

/// A question as it stands.
struct Asked {
    withdrawn: bool,
    answer: Option<i64>,
    /// Grows with every answer.
    version: i64,
}

/// Returns how a question stands, and writes down where the act happens.
fn about(act: &mut Act<'_>, question_id: i64) -> Result<Asked, Trouble> {
    let (article_id, claim_id, asked) = found(act.tx, question_id)?;
    act.in_article(article_id);
    if let Some(claim_id) = claim_id {
        act.on_claim(claim_id);
    }
    Ok(asked)
}

fn found(conn: &Connection, question_id: i64) -> Result<(i64, Option<i64>, Asked), Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT q.article_id, q.claim_id, q.withdrawn_at IS NOT NULL,
                    (SELECT n.answer_id FROM answers AS n
                      WHERE n.question_id = q.question_id AND n.superseded_at IS NULL
                      ORDER BY n.answer_id DESC LIMIT 1),
                    1 + (SELECT COUNT(*) FROM answers AS n WHERE n.question_id = q.question_id)
               FROM questions AS q WHERE q.question_id = ?1",
        )?
        .query_row([question_id], |row| {
            let (withdrawn, answer) = (row.get(2)?, row.get(3)?);
            let asked = Asked { withdrawn, answer, version: row.get(4)? };
            Ok((row.get(0)?, row.get(1)?, asked))
        })
        .optional()?;
    found.ok_or_else(|| {
        let message = format!("This desk has no question q{question_id}");
        Trouble::refused(message, "factdesk questions lists them.")
    })
}
