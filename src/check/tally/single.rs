//! One that stands in a list without a number: "a chairman, five deputies and 23 members", "three
//! Latvians and a Pole". The lists are left to the room above.

use std::ops::Range;

use crate::check::portion::ends_clause;
use crate::check::relation::{Line, Reading, Term};
use crate::quantity::Interval;
use crate::text::{TokenKind, Words};
use crate::w;

/// "five Russians, three Latvians and a Pole": the Pole.
pub(in crate::check) fn and_a<'a>(line: &Line<'a>, last: &Term<'a>) -> Option<Term<'a>> {
    const NEAR_TOKENS: usize = 4;
    let case = &line.case;
    if last.unit().is_some() {
        return None;
    }
    let near = last.end..(last.end + NEAR_TOKENS).min(line.end);
    let and = case.find(near, w!["and"])?;
    let noun = Some(and + 2).filter(|_| case.is(and + 1, w!["a", "an", "one"]))?;
    let verbs = w![":", "were", "was", "are", "is", "who", "in", "on", "at", "from", "died", "had"];
    let over = ends_clause(line, noun + 1) || case.is(noun + 1, verbs);
    let word = noun < line.end && case.kind(noun) == Some(TokenKind::Word) && over;
    one_of(line, and + 1..noun + 1, last).filter(|_| word)
}

/// "a chairman, five deputies and 23 members": the chairman, where the list begins with one.
pub(in crate::check) fn a_first<'a>(line: &Line<'a>, first: &Term<'a>) -> Option<Term<'a>> {
    const LONGEST_NAME: usize = 3;
    const LEADS: &Words = w![
        "of",
        ":",
        "—",
        "–",
        "(",
        "comprising",
        "by",
        "with",
        "comprises",
        "has",
        "have",
        "had",
        "were",
        "are",
        "killed",
        "hurt",
        "injured",
        "hired",
        "includes",
        "and"
    ];
    let case = &line.case;
    let comma = first.first.checked_sub(1).filter(|&at| case.is(at, w![","]))?;
    let from = comma.saturating_sub(LONGEST_NAME).max(line.first + 1);
    let a = (from..comma).rev().find(|&at| case.is(at, w!["a", "an", "one"]))?;
    let names = (a + 1..comma).all(|at| case.kind(at) == Some(TokenKind::Word));
    let fits = a + 1 < comma && names && case.is(a - 1, LEADS) && first.unit().is_none();
    one_of(line, a..comma, first).filter(|_| fits)
}

/// Returns some words that name one, as an item of the list in which `beside` stands.
pub(in crate::check) fn one_of<'a>(
    line: &Line<'a>,
    words: Range<usize>,
    beside: &Term<'a>,
) -> Option<Term<'a>> {
    let own = line.case.tokens().get(words.clone())?;
    let span = own.first()?.span.cover(own.last()?.span);
    let reading = Reading {
        span,
        number: span,
        first: words.start,
        end: words.end,
        value: 1.0,
        room: Interval::new(1.0, 1.0),
        of_next: false,
        ..beside.reading
    };
    Some(Term { reading, ..*beside })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn some_of_a_part_and_a_list_of_a_few_are_no_sum() {
        for body in [
            "The dead are 11 sailors, six of them cadets, and four pilots, 15 in all.",
            "Rain was 50 mm above the mean, with 35 in May and 140 in June.",
            "The flood killed 14 people, six of them men and five children.",
        ] {
            assert!(flags(body).is_empty(), "{body}\n{:?}", flags(body));
        }
    }
}
