//! The report of claims: one row a claim, with its first figure, its flags and its verdict.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described, in_words, or_empty};
use crate::desk::row::{ClaimRow, FigureRow, NoteWords, ResolutionRow, SourceRow, VerdictRow};
use crate::desk::state::ClaimState;

pub(super) const REPORT: Report = Report {
    code: "claims",
    what: "one row a claim: words, figures, flags, verdict, sources",
    narrowed_by: &[
        Filter::Article,
        Filter::Dates,
        Filter::Reviewer,
        Filter::State(|| ClaimState::ALL.map(ClaimState::code).to_vec()),
        Filter::Verdict,
        Filter::Flag,
    ],
    only: None,
    columns: || described(CLAIMS),
    write,
};

/// A claim's own time is that of its verdict.
fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut sheet = page.sheet(CLAIMS)?;
    rows.claims(which, &mut |claim| {
        let reviewed_at = claim.verdict.as_ref().map(|verdict| verdict.reviewed_at.as_str());
        if which.is_at_some(reviewed_at) {
            sheet.row(&claim)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<ClaimRow>;

/// The columns of `report claims`.
pub const CLAIMS: &[Of] = &[
    Of::text("claim_id", |c| c.id.clone(), "c4", "The claim's id").in_table(),
    Of::text("article_id", |c| c.article.clone(), "a1", "The article it stands in").in_table(),
    Of::text(
        "number",
        |c| c.number.clone(),
        "4",
        "The number people see in the article; one added between 17 and 18 is 17a",
    )
    .in_table(),
    Of::text(
        "article_title",
        |c| c.article_title.clone(),
        "Cuba signs oil agreement with Russia",
        "The article's headline",
    ),
    Of::text("kind", |c| c.kind.clone(), "quantity", "What sort of fact it is").in_table(),
    Of::text("quote", |c| c.quote.clone(), "1.64 tons of oil per year", "The words as printed")
        .in_table(),
    Of::text(
        "figures",
        |c| words_of(&c.figures),
        "1.64 ton/year of oil",
        "Every figure in it in words, in printed order, with a semicolon between",
    )
    .in_table(),
    Of::text("state", |c| c.state.clone(), "open", "Where the work on it is").in_table(),
    Of::text(
        "flags",
        |c| joined(c.flags.iter().filter(|flag| !flag.dismissed).map(|flag| flag.code.as_str())),
        "implausible-scale",
        "Codes of its flags that nobody has dismissed, with a space between",
    )
    .in_table(),
    Of::text(
        "severity",
        |c| c.flags.iter().find(|f| !f.dismissed).map(|f| f.severity.clone()).unwrap_or_default(),
        "error",
        "The loudest of these flags: error (must query), warning (query) or info (note)",
    ),
    Of::text(
        "messages",
        |c| joined(c.flags.iter().filter(|f| !f.dismissed).map(|f| f.message.as_str())),
        "1.64 tons of oil a year is about 12 barrels, too little for a country's purchase.",
        "What these flags say, in whole sentences",
    ),
    Of::text(
        "suggestions",
        |c| {
            let fitting = c.flags.iter().filter(|f| !f.dismissed).flat_map(|f| &f.suggestions);
            fitting.cloned().collect::<Vec<_>>().join("; ")
        },
        "1.64 million tons of oil per year",
        "Readings that would fit, with a semicolon between",
    ),
    Of::number(
        "value",
        |c| first(c, |f| f.value.as_ref()),
        "1.64",
        "Exact value of the first figure, scale applied; empty for a range or a date",
    ),
    Of::number("low", |c| first(c, |f| f.low.as_ref()), "62", "Lower end, for a range"),
    Of::number("high", |c| first(c, |f| f.high.as_ref()), "68", "Upper end, for a range"),
    Of::text(
        "bound",
        |c| c.figures.first().map(|f| f.bound.clone()).unwrap_or_default(),
        "=",
        "= exactly, ~ about, > more than, >= at least, < less than, <= at most; guarded in CSV",
    ),
    Of::text(
        "direction",
        |c| first(c, |f| f.direction.as_ref()),
        "up",
        "up or down, for an amount of change",
    ),
    Of::text("unit", |c| first(c, |f| f.unit.as_ref()), "ton", "Unit of the first figure"),
    Of::text("per", |c| first(c, |f| f.per.as_ref()), "year", "What it is a rate of"),
    Of::text("thing", |c| first(c, |f| f.thing.as_ref()), "oil", "What is counted or measured"),
    Of::text(
        "base",
        |c| first(c, |f| f.base.as_ref()),
        "the electorate",
        "The whole of a percent or ratio",
    ),
    Of::date(
        "from_date",
        |c| first(c, |f| f.from_date.as_ref()),
        "2023-07-11",
        "First day that a date or anchored time covers",
    ),
    Of::date("to_date", |c| first(c, |f| f.to_date.as_ref()), "2023-07-12", "First day after"),
    Of::text(
        "speaker",
        |c| or_empty(c.speaker.as_ref()),
        "Rosaura Medel",
        "Who said it, for a quote",
    ),
    Of::text(
        "sentence",
        |c| c.sentence.clone(),
        "Cuba has signed an agreement to purchase 1.64 tons of oil per year from Russia.",
        "The sentence it stands in",
    ),
    Of::number(
        "worth",
        |c| c.worth.map(|worth| worth.to_string()).unwrap_or_default(),
        "0.87",
        "How much it is worth checking, 0 to 1; empty until it is judged",
    ),
    Of::text(
        "verdict",
        |c| verdict(c, |v| Some(v.verdict.clone())),
        "needs_fix",
        "The verdict that stands",
    ),
    Of::text(
        "rationale",
        |c| verdict(c, |v| v.rationale.clone()),
        "The ministry's release says million.",
        "Why, in the reviewer's words",
    ),
    Of::text(
        "correction",
        |c| verdict(c, |v| v.correction.clone()),
        "1.64 million tons of oil per year",
        "The right wording",
    ),
    Of::text(
        "resolution",
        |c| resolution(c, |r| Some(r.resolution.clone())),
        "fix",
        "What happens to the copy",
    ),
    Of::text(
        "new_text",
        |c| resolution(c, |r| r.new_text.clone()),
        "1.64 million tons of oil per year",
        "The exact new words, for fix and attribute",
    ),
    Of::text(
        "vouched_by",
        |c| resolution(c, |r| r.said_by.clone()),
        "Clara Benfield",
        "Who vouches for it, when it is printed on the author's word",
    ),
    Of::text(
        "resolution_reason",
        |c| resolution(c, |r| r.reason.clone()),
        "The author has the contract.",
        "Why that happens to the copy",
    ),
    Of::text(
        "said_verdict",
        |c| c.said.as_ref().map(|said| said.verdict.clone()).unwrap_or_default(),
        "accurate",
        "The verdict that stands on whether they said so, for a quote",
    ),
    Of::text(
        "reviewer",
        |c| verdict(c, |v| Some(v.reviewer.clone())),
        "mara",
        "Who gave the verdict",
    ),
    Of::date(
        "reviewed_at",
        |c| verdict(c, |v| Some(v.reviewed_at.clone())),
        "2023-07-14T10:05:00Z",
        "When, in UTC",
    ),
    Of::text(
        "sources",
        |c| c.sources.iter().map(source).collect::<Vec<_>>().join("; "),
        "supports: Ministry of Energy, release of 13 July (https://minenergo.example/13)",
        "The sources cited, each with what it does for the claim",
    ),
    Of::number(
        "notes",
        |c| c.notes.to_string(),
        "2",
        "How many notes it has; privileged ones do not count",
    ),
    Of::text(
        "note_words",
        |c| c.note_words.iter().map(note).collect::<Vec<_>>().join("\n"),
        "mara: Rang the ministry; they call back.",
        "Its notes, a line each, with who wrote them; privileged ones are left out",
    ),
    Of::number(
        "version",
        |c| c.version.to_string(),
        "1",
        "Grows with every change that a person makes",
    ),
    Of::number("start", |c| c.start.to_string(), "301", "First byte in the text"),
    Of::number("end", |c| c.end.to_string(), "326", "First byte after"),
    Of::number("start_char", |c| c.start_char.to_string(), "299", "First character"),
    Of::number("end_char", |c| c.end_char.to_string(), "324", "First character after"),
];

fn first(claim: &ClaimRow, field: fn(&FigureRow) -> Option<&String>) -> String {
    or_empty(claim.figures.first().and_then(field))
}

fn verdict(claim: &ClaimRow, field: fn(&VerdictRow) -> Option<String>) -> String {
    claim.verdict.as_ref().and_then(field).unwrap_or_default()
}

fn resolution(claim: &ClaimRow, field: fn(&ResolutionRow) -> Option<String>) -> String {
    claim.resolution.as_ref().and_then(field).unwrap_or_default()
}

fn note(note: &NoteWords) -> String {
    format!("{}: {}", note.reviewer, note.body)
}

fn words_of(figures: &[FigureRow]) -> String {
    figures.iter().map(in_words).collect::<Vec<_>>().join("; ")
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

fn source(source: &SourceRow) -> String {
    let title = source.title.as_deref().unwrap_or(&source.id);
    match &source.url {
        Some(url) => format!("{}: {title} ({url})", source.stance),
        None => format!("{}: {title}", source.stance),
    }
}
