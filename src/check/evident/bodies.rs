//! More of a body than it has, and a place beyond the end of a thing: "the flock, 400 strong,
//! includes 620 ewes", "beaten forty times in 31 matches", "page 391 of a book of 320". What is
//! said of them is left to the check.

use crate::check::evident::{amounts, measure, plain};
use crate::check::persons::counts_persons;
use crate::check::portion::Tie;
use crate::check::relation::{Line, Term};
use crate::quantity::FigureKind;
use crate::text::Words;
use crate::{w, words};

/// Bodies of persons, animals and vessels: whatever they include is one of them.
const BODIES: &Words = w![
    "flock",
    "herd",
    "congregation",
    "choir",
    "crew",
    "class",
    "squad",
    "team",
    "delegation",
    "regiment",
    "battalion",
    "brigade",
    "garrison",
    "fleet",
    "flotilla",
    "staff",
    "workforce",
    "litter",
    "band",
    "orchestra",
    "company",
    "troupe",
    "cast",
    "jury",
    "panel",
    "party",
    "force",
    "corps",
    "detachment",
    "contingent",
    "gang",
    "pack",
    "swarm",
    "colony",
    "cohort",
    "community",
    "faculty",
    "platoon",
    "army",
    "navy",
    "convoy",
    "string",
    "stable",
    "stud",
    "chorus",
    "chapter",
    "council",
    "committee",
    "cabinet",
    "bench",
    "field",
    "entry",
    "intake",
    "audience",
    "crowd",
    "assembly",
    "senate",
    "chamber",
    "caucus",
    "group",
    "membership",
    "household",
    "tally",
    "haul",
    "collection",
    "bag",
    "toll",
    "crop",
    "tribe",
];

/// Words behind which stands what is in it.
const HOLD: &Words =
    w!["include", "includes", "included", "including", "among", "has", "had", "have",];

/// What is lost or won but once in each of them.
const OUTCOMES: &Words = w![
    "beaten",
    "lost",
    "won",
    "defeated",
    "unbeaten",
    "victorious",
    "drawn",
    "drew",
    "loses",
    "wins",
    "win",
    "lose",
    "losing",
    "winning",
    "triumphed",
    "prevailed",
    "succumbed",
    "absent",
    "finished",
    "late",
    "missing",
    "missed",
    "started",
    "captained",
    "umpired",
    "appeared",
    "played",
    "outclassed",
    "vanquished",
    "victory",
    "victories",
    "defeat",
    "defeats",
];

/// Contests of each of which there is one outcome, as they are printed in the plural.
const CONTESTS: &Words = w![
    "matches",
    "games",
    "fights",
    "bouts",
    "contests",
    "races",
    "tests",
    "fixtures",
    "meetings",
    "starts",
    "outings",
    "encounters",
    "duels",
    "elections",
    "trials",
    "cases",
    "finals",
    "appearances",
    "battles",
    "internationals",
    "caps",
    "tournaments",
    "events",
    "debates",
];

/// Words that let a number be of others, or of each.
const STOPS: &Words = w![
    "each",
    "every",
    "than",
    "another",
    "more",
    "apiece",
    "average",
    "per",
    "times",
    "last",
    "previous",
    "previously",
    "earlier",
    "formerly",
    "plus",
    "besides",
    "later",
    "then",
    "now",
    "grew",
    "grown",
    "once",
    "years",
    "expected",
    "planned",
    "would",
    "could",
    "will",
    "may",
    "might",
    "should",
    "needs",
    "needed",
    "capacity",
];

/// Returns a part that is more than the body it is of, or more outcomes than contests.
pub(in crate::check) fn beyond<'a>(line: &Line<'a>) -> Option<Tie<'a>> {
    /// A digit too many makes it ten times as much.
    const FAR: f64 = 11.0;
    let [whole, part] = amounts(line) else { return None };
    let apart = whole.value > 1.0 && part.value > whole.value && part.value < whole.value * FAR;
    let counted = [whole, part].iter().all(|t| {
        measure(t).is_none() && t.figure.per.is_none() && t.figure.kind != FigureKind::Ratio
    });
    if !apart || !counted || !plain(whole) || whole.of_next {
        return None;
    }
    (held(line, whole, part) || drawn(line, whole, part) || outcomes(line, whole, part))
        .then(|| Tie { part: *part, whole: *whole, end: part.end, sure: true })
}

