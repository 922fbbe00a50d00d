//! Whether an amount beside two others is how far one moved to be the other: "an increase of 300",
//! "an extra 140 nurses brought", "by hiring 140 guards".

use crate::check::change::STEPS;
use crate::check::relation::{Line, Sort, Term};
use crate::quantity::FigureKind;
use crate::text::Words;
use crate::w;

/// "2 percentage points"
pub(in crate::check) fn is_points(term: &Term<'_>) -> bool {
    let points = term
        .figure
        .unit
        .is_some_and(|unit| matches!(unit.name, "percentage point" | "basis point"));
    points && term.figure.kind == FigureKind::Percent && term.figure.value().is_some()
}

/// Whether the amount is said to be how far something moved.
pub(in crate::check) fn is_step(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let named = |at: usize| case.is(at, STEPS);
    let before = term.first.saturating_sub(3).max(line.first)..term.first;
    let of = term.first.checked_sub(1).is_some_and(|at| case.is(at, w!["of"]));
    term.figure.direction.is_some()
        || of && before.clone().any(named) && !case.is(term.end, w!["for", "to"])
        || case.is(term.end, STEPS)
        || case.is(term.end, w!["more", "less", "fewer", "higher", "lower"])
            && !than_other(line, term.end + 1)
        || is_added(line, term)
}

/// "An extra 140 nurses brought the staff from", "by hiring 140 nurses", "140 seats extra".
fn is_added(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let Some(lead) = term.first.checked_sub(1) else { return false };
    let adding = w![
        "adding",
        "hiring",
        "recruiting",
        "opening",
        "building",
        "buying",
        "gaining",
        "cutting",
        "shedding",
        "axing",
        "losing",
        "dropping",
        "closing",
        "selling",
        "removing",
        "scrapping",
    ];
    let by = case.is(lead, adding) && lead.checked_sub(1).is_some_and(|at| case.is(at, w!["by"]));
    let moved = (term.end..line.end)
        .find(|&at| case.is(at, w!["from", "to", ",", "and"]))
        .is_some_and(|from| {
            case.any(
                term.end..from,
                w![
                    "brought",
                    "bring",
                    "brings",
                    "took",
                    "take",
                    "takes",
                    "lifted",
                    "lift",
                    "lifts",
                    "raised",
                    "raise",
                    "raises",
                    "increased",
                    "increase",
                    "boosted",
                    "pushed",
                    "swelled",
                ],
            )
        });
    let extra = case.is(lead, w!["extra", "additional", "further", "another", "more"]);
    by || extra && moved || case.is(term.end, w!["extra"])
}

/// "$300 more than its rival charges" is measured from something else.
fn than_other(line: &Line<'_>, at: usize) -> bool {
    let case = &line.case;
    case.is(at, w!["than"])
        && !case.is(
            at + 1,
            w!["in", "before", "last", "the", "a", "now", "previously", "on", "at", "yesterday"],
        )
}

/// Whether nothing but light words stands between the pair and the amount of change.
pub(super) fn beside(line: &Line<'_>, a: &Term<'_>, b: &Term<'_>, step: &Term<'_>) -> bool {
    const STOPS: &Words = w![
        "and",
        "while",
        "as",
        "but",
        "including",
        "after",
        "when",
        "whereas",
        "because",
        "with",
        "who",
        ";",
        "result",
        "resulting",
        "costing",
        "means",
        "cost",
    ];
    const FAR_WORDS: usize = 9;
    let gap = if step.first >= b.end {
        b.end..step.first
    } else if step.end <= a.first {
        step.end..a.first
    } else {
        return false;
    };
    let other = line.within(gap.clone()).any(|t| t.sort != Sort::Time);
    !other && line.count(gap.clone()) <= FAR_WORDS && !line.any(gap, STOPS)
}
