//! The report of reviewers: one row a person, with what is on their table and what they did.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described, or_empty};
use crate::desk::row::ReviewerRow;

pub(super) const REPORT: Report = Report {
    code: "reviewers",
    what: "one row a person: claims handed to them, verdicts, notes",
    narrowed_by: &[Filter::Reviewer, Filter::State(|| ReviewerRow::STATES.to_vec())],
    only: None,
    columns: || described(REVIEWERS),
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut sheet = page.sheet(REVIEWERS)?;
    rows.reviewers(which, &mut |person| {
        if which.is_by([person.handle.as_str()]) && which.is_in(person.state()) {
            sheet.row(&person)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<ReviewerRow>;

const REVIEWERS: &[Of] = &[
    Of::text("handle", |r| r.handle.clone(), "mara", "What they type after --as").in_table(),
    Of::text("initials", |r| r.initials.clone(), "ML", "What stands beside their ticks").in_table(),
    Of::text("name", |r| or_empty(r.name.as_ref()), "Mara Lind", "In full").in_table(),
    Of::text("role", |r| r.role.clone(), "reviewer", "What they may do").in_table(),
    Of::text("state", |r| r.state().to_owned(), "active", "active, or left").in_table(),
    Of::number(
        "assigned",
        |r| r.assigned.to_string(),
        "12",
        "Claims handed to them that are open, reopened or disputed",
    )
    .in_table(),
    Of::number("verdicts", |r| r.verdicts.to_string(), "31", "Verdicts they gave").in_table(),
    Of::number("standing", |r| r.standing.to_string(), "29", "Those of them that stand").in_table(),
    Of::number("superseded", |r| r.superseded.to_string(), "2", "Those that no longer do"),
    Of::number("claims", |r| r.claims.to_string(), "29", "Claims on which they gave one"),
    Of::number("sources", |r| r.sources.to_string(), "14", "Sources they brought"),
    Of::number("notes", |r| r.notes.to_string(), "6", "Notes they wrote").in_table(),
    Of::number("questions", |r| r.questions.to_string(), "3", "Questions they asked"),
    Of::date(
        "last_verdict_at",
        |r| or_empty(r.last_at.as_ref()),
        "2023-07-14T15:40:00Z",
        "When they gave their last verdict, in UTC",
    ),
];
