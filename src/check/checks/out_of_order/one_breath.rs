//! Two dates of one sentence that tell of one thing: what it was made, raised or opened, and what
//! befell it then: "The squad, formed in 1931, was routed in 1836"; and who opened it
//! and had come "in 1994" to do so in 1926. Swapped digits or a wrong century must explain it.

use std::ops::Range;

use super::CHECK;
use super::ranks::TELLING;
use crate::check::tense::{Tense, modal, tense};
use crate::check::timeline::Passage;
use crate::check::year_slips::last_past;
use crate::check::years::{self, RELATIVES, Stated};
use crate::check::{Case, Flag, Severity, wording};
use crate::text::Words;
use crate::w;

/// What a thing is before anything befalls it.
pub(super) const MADE: &Words = w![
    "raised",
    "formed",
    "founded",
    "established",
    "created",
    "built",
    "completed",
    "finished",
    "erected",
    "constructed",
    "opened",
    "launched",
    "commissioned",
    "recruited",
    "chartered",
    "incorporated",
    "consecrated",
    "inaugurated",
    "begun",
    "laid",
    "dug",
    "planted",
    "assembled",
    "started",
    "published",
    "released",
    "adopted",
    "discovered",
    "invented",
];

/// What tells of older things, of another thing, or of what somebody else did.
const APART: &Words = w![
    "predecessor",
    "previous",
    "previously",
    "earlier",
    "former",
    "formerly",
    "original",
    "originally",
    "site",
    "replaced",
    "replacing",
    "since",
    "before",
    "after",
    "than",
    "whose",
    "who",
    "which",
    "where",
    "when",
    "that",
    "from",
    "named",
    "ancestor",
    "ancestors",
    "commemorated",
    "honoured",
    "honored",
    "remembered",
    "told",
    "showed",
    "displayed",
    "celebrated",
    "marked",
    "published",
    "performed",
    "staged",
    "sang",
    "played",
    "recreated",
    "reprinted",
    "inherited",
    "based",
    "anniversary",
    "story",
    "again",
    "like",
    "house",
    "family",
    "style",
    "law",
    "act",
    "had",
];

/// Returns the flags of the sentences that date a thing twice.
pub(super) fn flags(case: &Case<'_>, passage: &Passage) -> Vec<Flag> {
    let mut found = Vec::new();
    for sentence in passage.told(case) {
        let tokens = sentence.first_token..sentence.end_token;
        let dates: Vec<&Stated> = passage.dates_in(tokens.clone()).take(3).collect();
        let [first, later] = dates.as_slice() else { continue };
        if later.year() < first.year() && befell(case, &tokens, first, later) {
            found.extend(flag(case, first, later, [first, later]));
        } else if later.year() > first.year() && had_come(case, first, later) {
            found.extend(flag(case, later, first, [first, later]));
        }
    }
    found
}

/// Whether the word before the date, or a few before it, is what is said of it in its own phrase.
fn led(case: &Case<'_>, date: &Stated) -> Option<usize> {
    years::led(case, date.token, w!["in", "on", "by"]).filter(|_| !date.ends_span)
}

/// "The squad, formed in May 1931 by students, lost its boat in June 1836", "Built in 1840,
/// the gate withstood a siege in 1632".
fn befell(case: &Case<'_>, sentence: &Range<usize>, first: &Stated, later: &Stated) -> bool {
    const NEAR_TOKENS: usize = 4;
    const SUBJECT_TOKENS: usize = 9;
    let (Some(lead), Some(end)) = (led(case, first), led(case, later)) else { return false };
    let near = lead.saturating_sub(NEAR_TOKENS).max(sentence.start)..lead;
    let Some(made) = near.rev().find(|&at| case.is(at, MADE)) else { return false };
    if case.any(made + 1..lead, w![",", "and", "by"]) {
        return false;
    }
    let opens = made == sentence.start;
    let subject = sentence.start..made.saturating_sub(1);
    let apposed = made > sentence.start + 1
        && case.is(made - 1, w![","])
        && subject.len() <= SUBJECT_TOKENS
        && case.is(sentence.start, w!["the", "his", "her", "its", "their", "our", "this", "a"])
        && !case.any(subject, w!["in", "at", ",", "film", "novel", "book", "play", "law"]);
    if !opens && !apposed {
        return false;
    }
    let Some(comma) = (first.token + 1..end).find(|&at| case.is(at, w![","])) else { return false };
    let verb = if opens {
        let named = case
            .is(comma + 1, w!["the", "his", "her", "its", "their", "our", "this", "it"])
            || case.capital(comma + 1);
        let near = comma + 1..(comma + 1 + SUBJECT_TOKENS).min(end);
        near.into_iter().find(|&at| happened(case, at)).filter(|_| named)
    } else {
        Some(comma + 1).filter(|&at| happened(case, at))
    };
    let Some(verb) = verb else { return false };
    // The verb's own clause dates it, and tells of nothing older.
    let passive = usize::from(case.is(verb, w!["was", "were"]));
    let other = (verb + 1 + passive..end).any(|at| {
        happened(case, at) || tense(case, at, verb + 1 + passive).is_some() || modal(case, at)
    });
    let clause = comma + 1..end;
    !other
        && !case.any(clause.clone(), APART)
        && !case.any(clause.clone(), TELLING)
        && !case.any(clause.clone(), RELATIVES)
        && !case.any(clause, w![";", ":", "—", "–", "(", "\"", "“", ","])
}

