//! What a check raises.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// How loudly a flag asks. People read *must query*, *query* and *note*; files hold `error`,
/// `warning` and `info`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A note: odd, worth a glance.
    Info,
    /// A query: does not fit; ask.
    Warning,
    /// A must query: cannot be printed as it stands.
    Error,
}

impl Severity {
    /// Every severity, loudest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// Returns the name in files and options: `error`, `warning`, `info`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Returns the words for people: "must query", "query", "note".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Info => "note",
            Self::Warning => "query",
            Self::Error => "must query",
        }
    }

    /// Returns the severity of that name in files and options.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.code() == code)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}

/// A doubt of the machine's: what does not fit, the sum, and the readings that would.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// The check's code, as `explain` takes it.
    pub code: &'static str,
    /// How loudly it asks.
    pub severity: Severity,
    /// The doubtful words, half-open bytes.
    pub span: Span,
    /// Whole sentences for an editor on deadline.
    pub message: String,
    /// The sum in one line, with the numbers as printed.
    pub computation: String,
    /// Every other place the doubt rests on.
    pub related: Vec<Span>,
    /// Readings that would fit, each the text that would stand at `span`.
    pub suggestions: Vec<String>,
}

impl Flag {
    /// Returns every place it rests on.
    fn places(&self) -> impl Iterator<Item = Span> {
        self.related.iter().copied().chain([self.span])
    }
}

/// Adds the flags that rest on no number of those there. What it costs to ask grows with the
/// logarithm of their number.
pub(super) fn add_apart(flags: &mut Vec<Flag>, more: impl Iterator<Item = Flag>) {
    /// Places overlap with few others.
    const NEAR: usize = 8;
    let mut places: BTreeSet<(usize, usize)> =
        flags.iter().flat_map(Flag::places).map(|place| (place.start, place.end)).collect();
    for flag in more {
        let known = flag.places().any(|place| {
            let mut before = places.range(..(place.end, 0)).rev().take(NEAR);
            before.any(|(_, end)| *end > place.start)
        });
        if !known {
            places.extend(flag.places().map(|place| (place.start, place.end)));
            flags.push(flag);
        }
    }
}
