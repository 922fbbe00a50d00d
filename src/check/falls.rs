//! A fall by more than all there is: "dropped by 145 percent", "a 160 percent drop", "190 percent
//! lower". What can fall below nought, as a profit, may fall by more.

use super::case::Case;
use super::change::{FALLS, LESS};
use super::tense::{Tense, tense};
use crate::quantity::{Direction, Figure};
use crate::text::Words;
use crate::w;

/// What may lie below nought, or is the difference of two things.
const NET: &Words = w![
    "profit",
    "profits",
    "profitability",
    "earnings",
    "income",
    "incomes",
    "loss",
    "losses",
    "cash",
    "flow",
    "flows",
    "balance",
    "surplus",
    "surpluses",
    "deficit",
    "deficits",
    "margin",
    "margins",
    "sentiment",
    "confidence",
    "net",
    "result",
    "results",
    "returns",
    "return",
    "growth",
    "temperature",
    "temperatures",
    "ebitda",
    "ebit",
    "operating",
    "equity",
    "worth",
    "lead",
    "gap",
    "gain",
    "gains",
    "yield",
    "yields",
    "inflow",
    "inflows",
    "outflow",
    "inventories",
    "rating",
    "score",
    "points",
    "index",
    "bid",
    "difference",
    "contribution",
    "funds",
    "migration",
    "savings",
];

/// Returns whether a percentage above 100 is said to be a fall of something that cannot lie below
/// nought.
pub(super) fn beyond_all(case: &Case<'_>, figure: &Figure) -> bool {
    const BACK_TOKENS: usize = 24;
    const AHEAD_TOKENS: usize = 12;
    const AGAIN: &Words = w!["after", "following", "since", "from", "having", "before"];
    let at = case.token_at(figure.span.end);
    let hyphen = at + usize::from(case.is(at, w!["-"]));
    let rises = w!["rise", "rose", "risen", "up", "increase", "gain", "jump", "climb", "surge"];
    let near = case.back(figure.phrase, 3);
    let noun = (hyphen..hyphen + 3)
        .take_while(|&at| !case.is(at, w![",", ".", ";", "of", "in", "to", "and"]))
        .any(|at| case.is(at, FALLS) || case.is(at, w!["discount"]));
    let of = case.is(near.end.wrapping_sub(1), w!["of", "by"])
        && case.any(near.clone(), FALLS)
        && !case.any(near.clone(), rises);
    let less = case.is(at, LESS);
    let moved = figure.direction == Some(Direction::Down);
    let fall = moved || figure.direction.is_none() && (noun || of || less);
    // "falls to 140 percent"; "30 percent down, after 140 percent up"
    let level = case.any(case.back(figure.phrase, 1), w!["to", "than", "at", "from", "above"]);
    // "up 120 percent, down from 160"
    let other = case.is(at, w!["growth", "rise", "increase", "gain", "gains", "up"])
        || moved && case.any(near, AGAIN);
    let back = case.back(figure.phrase, BACK_TOKENS);
    let ahead = case.ahead(figure.span, AHEAD_TOKENS);
    // "lost 120 percent of the ground it had gained"
    let end = ahead.end;
    let gained = case.is(at, w!["of"])
        && ahead.clone().any(|at| {
            case.is(at, w!["it", "he", "she", "they", "we"])
                && at + 1 < end
                && tense(case, at + 1, at).is_some_and(|own| own != Tense::Other)
        });
    fall && !gained && !level && !other && !case.any(back, NET) && !case.any(ahead, NET)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn nothing_falls_by_more_than_all_of_it() {
        for (text, at) in [
            ("The catch of sardines has dropped by 145 percent in a decade.", "145 percent"),
            ("A 160 percent drop in bookings forced the inn to close.", "160 percent"),
            ("Emissions from the plant are 190 percent lower than in 1995.", "190 percent"),
            ("The shop sells skis at a discount of 160 percent until Sunday.", "160 percent"),
            ("The reef has lost 155 percent of its coral.", "155 percent"),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(text))).collect();
            assert_eq!(told, [("share-above-whole", at)], "{text}");
        }
        for text in [
            "Profit at the mill fell 130 percent, to a loss of £300,000.",
            "The rate fell from 162 percent to 140 percent.",
            "Prices fell to 140 percent of the old level.",
            "Prices fell 40 percent after a 160 percent rise.",
            "The net result was down 210 percent.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }
}
