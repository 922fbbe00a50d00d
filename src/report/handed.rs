//! Claims handed to somebody, or that would be: one row a claim.

use super::Column;
use crate::desk::row::HandedRow;

type Of = Column<HandedRow>;

/// The columns of `assign`.
pub const HANDED: &[Of] = &[
    Of::text("number", |c| c.number.clone(), "4", "The claim's number in the article").in_table(),
    Of::text("claim_id", |c| c.id.clone(), "c4", "The claim's id"),
    Of::text("article_id", |c| c.article.clone(), "a1", "The article it stands in"),
    Of::text("kind", |c| c.kind.clone(), "quantity", "What sort of fact it is").in_table(),
    Of::text("quote", |c| c.quote.clone(), "1.64 tons of oil per year", "The words as printed")
        .in_table(),
    Of::text("state", |c| c.state.clone(), "open", "Where the work on it is").in_table(),
    Of::text(
        "others",
        |c| c.others.join(" "),
        "marc",
        "Whose it was until now, or is besides with the whole article: handles",
    )
    .in_table(),
];
