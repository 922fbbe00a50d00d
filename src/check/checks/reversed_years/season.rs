//! "The 1987-79 season": a season ends in the year behind the one it begins in.

use super::CHECK;
use crate::check::landmarks::Landmarks;
use crate::check::year_slips::{Likeness, like};
use crate::check::{Case, Flag, Severity};
use crate::text::Words;
use crate::w;

/// Returns the flags for the seasons whose second year is not the one behind the first.
pub(super) fn flags(case: &Case<'_>) -> Vec<Flag> {
    let years = Landmarks::of(case).years.iter();
    years.filter_map(|(at, first)| flag(case, *at, *first)).collect()
}

fn flag(case: &Case<'_>, at: usize, first: i32) -> Option<Flag> {
    const SEASONS: &Words = w!["season", "league", "championship", "winter"];
    const YEARS: &Words = w!["academic", "financial", "fiscal", "school", "tax", "budget", "crop"];
    let to = at + 2;
    let text = case.printed(to);
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let dash = case.is(at + 1, w!["-", "–", "/"]) && case.glued(at + 1) && case.glued(to);
    let second = text.parse::<i32>().ok().filter(|_| digits && dash && !case.glued(to + 1))?;
    // "the winter of 1962-63"
    let of = at >= 2 && case.is(at - 1, w!["of"]) && case.is(at - 2, SEASONS);
    let season =
        of || case.is(to + 1, SEASONS) || case.is(to + 1, YEARS) && case.is(to + 2, w!["year"]);
    let right = (first + 1) % 100;
    let wrong = second != right && season && (1870..2100).contains(&first);
    // The first year may be the slip, too.
    let end = first / 100 * 100 + second;
    let begun = like(first, end - 1).filter(|how| *how != Likeness::Last);
    // Of two digits each counts.
    let swapped = second % 10 * 10 + second / 10 == right;
    let one = second % 10 == right % 10 || second / 10 != right / 10 && swapped;
    if !wrong || !(swapped || one || begun.is_some()) {
        return None;
    }
    let token = |at: usize| case.tokens().get(at).map(|token| token.span);
    let sign = case.printed(at + 1);
    let year = case.is(to + 1, YEARS);
    let named = if of { at - 2 } else { to + 1 };
    let tail = case.words(token(named)?.cover(token(named + usize::from(year))?));
    let mut offers: Vec<String> = Vec::new();
    offers.extend((swapped || one).then(|| format!("{first}{sign}{right:02}")));
    offers.extend(begun.map(|_| format!("{}{sign}{text}", end - 1)));
    let span = token(at)?.cover(token(to)?);
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span,
        message: format!(
            "The {tail} that begins in {first} ends in {}, not in “{text}”. {} would fit.",
            first + 1,
            crate::check::wording::any_of(&offers)
        ),
        computation: format!("{first} + 1 = {}, printed {text}", first + 1),
        related: Vec::new(),
        suggestions: offers,
    })
}
