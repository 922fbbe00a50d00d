//! An event as the history lists it.

use serde::{Deserialize, Serialize};

/// One act, told in words that repeat nobody's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryRow {
    /// Its number in the chain.
    pub seq: i64,
    /// When: UTC, ISO 8601.
    pub at: String,
    /// Who, by handle; `factdesk` for the machine.
    pub actor: String,
    /// Their initials; none for the machine.
    pub initials: Option<String>,
    /// What was done, in one word or two: "reviewed", "noted".
    pub action: String,
    /// In which article: `a1`.
    pub article: Option<String>,
    /// On which claim: `c17`.
    pub claim: Option<String>,
    /// Its number in the article.
    pub number: Option<String>,
    /// The row it is about: `n5`, "verdict 3".
    pub id: String,
    /// What came of it: "verdict wrong on claim 17".
    pub words: String,
}
