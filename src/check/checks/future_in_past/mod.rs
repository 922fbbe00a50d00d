//! Something told in the past tense that lies after the publication date: "was passed in 2050".

mod coming;
mod examples;
mod fiction;
mod near;
mod perfect;
mod readings;
mod words;

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::check::calendar::{self, ends_phrase, month_at, year_at};
use crate::check::landmarks::Landmarks;
use crate::check::tense::{ADVERBS, Tense, modal, nearest_verb, tense};
use crate::check::year_slips::{Likeness, last_past, like};
use crate::check::{Case, Check, Flag, Severity, frame, wording, years};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Published, Span, Words};
use crate::w;

use fiction::fiction;
use readings::fitting;
use words::{ARRANGING, BEFORE, IF, PLAN, RELATIVE, TO_COME};

pub(in crate::check) const CHECK: Check = Check {
    code: "future-in-past",
    summary: "Something that is over is dated after publication, or what is to come long before it",
    why: "“The law was passed in 2050”, printed in 2020, cannot be: what is told in the past \
          tense lies before the publication date, which decides, never today. The verb that \
          governs the date must be in the past; the further ahead the date, the less it takes, and \
          a date of the coming years needs “was”, “had” or a plain past right before it. Plans, \
          forecasts, budgets, goals, conditions, fiction and what somebody said would come keep \
          it silent. “The bridge is due to open in 1931”, printed in 2023, is the same slip the \
          other way round. Offered are the years that swapped digits, a wrong decade or a wrong \
          century make of it.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: examples::SILENT,
};

/// So many years ahead nobody writes of but in plans; nearer, the verb must be sure.
const FAR_YEARS: i32 = 10;

/// A date that lies ahead, where it is printed and from when on it is.
struct Ahead {
    span: Span,
    year_token: usize,
    from: NaiveDate,
    last: NaiveDate,
}

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = coming::flags(case);
    let last = case.text.published.map(Published::last_day).or_else(|| end_of(case));
    let Some(last) = last else { return flags };
    let dates = case.extraction.figures.iter().filter(|figure| figure.kind == FigureKind::Date);
    let ahead = dates.filter_map(|figure| dated(case, figure, last));
    flags.extend(ahead.filter_map(|date| flag(case, &date)));
    let years = Landmarks::of(case).years.iter();
    let millennia = years.filter_map(|&(at, year)| millennium(case, at, year, last));
    flags.extend(millennia.filter_map(|date| flag(case, &date)));
    flags
}

/// A day of a text without a date behind which nothing is over: that of the last year this desk
/// knows, where the text has a year of another age.
fn end_of(case: &Case<'_>) -> Option<NaiveDate> {
    const OTHER_AGE: i32 = 2200;
    let years = &Landmarks::of(case).years;
    years.iter().find(|(_, year)| *year >= OTHER_AGE)?;
    NaiveDate::from_ymd_opt(last_past(case), 12, 31)
}

/// The date of a figure, where it lies ahead and prints one year, or the far end of a span that
/// has begun: "between 2011 and 2061".
fn dated(case: &Case<'_>, figure: &Figure, last: NaiveDate) -> Option<Ahead> {
    const MOST_TOKENS: usize = 6;
    figure.to_date.filter(|to| *to > last)?;
    let tokens = case.tokens_of(figure.span);
    let mut years = tokens.clone().filter_map(|at| Some((at, year_at(case, at)?)));
    let (year_token, year) = years.next()?;
    if let Some((year_token, year)) = years.next() {
        let span = case.tokens().get(year_token)?.span;
        let from = NaiveDate::from_ymd_opt(year, 1, 1).filter(|from| *from > last)?;
        return Some(Ahead { span, year_token, from, last });
    }
    let from = figure.from_date.filter(|from| *from > last && from.year() == year)?;
    (tokens.len() <= MOST_TOKENS).then_some(Ahead { span: figure.span, year_token, from, last })
}

