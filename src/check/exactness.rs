//! How exactly a share is meant and made: "exactly a ninth", two amounts that are a whole
//! percentage of each other. What follows from it for a sum is left to the sides and the checks.

use super::case::Case;
use super::relation::{Sort, Term};
use crate::quantity::{Bound, Decimal, Figure, Interval};
use crate::text::Span;
use crate::w;

/// The word before a fraction that says that it is just that, with a space: "exactly ".
pub(super) fn said_exactly(case: &Case<'_>, span: Span) -> String {
    let at = case.back(span, 1).start;
    let said = case.is(at, w!["exactly", "precisely"]);
    if said { format!("{} ", case.printed(at).to_lowercase()) } else { String::new() }
}

/// Whether two amounts make exactly a whole percentage where others of their kind would not: it is
/// the printed percentage then that is likely wrong. Of 20 anything is a whole percentage.
pub(super) fn even(one: &Term<'_>, base: &Term<'_>) -> bool {
    const MOST_WHOLE: f64 = 0.15;
    const EVEN_POINTS: f64 = 0.005;
    let percent = one.value / base.value * 100.0;
    let unit = 10_f64.powi(one.figure.last_digit.min(base.figure.last_digit));
    let [mut part, mut whole] = [one, base].map(|own| (own.value / own.factor() / unit).round());
    while part % 10.0 == 0.0 && whole % 10.0 == 0.0 && whole > 0.0 {
        (part, whole) = (part / 10.0, whole / 10.0);
    }
    let (mut common, mut rest) = (whole, 100.0);
    while rest >= 1.0 {
        (common, rest) = (rest, common % rest);
    }
    (percent - percent.round()).abs() < EVEN_POINTS && common / whole <= MOST_WHOLE
}

/// What a fraction can mean: "nearly nine out of ten" some points to each side.
pub(super) fn meant(share: &Term<'_>) -> Interval {
    const ABOUT: f64 = 0.06;
    let value = share.value;
    if share.figure.bound != Bound::About {
        return exactly(value);
    }
    let around = Interval::new(value * (1.0 - ABOUT), value * (1.0 + ABOUT));
    Interval::new(around.low.max(share.room.low), around.high.min(share.room.high))
}

/// The room of a fraction that is meant exactly: "a quarter".
pub(super) fn exactly(value: f64) -> Interval {
    const SPARE: f64 = 0.006;
    Interval::new(value * (1.0 - SPARE), value * (1.0 + SPARE))
}

/// What "some 73 percent" leaves of the `room` that "some" opens: whoever prints the last digit
/// does not mean 66. Of a round number only that is left out which would have been another one.
pub(super) fn as_fine_as_printed(percent: &Figure, room: Interval) -> Interval {
    const JUST: f64 = 1.0;
    const ROUND: f64 = 5.0;
    let Some(value) = percent.value().map(Decimal::to_f64) else { return room };
    let off = if value % ROUND == 0.0 { ROUND } else { JUST };
    let fine = Interval::new(room.low.max(value - off), room.high.min(value + off));
    if percent.bound == Bound::Exact || fine.low > fine.high { room } else { fine }
}

/// What a change leaves its two amounts: a fraction is meant exactly, a percentage as printed.
pub(super) fn of_change(change: &Term<'_>, printed: Interval) -> Interval {
    match change.sort {
        Sort::Share => exactly(change.value),
        _ => as_fine_as_printed(change.figure, printed),
    }
}
