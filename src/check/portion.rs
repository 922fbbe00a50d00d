//! A part, its whole and the percentage said of the two, as a sentence prints them: "13 of the 52
//! seats, or 25 percent". Whether they fit is left to the check.

use std::ops::Range;

use super::bodies::{includes, of_body};
use super::case::Case;
use super::relation::{Line, Sort, Term, WHOLE, of_before, possessive};
use super::subject::Subject;
use crate::text::Words;
use crate::w;

/// A part and its whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie<'a> {
    pub(super) part: Term<'a>,
    pub(super) whole: Term<'a>,
    /// The token after the last of the two.
    pub(super) end: usize,
    /// Whether "of" stands between, and nothing but words that name the whole.
    pub(super) sure: bool,
}

/// The parts and wholes of a sentence.
pub(super) fn ties<'a>(line: &Line<'a>, before: Option<&Range<usize>>) -> Vec<Tie<'a>> {
    let mut found: Vec<Tie<'a>> = Vec::new();
    for (at, term) in line.terms.iter().enumerate() {
        if !term.is_amount() {
            continue;
        }
        let tie = forward(line, at)
            .or_else(|| backward(line, at))
            .or_else(|| of_whom(line, at, before.cloned()));
        found.extend(tie);
    }
    found
}

/// "13 of the 52 seats", "$30 million (25 percent) of its $120 million fund".
fn forward<'a>(line: &Line<'a>, at: usize) -> Option<Tie<'a>> {
    let part = line.term(at)?;
    let mut next = at + 1;
    // A percentage of its own may stand between.
    let mut from = part.end;
    if let Some(between) = line.term(next).filter(|t| t.sort == Sort::Percent)
        && line.only(part.end..between.first, &[APPOSED])
    {
        next += 1;
        from = between.end;
    }
    let whole = line.term(next).filter(|t| t.is_amount())?;
    let case = &line.case;
    let of = case.find(from..whole.first, w!["of"])?;
    let lead = if part.of_next {
        true
    } else {
        line.only(from..of, &[w!["out", ")", ",", "—", "–"], NOUNS])
    };
    // "to $317, a cut of $95, or 23 percent" names a step, no whole.
    let named = case.is(of + 1, w!["the", "its", "their", "all", "our", "his", "her", "these"]);
    let apposed = case.is(from, w![","]) && case.is(from + 1, w!["a", "an"]);
    // "31 votes to 19, a majority of 12" is the margin.
    let margin =
        whole.figure.thing.is_none() && case.any(from + 2..of, w!["majority", "plurality"]);
    let called = apposed && !margin && case.any(from + 2..of, PARTS);
    if apposed && !named && !called {
        return None;
    }
    let fleet =
        case.is(from, w!["in"]) && case.is(from + 1, w!["a", "an", "the"]) && of == from + 3;
    let own_noun = line.count(from..of) <= 2 || fleet;
    let plain = line.only(of + 1..whole.first, &[WHOLE]) || possessive(line, of + 1, whole.first);
    let out = case.any(from..of, w!["out"]);
    let loose = out || from > part.end;
    // "Of the 90 men, 51 percent came; of 120 women …"
    if case.any(from..of, w![";"]) || part.first < from && of_before(line, part) == Some(line.first)
    {
        return None;
    }
    // "a dozen crews of eight" are ninety.
    let groups = !part.of_next
        && of + 1 == whole.first
        && part.figure.thing.is_some()
        && whole.span.end <= whole.number.end
        && whole.unit().is_none();
    if groups {
        return None;
    }
    let rate = part.figure.per.is_some() || whole.figure.per.is_some();
    // "all but 12 of the 60": the others are meant.
    let own = case.token_at(part.number.start);
    let but = case.any(own.saturating_sub(2).max(line.first)..own, w!["but", "except"]);
    let kind = || part.of_next || part.unit() == whole.unit() && (loose || part.same_thing(whole));
    // "six groups of four" has four in each.
    let each = !part.of_next
        && !out
        && !named
        && of + 1 == whole.first
        && part.figure.thing.is_some()
        && !case.any(case.token_at(part.number.end)..of, NOUNS)
        && whole.span.end <= whole.number.end;
    (!rate && !but && (lead || own_noun) && plain && kind()).then_some(Tie {
        part: *part,
        whole: *whole,
        end: whole.end,
        sure: lead
            && !each
            && !by_size(line, part, whole)
            && (part.of_next || of == part.end + usize::from(out))
            || called && own_noun && from == part.end,
    })
}

