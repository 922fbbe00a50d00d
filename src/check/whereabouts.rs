//! Where a number of a sentence is said to be: "in Hull", "York lost 14", "on the first floor", and
//! of what sort of people it is. What to make of it is left to `rolls.rs`.

use super::case::Case;
use super::countries::begins_with_a_country;
use super::relation::{Line, Term};
use super::rolls::head;
use super::subject::stem;
use crate::text::{TokenKind, Word, Words};
use crate::w;

/// Verbs between a number and what is said of it.
pub(super) const BE: &Words = w!["were", "was", "are", "is", "came", "come", "lived", "live"];

/// Prepositions of place.
const IN: &Words = w!["in", "at", "near", "on", "from", "outside", "across", "to"];

/// Words between the number and its place.
const BETWEEN: &Words = w![
    "were",
    "was",
    "are",
    "is",
    "killed",
    "died",
    "dead",
    "people",
    "hurt",
    "injured",
    "found",
    "drowned",
    "held",
    "arrested",
    "detained",
    "wounded",
    "missing",
    "treated",
    "based",
    "go",
    "will",
    "lost",
    "their",
    "lives",
    "bodies",
    "came",
    "come",
    "men",
    "soldiers",
    "jobs",
    "shops",
    "seats",
    "more",
    "others",
    "trapped",
    "rescued",
    "evacuated",
    "perished",
    "lived",
    "live",
    "deaths",
    "recorded",
    "reported",
    "cases",
    "be",
    "being",
    "charged",
    "closed",
    "sold",
    "stand",
];

/// The noun of the place behind a number: "in Hull", "on the first floor", with its key.
pub(super) fn place_behind(line: &Line<'_>, term: &Term<'_>) -> Option<(usize, Word)> {
    const FAR_TOKENS: usize = 5;
    let case = &line.case;
    let end = (term.end + FAR_TOKENS).min(line.end);
    let at = (term.end..end).find(|&at| !case.is(at, BETWEEN))?;
    if !case.is(at, IN) || line.is_time(at + 1) {
        return None;
    }
    place_at(case, at + 1)
}

/// The place whose words begin there: a name, or a noun behind "the".
fn place_at(case: &Case<'_>, at: usize) -> Option<(usize, Word)> {
    if case.capital(at) {
        // "New Hull" and "New York" are two.
        let end = if case.capital(at + 1) { at + 1 } else { at };
        return Some((at, case.key(end)));
    }
    let article = case.is(at, w!["the", "its", "their"]);
    let last =
        (at + 1..at + 4).take_while(|&at| matches!(case.kind(at), Some(TokenKind::Word))).last()?;
    let first = at + 1;
    (article && last >= first).then(|| (first, case.key(first)))
}

/// The place at the head of the clause: "In York, 14 were killed", "York lost 14".
pub(super) fn place_before(line: &Line<'_>, term: &Term<'_>) -> Option<usize> {
    const FAR_TOKENS: usize = 6;
    const HAS: &Words = w![
        "lost",
        "counted",
        "reported",
        "recorded",
        "had",
        "has",
        "saw",
        "mourned",
        "registered",
        "people",
        "it",
        "sold",
        "took",
        "won",
        "there",
        "were",
        "another",
        "a",
        "further",
        "and",
    ];
    let case = &line.case;
    let low = term.first.saturating_sub(FAR_TOKENS).max(line.first);
    let low =
        line.terms.iter().filter(|t| t.end <= term.first).map(|t| t.end).fold(low, usize::max);
    let mut at = term.first;
    while at > low && (case.is(at - 1, HAS) || case.is(at - 1, w![","])) {
        at -= 1;
    }
    let name = at.checked_sub(1).filter(|&name| name >= low)?;
    let mut first = name;
    while first > low && case.capital(first - 1) && !case.is(first - 1, IN) {
        first -= 1;
    }
    let lead = first.checked_sub(1).filter(|&lead| lead >= low);
    let fronted = lead.is_some_and(|lead| case.is(lead, IN));
    let the = lead.is_some_and(|lead| case.is(lead, w!["the"]))
        && lead.and_then(|lead| lead.checked_sub(1)).is_some_and(|lead| case.is(lead, IN));
    let subject = case.capital(name) && lead.is_none_or(|lead| case.is(lead, w![",", ";", "and"]));
    let timed = line.is_time(name);
    ((case.capital(name) && fronted || the || subject) && !timed).then_some(name)
}

/// The sort of people a number is of: "Nine were men", "seven women".
pub(super) fn group_behind(line: &Line<'_>, term: &Term<'_>) -> Option<Word> {
    const SORTS: &Words = w!["man", "woman", "child"];
    let case = &line.case;
    let own = head(term).filter(|own| own.is_in(SORTS));
    let next = term.end + usize::from(case.is(term.end, BE));
    own.or_else(|| Some(stem(case.printed(next))).filter(|own| own.is_in(SORTS)))
}

/// Whether the word begins the name of a country.
pub(super) fn named_country(case: &Case<'_>, at: usize) -> bool {
    case.capital(at) && begins_with_a_country(case.printed(at))
}

/// Nouns of a place that has places.
pub(super) const REGIONS: &Words = w![
    "country",
    "region",
    "valley",
    "province",
    "state",
    "district",
    "county",
    "island",
    "islands",
    "area",
    "north",
    "south",
    "east",
    "west",
    "quake",
    "flood",
    "floods",
    "storm",
    "fire",
    "blaze",
    "landslide",
    "crash",
    "leak",
    "raids",
    "attack",
    "attacks",
    "fighting",
    "disaster",
];
