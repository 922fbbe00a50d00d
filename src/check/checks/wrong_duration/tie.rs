//! How a duration says between what it lies: "after 27 years", "four weeks later", "a voyage of
//! seven months", "the first in 24 years".

use std::ops::Range;

use super::anniversary;
use crate::check::lasting::{SPANS, WORK, of_a_term};
use crate::check::tense::{Tense, tense};
use crate::check::timeline::people;
use crate::check::{Case, calendar};
use crate::quantity::{Figure, FigureKind};
use crate::text::{TokenKind, Words};
use crate::w;

/// How a duration says that it is the whole time between two events.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// "ended in 1991, after 27 years".
    After,
    /// "four weeks later, on 1 April".
    Later,
    /// "a 30-year drought", "a cruise of seven months", "which makes 21 years".
    Whole,
    /// "for six decades": perhaps a part of the time.
    For,
    /// "their 70th anniversary".
    Feast,
    /// "fell for four years in a row".
    Row,
    /// "47 years of clanging": perhaps the whole, perhaps not.
    Loose,
    /// "34 years in one building": a part, unless its digits in another order are the whole.
    Narrow,
    /// "the first in 24 years".
    First,
    /// "The school is 150 years old".
    Old,
}

/// Returns whether the word before a duration ends what tells how long a thing lasted: "had gone on
/// for", "ran for".
pub(super) fn gone_on(case: &Case<'_>, lead: usize) -> bool {
    let back = 1 + usize::from(case.is(lead.saturating_sub(1), w!["on"]));
    let gone = w!["went", "gone", "going", "ran", "run", "dragged", "raged"];
    case.is(lead, w!["for"]) && case.is(lead.saturating_sub(back), gone)
}

