//! Percentage points told of what is no percentage: "from 2,000 to 2,100, up 5 percentage points".
//! Points are the difference of two percentages; the change between two amounts is in percent.

use std::ops::Range;

use super::change::{FALLS, RISES};
use super::relation::{Line, Sort, Term};
use super::{Case, Flag, Severity, wording};
use crate::quantity::FigureKind;
use crate::quantity::motion::{FALLING, MOVING, RISING};
use crate::{w, words};

/// Returns the flag for points between two amounts of the sentence, which come to so many percent,
/// or for points to an amount of money.
pub(super) fn flag(case: &Case<'_>, code: &'static str, group: Range<usize>) -> Option<Flag> {
    let line = &Line::of(case, group)?;
    let named = |term: &Term<'_>, name| term.figure.unit.is_some_and(|unit| unit.name == name);
    let mut points = line.terms.iter().filter(|term| named(term, "percentage point"));
    let (Some(points), None) = (points.next(), points.next()) else { return None };
    let percentages =
        line.terms.iter().any(|term| named(term, "percent") || matches!(term.sort, Sort::Share));
    if percentages || rate(line, points) || points.value <= 0.0 {
        return None;
    }
    let amounts: Vec<&Term<'_>> = line.terms.iter().filter(|term| term.is_amount()).collect();
    match amounts.as_slice() {
        [one, two] => between(line, code, points, [one, two]),
        [one] => up_to(line, code, points, one),
        _ => None,
    }
}

/// Whether the sentence speaks of what is itself in percent, as a margin or a rate is.
fn rate(line: &Line<'_>, points: &Term<'_>) -> bool {
    let rates = w![
        "rate",
        "rates",
        "share",
        "shares",
        "proportion",
        "margin",
        "margins",
        "turnout",
        "support",
        "approval",
        "lead",
        "percentage",
        "yield",
        "yields",
        "ratio",
        "poll",
        "polls",
        "inflation",
        "unemployment",
        "growth",
        "literacy",
        "popularity",
        "rating",
        "ratings",
        "vote",
        "votes",
        "spread",
        "probability",
        "odds",
        "chance",
    ];
    let case = &line.case;
    let share_price = |at: usize| case.is(at + 1, w!["price", "prices"]);
    (line.first..points.first).any(|at| case.is(at, rates) && !share_price(at))
}

/// "from 2,000 to 2,100, up 5 percentage points"
fn between(
    line: &Line<'_>,
    code: &'static str,
    points: &Term<'_>,
    [one, two]: [&Term<'_>; 2],
) -> Option<Flag> {
    /// A change of so little may be met by chance.
    const LEAST: f64 = 1.0;
    let bare = |term: &Term<'_>| term.unit().is_none() && term.figure.thing.is_none();
    // "from 400,000 cubic metres to 500,000"; of money each has its sign.
    let money = [one, two].iter().any(|term| term.figure.kind == FigureKind::Money);
    let leans = !money && (bare(one) || bare(two));
    let alike = one.alike(two) && one.same_thing(two) || leans;
    let (low, high) = (one.value.min(two.value), one.value.max(two.value));
    if !alike || low <= 0.0 || points.value < LEAST {
        return None;
    }
    let changes = [(high / low - 1.0) * 100.0, (1.0 - low / high) * 100.0];
    let fits = changes.into_iter().any(|change| points.room.holds(change));
    fits.then(|| {
        let case = &line.case;
        let (from, to) = (one.said(case), two.said(case));
        let reading = in_percent(line, points);
        let number = wording::percent(points.value);
        flagged(
            line,
            code,
            points,
            (
                format!(
                    "Between {from} and {to} lie {number} percent; percentage points are the \
                     difference of two percentages. {} would fit.",
                    wording::opening(&reading)
                ),
                format!("{from} and {to} are {number} % apart"),
                reading,
            ),
            [one, two].map(|term| term.span).to_vec(),
        )
    })
}

/// "fell 12 percentage points to $8.80"
fn up_to(
    line: &Line<'_>,
    code: &'static str,
    points: &Term<'_>,
    amount: &Term<'_>,
) -> Option<Flag> {
    let case = &line.case;
    let to = case.is(points.end, w!["to"]) && amount.first == points.end + 1;
    let moved = line.any(line.first..points.first, words![RISING, FALLING, MOVING, RISES, FALLS]);
    (to && moved && amount.figure.unit.is_some()).then(|| {
        let reading = in_percent(line, points);
        let amount_said = amount.said(case);
        flagged(
            line,
            code,
            points,
            (
                format!(
                    "Percentage points are the difference of two percentages, and {amount_said} \
                     is none. {} would fit.",
                    wording::opening(&reading)
                ),
                format!("{amount_said} is no percentage"),
                reading,
            ),
            vec![amount.span],
        )
    })
}

/// The points as percent: "5 percent".
fn in_percent(line: &Line<'_>, points: &Term<'_>) -> String {
    format!("{} percent", line.case.words(points.number))
}

fn flagged(
    line: &Line<'_>,
    code: &'static str,
    points: &Term<'_>,
    (message, sum, reading): (String, String, String),
    related: Vec<crate::text::Span>,
) -> Flag {
    Flag {
        code,
        severity: Severity::Warning,
        span: points.span,
        message,
        computation: format!("{sum}; printed {}", line.case.words(points.span)),
        related,
        suggestions: vec![reading],
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn amounts_move_in_percent() {
        for (text, at) in [
            (
                "Ticket sales went from 2,000 to 2,100, up 5 percentage points.",
                "5 percentage points",
            ),
            (
                "The shop sold 330 stoves, 10 percentage points more than the 300 of 2019.",
                "10 percentage points",
            ),
            ("The share price fell 12 percentage points to $8.80.", "12 percentage points"),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(text))).collect();
            assert_eq!(told, [("wrong-percent-change", at)], "{text}");
        }
    }

    #[test]
    fn percentages_move_in_points() {
        for text in [
            "The margin fell 2 percentage points to $3 million in all.",
            "Turnout rose 4 percentage points in the 5,200 polling stations.",
            "With 2,100 answers to 2,000 calls, support is up 5 percentage points.",
            "The levy goes from 2 to 7 percent, up 5 percentage points.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }
}
