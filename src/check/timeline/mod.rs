//! A paragraph as one timeline: its dates with the days they can be, and whose they may be. What
//! does not fit on it is left to the checks.

pub(super) mod people;
pub(super) mod steps;

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::case::Case;
use super::frame;
use super::landmarks::Landmarks;
use super::year_slips::{Likeness, like};
use super::years::{self, Stated};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Sentence, Words};
use crate::w;

/// The sentences of a paragraph that are read together, and their dates.
#[derive(Debug)]
pub(super) struct Passage {
    /// Its sentences.
    pub(super) sentences: Range<usize>,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its dates, in the order of the text; days without a year have that of the date before them.
    pub(super) dates: Vec<Stated>,
}

/// As many sentences as are about one thing.
const MOST_SENTENCES: usize = 10;
/// A paragraph with more dates is a table.
const MOST_DATES: usize = 24;
/// As many words as a long paragraph has.
const MOST_TOKENS: usize = 400;

impl Passage {
    /// Returns the paragraphs that date something.
    pub(super) fn all<'a>(case: &Case<'a>) -> &'a [Self] {
        case.memo.passages.get_or_init(|| read(case))
    }

    /// Returns the one of the passages that holds byte `at`.
    pub(super) fn at<'p>(case: &Case<'_>, passages: &'p [Self], at: usize) -> Option<&'p Self> {
        let token = case.token_at(at);
        let index = passages.partition_point(|own| own.tokens.end <= token);
        passages.get(index).filter(|own| own.tokens.contains(&token))
    }

    /// Returns whether it speaks both of a "he" and of a "she".
    pub(super) fn of_both_sexes(&self, case: &Case<'_>) -> bool {
        case.any(self.tokens.clone(), w!["he", "him", "his"])
            && case.any(self.tokens.clone(), w!["she", "her", "hers"])
    }

    /// Returns its sentences.
    pub(super) fn told<'a>(&self, case: &Case<'a>) -> &'a [Sentence] {
        case.extraction.sentences.get(self.sentences.clone()).unwrap_or_default()
    }

    /// Returns the tokens of the sentence that holds token `at`, one of the passage's, from where
    /// it says something of its own or from that token.
    pub(super) fn sentence(&self, case: &Case<'_>, at: usize) -> Range<usize> {
        let told = self.told(case);
        let index = told.partition_point(|own| own.end_token <= at);
        told.get(index).map_or(at..at, |own| {
            let whole = own.first_token..own.end_token;
            frame::opening(case, &whole).min(at)..whole.end
        })
    }

    /// Returns the tokens of the sentence before the one that holds token `at`.
    pub(super) fn before(&self, case: &Case<'_>, at: usize) -> Option<Range<usize>> {
        let told = self.told(case);
        let index = told.partition_point(|own| own.end_token <= at);
        let before = told.get(index.checked_sub(1)?)?;
        Some(self.sentence(case, before.end_token.checked_sub(1)?))
    }

    /// Returns the dates that stand among these tokens.
    pub(super) fn dates_in(&self, tokens: Range<usize>) -> impl Iterator<Item = &Stated> {
        self.dates.iter().filter(move |date| tokens.contains(&date.token))
    }
}

fn read(case: &Case<'_>) -> Vec<Passage> {
    let sentences = &case.extraction.sentences;
    let mut found = Vec::new();
    let figures = &case.extraction.figures;
    if figures.len() < 2 || !figures.iter().any(timed) {
        return found;
    }
    let mut from = 0;
    while from < sentences.len() {
        let first = sentences.get(from).map_or(0, |own| own.first_token);
        let goes_on = |at: &usize| {
            sentences.get(*at).is_some_and(|own| {
                !case.begins(own)
                    && at - from < MOST_SENTENCES
                    && own.end_token - first <= MOST_TOKENS
            })
        };
        let end = (from + 1..=sentences.len()).find(|at| !goes_on(at));
        let end = end.unwrap_or(sentences.len());
        found.extend(passage(case, from..end));
        from = end;
    }
    found
}

/// Whether the figure tells of time.
fn timed(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Date | FigureKind::Duration)
}

