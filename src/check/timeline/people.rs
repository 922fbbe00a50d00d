//! Who a paragraph speaks of: the births it tells, the names in it, and whether "she" and "Vega"
//! can be the one person who was born.

use std::ops::Range;

use super::Passage;
use crate::check::calendar::{month_at, weekday_at};
use crate::check::case::Case;
use crate::check::landmarks::Landmarks;
use crate::check::tense::{Tense, tense};
use crate::check::years::{self, RELATIVES, Stated};
use crate::text::{TokenKind, Words};
use crate::w;

/// A birth told in a paragraph.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Birth {
    /// When.
    pub(in crate::check) date: Stated,
    /// The token that tells of it.
    pub(in crate::check) at: usize,
}

/// Returns the one birth of a paragraph; `None` where it tells of none or of several.
pub(in crate::check) fn birth(case: &Case<'_>, passage: &Passage) -> Option<Birth> {
    let marks = &Landmarks::of(case).births;
    let from = marks.partition_point(|at| *at < passage.tokens.start);
    let marks = marks.get(from..).unwrap_or_default().iter().copied();
    let marks = marks.take_while(|at| *at < passage.tokens.end);
    let mut births = marks.filter_map(|at| told_at(case, passage, at));
    let first = births.next();
    if first.is_some() {
        return first.filter(|_| births.next().is_none());
    }
    let mut births = passage.tokens.clone().filter_map(|at| arrived(case, passage, at));
    let first = births.next();
    first.filter(|_| births.next().is_none())
}

/// "was born in Graz on 3 May 1931", "Born March 3, 1931".
fn told_at(case: &Case<'_>, passage: &Passage, at: usize) -> Option<Birth> {
    let sentence = passage.sentence(case, at);
    if case.is(at, w!["birth"]) {
        return of_birth(case, passage, &sentence, at);
    }
    if !case.is(at, w!["born"]) {
        return None;
    }
    let date = date_behind(case, passage, at, sentence.end).or_else(|| {
        // "It was in 1931 that she was born."
        let before = passage.dates_in(sentence.start..at).last()?;
        let gap = before.token + 1..at;
        (gap.len() <= 6 && !case.any(gap, w![",", ";", "and", "to", "after", "before"]))
            .then_some(*before)
    })?;
    one_person(case, at, sentence.start).then_some(Birth { date, at })
}

