//! A whole and what it falls into, where the sentence says so: "of the 100 members, 52 voted for",
//! "closed 25 of its 40 shops, leaving 15". Lists of addends are left to `addends`.

use super::addends::{JOINS, OTHERS, PLACES, Sum};
use super::portion::of_those;
use super::relation::{Line, Term, of_before};
use super::shares::opposed;
use crate::text::Words;
use crate::w;

/// "Of the 100 members, 52 voted for, 41 against and the remaining seven abstained", "closed 25 of
/// its 40 shops, leaving 15": a whole and what it falls into.
pub(super) fn divided<'a>(
    line: &Line<'a>,
    total: &Term<'a>,
    after: &[Term<'a>],
) -> Option<Sum<'a>> {
    let case = &line.case;
    let before = line.terms.iter().rev().find(|t| t.is_amount() && t.end <= total.first);
    if let (Some(part), Some(left)) = (before, after.first()) {
        // "had $900 in the bank and bills of $300 to pay": what is owed is no whole.
        let gap = part.end..total.first;
        let other = w!["and", "with", "plus", "against", "minus", "less", "but", "after"];
        // "5.5 million people, or one in five, live within a walk of the volcano that killed 250"
        let close = line.count(gap.clone()) <= 6;
        let of = part.of_next || close && case.any(gap.clone(), w!["of"]) && !case.any(gap, other);
        let near = left.first.saturating_sub(3).max(total.end)..left.first;
        let leaving = case.any(near, w!["leaving", "leaves"]);
        let next = line.count(total.end..left.first) <= 8;
        // "leaving 12 in Leeds", "leaving four women and a man", "leaving $3 million after taxes"
        let tail = left.end..(left.end + 4).min(line.end);
        // "leaving 150 in operation"
        let going = w![
            "operation",
            "use",
            "service",
            "business",
            "work",
            "stock",
            "hand",
            "print",
            "place",
            "circulation",
            "production",
            "force",
            "office",
            "hospital",
            "custody",
            "play",
            "all",
        ];
        let placed = case.is(left.end, PLACES) && !case.is(left.end + 1, going);
        let partly = placed
            || case.any(tail.clone(), w!["after", "before"])
            || case.is(left.end, JOINS)
            || tail
                .clone()
                .any(|at| case.is(at, JOINS) && case.is(at + 1, w!["a", "an", "one", "another"]))
            || left.unit().is_none() && (!left.same_thing(total) || stands(line, left));
        // "31 of 35 drones and 17 of 22 missiles, leaving nine" are left of both.
        let wholes = line.terms.iter().filter(|t| t.of_next && t.end <= left.first).count();
        if of
            && leaving
            && next
            && !partly
            && wholes < 2
            && part.unit() == total.unit()
            && left.alike(total)
        {
            let parts = vec![*part, *left];
            return Some(Sum { total: *total, parts, whole: true, open: false, left: true });
        }
    }
    if let (Some(part), Some(left)) = (before, after.first())
        && is_all_but(line, part, total, left)
    {
        let parts = vec![*part, *left];
        return Some(Sum { total: *total, parts, whole: true, open: false, left: true });
    }
    let first = after.first()?;
    let clause = of_before(line, total).is_some_and(|of| {
        // "Out of 90 aircraft"
        let of = if of > line.first && case.is(of - 1, w!["out"]) { of - 1 } else { of };
        of == line.first || of.checked_sub(1).is_some_and(|at| case.is(at, CLAUSES))
    });
    let them = w!["them", "whom", "which", "these", "those"];
    let of_them = of_those(case, first.end)
        // "52 of them" is itself a part of something.
        || !of_those(case, total.end)
            && case.any(total.end..first.first, w!["of"])
            && case.any(total.end..first.first, them);
    if !clause && !of_them {
        return None;
    }
    let parts: Vec<Term<'a>> = after.iter().take_while(|t| t.alike(total)).copied().collect();
    let [.., one, two] = parts.as_slice() else { return None };
    let listed = parts.windows(2).all(|pair| match pair {
        [a, b] => {
            let gap = a.end..b.first;
            !a.of_next
                && case.any(gap.clone(), w![",", "and", "while", ";"])
                && line.count(gap) <= 12
        }
        _ => true,
    });
    let against = opposed(line, one, two);
    // "40 positive" counts no other thing than its 120 tests.
    let named = |t: &Term<'_>| {
        against && parts.len() == 2
            || t.figure.thing.is_none()
            || t.same_thing(total)
            || total.figure.thing.is_none()
    };
    let tail = two.first.saturating_sub(4).max(one.end)..two.first;
    let lacking = w!["awaits", "await", "awaiting", "lacks", "lack", "owes", "owe", "expects"];
    let rest = case.any(tail.clone(), w!["remaining", "rest", "other", "remainder"]) || { tail }
        .any(|at| case.is(at, w!["still"]) && case.is(at + 1, lacking));
    let neither = case.any(
        two.end..(two.end + 4).min(line.end),
        w!["abstained", "abstaining", "undecided", "absent"],
    );
    let apart = rest || neither && parts.len() > 2 || against;
    let stop =
        line.any(total.end..two.first, w!["including", "among", "both", "also", "respectively"]);
    let others = line.any(total.end..line.end, OTHERS);
    (listed && apart && !stop && !others && parts.iter().all(named)).then_some(Sum {
        total: *total,
        parts,
        whole: rest,
        open: false,
        left: false,
    })
}

