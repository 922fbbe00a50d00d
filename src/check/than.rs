//! An amount said to be so much more or less than another, or so many times another: "1,500, 300
//! fewer than the 1,800 of last year", "1,000 tonnes, double the 500 of May". Whether it is, is
//! left to the check.

use std::ops::Range;

use super::change::{LESS, MORE};
use super::relation::{Line, Sort, Term};
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
    /// How many times.
    pub factor: f64,
}

/// Words that may stand between an amount and what compares it.
const LINKS: &Words = w![
    ",", "—", "–", "-", "(", "is", "was", "are", "were", "or", "about", "some", "nearly", "almost",
    "just", "only", "more", "than", "roughly", "exactly", "over", "around", "which", "at", "a",
    "year", "month", "week", "day",
];

/// Words between "than" and the amount that is compared with.
const ARTICLES: &Words = w![
    "the", "its", "their", "his", "her", "in", "at", "a", "last", "year's", "year’s", "year", "'s",
    "’s", "previous", "original", "estimated", "planned", "expected", "of",
];

/// Returns the amounts said to be so much more or less than others.
pub(super) fn thans<'a>(line: &Line<'a>) -> Vec<Than<'a>> {
    let found = line.terms.windows(3).filter_map(|three| {
        let [own, step, base] = three else { return None };
        let more = told(line, step.end)?;
        let kin = own.alike(step) && own.alike(base) && own.same_thing(base);
        let ends = own.end..step.first;
        let parted = line.case.any(ends.clone(), w![",", "—", "–", "-", "(", "is", "was"]);
        (kin && parted && linked(line, ends, step.end + 2..base.first)).then_some(Than {
            own: *own,
            step: *step,
            base: *base,
            more,
        })
    });
    found.collect()
}

/// "fewer than", "more than": whether it says the first is larger.
fn told(line: &Line<'_>, at: usize) -> Option<bool> {
    let case = &line.case;
    let (more, less) = (case.is(at, MORE), case.is(at, LESS));
    ((more || less) && case.is(at + 1, w!["than"])).then_some(more)
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
        let own = before.iter().rev().find(|term| term.sort != Sort::Share);
        let Some(own) = own.filter(|own| own.alike(base) && own.same_thing(base)) else { continue };
        let near = base.first.saturating_sub(4).max(own.end)..base.first;
        let word = near.rev().find_map(|at| {
            let factor = FACTORS.iter().find(|(words, _)| case.is(at, words));
            factor.map(|(_, factor)| (at, *factor))
        });
        let Some((at, factor)) = word else { continue };
        let article = case.any(at + 1..base.first, w!["the", "its", "last", "their"]);
        // "1,000, half of the 2,000" is a part, "half the 2,000" may be.
        if article && own.end < at && linked(line, own.end..at, at + 1..base.first) {
            found.push(Times { own: *own, base: *base, at, factor });
        }
    }
    found
}