/// Whether the token is a verb of the past, with those that only a sentence tells from nouns.
fn happened(case: &Case<'_>, at: usize) -> bool {
    tense(case, at, at).is_some_and(|own| own != Tense::Other)
        || case.is(at, w!["beat", "held", "withstood", "hosted", "fought", "saw", "put", "hit"])
}

/// "was opened in 1926 by Ines Roth, who had come to Orm in 1994".
fn had_come(case: &Case<'_>, first: &Stated, later: &Stated) -> bool {
    const CAME: &Words = w![
        "come",
        "arrived",
        "emigrated",
        "immigrated",
        "fled",
        "moved",
        "settled",
        "landed",
        "left",
        "sailed",
        "trained",
        "studied",
        "worked",
        "learned",
        "learnt",
        "escaped",
        "migrated",
        "graduated",
        "retired",
        "returned",
        "reached",
        "travelled",
        "traveled",
    ];
    const NEAR_TOKENS: usize = 12;
    let (Some(lead), Some(end)) = (led(case, first), led(case, later)) else { return false };
    let back = lead.saturating_sub(3)..lead;
    let made = case
        .find(back, MADE)
        .is_some_and(|at| at > 0 && case.is(at - 1, w!["was", "were", "been"]));
    let gap = first.token + 1..end;
    let who = case.find(gap.clone(), w!["who"]);
    let by = who.is_some_and(|who| case.any(first.token + 1..who, w!["by"]));
    let Some(who) = who.filter(|_| made && by && gap.len() <= 2 * NEAR_TOKENS) else {
        return false;
    };
    case.is(who + 1, w!["had"])
        && case.is(who + 2, CAME)
        && !case.any(who + 3..end, w!["who", "which", ";", ":", "but", "and", "until", "before"])
}

/// The flag for two dates of which the first named must not be the later one.
fn flag(case: &Case<'_>, early: &Stated, late: &Stated, told: [&Stated; 2]) -> Option<Flag> {
    const APART_YEARS: i32 = 300;
    let (begun, wrong) = (early.year(), late.year());
    let strong = |year: i32, own: i32| years::same_digits(year, own) || (year - own).abs() == 100;
    let latest = last_past(case);
    let of = |own: &Stated, fits: &dyn Fn(i32) -> bool| {
        let year = own.year();
        let mut found: Vec<i32> = years::slips(year)
            .filter(|slip| *slip <= latest && strong(*slip, year) && fits(*slip))
            .collect();
        found.sort_by_key(|slip| ((slip - year).abs() != 100, *slip));
        found.dedup();
        found
    };
    let later = of(late, &|year| (begun..=begun + APART_YEARS).contains(&year));
    let earlier = of(early, &|year| (wrong - APART_YEARS..=wrong).contains(&year));
    let with = |own: &Stated, year: i32| {
        case.words(own.span).replacen(&own.year().to_string(), &year.to_string(), 1)
    };
    let [one, two] = told;
    let (span, related) = (two.span, one.span);
    let mut offers: Vec<String> = later.iter().map(|year| format!("{year} for {wrong}")).collect();
    offers.extend(earlier.iter().map(|year| format!("{year} for {begun}")));
    if offers.is_empty() || offers.len() > 4 {
        return None;
    }
    let own = if two.span == late.span { &later } else { &earlier };
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span,
        message: format!(
            "What is told of {wrong} cannot have come before what is told of {begun}. {} would \
             fit.",
            wording::opening(&wording::any_of(&offers))
        ),
        computation: format!("{wrong} is before {begun}"),
        related: vec![related],
        suggestions: own.iter().map(|year| with(two, *year)).collect(),
    })
}
