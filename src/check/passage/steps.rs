//! A change told as an amount whose two ends stand in other clauses or sentences: "It had been 8
//! percent a year earlier, and the drop of 1.6 points". What a change in one breath with its ends
//! shows is left to the check.

use std::ops::Range;

use crate::check::arithmetic::minus;
use crate::check::case::Case;
use crate::check::checks::wrong_change::{is_points, is_step, step_flag};
use crate::check::misprints;
use crate::check::passage::apart;
use crate::check::passage::told::{self, Told};
use crate::check::passage::{Epochs, Passage, Place};
use crate::check::relation::{Line, Sort, Term};
use crate::check::{Flag, Severity, wording};
use crate::quantity::{Direction, Interval};

/// Returns the flags for steps that their passage contradicts.
pub(in crate::check) fn flags(case: &Case<'_>) -> Vec<Flag> {
    // A step and its two ends.
    if case.extraction.figures.len() < 3 {
        return Vec::new();
    }
    let numbered = case.numbered();
    let mut flags = Vec::new();
    for (at, group) in numbered {
        let figures = case.extraction.figures.get(group.clone()).unwrap_or_default();
        if figures.iter().all(|own| own.unit.is_none()) {
            continue;
        }
        // A step and one of its ends at least.
        let Some(line) = Line::of(case, group.clone()) else { continue };
        let mut steps = line.terms.iter().filter(|term| {
            (is_points(term) || term.is_amount() && term.unit().is_some()) && is_step(&line, term)
        });
        if let (Some(step), None) = (steps.next(), steps.next()) {
            flags.extend(of_step(case, numbered, *at, step));
        }
    }
    flags
}

fn of_step(
    case: &Case<'_>,
    numbered: &[(usize, Range<usize>)],
    sentence: usize,
    step: &Term<'_>,
) -> Option<Flag> {
    /// Of nine that tell the times, the one thing and the change; money is of many things.
    const SURE: u8 = 8;
    let passage = Passage::around(case, numbered, sentence)?;
    let line = passage.line()?;
    let points = is_points(step);
    let told = Told {
        tokens: step.first..step.end,
        down: step.figure.direction.map(|moved| moved == Direction::Down),
    };
    let alike = |place: &Place<'_>| {
        let own = &place.term;
        own.span != step.span && if points { own.sort == Sort::Percent } else { own.alike(step) }
    };
    let gap = |one: &Place<'_>, other: &Place<'_>| {
        let (high, low) =
            if one.term.value > other.term.value { (one, other) } else { (other, one) };
        minus(high.term.room, low.term.room)
    };
    let mut couples = passage.couples().filter(|(one, other)| alike(one) && alike(other));
    if couples.any(|(one, other)| gap(one, other).meets(step.room)) {
        return None;
    }
    let mut best: Option<(u8, Epochs<'_, '_>)> = None;
    for pair in passage.epochs() {
        let down = pair.new.term.value < pair.old.term.value;
        let turned = told.down.is_some_and(|said| said != down);
        if !alike(pair.old) || !alike(pair.new) || turned {
            continue;
        }
        // "from $75 to $80 million"
        let scaled = |own: &Term<'_>| wording::printed_power(&case.text.body, own.figure) > 0;
        let [one, two, own] = [&pair.old.term, &pair.new.term, step].map(scaled);
        if one != two
            || one != own
            || told::other_base(&passage, &told, &pair)
            || apart::apart(&passage, &told, &pair)
        {
            continue;
        }
        let tie = told::tie(&passage, &told, &pair);
        let why = explained(case, step, gap(pair.old, pair.new));
        // No step is more than its ends: these are its parts.
        let parts = step.value > pair.old.term.value.max(pair.new.term.value) && why < 2;
        if tie < 2 || parts {
            continue;
        }
        let alone = u8::from(passage.others(&pair) == 0);
        let crowd = u8::from(passage.others(&pair) > 1);
        let score = (pair.sure + tie + why + alone).saturating_sub(crowd);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, pair));
        }
    }
    let (_, pair) = best.filter(|(score, _)| *score >= SURE)?;
    let found = step_flag(line, &pair.old.term, &pair.new.term, step)?;
    // What stands apart is asked, never told.
    Some(Flag { severity: Severity::Warning, ..found })
}

/// How well one slip explains that the step is not the difference: nought to two.
fn explained(case: &Case<'_>, step: &Term<'_>, right: Interval) -> u8 {
    let body = &case.text.body;
    let digits = wording::digits(body, step.figure);
    let unit = 10_f64.powi(wording::printed_power(body, step.figure)) * step.factor();
    let right = right.times(1.0 / unit);
    let mut slips = misprints::swapped(digits).chain(misprints::shortened(digits));
    if slips.any(|value| right.holds(value)) {
        return 2;
    }
    u8::from(!misprints::within(digits, right).is_empty())
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_step_is_compared_with_ends_that_stand_apart() {
        for (text, at) in [
            (
                "Unemployment stood at 6.4 percent in May. A year earlier it had been 8 percent, \
                 and the drop of 2.6 percentage points pleased the minister.",
                "2.6 percentage points",
            ),
            (
                "The share of homes with a heat pump was 12 percent in 2018 and 30 percent in \
                 2022, up 81 percentage points.",
                "81 percentage points",
            ),
            (
                "Support for the party has slipped to 21 percent from 28 percent in March, a loss \
                 of nine percentage points.",
                "nine percentage points",
            ),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(text))).collect();
            assert_eq!(told, [("wrong-change", at)], "{text}");
        }
        for text in [
            "Unemployment stood at 6.4 percent in May. A year earlier it had been 8 percent, and \
             the drop of 1.6 percentage points pleased the minister.",
            "The bakery gained 150 customers: 70 in 2012 and 80 in 2013.",
            "The village lost 130 people to the war: 60 in 1942, 50 in 1943 and the rest later.",
            "The rate was 4 percent in 2018 and 3 percent in 2020. Growth slowed by half a \
             percentage point.",
            "They paid $75 million for the club in 2010 and $90 million for the ground in 2015, \
             and it took an increase of $5 a seat to pay for both.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }
}
