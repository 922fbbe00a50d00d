//! Checking copy and checked copy: the printable pages of an article, as `report` makes them.

use std::io::{self, Write};

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
    let link = format!(
        "<nav aria-label=\"Back\"><a href=\"/a/{}\">← Back to the galley</a></nav>",
        call.id("article")
    );
    let asked = Reporting { narrowing, ..Reporting::default() };
    Ok(Answer::Written {
        kind: "text/html; charset=utf-8",
        name: None,
        write: Box::new(move |desk, out| {
            let mut out = Linked { out, link };
            workbench::report(desk, report, &asked, &mut out).map(drop)
        }),
    })
}

/// Writes a printable page with the way back at its head, which the file of the report has not.
struct Linked<'o> {
    out: &'o mut dyn Write,
    link: String,
}

/// What the content of the page begins with.
const MAIN: &[u8] = b"<main>\n";

impl Write for Linked<'_> {
    fn write(&mut self, words: &[u8]) -> io::Result<usize> {
        if words.starts_with(MAIN) && !self.link.is_empty() {
            self.out.write_all(MAIN)?;
            self.out.write_all(std::mem::take(&mut self.link).as_bytes())?;
            return Ok(MAIN.len());
        }
        self.out.write(words)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
