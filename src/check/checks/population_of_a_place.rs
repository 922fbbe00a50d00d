//! A number of people that is not that of the country or state it is said of.

use std::ops::Range;

use crate::check::calendar;
use crate::check::dwellers::{COUNTING, COUNTING_TOKENS, census, dwelling};
use crate::check::elsewhere::in_words;
use crate::check::places::{self, Place};
use crate::check::{Case, Check, Example, Flag, Severity, frame, more_than_live, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, Words};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "population-of-a-place",
    summary: "A number of people is not that of the country or state it is said of",
    why: "“With 39 residents, California …”, “a country of 50 million people, New Zealand …”: how \
          many live in a country or a state is known well enough to see a lost “million” or a \
          moved point. The table holds rounded numbers of today, so that the check asks only \
          where the text is at least four times above or fifty times below, or ten times off with \
          the same digits. It reads the whole population only: what is said of a city, a year long \
          ago or of some of the people passes.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "With 59 residents, Italy is larger than its neighbour Switzerland thinks.",
            "59 residents",
            "59 million residents",
        ),
        Example::fires(
            "",
            "For a country of about 52 million people on many islands, Fiji has few ferries.",
            "52 million people",
            "",
        ),
        Example::fires(
            "",
            "Denmark has no army to speak of. With a population of some 60 million, the country \
             relies on its allies.",
            "60 million",
            "6 million",
        ),
        Example::fires(
            "",
            "All of the 31 million people on Puerto Rico were without water on Monday.",
            "31 million people",
            "3.1 million people",
        ),
        Example::fires(
            "",
            "Kenya, a nation of more than 56 people, has sent runners to every games.",
            "56 people",
            "56 million people",
        ),
        Example::fires(
            "",
            "By June the census clock showed that 38 people were living in Canada.",
            "38 people",
            "38 million people",
        ),
        Example::fires(
            "",
            "More than 70 people live in Thailand, most of them along the rivers.",
            "70 people",
            "70 million people",
        ),
        Example::fires(
            "",
            "Peru is high and dry, and its last census recorded 33 residents.",
            "33 residents",
            "33 million residents",
        ),
        Example::fires(
            "",
            "With only 5.4 million residents at the last count, Malta is small.",
            "5.4 million residents",
            "540,000 residents",
        ),
        Example::fires(
            "",
            "Norway's population has grown to roughly 56 million, the bureau in Orm said.",
            "56 million",
            "5.6 million",
        ),
        Example::fires(
            "",
            "Malta, home to 5.4 million people, speaks two languages.",
            "5.4 million people",
            "540,000 people",
        ),
        Example::fires(
            "",
            "Vermont, a state of 6.5 million people, elects two senators.",
            "6.5 million people",
            "650,000 people",
        ),
    ],
    silent: &[
        Example::silent("", "With 59 million residents, Italy is larger than Kenya."),
        Example::silent("", "In 1850 Wisconsin, a state of 305,000 people, had one railway."),
        Example::silent("", "With 450 residents from Italy and Spain the home is full."),
        Example::silent("", "The town of Lund in Sweden has a population of 94,000."),
        Example::silent("", "Iceland trades with Europe, where 450 million people live."),
        Example::silent("", "Some 60 million people visited Denmark’s parks in ten years."),
        Example::silent(
            "",
            "The clan is scattered. About 90 people live in Canada, others in Texas.",
        ),
        Example::silent("", "Some 300 people were living in Canada under false names."),
        Example::silent("", "Peru, with 33 inhabitants of the camp still missing, asked for help."),
        Example::silent("", "Twelve people in Fiji fell ill, and 300 people in Italy."),
        Example::silent("", "Kenya, with 38 people, sent the smallest team."),
    ],
};

/// What the people of a place are called.
const PEOPLE: &Words =
    w!["people", "inhabitants", "residents", "citizens", "souls", "persons", "islanders"];

/// What a place is called.
const SORTS: &Words = w![
    "country",
    "nation",
    "state",
    "republic",
    "kingdom",
    "island",
    "islands",
    "archipelago",
    "territory",
    "land",
];

