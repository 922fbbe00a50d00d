//! Verbs that move an amount up or down, and which word turns the one into the other.

use crate::text::Words;
use crate::w;

/// Verbs of moving up.
pub(super) const UP: &Words = w![
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "increase",
    "increases",
    "increased",
    "increasing",
    "grew",
    "grow",
    "grows",
    "grown",
    "growing",
    "jumped",
    "jump",
    "jumps",
    "climbed",
    "climb",
    "climbs",
    "soared",
    "surged",
    "up",
    "raise",
    "raised",
    "raises",
    "raising",
    "lifted",
    "swelled",
];

/// Verbs of moving down.
pub(super) const DOWN: &Words = w![
    "fell",
    "fall",
    "falls",
    "fallen",
    "falling",
    "drop",
    "drops",
    "dropped",
    "dropping",
    "declined",
    "decline",
    "declines",
    "decreased",
    "decrease",
    "decreases",
    "plunged",
    "plunge",
    "shrank",
    "shrunk",
    "slipped",
    "down",
    "cut",
    "cuts",
    "cutting",
    "reduce",
    "reduced",
    "reduces",
    "lowered",
    "lower",
    "slashed",
    "sank",
    "dwindled",
    "tumbled",
    "slumped",
];

/// Verbs of moving up and what says the same of moving down, in one form each.
const TURNED: [[&str; 2]; 16] = [
    ["rose", "fell"],
    ["rise", "fall"],
    ["rises", "falls"],
    ["risen", "fallen"],
    ["rising", "falling"],
    ["grew", "shrank"],
    ["grown", "shrunk"],
    ["growing", "shrinking"],
    ["increased", "decreased"],
    ["increases", "decreases"],
    ["increase", "decrease"],
    ["increasing", "decreasing"],
    ["climbed", "dropped"],
    ["jumped", "plunged"],
    ["raised", "lowered"],
    ["up", "down"],
];

/// Returns the word that turns a rise into a fall or back: "fell" for "rose".
pub(super) fn opposite(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    TURNED.iter().find_map(|[up, down]| {
        (word == *up).then_some(*down).or_else(|| (word == *down).then_some(*up))
    })
}
