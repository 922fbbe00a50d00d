//! Comparisons with another time: "12 fewer schools than in 1994", "$20 extra compared with last
//! May". Two amounts that are compared are two claims.

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::phrase::noun;
use crate::claim::reach::{change_end, is_amount, is_time};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::Figure;
use crate::text::{Gap, Words};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "compare", kind: ClaimKind::Change, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found(
        "Bakers sold 300 loaves, fewer than a year earlier.",
        "300 loaves, fewer than a year earlier",
        "300 loaves; <1 year",
    ),
    found(
        "Osk has 12 fewer schools now than in 1994.",
        "12 fewer schools now than in 1994",
        "12 fewer schools; 1994",
    ),
    found(
        "Bakers pay $20 extra for flour compared with last May.",
        "$20 extra for flour compared with last May",
        "20 dollar; XXXX-05",
    ),
    silent("The port counted 4,100 ships, compared with 3,900."),
    found(
        "Rents are 5 percent higher than last year.",
        "5 percent higher than last year",
        "5 percent up; PAST_REF",
    ),
    silent("He is taller than his brother."),
    silent("They voted 12 to 3 against the plan."),
    silent("More than 40 people came."),
    silent("Compared with Osk, Brod is small."),
    silent("Rovers played against Athletic in 2019."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context.cues(Cue::COMPARE).filter_map(|at| compared(context, at)).collect()
}

fn compared(context: &Context<'_>, at: usize) -> Option<Claim> {
    const WITHIN_TOKENS: usize = 7;
    let than = context.is(at, w!["than"]);
    let with = at + 1 + usize::from(context.is(at + 1, w!["with", "to"]));
    if context.is(at, w!["compared"]) && with == at + 1 {
        return None;
    }
    let left =
        amount_before(context, at).filter(|&(_, figure)| !than || is_more(context, figure, at))?;
    let bounds = context.bounds(at);
    let mut right = with;
    while right < bounds.end.min(with + WITHIN_TOKENS) {
        if let Some(figure) = context.figure_at(right) {
            let end = context.after(figure.span);
            let end = end + usize::from(context.is(end, w!["ago", "earlier", "before"]));
            return is_time(figure)
                .then(|| context.over(ClaimKind::Change, left.0, change_end(context, end)))?;
        }
        let small = context.is(right, w![",", ";", "(", "and", "that", "which"]);
        if small
            || context.gap(right) >= Gap::Paragraph
            || than
                && !context
                    .is(right, w!["in", "a", "the", "at", "during", "it", "was", "they", "were"])
        {
            return None;
        }
        right += 1;
    }
    None
}

/// The amount before token `at` in its sentence, near enough to be what is compared.
fn amount_before<'a>(context: &Context<'a>, at: usize) -> Option<(usize, &'a Figure)> {
    const WITHIN_TOKENS: usize = 11;
    let bounds = context.bounds(at);
    let byte = context.span(at, at + 1).start;
    let index = context.figure_after(byte);
    let mut before = context.figures.get(..index)?.iter().rev();
    let figure = before.find(|figure| !is_time(figure)).filter(|figure| is_amount(figure))?;
    let first = context.token_at(figure.phrase.start);
    let near = first >= bounds.start && at - context.after(figure.span) <= WITHIN_TOKENS;
    let apart = (context.after(figure.span)..at)
        .any(|at| context.is(at, w![";", ".", "but", "while"]) || parts(context, at));
    (near && !apart).then_some((first, figure))
}

/// An "and" that joins more than two nouns.
fn parts(context: &Context<'_>, at: usize) -> bool {
    context.is(at, w!["and"]) && !(noun(context, at - 1) && noun(context, at + 1))
}

/// "44 fewer agents", "5 percent higher", "$3 more".
fn is_more(context: &Context<'_>, figure: &Figure, than: usize) -> bool {
    const MORE: &Words = w![
        "more", "less", "fewer", "higher", "lower", "larger", "smaller", "longer", "shorter",
        "better", "worse", "greater", "faster", "slower", "cheaper", "dearer", "older", "younger"
    ];
    let first = context.token_at(figure.span.start);
    let end = context.after(figure.span);
    than >= end
        && than - end <= 4
        && (first..than).any(|at| context.is(at, MORE))
        && !context.is(first.saturating_sub(1), w!["than"])
}
