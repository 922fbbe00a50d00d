//! `note`: words on a claim, an article or another note, and a thread settled.

use super::error::Error;
use super::id::{Sort, any_id};
use super::open::Desk;
use super::who::Who;
use super::words::checked_words;
use crate::store::{Acted, NewNote, NoteOn};

/// A note as people write it.
#[derive(Clone, Debug, Default)]
pub struct Noting {
    /// `c17`, `a1`, or `n5` for an answer.
    pub on: String,
    /// The words.
    pub words: String,
    /// For lawyers and editors only.
    pub privileged: bool,
}

/// Writes a note and returns its id, lettered.
pub fn note(desk: &mut Desk, who: &Who, asked: &Noting) -> Result<Acted<String>, Error> {
    let on = match desk.claim_or(&asked.on, &[Sort::Article, Sort::Note])? {
        id if id.sort == Sort::Article => NoteOn::Article(id.number),
        id if id.sort == Sort::Note => NoteOn::Note(id.number),
        id => NoteOn::Claim(id.number),
    };
    let body = checked_words("The note", &asked.words)?;
    let new = NewNote { on, body: &body, privileged: asked.privileged };
    Ok(desk.store.note(&who.now(), &new)?.map(|id| format!("n{id}")))
}

/// Settles the thread that the note belongs to.
pub fn settle_note(desk: &mut Desk, who: &Who, note: &str) -> Result<Acted<()>, Error> {
    let id = any_id(note, &[Sort::Note])?;
    Ok(desk.store.settle_note(&who.now(), id.number)?)
}