/// Words before a number.
const HEDGES: &Words = w![
    "about",
    "around",
    "some",
    "roughly",
    "nearly",
    "almost",
    "over",
    "more",
    "than",
    "only",
    "exactly",
    "precisely",
    "just",
    "an",
    "estimated",
    "approximately",
    "barely",
    "under",
    "less",
    "fewer",
    "the",
    "its",
    "all",
    "close",
    "to",
    "at",
    "least",
];

fn run(case: &Case<'_>) -> Vec<Flag> {
    let figures = case.extraction.figures.iter();
    let own = figures.filter(|figure| counts_people(case, figure));
    let mut flags: Vec<Flag> = own.filter_map(|own| flag(case, own)).collect();
    for more in more_than_live::flags(case, CHECK.code) {
        if !flags.iter().any(|own| own.span == more.span) {
            flags.push(more);
        }
    }
    flags
}

/// Whether the figure is a number of people, or may be that of a population.
fn counts_people(case: &Case<'_>, figure: &Figure) -> bool {
    let bare = figure.kind == FigureKind::Number;
    let counts = figure.kind == FigureKind::Quantity && figure.unit.is_none();
    if !bare && !counts || figure.per.is_some() || in_words(case, figure) {
        return false;
    }
    let people = || case.is(case.token_at(figure.number.end), PEOPLE);
    // "whose population of some 90,000 lives on two hills"
    let named = || case.any(case.back(figure.phrase, 6), w!["population"]);
    bare || people() || named()
}

/// Words of those whom a place has sent or taken in.
const SENT: &Words = w![
    "team",
    "teams",
    "squad",
    "delegation",
    "delegates",
    "delegate",
    "aboard",
    "games",
    "medals",
    "list",
    "shelters",
    "tents",
    "camps",
    "prison",
    "prisons",
    "jail",
    "jails",
    "homeless",
    "quarantine",
    "hospital",
    "hospitals",
    "troops",
    "tournament",
];

/// How a number is tied to a place.
struct Tie {
    place: Place,
    /// Whether it is said of the whole place, and not of what may be a part of it.
    whole: bool,
    /// Whether it speaks only where the digits are those of the place.
    digits: bool,
}

impl Tie {
    /// What is said of the whole place.
    fn whole(place: Place) -> Self {
        Self { place, whole: true, digits: false }
    }
}

fn flag(case: &Case<'_>, figure: &Figure) -> Option<Flag> {
    /// Below so many times today’s number it is none of this age.
    const FAR_BELOW: f64 = 50.0;
    const FAR_ABOVE: f64 = 4.0;
    /// So many times as many or as few cannot be.
    const SURELY: f64 = 8.0;
    /// With the digits of today’s number it is a slip of the hand.
    const ITS_DIGITS: f64 = 1.25;
    let value = figure.value()?.to_f64();
    let Tie { place, whole, digits: exact } = tie(case, figure)?;
    let ratio = value / place.people;
    if !(ratio > FAR_ABOVE || whole && ratio < 1.0 / ITS_DIGITS) || long_ago(case, figure) {
        return None;
    }
    let tens = ratio.log10().round();
    let off = ratio / 10_f64.powf(tens);
    let digits = (1.0 / ITS_DIGITS..=ITS_DIGITS).contains(&off) && tens.abs() >= 1.0;
    // "Kenya, with 42 people, sent the largest team"
    let sent =
        case.sentence(figure).is_some_and(|own| case.any(own.first_token..own.end_token, SENT));
    if sent && !digits {
        return None;
    }
    if (exact || ratio < 1.0 && ratio > 1.0 / FAR_BELOW) && !digits {
        return None;
    }
    let power = (-9..=9).find(|power| (f64::from(*power) - tens).abs() < 0.5)?;
    // A lost "million" needs no digits to be seen.
    let size = digits || tens.abs() >= 3.0;
    let reading = size.then(|| wording::in_other_size(case, figure, -power, &[])).flatten();
    let printed = case.words(figure.span);
    // "of 380,000 lives by the bay": the verb is none of its words.
    let tail = case.words(Span::new(figure.number.end, figure.span.end));
    let people = case.is(case.token_at(figure.number.end), PEOPLE);
    let own = |words: &str| match words.strip_suffix(tail) {
        Some(number) if !people => number.to_owned(),
        _ => words.to_owned(),
    };
    let (printed, reading) = (own(printed), reading.as_deref().map(own));
    let about = rounded(place.people);
    let cannot = if (1.0 / SURELY..SURELY).contains(&ratio) { "can hardly" } else { "cannot" };
    let offer = reading.as_ref().map_or_else(
        || " Check the number with the source.".to_owned(),
        |reading| format!(" {} would fit.", wording::opening(reading)),
    );
    Some(Flag {
        code: CHECK.code,
        severity: if digits { Severity::Error } else { Severity::Warning },
        span: figure.span,
        message: format!(
            "About {about} people live in {} today, so {printed} {cannot} be right.{offer}",
            place.name
        ),
        computation: format!("{}: about {about} people (a rounded figure of ours)", place.name),
        related: Vec::new(),
        suggestions: reading.into_iter().collect(),
    })
}

