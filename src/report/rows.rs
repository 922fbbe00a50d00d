//! Where rows come from: whoever has a desk hands them over, one by one, narrowed to what was
//! asked for as far as that spares work. A report checks again.

use super::{Error, Which};
use crate::desk::row::{
    ArticleDetail, ArticleRow, CitationRow, ClaimRow, CorrectionRow, FlagListRow, HistoryRow,
    NoteRow, ProgressRow, QuestionRow, ReviewerRow, SourceListRow, VerdictListRow,
};
use crate::desk::tally::FlagOutcome;
use crate::text::Span;

/// Takes one row after the other.
pub type Told<'a, R> = &'a mut dyn FnMut(R) -> Result<(), Error>;

/// An article's current draft, and what in its text is markup.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleText {
    /// Its row, text and sentences.
    pub detail: ArticleDetail,
    /// Places of markup, in order.
    pub markup: Vec<Span>,
}

/// A desk's rows, as they leave it: no confidential source, no privileged note is among them.
pub trait Rows {
    /// Hands over claims in galley order.
    fn claims(&self, which: &Which, told: Told<'_, ClaimRow>) -> Result<(), Error>;

    /// Hands over every verdict ever given, by article and claim.
    fn verdicts(&self, which: &Which, told: Told<'_, VerdictListRow>) -> Result<(), Error>;

    /// Hands over flags, by article and place.
    fn flags(&self, which: &Which, told: Told<'_, FlagListRow>) -> Result<(), Error>;

    /// Hands over what became of the checks' flags, by article.
    fn flag_outcomes(&self, which: &Which, told: Told<'_, FlagOutcome>) -> Result<(), Error>;

    /// Hands over articles in the order they came.
    fn articles(&self, which: &Which, told: Told<'_, ArticleRow>) -> Result<(), Error>;

    /// Hands over sources in the order they came.
    fn sources(&self, which: &Which, told: Told<'_, SourceListRow>) -> Result<(), Error>;

    /// Hands over what sources say about claims, by article and claim.
    fn citations(&self, which: &Which, told: Told<'_, CitationRow>) -> Result<(), Error>;

    /// Hands over questions, by article, what is due first.
    fn questions(&self, which: &Which, told: Told<'_, QuestionRow>) -> Result<(), Error>;

    /// Hands over notes that stand, by article, thread after thread.
    fn notes(&self, which: &Which, told: Told<'_, NoteRow>) -> Result<(), Error>;

    /// Hands over people in the order they came.
    fn reviewers(&self, which: &Which, told: Told<'_, ReviewerRow>) -> Result<(), Error>;

    /// Hands over how far each article is.
    fn progress(&self, which: &Which, told: Told<'_, ProgressRow>) -> Result<(), Error>;

    /// Hands over changes to the copy and corrections after print, by article.
    fn corrections(&self, which: &Which, told: Told<'_, CorrectionRow>) -> Result<(), Error>;

    /// Hands over what was done, in the order it was done.
    fn history(&self, which: &Which, told: Told<'_, HistoryRow>) -> Result<(), Error>;

    /// Returns an article's current draft.
    fn text(&self, article: i64) -> Result<Option<ArticleText>, Error>;
}
