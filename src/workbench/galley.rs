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
/// desk, or of one article; those before an act, where its number is given.
pub fn newest_acts(
    desk: &Desk,
    article: Option<&str>,
    before: Option<i64>,
    most: usize,
) -> Result<(String, Vec<HistoryRow>), Error> {
    let article = article.map(|id| known_article(desk, id)).transpose()?;
    desk.store.at_one_moment(|| {
        let head = desk.store.head()?;
        let most_rows = i64::try_from(most).unwrap_or(i64::MAX);
        let end = before.unwrap_or(head.seq + 1).min(head.seq + 1);
        let mut newest = if article.is_none() {
            // Of the whole desk every number is an act, so a page of them is known by its numbers.
            let after = (end - 1).saturating_sub(most_rows).max(0);
            DeskRows { desk }.acts_among(None, after, end - 1 - after)?
        } else {
            let mut newest = VecDeque::new();
            DeskRows { desk }.acts(article, None, &mut |row| {
                if row.seq < end {
                    if newest.len() == most {
                        newest.pop_front();
                    }
                    newest.push_back(row);
                }
            })?;
            newest.into()
        };
        newest.reverse();
        Ok((head.to_string(), newest))
    })
}
