//! The history: who did what, newest first, page by page; where the chain of acts ends, and
//! whether it is whole.

use std::collections::HashMap;

use askama::Template;

use super::filters;
use crate::desk::rights::Right;
use crate::desk::row::HistoryRow;
use crate::web::address;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look, look_long};
use crate::workbench::{self, Error, Verification};

pub(super) const ROUTES: &[Route] =
    &[look("/history", Right::Read, show), look_long("/history/verify", Right::Verify, verify)];

/// So many stand on one page; the report has all.
const A_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "history.html")]
struct Page {
    frame: Frame,
    head: String,
    rows: Vec<HistoryRow>,
    /// The headlines of their articles.
    titles: HashMap<String, String>,
    article: String,
    /// Where older ones are.
    next: Option<String>,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let article = call.query.filled("article");
    let before = call.query.filled("before").and_then(|seq| seq.parse().ok());
    let (head, rows) = workbench::newest_acts(call.desk, article.as_deref(), before, A_PAGE)?;
    let article = article.unwrap_or_default();
    let last = rows.last().filter(|row| rows.len() == A_PAGE && row.seq > 1);
    let next = last.map(|row| {
        let fields = [("article", article.as_str()), ("before", &row.seq.to_string())];
        address::with("/history", &fields)
    });
    let titles = workbench::titles_of(call.desk, &rows)?;
    let frame = call.frame("History", "Reports");
    Answer::page(&Page { frame, head, rows, titles, article, next })
}

impl Page {
    /// What people call an article: its headline, where it has one.
    fn title<'s>(&'s self, id: &'s str) -> &'s str {
        self.titles.get(id).map(String::as_str).filter(|title| !title.is_empty()).unwrap_or(id)
    }
}

#[derive(Template)]
#[template(path = "verify.html")]
struct Verified {
    frame: Frame,
    found: Verification,
    anchor: String,
}

fn verify(call: &mut Call<'_>) -> Result<Answer, Error> {
    let anchor = call.query.filled("anchor");
    let found = workbench::verify(call.desk, anchor.as_deref())?;
    let title =
        if found.whole { "Everything is as it was written" } else { "Something is altered" };
    let frame = call.frame(title, "Reports");
    Answer::page(&Verified { frame, found, anchor: anchor.unwrap_or_default() })
}
