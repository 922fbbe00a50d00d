//! What the gate is handed: the current draft's claims with what stands on each.

use chrono::NaiveDate;

use super::sources::{GateSource, Origins};
use crate::check::Severity;
use crate::desk::resolution::Resolution;
use crate::desk::state::ClaimState;
use crate::text::Span;

/// An article's current draft as the gate sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GateArticle {
    /// The sentences, in order.
    pub sentences: Vec<Span>,
    /// The claims in galley order, dismissed ones too.
    pub claims: Vec<GateClaim>,
    /// Open flags on no claim, in galley order.
    pub flags: Vec<GateFlag>,
    /// Open questions on no claim.
    pub questions: Vec<GateQuestion>,
    /// Which source each one is taken from.
    pub origins: Origins,
}

/// A claim as the gate sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct GateClaim {
    /// Its id.
    pub id: i64,
    /// The number people see: `17`, `17a`.
    pub number: String,
    /// The words in this draft.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
    /// One of the claim kinds.
    pub kind: String,
    /// Where the work is.
    pub state: ClaimState,
    /// The standing verdict on whether it is so.
    pub verdict: Option<GateVerdict>,
    /// The standing verdict on whether they said so.
    pub said_verdict: Option<GateVerdict>,
    /// The standing resolution.
    pub resolution: Option<Resolution>,
    /// Whether what the resolution changes is done in this draft: the new words stand in it, or the
    /// cut ones do not.
    pub change_in_draft: bool,
    /// How the words came out of the draft before; of a dismissed claim, out of the one on which it
    /// was dismissed.
    pub since: Since,
    /// Which claim a dismissed one stands aside for.
    pub aside: Option<Aside>,
    /// The standing citations.
    pub sources: Vec<GateSource>,
    /// Flags that nobody has answered.
    pub flags: Vec<GateFlag>,
    /// Questions without an answer.
    pub questions: Vec<GateQuestion>,
}

/// A verdict with what its scale says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateVerdict {
    /// Code on its scale.
    pub code: String,
    /// What people read.
    pub label: String,
    /// Whether the words may go to print as they stand.
    pub passes: bool,
    /// Whether it was given on this draft.
    pub on_this_draft: bool,
    /// Whether another value has stood there since, or a change that nobody agrees on any more.
    pub on_other_words: bool,
    /// The last day on which it holds.
    pub held_until: Option<NaiveDate>,
}

/// Why another claim answers for a dismissed one.
#[derive(Clone, Debug, PartialEq)]
pub enum Aside {
    /// It says what that one says.
    Duplicate(Original),
    /// That one has taken its words in.
    Merged {
        /// `claim 4`.
        into: String,
        /// Whether it still holds them.
        holds: bool,
    },
}

/// The claim that a duplicate is of: in the end, when that one is a duplicate itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Original {
    /// `claim 4`, `claim 4 of a2`.
    pub name: String,
    /// As it stands now; `None` when its words have left their draft, or its article is withdrawn.
    pub claim: Option<Box<GateClaim>>,
    /// Whether it has every value that the duplicate has.
    pub same: bool,
}

/// What happened to a claim's words since the draft before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Since {
    /// New, unchanged or moved.
    #[default]
    Same,
    /// Other words with the same value, and whether somebody confirmed the verdict.
    Reworded {
        /// Whether somebody did.
        confirmed: bool,
    },
    /// Another value.
    ValueChanged,
}

/// A flag that nobody has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateFlag {
    /// Its id.
    pub id: i64,
    /// The check's code; `editor` for a person's.
    pub code: String,
    /// How loudly it asks.
    pub severity: Severity,
    /// The doubtful words.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
}

/// A question without an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateQuestion {
    /// Its id.
    pub id: i64,
    /// `author`, `source`, `expert` or `lawyer`.
    pub asked_of: String,
    /// By name.
    pub person: Option<String>,
}
