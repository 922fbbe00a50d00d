//! The steps of one life or one work that a paragraph dates: born, begun, done, over. Whether their
//! dates are in order is left to the check.

use std::ops::Range;

use super::Passage;
use crate::check::case::Case;
use crate::check::tense::{Tense, tense};
use crate::check::years::{self, RELATIVES, Stated};
use crate::text::Words;
use crate::w;

/// How far a thing or a person has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Stage {
    /// A birth.
    Born,
    /// Work on it began; it was founded.
    Begun,
    /// It was finished, opened, put to use.
    Done,
    /// It closed, sank, was pulled down; he died or retired.
    Over,
    /// Something else of it is told.
    Told,
}

/// A dated step.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four findings of one reading")]
pub(in crate::check) struct Step {
    /// When.
    pub(in crate::check) date: Stated,
    /// The word that tells of it.
    pub(in crate::check) at: usize,
    pub(in crate::check) stage: Stage,
    /// Whether it is told of something known: "it", "her", "their".
    pub(in crate::check) own: bool,
    /// Whether it shares its subject with what stands before it in its sentence: "and was sunk".
    pub(in crate::check) joined: bool,
    /// Whether it may have come before what the paragraph is about: a plan, a site, a family.
    pub(in crate::check) backstory: bool,
    /// Whether only a grown person does it.
    pub(in crate::check) grown: bool,
}

impl Step {
    /// Returns the words that tell of the step: "sank", "ran out", "took his degree".
    pub(in crate::check) fn said<'a>(&self, case: &Case<'a>) -> &'a str {
        const PARTICLES: &Words = w![
            "out", "down", "up", "off", "over", "away", "back", "through", "apart", "ashore",
            "aground"
        ];
        const FARTHEST: usize = 4;
        let mut end = self.at;
        // "had bred", "were running", "gave up the shop"
        let had = case.is(end, w!["had"]) && !case.is(end + 1, w!["a", "an", "the", "his", "her"]);
        let aux = self.at.checked_sub(1).filter(|&at| case.is(at, w!["was", "were"]));
        let start = aux.filter(|_| case.printed(self.at).ends_with("ing")).unwrap_or(self.at);
        let given = case.is(end, w!["gave", "took", "broke", "blew"]) && case.is(end + 1, w!["up"]);
        end += usize::from(had || given);
        let passive = case.is(end, w!["was", "were", "been"]);
        let past = case.printed(end + 1).ends_with("ed") || tense(case, end + 1, end + 1).is_some();
        if passive && (past || case.is(end + 1, w!["read", "set", "put", "cut", "shut", "torn"])) {
            end += 1;
        }
        // "ran out in", not "running over its".
        let closes = self.date.token == end + 2
            || case.is(
                end + 2,
                w!["in", "on", "by", "at", "after", "before", "and", "to", "from", ",", "."],
            );
        end += usize::from(case.is(end + 1, PARTICLES) && closes);
        let grown = self.grown && !case.is(self.at, GROWN);
        let what = (end + 1..=end + FARTHEST).find(|&at| case.is(at, GROWN));
        if let Some(what) = what.filter(|_| grown && self.at < self.date.token)
            && !case.any(end + 1..what, w![",", ";", "and", "in"])
        {
            end = what;
        }
        let span = |at: usize| case.tokens().get(at).map(|token| token.span);
        match (span(start), span(end)) {
            (Some(first), Some(last)) if last.start >= first.start => case.words(first.cover(last)),
            _ => case.printed(self.at),
        }
    }
}

