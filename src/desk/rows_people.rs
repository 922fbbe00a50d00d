//! The rows of people and of the work handed to them.

use serde::Serialize;

/// Somebody who is or was on the desk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonRow {
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
    /// Claims handed to them that nobody has settled yet.
    pub assigned: i64,
    /// Verdicts of theirs that stand.
    pub verdicts: i64,
    /// UTC, ISO 8601.
    pub added_at: String,
}

/// A claim that is handed to somebody, or was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HandedRow {
    /// `c17`.
    pub id: String,
    /// `a1`.
    pub article: String,
    /// The claim's number in the article.
    pub number: String,
    /// One of the claim kinds.
    pub kind: String,
    /// The words as printed.
    pub quote: String,
    /// Where the work is.
    pub state: String,
    /// Whose it is for this reading, besides or before: handles.
    pub others: Vec<String>,
}

/// A claim on somebody's table: taken up by them, or handed to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MineRow {
    /// `c17`.
    pub claim: String,
    /// `a1`.
    pub article: String,
    /// The article's headline.
    pub article_title: String,
    /// The claim's number in the article.
    pub number: String,
    /// One of the claim kinds.
    pub kind: String,
    /// The words as printed.
    pub quote: String,
    /// Where the work is.
    pub state: String,
    /// The loudest flag that waits on it.
    pub severity: Option<String>,
    /// When it must be done, UTC.
    pub due_at: Option<String>,
    /// Until when nobody else is handed it, UTC; `None`: they have not taken it up.
    pub held_until: Option<String>,
}

/// A verdict that somebody gave and that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionRow {
    /// `c17`.
    pub claim: String,
    /// `a1`.
    pub article: String,
    /// The article's headline.
    pub article_title: String,
    /// The claim's number in the article.
    pub number: String,
    /// The words as printed.
    pub quote: String,
    /// The verdict's code.
    pub verdict: String,
    /// The same for people.
    pub label: String,
    /// Where the work is now.
    pub state: String,
    /// UTC, ISO 8601.
    pub reviewed_at: String,
}

/// A claim of an article, or all of it, in somebody's hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HandedOutRow {
    /// Whose, by handle.
    pub handle: String,
    /// Whose, by initials.
    pub initials: String,
    /// `first`, `second` or `adjudication`.
    pub reading: String,
    /// The claim's number; `None`: the whole article.
    pub number: Option<String>,
    /// Until when, UTC.
    pub due_at: Option<String>,
}

/// One step of a scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepRow {
    /// The scale's code.
    pub scale: String,
    /// From 1, in the order of the screen.
    pub position: usize,
    /// What `--verdict` takes.
    pub verdict: String,
    /// What people read.
    pub label: String,
    /// Rank, higher is truer; `None` lies off the axis.
    pub ordinal: Option<i64>,
    /// Whether the words may go to print as they stand.
    pub passes: bool,
    /// Whether it says nothing without a rationale.
    pub needs_reason: bool,
    /// Whether the reviewer found a fault.
    pub doubts: bool,
    /// When to choose it.
    pub meaning: String,
}

/// A scale that the desk has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScaleRow {
    /// What `scale use` takes.
    pub scale: String,
    /// What people read.
    pub name: String,
    /// Whether verdicts are given on it now.
    pub in_use: bool,
    /// The codes of its steps, in order.
    pub verdicts: Vec<String>,
}
