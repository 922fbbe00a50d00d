//! A list of amounts and the number behind it that is their sum by how the list is told: it has
//! as many items as the sentence says, it opens the sentence and tells how the result came about,
//! the number has the digits of the sum, or each of the list is one person. What is said of them
//! is left to the check.

use std::ops::Range;

use crate::check::addends::{GROWN, JOINS, OTHERS, Sum};
use crate::check::arithmetic::digits_swapped;
use crate::check::evident::parts::bare;
use crate::check::evident::sums::{list, slipped, stopped, sum_of};
use crate::check::evident::{amounts, measure, one_slip};
use crate::check::portion::{ends_clause, is_of_those};
use crate::check::relation::{Line, Term, of_before};
use crate::check::tally::single::one_of;
use crate::quantity::FigureKind;
use crate::text::{TokenKind, Words};
use crate::{w, words};

/// What a thing is held to be worth, or is to bring, is another sum than it brings.
const VALUED: &Words = w![
    "valued",
    "valuing",
    "estimated",
    "estimate",
    "estimates",
    "insured",
    "cost",
    "costing",
    "bought",
    "reserve",
    "reserves",
    "asking",
    "priced",
    "worth",
    "expected",
    "hoped",
    "planned",
    "target",
    "profit",
    "tax",
    "net",
    "gross",
    "discount",
    "rise",
    "rose",
    "fell",
    "up",
    "down",
    "more",
    "extra",
    "already",
    "previous",
    "previously",
    "last",
    "year",
    "earlier",
    "before",
    "remaining",
    "still",
    "needs",
    "needed",
    "short",
    "minimum",
    "maximum",
    "average",
    "first",
    "another",
    "other",
    "rate",
    "limit",
    "capacity",
    "against",
];

/// How a result is told: "finished on 55".
const RESULTS: &Words = w![
    "finished",
    "finishes",
    "finish",
    "ended",
    "ends",
    "end",
    "closed",
    "closes",
    "concluded",
    "wound",
    "amassed",
    "tallied",
    "scored",
    "totalled",
    "totaled",
    "totals",
    "total",
    "came",
    "comes",
    "stands",
    "stood",
    "collected",
    "gathered",
    "compiled",
    "racked",
    "notched",
    "accumulated",
    "made",
    "makes",
    "earned",
    "reached",
    "won",
    "has",
    "had",
    "retired",
    "bagged",
];

/// Returns the list and its total that one slip of the hand keeps from adding up.
pub(in crate::check) fn totals<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    let all = amounts(line);
    let (total, before) = all.split_last()?;
    if before.is_empty() || stopped(line) {
        return None;
    }
    let sum = counted(line, total, before)
        .or_else(|| opening(line, total, before))
        .or_else(|| turned(line, total, before))
        .or_else(|| roll(line, total, before))?;
    slipped(line, &sum).then_some(sum)
}

/// Whether nothing between the list and the number makes it of something else.
fn clear(line: &Line<'_>, parts: &[Term<'_>], total: &Term<'_>) -> bool {
    const FAR_WORDS: usize = 12;
    let Some(last) = parts.last() else { return false };
    let gap = last.end..total.first;
    let tail = total.end..(total.end + 3).min(line.end);
    let apart = w![
        "and", "but", "against", "near", "while", "whereas", "though", "which", "now", "then",
        "later", "by", "cost", "costs", "third", "fourth", "followed", "topped", "below", "above",
    ];
    let valued = w![
        "valued",
        "estimated",
        "insured",
        "priced",
        "worth",
        "reserve",
        "reserves",
        "cost",
        "bought",
        "asking",
        "expected",
    ];
    line.count(gap.clone()) <= FAR_WORDS
        && !line.any(line.first..last.first, valued)
        && !line.any(gap.clone(), apart)
        && !line.any(gap.clone(), VALUED)
        && !line.any(tail, words![OTHERS, w!["short", "above", "below", "up", "down", "each"]])
        && !line.any(gap, OTHERS)
        && !total.of_next
        && of_before(line, total).is_none_or(|of| of < last.end)
}

