//! Wholes and parts that few words tell: a body of people by its number ("a jury of twelve"), what
//! a sum of money includes, where so many are from. The rest is left to `portion.rs`.

use super::evident::plain;
use super::portion::of_those;
use super::relation::{Line, Term};
use crate::quantity::FigureKind;
use crate::text::Words;
use crate::w;

/// Whether a number is that of a body of people: "a jury of twelve".
pub(super) fn of_body(line: &Line<'_>, whole: &Term<'_>) -> bool {
    const BODIES: &Words = w![
        "jury",
        "panel",
        "crew",
        "squad",
        "team",
        "class",
        "party",
        "group",
        "staff",
        "workforce",
        "cast",
        "choir",
        "orchestra",
        "band",
        "company",
        "troupe",
        "board",
        "council",
        "cabinet",
        "committee",
        "commission",
        "delegation",
        "expedition",
        "caravan",
        "convoy",
        "fleet",
        "squadron",
        "platoon",
        "regiment",
        "battalion",
        "brigade",
        "unit",
        "garrison",
        "force",
        "gang",
        "crowd",
        "audience",
        "congregation",
        "herd",
        "flock",
        "pack",
        "litter",
        "brood",
        "field",
        "queue",
        "family",
        "membership",
        "electorate",
        "chamber",
        "parliament",
        "senate",
        "assembly",
        "population",
        "village",
        "hamlet",
        "sample",
        "cohort",
        "shortlist",
        "total",
    ];
    let of = whole.first.checked_sub(1).filter(|&of| of > line.first && line.case.is(of, w!["of"]));
    of.is_some_and(|of| line.case.is(of - 1, BODIES))
}

/// Whether "including" right behind a sum of money brings in a part of it.
pub(super) fn includes(line: &Line<'_>, whole: &Term<'_>, part: &Term<'_>) -> bool {
    let money = |term: &Term<'_>| term.figure.kind == FigureKind::Money && plain(term);
    let gap = whole.end..part.first;
    let comma = part.first.checked_sub(2).is_some_and(|at| line.case.is(at, w![","]));
    // What is net may be less than a part of it.
    let net = w![
        "loss",
        "losses",
        "lost",
        "profit",
        "profits",
        "earnings",
        "income",
        "earned",
        "net",
        "charge",
        "charges",
        "change",
        "gain",
        "gains",
        "result",
        "deficit",
        "surplus",
        "balance",
        "writedowns",
        "credits",
        "refund",
        "cut",
        "cuts",
        "saved",
        "savings",
    ];
    !line.any(line.first..line.end, net)
        && money(whole)
        && money(part)
        && comma
        && line.count(gap) <= 6
}

/// "19 from Lota", "19 of them from Lota": where so many are from, behind their number.
pub(super) fn is_origin(line: &Line<'_>, end: usize, at: usize) -> bool {
    let them = if of_those(&line.case, end) { 2 } else { 0 };
    line.case.is(at, w!["from"]) && at == end + them && line.case.capital(at + 1)
}
