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

/// The words of a claim with readings put in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reworded {
    /// The whole claim as it would read; `None` when no reading could be put in.
    pub wording: Option<String>,
    /// Which readings are not in it: they change words outside the claim, or words that another
    /// reading changes otherwise.
    pub left: Vec<usize>,
}

/// Puts each reading in its flag's place in the claim's words; of two that change the same words
/// the earlier one counts. All places are in the same text, with their words.
///
/// ```
/// use factdesk::desk::flagged::readings_in_claim;
/// use factdesk::text::Span;
/// let claim = (Span::new(10, 36), "from 1.6 tons to 20 pounds");
/// let readings = [
///     ((Span::new(27, 36), "20 pounds"), "20 tons"),
///     ((Span::new(15, 23), "1.6 tons"), "1.6 million tons"),
/// ];
/// let reworded = readings_in_claim(claim, &readings);
/// assert_eq!(reworded.wording.as_deref(), Some("from 1.6 million tons to 20 tons"));
/// assert!(reworded.left.is_empty());
/// ```
pub fn readings_in_claim(
    (claim, quote): (Span, &str),
    readings: &[((Span, &str), &str)],
) -> Reworded {
    let mut edits: Vec<(Span, &str)> = Vec::new();
    let mut left = Vec::new();
    for (at, (flag, reading)) in readings.iter().enumerate() {
        let edit = edit_in_claim((claim, quote), *flag, reading);
        match edit.filter(|edit| edits.iter().all(|made| made == edit || !clash(made.0, edit.0))) {
            Some(edit) if edits.contains(&edit) => {}
            Some(edit) => edits.push(edit),
            None => left.push(at),
        }
    }
    if edits.is_empty() {
        return Reworded { wording: None, left };
    }
    // From back to front, so that the places before stay what they are.
    edits.sort_by_key(|(place, _)| std::cmp::Reverse((place.start, place.end)));
    let mut wording = quote.to_owned();
    for (place, new) in edits {
        wording.replace_range(place.start..place.end, new);
    }
    Reworded { wording: Some(wording), left }
}

/// Whether two changes are in each other's way: they share words, or put words in at one place.
fn clash(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end || one.is_empty() && one == other
}

/// What a reading changes within the claim's words: the place there and the new words. `None` when
/// it changes words outside the claim.
fn edit_in_claim<'r>(
    (claim, quote): (Span, &str),
    (flag, doubtful): (Span, &str),
    reading: &'r str,
) -> Option<(Span, &'r str)> {
    let before = claim.start.saturating_sub(flag.start);
    let after = flag.end.saturating_sub(claim.end);
    let (outside_before, rest) = doubtful.split_at_checked(before)?;
    let (_, outside_after) = rest.split_at_checked(rest.len().checked_sub(after)?)?;
    let inside = reading.strip_prefix(outside_before)?.strip_suffix(outside_after)?;
    let start = flag.start.saturating_sub(claim.start);
    let end = quote.len().checked_sub(claim.end.saturating_sub(flag.end))?;
    let old = quote.get(start..end)?;
    // Words that stay as they are leave room for what another reading changes there.
    let words = |text: &'r str| text.split_inclusive(char::is_whitespace);
    let same = |one: (&str, &str)| (one.0 == one.1).then_some(one.0.len());
    let all: usize =
        old.split_inclusive(char::is_whitespace).zip(words(inside)).map_while(same).sum();
    let (old, new) = (old.get(all..)?, inside.get(all..)?);
    let back = old.split_inclusive(char::is_whitespace).rev().zip(words(new).rev());
    let kept: usize = back.map_while(same).sum();
    let place = Span::new(start + all, start + all + old.len() - kept);
    Some((place, new.get(..new.len() - kept)?))
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

    const TEXT: &str = "Sales rose 5 percent to 12 tons in May.";

    fn at(words: &str) -> (Span, &str) {
        let start = TEXT.find(words).unwrap();
        (Span::new(start, start + words.len()), words)
    }

    #[test]
    fn a_reading_is_put_into_the_claim() {
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
            let read = readings_in_claim(at(claim), &[(at(flag), reading)]);
            assert_eq!(read.wording.as_deref(), reads, "{claim} {flag} {reading}");
            assert_eq!(read.left.is_empty(), reads.is_some());
        }
    }

    #[test]
    fn every_reading_that_fits_is_put_into_the_claim() {
        let claim = "rose 5 percent to 12 tons";
        let more = "rose 5 percent to 12 million tons";
        for (readings, reads, left) in [
            (
                vec![("12 tons", "12 million tons"), ("5 percent", "6 percent")],
                "rose 6 percent to 12 million tons",
                vec![],
            ),
            // Both say the same of the same words, one of them of more words than it changes.
            (vec![("12 tons", "12 million tons"), (claim, more)], more, vec![]),
            (
                vec![("5 percent", "50 percent"), (claim, more)],
                "rose 50 percent to 12 million tons",
                vec![],
            ),
            // What came first counts where they differ, or put words in at the same place.
            (
                vec![("5 percent", "6 percent"), ("5 percent", "7 percent")],
                "rose 6 percent to 12 tons",
                vec![1],
            ),
            (vec![("12 tons", "12 million tons"), ("12 tons", "12 thousand tons")], more, vec![1]),
            (
                vec![("12 tons in May", "12 tons in June"), ("5 percent", "6 percent")],
                "rose 6 percent to 12 tons",
                vec![0],
            ),
        ] {
            let readings: Vec<_> = readings.iter().map(|(flag, new)| (at(flag), *new)).collect();
            let read = readings_in_claim(at(claim), &readings);
            assert_eq!((read.wording.as_deref(), read.left), (Some(reads), left), "{readings:?}");
        }
        assert_eq!(readings_in_claim(at(claim), &[]), Reworded::default());
    }
}
