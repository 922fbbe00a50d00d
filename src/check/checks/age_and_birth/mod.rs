//! An age that does not fit the year of birth: "born in 1956, died in 2010 at 67".

mod aged;
mod birthday;
mod examples;
mod life;
mod number;
mod only;
mod pairs;
mod paragraph;
mod plain;
mod sides;
mod told;
mod two_ages;

use std::collections::HashSet;
use std::ops::Range;

use chrono::{Datelike, Days};

use crate::check::calendar;
use crate::check::landmarks::Landmarks;
use crate::check::timeline::Passage;
use crate::check::years::{self, RELATIVES, Stated};
use crate::check::{Case, Check, Flag, Severity};
use crate::quantity::{Decimal, Figure};
use crate::text::{Sentence, Span, Words};
use crate::w;

use life::{Life, goes_on, life};
use sides::describe;
use told::{Told, lately, told};

pub(in crate::check) const CHECK: Check = Check {
    code: "age-and-birth",
    summary: "An age does not fit the date of birth",
    why: "Who is born in 1956 was 33 or 34 in 1990, as the birthday falls. Compared are the \
          ages and the one birth of a paragraph that is about one person, at the time the age is \
          tied to: the year of an election, a prize or a death, else the publication date; and \
          two ages of that person with the time between them. An exact birthday narrows it \
          to one number. The age, the birth or the other year may be wrong: told is what each \
          would have to be, and the flag stands where swapped digits or one digit explain it, \
          unless another age, another date or the kind of deed rules that out. Ages of relatives, \
          of several people (“those born in 1960 may retire at 67”) and ages tied to nothing (“he \
          went to sea at 14”) keep it silent.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: examples::SILENT,
};

/// Words around a birth that make it one of a group, of a firm, or of nobody.
const GROUPS: &Words = w![
    "those",
    "people",
    "anyone",
    "anybody",
    "everyone",
    "children",
    "babies",
    "generation",
    "if",
    "players",
    "not",
    "idea",
    "company",
    "club",
    "band",
    "nobody",
    "women",
    "men",
    "voters",
    "pupils",
    "students",
    "patients",
    "all"
];

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    let sentences = &case.extraction.sentences;
    let holding = |at: &usize| sentences.partition_point(|sentence| sentence.end_token <= *at);
    let mut tellers: Vec<usize> = Landmarks::of(case).births.iter().map(holding).collect();
    tellers.dedup();
    for index in tellers {
        let Some(sentence) = sentences.get(index).filter(|own| years::read(own)) else { continue };
        let tokens = sentence.first_token..sentence.end_token;
        let dates = years::stated(case, tokens.clone());
        let Some(life) = life(case, &tokens, &dates) else { continue };
        check(case, sentence, &life, &dates, None, &mut flags);
        if let Some(next) = sentences.get(index + 1)
            && goes_on(case, sentence, next)
        {
            let dates = years::stated(case, next.first_token..next.end_token);
            check(case, next, &life, &dates, None, &mut flags);
        }
        let before = index.checked_sub(1).and_then(|before| sentences.get(before));
        if let Some(before) = before
            && goes_on(case, before, sentence)
        {
            let dates = years::stated(case, before.first_token..before.end_token);
            // "Vega, 31, beat Roth, 19. Vega was born in 1978": only the first age is hers.
            let born = Life { born_at: usize::MAX, ..life };
            check(case, before, &born, &dates, Some(&tokens), &mut flags);
        }
    }
    let passages = Passage::all(case);
    if passages.is_empty() {
        return flags;
    }
    let known: HashSet<Span> =
        flags.iter().flat_map(|flag| flag.related.iter().copied().chain(Some(flag.span))).collect();
    for passage in passages {
        paragraph::check(case, passage, &known, &mut flags);
    }
    let known: HashSet<Span> =
        flags.iter().flat_map(|flag| flag.related.iter().copied().chain(Some(flag.span))).collect();
    for passage in passages {
        plain::check(case, passage, &known, &mut flags);
        birthday::check(case, passage, &known, &mut flags);
    }
    let known: HashSet<Span> =
        flags.iter().flat_map(|flag| flag.related.iter().copied().chain(Some(flag.span))).collect();
    for passage in passages {
        only::check(case, passage, &known, &mut flags);
        pairs::check(case, passage, &known, &mut flags);
    }
    flags
}

/// Whether an age stands behind a name that the sentence of the birth does not have: "Roth, 19,".
fn of_another(case: &Case<'_>, age: Span, birth: &Range<usize>) -> bool {
    let at = case.token_at(age.start);
    let name = at.checked_sub(2).filter(|_| case.is(at - 1, w![",", "("]));
    name.is_some_and(|name| {
        case.capital(name) && !birth.clone().any(|own| case.key(own) == case.key(name))
    })
}

