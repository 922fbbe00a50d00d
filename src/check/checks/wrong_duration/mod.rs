//! A stated duration that does not fit the years beside it: "since 1987, for 28 years".

mod examples;
mod feasts;
mod fitting;
mod length;
mod loose;
mod nth_week;
mod open;
mod paragraph;
mod relative;
mod role;
mod row;
mod slipped;
mod tie;
mod told;
mod yearless;

use std::collections::HashSet;

use told::describe;

use crate::check::lasting::{Between, Lasting};
use crate::check::timeline::Passage;
use crate::check::years::{self, Stated};
use crate::check::{Case, Check, Flag, Severity, calendar};
use crate::quantity::{Dimension, Figure, FigureKind, Interval};
use crate::text::{Sentence, Span};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "wrong-duration",
    summary: "A duration does not fit the years beside it",
    why: "“Since 1987, for 28 years” can be checked against the publication date, which decides \
          what year it is; today's never does. “From 1990 to 1998, eight years” and “begun in \
          1972 and ended in 2001 after 29 years” need no date at all, nor does “its 50th \
          anniversary” of a firm founded in a year that is named. A year that has begun counts \
          either way, “six decades” means 55 to 65 years and “more than four decades” less than \
          five. The slip is mostly a wrong digit in one of the figures, so both readings are \
          offered. Both ends may stand in \
          other sentences of the paragraph, and be days: “on 1 April, four weeks later”. Only what \
          tells a whole time is compared; where the years may \
          be part of the time only (“since 1990, for 20 years at Yale”), nothing is said, or only \
          when they are too many.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: fitting::SILENT,
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    for group in case.figures_by_sentence() {
        let figures = case.extraction.figures.get(group).unwrap_or_default();
        let counts = |figure: &&Figure| years_each(figure).is_some() || anniversary(case, figure);
        let Some(first) = figures.iter().find(counts) else { continue };
        let Some(index) = case.sentence_index(first.span.start) else { continue };
        let Some(sentence) = case.extraction.sentences.get(index).filter(|own| years::read(own))
        else {
            continue;
        };
        let has_date = figures.iter().any(|figure| figure.kind == FigureKind::Date);
        let dates = if has_date {
            years::stated(case, sentence.first_token..sentence.end_token)
        } else {
            Vec::new()
        };
        for figure in figures.iter().filter(counts) {
            let own = if has_date { flag(case, sentence, &dates, figure) } else { None };
            flags.extend(own.or_else(|| carried(case, index, &dates, figure)));
        }
    }
    let known: HashSet<Span> = flags.iter().map(|flag| flag.span).collect();
    flags.extend(nth_week::flags(case, &known));
    flags.extend(relative::flags(case));
    let passages = Passage::all(case);
    if passages.is_empty() {
        flags.retain(|flag| !loose::of_a_person(case, flag.span));
        return flags;
    }
    flags.retain(|flag| {
        let passage = Passage::at(case, passages, flag.span.start);
        passage.is_none_or(|passage| !paragraph::meant_otherwise(case, passage, flag))
    });
    let known: HashSet<Span> = flags.iter().map(|flag| flag.span).collect();
    for passage in passages {
        paragraph::check(case, passage, &known, &mut flags);
    }
    flags.retain(|flag| {
        let passage = Passage::at(case, passages, flag.span.start);
        passage.is_none_or(|passage| !paragraph::stepped(case, passage, flag))
    });
    let known: HashSet<Span> = flags.iter().map(|flag| flag.span).collect();
    for passage in passages {
        slipped::check(case, passage, &known, &mut flags);
    }
    let known: HashSet<Span> =
        flags.iter().flat_map(|flag| flag.related.iter().copied().chain(Some(flag.span))).collect();
    for passage in passages {
        feasts::check(case, passage, &known, &mut flags);
        open::check(case, passage, &known, &mut flags);
    }
    flags.retain(|flag| !loose::of_a_person(case, flag.span));
    flags
}

/// "The bridge opened in 1931. It closed 40 years later, in 1971."
fn carried(case: &Case<'_>, index: usize, dates: &[Stated], figure: &Figure) -> Option<Flag> {
    let sentences = &case.extraction.sentences;
    let own = sentences.get(index).filter(|own| !case.begins(own))?;
    let before = sentences.get(index.checked_sub(1)?).filter(|before| years::read(before))?;
    let each = years_each(figure)?;
    let told = before.first_token..before.end_token;
    let lasting = Lasting { case, sentence: case.statement(own)..own.end_token, dates, figure };
    let between = lasting.carried(told)?;
    judge(case, figure, dates, &between, each)
}

/// How many years the unit of a duration has; `None` for what is no duration in years.
fn years_each(figure: &Figure) -> Option<f64> {
    if figure.kind != FigureKind::Duration {
        return None;
    }
    match figure.unit.filter(|unit| unit.dimension == Dimension::TIME)?.name {
        "year" => Some(1.0),
        "decade" => Some(10.0),
        "century" => Some(100.0),
        _ => None,
    }
}

