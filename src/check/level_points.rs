//! A change in percent between two levels in percent that is meant in points: "moving from
//! 3.5 to 4.25 percent … the 0.75 percent added", told of levels in the same sentence or the one
//! before. That the two differ by exactly so much is what ties them.

use std::ops::Range;

use super::change::{FALLS, RISES};
use super::relation::{Line, Sort, Term};
use super::{Case, Flag, Severity, wording};
use crate::quantity::motion::{FALLING, MOVING, RISING};
use crate::text::Words;
use crate::{w, words};

/// More nouns and verbs of change.
const MOVES: &Words = w![
    "advance",
    "step",
    "move",
    "swing",
    "improvement",
    "added",
    "add",
    "adds",
    "cut",
    "shaved",
    "knocked",
    "gained",
    "lost",
    "risen",
    "rose",
    "fallen",
    "fell",
    "climbed",
    "dropped",
    "raised",
    "lowered",
    "up",
    "down",
];

/// Returns the flag for such a change of the sentence.
pub(super) fn flag(
    case: &Case<'_>,
    code: &'static str,
    before: Option<Range<usize>>,
    group: Range<usize>,
) -> Option<Flag> {
    let line = Line::of(case, group)?;
    let start = case.tokens().get(line.first)?.span.start;
    let joined = case.sentence_at(start).is_some_and(|own| !case.begins(own));
    let earlier = before.filter(|_| joined).and_then(|before| Line::of(case, before));
    let earlier = earlier.filter(|earlier| earlier.end == line.start);
    let here: Vec<&Term<'_>> = line.terms.iter().filter(|term| percent(term)).collect();
    let there: Vec<&Term<'_>> =
        earlier.iter().flat_map(|line| line.terms.iter()).filter(|term| percent(term)).collect();
    here.iter().filter(|term| moves(&line, term)).find_map(|change| {
        let own: Vec<&Term<'_>> =
            here.iter().copied().filter(|term| term.span != change.span).collect();
        let here = own.len() == 2;
        if here && !beside(&line, change, &own) || !here && !takes_up(&line, change) {
            return None;
        }
        let levels = if here { own } else { there.clone() };
        let [one, two] = levels.as_slice() else { return None };
        told(case, code, change, [one, two])
    })
}

/// Whether it is a single percentage, printed in percent.
fn percent(term: &Term<'_>) -> bool {
    term.sort == Sort::Percent && term.figure.unit.is_some_and(|unit| unit.name == "percent")
}

/// Whether nothing parts the change from the levels: "…, and support fell by nine percent" is of
/// another thing.
fn beside(line: &Line<'_>, change: &Term<'_>, levels: &[&Term<'_>]) -> bool {
    levels.iter().any(|level| {
        let gap = change.end.min(level.end)..change.first.max(level.first);
        !line.any(gap, w!["and", "while", "but", ";", "as", "whereas", "who"])
    })
}

/// Whether the sentence begins with the change itself: "The half percent added", "A rise of
/// 0.9 percent", and not with what else rose by so much.
fn takes_up(line: &Line<'_>, change: &Term<'_>) -> bool {
    const LEAD_TOKENS: usize = 5;
    let lead = line.first..change.first;
    lead.len() <= LEAD_TOKENS
        && line.case.is(line.first, w!["the", "that", "this", "an", "a", "such", "it", "\"", "“"])
        && !lead.clone().any(|at| line.case.capital(at) && at > line.first)
        && lead.clone().all(|at| {
            let case = &line.case;
            let noun = case.is(at, RISES) || case.is(at, FALLS) || case.is(at, NOUNS);
            noun || case.is(at, LIGHT)
        })
}

/// Nouns of change beside those of rises and falls.
const NOUNS: &Words = w!["advance", "step", "move", "swing", "improvement", "difference", "change"];

/// Words that say nothing of what changed.
const LIGHT: &Words = w![
    "the", "that", "this", "an", "a", "such", "it", "of", "by", "is", "was", "\"", "“", "sharp",
    "steep", "small", "modest", "full", "whole", "about", "some", "nearly", "almost", "extra",
];

/// Whether words beside the percentage make it a change.
fn moves(line: &Line<'_>, term: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 5;
    let case = &line.case;
    let named = |at: usize| case.is(at, RISES) || case.is(at, FALLS) || case.is(at, MOVES);
    let back = term.first.saturating_sub(NEAR_TOKENS).max(line.first)..term.first;
    let before = |words| back.end.checked_sub(1).is_some_and(|at| case.is(at, words));
    let led = before(w!["of", "by", "a", "the", "that"]);
    let behind = (term.end..(term.end + 2).min(line.end)).any(named);
    let told = led && back.clone().any(named) || behind || case.is(term.end, MORE_OR_LESS);
    // "having increased by ten percent", "beat her rival's 44 percent by 4 percent"
    let moved = back.clone().any(|at| case.is(at, MOVED));
    let by = before(w!["by"]) && moved || term.figure.direction.is_some();
    (told || by) && !case.is(term.end, w!["of", "to"])
        || by && case.is(term.end, w!["to"]) && case.is(term.end + 2, w!["percent", "per", "%"])
}

/// Verbs behind which "by" tells how far.
const MOVED: &Words = words![
    RISING,
    FALLING,
    MOVING,
    w![
        "up", "down", "raised", "lowered", "cut", "reduced", "improved", "improves", "beat",
        "beats", "beaten", "led", "leads", "trailed", "trails", "won", "lost", "boosted", "lifted"
    ]
];

/// Comparatives of levels.
const MORE_OR_LESS: &Words = w!["higher", "lower", "up", "down", "better", "worse"];

fn told(
    case: &Case<'_>,
    code: &'static str,
    change: &Term<'_>,
    [one, two]: [&Term<'_>; 2],
) -> Option<Flag> {
    /// Where points and percent come to nearly the same, either may be meant.
    const APART: f64 = 0.25;
    let (from, to) = (one.value, two.value);
    let points = (to - from).abs();
    let exact = (points - change.value).abs() < 1e-6 && points > 0.0;
    let relative = points / from.min(to).max(f64::MIN_POSITIVE) * 100.0;
    let same = (relative / change.value - 1.0).abs() <= APART;
    if !exact || same || from <= 0.0 || to <= 0.0 {
        return None;
    }
    let surface = case.words(change.span);
    let number = case.words(change.number);
    let unit = if (points - 1.0).abs() < 1e-6 { "point" } else { "points" };
    let half = number.eq_ignore_ascii_case("half");
    let unit = if half { "point" } else { unit };
    let reading = format!("{number}{} percentage {unit}", if half { " a" } else { "" });
    let [f, t] = [one, two].map(|term| case.words(term.number));
    Some(Flag {
        code,
        severity: Severity::Warning,
        span: change.span,
        message: format!(
            "Between {f} and {t} percent lie {} percentage points, not {} percent. {} would fit.",
            wording::percent(points),
            wording::within(number),
            wording::opening(&reading)
        ),
        computation: format!("{t} − {f} = {} points, printed {surface}", wording::percent(points)),
        related: vec![one.span, two.span],
        suggestions: vec![reading],
    })
}
