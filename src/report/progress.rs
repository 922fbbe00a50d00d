//! The report of progress: one row an article, with what is left to do on it.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described, or_empty};
use crate::desk::row::ProgressRow;
use crate::desk::state::ArticleState;

pub(super) const REPORT: Report = Report {
    code: "progress",
    what: "one row an article: claims by state, what is left, verdicts so far",
    narrowed_by: &[
        Filter::Article,
        Filter::State(|| ArticleState::ALL.map(ArticleState::code).to_vec()),
    ],
    only: None,
    columns: || described(PROGRESS),
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut sheet = page.sheet(PROGRESS)?;
    rows.progress(which, &mut |article| {
        if which.is_in(&article.state) {
            sheet.row(&article)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<ProgressRow>;

const PROGRESS: &[Of] = &[
    Of::text("article_id", |p| p.id.clone(), "a1", "The article's id").in_table(),
    Of::text("title", |p| p.title.clone(), "Cuba signs oil agreement with Russia", "The headline")
        .in_table(),
    Of::text(
        "state",
        |p| p.state.clone(),
        "checking",
        "draft, checking, cleared, published or corrected",
    )
    .in_table(),
    Of::date(
        "due_at",
        |p| or_empty(p.due_at.as_ref()),
        "2023-07-14T16:00:00Z",
        "When the desk must be done, in UTC",
    )
    .in_table(),
    Of::number("draft", |p| p.draft.to_string(), "2", "The number of the current draft"),
    Of::number("claims", |p| p.claims.to_string(), "23", "Claims in it").in_table(),
    Of::number(
        "left",
        |p| p.left.to_string(),
        "5",
        "Claims that are neither closed nor dismissed: what is left to do",
    )
    .in_table(),
    Of::number("open", |p| p.open.to_string(), "3", "Claims without a verdict").in_table(),
    Of::number("reopened", |p| p.reopened.to_string(), "1", "Claims taken up again"),
    Of::number("disputed", |p| p.disputed.to_string(), "0", "Claims on which two verdicts differ")
        .in_table(),
    Of::number("checked", |p| p.checked.to_string(), "1", "Claims with a verdict, not yet settled"),
    Of::number("closed", |p| p.closed.to_string(), "17", "Claims that are settled"),
    Of::number("dismissed", |p| p.dismissed.to_string(), "1", "Claims that are none"),
    Of::number(
        "flags",
        |p| p.flags.to_string(),
        "1",
        "Flags at query or above that nobody has answered",
    )
    .in_table(),
    Of::number("questions", |p| p.questions.to_string(), "2", "Questions without an answer")
        .in_table(),
    Of::number(
        "unseen",
        |p| p.unseen.to_string(),
        "4",
        "Sentences that no claim touches: nobody looked at them",
    )
    .in_table(),
    Of::text(
        "verdicts",
        |p| {
            let counts = p.verdicts.iter().map(|(verdict, count)| format!("{verdict} {count}"));
            counts.collect::<Vec<_>>().join("; ")
        },
        "accurate 15; needs_fix 2; wrong 1",
        "How many claims have which verdict, with a semicolon between",
    ),
];
