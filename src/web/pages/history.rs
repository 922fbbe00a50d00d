//! The history: who did what, newest first, and where the chain of acts ends.

use askama::Template;

use super::filters;
use crate::desk::rights::Right;
use crate::desk::row::HistoryRow;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error};

pub(super) const ROUTES: &[Route] = &[look("/history", Right::Read, show)];

/// So many are shown; the report has all.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "history.html")]
struct Page {
    frame: Frame,
    head: String,
    rows: Vec<HistoryRow>,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let article = call.query.filled("article");
    let (head, rows) = workbench::newest_acts(call.desk, article.as_deref(), MOST)?;
    Answer::page(&Page { frame: call.frame("History", "Reports"), head, rows })
}
