//! The rows that leave the desk: one figure, flag, claim or article with its contract fields, as
//! `extract`, `claims` and the reports show them and as the store keeps them.

use serde::{Deserialize, Serialize};

pub use super::rows_events::HistoryRow;
pub use super::rows_people::{
    DecisionRow, HandedOutRow, HandedRow, MineRow, PersonRow, ScaleRow, StepRow,
};
pub use super::rows_questions::QuestionRow;
pub use super::rows_reports::{
    CorrectionRow, PassedRow, ProgressRow, ReviewerRow, SettledRow, VerdictListRow,
};
pub use super::rows_reviews::{
    ClaimHistory, FlagAnswerRow, GivenRow, MoveRow, ResolutionRow, UnmendedRow,
};
pub use super::rows_sources::{CitationRow, SourceDetail, SourceListRow, source_name};

/// One sentence of an article, by the contract of `extract`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SentenceRow {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// First code point.
    pub start_char: usize,
    /// First code point after.
    pub end_char: usize,
    /// Check-worthiness from 0 to 1; `None` until it is judged.
    pub worth: Option<f64>,
    /// Why it is worth that much.
    pub reasons: Vec<String>,
}

/// A number that names rather than counts: a clock time, a telephone number, a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelRow {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// First code point.
    pub start_char: usize,
    /// First code point after.
    pub end_char: usize,
    /// As printed.
    pub surface: String,
    /// What sort of label it is.
    pub sort: String,
}

/// One figure, by the contract's section Figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FigureRow {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// First code point.
    pub start_char: usize,
    /// First code point after.
    pub end_char: usize,
    /// First code point of the digits or number words.
    pub number_start_char: usize,
    /// First code point after the digits or number words and their scale word.
    pub number_end_char: usize,
    /// The words as printed.
    pub surface: String,
    /// One of the contract's ten kinds.
    pub kind: String,
    /// Exact decimal, scale applied.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub value: Option<String>,
    /// Lower end of a range.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub low: Option<String>,
    /// Upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub high: Option<String>,
    /// `=` `~` `>` `>=` `<` `<=`.
    pub bound: String,
    /// `up` or `down`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub direction: Option<String>,
    /// Singular English name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// The rate's denominator.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub per: Option<String>,
    /// What is counted or measured.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub thing: Option<String>,
    /// The whole of a percent or ratio.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub base: Option<String>,
    /// The time it holds for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub period: Option<String>,
    /// `from_to`, `parallel` or `list`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub relation: Option<String>,
    /// Index of the other figure in the article.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pair: Option<usize>,
    /// TIMEX3 value.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub timex: Option<String>,
    /// First day covered, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub from_date: Option<String>,
    /// First day after, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to_date: Option<String>,
}

/// One claim as extracted, by the contract of `extract`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExtractedClaim {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// First code point.
    pub start_char: usize,
    /// First code point after.
    pub end_char: usize,
    /// The words as printed.
    pub quote: String,
    /// One of the claim kinds.
    pub kind: String,
    /// Check-worthiness from 0 to 1; `None` until it is judged.
    pub worth: Option<f64>,
    /// Indices into the article's figures.
    pub figures: Vec<usize>,
    /// Who said it, for a quote.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub speaker: Option<String>,
}

/// A place in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CharSpan {
    /// First code point.
    pub start_char: usize,
    /// First code point after.
    pub end_char: usize,
}

/// One flag as raised, by the contract of `extract`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RaisedFlag {
    /// The check's code.
    pub code: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// Whole sentences for people.
    pub message: String,
    /// The sum in one line.
    pub computation: String,
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// First code point.
    pub start_char: usize,
    /// First code point after.
    pub end_char: usize,
    /// Every other place the doubt rests on.
    pub related: Vec<CharSpan>,
    /// Readings that would fit, each the text that would stand at the span.
    pub suggestions: Vec<String>,
}

