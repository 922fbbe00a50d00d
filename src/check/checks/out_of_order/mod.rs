//! A later step of one life or one work that is dated before an earlier one: begun in 1933, in use
//! by 1927.

mod after;
mod ends;
mod examples;
mod odd;
mod one_breath;
mod ranks;
mod readings;

use std::ops::Range;

use crate::check::calendar;
use crate::check::courses;
use crate::check::tense::modal;
use crate::check::timeline::people;
use crate::check::timeline::steps::{self, Stage, Step};
use crate::check::timeline::{self, Passage};
use crate::check::years::{self, Stated};
use crate::check::{Case, Check, Flag, Severity, spelled, wording};
use crate::text::{Published, Words};
use crate::w;

use readings::{at_peace, earlier_first, lived, narrowed, readings};

pub(in crate::check) const CHECK: Check = Check {
    code: "out-of-order",
    summary: "A later step of a life or a work is dated before an earlier one",
    why: "Nothing is finished before it is begun, closed before it opens, or read by somebody who \
          is not yet born. Compared are the dated steps of one paragraph that speak of one thing \
          or one person: “it”, “her”, “the line”. What came before, as a site, a plan, a family or \
          a predecessor, keeps it silent, and so does a date that no usual slip (swapped digits, a \
          wrong ten, a wrong century) would put in its place.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: examples::SILENT,
};

/// "It was seen in 1758, 1835, 1910 and 1986": a year of a list dates no deed of a life.
fn in_list(case: &Case<'_>, year: usize) -> bool {
    let comma = |at: usize| case.is(at, w![","]);
    let year_at = |at: usize| calendar::year_at(case, at).is_some();
    let behind = comma(year + 1)
        && year_at(year + 2)
        && (comma(year + 3) || case.is(year + 3, w!["and", "or"]))
        && year_at(year + 4);
    let before = year >= 4 && comma(year - 1) && year_at(year - 2) && comma(year - 3);
    behind || before && year_at(year - 4)
}

/// "214 calves born since March, from the 18 let loose in 1952": the deed has a time of its own.
fn otherwise_dated(case: &Case<'_>, deed: usize) -> bool {
    let led = case.is(deed + 1, w!["since", "in", "last", "this"]);
    let month = calendar::month_at(case, deed + 2).is_some();
    let alone = calendar::year_at(case, deed + 3).is_none()
        && !case.is(deed + 3, w!["of"])
        && !matches!(case.kind(deed + 3), Some(crate::text::TokenKind::Number));
    led && month && alone
}

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    for passage in Passage::all(case) {
        if passage.dates.len() < 2 {
            continue;
        }
        chains(case, passage, &mut flags);
        let mut steps = steps::read(case, passage);
        steps.retain(|step| !in_list(case, step.date.token) && !otherwise_dated(case, step.at));
        // Of two who were born the steps are told apart by no one.
        let born = |step: &Step| step.stage == Stage::Born;
        let several = || passage.tokens.clone().filter(|&at| case.is(at, w!["born"])).nth(1);
        if steps.iter().any(born) && several().is_some() {
            steps.retain(|step| !born(step));
        }
        for later in &steps {
            let mut early =
                steps.iter().filter(|first| before_its_time(case, passage, first, later));
            if !flags.iter().rev().take(4).any(|flag| flag.span == later.date.span)
                && let Some(first) = early.next()
                && let Some(flag) = flag(case, passage, first, later)
            {
                flags.push(flag);
            }
        }
        let others = ends::timed(case, passage).into_iter().chain(odd::flags(case, passage));
        let others = others.chain(one_breath::flags(case, passage));
        let others = others.chain(after::flags(case, passage));
        let others = others.chain(ranks::flags(case, passage)).chain(ends::flags(case, passage));
        for own in others {
            if flags.iter().rev().take(4).all(|known| known.span != own.span) {
                flags.push(own);
            }
        }
    }
    flags
}

