//! The readings a claim gets, and which claims each of them is about.

use super::rights::Right;
use super::state::ClaimState;

/// Which reading of a claim somebody is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reading {
    /// The one every claim gets.
    #[default]
    First,
    /// Another pair of eyes on what has a verdict.
    Second,
    /// Two verdicts differ, and somebody decides.
    Adjudication,
}

impl Reading {
    /// Every reading, in the order of the work.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Adjudication];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Adjudication => "adjudication",
        }
    }

    /// Returns what it is, for the help.
    pub const fn what(self) -> &'static str {
        match self {
            Self::First => "claims that nobody has settled",
            Self::Second => "claims with a verdict, read once more",
            Self::Adjudication => "claims on which two verdicts differ",
        }
    }

    /// Returns the reading of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reading| reading.code() == code)
    }

    /// Returns the right that somebody needs for it.
    pub const fn right(self) -> Right {
        match self {
            Self::First | Self::Second => Right::Take,
            Self::Adjudication => Right::Adjudicate,
        }
    }

    /// Returns whether a claim in that state has this reading still before it.
    pub const fn concerns(self, state: ClaimState) -> bool {
        match self {
            Self::First => matches!(state, ClaimState::Open | ClaimState::Reopened),
            Self::Second => !matches!(state, ClaimState::Dismissed | ClaimState::Disputed),
            Self::Adjudication => matches!(state, ClaimState::Disputed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_have_codes_and_leave_what_is_dismissed() {
        for reading in Reading::ALL {
            assert_eq!(Reading::from_code(reading.code()), Some(reading));
            assert!(!reading.concerns(ClaimState::Dismissed));
        }
        assert!(Reading::First.concerns(ClaimState::Reopened));
        assert!(!Reading::First.concerns(ClaimState::Closed));
    }
}
