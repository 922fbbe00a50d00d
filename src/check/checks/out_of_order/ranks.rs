//! Two dated deeds of one thing told one behind the other, of which the second is dated before the
//! first, whatever they are: "enrolled in 1986 and graduated in 1970", "ratified in 1816, had been
//! signed in 1841", "after burning down in 1744 … resumed in 1715".

use std::ops::Range;

use super::CHECK;
use super::one_breath::MADE;
use crate::check::courses;
use crate::check::deeds::{MADE_BEFORE, Rank, rank};
use crate::check::tense::{ADVERBS, Tense, modal, tense};
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::{Likeness, last_past};
use crate::check::years::{self, Stated, names_kin};
use crate::check::{Case, Flag, Severity, wording};
use crate::text::{TokenKind, Words};
use crate::w;

/// Flags the pairs of dates of a sentence, or of two, that are out of order.
pub(super) fn flags(case: &Case<'_>, passage: &Passage) -> Vec<Flag> {
    let mut found = Vec::new();
    for own in passage.told(case) {
        let sentence = passage.sentence(case, own.first_token);
        let mut dates: Vec<Stated> = passage.dates_in(sentence.clone()).copied().collect();
        dates.extend(years::unread(case, &sentence, &dates));
        dates.sort_by_key(|date| date.token);
        let few = (2..=MOST_DATES).contains(&dates.len());
        let mut clause = sentence.start;
        for pair in dates.windows(2).take(if few { MOST_DATES } else { 0 }) {
            let [first, second] = pair else { break };
            let next = dates.iter().find(|date| date.token > second.token);
            let end = next.map_or(sentence.end, |next| case.tokens_of(next.span).start);
            let part = clause..end;
            let order = order(case, &part, first, second);
            found.extend(order.and_then(|order| flag(case, first, second, &order)));
            clause = first.token + 1;
        }
    }
    found
}

/// As many years as anybody is at work.
const LIFE_YEARS: i32 = 100;

/// A sentence with more dates is a list.
const MOST_DATES: usize = 4;

/// Which of two deeds must come first, and the words that tell of them.
struct Order {
    /// Whether the deed told first comes first.
    as_told: bool,
    deeds: [usize; 2],
    /// How little a slip may explain it: where only the order of the words tells it, much.
    least: Likeness,
    /// Whether no slip need explain it.
    sure: bool,
}

