//! A well-known event dated to a year with two digits swapped: a war, a wreck, a storm; or a thing
//! dated before there was any.

use std::ops::Range;

use crate::check::calendar::{month_at, year_at};
use crate::check::known_events::{Known, OPEN, table};
use crate::check::landmarks::Landmarks;
use crate::check::tense::{Tense, tense};
use crate::check::year_slips::last_past;
use crate::check::years;
use crate::check::{Case, Check, Example, Flag, Severity, wording};
use crate::quantity::FigureKind;
use crate::text::{Sentence, Span, TokenKind, Words};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "known-event",
    summary: "A well-known event has a year with its digits in another order",
    why: "The Berlin Wall fell in 1989, not in 1998. A short table lists wars, wrecks, storms, \
          treaties and what was not there before some year (radio, penicillin). Its years are \
          desk knowledge, not looked up line by line, so look the year up before you change it. A \
          year is asked about only where it stands right with the event, lies outside \
          its years, and swapped digits or a wrong century make one of them of it; anniversaries, \
          films, memorials and what came after keep it silent.",
    severity: Severity::Warning,
    run,
    fires: &[
        Example::fires("", "Nelson Mandela was freed in 1909 and feasted.", "1909", "1990"),
        Example::fires(
            "",
            "Ole Lund drove a lorry in the Great War and was gassed in May 1971.",
            "1971",
            "1917",
        ),
        Example::fires(
            "",
            "The inn was emptied in 1691 by television and the car.",
            "1691",
            "1961",
        ),
        Example::fires("", "The Berlin Wall fell in November 1998, to their joy.", "1998", "1989"),
        Example::fires(
            "",
            "The Titanic went down in April 1921 with his trunk on board.",
            "1921",
            "1912",
        ),
        Example::fires("", "The Second World War ended in Europe in May 1954.", "1954", "1945"),
        Example::fires("", "In the Great War of 1914 to 1981 she drove a van.", "1981", "1918"),
        Example::fires(
            "",
            "Airliners have crossed the bay every night since 1899, and few sleep well.",
            "1899",
            "1989",
        ),
        Example::fires("", "Jack Orr fell in the Battle of the Somme in 2016.", "2016", "1916"),
        Example::fires("", "Hurricane Katrina struck in August 2050.", "2050", "2005"),
    ],
    silent: &[
        Example::silent(
            "",
            "Ole Lund fought in the First World War and died in the autumn of 1961.",
        ),
        Example::silent("", "The house was begun in 1590; since 2004 it has had television."),
        Example::silent("", "The Berlin Wall fell in November 1989, to their joy."),
        Example::silent("", "In 1998, nine years after the Berlin Wall fell, the house was sold."),
        Example::silent("", "The First World War museum opened in 1981 beside the mill."),
        Example::silent("", "The film on the Titanic came out in 1997 and made a fortune."),
        Example::silent("", "A wreath for the dead of the Titanic was laid in 1921."),
        Example::silent("", "The well was dug in 1789; satellites now measure the lake."),
        Example::silent("", "Hall discovered the satellites of Mars in 1877."),
        Example::silent("", "In 1893 the women who worked as computers at the observatory struck."),
        Example::silent("", "The brewery bought two tanks in 1892."),
        Example::silent(
            "2020-05-02",
            "Limerick marked the centenary of the Easter Rising in 2016 with a march.",
        ),
        Example::silent("2020-05-02", "They prayed for the men of the Titanic in 2012."),
        Example::silent("", "An exhibition on the Russian Revolution in 2017 drew crowds."),
        Example::silent("", "Boys who fell in the Great War of 1914 to 1918 have a stone."),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let years = &Landmarks::of(case).years;
    years.iter().filter_map(|&(at, year)| flag(case, at, year)).collect()
}