/// Compares every age of the sentence with the life; where the birth stands in another sentence,
/// those behind another name are left out.
fn check(
    case: &Case<'_>,
    sentence: &Sentence,
    life: &Life,
    dates: &[Stated],
    birth: Option<&Range<usize>>,
    flags: &mut Vec<Flag>,
) {
    for index in case.figures_in(sentence.span) {
        let Some(age) = case.figure(index) else { continue };
        if let Some(told) = told(case, age, sentence, life)
            && !birth.is_some_and(|birth| of_another(case, age.span, birth))
            && let Some(flag) = compare(case, age, told, life, dates, sentence)
        {
            flags.push(flag);
        }
    }
}

/// The flag for an age that fits at none of the times it can be tied to.
fn compare(
    case: &Case<'_>,
    age: &Figure,
    told: Told,
    life: &Life,
    dates: &[Stated],
    sentence: &Sentence,
) -> Option<Flag> {
    if of_the_other_sex(case, age, life) {
        return None;
    }
    let others: Vec<&Stated> = dates.iter().filter(|date| date.span != life.birth.span).collect();
    let mut times: Vec<Stated> = Vec::new();
    let tied = others.iter().copied().filter(|date| tied(case, age, date));
    times.extend(tied);
    if times.is_empty() && of_death(case, age) {
        times.extend(life.death.or_else(|| death(case, &others)));
    }
    if told == Told::AtDeath {
        let died = life.death.or_else(|| death(case, &others)).or_else(|| {
            recent_death(case, age, sentence).then(|| years::published(case)).flatten()
        });
        times = died.into_iter().collect();
    }
    // "By the time she retired in 1998, Lund, born in 1933, was 65"
    if let [only] = others.as_slice()
        && times.is_empty()
        && told == Told::Then
        && only.span.end <= age.span.start
        && case.any(
            only.token.saturating_sub(7).max(sentence.first_token)..only.token,
            w!["when", "time", "in"],
        )
        && case.is(case.statement(sentence), w!["by", "when", "in"])
        && !case.any(sentence.first_token..only.token, w!["born"])
    {
        times.push(**only);
    }
    let lately = told == Told::Turned && lately(case, case.tokens_of(age.span).end);
    if times.is_empty() && (lately || recent_death(case, age, sentence)) {
        times.extend(years::published(case));
    }
    if times.is_empty() && told == Told::Now {
        // "born in 1921, died at 44, when she was 12; she is now 71": of another.
        let dead = w!["died", "dies", "killed", "death"];
        if case.any(life.birth.token..case.token_at(age.span.start), dead) {
            return None;
        }
        times.extend(years::published(case));
        times.extend(others.iter().copied().filter(|date| date.year() > life.birth.year()));
        // A text without a date has its own, and spans of years are no time of it.
        let own = |date: &Stated| case.text.published.is_some() || told_then(case, date);
        if !times.iter().all(own) {
            return None;
        }
    }
    if let Some(flag) = born_later(case, age, life, &times) {
        return Some(flag);
    }
    times.retain(|time| time.year() >= life.birth.year());
    // The birthday of last month may be one of last year.
    let off_years = |time: &Stated| {
        (age.value().map_or(0.0, Decimal::to_f64) - f64::from(time.year() - life.birth.year()))
            .abs()
    };
    if lately && times.first().is_some_and(|time| off_years(time) <= 1.0) {
        return None;
    }
    let tokens = sentence.first_token..sentence.end_token;
    let beyond = times.is_empty() && told == Told::Then;
    if beyond {
        // Whatever he did, he did in his life.
        times.extend(life.death.filter(|_| !posthumous(case, &tokens)));
    }
    let stated = age.interval()?;
    let meant = years::meant(age, 1.0)?;
    let fits_other = told == Told::AtDeath
        && others.len() > 1
        && others.iter().any(|time| fits(life, time, told, stated.low.max(meant.low), meant.high));
    if times.is_empty()
        || fits_other
        || rule(case, &tokens, case.token_at(age.span.start))
        || times.iter().any(|time| leap_day(life, time, stated.low))
        || beyond && times.iter().any(|time| stated.low <= f64::from(at_time(life, time, told).1))
        || times.iter().any(|time| fits(life, time, told, stated.low.max(meant.low), meant.high))
    {
        return None;
    }
    Some(describe(case, age, told, life, times.first()?))
}

