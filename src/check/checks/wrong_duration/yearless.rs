//! Days without a year, with which a text of one season tells a time: "began on 3 May and ended on
//! 17 May, after 14 days". Each is taken to be the next of its name behind the one before it.

use chrono::{Datelike, Days, NaiveDate};

use crate::check::Case;
use crate::check::calendar::PrintedDay;
use crate::check::landmarks::Landmarks;
use crate::check::timeline::Passage;
use crate::check::years::Stated;
use crate::quantity::{Figure, FigureKind};
use crate::text::Published;

/// Whether a duration is short enough to be told between days: days, weeks, months.
pub(super) fn short(figure: &Figure) -> bool {
    let unit = figure.unit.map(|unit| unit.name);
    figure.kind == FigureKind::Duration && matches!(unit, Some("day" | "week" | "month"))
}

/// Returns the paragraph with its days in one year or across its end, where it dates no day else.
pub(super) fn passage(case: &Case<'_>, passage: &Passage) -> Option<Passage> {
    const MOST: usize = 5;
    /// Which leap years there are makes a day.
    const COMMON_YEAR: i32 = 2001;
    /// What lies further back is of the year before.
    const BACK_DAYS: u64 = 120;
    let precise = |date: &Stated| (date.last - date.first).num_days() < 32;
    if passage.dates.iter().any(precise) {
        return None;
    }
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let start = span(passage.tokens.start)?.start;
    let end = span(passage.tokens.end.checked_sub(1)?)?.end;
    let days = &Landmarks::of(case).days;
    let from = days.partition_point(|day| day.whole.start < start);
    let within = days.get(from..)?.iter().take_while(|day| day.whole.end <= end);
    let within: Vec<&PrintedDay> = within.take(MOST + 1).collect();
    let plain = |day: &&PrintedDay| day.year.is_none() && day.count == 1;
    if !(2..=MOST).contains(&within.len()) || !within.iter().all(plain) {
        return None;
    }
    let year = case.text.published.map_or(COMMON_YEAR, Published::year);
    let mut dates: Vec<Stated> = Vec::new();
    let mut last: Option<NaiveDate> = None;
    for day in within {
        let own = day.in_year(last.map_or(year, |last| last.year()))?;
        let behind = last.is_some_and(|last| {
            own.checked_add_days(Days::new(BACK_DAYS)).is_some_and(|later| later < last)
        });
        let own = if behind { day.in_year(own.year() + 1)? } else { own };
        last = Some(own);
        let token = case.tokens_of(day.whole).end.checked_sub(1)?;
        dates.push(Stated { first: own, last: own, span: day.whole, token, ends_span: false });
    }
    Some(Passage { sentences: passage.sentences.clone(), tokens: passage.tokens.clone(), dates })
}
