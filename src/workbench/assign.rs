//! `assign`: work handed out or taken back, or shown as it would be.

use chrono::{DateTime, Utc};

use super::error::Error;
use super::id::{Sort, article_id};
use super::open::Desk;
use super::who::Who;
use super::words::checked_option;
use crate::desk::numbers::Numbers;
use crate::desk::reading::Reading;
use crate::desk::state::ClaimState;
use crate::store::{Acted, Choice, HandOut, Handed};

/// Work as an editor hands it out.
#[derive(Clone, Debug, Default)]
pub struct Assigning {
    /// Whose, by handle.
    pub to: String,
    /// `a1`, or `1`.
    pub article: String,
    /// "3-9,12,17a".
    pub claims: Option<String>,
    /// Under that heading.
    pub section: Option<String>,
    /// Of these kinds.
    pub kinds: Vec<String>,
    /// With an unanswered flag of these codes.
    pub flags: Vec<String>,
    /// `s3`, or `3`: claims that cite that source or wait for it.
    pub source: Option<String>,
    /// In that state.
    pub state: Option<ClaimState>,
    /// For which reading.
    pub reading: Option<Reading>,
    /// Until when.
    pub due_at: Option<DateTime<Utc>>,
    /// Whether it is taken back.
    pub end: bool,
}

/// Hands work out or takes it back.
pub fn assign(desk: &mut Desk, who: &Who, asked: &Assigning) -> Result<Acted<Handed>, Error> {
    let numbers = asked.numbers()?;
    let work = asked.work(numbers.as_ref())?;
    Ok(desk.store.hand_out(&who.now(), &work)?)
}

/// Returns what handing this out would do; changes nothing.
pub fn preview_assign(desk: &Desk, who: &Who, asked: &Assigning) -> Result<Handed, Error> {
    let numbers = asked.numbers()?;
    let work = asked.work(numbers.as_ref())?;
    Ok(desk.store.would_hand_out(&who.now(), &work)?)
}

impl Assigning {
    fn numbers(&self) -> Result<Option<Numbers>, Error> {
        let numbers = self.claims.as_deref().map(Numbers::parse).transpose();
        numbers.map_err(|words| {
            Error::usage(words).hint("Name them by their numbers: --claims 3-9,12,17a")
        })
    }

    fn work<'a>(&'a self, numbers: Option<&'a Numbers>) -> Result<HandOut<'a>, Error> {
        checked_option("The heading", self.section.as_deref())?;
        for code in self.flags.iter().filter(|code| *code != "editor") {
            super::explain(code)?;
        }
        let choice = Choice {
            numbers,
            section: self.section.as_deref(),
            kinds: &self.kinds,
            flags: &self.flags,
            source: self.source.as_deref().map(|id| Sort::Source.id(id)).transpose()?,
            state: self.state,
        };
        Ok(HandOut {
            to: &self.to,
            article: article_id(&self.article)?,
            choice,
            reading: self.reading,
            due_at: self.due_at,
            end: self.end,
        })
    }
}
