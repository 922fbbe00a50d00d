//! What is to come, dated long before the text: "is due to be ready in 1931", printed in 2023.

use std::ops::Range;

use super::fiction::fiction;
use super::{CHECK, lead_of};
use crate::check::calendar::{self, year_at};
use crate::check::landmarks::Landmarks;
use crate::check::tense::tense;
use crate::check::year_slips::{Likeness, like};
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
    if year >= now || year < 1000 {
        return None;
    }
    let token = case.tokens().get(at)?;
    let sentence = case.sentence_at(token.span.start).filter(|own| years::read(own))?;
    let whole = sentence.first_token..sentence.end_token;
    let date = case.figure_at(token.span.start).and_then(|index| case.figure(index))?;
    let lead = lead_of(case, &case.tokens_of(date.span), at).filter(|at| whole.contains(at))?;
    if date.kind != FigureKind::Date
        || fiction(case, date.span)
        || retold(case, &whole, lead)
        || !case.is(lead, w!["in", "by", "on", "until", "before", "at", "towards", "toward"])
        || case.tokens_of(date.span).filter(|&at| year_at(case, at).is_some()).count() > 1
        || !(year <= now - LONG_AGO && to_come(case, &whole, lead)
            || intended(case, &whole, (lead, at), year))
    {
        return None;
    }
    let near = |new: &i32| (now..now + PLANNED).contains(new);
    let mut readings: Vec<i32> = Vec::new();
    let digits = years::other_digit(year)
        .filter(|new| like(year, *new).is_some_and(|how| how != Likeness::Last));
    let slips =
        years::slips(year).filter(|new| like(year, *new).is_some() || new % 100 == year % 100);
    for new in [year + 100].into_iter().chain(slips).chain(digits).filter(near) {
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

/// Whether a plan is that of another day, told again before the date in its clause or anywhere
/// behind it: "the sign still reads", "had said it was to open in 2012".
fn retold(case: &Case<'_>, sentence: &Range<usize>, lead: usize) -> bool {
    const OF_OLD: &Words = w!["had", "reads", "diary", "then", "once"];
    let mut clause = (sentence.start..lead).rev().take_while(|&at| !case.is(at, w![",", ";"]));
    clause.any(|at| case.is(at, OF_OLD)) || case.any(lead..sentence.end, OF_OLD)
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

/// Whether a plan of today governs the date: "aims to reopen the branch line in 2016", "hopes to
/// balance the budget by 2018", "will open in 2017".
fn intended(
    case: &Case<'_>,
    sentence: &Range<usize>,
    (lead, at): (usize, usize),
    year: i32,
) -> bool {
    const FARTHEST: usize = 10;
    /// Verbs whose plan lies ahead of the day on which it is told.
    const PLANS: &Words = w![
        "plans",
        "plan",
        "hopes",
        "hope",
        "intends",
        "intend",
        "aims",
        "aim",
        "wants",
        "want",
        "expects",
        "expect",
        "promises",
        "promise",
        "vows",
        "vow",
        "pledges",
        "pledge",
        "proposes",
        "propose",
        "means",
        "mean",
        "due",
        "expected",
        "scheduled",
        "set",
        "slated",
        "planned",
        "is",
        "are",
        "seeks",
        "seek",
        "threatens",
        "prepares",
    ];
    /// What is done once, and not in memory of what was.
    const DEEDS: &Words = w![
        "open",
        "reopen",
        "start",
        "begin",
        "launch",
        "complete",
        "finish",
        "build",
        "close",
        "shut",
        "end",
        "phase",
        "balance",
        "reach",
        "run",
        "hold",
        "host",
        "stage",
        "introduce",
        "ban",
        "scrap",
        "abolish",
        "replace",
        "retire",
        "resume",
        "move",
        "return",
        "sell",
        "expire",
        "cease",
        "stop",
        "leave",
        "join",
        "quit",
        "demolish",
        "rebuild",
        "restore",
        "withdraw",
        "deliver",
        "install",
        "raise",
        "cut",
        "double",
        "halve",
        "eliminate",
        "become",
        "take",
        "go",
        "come",
        "be",
        "enter",
        "unveil",
        "publish",
        "release",
        "float",
        "list",
        "merge",
        "switch",
        "adopt",
        "ratify",
        "lift",
        "roll",
        "pull",
        "send",
        "fly",
        "land",
        "visit",
        "tour",
        "marry",
        "stand",
        "step",
        "convert",
        "extend",
        "expand",
        "upgrade",
        "connect",
        "electrify",
        "test",
        "try",
        "bring",
        "put",
        "make",
        "pay",
        "repay",
        "inaugurate",
        "commission",
        "decommission",
        "dismantle",
        "relocate",
        "renovate",
    ];
    const BACKWARD: &Words = w![
        "record",
        "records",
        "level",
        "levels",
        "success",
        "victory",
        "win",
        "title",
        "defeat",
        "performance",
        "results",
        "crash",
        "attack",
        "murder",
        "disaster",
        "killing",
        "loss",
        "deal",
        "agreement",
        "law",
        "act",
        "accord",
        "treaty",
        "referendum",
        "it",
        "they",
        "what",
        "who",
        "which",
        "that",
        "whose",
        "where",
        "when",
        "than",
        "as",
        "like",
        "since",
        "after",
        ";",
        ":",
        "was",
        "were",
        "had",
        "did",
        "those",
        "first",
        "again",
        "lost",
        "won",
        "seen",
        "made",
        "built",
        "found",
        "back",
        "crisis",
        "war",
        "figures",
        "prices",
        "edition",
    ];
    let clause = lead.saturating_sub(FARTHEST).max(sentence.start)..lead;
    let deed = { clause.clone() }.rev().find(|&at| {
        case.is(at, DEEDS)
            && (case.is(at.wrapping_sub(1), w!["to"]) || case.is(at.wrapping_sub(1), w!["will"]))
    });
    let Some(deed) = deed else { return false };
    let will = case.is(deed - 1, w!["will"]) && !case.capital(deed - 1);
    let subject = |at: usize| {
        const NOUN: &Words = w![
            "its", "their", "the", "his", "her", "of", "for", "no", "any", "with", "about",
            "despite", "'s", "’s", "s", "and", "these", "those", "when", "if", "new", "a", "had",
            "have", "has", "was", "were", "been", "would", "could", "into", "on", "to",
        ];
        at > sentence.start && !case.is(at - 1, NOUN) && !case.capital(at)
    };
    let verb = deed.checked_sub(2).filter(|at| sentence.contains(at));
    let plan = verb.is_some_and(|at| {
        let be = |at: usize| case.is(at.wrapping_sub(1), w!["is", "are"]);
        let part = w!["due", "expected", "scheduled", "set", "slated", "planned"];
        case.is(at, PLANS) && if case.is(at, part) { be(at) } else { subject(at) }
    });
    // Another year of the sentence, or one before it, may be the day of which it is told.
    let before = sentence.start.saturating_sub(1);
    let before = case.tokens().get(before).map_or(0, |token| token.span.start);
    let before = case.sentence_at(before).map_or(sentence.start, |own| own.first_token);
    let other = (before..sentence.end)
        .any(|own| own != at && year_at(case, own).is_some_and(|own| own <= year + 1));
    // "opens a museum to the flood in 2016" is told of the flood.
    let of_another = !case.is(lead, w!["by", "before"])
        && (deed + 1..lead).any(|at| {
            const OF: &Words = w![
                "to", "of", "on", "about", "for", "from", "over", "with", "by", "at", "under",
                "between", "in", "into",
            ];
            const THE: &Words = w![
                "the", "its", "their", "his", "her", "this", "a", "an", "two", "three", "those",
            ];
            case.is(at, OF) && (case.is(at + 1, THE) || case.capital(at + 1))
        });
    let past = |at: usize| tense(case, at, at).is_some() && !case.is(at, w!["is", "are", "has"]);
    let quoted = (before..lead).any(|at| case.is(at, w!["\"", "“"]));
    (will || plan)
        && !other
        && !quoted
        && !of_another
        && !case.any(deed + 1..lead, BACKWARD)
        && !(deed + 1..lead).any(past)
        && calendar::ends_phrase(case, at + 1)
        && !case.any(at + 1..(at + 9).min(sentence.end), w!["was", "were", "had", "failed", "but"])
}