/// A flag in the store, as `claims --format jsonl` shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlagRow {
    /// `f12`.
    pub id: String,
    /// The check's code.
    pub code: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// Whole sentences for people.
    pub message: String,
    /// The sum in one line.
    pub computation: String,
    /// Readings that would fit.
    pub suggestions: Vec<String>,
    /// Whether somebody dismissed it.
    pub dismissed: bool,
    /// `open`, `dismissed`, `accepted`, `answered`, `withdrawn`.
    pub state: String,
    /// Whose doubt, by handle; `None`: the machine's.
    pub raised_by: Option<String>,
    /// Who dismissed it, by handle.
    pub dismissed_by: Option<String>,
    /// When they did, in UTC.
    pub dismissed_at: Option<String>,
    /// Why they did.
    pub dismissed_reason: Option<String>,
    /// The reading somebody proposes as the correction.
    pub accepted: Option<String>,
    /// Who proposes it, by handle.
    pub accepted_by: Option<String>,
}

impl FlagRow {
    /// Returns whether it still waits for an answer; an accepted reading waits for its verdict.
    pub fn asks(&self) -> bool {
        matches!(self.state.as_str(), "open" | "accepted")
    }
}

/// The verdict that stands on a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VerdictRow {
    /// Code on the desk's scale.
    pub verdict: String,
    /// The reviewer's words.
    pub rationale: Option<String>,
    /// The right wording.
    pub correction: Option<String>,
    /// What happens to the copy.
    pub resolution: Option<String>,
    /// The reviewer's handle.
    pub reviewer: String,
    /// UTC, ISO 8601.
    pub reviewed_at: String,
    /// Whether the words may go to print as they stand; for pages, the exports name the verdict.
    #[serde(skip)]
    pub passes: bool,
}

/// A source cited on a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceRow {
    /// `s3`.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// `supports`, `refutes` or `context`.
    pub stance: String,
}

/// A note on a claim, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteWords {
    /// `n5`.
    pub id: String,
    /// The words.
    pub body: String,
    /// Who wrote it, by handle.
    pub reviewer: String,
    /// UTC, ISO 8601.
    pub written_at: String,
}

/// A claim of the current revision, exactly the contract's `claims --format jsonl` object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimRow {
    /// `c17`.
    pub id: String,
    /// The number people see in the article: `17`, `17a`.
    pub number: String,
    /// Grows with every change a person makes.
    pub version: i64,
    /// `a1`.
    pub article: String,
    /// The article's headline.
    pub article_title: String,
    /// One of the claim kinds.
    pub kind: String,
    /// The words as printed.
    pub quote: String,
    /// The sentence they stand in.
    pub sentence: String,
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// First code point.
    pub start_char: usize,
    /// First code point after.
    pub end_char: usize,
    /// `open`, `checked`, `closed`, `disputed`, `reopened`, `dismissed`.
    pub state: String,
    /// Check-worthiness from 0 to 1; `None` until it is judged.
    pub worth: Option<f64>,
    /// The figures inside, in printed order.
    pub figures: Vec<FigureRow>,
    /// The flags on it, loudest first.
    pub flags: Vec<FlagRow>,
    /// The verdict that stands: the last one on whether it is so; where a quote has only one on
    /// whether they said so, that one.
    pub verdict: Option<VerdictRow>,
    /// The verdict that stands on whether they said so, for a quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<VerdictRow>,
    /// What happens to the copy, in full.
    pub resolution: Option<ResolutionRow>,
    /// The sources cited.
    pub sources: Vec<SourceRow>,
    /// How many notes; privileged ones do not count, except in `show` for whoever may read them.
    pub notes: i64,
    /// Their words, thread by thread.
    pub note_words: Vec<NoteWords>,
    /// Who said it, for a quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
}

impl ClaimRow {
    /// Returns whether somebody found that it may not be printed as it stands, and nobody has said
    /// what happens to the copy.
    pub fn is_unmended(&self) -> bool {
        let refused = |verdict: &VerdictRow| !verdict.passes;
        self.state == "checked" && self.verdict.iter().chain(&self.said).any(refused)
    }
}

