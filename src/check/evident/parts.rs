//! A whole, a part of it, and what a sentence says of the two by their order alone: the share that
//! stands beside them, what is left, a part that is more than all of it. What is said of them is
//! left to the checks.

use crate::check::addends::Sum;
use crate::check::change::{FALLS, RISES};
use crate::check::compared::CHANGES;
use crate::check::evident::{amounts, measure, one_slip, plain};
use crate::check::fraction::Fraction;
use crate::check::persons::counts_persons;
use crate::check::portion::{APPOSED, GROUPS, Tie, ends_clause, is_of_those, of_those};
use crate::check::relation::{Line, SIGNS, Sort, Term, WHOLE, of_before, possessive};
use crate::quantity::FigureKind;
use crate::text::{TokenKind, Words};
use crate::{w, words};

/// What is said of all who are left.
const LEFT: &Words = w![
    "still",
    "left",
    "remain",
    "remains",
    "remained",
    "remaining",
    "rest",
    "survive",
    "survives",
    "survived",
    "intact",
    "spared",
    "await",
    "awaits",
    "awaiting",
    "outstanding",
    "pending",
    "missing",
    "unsold",
    "unfinished",
    "undone",
    "unpaid",
    "unbuilt",
    "vacant",
    "idle",
    "open",
];

/// What is still to be done with what is left.
const TO_DO: &Words = w![
    "go", "run", "sail", "ride", "walk", "swim", "cover", "do", "come", "play", "climb", "march",
    "row", "fly", "drive", "travel", "read", "write", "fill", "sell", "pay", "find", "raise",
    "build", "lay", "finish", "complete", "repair", "relay", "dig", "plough", "plow", "sow",
];

/// What cannot be said of those of whom the opposite was.
const LOST: &Words = w![
    "lost",
    "drowned",
    "died",
    "dead",
    "missing",
    "killed",
    "perished",
    "sank",
    "sunk",
    "burned",
    "burnt",
    "destroyed",
    "failed",
    "rejected",
    "refused",
    "unsold",
    "empty",
    "vacant",
    "abstained",
    "absent",
    "escaped",
    "vanished",
    "stayed",
    "fled",
];

/// "Forty of the ship's 65 crew were saved and 25 drowned".
pub(in crate::check) fn rest<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    const FAR_TOKENS: usize = 7;
    let case = &line.case;
    let all = amounts(line);
    let [one, two, left] = all else { return None };
    let (part, whole) = if one.of_next || part_of(line, one, two) {
        (one, two)
    } else if is_of_those(case, two) {
        (two, one)
    } else {
        return None;
    };
    let alike = [part, left].iter().all(|t| {
        // "180 of the 240 miles" is one figure, of which the miles are.
        let noun = case.key(whole.end) == case.key(t.end.saturating_sub(1));
        let ratio = whole.figure.kind == FigureKind::Ratio && noun;
        measure(t) == measure(whole) || bare(line, t) || ratio
    });
    let value = part.value + left.value;
    if !alike || (value - whole.value).abs() < f64::EPSILON {
        return None;
    }
    let stop = line.any(line.first..line.end, w!["than", "another", "times", "each"]);
    let from = left.first.saturating_sub(2).max(whole.end.max(part.end));
    let end = (left.end + FAR_TOKENS).min(line.end);
    let end = (left.end..end).find(|&at| case.is(at, w![",", ";", "and", "of"])).unwrap_or(end);
    let ahead = (left.end..end).any(|at| case.is(at, w!["to"]) && case.is(at + 1, TO_DO));
    let other = case.any(from..left.first, w!["other", "remaining", "rest", "remainder"]);
    let kept = case.any(from..end, LEFT) || ahead || other;
    let lost = case.any(from..end, LOST);
    let off = if value > whole.value { kept || lost } else { kept && value < whole.value };
    let bare = measure(left).is_some() || bare(line, left) || other || left.same_thing(whole);
    let slip = one_slip(line, left, whole.value - part.value)
        || one_slip(line, whole, value)
        || one_slip(line, part, whole.value - left.value);
    (!stop && off && bare && slip && all.iter().all(plain)).then(|| Sum {
        total: *whole,
        parts: vec![*part, *left],
        whole: true,
        open: false,
        left: true,
    })
}

