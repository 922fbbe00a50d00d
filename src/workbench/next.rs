//! `next`: the claim somebody takes up now, and what they give back.

use super::error::{Error, Kind};
use super::list::known_article;
use super::open::Desk;
use super::review::{Lacking, Reviewing, lacking, review};
use super::who::Who;
use crate::desk::row::ClaimRow;
use crate::store::{Acted, Asking, ClaimFilter, Left, Next, Reviewed, Taken};

/// A claim stays with whoever takes it for so long unless they say otherwise: longer than a
/// 25-minute telephone call and the writing up after it.
pub const LEASE_MINUTES: i64 = 45;

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Taking {
    /// Only of that article: `a1`, or `1`.
    pub article: Option<String>,
    /// How long nobody else is handed the claim.
    pub minutes: i64,
    /// The loudest flags of an article first.
    pub doubtful_first: bool,
    /// Go on behind that claim.
    pub after: Option<String>,
}

/// What there is for them.
#[derive(Clone, Debug)]
pub enum Queued {
    /// This claim, now theirs for a while.
    Claim(Box<ClaimRow>, Taken),
    /// Nothing; this is left for others or later.
    Nothing(Left),
}

/// Takes the next claim for somebody.
pub fn next(desk: &mut Desk, who: &Who, asked: &Taking) -> Result<Acted<Queued>, Error> {
    let asking = asking(desk, asked)?;
    take(desk, who, &asking)
}

/// Reads what somebody asks for; refuses an article and a claim that are not here.
fn asking(desk: &Desk, asked: &Taking) -> Result<Asking, Error> {
    let after = asked.after.as_deref().map(|id| desk.claim_or(id, &[])).transpose()?;
    Ok(Asking {
        article: asked.article.as_deref().map(|id| known_article(desk, id)).transpose()?,
        minutes: asked.minutes,
        doubtful_first: asked.doubtful_first,
        after: after.map(|id| id.number),
    })
}

fn take(desk: &mut Desk, who: &Who, asking: &Asking) -> Result<Acted<Queued>, Error> {
    let done = desk.store.next(&who.now(), asking)?;
    let queued = match &done.value {
        Next::Nothing(left) => Queued::Nothing(*left),
        Next::Claim(taken) => Queued::Claim(Box::new(one(desk, taken.claim_id)?), taken.clone()),
    };
    Ok(done.map(|_| queued))
}

/// Verdicts that are given, and what there is to do next.
#[derive(Debug)]
pub struct ReviewedNext {
    /// The verdicts.
    pub reviewed: Acted<Vec<Reviewed>>,
    /// What the claim still lacks.
    pub lacking: Lacking,
    /// The claim behind, or why none could be taken: the verdicts stand all the same. Nothing is
    /// taken by whoever stays with a claim that lacks something.
    pub next: Option<Result<Queued, Error>>,
}

/// Gives a verdict on one claim and takes the next: behind the one that was asked for, and where
/// none is left there the first; with `stays` only if the claim lacks nothing that the gate asks.
/// What does not make sense of either is refused before anything is kept.
pub fn review_and_next(
    desk: &mut Desk,
    who: &Who,
    asked: &Reviewing,
    taking: &Taking,
    stays: bool,
) -> Result<ReviewedNext, Error> {
    let asking = asking(desk, taking)?;
    let reviewed = review(desk, who, asked)?;
    let settled = reviewed.value.first().map(|done| one(desk, done.claim_id)).transpose()?;
    let lacking = settled.map_or_else(|| Ok(Lacking::default()), |done| lacking(desk, &done))?;
    if stays && !lacking.at_gate.is_empty() {
        return Ok(ReviewedNext { reviewed, lacking, next: None });
    }
    let next = match take(desk, who, &asking) {
        Ok(Acted { value: Queued::Nothing(_), .. }) if asking.after.is_some() => {
            take(desk, who, &Asking { after: None, ..asking })
        }
        behind => behind,
    };
    Ok(ReviewedNext { reviewed, lacking, next: Some(next.map(|behind| behind.value)) })
}

/// Gives back what somebody has taken, and returns those claims.
pub fn give_back(
    desk: &mut Desk,
    who: &Who,
    article: Option<&str>,
) -> Result<Acted<Vec<ClaimRow>>, Error> {
    let article = article.map(|id| known_article(desk, id)).transpose()?;
    let done = desk.store.give_back(&who.now(), article)?;
    let ids = done.value.clone();
    let claims = if ids.is_empty() {
        Vec::new()
    } else {
        desk.store.claims(&ClaimFilter { ids, ..ClaimFilter::default() })?
    };
    Ok(done.map(|_| claims))
}

fn one(desk: &Desk, claim_id: i64) -> Result<ClaimRow, Error> {
    let filter = ClaimFilter { ids: vec![claim_id], ..ClaimFilter::default() };
    desk.store.claims(&filter)?.into_iter().next().ok_or_else(|| {
        Error::new(Kind::Fault, format!("The queue named c{claim_id}, which no draft holds."))
    })
}
