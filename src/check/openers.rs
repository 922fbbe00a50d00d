//! What leads from a total to its addends: a colon, "made up of", "including". The addends
//! themselves are left to `addends`.

use std::ops::Range;

use super::addends::JOINS;
use super::relation::Line;
use crate::text::Words;
use crate::w;

/// "killed 11, including four children, and injured 25": what follows the comma, or a verb, is no
/// part of those 11.
pub(super) fn aside_closed(line: &Line<'_>, gap: Range<usize>, read: usize) -> bool {
    const STILL: &Words = w![
        "the",
        "another",
        "his",
        "her",
        "its",
        "their",
        "also",
        "a",
        "as",
        "remaining",
        "remainder",
        "rest",
        "other",
        "of",
        "up",
        "to",
    ];
    let case = &line.case;
    let (start, end) = (gap.start, gap.end);
    let Some(sign) = gap.rev().find(|&at| case.is(at, JOINS) || case.is(at, w![","])) else {
        return false;
    };
    let comma = sign > start && case.is(sign, JOINS) && case.is(sign - 1, w![","]);
    comma && read == 1 || !line.only(sign + 1..end, &[STILL])
}

/// What leads from a total to its addends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// A colon, a bracket or a dash.
    Sign,
    /// "made up of", "consisting of", "split into".
    MadeOf,
    /// A comma.
    Comma,
    /// "including": some of the addends.
    Including,
    /// A colon and a name, each addend behind one; there may be others.
    Names,
}

/// "45 seats: Labour holds 20, …"
pub(super) fn named_list(line: &Line<'_>, gap: Range<usize>) -> Option<Opener> {
    let case = &line.case;
    let colon = case.find(gap.clone(), w![":"])?;
    let name = case.capital(colon + 1) || case.is(colon + 1, w!["the"]) && case.capital(colon + 2);
    (name && line.count(colon + 1..gap.end) <= 4).then_some(Opener::Names)
}

/// Returns what the words between a total and its first addend open.
pub(super) fn opener(line: &Line<'_>, gap: Range<usize>) -> Option<Opener> {
    const MADE: &Words = w![
        "made",
        "consisting",
        "consists",
        "consist",
        "consisted",
        "comprising",
        "comprises",
        "comprised",
        "split",
        "divided",
        "composed",
        "broken",
        "with",
        "namely",
        "being",
    ];
    /// Words before the first addend that do not part it from what opens the list.
    const LEAD: &Words = w![
        "about", "some", "nearly", "around", "roughly", "another", "of", "up", "into", "between",
        "among", "down", "the", "a", "is", "are", "was", "were", "them", "which", "whom"
    ];
    let case = &line.case;
    if line.any(
        gap.clone(),
        w!["than", "from", "compared", "to", "each", "per", "while", "but", ";", "and"],
    ) {
        return None;
    }
    let closed = case.find(gap.clone(), w![")", "]"]);
    if closed.is_some() {
        return None;
    }
    let among = line.any(gap.clone(), w!["among"]) && !line.any(gap.clone(), MADE);
    if among {
        return Some(Opener::Including);
    }
    let mut at = gap.end;
    while at > gap.start && case.is(at - 1, LEAD) {
        at -= 1;
    }
    let opens = at.checked_sub(1).filter(|&at| at >= gap.start)?;
    if case.is(opens, w![":", "(", "—", "–"]) || case.is(opens, w!["-"]) && !case.glued(opens) {
        // A comma before may close a phrase: "went to three towns, officials said: …".
        return Some(Opener::Sign);
    }
    if case.is(opens, w!["including", "includes", "include", "included"]) {
        return Some(Opener::Including);
    }
    let behind_comma = case.is(opens.saturating_sub(1), w![","]);
    // "12 rooms, with four bedrooms and three baths"
    if case.is(opens, w!["with"]) && behind_comma {
        return Some(Opener::Including);
    }
    if case.is(opens, MADE) {
        let made = !case.is(opens, w!["with", "being"]) || behind_comma;
        return made.then_some(Opener::MadeOf);
    }
    case.is(opens, w![","]).then_some(Opener::Comma)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn what_follows_an_aside_is_no_part_of_the_whole_before_it() {
        for text in [
            "The landslide killed 11 villagers, including four children, and injured 25.",
            "He has five children, including two daughters, and 13 grandchildren.",
            "The army shot down 33 rockets, including 20 over the port, and 46 drones.",
            "The lodge has 30 rooms, including four suites, and 90 staff.",
            "The zoo has 18 bears, including six cubs, 22 wolves and 40 deer.",
            "The gale took 18 roofs, including four on barns, felled 60 trees and cut two roads.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
        for text in [
            "The coach carried 30 people, including 14 girls and 19 boys.",
            "The depot shed 860 posts, including 410 in Orm, 290 in Sund and the other 180 in Vik.",
        ] {
            assert_eq!(flags(text).len(), 1, "{text}");
        }
    }
}
