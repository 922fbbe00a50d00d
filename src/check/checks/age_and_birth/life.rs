//! Whose birth, and death, a sentence tells, and whether the next goes on about the same person.

use std::ops::Range;

use crate::check::Case;
use crate::check::calendar::month_at;
use crate::check::years::{self, RELATIVES, Stated};
use crate::quantity::FigureKind;
use crate::text::{Sentence, Words};
use crate::w;

/// A birth, and a death where one is told with it.
#[derive(Clone, Copy)]
pub(super) struct Life {
    pub(super) birth: Stated,
    pub(super) death: Option<Stated>,
    /// The token that tells of the birth.
    pub(super) born_at: usize,
}

/// The one life the sentence tells of.
pub(super) fn life(case: &Case<'_>, tokens: &Range<usize>, dates: &[Stated]) -> Option<Life> {
    const FARTHEST: usize = 12;
    let mut found = None;
    for (index, date) in dates.iter().enumerate() {
        let bracket = date.token.checked_sub(1).is_some_and(|at| opened(case, at, tokens.start));
        let next = dates.get(index + 1);
        let spanned = bracket
            && next
                .is_some_and(|next| next.ends_span && case.is(next.token + 1, w![")", ",", ";"]));
        let from = years::lead(case, date.token).filter(|&at| case.is(at, w!["from"]));
        let told = from.is_some_and(|at| at > tokens.start && case.is(at - 1, w!["lived"]))
            && next.is_some_and(|next| next.ends_span);
        let life = if lived(date, next) && (spanned && named(case, date.token) || told) {
            Life { birth: *date, death: next.copied(), born_at: date.token }
        } else {
            let before = date.token.saturating_sub(FARTHEST).max(tokens.start)..date.token;
            let Some(born_at) = before.rev().find(|&at| case.is(at, w!["born", "b"])) else {
                continue;
            };
            let first = index == dates.partition_point(|other| other.token <= born_at);
            // "was born deaf; in 2019 he got an implant"
            let parted = case.any(born_at..date.token, w![";"]);
            if !first || parted || !one_person(case, born_at, tokens.start) {
                continue;
            }
            let death = next.filter(|next| died_then(case, date, next)).copied();
            Life { birth: *date, death, born_at }
        };
        if found.is_some() {
            return None;
        }
        found = Some(life);
    }
    found
}

/// Whether a bracket opens right before a date, past its day and month.
fn opened(case: &Case<'_>, at: usize, first: usize) -> bool {
    const MOST_TOKENS: usize = 4;
    let near = at.saturating_sub(MOST_TOKENS).max(first)..at + 1;
    let open = near.rev().find(|&at| case.is(at, w!["(", "["]));
    open.is_some_and(|open| !case.any(open + 1..at + 1, w![")", "]", "since", "in", "from"]))
}

/// "born in 1932, died in 1999", "(b. 1856, d. 1906)".
fn died_then(case: &Case<'_>, birth: &Stated, next: &Stated) -> bool {
    const FARTHEST: usize = 9;
    let gap = case.gap(birth.span, next.span);
    gap.len() <= FARTHEST
        && case.any(gap.clone(), w!["died", "d", "death"])
        && !case.any(gap, RELATIVES)
        && lived(birth, Some(next))
}

/// Whether two dates can be the ends of a life.
pub(super) fn lived(first: &Stated, second: Option<&Stated>) -> bool {
    second.is_some_and(|second| (15..112).contains(&(second.year() - first.year())))
}

/// Whether a name stands before the bracket of a life: "the composer Abel Orr (1921–1988)".
fn named(case: &Case<'_>, token: usize) -> bool {
    let bracket = (token.saturating_sub(5)..token).rev().find(|&at| case.is(at, w!["(", "["]));
    bracket.and_then(|at| at.checked_sub(1)).is_some_and(|name| {
        let before = name.saturating_sub(1);
        case.capital(name)
            && (before < name && case.capital(before)
                || opens_sentence(case, name) && died_soon(case, name + 1))
            || case.is(name, PERSONS)
                && (name.saturating_sub(3)..name).any(|at| case.is(at, w!["the", "a"]))
    })
}

/// Whether a sentence begins with the token.
fn opens_sentence(case: &Case<'_>, at: usize) -> bool {
    let start = case.tokens().get(at).map_or(0, |token| token.span.start);
    case.sentence_at(start).is_some_and(|own| own.first_token == at)
}

/// "Lund (1856–91) died": a death right behind the bracket.
fn died_soon(case: &Case<'_>, bracket: usize) -> bool {
    (bracket..bracket + 12)
        .find(|&at| case.is(at, w![")", "]"]))
        .is_some_and(|end| case.any(end + 1..end + 3, w!["died", "was", "lived"]))
}