fn flag(case: &Case<'_>, at: usize, year: i32) -> Option<Flag> {
    const FARTHEST: usize = 16;
    /// Of what lasted longer, a wrong century is no explanation.
    const NARROW_YEARS: i32 = 25;
    const MOST: usize = 2;
    /// Of what came again and again the first and the last year say little.
    const LONG_YEARS: i32 = 90;
    let span = case.tokens().get(at)?.span;
    let back = case.back(span, FARTHEST);
    let named = back.rev().find_map(|start| Some((start, known(case, start, year)?)));
    // "Chased off in 1695 by television": that is what the year is told of.
    let by = case.is(at + 1, w!["by"]).then(|| known(case, at + 2, year)).flatten();
    let named = by.filter(|event| event.since).map(|event| (at + 2, event)).or(named);
    let (start, event) = named.or_else(|| {
        // "the 1819 flu", "In 1904 the Luftwaffe bombed"
        let next = known(case, at + 1, year).filter(|event| !event.since);
        let sentence = case.sentence_at(span.start)?;
        let opens = at <= sentence.first_token + 3;
        let comma = at + 1 + usize::from(case.is(at + 1, w![","]));
        let start = comma + usize::from(case.is(comma, w!["the", "a", "an"]));
        let thing = || known(case, start, year).filter(|event| event.since && opens);
        next.map(|event| (at + 1, event))
            .or_else(|| Some((start, thing()?)))
            .or_else(|| behind(case, sentence, at, year))
    })?;
    let end = start + event.words.len();
    let opening = case.sentence_at(span.start).is_some_and(|own| at <= own.first_token + 3);
    let told_behind = event.since && start > at && !(opening && start <= at + 3);
    let told = match start < at {
        true if event.since => thing(case, end..at),
        true => happened(case, end..at) || fought(case, event, end..at, year),
        false if told_behind => true,
        false if event.since => tense(case, end, end).is_some_and(|tense| tense != Tense::Other),
        false => !case.is(end, w!["memorial", "museum", "film", "exhibition"]),
    };
    let other_thing = case.sentence_at(span.start).is_some_and(|own| {
        !event.unless.is_empty()
            && (own.first_token..own.end_token).any(|at| event.unless.contains(&case.key(at)))
    });
    if !told
        || other_thing
        || !dated(case, at)
        || other_year(case, at, year, event)
        || !event.since && remembered(case, start)
    {
        return None;
    }
    let narrow = event.last - event.first <= NARROW_YEARS;
    // A hundred years later it may be remembered, where nobody was hurt and nothing ended.
    let named = start < at && !event.since && !befell(case, start, end..at);
    let another =
        |slip: i32| narrow && !(named && slip == year - 100) || years::same_digits(slip, year);
    let latest = last_past(case);
    let fits = |slip: &i32| holds(event, *slip) && another(*slip) && *slip <= latest;
    let mut readings: Vec<i32> = Vec::new();
    for slip in slips(year).filter(fits) {
        if !readings.contains(&slip) {
            readings.push(slip);
        }
    }
    // "1929" for 1829 is as near a slip as 1928.
    if event.since && !readings.is_empty() {
        let century = [year + 100, year - 100].into_iter();
        let century = century.filter(|own| holds(event, *own) && *own <= latest);
        let century: Vec<i32> = century.filter(|own| !readings.contains(own)).collect();
        readings.extend(century);
    }
    // Of all floods of flu that of 1918 has a name of its own.
    readings.sort_by_key(|slip| !by_name(event, *slip));
    readings.truncate(MOST);
    let offers: Vec<String> = readings.iter().map(ToString::to_string).collect();
    if offers.is_empty() {
        return None;
    }
    let name = case.words(case.tokens().get(start)?.span.cover(case.tokens().get(end - 1)?.span));
    // "The First World War": as the text has it.
    let the = start.checked_sub(1).filter(|&at| case.is(at, w!["the"]));
    let the = if the.is_some() { "The " } else { "" };
    let fault = if event.since {
        let name = wording::within(name);
        let was = if name.ends_with('s') { "were" } else { "was" };
        format!("There {was} no {name} before {}, so not in {year}", event.first)
    } else if event.is_clause() {
        wording::opening(&format!("{}{name} in {}, not in {year}", the.to_lowercase(), event.first))
    } else if event.first == event.last {
        format!("The year of {name} is {}, not {year}", event.first)
    } else if event.last - event.first > LONG_YEARS {
        format!("No {name} of {year} is known to this desk")
    } else {
        format!("{the}{name} belongs to the years {} to {}, not {year}", event.first, event.last)
    };
    let said = event.first == event.last && offers == [event.first.to_string()];
    let fit =
        if said { String::new() } else { format!("; {} would fit", wording::any_of(&offers)) };
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span,
        message: format!("{fault}{fit}. Check the year."),
        computation: computation(event),
        related: Vec::new(),
        suggestions: offers,
    })
}