/// How two dated deeds of a sentence must lie; `None` where they may lie in any order.
fn order(
    case: &Case<'_>,
    sentence: &Range<usize>,
    first: &Stated,
    second: &Stated,
) -> Option<Order> {
    const EVENT: &Words = w!["in", "on", "by", "during", "(", ","];
    const APART: &Words = w![
        "another",
        "second",
        "new",
        "third",
        "fourth",
        "successor",
        "predecessor",
        "again",
        "former",
        "earlier",
        "previous",
        "previously",
        "original",
        "originally",
        "old",
        "older",
        "brother",
        "sister",
        "where",
        "whose",
        "anniversary",
        "when",
        "if",
        "like",
        "than",
        "unlike",
        "whom",
        "born",
    ];
    const ANEW: &Words = w![
        "reopened",
        "rebuilt",
        "restored",
        "relaunched",
        "refounded",
        "reissued",
        "republished",
        "renovated",
        "reelected",
        "reappointed",
        "resumed",
        "renewed",
        "re",
    ];
    if first.ends_span || second.ends_span || first.year() == second.year() {
        return None;
    }
    let lead = years::lead(case, first.token).filter(|at| sentence.contains(at));
    years::led(case, first.token, w!["in", "on", "by", "during"])?;
    let until = years::led(case, second.token, w!["until", "till"]).is_some();
    years::led(case, second.token, EVENT).or(until.then_some(0))?;
    let gap = first.token + 1..case.tokens_of(second.span).start.min(second.token);
    // "Divorced in 1978, she took a second husband": what follows her deed is no other person.
    let himself = case.is(gap.start, w![","]) && case.is(gap.start + 1, w!["he", "she"]);
    let own = gap.start..first_verb(case, gap.clone()).filter(|_| himself).unwrap_or(gap.end);
    let whole = sentence.start..if himself { own.end } else { second.token };
    let apart = |at: usize| case.is(at, APART) && !case.capital(at);
    if whole.clone().any(apart)
        || names_kin(case, own)
        || sentence.clone().any(|at| modal(case, at) || matches!(case.printed(at), "\"" | "“"))
        || semicolon(case, gap.clone())
    {
        return None;
    }
    // "and in 1938 he emigrated"
    let from = case.tokens_of(second.span).start.min(second.token);
    let opened = from.checked_sub(2).filter(|at| {
        *at > first.token && case.is(*at, w!["and", "but", ";"]) && case.is(*at + 1, w!["in", "by"])
    });
    let next = second.token + 1..sentence.end;
    let late = match opened {
        Some(_) => first_verb(case, next)?,
        None => deed(case, gap.clone()).or_else(|| {
            let had = case.find(gap.clone(), w!["had"])?;
            (had + 1..gap.end).find(|&at| !auxiliary(case, at))
        })?,
    };
    let early = deed(case, sentence.start..first.token)
        .or_else(|| (lead == Some(sentence.start)).then(|| first_verb(case, gap.clone())).flatten())
        .or_else(|| case.is(sentence.start, AFTER).then_some(sentence.start + 1))?;
    if early == late {
        return None;
    }
    let deeds = [early, late];
    let told = |as_told: bool| Some(Order { as_told, deeds, least: Likeness::Digit, sure: false });
    // "ratified in 1816, had been signed in 1841"
    let aux = (gap.start..late).rev().take_while(|&at| auxiliary(case, at)).last();
    if opened.is_some() {
        let himself = (second.token + 1..late)
            .all(|at| auxiliary(case, at) || case.is(at, w![",", "he", "she", "it", "they"]));
        let ranked = rank(case, early).zip(rank(case, late)).is_some_and(|(one, two)| one < two);
        let after = case.is(sentence.start, AFTER);
        // "and by 1963 ran three shops"
        let by = case.is(from.saturating_sub(1), w!["by"]) && !case.is(late, OF_OLD);
        let course = courses::in_order(case, early, late);
        return (himself && (ranked || after || by || course)).then(|| told(true)).flatten();
    }
    let had = aux.is_some_and(|aux| case.any(aux..late, w!["had", "having"]));
    if had {
        let relative = case.any(gap.start..late, w!["who", "which", "that"]);
        let by = years::led(case, second.token, w!["by", "until"]).is_some();
        // "Hired as a porter in 1954, he had become manager by 1969"
        let hired = by
            && early <= sentence.start + 1
            && rank(case, early) == Some(Rank::Begun)
            && case.is(gap.start, w![","]);
        return (!relative && (hired || !by)).then(|| told(hired)).flatten();
    }
    if case.any(sentence.start..first.token, w!["had"]) {
        return None;
    }
    let before = aux.unwrap_or(late);
    let link = before.checked_sub(1).filter(|at| *at >= gap.start);
    let coordinated = link.is_none_or(|at| case.is(at, w!["and", "but", ",", "then"]))
        || link.is_some_and(|at| {
            case.is(at, w!["he", "she", "it", "they"])
                && at > gap.start
                && case.is(at - 1, w!["and", "but", ",", ";"])
        });
    // "authorised the line in 1867, and the first train ran over it in 1861"
    let first_use = case.find(gap.clone(), w!["and", ";", ","]).is_some_and(|and| {
        let the = and + 1 + usize::from(case.is(and + 1, w!["and"]));
        case.is(the, w!["the", "its"]) && case.is(the + 1, w!["first"]) && late > the
    });
    let parted = w!["who", "which", "that", "after", "since", "because", "as"];
    let relative = case.any(gap.start..late, parted);
    // "First broadcast in 1982, the series was cancelled"
    let mut before_early = sentence.start..early;
    let opening = early <= sentence.start + 2
        && before_early.all(|at| auxiliary(case, at) || case.is(at, w!["first", "last"]))
        && tense(case, early, sentence.start) != Some(Tense::Past);
    let main = opening
        && case.is(gap.start, w![","])
        && first_verb(case, gap.clone()) == Some(late)
        && !case.any(gap.start..late, TELLING);
    // "Following the flood in 1953 the dike, built in 1920, was raised"
    let aside = aux.is_none() && late > gap.start && case.is(late - 1, w![","]);
    let after = case.is(sentence.start, AFTER)
        && !aside
        && first_verb(case, gap.clone()).is_some_and(|at| {
            at == late
                || case
                    .find(at..late, w!["and"])
                    .is_some_and(|and| first_verb(case, and + 1..gap.end) == Some(late))
        });
    let hired = main && himself && rank(case, early) == Some(Rank::Begun);
    let over = rank(case, early) == Some(Rank::Over);
    if over && coordinated && !relative && case.is(late, ANEW) {
        return told(true);
    }
    if !after && (case.is(early, ANEW) || case.is(late, ANEW)) || case.is(late, MADE_BEFORE) {
        return None;
    }
    let late_rank = if first_use { Some(Rank::Used) } else { rank(case, late) };
    if relative {
        return None;
    }
    let of_one = coordinated || main || first_use;
    let ranked = rank(case, early).zip(late_rank);
    let order = ranked.is_some_and(|(begun, over)| begun < over);
    let course = of_one && courses::in_order(case, early, late);
    if of_one && order || course || after || hired {
        return told(true).map(|own| Order { sure: course || of_one && order, ..own });
    }
    // Deeds that hold of anything in no order are told as they came, but for what it was made of.
    let old = case.is(early, ANEW) || case.is(late, OF_OLD) || rank(case, late) < Some(Rank::Over);
    let old = old && !(main && case.is(late, w!["became"]));
    let loose = rank(case, early) != Some(Rank::Over) && !(old && rank(case, late).is_some());
    // Before a thing is there nothing befalls it; what an honour is given for came before it.
    let least = if main && case.is(early, MADE) { Likeness::Digit } else { Likeness::Swapped };
    // Nobody does anything a hundred years apart.
    let far = (first.year() - second.year()).abs() > LIFE_YEARS;
    let person = case.any(sentence.start..early, w!["he", "she"]) || himself;
    let own = Order { as_told: true, deeds, least, sure: far && person };
    // "Published in 1981, the memoir tells how he fled Prague in 1968"
    let subject = gap.start + 1..aux.unwrap_or(late).max(gap.start + 1);
    let told_of = |at: usize| {
        case.is(at, TELLING)
            || at > gap.start + 1 && case.is(at, w!["he", "she", "it", "they", "in"])
    };
    let plain = subject.len() <= SUBJECT_TOKENS && !subject.into_iter().any(told_of);
    let new = case.is(early, MADE) || rank(case, early) == Some(Rank::Planned);
    let and = new || link.is_some_and(|at| !case.is(at, w![","]));
    ((main && plain || coordinated && and) && loose && !case.is(late, OF_OLD)).then_some(own)
}