/// Who has a life: "the general (1870–1944)".
const PERSONS: &Words = w![
    "general",
    "composer",
    "painter",
    "poet",
    "writer",
    "author",
    "novelist",
    "playwright",
    "king",
    "queen",
    "emperor",
    "empress",
    "prince",
    "princess",
    "duke",
    "architect",
    "sculptor",
    "physicist",
    "chemist",
    "mathematician",
    "philosopher",
    "historian",
    "explorer",
    "inventor",
    "engineer",
    "actor",
    "actress",
    "singer",
    "pianist",
    "violinist",
    "conductor",
    "dancer",
    "photographer",
    "politician",
    "president",
    "chancellor",
    "statesman",
    "bishop",
    "pope",
    "saint",
    "nun",
    "missionary",
    "reformer",
    "economist",
    "botanist",
    "astronomer",
    "surgeon",
    "physician",
    "nurse",
    "scientist",
    "artist",
    "admiral",
    "colonel",
    "captain",
    "theologian",
    "journalist",
    "banker",
    "industrialist",
];

/// Whether "born" is told of one person: "was born", "Born in", "Ida Wood (born", not "those born".
fn one_person(case: &Case<'_>, born: usize, first: usize) -> bool {
    let Some(before) = born.checked_sub(1).filter(|&at| at >= first) else { return true };
    // "had not been born in 1989"
    let unborn = case.any(born.saturating_sub(3).max(first)..born, w!["not", "never"]);
    let sign = !unborn && case.is(before, w![",", "(", ")", "–", "—", "-", "\"", "“", ";", "["]);
    let passive = !unborn && case.is(before, w!["was", "and", "is", "been"]);
    let hyphen = case.is(before, w!["-"]) && case.glued(before);
    let name = case.capital(before) && !case.printed(before).ends_with('s');
    let plural = case.any(
        before.saturating_sub(4).max(first)..born,
        w![
            "people",
            "those",
            "anyone",
            "everyone",
            "children",
            "workers",
            "women",
            "men",
            "were",
            "someone",
            "nobody",
            "babies",
            "twins",
            "if",
            "generation"
        ],
    );
    !hyphen && !plural && (sign || passive || name)
}

/// Whether the second sentence goes on about the person of the first: it begins with "he" or
/// "she", and the first names nobody of the other sex and no relative.
pub(super) fn goes_on(case: &Case<'_>, first: &Sentence, second: &Sentence) -> bool {
    let tokens = first.first_token..first.end_token;
    let short = years::read(first) && years::read(second);
    // "In 1862, aged 22, he emigrated"
    let lead = second.first_token..(second.first_token + 9).min(second.end_token);
    let pronoun = { lead }.find(|&at| case.is(at, w!["he", "she"]));
    let opens = case.is(second.first_token, w!["in", "at", "by", "aged"]);
    let named = |pronoun: usize| {
        (second.first_token + 1..pronoun).any(|at| case.capital(at) && month_at(case, at).is_none())
    };
    let subject = match pronoun {
        Some(pronoun) if opens && !named(pronoun) => pronoun,
        _ => second.first_token,
    };
    let other = match () {
        () if case.is(subject, w!["he"]) => w!["she", "her", "they"],
        () if case.is(subject, w!["she"]) => w!["he", "him", "his", "they"],
        // "The 81-year-old still paints"
        () if case.is(second.first_token, w!["the"]) && years_old(case, second.first_token + 1) => {
            let born = tokens.clone().find(|&at| case.is(at, w!["born"]));
            let subject = born.is_some_and(|born| {
                case.is(born - usize::from(born > 0), w!["was"])
                    && (tokens.start + 1..born).len() <= 4
                    && (tokens.start..born.saturating_sub(1)).all(|at| case.capital(at))
            });
            if !subject || !plain_subject(case, second.first_token + 1) {
                return false;
            }
            w!["they", "and", "with"]
        }
        // "Orr was born in 1951" behind "Abel Orr died on Monday at 67"
        () => {
            let name = second.first_token;
            let known = |at: usize| case.key(at) == case.key(name) && case.capital(at);
            let met = case.capital(name) && tokens.clone().skip(1).any(known);
            let told = case.is(name + 1, w!["was", "died", "had", ","]);
            if !met || !told {
                return false;
            }
            w!["they", "and", "with"]
        }
    };
    short
        && !second.opens_paragraph
        && !case.any(tokens.clone(), other)
        && !case.any(tokens, RELATIVES)
}

/// Whether an age that stands for a person begins at token `at`: "81-year-old".
fn years_old(case: &Case<'_>, at: usize) -> bool {
    let start = case.tokens().get(at).map_or(usize::MAX, |token| token.span.start);
    let age = case.figure_at(start).and_then(|index| case.figure(index));
    age.is_some_and(|age| age.kind == FigureKind::Age && case.words(age.span).ends_with("-old"))
}

/// Whether a verb follows an age that stands for a person: "The 81-year-old still paints".
fn plain_subject(case: &Case<'_>, at: usize) -> bool {
    const VERBS: &Words = w![
        "is", "was", "has", "had", "still", "also", "said", "says", "now", "will", "died", "lives",
        "won", "took", "became", "never", "remains", "retired", "began", "works", "plays", "made",
        "told", "went", "left", "lived", "spent",
    ];
    let start = case.tokens().get(at).map_or(usize::MAX, |token| token.span.start);
    let age = case.figure_at(start).and_then(|index| case.figure(index));
    age.is_some_and(|age| case.is(case.tokens_of(age.span).end, VERBS))
}