/// Flags the one year of a sentence that stands out of the order of the others: "in 1937, in 1859
/// and in 1969".
fn chains(case: &Case<'_>, passage: &Passage, flags: &mut Vec<Flag>) {
    const FEWEST: usize = 3;
    for sentence in passage.told(case) {
        let tokens = sentence.first_token..sentence.end_token;
        let dates: Vec<&Stated> = passage.dates_in(tokens).collect();
        if dates.len() < FEWEST {
            continue;
        }
        flags.extend(last_of_chain(case, &dates));
        for at in 1..dates.len() - 1 {
            let mut rest = dates.clone();
            let own = rest.remove(at);
            let in_order = rest.windows(2).all(|pair| match pair {
                [one, other] => one.year() < other.year(),
                _ => true,
            });
            let (Some(before), Some(next)) = (dates.get(at - 1), dates.get(at + 1)) else {
                continue;
            };
            if !in_order || (before.year()..=next.year()).contains(&own.year()) {
                continue;
            }
            let between = before.token + 1..own.token;
            let led = steps::led(case, own) && !own.ends_span && !before.ends_span;
            if led && !next.ends_span && !steps::backstory(case, between) {
                flags.extend(chain(case, before, own, next));
            }
        }
    }
}

/// "peaked in 1907, fell off in 1914 and had ceased by 1903": the last of a row, digits swapped.
fn last_of_chain(case: &Case<'_>, dates: &[&Stated]) -> Option<Flag> {
    const NEAR_YEARS: i32 = 40;
    let [row @ .., before, own] = dates else { return None };
    let in_order = dates.windows(2).take(row.len()).all(|pair| match pair {
        [one, other] => one.year() < other.year(),
        _ => true,
    });
    let between = before.token + 1..own.token;
    let comma = between.start + usize::from(case.is(between.start, w![","]));
    let linked = case.is(comma, w!["and", "but"]);
    let by = case.is(own.token.saturating_sub(1), w!["by"]);
    let had = w!["had", "before", "after", "from", "since", "than", "of"];
    let plain = by || !case.any(between.clone(), had);
    let first = row.first()?.year();
    let spans = own.ends_span || before.ends_span;
    if !in_order || own.year() >= first || !linked || !plain || spans {
        return None;
    }
    let told = steps::led(case, own) && (by || !steps::backstory(case, between));
    let end = Stated { first: own.first, ..**own };
    let latest = case.text.published.map_or(i32::MAX, Published::year);
    let next = years::slips(own.year()).find(|year| {
        years::same_digits(*year, own.year())
            && *year <= latest
            && (before.year() + 1..before.year() + NEAR_YEARS).contains(year)
    })?;
    let next = timeline::in_year(&end, next + 1)?;
    told.then(|| chain(case, before, own, &next)).flatten().map(|mut flag| {
        flag.message = format!(
            "{} stands behind {} and before it in time; {} would fit. Check the year.",
            own.year(),
            before.year(),
            next.year() - 1
        );
        flag.computation = format!("{}, {}", before.year(), own.year());
        flag.related.truncate(1);
        flag
    })
}

/// The flag for a year that swapped digits or a wrong century put out of a row.
fn chain(case: &Case<'_>, before: &Stated, own: &Stated, next: &Stated) -> Option<Flag> {
    let wrong = own.year();
    let strong = |year: &i32| years::same_digits(*year, wrong) || (year - wrong).abs() == 100;
    let inside = |year: &i32| (before.year() + 1..next.year()).contains(year);
    let reading = years::slips(wrong).filter(strong).find(inside)?;
    let surface = case.words(own.span);
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: own.span,
        message: format!(
            "{wrong} stands between {} and {} and out of their order; {reading} would fit. Check \
             the year.",
            before.year(),
            next.year()
        ),
        computation: format!("{}, {wrong}, {}", before.year(), next.year()),
        related: vec![before.span, next.span],
        suggestions: vec![surface.replacen(&wrong.to_string(), &reading.to_string(), 1)],
    })
}

/// Nobody marries or is elected younger.
const GROWN_YEARS: i32 = 13;

