//! Two dates of one sentence of which nouns, ordinals or a time tell which comes first: "sang at
//! the opening in 1951 and at its closing in 1896", "her first novel in 1926 and her second in
//! 1899", "completed in 1889, two years after work began in 1987". One slip must explain it.

use std::ops::Range;

use super::CHECK;
use super::ranks::TELLING;
use crate::check::deeds::{MADE_BEFORE, Rank, rank};
use crate::check::tense::{Tense, tense};
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::{Likeness, last_past};
use crate::check::years::{self, Stated};
use crate::check::{Case, Flag, Severity, wording};
use crate::quantity::{Dimension, FigureKind};
use crate::text::{Span, Words};
use crate::w;

/// What a thing or a life begins with.
const BEGINNINGS: &Words = w![
    "opening",
    "foundation",
    "founding",
    "birth",
    "launch",
    "launching",
    "accession",
    "coronation",
    "beginning",
    "start",
    "outbreak",
    "inauguration",
    "creation",
    "formation",
    "establishment",
    "arrival",
    "debut",
    "election",
    "appointment",
    "wedding",
    "marriage",
    "introduction",
    "baptism",
    "christening",
    "invention",
    "discovery",
    "unveiling",
    "premiere",
    "enlistment",
];

/// What it ends with.
const ENDINGS: &Words = w![
    "closing",
    "closure",
    "dissolution",
    "death",
    "end",
    "ending",
    "abdication",
    "departure",
    "demolition",
    "abolition",
    "retirement",
    "resignation",
    "defeat",
    "collapse",
    "sinking",
    "scrapping",
    "burial",
    "funeral",
    "removal",
    "repeal",
    "withdrawal",
    "divorce",
    "execution",
    "farewell",
    "disbandment",
    "liquidation",
    "completion",
    "expiry",
    "destruction",
    "fall",
];

/// Returns the flags of the sentences whose two dates lie the wrong way round.
pub(super) fn flags(case: &Case<'_>, passage: &Passage) -> Vec<Flag> {
    of_sentences(case, passage, |sentence, first, second| {
        let told = second.year() < first.year()
            && (by_nouns(case, sentence, first, second)
                || by_ordinals(case, sentence, first, second)
                || by_digits(case, sentence, first, second));
        told.then(|| flag(case, first, second)).flatten()
    })
}

/// Returns the flags of the sentences that put a date so long behind another that is later.
pub(super) fn timed(case: &Case<'_>, passage: &Passage) -> Vec<Flag> {
    of_sentences(case, passage, |sentence, first, second| {
        let later = second.year() > first.year();
        later.then(|| by_time(case, sentence, first, second)).flatten()
    })
}

/// What is found in the sentences that have two dates.
fn of_sentences(
    case: &Case<'_>,
    passage: &Passage,
    find: impl Fn(&Range<usize>, &Stated, &Stated) -> Option<Flag>,
) -> Vec<Flag> {
    let mut found = Vec::new();
    for own in passage.told(case) {
        let sentence = own.first_token..own.end_token;
        let mut dates: Vec<Stated> = passage.dates_in(sentence.clone()).copied().collect();
        dates.extend(years::unread(case, &sentence, &dates));
        dates.sort_by_key(|date| date.token);
        if let [first, second] = dates.as_slice() {
            found.extend(find(&sentence, first, second));
        }
    }
    found
}

/// The token that leads to a date of one event.
fn lead(case: &Case<'_>, date: &Stated) -> Option<usize> {
    years::led(case, date.token, w!["in", "on", "of"]).filter(|_| !date.ends_span)
}

/// "at the opening of the hall in 1951 and at its closing in 1986".
fn by_nouns(case: &Case<'_>, sentence: &Range<usize>, first: &Stated, second: &Stated) -> bool {
    const BACK: usize = 7;
    const OTHERS: &Words = w![
        "another",
        "new",
        "second",
        "former",
        "predecessor",
        "previous",
        "old",
        "successor",
        "father",
        "mother",
        "brother",
        "since",
        "anniversary",
        "whose",
        "who",
    ];
    let (Some(one), Some(other)) = (lead(case, first), lead(case, second)) else { return false };
    let before = |at: usize, from: usize| at.saturating_sub(BACK).max(from)..at;
    let begun = case.find(before(one, sentence.start), BEGINNINGS);
    let ended = case.find(before(other, first.token + 1), ENDINGS);
    let (Some(begun), Some(ended)) = (begun, ended) else { return false };
    let its = case.any(ended.saturating_sub(2)..ended, w!["its", "his", "her", "their"]);
    let joined = case.any(first.token + 1..ended, w!["and", "to", "until", "till", "but", "or"]);
    its && joined && !case.any(begun + 1..ended, OTHERS)
}

