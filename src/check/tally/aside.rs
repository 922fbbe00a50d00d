//! Numbers that only tell of the one before them: "seven primary schools, three of them Catholic,
//! and five secondary schools".

use std::ops::Range;

use crate::check::portion::is_of_those;
use crate::check::relation::{Line, Term};
use crate::w;

/// Whether the middle one of three is a part of the first, told between commas.
pub(super) fn by_the_way(line: &Line<'_>, [one, own, next]: [&Term<'_>; 3]) -> bool {
    let comma = |gap: Range<usize>| {
        line.case.any(gap.clone(), w![","]) && !line.case.any(gap, w![";", ":"])
    };
    let apart = !of_them(line, one) && !of_them(line, next) && own.value < one.value;
    apart && comma(one.end..own.first) && comma(own.end..next.first)
}

/// Returns whether "of them" stands behind the number.
pub(super) fn of_them(line: &Line<'_>, term: &Term<'_>) -> bool {
    is_of_those(&line.case, term)
}
