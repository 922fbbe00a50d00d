//! One birth, one age and one other date in a sentence or two, told in whatever words: "The tenor,
//! christened in 1810, sang his last role in 1861 at 15". It speaks only where one slip of the hand
//! makes the age the one of that time.

use std::collections::HashSet;
use std::ops::Range;

use super::GROUPS;
use super::birthday::is_ahead;
use super::life::Life;
use super::number::{Age, age};
use super::sides::describe;
use super::told::Told;
use super::{fits, leap_day, of_another, rule};
use crate::check::landmarks::Landmarks;
use crate::check::tense::{Tense, tense};
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::{Likeness, like};
use crate::check::years::{self, RELATIVES, Stated, names_kin};
use crate::check::{Case, Flag, calendar};
use crate::quantity::FigureKind;
use crate::text::{Span, Words};
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
    for told in windows.iter().flatten() {
        let Some((life, time, age)) = read(case, passage, born, told) else { continue };
        if !known.contains(&age.figure.span) {
            flags.extend(misfit(case, passage, told, &life, &time, &age));
        }
        return;
    }
    for told in windows.iter().flatten() {
        let Some((life, now, age)) = read_now(case, passage, born, told) else { continue };
        if !known.contains(&age.figure.span) {
            flags.extend(misfit(case, passage, told, &life, &now, &age));
        }
        return;
    }
}

/// Whether a token tells of a birth, and of that of no group and no relative.
fn tells_birth(case: &Case<'_>, passage: &Passage, at: usize) -> bool {
    const BACK: usize = 5;
    const OTHERS: &Words = words![
        GROUPS,
        w!["firm", "every", "each", "ship", "vessel", "false", "fake", "forged", "wrong"]
    ];
    const GAVE: &Words = w!["gave", "gives", "giving", "give"];
    let sentence = passage.sentence(case, at);
    let back = at.saturating_sub(BACK).max(sentence.start)..at;
    // "the 1937-born painter"
    let dated = at > 1 && calendar::year_at(case, at - 2).is_some();
    let glued = at > 0 && case.is(at - 1, w!["-"]) && case.glued(at - 1) && !dated;
    let to_him = case.is(at + 1, w!["to"]) && case.is(at + 2, w!["him", "her"]);
    // "Her son, born in 1985, became a judge": nobody else is told of.
    let own_kin = back.start == sentence.start
        && case.is(back.start, w!["his", "her", "their", "my"])
        && names_kin(case, back.start + 1..back.start + 2)
        && case.is(back.start + 2, w![","])
        && at == back.start + 3
        && !case.any(at..sentence.end, w!["he", "she", "his", "her", "him", "they", "who"]);
    let word = match () {
        () if case.is(at, w!["b"]) => case.is(at.wrapping_sub(1), w!["(", ",", ";"]),
        () if case.is(at, w!["baby"]) => {
            calendar::year_at(case, at - at.min(1)).is_some()
                || case.is(at + 1, w!["of"]) && calendar::year_at(case, at + 2).is_some()
        }
        () => !case.is(at, w!["lived", "("]),
    };
    let himself = case.any(back.clone(), w!["himself", "herself"]);
    word && !glued
        && (to_him || !case.is(at.wrapping_sub(1), GAVE))
        && !case.any(back.clone(), OTHERS)
        && (himself
            || own_kin
            || case.is(at, w!["birth", "baptism", "bore", "child"])
            || !of_relative(case, back))
}