/// "founded in 2918": four digits that stand as a year does, centuries ahead.
fn millennium(case: &Case<'_>, at: usize, year: i32, last: NaiveDate) -> Option<Ahead> {
    /// Novels play two or three centuries ahead.
    const CENTURIES_YEARS: i32 = 400;
    // "freed in May 2200" for 2020
    let swapped = || {
        years::slips(year).any(|own| {
            years::same_digits(own, year) && (last.year() - FAR_YEARS..=last.year()).contains(&own)
        })
    };
    let far = year > last.year() + CENTURIES_YEARS;
    let before = at.checked_sub(1).filter(|_| year > last.year() + FAR_YEARS)?;
    let month = before.checked_sub(1).filter(|_| month_at(case, before).is_some());
    let word = month.unwrap_or(before);
    let closed = ends_phrase(case, at + 1) || case.is(at + 1, w!["on", "of", "by", "for", "after"]);
    let led = case.is(word, w!["in", "since"]) && closed && (far || swapped());
    // "in 1998 and 2061"
    let pair = paired(case, before, last);
    let led = led || pair.is_some_and(|at| case.is(at, w!["in", "between"]));
    let span = case.tokens().get(at)?.span;
    let read = case.figure_at(span.start).and_then(|index| case.figure(index));
    if !led || read.is_some_and(|figure| figure.kind == FigureKind::Date || figure.span != span) {
        return None;
    }
    let span = match month.and_then(|_| case.tokens().get(before)) {
        Some(month) => month.span.cover(span),
        None => span,
    };
    Some(Ahead { span, year_token: at, from: NaiveDate::from_ymd_opt(year, 1, 1)?, last })
}

fn flag(case: &Case<'_>, date: &Ahead) -> Option<Flag> {
    let tokens = case.tokens_of(date.span);
    let far = date.from.year() > date.last.year() + FAR_YEARS;
    let sentence = case.sentence_at(date.span.start).filter(|own| years::read(own))?;
    let whole = sentence.first_token..sentence.end_token;
    let said = frame::closing(case, &whole).max(tokens.end);
    let whole = frame::opening(case, &whole).min(tokens.start)..said.min(whole.end);
    let lead = lead_of(case, &tokens, date.year_token).filter(|at| whole.contains(at))?;
    let since = case.is(lead, w!["since"]);
    let of = case.is(lead, w!["of"]) && lead > 0 && month_at(case, lead - 1).is_some();
    // "in 1998 and 2061"
    let pair = paired(case, lead, date.last).filter(|at| whole.contains(at));
    let lead = pair.unwrap_or(lead);
    let span = pair.is_some() && case.is(lead, w!["between"]);
    let on = case.is(lead, w!["in", "on", "during"])
        || of
        || span
        || tokens.start < date.year_token && case.is(lead, w!["at", "near", "towards", "toward"]);
    let told_over = near::disaster(case, lead, tokens.end)
        || near::had_by(case, &whole, lead, tokens.end)
        || near::event_of(case, &whole, lead, tokens.end)
        || near::shown(case, &whole, lead, tokens.end)
        || slipped_to_last(date) && perfect::perfect(case, &whole, lead);
    let span_lead = if far { spanned(case, lead) } else { None };
    if !(since || on || told_over || span_lead.is_some())
        || case.any(whole.clone(), IF)
        || case.is(tokens.end, w!["through", "-", "–", "level", "levels", "dollars", "prices", "/"])
        || fiction(case, date.span)
        || far && case.any(whole.clone(), w!["reckoning", "calendar", "era", "buddhist"])
    {
        return None;
    }
    let clause = if far { clause(case, &whole, lead, tokens.end) } else { whole.clone() };
    let put_off = span_lead.is_some_and(|from| years::another_day(case, from));
    // "rejected the plan in a vote held in 2041"
    let held = far
        && slipped(date)
        && lead > whole.start + 1
        && case.is(lead - 1, w!["held", "staged", "conducted", "recorded", "published", "adopted"])
        && !case.is(lead - 2, w!["be", "being", "is", "are"]);
    // "threw out the bid of a driver convicted in 2032"
    let held = held || on && one_slip(date) && near::unforeseen(case, &whole, lead);
    if put_off || !held && clause.clone().any(|at| plans(case, at)) {
        return None;
    }
    let modal_near = clause.clone().any(|at| modal(case, at));
    // "who won the race in 1999 and 2033, will speak"
    let governed = || {
        let verb = nearest_verb(case, whole.start..lead);
        let reach = tokens.end..(tokens.end + 12).min(whole.end);
        verb.is_some_and(|(_, tense)| tense != Tense::Other) || span && told(case, reach)
    };
    let sure = if held && !clause.clone().any(|at| modal(case, at)) {
        true
    } else if pair.is_some() && on && governed() {
        !(whole.start..lead).any(|at| modal(case, at))
    } else if told_over {
        !whole.clone().any(|at| modal(case, at))
    } else if since {
        !case.back(date.span, 8).any(|at| modal(case, at))
    } else {
        let lead = span_lead.unwrap_or(lead);
        let likely = far && slipped(date);
        !modal_near && compared(case, date, (lead, tokens.end), likely)
            || !modal_near && on && near::over(case, &whole, lead, tokens.end)
            || !modal_near && on && slipped_to_last(date) && near::plainly(case, &whole, lead)
            || past(case, whole.clone(), (lead, tokens.end), far, likely)
            || !modal_near
                && on
                && !whole.clone().any(|at| modal(case, at))
                && one_slip(date)
                && near::governed(case, &whole, lead, tokens.end)
    };
    let related = || slipped_to_last(date) && near::related(case, &whole, lead, tokens.end);
    (sure || related()).then(|| describe(case, date))
}