/// "All but three of its 22 boats, 19 in number, sank", "all but three of the 22 boats (19)": the
/// exception, the whole and what is left beside it.
fn is_all_but(line: &Line<'_>, part: &Term<'_>, total: &Term<'_>, left: &Term<'_>) -> bool {
    const OF_WORDS: usize = 5;
    const APART_WORDS: usize = 4;
    const SIGNS: &Words = w![",", "(", ")", "–", "—", "-", ";", "."];
    let case = &line.case;
    let but = part.first.checked_sub(2).filter(|&all| all >= line.first);
    let but = but.is_some_and(|all| {
        case.is(all, w!["all", "every"]) && case.is(all + 1, w!["but", "except", "save", "bar"])
    });
    let gap = part.end..total.first.max(part.end);
    let of = part.of_next || case.any(gap.clone(), w!["of"]) && line.count(gap) <= OF_WORDS;
    let sign =
        left.first.checked_sub(1).is_some_and(|at| case.is(at, SIGNS) || case.is(at, w!["or"]));
    // "12 from Europe," are some of them.
    let sign_at = (left.end..left.end + 3).find(|&at| case.is(at, SIGNS));
    let closed = sign_at.is_some_and(|at| {
        !case.any(left.end..at, w!["from", "of", "in", "with", "on", "at", "for"])
            || case.is(left.end, w!["in"]) && case.is(left.end + 1, w!["all", "number", "total"])
    });
    let near = line.count(total.end..left.first.max(total.end)) <= APART_WORDS;
    let counts = part.unit() == total.unit() && (left.unit().is_none() || left.alike(total));
    but && of && sign && closed && near && counts && left.value < total.value
}

/// "leaving them on 39 points", "leaving Kent needing 211", "leaving him ten strokes adrift": how
/// somebody stands, not what is left of the whole.
fn stands(line: &Line<'_>, left: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 4;
    let case = &line.case;
    let from = left.first.saturating_sub(NEAR_TOKENS).max(line.first);
    let Some(at) = (from..left.first).rev().find(|&at| case.is(at, w!["leaving", "leaves"])) else {
        return false;
    };
    let lead = at + 1..left.first;
    let placed = case.any(lead.clone(), w!["on", "at", "needing", "requiring", "chasing"]);
    let whom = case.any(lead.clone(), w!["him", "her", "them", "me", "us", "you"])
        && !case.any(lead, w!["with"]);
    let tail = left.end..(left.end + 3).min(line.end);
    let far = w!["behind", "adrift", "back", "under", "over", "clear", "ahead", "short"];
    placed || whom || line.any(tail, far)
}

/// What may stand before the "of" that opens a clause.
const CLAUSES: &Words = w![",", ";", "—", "–", ":", "but", "and", "that", "\"", "“"];

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn what_is_left_is_of_the_whole() {
        for text in [
            "The flood closed two of the five schools, leaving 600 children at home.",
            "Frost ruined seven of the 16 orchards, leaving 90 pickers idle.",
            "The strike grounded four of its 11 ferries, leaving 1,300 passengers ashore.",
            "Derby have won six of 15 games, which leaves them on 23 points.",
            "Kent lost five of their first eight wickets, leaving them needing 180.",
            "Harris dropped two shots on three of the last five holes, leaving her six \
             behind.",
            "The co-op sold 12 of its 30 vans, leaving 18.",
            "The parish has £5,120 in the bank and debts of £640 to clear, which leaves \
             £4,480.",
            "It had sales of £93,000 and costs of £58,000, leaving £35,000.",
            "It had sales of £93,000 less costs of £58,000, leaving £35,000.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
        for text in [
            "The chain will shut nine of its 22 shops, leaving 15.",
            "The chain will shut nine of its 22 shops, leaving it with 15.",
            "The storm wrecked three of the six barns, leaving five barns standing.",
            "Derby will shut three of its 15 gyms, leaving them with 11.",
        ] {
            assert_eq!(flags(text).len(), 1, "{text}\n{:?}", flags(text));
        }
    }
}
