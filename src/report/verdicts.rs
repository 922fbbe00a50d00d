//! The report of verdicts: one row a verdict ever given, standing or superseded.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described, or_empty};
use crate::desk::row::VerdictListRow;

pub(super) const REPORT: Report = Report {
    code: "verdicts",
    what: "one row a verdict ever given: who, when, why, and whether it stands",
    narrowed_by: &[
        Filter::Article,
        Filter::Dates,
        Filter::Reviewer,
        Filter::State(|| VerdictListRow::STATES.to_vec()),
        Filter::Verdict,
    ],
    only: None,
    columns: || described(VERDICTS),
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut sheet = page.sheet(VERDICTS)?;
    rows.verdicts(which, &mut |verdict| {
        if which.is_at(&verdict.reviewed_at)
            && which.is_by([verdict.reviewer.as_str()])
            && which.is_in(verdict.state())
            && which.has_verdict(&verdict.verdict)
        {
            sheet.row(&verdict)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<VerdictListRow>;

const VERDICTS: &[Of] = &[
    Of::number("verdict_id", |v| v.id.to_string(), "2", "Its number at the desk"),
    Of::text("article_id", |v| v.article.clone(), "a1", "The article it stands in").in_table(),
    Of::text(
        "article_title",
        |v| v.article_title.clone(),
        "Cuba signs oil agreement with Russia",
        "The article's headline",
    ),
    Of::text("claim_id", |v| v.claim.clone(), "c4", "The claim it is on"),
    Of::text("number", |v| v.number.clone(), "4", "That claim's number in the article").in_table(),
    Of::text("kind", |v| v.kind.clone(), "quantity", "What sort of fact it is"),
    Of::text(
        "quote",
        |v| v.quote.clone(),
        "1.64 tons of oil per year",
        "The claim's words in the draft that the reviewer had before them",
    )
    .in_table(),
    Of::number("draft", |v| v.draft.to_string(), "1", "The number of that draft"),
    Of::text(
        "answers",
        |v| v.answers.clone(),
        "is",
        "is: whether it is so; said: whether they said so, for a quote",
    ),
    Of::text("reading", |v| v.reading.clone(), "first", "first, second or adjudication"),
    Of::text("scale", |v| v.scale.clone(), "desk", "The scale it stands on"),
    Of::text("verdict", |v| v.verdict.clone(), "needs_fix", "Its code on that scale").in_table(),
    Of::text(
        "rationale",
        |v| or_empty(v.rationale.as_ref()),
        "The ministry's release says million.",
        "Why, in the reviewer's words",
    )
    .in_table(),
    Of::text(
        "confidence",
        |v| or_empty(v.confidence.as_ref()),
        "high",
        "How sure the reviewer is: high, medium or low",
    ),
    Of::text(
        "correction",
        |v| or_empty(v.correction.as_ref()),
        "1.64 million tons of oil per year",
        "The right wording",
    ),
    Of::text("category", |v| or_empty(v.category.as_ref()), "scale", "What sort of error it is"),
    Of::date(
        "valid_until",
        |v| or_empty(v.valid_until.as_ref()),
        "2024-07-14",
        "Day after which it should be looked at again",
    ),
    Of::text(
        "resolution",
        |v| or_empty(v.resolution.as_ref()),
        "fix",
        "What happens to the copy because of it",
    )
    .in_table(),
    Of::text("reviewer", |v| v.reviewer.clone(), "mara", "Who gave it").in_table(),
    Of::text("initials", |v| v.initials.clone(), "ML", "The initials beside the tick"),
    Of::date("reviewed_at", |v| v.reviewed_at.clone(), "2023-07-14T10:05:00Z", "When, in UTC")
        .in_table(),
    Of::number(
        "supersedes",
        |v| v.supersedes.map(|id| id.to_string()).unwrap_or_default(),
        "1",
        "The number of the verdict it replaces",
    ),
    Of::text("state", |v| v.state().to_owned(), "standing", "standing or superseded").in_table(),
    Of::date(
        "superseded_at",
        |v| or_empty(v.superseded_at.as_ref()),
        "2023-07-14T11:20:00Z",
        "Since when it no longer stands, in UTC",
    ),
];
