//! Lists whose items exclude each other: the dead, the hurt and the unhurt; those for, those
//! against and those who abstained; the parties of a council. And totals that head the sentence
//! behind their list. What else ties a list to its total is left to `signs.rs`.

use std::ops::Range;

use crate::check::kinds::collective;
use crate::check::portion::ends_clause;
use crate::check::relation::Term;
use crate::check::subject::stem;
use crate::check::tally::{Guess, Place};
use crate::text::Words;
use crate::w;

/// Returns whether the items tell of what cannot be true of one and the same: hurt, unhurt and
/// dead.
pub(in crate::check) fn exclusive(guess: &Guess<'_, '_>) -> bool {
    const SORTS: [&[&Words]; 6] = [
        &[
            w!["died", "dead", "killed", "drowned", "perished"],
            w!["injured", "hurt", "wounded"],
            w!["unhurt", "unharmed", "unscathed", "uninjured"],
            w!["missing"],
            w!["survived", "rescued", "escaped"],
        ],
        &[
            w!["for", "yes", "favour", "favor", "backed"],
            w!["against", "no", "opposed"],
            w!["abstained", "abstaining", "undecided", "absent", "unsure", "spoiled", "spoilt"],
        ],
        &[
            w!["sold"],
            w!["withdrawn", "returned", "scrapped", "stolen"],
            w!["left", "unsold", "remain", "remained", "kept", "unclaimed"],
        ],
        &[w!["gold"], w!["silver"], w!["bronze"]],
        &[
            w!["won", "wins", "victories"],
            w!["lost", "losses", "defeats"],
            w!["drawn", "drew", "draws", "tied", "ties"],
        ],
        &[
            w!["accepted", "approved", "granted", "passed", "upheld"],
            w!["rejected", "refused", "failed", "dismissed", "denied"],
            w!["pending", "postponed", "absent", "withdrawn", "undecided", "outstanding"],
        ],
    ];
    const NEAR_TOKENS: usize = 5;
    let line = guess.listed;
    if guess.parts.len() < 3 {
        return false;
    }
    if seated(guess) && parties(guess) {
        return true;
    }
    SORTS.iter().any(|sorts| {
        let own = |(at, part): (usize, &Term<'_>)| {
            let next = guess.parts.get(at + 1).map_or(line.end, |next| next.first);
            let near = part.end..(part.end + NEAR_TOKENS).min(next).max(part.end);
            sorts.iter().position(|words| line.case.any(near.clone(), words))
        };
        let mut found: u32 = 0;
        guess.parts.iter().enumerate().all(|part| {
            let sort = own(part).map_or(0, |sort| 1 << sort);
            let new = sort & !found != 0;
            found |= sort;
            new
        })
    })
}

/// Returns whether the sentence before the list counts those who sit on a council, a board, a
/// panel: each of them has one place.
pub(in crate::check) fn seated(guess: &Guess<'_, '_>) -> bool {
    const BODIES: &Words = w![
        "council",
        "board",
        "panel",
        "committee",
        "jury",
        "cabinet",
        "assembly",
        "parliament",
        "senate",
        "chamber",
        "commission",
        "synod",
        "court",
        "bench",
        "diet",
        "legislature",
    ];
    const SIT: &Words = w![
        "sit", "sits", "sat", "seats", "seat", "members", "make", "makes", "made", "serve",
        "serves", "form", "belong", "people", "has", "have",
    ];
    let line = guess.totalled;
    let opens = guess.parts.first().is_some_and(|first| first.first == guess.listed.first);
    guess.place == Place::Earlier
        && guess.parts.len() > 2
        && opens
        && guess.fellows.len() == 1
        && guess.total.unit().is_none()
        && line.case.any(line.first..line.end, BODIES)
        && line.case.any(line.first..line.end, SIT)
}

