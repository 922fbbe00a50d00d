//! Two ages and two dates of one sentence, each age told with a date of its own, in whatever words:
//! "crowned in 1760 at the age of 22, died in 1820 at 72". The ages must be as far apart as the
//! dates.

use std::collections::HashSet;
use std::ops::Range;

use super::GROUPS;
use super::aged::Aged;
use super::number::{self, Age};
use super::only;
use super::told::{Told, related};
use super::two_ages;
use crate::check::landmarks::Landmarks;
use crate::check::persons::names_persons;
use crate::check::tense::tense;
use crate::check::timeline::people;
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::{Likeness, like};
use crate::check::years::{self, Stated, names_kin};
use crate::check::{Case, Flag, calendar};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, TokenKind, Words};
use crate::{w, words};

/// Flags two ages of one sentence that are not as far apart as their dates.
pub(super) fn check(
    case: &Case<'_>,
    passage: &Passage,
    known: &HashSet<Span>,
    flags: &mut Vec<Flag>,
) {
    if passage.dates.is_empty() {
        return;
    }
    for sentence in passage.told(case) {
        let figures = case.figures_in(sentence.span).filter_map(|index| case.figure(index));
        let kinds = |own: &&Figure| matches!(own.kind, FigureKind::Age | FigureKind::Number);
        if figures.clone().filter(kinds).count() < 2 {
            continue;
        }
        let told = sentence.first_token..sentence.end_token;
        let ages: Vec<Age<'_>> = figures.filter_map(|own| number::age(case, &told, own)).collect();
        if let [one, other] = ages.as_slice()
            && !known.contains(&one.figure.span)
            && !known.contains(&other.figure.span)
        {
            flags.extend(flag(case, passage, &told, one, other));
        }
    }
}

fn flag(
    case: &Case<'_>,
    passage: &Passage,
    told: &Range<usize>,
    one: &Age<'_>,
    other: &Age<'_>,
) -> Option<Flag> {
    let mut dates: Vec<Stated> = passage.dates_in(told.clone()).copied().collect();
    dates.extend(years::unread(case, told, &dates));
    dates.sort_by_key(|date| date.token);
    // "was freed in 2015 and is now 42"
    let is_now = |age: &Age<'_>| {
        case.is(age.own.start.wrapping_sub(1), w!["is", "am", "now", "are", "turns", "'m", "’m"])
    };
    let now = is_now(other);
    // "Now 68, the goalkeeper was 17 when he won the cup in 1974"
    let (one, other) = if is_now(one) && !now { (other, one) } else { (one, other) };
    let now = now || is_now(other);
    let (first, second) = match dates.as_slice() {
        [first, second] if !now => (*first, *second),
        // "made his debut at 16 in 2008 and is now 41"
        [first] if other.present && !other.compound => (*first, years::published(case)?),
        _ => return None,
    };
    let today = second.span == Span::default();
    // "She was 31; in 1990 he left" has two dates of its own.
    let own = |age: &Age<'_>, date: &Stated| {
        let gap = age.own.end.min(date.token)..age.own.start.max(date.token);
        !case.any(gap, w![";"])
    };
    // "She lived on to 2003, dying at 95"
    let lived = case.any(first.token..second.token, w!["lived", "survived"])
        && timeline::led(case, &second, w!["to", "until", "till"]);
    let mixed = !today && (first.token > other.own.start || second.token < one.own.start);
    if mixed
        || first.ends_span
        || second.ends_span
        || !own(one, &first)
        || !today && !own(other, &second)
        || timeline::led(case, &first, SPANS)
        || !today && !lived && timeline::led(case, &second, SPANS)
        || stopped(case, told, one, other)
    {
        return None;
    }
    explained(one, other, &first, &second)?;
    let aged =
        [one, other].map(|age| Aged::of(age.figure, age.own.clone(), Told::Then, told.clone()));
    let [aged_one, aged_other] = &aged;
    let back = second.first < first.first;
    let (early, late) = if back { (&second, &first) } else { (&first, &second) };
    let (fewest, most) = years::apart(early, late);
    let (low, high) = (fewest.max(0), most + 1);
    let apart = if back { (-high, -low) } else { (low, high) };
    let mut places = vec![first.span];
    places.extend((!today).then_some(second.span));
    Some(two_ages::describe(case, (aged_one, aged_other), &places, apart))
}

/// What is no date of one deed.
const SPANS: &Words = w!["from", "since", "until", "till", "to", "between", "before", "after"];

