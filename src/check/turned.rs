//! Verbs that move an amount up or down, and which word turns the one into the other.

use crate::quantity::motion::{FALLING, RISING};
use crate::text::Words;
use crate::{w, words};

/// Verbs of moving up.
pub(super) const UP: &Words =
    words![RISING, w!["up", "raise", "raised", "raises", "raising", "lifted"]];

/// Verbs of moving down.
pub(super) const DOWN: &Words = words![
    FALLING,
    w![
        "down", "cut", "cuts", "cutting", "reduce", "reduced", "reduces", "lowered", "lower",
        "slashed"
    ]
];

/// Verbs of moving up and what says the same of moving down, in one form each.
const TURNED: [[&str; 2]; 30] = [
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
    ["raise", "lower"],
    ["raises", "lowers"],
    ["raising", "lowering"],
    ["lengthened", "shortened"],
    ["lengthening", "shortening"],
    ["widened", "narrowed"],
    ["widening", "narrowing"],
    ["expanded", "contracted"],
    ["strengthened", "weakened"],
    ["higher", "lower"],
    ["enlarged", "reduced"],
    ["lifted", "cut"],
    ["boosted", "trimmed"],
    ["hiked", "slashed"],
];

/// Returns the word that turns a rise into a fall or back: "fell" for "rose".
pub(super) fn opposite(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    TURNED.iter().find_map(|[up, down]| {
        (word == *up).then_some(*down).or_else(|| (word == *down).then_some(*up))
    })
}
