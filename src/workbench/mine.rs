//! The first page's questions: what is mine, what is doubtful, what closes next. Each is bounded.

use chrono::Utc;

use super::error::Error;
use super::list::known_article;
use super::open::Desk;
use super::who::Who;
use crate::desk::rights::Role;
use crate::desk::row::{
    ArticleRow, DecisionRow, FlagListRow, HandedOutRow, MineRow, QuestionRow, UnmendedRow,
};
use crate::store::QuestionFilter;

/// What is on somebody's table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mine {
    /// Claims they have taken up and hold.
    pub held: Vec<MineRow>,
    /// Claims handed to them, without those they hold.
    pub handed: Vec<MineRow>,
    /// Whether more are handed to them than are listed.
    pub more: bool,
    /// Open questions that they must answer.
    pub questions: Vec<QuestionRow>,
}

/// Returns what is on somebody's table, of what is handed to them at most so much.
pub fn mine(desk: &Desk, who: &Who, most: usize) -> Result<Mine, Error> {
    let Some(person) = desk.store.person(who.handle())?.filter(|person| person.active) else {
        return Ok(Mine::default());
    };
    let held = desk.store.held(person.id, Utc::now())?;
    let wanted = i64::try_from(most + held.len() + 1).unwrap_or(i64::MAX);
    let mut handed = desk.store.handed_to(person.id, wanted)?;
    handed.retain(|row| held.iter().all(|own| own.claim != row.claim));
    let more = handed.len() > most;
    handed.truncate(most);
    let eyes = desk.eyes(Some(who))?;
    let mut questions =
        desk.store.questions(&QuestionFilter { open: true, eyes, ..QuestionFilter::default() })?;
    let asked = match person.role {
        Role::Author => Some("author"),
        Role::Lawyer => Some("lawyer"),
        _ => None,
    };
    let named = |name: &str| {
        let own = [Some(&person.handle), person.name.as_ref()];
        own.into_iter().flatten().any(|own| own.to_lowercase() == name.trim().to_lowercase())
    };
    questions.retain(|question| match &question.person {
        Some(name) => named(name),
        None => asked == Some(question.asked_of.as_str()),
    });
    Ok(Mine { held, handed, more, questions })
}

/// Returns articles that are not cleared yet: what closes first, then in the order they came.
pub fn pressing(desk: &Desk, most: usize) -> Result<Vec<ArticleRow>, Error> {
    Ok(desk.store.pressing(i64::try_from(most).unwrap_or(i64::MAX))?)
}

/// Returns the newest articles, in whatever state.
pub fn newest_articles(desk: &Desk, most: usize) -> Result<Vec<ArticleRow>, Error> {
    Ok(desk.store.newest_articles(i64::try_from(most).unwrap_or(i64::MAX))?)
}

/// Returns flags that wait for an answer at query or above, the loudest first.
pub fn doubts(desk: &Desk, most: usize) -> Result<Vec<FlagListRow>, Error> {
    Ok(desk.store.loudest_flags(i64::try_from(most).unwrap_or(i64::MAX))?)
}

/// Returns claims that were found wrong while nobody has said what happens to the copy, in the
/// articles that press most.
pub fn unmended(desk: &Desk, most: usize) -> Result<Vec<UnmendedRow>, Error> {
    Ok(desk.store.unmended(i64::try_from(most).unwrap_or(i64::MAX))?)
}

/// Returns the verdicts that somebody gave last and that stand, the newest first.
pub fn decisions(desk: &Desk, who: &Who, most: usize) -> Result<Vec<DecisionRow>, Error> {
    let Some(person) = desk.store.person(who.handle())? else { return Ok(Vec::new()) };
    Ok(desk.store.decisions(person.id, i64::try_from(most).unwrap_or(i64::MAX))?)
}

/// Returns what is handed out in an article and not done.
pub fn handed_out(desk: &Desk, article: &str) -> Result<Vec<HandedOutRow>, Error> {
    Ok(desk.store.handed_out(known_article(desk, article)?)?)
}
