//! Two amounts of one thing and the percentage between them, where one of the two has the right
//! digits and the wrong size: "from $21.40 an hour to $235.40, a 10 percent raise".

use super::{Misfit, Own, near, said};
use crate::check::case::Case;
use crate::check::elsewhere::in_words;
use crate::check::mention::Measure;
use crate::quantity::FigureKind;
use crate::text::{Word, Words};
use crate::w;

/// Words of a change or of two that are compared.
const COMPARED: &Words = w![
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "raise",
    "raises",
    "raised",
    "increase",
    "increased",
    "increases",
    "growth",
    "grew",
    "grown",
    "gain",
    "gained",
    "climb",
    "climbed",
    "jump",
    "jumped",
    "up",
    "higher",
    "more",
    "ahead",
    "above",
    "fall",
    "fell",
    "fallen",
    "falls",
    "drop",
    "dropped",
    "decline",
    "declined",
    "decrease",
    "decreased",
    "cut",
    "down",
    "lower",
    "less",
    "fewer",
    "behind",
    "below",
    "short",
    "slump",
    "slumped",
    "reduction",
    "reduced",
];

pub(super) fn misfits(case: &Case<'_>) -> Vec<Misfit> {
    let mut found = Vec::new();
    for index in 0..case.extraction.figures.len() {
        let Some(own) = Own::of(case, index) else { continue };
        let figure = own.figure();
        let percent = figure.kind == FigureKind::Percent
            && figure.per.is_none()
            && figure.unit.is_some_and(|unit| unit.name == "percent")
            && (0.5..95.0).contains(&own.value)
            && !case.is(case.token_at(figure.span.end), w!["of"]);
        if percent {
            found.extend(change(case, &own));
        }
    }
    found
}

fn change(case: &Case<'_>, percent: &Own<'_>) -> Option<Misfit> {
    const NEAR_TOKENS: usize = 6;
    let figure = percent.figure();
    let cued = figure.direction.is_some()
        || case.any(case.back(figure.phrase, NEAR_TOKENS), COMPARED)
        || case.any(case.ahead(figure.span, NEAR_TOKENS), COMPARED);
    if !cued {
        return None;
    }
    let amounts: Vec<Own<'_>> = near(case, percent.index(), 1)
        .filter_map(|at| Own::of(case, at))
        .filter(|own| matches!(own.figure().kind, FigureKind::Money | FigureKind::Quantity))
        .filter(|own| !in_words(case, own.figure()))
        .collect();
    let share = percent.value / 100.0;
    let steps = 0.5 * 10_f64.powi(figure.last_digit) / 100.0;
    let ways =
        [(1.0 + share, false), (1.0 - share, false), (1.0 + share, true), (1.0 - share, true)];
    let mut found = None;
    for (at, first) in amounts.iter().enumerate() {
        for second in amounts.get(at + 1..).unwrap_or_default() {
            if !first.alike(second) || !one_rate(first, second) || !one_thing(first, second) {
                continue;
            }
            let room = steps + first.room;
            // The second is the first with the change, or the first the second.
            let wanted = |(by, back): (f64, bool)| {
                if back { first.value / by } else { first.value * by }
            };
            if ways.iter().any(|way| second.is(wanted(*way), room + 0.01)) {
                return None;
            }
            let tens = ways.iter().find_map(|way| {
                let power = second.tens_from(wanted(*way), room)?;
                let digits = first.digits().min(second.digits());
                let exact = second.is(wanted(*way) / 10_f64.powi(power), steps.min(0.002));
                // A nought more may be an accident, a million is none.
                let sure = match power.abs() {
                    1 | 2 => digits >= 3 && exact,
                    _ => digits >= 2,
                };
                sure.then_some((power, *way))
            });
            if let Some((power, way)) = tens.filter(|_| found.is_none()) {
                found = Some((*first, *second, power, way));
            }
        }
    }
    let (first, second, power, (by, back)) = found?;
    // Without its scale word a figure is too small; else the later is asked about.
    let first_wrong = power <= -3 && first.power <= second.power;
    let (wrong, right, power) =
        if first_wrong { (first, second, -power) } else { (second, first, power) };
    let (p, other) = (said(case, figure), said(case, right.figure()));
    let way = if by > 1.0 { "more" } else { "less" };
    // Which of the two the percentage is reckoned from.
    let base_is_wrong = back != first_wrong;
    let told = if base_is_wrong {
        format!("{other} is {p} {way} than {{}}")
    } else {
        format!("{p} {way} than {other} is about {{}}")
    };
    let sign = if by > 1.0 { "+" } else { "−" };
    let sum = if base_is_wrong {
        format!("{other} = {{}} {sign} {p}")
    } else {
        format!("{other} {sign} {p} ≈ {{}}")
    };
    Some(Misfit {
        wrong: wrong.index(),
        power,
        from: vec![right.index(), percent.index()],
        told,
        sum,
    })
}

/// Whether neither is said of another time or thing than the other.
fn one_rate(first: &Own<'_>, second: &Own<'_>) -> bool {
    let [one, other] = [first, second].map(|own| own.figure().per.as_deref());
    one == other || one.is_none() || other.is_none()
}

/// Whether both count the same, where they say what; of number words none lost its scale.
fn one_thing(first: &Own<'_>, second: &Own<'_>) -> bool {
    match (first.mention.measure, second.mention.measure) {
        (Measure::Count(one), Measure::Count(other)) => one == other && one != Word::NONE,
        _ => true,
    }
}
