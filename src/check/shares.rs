//! Shares that must make up a whole, and words that exclude one another: for and against, men and
//! women. Whether they add up is left to the check.

use std::ops::Range;

use super::relation::{Line, Reading, Sort, Term};
use crate::quantity::FigureKind;
use crate::text::{TokenKind, Words};
use crate::w;

/// Returns the shares of a sentence that must make up a whole, and whether they are all there is.
pub(super) fn shares<'a>(line: &Line<'a>) -> Option<(Vec<Term<'a>>, bool)> {
    const NEITHER: &Words = w![
        "undecided",
        "unsure",
        "opinion",
        "neutral",
        "neither",
        "abstained",
        "abstain",
        "know",
        "unknown",
        "undeclared",
        "uncommitted",
        "view",
        "preference",
        "answer",
        "sure",
        "minds",
        "care",
        "indifferent",
        "decide",
        "decided",
    ];
    let case = &line.case;
    let all = percents(line);
    let (first, last) = (all.first()?, all.last()?);
    let joined = all.windows(2).all(|two| {
        let [a, b] = two else { return false };
        let gap = a.end..b.first;
        line.count(gap.clone()) <= 9
            && case.any(gap.clone(), w![",", "and", ";"])
            && !line.any(gap.clone(), w!["compared", "than", "down", "including", "or"])
            // "a fund from Toronto", "No votes to 38"
            && !line.plain(gap.clone()).any(|at| {
                let share = all.iter().any(|term| term.first == at + 1);
                let number = case.kind(at + 1) == Some(TokenKind::Number) && !share;
                case.is(at, w!["from", "to"]) && (number || case.is(at + 1, w!["a", "the"]))
            })
    });
    let moved = all.iter().any(|t| t.figure.direction.is_some() || t.figure.relation.is_some());
    let based = all.iter().any(|t| t.figure.base.is_some())
        && all.iter().skip(1).any(|t| t.figure.base.is_some());
    let before = all.get(all.len().checked_sub(2)?)?;
    let ends = w!["and", "with", "while", "whereas", "but"];
    let closed = case.any(before.end..last.first, ends);
    if !joined || !closed || moved || based || several(line) {
        return None;
    }
    let tail = last.end..(last.end + 7).min(line.end);
    let rest = last.first.checked_sub(1).is_some_and(|at| case.is(at, w!["remaining", "other"]));
    let neither = (first.end..tail.end)
        .any(|at| case.is(at, NEITHER) && !case.is(at + 1, w!["on", "of", "about", "whether"]));
    let other = case.is(last.end, w!["other", "others"]);
    let rest = rest && !in_words(line);
    let whole = (neither || other) && all.len() >= 3 || rest;
    let split = || all.len() == 2 && opposed(line, first, last) && !of_two(line, first, last);
    let excludes = |two: &Term<'_>| opposed(line, first, two) && !of_two(line, first, two);
    let three = || all.len() >= 3 && all.get(1).is_some_and(excludes);
    (whole || split() || three()).then_some((all, rest))
}

/// Whether a share of the sentence is told without a percentage: "half of it goes to buses, 30
/// percent to trams", "most of it".
fn in_words(line: &Line<'_>) -> bool {
    const SHARES: &Words = w![
        "half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth",
        "most", "majority", "bulk", "rest", "balance", "lion",
    ];
    let case = &line.case;
    let tokens = line.first..line.end;
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let (Some(first), Some(last)) = (span(line.first), span(line.end.saturating_sub(1))) else {
        return false;
    };
    let mut figures = case.figures_in(first.cover(last)).filter_map(|index| case.figure(index));
    figures.any(|figure| figure.kind == FigureKind::Ratio) || case.any(tokens, SHARES)
}

/// Whether the sentence says that one may be counted in several of its shares: "asked to name up to
/// three", "since many use more than one", "prices, named by 62 percent".
pub(super) fn several(line: &Line<'_>) -> bool {
    const MANY: &Words = w!["two", "three", "four", "five"];
    const NAMED: &Words = w!["named", "cited", "mentioned", "chosen", "picked", "ticked"];
    let case = &line.case;
    let share = |at: usize| line.terms.iter().any(|t| t.sort == Sort::Percent && t.first == at);
    (line.first..line.end).any(|at| {
        let count = |at: usize| case.is(at, MANY) && !case.is(at + 1, w!["percent", "per"]);
        case.is(at, w!["more"]) && case.is(at + 1, w!["than"]) && case.is(at + 2, w!["one"])
            || case.is(at, w!["up"]) && case.is(at + 1, w!["to"]) && count(at + 2)
            || case.is(at, w!["pick", "name", "choose", "tick", "cite"]) && count(at + 1)
            || case.is(at, NAMED) && case.is(at + 1, w!["by"]) && share(at + 2)
    })
}

