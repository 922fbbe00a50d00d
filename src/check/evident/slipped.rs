//! Two amounts and a percentage of change whose roles one slip of the hand tells, where the words
//! do not, or not surely: just one digit makes the three fit to the last one. What the words tell
//! by themselves is read in `changes.rs`.

use std::ops::Range;

use crate::check::evident::one_slip;
use crate::check::relation::{Line, Sort, Term};
use crate::quantity::{Decimal, FigureKind, Interval};
use crate::text::Words;
use crate::w;

/// Words that part what is said of one thing from what is said of another, whatever the numbers.
const PARTING: &Words = w![
    ";",
    ":",
    "same",
    "corresponding",
    "including",
    "while",
    "whereas",
    "respectively",
    "although",
    "though",
    "except",
    "among",
    "excluding",
    "whose",
    "despite",
    "versus",
    "average",
    "averaged",
    "target",
    "planned",
    "forecast",
    "expected",
    "inflation",
    "adjusted",
    "rival",
    "rivals",
    "other",
    "others",
    "another",
    "each",
    "than",
    "if",
    "would",
    "could",
];

/// Returns the older and the newer of two amounts that are all that a sentence counts, where one
/// digit makes the change between them what `share` says, and the change does not fit as printed
/// either way. `down` is the direction that is told.
pub(super) fn slipped<'a>(
    line: &Line<'a>,
    [one, two]: [&Term<'a>; 2],
    share: &Term<'a>,
    down: bool,
) -> Option<(Term<'a>, Term<'a>)> {
    /// The whole of it may be so long.
    const FAR_WORDS: usize = 30;
    let counted =
        |t: &&Term<'_>| !matches!(t.sort, Sort::Time) && t.figure.kind != FigureKind::Rank;
    let tokens = one.first.min(two.first).min(share.first)..one.end.max(two.end).max(share.end);
    if line.terms.iter().filter(counted).count() != 3
        || line.count(tokens.clone()) > FAR_WORDS
        || parted(line, tokens)
        || [one, two].iter().any(|t| is_short(t))
    {
        return None;
    }
    let (first, second) = if one.first < two.first { (one, two) } else { (two, one) };
    let factor = share.value / 100.0;
    let factor = if down { 1.0 - factor } else { 1.0 + factor };
    let step = 0.5 * 10_f64.powi(share.figure.last_digit);
    let said = if share.sort == Sort::Share { share.room } else { share.figure.interval()? };
    let said = Interval::new(said.low - step, said.high + step);
    let moved = |old: &Term<'_>, new: &Term<'_>| (new.value - old.value) / old.value * 100.0;
    let fits = |old: &Term<'_>, new: &Term<'_>| {
        let moved = moved(old, new);
        (moved < 0.0) == down && said.holds(moved.abs())
    };
    if fits(first, second) || fits(second, first) {
        return None;
    }
    let explains = |old: &Term<'_>, new: &Term<'_>| {
        let right_way = (new.value < old.value) == down;
        one_slip(line, new, old.value * factor)
            || one_slip(line, old, new.value / factor)
            || right_way
                && share.sort == Sort::Percent
                && one_slip(line, share, moved(old, new).abs())
    };
    // Most are told in the order of time.
    let orders = [(first, second), (second, first)];
    orders.into_iter().find(|(old, new)| explains(old, new)).map(|(old, new)| (*old, *new))
}

/// Whether a word stands between them that parts what is said of one from what is said of another:
/// "and the firm built 540", but not "and now stands at 540".
fn parted(line: &Line<'_>, tokens: Range<usize>) -> bool {
    let case = &line.case;
    let goes_on = w![
        "now", "is", "are", "was", "were", "stands", "stood", "has", "have", "had", "came",
        "comes", "numbers", "numbered", "reached", "reaches", "totals", "totalled", "costs",
        "sells",
    ];
    let joined = |at: usize| case.is(at, w!["and", "but"]) && !case.is(at + 1, goes_on);
    line.any(tokens.clone(), PARTING) || { tokens }.any(joined)
}

/// A number of one digit: any other is one slip away.
fn is_short(term: &Term<'_>) -> bool {
    let own = |value: Decimal| value.is_whole() && value.to_f64().abs() < 10.0;
    term.figure.scale.is_none() && term.figure.value().is_some_and(own)
}