/// Whether the table has that year under a longer name that ends like the event: "Spanish flu".
fn by_name(event: &Known, year: i32) -> bool {
    let mut lines = table().values().flatten();
    lines.any(|known| {
        known.words.len() > event.words.len()
            && known.words.ends_with(&event.words)
            && holds(known, year)
    })
}

/// Returns the years of the one event that a sentence names, where it lasted no longer than a war.
pub(in crate::check) fn years_of(case: &Case<'_>, span: Span) -> Option<(i32, i32)> {
    const LONGEST_YEARS: i32 = 10;
    years_within(case, span, LONGEST_YEARS)
}

/// The same of an event that lasted no longer than so many years.
pub(in crate::check) fn years_within(
    case: &Case<'_>,
    span: Span,
    longest: i32,
) -> Option<(i32, i32)> {
    let sentence = case.sentence_at(span.start).filter(|own| years::read(own))?;
    let named = |at: usize| {
        let lines = table().get(case.key(at))?;
        lines.iter().find(|known| {
            let all = known.words.iter().enumerate().all(|(i, word)| case.key(at + i) == *word);
            let short = known.last - known.first <= longest && !known.since;
            all && short && case.capital(at)
        })
    };
    let mut found = (sentence.first_token..sentence.end_token).filter_map(named);
    let only = found.next()?;
    found.next().is_none().then_some((only.first, only.last))
}

/// The line of the table, and what it rests on.
fn computation(event: &Known) -> String {
    let years = match (event.first, event.last) {
        (first, OPEN) => format!("from {first}"),
        (first, last) if first == last => format!("{first}"),
        (first, last) => format!("{first} to {last}"),
    };
    format!("{}: {years} (desk knowledge, not looked up)", event.name)
}