/// Whether the second is printed as the whole of the first: "40 of the ship's 65".
fn part_of(line: &Line<'_>, part: &Term<'_>, whole: &Term<'_>) -> bool {
    let of = of_before(line, whole).filter(|&of| of >= part.end);
    of.is_some_and(|of| line.count(part.end..of) <= 2)
}

/// Returns whether the number has no unit and no noun of its own.
pub(super) fn bare(line: &Line<'_>, term: &Term<'_>) -> bool {
    measure(term).is_none() && !named(line, term)
}

/// Whether the number counts a noun of its own, in the plural.
fn named(line: &Line<'_>, term: &Term<'_>) -> bool {
    let at = term.end.saturating_sub(1);
    let of = line.case.is(line.case.token_at(term.number.end), w!["of"]);
    measure(term).is_some()
        || !of
            && term.span.end > term.number.end
            && line.case.kind(at) == Some(TokenKind::Word)
            && (line.case.printed(at).ends_with('s') || counts_persons(term.figure))
}

/// Returns a part that is more than its whole: "Of the 25 mills, forty survive", "sold 30 pups, 41
/// of them spaniels".
pub(in crate::check) fn larger<'a>(line: &Line<'a>) -> Option<Tie<'a>> {
    /// A digit too many makes it ten times as much.
    const FAR: f64 = 11.0;
    let case = &line.case;
    let all: Vec<&Term<'a>> = line.terms.iter().filter(|t| t.is_amount()).collect();
    let [whole, part, ..] = all.as_slice() else { return None };
    if part.value <= whole.value || part.value >= whole.value * FAR {
        return None;
    }
    let heads = || counts_persons(whole.figure) && counts_persons(part.figure);
    let elided = part.figure.kind == FigureKind::Number;
    let alike = (measure(whole) == measure(part) || elided) && whole.figure.per == part.figure.per;
    let group = whole.first.checked_sub(1).is_some_and(|at| case.is(at, w!["of"]));
    let strong = case.any(whole.end..whole.end + 2, w!["strong"]);
    let known = whole.figure.thing.is_some() || measure(whole).is_some() || group || strong;
    let of = of_before(line, whole).is_some_and(|of| of == line.first)
        || base_of(line, whole) && case.is(line.first, w!["in", "from", "out", "of", "among"]);
    let ahead = part.first.checked_sub(2).is_some_and(|at| of_those(case, at));
    let behind = ahead || of_those(case, case.token_at(part.number.end));
    let bare = behind
        || !named(line, part)
        || part.span.end <= part.number.end
        || heads() && part.same_thing(whole)
        || heads() && case.is(line.first, w!["among", "of"]);
    let tied = of && bare || behind && all.len() == 2 && !whole.of_next;
    let stop = w!["each", "every", "times", "than", "another", "more", "apiece", "average"];
    let led = part
        .first
        .checked_sub(1)
        .is_some_and(|at| case.is(at, w!["of", "for", "by", "to", "at", "in"]));
    (alike
        && known
        && tied
        && !led
        && plain(whole)
        && (plain(part) || behind && part.figure.direction.is_some())
        && !line.any(line.first..line.end, stop)
        && !case.any(whole.end..part.first.saturating_sub(2).max(whole.end), w![";", ":"])
        && (behind && !group || !case.any(whole.end..part.first, w!["and", "but"]))
        && !whole.of_next
        && !part.of_next)
        .then(|| Tie { part: **part, whole: **whole, end: part.end, sure: true })
}

/// Words that bring up a share: "a success rate of".
const CALLED: &Words = words![
    APPOSED,
    w![
        "that",
        "is",
        "which",
        "i.e.",
        "namely",
        "a",
        "an",
        "the",
        "of",
        "rate",
        "share",
        "score",
        "proportion",
        "percentage",
        "turnout",
        "success",
        "winning",
        "ratio",
        "occupancy",
        "in",
        "other",
        "words",
        ":",
        ";",
        "pass",
        "failure",
        "survival",
        "quota",
        "as",
        "much",
        "many",
        "amounts",
        "equal",
        "equals",
        "to",
        "or",
        "fully",
        "precisely",
    ]
];

