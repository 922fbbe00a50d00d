//! The register of corrections: one row a change to the copy, and one a correction after print.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described, or_empty};
use crate::desk::row::CorrectionRow;

pub(super) const REPORT: Report = Report {
    code: "corrections",
    what: "one row a change to the copy: old words, new words, category, notice",
    narrowed_by: &[
        Filter::Article,
        Filter::Dates,
        Filter::Reviewer,
        Filter::State(|| CorrectionRow::STATES.to_vec()),
        Filter::Verdict,
    ],
    only: None,
    columns: || described(CORRECTIONS),
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut sheet = page.sheet(CORRECTIONS)?;
    rows.corrections(which, &mut |change| {
        if which.is_at(&change.at)
            && which.is_by(change.reviewer.as_deref())
            && which.is_in(change.state())
            && which.has_verdict(change.verdict.as_deref().unwrap_or(""))
        {
            sheet.row(&change)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<CorrectionRow>;

const CORRECTIONS: &[Of] = &[
    Of::text("article_id", |c| c.article.clone(), "a1", "The article it stands in").in_table(),
    Of::text(
        "article_title",
        |c| c.article_title.clone(),
        "Cuba signs oil agreement with Russia",
        "The article's headline",
    ),
    Of::text(
        "article_state",
        |c| c.article_state.clone(),
        "checking",
        "draft, checking, cleared, published or corrected",
    ),
    Of::text(
        "claim_id",
        |c| or_empty(c.claim.as_ref()),
        "c4",
        "The claim it changes; empty for a correction after print",
    ),
    Of::text("number", |c| or_empty(c.number.as_ref()), "4", "That claim's number in the article")
        .in_table(),
    Of::text(
        "change",
        |c| c.change.clone(),
        "fix",
        "fix, attribute or cut; correct for a correction after print",
    )
    .in_table(),
    Of::text(
        "old_text",
        |c| or_empty(c.old_text.as_ref()),
        "1.64 tons of oil per year",
        "The words as they were",
    )
    .in_table(),
    Of::text(
        "new_text",
        |c| or_empty(c.new_text.as_ref()),
        "1.64 million tons of oil per year",
        "The words as they should be; empty for a cut",
    )
    .in_table(),
    Of::text("verdict", |c| or_empty(c.verdict.as_ref()), "wrong", "The verdict it follows from"),
    Of::text("category", |c| or_empty(c.category.as_ref()), "scale", "What sort of error it is")
        .in_table(),
    Of::text(
        "notice",
        |c| or_empty(c.notice.as_ref()),
        "An earlier version of this article misstated how much oil Cuba buys.",
        "The correction notice as printed",
    )
    .in_table(),
    Of::text(
        "reason",
        |c| or_empty(c.reason.as_ref()),
        "The ministry's release says million.",
        "Why it is changed",
    ),
    Of::text("reviewer", |c| or_empty(c.reviewer.as_ref()), "mara", "Who decided it").in_table(),
    Of::text("initials", |c| or_empty(c.initials.as_ref()), "ML", "Their initials"),
    Of::date("decided_at", |c| c.at.clone(), "2023-07-14T10:05:00Z", "When, in UTC").in_table(),
    Of::number("draft", |c| c.draft.to_string(), "1", "The number of the draft it was decided on"),
    Of::text(
        "state",
        |c| c.state().to_owned(),
        "proposed",
        "proposed, or made when the current draft has it",
    ),
];
