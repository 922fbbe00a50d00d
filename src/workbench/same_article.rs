//! Whether a text that somebody brings is a new draft of an article that the desk has: by headline
//! and by the longer words they share. People decide; this only asks.

use super::add::Pasted;
use super::error::Error;
use super::id::article_id;
use super::open::Desk;
use super::revise::long_words;
use crate::desk::row::ArticleRow;
use crate::desk::text_sha256;
use crate::ingest::{self, Given};

/// So many articles are looked at.
const MOST: i64 = 80;
/// Of the words of the longer text, so many in a hundred are shared by two drafts.
const SHARED_PERCENT: usize = 50;
/// With the same headline fewer will do.
const SHARED_PERCENT_SAME_TITLE: usize = 25;
/// A text with fewer longer words says too little.
const FEWEST_WORDS: usize = 12;

/// Returns the article that the text seems to be a new draft of; `None` for a text that the desk
/// has already, or that is like none.
pub fn earlier_draft(
    desk: &Desk,
    pasted: &Pasted,
    given: &Given,
) -> Result<Option<ArticleRow>, Error> {
    let document = ingest::read(&pasted.name, &pasted.bytes, given)
        .map_err(|error| Error::unreadable(error.to_string()))?;
    if desk.store.knows(&text_sha256(&document.text.body))?.is_some() {
        return Ok(None);
    }
    let words = long_words(&document.text.body);
    if words.len() < FEWEST_WORDS {
        return Ok(None);
    }
    let mut nearest: Option<(usize, ArticleRow)> = None;
    for row in desk.store.kindred(&document.text.title, MOST)? {
        let Some(old) = desk.store.article(article_id(&row.id)?)? else { continue };
        let old = long_words(&old.body);
        let shared = old.intersection(&words).count() * 100 / old.len().max(words.len());
        let same = !row.title.is_empty() && row.title == document.text.title;
        let enough = if same { SHARED_PERCENT_SAME_TITLE } else { SHARED_PERCENT };
        if shared >= enough && nearest.as_ref().is_none_or(|(best, _)| shared > *best) {
            nearest = Some((shared, row));
        }
    }
    Ok(nearest.map(|(_, row)| row))
}