/// Whether the second step cannot have come before the first, and is dated so.
fn before_its_time(case: &Case<'_>, passage: &Passage, first: &Step, later: &Step) -> bool {
    let order = ordered(first.stage, later.stage) && (first.stage != Stage::Born || follows(later))
        || matches!(first.stage, Stage::Begun | Stage::Done)
            && later.stage == Stage::Told
            && later.own
            && first.at < later.at
        || in_one_go(case, passage, first, later);
    // What is told later is mostly of another thing.
    let told_first = first.stage == Stage::Born
        || first.date.token < later.date.token
        || passage.sentence(case, first.date.token).contains(&later.date.token);
    let young = first.stage == Stage::Born && later.grown;
    let earliest = first.date.year() + if young { GROWN_YEARS } else { 0 };
    order
        && told_first
        && !courses::in_order(case, later.at, first.at)
        && (young || later.date.last < first.date.first)
        && later.date.year() < earliest
        && (!later.backstory || first.stage == Stage::Born && himself(case, later))
        && one_thing(case, passage, first, later)
        && !(first.date.token > later.date.token
            && (of_a_new_one(case, first) || as_told(case, passage, first, later)))
}

/// Whether the sentence itself says that what it tells first came first: "Retired in 2005, she
/// won", "He died in 2004, before it was finished".
fn as_told(case: &Case<'_>, passage: &Passage, first: &Step, later: &Step) -> bool {
    let sentence = passage.sentence(case, later.date.token);
    let opens = later.at == sentence.start && later.stage == Stage::Over;
    opens || case.any(later.date.token + 1..first.date.token, w!["before"])
}

/// Whether a step is told of a further thing: "; a third was built in 1967".
fn of_a_new_one(case: &Case<'_>, step: &Step) -> bool {
    const FARTHEST: usize = 7;
    let from = step.at.saturating_sub(FARTHEST);
    let stops = w![";", ",", "and", "but", ".", "–", "—"];
    let Some(sign) = (from..step.at).rev().find(|&at| case.is(at, stops)) else { return false };
    let further = w!["second", "third", "fourth", "fifth", "new", "other", "successor", "larger"];
    case.is(sign + 1, w!["another"])
        || case.is(sign + 1, w!["a", "an", "the"]) && case.any(sign + 2..step.at, further)
}

/// "In 1739 he had sold": nobody has done anything before his birth.
fn himself(case: &Case<'_>, later: &Step) -> bool {
    let at = later.date.token;
    let comma = at + 1 + usize::from(case.is(at + 1, w![","]));
    case.is(comma, w!["he", "she"]) && case.is(comma + 1, w!["had"])
}

/// Whether a step of the first kind always comes before one of the second.
fn ordered(first: Stage, later: Stage) -> bool {
    match first {
        Stage::Born => later != Stage::Born,
        Stage::Begun => matches!(later, Stage::Done | Stage::Over),
        Stage::Done => later == Stage::Over,
        Stage::Over | Stage::Told => false,
    }
}

/// Whether a step speaks of what the text already speaks of.
fn follows(step: &Step) -> bool {
    step.own || step.joined
}

/// "She joined the bank in 1979, rose to be its head in 1996": one sentence, one after another.
fn in_one_go(case: &Case<'_>, passage: &Passage, first: &Step, later: &Step) -> bool {
    // "rebuilt in 1890, was first besieged in 1356"
    let again = w![
        "rebuilt",
        "restored",
        "renovated",
        "reopened",
        "renamed",
        "enlarged",
        "modernised",
        "modernized",
        "extended",
        "refurbished",
    ];
    first.date.token < later.date.token
        && !case.is(first.at, again)
        && later.joined
        && first.stage != Stage::Over
        && later.stage != Stage::Born
        && passage.sentence(case, first.date.token).contains(&later.date.token)
}

/// Whether the two steps are of one thing.
fn one_thing(case: &Case<'_>, passage: &Passage, first: &Step, later: &Step) -> bool {
    let own = passage.sentence(case, later.date.token);
    let told = passage.sentence(case, first.date.token);
    if own == told {
        return follows(later);
    }
    let near = own.start.abs_diff(told.end).min(told.start.abs_diff(own.end));
    let people = first.stage != Stage::Born
        || people::same_person(
            case,
            passage,
            &people::Birth { date: first.date, at: first.at },
            later.date.token,
        );
    people && near < 60 && (later.own || shared_noun(case, &told, &own))
}

