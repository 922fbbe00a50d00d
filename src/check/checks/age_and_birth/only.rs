//! One birth, one age and one other date in a sentence or two, told in whatever words: "The tenor,
//! christened in 1810, sang his last role in 1861 at 15". It speaks only where one slip of the hand
//! makes the age the one of that time.

use std::collections::HashSet;
use std::ops::Range;

use super::GROUPS;
use super::life::Life;
use super::sides::describe;
use super::told::Told;
use super::{fits, leap_day, of_another, rule};
use crate::check::landmarks::Landmarks;
use crate::check::tense::{Tense, tense};
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::{Likeness, like};
use crate::check::years::{self, Stated, names_kin};
use crate::check::{Case, Flag};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, TokenKind, Words};
use crate::{w, words};

/// Flags the only age of a sentence that does not fit its only birth and its only other date.
pub(super) fn check(
    case: &Case<'_>,
    passage: &Passage,
    known: &HashSet<Span>,
    flags: &mut Vec<Flag>,
) {
    let marks = &Landmarks::of(case).births;
    let from = marks.partition_point(|at| *at < passage.tokens.start);
    let marks = marks.get(from..).unwrap_or_default().iter().copied();
    let mut marks = marks
        .take_while(|at| *at < passage.tokens.end)
        .filter(|at| tells_birth(case, passage, *at));
    let (Some(born), None) = (marks.next(), marks.next()) else { return };
    let sentence = passage.sentence(case, born);
    let next = Some(sentence.end).filter(|at| passage.tokens.contains(at));
    let next = next.map(|at| passage.sentence(case, at));
    let before = passage.before(case, sentence.start);
    let windows = [
        Some(sentence.clone()),
        before.map(|before| before.start..sentence.end),
        next.map(|next| sentence.start..next.end),
    ];
    for told in windows.into_iter().flatten() {
        let Some((life, time, age)) = read(case, passage, born, &told) else { continue };
        if !known.contains(&age.figure.span) {
            flags.extend(misfit(case, passage, &told, &life, &time, &age));
        }
        return;
    }
}

/// Whether a token tells of a birth, and of that of no group and no relative.
fn tells_birth(case: &Case<'_>, passage: &Passage, at: usize) -> bool {
    const BACK: usize = 5;
    const OTHERS: &Words = words![
        GROUPS,
        w!["firm", "every", "each", "gave", "gives", "giving", "give", "ship", "vessel"]
    ];
    let sentence = passage.sentence(case, at);
    let back = at.saturating_sub(BACK).max(sentence.start)..at;
    let glued = at > 0 && case.is(at - 1, w!["-"]) && case.glued(at - 1);
    let word = match () {
        () if case.is(at, w!["b"]) => case.is(at.wrapping_sub(1), w!["(", ",", ";"]),
        () if case.is(at, w!["baby"]) => {
            crate::check::calendar::year_at(case, at - at.min(1)).is_some()
        }
        () => !case.is(at, w!["lived", "("]),
    };
    let himself = case.any(back.clone(), w!["himself", "herself"]);
    word && !glued
        && !case.any(back.clone(), OTHERS)
        && (himself || case.is(at, w!["birth", "baptism"]) || !names_kin(case, back))
}

/// An age as it stands in the text.
struct Age<'a> {
    figure: &'a Figure,
    told: Told,
    value: f64,
    own: Range<usize>,
    /// "19-year-old".
    compound: bool,
}