/// An article in the store.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleRow {
    /// `a1`.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Publication date as exactly as it is known.
    pub date: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When the desk must be done, UTC.
    pub due_at: Option<String>,
    /// `draft`, `checking`, `cleared`, `published`, `corrected`.
    pub state: String,
    /// Revision number, from 1.
    pub revision: i64,
    /// Claims in the current revision.
    pub claims: i64,
    /// Claims still open.
    pub open: i64,
    /// Unanswered flags at query or above.
    pub flags: i64,
    /// UTC, ISO 8601.
    pub added_at: String,
    /// SHA-256 of the decoded text of the first revision.
    pub sha256: String,
    /// In which part of the paper it stands.
    pub section: Option<String>,
}

/// A flag in the store with where it stands, as the report `flags` shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlagListRow {
    /// `f12`.
    pub id: String,
    /// `a1`.
    pub article: String,
    /// The article's headline.
    pub article_title: String,
    /// `c17`; `None` when it stands in no claim.
    pub claim: Option<String>,
    /// The claim's number in the article.
    pub number: Option<String>,
    /// The check's code.
    pub code: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// The doubtful words.
    pub quote: String,
    /// The sentence they stand in.
    pub sentence: String,
    /// Whole sentences for people.
    pub message: String,
    /// The sum in one line.
    pub computation: String,
    /// Readings that would fit.
    pub suggestions: Vec<String>,
    /// Whether somebody dismissed it.
    pub dismissed: bool,
    /// `open`, `dismissed`, `accepted`, `answered`, `withdrawn`.
    pub state: String,
    /// Whose doubt, by handle; `None`: the machine's.
    pub raised_by: Option<String>,
    /// Who dismissed it, by handle.
    pub dismissed_by: Option<String>,
    /// When they did, in UTC.
    pub dismissed_at: Option<String>,
    /// Why they did.
    pub dismissed_reason: Option<String>,
    /// The reading somebody proposes as the correction.
    pub accepted: Option<String>,
    /// Who proposes it, by handle.
    pub accepted_by: Option<String>,
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// First code point.
    pub start_char: usize,
    /// First code point after.
    pub end_char: usize,
    /// UTC, ISO 8601.
    pub raised_at: String,
}

impl FlagListRow {
    /// Returns whether it still waits for an answer; an accepted reading waits for its verdict.
    pub fn asks(&self) -> bool {
        matches!(self.state.as_str(), "open" | "accepted")
    }
}

/// A note that stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoteRow {
    /// `n5`.
    pub id: String,
    /// `a1`.
    pub article: String,
    /// The article's headline.
    pub article_title: String,
    /// `c17`; `None` for a note on the whole article.
    pub claim: Option<String>,
    /// The claim's number in the article.
    pub number: Option<String>,
    /// The claim's words.
    pub quote: Option<String>,
    /// `n4`: the note whose thread it belongs to.
    pub reply_to: Option<String>,
    /// The words.
    pub body: String,
    /// Whether it is for lawyers and editors only.
    pub privileged: bool,
    /// Who wrote it, by handle.
    pub reviewer: String,
    /// Who wrote it, by initials.
    pub initials: String,
    /// UTC, ISO 8601.
    pub written_at: String,
    /// Who settled the thread.
    pub resolved_by: Option<String>,
    /// When, in UTC.
    pub resolved_at: Option<String>,
}

/// A claim found by its words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SearchRow {
    /// `c17`.
    pub claim: String,
    /// `a1`.
    pub article: String,
    /// The claim's number in the article.
    pub number: String,
    /// The article's headline.
    pub article_title: String,
    /// One of the claim kinds.
    pub kind: String,
    /// The words as printed.
    pub quote: String,
    /// The found words in their sentence, each between `[` and `]`.
    pub snippet: String,
}

/// An article with its current text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleDetail {
    /// What the listing shows.
    pub row: ArticleRow,
    /// The current revision's text.
    pub body: String,
    /// Its sentences, in order.
    pub sentences: Vec<SentenceRow>,
    /// Since when that draft is taken back; none: it stands.
    pub taken_back_at: Option<String>,
}
