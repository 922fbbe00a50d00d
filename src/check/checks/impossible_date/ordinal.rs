//! A day of a month that is named before it: "begins on 6 May … till the 33rd of that month",
//! "from 3 April to the 31st of the month".

use super::CHECK;
use crate::check::calendar;
use crate::check::landmarks::Landmarks;
use crate::check::{Case, Flag, Severity, wording};
use crate::w;

/// Returns the flags for such days.
pub(super) fn flags(case: &Case<'_>) -> Vec<Flag> {
    let endings = Landmarks::of(case).endings.iter();
    endings.filter_map(|&ending| flag(case, ending)).collect()
}

fn flag(case: &Case<'_>, ending: usize) -> Option<Flag> {
    const LONGEST: u32 = 31;
    const MOST: u32 = 99;
    let number = ending.checked_sub(1)?;
    let day: u32 = case.printed(number).parse().ok()?;
    let the = number.checked_sub(1).filter(|&at| case.is(at, w!["the"]))?;
    let of = case.is(ending + 1, w!["of"]);
    let same = ending + 2 + usize::from(case.is(ending + 3, w!["same"]));
    let month = of
        && case.is(ending + 2, w!["that", "the", "this", "each", "every"])
        && case.is(same + 1, w!["month"]);
    if !month || !(29..=MOST).contains(&day) {
        return None;
    }
    let span = case.tokens().get(number)?.span.cover(case.tokens().get(ending)?.span);
    let sentence = case.sentence_at(span.start)?;
    let named = Landmarks::of(case)
        .days
        .iter()
        .rev()
        .find(|own| own.whole.end <= span.start && own.whole.start >= sentence.span.start);
    let named = named.filter(|_| case.is(ending + 2, w!["that", "the"]));
    let longest = named.map_or(LONGEST, |own| calendar::longest(own.month));
    if day <= longest {
        return None;
    }
    // "every 31st of the month"
    if case.any(the.saturating_sub(2)..the, w!["no", "not", "each", "every"]) {
        return None;
    }
    let swapped = day % 10 * 10 + day / 10;
    let after = named.map_or(0, |own| own.day);
    let mut fits = Vec::new();
    if day == longest + 1 {
        fits.push(longest);
    }
    if (after + 1..=longest).contains(&swapped) && swapped != day {
        fits.push(swapped);
    }
    let readings: Vec<String> =
        fits.iter().map(|day| format!("{day}{}", calendar::ending(*day))).collect();
    let offer = if readings.is_empty() {
        " Check the date.".to_owned()
    } else {
        format!(" {} would fit.", wording::opening(&wording::any_of(&readings)))
    };
    let name = named.and_then(|own| calendar::month_name(own.month));
    let fault = match name {
        Some(name) => format!("{name} has {longest} days"),
        None => format!("No month has more than {LONGEST} days"),
    };
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Error,
        span,
        message: format!("{fault}, so there is no {}.{offer}", case.words(span)),
        computation: format!("{longest} days; printed {}", case.words(span)),
        related: named.map(|own| own.whole).into_iter().collect(),
        suggestions: readings,
    })
}
