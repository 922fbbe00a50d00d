//! "For the fifth year in a row", where the years are listed, or the year before the row is named,
//! and there are not so many.

use std::ops::Range;

use super::paragraph::window;
use super::tie::in_a_row;
use super::{CHECK, years_each};
use crate::check::spelled::{like, place_like};
use crate::check::timeline::Passage;
use crate::check::years::{self, Stated};
use crate::check::{Case, Flag, Severity};
use crate::quantity::motion::{FALLING, RISING};
use crate::quantity::{Figure, FigureKind};
use crate::text::Words;
use crate::{w, words};

/// Verbs and nouns of going up, and of going down.
const UP: &Words = words![
    RISING,
    w![
        "growth",
        "gained",
        "profit",
        "profits",
        "profitable",
        "surplus",
        "won",
        "victory",
        "improved",
        "black",
        "gain",
        "bumper",
        "plentiful"
    ]
];
const DOWN: &Words = words![
    FALLING,
    w![
        "loss", "losses", "deficit", "deficits", "lost", "worsened", "defeat", "red", "failed",
        "withered"
    ]
];

/// Whether a word tells of going up; `None` for what tells of neither.
fn direction(case: &Case<'_>, at: usize) -> Option<bool> {
    let earned = case.is(at, w!["money"]) && at > 0 && case.is(at - 1, w!["made", "make"]);
    let up = case.is(at, UP) || earned;
    up.then_some(true).or_else(|| case.is(at, DOWN).then_some(false))
}

/// The place in a row that a figure tells, and the token behind it: "fifth year running", "seventh
/// annual loss in a row", "five years in a row".
fn told(case: &Case<'_>, figure: &Figure) -> Option<usize> {
    const FARTHEST: usize = 4;
    const STRAIGHT: &Words = w!["straight", "consecutive", "successive"];
    let years = w![
        "year",
        "season",
        "summer",
        "winter",
        "spring",
        "autumn",
        "christmas",
        "crop",
        "harvest",
        "vintage",
    ];
    let yearly = |at: usize| case.is(at, years) || case.is(at, w!["annual", "yearly"]);
    let tokens = case.tokens_of(figure.span);
    match figure.kind {
        FigureKind::Rank => {
            let end = tokens.end;
            let straight = case.is(end, STRAIGHT) && yearly(end + 1);
            let annual = yearly(end)
                && (case.is(end + 1, STRAIGHT)
                    || (end + 1..end + FARTHEST).any(|at| in_a_row(case, at)));
            (straight || annual).then_some(end)
        }
        FigureKind::Duration if years_each(figure) == Some(1.0) => {
            let straight = case.any(tokens.clone(), STRAIGHT);
            (straight || in_a_row(case, tokens.end)).then_some(tokens.end)
        }
        _ => None,
    }
}

/// Which way the thing goes whose row is told: by the nearest word in the sentence.
fn way(case: &Case<'_>, own: &Range<usize>, sentence: &Range<usize>) -> Option<bool> {
    const AHEAD: usize = 5;
    const BACK: usize = 16;
    let ahead = (own.end..(own.end + AHEAD).min(sentence.end)).find_map(|at| direction(case, at));
    let from = own.start.saturating_sub(BACK).max(sentence.start);
    ahead
        .filter(|_| case.is(own.end, w!["annual", "yearly", "straight", "consecutive"]))
        .or_else(|| (from..own.start).rev().find_map(|at| direction(case, at)).or(ahead))
}

/// Which way a date is told to have gone: by the nearest word of its clause.
fn way_of(case: &Case<'_>, passage: &Passage, date: &Stated) -> Option<bool> {
    const FARTHEST: usize = 9;
    let sentence = passage.sentence(case, date.token);
    let other = |at: usize| passage.dates.iter().any(|own| own.token == at);
    let from = date.token.saturating_sub(FARTHEST).max(sentence.start);
    let back = (from..date.token).rev().take_while(|&at| !matches!(case.printed(at), "," | ";"));
    let back = back.take_while(|&at| !other(at)).find_map(|at| direction(case, at));
    back.or_else(|| {
        let opens = date.token <= sentence.start + 3;
        let ahead = date.token + 1..(date.token + FARTHEST).min(sentence.end);
        let mut ahead = ahead.filter(|_| opens).take_while(|&at| !other(at));
        ahead.find_map(|at| direction(case, at))
    })
}

/// The flag for a place in a row of years that the text lists, or of which it tells the beginning.
pub(super) fn flag(case: &Case<'_>, passage: &Passage, figure: &Figure) -> Option<Flag> {
    let end = told(case, figure)?;
    let value = figure.value()?.to_f64();
    let own = case.begin(figure)..end;
    let sentence = passage.sentence(case, own.start);
    let near = window(case, passage, &sentence);
    let way = way(case, &own, &sentence);
    let turned = |date: &Stated| way.is_some() && way_of(case, passage, date) == way.map(|up| !up);
    let mut listed: Vec<&Stated> = near.iter().filter(|date| !date.ends_span).collect();
    listed.sort_by_key(|date| date.year());
    let last = *listed.last()?;
    let turn = listed.iter().rev().find(|date| turned(date)).copied();
    let after = turn.map_or(i32::MIN, Stated::year);
    listed.retain(|date| date.year() > after);
    listed.dedup_by_key(|date| date.year());
    let printed = Printed { case, figure, value };
    if let Some(turn) = turn.filter(|turn| turn.year() < last.year()) {
        let count = last.year() - turn.year();
        let all = i32::try_from(listed.len()) == Ok(count);
        return printed.unless_near(count, i32::from(!all), &[turn, last]);
    }
    if sentence.contains(&last.token)
        && let Some((first, not_yet, slack)) = begun(case, passage, &near, last)
    {
        return printed.unless_near(last.year() - first.year() + not_yet, slack, &[first, last]);
    }
    printed.listed(passage, &sentence, &listed)
}

