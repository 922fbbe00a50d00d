//! Times that are added up to one of a larger unit: "legs of 52, 51, 50 and 49 seconds … in 4
//! minutes 22 seconds". Only times of one list, and one time behind it that is off by whole minutes
//! or hours, or by the seconds of another minute.

use super::evident::one_slip;
use super::flag::Flag;
use super::relation::{Line, Term};
use super::tally::codes::lasts;
use super::{Severity, wording};
use crate::quantity::{Bound, FigureKind};
use crate::text::Words;
use crate::w;

/// The larger unit of each, and how many of the smaller it is.
const LARGER: &[(&str, &str, f64)] =
    &[("second", "minute", 60.0), ("minute", "hour", 60.0), ("hour", "day", 24.0)];

/// Words before a list of which each is of something else, or only some are told.
const PARTLY: &Words =
    w!["including", "among", "penalties", "pauses", "delays", "breaks", "each", "intervals"];

/// Returns what does not add up.
pub(super) fn flag(line: &Line<'_>, code: &'static str) -> Option<Flag> {
    const FEWEST: usize = 3;
    const FAR: f64 = 2.0;
    const WHOLE: f64 = 1e-9;
    let case = &line.case;
    let mut times: Vec<&Term<'_>> = line.terms.iter().filter(|t| lasts(t)).collect();
    if times.len() <= FEWEST {
        return None;
    }
    let total = times.pop()?;
    let unit = |t: &Term<'_>| t.figure.unit.map(|unit| unit.name);
    let own = unit(times.first()?)?;
    let (_, larger, many) = LARGER.iter().find(|(small, ..)| *small == own)?;
    let exact = |t: &&Term<'_>| t.figure.bound == Bound::Exact && t.value.fract() < WHOLE;
    if unit(total) != Some(larger) || !times.iter().all(|t| unit(t) == Some(own) && exact(t)) {
        return None;
    }
    // One list: nothing but commas and "and" between its times.
    let listed = times.windows(2).all(|two| match two {
        [one, two] => {
            case.only(one.end..two.first, w![",", "and", "a", "then"]) && one.end < two.first
        }
        _ => false,
    });
    let (first, last) = (times.first()?, times.last()?);
    let gap = last.end..total.first;
    let others = line.terms.iter().any(|t| {
        t.first >= last.end && t.end <= total.first && t.figure.kind == FigureKind::Duration
    });
    let stops = w![
        "than", "each", "every", "average", "record", "from", "off", "short", "of", "after",
        "within", "later", "plus", "more", "under", "over", "into", "best", "apart",
    ];
    if !listed || others || line.any(gap, stops) || line.any(line.first..first.first, PARTLY) {
        return None;
    }
    let sum: f64 = times.iter().map(|t| t.value).sum();
    let told = (total.value * many).round();
    let off = (sum - told).abs();
    let near = off > 0.0 && sum.max(told) < FAR * sum.min(told);
    let slipped = off % many < WHOLE || one_slip(line, total, sum / many);
    if !near || !slipped || total.figure.bound != Bound::Exact {
        return None;
    }
    let (whole, rest) = ((sum / many).floor(), sum % many);
    let named = |value: f64, name: &str| {
        format!("{} {name}{}", wording::sized(value), if value > 1.0 { "s" } else { "" })
    };
    let right = match (whole < 1.0, rest < 1.0) {
        (false, true) => named(whole, larger),
        (false, false) => format!("{} {}", named(whole, larger), named(rest, own)),
        (true, _) => named(rest, own),
    };
    let addends = case.words(first.span.cover(last.span));
    let printed = case.words(total.figure.span);
    Some(Flag {
        code,
        severity: Severity::Warning,
        span: total.figure.span,
        message: format!(
            "{} come to {right}, but the text has {}. Check the total and each of its parts.",
            wording::opening(addends),
            wording::within(printed)
        ),
        computation: format!("{} {own}s = {right}, printed {printed}", wording::sized(sum)),
        related: times.iter().map(|t| t.span).collect(),
        suggestions: vec![right],
    })
}