/// "Her first novel appeared in 1926 and her second in 1929".
fn by_ordinals(case: &Case<'_>, sentence: &Range<usize>, first: &Stated, second: &Stated) -> bool {
    const OWN: &Words = w!["his", "her", "its", "their", "the"];
    const BACK: usize = 9;
    let (Some(one), Some(other)) = (lead(case, first), lead(case, second)) else { return false };
    let owned = |at: usize| at > sentence.start && case.is(at - 1, OWN);
    let back = one.saturating_sub(BACK).max(sentence.start)..one;
    let begun = back.clone().find(|&at| {
        case.is(at, w!["first"]) && owned(at) || {
            at == sentence.start + 1 && case.is(at, w!["first"])
        }
    });
    let mut behind = first.token + 1..other;
    let next = behind.find(|&at| {
        case.is(at, w!["second", "next", "last", "third", "final", "fourth", "latest"]) && owned(at)
    });
    let (Some(begun), Some(next)) = (begun, next) else { return false };
    // "the first prize in 1926 and the second in 1899": "the" of prizes is none of its own.
    let same = case.key(begun - 1) == case.key(next - 1) && !case.is(next - 1, w!["the"]);
    let made = w![
        "published",
        "born",
        "founded",
        "built",
        "opened",
        "appeared",
        "released",
        "launched",
        "married",
        "printed",
        "arrived",
        "elected",
        "won",
        "heard",
        "staged",
        "performed",
    ];
    let shown = case.any(begun..next, w!["shown", "television", "shut", "closed", "sold"]);
    let told = case.any(begun..next, made) && !shown;
    same && told && case.any(first.token + 1..next, w!["and", "but"]) && other - next <= 4
}

/// "The embassy was seized in 1979 and the hostages were freed in 1918": two deeds told one behind
/// the other, of which swapped digits put the second behind the first.
fn by_digits(case: &Case<'_>, sentence: &Range<usize>, first: &Stated, second: &Stated) -> bool {
    const LATER_YEARS: i32 = 40;
    const APART: &Words = w![
        "had",
        "who",
        "which",
        "that",
        "where",
        "whose",
        "than",
        "since",
        "earlier",
        "previous",
        "previously",
        "former",
        "formerly",
        "original",
        "originally",
        "again",
        "like",
        "as",
        "site",
        "predecessor",
        "born",
        "anniversary",
        "after",
        "before",
        "unlike",
        "both",
        "same",
        "another",
        "second",
        "also",
        "old",
        "older",
        "oldest",
        "replaced",
        "replacing",
        "whom",
        "won",
        "including",
        "respectively",
        "too",
        "once",
        "twice",
        "when",
        "based",
        "named",
        "would",
        "will",
        "not",
        ";",
        ":",
        "(",
        "–",
        "—",
        "\"",
        "“",
    ];
    let by = || years::led(case, second.token, w!["by"]).filter(|_| !second.ends_span);
    let (Some(one), Some(other)) = (lead(case, first), lead(case, second).or_else(by)) else {
        return false;
    };
    let swapped = years::slips(second.year()).any(|year| {
        (years::same_digits(year, second.year()) || (year - second.year()).abs() == 100)
            && (first.year()..first.year() + LATER_YEARS).contains(&year)
            && year <= last_past(case)
    });
    let gap = first.token + 1..other;
    let and = gap.clone().find(|&at| {
        case.is(at, w!["and", "but"])
            || case.is(at, w![","]) && case.is(at + 1, w!["he", "she", "it", "they"])
    });
    // "Beaten in 1951, the party came back to power in 1964"
    let participle = case.printed(sentence.start).ends_with("ed")
        || case.is(sentence.start, w!["beaten", "driven", "bought", "sold", "sent", "struck"]);
    let opening = participle && case.is(gap.start, w![","]);
    let and = and.or(Some(gap.start).filter(|_| opening));
    // ", created in 1938" tells of what stands before it.
    let finite = |mut tokens: Range<usize>| {
        tokens.any(|at| {
            tense(case, at, at).is_some_and(|own| own != Tense::Other) && !case.is(at - 1, w![","])
        })
    };
    let opens = first.token <= sentence.start + 6;
    // "and its head office was built in 1819" is told of another thing.
    let over = |and: usize| {
        let ranks = || (and + 1..gap.end).filter_map(|at| rank(case, at));
        let himself = case.is(and + 1, w!["he", "she", "it", "they", "was", "were"])
            || tense(case, and + 1, and + 1) == Some(Tense::Past);
        ranks().all(|own| own == Rank::Over)
            && (himself || opening || ranks().next().is_some())
            && !case.any(and + 1..gap.end, MADE_BEFORE)
    };
    swapped
        && and.is_some_and(|and| finite(and + 1..gap.end) && over(and))
        && (finite(sentence.start + 1..one) || opens)
        && !case.any(sentence.start..second.token, APART)
        && !case.any(gap.clone(), TELLING)
        && !(opening
            && case.any(
                gap.clone(),
                w!["met", "learned", "learnt", "studied", "trained", "shown", "seen"],
            ))
        && !years::names_kin(case, gap)
}