/// The year a row began with, whether it counts itself, and by how much the count may differ: "a
/// run that began with 2016", "has not made money since 2014".
fn begun<'a>(
    case: &Case<'_>,
    passage: &Passage,
    near: &'a [Stated],
    last: &Stated,
) -> Option<(&'a Stated, i32, i32)> {
    const FARTHEST: usize = 5;
    let first = near.iter().find(|date| date.span != last.span && date.year() < last.year())?;
    let others = near.iter().filter(|date| date.span != first.span && date.span != last.span);
    let lead = years::lead(case, first.token)?;
    let sentence = passage.sentence(case, first.token);
    let back = lead.saturating_sub(FARTHEST).max(sentence.start)..lead;
    let run = w!["run", "streak", "series", "row", "string", "sequence", "slide", "decline"];
    let began = (case.is(lead, w!["with", "in", "back"]) || years::leads_to_part(case, lead))
        && case.any(back.clone(), w!["began", "begun", "started", "starting", "beginning"])
        && case.any(back.start.saturating_sub(FARTHEST).max(sentence.start)..lead, run);
    let not = w!["not", "'t", "’t", "never", "no", "last"];
    let since = case.is(lead, w!["since"]) && case.any(sentence.start..lead, not);
    let count = i32::from(!since);
    (others.count() == 0 && (began || since)).then_some((first, count, 1))
}

/// The place in a row as it stands in the text.
struct Printed<'c, 'a> {
    case: &'c Case<'a>,
    figure: &'c Figure,
    value: f64,
}

impl Printed<'_, '_> {
    /// The flag, unless the number comes as near to the count as `slack`.
    fn unless_near(&self, count: i32, slack: i32, ends: &[&Stated]) -> Option<Flag> {
        let value = self.value;
        let [first, last] = ends else { return None };
        if count < 2 || (value - f64::from(count)).abs() <= f64::from(slack) {
            return None;
        }
        let (number, reading) = self.reading(count)?;
        let (from, to) = (first.year(), last.year());
        Some(Flag {
            code: CHECK.code,
            severity: Severity::Warning,
            span: self.figure.span,
            message: format!(
                "Between {from} and {to} there can be {count} such years in a row, not {value}; \
                 “{number}” would fit. Check the row."
            ),
            computation: format!("{to} − {from} gives {count}, printed {value}"),
            related: ends.iter().map(|date| date.span).collect(),
            suggestions: vec![reading],
        })
    }

    /// The number and the figure with that count.
    fn reading(&self, count: i32) -> Option<(String, String)> {
        let printed = self.case.words(self.figure.number);
        let count = i64::from(count);
        let rank = self.figure.kind == FigureKind::Rank;
        let number = if rank { place_like(printed, count) } else { like(printed, count) };
        let surface = self.case.words(self.figure.span);
        let reading = surface.replacen(printed, &number, 1);
        (reading != surface).then_some((number, reading))
    }

    /// The flag where the years of the row are listed one by one.
    fn listed(
        &self,
        passage: &Passage,
        sentence: &Range<usize>,
        listed: &[&Stated],
    ) -> Option<Flag> {
        const FEWEST: usize = 3;
        let (case, value) = (self.case, self.value);
        let begins = w!["before", "first", "never", "began", "started", "start"];
        // The longest run of years one after another that ends with the last of them.
        let run = listed.windows(2).rev().take_while(|pair| match pair {
            [one, other] => one.year() + 1 == other.year(),
            _ => false,
        });
        let count = run.count() + 1;
        let row = listed.get(listed.len().checked_sub(count)?..)?;
        let from = case.tokens_of(row.first()?.span).start;
        let told = case.any(sentence.start.min(from)..passage.tokens.end, begins);
        let count_of = i32::try_from(count).ok()?;
        let more = value > f64::from(count_of) + 1.0 && told;
        if self.figure.kind != FigureKind::Rank
            || count < FEWEST
            || !(more || value < f64::from(count_of))
        {
            return None;
        }
        let (reading, suggestion) = self.reading(count_of)?;
        let (first, last) = (row.first()?.year(), row.last()?.year());
        Some(Flag {
            code: CHECK.code,
            severity: Severity::Warning,
            span: self.figure.span,
            message: format!(
                "The text lists {count} years in a row, {first} to {last}, not {value}; {reading} \
                 would fit. Check the row."
            ),
            computation: format!(
                "{last} − {first} + 1 = {count}, printed {}",
                case.words(self.figure.number)
            ),
            related: row.iter().map(|date| date.span).collect(),
            suggestions: vec![suggestion],
        })
    }
}