/// The birth, the only other date and the only age of these sentences.
fn read<'a>(
    case: &Case<'a>,
    passage: &Passage,
    born: usize,
    told: &Range<usize>,
) -> Option<(Life, Stated, Age<'a>)> {
    let mut dates: Vec<Stated> = passage.dates_in(told.clone()).copied().collect();
    dates.extend(years::unread(case, told, &dates));
    let [one, other] = dates.as_slice() else { return None };
    let (birth, time) =
        if of_birth(case, passage, born, one, other)? { (one, other) } else { (other, one) };
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let whole = span(told.start)?.cover(span(told.end.checked_sub(1)?)?);
    let figures = case.figures_in(whole).filter_map(|index| case.figure(index));
    let mut ages = figures.filter_map(|figure| age(case, told, figure));
    let (Some(age), None) = (ages.next(), ages.next()) else { return None };
    let life = Life { birth: *birth, death: None, born_at: born };
    Some((life, *time, age))
}

/// Whether the first of two dates is that of the birth; `None` where neither surely is.
fn of_birth(
    case: &Case<'_>,
    passage: &Passage,
    born: usize,
    one: &Stated,
    other: &Stated,
) -> Option<bool> {
    const AHEAD: usize = 14;
    const BACK: usize = 8;
    const APART: &Words = w![
        "he", "she", "who", "they", "it", "which", "but", ";", "when", "after", "before", "since",
        "until", "where", "while", "moved", "raised", "grew",
    ];
    let sentence = passage.sentence(case, born);
    let ahead = |date: &Stated| {
        let gap = born + 1..date.token;
        date.token > born
            && sentence.contains(&date.token)
            && gap.len() <= AHEAD
            && !case.any(gap.clone(), APART)
            && !gap.into_iter().any(|at| !case.capital(at) && finite(case, at))
    };
    let behind = |date: &Stated| {
        let gap = date.token + 1..born;
        date.token < born
            && sentence.contains(&date.token)
            && gap.len() <= BACK
            && !case.any(gap, w![",", ";", "who", "and", "but", "after", "before"])
    };
    match () {
        () if ahead(one) && one.token < other.token => Some(true),
        () if ahead(one) => None,
        () if ahead(other) => Some(false),
        () if behind(other) => Some(false),
        () if behind(one) => Some(true),
        () => None,
    }
}

/// Whether a verb of a clause of its own stands there.
fn finite(case: &Case<'_>, at: usize) -> bool {
    tense(case, at, at).is_some_and(|own| own != Tense::Other)
        && !case.is(
            at,
            w![
                "was",
                "were",
                "had",
                "dated",
                "registered",
                "recorded",
                "given",
                "fell",
                "occurred"
            ],
        )
}

/// Reads a figure as an age, whatever leads to it.
fn age<'a>(case: &Case<'a>, told: &Range<usize>, figure: &'a Figure) -> Option<Age<'a>> {
    /// Trees and tortoises grow older than people.
    const OLDEST: f64 = 250.0;
    const LEADS: &Words = w![
        "aged", "age", "at", "was", "is", "were", "being", "only", "just", "still", "then", "now",
        "barely", "already", "turned", "turning", "turns", "yet", "nearly", "almost", "exactly",
        "makes", "made", "him", "her",
    ];
    const CLOSED: &Words = w![
        ",", ".", ";", ":", ")", "(", "-", "–", "—", "and", "but", "when", "in", "on", "by", "as",
        "at", "who", "with", "while", "to", "or", "upon", "then", "old", "!", "after", "for", "of",
        "that", "without", "because", "although", "though", "years",
    ];
    let value = figure.value()?.to_f64();
    if !(2.0..=OLDEST).contains(&value) || value.fract() != 0.0 || figure.scale.is_some() {
        return None;
    }
    let own = case.begin(figure)..case.tokens_of(figure.span).end;
    let lead = own.start.checked_sub(1).filter(|at| told.contains(at));
    let lead_is = |words: &Words| lead.is_some_and(|at| case.is(at, words));
    let behind = Span::new(figure.number.end.min(figure.span.end), figure.span.end);
    let compound = case.words(behind).contains(['-', '‑']);
    let told = match figure.kind {
        FigureKind::Rank => {
            let whose = lead_is(w!["his", "her", "their", "'s", "’s", "s"]);
            (whose && case.is(own.end, w!["birthday"])).then_some(Told::Turned)?
        }
        FigureKind::Age if figure.unit.is_some_and(|unit| unit.name == "year") => Told::Then,
        FigureKind::Duration if figure.unit.is_some_and(|unit| unit.name == "year") => {
            let of = lead_is(w!["of", "lived"])
                && case.any(
                    own.start.saturating_sub(3)..own.start,
                    w!["life", "lifetime", "lived", "age"],
                );
            of.then_some(Told::Then)?
        }
        FigureKind::Number if figure.unit.is_none() && figure.thing.is_none() => {
            // "The widow, 58 in 1799,"
            let apposed = lead_is(w![","])
                && case.is(own.end, w!["in"])
                && crate::check::calendar::year_at(case, own.end + 1).is_some();
            let turned = lead_is(w!["turned", "turns", "turning"]);
            let closed = case.kind(own.end) != Some(TokenKind::Word) || case.is(own.end, CLOSED);
            (apposed || lead_is(LEADS) && closed).then_some(if turned {
                Told::Turned
            } else {
                Told::Then
            })?
        }
        _ => return None,
    };
    Some(Age { figure, told, value, own, compound })
}

