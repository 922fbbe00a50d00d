//! `article`: what editors change about an article as a whole, and whether it is listed.

use chrono::{DateTime, Utc};

use super::clock::{closing_time, gone_by};
use super::error::Error;
use super::id::article_id;
use super::open::Desk;
use super::who::Who;
use super::words::checked_words;
use crate::check::Settings;
use crate::desk::address::clean_url;
use crate::store::{Acted, ArticleEdit, Further};
use crate::text::Published;

/// What to change about an article, as people type it; empty words take something away.
#[derive(Clone, Debug, Default)]
pub struct EditingArticle {
    /// `a1`, or `1`.
    pub article: String,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// In which part of the paper.
    pub section: Option<String>,
    /// When the desk must be done; `none` takes it away.
    pub due: Option<String>,
    /// When it is (to be) published.
    pub published: Option<Option<Published>>,
}

/// What came of an edit.
#[derive(Clone, Debug)]
pub struct EditedArticle {
    /// `a1`.
    pub article: String,
    /// The text read anew as a further draft, where the new date made a difference.
    pub further: Option<Further>,
    /// What people should know.
    pub notices: Vec<String>,
}

/// Changes what is said of an article; another publication date resolves its dates anew.
pub fn edit_article<'a>(
    desk: &mut Desk,
    who: &Who,
    asked: &EditingArticle,
    settings: impl Into<Settings<'a>>,
) -> Result<Acted<EditedArticle>, Error> {
    let id = article_id(&asked.article)?;
    if asked.is_empty() {
        return Err(Error::usage("Nothing to change is named.")
            .hint("Name one: --title, --author, --url, --section, --due, --date"));
    }
    let title = asked.title.as_deref().map(|title| checked_words("The headline", title));
    let author = asked.author.as_deref().map(|author| words("The author", author));
    let section = asked.section.as_deref().map(|section| words("The section", section));
    let (title, author, section) = (title.transpose()?, author.transpose()?, section.transpose()?);
    let url = asked.url.as_deref().map(url).transpose()?;
    let due_at = asked.due.as_deref().map(due).transpose()?;
    let edit = ArticleEdit {
        title: title.as_deref(),
        author: author.as_ref().map(Option::as_deref),
        url: url.as_ref().map(Option::as_deref),
        section: section.as_ref().map(Option::as_deref),
        due_at,
        published: asked.published,
    };
    let done = desk.store.edit_article(&who.now(), id, &edit, settings)?;
    let notices = gone_by(due_at.flatten()).into_iter().collect();
    Ok(done.map(|further| EditedArticle { article: format!("a{id}"), further, notices }))
}

impl EditingArticle {
    fn is_empty(&self) -> bool {
        let words = [&self.title, &self.author, &self.url, &self.section, &self.due];
        words.iter().all(|words| words.is_none()) && self.published.is_none()
    }
}

/// Takes an article out of the listings, and returns its id, lettered.
pub fn withdraw_article(
    desk: &mut Desk,
    who: &Who,
    article: &str,
    reason: &str,
) -> Result<Acted<String>, Error> {
    let (id, reason) = (article_id(article)?, checked_words("The reason", reason)?);
    Ok(desk.store.withdraw_article(&who.now(), id, &reason)?.map(|()| format!("a{id}")))
}

/// Puts a withdrawn article back into the listings, and returns its id, lettered.
pub fn restore_article(desk: &mut Desk, who: &Who, article: &str) -> Result<Acted<String>, Error> {
    let id = article_id(article)?;
    Ok(desk.store.restore_article(&who.now(), id)?.map(|()| format!("a{id}")))
}

/// Words that may be taken away by leaving them empty.
fn words(what: &str, given: &str) -> Result<Option<String>, Error> {
    match given.trim() {
        "" => Ok(None),
        words => checked_words(what, words).map(Some),
    }
}

fn url(given: &str) -> Result<Option<String>, Error> {
    match given.trim() {
        "" => Ok(None),
        url => clean_url(url).map(|clean| Some(clean.url)).map_err(|fault| {
            Error::usage(fault.to_string()).hint("Leave it empty to take the address away.")
        }),
    }
}

fn due(text: &str) -> Result<Option<DateTime<Utc>>, Error> {
    match text.trim() {
        "" | "none" => Ok(None),
        text => closing_time(text).map(Some),
    }
}