/// Returns a share with its part and its whole, where a sentence has just these three.
pub(in crate::check) fn share<'a>(line: &Line<'a>) -> Option<Fraction<'a>> {
    let case = &line.case;
    let is_share = |t: &&Term<'_>| matches!(t.sort, Sort::Percent | Sort::Share);
    let mut shares = line.terms.iter().filter(is_share);
    let (share, None) = (shares.next()?, shares.next()) else { return None };
    let counted = |t: &&Term<'_>| t.figure.kind != FigureKind::Duration;
    let all: Vec<Term<'a>> = match amounts(line) {
        // "48 had another within a year": no time is a part.
        all @ [_, _, _] => all.iter().filter(counted).copied().collect(),
        all => all.to_vec(),
    };
    let [one, two] = all.as_slice() else { return None };
    let still = share.figure.direction.is_none() && share.value > 0.0 && share.value <= 100.0;
    let alike = measure(one) == measure(two)
        || measure(one).is_none() && !named(line, one)
        || measure(two).is_none() && !named(line, two);
    let other =
        line.terms.iter().any(|t| t.sort == Sort::Other && t.figure.kind != FigureKind::Rank);
    let stops = words![
        CHANGES,
        RISES,
        FALLS,
        w![
            "than", "compared", "another", "further", "extra", "average", "each", "every",
            "interest", "tax", "margin", "but", "while", "whereas"
        ]
    ];
    if !still || !alike || other || !all.iter().all(plain) || line.any(line.first..line.end, stops)
    {
        return None;
    }
    if based(line, one, two, share) {
        return Some(Fraction { share: *share, part: *one, whole: *two });
    }
    let (part, whole) = roles(line, one, two, share)?;
    (beside(line, part, share)
        || beside(line, whole, share) && whole.first > part.first
        || ahead(line, part, share))
    .then_some(Fraction { share: *share, part: *part, whole: *whole })
    .filter(|_| !case.is(share.end, w!["more", "less", "fewer", "up", "down"]))
}

/// "45 million, a third of the 90 million it held a year ago": the one is told in the other.
fn based(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>, share: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 4;
    const FAR_TOKENS: usize = 9;
    let case = &line.case;
    if share.first < one.end || two.first <= share.end || !case.is(share.end, w!["of"]) {
        return false;
    }
    let tokens = share.end + 1..two.first;
    let owned = case.any(tokens.clone(), w!["the", "its", "his", "their", "her"]);
    // "20 percent of a herd counted at 2,500"
    let lead = w!["of", "at", "numbering", "numbered", "totalling", "totaling", "with"];
    let counted = tokens.len() <= FAR_TOKENS
        && case.any(tokens.clone(), GROUPS)
        && case.any(tokens.end.saturating_sub(2).max(tokens.start)..tokens.end, lead)
        && !case.any(tokens.clone(), w![",", "and", "to", "had", "once", "formerly"]);
    let next = owned && tokens.len() < NEAR_TOKENS || counted;
    let gap = one.end..share.first;
    let sign = { gap.clone() }.rev().find(|&at| case.is(at, w![",", "—", "–", "(", "or"]));
    let sign = sign.map(|at| if at > gap.start && case.is(at - 1, w![","]) { at - 1 } else { at });
    let called =
        sign.is_some_and(|at| line.only(at..gap.end, &[CALLED]) && line.count(gap.start..at) <= 4);
    let stop = line.any(gap, w!["and", "but", "to", "with"]);
    next && called && !stop
}

