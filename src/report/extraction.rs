//! What `extract` writes as CSV or a table: one row a figure, with the claim it stands in.

use serde::Serialize;

use super::{Column, in_words, or_empty};
use crate::desk::Analysis;
use crate::desk::row::FigureRow;

/// One figure of one article, as a row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExtractedFigure {
    /// The article's id, as given or the SHA-256 of its text.
    pub article: String,
    /// Its place among the article's figures, from 0.
    pub index: usize,
    /// The figure.
    pub figure: FigureRow,
    /// The kind of the claim it stands in.
    pub claim_kind: Option<String>,
    /// The words of that claim.
    pub claim: Option<String>,
    /// Codes of the flags on it.
    pub flags: Vec<String>,
}

/// Returns the rows of an article, one a figure, in printed order.
pub fn figures_of(analysis: &Analysis) -> Vec<ExtractedFigure> {
    let row = |(index, figure): (usize, &FigureRow)| {
        let claim = analysis.claims.iter().find(|claim| claim.figures.contains(&index));
        let flags = analysis.flags.iter();
        ExtractedFigure {
            article: analysis.id.clone(),
            index,
            figure: figure.clone(),
            claim_kind: claim.map(|claim| claim.kind.clone()),
            claim: claim.map(|claim| claim.quote.clone()),
            flags: flags
                .filter(|flag| flag.start < figure.end && figure.start < flag.end)
                .map(|flag| flag.code.clone())
                .collect(),
        }
    };
    analysis.figures.iter().enumerate().map(row).collect()
}

type Of = Column<ExtractedFigure>;

/// The columns of `extract --output csv`.
pub const EXTRACTION: &[Of] = &[
    Of::text("article_id", |r| r.article.clone(), "oil-1", "As given, or the text's SHA-256"),
    Of::number(
        "figure",
        |r| r.index.to_string(),
        "0",
        "Its place among the article's figures, from 0",
    )
    .in_table(),
    Of::text("surface", |r| r.figure.surface.clone(), "1.64 tons of oil per year", "As printed")
        .in_table(),
    Of::text("kind", |r| r.figure.kind.clone(), "quantity", "What it measures, in the large")
        .in_table(),
    Of::text("words", |r| in_words(&r.figure), "1.64 ton/year of oil", "Its value in words")
        .in_table(),
    Of::number(
        "value",
        |r| or_empty(r.figure.value.as_ref()),
        "1.64",
        "Exact value, scale applied; empty for a range or a date",
    ),
    Of::number("low", |r| or_empty(r.figure.low.as_ref()), "62", "Lower end, for a range"),
    Of::number("high", |r| or_empty(r.figure.high.as_ref()), "68", "Upper end, for a range"),
    Of::text(
        "bound",
        |r| r.figure.bound.clone(),
        "=",
        "= exactly, ~ about, > more than, >= at least, < less than, <= at most; guarded in CSV",
    ),
    Of::text(
        "direction",
        |r| or_empty(r.figure.direction.as_ref()),
        "up",
        "up or down, for an amount of change",
    ),
    Of::text("unit", |r| or_empty(r.figure.unit.as_ref()), "ton", "Its unit, in the singular"),
    Of::text("per", |r| or_empty(r.figure.per.as_ref()), "year", "What it is a rate of"),
    Of::text("thing", |r| or_empty(r.figure.thing.as_ref()), "oil", "What is counted or measured"),
    Of::text(
        "base",
        |r| or_empty(r.figure.base.as_ref()),
        "the electorate",
        "The whole of a percent or ratio",
    ),
    Of::text(
        "period",
        |r| or_empty(r.figure.period.as_ref()),
        "the first quarter",
        "The time it holds for",
    ),
    Of::text(
        "relation",
        |r| or_empty(r.figure.relation.as_ref()),
        "from_to",
        "from_to, parallel or list",
    ),
    Of::number(
        "pair",
        |r| r.figure.pair.map(|pair| pair.to_string()).unwrap_or_default(),
        "1",
        "The other figure's place",
    ),
    Of::text("timex", |r| or_empty(r.figure.timex.as_ref()), "2023-07-11", "TIMEX3 value"),
    Of::date(
        "from_date",
        |r| or_empty(r.figure.from_date.as_ref()),
        "2023-07-11",
        "First day that it covers",
    ),
    Of::date("to_date", |r| or_empty(r.figure.to_date.as_ref()), "2023-07-12", "First day after"),
    Of::text(
        "claim_kind",
        |r| or_empty(r.claim_kind.as_ref()),
        "quantity",
        "Kind of the claim it stands in; empty when it stands in none",
    ),
    Of::text(
        "claim",
        |r| or_empty(r.claim.as_ref()),
        "1.64 tons of oil per year",
        "The words of that claim",
    ),
    Of::text(
        "flags",
        |r| r.flags.join(" "),
        "implausible-scale",
        "Codes of the flags on it, with a space between",
    )
    .in_table(),
    Of::number("start", |r| r.figure.start.to_string(), "301", "First byte in the text"),
    Of::number("end", |r| r.figure.end.to_string(), "326", "First byte after"),
    Of::number("start_char", |r| r.figure.start_char.to_string(), "299", "First character"),
    Of::number("end_char", |r| r.figure.end_char.to_string(), "324", "First character after"),
    Of::number(
        "number_start_char",
        |r| r.figure.number_start_char.to_string(),
        "299",
        "First character of the digits or number words",
    ),
    Of::number(
        "number_end_char",
        |r| r.figure.number_end_char.to_string(),
        "303",
        "First character after them and their scale word",
    ),
];
