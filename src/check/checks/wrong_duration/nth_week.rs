//! "Downed tools on 5 January; the stoppage is now in its third week": a count of weeks, months or
//! days that has run since a day without a year up to the day of the text.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::CHECK;
use crate::check::calendar::{self, PrintedDay};
use crate::check::landmarks::Landmarks;
use crate::check::spelled::place_like;
use crate::check::year_slips::{Likeness, like};
use crate::check::{Case, Flag, Severity, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Published, Span, Words};
use crate::w;

/// Returns the flags for what is in another week than its beginning makes it.
pub(super) fn flags(case: &Case<'_>, known: &HashSet<Span>) -> Vec<Flag> {
    let days = &Landmarks::of(case).days;
    let Some(now) = case.text.published.and_then(Published::day) else { return Vec::new() };
    if days.is_empty() {
        return Vec::new();
    }
    let ranks = case.extraction.figures.iter().filter(|own| own.kind == FigureKind::Rank);
    let free = ranks.filter(|own| !known.contains(&own.span));
    free.filter_map(|figure| flag(case, figure, days, now)).collect()
}

fn flag(case: &Case<'_>, figure: &Figure, days: &[PrintedDay], now: NaiveDate) -> Option<Flag> {
    const LATELY_DAYS: i64 = 300;
    // "; the stoppage is now in its third week"
    const GOES_ON: &Words = w![
        "strike",
        "stoppage",
        "walkout",
        "dispute",
        "protest",
        "protests",
        "siege",
        "blockade",
        "boycott",
        "lockout",
        "outage",
        "fire",
        "search",
        "trial",
        "war",
        "standoff",
        "occupation",
        "it",
        "they",
        "action",
        "shutdown",
        "closure",
        "campaign",
        "hunt",
        "manhunt",
    ];
    let end = case.tokens_of(figure.span).end;
    let each = unit_days(case, end)?;
    let sentence = case.sentence(figure)?;
    let tokens = sentence.first_token..sentence.end_token;
    let lead = case.token_at(figure.span.start).checked_sub(1)?;
    let counted = case.is(lead, w!["its", "their", "the", "his", "her"]);
    let present = w!["is", "are", "now", "enters", "entered", "entering", "has", "have"];
    let other = w![
        "will",
        "would",
        "was",
        "were",
        "if",
        "first",
        "until",
        "before",
        "again",
        "after",
        "break",
        "adjourned",
        "adjournment",
        "recess",
        "pause",
        "paused",
        "interrupted",
        "interruption",
        "delay",
        "delayed",
        "resumed",
        "restarted",
        "reopened",
        "suspended",
    ];
    // "the third week of the month", "the third week of evidence"
    let of = case.is(end + 1, w!["of"]);
    if !counted || of || !case.any(tokens.clone(), present) || case.any(tokens.clone(), other) {
        return None;
    }
    let from = days.partition_point(|day| day.whole.start < sentence.span.start);
    let own = days.get(from..)?;
    let mut own = own.iter().take_while(|day| day.whole.end <= sentence.span.end);
    let (day, None) = (own.next()?, own.next()) else { return None };
    let on = case.tokens_of(day.whole).start.checked_sub(1)?;
    let from = case.tokens_of(day.whole).end.min(lead);
    let cut = (from..lead).find(|&at| case.is(at, w![";"]));
    if cut.is_some_and(|cut| !case.any(cut..lead, GOES_ON)) {
        return None;
    }
    // "The trial over the fire on 5 January" is younger than the fire.
    let over = sentence.first_token..on;
    if case.any(over, w!["over", "of", "about", "for", "after", "following", "into"]) {
        return None;
    }
    if day.year.is_some() || !case.is(on, w!["on", "since", "from"]) || day.count != 1 {
        return None;
    }
    let past = |month: u32| {
        let of = |year: i32| NaiveDate::from_ymd_opt(year, month, day.day);
        [now.year(), now.year() - 1].into_iter().filter_map(of).find(|date| *date <= now)
    };
    let begun = past(day.month)?;
    let nth = |begun: NaiveDate| (now - begun).num_days() / each + 1;
    let gone = (now - begun).num_days();
    #[expect(clippy::cast_possible_truncation, reason = "a count of weeks")]
    let printed = figure.value()?.to_f64().round().clamp(0.0, 999.0) as i64;
    let fits = |own: i64| (own - 1..=own + 1).contains(&printed);
    if fits(nth(begun)) || gone > LATELY_DAYS || (now - begun).num_days() < 1 {
        return None;
    }
    let months: Vec<u32> =
        (1..=12).filter(|month| past(*month).is_some_and(|own| fits(nth(own)))).collect();
    let number = i32::try_from(nth(begun)).ok().zip(i32::try_from(printed).ok());
    let slip = number.and_then(|(own, printed)| like(printed, own));
    if months.is_empty() && slip.is_none_or(|how| how == Likeness::Last) {
        return None;
    }
    let surface = case.words(figure.span);
    let reading = place_like(surface, nth(begun));
    let unit = case.printed(end);
    let stated = case.words(day.whole);
    let mut offers: Vec<String> =
        months.iter().filter_map(|month| day.reworded(case, day.day, *month)).collect();
    offers.push(format!("“{reading}”"));
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: day.whole,
        message: format!(
            "From {stated} to the day of this text, {}, is {gone} days, so it is the {} {unit}, \
             not the {}. {} would fit.",
            calendar::published(case)?,
            wording::within(&reading),
            wording::within(surface),
            wording::opening(&wording::any_of(&offers))
        ),
        computation: format!("{gone} days, printed {surface} {unit}"),
        related: vec![figure.span],
        suggestions: months
            .iter()
            .filter_map(|month| day.reworded(case, day.day, *month))
            .collect(),
    })
}

/// How many days the unit counted has.
fn unit_days(case: &Case<'_>, at: usize) -> Option<i64> {
    const UNITS: [(&Words, i64); 3] = [(w!["day"], 1), (w!["week"], 7), (w!["month"], 30)];
    UNITS.into_iter().find(|(words, _)| case.is(at, words)).map(|(_, days)| days)
}