fn passage(case: &Case<'_>, sentences: Range<usize>) -> Option<Passage> {
    let told = case.extraction.sentences.get(sentences.clone())?;
    let (first, last) = (told.first()?, told.last()?);
    let tokens = first.first_token..last.end_token;
    let figures = case.figures_in(first.span.cover(last.span));
    let figures = case.extraction.figures.get(figures)?;
    if figures.len() < 2 || !figures.iter().any(timed) || !told.iter().all(years::read) {
        return None;
    }
    let dates = years::stated(case, tokens.clone());
    if dates.len() > MOST_DATES {
        return None;
    }
    let dates = with_days(case, &tokens, dates);
    Some(Passage { sentences, tokens, dates })
}

/// The dates, and among them the days without a year, in the year of the date before them where
/// they follow it within months: "on 4 March 1944 … on 1 April".
fn with_days(case: &Case<'_>, tokens: &Range<usize>, mut dates: Vec<Stated>) -> Vec<Stated> {
    const MONTHS_ON_DAYS: i64 = 250;
    const MONTHS_BACK_DAYS: i64 = 100;
    const NEAR_TOKENS: usize = 14;
    let days = &Landmarks::of(case).days;
    let start = case.tokens().get(tokens.start).map_or(0, |token| token.span.start);
    let end = case.tokens().get(tokens.end.saturating_sub(1)).map_or(0, |token| token.span.end);
    let from = days.partition_point(|day| day.whole.start < start);
    let within = days.get(from..).unwrap_or_default().iter();
    for day in within.take_while(|day| day.whole.end <= end).take(MOST_DATES) {
        let known = dates.iter().any(|date| date.span.overlaps(day.whole));
        if day.year.is_some() || day.count != 1 || known {
            continue;
        }
        let at = dates.partition_point(|date| date.span.start < day.whole.start);
        let before = at.checked_sub(1).and_then(|at| dates.get(at));
        let next = dates
            .get(at)
            .filter(|next| next.token.saturating_sub(case.token_at(day.whole.end)) < NEAR_TOKENS);
        let (Some(known), behind) = (before.or(next), before.is_none()) else { continue };
        let precise = (known.last - known.first).num_days() < 32;
        let near = |year: i32| {
            let date = day.in_year(year)?;
            let gone = (date - known.first).num_days();
            let gone = if behind { -gone } else { gone };
            (0..MONTHS_ON_DAYS).contains(&gone).then_some(date)
        };
        let other = if behind { -1 } else { 1 };
        // "by 13 May 1982 …; the first had come on 1 April"
        let back = || {
            let date = day.in_year(known.year())?;
            let gone = (known.first - date).num_days();
            (1..MONTHS_BACK_DAYS).contains(&gone).then_some(date)
        };
        let date = near(known.year()).or_else(|| near(known.year() + other)).or_else(back);
        let Some(date) = date else { continue };
        if precise {
            let token = case.tokens_of(day.whole).end.saturating_sub(1);
            let stated =
                Stated { first: date, last: date, span: day.whole, token, ends_span: false };
            dates.insert(at, stated);
        }
    }
    dates
}

/// Returns the days that can lie between two dates, the fewest and the most.
pub(super) fn days_apart(first: &Stated, second: &Stated) -> (i64, i64) {
    ((second.first - first.last).num_days(), (second.last - first.first).num_days())
}

/// Returns whether one of `words` leads a date: "in", "on", "of".
pub(super) fn led(case: &Case<'_>, date: &Stated, words: &Words) -> bool {
    years::led(case, date.token, words).is_some()
}

/// Returns the same date in another year.
pub(super) fn in_year(date: &Stated, year: i32) -> Option<Stated> {
    let moved = |day: NaiveDate| {
        day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, day.month(), 28))
    };
    Some(Stated { first: moved(date.first)?, last: moved(date.last)?, ..*date })
}

/// Returns the dates that one slip of the hand in the year makes of this one, and what slip.
pub(super) fn slipped(date: &Stated) -> impl Iterator<Item = (Likeness, Stated)> + '_ {
    /// No year of what is over is later.
    const LAST_YEAR: i32 = 2100;
    let year = date.year();
    let slips = years::slips(year).chain(years::other_digit(year));
    let slips = slips.filter(|other| (1000..=LAST_YEAR).contains(other));
    slips.filter_map(move |other| Some((like(year, other)?, in_year(date, other)?)))
}