/// The word that leads to a date, past what its figure leaves out: "in" of "in the autumn of 2061",
/// "at" of "at the end of 2061". In "late in 2061" it stands inside.
fn lead_of(case: &Case<'_>, tokens: &Range<usize>, year: usize) -> Option<usize> {
    let first = tokens.start;
    if case.is(first, w!["early", "late", "later"]) && case.is(first + 1, w!["in"]) {
        return Some(first + 1);
    }
    let from = years::before_phrase(case, tokens, year);
    if years::leads_to_part(case, from) { Some(from) } else { from.checked_sub(1) }
}

/// Whether the word speaks of plans; "as expected" and "later than planned" tell how they went.
fn plans(case: &Case<'_>, at: usize) -> bool {
    let went = || at.checked_sub(1).is_some_and(|before| case.is(before, w!["as", "than"]));
    case.is(at, PLAN) && (!went() || case.is(at + 1, w!["to", "for"]))
}

/// Whether swapped digits make a year shortly before publication of it, or it is so far ahead that
/// nobody plans for it.
fn slipped(date: &Ahead) -> bool {
    const SHORTLY_YEARS: i32 = 12;
    const BEYOND_PLANS_YEARS: i32 = 55;
    const SWAPS: usize = 3;
    let (year, last) = (date.from.year(), date.last.year());
    let shortly = last - SHORTLY_YEARS..=last;
    year > last + BEYOND_PLANS_YEARS
        || years::slips(year).take(SWAPS).any(|slip| shortly.contains(&slip))
}

/// Whether one slip of the hand makes a year of the last decades of it.
fn one_slip(date: &Ahead) -> bool {
    const DECADES_YEARS: i32 = 30;
    let (year, last) = (date.from.year(), date.last.year());
    (last - DECADES_YEARS..=last)
        .any(|own| like(year, own).is_some_and(|how| how != Likeness::Last))
}

/// Whether swapped digits or a wrong ten make a year shortly before publication of it.
fn slipped_to_last(date: &Ahead) -> bool {
    const SHORTLY_YEARS: i32 = 15;
    let (year, last) = (date.from.year(), date.last.year());
    let shortly = last - SHORTLY_YEARS..=last;
    let swapped = year / 100 * 100 + year % 10 * 10 + year / 10 % 10;
    [swapped, year - 10, year - 20].iter().any(|slip| shortly.contains(slip))
}

