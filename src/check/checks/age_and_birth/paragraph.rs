//! An age and a birth told in different sentences of a paragraph about one person: "She died on 9
//! October 2018. She was 78. Born in 1931, she taught …".

use std::collections::HashSet;
use std::ops::Range;

use super::life::Life;
use super::told::{Told, lately, related};
use super::two_ages;
use super::{at_time, describe, fits, posthumous, rule};
use crate::check::calendar::{self, ends_phrase};
use crate::check::timeline::people::{self, Birth};
use crate::check::timeline::{self, Passage};
use crate::check::years::{self, RELATIVES, Stated};
use crate::check::{Case, Flag};
use crate::quantity::{Bound, Decimal, Figure, FigureKind};
use crate::text::{Span, TokenKind, Words};
use crate::w;

/// An age, and how it is told.
pub(super) struct Aged<'a> {
    pub(super) figure: &'a Figure,
    /// Its tokens with the words that make it an age: "then 29".
    pub(super) at: Range<usize>,
    pub(super) told: Told,
    /// Whether it is told of what the sentence before dates: "then 29", "at the time".
    pub(super) back: bool,
    /// The tokens of its sentence.
    pub(super) sentence: Range<usize>,
}

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
            flags.extend(two_ages::flag(case, passage, first, second));
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