/// "gives her birth as 14 August 1925", "whose birth certificate is dated 2 May 1919".
fn of_birth(
    case: &Case<'_>,
    passage: &Passage,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Birth> {
    const LINKS: &Words = w![
        "certificate",
        "is",
        "was",
        "as",
        "dated",
        "of",
        "date",
        "in",
        "on",
        "record",
        "entry",
        "gives",
        ":",
        ",",
        "the",
        "says",
        "registered"
    ];
    const OTHERS: &Words =
        w!["gave", "gives", "anniversary", "centenary", "years", "after", "before"];
    let date = passage.dates_in(at + 1..sentence.end).next()?;
    let first = case.tokens_of(date.span).start.min(date.token);
    let owned = case.is(at.checked_sub(1)?, w!["his", "her", "whose", "’s", "'s", "of"]);
    let near = case.only(at + 1..first, LINKS) && first - at <= 6;
    let back = at.saturating_sub(6).max(sentence.start)..at;
    (owned && near && !case.any(back.clone(), OTHERS) && !case.any(back, RELATIVES)
        || owned
            && near
            && case.is(at - 1, w!["his", "her"])
            && case.any(at.saturating_sub(3)..at, w!["gives"]))
    .then_some(Birth { date: *date, at })
}

/// "came into the world in 1931".
fn arrived(case: &Case<'_>, passage: &Passage, at: usize) -> Option<Birth> {
    let world = case.is(at, w!["into"])
        && case.is(at + 1, w!["the", "this"])
        && case.is(at + 2, w!["world"]);
    let light = case.is(at, w!["saw"])
        && case.any(at + 1..at + 5, w!["light"])
        && case.is(at + 1, w!["the", "first"]);
    if !world && !light {
        return None;
    }
    let sentence = passage.sentence(case, at);
    let end = if world { at + 2 } else { at + 1 };
    let date = date_behind(case, passage, end, sentence.end)?;
    one_person(case, at, sentence.start).then_some(Birth { date, at: end })
}

/// The date a birth is told with: the first behind it, past nothing but where.
fn date_behind(case: &Case<'_>, passage: &Passage, at: usize, end: usize) -> Option<Stated> {
    const FARTHEST: usize = 16;
    let date = passage.dates_in(at + 1..end.min(at + FARTHEST)).next()?;
    let first = case.tokens_of(date.span).start.min(date.token);
    let gap = at + 1..first;
    let apart = w![
        "he", "she", "who", "they", "it", "which", "and", "but", ";", ":", "when", "after",
        "before", "since", "until", "where", "while", "moved", "raised", "grew"
    ];
    let other = gap
        .clone()
        .any(|at| case.is(at, apart) || !case.capital(at) && tense(case, at, gap.start).is_some());
    (!other).then_some(*date)
}

/// Whether a birth is of the one person a paragraph is about: no relative's, and not of "those
/// born in 1960".
fn one_person(case: &Case<'_>, born: usize, first: usize) -> bool {
    const GROUPS: &Words = w![
        "people",
        "those",
        "anyone",
        "everyone",
        "children",
        "workers",
        "women",
        "men",
        "someone",
        "nobody",
        "babies",
        "if",
        "generation",
        "pupils",
        "students",
        "voters",
        "patients",
        "kids",
        "boys",
        "girls",
        "americans",
        "everybody",
        "anybody",
        "millennials",
        "adults",
        "players",
        "citizens",
        "residents",
        "company",
        "firm",
        "idea",
        "band",
        "club",
        "festival",
        "child",
        "baby",
        "all",
        "whoever",
        "born",
        "not",
        "elder",
        "younger",
        "latter",
        "other"
    ];
    const FARTHEST: usize = 6;
    let hyphen = born > 0 && case.is(born - 1, w!["-"]) && case.glued(born - 1);
    let back = born.saturating_sub(FARTHEST).max(first)..born;
    let near = born.saturating_sub(3).max(first)..born;
    // "…, whose father, born in 1901," but not "twins Ada and Ida, who were born".
    let kin = back
        .rev()
        .take_while(|&at| !case.is(at, w![";", ":", "he", "she"]))
        .any(|at| case.is(at, RELATIVES) && !case.is(at, w!["twin", "twins", "parents"]));
    !hyphen && !kin && !case.any(near, GROUPS)
}

/// The sex a "he" or "she" among the tokens tells; `None` where none or both stand there.
pub(in crate::check) fn sex(case: &Case<'_>, tokens: Range<usize>) -> Option<bool> {
    let he = case.any(tokens.clone(), w!["he", "him", "his", "himself"]);
    let she = case.any(tokens, w!["she", "her", "hers", "herself"]);
    (he != she).then_some(she)
}

/// Returns the last words of the full names of people among the tokens: "Vega" of "Ida Vega".
pub(in crate::check) fn names(case: &Case<'_>, tokens: Range<usize>) -> Vec<usize> {
    const PLACED: &Words = w![
        "in", "at", "of", "from", "near", "the", "to", "into", "for", "on", "off", "outside",
        "around", "via", "its", "by", "a", "an", "'s", "’s", "s", "between"
    ];
    const ORGANISED: &Words = w![
        "school",
        "university",
        "college",
        "company",
        "street",
        "road",
        "avenue",
        "station",
        "hospital",
        "church",
        "park",
        "theatre",
        "theater",
        "stadium",
        "county",
        "island",
        "lake",
        "river",
        "club",
        "united",
        "city",
        "town",
        "council",
        "court",
        "house",
        "hall",
        "museum",
        "institute",
        "bank",
        "airport",
        "bridge",
        "award",
        "prize",
        "cup",
        "league",
        "party",
        "act",
        "union",
        "war",
        "army",
        "navy",
        "states",
        "kingdom",
        "series",
        "times",
        "post",
        "games",
        "office",
        "department",
        "senate",
        "congress",
        "academy",
        "orchestra",
        "society",
        "foundation",
        "association",
        "corp",
        "inc",
        "ltd",
        "group",
        "home",
        "high",
        "north",
        "south",
        "east",
        "west",
        "new",
        "san",
        "los",
        "santa",
        "st",
        "saint",
        "mount",
        "fort",
        "port",
        "cape",
        "black",
        "white",
        "grand",
        "great",
        "royal",
        "national",
        "international",
        "test",
        "olympic",
        "olympics",
        "world",
        "masters",
        "christmas",
        "easter",
        "atlantic",
        "pacific",
        "ocean",
        "sea",
        "valley",
        "hill",
        "hills",
        "beach",
        "bay",
        "point"
    ];
    let name = |at: usize| {
        case.capital(at)
            && case.kind(at) == Some(TokenKind::Word)
            && month_at(case, at).is_none()
            && weekday_at(case, at).is_none()
    };
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        if !name(at) {
            at += 1;
            continue;
        }
        let first = at;
        while at < tokens.end && (name(at) || initial(case, at)) {
            at += 1;
        }
        let placed = first.checked_sub(1).is_some_and(|before| {
            before >= tokens.start && case.is(before, PLACED)
                // "Odessa, Texas"
                || before > tokens.start && case.is(before, w![","]) && name(before - 1)
        });
        let last = at - 1;
        if at - first >= 2 && !placed && !case.any(first..at, ORGANISED) {
            found.push(last);
        }
    }
    found
}