/// "10.5 million", so that 10 million is no less likely than 11; "59 million".
fn rounded(people: f64) -> String {
    const MILLION: f64 = 1e6;
    const FEW: f64 = 20.0;
    let millions = people / MILLION;
    if (1.0..FEW).contains(&millions) {
        let text = format!("{millions:.1}");
        format!("{} million", text.strip_suffix(".0").unwrap_or(&text))
    } else {
        wording::about(people)
    }
}

/// So many hedges stand before a number at most.
const HEDGES_AT_MOST: usize = 8;

/// The one place a number of people is said of.
fn tie(case: &Case<'_>, figure: &Figure) -> Option<Tie> {
    /// A sentence with more words is a list.
    const MOST_TOKENS: usize = 200;
    let counted = figure.kind == FigureKind::Quantity;
    let at = case.token_at(figure.phrase.start);
    let from = at.saturating_sub(HEDGES_AT_MOST);
    let end = case.token_at(figure.span.end);
    let whole = case.sentence(figure)?;
    let first = frame::opening(case, &(whole.first_token..whole.end_token)).min(at);
    let opens = counted && dwelling(case, end).is_some();
    let lead = (from..at).rev().find(|&at| !case.is(at, HEDGES));
    // "More than 70 million people live in Thailand" opens its sentence.
    let lead = lead.filter(|lead| !opens || *lead >= first).or(opens.then_some(at))?;
    // The names of the sentence are read where something ties the number to one.
    let near = counted && case.is(end, w!["in", "on", "of", ","]);
    let sort =
        lead.checked_sub(1).filter(|&at| case.is(lead, w!["of", "with"]) && case.is(at, SORTS));
    let noun = (lead.saturating_sub(POPULATION_TOKENS)..=lead)
        .rev()
        .find(|&at| case.is(at, w!["population"]));
    let dwell = counted && (dwelling(case, end).is_some() || census(case, lead));
    let with = counted && case.is(lead, w!["with", "has", "counts", "numbers", "home"]);
    let tied = near || dwell || with || counted && sort.is_some() || noun.is_some();
    if !tied {
        return None;
    }
    let sentence = case.sentence(figure)?;
    if sentence.end_token - sentence.first_token > MOST_TOKENS || lead < sentence.first_token {
        return None;
    }
    let here = places::within(case, sentence.first_token..sentence.end_token);
    let only = match here.as_slice() {
        [(place, tokens)] => Some((*place, tokens.clone())),
        _ => None,
    };
    // "Every one of the 3 million people on Puerto Rico"
    if counted && case.is(end, w!["in", "on", "of"]) {
        let next = end + 1 + usize::from(case.is(end + 1, w!["the"]));
        let direct = here.iter().find(|(_, tokens)| tokens.start == next);
        let done = case.is(lead, w!["by", "killed", "visited", "carried", "saw", "reached"]);
        if let Some((place, _)) = direct.filter(|_| !done) {
            return Some(Tie { whole: false, ..Tie::whole(*place) });
        }
    }
    // "In May 38 million people were living in Canada", by the clock of those who count them
    let counting = || {
        let before = sentence.first_token.saturating_sub(COUNTING_TOKENS)..sentence.end_token;
        case.any(before, COUNTING)
    };
    if counted
        && let Some(next) = dwelling(case, end)
        && let Some((place, tokens)) = here.iter().find(|(_, tokens)| tokens.start == next)
        && (counting() || lead == at && case.is(end, w!["live"]))
        && closed(case, tokens.end)
    {
        return Some(Tie { digits: !counting(), ..Tie::whole(*place) });
    }
    // "Peru is high and dry, and its census recorded 33 million residents"
    let subject = |tokens: &Range<usize>| tokens.start <= first + 1;
    if counted
        && census(case, lead)
        && closed(case, end)
        && let Some((place, _)) = only.clone().filter(|(_, tokens)| subject(tokens))
    {
        return Some(Tie::whole(place));
    }
    // "Malta, with 540,000 inhabitants, …", "Malta, home to 540,000 people,"
    let home = case.is(lead, w!["home"]) && case.is(lead + 1, w!["to"]);
    let comma = lead.checked_sub(1).is_some_and(|at| case.is(at, w![","]));
    let name_ends = lead - usize::from(comma);
    // "Namibia is home to 3 million people"
    let is = home && lead > 0 && case.is(lead - 1, w!["is"]);
    let name_ends = if is { lead - 1 } else { name_ends };
    let beside = here.iter().find(|(_, tokens)| tokens.end == name_ends);
    if counted
        && (home || case.is(lead, w!["with", "has", "counts", "numbers"]))
        && let Some((place, _)) = beside.filter(|(_, tokens)| subject(tokens))
        && (comma || !case.is(lead, w!["with"]))
        && closed(case, end)
    {
        return Some(Tie::whole(*place));
    }
    // "With 540,000 inhabitants at the last count, Malta"
    if counted && case.is(lead, w!["with"]) && lead <= first + 1 {
        let comma = (end..end + ADVERBIAL_TOKENS).find(|&at| case.is(at, w![","]));
        let when = case.is(end, w!["at", "in", "on", "by", "as", "today", "now"]);
        let direct = comma.filter(|&at| when || at == end).and_then(|comma| {
            let next = comma + 1 + usize::from(case.is(comma + 1, w!["the"]));
            here.iter().find(|(_, tokens)| tokens.start == next)
        });
        if let Some((place, _)) = direct {
            return Some(Tie::whole(*place));
        }
    }
    // "With 39 million residents, California"
    if counted && case.is(lead, w!["with"]) && case.is(end, w![","]) {
        let direct = here.iter().find(|(_, tokens)| tokens.start == end + 1);
        return direct.map(|(place, _)| Tie::whole(*place));
    }
    // "Ethiopia, a landlocked nation of more than 100 million people"
    if counted && let Some(sort) = sort {
        let article = (sort.saturating_sub(4)..sort).any(|at| case.is(at, w!["a", "the"]));
        return only.filter(|_| article).map(|(place, _)| Tie::whole(place));
    }
    population(case, figure, (noun?, lead), only, first)
}