/// The word that leads to a year over and then, with "and", to the date: "in 1998 and 2061".
fn paired(case: &Case<'_>, joint: usize, last: NaiveDate) -> Option<usize> {
    let first = joint.checked_sub(1).filter(|_| case.is(joint, w!["and", "or"]))?;
    year_at(case, first).filter(|year| *year <= last.year())?;
    years::lead(case, first)
}

/// The clause around a date: up to the nearest semicolon, or comma with "and" or its like.
fn clause(case: &Case<'_>, sentence: &Range<usize>, lead: usize, end: usize) -> Range<usize> {
    const NEXT: &Words = w!["and", "but", "while", "though", "although", "which", "as", "whereas"];
    let bound = |at: usize| {
        matches!(case.printed(at), ";" | ":" | "—")
            || case.printed(at) == "," && case.is(at + 1, NEXT)
    };
    let start =
        (sentence.start..lead).rev().find(|&at| bound(at)).map_or(sentence.start, |at| at + 1);
    let stop = (end..sentence.end).find(|&at| bound(at)).unwrap_or(sentence.end);
    start..stop
}

/// Whether the date stands beside what is over: "in 1998 and 2051", "since the reform in 2051",
/// "down from 40 in 2051", "from 40 in 2051 to 30 today".
fn compared(case: &Case<'_>, date: &Ahead, (lead, end): (usize, usize), likely: bool) -> bool {
    const FARTHEST: usize = 8;
    let over = |at: usize| year_at(case, at).is_some_and(|year| year <= date.last.year());
    // "in 2051 and [again in] 1998", "in 1998 and [again in] 2051"
    let filler = |at: usize| case.is(at, w!["again", "in", "then", "also", "late", "early"]);
    let after = |at: usize| (at..at + 3).find(|&at| !filler(at)).is_some_and(over);
    let listed = case.is(end, w!["and", "or"]) && after(end + 1);
    let joint = (lead.saturating_sub(3)..lead).rev().find(|&at| !filler(at));
    let follows = joint.is_some_and(|at| case.is(at, w!["and", "or"]) && at > 0 && over(at - 1));
    let near = lead.saturating_sub(FARTHEST)..lead;
    let back = case.back(date.span, FARTHEST);
    let near = near.start.max(back.start)..near.end;
    let unbroken = |from: usize| !(from..lead).any(|at| matches!(case.printed(at), "," | ";"));
    let since = case.find(near.clone(), w!["since", "following"]).is_some_and(unbroken);
    let first = near.start;
    let verbless = |from: usize| !(from + 1..lead).any(|at| tense(case, at, first).is_some());
    let than = near.clone().find(|&at| {
        case.is(at, w!["than", "compared", "versus"])
            || case.is(at, w!["down", "up"]) && case.is(at + 1, w!["from"])
    });
    let than = than.is_some_and(|at| unbroken(at) && verbless(at));
    let from = case.find(near, w!["from"]).is_some_and(verbless)
        && case.is(end, w!["to"])
        && (end..end + FARTHEST).any(|at| over(at) || case.is(at, w!["today", "now"]));
    listed || from || likely && (follows || since || than || near::grown_to(case, date, lead))
}

/// "from 2011 to 2061", "between 2011 and 2061": the word that leads to the first of the two.
fn spanned(case: &Case<'_>, joint: usize) -> Option<usize> {
    let first = joint.checked_sub(1).filter(|&at| year_at(case, at).is_some())?;
    let lead = years::lead(case, first)?;
    let and = case.is(joint, w!["and"]) && case.is(lead, w!["between"]);
    let to = case.is(joint, w!["to", "through", "until"]) && case.is(lead, w!["from"]);
    (and || to).then_some(lead)
}

