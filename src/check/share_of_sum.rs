//! A percentage of a sum that is printed behind it, with the part beside the two: "25 percent of
//! the $120 million fund, or $30 million". Whether the three fit is left to the check.

use std::ops::Range;

use super::arithmetic::digits_swapped;
use super::portion::{Tie, ends_clause};
use super::relation::{Line, Sort, Term, WHOLE, possessive};
use super::wording;
use crate::text::Words;
use crate::w;

/// Returns the percentages that are said of a sum, each with its part and its whole: "25 percent of
/// the $120 million fund, or $30 million", "the $30 million is 25 percent of the
/// $120 million".
pub(super) fn told<'l, 'a>(line: &'l Line<'a>) -> Vec<(Tie<'a>, &'l Term<'a>)> {
    const SAYS: &Words = w![
        "is",
        "was",
        "are",
        "were",
        "represents",
        "represent",
        "represented",
        "equals",
        "makes",
        "make",
        "up",
        "accounts",
        "account",
        "accounted",
        "for",
        "or",
        "about",
        "nearly",
        "some",
        "roughly",
        "almost",
        "amounts",
        "to",
        ",",
        "(",
        "which",
        "would",
        "be",
        "just",
        "only",
    ];
    let case = &line.case;
    let mut found = Vec::new();
    for (at, percent) in line.terms.iter().enumerate() {
        let whole = line.term(at + 1).filter(|t| t.is_amount() && case.is(percent.end, w!["of"]));
        let Some(whole) = whole.filter(|_| percent.sort == Sort::Percent) else { continue };
        let between = percent.end + 1..whole.first;
        // "6 percent of its yearly sales of $20 billion"
        let noun = between.len() >= 2
            && case.is(between.end - 1, w!["of"])
            && case.is(between.start, w!["its", "the", "their", "all", "total"])
            && line.only(between.start..between.end - 2, &[WHOLE])
            && whole.unit().is_some();
        let plain = line.only(between.clone(), &[WHOLE, w!["of"]])
            || noun
            || possessive(line, between.start, between.end);
        let change = percent.figure.direction.is_some();
        if !plain || change || whole.of_next {
            continue;
        }
        let after = line.term(at + 2).filter(|t| t.is_amount() && restates(line, whole, t));
        let before = at.checked_sub(1).and_then(|at| line.term(at)).filter(|t| {
            t.is_amount()
                && !case.is(percent.first, w!["than"])
                && t.end < percent.first
                && (line.only(t.end..percent.first, &[SAYS]) || says(line, t.end..percent.first))
        });
        // "worth $1.2 billion abroad, 6 percent of": where a slip of the hand explains it
        let loose = || {
            let part = at.checked_sub(1).and_then(|at| line.term(at)).filter(|_| noun)?;
            let gap = part.end..percent.first;
            let needed = whole.value * percent.value / 100.0;
            let unit = 10_f64.powi(wording::printed_power(&case.text.body, part.figure))
                * 10_f64.powi(
                    (part.figure.last_digit - wording::printed_power(&case.text.body, part.figure))
                        .min(0),
                );
            let near = line.count(gap.clone()) <= 4
                && case.is(percent.first - 1, w![",", "—", "–", "("])
                && !line.any(gap, w!["and", "but", "than", "from", "while"]);
            let swapped = digits_swapped((part.value / unit).round(), (needed / unit).round());
            (part.is_amount() && near && swapped).then_some(part)
        };
        let Some(part) = after.or(before).or_else(loose).filter(|part| part.unit() == whole.unit())
        else {
            continue;
        };
        if part.figure.per.is_some() || whole.figure.per.is_some() {
            continue;
        }
        let tie = Tie { part: *part, whole: *whole, end: part.end, sure: false };
        found.push((tie, percent));
    }
    found
}

/// "The $48 million spent so far is": a few words and a verb that sets two amounts equal.
fn says(line: &Line<'_>, gap: Range<usize>) -> bool {
    let case = &line.case;
    let verb = gap.end.checked_sub(1).is_some_and(|at| {
        case.is(at, w!["is", "was", "are", "were", "represents", "represented", "equals"])
    });
    let far = line.count(gap.clone()) > 5;
    verb && !far && !line.any(gap, w!["and", "of", "than", ",", "that", "which", "who", "but"])
}

/// "… of the $120 million fund, or $30 million,": whether the second says the share as an amount.
fn restates(line: &Line<'_>, whole: &Term<'_>, part: &Term<'_>) -> bool {
    let case = &line.case;
    let at = part.first;
    let gap = whole.end..at;
    let apposed = case.any(at.saturating_sub(2).max(gap.start)..at, w!["or", "("]);
    let all = case.is(part.end, w!["in"]) && case.is(part.end + 1, w!["all", "total"]);
    let comma = case.is(at - 1, w![",", "—", "–"]) && (all || ends_clause(line, part.end));
    // "30 percent of the 400 pews in the chapel, 120 in all,"
    if comma && all {
        return line.count(gap.clone()) <= 7
            && !line.any(gap, w!["and", "but", "to", "from", "with", "while", "as", ";"]);
    }
    (apposed || comma)
        && line.count(gap.clone()) <= 4
        && !line.any(gap, w!["and", "but", "in", "to", "from", "with", "while", "as", ";"])
}