/// The time an age is told of, where nobody of that birth can have been so old then.
fn misfit(
    case: &Case<'_>,
    passage: &Passage,
    birth: &Birth,
    life: &Life,
    aged: &Aged<'_>,
) -> Option<Stated> {
    let at = aged.at.start;
    if !people::same_person(case, passage, birth, at)
        || of_another(case, passage, birth, aged)
        || rule(case, &aged.sentence)
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
    let stated = aged.figure.interval()?;
    let meant = years::meant(aged.figure, 1.0)?;
    let (low, high) = (stated.low.max(meant.low), meant.high);
    // A birthday without a date may be the next one or the last.
    let undated =
        aged.told == Told::Turned && time.span == Span::default() && !lately(case, aged.at.end);
    let (low, high) = if undated { (low - 1.0, high + 1.0) } else { (low, high) };
    let fit =
        |time: &Stated| time.year() >= life.birth.year() && fits(life, time, aged.told, low, high);
    let loose = aged.told != Told::AtDeath && passage.dates.iter().any(fit);
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

/// Whether the age stands behind a name that is not that of the one born: "Imre Toth, 83,".
fn of_another(case: &Case<'_>, passage: &Passage, birth: &Birth, aged: &Aged<'_>) -> bool {
    let link = w![",", "(", "was", "is", "turned", "then", "now", "aged"];
    let mut before = (aged.sentence.start..aged.at.start + 1).rev();
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
    !told(born) && !(nameless && first.is_some_and(|at| case.key(at) == case.key(name)))
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
    beside || own && aged.told == Told::Now
}

/// Whether a usual slip in the age, the birth or the date explains it: swapped digits, a wrong ten.
fn explained(life: &Life, time: &Stated, told: Told, value: f64) -> bool {
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
            if !dates.is_empty() || aged.sentence.len() > SHORT && !aged.back {
                return dates;
            }
            let Some(before) = passage.before(case, aged.sentence.start) else { return dates };
            passage.dates_in(before).filter(|date| !of_birth(date)).copied().collect()
        }
        Told::Turned => {
            let dates = own();
            if dates.is_empty() { published() } else { dates }
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
fn recently(case: &Case<'_>, sentence: &Range<usize>) -> Option<Stated> {
    const MONTH_DAYS: i64 = 32;
    const NEAR_DAYS: i64 = 370;
    let last = case.text.published?.last_day();
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let whole = span(sentence.start)?.cover(span(sentence.end.checked_sub(1)?)?);
    let figures = case.figures_in(whole).filter_map(|index| case.figure(index));
    let mut found = figures.filter_map(|figure| {
        let (first, to) = (figure.from_date?, figure.to_date?.pred_opt()?);
        let token = case.tokens_of(figure.span).end.checked_sub(1)?;
        let near = (last - first).num_days().abs() < NEAR_DAYS;
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

/// Whether a date stands in another part of the sentence: "went to sea at 14, and fought in 1944".
fn apart(case: &Case<'_>, aged: &Aged<'_>, date: &Stated) -> bool {
    let (from, to) = (aged.at.end.min(date.token), aged.at.start.max(date.token));
    (from..to).any(|at| {
        case.is(at, w![";", ":"])
            || case.is(at, w![","]) && case.is(at + 1, w!["and", "but", "then", "before"])
    })
}

/// Whether a date is one of an event: "in 1972", not "since 1972" nor "the class of 1972".
fn told_of(case: &Case<'_>, date: &Stated) -> bool {
    const APART: &Words =
        w!["since", "until", "till", "before", "after", "from", "to", "than", "through"];
    !timeline::led(case, date, APART)
}

fn news_of_death(case: &Case<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| case.is(at, w!["has"]) && case.is(at + 1, w!["died"]))
}

/// Words between what makes a number an age and the number: "was all of 26".
const HEDGES: &Words = w![
    "just",
    "only",
    "barely",
    "all",
    "of",
    "a",
    "mere",
    "still",
    "then",
    "now",
    "already",
    "not",
    "yet",
    "about",
    "around",
    "nearly",
    "almost",
    "exactly",
    "himself",
    "herself",
    "therefore",
    "thus",
    "so",
    "hence",
    "by"
];

/// Reads a figure as the age of somebody the sentence does not set apart from the one born.
fn aged<'a>(case: &Case<'a>, passage: &Passage, figure: &'a Figure) -> Option<Aged<'a>> {
    const OLDEST_YEARS: f64 = 120.0;
    if !matches!(figure.kind, FigureKind::Age | FigureKind::Number | FigureKind::Rank) {
        return None;
    }
    let value = figure.value()?.to_f64();
    if !(1.0..=OLDEST_YEARS).contains(&value) || figure.scale.is_some() {
        return None;
    }
    let own = case.token_at(figure.phrase.start)..case.tokens_of(figure.span).end;
    let sentence = passage.sentence(case, own.start);
    let mut lead = own.start.checked_sub(1).filter(|at| sentence.contains(at))?;
    let mut hedged = Vec::new();
    while lead > sentence.start && case.is(lead, HEDGES) && hedged.len() < 4 {
        hedged.push(lead);
        lead -= 1;
    }
    let hedge = |words: &Words| hedged.iter().any(|at| case.is(*at, words));
    let told = match figure.kind {
        FigureKind::Rank => birthday(case, own.end, lead)?,
        FigureKind::Age if figure.unit.is_some_and(|unit| unit.name == "year") => {
            of_age(case, figure, &own, lead, &hedge)?
        }
        FigureKind::Number if figure.unit.is_none() && figure.thing.is_none() => {
            bare(case, &own, lead, &hedge)?
        }
        _ => return None,
    };
    let time = case.reads(own.end, w!["at", "the", "time"]);
    let opens = case.capital(lead) && case.is(lead, YOUNG);
    let back = time || opens || hedge(w!["then"]) || case.is(lead, w!["then"]);
    let aged = Aged { figure, at: lead.min(own.start)..own.end, told, back, sentence };
    (figure.bound != Bound::AtLeast && himself(case, &aged, lead)).then(|| Aged {
        told: if of_death(case, passage, &aged) { Told::AtDeath } else { aged.told },
        ..aged
    })
}

/// "on his nineteenth birthday".
fn birthday(case: &Case<'_>, end: usize, lead: usize) -> Option<Told> {
    let name = lead.checked_sub(1).is_some_and(|at| case.capital(at));
    let own = case.is(lead, w!["his", "her"]) || name && case.is(lead, w!["'s", "’s", "s"]);
    (own && case.is(end, w!["birthday"])).then_some(Told::Turned)
}

/// "at the age of 78", "the 28-year-old", "was 17".
fn of_age(
    case: &Case<'_>,
    figure: &Figure,
    own: &Range<usize>,
    lead: usize,
    hedge: &impl Fn(&Words) -> bool,
) -> Option<Told> {
    let words = case.words(figure.span);
    let compound = words.contains(['-', '‑']) && words.contains("-old");
    if compound {
        let the = case.is(lead, w!["the"])
            && !related(case, own.end)
            && !case.is(own.end, w!["from", "of", "whose"]);
        return (the && !hedge(w!["a"])).then_some(Told::Now);
    }
    let back = lead.saturating_sub(3);
    let from = w!["from", "since", "until", "till", "before", "under", "over", "between", "above"];
    let more = case.is(own.end, w!["to", "and", "or", "-", "–"])
        && case.kind(own.end + 1) == Some(TokenKind::Number);
    let range = case.any(back..lead + 1, from) || more;
    match () {
        () if range => None,
        () if !hedge(w!["then"]) && apposed(case, own, lead) => Some(Told::Now),
        () if case.is(lead, w!["turned", "turns", "turning", "turn"]) => Some(Told::Turned),
        () if case.is(lead, w!["is", "'s", "’s", "remains"]) || hedge(w!["now"]) => {
            Some(Told::Now)
        }
        () => Some(Told::Then),
    }
}

/// "George Parr, 94, who".
fn apposed(case: &Case<'_>, own: &Range<usize>, lead: usize) -> bool {
    let name = lead.saturating_sub(1);
    case.is(lead, w![",", "("])
        && case.is(own.end, w![",", ")"])
        && case.capital(name)
        && calendar::month_at(case, name).is_none()
}

/// "Only 38, he had been born in Graz".
const YOUNG: &Words = w!["only", "just", "barely", "aged", "still"];

/// "is 27", "now 39", "was all of 26": a bare number that only its place makes an age.
fn bare(
    case: &Case<'_>,
    own: &Range<usize>,
    lead: usize,
    hedge: &impl Fn(&Words) -> bool,
) -> Option<Told> {
    let closed = ends_phrase(case, own.end)
        && !case.is(own.end, w!["to", "-", "–", "for", "by", "from", "of", "over", "/", ":", "th"]);
    let subject = lead.saturating_sub(1);
    let person = case.is(subject, w!["he", "she", "who"])
        || case.capital(subject)
        || case.is(subject, w!["and"]) && case.is(lead, w!["is"])
        || case.is(subject, w![","]);
    let opens = case.is(subject, w![",", "."]) || !case.capital(own.start) && case.capital(lead);
    match () {
        () if !closed => None,
        () if case.is(lead, w!["at"]) && opens && case.is(own.end, w![","]) => Some(Told::Then),
        () if case.is(lead, w!["then"]) || hedge(w!["then"]) && case.is(lead, w![",", "("]) => {
            Some(Told::Then)
        }
        () if case.is(lead, w!["now"]) => Some(Told::Now),
        // "George Parr, 94, who"
        () if !hedge(w!["then"]) && apposed(case, own, lead) => Some(Told::Now),
        () if case.capital(lead) && case.is(lead, YOUNG) && case.is(own.end, w![","]) => {
            Some(Told::Then)
        }
        () if case.is(lead, w!["turned", "turns", "turning"]) => Some(Told::Turned),
        () if hedge(w!["now"]) => Some(Told::Now),
        () if case.is(lead, w!["was", "being"]) && person => Some(Told::Then),
        () if case.is(lead, w!["been"]) && case.is(subject, w!["had"]) => Some(Told::Then),
        () if case.is(lead, w!["is", "'s", "’s"]) && person => Some(Told::Now),
        () if case.is(lead, w!["aged"]) => Some(Told::Then),
        // "17 when she left and 33 when she came back", "Only 19 when he was called up"
        () if case.is(own.end, w!["when"])
            && (case.is(lead, w!["and", ","])
                || hedge(w!["only", "just"])
                || !case.glued(lead) && case.is(lead, w!["only", "just", "still", "barely"])) =>
        {
            Some(Told::Then)
        }
        // "and at 89 she has not missed one"
        () if case.is(lead, w!["at"]) && case.is(own.end, w!["he", "she"]) => {
            let still = case.is(own.end + 1, w!["has", "is", "still", "’s", "'s"]);
            Some(if still { Told::Now } else { Told::Then })
        }
        () if case.is(lead, w!["as"]) && case.is(subject, w!["age"]) => Some(Told::Then),
        () if case.is(lead, w!["at"]) && last_word(case, own, lead) => Some(Told::Then),
        () => None,
    }
}

/// "was the baby of her team at 15.": a number behind "at" that ends its part of the sentence and is
/// no price and no mark.
fn last_word(case: &Case<'_>, own: &Range<usize>, lead: usize) -> bool {
    const MARKED: &Words = w![
        "closed",
        "opened",
        "stood",
        "stands",
        "priced",
        "trading",
        "traded",
        "finished",
        "ended",
        "capped",
        "put",
        "set",
        "estimated",
        "fell",
        "rose",
        "peaked",
        "valued",
        "began",
        "starts",
        "starting",
        "stayed",
        "remained",
        "held",
        "ranked",
        "number",
        "index",
        "level",
        "degrees",
        "percent",
        "score",
        "lap",
        "mile",
        "page",
        "pegged",
        "sold",
        "sells",
        "average"
    ];
    let near = lead.saturating_sub(5)..lead;
    case.is(own.end, w![".", ",", ";"]) && !case.any(near, MARKED)
}

/// Whether nothing makes it the age of somebody else: a relative, a friend, "they", "a man".
fn himself(case: &Case<'_>, aged: &Aged<'_>, lead: usize) -> bool {
    const OTHERS: &Words = w![
        "they",
        "both",
        "couple",
        "children",
        "man",
        "woman",
        "boy",
        "girl",
        "one",
        "another",
        "people",
        "those",
        "teammate",
        "assistant",
        "teacher",
        "pupil",
        "student",
        "companion",
        "average",
        "median",
        "mean",
        "youngest",
        "oldest",
        "whom",
        "players",
        "members",
        "men",
        "women",
        "patients",
        "pupils",
        "students",
        "suspect"
    ];
    const SUBJECTS: &Words = w![
        "he", "she", "who", "and", "now", "then", "still", "also", "himself", "herself", "when",
        "twins", "pair", "i"
    ];
    const NEAR: usize = 9;
    let sentence = &aged.sentence;
    let clause = people::clause(case, sentence, lead);
    let near = clause.start.max(lead.saturating_sub(NEAR))..lead;
    // "…, whose father died; she was 12": a pronoun right before the verb is enough.
    let subject = lead.checked_sub(1).filter(|at| sentence.contains(at));
    let subject =
        subject.map(|at| if case.is(at, w!["had", "just"]) { at.saturating_sub(1) } else { at });
    let pronoun = subject.is_some_and(|at| case.is(at, w!["he", "she"]))
        && case.kind(lead) == Some(TokenKind::Word);
    let kin = |at: usize| case.is(at, RELATIVES) && !case.is(at, w!["twin", "twins", "whose"]);
    // "The goalkeeper he beat was 37"
    let verb = case.is(lead, w!["was", "is", "turned"]);
    let named = |at: usize| {
        let the = at == sentence.start + 1 && case.is(sentence.start, w!["the"]);
        the || case.capital(at)
            || case.is(at, SUBJECTS)
            || case.printed(at).ends_with("ly")
            || case.kind(at) != Some(TokenKind::Word)
    };
    if verb && !subject.is_none_or(named) {
        return false;
    }
    let owned = case.is(lead, w!["his", "her", "their"]) && !case.is(aged.at.end, w!["birthday"]);
    let others = !pronoun && near.clone().any(|at| kin(at) || case.is(at, OTHERS));
    !owned
        && !others
        && !related(case, aged.at.end)
        && !case.any(near, w!["average", "median", "mean", "if", "would", "until"])
        && !named_apart(case, aged, lead)
}

/// "Ines Roth, 31," and "Ines Roth was 31" in a sentence where the birth tells no such name are
/// left to the names of the paragraph; what remains is a single name: "Roth, 31,".
fn named_apart(case: &Case<'_>, aged: &Aged<'_>, lead: usize) -> bool {
    let comma =
        usize::from(case.is(lead, w![",", "("]) || case.is(lead, w!["was", "is", "turned"]));
    let Some(name) = lead.checked_sub(comma).filter(|at| aged.sentence.contains(at)) else {
        return false;
    };
    let single = case.capital(name)
        && name > aged.sentence.start
        && !case.capital(name - 1)
        && calendar::month_at(case, name).is_none();
    let known = (name.saturating_sub(120)..name)
        .any(|at| case.capital(at) && case.key(at) == case.key(name));
    single && !known
}

/// Whether the age is that at a death: "died in Belfast at the age of 78", "At 68 cancer killed".
fn of_death(case: &Case<'_>, passage: &Passage, aged: &Aged<'_>) -> bool {
    const BACK: usize = 16;
    const AHEAD: usize = 8;
    /// "He was only 35."
    const SHORT: usize = 6;
    if aged.told != Told::Then {
        return false;
    }
    if aged.sentence.len() <= SHORT {
        let before = passage.before(case, aged.sentence.start).unwrap_or(0..0);
        return { before.clone() }.any(|at| people::died(case, at)) && !case.any(before, RELATIVES);
    }
    let near = aged.sentence.start.max(aged.at.start.saturating_sub(BACK))
        ..aged.sentence.end.min(aged.at.end + AHEAD);
    let died = near.clone().find(|&at| people::died(case, at));
    died.is_some_and(|died| {
        !case.any(died.saturating_sub(4).max(near.start)..died, RELATIVES)
            && !case.any(died + 1..died + 4, w!["of", "in"])
            || case.is(died, w!["died"]) && !case.any(near.start..died, RELATIVES)
    })
}
