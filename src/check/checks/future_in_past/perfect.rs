//! What was over before the story began: "had bought the maltings in 2021", "counted most recently
//! in 2029". Whether swapped digits explain the year is left to the check.

use std::ops::Range;

use super::words::{ARRANGING, TO_COME};
use crate::check::Case;
use crate::check::tense::{Tense, modal, tense};
use crate::text::Words;
use crate::w;

/// Whether a sentence tells of a date as of what had happened by then, or happened last.
pub(super) fn perfect(case: &Case<'_>, sentence: &Range<usize>, lead: usize) -> bool {
    const FARTHEST: usize = 9;
    const ASIDE: &Words = w!["that", "if", "until", "would", "to", "for", ";", ":", "and", "but"];
    let lately = lead > sentence.start + 1
        && case.is(lead - 1, w!["recently", "latterly"])
        && !(sentence.start..lead).any(|at| modal(case, at));
    if lately {
        return true;
    }
    let from = lead.saturating_sub(FARTHEST).max(sentence.start);
    let Some(had) = (from..lead).rev().find(|&at| case.is(at, w!["had"])) else { return false };
    // "had bought", "had been bought", "had last been seen"
    let verb = (had + 1..lead.min(had + 4)).find(|&at| {
        !case.is(at, w!["been"]) && tense(case, at, sentence.start) == Some(Tense::Past)
    });
    let Some(verb) = verb else { return false };
    !case.is(verb, ARRANGING)
        && !case.any(had..lead, TO_COME)
        && !case.any(verb + 1..lead, ASIDE)
        && !(sentence.start..lead).any(|at| modal(case, at))
}
