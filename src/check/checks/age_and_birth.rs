//! An age that does not fit the year of birth: "born in 1956, died in 2010 at 67".

use std::ops::Range;

use crate::check::calendar::{self, ends_phrase};
use crate::check::years::{self, RELATIVES, Stated};
use crate::check::{Case, Check, Example, Flag, Severity};
use crate::quantity::{Decimal, Figure, FigureKind};
use crate::text::{Sentence, Span, TokenKind, Words};
use crate::w;

pub(super) const CHECK: Check = Check {
    code: "age-and-birth",
    summary: "An age does not fit the date of birth",
    why: "Who is born in 1956 was 33 or 34 in 1990, as the birthday falls. Compared are an age and \
          a birth in one sentence, or in the next where it begins with “he” or “she”, at the time \
          the age is tied to: the year of an election, a prize or a death, else the publication \
          date. An exact birthday narrows it to one number. Either figure may be wrong, so both \
          readings are offered. Ages of relatives, of several people (“those born in 1960 may \
          retire at 67”) and ages tied to nothing (“he went to sea at 14”) keep it silent.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "Lena Moser, born in Graz in 1938, died there in 2011, aged 83.",
            "83",
            "73",
        ),
        Example::fires("", "The composer Abel Orr (1921–1988) was 57 when he died.", "57", "67"),
        Example::fires(
            "2019-05-02",
            "Born in 1951, the 78-year-old still sails.",
            "78-year-old",
            "68-year-old",
        ),
        Example::fires(
            "",
            "He was born on June 4, 1950, and turned 60 on June 4, 2000.",
            "60",
            "50",
        ),
        Example::fires(
            "",
            "Sara Lind was born in 1962. She was 43 when she was elected in 1995.",
            "43",
            "33",
        ),
        Example::fires(
            "",
            "In 1990, aged 52, she moved to Oslo, where she was born in 1948.",
            "52",
            "42",
        ),
        Example::fires("2019-05-02", "Tom Vega, 31, was born in 1978 in Lima.", "31", "41"),
        Example::fires("2019-05-02", "Born in 1978, he is now 51.", "51", "41"),
        Example::fires(
            "",
            "She celebrated her 70th birthday in 2014, having been born in Kiel in 1934.",
            "70th",
            "80th",
        ),
        Example::fires("", "Ida Wood (b. 1940) won the cup in 1964 at age 34.", "34", "24"),
    ],
    silent: &[
        Example::silent("", "Lena Moser, born in Graz in 1938, died there in 2011, aged 72."),
        Example::silent("", "Lena Moser, born in Graz in 1938, died there in 2011, aged 73."),
        Example::silent("", "The composer Abel Orr (1921–1988) was 67 when he died."),
        Example::silent("2019-05-02", "Born in 1951, the 67-year-old still sails."),
        Example::silent("", "Born in 1951, he married a 23-year-old nurse in 1990."),
        Example::silent("2019-05-02", "Those born in 1960 can retire at age 67."),
        Example::silent("", "Born in 1920, he went to sea at 14, and fought in 1944."),
        Example::silent("", "Born in 1951, she lost her 12-year-old son in 1990."),
        Example::silent("2019", "Workers born in 1957 reach full pension at 66."),
        Example::silent("", "Sara was born in 1962, and her husband was 43 when elected in 1995."),
        Example::silent("2019-05-02", "Tom Vega, born in 1978, met Ines Roth, 31, in Lima."),
        Example::silent("", "He was born in 1950. She was 60 in 2000."),
        Example::silent("2019-05-02", "Born in 1978, he is 41 and turns 42 in 2020."),
        Example::silent("", "She was born in 1934 and was about 80 when the war ended in 2014."),
        Example::silent("", "Children born in 2004 were tested at age 7."),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    let sentences = &case.extraction.sentences;
    for (index, sentence) in sentences.iter().enumerate() {
        let tokens = sentence.first_token..sentence.end_token;
        if tokens.len() > years::LONGEST_SENTENCE || !case.any(tokens.clone(), BORN) {
            continue;
        }
        let dates = years::stated(case, tokens.clone());
        let Some(life) = life(case, &tokens, &dates) else { continue };
        check(case, sentence, &life, &dates, &mut flags);
        if let Some(next) = sentences.get(index + 1)
            && goes_on(case, sentence, next)
        {
            let dates = years::stated(case, next.first_token..next.end_token);
            check(case, next, &life, &dates, &mut flags);
        }
        let before = index.checked_sub(1).and_then(|before| sentences.get(before));
        if let Some(before) = before
            && goes_on(case, before, sentence)
        {
            let dates = years::stated(case, before.first_token..before.end_token);
            check(case, before, &Life { born_at: usize::MAX, ..life }, &dates, &mut flags);
        }
    }
    flags
}