/// Whether each item names a party or a place of its own: "six are Liberals".
fn parties(guess: &Guess<'_, '_>) -> bool {
    const NEAR_TOKENS: usize = 6;
    let line = guess.listed;
    let mut names = Vec::new();
    guess.parts.iter().enumerate().all(|(at, part)| {
        let next = guess.parts.get(at + 1).map_or(line.end, |next| next.first);
        let own = line.case.token_at(part.number.end);
        let name = (own..(own + NEAR_TOKENS).min(next)).find(|&at| line.case.capital(at));
        let key = name.map(|at| line.case.key(at));
        let new = key.is_some_and(|key| !names.contains(&key));
        names.extend(key);
        new
    })
}

/// Returns whether what is said of others is that there are none: "others there are none".
pub(in crate::check) fn none_else(guess: &Guess<'_, '_>, tail: Range<usize>) -> bool {
    const NEAR_TOKENS: usize = 4;
    let case = &guess.listed.case;
    let others = case.find(tail, w!["others", "more", "other"]);
    others.is_some_and(|at| {
        case.is(at.saturating_sub(1), w!["no", "without", "not"])
            || case.any(at..(at + NEAR_TOKENS).min(guess.listed.end), w!["none", "nobody"])
    })
}

/// Returns the weight of a total at the head of the sentence behind its list: "Twenty-one medals,
/// and each was earned", "The full-year figure, $6 million, was a record". `back` is its first
/// token, hedges included.
pub(in crate::check) fn headed(guess: &Guess<'_, '_>, back: usize) -> f64 {
    const FIGURES: &Words = w![
        "figure", "bill", "sum", "result", "takings", "haul", "harvest", "receipts", "outlay",
        "amount", "count", "number",
    ];
    const OTHER: &Words = w![
        "previous",
        "earlier",
        "last",
        "old",
        "former",
        "record",
        "target",
        "planned",
        "budgeted",
        "expected",
        "comparable",
        "corresponding",
        "first",
        "second",
        "third",
        "original",
        "same",
        "average",
        "national",
        "official",
    ];
    const LEAD_TOKENS: usize = 6;
    let (line, total) = (guess.totalled, &guess.total);
    let case = &line.case;
    if guess.place != Place::Later || guess.parts.len() < 3 {
        return 0.0;
    }
    // "Fourteen medals, all silver and bronze": of some of the parts.
    let all: f64 = guess.parts.iter().map(|part| part.value).sum();
    let some = |part: &Term<'_>| (all - part.value - total.value).abs() < f64::EPSILON;
    if guess.parts.iter().any(some) {
        return 0.0;
    }
    let opens = back == line.first
        || back == line.first + 1 && case.is(line.first, w!["\"", "“", "‘", "'"]);
    let noun = total.span.end > total.number.end && total.unit().is_none();
    let own = total.end.checked_sub(1).filter(|_| noun).map(|last| stem(case.printed(last)));
    let first = guess.parts.first().and_then(|part| {
        let words = part.figure.thing.as_deref().unwrap_or_default();
        crate::check::case::words(words).last().map(stem)
    });
    let kind = own.is_some() && own == first || collective(total);
    let whole =
        w!["birds", "animals", "beasts", "vehicles", "trees", "boats", "ships", "instruments"];
    let sorts = total.end.checked_sub(1).is_some_and(|last| case.is(last, whole));
    if opens && own.is_some() && (kind || sorts) && ends_clause(line, total.end) {
        return 4.0;
    }
    // "The full-year figure, $6 million,"
    let Some(sign) = back.checked_sub(1).filter(|&at| case.is(at, w![",", ":", "—", "–"]))
    else {
        return 0.0;
    };
    let lead = line.first..sign;
    let named = sign.checked_sub(1).is_some_and(|at| case.is(at, FIGURES));
    let opened = case.is(line.first, w!["the", "their", "its"]) && lead.len() <= LEAD_TOKENS;
    let other = case.any(lead.clone(), OTHER);
    let all = w!["year", "annual", "yearly", "overall", "total", "whole", "season"];
    match named && opened && !other && ends_clause(line, total.end) {
        true if case.any(lead, all) => 4.0,
        true => 3.0,
        false => 0.0,
    }
}
