//! An article as copy with its claims, and the newest acts: what pages show at once.

use std::collections::VecDeque;

use super::error::Error;
use super::list::known_article;
use super::open::Desk;
use super::rows::DeskRows;
use crate::desk::row::{ClaimRow, HistoryRow};
use crate::report::{ArticleText, Rows};
use crate::store::ClaimFilter;

/// Returns the text of an article's current draft with its markup, and its claims in galley order.
pub fn galley(desk: &Desk, id: &str) -> Result<(ArticleText, Vec<ClaimRow>), Error> {
    let article = known_article(desk, id)?;
    let text = DeskRows { desk }.text(article)?;
    let text = text.ok_or_else(|| Error::usage(format!("There is no article {id}.")))?;
    let filter = ClaimFilter { article: Some(article), ..ClaimFilter::default() };
    Ok((text, desk.store.claims(&filter)?))
}

/// Returns where the chain of acts ends, and the newest acts first, at most so many; of the whole
/// desk, or of one article.
pub fn newest_acts(
    desk: &Desk,
    article: Option<&str>,
    most: usize,
) -> Result<(String, Vec<HistoryRow>), Error> {
    let article = article.map(|id| known_article(desk, id)).transpose()?;
    desk.store.at_one_moment(|| {
        let head = desk.store.head()?;
        let most_rows = i64::try_from(most).unwrap_or(i64::MAX);
        // Of the whole desk every number is an act, so the last ones are known by theirs.
        let after = article.is_none().then(|| head.seq.saturating_sub(most_rows));
        let mut newest = VecDeque::new();
        DeskRows { desk }.acts(article, after, &mut |row| {
            if newest.len() == most {
                newest.pop_front();
            }
            newest.push_back(row);
        })?;
        Ok((head.to_string(), newest.into_iter().rev().collect()))
    })
}