/// Whether the verb that governs the date behind token `lead` is in the past.
fn past(
    case: &Case<'_>,
    sentence: Range<usize>,
    (lead, end): (usize, usize),
    far: bool,
    likely: bool,
) -> bool {
    const FARTHEST: usize = 14;
    let modal = sentence.clone().find(|&at| modal(case, at));
    let before = lead.saturating_sub(FARTHEST).max(sentence.start)..lead;
    let Some((at, tense)) = nearest_verb(case, before) else {
        // "In 2080 the town elected its first woman mayor", "The crash in 2081 killed four"
        let reach = if lead < sentence.start + 4 { 12 } else { 3 };
        let after = end..(end + reach).min(sentence.end);
        return likely && modal.is_none() && told(case, after);
    };
    let until =
        case.any(at.saturating_sub(3).max(sentence.start)..at, w!["until", "till", "before"]);
    if tense == Tense::Other || until || modal.is_some() && case.any(sentence.start..at, BEFORE) {
        return false;
    }
    // "They will rebuild the pier that was wrecked in 2090": the modal has its own clause.
    let own_clause = modal.is_none_or(|modal| {
        let relative = (modal + 1..at).any(|at| case.is(at, RELATIVE));
        let next = w!["which", "who", "that", ",", "and", "but", "—", ";"];
        relative || modal > end && far && case.any(end..modal, next)
    });
    let adjacent = (at + 1..lead).all(|at| case.is(at, ADVERBS));
    let passive = at.checked_sub(1).is_some_and(|aux| case.is(aux, w!["was", "were", "been"]))
        && !case.is(at, w!["awarded", "granted", "promised", "guaranteed", "offered", "given"]);
    if far {
        let object = !adjacent && !passive && case.any(at + 1..lead, TO_COME);
        let sure = adjacent && tense == Tense::Past;
        return own_clause
            && !object
            && (sure || likely && (adjacent || passive || !case.is(at, ARRANGING)));
    }
    let closed = |at: usize| {
        case.is(at, RELATIVE)
            || case.printed(at).ends_with("ing")
            || matches!(case.printed(at), "," | "—" | "–")
    };
    let near = lead - at <= 6 && !(at + 1..lead).any(closed) && !case.is(at, ARRANGING);
    modal.is_none()
        && tense == Tense::Past
        && (adjacent || near && passive)
        && !case.any(sentence.start..at, BEFORE)
        && !case.any(sentence.start..at, w!["said", "says", "told", "added"])
        && !case.any(end..sentence.end, w!["said", "says", "added"])
}

/// Whether the first verb of these tokens is in the past and none is in another time.
fn told(case: &Case<'_>, tokens: Range<usize>) -> bool {
    let first = tokens.start;
    let mut tenses = tokens.filter_map(|at| tense(case, at, first));
    tenses.next().is_some_and(|tense| tense != Tense::Other)
        && tenses.all(|tense| tense != Tense::Other)
}

/// The date with its slip, and the years that would fit.
fn describe(case: &Case<'_>, date: &Ahead) -> Flag {
    let Ahead { span, year_token, .. } = *date;
    let printed = case.words(span);
    let with = |new: i32| printed.replacen(case.printed(year_token), &new.to_string(), 1);
    let undated = case.text.published.is_none();
    let fitting = if undated {
        let own = Some(date.from.year() - 1000);
        own.filter(|own| *own > 1000 && *own <= last_past(case)).into_iter().collect()
    } else {
        fitting(case, date)
    };
    let offers: Vec<String> = fitting.iter().map(ToString::to_string).collect();
    let fits = if offers.is_empty() {
        " Check the year.".to_owned()
    } else {
        format!(" {} would fit.", wording::any_of(&offers))
    };
    let day = calendar::published(case).unwrap_or_default();
    let fault = if undated {
        "lies centuries ahead".to_owned()
    } else {
        format!("is later than this text ({day})")
    };
    Flag {
        code: CHECK.code,
        severity: if fitting.is_empty() { Severity::Warning } else { Severity::Error },
        span,
        message: format!("{printed} {fault}, but the sentence treats it as past.{fits}"),
        computation: format!("{printed} {fault}"),
        related: Vec::new(),
        suggestions: fitting.into_iter().map(with).collect(),
    }
}