/// Where a birth may be told: "born", "b.", or a span of years in brackets.
const BORN: &Words = w!["born", "b", "(", "birth", "lived"];

/// A birth, and a death where one is told with it.
#[derive(Clone, Copy)]
struct Life {
    birth: Stated,
    death: Option<Stated>,
    /// The token that tells of the birth.
    born_at: usize,
}

/// The one life the sentence tells of.
fn life(case: &Case<'_>, tokens: &Range<usize>, dates: &[Stated]) -> Option<Life> {
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
            if !first || !one_person(case, born_at, tokens.start) {
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
fn lived(first: &Stated, second: Option<&Stated>) -> bool {
    second.is_some_and(|second| (15..112).contains(&(second.year() - first.year())))
}

/// Whether a name stands before the bracket of a life: "the composer Abel Orr (1921–1988)".
fn named(case: &Case<'_>, token: usize) -> bool {
    let bracket = (token.saturating_sub(5)..token).rev().find(|&at| case.is(at, w!["(", "["]));
    bracket.and_then(|at| at.checked_sub(2)).is_some_and(|at| {
        case.capital(at) && case.capital(at + 1)
            || case.capital(at + 1) && opens_sentence(case, at + 1) && died_soon(case, at + 2)
            || case.is(at + 1, PERSONS) && (at.saturating_sub(2)..=at).any(|at| case.is(at, THE))
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

const THE: &Words = w!["the", "a"];

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
    "banker",
];

/// Whether "born" is told of one person: "was born", "Born in", "Ida Wood (born", not "those born".
fn one_person(case: &Case<'_>, born: usize, first: usize) -> bool {
    let Some(before) = born.checked_sub(1).filter(|&at| at >= first) else { return true };
    let sign = case.is(before, w![",", "(", ")", "–", "—", "-", "\"", "“", ";", "["]);
    let passive = case.is(before, w!["was", "and", "is", "been"]);
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
fn goes_on(case: &Case<'_>, first: &Sentence, second: &Sentence) -> bool {
    let tokens = first.first_token..first.end_token;
    let other = match () {
        () if case.is(second.first_token, w!["he"]) => w!["she", "her", "they"],
        () if case.is(second.first_token, w!["she"]) => w!["he", "him", "his", "they"],
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
    let short = years::read(first) && years::read(second);
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

/// Compares every age of the sentence with the life.
fn check(
    case: &Case<'_>,
    sentence: &Sentence,
    life: &Life,
    dates: &[Stated],
    flags: &mut Vec<Flag>,
) {
    for index in case.figures_in(sentence.span) {
        let Some(age) = case.figure(index) else { continue };
        if let Some(told) = told(case, age, sentence, life)
            && let Some(flag) = compare(case, age, told, life, dates, sentence)
        {
            flags.push(flag);
        }
    }
}

/// How an age is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// At some time of life: "was 34 when", "aged 79".
    Then,
    /// As of publication, or of the year the sentence is about: "the 59-year-old", "Vega, 31,".
    Now,
    /// On the birthday: "turned 50", "his 70th birthday".
    Turned,
    /// At the death: "lived to be 84".
    AtDeath,
}

/// Whether the figure is an age of the person who was born, and how it is told.
fn told(case: &Case<'_>, age: &Figure, sentence: &Sentence, life: &Life) -> Option<Told> {
    let tokens = case.tokens_of(age.span);
    let (at, end) = (tokens.start, tokens.end);
    let before = at.checked_sub(1).filter(|before| *before >= sentence.first_token);
    let lead = |words: &Words| before.is_some_and(|at| case.is(at, words));
    let value = age.value()?;
    if !(1.0..=120.0).contains(&value.to_f64()) || other_person(case, at, end, sentence, life) {
        return None;
    }
    let birthday = case.is(end, w!["birthday"]);
    if age.kind == FigureKind::Rank {
        let own = lead(w!["his", "her", "their"])
            || before.is_some_and(|at| case.is(at, w!["s", "’s", "'s"]));
        return (birthday && own).then_some(Told::Turned);
    }
    let apposed = lead(w![","])
        && (case.is(end, w![",", ")"])
            || case.is(end, w!["("]) && case.is(end + 1, w!["born", "b"]))
        && before.is_some_and(|at| at > sentence.first_token && case.capital(at - 1))
        || before.is_some_and(|at| by_the_way(case, at, end, life))
        || lead(w!["aged", "age"])
            && before.is_some_and(|at| at > 0 && by_the_way(case, at - 1, end, life));
    let words = case.words(age.span);
    match age.kind {
        FigureKind::Number if age.unit.is_none() && age.thing.is_none() && whole(words) => {
            let now = lead(w!["now", "currently"]);
            let aged = lead(w!["just", "only", "barely"])
                && at.checked_sub(2).is_some_and(|at| case.is(at, w!["aged", "age", "was", "is"]));
            // "the actress, born 1925, was 78"
            let plainly = lead(w!["was", "is", "aged", "only", "just"])
                && (of_death(case, age)
                    || lead(w!["is"]) && own_clause(case, sentence, at)
                    || case.any(sentence.first_token..at, w!["when", "time"]))
                && case.glued(end)
                && case.is(end, w![",", ".", ";", "!"]);
            let lived = lived_to(case, at);
            // "At 51, Maria Lopez, born in 1964, is the oldest"
            let opens_now = lead(w!["at"])
                && before == Some(sentence.first_token)
                && case.is(end, w![","])
                && case.any(end..sentence.end_token, w!["is", "has", "still", "remains"])
                && !(end..sentence.end_token).any(|at| {
                    case.is(at, w!["was", "had", "were"]) && !case.is(at + 1, w!["born", "been"])
                });
            let is_now = lead(w!["is"])
                && own_clause(case, sentence, at)
                && ends_phrase(case, end)
                && !case.is(end, NOT_OLD);
            let said = aged && ends_phrase(case, end) && !case.is(end, w!["of", "-"]);
            let was = lead(w!["was", "at", "him", "her", "aged", "is"])
                && case.is(end, w!["in", "when", "at", "upon", "as", "on", "by"]);
            let at_age =
                lead(w!["at"]) && case.is(end, w![",", ".", ";", "!"]) && value.to_f64() >= 10.0;
            let was = was || at_age && case.glued(end);
            // "the widow, then 78, sold"
            let was = was || lead(w!["then"]) && case.is(end, w![",", ")"]);
            let turns = lead(w!["turned", "turns", "turning", "turn"])
                || lead(w!["be"]) && lately(case, end);
            let made = lead(w!["him", "her"])
                && at.checked_sub(2).is_some_and(|at| case.is(at, w!["makes", "making", "made"]))
                && ends_phrase(case, end);
            match () {
                () if turns && ends_phrase(case, end) => Some(Told::Turned),
                () if lived => Some(Told::AtDeath),
                () if made => Some(Told::Now),
                () if opens_now => Some(Told::Now),
                () if was => Some(Told::Then),
                () if apposed || now && ends_phrase(case, end) => Some(Told::Now),
                () if is_now || lead(w!["is"]) && plainly => Some(Told::Now),
                () if said || plainly => Some(Told::Then),
                () => None,
            }
        }
        FigureKind::Age if age.unit.is_some_and(|unit| unit.name == "year") => {
            if lead(w!["turned", "turns", "turning", "turn"]) {
                return Some(Told::Turned);
            }
            let old = words.ends_with("old");
            let hyphened = old && words.contains(['-', '‑']);
            let present = lead(w!["now", "is", "currently"]);
            if lived_to(case, at) {
                return Some(Told::AtDeath);
            }
            Some(if hyphened || apposed || present { Told::Now } else { Told::Then })
        }
        _ => None,
    }
}

/// Whether "is 53" is said of the one person: "who was born in 1967, is 53", "Born in 1967, the
/// singer is 53".
fn own_clause(case: &Case<'_>, sentence: &Sentence, at: usize) -> bool {
    let subject = at.saturating_sub(2);
    let before = sentence.first_token..at;
    let cuts = before.filter(|&at| matches!(case.printed(at), "," | ";" | ":" | "and" | "but"));
    case.is(subject, w!["he", "she", ",", "who", ")", "now"]) || cuts.count() <= 1
}

/// What follows a number that is no age: "is 12 to 4", "is 40 %".
const NOT_OLD: &Words = w!["to", "-", "–", "over", "for", "by", "from", "at", "under", "/", ":"];

/// "The chess master, 39, was born": an age between commas right before the birth it is told with.
fn by_the_way(case: &Case<'_>, comma: usize, end: usize, life: &Life) -> bool {
    const LINKS: &Words = w![",", "who", "was", "is", "and", "had", "been", "himself", "herself"];
    const NO_SUBJECT: &Words =
        w!["january", "in", "at", "on", "least", "of", "born", "and", "or", "page", "day"];
    let links = end..life.born_at.max(end);
    case.is(comma, w![",", "("])
        && case.is(end, w![",", ")"])
        && (1..=5).contains(&links.len())
        && links.clone().skip(1).all(|at| case.is(at, LINKS))
        && comma
            .checked_sub(1)
            .is_some_and(|at| case.kind(at) == Some(TokenKind::Word) && !case.is(at, NO_SUBJECT))
}

/// Whether the words before an age tell how long somebody lived: "lived to be", "lived to the age
/// of", "reached the age of", "made it to".
fn lived_to(case: &Case<'_>, at: usize) -> bool {
    const FARTHEST: usize = 6;
    let Some(span) = case.tokens().get(at).map(|token| token.span) else { return false };
    let back = case.back(span, FARTHEST);
    let Some(lived) = back.clone().rev().find(|&at| {
        case.is(at, w!["lived", "living", "survived", "lives"]) || case.reads(at, w!["made", "it"])
    }) else {
        return false;
    };
    let gap = lived + 1..back.end;
    let fill = w![
        "it", "to", "be", "the", "age", "of", "a", "ripe", "old", "see", "her", "his", "until",
        "till", "reach", "great", "grand", "she", "he", "was", "on", "well", "past"
    ];
    let other = case.any(case.back(span, 12), RELATIVES);
    !other && case.any(gap.clone(), w!["to", "until", "till", "on"]) && case.only(gap, fill)
}

fn whole(words: &str) -> bool {
    !words.is_empty() && words.len() <= 3 && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the age is of somebody else: a relative, a person named in between, "a 23-year-old".
fn other_person(case: &Case<'_>, at: usize, end: usize, sentence: &Sentence, life: &Life) -> bool {
    let first = sentence.first_token;
    let beyond = life.born_at == usize::MAX || !(first..sentence.end_token).contains(&life.born_at);
    let (from, to) = if beyond {
        (first, at)
    } else if life.born_at < at {
        (life.born_at, at)
    } else {
        (end, life.born_at)
    };
    let before = at.checked_sub(1).filter(|before| *before >= first);
    let article = before.is_some_and(|at| case.is(at, w!["a", "an", "another", "two", "three"]));
    let words = w!["his", "her", "their", "whose"];
    let owned = before.is_some_and(|at| case.is(at, words)) && !case.is(end, w!["birthday"]);
    let plural = case.is(end, w!["and", "or"])
        && case.is(end + 1, w!["over", "older", "under", "younger", "above", "up"]);
    // "a 52-year-old teacher born in 1956"
    let article =
        article && !(!beyond && life.born_at > at && life.born_at.saturating_sub(end) <= 2);
    let mean = case.any(first..sentence.end_token, w!["average", "median", "mean"]);
    if mean || case.any(from..to, RELATIVES) || related(case, end) || article || owned || plural {
        return true;
    }
    // "Peter was born in 1945, and Mary was 30"
    let be = before.filter(|&at| case.is(at, w!["was", "is", "turned", "were", "are"]));
    let subject =
        be.and_then(|at| at.checked_sub(1)).filter(|subject| *subject > from && *subject >= first);
    if let Some(subject) = subject
        && !beyond
    {
        let own = life.born_at == first
            || ends_phrase(case, subject)
            || case.is(subject, w!["then", "only", "just", "ever", "also", "who", "once", "later"])
            || case.printed(subject).ends_with("ly");
        let same = (first..from.max(first))
            .any(|at| case.key(at) == case.key(subject) && case.capital(at));
        return !own && !same;
    }
    // "In 1990 Falk, 45, met Orr, who was born in 1970"
    let another = |at: usize| {
        let place = at.checked_sub(1).is_some_and(|before| {
            case.is(before, w!["of", "in", "from", "at", "near", "the", "on", "to", "into", "for"])
                || case.capital(before)
        });
        let known = (first..end).any(|own| case.capital(own) && case.key(own) == case.key(at));
        case.capital(at)
            && !place
            && !known
            && at != end + 1
            && calendar::month_at(case, at).is_none()
    };
    if !beyond && life.born_at > at && (end..life.born_at).any(another) {
        return true;
    }
    // "Vega, born in 1978, met Ines Roth, 31,"
    let apposed = before.is_some_and(|at| case.is(at, w![",", "("]))
        && at > first + 1
        && case.capital(at - 2);
    if apposed && !beyond && life.born_at < at {
        let same =
            (first..life.born_at).any(|own| case.key(own) == case.key(at - 2) && case.capital(own));
        let opens = life.born_at <= first + 1;
        return !same && !opens;
    }
    false
}

/// "12-year-old son", "12-year-old twin daughters".
fn related(case: &Case<'_>, end: usize) -> bool {
    case.is(end, RELATIVES) || !ends_phrase(case, end) && case.is(end + 1, RELATIVES)
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
        && case.is(sentence.first_token, w!["by", "when", "in"])
        && !case.any(sentence.first_token..only.token, w!["born"])
    {
        times.push(**only);
    }
    let lately = told == Told::Turned && lately(case, case.tokens_of(age.span).end);
    if times.is_empty() && (lately || recent_death(case, age, sentence)) {
        times.extend(years::published(case));
    }
    if times.is_empty() && told == Told::Now {
        times.extend(others.iter().copied().filter(|date| date.year() > life.birth.year()));
        times.extend(years::published(case));
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
    let beyond = times.is_empty() && told == Told::Then;
    if beyond {
        // Whatever he did, he did in his life.
        times.extend(life.death.filter(|_| !posthumous(case, sentence)));
    }
    let stated = age.interval()?;
    let meant = years::meant(age, 1.0)?;
    let rule = (sentence.first_token..sentence.end_token).any(|at| {
        case.is(at, w!["can", "may", "must", "eligible", "retirement", "if"]) && !case.capital(at)
    });
    if times.is_empty()
        || rule
        || beyond && times.iter().any(|time| stated.low <= f64::from(at_time(life, time, told).1))
        || times.iter().any(|time| fits(life, time, told, stated.low.max(meant.low), meant.high))
    {
        return None;
    }
    Some(describe(case, age, told, life, times.first()?))
}

/// Whether the words behind a birthday tie it to the time of publication: "this year", "last
/// month", "on Sunday".
fn lately(case: &Case<'_>, end: usize) -> bool {
    let end = end + usize::from(case.is(end, w!["birthday", "years", "old"]));
    let end = end + usize::from(case.is(end, w!["on", "just", "earlier", "later"]));
    let near = case.is(end, w!["this", "last", "next"])
        && case.is(end + 1, w!["year", "month", "week", "spring", "summer", "autumn", "winter"]);
    let month = case.is(end, w!["in"]) && calendar::month_at(case, end + 1).is_some();
    near || month
        || case.is(end, w!["today", "yesterday", "tomorrow", "recently"])
        || calendar::weekday_at(case, end).is_some()
}

/// Whether the sentence tells of what might have been, or of what came after a death.
fn posthumous(case: &Case<'_>, sentence: &Sentence) -> bool {
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
    case.any(sentence.first_token..sentence.end_token, AFTER)
}

/// Whether a person of that life can be of that age then.
fn fits(life: &Life, time: &Stated, told: Told, low: f64, high: f64) -> bool {
    let (fewest, most) = at_time(life, time, told);
    low <= f64::from(most) + 0.01 && f64::from(fewest) - 0.01 <= high
}

fn at_time(life: &Life, time: &Stated, told: Told) -> (i32, i32) {
    let (fewest, most) = years::apart(&life.birth, time);
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
        "just",
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

fn describe(case: &Case<'_>, age: &Figure, told: Told, life: &Life, time: &Stated) -> Flag {
    let (fewest, most) = at_time(life, time, told);
    let printed = case.words(age.number);
    let surface = case.words(age.span);
    let with = |new: i32| {
        let new_words = years::like(printed.trim_end_matches(['t', 'h', 's', 'n', 'd', 'r']), new);
        let rank =
            age.kind == FigureKind::Rank && new_words.ends_with(|c: char| c.is_ascii_digit());
        let ending = u32::try_from(new).map_or("th", calendar::ending);
        let new_words = if rank { format!("{new_words}{ending}") } else { new_words };
        surface.replacen(printed, &new_words, 1)
    };
    let mut suggestions = vec![with(most)];
    if fewest != most {
        suggestions.push(with(fewest));
    }
    let value = age.value().map_or(0.0, Decimal::to_f64);
    #[expect(clippy::cast_possible_truncation, reason = "an age below 121")]
    let value = value as i32;
    let (birth, year) = (life.birth.year(), time.year());
    let ages = if fewest == most { format!("{most}") } else { format!("{fewest} or {most}") };
    let back = year - value;
    let off = most - value;
    let swapped = most >= 10 && value == most % 10 * 10 + most / 10;
    let usual = off % 10 == 0 || (off - 1) % 10 == 0 && fewest != most || swapped;
    let at_publication = time.span == Span::default();
    let then =
        if at_publication { format!("at publication in {year}") } else { format!("in {year}") };
    let mut related = vec![life.birth.span];
    if !at_publication {
        related.push(time.span);
    }
    Flag {
        code: CHECK.code,
        severity: if usual { Severity::Error } else { Severity::Warning },
        span: age.span,
        message: format!(
            "Who is born in {birth} is {ages} {then}, not {printed}; for {printed} the birth would \
             lie in {back} or {}. Check which of the figures is meant.",
            back - 1
        ),
        computation: format!("{year} − {birth} = {}, printed {printed}", year - birth),
        related,
        suggestions,
    }
}