/// Returns the percentages of a sentence, with those that leave the word out behind one that has
/// it: "the heirs have 45 percent, and the town the remaining 30".
pub(super) fn percents<'a>(line: &Line<'a>) -> Vec<Term<'a>> {
    const ALL: f64 = 100.0;
    const OTHER: &Words = w![
        "in", "on", "by", "of", "than", "from", "aged", "age", "since", "until", "article", "no",
        "ward", "page", "day", "chapter", "section", "about", "over", "for", "number", "route",
    ];
    let case = &line.case;
    let mut all: Vec<Term<'a>> = Vec::new();
    for term in line.terms {
        let bare = || {
            let figure = term.figure;
            let before = term.first.saturating_sub(1);
            figure.kind == FigureKind::Number
                && figure.span == figure.number
                && term.is_amount()
                && term.value > 0.0
                && term.value < ALL
                && !case.is(before, OTHER)
                && (term.end >= line.end || case.is(term.end, w![",", ".", ";", "and", "—", "–"]))
        };
        if term.sort == Sort::Percent {
            all.push(*term);
        } else if !all.is_empty() && bare() {
            let reading = Reading { sort: Sort::Percent, ..term.reading };
            all.push(Term { reading, ..*term });
        }
    }
    all
}

/// Whether the two are shares of different wholes, or of different questions: "20 percent for
/// private and 90 percent for public firms", "54 percent support the strike and 62 percent oppose
/// the bill".
fn of_two(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    const WHOSE: &Words = w!["for", "among", "of", "in", "at", "from", "with"];
    let case = &line.case;
    let kinds = w!["private", "public", "men", "women", "boys", "girls", "urban", "rural"];
    let each = case.is(one.end, WHOSE)
        && case.key(one.end) == case.key(two.end)
        && case.any(one.end + 1..one.end + 3, kinds);
    let lead = two.first.saturating_sub(3).max(one.end)..two.first;
    let placed = case.any(lead, w!["in", "among", "at"]);
    let object = |term: &Term<'_>, end: usize| {
        let stop = w![",", ";", ".", "and", "but", "while", "in", "on", "who", "that", "to"];
        let end = (term.end + 6).min(end);
        let verb = (term.end..end)
            .find(|&at| OPPOSED.first().is_some_and(|(a, b)| case.is(at, a) || case.is(at, b)))?;
        let end = (verb + 1..end).find(|&at| case.is(at, stop)).unwrap_or(end);
        let noun = end.checked_sub(1).filter(|&at| at > verb)?;
        (!case.is(noun, w!["it", "him", "her", "them", "this", "that", "for", "against", "yes"]))
            .then(|| case.key(noun))
    };
    let objects = (object(one, two.first), object(two, line.end));
    let other = matches!(objects, (Some(a), Some(b)) if a != b);
    each || placed || other
}

/// Whether the words behind the two exclude one another: for and against, men and women.
pub(super) fn opposed(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    let case = &line.case;
    // What is counted may be what excludes the other: "40 positive", "24 children".
    let behind = |term: &Term<'_>, end: usize| {
        case.token_at(term.number.end).min(term.end)..(term.end + 6).min(end)
    };
    let (near, far) = (behind(one, two.first), behind(two, line.end));
    // "Men made up 48 percent of the group and women 52"
    let one_before = one.first.saturating_sub(6).max(line.first)..one.first;
    let two_before = two.first.saturating_sub(3).max(one.end)..two.first;
    // "among men 45 percent and among women 62" are shares of two wholes.
    let among = line.any(one_before.clone(), w!["among", "of", "for", "with", "from", "in"])
        || line.any(two_before.clone(), w!["among", "of", "for", "with", "from", "in"]);
    let ahead = !among
        && OPPOSED.iter().any(|(a, b)| {
            case.any(one_before.clone(), a) && case.any(two_before.clone(), b)
                || case.any(one_before.clone(), b) && case.any(two_before.clone(), a)
        });
    if ahead && one.sort == Sort::Percent {
        return true;
    }
    // "full-time", "part time", but "in full", "part of it"
    let told = |mut tokens: Range<usize>, words: &Words| {
        tokens.any(|at| {
            let timed = case.is(at + 1, w!["-", "‑", "time"]);
            case.is(at, words) && (timed || !case.is(at, w!["full", "part"]))
        })
    };
    OPPOSED.iter().any(|(a, b)| {
        told(near.clone(), a) && told(far.clone(), b)
            || told(near.clone(), b) && told(far.clone(), a)
    })
}