/// The full stop of an initial within a name: "Ida B. Wells".
fn initial(case: &Case<'_>, at: usize) -> bool {
    let letter = at.checked_sub(1).is_some_and(|at| case.printed(at).len() == 1);
    letter && case.is(at, w!["."]) && case.glued(at) && case.capital(at + 1)
}

/// Whether the person a date or an age is told of at token `at` can be the one who was born: of
/// one sex, and no other name between the two or in the way.
pub(in crate::check) fn same_person(
    case: &Case<'_>,
    passage: &Passage,
    birth: &Birth,
    at: usize,
) -> bool {
    let (born, own) = (passage.sentence(case, birth.at), passage.sentence(case, at));
    let told = sex(case, clause(case, &own, at)).or_else(|| sex(case, own.clone()));
    let of_birth = sex(case, born.clone());
    let agree = match (told, of_birth) {
        (Some(one), Some(other)) => one == other,
        _ => !passage.of_both_sexes(case),
    };
    let between = born.start.min(own.start)..born.end.max(own.end);
    let people = names(case, between);
    let mut others = people
        .iter()
        .filter(|name| people.first().is_some_and(|first| case.key(*first) != case.key(**name)));
    agree && others.next().is_none()
}

/// The tokens of a clause before token `at`: back to a semicolon, a dash or ", and".
pub(in crate::check) fn clause(
    case: &Case<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Range<usize> {
    let cut = (sentence.start..at).rev().find(|&at| {
        matches!(case.printed(at), ";" | ":" | "—" | "–")
            || case.is(at, w!["and", "but", "while"])
                && at > sentence.start
                && case.is(at - 1, w![","])
    });
    cut.map_or(sentence.start, |at| at + 1)..at
}

/// Returns the days on which the person of the paragraph died; none where it is a relative who did.
pub(in crate::check) fn deaths(case: &Case<'_>, passage: &Passage) -> Vec<Stated> {
    const AHEAD: usize = 18;
    const BEHIND: usize = 12;
    let mut found: Vec<Stated> = Vec::new();
    for at in passage.tokens.clone() {
        if !died(case, at) {
            continue;
        }
        let sentence = passage.sentence(case, at);
        let kin = at.saturating_sub(6).max(sentence.start)..at;
        if case.any(kin, RELATIVES) {
            continue;
        }
        let ahead = passage.dates_in(at..sentence.end.min(at + AHEAD)).next();
        let ahead = ahead.filter(|date| !another_deed(case, at + 1..date.token));
        let behind = || {
            let from = at.saturating_sub(BEHIND).max(sentence.start);
            let date = passage.dates_in(from..at).last()?;
            let gap = date.token + 1..at;
            let birth = date.token.saturating_sub(8).max(sentence.start)..date.token;
            let other = case.any(gap, w!["and", "but", "born", "who", ";"]);
            (!other && !case.any(birth, w!["born"])).then_some(date)
        };
        let date = ahead.or_else(behind);
        found.extend(date.filter(|date| !found.iter().any(|own| own.span == date.span)));
    }
    found
}

/// Whether the words between a death and a date tell of something else: "died on Tuesday at 91, led
/// the strike of 1958", "has died, was born on 9 June 1938".
fn another_deed(case: &Case<'_>, mut gap: Range<usize>) -> bool {
    let first = gap.start;
    gap.any(|at| {
        case.is(at, w!["born"])
            || at > first
                && case.is(at - 1, w![","])
                && !case.is(at, w!["aged", "said", "announced"])
                && tense(case, at, first).is_some_and(|own| own != Tense::Other)
    })
}

/// Whether the token tells that the person of a sentence died, and not that others were killed.
pub(in crate::check) fn died(case: &Case<'_>, at: usize) -> bool {
    const DIED: &Words = w![
        "died",
        "death",
        "dies",
        "drowned",
        "perished",
        "succumbed",
        "suicide",
        "killed",
        "murdered",
        "assassinated",
        "executed",
        "hanged",
        "guillotined",
        "†"
    ];
    let passed = case.is(at, w!["passed", "passing"]) && case.is(at + 1, w!["away"]);
    let counted = (at + 1..at + 4).any(|at| {
        case.kind(at) == Some(TokenKind::Number)
            && years::stated(case, at..at + 1).is_empty()
            && !case.is(at - 1, w!["at", "aged", "in", "on"])
    });
    passed || case.is(at, DIED) && !(case.is(at, w!["killed", "murdered"]) && counted)
}
