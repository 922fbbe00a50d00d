//! The words that call a number a change: verbs, nouns and comparatives of more and of less beside
//! it, and which way they say it went. Which amounts it is a change of is left to `changes.rs`.

use std::ops::Range;

use crate::check::change::{FALLS, LESS, MORE, RISES};
use crate::check::comparatives::{FASTER, SLOWER};
use crate::check::compared::pairs;
use crate::check::portion::ends_clause;
use crate::check::relation::{Line, Sort, Term};
use crate::quantity::motion::{FALLING, MOVING, RISING};
use crate::text::Words;
use crate::{w, words};

/// Words that call a change a rise.
pub(in crate::check) const UPS: &Words = words![
    RISING,
    RISES,
    MORE,
    w![
        "raised",
        "raises",
        "raising",
        "lifted",
        "lift",
        "lifts",
        "lifting",
        "boosted",
        "boosts",
        "boosting",
        "gained",
        "gains",
        "gaining",
        "added",
        "adds",
        "adding",
        "extra",
        "additional",
        "enlarged",
        "widened",
        "lengthened",
        "extended",
        "upped",
        "rises",
        "hiked",
        "improved",
        "doubled",
        "expansion",
        "widening",
        "enlargement",
    ]
];

/// Words that call it a fall.
pub(in crate::check) const DOWNS: &Words = words![
    FALLING,
    FALLS,
    LESS,
    w![
        "cuts",
        "cutting",
        "reduced",
        "reduces",
        "reducing",
        "reduce",
        "lowered",
        "lowers",
        "lowering",
        "slashed",
        "slashes",
        "slashing",
        "slash",
        "trimmed",
        "trims",
        "trimming",
        "trim",
        "shed",
        "sheds",
        "shedding",
        "lost",
        "loses",
        "losing",
        "lose",
        "curtailed",
        "narrowed",
        "shortened",
        "discount",
        "discounted",
        "saving",
        "contraction",
        "reductions",
    ]
];

/// What is lost of one's own, and is no part of what is left.
const LOSING: &Words = w![
    "shed", "sheds", "shedding", "lost", "loses", "losing", "lose", "cut", "cuts", "cutting",
    "axed", "axing", "slashed", "slashing", "trimmed", "trimming",
];

/// Words that call it a change of either way.
const EITHER: &Words = words![MOVING, FASTER, SLOWER, NOUNS];

/// Nouns of a change beside those that say which way.
const NOUNS: &Words = w![
    "change",
    "improvement",
    "difference",
    "swing",
    "shift",
    "step",
    "adjustment",
    "revision",
    "devaluation",
    "deterioration",
    "advance",
    "correction",
    "saving",
    "discount",
    "contraction",
    "enlargement",
    "widening",
    "markup",
    "uplift",
    "hike",
];

/// Words between such a word and the number.
const LIGHT: &Words = w![
    "by",
    "of",
    "about",
    "some",
    "a",
    "an",
    "nearly",
    "almost",
    "the",
    "around",
    "roughly",
    "more",
    "than",
    "just",
    "over",
    "only",
    "exactly",
    "full",
    "whopping",
    "to",
    "further",
    "as",
    "much",
    "least",
    "at",
    "another",
    "mere",
    "under",
    "less",
    "precisely",
    "up",
    "down",
];

/// Whether any word beside a percentage or a fraction says that it is a change.
pub(in crate::check) fn is_marked(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let of_a_whole = term.figure.direction.is_none() || term.figure.base.is_some();
    if case.is(term.end, w!["of"]) && of_a_whole {
        // "shed a quarter of its workers"
        let verb = mark(line, term.first..term.end).filter(|&at| at < term.first);
        return case.is(term.end + 1, w!["its", "their", "his", "her"])
            && !line.any(line.first..line.end, w![";"])
            && verb.is_some_and(|at| case.is(at, LOSING));
    }
    term.figure.direction.is_some()
        || mark(line, term.first..term.end).is_some()
        || {
            // "from $80 to $100, a 25 percent step"
            let article = term.first.checked_sub(1).filter(|&at| case.is(at, w!["a", "an"]));
            let comma = article.and_then(|at| at.checked_sub(1));
            comma.is_some_and(|at| case.is(at, w![",", "—", "–"]))
                && term.sort == Sort::Percent
                && !case.is(term.end + 1, w!["of", "in"])
                && pairs(line).iter().any(|pair| pair.from_to)
        }
        || {
            // "rose from 50 to 70 hectares, 40 percent"
            let comma = term.first.checked_sub(1).is_some_and(|at| case.is(at, w![",", "—", "–"]));
            comma
                && term.sort == Sort::Percent
                && ends_clause(line, term.end)
                && pairs(line).iter().any(|pair| pair.from_to)
        }
}

/// The word beside these tokens that calls them a change.
pub(in crate::check) fn mark(line: &Line<'_>, own: Range<usize>) -> Option<usize> {
    const FAR_TOKENS: usize = 7;
    const NEAR_TOKENS: usize = 3;
    let case = &line.case;
    let is = |at: usize| [UPS, DOWNS, EITHER].iter().any(|words| case.is(at, words));
    let named = |at: usize| {
        [MORE, LESS, RISES, FALLS, FASTER, SLOWER, NOUNS].iter().any(|words| case.is(at, words))
    };
    let ahead = own.end..(own.end + NEAR_TOKENS).min(line.end);
    let sign =
        w![",", ";", ":", "(", ")", ".", "of", "in", "to", "from", "and", "on", "for", "than"];
    let behind = ahead.take_while(|&at| !case.is(at, sign)).find(|&at| named(at));
    let from = own.start.saturating_sub(FAR_TOKENS).max(line.first);
    let lead = || (from..own.start).rev().take_while(|&at| is(at) || case.is(at, LIGHT));
    behind.or_else(|| lead().filter(|&at| is(at)).last())
}

/// Returns whether the word at that token calls a change a fall; `None` where it does not say.
pub(in crate::check) fn says_down(line: &Line<'_>, at: usize) -> Option<bool> {
    let case = &line.case;
    match (case.is(at, UPS), case.is(at, DOWNS)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

/// Whether a word of more or less stands right behind the number: "30 fewer".
pub(in crate::check) fn is_compared(line: &Line<'_>, term: &Term<'_>) -> bool {
    [MORE, LESS, FASTER, SLOWER].iter().any(|words| line.case.is(term.end, words))
}

/// Whether the amount itself says how far something moved: "an increase of four million".
pub(in crate::check) fn is_step(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let by = term.first.checked_sub(1).filter(|&at| case.is(at, w!["by", "of"]));
    let named = by
        .and_then(|by| by.checked_sub(1))
        .is_some_and(|at| [UPS, DOWNS, EITHER].iter().any(|words| case.is(at, words)));
    named || is_compared(line, term) || term.figure.direction.is_some()
}
