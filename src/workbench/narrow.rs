//! What a report is to be narrowed to, as people type it. A value that the desk does not know, or
//! a filter that the report does not have, is refused: a list that silently holds more or less
//! than was asked for is worse than none.

use chrono::{DateTime, SecondsFormat, Utc};

use super::error::Error;
use super::list;
use super::open::Desk;
use super::scale::known_verdict;
use crate::desk::flagged::EDITOR;
use crate::desk::{did_you_mean, meant};
use crate::report::{Filter, Report, Which};
use crate::text::Published;

/// What a report is to be narrowed to, as people type it.
#[derive(Clone, Debug, Default)]
pub struct Narrowing {
    /// `a1`, or `1`.
    pub article: Option<String>,
    /// A year, month, day or moment.
    pub from: Option<String>,
    /// The same; a whole day, month or year is included.
    pub to: Option<String>,
    /// A handle.
    pub reviewer: Option<String>,
    /// A state of the report's rows.
    pub state: Option<String>,
    /// A verdict's code.
    pub verdict: Option<String>,
    /// A check's code.
    pub flag: Option<String>,
}

/// Returns which rows are meant.
pub(super) fn narrowed(desk: &Desk, report: &Report, asked: &Narrowing) -> Result<Which, Error> {
    for filter in asked.filters() {
        knows(report, filter)?;
    }
    if let (Some(page), None) = (report.only, &asked.article) {
        let message = format!("report {} is a page on one article.", report.code);
        let hint = format!(
            "Say which: factdesk report {} --article a1 -o FILE.{}",
            report.code, page.code
        );
        return Err(Error::usage(message).hint(hint));
    }
    let (from, to) = (span_end(asked.from.as_deref())?, span_end(asked.to.as_deref())?);
    if let (Some(from), Some(to)) = (&from, &to)
        && !from.starts_with(to.as_str())
        && from > to
    {
        return Err(
            Error::usage(format!("--from {from} is later than --to {to}")).hint("Swap the two.")
        );
    }
    Ok(Which {
        article: asked.article.as_deref().map(|id| list::known_article(desk, id)).transpose()?,
        from,
        to,
        reviewer: asked.reviewer.as_deref().map(|who| person(desk, who)).transpose()?,
        state: asked.state.as_deref().map(|code| state(report, code)).transpose()?,
        verdict: asked.verdict.as_deref().map(|code| verdict(desk, code)).transpose()?,
        flag: asked.flag.as_deref().map(flag).transpose()?,
    })
}

impl Narrowing {
    fn filters(&self) -> impl Iterator<Item = Filter> {
        let asked = [
            (self.article.is_some(), Filter::Article),
            (self.from.is_some() || self.to.is_some(), Filter::Dates),
            (self.reviewer.is_some(), Filter::Reviewer),
            (self.state.is_some(), Filter::State(Vec::new)),
            (self.verdict.is_some(), Filter::Verdict),
            (self.flag.is_some(), Filter::Flag),
        ];
        asked.into_iter().filter(|(asked, _)| *asked).map(|(_, filter)| filter)
    }
}

fn knows(report: &Report, filter: Filter) -> Result<(), Error> {
    if report.narrowed_by.iter().any(|known| known.is_like(filter)) {
        return Ok(());
    }
    let options: Vec<_> = report.narrowed_by.iter().map(|known| known.options()).collect();
    let hint = match options.as_slice() {
        [] => "It cannot be narrowed.".to_owned(),
        _ => format!("It can be narrowed by {}", options.join(", ")),
    };
    let message = format!("report {} cannot be narrowed by {}", report.code, filter.options());
    Err(Error::usage(message).hint(hint))
}

/// Reads a year, month or day as it is, and a moment as the desk writes moments.
fn span_end(text: Option<&str>) -> Result<Option<String>, Error> {
    let Some(text) = text else { return Ok(None) };
    if Published::parse(text).is_some() {
        return Ok(Some(text.to_owned()));
    }
    let moment = DateTime::parse_from_rfc3339(text).map_err(|_| {
        Error::usage(format!("{text:?} is no day.")).hint(
            "Write 2023-07-14, 2023-07 or 2023, or a moment with its zone: \
             2023-07-14T16:00:00Z. Days are those of UTC.",
        )
    })?;
    Ok(Some(moment.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true)))
}

fn person(desk: &Desk, handle: &str) -> Result<String, Error> {
    let handle = handle.trim().to_lowercase();
    let known: Vec<_> = desk.store.people()?.into_iter().map(|person| person.handle).collect();
    one_of(&handle, &known, || format!("Nobody on this desk is called {handle}."))
}

fn state(report: &Report, code: &str) -> Result<String, Error> {
    let states = report.narrowed_by.iter().find_map(|filter| match filter {
        Filter::State(states) => Some(states()),
        _ => None,
    });
    let known: Vec<_> = states.unwrap_or_default().into_iter().map(str::to_owned).collect();
    one_of(code, &known, || format!("report {} knows no state {code:?}.", report.code))
}

fn verdict(desk: &Desk, code: &str) -> Result<String, Error> {
    known_verdict(desk, code)?;
    Ok(code.to_owned())
}

fn flag(code: &str) -> Result<String, Error> {
    if code != EDITOR {
        super::explain(code)?;
    }
    Ok(code.to_owned())
}

fn one_of(
    given: &str,
    known: &[String],
    refused: impl FnOnce() -> String,
) -> Result<String, Error> {
    if known.iter().any(|known| known == given) {
        return Ok(given.to_owned());
    }
    let hint = match did_you_mean(given, known.iter().map(String::as_str)) {
        Some(near) => meant(near),
        None if known.is_empty() => "There are none yet.".to_owned(),
        None => format!("There are: {}", known.join(", ")),
    };
    Err(Error::usage(refused()).hint(hint))
}
