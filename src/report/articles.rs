//! The report of articles: one row an article.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described, or_empty};
use crate::desk::row::ArticleRow;
use crate::desk::state::ArticleState;

pub(super) const REPORT: Report = Report {
    code: "articles",
    what: "one row an article: claims, open ones, flags",
    narrowed_by: &[
        Filter::Article,
        Filter::Dates,
        Filter::State(|| ArticleState::ALL.map(ArticleState::code).to_vec()),
    ],
    only: None,
    columns: || described(ARTICLES),
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut sheet = page.sheet(ARTICLES)?;
    rows.articles(which, &mut |article| {
        if which.is_at(&article.added_at) && which.is_in(&article.state) {
            sheet.row(&article)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<ArticleRow>;

/// The columns of `report articles`.
pub const ARTICLES: &[Of] = &[
    Of::text("article_id", |a| a.id.clone(), "a1", "The article's id").in_table(),
    Of::text(
        "title",
        |a| a.title.clone(),
        "Cuba signs oil agreement with Russia",
        "The headline; empty when there is none",
    )
    .in_table(),
    Of::date(
        "date",
        |a| or_empty(a.date.as_ref()),
        "2023-07-14",
        "Publication date, as exactly as it is known: a year, a month or a day",
    )
    .in_table(),
    Of::text("author", |a| or_empty(a.author.as_ref()), "Clara Benfield", "Who wrote it"),
    Of::text(
        "url",
        |a| or_empty(a.url.as_ref()),
        "https://harbourcourier.example/oil",
        "Where it stands",
    ),
    Of::date(
        "due_at",
        |a| or_empty(a.due_at.as_ref()),
        "2023-07-14T16:00:00Z",
        "When the desk must be done, in UTC",
    ),
    Of::text(
        "state",
        |a| a.state.clone(),
        "draft",
        "draft, checking, cleared, published or corrected",
    )
    .in_table(),
    Of::number("revision", |a| a.revision.to_string(), "1", "Which draft the desk is at, from 1"),
    Of::number("claims", |a| a.claims.to_string(), "23", "Claims in the current draft").in_table(),
    Of::number("open", |a| a.open.to_string(), "23", "Claims without a verdict yet").in_table(),
    Of::number(
        "flags",
        |a| a.flags.to_string(),
        "1",
        "Flags at query or above that nobody has answered",
    )
    .in_table(),
    Of::date(
        "added_at",
        |a| a.added_at.clone(),
        "2023-07-14T09:30:00Z",
        "When it came to the desk, in UTC",
    ),
    Of::text(
        "sha256",
        |a| a.sha256.clone(),
        "0f5a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8",
        "SHA-256 of the text of the first draft, by which the desk knows an article again",
    ),
    Of::text(
        "section",
        |a| or_empty(a.section.as_ref()),
        "politics",
        "In which part of the paper it stands",
    ),
];
