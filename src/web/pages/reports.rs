//! Every report, to download.

use askama::Template;

use crate::desk::rights::Right;
use crate::report::{self, format};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error, Reporting};

pub(super) const ROUTES: &[Route] =
    &[look("/reports", Right::Read, list), look("/reports/{file}", Right::Read, file)];

#[derive(Template)]
#[template(path = "reports.html")]
struct Page {
    frame: Frame,
    reports: Vec<Row>,
}

struct Row {
    code: &'static str,
    what: &'static str,
    formats: Vec<&'static str>,
}

/// The formats a browser keeps, with their media types.
const FORMATS: [(report::Format, &str); 3] = [
    (format::CSV, "text/csv; charset=utf-8"),
    (format::JSON, "application/json"),
    (format::JSONL, "application/x-ndjson"),
];

fn list(call: &mut Call<'_>) -> Result<Answer, Error> {
    let formats = |report: &report::Report| match report.only {
        None => FORMATS.iter().map(|(format, _)| format.code).collect(),
        Some(_) => Vec::new(),
    };
    let row = |report: &report::Report| Row {
        code: report.code,
        what: report.what,
        formats: formats(report),
    };
    let reports = report::ALL.iter().map(row).collect();
    Answer::page(&Page { frame: call.frame("Reports", "Reports"), reports })
}

fn file(call: &mut Call<'_>) -> Result<Answer, Error> {
    let name = call.id("file");
    let found = name.rsplit_once('.').and_then(|(code, ending)| {
        let (format, kind) = *FORMATS.iter().find(|(format, _)| format.code == ending)?;
        Some((report::by_code(code)?, format, kind))
    });
    let Some((report, format, kind)) = found else {
        return Err(Error::usage(format!("There is no report {name}.")));
    };
    let mut bytes = Vec::new();
    let asked = Reporting { format: Some(format), ..Reporting::default() };
    workbench::report(call.desk, report, &asked, &mut bytes)?;
    let name = format!("factdesk-{}.{}", report.code, format.code);
    Ok(Answer::File { kind, name, bytes })
}
