//! A sentence of a court and the terms it is made of: "twelve years in prison, eight for the
//! robbery and four for the gun". Whether they come to it is left to the check.

use super::addends::{JOINS, Sum};
use super::relation::{Line, Reading, Term};
use crate::quantity::{Bound, FigureKind, Interval};
use crate::text::Words;
use crate::w;

/// Words of what a court gives.
const COURT: &Words = w![
    "jailed",
    "sentenced",
    "sentence",
    "jail",
    "prison",
    "imprisoned",
    "imprisonment",
    "custody",
    "incarceration",
    "behind",
    "gaol",
    "gaoled",
    "penitentiary",
    "sentences",
];

/// Terms that run side by side, or are not served.
const ASIDE: &Words = w![
    "concurrent",
    "concurrently",
    "suspended",
    "parole",
    "probation",
    "licence",
    "including",
    "minimum",
    "least",
    "maximum",
    "up",
    "each",
    "appeal",
    "served",
    "reduced",
    "cut",
    "raised",
    "together",
    "simultaneously",
];

/// Returns the sum of terms that a sentence tells.
pub(super) fn terms<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    /// "years in prison" stand between the number and its terms.
    const NEAR_TOKENS: usize = 5;
    let case = &line.case;
    let whole = line.first..line.end;
    let time = |t: &&Term<'a>| {
        t.figure.kind == FigureKind::Duration && t.figure.bound == Bound::Exact && unit(t).is_some()
    };
    let total = line.terms.iter().find(time)?;
    if !case.any(whole.clone(), COURT) || case.any(whole, ASIDE) {
        return None;
    }
    let sign = |at: &usize| {
        case.is(*at, w![":", ",", "–", "—", "("]) || case.is(*at, w!["-"]) && !case.glued(*at)
    };
    let opener = (total.end..total.end + NEAR_TOKENS).find(sign)?;
    let mut parts: Vec<Term<'a>> = Vec::new();
    for term in line.terms.iter().filter(|t| t.first > opener) {
        let bare = term.figure.kind == FigureKind::Number
            && term.figure.unit.is_none()
            && term.figure.thing.is_none();
        let alike = bare || unit(term) == unit(total);
        let led = (term.end..term.end + 2).any(|at| case.is(at, w!["for", "on"]));
        if !alike || !led {
            return None;
        }
        let apart = parts.last().is_none_or(|last| {
            let gap = last.end..term.first.max(last.end);
            case.any(gap.clone(), JOINS) || case.any(gap, w![",", ";"])
        });
        if !apart {
            return None;
        }
        parts.push(exact(term));
    }
    let near = parts.first().is_some_and(|first| first.first - opener <= NEAR_TOKENS);
    let [.., one, other] = parts.as_slice() else { return None };
    let joined = case.any(one.end..other.first, JOINS);
    // "Ten years: ten for the robbery and five for the gun" run side by side.
    if parts.iter().any(|part| (part.value - total.value).abs() < 0.5) {
        return None;
    }
    let total = exact(total);
    (near && joined).then_some(Sum { total, parts, whole: true, open: false, left: false })
}

/// The term as a court gives it: to the year, or to the month.
fn exact<'a>(term: &Term<'a>) -> Term<'a> {
    let reading = Reading { room: Interval::new(term.value, term.value), ..term.reading };
    Term { reading, ..*term }
}

/// The unit of a term that is a time.
fn unit(term: &Term<'_>) -> Option<&'static str> {
    term.figure.unit.map(|unit| unit.name).filter(|name| matches!(*name, "year" | "month" | "day"))
}
