//! Shares of one whole that come to more, or to less, than all of it.

use super::arithmetic::sum;
use super::relation::Term;
use super::sides;
use super::wording::{self, joined};
use super::{Case, Check, Flag, Severity};
use crate::quantity::Interval;
use crate::w;

/// Shares of one whole that come to more than all of it.
pub(super) fn over_hundred(
    check: &Check,
    case: &Case<'_>,
    parts: &[Term<'_>],
    whole: bool,
) -> Option<Flag> {
    const ALL: f64 = 100.0;
    let own: Option<Vec<Interval>> = parts.iter().map(|part| part.figure.interval()).collect();
    let own = own?;
    let all = sum(own.iter().copied());
    let value: f64 = parts.iter().map(|part| part.value).sum();
    let short = whole && all.high < ALL;
    if !all.low.is_finite() || all.low <= ALL && !short || value > 3.0 * ALL {
        return None;
    }
    // "40 percent, his brother 35, and both together 75"
    let all_of_them = |part: &Term<'_>| (2.0 * part.value - value).abs() < f64::EPSILON;
    let together = |part: &Term<'_>| {
        case.any(case.back(part.span, 6), w!["together", "both", "combined", "total", "jointly"])
    };
    if parts.len() > 2 && parts.last().is_some_and(|last| all_of_them(last) && together(last)) {
        return None;
    }
    let last = parts.last()?;
    let addends: Vec<&str> = parts.iter().map(|part| case.words(part.number)).collect();
    let shares = joined(&addends);
    let right = wording::percent(value);
    let than = if short { "less" } else { "more" };
    let needed = ALL - (value - last.value);
    let suggestions = if needed > 0.0 {
        let number = case.words(last.number);
        vec![case.words(last.span).replacen(number, &wording::percent_as(number, needed), 1)]
    } else {
        Vec::new()
    };
    let mut flag = Flag {
        code: check.code,
        severity: Severity::Warning,
        span: last.span,
        message: format!(
            "{shares} percent come to {right} percent, {than} than the whole. Check each of the \
             shares."
        ),
        computation: format!("{} = {right} %", addends.join(" + ")),
        related: parts.iter().take(parts.len() - 1).map(|part| part.span).collect(),
        suggestions,
    };
    sides::of_hundred(case, &mut flag, parts, ALL);
    // Of two what the one leaves for the other.
    if let [one, other] = parts
        && !short
        && one.value.max(other.value) < ALL
        && flag.span == last.span
    {
        let [first, second] = [one, other].map(|part| case.words(part.number));
        let left = |part: &Term<'_>| wording::percent_as(case.words(part.number), ALL - part.value);
        flag.message = format!(
            "{shares} percent come to {right} percent, more than the whole. Beside {first} there \
             is room for {}, beside {second} for {}. Check both.",
            left(one),
            left(other)
        );
    }
    Some(flag)
}