/// "Killed at 27 in 1944, he had been born in 1971": a birth after the deed, whose digits in
/// another order fit the age.
fn born_later(case: &Case<'_>, age: &Figure, life: &Life, times: &[Stated]) -> Option<Flag> {
    let born = life.birth.year();
    let [time] = times else { return None };
    if time.year() >= born {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "an age")]
    let value = age.value()?.to_f64().round() as i32;
    let by_age = time.year() - value;
    let fits = [by_age, by_age - 1].into_iter().find(|year| years::same_digits(*year, born))?;
    let printed = case.words(life.birth.span);
    let reading = printed.replacen(&born.to_string(), &fits.to_string(), 1);
    let said = case.words(age.span);
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Error,
        span: life.birth.span,
        message: format!(
            "Who was {value} in {} was not born in {born}: two digits may have changed \
             places. {reading} would fit.",
            time.year()
        ),
        computation: format!("{} − {value} = {by_age}, printed {born} ({said})", time.year()),
        related: vec![age.span, time.span],
        suggestions: vec![reading],
    })
}

/// Whether the age is that of another than the relative who was born: "Her grandfather, born in
/// 1899, founded it; she took over in 1988, aged 31".
fn of_the_other_sex(case: &Case<'_>, age: &Figure, life: &Life) -> bool {
    const NEAR_TOKENS: usize = 5;
    // "She was 32 when she came in 1990, and he was born in 1950"
    let subject = |at: usize| {
        let was = at.checked_sub(1).filter(|&at| case.is(at, w!["was", "is"]))?;
        was.checked_sub(1).filter(|&at| case.is(at, w!["he", "she"]))
    };
    let two = subject(case.token_at(age.span.start)).zip(subject(life.born_at));
    if two.is_some_and(|(one, other)| case.key(one) != case.key(other)) {
        return true;
    }
    let men =
        w!["father", "grandfather", "son", "brother", "husband", "uncle", "nephew", "grandson"];
    let women =
        w!["mother", "grandmother", "daughter", "sister", "wife", "aunt", "niece", "granddaughter"];
    let born = life.born_at.min(life.birth.token);
    let near = born.saturating_sub(NEAR_TOKENS)..born;
    let other = if case.any(near.clone(), men) {
        w!["she"]
    } else if case.any(near, women) {
        w!["he"]
    } else {
        return false;
    };
    let between = life.birth.token..case.token_at(age.span.start);
    let last = { between }.rev().find(|&at| case.is(at, w!["he", "she"]));
    last.is_some_and(|at| case.is(at, other))
}

/// Whether the sentence tells what holds for anyone: "can retire at 67".
fn rule(case: &Case<'_>, sentence: &Range<usize>, age: usize) -> bool {
    let rules = w!["can", "may", "must", "eligible", "retirement", "if"];
    // "… aged 52; the grave can be found" is of another.
    let cut = |at: &usize| case.is(*at, w![";"]);
    let first = (sentence.start..age.min(sentence.end)).rev().find(cut);
    let last = (age.max(sentence.start)..sentence.end).find(cut);
    let mut clause = first.map_or(sentence.start, |at| at + 1)..last.unwrap_or(sentence.end);
    clause.any(|at| case.is(at, rules) && !case.capital(at))
}

/// Whether the sentence tells of what might have been, or of what came after a death.
fn posthumous(case: &Case<'_>, sentence: &Range<usize>) -> bool {
    const AFTER: &Words = w![
        "would",
        "will",
        "could",
        "posthumous",
        "posthumously",
        "anniversary",
        "birthday",
        "might",
        "until",
        "had",
        "if",
        "another",
        "not",
        "never"
    ];
    case.any(sentence.clone(), AFTER)
}

/// Whether who was born on a leap day counts only those: "her twentieth birthday" at 80.
fn leap_day(life: &Life, time: &Stated, value: f64) -> bool {
    const NEAR_YEARS: f64 = 5.0;
    let (birth, single) = (life.birth.first, life.birth.first == life.birth.last);
    let leap = single && (birth.month(), birth.day()) == (2, 29);
    leap && (value * 4.0 - f64::from(time.year() - birth.year())).abs() < NEAR_YEARS
}

/// Whether a date is that of one event, as the news of a text without a date is: "in 1990", not
/// "from 1965", "since 1965", "until 2000".
fn told_then(case: &Case<'_>, date: &Stated) -> bool {
    let apart = w!["from", "since", "until", "till", "to", "between", "before", "after"];
    !date.ends_span && years::lead(case, date.token).is_none_or(|lead| !case.is(lead, apart))
}

/// Whether a person of that life can be of that age then.
fn fits(life: &Life, time: &Stated, told: Told, low: f64, high: f64) -> bool {
    let (fewest, most) = at_time(life, time, told);
    low <= f64::from(most) + 0.01 && f64::from(fewest) - 0.01 <= high
}

fn at_time(life: &Life, time: &Stated, told: Told) -> (i32, i32) {
    /// A birthday that is news may be that of next week.
    const COMING_DAYS: u64 = 20;
    let coming = told == Told::Turned && time.span == Span::default();
    let last = time.last.checked_add_days(Days::new(if coming { COMING_DAYS } else { 0 }));
    let time = &Stated { last: last.unwrap_or(time.last), ..*time };
    let (fewest, most) = years::apart(&life.birth, time);
    // Who is born in the year is no year less than nothing.
    let fewest = fewest.max(0);
    if told == Told::Turned {
        return (most.min(time.year() - life.birth.year()), most);
    }
    (fewest, most)
}