/// How far before its number "population" stands: "the population of Poland has shrunk to".
const POPULATION_TOKENS: usize = 8;

/// The words for how long or when between a number of people and the place they live in.
const ADVERBIAL_TOKENS: usize = 9;

/// Whether what is said of the number ends there, but for a time.
fn closed(case: &Case<'_>, end: usize) -> bool {
    end >= case.tokens().len()
        || case.is(
            end,
            w![
                ",",
                ".",
                ";",
                "and",
                "but",
                "—",
                "–",
                ")",
                "at",
                "today",
                "now",
                "according",
                "while",
                "said",
                "by",
                "as",
                "on"
            ],
        )
}

/// "With a population of roughly 380,000, the island …", "Fiji’s population of 900,000".
fn population(
    case: &Case<'_>,
    figure: &Figure,
    (noun, lead): (usize, usize),
    only: Option<(Place, Range<usize>)>,
    first: usize,
) -> Option<Tie> {
    const FAR_TOKENS: usize = 3;
    const SAID: &Words = w![
        "of",
        "is",
        "was",
        "at",
        "reached",
        "has",
        "had",
        "stands",
        "stood",
        "totals",
        "to",
        "now",
        "already",
        "just",
        "shrunk",
        "fallen",
        "grown",
        "risen",
        "dwindled",
        "declined",
        "dropped",
        "fell",
        "grew",
        "rose",
        "shrank",
        "passed",
        "surpassed",
        "exceeded",
        "exceeds",
        "topped",
        "hit",
        "slipped",
        "climbed",
        "swelled",
        "swollen",
        "numbers",
        "numbered",
        "past",
    ];
    // "the population of Poland"
    let named = only.as_ref().filter(|(_, tokens)| {
        let the = usize::from(case.is(noun + 2, w!["the"]));
        case.is(noun + 1, w!["of"]) && tokens.start == noun + 2 + the
    });
    if let Some((place, tokens)) = named
        && noun >= first
        && case.only(tokens.end..lead + 1, SAID)
    {
        return Some(Tie::whole(*place));
    }
    if noun < first || !case.only(noun + 1..lead + 1, SAID) {
        return None;
    }
    let owned = |tokens: &Range<usize>| {
        tokens.end < noun && case.only(tokens.end..noun, w!["'s", "’s", "total", "entire"])
            || tokens.start <= first + 1
                && tokens.end < noun
                && case.only(tokens.end..noun, w!["has", "had", "with", ",", "a", "whose", "the"])
            // "Cyprus, an island with a population of"
            || tokens.start <= first + 1
                && tokens.end < noun
                && case.is(tokens.end, w![","])
                && case.only(tokens.end + 1..noun, w!["a", "an", "the", "with", "whose", "small"])
            || tokens.start <= first + 1
                && tokens.end + 2 < noun
                && case.is(tokens.end, w![","])
                && case.is(tokens.end + 1, w!["a", "an"])
                && (tokens.end + 2..tokens.end + 5).any(|at| {
                    case.is(at, SORTS) && case.only(at + 1..noun, w!["with", "a", "whose", "of"])
                })
    };
    if let Some((place, tokens)) = only {
        return owned(&tokens).then_some(Tie::whole(place));
    }
    // The sentence before names the place.
    let end = case.token_at(figure.span.end);
    let sort = (end..end + FAR_TOKENS).any(|at| case.is(at, SORTS) && case.is(at - 1, w!["the"]));
    let its = case.is(noun.checked_sub(1)?, w!["its"]);
    let index = case.sentence_index(figure.span.start)?.checked_sub(1)?;
    let before = case.extraction.sentences.get(index)?;
    let named = places::within(case, before.first_token..before.end_token);
    let [(place, tokens)] = named.as_slice() else { return None };
    // "Golf in Malta is rare. With its 540,000 people the country …"
    let a_sort = noun >= first + 4
        && case.is(first, w!["in", "for"])
        && case.is(first + 1, w!["a", "the", "this"])
        && (first + 2..noun).any(|at| case.is(at, SORTS))
        && case.any(first..noun, w!["with", "whose", "of"]);
    if a_sort {
        return Some(Tie { digits: true, ..Tie::whole(*place) });
    }
    // The place is what the sentence is about.
    let subject = tokens.start <= before.first_token + 1;
    ((sort || its) && subject).then_some(Tie { whole: sort, ..Tie::whole(*place) })
}

/// Whether the sentence speaks of another age.
fn long_ago(case: &Case<'_>, figure: &Figure) -> bool {
    const RECENT: i32 = 1960;
    let Some(sentence) = case.sentence(figure) else { return false };
    let tokens = sentence.first_token..sentence.end_token;
    // "Since 1951" speaks of today.
    let old = |at: usize| {
        let since = at.checked_sub(1).is_some_and(|before| case.is(before, w!["since"]));
        !since && calendar::year_at(case, at).is_some_and(|year| year < RECENT)
    };
    let years = |at: usize| {
        case.is(at, w!["years"]) && case.is(at + 1, w!["earlier", "before", "later", "on", "back"])
    };
    tokens.clone().any(old)
        || tokens.clone().any(years)
        || case.any(tokens, w!["century", "bc", "then", "once", "ago"])
}
