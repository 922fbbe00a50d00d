//! An age and a birth told in different sentences of a paragraph about one person: "He died on 3
//! May 2011. He was 83. Born in 1927, he carved …".

use std::collections::HashSet;
use std::ops::Range;

use chrono::Days;

use super::aged::{Aged, aged};
use super::life::Life;
use super::sides::describe;
use super::told::{Told, lately, names_another, of_his_own};
use super::two_ages;
use super::{at_time, fits, leap_day, posthumous, rule};
use crate::check::tense::{Tense, tense};
use crate::check::timeline::people::{self, Birth};
use crate::check::timeline::{self, Passage};
use crate::check::years::{self, Stated};
use crate::check::{Case, Flag};
use crate::quantity::{Decimal, Figure, FigureKind};
use crate::text::{Span, Words};
use crate::w;

/// Flags the ages of a paragraph that do not fit the one birth it tells, or one another.
pub(super) fn check(
    case: &Case<'_>,
    passage: &Passage,
    known: &HashSet<Span>,
    flags: &mut Vec<Flag>,
) {
    let ages = ages(case, passage);
    let birth = if ages.is_empty() { None } else { people::birth(case, passage) };
    let mut doubted: Vec<Span> = Vec::new();
    if let Some(birth) = birth {
        let life = Life { birth: birth.date, death: None, born_at: birth.at };
        for aged in ages.iter().filter(|aged| !known.contains(&aged.figure.span)) {
            if let Some(time) = misfit(case, passage, &birth, &life, aged) {
                flags.push(describe(case, aged.figure, aged.told, &life, &time));
                doubted.push(aged.figure.span);
            }
        }
    }
    let free = |aged: &Aged<'_>| {
        !known.contains(&aged.figure.span) && !doubted.contains(&aged.figure.span)
    };
    for (first, second) in ages.iter().zip(ages.iter().skip(1)) {
        if free(first) && free(second) {
            flags.extend(two_ages::flag(case, passage, birth.as_ref(), (first, second)));
        }
    }
}

/// The ages a paragraph tells of the person it is about.
fn ages<'a>(case: &Case<'a>, passage: &Passage) -> Vec<Aged<'a>> {
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let (Some(first), Some(last)) =
        (span(passage.tokens.start), passage.tokens.end.checked_sub(1).and_then(span))
    else {
        return Vec::new();
    };
    let figures = case.figures_in(first.cover(last));
    figures.filter_map(|index| aged(case, passage, case.figure(index)?)).collect()
}

/// The other ages of a paragraph that are told of one time: how, how old and when.
pub(super) fn witnesses(
    case: &Case<'_>,
    passage: &Passage,
    life: &Life,
    age: Span,
) -> Vec<(Told, f64, Stated)> {
    let birth = people::birth(case, passage).filter(|birth| birth.date.span == life.birth.span);
    let Some(birth) = birth else { return Vec::new() };
    let others = ages(case, passage).into_iter().filter(|aged| aged.figure.span != age);
    let told = others.filter_map(|aged| {
        if !people::same_person(case, passage, &birth, aged.at.start)
            || of_another(case, passage, &birth, &aged)
        {
            return None;
        }
        match times(case, passage, Some(&birth), &aged).as_slice() {
            [only] => Some((aged.told, aged.figure.value()?.to_f64(), *only)),
            _ => None,
        }
    });
    told.collect()
}

