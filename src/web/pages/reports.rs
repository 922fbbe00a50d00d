//! Reports: pictures of the work with their figures beside them, and every list to download, of
//! the desk or narrowed to an article, a person or a time.

use std::io::Write;

use askama::Template;

use super::filters;
use crate::desk::rights::Right;
use crate::desk::row::ArticleRow;
use crate::desk::tally::CheckTally;
use crate::report::{self, Filter, Format, GROUPED, Report, format};
use crate::web::address;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::chart::{Caption, Series, bars, columns};
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Day, Desk, Error, Narrowing, Pictures, Reporting, Shown};

pub(super) const ROUTES: &[Route] =
    &[look("/reports", Right::Read, list), look("/reports/{file}", Right::Read, file)];

/// So many articles can be chosen from, the newest first, in whatever state.
const ARTICLES: usize = 500;

/// The formats a browser keeps, with their media types.
const FORMATS: [(Format, &str); 4] = [
    (format::CSV, "text/csv; charset=utf-8"),
    (format::JSON, "application/json"),
    (format::JSONL, "application/x-ndjson"),
    (format::HTML, "text/html; charset=utf-8"),
];

/// What a report can be narrowed by on this page.
const FIELDS: [&str; 4] = ["article", "from", "to", "reviewer"];

#[derive(Template)]
#[template(path = "reports.html")]
struct Page {
    frame: Frame,
    asked: Form,
    articles: Vec<ArticleRow>,
    people: Vec<String>,
    rows: Vec<Row>,
    pictures: Pictures,
    /// The three pictures, made safe by `chart`.
    over_time: String,
    verdicts: String,
    checks: String,
}