/// Whether the tokens speak of a relative; twins may be those the sentence is about.
fn of_relative(case: &Case<'_>, mut tokens: Range<usize>) -> bool {
    // "a carpenter's son born in 1871" is told of himself.
    let himself = |at: usize| {
        let article = (at.saturating_sub(4)..at).any(|at| case.is(at, w!["a", "an"]));
        // "An only child, born in 1902,"
        let whose = w!["his", "her", "their", "whose", "my", "our", "'s", "’s"];
        let alone = case.is(at - at.min(1), w!["only", "eldest", "youngest", "second", "third"])
            && !case.any(at.saturating_sub(4)..at, whose);
        article && (case.is(at.wrapping_sub(1), w!["'s", "’s"]) || alone)
            || alone && case.is(at + 1, w![",", "of"])
    };
    tokens
        .any(|at| names_kin(case, at..at + 1) && !case.is(at, w!["twin", "twins"]) && !himself(at))
}

/// The birth, the only other date and the only age of these sentences.
fn read<'a>(
    case: &Case<'a>,
    passage: &Passage,
    born: usize,
    told: &Range<usize>,
) -> Option<(Life, Stated, Age<'a>)> {
    let dates = dates(case, passage, born, told);
    let [one, other] = dates.as_slice() else { return None };
    let (birth, time) =
        if of_birth(case, passage, born, one, other)? { (one, other) } else { (other, one) };
    let life = Life { birth: *birth, death: None, born_at: born };
    Some((life, *time, sole_age(case, told)?))
}

/// The birth and the only age of sentences without another date, told as of the day of the text,
/// or an age that nobody of that birth has reached by then.
fn read_now<'a>(
    case: &Case<'a>,
    passage: &Passage,
    born: usize,
    told: &Range<usize>,
) -> Option<(Life, Stated, Age<'a>)> {
    let now = years::published(case)?;
    let dates = dates(case, passage, born, told);
    let [birth] = dates.as_slice() else { return None };
    let away = Stated { token: told.end.max(birth.token + 1), ..*birth };
    if birth.year() >= now.year() || !of_birth(case, passage, born, birth, &away)? {
        return None;
    }
    let life = Life { birth: *birth, death: None, born_at: born };
    let age = sole_age(case, told)?;
    let (_, most) = super::at_time(&life, &now, age.told);
    (age.present || age.value > f64::from(most)).then_some((life, now, age))
}

/// The only age of these sentences.
fn sole_age<'a>(case: &Case<'a>, told: &Range<usize>) -> Option<Age<'a>> {
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let whole = span(told.start)?.cover(span(told.end.checked_sub(1)?)?);
    let figures = case.figures_in(whole).filter_map(|index| case.figure(index));
    let mut ages = figures.filter_map(|figure| age(case, told, figure));
    ages.next().filter(|_| ages.next().is_none())
}

/// The dates of these sentences, with a year beside the birth that is read as a number: "1984
/// is her birth year".
fn dates(case: &Case<'_>, passage: &Passage, born: usize, told: &Range<usize>) -> Vec<Stated> {
    const NEAR: usize = 7;
    let mut dates: Vec<Stated> = passage.dates_in(told.clone()).copied().collect();
    dates.extend(years::unread(case, told, &dates));
    let known = |at: usize| dates.iter().any(|date| date.token == at);
    let near = born.saturating_sub(NEAR).max(told.start)..(born + NEAR).min(told.end);
    let bare = near.filter(|&at| !known(at)).find_map(|at| {
        let year = calendar::year_at(case, at)?;
        let gap = at.min(born) + 1..at.max(born);
        let parted = case.any(gap, w![",", ";", ":", "(", ")", "who", "and", "but", "in", "on"]);
        let span = case.tokens().get(at)?.span;
        let figure = case.figure_at(span.start).and_then(|index| case.figure(index));
        let plain = figure.is_none_or(|own| {
            matches!(own.kind, FigureKind::Number | FigureKind::Date) && own.unit.is_none()
        });
        if parted || !plain { None } else { years::whole(year, Some(span), at, false) }
    });
    dates.extend(bare);
    dates.sort_by_key(|date| date.token);
    dates
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
    // "in 1871, the year of his birth"
    let apposed = |date: &Stated| {
        let the = date.token + 2;
        let year = case.is(the, w!["the"]) && case.is(the + 1, w!["year", "day", "month"]);
        // "in Lodz in 1908, where she was born"
        let there = case.is(the, w!["where", "when"]) && case.is(the + 1, w!["he", "she"]);
        case.is(the - 1, w![","]) && (year || there) && (the..the + 5).contains(&born)
    };
    match () {
        () if apposed(one) => Some(true),
        () if apposed(other) => Some(false),
        () if ahead(one) && one.token < other.token => Some(true),
        () if ahead(one) => None,
        () if ahead(other) => Some(false),
        () if behind(other) => Some(false),
        () if behind(one) => Some(true),
        () => None,
    }
}