/// Whether the number is measured as the list is, or has no unit beside one.
fn kin(parts: &[Term<'_>], total: &Term<'_>) -> bool {
    let unit = parts.iter().find_map(measure);
    let none = measure(total).is_none() && total.figure.kind == FigureKind::Number;
    measure(total) == unit || none && unit.is_some()
}

/// "Three lots, knocked down at 12,000, 7,500 and 4,300 guineas, earned 28,300 guineas": as many as
/// the sentence says.
fn counted<'a>(line: &Line<'a>, total: &Term<'a>, before: &[Term<'a>]) -> Option<Sum<'a>> {
    const FEWEST: usize = 2;
    let case = &line.case;
    let counts = |count: &Term<'_>, many: usize| {
        let last = case.printed(count.end.saturating_sub(1));
        let noun = count.figure.thing.is_some() && last.ends_with('s');
        count.counts(many) && measure(count).is_none() && noun
    };
    // "all inherited from one uncle"
    let one = |t: &Term<'_>| t.counts(1) && measure(t).is_none();
    let end = before.iter().rposition(|t| !one(t)).map_or(0, |at| at + 1);
    let before = before.get(..end)?;
    let own = match before {
        [count, rest @ ..] if rest.len() >= FEWEST && counts(count, rest.len()) => rest,
        [rest @ .., count] if rest.len() > FEWEST && counts(count, rest.len()) => rest,
        _ => return None,
    };
    let model = own.iter().find(|t| measure(t).is_some()).or(own.first())?;
    let parts = list(line, model, own).filter(|parts| parts.len() == own.len())?;
    let (last, heads) = parts.split_last()?;
    let bare_heads = heads.iter().all(|t| bare(line, t));
    // "44 and 37, all 71 passengers": what has no noun of its own is of the total's; "12,000,
    // 7,500 and 4,300 guineas … 28,300 guineas": all have that of the last.
    let fits = if measure(model).is_none() {
        bare_heads
            && measure(total).is_none()
            && (total.figure.thing.is_some() && bare(line, last)
                || last.figure.thing.is_some() && (last.same_thing(total) || in_all(line, total)))
    } else {
        parts.iter().all(|t| measure(t) == measure(model) || bare(line, t)) && kin(&parts, total)
    };
    (fits && clear(line, &parts, total)).then(|| sum_of(total, parts))
}

/// "nine in all", "between them".
fn in_all(line: &Line<'_>, total: &Term<'_>) -> bool {
    let case = &line.case;
    (total.end..total.end + 2).any(|at| {
        case.is(at, w!["altogether", "together", "combined"])
            || case.is(at, w!["in"]) && case.is(at + 1, w!["all", "total"])
            || case.is(at, w!["all"]) && case.is(at + 1, w!["told"])
            || case.is(at, w!["between"]) && case.is(at + 1, w!["them"])
    })
}

/// "With 21 points before the interval and 34 after it, the guard finished on 65".
fn opening<'a>(line: &Line<'a>, total: &Term<'a>, before: &[Term<'a>]) -> Option<Sum<'a>> {
    const NEAR_TOKENS: usize = 4;
    const FAR_TOKENS: usize = 8;
    let case = &line.case;
    let first = before.first()?;
    let leads = w!["with", "after", "scoring", "adding", "having", "by", "from", "on", "thanks"];
    let gives = w![
        "give", "gives", "gave", "bring", "brings", "brought", "yield", "yields", "yielded",
        "make", "makes", "made", "earned", "earn", "left", "leave", "put", "meant", "mean", "cost",
        "took", "take", "carried", "carry",
    ];
    let opens = case.is(line.first, leads);
    if first.first > line.first + NEAR_TOKENS {
        return None;
    }
    let model = before.iter().find(|t| measure(t).is_some()).or(Some(first))?;
    let parts = before.to_vec();
    let chained = parts.windows(2).all(|two| matches!(two, [one, two] if joined(line, one, two)));
    let last = parts.last()?;
    let gap = last.end..total.first;
    let comma = case.any(gap.clone(), w![","]);
    let near = total.first.saturating_sub(NEAR_TOKENS).max(gap.start)..total.first;
    let told = if opens {
        comma && case.any(near, RESULTS)
    } else {
        let few = gap.len() <= NEAR_TOKENS + 2 && !comma;
        few && case.any(gap.clone(), gives) && last.end < gap.end
    };
    // "The estate, £240 in shares, £110 in land and £50 in cash, was sworn at £450"
    let apposed = !opens
        && parts.len() > 2
        && case.is(first.first.saturating_sub(1), w![","])
        && comma
        && gap.len() <= FAR_TOKENS;
    let told = told || apposed;
    // Those behind the first name nothing of their own: they are of its sort.
    let elided = parts.iter().skip(1).all(|t| bare(line, t));
    let one_unit = measure(model).is_some() && parts.iter().all(|t| measure(t) == measure(model));
    let bare = total.figure.kind == FigureKind::Number
        || total.figure.thing.is_some() && total.same_thing(first)
        || one_unit && measure(total) == measure(model);
    let ends = ends_clause(line, total.end) || total.end >= line.end;
    let several = parts.len() > 1 && chained;
    (several && told && (elided || one_unit) && bare && ends && clear(line, &parts, total))
        .then(|| sum_of(total, parts))
}