/// "completed in 1889, two years after work began in 1987".
fn by_time(
    case: &Case<'_>,
    sentence: &Range<usize>,
    first: &Stated,
    second: &Stated,
) -> Option<Flag> {
    const NEAR: usize = 4;
    lead(case, first)?;
    let start = lead(case, second)?;
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let gap = first.token + 1..start;
    let whole = span(gap.start)?.cover(span(gap.end.checked_sub(1)?)?);
    let mut times = case.figures_in(whole).filter_map(|index| case.figure(index));
    let (time, None) = (times.next()?, times.next()) else { return None };
    let unit = time.unit.filter(|unit| unit.dimension == Dimension::TIME)?;
    let end = case.tokens_of(time.span).end;
    let at = case.token_at(time.span.start);
    let years = time.kind == FigureKind::Duration && unit.name == "year";
    if !years || !case.is(end, w!["after"]) || at > first.token + NEAR || !sentence.contains(&end) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a count of years")]
    let gone = time.value()?.to_f64().round().clamp(0.0, 999.0) as i32;
    let meant = first.year() - gone;
    let (how, year) = timeline::slipped(second)
        .map(|(how, new)| (how, new.year()))
        .find(|(_, year)| *year == meant)
        .or_else(|| ((second.year() - meant) % 100 == 0).then_some((Likeness::Digit, meant)))?;
    let told = case.words(time.span);
    (how != Likeness::Last).then(|| Flag {
        code: CHECK.code,
        severity: Severity::Error,
        span: second.span,
        message: format!(
            "What came {} before {} was not in {}. {year} would fit.",
            wording::within(told),
            first.year(),
            second.year(),
        ),
        computation: format!("{} − {gone} = {meant}, printed {}", first.year(), second.year()),
        related: vec![first.span, time.span],
        suggestions: vec![with(case, second, year)],
    })
}

/// The date as printed with another year.
fn with(case: &Case<'_>, date: &Stated, year: i32) -> String {
    case.words(date.span).replacen(&date.year().to_string(), &year.to_string(), 1)
}

/// The flag for a later step that is dated before an earlier one.
fn flag(case: &Case<'_>, first: &Stated, second: &Stated) -> Option<Flag> {
    const LIFE_YEARS: i32 = 90;
    const MOST: usize = 4;
    let latest = last_past(case);
    let slips = |own: &Stated, room: Range<i32>| {
        let mut found: Vec<(Likeness, i32)> = timeline::slipped(own)
            .map(|(how, new)| (how, new.year()))
            .filter(|(how, year)| *how != Likeness::Last && room.contains(year) && *year <= latest)
            .collect();
        let century = [own.year() + 100, own.year() - 100];
        found.extend(
            century.into_iter().filter(|year| room.contains(year)).map(|y| (Likeness::Digit, y)),
        );
        found.sort_unstable();
        found.dedup_by_key(|(_, year)| *year);
        let best = found.first().map(|(how, _)| *how);
        found.retain(|(how, _)| Some(*how) == best);
        found
    };
    let begun = first.year();
    let later = slips(second, begun..begun + LIFE_YEARS);
    let earlier = slips(first, second.year() - LIFE_YEARS..second.year() + 1);
    let best = later.iter().chain(&earlier).map(|(how, _)| *how).min()?;
    let kept = |found: Vec<(Likeness, i32)>| {
        let kept = found.into_iter().filter(|(how, _)| *how == best).map(|(_, year)| year);
        kept.take(MOST).collect::<Vec<i32>>()
    };
    let (later, earlier) = (kept(later), kept(earlier));
    let of = |list: &[i32], own: &Stated| {
        list.iter().map(|year| format!("{year} for {}", own.year())).collect::<Vec<_>>()
    };
    let mut offers = of(&later, second);
    offers.extend(of(&earlier, first));
    let related: Vec<Span> = vec![first.span];
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: second.span,
        message: format!(
            "What is told of {} must come after what is told of {begun}. {} would fit.",
            second.year(),
            wording::opening(&wording::any_of(&offers))
        ),
        computation: format!("{} is before {begun}", second.year()),
        related,
        suggestions: later.iter().map(|year| with(case, second, *year)).collect(),
    })
}
