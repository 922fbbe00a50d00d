//! An amount said to be so much more or less than another, or so many times another: "1,500, 300
//! fewer than the 1,800 of last year", "1,000 tonnes, double the 500 of May". Whether it is, is
//! left to the check.

use std::ops::Range;

use super::arithmetic::number_at;
use super::change::{LESS, MORE};
use super::comparatives::{FASTER, SLOWER};
use super::other_base::is_led_as_base;
use super::relation::{Line, Term};
use crate::quantity::{Direction, Interval};
use crate::text::Words;
use crate::w;

/// "1,500, 300 fewer than the 1,800 of last year".
#[derive(Clone, Copy, Debug)]
pub(super) struct Than<'a> {
    /// The amount that is compared.
    pub own: Term<'a>,
    /// How far the two are apart.
    pub step: Term<'a>,
    /// The amount it is compared with.
    pub base: Term<'a>,
    /// Whether the first is said to be the larger one.
    pub more: bool,
}

/// "1,000 tonnes, double the 500 of May".
#[derive(Clone, Copy, Debug)]
pub(super) struct Times<'a> {
    /// The amount that is compared.
    pub own: Term<'a>,
    /// The amount it is compared with.
    pub base: Term<'a>,
    /// The token that says how many times.
    pub at: usize,
    /// What the words can mean, as times the other.
    pub said: Interval,
}

/// Words that may stand between an amount and what compares it.
const LINKS: &Words = w![
    ",", "—", "–", "-", "(", "is", "was", "are", "were", "or", "about", "some", "nearly", "almost",
    "just", "only", "more", "than", "roughly", "exactly", "over", "around", "which", "at", "a",
    "year", "month", "week", "day", "up", "down", "less", "fewer", "under", "least", "long",
    "tall", "high", "wide", "deep", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten",
];

/// Words between "than" and the amount that is compared with.
const ARTICLES: &Words = w![
    "the",
    "its",
    "their",
    "his",
    "her",
    "in",
    "at",
    "a",
    "last",
    "year",
    "'s",
    "’s",
    "than",
    "previous",
    "original",
    "estimated",
    "planned",
    "expected",
    "of",
];

/// Returns the amounts said to be so much more or less than others.
pub(super) fn thans<'a>(line: &Line<'a>) -> Vec<Than<'a>> {
    let found = line.terms.windows(3).enumerate().filter_map(|(at, three)| {
        let [last, step, base] = three else { return None };
        // "to $42 million from $45 million, $4 million more than the $38 million"
        let own = if is_led_as_base(line, last) {
            line.term(at.checked_sub(1)?).filter(|own| own.alike(last))?
        } else {
            last
        };
        let more = told(line, step)?;
        let kin = own.alike(step) && own.alike(base) && own.same_thing(base);
        let ends = last.end..step.first;
        let parted = line.case.any(ends.clone(), w![",", "—", "–", "-", "(", "is", "was"]);
        (kin && parted && linked(line, ends, step.end + 1..base.first)).then_some(Than {
            own: *own,
            step: *step,
            base: *base,
            more,
        })
    });
    found.collect()
}

/// "fewer than", "more than": whether it says the first is larger.
fn told(line: &Line<'_>, step: &Term<'_>) -> Option<bool> {
    let (case, at) = (&line.case, step.end);
    let more = case.is(at, MORE) || case.is(at, FASTER);
    let less = case.is(at, LESS) || case.is(at, SLOWER);
    if (more || less) && case.is(at + 1, w!["than"]) {
        return Some(more);
    }
    // "up £200 on the £600 of last year"
    let on = case.is(at, w!["on"]) && case.is(at + 1, w!["the"]);
    step.figure.direction.filter(|_| on).map(|moved| moved == Direction::Up)
}

/// Whether but light words stand before and behind what compares the two.
fn linked(line: &Line<'_>, before: Range<usize>, behind: Range<usize>) -> bool {
    before.len() <= 5
        && line.only(before, &[LINKS])
        && !behind.is_empty()
        && behind.len() <= 4
        && line.only(behind, &[ARTICLES])
}

/// Returns the amounts said to be so many times others.
pub(super) fn times<'a>(line: &Line<'a>) -> Vec<Times<'a>> {
    const FACTORS: [(&Words, f64); 4] = [
        (w!["double", "twice"], 2.0),
        (w!["triple", "treble"], 3.0),
        (w!["quadruple"], 4.0),
        (w!["half"], 0.5),
    ];
    let case = &line.case;
    let mut found = Vec::new();
    for (step, base) in line.terms.iter().enumerate() {
        let before = line.terms.get(..step).unwrap_or_default();
        let own = before.iter().rev().find(|term| term.is_amount());
        let Some(own) = own.filter(|own| own.alike(base)) else { continue };
        let near = base.first.saturating_sub(4).max(own.end)..base.first;
        let word = near.rev().find_map(|at| {
            let factor = FACTORS.iter().find(|(words, _)| case.is(at, words));
            factor.map(|(_, factor)| (at, *factor)).or_else(|| Some((at, many(line, at)?)))
        });
        let Some((at, factor)) = word else { continue };
        let article = case.any(at + 1..base.first, w!["the", "its", "last", "their"]);
        // "1,000, half of the 2,000" is a part, "half the 2,000" may be.
        let parted = article && own.end < at && linked(line, own.end..at, at + 1..base.first);
        if parted && own.same_thing(base) {
            let said = said(line, at, factor);
            found.push(Times { own: *own, base: *base, at, said });
        }
    }
    found
}

/// "three times", at its last word.
fn many(line: &Line<'_>, at: usize) -> Option<f64> {
    const MOST: f64 = 20.0;
    let case = &line.case;
    let number = at.checked_sub(1).filter(|_| case.is(at, w!["times"]))?;
    let (value, _, end) = number_at(case, number)?;
    let value = value.to_f64();
    (end == at && (2.0..=MOST).contains(&value)).then_some(value)
}

/// What the words before a multiple say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// "more than doubled", "at least twice"
    More,
    /// "less than doubled", "under half"
    Less,
    /// "nearly doubled"
    Nearly,
    /// "about double"
    About,
    /// None.
    Plain,
}

/// Returns how the multiple at token `at` is hedged.
pub(super) fn hedge(line: &Line<'_>, at: usize) -> Hedge {
    let case = &line.case;
    let near = at.saturating_sub(3).max(line.first)..at;
    let close = at.saturating_sub(2).max(line.first)..at;
    let than = case.any(close.clone(), w!["than"]);
    if than && case.any(near, w!["less", "fewer"]) || case.any(close.clone(), w!["under", "below"])
    {
        Hedge::Less
    } else if than || case.any(close.clone(), w!["over", "least", "above"]) {
        Hedge::More
    } else if case.any(close.clone(), w!["nearly", "almost"]) {
        Hedge::Nearly
    } else if case.any(close, w!["about", "roughly", "around", "some"]) {
        Hedge::About
    } else {
        Hedge::Plain
    }
}

/// What "double", "nearly double" and "less than half" can mean.
fn said(line: &Line<'_>, at: usize, factor: f64) -> Interval {
    let (low, high) = match hedge(line, at) {
        Hedge::Less => (0.0, 1.03),
        Hedge::More => (0.97, 2.0),
        Hedge::Nearly => (0.8, 1.03),
        Hedge::About => (0.75, 1.3),
        Hedge::Plain => (0.83, 1.25),
    };
    Interval::new(factor * low, factor * high)
}