/// Whether the age is told of that date: "in 2004, aged 79", "was 34 when elected in 1990".
fn tied(case: &Case<'_>, age: &Figure, date: &Stated) -> bool {
    const LINKS: &Words = w![
        ",",
        "at",
        "the",
        "age",
        "of",
        "aged",
        "when",
        "he",
        "she",
        "was",
        "just",
        "only",
        "still",
        "then",
        "already",
        "(",
        "turned",
        "who",
        "by",
        "had",
        "barely",
        "his",
        "her",
        "on",
        "s",
        "’s",
        "'s",
        "years",
        "and",
        "celebrated",
        "being",
        "is",
        "old",
        "a",
        "–",
        "—",
    ];
    const FARTHEST: usize = 14;
    if date.span.end <= age.span.start {
        let gap = case.gap(date.span, age.span);
        let and = gap.clone().next().is_some_and(|at| case.is(at, w!["and"]));
        return gap.len() <= 9 && case.only(gap, LINKS) && !and;
    }
    let gap = case.gap(age.span, date.span);
    if gap.len() > FARTHEST {
        return false;
    }
    let when = case.find(gap.clone(), w!["when", "as", "upon"]);
    // "At 12 he learned it, at 14 he played it in 1899" has an age of its own.
    let aged = |at: usize| {
        case.is(at, w!["at", "aged"]) && case.kind(at + 1) == Some(crate::text::TokenKind::Number)
    };
    if gap.clone().any(aged) {
        return false;
    }
    let head = gap.start..when.unwrap_or(gap.end);
    let comma = case.is(gap.start, w![","]) && (gap.len() <= 3 || when == Some(gap.start + 1));
    let signs = w![",", ";", ":", "(", ")", "–", "—", "and", "but"];
    let inner = if comma { head.start + 1..head.end.max(head.start + 1) } else { head };
    let tail = when.map_or(gap.end..gap.end, |when| when..gap.end);
    !case.any(inner, signs)
        && !case.any(tail, w![";", ":", "and", "but", "born"])
        && !case.any(gap, w!["born", "after", "before", "since", "until"])
}

/// Whether the age is that at a death: "died aged 67", "was 45 at his death".
fn of_death(case: &Case<'_>, age: &Figure) -> bool {
    const DEATH: &Words = w![
        "died",
        "death",
        "dies",
        "dead",
        "killed",
        "passed",
        "murdered",
        "†",
        "drowned",
        "perished",
        "executed",
        "assassinated",
        "suicide",
        "succumbed",
        "guillotined",
        "battle",
        "buried"
    ];
    let (back, ahead) = (case.back(age.span, 12), case.ahead(age.span, 7));
    // "was 18; he died in 1979", "at the age of 22 and died in 1998"
    let cut = |at: &usize| case.is(*at, w![";", "and", "but"]);
    let ahead = ahead.start..ahead.clone().find(cut).unwrap_or(ahead.end);
    let back = back.clone().rev().find(|at| case.is(*at, w![";"])).map_or(back.start, |at| at + 1)
        ..back.end;
    let dead = case.any(back.clone(), DEATH) || case.any(ahead.clone(), DEATH);
    dead && !case.any(back, RELATIVES) && !case.any(ahead, RELATIVES)
}

/// Whether the age is that at a death that is news: "died on Monday aged 67", "has died at 67".
fn recent_death(case: &Case<'_>, age: &Figure, sentence: &Sentence) -> bool {
    let tokens = sentence.first_token..sentence.end_token;
    let died = tokens.clone().find(|&at| case.is(at, w!["died"]));
    let news = |died: usize| {
        let has = died > tokens.start && case.is(died - 1, w!["has"]);
        let day = (died + 1..(died + 4).min(tokens.end)).any(|at| {
            calendar::weekday_at(case, at).is_some() || case.is(at, w!["yesterday", "today"])
        });
        has || day
    };
    of_death(case, age) && died.is_some_and(news)
}

/// The date a death is told with: "died in 2009".
fn death(case: &Case<'_>, dates: &[&Stated]) -> Option<Stated> {
    const FARTHEST: usize = 7;
    let dead = w![
        "died",
        "death",
        "killed",
        "dead",
        "passed",
        "murdered",
        "drowned",
        "perished",
        "executed",
        "assassinated",
        "succumbed"
    ];
    let near = |date: &&&Stated| case.any(date.token.saturating_sub(FARTHEST)..date.token, dead);
    dates.iter().find(near).map(|date| **date)
}
