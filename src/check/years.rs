//! Years as printed: what leads to one, the slips that make one of another, and whose they are.

use super::calendar::{month_at, year_at};
use super::case::Case;
use crate::text::{TokenKind, Words};
use crate::w;

/// People whose years are not those of the person the sentence is about.
pub(super) const RELATIVES: &Words = w![
    "father",
    "mother",
    "parents",
    "son",
    "daughter",
    "sons",
    "daughters",
    "child",
    "children",
    "wife",
    "husband",
    "brother",
    "sister",
    "brothers",
    "sisters",
    "grandfather",
    "grandmother",
    "grandson",
    "granddaughter",
    "uncle",
    "aunt",
    "cousin",
    "nephew",
    "niece",
    "widow",
    "widower",
    "partner",
    "girlfriend",
    "boyfriend",
    "fiancee",
    "fiance",
    "twin",
    "twins",
    "predecessor",
    "successor",
    "colleague",
    "friend",
    "victim",
    "rival",
    "opponent",
    "whose",
];

/// Words that may stand between a year and what leads to it: "from early June 2010".
const INSIDE: &Words = w![
    "early",
    "late",
    "mid",
    "the",
    "of",
    "fiscal",
    "year",
    "fy",
    "season",
    ",",
    "spring",
    "summer",
    "autumn",
    "winter",
    "fall",
    "-",
    "st",
    "nd",
    "rd",
    "th",
    "beginning",
    "end",
    "start",
    "about",
    "around",
    "circa",
    "c",
    "approximately",
    "years",
    "calendar",
    "sometime",
    "crop",
    "school",
];

/// Returns the token that leads to the year at token `at`, past its month, day and the like:
/// "from" in "from early June 2010".
pub(super) fn lead(case: &Case<'_>, at: usize) -> Option<usize> {
    const FARTHEST: usize = 6;
    let first = case.sentence_at(case.tokens().get(at)?.span.start)?.first_token;
    let mut before = at.checked_sub(1)?;
    let stop = at.saturating_sub(FARTHEST).max(first);
    while before > stop && part_of_date(case, before) {
        before -= 1;
    }
    (before >= first).then_some(before)
}

/// Returns the year that ends a span behind token `from`: "to [early June] 1995".
pub(super) fn year_ahead(case: &Case<'_>, from: usize) -> Option<usize> {
    const FARTHEST: usize = 6;
    for at in from..from + FARTHEST {
        if year_at(case, at).is_some() {
            return Some(at);
        }
        if !part_of_date(case, at) {
            return None;
        }
    }
    None
}

/// Whether the token belongs to a date before its year: a month, a day, "early", "fiscal".
fn part_of_date(case: &Case<'_>, at: usize) -> bool {
    let day = case.kind(at) == Some(TokenKind::Number) && case.printed(at).len() <= 2;
    day || case.is(at, INSIDE) || month_at(case, at).is_some()
}

/// Returns the years that a usual slip makes this one of, the likeliest first: digits swapped, ten
/// years off, a wrong century.
pub(super) fn slips(year: i32) -> impl Iterator<Item = i32> {
    let (thousands, hundreds) = (year / 1000, year / 100 % 10);
    let (tens, ones) = (year / 10 % 10, year % 10);
    let of = |a: i32, b: i32, c: i32, d: i32| a * 1000 + b * 100 + c * 10 + d;
    let found = [
        of(thousands, hundreds, ones, tens),
        of(thousands, tens, hundreds, ones),
        of(hundreds, thousands, tens, ones),
        year - 10,
        year + 10,
        year - 100,
        year + 100,
        year - 20,
        year + 20,
        year + 900,
        year - 900,
    ];
    found.into_iter().filter(move |slip| *slip != year && (1000..2200).contains(slip))
}
