//! A stated duration that does not fit the year it counts from: "since 1987, for 28 years".

use chrono::Datelike;

use crate::check::case::split;
use crate::check::{Case, Check, Example, Flag, Severity};
use crate::quantity::{Dimension, Figure, FigureKind, Interval};

pub(super) const CHECK: Check = Check {
    code: "wrong-duration",
    summary: "A duration does not fit the year it counts from",
    why: "“Since 1987, for 28 years” can be checked against the publication date, which \
          decides what year it is; today's never does. A year that has begun counts either \
          way, and “six decades” means 55 to 65 years. The slip is mostly a wrong digit in one \
          of the two, so both readings are offered. Only a year and a duration that stand \
          together are compared, and not where the years may be part of the time only: “since \
          1990, for 20 years at Yale”.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "2025-06-11",
            "The station has measured the ice since 1987, for 28 years without a gap.",
            "28 years",
            "38 years",
        ),
        Example::fires(
            "2005-04-14",
            "The treaty was signed 24 years ago, in 1991, and never renewed.",
            "24 years",
            "14 years",
        ),
        Example::fires(
            "2007-03-01",
            "The ban, imposed in 1961, has been in force for more than six decades.",
            "six decades",
            "four decades",
        ),
        Example::fires(
            "2023",
            "The island has lived under an embargo for over seven decades, since 1962.",
            "seven decades",
            "six decades",
        ),
        Example::fires(
            "2024-05-02",
            "The club has lost money since 1994, for 20 years in a row.",
            "20 years",
            "30 years",
        ),
    ],
    silent: &[
        Example::silent("2025-06-11", "It has measured the ice since 1987, for 38 years."),
        Example::silent("2005-04-14", "The treaty was signed 14 years ago, in 1991."),
        Example::silent("2023", "The embargo has lasted over six decades, since 1962."),
        Example::silent("", "It has measured the ice since 1987, for 28 years without a gap."),
        Example::silent("2025", "He served 12 years as mayor after a career that began in 1987."),
        Example::silent("2025", "Since 1987 the firm has offered loans for 28 years."),
        Example::silent("2024", "She has sung since 1988, for 22 years at the Leeds opera."),
        Example::silent("2024", "She has sung since 1988, for 22 years as the choir's soloist."),
        Example::silent("2024", "She has sung since 1988, for 22 years in a Leeds choir."),
        Example::silent("2024", "She has sung since 1988, for 22 years leading the choir."),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    if case.text.published.is_none() {
        return flags;
    }
    for group in case.figures_by_sentence() {
        let figures = case.extraction.figures.get(group).unwrap_or_default();
        for pair in figures.windows(2) {
            if let [first, second] = pair {
                flags.extend(flag(case, first, second));
            }
        }
    }
    flags
}

fn flag(case: &Case<'_>, first: &Figure, second: &Figure) -> Option<Flag> {
    let (year, duration) = match (first.kind, second.kind) {
        (FigureKind::Date, FigureKind::Duration) => (first, second),
        (FigureKind::Duration, FigureKind::Date) => (second, first),
        _ => return None,
    };
    let start = stated_year(case, year)?;
    let now = case.text.published?.year();
    let unit = duration.unit.filter(|unit| unit.dimension == Dimension::TIME)?;
    let years_each = match unit.name {
        "year" => 1.0,
        "decade" => 10.0,
        "century" => 100.0,
        _ => return None,
    };
    if start >= now || !counts_from(case, first, second, year, duration) {
        return None;
    }
    let elapsed = f64::from(now - start);
    // The year may have begun or be nearly over on either side.
    let possible = Interval::new(elapsed - 1.0, elapsed + 1.0);
    let stated = duration.interval()?.times(years_each);
    if stated.meets(possible) {
        return None;
    }
    Some(describe(case, year, duration, (start, now), years_each))
}

/// The year of a bare year with "since" or "in" before it.
fn stated_year(case: &Case<'_>, date: &Figure) -> Option<i32> {
    let words = case.words(date.span);
    let plain = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| date.from_date.map(|day| day.year()))?
}

