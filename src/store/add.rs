//! Adding an article: its row, and its first draft. How a draft is written is left to `draft.rs`.

use super::articles::{knows, recount};
use super::content::About;
use super::draft::{Draft, Numbering};
use super::error::Trouble;
use super::together::Tx;
use super::{Added, NewArticle};
use crate::desk::text_sha256;

/// Adds one article, or says which one has that text already.
pub(super) fn article(
    tx: &Tx<'_>,
    new: &NewArticle<'_>,
    added_by: Option<i64>,
    at: &str,
) -> Result<Added, Trouble> {
    refuse_misfits(new)?;
    if let Some(known) = knows(tx, new.sha256)? {
        return Ok(known);
    }
    let (article_id, about_sha256) = insert_article(tx, new, at)?;
    let mut draft = Draft::insert(tx, new, (article_id, 1), added_by, at)?;
    draft.sentences()?;
    let claims = draft.claims(&Numbering::of_a_first_draft())?;
    draft.figures(&claims)?;
    draft.flags(&claims)?;
    draft.close(&about_sha256, None)?;
    recount(tx, article_id)?;
    Ok(Added { article: format!("a{article_id}"), already: false, withdrawn: false })
}

/// Refuses a draft whose places do not cut its text.
pub(super) fn refuse_misfits(new: &NewArticle<'_>) -> Result<(), Trouble> {
    let body = new.text.body.as_str();
    let refuse = |words: String| Err(Trouble::Given { name: new.origin.to_owned(), words });
    if body.contains('\0') {
        return refuse("its text holds NUL bytes, at which other programs stop reading".to_owned());
    }
    if text_sha256(body) != new.sha256 {
        return refuse("the hash handed in is not the hash of its text".to_owned());
    }
    let spans = (new.analysis.sentences.iter().map(|s| ("sentence", s.start, s.end)))
        .chain(new.analysis.flags.iter().map(|f| ("flag", f.start, f.end)));
    for (what, start, end) in spans {
        if start >= end || body.get(start..end).is_none() {
            return refuse(format!("a {what} at bytes {start} to {end} does not cut its text"));
        }
    }
    let quotes = (new.analysis.claims.iter().map(|c| ("claim", c.start, c.end, &c.quote)))
        .chain(new.analysis.figures.iter().map(|f| ("figure", f.start, f.end, &f.surface)));
    for (what, start, end, words) in quotes {
        if start >= end || body.get(start..end) != Some(words) {
            return refuse(format!("the {what} at bytes {start} to {end} does not cut its words"));
        }
    }
    Ok(())
}

/// Writes the article's row and returns its id with the hash of what it says.
fn insert_article(tx: &Tx<'_>, new: &NewArticle<'_>, at: &str) -> Result<(i64, String), Trouble> {
    let published = new.text.published.map(|published| published.to_string());
    let due_at = new.due_at.map(super::utc);
    let about = About {
        title: &new.text.title,
        published: published.as_deref(),
        author: new.author,
        url: new.url,
        section: None,
        origin: new.origin,
        due_at: due_at.as_deref(),
        added_at: at,
    };
    tx.prepare_cached(
        "INSERT INTO articles (title, published, author, url, origin, sha256, due_at, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        about.title,
        about.published,
        about.author,
        about.url,
        about.origin,
        new.sha256,
        about.due_at,
        about.added_at,
    ))?;
    Ok((tx.last_insert_rowid(), about.sha256()))
}
