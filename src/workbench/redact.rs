//! `redact`: words that must go, taken out for good.

use super::error::Error;
use super::id::{Id, Sort};
use super::open::Desk;
use super::who::Who;
use super::words::checked_words;
use crate::store::{Acted, REDACTABLE, Redacted, Redacting};

/// What is to go, as people say it.
#[derive(Clone, Debug, Default)]
pub struct Redact {
    /// `n5`, `q2`, `c17`, `s3`, `f12` or `a1`.
    pub id: String,
    /// Which of its words: "rationale", "title".
    pub what: Option<String>,
    /// Words of an article's draft, exactly as they stand there.
    pub words: Option<String>,
    /// Only that one of their places in each draft, from 1.
    pub nth: Option<usize>,
    /// On whose word, and why.
    pub reason: String,
}

/// Takes words out. Nothing brings them back.
pub fn redact(desk: &mut Desk, who: &Who, asked: &Redact) -> Result<Acted<Redacted>, Error> {
    let reason = checked_words("The reason", &asked.reason)?;
    let sorts = [Sort::Note, Sort::Question, Sort::Source, Sort::Flag, Sort::Article];
    let id = desk.claim_or(&asked.id, &sorts)?;
    if let Some(words) = &asked.words {
        let what = draft(id, words, asked.nth)?;
        return Ok(desk.store.redact(&who.now(), what, &reason)?);
    }
    let (letter, what) = (id.sort.letter(), what(id.sort, asked.what.as_deref())?);
    let what = Redacting::Kept { letter, id: id.number, what };
    Ok(desk.store.redact(&who.now(), what, &reason)?)
}

/// Cleans the file once more, after others have closed it; returns whether it is clean.
pub fn sweep(desk: &mut Desk) -> Result<bool, Error> {
    Ok(desk.store.sweep()?)
}

fn draft(id: Id, words: &str, nth: Option<usize>) -> Result<Redacting<'_>, Error> {
    if id.sort != Sort::Article {
        return Err(Error::usage("Words are taken out of an article's drafts.")
            .hint("Name the article: factdesk redact a1 --words WORDS --reason WHY"));
    }
    if words.is_empty() || nth == Some(0) {
        return Err(Error::usage("There is nothing to look for.")
            .hint("Give the words exactly as they stand in the draft; --nth counts from 1."));
    }
    Ok(Redacting::Draft { article: id.number, words, nth })
}

/// Returns which words of a thing are meant.
fn what(sort: Sort, asked: Option<&str>) -> Result<&str, Error> {
    const FILE: &str = "file";
    let mut known: Vec<_> =
        REDACTABLE.iter().filter(|line| line.letter == sort.letter()).map(|l| l.what).collect();
    known.dedup();
    if sort == Sort::Source {
        known.push(FILE);
    }
    match asked {
        Some(what) if known.contains(&what) => Ok(what),
        None if matches!(sort, Sort::Note | Sort::Question) => {
            Ok(known.first().copied().unwrap_or_default())
        }
        asked => {
            let message = match asked {
                Some(what) => format!("Of {} no {what:?} can be taken out.", sort.words().0),
                None => "Which of its words?".to_owned(),
            };
            let or_words =
                if sort == Sort::Article { ", or --words WORDS of its drafts" } else { "" };
            Err(Error::usage(message)
                .hint(format!("Say --what and one of {}{or_words}", known.join(", "))))
        }
    }
}