/// The time an age is told of, where nobody of that birth can have been so old then.
fn misfit(
    case: &Case<'_>,
    passage: &Passage,
    birth: &Birth,
    life: &Life,
    aged: &Aged<'_>,
) -> Option<Stated> {
    let at = aged.at.start;
    let here = aged.sentence.contains(&birth.at);
    if !people::same_person(case, passage, birth, at)
        || of_another(case, passage, birth, aged)
        || rule(case, &aged.sentence, at)
        || here && of_his_own(case, aged.at.end, birth.at)
        || here && named_first(case, aged) && names_another(case, at, aged.at.end, birth.at)
    {
        return None;
    }
    let mut times = times(case, passage, Some(birth), aged);
    let beyond = times.is_empty() && aged.told == Told::Then;
    if beyond {
        // Whatever he did, he did in his life.
        let dead = people::deaths(case, passage);
        let value = aged.figure.value().map_or(0.0, Decimal::to_f64);
        let older = |time: &Stated| value > f64::from(at_time(life, time, aged.told).1) + 0.5;
        if posthumous(case, &aged.sentence) || dead.len() != 1 || !dead.iter().all(older) {
            return None;
        }
        times = dead;
    }
    let time = *times.first()?;
    let counted = |time: &Stated| {
        aged.figure.value().is_some_and(|value| leap_day(life, time, value.to_f64()))
    };
    if times.iter().chain(&passage.dates).any(counted) {
        return None;
    }
    let stated = aged.figure.interval()?;
    let meant = years::meant(aged.figure, 1.0)?;
    let (low, high) = (stated.low.max(meant.low), meant.high);
    // A birthday without a date may be the next one or the last.
    let undated =
        aged.told == Told::Turned && time.span == Span::default() && !lately(case, aged.at.end);
    let (low, high) = if undated { (low - 1.0, high + 1.0) } else { (low, high) };
    let fit =
        |time: &Stated| time.year() >= life.birth.year() && fits(life, time, aged.told, low, high);
    // "One died in 1954, aged 20, the other in 1970, aged 35": the date of its own part fits.
    let at_death = aged.told == Told::AtDeath;
    let here = |date: &Stated| !at_death || aged.sentence.contains(&date.token);
    let loose = passage.dates.iter().any(|date| fit(date) && here(date));
    // "Who died on Tuesday at 91, led the strike of 1958": no death stands with that year.
    if at_death && !people::deaths(case, passage).iter().any(|own| own.span == time.span) {
        return None;
    }
    if times.iter().any(fit) || loose || time.last < life.birth.first {
        return None;
    }
    let value = aged.figure.value().map_or(0.0, Decimal::to_f64);
    (aged.told == Told::AtDeath
        || beyond
        || tied(case, passage, birth, aged, &time)
        || explained(life, &time, aged.told, value)
        || undated && explained(life, &time, aged.told, value - 1.0))
    .then_some(time)
}

/// Whether a subject stands before an age: "Smith, 33, who", "he was 36"; not "At 29 Anna Roth".
fn named_first(case: &Case<'_>, aged: &Aged<'_>) -> bool {
    (aged.sentence.start..(aged.at.end + 3).min(aged.sentence.end))
        .any(|at| case.capital(at) && case.is(at + 1, w![",", "("]) || case.is(at, w!["he", "she"]))
}

/// Whether the age stands behind a name that is not that of the one born: "Imre Toth, 83,".
fn of_another(case: &Case<'_>, passage: &Passage, birth: &Birth, aged: &Aged<'_>) -> bool {
    let link = w![",", "(", "was", "is", "turned", "then", "now", "aged"];
    let mut before = (aged.sentence.start..=aged.at.start).rev();
    let Some(name) = before.find(|&at| at < aged.at.end && !case.is(at, link)) else {
        return false;
    };
    let close = aged.at.start.saturating_sub(name) <= 2;
    if !close || !case.capital(name) || name == aged.sentence.start {
        return false;
    }
    let born = passage.sentence(case, birth.at);
    let told = |tokens: Range<usize>| {
        { tokens }.any(|at| case.capital(at) && case.key(at) == case.key(name))
    };
    let first = people::names(case, passage.tokens.clone()).first().copied();
    let nameless = people::names(case, born.clone()).is_empty();
    let of_first = nameless && first.is_some_and(|at| case.key(at) == case.key(name));
    !told(born) && !of_first
}