/// "since 1987, for 28 years", "for 28 years, since 1987", "24 years ago, in 1991", "in 1991, 24
/// years ago": nothing but these words may stand between.
fn counts_from(
    case: &Case<'_>,
    first: &Figure,
    second: &Figure,
    year: &Figure,
    duration: &Figure,
) -> bool {
    let before_year = case.words_before(year.span, 1);
    let since = before_year.first().is_some_and(|word| word == "since");
    let on = before_year.first().is_some_and(|word| word == "in");
    let ago = case.words_after(duration.span, 1).first().is_some_and(|word| word == "ago");
    let before_duration = case.words_before(duration.phrase, 1);
    let lasting = before_duration
        .first()
        .is_some_and(|word| matches!(word.as_str(), "for" | "lasted" | "after" | "stood" | "been"));
    let between = split(case.between(first.span, second.phrase));
    let only = |allowed: &[&str]| between.iter().all(|word| allowed.contains(&word.as_str()));
    let comma = case.between(first.span, second.phrase).contains([',', '(', '–', '—']);
    if ago && (on || since) {
        return only(&["ago", "in", "back", "or", "since"]);
    }
    if narrowed(case, duration) {
        return false;
    }
    // "imposed in 1963, has been in force for four decades"
    let in_force = between.iter().any(|word| matches!(word.as_str(), "has" | "have"))
        && only(&[
            "has", "have", "been", "in", "force", "place", "effect", "lasted", "stood", "for",
        ]);
    if on && lasting && in_force && year.span < duration.span {
        return true;
    }
    // "since 1987 the firm has offered loans for 28 years" has other words between.
    since
        && (lasting || year.span > duration.span)
        && only(&[
            "since", "for", "now", "has", "lasted", "ever", "that", "is", "a", "period", "of", "or",
        ])
        && (comma || year.span > duration.span)
}

/// Whether what follows makes the years a part of the time: "for 20 years at Yale", "20 years of
/// that abroad", "for 20 years teaching law". "In a row" and its like do not.
fn narrowed(case: &Case<'_>, duration: &Figure) -> bool {
    const PLACES: &[&str] = &[
        "at",
        "in",
        "with",
        "as",
        "on",
        "under",
        "for",
        "of",
        "from",
        "by",
        "to",
        "inside",
        "outside",
        "within",
        "near",
        "across",
        "among",
        "between",
        "alongside",
        "there",
        "here",
        "abroad",
        "overseas",
        "mostly",
        "mainly",
        "largely",
        "first",
        "both",
    ];
    // "for 28 years, at minus 196 degrees": behind a comma something else begins.
    let tail = case.text.body.get(duration.span.end..).unwrap_or_default();
    if !tail.starts_with(char::is_whitespace) {
        return false;
    }
    let after = case.words_after(duration.span, 3);
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    let Some(&next) = after.first() else { return false };
    let whole = matches!(
        after.as_slice(),
        ["in", "a", "row", ..]
            | ["in", "total" | "succession" | "force" | "place", ..]
            | ["at", "a", "stretch", ..]
            | ["on", "end", ..]
    );
    let doing = next.ends_with("ing") && !matches!(next, "running" | "including");
    let name = tail.strip_prefix(' ').is_some_and(|tail| tail.starts_with(char::is_uppercase));
    !whole && (name || doing || PLACES.contains(&next))
}

fn describe(
    case: &Case<'_>,
    year: &Figure,
    duration: &Figure,
    (start, now): (i32, i32),
    years_each: f64,
) -> Flag {
    let surface = case.words(duration.span);
    let elapsed = now - start;
    #[expect(clippy::cast_possible_truncation, reason = "a count of years below 10,000")]
    let count = (f64::from(elapsed) / years_each).floor().max(1.0) as i32;
    let number = case.words(duration.number);
    let spelt = number.chars().all(char::is_alphabetic).then(|| in_words(count)).flatten();
    let count_words = spelt.map_or_else(|| count.to_string(), str::to_owned);
    let reading = surface.replacen(number, &count_words, 1);
    #[expect(clippy::cast_possible_truncation, reason = "a count of years below 10,000")]
    let back =
        duration.value().and_then(|value| now.checked_sub((value.to_f64() * years_each) as i32));
    let back = back.filter(|back| (1000..now).contains(back));
    let other = back.map_or_else(String::new, |back| format!(", or the year would be {back}"));
    Flag {
        code: CHECK.code,
        severity: Severity::Error,
        span: duration.span,
        message: format!(
            "From {start} to {now} is {elapsed} years, not {surface}: {reading} would fit{other}. \
             Check which of the two is right."
        ),
        computation: format!("{now} − {start} = {elapsed} years, printed {surface}"),
        related: vec![year.span],
        suggestions: vec![reading],
    }
}

/// Small numbers as newspapers spell them.
fn in_words(count: i32) -> Option<&'static str> {
    const WORDS: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    usize::try_from(count - 1).ok().and_then(|at| WORDS.get(at).copied())
}
