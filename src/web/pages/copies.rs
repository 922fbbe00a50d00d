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
    let mut page = Vec::new();
    let asked = Reporting { narrowing, ..Reporting::default() };
    workbench::report(call.desk, report, &asked, &mut page)?;
    Ok(Answer::Document(page))
}