/// Whether the age is told of that date and that birth beyond doubt.
fn tied(case: &Case<'_>, passage: &Passage, birth: &Birth, aged: &Aged<'_>, time: &Stated) -> bool {
    const NEAR: usize = 14;
    let own = passage.sentence(case, birth.at) == aged.sentence;
    let beside = aged.sentence.contains(&time.token)
        && time.token.abs_diff(aged.at.start) <= NEAR
        && passage
            .dates_in(aged.sentence.clone())
            .filter(|own| own.span != birth.date.span)
            .count()
            == 1;
    // The age of news without a date is not that of a year in it.
    let news = aged.told == Told::Now && time.span != Span::default();
    beside && !news || own && aged.told == Told::Now && !news
}

/// Whether a usual slip in the age, the birth or the date explains it: swapped digits, a wrong ten.
pub(super) fn explained(life: &Life, time: &Stated, told: Told, value: f64) -> bool {
    let fits = |life: &Life, time: &Stated, value: f64| {
        time.year() > life.birth.year() && fits(life, time, told, value, value)
    };
    let (fewest, most) = at_time(life, time, told);
    // "The 24-year-old" of a text on several people is often twenty years younger.
    let tens = |gone: f64| told != Told::Now || gone < 11.0;
    let off = |of: i32| {
        let gone = (f64::from(of) - value).abs();
        gone % 10.0 < 0.5 && tens(gone)
    };
    let swapped = (value % 10.0) * 10.0 + (value / 10.0).floor();
    let near = |year: i32, slip: i32| matches!((slip - year).abs(), 20 | 900);
    let slips = |year: i32| years::slips(year).filter(move |slip| !near(year, *slip));
    let born =
        |year: i32| timeline::in_year(&life.birth, year).map(|birth| Life { birth, ..*life });
    off(fewest)
        || off(most)
        || value > 9.0 && fits(life, time, swapped)
        || slips(life.birth.year()).filter_map(born).any(|life| fits(&life, time, value))
        || slips(time.year())
            .filter_map(|year| timeline::in_year(time, year))
            .any(|time| fits(life, &time, value))
}

/// The times an age can be of, the likeliest first.
pub(super) fn times(
    case: &Case<'_>,
    passage: &Passage,
    birth: Option<&Birth>,
    aged: &Aged<'_>,
) -> Vec<Stated> {
    /// "She was only 19 at the time."
    const SHORT: usize = 11;
    let of_birth = |date: &Stated| birth.is_some_and(|birth| birth.date.span == date.span);
    let own = || {
        // "63 when it closed in 1912" is told of what follows.
        const BEHIND: usize = 60;
        let ahead = case.is(aged.at.end, w!["when", "in", "as", "on"]);
        let near = |date: &&Stated| {
            let wrong_side = ahead && date.token < aged.at.start;
            date.token.abs_diff(aged.at.start) + if wrong_side { BEHIND } else { 0 }
        };
        let dates = passage.dates_in(aged.sentence.clone());
        let dates =
            dates.filter(|date| !of_birth(date) && told_of(case, date) && !apart(case, aged, date));
        let mut dates: Vec<&Stated> = dates.collect();
        dates.sort_by_key(near);
        dates.into_iter().copied().collect::<Vec<_>>()
    };
    let published = || years::published(case).into_iter().collect::<Vec<_>>();
    match aged.told {
        Told::AtDeath => {
            let dead = people::deaths(case, passage);
            match () {
                () if !dead.is_empty() => dead,
                () if news_of_death(case, &aged.sentence) => published(),
                () => own(),
            }
        }
        Told::Then => {
            let dates = own();
            let recent = if aged.back { None } else { recently(case, &aged.sentence) };
            if let Some(recent) = recent.filter(|_| dates.is_empty()) {
                return vec![recent];
            }
            // "She left school at 13" has its own time.
            let own_deed = case.is(aged.at.start, w!["at"]) && !aged.back;
            if !dates.is_empty() || own_deed || aged.sentence.len() > SHORT && !aged.back {
                return dates;
            }
            let Some(before) = passage.before(case, aged.sentence.start) else { return dates };
            passage.dates_in(before).filter(|date| !of_birth(date)).copied().collect()
        }
        Told::Turned => {
            let dates = own();
            // "She turned 13 at sea", "on her 21st birthday she quit" was long ago.
            let now = w![
                "turns",
                "turning",
                "turn",
                "celebrates",
                "celebrating",
                "marks",
                "marking",
                "will",
                "is",
                "has",
                "today",
                "now",
            ];
            let near = aged.at.start.saturating_sub(6).max(aged.sentence.start)..aged.at.start + 1;
            let news = lately(case, aged.at.end) || case.any(near, now);
            match () {
                () if !dates.is_empty() => dates,
                () if !news => recently(case, &aged.sentence).into_iter().collect(),
                () => published(),
            }
        }
        Told::Now => {
            let mut dates = published();
            dates.extend(own());
            dates
        }
    }
}

