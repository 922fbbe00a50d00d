//! What became of the flags of each check on this desk: how many were right, and which check the
//! desk keeps dismissing. Only answers count; what nobody has answered says nothing yet.

use std::collections::HashMap;

use serde::Serialize;

use super::flagged::FlagState;
use crate::check;

/// What became of a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was right: its reading was taken, or the verdict found a fault.
    Accepted,
    /// It was none: dismissed, or the verdict lets the words stand.
    Dismissed,
    /// It still asks.
    Open,
    /// The verdict decides nothing, or the words left before anybody answered.
    Undecided,
}

/// What the verdict that answers a flag says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The words may be printed as they stand.
    pub passes: bool,
    /// There is a fault.
    pub doubts: bool,
}

impl Outcome {
    /// Returns what became of a flag in that state, by that verdict; `stands` is whether its words
    /// are in the current draft.
    pub fn of(state: FlagState, verdict: Option<Found>, stands: bool) -> Self {
        match (state, verdict) {
            (FlagState::Accepted, _) | (FlagState::Answered, Some(Found { doubts: true, .. })) => {
                Self::Accepted
            }
            (FlagState::Dismissed, _) | (FlagState::Answered, Some(Found { passes: true, .. })) => {
                Self::Dismissed
            }
            (FlagState::Open, _) if stands => Self::Open,
            _ => Self::Undecided,
        }
    }
}

/// A flag of a check and what became of it; one doubt through all drafts of its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagOutcome {
    /// The check's code.
    pub code: String,
    /// When it was first raised, in UTC.
    pub raised_at: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// One check's flags on this desk.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CheckTally {
    /// The check's code.
    pub code: String,
    /// How many it raised.
    pub raised: usize,
    /// How many were right.
    pub accepted: usize,
    /// How many were none.
    pub dismissed: usize,
    /// How many still ask.
    pub open: usize,
    /// How many are answered without a decision, or gone unanswered.
    pub undecided: usize,
    /// The part of those decided that was right, from 0 to 1; `None` when none was decided.
    pub precision: Option<f64>,
}

/// Fewer decided flags say nothing about a check.
const FEWEST_DECIDED: usize = 5;
/// A check of which less than this part is right costs more than it finds.
const LEAST_PRECISION: f64 = 0.3;

impl CheckTally {
    /// Returns how many flags were decided.
    pub fn decided(&self) -> usize {
        self.accepted + self.dismissed
    }

    /// Returns whether the desk keeps dismissing the check's flags.
    pub fn is_mostly_dismissed(&self) -> bool {
        let rare = self.precision.is_some_and(|precision| precision < LEAST_PRECISION);
        rare && self.decided() >= FEWEST_DECIDED
    }

    fn see(&mut self, outcome: Outcome) {
        self.raised += 1;
        *match outcome {
            Outcome::Accepted => &mut self.accepted,
            Outcome::Dismissed => &mut self.dismissed,
            Outcome::Open => &mut self.open,
            Outcome::Undecided => &mut self.undecided,
        } += 1;
        self.precision = per_mille(self.accepted, self.decided());
    }
}

/// A part of a whole, to three decimals.
fn per_mille(part: usize, whole: usize) -> Option<f64> {
    let thousandths = (part * 1000 + whole / 2).checked_div(whole)?;
    u32::try_from(thousandths).ok().map(|thousandths| f64::from(thousandths) / 1000.0)
}

/// Counts flags as they come.
#[derive(Debug, Default)]
pub struct Tallies(HashMap<String, CheckTally>);

impl Tallies {
    /// Counts one flag.
    pub fn see(&mut self, flag: &FlagOutcome) {
        let new = || CheckTally { code: flag.code.clone(), ..CheckTally::default() };
        self.0.entry(flag.code.clone()).or_insert_with(new).see(flag.outcome);
    }

    /// Returns one row a check that raised anything: checks in the order the user sees, then those
    /// that there are no more.
    pub fn rows(self) -> Vec<CheckTally> {
        let place = |code: &str| {
            check::ALL.iter().position(|check| check.code == code).unwrap_or(usize::MAX)
        };
        let mut rows: Vec<_> = self.0.into_values().collect();
        rows.sort_by(|a, b| (place(&a.code), &a.code).cmp(&(place(&b.code), &b.code)));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_that_finds_a_fault_accepts_and_one_that_passes_dismisses() {
        let fault = Found { passes: false, doubts: true };
        let passes = Found { passes: true, doubts: false };
        let unclear = Found { passes: false, doubts: false };
        for (state, verdict, stands, outcome) in [
            (FlagState::Answered, Some(fault), true, Outcome::Accepted),
            (FlagState::Answered, Some(passes), true, Outcome::Dismissed),
            (FlagState::Answered, Some(unclear), true, Outcome::Undecided),
            (FlagState::Answered, None, true, Outcome::Undecided),
            (FlagState::Accepted, None, false, Outcome::Accepted),
            (FlagState::Dismissed, None, false, Outcome::Dismissed),
            (FlagState::Open, None, true, Outcome::Open),
            (FlagState::Open, None, false, Outcome::Undecided),
        ] {
            assert_eq!(Outcome::of(state, verdict, stands), outcome, "{state:?} {verdict:?}");
        }
    }

    fn tally(code: &str, outcomes: &[Outcome]) -> CheckTally {
        let mut tallies = Tallies::default();
        for &outcome in outcomes {
            let (code, raised_at) = (code.to_owned(), String::new());
            tallies.see(&FlagOutcome { code, raised_at, outcome });
        }
        tallies.rows().remove(0)
    }

    #[test]
    fn a_check_is_mostly_dismissed_from_five_answers_on_and_below_three_in_ten() {
        use Outcome::{Accepted, Dismissed, Open, Undecided};
        let found = tally("wrong-weekday", &[Accepted, Dismissed, Dismissed, Open, Undecided]);
        assert_eq!((found.raised, found.decided(), found.precision), (5, 3, Some(0.333)));
        for (outcomes, dismissed) in [
            (&[Dismissed; 4][..], false),
            (&[Dismissed; 5], true),
            (&[Open; 9], false),
            (&[Accepted, Dismissed, Dismissed, Dismissed, Dismissed], true),
            (&[Accepted, Accepted, Dismissed, Dismissed, Dismissed], false),
        ] {
            let found = tally("wrong-weekday", outcomes);
            assert_eq!(found.is_mostly_dismissed(), dismissed, "{outcomes:?}");
        }
        assert_eq!(tally("x", &[Open]).precision, None);
    }

    #[test]
    fn checks_come_in_their_order_and_forgotten_ones_last() {
        let mut tallies = Tallies::default();
        for code in ["a-check-of-old", "wrong-weekday", "implausible-scale"] {
            let outcome = Outcome::Open;
            tallies.see(&FlagOutcome { code: code.into(), raised_at: String::new(), outcome });
        }
        let codes: Vec<_> = tallies.rows().into_iter().map(|row| row.code).collect();
        assert_eq!(codes, ["implausible-scale", "wrong-weekday", "a-check-of-old"]);
    }
}
