//! What gets better by falling: an exchange rate in dollars, the time of a runner. Which change is
//! compared is left to the checks.

use super::relation::{Line, Sort, Term};
use crate::quantity::FigureKind;
use crate::text::Words;
use crate::w;

/// Words of places in a table and of what lies under nought, which fall upwards.
pub(super) const PLACED: &Words = w![
    "ranking",
    "rankings",
    "ranked",
    "rank",
    "place",
    "places",
    "standings",
    "seed",
    "chart",
    "charts",
    "position",
    "spot",
    "odds",
    "handicap",
    "score",
    "percentile",
    "grade",
    "below",
    "negative",
];

/// Words of a currency that is worth more or less.
pub(super) const FIRMER: &Words = w![
    "weakened",
    "weaker",
    "weakens",
    "strengthened",
    "stronger",
    "strengthens",
    "firmed",
    "firmer",
    "depreciated",
    "appreciated",
    "devalued",
    "softened",
];

/// Returns whether the two are an exchange rate or a time that gets better, where less is more:
/// "weakened to 160 a dollar from 140", "improved to 51 seconds from 52".
pub(super) fn upside_down(line: &Line<'_>, old: &Term<'_>, new: &Term<'_>) -> bool {
    const CURRENCIES: &Words = w![
        "dollar",
        "euro",
        "pound",
        "sterling",
        "yen",
        "franc",
        "yuan",
        "rouble",
        "ruble",
        "mark",
        "greenback",
    ];
    const BETTER: &Words = w![
        "improved",
        "improves",
        "improve",
        "improving",
        "improvement",
        "worsened",
        "worse",
        "better",
        "bettered",
        "faster",
        "quicker",
        "slower",
    ];
    let case = &line.case;
    let rate = |term: &Term<'_>| {
        let behind = case.token_at(term.number.end)..(term.end + 4).min(line.end);
        behind.clone().any(|at| {
            let lead = case.is(at, w!["a", "per", "to", "against", "the", "for", "one"]);
            lead && at + 1 < behind.end && case.is(at + 1, CURRENCIES)
        })
    };
    let whole = line.first..line.end;
    let time = old.figure.kind == FigureKind::Duration
        || old.sort == Sort::Percent
        || line.any(whole.clone(), w!["handicap", "best", "time", "times", "errors"]);
    rate(old) || rate(new) || line.any(whole.clone(), FIRMER) || time && line.any(whole, BETTER)
}
