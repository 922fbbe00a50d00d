//! Shares of one whole in a list without its verb: "Coal supplied 54 percent of the power,
//! hydropower 22 percent and gas the other nine"; and a share told on: "Oats made up another 32
//! percent." Whether they come to more than all of it is left to the check.

use std::ops::Range;

use super::misprints;
use super::relation::{Line, Sort, Term};
use super::shares::several;
use super::wording;
use crate::quantity::Interval;
use crate::text::Words;
use crate::w;

/// Verbs of which a whole has one subject for each of its parts.
const SPLITS: &Words = w![
    "supplied",
    "supplies",
    "supply",
    "provided",
    "provides",
    "provide",
    "generated",
    "generates",
    "generate",
    "delivered",
    "contributed",
    "contributes",
    "bought",
    "buys",
    "buy",
    "took",
    "takes",
    "take",
    "won",
    "wins",
    "win",
    "got",
    "gets",
    "received",
    "receives",
    "captured",
    "polled",
    "secured",
    "garnered",
    "went",
    "goes",
    "go",
    "came",
    "comes",
    "come",
    "produced",
    "produces",
    "produce",
    "absorbed",
    "absorbs",
    "imported",
    "controlled",
    "controls",
    "control",
    "burned",
    "consumed",
    "swallowed",
    "swallows",
    "claimed",
    "carried",
    "carries",
    "carry",
    "moved",
    "handled",
    "hauled",
    "transported",
    "shipped",
];

/// Verbs whose subjects may overlap where they are people: "women make up", "smokers make up".
const MAKES_UP: &Words = w![
    "accounted",
    "accounts",
    "account",
    "made",
    "makes",
    "make",
    "represented",
    "represents",
    "represent",
    "comprised",
    "comprises",
    "constituted",
    "constitutes",
    "formed",
    "forms",
    "owned",
    "owns",
    "own",
    "held",
    "holds",
    "hold",
];

/// Wholes that are no people.
pub(super) const THINGS: &Words = w![
    "company",
    "firm",
    "shares",
    "stock",
    "bank",
    "power",
    "electricity",
    "energy",
    "output",
    "production",
    "harvest",
    "crop",
    "exports",
    "imports",
    "sales",
    "revenue",
    "revenues",
    "turnover",
    "budget",
    "spending",
    "market",
    "trade",
    "traffic",
    "waste",
    "land",
    "area",
    "vote",
    "votes",
    "seats",
    "emissions",
    "heat",
    "gas",
    "oil",
    "water",
    "income",
    "total",
    "cost",
    "costs",
    "price",
    "money",
    "funds",
    "business",
    "brewery",
    "club",
    "freight",
    "cargo",
    "catch",
    "grain",
    "fuel",
    "supply",
    "demand",
    "timber",
    "milk",
    "meat",
    "steel",
    "coal",
];

/// Returns the shares of a sentence that are told of one whole without repeating the verb.
pub(super) fn gapped<'a>(line: &Line<'a>) -> Option<Vec<Term<'a>>> {
    const GAP_WORDS: usize = 6;
    let case = &line.case;
    let all: Vec<Term<'a>> =
        line.terms.iter().filter(|t| t.sort == Sort::Percent).copied().collect();
    let first = all.first()?;
    let plain = |term: &Term<'_>| {
        let figure = term.figure;
        figure.direction.is_none()
            && figure.relation.is_none()
            && figure.unit.is_some_and(|unit| unit.name == "percent")
            && super::passage::told::told(line, term).is_none()
    };
    // "60 percent of the output in May and 70 percent in June" are of two wholes.
    let based = all.iter().skip(1).any(|term| {
        // "and 45 percent stayed overnight"
        let verb = case.printed(term.end).ends_with("ed")
            || case.is(term.end, w!["are", "is", "were", "was", "have", "had", "said", "say"]);
        let other = case.is(term.end, w!["in", "at", "on", "for", "among"])
            // "won in 71 percent of cases and the others in 54 percent"
            || term.first.checked_sub(1).is_some_and(|at| case.is(at, w!["in"]));
        term.figure.base.is_some() || other || verb
    });
    if all.len() < 2 || !all.iter().all(plain) || based {
        return None;
    }
    if !splits(line, first) && !nearly_whole(line, &all) {
        return None;
    }
    let joined = all.windows(2).enumerate().all(|(at, two)| {
        let [one, two] = two else { return false };
        let gap = one.end..two.first;
        // Behind the first share stands its whole.
        let most = if at == 0 { 2 * GAP_WORDS } else { GAP_WORDS };
        let tail = gap.end.saturating_sub(GAP_WORDS).max(gap.start)..gap.end;
        line.count(gap.clone()) <= most
            && case.any(tail, w![",", "and", ";", "while", "but", "whereas"])
            && !line.any(
                own_clause(case, gap),
                w![
                    "compared",
                    "than",
                    "down",
                    "up",
                    "including",
                    "or",
                    "which",
                    "whom",
                    "among",
                    "who",
                    "that",
                    "when",
                    "against",
                    "if",
                ],
            )
    });
    (joined && !several(line)).then_some(all)
}

/// The words between two shares without what is said of the whole behind the first: "of the grain
/// that the valley grew in May".
fn own_clause(case: &super::Case<'_>, gap: Range<usize>) -> Range<usize> {
    let relative = case.find(gap.clone(), w!["that", "which", "who"]);
    let comma = relative.and_then(|at| (at..gap.end).rev().find(|&at| case.is(at, w![",", ";"])));
    match comma {
        Some(comma) if case.is(gap.start, w!["of"]) => comma..gap.end,
        _ => gap,
    }
}