/// Work on something begins.
const WORK: &Words = w!["work", "construction", "building", "digging", "tunnelling", "excavation"];
const START: &Words = w!["started", "began", "begun", "commenced"];
const BEGUN: &Words = w![
    "founded",
    "established",
    "formed",
    "laid",
    "incorporated",
    "chartered",
    "created",
    "broke",
    "broken",
    "begun",
    "designed",
];
/// What only the grown do.
const GROWN: &Words = w![
    "professor",
    "doctorate",
    "married",
    "elected",
    "mayor",
    "minister",
    "president",
    "enlisted",
    "chairman",
    "director",
    "degree",
    "graduated",
    "divorced",
    "judge",
    "senator",
    "governor",
    "ordained",
    "appointed",
    "bishop",
    "lieutenant",
    "captain",
    "colonel",
    "retired",
    "widowed",
    "thesis",
    "headmaster",
    "headmistress",
    "surgeon",
    "husband",
    "wife",
    "editor"
];
const DONE: &Words = w![
    "opened",
    "launched",
    "inaugurated",
    "completed",
    "finished",
    "commissioned",
    "premiered",
    "unveiled",
    "introduced",
    "consecrated",
    "delivered",
    "running",
    "lit",
    "built",
    "reached",
];
const OVER: &Words = w![
    "closed",
    "shut",
    "sank",
    "sunk",
    "wrecked",
    "scuttled",
    "demolished",
    "dissolved",
    "disbanded",
    "folded",
    "abolished",
    "died",
    "retired",
    "resigned",
    "abdicated",
    "decommissioned",
    "scrapped",
    "razed",
    "dismantled",
    "torpedoed",
    "burned",
    "burnt"
];
/// What came before a thing, or lies outside it.
const BEFORE: &Words = w![
    "predecessor",
    "previous",
    "previously",
    "earlier",
    "former",
    "formerly",
    "original",
    "originally",
    "old",
    "older",
    "site",
    "land",
    "plan",
    "plans",
    "planned",
    "planning",
    "proposed",
    "proposal",
    "approved",
    "designed",
    "design",
    "idea",
    "conceived",
    "dreamed",
    "roots",
    "origins",
    "origin",
    "traces",
    "traced",
    "dates",
    "dated",
    "dating",
    "ancestor",
    "ancestors",
    "ancestry",
    "family",
    "families",
    "forebears",
    "descended",
    "replaced",
    "replacing",
    "replaces",
    "before",
    "since",
    "after",
    "predates",
    "inspired",
    "based",
    "voted",
    "bought",
    "acquired",
    "purchased",
    "ordered",
    "reopened",
    "rebuilt",
    "renamed",
    "temporarily",
    "briefly",
    "had",
    "named",
    "built",
    "law",
    "act",
    "patent",
    "century",
    "model",
    "than",
    "ago",
    "history",
    "tradition",
    "emigrated",
    "immigrated",
    "settled",
    "forerunner",
    "successor",
    "which",
    "where",
    "whose",
    "whom",
    "who",
    "house",
    "home",
    "estate",
    "farm",
    "castle",
    "building"
];

/// Pasts that are told of nobody else: ", died", ", moved".
const GOING: &Words = w![
    "died",
    "retired",
    "resigned",
    "moved",
    "joined",
    "married",
    "emigrated",
    "returned",
    "graduated",
    "vanished",
    "disappeared",
    "settled",
    "enlisted",
    "collapsed",
    "reopened",
    "failed"
];

/// Returns the dated steps of a paragraph, in its order.
pub(in crate::check) fn read(case: &Case<'_>, passage: &Passage) -> Vec<Step> {
    let mut found = Vec::new();
    for (index, date) in passage.dates.iter().enumerate() {
        let sentence = passage.sentence(case, date.token);
        let previous = index.checked_sub(1).and_then(|at| passage.dates.get(at));
        let next = passage.dates.get(index + 1);
        let clause = clause(case, &sentence, date, previous, next);
        found.extend(step(case, &sentence, clause, date));
    }
    found
}

/// Returns whether a date is one of an event: "in 1894", "by 1894".
pub(in crate::check) fn led(case: &Case<'_>, date: &Stated) -> bool {
    let words = w!["in", "on", "by", "of", "during", "around", "and", ","];
    years::led(case, date.token, words).is_some() || case.is(date.token.saturating_sub(1), words)
}

/// Returns whether the words speak of what came before a thing or lies outside it. That it was
/// bought or named is told of the thing.
pub(in crate::check) fn backstory(case: &Case<'_>, mut tokens: Range<usize>) -> bool {
    const OF_IT: &Words = w![
        "bought",
        "acquired",
        "purchased",
        "named",
        "renamed",
        "reopened",
        "rebuilt",
        "ordered",
        "briefly",
        "house",
        "home",
        "voted",
        "settled",
        "emigrated"
    ];
    tokens.any(|at| {
        (case.is(at, BEFORE) || case.is(at, RELATIVES)) && !case.is(at, OF_IT) && !case.capital(at)
    })
}