/// Whether the later sentence speaks of "the mill" where the first has the word, too.
fn shared_noun(case: &Case<'_>, told: &Range<usize>, own: &Range<usize>) -> bool {
    const VAGUE: &Words = w![
        "year",
        "years",
        "time",
        "day",
        "first",
        "last",
        "city",
        "town",
        "country",
        "state",
        "world",
        "government",
        "war",
        "end",
        "same",
        "other",
        "company",
        "people",
        "most",
        "next"
    ];
    let noun = |at: usize| {
        at > own.start + 8
            || !case.is(at - 1, w!["the"])
            || case.is(at, VAGUE)
            || case.capital(at)
            || !told.clone().any(|other| case.key(other) == case.key(at))
    };
    !(own.start + 1..own.end).all(noun)
}

fn flag(case: &Case<'_>, passage: &Passage, first: &Step, later: &Step) -> Option<Flag> {
    const AGE_YEARS: i32 = 110;
    let hedged = (passage.sentence(case, later.date.token)).any(|at| modal(case, at));
    let certain = ordered(first.stage, later.stage);
    let mut readings = readings(case, passage, first, later);
    let back = earlier_first(case, passage, first, later);
    let slipped = back.is_some_and(|(_, sure)| sure);
    if hedged || readings.is_empty() && !slipped || !certain && readings.is_empty() {
        return None;
    }
    let (begun, wrong) = (first.date.year(), later.date.year());
    // "In 1890, and taught until 1943": what follows in the sentence is later than what would fit.
    let sentence = passage.sentence(case, later.date.token);
    let next = passage.dates_in(sentence).find(|date| date.token > later.date.token);
    let next = next.map(Stated::year).filter(|next| *next > begun);
    readings.retain(|year| next.is_none_or(|next| *year <= next));
    // A reading from another age is none.
    let back = back.filter(|(year, _)| begun - year <= AGE_YEARS);
    let back =
        back.filter(|(year, _)| lived(passage, first, *year) && !at_peace(case, passage, later));
    narrowed(case, passage, later, &mut readings);
    let surface = case.words(later.date.span);
    let printed = wrong.to_string();
    let with = |year: &i32| surface.replacen(&printed, &year.to_string(), 1);
    let offers: Vec<String> = readings.iter().map(ToString::to_string).collect();
    let fit = match (offers.is_empty(), back) {
        (false, Some((back, _))) if certain => {
            format!("{} would fit, or {back} for {begun}", wording::any_of(&offers))
        }
        (false, _) => format!("{} would fit", wording::any_of(&offers)),
        (true, Some((back, _))) => format!("{back} for {begun} would fit"),
        (true, None) => "Check both years".to_owned(),
    };
    let gone = wrong - begun;
    let years = if gone == 1 { "year" } else { "years" };
    let (comes, against) = match gone {
        ..=-1 => ("earlier than".to_owned(), "is before"),
        0 => ("the same as".to_owned(), "is the year of"),
        _ => {
            let gone = spelled::like("two", gone.into());
            (format!("only {gone} {years} after"), "is too soon after")
        }
    };
    let [begins, ends] = [first, later].map(|step| wording::within(step.said(case)));
    // "Knighted in 1987, she led the choir in 1991": what was kept has a year of its own.
    let dated = first.date.token < first.at && {
        let mut dates = passage.dates_in(passage.sentence(case, first.date.token));
        dates.any(|date| first.at < date.token && date.token < later.date.token)
    };
    let begins = match gone {
        _ if begins == ends || dated => begun.to_string(),
        0 => format!("“{begins}”"),
        _ => format!("“{begins}” in {begun}"),
    };
    Some(Flag {
        code: CHECK.code,
        severity: if certain { Severity::Error } else { Severity::Warning },
        span: later.date.span,
        message: format!("“{ends}” is dated {wrong}, {comes} {begins}. {fit}."),
        computation: format!("{wrong} {against} {begun}"),
        related: vec![first.date.span],
        suggestions: readings.iter().map(with).collect(),
    })
}
