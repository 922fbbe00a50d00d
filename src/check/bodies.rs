//! Bodies of people and herds that are told by their number alone: "a jury of twelve". What is a
//! part of them is left to `portion.rs`.

use super::relation::{Line, Term};
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
