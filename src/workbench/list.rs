//! What the desk has: articles, claims, flags, and single ones of them. Long lists come page by
//! page, so that memory holds only one.

use super::error::Error;
use super::id::{Id, Sort, any_id, article_id};
use super::open::Desk;
use super::who::Who;
use crate::desk::flagged::EDITOR;
use crate::desk::row::{ArticleDetail, ArticleRow, ClaimRow, FlagListRow, SearchRow};
use crate::store::{ArticleFilter, ClaimFilter, FlagFilter, NoteFilter};

/// So many rows are in memory at once.
pub(super) const PAGE: i64 = 500;

/// Which claims, as people ask for them.
#[derive(Clone, Debug, Default)]
pub struct WhichClaims {
    /// `a1`, or `1`.
    pub article: Option<String>,
    /// Which of its drafts; `None`: the current one.
    pub draft: Option<i64>,
    /// One of the states.
    pub state: Option<String>,
    /// One of the claim kinds.
    pub kind: Option<String>,
    /// A check's code.
    pub flag: Option<String>,
    /// A handle.
    pub reviewer: Option<String>,
    /// A verdict's code.
    pub verdict: Option<String>,
    /// At most so many.
    pub limit: Option<i64>,
    /// The claim after which to go on.
    pub after: Option<String>,
}

/// Hands over every claim asked for, in galley order.
pub fn claims(
    desk: &Desk,
    which: &WhichClaims,
    told: &mut dyn FnMut(ClaimRow) -> Result<(), Error>,
) -> Result<(), Error> {
    let (reviewer, article) = known(desk, which)?;
    match (article, which.draft) {
        (Some(article), Some(draft)) => drop(detail(desk, article, Some(draft))?),
        (None, Some(_)) => {
            return Err(Error::usage("A draft is one of an article.").hint("Add --article a1"));
        }
        _ => {}
    }
    let mut after = which.after.as_deref().map(|id| known_claim(desk, id)).transpose()?;
    let mut left = which.limit.unwrap_or(i64::MAX);
    while left > 0 {
        let rows = desk.store.claims(&ClaimFilter {
            article,
            draft: which.draft,
            ids: Vec::new(),
            state: which.state.clone(),
            kind: which.kind.clone(),
            flag: which.flag.clone(),
            reviewer: reviewer.clone(),
            verdict: which.verdict.clone(),
            limit: Some(left.min(PAGE)),
            after,
        })?;
        let Some(last) = rows.last() else { break };
        after = Some(claim_number(&last.id)?);
        left -= i64::try_from(rows.len()).unwrap_or(i64::MAX);
        rows.into_iter().try_for_each(&mut *told)?;
    }
    Ok(())
}

/// Refuses what the desk does not know, and returns the person and the article meant.
pub(super) fn known(
    desk: &Desk,
    which: &WhichClaims,
) -> Result<(Option<String>, Option<i64>), Error> {
    if let Some(code) = which.flag.as_deref().filter(|code| *code != EDITOR) {
        super::explain(code)?;
    }
    if let Some(verdict) = &which.verdict {
        super::scale::known_verdict(desk, verdict)?;
    }
    let reviewer = which.reviewer.as_deref().map(|handle| desk.store.named(handle)).transpose()?;
    let article = which.article.as_deref().map(|id| known_article(desk, id)).transpose()?;
    Ok((reviewer.map(|person| person.handle), article))
}

/// Hands over every article, in the order they came.
pub fn articles(
    desk: &Desk,
    state: Option<&str>,
    limit: Option<i64>,
    after: Option<&str>,
    told: &mut dyn FnMut(ArticleRow) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut after = after.map(|id| known_article(desk, id)).transpose()?;
    let mut left = limit.unwrap_or(i64::MAX);
    while left > 0 {
        let rows = desk.store.articles(&ArticleFilter {
            state: state.map(str::to_owned),
            limit: Some(left.min(PAGE)),
            after,
        })?;
        let Some(last) = rows.last() else { break };
        after = Some(article_id(&last.id)?);
        left -= i64::try_from(rows.len()).unwrap_or(i64::MAX);
        rows.into_iter().try_for_each(&mut *told)?;
    }
    Ok(())
}

/// Hands over every flag, of one article or of all.
pub fn flags(
    desk: &Desk,
    article: Option<&str>,
    told: &mut dyn FnMut(FlagListRow) -> Result<(), Error>,
) -> Result<(), Error> {
    let article = article.map(|id| known_article(desk, id)).transpose()?;
    let filter = FlagFilter { article, ..FlagFilter::default() };
    desk.store.flags(&filter)?.into_iter().try_for_each(told)
}

/// Returns the claims in which the words stand, best first.
pub fn search(desk: &Desk, words: &str, limit: i64) -> Result<Vec<SearchRow>, Error> {
    if words.trim().is_empty() {
        return Err(Error::usage("There is nothing to search for.").hint("Name a word."));
    }
    Ok(desk.store.search(words, limit)?)
}