/// "Its 50th anniversary".
fn anniversary(case: &Case<'_>, figure: &Figure) -> bool {
    figure.kind == FigureKind::Rank
        && case.is(case.token_at(figure.span.end), w!["anniversary", "birthday", "jubilee"])
}

fn flag(case: &Case<'_>, sentence: &Sentence, dates: &[Stated], figure: &Figure) -> Option<Flag> {
    if anniversary(case, figure) {
        return of_founding(case, sentence, dates, figure);
    }
    let each = years_each(figure)?;
    let tokens = sentence.first_token..sentence.end_token;
    let between = Lasting { case, sentence: tokens, dates, figure }.between()?;
    judge(case, figure, dates, &between, each)
}

/// The flag for a duration that does not fit its two dates.
fn judge(
    case: &Case<'_>,
    figure: &Figure,
    dates: &[Stated],
    between: &Between,
    each: f64,
) -> Option<Flag> {
    /// Round numbers are rounded ones: "20 years" may be 22.
    const ROUND_YEARS: f64 = 2.0;
    /// And "300 years" 308.
    const OF_HUNDREDS: f64 = 0.03;
    let (fewest, most) = years::apart(&between.start, &between.end);
    if between.end.year() <= between.start.year() || loose::decade(case, between) {
        return None;
    }
    let meant = years::meant(figure, each)?;
    let round = each > 1.0 || figure.value()?.to_f64() % 10.0 != 0.0;
    let value = figure.value()?.to_f64();
    let slack = match () {
        () if round => 0.0,
        () if value % 100.0 == 0.0 => ROUND_YEARS.max(value * OF_HUNDREDS),
        () => ROUND_YEARS,
    };
    // The year that has begun may be counted.
    let possible = Interval::new(f64::from(fewest) - slack, f64::from(most + 1) + slack);
    let fits = meant.meets(possible) || between.part && meant.low <= possible.high;
    let told = between.open && other_end_fits(dates, between, meant);
    (!fits && !told).then(|| describe(case, figure, between, each))
}

/// Whether the duration fits to another year of the sentence than that of publication.
fn other_end_fits(dates: &[Stated], between: &Between, meant: Interval) -> bool {
    dates.iter().filter(|date| date.year() > between.start.year()).any(|date| {
        let (fewest, most) = years::apart(&between.start, date);
        meant.meets(Interval::new(f64::from(fewest), f64::from(most + 1)))
    })
}

/// "The firm, founded in 1948, celebrates its 50th anniversary": the birthday of what was founded,
/// in the year of publication or one the sentence names.
fn of_founding(
    case: &Case<'_>,
    sentence: &Sentence,
    dates: &[Stated],
    figure: &Figure,
) -> Option<Flag> {
    const FOUNDED: &crate::text::Words = w![
        "founded",
        "opened",
        "established",
        "created",
        "launched",
        "formed",
        "built",
        "started",
        "incorporated",
        "inaugurated",
        "began",
        "begun",
        "set",
        "married",
        "wed",
        "introduced",
    ];
    let own = case.tokens_of(figure.span);
    let lead = own.start.checked_sub(1)?;
    let its = case.is(lead, w!["its", "their", "his", "her"]);
    let founded = dates.iter().find(|date| {
        let back = date.token.saturating_sub(5).max(sentence.first_token)..date.token;
        case.any(back, FOUNDED)
    });
    // "the 50th anniversary of the 1961 accord"
    let named = dates.iter().find(|date| {
        let tokens = case.tokens_of(date.span);
        let of = own.end + 1..tokens.start;
        case.is(own.end + 1, w!["of"])
            && of.len() == 2
            && case.is(of.start + 1, w!["the", "its", "their"])
            && !calendar::ends_phrase(case, tokens.end)
    });
    let start = *if its && case.is(own.end, w!["anniversary", "birthday", "jubilee"]) {
        founded.or(named)
    } else {
        named
    }?;
    if case.is(own.end, w!["birthday"])
        && case.any(sentence.first_token..sentence.end_token, w!["born", "he", "she"])
    {
        return None;
    }
    let value = figure.value()?.to_f64();
    let mut ends: Vec<Stated> =
        dates.iter().filter(|date| date.year() > start.year()).copied().collect();
    let open = ends.is_empty();
    ends.extend(years::published(case));
    let fits = |end: &Stated| {
        let years = f64::from(end.year() - start.year());
        (years - 1.0..=years + 1.0).contains(&value)
    };
    let end = *ends.first()?;
    if ends.iter().any(fits) || end.year() <= start.year() {
        return None;
    }
    let mut flag = describe(case, figure, &Between { start, end, open, part: false }, 1.0);
    // One may have celebrated in any year.
    let past = w!["celebrated", "marked", "observed", "commemorated", "held", "toasted"];
    if case.any(sentence.first_token..sentence.end_token, past) {
        flag.severity = flag.severity.min(Severity::Warning);
    }
    Some(flag)
}
