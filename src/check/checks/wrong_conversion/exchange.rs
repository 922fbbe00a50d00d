//! A conversion with its units the wrong way round, and the pair with them swapped.

use crate::check::Case;
use crate::check::conversion::Pair;
use crate::quantity::Figure;
use crate::text::Span;
use crate::w;

/// What is swapped where another pair of the text has its units in this order.
pub(super) const NUMBERS: &str = "numbers";

/// What is swapped, and the pair with it swapped: "61-mile (98-kilometre)" for "61-kilometre
/// (98-mile)"; or the numbers, "98-kilometre (61-mile)", where another pair of the text has its
/// units in this order. `None` where a unit stands before its number or is written twice.
pub(super) fn exchange(
    case: &Case<'_>,
    pair: &Pair<'_>,
    all: &[Pair<'_>],
) -> Option<(&'static str, String)> {
    let both = [pair.first, pair.second];
    let units = both.map(|figure| Span::new(figure.number.end, figure.span.end));
    let [one, other] = units.map(|unit| case.words(unit));
    let plain =
        |unit: &str| !unit.is_empty() && !unit.contains(|c: char| c.is_ascii_digit() && c > '3');
    let whole = both.iter().all(|figure| figure.span.start == figure.number.start);
    if !whole || !plain(one) || !plain(other) {
        return None;
    }
    let between = case.words(Span::new(pair.first.span.end, pair.second.span.start));
    let [a, b] = both.map(|figure| case.words(figure.number));
    let ordered =
        |also: &Pair<'_>| also.first.span != pair.first.span && names(also) == names(pair);
    Some(if all.iter().any(ordered) {
        (NUMBERS, format!("{b}{one}{between}{a}{other}"))
    } else {
        ("units", format!("{a}{other}{between}{b}{one}"))
    })
}

/// The units of a pair, in their order.
fn names(pair: &Pair<'_>) -> [Option<&'static str>; 2] {
    [pair.first, pair.second].map(|side| side.unit.map(|unit| unit.name))
}

/// Whether the other pairs of these units have them the other way round, every one.
pub(super) fn exchanged_order(pair: &Pair<'_>, all: &[Pair<'_>]) -> bool {
    let own = names(pair);
    let [one, other] = own;
    let others = || {
        all.iter()
            .filter(|also| also.first.span != pair.first.span)
            .map(names)
            .filter(|names| *names == own || *names == [other, one])
    };
    others().next().is_some() && others().all(|names| names != own)
}

/// Both sides with the bracket behind them.
pub(super) fn both(case: &Case<'_>, first: &Figure, second: &Figure) -> Span {
    let close = case.token_at(second.span.end);
    let bracket = case.is(close, w![")", "]"]).then(|| case.tokens().get(close)).flatten();
    first.span.cover(bracket.map_or(second.span, |close| close.span))
}
