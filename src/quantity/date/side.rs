//! Which of several like dates is meant: the words around it say whether it lies behind or ahead.

use chrono::NaiveDate;

use super::Reader;
use super::tense::Told;
use crate::text::Words;
use crate::w;

/// Which of several like dates is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Last,
    This,
    Next,
    /// Nothing said: news looks back, but a date a little ahead is meant as that.
    Open,
}

impl Side {
    /// One back, none, or one ahead.
    pub(super) const fn step(self) -> i32 {
        match self {
            Self::Last => -1,
            Self::This | Self::Open => 0,
            Self::Next => 1,
        }
    }

    /// TIMEX3 of something on that side that cannot be resolved.
    pub(super) const fn reference(self) -> &'static str {
        match self {
            Self::Last => "PAST_REF",
            Self::This | Self::Open => "PRESENT_REF",
            Self::Next => "FUTURE_REF",
        }
    }
}

impl Reader<'_, '_> {
    /// Whether the date lies ahead: its verb says so, or "will" and its like stand close by.
    pub(super) fn ahead(&self, first: usize) -> bool {
        match self.told(first) {
            Told::Coming => true,
            Told::Past => false,
            Told::Either | Told::Nothing => self.ahead_by_neighbours(first),
        }
    }

    /// Whether "will" and its like stand close by. After a verb of saying they speak of another
    /// day.
    pub(super) fn ahead_by_neighbours(&self, first: usize) -> bool {
        const AHEAD: &Words = w![
            "will",
            "next",
            "until",
            "scheduled",
            "due",
            "plans",
            "upcoming",
            "planned",
            "expected",
            "planning",
            "shall",
        ];
        let to_be = |at: usize| self.view.reads(at, w!["to", "be"]);
        let before =
            self.view.any_before(first, 12, AHEAD) || (first.saturating_sub(6)..first).any(to_be);
        let saying = w!["said", "told", "says", "announced", "asked", "warned"];
        // "On Monday the vote will be held", but not "fell on Thursday and will miss the match".
        let after = first <= 1 && self.view.any_after(first + 1, 6, w!["will"]);
        before || after && !self.view.any_after(first + 1, 6, saying)
    }

    /// Whether a past tense stands right before it: "was founded in November".
    pub(super) fn behind(&self, first: usize) -> bool {
        const WITHIN: usize = 5;
        let view = self.view;
        // "was to open in May" looks ahead.
        let past = |at: usize| {
            view.is(at, w!["was", "were", "had", "did"]) && !view.is(at + 1, w!["to"])
                || self.is_past(at)
        };
        (first.saturating_sub(WITHIN)..first).any(past)
    }

    /// The publication day, when it is known.
    pub(super) fn today(&self) -> Option<NaiveDate> {
        self.published.and_then(crate::text::Published::day)
    }
}
