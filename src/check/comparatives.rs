//! Comparatives that say which of two amounts is the larger one: "dearer", "fewer". One list for
//! all who ask; those that may be said of a time and of a speed ("faster") are left to them.

use crate::text::Words;
use crate::w;

/// What is so is more.
pub(super) const GREATER: &Words = w![
    "more",
    "better",
    "higher",
    "greater",
    "larger",
    "bigger",
    "longer",
    "taller",
    "heavier",
    "wider",
    "broader",
    "deeper",
    "thicker",
    "dearer",
    "costlier",
    "pricier",
    "older",
    "richer",
    "stronger",
    "louder",
    "hotter",
    "warmer",
    "steeper",
    "busier",
    "bulkier",
    "roomier",
    "wealthier",
    "farther",
];

/// What is so is less.
pub(super) const LESSER: &Words = w![
    "less",
    "fewer",
    "lower",
    "smaller",
    "shorter",
    "lighter",
    "narrower",
    "shallower",
    "thinner",
    "slimmer",
    "leaner",
    "cheaper",
    "younger",
    "poorer",
    "weaker",
    "quieter",
    "colder",
    "cooler",
    "gentler",
    "emptier",
    "scarcer",
    "nearer",
];

/// A speed that is so is more, a time less.
pub(super) const FASTER: &Words = w!["faster", "quicker"];

/// See [`FASTER`].
pub(super) const SLOWER: &Words = w!["slower"];