/// Whether the second number goes on with the first: "21 points before the interval and 34".
fn joined(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    const FAR_WORDS: usize = 8;
    const OUT: &Words = w!["which", "who", "whose", "because", "if", "although", "though", "or"];
    let case = &line.case;
    let gap = one.end..two.first;
    let led = w!["than", "by", "to", "every", "each", "under", "over"];
    // "a grant of $40", "one of 40"
    let of = measure(two).is_none() && case.is(two.first.saturating_sub(1), w!["of"]);
    (case.any(gap.clone(), w![","]) || case.any(gap.clone(), JOINS))
        && line.count(gap.clone()) <= FAR_WORDS
        && !line.any(gap, OUT)
        && !is_of_those(case, two)
        && !of
        && !two.first.checked_sub(1).is_some_and(|at| case.is(at, led))
}

/// "Sales of $3.1 million and a subsidy of $1.4 million left the opera with $5.4 million": two
/// digits of the sum in each other's place.
fn turned<'a>(line: &Line<'a>, total: &Term<'a>, before: &[Term<'a>]) -> Option<Sum<'a>> {
    const LEAST_DIGITS: f64 = 10.0;
    let model = before.first().filter(|first| measure(first).is_some())?;
    let parts = before.to_vec();
    let alike = parts.len() > 1 && parts.iter().all(|t| measure(t) == measure(model));
    let chained = parts.windows(2).all(|two| matches!(two, [one, two] if joined(line, one, two)));
    if !alike || !chained {
        return None;
    }
    let value: f64 = parts.iter().map(|part| part.value).sum();
    let same = measure(total) == measure(model);
    let largest = parts.iter().fold(0.0, |own: f64, part| own.max(part.value));
    let scaled = crate::check::wording::printed_power(&line.case.text.body, total.figure);
    let unit = 10_f64.powi(scaled) / 10.0;
    let swapped = digits_swapped((total.value / unit).round(), (value / unit).round())
        || digits_swapped(total.value, value);
    let last = parts.last()?;
    let clause = line.case.any(last.end..total.first, w![";", ":"]);
    let grown = line.any(last.end..total.first, words![GROWN, w!["after"]]);
    (same
        && swapped
        && value >= LEAST_DIGITS
        && total.value > largest
        && one_slip(line, total, value)
        && !clause
        && !grown
        && clear(line, &parts, total))
    .then(|| sum_of(total, parts))
}

/// "A skipper, an engineer, a cook and two deckhands: the seven men": each of them is one.
fn roll<'a>(line: &Line<'a>, total: &Term<'a>, before: &[Term<'a>]) -> Option<Sum<'a>> {
    const FEWEST: usize = 3;
    let case = &line.case;
    let sign = (total.first.saturating_sub(3).max(line.first)..total.first).find(|&at| {
        case.is(at, w![":", "—", "–"]) || in_all(line, total) && case.is(at, w![","])
    })?;
    let all = w!["the", "all", "these", "those"];
    let led = line.count(sign + 1..total.first) <= 1
        && (case.any(sign + 1..total.first + 1, all) || in_all(line, total))
        && total.figure.thing.is_some()
        && measure(total).is_none();
    if !led {
        return None;
    }
    let parts = items(line, line.first..sign, before)?;
    (parts.len() >= FEWEST && parts.len() > before.len()).then(|| sum_of(total, parts))
}

/// The items of a list of which each is one or has a number: "a cook and two deckhands".
fn items<'a>(line: &Line<'a>, tokens: Range<usize>, own: &[Term<'a>]) -> Option<Vec<Term<'a>>> {
    const LONGEST_TOKENS: usize = 5;
    let case = &line.case;
    let model = own.first()?;
    let mut parts: Vec<Term<'a>> = Vec::new();
    let mut from = tokens.start;
    let mut joined = false;
    for at in tokens.start..=tokens.end {
        let and = case.is(at, JOINS);
        if at < tokens.end && !and && !case.is(at, w![","]) {
            continue;
        }
        joined |= and;
        let item = from..at;
        from = at + 1;
        if item.is_empty() && (and || at == tokens.end) {
            continue;
        }
        let number = own.iter().find(|t| item.contains(&t.first));
        let one = case.is(item.start, w!["a", "an", "one"])
            && item.len() > 1
            && item.len() <= LONGEST_TOKENS
            && item.clone().all(|at| case.kind(at) == Some(TokenKind::Word));
        match number {
            Some(term) if term.first <= item.start + 1 && !is_of_those(case, term) => {
                parts.push(*term);
            }
            None if one => parts.push(one_of(line, item, model)?),
            _ => return None,
        }
    }
    joined.then_some(parts)
}
