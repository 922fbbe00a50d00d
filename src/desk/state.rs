//! Where the work on a claim or an article is, and which moves are allowed, as two tables. Taking
//! back one's last act is not a move: it restores the state before.

/// Where the work on a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimState {
    /// Nobody has settled it.
    Open,
    /// It has a verdict.
    Checked,
    /// It has a verdict and what happens to the copy.
    Closed,
    /// Two verdicts differ.
    Disputed,
    /// It was settled and must be looked at again.
    Reopened,
    /// It is no claim, or another claim stands for it.
    Dismissed,
}

/// What moves a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimMove {
    /// A reviewer gives a verdict that no other contradicts.
    Verdict,
    /// A reviewer gives a verdict that differs from another's.
    Differ,
    /// Somebody says what happens to the copy.
    Resolve,
    /// An editor decides between two verdicts, with the resolution.
    Adjudicate,
    /// A value changed, new evidence came, somebody doubts again.
    Reopen,
    /// It is no claim, or a duplicate.
    Dismiss,
}

use ClaimMove::{Adjudicate, Differ, Dismiss, Reopen, Resolve, Verdict};
use ClaimState::{Checked, Closed, Dismissed, Disputed, Open, Reopened};

/// Every allowed move of a claim: from, by, to.
pub const CLAIM_MOVES: &[(ClaimState, ClaimMove, ClaimState)] = &[
    (Open, Verdict, Checked),
    (Open, Dismiss, Dismissed),
    (Checked, Verdict, Checked),
    (Checked, Differ, Disputed),
    (Checked, Resolve, Closed),
    (Checked, Reopen, Reopened),
    (Checked, Dismiss, Dismissed),
    (Closed, Verdict, Checked),
    (Closed, Differ, Disputed),
    (Closed, Resolve, Closed),
    (Closed, Reopen, Reopened),
    (Disputed, Verdict, Checked),
    (Disputed, Differ, Disputed),
    (Disputed, Adjudicate, Closed),
    (Disputed, Reopen, Reopened),
    (Disputed, Dismiss, Dismissed),
    (Reopened, Verdict, Checked),
    (Reopened, Differ, Disputed),
    (Reopened, Dismiss, Dismissed),
    (Dismissed, Reopen, Reopened),
];

impl ClaimState {
    /// Every state, in the order of the work.
    pub const ALL: [Self; 6] = [Open, Checked, Closed, Disputed, Reopened, Dismissed];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Open => "open",
            Checked => "checked",
            Closed => "closed",
            Disputed => "disputed",
            Reopened => "reopened",
            Dismissed => "dismissed",
        }
    }

    /// Returns the state of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Returns whether somebody still has to look at the claim.
    pub const fn needs_work(self) -> bool {
        matches!(self, Open | Reopened | Disputed)
    }

    /// Returns where `act` leads; `None` when it is not allowed here.
    pub fn after(self, act: ClaimMove) -> Option<Self> {
        CLAIM_MOVES.iter().find(|(from, by, _)| (*from, *by) == (self, act)).map(|(_, _, to)| *to)
    }

    /// Returns what is allowed here, for the message that refuses something else.
    pub fn allowed(self) -> impl Iterator<Item = ClaimMove> {
        CLAIM_MOVES.iter().filter(move |(from, ..)| *from == self).map(|(_, by, _)| *by)
    }
}

impl ClaimMove {
    /// Returns the verb for people.
    pub const fn code(self) -> &'static str {
        match self {
            Verdict | Differ => "review",
            Resolve => "resolve",
            Adjudicate => "adjudicate",
            Reopen => "reopen",
            Dismiss => "dismiss",
        }
    }

    /// Returns what it brings, for "it takes no …".
    pub const fn noun(self) -> &'static str {
        match self {
            Verdict | Differ => "verdict",
            Resolve => "resolution",
            Adjudicate => "adjudication",
            Reopen => "reopening",
            Dismiss => "dismissal",
        }
    }
}

/// Where an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArticleState {
    /// Just in.
    Draft,
    /// Somebody is on it.
    Checking,
    /// Through the gate, or released against it.
    Cleared,
    /// Printed.
    Published,
    /// Printed, and corrected since.
    Corrected,
}

