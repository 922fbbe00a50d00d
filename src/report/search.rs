//! The columns of `search`: one row a claim in which the words stand.

use super::Column;
use crate::desk::row::SearchRow;

type Of = Column<SearchRow>;

/// The columns of `search`.
pub const SEARCH: &[Of] = &[
    Of::text("claim_id", |r| r.claim.clone(), "c4", "The claim's id").in_table(),
    Of::text("article_id", |r| r.article.clone(), "a1", "The article it stands in").in_table(),
    Of::text("number", |r| r.number.clone(), "4", "Its number in the article").in_table(),
    Of::text(
        "article_title",
        |r| r.article_title.clone(),
        "Cuba signs oil agreement with Russia",
        "The article's headline",
    )
    .in_table(),
    Of::text("kind", |r| r.kind.clone(), "quantity", "What sort of fact it is").in_table(),
    Of::text("quote", |r| r.quote.clone(), "1.64 tons of oil per year", "The words as printed")
        .in_table(),
    Of::text(
        "snippet",
        |r| r.snippet.clone(),
        "… to purchase 1.64 tons of oil per year from Russia …",
        "The words around what was found",
    )
    .in_table(),
];
