//! The report of notes: one row a note that stands. Privileged ones never get here.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described, or_empty};
use crate::desk::row::NoteRow;

pub(super) const REPORT: Report = Report {
    code: "notes",
    what: "one row a note: words, who, when, settled by whom",
    narrowed_by: &[
        Filter::Article,
        Filter::Dates,
        Filter::Reviewer,
        Filter::State(|| STATES.to_vec()),
    ],
    only: None,
    columns: || described(NOTES),
    write,
};

const STATES: [&str; 2] = ["open", "settled"];

/// A thread is settled at its first note.
fn state(note: &NoteRow) -> &'static str {
    let [open, settled] = STATES;
    if note.resolved_at.is_some() { settled } else { open }
}

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut sheet = page.sheet(NOTES)?;
    rows.notes(which, &mut |note| {
        if which.is_at(&note.written_at)
            && which.is_by([note.reviewer.as_str()])
            && which.is_in(state(&note))
        {
            sheet.row(&note)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<NoteRow>;

const NOTES: &[Of] = &[
    Of::text("note_id", |n| n.id.clone(), "n5", "The note's id").in_table(),
    Of::text("article_id", |n| n.article.clone(), "a1", "The article it stands in").in_table(),
    Of::text(
        "claim_id",
        |n| or_empty(n.claim.as_ref()),
        "c4",
        "The claim it is on; empty when it is on the whole article",
    ),
    Of::text("number", |n| or_empty(n.number.as_ref()), "4", "That claim's number in the article")
        .in_table(),
    Of::text("reply_to", |n| or_empty(n.reply_to.as_ref()), "n4", "The note whose thread it is in")
        .in_table(),
    Of::text("words", |n| n.body.clone(), "Rang the ministry; they call back.", "The note")
        .in_table(),
    Of::text("reviewer", |n| n.reviewer.clone(), "mara", "Who wrote it").in_table(),
    Of::text("initials", |n| n.initials.clone(), "ML", "Their initials"),
    Of::date("written_at", |n| n.written_at.clone(), "2023-07-14T10:05:00Z", "When, in UTC")
        .in_table(),
    Of::text(
        "state",
        |n| state(n).to_owned(),
        "open",
        "open or settled; a thread is settled whole",
    ),
    Of::text("settled_by", |n| or_empty(n.resolved_by.as_ref()), "jo", "Who settled the thread"),
    Of::date(
        "settled_at",
        |n| or_empty(n.resolved_at.as_ref()),
        "2023-07-14T12:00:00Z",
        "When, in UTC",
    ),
];