/// What moves an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArticleMove {
    /// Somebody begins.
    Begin,
    /// It passes the gate.
    Clear,
    /// An editor lets it go against the gate.
    Release,
    /// A value changed after it was cleared.
    TakeBack,
    /// It is printed.
    Publish,
    /// It is corrected after it was printed.
    Correct,
}

/// Every allowed move of an article: from, by, to.
pub const ARTICLE_MOVES: &[(ArticleState, ArticleMove, ArticleState)] = &[
    (ArticleState::Draft, ArticleMove::Begin, ArticleState::Checking),
    (ArticleState::Draft, ArticleMove::Clear, ArticleState::Cleared),
    (ArticleState::Draft, ArticleMove::Release, ArticleState::Cleared),
    (ArticleState::Checking, ArticleMove::Clear, ArticleState::Cleared),
    (ArticleState::Checking, ArticleMove::Release, ArticleState::Cleared),
    (ArticleState::Cleared, ArticleMove::TakeBack, ArticleState::Checking),
    // A verdict that held until yesterday shuts the gate of what was cleared.
    (ArticleState::Cleared, ArticleMove::Release, ArticleState::Cleared),
    (ArticleState::Cleared, ArticleMove::Publish, ArticleState::Published),
    (ArticleState::Published, ArticleMove::Correct, ArticleState::Corrected),
    (ArticleState::Corrected, ArticleMove::Correct, ArticleState::Corrected),
];

impl ArticleState {
    /// Every state, in the order of the work.
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::Checking, Self::Cleared, Self::Published, Self::Corrected];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Checking => "checking",
            Self::Cleared => "cleared",
            Self::Published => "published",
            Self::Corrected => "corrected",
        }
    }

    /// Returns the state of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Returns where `act` leads; `None` when it is not allowed here.
    pub fn after(self, act: ArticleMove) -> Option<Self> {
        ARTICLE_MOVES.iter().find(|(from, by, _)| (*from, *by) == (self, act)).map(|(.., to)| *to)
    }

    /// Returns what is allowed here, for the message that refuses something else.
    pub fn allowed(self) -> impl Iterator<Item = ArticleMove> {
        ARTICLE_MOVES.iter().filter(move |(from, ..)| *from == self).map(|(_, by, _)| *by)
    }
}

impl ArticleMove {
    /// Returns the verb for people.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Begin => "review",
            Self::Clear => "clear",
            Self::Release => "release",
            Self::TakeBack => "take back",
            Self::Publish => "publish",
            Self::Correct => "correct",
        }
    }

    /// Returns the verb for "it cannot be …".
    pub const fn done(self) -> &'static str {
        match self {
            Self::Begin => "begun",
            Self::Clear => "cleared",
            Self::Release => "released",
            Self::TakeBack => "taken back",
            Self::Publish => "published",
            Self::Correct => "corrected",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_move_leads_to_one_state_only() {
        let claims: HashSet<_> = CLAIM_MOVES.iter().map(|(from, by, _)| (from, by)).collect();
        assert_eq!(claims.len(), CLAIM_MOVES.len());
        let articles: HashSet<_> = ARTICLE_MOVES.iter().map(|(from, by, _)| (from, by)).collect();
        assert_eq!(articles.len(), ARTICLE_MOVES.len());
    }

    #[test]
    fn every_claim_can_move_on_and_every_state_is_reached() {
        for state in ClaimState::ALL {
            assert!(state.allowed().next().is_some(), "{state:?}");
            assert!(state == Open || CLAIM_MOVES.iter().any(|(.., to)| *to == state), "{state:?}");
            assert_eq!(ClaimState::from_code(state.code()), Some(state));
        }
        for state in ArticleState::ALL {
            assert_eq!(ArticleState::from_code(state.code()), Some(state));
        }
    }

    #[test]
    fn a_dismissed_claim_takes_no_verdict() {
        assert_eq!(Dismissed.after(Verdict), None);
        assert_eq!(Dismissed.allowed().collect::<Vec<_>>(), [Reopen]);
        assert_eq!(ArticleState::Draft.after(ArticleMove::Publish), None);
    }
}