/// "Six of two bedrooms, ten of three and eight of four", "60 of one room": so many of each size,
/// and no parts.
fn by_size(line: &Line<'_>, part: &Term<'_>, whole: &Term<'_>) -> bool {
    const FEWEST: usize = 2;
    let bare = |a: &Term<'_>, b: &Term<'_>| {
        line.case.is(a.end, w!["of"]) && a.end + 1 == b.first && a.value > b.value
    };
    let one = |a: &Term<'_>| line.case.is(a.end, w!["of"]) && line.case.is(a.end + 1, w!["one"]);
    let ones = line.terms.iter().filter(|a| one(a)).count();
    let sized = line.terms.windows(2).filter(|two| matches!(two, [a, b] if bare(a, b) && !one(a)));
    bare(part, whole) && (whole.counts(1) || ones + sized.count() >= FEWEST)
}

/// "Of the 640 pupils, 256 walk to school".
fn backward<'a>(line: &Line<'a>, at: usize) -> Option<Tie<'a>> {
    let case = &line.case;
    // "Of the 20 houses here two flooded, and 14 of the 32 over there": the 32 are another whole.
    if at.checked_sub(1).and_then(|at| line.term(at)).is_some_and(|before| before.of_next) {
        return None;
    }
    let part = line.term(at)?;
    let whole = line
        .terms
        .iter()
        .take(at)
        .rev()
        .find(|t| t.is_amount() && t.first < part.first && of_before(line, t).is_some())?;
    let of = of_before(line, whole)?;
    let opens = of == line.first
        || case.is(of - 1, w![",", ";", "—", "–", ":", "but", "and", "that", "\"", "“"]);
    let apart = case.any(whole.end..part.first, w![",", "—", "–"]);
    let other = line.within(whole.end..part.first).any(|t| t.is_amount() && !t.alike(part));
    let same = whole.figure.thing.is_some() || whole.unit().is_some();
    // "Of 240 women 18 fell ill, against 41 of 251", "9 (12%) of 75": a whole of its own.
    let own_part = |at: usize| {
        let last = if case.is(at, w![")"]) { at } else { at + 1 };
        line.terms.iter().any(|t| t.first > whole.first && t.end == last)
    };
    let based = of_before(line, part)
        .and_then(|of| of.checked_sub(1))
        .is_some_and(|at| case.is(at, w![";", ",", "and"]) || own_part(at));
    // "exceeds the other by 10"
    let step = part.first.checked_sub(1).is_some_and(|at| case.is(at, w!["by"]));
    (opens && !based && !step && apart && !other && part.alike(whole)).then(|| Tie {
        part: *part,
        whole: *whole,
        end: part.end,
        sure: same && part.same_thing(whole),
    })
}

/// Whether "of them" stands there: the number before it is a part of another one.
pub(super) fn of_those(case: &Case<'_>, at: usize) -> bool {
    case.is(at, w!["of"]) && case.is(at + 1, w!["them", "whom", "which", "these", "those", "it"])
}

/// Whether the number is told of another one: "two of them nurses", "40 hectares of it oak".
pub(super) fn is_of_those(case: &Case<'_>, term: &Term<'_>) -> bool {
    of_those(case, case.token_at(term.number.end)) || of_those(case, term.end)
}