const OPPOSED: &[(&Words, &Words)] = &[
    (
        w![
            "for",
            "favor",
            "favour",
            "favored",
            "favoured",
            "support",
            "supported",
            "yes",
            "approve",
            "approved",
            "backed",
            "yea",
            "aye",
            "agree",
            "agreed"
        ],
        w![
            "against",
            "oppose",
            "opposed",
            "no",
            "disapprove",
            "disapproved",
            "nay",
            "disagree",
            "disagreed",
            "rejected"
        ],
    ),
    (w!["men", "male", "males", "boys"], w!["women", "female", "females", "girls"]),
    (
        w![
            "accepted",
            "admitted",
            "approved",
            "granted",
            "hired",
            "passed",
            "successful",
            "upheld"
        ],
        w![
            "rejected",
            "turned",
            "refused",
            "denied",
            "failed",
            "declined",
            "unsuccessful",
            "dismissed"
        ],
    ),
    (
        w!["survived", "alive", "rescued", "saved", "found"],
        w!["died", "dead", "killed", "drowned", "perished", "missing", "lost"],
    ),
    (w!["won", "wins"], w!["lost", "losses"]),
    (
        w!["sold", "returned", "repaired", "open", "working", "stayed", "present", "intact"],
        w!["unsold", "kept", "destroyed", "closed", "broken", "left", "absent", "damaged"],
    ),
    (w!["employed", "paid", "public"], w!["unemployed", "unpaid", "private"]),
    (w!["positive"], w!["negative"]),
    (w!["adults", "adult", "grown"], w!["children", "child", "minors", "teenagers", "babies"]),
    (w!["boys", "boy"], w!["girls", "girl"]),
    (w!["guilty", "convicted"], w!["innocent", "acquitted", "cleared"]),
    (w!["fulltime", "full"], w!["parttime", "part"]),
    (
        w!["vaccinated", "insured", "married"],
        w!["unvaccinated", "uninsured", "single", "unmarried"],
    ),
    (w!["civilians", "civilian"], w!["soldiers", "troops", "combatants", "fighters", "militants"]),
    (w!["healthy", "unhurt", "unharmed"], w!["sick", "ill", "hurt", "injured"]),
    (w!["killed", "dead", "died"], w!["injured", "wounded", "hurt"]),
    (w!["passengers"], w!["crew"]),
    (w!["returned"], w!["missing", "stayed", "remained"]),
    (w!["new"], w!["old", "used"]),
    (w!["professionals"], w!["amateurs"]),
    (w!["urban"], w!["rural"]),
    (w!["democrats"], w!["republicans"]),
    (w!["native", "natives", "locals", "local"], w!["foreign", "foreigners", "visitors"]),
    (w!["made", "scored", "correct"], w!["missed", "wrong", "incorrect"]),
    (w!["safe", "legal"], w!["unsafe", "illegal"]),
];

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn one_may_give_several_answers() {
        for text in [
            "Asked to name two hobbies, 58 percent said reading, 47 percent gardening and 30 \
             percent cooking.",
            "Of the staff, 71 percent cycle, 35 percent take the bus and 22 percent walk, as \
             some do more than one.",
            "Boys passed in 68 percent of cases and girls in 74 percent.",
            "Rain played a part in 52 percent of the delays, ice in 41 percent and fog in 19 \
             percent.",
            "Their first wish was a park, named by 57 percent, a pool, by 44 percent, and a \
             library, by 31 percent.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
        for text in [
            "Of the staff, 71 percent voted for the plan, 35 percent against it and 4 percent \
             were undecided.",
            "The choir is 44 percent men and 66 percent women.",
        ] {
            assert_eq!(flags(text).len(), 1, "{text}\n{:?}", flags(text));
        }
    }
}
