//! Search: the claims in which words stand. The words are in the address, so that it can be sent.

use askama::Template;

use crate::desk::rights::Right;
use crate::desk::row::SearchRow;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error};

pub(super) const ROUTES: &[Route] = &[look("/search", Right::Read, show)];

/// So many are shown.
const LIMIT: usize = 50;

#[derive(Template)]
#[template(path = "search.html")]
struct Page {
    frame: Frame,
    words: String,
    found: Vec<SearchRow>,
    limit: usize,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let words = call.query.filled("q").unwrap_or_default();
    let limit = i64::try_from(LIMIT).unwrap_or(i64::MAX);
    let found =
        if words.is_empty() { Vec::new() } else { workbench::search(call.desk, &words, limit)? };
    Answer::page(&Page { frame: call.frame("Search", "Search"), words, found, limit: LIMIT })
}