/// What is told of a thing or a person at any time, as what it came from.
const OF_OLD: &Words = w![
    "born",
    "grew",
    "studied",
    "trained",
    "originated",
    "dates",
    "came",
    "was",
    "were",
    "had",
    "did",
    "served",
    "worked",
    "lived",
    "played",
    "arrived",
    "moved",
    "began",
    "known",
    "called",
    "met",
    "fell",
    "learned",
    "learnt",
];

/// As many words as a subject has.
const SUBJECT_TOKENS: usize = 7;

/// What tells of other times than its own.
pub(super) const TELLING: &Words = w![
    "how",
    "what",
    "why",
    "where",
    "whether",
    "tells",
    "recalls",
    "shows",
    "describes",
    "recounts",
    "depicts",
    "explains",
    "says",
    "reveals",
    "remembers",
    "chronicles",
    "portrays",
    "follows",
    "covers",
    "traces",
    "records",
    "documents",
    "marks",
    "commemorates",
    "honours",
    "honors",
    "features",
    "celebrates",
    "uses",
    "holds",
    "houses",
    "contains",
    "includes",
    "is",
    "are",
];

/// What opens a sentence with what came first.
const AFTER: &Words = w!["after", "following", "having"];

/// Whether a semicolon parts two clauses of which the second does not go on about the first.
fn semicolon(case: &Case<'_>, mut gap: Range<usize>) -> bool {
    gap.any(|at| {
        case.is(at, w![";"]) && !case.is(at + 1, w!["it", "he", "she", "they", "the", "in"])
    })
}

/// Whether the word may stand between a subject and its verb.
fn auxiliary(case: &Case<'_>, at: usize) -> bool {
    const AUXILIARIES: &Words =
        w!["was", "were", "been", "had", "having", "being", "did", "finally", "eventually", "got",];
    case.is(at, AUXILIARIES)
        || !case.is(at, w!["and", "-"])
            && (case.is(at, ADVERBS) || case.printed(at).ends_with("ly"))
}

