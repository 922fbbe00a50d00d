//! Checking copy and checked copy: the printable pages of an article, as `report` makes them.

use crate::desk::rights::Right;
use crate::report;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error, Narrowing, Reporting};

pub(super) const ROUTES: &[Route] = &[
    look("/a/{article}/checking-copy", Right::Read, |call| copy(call, "checking-copy")),
    look("/a/{article}/checked-copy", Right::Read, |call| copy(call, "checked-copy")),
];

fn copy(call: &mut Call<'_>, code: &str) -> Result<Answer, Error> {
    let Some(report) = report::by_code(code) else {
        return Err(Error::usage(format!("There is no report {code}.")));
    };
    let narrowing =
        Narrowing { article: Some(call.id("article").to_owned()), ..Narrowing::default() };
    let asked = Reporting { narrowing, ..Reporting::default() };
    Ok(Answer::Written {
        kind: "text/html; charset=utf-8",
        name: None,
        write: Box::new(move |desk, out| workbench::report(desk, report, &asked, out).map(drop)),
    })
}