/// Whether a verb of a clause of its own stands there.
pub(super) fn finite(case: &Case<'_>, at: usize) -> bool {
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
                "occurred",
                "aged"
            ],
        )
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
        Told::Turned if is_ahead(case, age.own.start) => (age.value - 1.0, age.value),
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
    let now = time.span == Span::default();
    // "preached until 1899, when he was 81"
    let then = time.token + 1 + usize::from(case.is(time.token + 1, w![","]));
    let then = case.is(then, w!["when"]) && age.own.start.saturating_sub(then) <= 3;
    both || spans && !death && !then
        // "in October 1982 or 1983"
        || case.is(time.token.wrapping_sub(1), w!["or"])
        || clause(case, &sentence, age)
            .any(|at| case.is(at, OTHERS) && !(now && age.present && case.is(at, w!["will"])))
        || rule(case, &sentence, first)
        || of_kin(case, &sentence, life, age)
        || of_another(case, age.figure.span, told)
        || other_person(case, &sentence, age)
        || !now && apart(case, &sentence, time, age)
        || now && of_somebody(case, passage, life, age, &sentence)
}

/// Whether an age told as of today may be that of somebody besides who was born: the birth stands
/// in another sentence, another name between the two, or a child is told of.
fn of_somebody(
    case: &Case<'_>,
    passage: &Passage,
    life: &Life,
    age: &Age<'_>,
    sentence: &Range<usize>,
) -> bool {
    const FAR: usize = 16;
    let birth = life.birth.token.min(life.born_at)..life.birth.token.max(life.born_at) + 1;
    let gap = age.own.end.min(birth.end)..age.own.start.max(birth.start);
    let other = |at: usize| {
        let place = case
            .is(at.wrapping_sub(1), w!["in", "at", "of", "from", "near", "to", "on", "the", "for"])
            || case.capital(at.wrapping_sub(1));
        case.capital(at)
            && !place
            && !case.is(at, w!["he", "she", "born"])
            && calendar::month_at(case, at).is_none()
    };
    // "Lena Roth, born in 1999, became": what stands before the birth is whose it is.
    let behind = age.own.start > birth.start;
    let named = gap.clone().filter(|at| other(*at)).count();
    let opens = birth.start <= passage.sentence(case, life.born_at).start + 1;
    let most = years::published(case).map_or(0, |now| super::at_time(life, &now, age.told).1);
    let older = age.value > f64::from(most);
    // "Carl Orr, 38. He was born in 1985"
    let born = passage.sentence(case, life.born_at);
    let goes_on = born.start == sentence.end && case.is(born.start, w!["he", "she", "born"]);
    !(sentence.contains(&life.born_at) || goes_on)
        || gap.len() > FAR
        || named > usize::from(behind && opens)
        || passage.dates.len() > 1
        || case.any(sentence.clone(), w!["when", "until", "would"])
        // Who died long ago may have been younger.
        || case.any(sentence.clone(), w!["died", "killed"]) && !older
}