/// How one slip of the hand makes the ages as far apart as the dates; `None` where they are, or
/// none does.
fn explained(one: &Age<'_>, other: &Age<'_>, first: &Stated, second: &Stated) -> Option<Likeness> {
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers up to 250")]
    let (young, old) = (one.value as i32, other.value as i32);
    let fits = |young: i32, old: i32, first: &Stated, second: &Stated| {
        let gone = second.year() - first.year();
        (gone - 1..=gone + 1).contains(&(old - young))
    };
    let exact = |first: &Stated, second: &Stated| second.year() - first.year() == old - young;
    if fits(young, old, first, second) {
        return None;
    }
    let gone = second.year() - first.year();
    let near = |of: i32| of - 1..=of + 1;
    let olds = near(young + gone).filter(|new| (3..112).contains(new));
    let youngs = near(old - gone).filter(|new| (3..112).contains(new));
    let ages = olds.filter_map(|new| like(old, new));
    let ages = ages.chain(youngs.filter_map(|new| like(young, new)));
    let firsts = timeline::slipped(first).filter(|(_, first)| exact(first, second));
    let seconds = timeline::slipped(second).filter(|(_, second)| exact(first, second));
    let dated = second.span != Span::default();
    let years = firsts.chain(seconds.filter(|_| dated)).map(|(how, _)| how);
    ages.chain(years).min().filter(|how| *how != Likeness::Last)
}

/// Whether the two ages may be of two people.
fn stopped(case: &Case<'_>, told: &Range<usize>, one: &Age<'_>, other: &Age<'_>) -> bool {
    const OTHERS: &Words = words![
        GROUPS,
        w![
            "average",
            "median",
            "mean",
            "youngest",
            "oldest",
            "elder",
            "older",
            "younger",
            "former",
            "latter",
            "other",
            "another",
            "second",
            "both",
            "each",
            "successor",
            "predecessor",
            "predecessors",
            "respectively",
            "brothers",
            "sisters",
            "would",
            "will",
            "until",
            "record",
            "whom",
            "while",
            "whereas",
            "limit",
            "minimum",
            "beat",
            "beating",
            "succeeded",
            "replaced",
            "they",
            "their",
            "predicted",
            "expectancy"
        ]
    ];
    let he = case.any(told.clone(), w!["he", "him", "his"]);
    let she = case.any(told.clone(), w!["she", "her", "hers"]);
    let names = people::names(case, told.clone());
    let several = names.windows(2).any(|two| match two {
        [one, other] => case.key(*one) != case.key(*other),
        _ => false,
    });
    // "In 2008 Anna won at 16 and in 2023 Berta won at 41"
    let single = |at: &usize| {
        const PLACES: &Words = w![
            "in", "at", "of", "from", "near", "to", "on", "the", "for", "against", "with", "into",
            "a", "an", "his", "her", "by",
        ];
        let before = at.wrapping_sub(1);
        *at > told.start
            && case.capital(*at)
            && !case.is(before, PLACES)
            && case.kind(before) == Some(TokenKind::Word)
            && !case.capital(before)
            && calendar::month_at(case, *at).is_none()
    };
    let between = one.own.end.min(other.own.end)..one.own.start.max(other.own.start);
    let someone = |age: &Age<'_>| {
        let lead = age.own.start.wrapping_sub(1);
        let article = case.is(lead, w!["a", "an", "the"]);
        let himself = case.is(lead.wrapping_sub(1), w!["as", "was", ",", "still", "only"]);
        related(case, age.own.end)
            || age.compound && !(article && himself)
            || case.is(lead, w!["than", "past", "be"])
            || case.is(lead, w!["him", "her"])
    };
    // "A professor of 61 in 1960 taught a boy of 12 in 1962"
    let person = between.clone().any(|at| {
        case.is(at, w!["a", "an"])
            && (at + 1..at + 3).any(|at| names_persons(case.printed(at)))
            && !case.is(at.wrapping_sub(1), w!["as", "became", "become", "was", ","])
    });
    he && she
        || several
        || person
        || between.clone().any(|at| single(&at))
        || case.any(told.clone(), OTHERS)
        || kin(case, told, [one, other])
        || someone(one)
        || someone(other)
        || between.len() < 3
        || Landmarks::of(case).births.iter().any(|at| told.contains(at) && !case.is(*at, w!["("]))
}

/// Whether either age may be that of a relative: not where "she outlived her husband" and "was 86".
fn kin(case: &Case<'_>, told: &Range<usize>, ages: [&Age<'_>; 2]) -> bool {
    const NEAR: usize = 3;
    let relative = |at: usize| {
        // "A widow at 33" is told of herself.
        let great = at.wrapping_sub(2 * usize::from(case.is(at.wrapping_sub(1), w!["-"])) + 1);
        let own = case.is(great, w!["a", "an"]);
        names_kin(case, at..at + 1) && !own
    };
    let acts = |at: usize| {
        (at + 1..at + 1 + NEAR).any(|at| tense(case, at, told.start).is_some())
            || case.is(at + 1, w![",", "was", "who", "and"])
            || case.capital(at + 1)
    };
    let near = ages.iter().any(|age| only::clause(case, told, age).any(relative));
    near || told.clone().any(|at| relative(at) && acts(at))
}
