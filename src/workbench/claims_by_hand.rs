//! `claim`: claims that people make, take apart, put together, set aside and put right.

use super::error::Error;
use super::id::article_id;
use super::open::Desk;
use super::review::claims_named;
use super::who::Who;
use super::words::{checked_option, checked_words};
use crate::claim::ClaimKind;
use crate::desk::{did_you_mean, meant};
use crate::store::{Acted, Cut, HandMade, NewClaim};

/// A claim to be made, as people type it.
#[derive(Clone, Debug, Default)]
pub struct AddingClaim {
    /// `a1`, or `1`.
    pub article: String,
    /// The exact words, as they are typed.
    pub words: String,
    /// Which of their places, from 1.
    pub nth: Option<usize>,
    /// One of the claim kinds; `None`: what the figures inside suggest.
    pub kind: Option<String>,
    /// Who said it, for a quote.
    pub speaker: Option<String>,
}

/// Where a claim is to be cut, as people type it.
#[derive(Clone, Debug)]
pub enum Cutting {
    /// In two, where these words begin.
    At(String),
    /// Into these words, in their order.
    Into(Vec<String>),
}

/// A claim as a person has made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// `c17`.
    pub id: String,
    /// What people call it in its article.
    pub number: String,
    /// What sort of fact.
    pub kind: String,
    /// The words as printed.
    pub quote: String,
    /// Whether it was settled, and is reopened.
    pub reopened: bool,
}

impl From<HandMade> for Made {
    fn from(made: HandMade) -> Self {
        let HandMade { claim_id, number, kind, quote, reopened } = made;
        Self { id: format!("c{claim_id}"), number, kind, quote, reopened }
    }
}

/// Makes a claim of words that the machine missed.
pub fn add_claim(desk: &mut Desk, who: &Who, asked: &AddingClaim) -> Result<Acted<Made>, Error> {
    let words = checked_words("The claim", &asked.words)?;
    let speaker = checked_option("The speaker", asked.speaker.as_deref())?;
    let new = NewClaim {
        article_id: article_id(&asked.article)?,
        words: &words,
        nth: asked.nth,
        kind: asked.kind.as_deref().map(known_kind).transpose()?,
        speaker: speaker.as_deref(),
    };
    Ok(desk.store.add_claim(&who.now(), &new)?.map(Made::from))
}

/// Takes a claim apart; the first part is the claim itself.
pub fn split_claim(
    desk: &mut Desk,
    who: &Who,
    claim: &str,
    cutting: &Cutting,
    if_version: Option<i64>,
) -> Result<Acted<Vec<Made>>, Error> {
    let id = claim_id(desk, claim)?;
    let checked = |words: &String| checked_words("A part", words);
    let done = match cutting {
        Cutting::At(words) => {
            let words = checked(words)?;
            desk.store.split_claim(&who.now(), id, Cut::At(&words), if_version)?
        }
        Cutting::Into(parts) => {
            let parts: Vec<_> = parts.iter().map(checked).collect::<Result<_, _>>()?;
            desk.store.split_claim(&who.now(), id, Cut::Into(&parts), if_version)?
        }
    };
    Ok(done.map(|parts| parts.into_iter().map(Made::from).collect()))
}

/// Lets a claim take in others.
pub fn merge_claims(
    desk: &mut Desk,
    who: &Who,
    claim: &str,
    others: &[String],
    if_version: Option<i64>,
) -> Result<Acted<Made>, Error> {
    let id = claim_id(desk, claim)?;
    let others: Vec<_> = others.iter().map(|id| claim_id(desk, id)).collect::<Result<_, _>>()?;
    Ok(desk.store.merge_claims(&who.now(), id, &others, if_version)?.map(Made::from))
}

/// Dismisses a claim that says what another says, and returns its id, lettered.
pub fn duplicate_claim(
    desk: &mut Desk,
    who: &Who,
    claim: &str,
    of: &str,
    if_version: Option<i64>,
) -> Result<Acted<String>, Error> {
    let (id, of) = (claim_id(desk, claim)?, claim_id(desk, of)?);
    Ok(desk.store.duplicate_claim(&who.now(), id, of, if_version)?.map(|()| format!("c{id}")))
}

/// Dismisses what is no claim, and returns its id, lettered.
pub fn dismiss_claim(
    desk: &mut Desk,
    who: &Who,
    claim: &str,
    reason: &str,
    if_version: Option<i64>,
) -> Result<Acted<String>, Error> {
    let (id, reason) = (claim_id(desk, claim)?, checked_words("The reason", reason)?);
    Ok(desk.store.dismiss_claim(&who.now(), id, &reason, if_version)?.map(|()| format!("c{id}")))
}

/// Confirms that the verdict holds for the new words of every claim named, or of none, and returns
/// their ids, lettered.
pub fn confirm_claims(
    desk: &mut Desk,
    who: &Who,
    named: &[String],
    if_version: Option<i64>,
) -> Result<Acted<Vec<String>>, Error> {
    let claims = claims_named(desk, named, if_version)?;
    let done = desk.store.confirm_claims(&who.now(), &claims, if_version)?;
    Ok(done.map(|()| claims.iter().map(|id| format!("c{id}")).collect()))
}

/// Corrects what sort of fact a claim is, and returns its id, lettered.
pub fn correct_kind(
    desk: &mut Desk,
    who: &Who,
    claim: &str,
    kind: &str,
    if_version: Option<i64>,
) -> Result<Acted<String>, Error> {
    let (id, kind) = (claim_id(desk, claim)?, known_kind(kind)?);
    Ok(desk.store.set_claim_kind(&who.now(), id, kind, if_version)?.map(|()| format!("c{id}")))
}

fn claim_id(desk: &Desk, text: &str) -> Result<i64, Error> {
    Ok(desk.claim_or(text, &[])?.number)
}

fn known_kind(kind: &str) -> Result<&'static str, Error> {
    let codes = ClaimKind::ALL.map(ClaimKind::code);
    codes.into_iter().find(|code| *code == kind).ok_or_else(|| {
        let hint = match did_you_mean(kind, codes) {
            Some(near) => meant(near),
            None => format!("Kinds are {}.", codes.join(", ")),
        };
        Error::usage(format!("{kind:?} is no kind of claim.")).hint(hint)
    })
}