/// The one day or month without a year that a sentence names, near the date of the text: "on
/// Sunday", "in June".
pub(super) fn recently(case: &Case<'_>, sentence: &Range<usize>) -> Option<Stated> {
    const MONTH_DAYS: i64 = 32;
    const NEAR_DAYS: i64 = 370;
    const WEEK_DAYS: u64 = 7;
    let last = case.text.published?.last_day();
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let whole = span(sentence.start)?.cover(span(sentence.end.checked_sub(1)?)?);
    let figures = case.figures_in(whole).filter_map(|index| case.figure(index));
    let mut found = figures.filter_map(|figure| {
        let (first, to) = (figure.from_date?, figure.to_date?.pred_opt()?);
        let token = case.tokens_of(figure.span).end.checked_sub(1)?;
        let near = (last - first).num_days().abs() < NEAR_DAYS && !of_saying(case, figure);
        // "will be 100 on Sunday" is told of the next one.
        let coming = to == first && case.any(sentence.start..token, w!["will", "turns", "is"]);
        let to = if coming { to.checked_add_days(Days::new(WEEK_DAYS))? } else { to };
        let short = (to - first).num_days() < MONTH_DAYS;
        (figure.kind == FigureKind::Date && near && short).then_some(Stated {
            first,
            last: to,
            span: figure.span,
            token,
            ends_span: false,
        })
    });
    let only = found.next();
    only.filter(|_| found.next().is_none())
}

/// Whether the date is the day on which it was said: "the firm said on Tuesday".
fn of_saying(case: &Case<'_>, date: &Figure) -> bool {
    let at = case.token_at(date.span.start);
    let on = at.checked_sub(1).filter(|&on| case.is(on, w!["on"])).unwrap_or(at);
    on.checked_sub(1).is_some_and(|said| case.is(said, w!["said", "told", "announced", "added"]))
}

/// Whether a date stands in another part of the sentence: "went to sea at 14, and fought in 1944".
fn apart(case: &Case<'_>, aged: &Aged<'_>, date: &Stated) -> bool {
    let (from, to) = (aged.at.end.min(date.token), aged.at.start.max(date.token));
    let when = case.is(aged.at.end, w!["when", "as"]);
    (from..to).any(|at| {
        case.is(at, w![";", ":"])
            || case.is(at, w![","]) && case.is(at + 1, w!["and", "but", "then", "before"])
            // "learned to read at three and went to school in 1931"
            || !when
                && date.token > aged.at.end
                && case.is(at, w!["and", "but"])
                && tense(case, at + 1, at).is_some_and(|own| own != Tense::Other)
    })
}

/// Whether a date is one of an event: "in 1972", not "since 1972" nor "the class of 1972".
fn told_of(case: &Case<'_>, date: &Stated) -> bool {
    const APART: &Words =
        w!["since", "until", "till", "before", "after", "from", "to", "than", "through"];
    !timeline::led(case, date, APART)
}

/// Whether a death is the news: "has died".
pub(super) fn news_of_death(case: &Case<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| case.is(at, w!["has"]) && case.is(at + 1, w!["died"]))
}
