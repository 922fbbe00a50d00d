//! Words that say how many people live in a place: "people were living in", "its census recorded".
//! Which place is meant is left to the check.

use super::case::Case;
use crate::text::Words;
use crate::w;

/// How far before the sentence it may be said who counts.
pub(super) const COUNTING_TOKENS: usize = 30;

/// Who counts the people of a country.
pub(super) const COUNTING: &Words = w![
    "census",
    "statistics",
    "statisticians",
    "statistical",
    "demographers",
    "population",
    "headcount",
    "demographic",
    "registry",
    "milestone",
];

/// Where the place is looked for behind "people were living in": the token behind "in".
pub(super) fn dwelling(case: &Case<'_>, end: usize) -> Option<usize> {
    let verb = end + usize::from(case.is(end, w!["were", "are", "now", "was"]));
    let verb = verb + usize::from(case.is(verb, w!["now", "already", "then"]));
    let lived = case.is(verb, w!["living", "lived", "live", "resident", "residing", "resided"]);
    let place = verb + 2 + usize::from(case.is(verb + 2, w!["the"]));
    (lived && case.is(verb + 1, w!["in", "on"])).then_some(place)
}

/// Whether a census counts what follows: "its census recorded".
pub(super) fn census(case: &Case<'_>, lead: usize) -> bool {
    const FAR_TOKENS: usize = 5;
    let verbs = w!["counted", "found", "put", "registered", "recorded", "showed", "gave"];
    case.is(lead, verbs) && case.any(lead.saturating_sub(FAR_TOKENS)..lead, w!["census"])
}
