//! Times told from a date of their own sentence: "sank on March 3 and was found nine days later",
//! "three weeks from May 4", "a year earlier". Those told from the publication date are in
//! `duration.rs`.

use chrono::NaiveDate;

use super::date;
use super::decimal::Decimal;
use super::duration::{Length, working};
use super::figure::{Bound, Figure, FigureKind};
use super::lexicon::Lexeme;
use super::scan::Draft;
use super::view::View;
use crate::w;

/// Anchors the times of a sentence that are told from one of its dates: "sank on March 3 and was
/// found nine days later", "four days before yesterday", "the last three months of 2018".
pub(super) fn link(view: &View<'_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let told = next_day(view, &drafts[..at], draft)
            .or_else(|| article_away(view, &drafts[..at], draft));
        if let Some(days) = told {
            let figure = &mut drafts[at].figure;
            figure.timex = Some(date::timex_of(days.0, days.1));
            (figure.from_date, figure.to_date) = (Some(days.0), Some(days.1));
            continue;
        }
        if draft.figure.kind != FigureKind::Duration || draft.figure.from_date.is_some() {
            continue;
        }
        let length = lengths(&draft.figure);
        let at_work = length.is_some() && working(view, draft.first, draft.end);
        let length = if at_work { length.and_then(Length::on_working_days) } else { length };
        let days = length.and_then(|length| {
            let next = drafts.get(at + 1).filter(|next| is_date(next));
            let ahead = match () {
                () if view.is(draft.end, w!["later"]) => Some(true),
                () if view.is(draft.end, w!["earlier"]) => Some(false),
                () => None,
            };
            from_next(view, draft, next, length)
                .or_else(|| away_from(date_before(&drafts[..at])?, length, ahead?))
        });
        let figure = &mut drafts[at].figure;
        (figure.from_date, figure.to_date) = days.unzip();
    }
}

/// A time is told from a date at most so many figures before it.
const NEAR_FIGURES: usize = 16;

/// "on Friday … and sign it the next day".
fn next_day(view: &View<'_>, before: &[Draft], draft: &Draft) -> Option<(NaiveDate, NaiveDate)> {
    let figure = &draft.figure;
    if figure.kind != FigureKind::Date
        || figure.from_date.is_some()
        || !view.is(draft.end - 1, w!["day"])
        || draft.end != draft.first + 2
    {
        return None;
    }
    let (from, to) = date_before(before)?;
    if from.succ_opt() != Some(to) {
        return None;
    }
    one_day(if view.is(draft.first, w!["next"]) { to } else { from.pred_opt()? })
}

fn is_date(draft: &Draft) -> bool {
    draft.figure.kind == FigureKind::Date && draft.figure.from_date.is_some()
}

fn lengths(figure: &Figure) -> Option<Length> {
    let timex = figure.timex.as_deref()?;
    let mut length = Length::default();
    let mut digits = String::new();
    for c in timex.strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' | '.' => {
                digits.push(c);
                continue;
            }
            'Y' => "year",
            'M' => "month",
            'W' => "week",
            'D' => "day",
            _ => return None,
        };
        length = length.and(Length::of(Decimal::parse(&digits)?, unit)?)?;
        digits.clear();
    }
    Some(length)
}

/// "four days before yesterday", "three weeks from May 4", "the first six months of 2019".
fn from_next(
    view: &View<'_>,
    draft: &Draft,
    next: Option<&Draft>,
    length: Length,
) -> Option<(NaiveDate, NaiveDate)> {
    let next = next?;
    let (from, to) = next.figure.from_date.zip(next.figure.to_date)?;
    // "for three days starting (from) Monday"
    if view.is(draft.end, w!["starting", "beginning"])
        && (draft.end + 1..draft.end + 3).contains(&next.first)
    {
        return Some((from, length.after(from)?));
    }
    if next.first != draft.end + 1 {
        return None;
    }
    if view.is(draft.end, w!["of", "in"]) {
        if view.before_is(draft.first, w!["first", "opening"]) {
            return length.after(from).filter(|end| *end <= to).map(|end| (from, end));
        }
        if view.before_is(draft.first, w!["last", "final", "closing"]) {
            return length.before(to).filter(|start| *start >= from).map(|start| (start, to));
        }
        return None;
    }
    // "in the six months to 31 December"
    if view.is(draft.end, w!["to"]) && view.before_is(draft.first, w!["the"]) {
        return length.before(to).filter(|_| length.is_months()).map(|start| (start, to));
    }
    let single = from.succ_opt() == Some(to);
    if !single {
        return None;
    }
    if view.is(draft.end, w!["before"]) {
        return one_day(length.before(from)?);
    }
    if !view.is(draft.end, w!["after", "from"]) {
        return None;
    }
    let day = length.after(from)?;
    // "less than six weeks from today" is any day until then.
    let until = matches!(draft.figure.bound, Bound::Below | Bound::AtMost);
    if until { Some((from, day)) } else { one_day(day) }
}

/// "In 2019 … a year earlier", "on March 3 … a week later": the date with "a" for its number.
fn article_away(
    view: &View<'_>,
    before: &[Draft],
    draft: &Draft,
) -> Option<(NaiveDate, NaiveDate)> {
    let figure = &draft.figure;
    if figure.kind != FigureKind::Date
        || figure.from_date.is_some()
        || view.lex(draft.first) != Lexeme::A
    {
        return None;
    }
    let ahead = match () {
        () if view.is(draft.end - 1, w!["later"]) => true,
        () if view.is(draft.end - 1, w!["earlier"]) => false,
        () => return None,
    };
    away_from(date_before(before)?, Length::of_word(view.word(draft.first + 1))?, ahead)
}

/// The days of the nearest date before a figure.
fn date_before(before: &[Draft]) -> Option<(NaiveDate, NaiveDate)> {
    let date = before.iter().rev().take(NEAR_FIGURES).find(|draft| is_date(draft))?;
    date.figure.from_date.zip(date.figure.to_date)
}

/// "on March 3 … nine days later", "in 1987 … ten years later".
fn away_from(
    (from, to): (NaiveDate, NaiveDate),
    length: Length,
    ahead: bool,
) -> Option<(NaiveDate, NaiveDate)> {
    let count = (to - from).num_days();
    // A year has no "nine days later", a day has.
    let fits = count == 1 || length.is_months() && (count <= 31 || length.is_years());
    if !fits || count > 366 {
        return None;
    }
    let shift = |day| if ahead { length.after(day) } else { length.before(day) };
    if count == 1 { one_day(shift(from)?) } else { Some((shift(from)?, shift(to)?)) }
}

/// That day and the one after it.
fn one_day(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    Some((day, day.succ_opt()?))
}
