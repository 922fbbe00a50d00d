//! What is to come, dated long before the text: "is due to be ready in 1931", printed in 2023.

use std::ops::Range;

use super::{CHECK, lead_of};
use crate::check::calendar::{self, year_at};
use crate::check::landmarks::Landmarks;
use crate::check::tense::tense;
use crate::check::years;
use crate::check::{Case, Flag, Severity, wording};
use crate::quantity::FigureKind;
use crate::text::Words;
use crate::w;

/// The flags for the years of what is to come that lie long before the text.
pub(super) fn flags(case: &Case<'_>) -> Vec<Flag> {
    let Some(published) = case.text.published else { return Vec::new() };
    let now = published.year();
    let years = Landmarks::of(case).years.iter();
    years.filter_map(|&(at, year)| flag(case, at, year, now)).collect()
}

fn flag(case: &Case<'_>, at: usize, year: i32, now: i32) -> Option<Flag> {
    /// A year nearer may be one that the text plays with.
    const LONG_AGO: i32 = 8;
    const PLANNED: i32 = 25;
    const MOST: usize = 2;
    if year > now - LONG_AGO || year < 1000 {
        return None;
    }
    let token = case.tokens().get(at)?;
    let sentence = case.sentence_at(token.span.start).filter(|own| years::read(own))?;
    let whole = sentence.first_token..sentence.end_token;
    let date = case.figure_at(token.span.start).and_then(|index| case.figure(index))?;
    let lead = lead_of(case, &case.tokens_of(date.span), at).filter(|at| whole.contains(at))?;
    if date.kind != FigureKind::Date
        || !case.is(lead, w!["in", "by", "on", "until", "before", "at", "towards", "toward"])
        || case.tokens_of(date.span).filter(|&at| year_at(case, at).is_some()).count() > 1
        || !to_come(case, &whole, lead)
    {
        return None;
    }
    let near = |new: &i32| (now..now + PLANNED).contains(new);
    let mut readings: Vec<i32> = Vec::new();
    for new in [year + 100].into_iter().chain(years::slips(year)).filter(near) {
        if !readings.contains(&new) && readings.len() < MOST {
            readings.push(new);
        }
    }
    if readings.is_empty() {
        return None;
    }
    let printed = case.words(date.span);
    let offers: Vec<String> = readings.iter().map(ToString::to_string).collect();
    let texts = offers.iter().map(|new| printed.replacen(&year.to_string(), new, 1));
    let day = calendar::published(case).unwrap_or_default();
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: date.span,
        message: format!(
            "{printed} is long before this text ({day}), but the sentence treats it as to come. \
             {} would fit.",
            wording::any_of(&offers)
        ),
        computation: format!("{printed} is earlier than {day}"),
        related: Vec::new(),
        suggestions: texts.collect(),
    })
}

/// Whether the verb that governs a date tells of what is to come: "is due to be finished", "will
/// open", "are expected to reach".
fn to_come(case: &Case<'_>, sentence: &Range<usize>, lead: usize) -> bool {
    const FARTHEST: usize = 9;
    const PRESENT: &Words = w!["is", "are", "remains"];
    const PLANNED: &Words = w!["due", "expected", "scheduled", "set", "planned", "slated", "to"];
    const COMPLETED: &Words = w![
        "be",
        "finished",
        "completed",
        "ready",
        "open",
        "reopen",
        "start",
        "begin",
        "close",
        "end",
        "expire",
        "retire",
        "arrive",
        "return",
        "run",
        "launch",
        "host",
        "leave",
        "reach",
        "cease",
        "operational",
        "complete",
    ];
    const STOPS: &Words = w![
        "reached", "seen", "level", "levels", "record", "lost", "it", "they", "of", "what", ",",
        ";", ":", "who", "which", "that", "whose", "built", "made", "born", "founded", "opened",
        "killed", "died", "signed", "written", "since", "like", "as", "than", "and", "was", "were",
        "had",
    ];
    let from = lead.saturating_sub(FARTHEST).max(sentence.start);
    let will = |at: usize| {
        case.is(at, w!["will"]) && !case.capital(at)
            || case.is(at, PRESENT) && case.is(at + 1, PLANNED)
    };
    let Some(at) = (from..lead).rev().find(|&at| will(at)) else { return false };
    // "is due to be finished", "will open its doors"
    let inner = at + 2..lead;
    let other = |at: usize| {
        case.is(at, STOPS) && !case.is(at.saturating_sub(1), w!["be"])
            || case.is(at, w!["have"])
            || tense(case, at, sentence.start).is_some_and(|_| case.is(at, w!["was", "were"]))
    };
    case.any(at + 1..lead, COMPLETED)
        && !inner.clone().any(other)
        && !case.is(lead + 1, w!["dollars", "prices"])
}
