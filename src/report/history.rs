//! The history: one row an act, as the chain of events has it. It says what was done and repeats
//! nobody's words.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described, or_empty};
use crate::desk::row::HistoryRow;

pub(super) const REPORT: Report = Report {
    code: "history",
    what: "one row an act: who did what to which row, and when",
    narrowed_by: &[Filter::Article, Filter::Dates, Filter::Reviewer],
    only: None,
    columns: || described(HISTORY),
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut sheet = page.sheet(HISTORY)?;
    rows.history(which, &mut |act| {
        if which.is_at(&act.at) && which.is_by([act.actor.as_str()]) {
            sheet.row(&act)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<HistoryRow>;

const HISTORY: &[Of] = &[
    Of::number("seq", |h| h.seq.to_string(), "42", "Its number in the chain").in_table(),
    Of::date("at", |h| h.at.clone(), "2023-07-14T10:05:00Z", "When, in UTC").in_table(),
    Of::text("actor", |h| h.actor.clone(), "mara", "Who; factdesk is the machine").in_table(),
    Of::text("initials", |h| or_empty(h.initials.as_ref()), "ML", "Their initials"),
    Of::text("action", |h| h.action.clone(), "reviewed", "What was done").in_table(),
    Of::text("article_id", |h| or_empty(h.article.as_ref()), "a1", "In which article").in_table(),
    Of::text("claim_id", |h| or_empty(h.claim.as_ref()), "c4", "On which claim"),
    Of::text("number", |h| or_empty(h.number.as_ref()), "4", "That claim's number in the article")
        .in_table(),
    Of::text("row", |h| h.id.clone(), "verdict 3", "The row it is about"),
    Of::text("words", |h| h.words.clone(), "verdict wrong on claim 4", "What came of it")
        .in_table(),
];
