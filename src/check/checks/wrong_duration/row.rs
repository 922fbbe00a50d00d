//! "For the fifth year in a row", where the years are listed and are not so many.

use super::CHECK;
use super::paragraph::window;
use super::tie::in_a_row;
use crate::check::spelled::place_like;
use crate::check::timeline::Passage;
use crate::check::years::Stated;
use crate::check::{Case, Flag, Severity};
use crate::quantity::{Decimal, Figure, FigureKind};
use crate::w;

/// The flag for a place in a row of years that the text lists.
pub(super) fn flag(case: &Case<'_>, passage: &Passage, figure: &Figure) -> Option<Flag> {
    const FEWEST: usize = 3;
    if figure.kind != FigureKind::Rank {
        return None;
    }
    let end = case.tokens_of(figure.span).end;
    let years = w!["year", "season", "summer", "winter", "spring", "autumn", "christmas"];
    let straight =
        case.is(end, w!["straight", "consecutive", "successive"]) && case.is(end + 1, years);
    let in_row = case.is(end, years) && in_a_row(case, end + 1);
    if !straight && !in_row {
        return None;
    }
    let sentence = passage.sentence(case, end);
    let near = window(case, passage, &sentence);
    let begins = w!["before", "first", "never", "began", "started", "start"];
    let mut listed: Vec<&Stated> = near.iter().collect();
    listed.sort_by_key(|date| date.year());
    listed.dedup_by_key(|date| date.year());
    // The longest run of years one after another that ends with the last of them.
    let run = listed.windows(2).rev().take_while(|pair| match pair {
        [one, other] => one.year() + 1 == other.year(),
        _ => false,
    });
    let count = run.count() + 1;
    let row = listed.get(listed.len().checked_sub(count)?..)?;
    let value = figure.value().map_or(0.0, Decimal::to_f64);
    let listed = f64::from(u16::try_from(count).ok()?);
    let from = case.tokens_of(row.first()?.span).start;
    let told = case.any(sentence.start.min(from)..passage.tokens.end, begins);
    let more = value > listed + 1.0 && told;
    if count < FEWEST || !(more || value < listed) {
        return None;
    }
    let printed = case.words(figure.number);
    let reading = place_like(printed, i64::try_from(count).ok()?);
    let (first, last) = (row.first()?.year(), row.last()?.year());
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!(
            "The text lists {count} years in a row, {first} to {last}, not {value}; {reading} \
             would fit. Check the row."
        ),
        computation: format!("{last} − {first} + 1 = {count}, printed {printed}"),
        related: row.iter().map(|date| date.span).collect(),
        suggestions: vec![case.words(figure.span).replacen(printed, &reading, 1)],
    })
}