/// One report with where it is had.
struct Row {
    /// What people call it: "flags by check" of `flags --by check`.
    name: String,
    what: &'static str,
    /// Address and format.
    files: Vec<(String, &'static str)>,
    /// Why there is none here.
    without: &'static str,
}

fn list(call: &mut Call<'_>) -> Result<Answer, Error> {
    let asked = call.query.clone();
    if asked.has_blank() {
        let fields = FIELDS.map(|name| (name, asked.get(name).trim()));
        return Ok(Answer::see(address::with("/reports", &fields)));
    }
    let article = asked.filled("article");
    let pictures = workbench::pictures(call.desk, article.as_deref())?;
    let mut articles = workbench::newest_articles(call.desk, ARTICLES)?;
    if let Some(id) = &article
        && articles.iter().all(|row| row.id != *id)
        && let Shown::Article(detail, ..) = workbench::show(call.desk, Some(call.who), id, None)?
    {
        articles.push(detail.row);
    }
    let people = workbench::reviewers(call.desk)?.into_iter().map(|person| person.handle);
    let grouped = GROUPED.iter().map(|(.., report)| report);
    Answer::page(&Page {
        frame: call.frame("Reports", "Reports"),
        rows: report::ALL.iter().chain(grouped).map(|report| row(report, &asked)).collect(),
        over_time: over_time(&pictures.days),
        verdicts: by_verdict(&pictures.verdicts),
        checks: by_check(&pictures.checks),
        asked,
        articles,
        people: people.collect(),
        pictures,
    })
}

fn row(report: &Report, asked: &Form) -> Row {
    let narrowed = |filter: Filter| report.narrowed_by.iter().any(|own| own.is_like(filter));
    let article = narrowed(Filter::Article);
    if report.only.is_some() {
        let files = asked.filled("article").map(|id| (format!("/a/{id}/{}", report.code), "html"));
        let without = "choose an article";
        return Row {
            name: report.code.replace("--", ""),
            what: report.what,
            files: files.into_iter().collect(),
            without,
        };
    }
    let fields: Vec<_> = FIELDS
        .into_iter()
        .filter(|name| match *name {
            "article" => article,
            "reviewer" => narrowed(Filter::Reviewer),
            _ => narrowed(Filter::Dates),
        })
        .map(|name| (name, asked.get(name)))
        .collect();
    let name = file_name(report);
    let at = |format: &Format| address::with(&format!("/reports/{name}.{}", format.code), &fields);
    let mut files: Vec<_> = FORMATS.iter().map(|(format, _)| (at(format), format.code)).collect();
    files.insert(1, (address::with(&at(&format::CSV), &[("for", "excel")]), "excel"));
    Row { name: report.code.replace("--", ""), what: report.what, files, without: "" }
}

/// `flags-by-check` of "flags --by check".
fn file_name(report: &Report) -> String {
    report.code.replace(" --", "-").replace(' ', "-")
}

fn file(call: &mut Call<'_>) -> Result<Answer, Error> {
    let name = call.id("file");
    let found = name.rsplit_once('.').and_then(|(code, ending)| {
        let (format, kind) = *FORMATS.iter().find(|(format, _)| format.code == ending)?;
        let all = report::ALL.iter().chain(GROUPED.iter().map(|(.., report)| report));
        let report = all.into_iter().find(|report| file_name(report) == code)?;
        Some((report, format, kind))
    });
    let Some((report, format, kind)) = found else {
        return Err(Error::usage(format!("There is no report {name}.")));
    };
    let query = &call.query;
    let narrowing = Narrowing {
        article: query.filled("article"),
        from: query.filled("from"),
        to: query.filled("to"),
        reviewer: query.filled("reviewer"),
        state: query.filled("state"),
        verdict: query.filled("verdict"),
        flag: query.filled("flag"),
    };
    let of = narrowing.article.as_ref().filter(|id| id.bytes().all(|b| b.is_ascii_alphanumeric()));
    let of = of.map(|id| format!("-{id}")).unwrap_or_default();
    let asked = Reporting {
        narrowing,
        format: Some(format),
        // Excel takes a table for Latin without it; scripts ask the command line.
        bom: format == format::CSV && query.get("for") == "excel",
        ..Reporting::default()
    };
    let name = Some(format!("factdesk-{}{of}.{}", file_name(report), format.code));
    let write = move |desk: &mut Desk, out: &mut dyn Write| {
        workbench::report(desk, report, &asked, out).map(drop)
    };
    Ok(Answer::Written { kind, name, write: Box::new(write) })
}

fn over_time(days: &[Day]) -> String {
    let Some(last) = days.last() else { return String::new() };
    let what = format!(
        "On {} {} claims are settled, {} are checked and not settled, {} are open.",
        last.day, last.settled, last.checked, last.open
    );
    let caption = Caption {
        id: "time",
        title: "Claims settled against open, day by day",
        what: &what,
        axis: "claims",
    };
    let of = |value: fn(&Day) -> usize| days.iter().map(value).collect();
    let series = [
        Series { name: "settled", values: of(|day| day.settled), look: 0 },
        Series { name: "checked", values: of(|day| day.checked), look: 1 },
        Series { name: "open", values: of(|day| day.open), look: 2 },
    ];
    let labels: Vec<_> = days.iter().map(|day| day.day.clone()).collect();
    columns(&caption, &labels, &series)
}

fn by_verdict(verdicts: &[(String, usize)]) -> String {
    let sum: usize = verdicts.iter().map(|(_, count)| count).sum();
    let most = verdicts.iter().max_by_key(|(_, count)| *count);
    let what = match most.filter(|_| sum > 0) {
        Some((label, count)) => format!("Of {sum} verdicts most, {count}, are “{label}”."),
        None => "No verdict is given yet.".to_owned(),
    };
    let caption =
        Caption { id: "verdicts", title: "Verdicts that stand", what: &what, axis: "claims" };
    let labels: Vec<_> = verdicts.iter().map(|(label, _)| label.clone()).collect();
    let values = verdicts.iter().map(|(_, count)| *count).collect();
    bars(&caption, &labels, &[Series { name: "claims", values, look: 0 }])
}

fn by_check(checks: &[CheckTally]) -> String {
    if checks.is_empty() {
        return String::new();
    }
    let raised: usize = checks.iter().map(|check| check.raised).sum();
    let right: usize = checks.iter().map(|check| check.accepted).sum();
    let none: usize = checks.iter().map(|check| check.dismissed).sum();
    let what = format!("Of {raised} flags {right} were right, {none} were no fault.");
    let caption = Caption {
        id: "checks",
        title: "Flags by check: raised, and what became of them",
        what: &what,
        axis: "flags",
    };
    let of = |value: fn(&CheckTally) -> usize| checks.iter().map(value).collect();
    let series = [
        Series { name: "right", values: of(|check| check.accepted), look: 0 },
        Series { name: "dismissed", values: of(|check| check.dismissed), look: 1 },
        Series { name: "open", values: of(|check| check.open), look: 2 },
        Series { name: "undecided", values: of(|check| check.undecided), look: 3 },
    ];
    let labels: Vec<_> = checks.iter().map(|check| check.code.clone()).collect();
    bars(&caption, &labels, &series)
}
