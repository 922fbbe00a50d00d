//! Rows about questions and what was answered.

use serde::Serialize;

/// A question, with the answer that stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionRow {
    /// `q2`.
    pub id: String,
    /// `a1`.
    pub article: String,
    /// The article's headline.
    pub article_title: String,
    /// `c17`; `None` for a question about the whole article.
    pub claim: Option<String>,
    /// The claim's number in the article.
    pub number: Option<String>,
    /// The claim's words.
    pub quote: Option<String>,
    /// `author`, `source`, `expert` or `lawyer`.
    pub asked_of: String,
    /// By name.
    pub person: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
    /// `s3`: the source to ring.
    pub source: Option<String>,
    /// `f12`: the doubt it was asked out of; in a further draft, the same doubt there.
    pub flag: Option<String>,
    /// Whether it concerns a confidential source. To eyes that must not know of it, there is no
    /// person, no contact and no source, and the words are others.
    pub confidential: bool,
    /// The question.
    pub body: String,
    /// When the answer is needed, UTC.
    pub due_at: Option<String>,
    /// Who asks, by handle.
    pub asked_by: String,
    /// UTC, ISO 8601.
    pub asked_at: String,
    /// What they said.
    pub answer: Option<String>,
    /// Who said it, when not the person asked.
    pub said_by: Option<String>,
    /// When they said it, UTC.
    pub said_at: Option<String>,
    /// Who took it down, by initials.
    pub taken_down_by: Option<String>,
    /// `open`, `answered` or `withdrawn`.
    pub state: String,
    /// Whether the draft no longer has its claim: then it holds nothing up.
    pub gone: bool,
    /// Grows with every answer, from 1.
    pub version: i64,
}
