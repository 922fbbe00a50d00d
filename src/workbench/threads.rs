//! What people have gathered about one claim: the passages cited, the notes, the questions. Its
//! words, figures, flags and verdict are left to the claim's own row.

use serde::Serialize;

use super::error::Error;
use super::id::Sort;
use super::open::Desk;
use super::who::Who;
use crate::desk::row::{CitationRow, NoteRow, QuestionRow};
use crate::store::{CitationFilter, NoteFilter, QuestionFilter};

/// What people have gathered about a claim, as far as the reader may see it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Threads {
    /// What is cited, oldest first.
    pub citations: Vec<CitationRow>,
    /// How many more sources are cited that are confidential.
    pub hidden_sources: i64,
    /// The notes, thread by thread.
    #[serde(rename = "note_thread")]
    pub notes: Vec<NoteRow>,
    /// The questions with their answers.
    pub questions: Vec<QuestionRow>,
}

/// Returns what people have gathered about a claim.
pub fn threads(desk: &Desk, who: Option<&Who>, claim: &str) -> Result<Threads, Error> {
    let claim = Sort::Claim.id(claim)?;
    let eyes = desk.eyes(who)?;
    let (citing, noted, asked) = (
        CitationFilter { claim: Some(claim), ..CitationFilter::default() },
        NoteFilter { claim: Some(claim), ..NoteFilter::default() },
        QuestionFilter { claim: Some(claim), eyes, ..QuestionFilter::default() },
    );
    Ok(Threads {
        citations: desk.store.citations(&citing, eyes)?,
        hidden_sources: desk.store.hidden_sources(claim, eyes)?,
        notes: desk.store.notes(&noted, eyes)?,
        questions: desk.store.questions(&asked)?,
    })
}
