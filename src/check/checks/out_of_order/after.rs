//! Two dates of one sentence that "after" and "before" put in order, whatever the deeds are:
//! "retired in 2004 after joining in 2016", "long after its opening in 1970", "before moving to
//! Hull in 1958". One slip must explain why they lie the other way round.

use std::ops::Range;

use super::CHECK;
use crate::check::tense::modal;
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::{Likeness, last_past};
use crate::check::years::{self, Stated, names_kin};
use crate::check::{Case, Flag, Severity, wording};
use crate::w;

/// Returns the flags of the sentences whose two dates lie against their "after" or "before".
pub(super) fn flags(case: &Case<'_>, passage: &Passage) -> Vec<Flag> {
    let mut found = Vec::new();
    for own in passage.told(case) {
        let sentence = own.first_token..own.end_token;
        if !case.any(sentence.clone(), w!["after", "before", "following"]) {
            continue;
        }
        let mut dates: Vec<Stated> = passage.dates_in(sentence.clone()).copied().collect();
        dates.extend(years::unread(case, &sentence, &dates));
        dates.sort_by_key(|date| date.token);
        if let [first, second] = dates.as_slice()
            && let Some(link) = link(case, &sentence, first, second)
        {
            found.extend(flag(case, first, second, link));
        }
    }
    found
}

/// The word between two dates that says which of them is the later one.
fn link(case: &Case<'_>, sentence: &Range<usize>, one: &Stated, other: &Stated) -> Option<usize> {
    const EVENT: &crate::text::Words = w!["in", "on"];
    let lead = years::led(case, one.token, EVENT)?;
    let end = years::led(case, other.token, EVENT)?;
    if one.ends_span || other.ends_span {
        return None;
    }
    let gap = one.token + 1..end;
    let at = case.find(gap.clone(), w!["after", "before", "following"])?;
    // "long after", "shortly before"
    let adverb = |at: usize| {
        case.is(at, w![",", "long", "soon", "just", "only", "even", "right"])
            || case.printed(at).ends_with("ly")
    };
    let beside = (gap.start..at).all(adverb);
    let named = w!["named", "called", "modelled", "modeled", "looked", "takes", "christened"];
    let deed = at + 1..end;
    let parted = w!["who", "which", "that", "whose", "when", "and", "but", "or", "where", "as"];
    let other = |at: usize| {
        modal(case, at)
            || case.is(at, parted)
            || case.is(at, w![",", ";", ":", "(", "–", "—", "\"", "“"])
    };
    let told = sentence.start..lead;
    let apart = w!["if", "would", "will", "not", "never", "anniversary", "had", "since", "until"];
    (beside
        && !deed.is_empty()
        && !deed.clone().any(other)
        && !case.any(told.clone(), named)
        && !case.any(told, apart)
        && !names_kin(case, deed))
    .then_some(at)
}

/// The flag for two dates that lie the other way round, where a slip explains it.
fn flag(case: &Case<'_>, first: &Stated, second: &Stated, link: usize) -> Option<Flag> {
    const ROOM_YEARS: i32 = 80;
    let after = !case.is(link, w!["before"]);
    let (early, late) = if after { (second, first) } else { (first, second) };
    if early.first <= late.last {
        return None;
    }
    let latest = last_past(case);
    let best = |date: &Stated, fits: &dyn Fn(i32) -> bool| {
        let year = date.year();
        let slips = timeline::slipped(date).map(|(how, new)| (how, new.year()));
        let centuries = [year - 100, year + 100].map(|year| (Likeness::Digit, year));
        let found = slips.chain(centuries).filter(|(how, _)| *how != Likeness::Last);
        let found = found.filter(|(_, year)| *year <= latest && fits(*year));
        found.min_by_key(|(how, own)| (*how, (own - year).abs())).map(|(_, year)| year)
    };
    let room = |early: i32, late: i32| (0..=ROOM_YEARS).contains(&(late - early));
    let earlier = best(early, &|year| room(year, late.year()));
    let later = best(late, &|year| room(early.year(), year));
    let offer =
        |date: &Stated, year: Option<i32>| year.map(|year| format!("{year} for {}", date.year()));
    let offers: Vec<String> = offer(early, earlier).into_iter().chain(offer(late, later)).collect();
    if offers.is_empty() {
        return None;
    }
    let with = |year: i32| {
        let printed = second.year().to_string();
        case.words(second.span).replacen(&printed, &year.to_string(), 1)
    };
    let own = if after { earlier } else { later };
    let word = wording::within(case.printed(link));
    let (one, other) = (first.year(), second.year());
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: second.span,
        message: format!(
            "What was done in {one} is told to have come {word} what was done in {other}. {} \
             would fit.",
            wording::opening(&wording::any_of(&offers))
        ),
        computation: format!("{} is before {}", late.year(), early.year()),
        related: vec![first.span],
        suggestions: own.map(with).into_iter().collect(),
    })
}
