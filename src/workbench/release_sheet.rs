//! The sheet that goes with an article to print: what the gate said, by whose word it passed, what
//! was changed, and what stayed open.

use super::error::Error;
use super::gate::{Gated, gate};
use super::list::article;
use super::open::Desk;
use crate::desk::row::{ArticleRow, CorrectionRow, PassedRow, ProgressRow};

/// An article at its gate, on one sheet.
#[derive(Clone, Debug)]
pub struct ReleaseSheet {
    /// The article.
    pub row: ArticleRow,
    /// What the gate says now.
    pub gate: Gated,
    /// How far it is; `None` for an article out of the listings.
    pub progress: Option<ProgressRow>,
    /// What was done at the gate, the newest first.
    pub passed: Vec<PassedRow>,
    /// Changes to the copy, made and still to be made.
    pub changes: Vec<CorrectionRow>,
    /// Where the chain of acts ends: `42:0123456789abcdef`.
    pub head: String,
}

/// Returns an article's sheet, as it is at this moment.
pub fn release_sheet(desk: &Desk, id: &str) -> Result<ReleaseSheet, Error> {
    desk.store.at_one_moment(|| {
        let (number, detail) = article(desk, id)?;
        Ok(ReleaseSheet {
            gate: gate(desk, id)?,
            progress: desk.store.progress(number)?,
            passed: desk.store.passages(number)?,
            changes: desk.store.corrections(number)?,
            head: desk.store.head()?.to_string(),
            row: detail.row,
        })
    })
}