/// Which of two is the whole: the one behind "of", "in" or "from", or the one told before "of
/// them"; with the share right beside the other, the first.
fn roles<'t, 'a>(
    line: &Line<'a>,
    one: &'t Term<'a>,
    two: &'t Term<'a>,
    share: &Term<'_>,
) -> Option<(&'t Term<'a>, &'t Term<'a>)> {
    let case = &line.case;
    if one.of_next || part_of(line, one, two) {
        return Some((one, two));
    }
    if is_of_those(case, two) {
        return Some((two, one));
    }
    // "Half the museum's 900 exhibits, some 650"
    let tokens = share.end..one.first.max(share.end);
    let half = share.end <= one.first
        && share.sort == Sort::Share
        && (line.only(tokens.clone(), &[WHOLE, w!["of"]])
            || possessive(line, tokens.start, tokens.end));
    let led = base_of(line, one) || half;
    let joined = case.any(one.end..two.first, w!["and"]);
    let apposed = beside(line, two, share) || ahead(line, two, share);
    (led && !joined && apposed && two.value < one.value * 3.0).then_some((two, one))
}

/// "Out of a harvest of 8,000 tonnes", "in a class of 32", "from a flock of 400 sheep".
fn base_of(line: &Line<'_>, whole: &Term<'_>) -> bool {
    const FAR_TOKENS: usize = 6;
    let case = &line.case;
    let from = whole.first.saturating_sub(FAR_TOKENS).max(line.first);
    let from = (from..whole.first).rev().find(|&at| case.is(at, SIGNS)).map_or(from, |at| at + 1);
    let of = whole.first.checked_sub(1).is_some_and(|at| case.is(at, w!["of"]));
    let lead = case.find(from..whole.first, w!["of", "among", "from", "out", "in"]);
    lead.is_some_and(|at| {
        !case.is(at, w!["in", "from"])
            || at == line.first && line.only(at + 1..whole.first, &[WHOLE])
            || of && case.is(at + 1, w!["a", "an", "the", "its", "his"])
    })
}

/// Whether the share stands right behind the number and says it again.
fn beside(line: &Line<'_>, term: &Term<'_>, share: &Term<'_>) -> bool {
    const FAR_WORDS: usize = 7;
    let case = &line.case;
    if share.first < term.end {
        return false;
    }
    let them = if of_those(case, term.end) { 2 } else { 0 };
    let gap = term.end + them..share.first;
    let sign = gap.clone().find(|&at| case.is(at, w![",", "(", "—", "–", ":", ";", "or"]));
    let Some(sign) = sign else { return false };
    let near = sign - gap.start <= FAR_WORDS && line.only(sign..gap.end, &[CALLED]);
    let lead = !line.any(gap.start..sign, w!["and", "but", "to", "than"]);
    near && lead && closed(line, share.end)
}

/// Whether the share stands right before the number, which says it again.
fn ahead(line: &Line<'_>, term: &Term<'_>, share: &Term<'_>) -> bool {
    const FAR_WORDS: usize = 5;
    let case = &line.case;
    // "half the seats were sold, 300 of those to schools"
    if term.first < share.end || is_of_those(case, term) {
        return false;
    }
    let gap = share.end..term.first;
    let sign = gap.clone().rev().find(|&at| case.is(at, w![",", "(", "—", "–", ":"]));
    let Some(sign) = sign else { return false };
    let near = line.only(sign..gap.end, &[CALLED]) && line.count(gap.start..sign) <= FAR_WORDS;
    near && !line.any(gap.start..sign, w!["and", "but", "to", "than"]) && said_again(line, term.end)
}

/// Whether the clause is over there, or goes on with a verb, or names the whole once more.
fn closed(line: &Line<'_>, at: usize) -> bool {
    const FAR_TOKENS: usize = 4;
    let case = &line.case;
    let of = || {
        case.is(at, w!["of"])
            && case.is(at + 1, w!["the", "its", "his", "her", "their"])
            && (at..=(at + FAR_TOKENS).min(line.end)).any(|at| ends_clause(line, at))
    };
    ends_clause(line, at)
        || of()
        || case.is(at, w!["were", "was", "are", "is", "have", "had", "has", "in"])
}

/// See [`closed`]: what is said again may be told of its whole.
fn said_again(line: &Line<'_>, at: usize) -> bool {
    closed(line, at) || line.case.is(at, w!["of", "out"])
}
