//! How far a change reaches: over the dates it happened in and on to the amount it led to ("rose to
//! 17 in 1982 and to 20 in 1996, up from 12 a year earlier").

use super::Context;
use super::cue::Cue;
use super::loose::end_from;
use super::phrase::{DETERMINERS, after_determiners, noun, noun_end};
use crate::quantity::{Figure, FigureKind, Relation};
use crate::text::{Gap, Words};
use crate::w;

/// Small words before the time in which something changed.
const WHEN: &Words = w![
    "in", "during", "over", "since", "by", "until", "between", "from", "at", "for", "within",
    "through", "after", "on"
];
/// Words that lead from one amount of a change to the next.
const TO: &Words = w!["to", "from", "by"];

/// Returns whether the figure is an amount that can rise and fall.
pub(super) fn is_amount(figure: &Figure) -> bool {
    matches!(
        figure.kind,
        FigureKind::Quantity
            | FigureKind::Money
            | FigureKind::Percent
            | FigureKind::Ratio
            | FigureKind::Number
    )
}

/// Returns whether something can change to the figure or by it: "cut the wait to 12 weeks".
pub(super) fn can_move(figure: &Figure) -> bool {
    is_amount(figure) || figure.kind == FigureKind::Duration
}

/// Returns the token after the figure and what it is a share of: "35 percent of retired pay".
pub(super) fn amount_after(context: &Context<'_>, figure: &Figure) -> usize {
    context.after(context.with_whole(figure.span, figure))
}

/// Returns whether the figure says when or how long.
pub(super) fn is_time(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Date | FigureKind::Duration)
}

/// Returns the token after everything that goes on with a change whose last figure ends before
/// `end`.
pub(super) fn change_end(context: &Context<'_>, end: usize) -> usize {
    const STEPS: usize = 8;
    let stop = context.bounds(end.saturating_sub(1)).end;
    let mut at = end;
    for _ in 0..STEPS {
        let next = one_step(context, at);
        if next == at || next > stop {
            break;
        }
        at = next;
    }
    at
}

fn one_step(context: &Context<'_>, at: usize) -> usize {
    if context.gap(at) >= Gap::Paragraph {
        return at;
    }
    let steps = [bracketed, amount, of_whole, time, average, turned, stood];
    steps.iter().map(|step| step(context, at)).find(|&end| end > at).unwrap_or(at)
}

/// "(13 kilometres)": the amount in another unit.
fn bracketed(context: &Context<'_>, at: usize) -> usize {
    let inside = context.figure_at(at + 1).filter(|f| f.relation == Some(Relation::Parallel));
    match inside {
        Some(figure) if context.is(at, w!["("]) => {
            let end = context.after(figure.span);
            end + usize::from(context.is(end, w![")"]))
        }
        _ => at,
    }
}

/// "to $3 billion", "and to 20.7 mpg", ", up from 2.7 million", ", or 0.6%".
fn amount(context: &Context<'_>, from: usize) -> usize {
    let mut at = from + usize::from(context.is(from, w![","]));
    let joined = at + usize::from(context.is(at, w!["and", "or"]));
    let or = joined > at && context.is(at, w!["or"]);
    at = joined;
    let moved = at + usize::from(context.is(at, w!["up", "down"]));
    let led = moved + usize::from(context.is(moved, TO));
    let restated = or && joined == from + 2;
    // "to the present 2.1 percent"
    let shown = after_determiners(context, led);
    let shown = shown + usize::from(context.is(shown, w!["present", "current", "new"]));
    let figure = context.figure_at(led).or_else(|| context.figure_at(shown));
    match figure {
        Some(figure)
            if can_move(figure) && led > moved || is_amount(figure) && (moved > at || restated) =>
        {
            amount_after(context, figure)
        }
        _ => from,
    }
}

/// "of the value to 2.1 percent": what the first amount is of, when the second follows.
fn of_whole(context: &Context<'_>, at: usize) -> usize {
    let noun_at = after_determiners(context, at + 1);
    let end = noun_end(context, noun_at);
    if context.is(at, w!["of"]) && end > noun_at && amount(context, end) > end {
        return end;
    }
    at
}

/// "in 1982", "last year", "over the last three years", ", until 2010", "a year earlier".
fn time(context: &Context<'_>, from: usize) -> usize {
    let comma = usize::from(context.is(from, w![","]));
    let until = comma == 0 || context.is(from + 1, w!["until", "since", "by", "through"]);
    let at = from + comma;
    let led = at + usize::from(context.is(at, WHEN));
    let end = time_end(context, led).max(end_from(context, at));
    if until && end > led { end } else { from }
}

/// Returns the token after the date or length of time that stands, with "the last" and its like
/// before it, at `at`; `at` itself when none does.
pub(super) fn time_end(context: &Context<'_>, at: usize) -> usize {
    const BEFORE: &Words =
        w!["the", "its", "his", "her", "their", "last", "past", "next", "first", "final", "just"];
    let mut first = at;
    while first < at + 3 && context.figure_at(first).is_none() && context.is(first, BEFORE) {
        first += 1;
    }
    match context.figure_at(first) {
        Some(figure) if is_time(figure) => {
            let end = context.after(figure.span);
            end + usize::from(context.is(end, w!["ago", "earlier", "before", "later"]))
        }
        _ => at,
    }
}

fn average(context: &Context<'_>, at: usize) -> usize {
    let said = context.is(at, w!["on"]) && context.is(at + 1, w!["average"]);
    if said && context.is(at + 2, WHEN) { time(context, at + 2).max(at) } else { at }
}

/// ", a decrease of 23 percent", "- a $315 million increase".
fn turned(context: &Context<'_>, from: usize) -> usize {
    if !(context.is(from, w![",", "("]) || context.dash(from)) {
        return from;
    }
    let at = from + 1 + usize::from(context.is(from + 1, DETERMINERS));
    if let Some(figure) = context.figure_at(at).filter(|figure| is_amount(figure)) {
        let turn = context.after(figure.span);
        return if context.is_cue(turn, Cue::TURN) { turn + 1 } else { from };
    }
    let turn = at + usize::from(noun(context, at) && !context.is_cue(at, Cue::TURN));
    if !context.is_cue(turn, Cue::TURN) || !context.is(turn + 1, w!["of"]) {
        return from;
    }
    let figure = context.figure_at(turn + 2).filter(|figure| is_amount(figure));
    figure.map_or(from, |figure| context.after(figure.span))
}

/// ", when it was forty percent".
fn stood(context: &Context<'_>, from: usize) -> usize {
    let mut at = from + usize::from(context.is(from, w![",", "("]));
    if context.is(at, w!["when", "where"]) {
        at += 1;
        at += usize::from(context.is(at, w!["it", "they", "the"]));
        if !context.is(at, w!["was", "were", "stood", "totalled", "totaled", "reached"]) {
            return from;
        }
        at += 1;
        at += usize::from(context.is(at, w!["at"]));
    } else {
        return from;
    }
    let noun_at = after_determiners(context, at);
    match context.figure_at(at).or_else(|| context.figure_at(noun_at)) {
        Some(figure) if is_amount(figure) || is_time(figure) => context.after(figure.span),
        _ => from,
    }
}