/// The tokens that tell what happened then: back to the date before and on to the next, no further
/// than its part of the sentence.
fn clause(
    case: &Case<'_>,
    sentence: &Range<usize>,
    date: &Stated,
    previous: Option<&Stated>,
    next: Option<&Stated>,
) -> Range<usize> {
    const FARTHEST: usize = 24;
    let cut = |at: usize| {
        case.is(at, w![";", ":", "—", "–"])
            || case.is(at, w!["and", "but", "while"])
                && at > sentence.start
                && case.is(at - 1, w![","])
    };
    let floor = previous.map_or(sentence.start, |own| (own.token + 1).max(sentence.start));
    let floor = floor.max(date.token.saturating_sub(FARTHEST));
    let start = (floor..date.token).rev().find(|&at| cut(at)).map_or(floor, |at| at + 1);
    // "In 1894 it sang in Vienna": what opens a sentence is told of what follows.
    let opens = date.token <= sentence.start + 4;
    let ceiling = next.map_or(sentence.end, |own| own.token.min(sentence.end));
    let ceiling = ceiling.min(date.token + if opens { FARTHEST } else { 1 }).max(date.token + 1);
    let end = (date.token + 1..ceiling).find(|&at| cut(at)).unwrap_or(ceiling);
    start..end
}

fn step(
    case: &Case<'_>,
    sentence: &Range<usize>,
    clause: Range<usize>,
    date: &Stated,
) -> Option<Step> {
    const PRONOUNS: &Words = w![
        "it", "its", "he", "his", "him", "she", "her", "they", "their", "them", "himself",
        "herself", "there"
    ];
    let lead = years::lead(case, date.token)?;
    let until = case.is(lead, w!["until", "till"]);
    let event = case.is(lead, w!["in", "on", "by", "of", "during", "around"])
        || years::leads_to_part(case, lead);
    if !until && !event || date.ends_span {
        return None;
    }
    let role = |words: &Words| clause.clone().rev().find(|&at| case.is(at, words));
    let past = |at: &usize| {
        *at != date.token && tense(case, *at, clause.start).is_some_and(|own| own != Tense::Other)
    };
    // "In 1894 it sang" has its verb behind it.
    let opens = date.token <= sentence.start + 4;
    let comma = date.token + 1 + usize::from(case.is(date.token + 1, w![","]));
    let verb = if opens && case.is(comma, w!["it", "he", "she", "they"]) && comma + 1 < clause.end {
        Some(comma + 1)
    } else if opens {
        (date.token + 1..clause.end).find(past)
    } else {
        (clause.start..date.token).rev().find(past)
    };
    let (mut at, mut stage) = stage_of(case, &clause, verb)?;
    // "Boats were using it by 1881" tells the end of the work.
    if stage == Stage::Told && case.is(lead, w!["by"]) {
        stage = Stage::Done;
    }
    let ultimate = role(w!["last", "final", "first"]);
    if let Some(own) = ultimate.filter(|_| stage == Stage::Told) {
        stage = if case.is(own, w!["first"]) { Stage::Done } else { Stage::Over };
        at = verb.unwrap_or(own);
    }
    // "was the tallest until 1930"
    if until {
        stage = Stage::Over;
    }
    // "buses took over in 1954"
    let succeeds = case.reads(at, w!["took", "over"])
        || case.is(at, w!["gave", "made"]) && case.is(at + 1, w!["way"]);
    if succeeds {
        stage = Stage::Over;
    }
    let told = clause.start..part_end(case, &clause, date);
    // "ran her aunt's inn" is told of herself.
    // "sang as a child"
    let himself = |at: usize| {
        let article = usize::from(case.is(at.saturating_sub(1), w!["a", "an"]));
        case.is(at.saturating_sub(1 + article), w!["as"])
    };
    let kin = told.clone().find(|&at| case.is(at, RELATIVES) && !himself(at));
    let kin = kin.is_some_and(|kin| kin < at || !case.is(kin + 1, w!["'s", "’s"]));
    if stage == Stage::Born && kin {
        return None;
    }
    let earlier = |at: usize| case.is(at, BEFORE) && !(case.capital(at) && at > sentence.start);
    // "her first book, set in 1916", "begun in 1902 and set in 1812"
    let behind = |words: &Words| at > clause.start && case.is(at - 1, words);
    let also = behind(w!["and", "but"]) && case.is(at + 1, w!["in"]);
    let set = case.is(at, w!["set"]) && (also || behind(w![",", "is"]));
    let joined = succeeds || until || joined(case, sentence, &clause, at);
    // "had six mills by 1340"
    let by = |own: usize| case.is(own, w!["had"]) && case.is(lead, w!["by"]) && joined;
    let told_before =
        (clause.start..=at.max(date.token)).filter(|own| (!joined || *own != at) && !by(*own));
    Some(Step {
        date: *date,
        at,
        stage,
        own: told.clone().any(|at| case.is(at, PRONOUNS) && acts(case, at, &told)),
        joined,
        backstory: set || kin || { told_before }.any(earlier),
        grown: case.any(told, GROWN),
    })
}

