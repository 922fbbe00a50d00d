//! `cite`: what a source says about a claim, without a verdict.

use super::error::Error;
use super::id::Sort;
use super::open::Desk;
use super::source_given::{source_given, source_titled};
use super::who::Who;
use super::words::checked_option;
use crate::desk::source::{SourceGiven, Stance, Type, What};
use crate::store::{Acted, Passage};

/// A citation as people make it.
#[derive(Clone, Debug, Default)]
pub struct Citing {
    /// `c17`.
    pub claim: String,
    /// `URL`, `FILE` or `s3`, with `#supports`, `#refutes` or `#context` behind it or not.
    pub source: String,
    /// What it does to the claim, when no suffix tells; otherwise it supports.
    pub stance: Option<Stance>,
    /// Page or timestamp.
    pub locator: Option<String>,
    /// The passage, word for word.
    pub quoted: Option<String>,
    /// Its translation.
    pub translation: Option<String>,
    /// Whose translation.
    pub translator: Option<String>,
    /// In place of all that source is cited for here.
    pub instead: bool,
    /// The version of the claim they saw.
    pub if_version: Option<i64>,
    /// A new source that has no address, by its title and what it is; then `source` is empty.
    pub fresh: Option<(String, Type)>,
}

/// Cites a source and returns its id, lettered.
pub fn cite(desk: &mut Desk, who: &Who, asked: &Citing) -> Result<Acted<String>, Error> {
    let claim = (desk.claim_or(&asked.claim, &[])?.number, asked.if_version);
    let by = who.now();
    let (source, suffix) = match &asked.fresh {
        Some((title, kind)) => (source_titled(title, *kind, &by)?, None),
        None => source_given(&asked.source, &by, who.reads_files())?,
    };
    let stance = suffix.or(asked.stance).unwrap_or(Stance::Supports);
    let locator = checked_option("The page or time", asked.locator.as_deref())?;
    let quoted = checked_option("The quoted passage", asked.quoted.as_deref())?;
    let translation = checked_option("The translation", asked.translation.as_deref())?;
    let translator = checked_option("The translator's name", asked.translator.as_deref())?;
    let passage = Passage {
        locator: locator.as_deref(),
        quoted: quoted.as_deref(),
        translation: translation.as_deref(),
        translator: translator.as_deref(),
    };
    let done = if asked.instead {
        desk.store.cite_instead(&by, claim, &source, stance, passage)?
    } else {
        desk.store.cite(&by, claim, &source, stance, passage)?
    };
    Ok(done.map(|id| format!("s{id}")))
}

/// Takes back what a source is cited for on a claim; without a stance, all of it.
pub fn withdraw_citation(desk: &mut Desk, who: &Who, asked: &Citing) -> Result<Acted<()>, Error> {
    let claim = (desk.claim_or(&asked.claim, &[])?.number, asked.if_version);
    let (source, suffix) = match SourceGiven::parse(&asked.source) {
        Ok(SourceGiven { what: What::Known(id), stance }) => (id, stance),
        _ => (Sort::Source.id(&asked.source)?, None),
    };
    Ok(desk.store.withdraw_citation(&who.now(), claim, source, suffix.or(asked.stance))?)
}
