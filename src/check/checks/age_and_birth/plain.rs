//! An age and the one birth of a paragraph, told in whatever words: "In June 2011, still 26", "the
//! twins, seventeen", "his 90th birthday". It speaks only where the age fits no date of the
//! paragraph and a usual slip explains it.

use std::collections::HashSet;

use super::GROUPS;
use super::birthday::is_ahead;
use super::life::Life;
use super::paragraph::{explained, news_of_death, recently};
use super::sides::describe;
use super::told::{Told, lately, long_ago, related};
use super::{fits, leap_day, rule};
use crate::check::landmarks::Landmarks;
use crate::check::timeline::{self, Passage};
use crate::check::years::{self, RELATIVES, Stated};
use crate::check::{Case, Flag};
use crate::quantity::{Bound, Figure, FigureKind};
use crate::text::{Span, Words};
use crate::{w, words};

/// Flags the age of a paragraph that no date makes of its one birth.
pub(super) fn check(
    case: &Case<'_>,
    passage: &Passage,
    known: &HashSet<Span>,
    flags: &mut Vec<Flag>,
) {
    let Some(life) = birth(case, passage) else { return };
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let (Some(first), Some(last)) =
        (span(passage.tokens.start), passage.tokens.end.checked_sub(1).and_then(span))
    else {
        return;
    };
    let figures = case.figures_in(first.cover(last)).filter_map(|index| case.figure(index));
    let ages: Vec<Age<'_>> = figures.filter_map(|own| age(case, passage, own)).collect();
    // Of several who are aged each may be another.
    let [own] = ages.as_slice() else { return };
    if !known.contains(&own.figure.span) {
        flags.extend(misfit(case, passage, &life, own));
    }
}

/// An age as it stands in the text.
struct Age<'a> {
    figure: &'a Figure,
    told: Told,
    value: f64,
    at: usize,
}

/// The one birth the paragraph tells of, and its date.
fn birth(case: &Case<'_>, passage: &Passage) -> Option<Life> {
    const AHEAD: usize = 14;
    const BACK: usize = 8;
    const OTHERS: &Words = words![GROUPS, w!["child", "baby"]];
    let marks = &Landmarks::of(case).births;
    let from = marks.partition_point(|at| *at < passage.tokens.start);
    let marks = marks.get(from..)?.iter().copied().take_while(|at| *at < passage.tokens.end);
    // "Polish-born" tells no birth.
    let glued = |at: usize| at > 0 && case.is(at - 1, w!["-"]) && case.glued(at - 1);
    let mut told = marks.filter(|&at| case.is(at, w!["born", "birth"]) && !glued(at));
    let at = told.next()?;
    if told.next().is_some() {
        return None;
    }
    let sentence = passage.sentence(case, at);
    let back = at.saturating_sub(BACK).max(sentence.start)..at;
    let near = at.saturating_sub(4).max(sentence.start)..at;
    let of_birth = case.is(at, w!["birth"]);
    let kin = |at: usize| {
        case.is(at, RELATIVES)
            && !case.is(at, w!["twin", "twins"])
            && !(of_birth && case.is(at, w!["whose"]))
    };
    let gave = case.any(near.clone(), w!["gave", "gives", "giving"]);
    if gave || back.clone().any(kin) || case.any(near, OTHERS) {
        return None;
    }
    let ahead = passage.dates_in(at..sentence.end.min(at + AHEAD)).next();
    let date = ahead.or_else(|| passage.dates_in(back).last())?;
    let plain = !date.ends_span && !timeline::led(case, date, w!["since", "until", "to"]);
    plain.then_some(Life { birth: *date, death: None, born_at: at })
}

/// Reads a figure as an age, whatever leads to it.
fn age<'a>(case: &Case<'a>, passage: &Passage, figure: &'a Figure) -> Option<Age<'a>> {
    const OLDEST: f64 = 110.0;
    const LEADS: &Words = w![
        "aged", "age", "was", "is", "turned", "turns", "turning", "only", "just", "still", "then",
        "now", "barely", "already", "at", "being",
    ];
    let value = figure.value()?.to_f64();
    if !(2.0..=OLDEST).contains(&value) || figure.scale.is_some() || figure.bound != Bound::Exact {
        return None;
    }
    let tokens = case.tokens_of(figure.span);
    let lead = tokens.start.checked_sub(1).filter(|at| passage.tokens.contains(at))?;
    let closed = case.is(tokens.end, w![",", ".", ";", ")", "when", "–", "—"]);
    let told = match figure.kind {
        FigureKind::Rank => {
            let own = case.is(lead, w!["his", "her", "their", "'s", "’s", "s"]);
            (own && case.is(tokens.end, w!["birthday"])).then_some(Told::Turned)?
        }
        FigureKind::Age if figure.unit.is_some_and(|unit| unit.name == "year") => {
            // "24-year-old"; "twenty-four" is no such word.
            let behind = Span::new(figure.number.end.min(figure.span.end), figure.span.end);
            let compound = case.words(behind).contains(['-', '‑']);
            let sentence = passage.sentence(case, tokens.start);
            let now =
                compound && !long_ago(case, tokens.end, sentence) || case.is(lead, w!["is", "now"]);
            if now { Told::Now } else { Told::Then }
        }
        FigureKind::Number if figure.unit.is_none() && figure.thing.is_none() && closed => {
            let apposed = case.is(lead, w![",", "("])
                && case.is(tokens.end, w![",", ")"])
                && noun(case, lead.checked_sub(1)?);
            match () {
                () if case.is(lead, w!["turned", "turns", "turning"]) => Told::Turned,
                () if case.is(lead, w!["now", "is"]) || apposed => Told::Now,
                () if case.is(lead, LEADS) => Told::Then,
                () => return None,
            }
        }
        _ => return None,
    };
    Some(Age { figure, told, value, at: tokens.start })
}