/// "640 pupils, 256 of whom walk"; the whole may stand in the sentence before.
fn of_whom<'a>(line: &Line<'a>, at: usize, before: Option<Range<usize>>) -> Option<Tie<'a>> {
    let case = &line.case;
    let part = line.term(at)?;
    // "400 acres of it burned"
    let of_it = part.unit().is_some()
        && case.is(part.end, w!["of"])
        && case.is(part.end + 1, w!["it", "that", "this"])
        && part.end + 2 < line.end
        && !case.is(part.end + 2, w!["kind", "sort", "year", "week", "month"]);
    let behind = of_it || of_those(case, part.end);
    let ahead_of = (part.first.saturating_sub(4).max(line.first)..part.first)
        .rev()
        .find(|&of| of_those(case, of));
    let ahead = ahead_of;
    let ahead =
        ahead.is_some_and(|of| line.only(of + 2..part.first, &[w![",", "some", "about", "only"]]));
    let among = part.first.checked_sub(1).is_some_and(|at| case.is(at, w!["including"]));
    if !behind && !ahead && !among {
        return None;
    }
    let mut amounts = line.terms.iter().take(at).rev();
    let own = at.checked_sub(1).and_then(|last| line.term(last)).filter(|t| t.is_amount()).copied();
    // "Of 480 tents in one camp 120 of them": the nearest that has so many.
    let holds = |t: &&Term<'_>| t.alike(part) && t.value >= part.value;
    let own = match own {
        Some(t) if !holds(&&t) => amounts.find(holds).copied().or(own),
        own => own,
    };
    let far = || {
        let first = Line::of(case, before?)?;
        let mut amounts = first.terms.iter().filter(|t| t.is_amount());
        let only = amounts.next().copied()?;
        (first.end == line.start && amounts.next().is_none()).then_some(only)
    };
    // "48 pupils, 63 of whom were hurt"
    let single = line.terms.iter().filter(|t| t.end <= part.first && t.is_amount()).count() == 1;
    let led = ahead_of.is_some_and(|of| case.is(of + 1, w!["whom", "which"]));
    let sure = own.is_some()
        && single
        && (behind && case.is(part.end + 1, w!["whom", "which"]) || of_it || led);
    // "a jury of twelve, 17 of them": of nobody else
    let body = behind
        && !of_it
        && own.is_some_and(|own| {
            let gap = own.end..part.first;
            gap.len() <= 1 && of_body(line, &own)
        });
    // "$12 million, including $7 million for roofs"
    let within = among && single && own.is_some_and(|own| includes(line, &own, part));
    let sure = sure || single && body || within;
    let whole = own.or_else(far)?;
    let end = if behind { part.end + 2 } else { part.end };
    let another = among && !case.any(part.end..(part.end + 3).min(line.end), w!["or", "("]);
    let named = whole.figure.thing.is_some() || sure && whole.unit().is_some() || body;
    ((!another || within) && part.alike(&whole) && named).then_some(Tie {
        part: *part,
        whole,
        end,
        sure,
    })
}

/// What a part is called beside its whole: "256, a majority of 640 members".
const PARTS: &Words = w![
    "majority",
    "minority",
    "plurality",
    "part",
    "portion",
    "share",
    "fraction",
    "half",
    "third",
    "quarter",
    "fifth",
    "tenth",
    "section",
    "subset",
    "sample",
    "handful",
    "selection",
];

/// Words a part may carry before "of": "256 pupils out of 640".
const NOUNS: &Words = w!["out", "people", "votes", "seats", "members", "pupils", "students"];

/// What stands before a number that says another one again.
pub(super) const APPOSED: &Words = w![
    ",",
    "or",
    "(",
    "—",
    "–",
    "-",
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "roughly",
    "just",
    "over",
    "under",
    "more",
    "less",
    "than",
    "i.e.",
    "only",
    "exactly",
    "approximately",
];