/// The line of the table that begins at a token and does not hold the year.
fn known(case: &Case<'_>, start: usize, year: i32) -> Option<&'static Known> {
    let lines = table().get(case.key(start))?;
    lines
        .iter()
        .filter(|known| {
            known.words.iter().enumerate().all(|(i, word)| case.key(start + i) == *word)
        })
        .find(|known| known.since || case.capital(start) || known.name == "flu")
        .filter(|known| !holds(known, year))
}

fn holds(known: &Known, year: i32) -> bool {
    (known.first..=known.last).contains(&year)
}

/// The years of the same digits in another order, and those of another century.
fn slips(year: i32) -> impl Iterator<Item = i32> {
    let same = move |slip: &i32| years::same_digits(*slip, year);
    years::slips(year).filter(same).chain([year - 100, year + 100])
}

/// Whether a number stands as a year: read as a date, or led by "in" and its like.
fn dated(case: &Case<'_>, at: usize) -> bool {
    let start = case.tokens().get(at).map_or(usize::MAX, |token| token.span.start);
    let figure = case.figure_at(start).and_then(|index| case.figure(index));
    figure.is_some_and(|figure| figure.kind == FigureKind::Date)
}

/// Whether something befell somebody or the thing itself: "fell in the Battle of the Somme in",
/// "The Titanic sank in".
fn befell(case: &Case<'_>, start: usize, between: Range<usize>) -> bool {
    const NEAR_TOKENS: usize = 9;
    const BEFELL: &Words = w![
        "fought",
        "killed",
        "wounded",
        "died",
        "fell",
        "served",
        "lost",
        "captured",
        "survived",
        "gassed",
        "hit",
        "shot",
        "missing",
        "perished",
        "drowned",
        "decorated",
        "before",
        "after",
        "since",
        "until",
        "during",
        "when",
    ];
    let bare = w!["in", "of", "on", "at", "the", "early", "late", "spring", "summer", "autumn"];
    let deed = |at: usize| {
        !case.is(at, bare)
            && case.kind(at) == Some(TokenKind::Word)
            && month_at(case, at).is_none()
            && !case.capital(at)
    };
    let Some(span) = case.tokens().get(start).map(|token| token.span) else { return false };
    between.into_iter().any(deed) || case.any(case.back(span, NEAR_TOKENS), BEFELL)
}

/// "marked the centenary of the Easter Rising in 2016", "an exhibition on the Great War in 2014":
/// the year is that of what recalls the event.
fn remembered(case: &Case<'_>, start: usize) -> bool {
    const NEAR_TOKENS: usize = 9;
    const RECALLED: &Words = w![
        "anniversary",
        "anniversaries",
        "centenary",
        "centenaries",
        "centennial",
        "bicentenary",
        "bicentennial",
        "tercentenary",
        "sesquicentennial",
        "jubilee",
        "exhibition",
        "exhibitions",
        "exhibit",
        "display",
        "show",
        "museum",
        "play",
        "film",
        "films",
        "musical",
        "opera",
        "drama",
        "novel",
        "book",
        "documentary",
        "series",
        "memorial",
        "monument",
        "statue",
        "stamp",
        "stamps",
        "service",
        "mass",
        "ceremony",
        "ceremonies",
        "commemoration",
        "commemorations",
        "commemorate",
        "commemorated",
        "commemorating",
        "mark",
        "marked",
        "marks",
        "marking",
        "celebrate",
        "celebrated",
        "celebrating",
        "celebration",
        "celebrations",
        "remember",
        "remembered",
        "remembering",
        "remembrance",
        "honoured",
        "honored",
        "honouring",
        "honoring",
        "recalled",
        "enacted",
        "reenacted",
        "enactment",
        "reenactment",
        "replica",
        "lecture",
        "lectures",
        "conference",
        "parade",
        "years",
        "veterans",
        "debate",
        "talk",
        "talks",
        "thesis",
        "paper",
        "wreath",
        "wreaths",
        "stone",
        "plaque",
        "tribute",
        "tributes",
        "unveiled",
        "bells",
    ];
    let Some(span) = case.tokens().get(start).map(|token| token.span) else { return false };
    case.any(case.back(span, NEAR_TOKENS), RECALLED)
}

/// Whether nothing but what happened, where and when stands between an event and its year.
fn happened(case: &Case<'_>, mut between: Range<usize>) -> bool {
    const FARTHEST: usize = 9;
    const HAPPENED: &Words = w![
        "ended",
        "began",
        "broke",
        "out",
        "started",
        "fell",
        "sank",
        "went",
        "down",
        "was",
        "were",
        "signed",
        "over",
        "erupted",
        "struck",
        "hit",
        "killed",
        "happened",
        "came",
        "landed",
        "touched",
        "took",
        "place",
        "exploded",
        "burned",
        "wrecked",
        "ravaged",
        "devastated",
        "in",
        "of",
        "on",
        "at",
        "the",
        "off",
        "to",
        "its",
        "end",
        "sunk",
        "ran",
        "aground",
        "city",
        "swept",
        "ashore",
        "built",
        "up",
        "put",
        "lifted",
        "launched",
        "for",
        "coast",
        "from",
        "through",
        "until",
        "made",
        "landfall",
        "blew",
        "reactor",
        "fourth",
        "'s",
        "’s",
        "shot",
        "dead",
    ];
    const SEASONS: &Words = w!["early", "late", "spring", "summer", "autumn", "winter"];
    const HOURS: &Words = w!["eleven", "noon", "midnight", "dawn", "o", "'", "’", "clock", "past"];
    between.len() <= FARTHEST
        && between.all(|at| {
            [HAPPENED, SEASONS, HOURS, w!["silent", "minute", "also", "finally"]]
                .iter()
                .any(|of| case.is(at, of))
                || case.is(at, w!["."]) && month_at(case, at.saturating_sub(1)).is_some()
                || case.printed(at).ends_with("edly")
                || case.capital(at)
                || month_at(case, at).is_some()
                || case.kind(at) == Some(TokenKind::Number)
                || case.kind(at) == Some(TokenKind::Suffix)
        })
}

/// "drove a lorry in the Great War and was gassed in 1971": what befell somebody in a
/// war, where the digits in another order are of it.
fn fought(case: &Case<'_>, event: &Known, between: Range<usize>, year: i32) -> bool {
    const LONGEST_YEARS: i32 = 10;
    const DEEDS: &Words = w![
        "wounded",
        "killed",
        "fell",
        "captured",
        "decorated",
        "fought",
        "served",
        "enlisted",
        "conscripted",
        "shot",
        "torpedoed",
        "sunk",
        "gassed",
        "missing",
        "bombed",
        "drafted",
        "commissioned",
        "called",
        "lost",
    ];
    const APART: &Words = w![
        "after",
        "since",
        "later",
        "before",
        "until",
        "memorial",
        "museum",
        "film",
        "ended",
        "veteran",
        "book",
        "unveiled",
        "died",
        "remembered",
        "born",
        ";",
        "peace",
        "peacetime",
    ];
    let war = event.words.last().is_some_and(|last| last.is_in(w!["war", "i", "ii", "one", "two"]));
    let short = event.last - event.first <= LONGEST_YEARS;
    let slip = years::slips(year).any(|own| years::same_digits(own, year) && holds(event, own));
    war && short && slip && case.any(between.clone(), DEEDS) && !case.any(between, APART)
}

/// "lost its guests in 1691 to television": a thing told right behind the year of what it did.
fn behind(
    case: &Case<'_>,
    sentence: &Sentence,
    at: usize,
    year: i32,
) -> Option<(usize, &'static Known)> {
    const FARTHEST: usize = 12;
    const APART: &Words = w![
        ",", ";", ":", "(", "–", "—", "who", "which", "that", "where", "whose", "after", "before",
        "now", "today", "is", "are", "has", "have", "still", "will", "like", "than", "as",
        "museum", "when", "until", "since",
    ];
    let end = (at + 1 + FARTHEST).min(sentence.end_token);
    let mut ahead = (at + 1..end).take_while(|&at| !case.is(at, APART));
    let found =
        ahead.find_map(|start| Some((start, known(case, start, year).filter(|own| own.since)?)))?;
    let later = |at: usize| year_at(case, at).is_some_and(|other| other != year);
    let tokens = sentence.first_token..sentence.end_token;
    let past = |own: usize| tense(case, own, tokens.start).is_some_and(|own| own == Tense::Past);
    (tokens.clone().any(past) && !tokens.clone().any(later)).then_some(found)
}

/// Whether a thing is what the clause of an early year is about.
fn thing(case: &Case<'_>, mut between: Range<usize>) -> bool {
    const OTHERS: &Words = w![
        ",", ";", ":", "(", "–", "—", "than", "like", "as", "now", "today", "which", "who",
        "where", "when", "that", "after", "before", "replica", "built", "of"
    ];
    // "the airfield, opened in 1928,"
    let opened = case.is(between.start, w![","])
        && case.is(between.start + 1, w!["opened", "founded", "inaugurated", "launched"]);
    between.start += 2 * usize::from(opened);
    !between.any(|at| case.is(at, OTHERS))
}

/// Whether the sentence has another year of that age, so that the one printed may be meant.
fn other_year(case: &Case<'_>, at: usize, year: i32, event: &Known) -> bool {
    const AGE_YEARS: i32 = 60;
    let Some(span) = case.tokens().get(at).map(|token| token.span) else { return true };
    let others = years::elsewhere(case, span);
    let near = |other: &i32| (other - year).abs() <= AGE_YEARS && !holds(event, *other);
    if event.since { others.iter().any(near) } else { others.contains(&year) }
}