/// The verb told nearest before the end of these tokens.
fn deed(case: &Case<'_>, tokens: Range<usize>) -> Option<usize> {
    const FARTHEST: usize = 14;
    let from = tokens.start.max(tokens.end.saturating_sub(FARTHEST));
    (from..tokens.end).rev().find(|&at| verb(case, at, tokens.start))
}

/// The first verb of a clause.
fn first_verb(case: &Case<'_>, tokens: Range<usize>) -> Option<usize> {
    tokens.clone().find(|&at| verb(case, at, tokens.start))
}

/// Whether the token is a verb of the past and no auxiliary.
fn verb(case: &Case<'_>, at: usize, first: usize) -> bool {
    const AUX: &Words = w!["was", "were", "had", "did", "been", "based", "aged", "born"];
    // "as a qualified vet" tells no deed.
    let article = at > first && case.is(at - 1, w!["a", "an", "the", "his", "her", "its", "their"]);
    if article && case.kind(at + 1) == Some(TokenKind::Word) {
        return false;
    }
    rank(case, at).is_some()
        || !case.is(at, AUX) && tense(case, at, first).is_some_and(|own| own != Tense::Other)
}

/// The flag for two dates that lie the other way round, where one slip explains it.
fn flag(case: &Case<'_>, first: &Stated, second: &Stated, order: &Order) -> Option<Flag> {
    let (early, late) = if order.as_told { (first, second) } else { (second, first) };
    if late.year() >= early.year() {
        return None;
    }
    let latest = last_past(case);
    let lates = reading(late, |year| year > early.year() && year <= latest, early.year(), order);
    let earlies = reading(early, |year| year < late.year(), late.year(), order);
    let printed = |date: &Stated, year: i32| {
        case.words(date.span).replacen(&date.year().to_string(), &year.to_string(), 1)
    };
    let mut offers: Vec<String> =
        lates.iter().map(|year| format!("{year} for {}", late.year())).collect();
    offers.extend(earlies.iter().map(|year| format!("{year} for {}", early.year())));
    if offers.is_empty() && !order.sure {
        return None;
    }
    let fit = if offers.is_empty() {
        "Check both years".to_owned()
    } else {
        format!("{} would fit", wording::opening(&wording::any_of(&offers)))
    };
    let own = if order.as_told { &lates } else { &earlies };
    let [one, two] = order.deeds.map(|at| wording::within(case.printed(at)));
    let how = if order.as_told { "earlier" } else { "later" };
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: second.span,
        message: format!(
            "“{two}” is dated {}, {how} than “{one}” in {}. {fit}.",
            second.year(),
            first.year(),
        ),
        computation: format!("{} is before {}", late.year(), early.year()),
        related: vec![first.span],
        suggestions: own.iter().map(|year| printed(second, *year)).collect(),
    })
}

/// The likeliest year that one slip makes of a date and that fits.
fn reading(date: &Stated, fits: impl Fn(i32) -> bool, other: i32, order: &Order) -> Option<i32> {
    const ROOM_YEARS: i32 = 110;
    /// A later deed a century off is one of the same life.
    const NEAR_YEARS: i32 = 60;
    /// Digits that changed places are likelier than another digit.
    const LESS_LIKELY_YEARS: i32 = 10;
    let slips = timeline::slipped(date).map(|(how, date)| (how, date.year()));
    let room = if order.least == Likeness::Swapped { NEAR_YEARS } else { ROOM_YEARS };
    // A decade or a century off, though two digits are others: 1895 for 1905, 1913 for 2013.
    let own = date.year();
    let off = [own - 100, own + 100, own - 10, own + 10].map(|year| (Likeness::Digit, year));
    let near = |year: i32| (own - year).abs() == 100 && (1..=NEAR_YEARS).contains(&(year - other));
    let found = slips.chain(off).filter(|(how, own)| *how <= order.least || near(*own));
    let found = found.filter(|(_, own)| fits(*own) && (own - other).abs() <= room);
    let far = |(how, own): &(Likeness, i32)| {
        (own - other).abs() + if *how == Likeness::Swapped { 0 } else { LESS_LIKELY_YEARS }
    };
    found.min_by_key(far).map(|(_, own)| own)
}