/// The percentage that is said of this part and this whole.
pub(super) fn percent_of<'a, 'l>(
    line: &'l Line<'a>,
    tie: &Tie<'a>,
    all: &[Tie<'a>],
) -> Option<&'l Term<'a>> {
    let is = |t: &&Term<'_>| t.sort == Sort::Percent && t.figure.direction.is_none();
    let behind = line.terms.iter().filter(is).find(|t| t.first >= tie.part.end);
    let ahead = line.terms.iter().filter(is).rev().find(|t| t.end <= tie.part.first);
    let close = |t: &&Term<'a>| follows(line, tie, t, all);
    behind.filter(close).or_else(|| ahead.filter(|t| leads(line, tie, t)))
}

/// "13 of the 52 seats, or 25 percent", "256 (40 percent)", "a turnout of 75 percent".
fn follows(line: &Line<'_>, tie: &Tie<'_>, percent: &Term<'_>, all: &[Tie<'_>]) -> bool {
    /// Words between the last of the two and its percentage at most.
    const FAR_WORDS: usize = 12;
    const STOPS: &Words = w![
        "and",
        "but",
        "while",
        "whereas",
        "as",
        "than",
        "compared",
        "with",
        "including",
        "up",
        "down",
        "from",
        "plus",
        ";",
        "another",
        "remaining",
    ];
    const TURNOUTS: &Words = w![
        "turnout",
        "occupancy",
        "rate",
        "share",
        "margin",
        "majority",
        "average",
        "percentage",
        "proportion"
    ];
    let case = &line.case;
    let from = if percent.first >= tie.end { tie.end } else { tie.part.end };
    let gap = from..percent.first;
    let other = line.within(gap.clone()).any(|t| t.sort != Sort::Time)
        || all.iter().any(|l| l.part.first > tie.part.first && l.part.end <= percent.first);
    let at = percent.first;
    let last = |step: usize| at.checked_sub(step).filter(|&at| at >= from);
    // What brings it up: a bracket, a dash, "or", "which is", "a turnout of".
    let bare = case.any(at.saturating_sub(1)..at, w!["(", "—", "–", "or", "["]);
    // "twelve of the 15 cellars visited – 80 percent – were damp"
    let comma = last(1).is_some_and(|at| case.is(at, w![",", ":"]));
    let hedged = last(1).is_some_and(|at| case.is(at, w!["just", "only", "about", "exactly"]));
    let step = 1 + usize::from(hedged);
    let named = last(step).is_some_and(|at| case.is(at, w!["of"]))
        && last(step + 1).is_some_and(|at| case.is(at, TURNOUTS));
    let verb = last(1).is_some_and(|at| {
        case.is(
            at,
            w!["is", "represents", "represented", "equals", "makes", "represent", "i.e.", "or"],
        )
    });
    // "six of the 15 plays in the prize, in other words 40 percent"
    let bare =
        bare || at >= from + 3 && case.is(at - 1, w!["words"]) && case.is(at - 2, w!["other"]);
    let direct = gap.is_empty() || line.only(gap.clone(), &[APPOSED]);
    let own_base = base_fits(line, tie, percent);
    let tail = comma && (own_base == Some(true) || ends_clause(line, percent.end));
    !other
        && own_base != Some(false)
        && line.count(gap.clone()) <= FAR_WORDS
        && !line.any(gap, STOPS)
        && (direct || bare || named || verb || tail)
}

/// Whether a clause is over there.
pub(super) fn ends_clause(line: &Line<'_>, at: usize) -> bool {
    at >= line.end || line.case.is(at, w![",", ".", "—", "–", ")", ";"])
}

/// Nouns that name the whole once more: "256 of the 640 buses, 40 percent of the fleet".
pub(super) const GROUPS: &Words = w![
    "fleet",
    "fund",
    "staff",
    "workforce",
    "class",
    "crew",
    "group",
    "sample",
    "stock",
    "herd",
    "ballots",
    "chamber",
    "house",
    "party",
    "team",
    "grant",
    "board",
    "council",
    "network",
    "collection",
    "field",
    "list",
    "roster",
    "estate",
    "pot",
    "package",
    "places",
    "posts",
    "school",
    "force",
    "village",
    "town",
    "city",
    "parish",
    "district",
    "borough",
    "roll",
    "electorate",
    "company",
    "firm",
    "hospital",
    "ward",
    "island",
    "population",
    "intake",
    "squad",
    "club",
    "university",
    "college",
    "faculty",
    "department",
    "assembly",
    "parliament",
    "senate",
    "cohort",
    "audience",
    "congregation",
    "choir",
    "orchestra",
    "regiment",
    "battalion",
    "brigade",
    "garrison",
    "union",
    "committee",
    "panel",
    "jury",
    "cabinet",
    "government",
    "legislature",
    "caucus",
    "delegation",
    "flock",
    "forest",
    "orchard",
    "street",
    "tower",
    "block",
    "building",
    "camp",
    "prison",
    "jail",
    "ship",
    "cargo",
    "catch",
    "harvest",
    "haul",
    "shipment",
    "order",
    "batch",
    "budget",
    "bill",
    "sum",
    "debt",
    "entry",
    "turnout",
    "payroll",
    "headcount",
    "personnel",
    "corps",
    "cast",
    "band",
    "series",
    "season",
    "sessions",
    "route",
    "line",
    "bloc",
    "alliance",
    "league",
    "federation",
    "area",
    "surface",
    "territory",
    "extent",
    "expanse",
    "acreage",
];

