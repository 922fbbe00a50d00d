//! Answers to flags: which moves a flag takes, as a table, and what a reading proposed for the
//! flag's place makes of the claim it stands on. Who answers is left to `rights`, what a check
//! doubts to the checks.

use crate::text::Span;

/// The code of a person's own flag; a check's code is its name.
pub const EDITOR: &str = "editor";

/// Where a flag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FlagState {
    /// Nobody has answered it.
    Open,
    /// Somebody said that it is no fault.
    Dismissed,
    /// One of its readings is proposed as the correction.
    Accepted,
    /// A verdict on its claim answered it.
    Answered,
    /// Whoever raised it took it back.
    Withdrawn,
}

/// What moves a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FlagMove {
    /// It is no fault.
    Dismiss,
    /// Its reading is proposed.
    Accept,
    /// A verdict answers it.
    Answer,
    /// It is doubted again.
    Reopen,
}

use FlagMove::{Accept, Answer, Dismiss, Reopen};
use FlagState::{Accepted, Answered, Dismissed, Open, Withdrawn};

/// Every allowed move of a flag: from, by, to. One answered by a verdict is open again when its
/// claim is reopened and somebody flags it anew; one withdrawn is gone.
pub const FLAG_MOVES: &[(FlagState, FlagMove, FlagState)] = &[
    (Open, Dismiss, Dismissed),
    (Open, Accept, Accepted),
    (Open, Answer, Answered),
    (Dismissed, Dismiss, Dismissed),
    (Dismissed, Reopen, Open),
    (Accepted, Dismiss, Dismissed),
    (Accepted, Accept, Accepted),
    (Accepted, Answer, Answered),
    (Accepted, Reopen, Open),
    (Answered, Dismiss, Dismissed),
];

impl FlagState {
    /// Every state.
    pub const ALL: [Self; 5] = [Open, Dismissed, Accepted, Answered, Withdrawn];

    /// Returns the name in files.
    pub const fn code(self) -> &'static str {
        match self {
            Open => "open",
            Dismissed => "dismissed",
            Accepted => "accepted",
            Answered => "answered",
            Withdrawn => "withdrawn",
        }
    }

    /// Returns the state of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Returns where `act` leads; `None` when it is not allowed here.
    pub fn after(self, act: FlagMove) -> Option<Self> {
        FLAG_MOVES.iter().find(|(from, by, _)| (*from, *by) == (self, act)).map(|(.., to)| *to)
    }

    /// Returns what a person may do with it here, for the message that refuses something else.
    pub fn allowed(self) -> impl Iterator<Item = FlagMove> {
        FLAG_MOVES.iter().filter(move |(from, ..)| *from == self).map(|(_, by, _)| *by)
    }
}

impl FlagMove {
    /// Returns the verb for people.
    pub const fn code(self) -> &'static str {
        match self {
            Dismiss => "dismiss",
            Accept => "accept",
            Answer => "review its claim",
            Reopen => "reopen",
        }
    }

    /// Returns the verb for "it cannot be …".
    pub const fn done(self) -> &'static str {
        match self {
            Dismiss => "dismissed",
            Accept => "accepted",
            Answer => "answered",
            Reopen => "reopened",
        }
    }
}

/// Returns the claim's words as they would read with `reading` in the flag's place; `None` when the
/// reading changes words outside the claim. Both places are in the same text, with their words.
///
/// ```
/// use factdesk::desk::flagged::reading_in_claim;
/// use factdesk::text::Span;
/// let claim = (Span::new(10, 26), "rose to 1.6 tons");
/// let flag = (Span::new(18, 26), "1.6 tons");
/// assert_eq!(
///     reading_in_claim(claim, flag, "1.6 million tons").as_deref(),
///     Some("rose to 1.6 million tons")
/// );
/// ```
pub fn reading_in_claim(
    (claim, quote): (Span, &str),
    (flag, doubtful): (Span, &str),
    reading: &str,
) -> Option<String> {
    let before = claim.start.saturating_sub(flag.start);
    let after = flag.end.saturating_sub(claim.end);
    let (outside_before, rest) = doubtful.split_at_checked(before)?;
    let (_, outside_after) = rest.split_at_checked(rest.len().checked_sub(after)?)?;
    let inside = reading.strip_prefix(outside_before)?.strip_suffix(outside_after)?;
    let head = quote.get(..flag.start.saturating_sub(claim.start))?;
    let tail = quote.get(quote.len().checked_sub(claim.end.saturating_sub(flag.end))?..)?;
    Some(format!("{head}{inside}{tail}"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_move_leads_to_one_state_only() {
        let moves: HashSet<_> = FLAG_MOVES.iter().map(|(from, by, _)| (from, by)).collect();
        assert_eq!(moves.len(), FLAG_MOVES.len());
        for state in FlagState::ALL {
            assert_eq!(FlagState::from_code(state.code()), Some(state));
        }
    }

    #[test]
    fn every_move_and_what_it_refuses() {
        for (from, by, to) in [
            (Open, Reopen, None),
            (Open, Answer, Some(Answered)),
            (Dismissed, Accept, None),
            (Dismissed, Answer, None), // a verdict leaves it dismissed
            (Accepted, Answer, Some(Answered)),
            (Answered, Accept, None),
            (Answered, Reopen, None),
            (Withdrawn, Dismiss, None),
        ] {
            assert_eq!(from.after(by), to, "{from:?} {by:?}");
        }
        assert_eq!(Withdrawn.allowed().count(), 0);
    }

    #[test]
    fn a_reading_is_put_into_the_claim() {
        fn at(words: &str) -> (Span, &str) {
            let start = "Sales rose 5 percent to 12 tons in May.".find(words).unwrap();
            (Span::new(start, start + words.len()), words)
        }
        for (claim, flag, reading, reads) in [
            ("12 tons", "12 tons", "12 million tons", Some("12 million tons")),
            (
                "rose 5 percent to 12 tons",
                "5 percent",
                "6 percent",
                Some("rose 6 percent to 12 tons"),
            ),
            // The flag's place is longer than the claim's, at either end.
            ("12 tons", "to 12 tons in May", "to 13 tons in May", Some("13 tons")),
            ("12 tons in May", "to 12 tons", "to 14 tons", Some("14 tons in May")),
            ("12 tons", "to 12 tons in May", "by 13 tons in May", None),
        ] {
            let read = reading_in_claim(at(claim), at(flag), reading);
            assert_eq!(read.as_deref(), reads, "{claim} {flag} {reading}");
        }
    }
}