/// What an id leads to, with all that belongs to it.
#[derive(Debug)]
pub enum Shown {
    /// An article, its claims, and the flags that stand on none of them.
    Article(Box<ArticleDetail>, Vec<ClaimRow>, Vec<FlagListRow>),
    /// A claim.
    Claim(Box<ClaimRow>),
}

/// Says where things with other letters are shown.
fn shown_elsewhere(id: &str) -> Option<String> {
    let is = |sort: Sort| id.starts_with(sort.letter()) && sort.id(id).is_ok();
    Some(match () {
        () if is(Sort::Source) => format!("factdesk source show {id}"),
        () if is(Sort::Flag) => format!("factdesk explain {id}"),
        () if is(Sort::Question) => "factdesk questions".to_owned(),
        () if is(Sort::Note) => "factdesk report notes --format table".to_owned(),
        () => return None,
    })
}

/// Returns what `id` leads to; an article as it is now, or in the draft of that number. Notes are
/// counted as the reader may see them.
pub fn show(
    desk: &Desk,
    reader: Option<&Who>,
    id: &str,
    draft: Option<i64>,
) -> Result<Shown, Error> {
    let numbered = id.contains('/');
    if let Some(hint) = shown_elsewhere(id) {
        return Err(Error::usage(format!("{id} is shown by another command.")).hint(hint));
    }
    let sorts = [Sort::Article, Sort::Claim];
    match if numbered { desk.claim_or(id, &[])? } else { any_id(id, &sorts)? } {
        Id { sort: Sort::Article, number } => {
            let article = Some(number);
            let detail = detail(desk, number, draft)?;
            let mut claims =
                desk.store.claims(&ClaimFilter { article, draft, ..Default::default() })?;
            let filter = NoteFilter { article, ..Default::default() };
            count_notes(desk, reader, &filter, &mut claims)?;
            let mut loose =
                desk.store.flags(&FlagFilter { article, draft, ..Default::default() })?;
            loose.retain(|flag| flag.claim.is_none());
            Ok(Shown::Article(Box::new(detail), claims, loose))
        }
        Id { .. } if draft.is_some() => {
            Err(Error::usage("Only an article has drafts.").hint("factdesk show a1 --draft 1"))
        }
        Id { number, .. } => {
            let mut claim = one_claim(desk, number)?.ok_or_else(|| no_such_claim(id))?;
            let filter = NoteFilter { claim: Some(number), ..Default::default() };
            count_notes(desk, reader, &filter, std::slice::from_mut(&mut claim))?;
            Ok(Shown::Claim(Box::new(claim)))
        }
    }
}

/// Counts privileged notes too, for whoever may read them.
fn count_notes(
    desk: &Desk,
    reader: Option<&Who>,
    filter: &NoteFilter,
    claims: &mut [ClaimRow],
) -> Result<(), Error> {
    let eyes = desk.eyes(reader)?;
    if eyes.privileged {
        let notes = desk.store.notes(filter, eyes)?;
        for claim in claims {
            let own = notes.iter().filter(|note| note.claim.as_ref() == Some(&claim.id));
            claim.notes = own.count().try_into().unwrap_or(i64::MAX);
        }
    }
    Ok(())
}

/// Returns an article with the text of its current draft, or of the one of that number.
fn detail(desk: &Desk, article: i64, draft: Option<i64>) -> Result<ArticleDetail, Error> {
    let id = format!("a{article}");
    let now = desk.store.article(article)?.ok_or_else(|| no_such_article(&id))?;
    let Some(draft) = draft else { return Ok(now) };
    desk.store.article_at(article, draft)?.ok_or_else(|| {
        let current = now.row.revision;
        Error::usage(format!("Article {id} has no draft {draft}."))
            .hint(format!("factdesk show {id} shows the current one, draft {current}."))
    })
}

fn one_claim(desk: &Desk, number: i64) -> Result<Option<ClaimRow>, Error> {
    let filter = ClaimFilter { ids: vec![number], ..ClaimFilter::default() };
    Ok(desk.store.claims(&filter)?.into_iter().next())
}

/// Returns an article with its number.
pub(super) fn article(desk: &Desk, id: &str) -> Result<(i64, ArticleDetail), Error> {
    let number = article_id(id)?;
    let detail = desk.store.article(number)?.ok_or_else(|| no_such_article(id))?;
    Ok((number, detail))
}

pub(super) fn known_article(desk: &Desk, id: &str) -> Result<i64, Error> {
    let number = article_id(id)?;
    match desk.store.article(number)? {
        Some(_) => Ok(number),
        None => Err(no_such_article(id)),
    }
}

fn known_claim(desk: &Desk, id: &str) -> Result<i64, Error> {
    let number = claim_number(id)?;
    match one_claim(desk, number)? {
        Some(_) => Ok(number),
        None => Err(no_such_claim(id)),
    }
}

fn claim_number(id: &str) -> Result<i64, Error> {
    Sort::Claim.id(id)
}

fn no_such_article(id: &str) -> Error {
    Error::usage(format!("This desk has no article {id}")).hint("factdesk articles lists them.")
}

fn no_such_claim(id: &str) -> Error {
    Error::usage(format!("This desk has no claim {id}")).hint("factdesk claims lists them.")
}