/// Whether the age is that of a whole life, and the date that of its end: "lived to 91; death came
/// in 2001".
fn at_death(case: &Case<'_>, sentence: &Range<usize>, time: &Stated, age: &Age<'_>) -> bool {
    const BACK: usize = 7;
    let back = age.own.start.saturating_sub(BACK).max(sentence.start)..age.own.start;
    let lived = case.find(back, w!["lived", "lives", "living", "survived"]);
    let to = lived.is_some_and(|at| case.any(at + 1..age.own.start, w!["to", "until", "till"]));
    let near = time.token.saturating_sub(BACK).max(sentence.start)..time.token;
    to && case.any(near, w!["died", "death", "passed", "dying", "killed", "succumbed", "buried"])
}

/// The words around an age up to the next signs.
pub(super) fn clause(case: &Case<'_>, sentence: &Range<usize>, age: &Age<'_>) -> Range<usize> {
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
    // "he was six when it took both his parents", "Her son, born in 1985, was 63"
    let he = age.own.start.checked_sub(2).filter(|at| *at >= sentence.start);
    let was = he.is_some_and(|at| case.is(at, w!["he", "she"]) && case.is(at + 1, w!["was"]));
    // "she was 34, and her youngest child, born in 1957" is told of the child.
    let of_him = !of_relative(case, life.born_at.saturating_sub(5)..life.born_at);
    if was && of_him {
        return false;
    }
    // "Left a widow at the age of 30" is told of herself.
    let of_own = |at: usize| {
        case.is(at, w!["whose"])
            || case.is(at.wrapping_sub(1), w!["a", "an"]) && !case.is(at + 1, w!["of"])
    };
    !himself && clause(case, sentence, age).any(|at| of_relative(case, at..at + 1) && !of_own(at))
}

/// Whether an age stands for somebody else: "beat the 19-year-old Roth", "a woman of 19".
fn other_person(case: &Case<'_>, sentence: &Range<usize>, age: &Age<'_>) -> bool {
    let at = age.own.start;
    let article = at.checked_sub(1).filter(|at| case.is(*at, w!["a", "an", "the"]));
    let Some(article) = article.filter(|_| age.compound) else {
        // "came to Rome, a young man of 30" is told of who came.
        let person = (at.saturating_sub(4)..at).any(|at| {
            case.is(at, w!["a", "an"])
                && (at == sentence.start || case.is(at - 1, w![",", "–", "—", "as"]))
        });
        return age.compound
            || case.is(at.wrapping_sub(1), w!["of"])
                && !case.is(at.wrapping_sub(2), w!["age", "lifetime", "life"])
                && !person;
    };
    let whose = case.is(article, w!["the"]) || case.is(age.own.end, w!["whose"]);
    // "The thief is a 46-year-old baker whose papers say"
    let behind = case.is(age.own.end + 1, w!["whose", "who"])
        || case.is(age.own.end + 1, w![","]) && case.is(age.own.end + 2, w!["born", "whose"]);
    if behind && !case.is(age.own.end, RELATIVES) {
        return false;
    }
    let opens = article <= sentence.start + 1 && whose;
    let apposed = article > sentence.start
        && case.is(article - 1, w![",", "as", "–", "—", "is", "was"])
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
    // "It was 1953, and the president was 17"
    let it = time.token.checked_sub(2).filter(|at| *at >= sentence.start);
    if it.is_some_and(|at| case.reads(at, w!["it", "was"])) {
        return false;
    }
    // "By then 41" and "then only 41" are told of what stands before.
    let then = (age.own.start.saturating_sub(2)..age.own.start)
        .find(|&at| case.is(at, w!["then", "by"]))
        .unwrap_or(age.own.start);
    let (from, to) = (age.own.end.min(time.token), then.max(time.token));
    if at_death(case, &sentence.clone(), time, age) {
        return false;
    }
    let announced = case.any(from..to, SAID);
    (from..to).any(|at| {
        let verb = case.is(at, w![","]) && !age.compound && !announced && finite(case, at + 1);
        // "Aged 31 and born in 1904"
        let birth =
            case.is(at, w!["and", ";"]) && case.is(at + 1, w!["born", "baptised", "christened"]);
        case.is(at, LINKS) && !birth || verb
    })
}