/// Whether what a pronoun stands for is what the event is told of: not in "It plays at a ground
/// that was opened", "Its oldest brand was launched".
fn acts(case: &Case<'_>, pronoun: usize, told: &Range<usize>) -> bool {
    const OWNING: &Words = w!["its", "their"];
    const RELATIVE: &Words = w!["that", "which", "who", "whose"];
    let rest = pronoun + 1..told.end;
    let eldest = case.is(pronoun, OWNING)
        && case.any(pronoun + 1..pronoun + 3, w!["oldest", "older", "eldest"]);
    !eldest && !case.any(rest, RELATIVE)
}

/// The word that tells what happened, and how far a thing had come then.
fn stage_of(case: &Case<'_>, clause: &Range<usize>, verb: Option<usize>) -> Option<(usize, Stage)> {
    let role = |words: &Words| clause.clone().rev().find(|&at| case.is(at, words));
    if let Some(born) = role(w!["born"]) {
        return Some((born, Stage::Born));
    }
    if let Some(started) = role(START)
        && case.any(clause.start..started, WORK)
    {
        return Some((started, Stage::Begun));
    }
    if let Some(set) = role(w!["set"]).filter(|at| case.is(at + 1, w!["up"])) {
        return Some((set, Stage::Begun));
    }
    let known = [(OVER, Stage::Over), (DONE, Stage::Done), (BEGUN, Stage::Begun)];
    // Ground is broken to begin, a treaty to end.
    let ends = |at: usize| {
        let broken = case.is(at, w!["broke", "broken"]);
        broken && !case.any(clause.clone(), w!["ground", "sod", "soil", "turf"])
    };
    let known = { known }.into_iter().find_map(|(words, stage)| {
        Some((role(words).filter(|at| stage != Stage::Begun || !ends(*at))?, stage))
    });
    let told = || verb.or_else(|| role(w!["last", "final"])).map(|at| (at, Stage::Told));
    known.or_else(told)
}

/// Where what is told of a date ends: at the comma behind it.
fn part_end(case: &Case<'_>, clause: &Range<usize>, date: &Stated) -> usize {
    let opens = date.token <= clause.start + 4;
    let from = (date.token + 1 + usize::from(opens)).min(clause.end);
    (from..clause.end).find(|&at| case.is(at, w![",", "("])).unwrap_or(clause.end)
}

/// Whether a verb has the subject of what stands before it in its sentence: ", was sold", "and
/// closed"; "Founded in 1889, the brewery was sold".
fn joined(case: &Case<'_>, sentence: &Range<usize>, clause: &Range<usize>, verb: usize) -> bool {
    const AUXILIARIES: &Words = w![
        "was",
        "were",
        "been",
        "then",
        "finally",
        "later",
        "soon",
        "also",
        "eventually",
        "first",
        "did",
        "not",
        "only",
        "again",
        "itself",
        "at",
        "last"
    ];
    if clause.start == sentence.start {
        return false;
    }
    let mut back = (clause.start..verb).rev().skip_while(|&at| case.is(at, AUXILIARIES));
    let linked = back.next().is_none_or(|at| match () {
        // ", formed in 1940" is told of the noun before it, ", died in 1940" is not.
        () if case.is(at, w![","]) => {
            let object = w!["the", "a", "an", "its", "his", "her", "their"];
            tense(case, verb, clause.start) == Some(Tense::Past)
                || case.is(verb, GOING)
                || case.is(verb + 1, object)
        }
        () => case.is(at, w!["and", "but"]),
    });
    let opening = [BEGUN, DONE, w!["born"]].iter().any(|words| case.is(sentence.start, words));
    linked || opening && !case.any(clause.start..verb, w![";", "which", "who"])
}