/// Whether the words around the first share divide a whole.
fn splits(line: &Line<'_>, first: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 8;
    let case = &line.case;
    let base = case.is(first.end, w!["of"]);
    let before = first.first.saturating_sub(NEAR_TOKENS).max(line.first)..first.first;
    let until = before.clone().rev().find(|&at| case.is(at, w![",", ";", ":"]));
    let before = until.map_or(before.start, |at| at + 1)..before.end;
    let ahead = first.end..(first.end + NEAR_TOKENS).min(line.end);
    let thing = case.any(ahead.clone(), THINGS);
    let behind = case.any(ahead, w!["went", "goes", "came", "comes", "come", "go"]);
    // "Of the budget, 40 percent goes to schools"
    let headed = case.is(line.first, w!["of"]) && until.is_some_and(|at| line.first + 6 > at);
    (base || headed) && (case.any(before.clone(), SPLITS) || behind)
        || base && thing && case.any(before, MAKES_UP)
}

/// Whether one slip less in one of three shares or more would make them a whole.
fn nearly_whole(line: &Line<'_>, all: &[Term<'_>]) -> bool {
    const ALL: f64 = 100.0;
    const FEWEST: usize = 3;
    const NEAR_TOKENS: usize = 8;
    let Some(first) = all.first() else { return false };
    let before = first.first.saturating_sub(NEAR_TOKENS).max(line.first)..first.first;
    let case = &line.case;
    // "Half own a car, 60 percent a bicycle and 20 percent a boat"
    let overlap = w![
        "own",
        "owns",
        "owned",
        "have",
        "has",
        "had",
        "use",
        "used",
        "uses",
        "said",
        "say",
        "says",
        "like",
        "liked",
        "speak",
        "speaks",
        "drink",
        "drank",
        "smoke",
        "play",
        "watch",
        "read",
        "want",
        "wanted",
        "think",
        "thought",
        "believe",
        "worry",
        "report",
        "reported",
        "suffer",
        "know",
        "trust",
        "visit",
        "visited",
        "buy",
        "eat",
        "passed",
        "women",
        "men",
        "smokers",
        "foreigners",
        "graduates",
        "were",
        "including",
        "also",
    ];
    let around = before.start..(first.end + 2 * NEAR_TOKENS).min(line.end);
    let says = case.is(first.end, w!["of"]) && !case.any(around, overlap);
    let sum: f64 = all.iter().map(|term| term.value).sum();
    let one = |term: &Term<'_>| {
        let needed = ALL - (sum - term.value);
        let digits = wording::digits(&case.text.body, term.figure);
        !misprints::within(digits, Interval::new(needed - 1.0, needed + 1.0)).is_empty()
    };
    says && all.len() >= FEWEST && all.iter().any(one)
}

/// Returns the shares told before one that is said to be another part of the same whole.
pub(super) fn another<'a>(before: &Line<'a>, line: &Line<'a>) -> Option<Vec<Term<'a>>> {
    let case = &line.case;
    let own = line.terms.iter().find(|term| {
        let lead = term.first.saturating_sub(2).max(line.first)..term.first;
        term.sort == Sort::Percent
            && term.figure.direction.is_none()
            && term.figure.relation.is_none()
            && case.any(lead, w!["another", "further", "remaining", "additional"])
            && super::passage::told::told(line, term).is_none()
    })?;
    let last = last_share(line, line.first..own.first).or_else(|| {
        let opens = case.sentence(own.figure).is_none_or(|own| case.begins(own));
        let near = before.end == line.start && !opens;
        let none = !line.terms.iter().any(|t| t.sort == Sort::Percent && t.end <= own.first);
        (near && none).then(|| last_share(before, before.first..before.end))?
    })?;
    let unit = |term: &Term<'_>| term.figure.unit.is_some_and(|unit| unit.name == "percent");
    (unit(own) && unit(&last)).then(|| vec![last, *own])
}

/// The last share among these tokens, of a whole.
fn last_share<'a>(line: &Line<'a>, tokens: Range<usize>) -> Option<Term<'a>> {
    let last = line
        .terms
        .iter()
        .rfind(|term| term.sort == Sort::Percent && tokens.contains(&term.first))?;
    let still = last.figure.direction.is_none()
        && last.figure.relation.is_none()
        && super::passage::told::told(line, last).is_none();
    (still && (last.figure.base.is_some() || line.case.is(last.end, w!["of"]))).then_some(*last)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn shares_of_one_whole_come_to_no_more_than_it() {
        for (text, at) in [
            (
                "Coal supplied 84 percent of the power on the island, diesel 28 percent and the \
                 sun 18 percent.",
                "84 percent",
            ),
            (
                "Of the budget, 70 percent goes to schools, 35 percent to roads and 25 percent to \
                 parks.",
                "25 percent",
            ),
            (
                "Barley accounted for 98 percent of the harvest. Oats made up another 32 percent.",
                "32 percent",
            ),
            (
                "Some 98 percent of the land is pasture, 40 percent forest and 22 percent lakes.",
                "98 percent",
            ),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(text))).collect();
            assert_eq!(told, [("sum-that-does-not-add", at)], "{text}");
        }
        for text in [
            "Coal supplied 54 percent of the power on the island, diesel 28 percent and the sun \
             18 percent.",
            "Some 60 percent of homes have a car, 55 percent a bicycle and 20 percent a boat.",
            "Women make up 55 percent of the staff, graduates 60 percent and smokers 9 percent.",
            "Barley accounted for 48 percent of the harvest. Oats made up another 32 percent.",
            "Exports took 60 percent of the output in May, and 70 percent in June.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }
}