/// Whether the percentage's own "of …" names this whole; `None` when it has none.
pub(super) fn base_fits(line: &Line<'_>, tie: &Tie<'_>, percent: &Term<'_>) -> Option<bool> {
    const SAME: &Words = w![
        "total",
        "them",
        "whole",
        "all",
        "those",
        "these",
        "membership",
        "number",
        "cast",
        "full",
        "entire",
        "overall",
        "lot",
    ];
    let case = &line.case;
    if !case.is(percent.end, w!["of"]) {
        return None;
    }
    let words = percent.end + 1..(percent.end + 5).min(line.end);
    // "more than half of them women" is a share of the part as well.
    let them = case.is(words.start, w!["them", "those", "these"]);
    if them && percent.first >= tie.part.end && !ends_clause(line, words.start + 1) {
        let clauses = w!["who", "that", "cast", "polled", "surveyed", "asked", "had", "were"];
        return Some(case.is(words.start + 1, clauses));
    }
    // "two thirds of the bloc's people" are no states.
    let group = |at: usize| case.is(at, GROUPS) && !case.is(at + 1, w!["'s", "’s"]);
    if case.any(words.clone(), SAME) || (words.start..words.start + 2).any(group) {
        return Some(true);
    }
    if line.within(words.clone()).any(|t| t.span == tie.whole.span) {
        return Some(true);
    }
    let whole = Subject::of_figure(tie.whole.figure);
    let named = Subject::of(case, words);
    let behind = Subject::of(case, tie.whole.end..tie.whole.end + 2);
    Some(named.shared(&whole) > 0 || named.shared(&behind) > 0)
}

/// "40 percent of the pupils, 256 of 640", "40 percent, or 256 of the 640".
fn leads(line: &Line<'_>, tie: &Tie<'_>, percent: &Term<'_>) -> bool {
    const FAR_WORDS: usize = 7;
    const STOPS: &Words = w![
        "and",
        "but",
        "while",
        "than",
        "compared",
        "with",
        "including",
        "from",
        "to",
        ";",
        "in",
    ];
    let case = &line.case;
    let gap = percent.end..tie.part.first;
    let at = tie.part.first;
    let apposed = at > gap.start && case.is(at - 1, w![",", "(", "—", "–", ":", "or", "-"]);
    let other = line.within(gap.clone()).any(|t| t.sort != Sort::Time);
    let closes =
        tie.end < line.end && !case.is(tie.part.first.saturating_sub(1), w![","]) || tie.sure;
    // The whole may stand before: "Of the 640 pupils, 40 percent, or 256, walk".
    let whole_before = tie.whole.end <= percent.first;
    let or = line.only(gap.clone(), &[APPOSED]);
    !other
        && apposed
        && closes
        && (!whole_before || or)
        && line.count(gap.clone()) <= FAR_WORDS
        && !line.any(gap, STOPS)
}
/// "68 crofts, of 24 hectares on average, with another 3,900 hectares of hill": neither is of the
/// other.
pub(super) fn aside(line: &Line<'_>, tie: &Tie<'_>) -> bool {
    const FAR_TOKENS: usize = 4;
    let behind = tie.whole.end..(tie.whole.end + FAR_TOKENS).min(line.end);
    let before = tie.part.first.saturating_sub(1)..tie.part.first;
    line.case.any(behind, w!["average"]) || line.case.any(before, w!["another"])
}