/// Whether who is aged can stand there: a name, "the twins".
fn noun(case: &Case<'_>, at: usize) -> bool {
    case.capital(at) && crate::check::calendar::month_at(case, at).is_none()
        || case.is(at, w!["twins", "brothers", "sisters", "couple", "pair"])
}

/// The flag for an age that fits at no date of the paragraph.
fn misfit(case: &Case<'_>, passage: &Passage, life: &Life, own: &Age<'_>) -> Option<Flag> {
    const NEAR: usize = 8;
    let sentence = passage.sentence(case, own.at);
    let end = case.tokens_of(own.figure.span).end;
    let back = own.at.saturating_sub(NEAR).max(sentence.start)..own.at;
    let kin = |at: usize| case.is(at, RELATIVES) && !case.is(at, w!["twin", "twins"]);
    let others = w!["average", "median", "mean", "combined", "if", "would", "until", "a", "an"];
    let article = case.any(own.at.saturating_sub(1)..own.at, w!["a", "an", "another", "two"])
        && !(life.born_at > end && life.born_at - end <= 3);
    let others = case.any(back.clone(), others) && own.told != Told::Now;
    if back.clone().any(kin)
        || related(case, end)
        || article
        || others
        || rule(case, &sentence, own.at)
    {
        return None;
    }
    if of_another(case, passage, life, own) || passage.of_both_sexes(case) {
        return None;
    }
    let now = years::published(case);
    let of_birth = |date: &Stated| date.span == life.birth.span;
    let dates = || passage.dates.iter().filter(|date| !of_birth(date));
    let (low, high) = match own.told {
        // "Six months short of his 67th birthday" he was 66.
        Told::Turned if is_ahead(case, own.at) => (own.value - 1.0, own.value),
        Told::Turned => (own.value, own.value),
        _ => (own.value - 0.5, own.value + 0.5),
    };
    let fit = |time: &Stated| {
        time.year() >= life.birth.year() && fits(life, time, own.told, low, high)
            || leap_day(life, time, own.value)
    };
    if dates().chain(&now).any(fit) {
        return None;
    }
    let after = |date: &&Stated| date.first > life.birth.last;
    // "went to sea at 14, and fought in 1944"
    let apart = |date: &Stated| {
        let between = end.min(date.token)..own.at.max(date.token);
        { between }.any(|at| {
            case.is(at, w![";", ":"])
                || case.is(at, w![","]) && case.is(at + 1, w!["and", "but", "then", "before"])
                || case.is(at, w!["and"]) && date.token > end
        })
    };
    let spans = w!["from", "since", "until", "till", "to", "between"];
    let event = |date: &&Stated| !date.ends_span && !timeline::led(case, date, spans);
    let here = dates().filter(|date| sentence.contains(&date.token)).filter(after).filter(event);
    let here = here.min_by_key(|date| date.token.abs_diff(own.at)).copied();
    let at_work = case.is(own.at.saturating_sub(1), w!["at"]);
    if here.is_some_and(|date| apart(&date)) || here.is_none() && at_work {
        return None;
    }
    let time = here.or_else(|| {
        let before = passage.before(case, sentence.start)?;
        let mut told = dates().filter(|date| before.contains(&date.token)).filter(after);
        told.next().copied().filter(|_| told.next().is_none())
    });
    let dead = case.any(passage.tokens.clone(), w!["died", "death", "funeral"]);
    let last = || dates().filter(after).max_by_key(|date| date.last).copied().filter(|_| dead);
    // "He was 31 when he made his first film": that was not this year.
    let news = || {
        let turns = case.is(own.at.saturating_sub(1), w!["turns", "turning"]);
        now.filter(|_| turns || lately(case, end) || news_of_death(case, &passage.tokens))
    };
    let time = match own.told {
        Told::Now => now,
        _ => time.or_else(|| recently(case, &sentence)).or_else(news).or_else(last),
    }?;
    (!fit(&time) && explained(life, &time, own.told, own.value))
        .then(|| describe(case, own.figure, own.told, life, &time))
}

/// Whether the age stands behind a name that is not of who was born: "Vega, born in 1978, met Roth,
/// 31,".
fn of_another(case: &Case<'_>, passage: &Passage, life: &Life, own: &Age<'_>) -> bool {
    let Some(name) = own.at.checked_sub(2).filter(|_| case.is(own.at - 1, w![",", "("])) else {
        return false;
    };
    if !case.capital(name) {
        return false;
    }
    let born = passage.sentence(case, life.born_at);
    let before = born.start..life.born_at.max(born.start);
    let opens = before.is_empty() || case.any(before.clone(), w!["he", "she", "they"]);
    let named = { before }.any(|at| case.capital(at) && case.key(at) == case.key(name));
    !(opens && !born.contains(&own.at) || named)
}