/// The flag for an age that is not the one of its time, where one slip explains it.
fn misfit(
    case: &Case<'_>,
    passage: &Passage,
    told: &Range<usize>,
    life: &Life,
    time: &Stated,
    age: &Age<'_>,
) -> Option<Flag> {
    let (low, high) = match age.told {
        Told::Turned => (age.value, age.value),
        _ => (age.value - 0.5, age.value + 0.5),
    };
    let fit = |life: &Life, time: &Stated| {
        time.year() >= life.birth.year() && fits(life, time, age.told, low, high)
    };
    let now = years::published(case);
    let all = || passage.dates.iter().chain(&now).filter(|own| own.span != life.birth.span);
    if fit(life, time)
        || all().any(|own| fit(life, own))
        || leap_day(life, time, age.value)
        || time.first <= life.birth.last
        || stopped(case, passage, told, life, time, age)
    {
        return None;
    }
    let (fewest, most) = super::at_time(life, time, age.told);
    #[expect(clippy::cast_possible_truncation, reason = "a whole number up to 250")]
    let printed = age.value as i32;
    let ages = (fewest.max(1)..=most).filter_map(|own| like(printed, own));
    let births = timeline::slipped(&life.birth)
        .filter(|(_, birth)| fit(&Life { birth: *birth, ..*life }, time))
        .map(|(how, _)| how);
    let times = timeline::slipped(time).filter(|(_, time)| fit(life, time)).map(|(how, _)| how);
    let how = ages.chain(births).chain(times).min()?;
    (how != Likeness::Last).then(|| describe(case, age.figure, age.told, life, time))
}

/// Whether the age may be of another person, or of another time.
fn stopped(
    case: &Case<'_>,
    passage: &Passage,
    told: &Range<usize>,
    life: &Life,
    time: &Stated,
    age: &Age<'_>,
) -> bool {
    const OTHERS: &Words = w![
        "average", "median", "mean", "combined", "until", "would", "will", "if", "another",
        "older", "younger", "over", "under", "retire", "minimum", "maximum", "limit",
    ];
    const SPANS: &Words = w!["from", "since", "until", "till", "to", "between", "before", "after"];
    let both = case.any(told.clone(), w!["he", "him", "his"])
        && case.any(told.clone(), w!["she", "her", "hers"]);
    let death = case.any(told.clone(), w!["death", "died", "dying", "lived"]);
    let spans = time.ends_span || timeline::led(case, time, SPANS);
    let sentence = passage.sentence(case, age.own.start);
    let first = case.token_at(age.figure.span.start);
    // "preached until 1899, when he was 81"
    let then = time.token + 1 + usize::from(case.is(time.token + 1, w![","]));
    let then = case.is(then, w!["when"]) && age.own.start.saturating_sub(then) <= 3;
    both || spans && !death && !then
        || case.any(clause(case, &sentence, age), OTHERS)
        || rule(case, &sentence, first)
        || of_kin(case, &sentence, life, age)
        || of_another(case, age.figure.span, told)
        || other_person(case, &sentence, age)
        || apart(case, &sentence, time, age)
}