/// How the duration is tied to what happened.
pub(super) fn tie(
    case: &Case<'_>,
    figure: &Figure,
    own: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Tie> {
    const NEVER: &Words = w![
        "every",
        "each",
        "within",
        "next",
        "coming",
        "another",
        "further",
        "first",
        "final",
        "additional",
        "extra",
        "previous",
        "up",
        "at",
        "by",
        "until",
        "under",
        "mandatory",
        "minimum",
        "maximum",
        "to",
        "than",
        "in",
        "take",
        "takes",
        "two",
        "three"
    ];
    const MAKES: &Words = w![
        "makes",
        "made",
        "making",
        "lasted",
        "lasting",
        "spanned",
        "spanning",
        "spans",
        "totalled",
        "ran",
        "took",
        "covering",
        "stretched",
        "endured",
        "dragged"
    ];
    if anniversary(case, figure) {
        return Some(Tie::Feast);
    }
    if figure.kind == FigureKind::Age {
        let persons = w!["he", "she", "his", "her", "who", "man", "woman", "boy", "girl"];
        return (!case.any(sentence.clone(), persons)).then_some(Tie::Old);
    }
    if !matches!(figure.kind, FigureKind::Duration | FigureKind::Quantity) {
        return None;
    }
    let lead = own.start.checked_sub(1).filter(|at| sentence.contains(at));
    let lead_is = |words: &Words| lead.is_some_and(|at| case.is(at, words));
    let part = people::clause(case, sentence, own.start);
    if case.any(part, w!["others", "another", "rest"]) {
        return None;
    }
    if lead.is_some_and(|at| of_a_term(case, at)) {
        return None;
    }
    if in_a_row(case, own.end) {
        return Some(Tie::Row);
    }
    let back = own.start.saturating_sub(9).max(sentence.start)..own.start;
    if lead_is(w!["in", "for"])
        && case.any(back, RECORDS)
        && case.is(own.end, w![",", ";", ".", "–", "—"])
    {
        return Some(Tie::First);
    }
    // "fifteen years to the day after it had joined", "In the 25 years to 2019"
    let day =
        case.reads(own.end, w!["to", "the", "day"]) || case.reads(own.end, w!["to", "the", "week"]);
    if day && case.is(own.end + 3, w!["after", "later"])
        || case.is(own.end, w!["to"]) && calendar::year_at(case, own.end + 1).is_some()
    {
        return Some(Tie::Later);
    }
    // "in 49 years she has never raised a price"
    let not_once = w!["never", "not", "once"];
    if lead_is(w!["in"]) && case.any(own.end..own.end + 6, not_once) {
        return Some(Tie::For);
    }
    if lead_is(NEVER) || case.is(own.end, w!["ago", "before", "earlier", "ahead", "old", "older"]) {
        return None;
    }
    let text = case.words(figure.span);
    let units = ["year", "decade", "month", "week", "day"];
    let compound = units
        .iter()
        .any(|unit| text.strip_suffix(unit).is_some_and(|rest| rest.ends_with(['-', '‑'])));
    if compound {
        let whole = (own.end..own.end + 2).any(|at| case.is(at, SPANS) || case.is(at, VOYAGES));
        let one_of_several = of_several_terms(case, own.start, own.end..own.end + 2)
            || of_another_time(case, own.start.saturating_sub(3)..own.start);
        let whole = whole && !one_of_several && !lead_is(w!["new", "of", "next"]);
        return whole.then_some(Tie::Whole);
    }
    let narrowing = w![
        "of", "with", "as", "in", "at", "on", "for", "from", "under", "to", "by", "near", "inside",
        "outside", "there", "here", "until", "when"
    ];
    let closed = calendar::ends_phrase(case, own.end) && !case.is(own.end, narrowing);
    // "from 1981 to 2004, the 23 years in which", "took five years to complete"
    let which = case.is(own.end, w!["in", "during", "over", "throughout"])
        && case.is(own.end + 1, w!["which"])
        && (lead_is(w![",", "–", "—"]) || lead_is(w!["the", "those", "all"]));
    let made = lead_is(w!["took", "taken", "needed"])
        && case.is(own.end, w!["to"])
        && case.is(own.end + 1, FINISH);
    // "for 36 months, starting in May 2011 and ending in May 2014"
    let starts = w!["starting", "beginning", "commencing"];
    let framed = case.any(own.end..own.end + 2, starts)
        && case.any(own.end..(own.end + 12).min(sentence.end), w!["ending", "ended", "until"]);
    if which || made || framed {
        return Some(Tie::Whole);
    }
    // "had been open for 90 years when its doors were locked"
    let until_then = lead_is(w!["for"])
        && case.is(own.end, w!["when", "until", "before"])
        && case.any(own.start.saturating_sub(6).max(sentence.start)..own.start, w!["had"]);
    if until_then {
        return Some(Tie::For);
    }
    let of_office = case.is(own.end, w!["in", "at", "of", "on"])
        && case.is(
            own.end + 1,
            w![
                "office",
                "power",
                "charge",
                "service",
                "operation",
                "business",
                "captivity",
                "prison",
                "exile",
                "production",
                "print",
                "existence"
            ],
        )
        || case.is(own.end, w!["at", "in"]) && case.reads(own.end + 1, w!["the", "helm"])
        || case.reads(own.end, w!["in", "the", "job"]);
    // "three years and 80 sessions later"
    let also = case.is(own.end, w!["and"])
        && case.kind(own.end + 1) == Some(TokenKind::Number)
        && (own.end + 2..own.end + 6).any(|at| {
            case.is(at, w!["later"])
                && !case.is(at + 1, w!["than"])
                && !case.any(own.end..at, w![",", ";"])
        });
    if also {
        return Some(Tie::Later);
    }
    if case.is(own.end, w!["later", "afterwards", "afterward", "on"])
        && !case.is(own.end + 1, w!["the", "a", "death"])
        || case.is(own.end, w!["after"])
    {
        let long = figure.unit.is_some_and(|unit| matches!(unit.name, "year" | "decade"));
        return (!long || !behind_a_deed(case, own.end, sentence.end)).then_some(Tie::Later);
    }
    let all = case.is(own.end, w!["in"]) && case.is(own.end + 1, w!["all", "total"])
        || case.is(own.end, w!["altogether", "overall"]);
    // "Her 24 years at the top"
    let owned = lead_is(w!["his", "her", "their", "its"])
        && case.is(own.end, w!["at", "in", "as", "on", "behind"]);
    if all
        || owned
        || lead_is(w!["these", "those", "intervening"])
        || case.is(own.end, w!["between", "separate"])
    {
        return Some(Tie::Whole);
    }
    let noun = lead.filter(|at| case.is(*at, w!["of"]) && *at > sentence.start).map(|at| at - 1);
    let noun = noun.map(|at| if case.is(at, w![","]) { at.saturating_sub(1) } else { at });
    // ", a run of four decades under three kings"
    let apposed = noun.is_some_and(|at| {
        at > sentence.start + 2 && case.is(at - 1, w!["a", "an"]) && case.is(at - 2, w![",", "–"])
    });
    if noun.is_some_and(|at| of_several_terms(case, at, at..at + 1)) {
        return None;
    }
    if noun.is_some_and(|at| case.is(at, SPANS) || case.is(at, VOYAGES)) && (closed || apposed) {
        return Some(Tie::Whole);
    }
    match () {
        () if case.is(own.end + 1, w!["marriage", "experience", "age", "prison", "jail"]) => None,
        // "after two years of talks" is a part of the time.
        () if lead_is(w!["after"]) && case.is(own.end, w!["of"]) => {
            case.is(own.end + 1, WORK).then_some(Tie::After)
        }
        () if lead_is(w!["after"]) && (closed || of_office) => Some(Tie::After),
        () if (lead_is(MAKES) || lead.is_some_and(|at| gone_on(case, at)))
            && !case.is(own.end, w!["of", "to", "or", "longer"]) =>
        {
            Some(Tie::Whole)
        }
        () if lead_is(w!["for"]) && (closed || of_office || case.capital(own.end)) => {
            Some(Tie::For)
        }
        () if lead_is(w!["for"]) && case.is(own.end, w!["its", "his", "her", "their", "the"]) => {
            Some(Tie::For)
        }
        () if case.is(own.end, w!["old", "more", "less"]) => None,
        () if case.is(own.end, narrowing)
            && !case.is(own.end, w!["of"])
            && own.start > sentence.start =>
        {
            Some(Tie::Narrow)
        }
        () => Some(Tie::Loose),
    }
}

/// What a work takes so many years for.
const FINISH: &Words = w![
    "complete",
    "build",
    "finish",
    "dig",
    "make",
    "restore",
    "construct",
    "erect",
    "rebuild",
    "drive",
    "lay",
    "paint",
    "write",
    "carve",
    "repair"
];

/// What is told as the first or the most in so many years.
const RECORDS: &Words = w![
    "first",
    "worst",
    "best",
    "biggest",
    "largest",
    "highest",
    "lowest",
    "driest",
    "coldest",
    "hottest",
    "wettest",
    "deadliest"
];

/// "in her fifth two-year term", "to a six-year term", "a fifth term of six years": a term is one
/// of several, but where it explains a span: "from 1990 to 2002, a 12-year term".
fn of_several_terms(case: &Case<'_>, start: usize, noun: Range<usize>) -> bool {
    let article = start.checked_sub(1).filter(|&at| case.is(at, w!["a", "an"]));
    let comma = article.and_then(|at| at.checked_sub(1));
    let explains = comma.is_some_and(|at| case.is(at, w![",", "–", "—", "("]));
    case.any(noun, w!["term", "terms", "mandate", "mandates"]) && !explains
}

/// "since 2010, when the eight-year war ended", "since 2000, with a four-year spell as premier":
/// such a time is not the one since.
fn of_another_time(case: &Case<'_>, before: Range<usize>) -> bool {
    case.any(before, w!["when", "with", "followed", "by"])
}

/// "102 years after nine miners founded the choir": what is counted from is told without its date,
/// so that it is none of the dates around. "Two years after it opened" may be.
fn behind_a_deed(case: &Case<'_>, after: usize, end: usize) -> bool {
    const FAR_TOKENS: usize = 12;
    let known = w![
        "it", "he", "she", "they", "its", "his", "her", "their", "this", "that", "these", "those",
        "being"
    ];
    let end = end.min(after + FAR_TOKENS);
    let clause = after + 1..case.find(after + 1..end, w![",", ";", ".", ")"]).unwrap_or(end);
    let dated = case.any(clause.clone(), w!["in", "on"])
        || clause.clone().any(|at| calendar::year_at(case, at).is_some());
    let told = |at: usize| tense(case, at, after + 1).is_some_and(|own| own != Tense::Other);
    case.is(after, w!["after"]) && !case.is(after + 1, known) && !dated && { clause }
        .skip(1)
        .any(told)
}

/// "four years in a row", "four years running".
pub(super) fn in_a_row(case: &Case<'_>, end: usize) -> bool {
    case.reads(end, w!["in", "a", "row"])
        || case.is(end, w!["running", "straight"])
        || case.is(end, w!["in"]) && case.is(end + 1, w!["succession"])
        || case.reads(end, w!["on", "the", "trot"])
}

/// Journeys and other nouns that tell a whole time.
const VOYAGES: &Words = w![
    "cruise",
    "voyage",
    "journey",
    "flight",
    "trip",
    "tradition",
    "wait",
    "mission",
    "walkout",
    "stoppage",
    "shutdown",
    "lockout",
    "blackout",
    "outage",
    "trial",
    "tour",
    "custom",
    "practice",
    "friendship",
    "monopoly",
    "closure",
    "recess",
    "dictatorship",
    "truce",
    "ceasefire",
    "trek",
    "expedition",
    "confinement",
    "detention",
    "captivity",
    "imprisonment",
    "construction",
    "drought"
];