/// "The flock, 400 strong, includes 620 breeding ewes", "a choir of 40 members has 60 sopranos".
/// What a body counted or contained may as well be of others.
fn held(line: &Line<'_>, whole: &Term<'_>, part: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 4;
    const HEDGES: &Words = w![
        "just", "only", "some", "about", "fully", "at", "least", "among", "its", "his", "her",
        "their", "members", "ranks", "number", "them", "exactly", "as", "many",
    ];
    let case = &line.case;
    let behind = case.token_at(whole.number.end);
    let strong = (behind..behind + 2).any(|at| case.is(at, w!["strong"]));
    // "the 120-member choir", "a choir of sixty voices"
    let head = whole.first.saturating_sub(3).max(line.first)..whole.first;
    let grouped = case.any(head.clone(), BODIES)
        && case.is(whole.first.saturating_sub(1), w!["of", ",", "(", "numbering"]);
    let tail = whole.end..(whole.end + 2).min(line.end);
    let headed = whole.figure.thing.is_some() && case.any(tail, BODIES);
    let gap = whole.end..part.first;
    let from = gap.end.saturating_sub(NEAR_TOKENS).max(gap.start);
    let Some(verb) = (from..gap.end).rev().find(|&at| case.is(at, HOLD)) else { return false };
    let has = case.is(verb, w!["has", "had", "have"]);
    let own = [whole, part].iter().all(|t| counts_persons(t.figure));
    let bare = whole.figure.thing.is_none();
    // "her tally of 19 goals includes 27 penalties"
    let tallies = w!["tally", "total", "haul", "bag", "toll", "catch", "list"];
    let counted = grouped && case.any(head, tallies) && case.printed(verb).starts_with("incl");
    // "13 goals' worth"
    let worth = case.is(part.end, w!["'", "’", "'s", "’s"]);
    !worth
        && (strong || grouped && (bare || own) || headed && own || counted)
        && (!has || case.any(verb..gap.end, w!["among", "in"]) || own)
        && line.only(verb + 1..gap.end, &[HEDGES])
        && !line.any(line.first..part.end, STOPS)
        && !line.any(gap, w!["and", "but", "whose", "which"])
}

/// "Out of an orchestra of eighty, ninety-one players fell ill": of those who are named.
fn drawn(line: &Line<'_>, whole: &Term<'_>, part: &Term<'_>) -> bool {
    const HEAD_TOKENS: usize = 7;
    let case = &line.case;
    let head = line.first..whole.first;
    let led = case.is(line.first, w!["of", "among", "out", "from"]) && head.len() <= HEAD_TOKENS;
    let body = case.any(head, BODIES) && case.is(whole.first.saturating_sub(1), w!["of"]);
    let gap = whole.end..part.first;
    led && body
        && whole.figure.kind == FigureKind::Number
        && counts_persons(part.figure)
        && case.is(whole.end, w![","])
        && gap.len() <= 3
        && !line.any(line.first..part.end, STOPS)
}

/// "In the 31 matches she contested, she was beaten just forty times": each was lost once at most.
fn outcomes(line: &Line<'_>, whole: &Term<'_>, part: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 6;
    let case = &line.case;
    let last = whole.end.saturating_sub(1);
    let led = case.any(
        whole.first.saturating_sub(5).max(line.first)..whole.first,
        w!["in", "of", "during", "over", "from", "throughout", "across", "out"],
    );
    let contests = case.is(last, CONTESTS) || case.is(whole.end, CONTESTS);
    // "In 26 seasons he won the title thirty times": it is to be had once in each.
    let seasons = case.is(last, w!["seasons", "campaigns"])
        && line.any(line.first..line.end, w!["title", "league", "championship", "pennant", "cup"]);
    // "forty times", "just forty of them", "lost forty"
    let times = case.is(part.end.saturating_sub(1), w!["times"]);
    let bare = part.figure.thing.is_none() && ends(line, part.end);
    let near = part.first.saturating_sub(NEAR_TOKENS).max(whole.end)..part.first;
    let other = words![STOPS, w!["goals", "points", "sets", "runs", "wickets"]];
    let clear = line.plain(line.first..line.end).all(|at| {
        case.is(at, w!["times", "then", "now", "once", "years", "later"]) || !case.is(at, other)
    });
    led && (contests || seasons) && (times || bare) && case.any(near, OUTCOMES) && clear
}

fn ends(line: &Line<'_>, at: usize) -> bool {
    at >= line.end || line.case.is(at, w![",", ".", ";", "—", "–", ")", "and"])
}