/// The words around an age up to the next signs.
fn clause(case: &Case<'_>, sentence: &Range<usize>, age: &Age<'_>) -> Range<usize> {
    let sign = |at: &usize| case.is(*at, w![",", ";", ":", "(", ")", "–", "—", "and", "but"]);
    let before = age.own.start.saturating_sub(1).max(sentence.start);
    let start = (sentence.start..before).rev().find(sign).map_or(sentence.start, |at| at + 1);
    let end = (age.own.end..sentence.end).find(sign).unwrap_or(sentence.end);
    start..end
}

/// Whether the age is told of a relative: "when his mother was 40".
fn of_kin(case: &Case<'_>, sentence: &Range<usize>, life: &Life, age: &Age<'_>) -> bool {
    let himself =
        case.any(life.born_at.saturating_sub(4)..life.born_at + 1, w!["himself", "herself"]);
    // "Left a widow at the age of 30" is told of herself.
    let of_own = |at: usize| {
        case.is(at, w!["whose"])
            || case.is(at.wrapping_sub(1), w!["a", "an"]) && !case.is(at + 1, w!["of"])
    };
    !himself && clause(case, sentence, age).any(|at| names_kin(case, at..at + 1) && !of_own(at))
}

/// Whether an age stands for somebody else: "beat the 19-year-old Roth", "a woman of 19".
fn other_person(case: &Case<'_>, sentence: &Range<usize>, age: &Age<'_>) -> bool {
    let at = age.own.start;
    let article = at.checked_sub(1).filter(|at| case.is(*at, w!["a", "an", "the"]));
    let Some(article) = article.filter(|_| age.compound) else {
        return age.compound
            || case.is(at.wrapping_sub(1), w!["of"])
                && !case.is(at.wrapping_sub(2), w!["age", "lifetime", "life"]);
    };
    let whose = case.is(article, w!["the"]) || case.is(age.own.end, w!["whose"]);
    let opens = article <= sentence.start + 1 && whose;
    let apposed = article > sentence.start
        && case.is(article - 1, w![",", "as", "–", "—"])
        && !case.is(article, w!["the"]);
    !opens && !apposed
}

/// Whether the age and the date are told of two deeds: "went to sea at 14 and became a captain in
/// 1962".
fn apart(case: &Case<'_>, sentence: &Range<usize>, time: &Stated, age: &Age<'_>) -> bool {
    const LINKS: &Words = w![
        "and", "but", ";", "then", "before", "after", "while", "where", "since", "later", "until",
    ];
    const SAID: &Words = w!["announced", "said", "says", "reported", "confirmed", "added"];
    if !sentence.contains(&time.token) {
        // "He was 44 and …" is told of what was told before.
        let was =
            case.is(age.own.start.wrapping_sub(1), w!["was", "then", "only", "just", "already"]);
        let old = age.figure.kind == FigureKind::Age && !age.compound;
        let own_deed = case.is(age.own.start.wrapping_sub(1), w!["at"]);
        return !(was || old) || own_deed;
    }
    let (from, to) = (age.own.end.min(time.token), age.own.start.max(time.token));
    let announced = case.any(from..to, SAID);
    (from..to).any(|at| {
        let verb = case.is(at, w![","]) && !age.compound && !announced && finite(case, at + 1);
        // "Aged 31 and born in 1904"
        let birth = case.is(at, w!["and"]) && case.is(at + 1, w!["born", "baptised", "christened"]);
        case.is(at, LINKS) && !birth || verb
    })
}
