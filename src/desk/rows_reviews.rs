//! The rows of what reviewers found: verdicts, resolutions, moves by hand and answers to flags,
//! each with who and when, standing or not.

use serde::Serialize;

/// A verdict in full.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GivenRow {
    /// `c17`.
    pub claim: String,
    /// `is` or `said`: which question it answers.
    pub answer: String,
    /// `first`, `second` or `adjudication`.
    pub reading: String,
    /// On which scale.
    pub scale: String,
    /// Code on that scale.
    pub verdict: String,
    /// What people read for it.
    pub label: String,
    /// The reviewer's words.
    pub rationale: Option<String>,
    /// `high`, `medium` or `low`.
    pub confidence: Option<String>,
    /// The right wording.
    pub correction: Option<String>,
    /// What sort of error.
    pub category: Option<String>,
    /// The day after which it should be looked at again.
    pub valid_until: Option<String>,
    /// The version of the claim the reviewer had before them.
    pub claim_version: i64,
    /// The reviewer's handle.
    pub reviewer: String,
    /// The reviewer's initials.
    pub initials: String,
    /// UTC, ISO 8601.
    pub reviewed_at: String,
    /// Since when it no longer stands.
    pub superseded_at: Option<String>,
}

/// What happens to the copy, in full.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResolutionRow {
    /// `stet`, `fix`, `attribute`, `cut`, `on_author`, `overruled`.
    pub resolution: String,
    /// The exact new words.
    pub new_text: Option<String>,
    /// Who vouches for it.
    pub said_by: Option<String>,
    /// When they said so, in UTC.
    pub said_at: Option<String>,
    /// The editor who takes it on.
    pub approved_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who said so, by handle.
    pub reviewer: String,
    /// Who said so, by initials.
    pub initials: String,
    /// UTC, ISO 8601.
    pub resolved_at: String,
    /// Since when it no longer stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_at: Option<String>,
}

/// A claim moved by hand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MoveRow {
    /// Where to.
    pub state: String,
    /// Why.
    pub reason: String,
    /// Who, by handle.
    pub reviewer: String,
    /// Who, by initials.
    pub initials: String,
    /// UTC, ISO 8601.
    pub moved_at: String,
}

/// What somebody said to a flag.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlagAnswerRow {
    /// `f12`.
    pub flag: String,
    /// `dismissed`, `accepted`, `answered`, `reopened`.
    pub answer: String,
    /// Why.
    pub reason: Option<String>,
    /// The reading taken.
    pub suggestion: Option<String>,
    /// Who, by handle.
    pub reviewer: String,
    /// Who, by initials.
    pub initials: String,
    /// UTC, ISO 8601.
    pub answered_at: String,
    /// Since when another answer stands.
    pub superseded_at: Option<String>,
}

/// Everything that people found about one claim, oldest first, standing or not.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClaimHistory {
    /// Every verdict.
    pub verdicts: Vec<GivenRow>,
    /// Every resolution.
    pub resolutions: Vec<ResolutionRow>,
    /// Every move by hand.
    pub moves: Vec<MoveRow>,
    /// Every answer to its flags.
    pub flag_answers: Vec<FlagAnswerRow>,
}

/// A claim that was found wrong, with nothing said of what happens to the copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmendedRow {
    /// `c17`.
    pub claim: String,
    /// In which article.
    pub article: String,
    /// Its headline.
    pub article_title: String,
    /// What people call the claim there.
    pub number: String,
    /// Its words.
    pub quote: String,
    /// The verdict as people read it.
    pub label: String,
    /// Who gave it, by handle.
    pub reviewer: String,
}
