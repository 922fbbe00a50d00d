//! Lists whose items exclude each other: the dead, the hurt and the unhurt; those for, those
//! against and those who abstained; the parties of a council. And totals that head the sentence
//! behind their list. What else ties a list to its total is left to `signs.rs`.

use std::ops::Range;

use crate::check::case::Case;
use crate::check::kinds::collective;
use crate::check::portion::ends_clause;
use crate::check::relation::Term;
use crate::check::subject::stem;
use crate::check::tally::{Guess, Place};
use crate::quantity::FigureKind;
use crate::text::{Word, Words};
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
            w![
                "abstained",
                "abstaining",
                "abstention",
                "abstentions",
                "undecided",
                "absent",
                "unsure",
                "spoiled",
                "spoilt"
            ],
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
        return agents(guess);
    }
    if seated(guess) && parties(guess) {
        return true;
    }
    SORTS.iter().any(|sorts| {
        let own = |(at, part): (usize, &Term<'_>)| {
            let next = guess.parts.get(at + 1).map_or(line.end, |next| next.first);
            // "six abstentions", "14 of them gold, 12 silver": what is counted may tell.
            let votes = Word::of("yes");
            let told = guess.place == Place::Ahead || sorts.iter().any(|own| votes.is_in(own));
            let from = if told { line.case.token_at(part.number.end) } else { part.end };
            let near = from..(from + NEAR_TOKENS).min(next).max(from);
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

/// "eleven were named by the unions and seven by the mill": nobody is named by both.
fn agents(guess: &Guess<'_, '_>) -> bool {
    const DONE: &Words = w![
        "named",
        "appointed",
        "nominated",
        "chosen",
        "elected",
        "picked",
        "sent",
        "bought",
        "made",
        "built",
        "written",
        "owned",
        "killed",
        "shot",
        "won",
        "signed",
        "painted",
        "composed",
        "scored",
    ];
    let [one, two] = guess.parts.as_slice() else { return false };
    let (line, case) = (guess.listed, &guess.listed.case);
    let by = case.find(one.end..two.first, w!["by"]).filter(|by| case.is(by - 1, DONE));
    by.is_some_and(|by| line.count(one.end..by) <= 3) && case.is(two.end, w!["by"])
}

/// Returns the weight of what only a whole and its parts are told by: "as follows", "of which",
/// "those of", the halves and quarters of a match, those present at a vote.
pub(in crate::check) fn taken_apart(guess: &Guess<'_, '_>) -> f64 {
    let (case, total) = (&guess.listed.case, &guess.total);
    let Some(first) = guess.parts.first() else { return 0.0 };
    let all: f64 = guess.parts.iter().map(|part| part.value).sum();
    let mut weight = 0.0;
    if guess.place == Place::Ahead {
        let gap = total.end.min(first.first)..first.first;
        let of =
            |words: &Words| gap.clone().any(|at| case.is(at, w!["of"]) && case.is(at + 1, words));
        let those = gap.clone().any(|at| case.is(at, w!["those"]) && case.is(at + 1, w!["of"]));
        if those || of(w!["which", "whom", "them", "these", "those"]) {
            weight += 1.5;
        }
        let follows = gap.clone().any(|at| {
            case.is(at, w!["as"]) && case.is(at + 1, w!["follows"])
                || case.is(at, w!["like"]) && case.is(at + 1, w!["this", "so"])
                || case.is(at, w!["this", "following"]) && case.is(at + 1, w!["way", "manner"])
        });
        if follows {
            weight += 1.5;
        }
    }
    if in_periods(guess) {
        weight += 2.5;
        let ends = w!["finish", "finished", "finishing", "finishes", "end", "ended", "ending"];
        let own = guess.totalled.first..total.first;
        if guess.place == Place::Earlier && guess.totalled.case.any(own, ends) {
            weight += 1.0;
        }
    }
    let voted = w!["vote", "voted", "voting", "present", "cast", "division", "ballot", "votes"];
    if guess.place != Place::Later && exclusive(guess) {
        let own = guess.totalled;
        if all > total.value || own.any(own.first..own.end, voted) {
            weight += 1.5;
        }
        if guess.parts.len() == 2 {
            weight += if all > total.value { 2.5 } else { 0.0 };
        }
    }
    weight
}

/// Whether the items are what was scored in the parts of a match, one after the other: "17 in the
/// opening quarter, 21 in the next, …", "21, 16, 27 and 19 in the four quarters".
pub(in crate::check) fn in_periods(guess: &Guess<'_, '_>) -> bool {
    const FAR_TOKENS: usize = 6;
    const PERIODS: &Words = w![
        "quarter", "quarters", "half", "halves", "period", "periods", "thirds", "innings", "leg",
        "legs", "break", "interval",
    ];
    const ORDER: &Words = w![
        "first", "second", "third", "fourth", "last", "final", "opening", "closing", "break",
        "interval", "halftime", "other",
    ];
    let (line, case) = (guess.listed, &guess.listed.case);
    let Some((first, last)) = guess.parts.first().zip(guess.parts.last()) else { return false };
    let end = (last.end + FAR_TOKENS).min(line.end);
    if !case.any(first.first..end, PERIODS) {
        return false;
    }
    let ordered = guess.parts.iter().enumerate().all(|(at, part)| {
        let next = guess.parts.get(at + 1).map_or(end, |next| next.first);
        case.any(part.end..next.max(part.end), ORDER)
    });
    let over = (last.end..end).any(|at| {
        case.is(at, w!["in", "over", "across", "by"])
            && case.any(at + 1..(at + 4).min(end), PERIODS)
    });
    let bare = guess.parts.windows(2).all(|two| match two {
        [one, two] => line.count(one.end..two.first) <= 1,
        _ => true,
    });
    ordered || over && bare && guess.parts.len() > 2
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

/// Returns whether two amounts can be added: one unit, or the second bare beside a measure.
pub(in crate::check) fn same_kind(case: &Case<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    // "145 of metro" behind "310 kilometres of tram lines"
    let bare = |t: &Term<'_>| {
        t.figure.unit.is_none()
            && (t.figure.kind == FigureKind::Number
                || t.figure.kind == FigureKind::Quantity
                    && case.is(case.token_at(t.number.end), w!["of"]))
    };
    let measure = |t: &Term<'_>| t.unit().is_some() && t.figure.kind != FigureKind::Money;
    let elided = |one: &Term<'_>, two: &Term<'_>| one.unit().is_none() && bare(two);
    let counts = one.is_amount() && two.is_amount() && one.unit().is_none() && two.unit().is_none();
    let one_rate = one.figure.per.is_none() || two.figure.per.is_none();
    let rates = one_rate && one.is_amount() && two.is_amount() && one.unit() == two.unit();
    one.alike(two)
        || rates
        || counts && one_rate
        || one.is_amount() && two.is_amount() && (elided(one, two) || elided(two, one))
        || measure(one) && bare(two)
        || bare(one) && measure(two)
}
