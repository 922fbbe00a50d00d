//! The rows that only reports ask for: verdicts given, changes to the copy, how far an article is,
//! who did how much.

use std::collections::BTreeMap;

use serde::Serialize;

/// A verdict ever given, whether it stands or not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VerdictListRow {
    /// Its number at the desk.
    pub id: i64,
    /// `a1`.
    pub article: String,
    /// The article's headline.
    pub article_title: String,
    /// `c17`.
    pub claim: String,
    /// The claim's number in the article.
    pub number: String,
    /// One of the claim kinds.
    pub kind: String,
    /// The claim's words in the draft that the reviewer had before them.
    pub quote: String,
    /// The number of that draft.
    pub draft: i64,
    /// `is`: is it so; `said`: did they say so.
    pub answers: String,
    /// `first`, `second` or `adjudication`.
    pub reading: String,
    /// On which scale.
    pub scale: String,
    /// Code on that scale.
    pub verdict: String,
    /// The same for people.
    pub label: String,
    /// The reviewer's words.
    pub rationale: Option<String>,
    /// `high`, `medium` or `low`.
    pub confidence: Option<String>,
    /// The right wording.
    pub correction: Option<String>,
    /// What sort of error.
    pub category: Option<String>,
    /// Day after which it should be looked at again.
    pub valid_until: Option<String>,
    /// What happens to the copy because of it.
    pub resolution: Option<String>,
    /// Who gave it, by handle.
    pub reviewer: String,
    /// Who gave it, by initials.
    pub initials: String,
    /// UTC, ISO 8601.
    pub reviewed_at: String,
    /// The number of the verdict it replaces.
    pub supersedes: Option<i64>,
    /// Since when it no longer stands; `None`: it does.
    pub superseded_at: Option<String>,
}

impl VerdictListRow {
    /// Both states of a verdict.
    pub const STATES: [&'static str; 2] = ["standing", "superseded"];

    /// Returns which of them it is in.
    pub fn state(&self) -> &'static str {
        let [standing, superseded] = Self::STATES;
        if self.superseded_at.is_none() { standing } else { superseded }
    }
}

/// A change to the copy: one that is proposed, or a correction after print.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CorrectionRow {
    /// `a1`.
    pub article: String,
    /// The article's headline.
    pub article_title: String,
    /// `draft`, `checking`, `cleared`, `published`, `corrected`.
    pub article_state: String,
    /// `c17`; `None` for a notice on the article.
    pub claim: Option<String>,
    /// The claim's number in the article.
    pub number: Option<String>,
    /// `fix`, `attribute` or `cut`; `correct` for a correction after print.
    pub change: String,
    /// The words as they were.
    pub old_text: Option<String>,
    /// The words as they should be.
    pub new_text: Option<String>,
    /// The verdict it follows from.
    pub verdict: Option<String>,
    /// What sort of error.
    pub category: Option<String>,
    /// The correction notice as printed.
    pub notice: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who decided it, by handle.
    pub reviewer: Option<String>,
    /// Who decided it, by initials.
    pub initials: Option<String>,
    /// UTC, ISO 8601.
    pub at: String,
    /// The number of the draft it was decided on.
    pub draft: i64,
    /// Whether the current draft has it.
    pub made: bool,
}

impl CorrectionRow {
    /// Whether the copy still waits for it, or has it.
    pub const STATES: [&'static str; 2] = ["proposed", "made"];

    /// Returns which of them it is in.
    pub fn state(&self) -> &'static str {
        let [proposed, made] = Self::STATES;
        if self.made { made } else { proposed }
    }
}

/// When a claim came, where it is, and when the last word on it was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SettledRow {
    /// UTC, ISO 8601.
    pub added_at: String,
    /// Where the work is.
    pub state: String,
    /// The last verdict, resolution or move that stands; else when it came.
    pub last_at: String,
    /// The verdict that stands, for people.
    pub verdict: Option<String>,
}

/// Something done at an article's gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PassedRow {
    /// `cleared`, `released`, `published`, `corrected`, `taken_back`.
    pub act: String,
    /// The number of the draft.
    pub draft: i64,
    /// What still stood against it then.
    pub open: Vec<String>,
    /// Why it went all the same.
    pub reason: Option<String>,
    /// The correction notice as printed.
    pub notice: Option<String>,
    /// By whom, by handle; `None`: a later change took it back.
    pub reviewer: Option<String>,
    /// UTC, ISO 8601.
    pub done_at: String,
}

/// How far an article is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProgressRow {
    /// `a1`.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// `draft`, `checking`, `cleared`, `published`, `corrected`.
    pub state: String,
    /// When the desk must be done, UTC.
    pub due_at: Option<String>,
    /// The number of the current draft.
    pub draft: i64,
    /// Claims in it.
    pub claims: i64,
    /// Those that are neither closed nor dismissed: what is left to do.
    pub left: i64,
    /// Those without a verdict.
    pub open: i64,
    /// Those taken up again.
    pub reopened: i64,
    /// Those on which two verdicts differ.
    pub disputed: i64,
    /// Those with a verdict.
    pub checked: i64,
    /// Those that are settled.
    pub closed: i64,
    /// Those that are none.
    pub dismissed: i64,
    /// Flags at query or above that nobody has answered.
    pub flags: i64,
    /// Questions without an answer.
    pub questions: i64,
    /// Sentences that no claim touches: nobody looked at them.
    pub unseen: i64,
    /// How many claims have which verdict, by its code.
    pub verdicts: BTreeMap<String, i64>,
}

/// What somebody has on their table and has done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReviewerRow {
    /// What they type after `--as`.
    pub handle: String,
    /// What stands beside their ticks.
    pub initials: String,
    /// In full.
    pub name: Option<String>,
    /// What they may do.
    pub role: String,
    /// Whether they are still here.
    pub active: bool,
    /// Claims handed to them that are still to be settled.
    pub assigned: i64,
    /// Verdicts they gave.
    pub verdicts: i64,
    /// Those of them that stand.
    pub standing: i64,
    /// Those of them that no longer do.
    pub superseded: i64,
    /// Claims on which they gave one.
    pub claims: i64,
    /// Sources they brought.
    pub sources: i64,
    /// Notes they wrote; privileged ones do not count.
    pub notes: i64,
    /// Questions they asked.
    pub questions: i64,
    /// When they gave their last verdict, UTC.
    pub last_at: Option<String>,
}

impl ReviewerRow {
    /// Whether somebody is here.
    pub const STATES: [&'static str; 2] = ["active", "left"];

    /// Returns which of them they are in.
    pub fn state(&self) -> &'static str {
        let [active, left] = Self::STATES;
        if self.active { active } else { left }
    }
}
