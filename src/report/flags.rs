//! The report of flags: one row a flag, with the words it stands on and the sum behind it.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described, or_empty};
use crate::desk::flagged::FlagState;
use crate::desk::row::FlagListRow;

pub(super) const REPORT: Report = Report {
    code: "flags",
    what: "one row a flag: words, message, sum, readings that would fit",
    narrowed_by: &[
        Filter::Article,
        Filter::Dates,
        Filter::Reviewer,
        Filter::State(|| FlagState::ALL.map(FlagState::code).to_vec()),
        Filter::Flag,
    ],
    only: None,
    columns: || described(FLAGS),
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut sheet = page.sheet(FLAGS)?;
    rows.flags(which, &mut |flag| {
        let people = [&flag.raised_by, &flag.dismissed_by, &flag.accepted_by];
        if which.is_at(&flag.raised_at)
            && which.is_by(people.into_iter().flatten().map(String::as_str))
            && which.is_in(&flag.state)
            && which.has_flag(&flag.code)
        {
            sheet.row(&flag)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<FlagListRow>;

/// The columns of `report flags`.
const FLAGS: &[Of] = &[
    Of::text("flag_id", |f| f.id.clone(), "f1", "The flag's id").in_table(),
    Of::text("article_id", |f| f.article.clone(), "a1", "The article it stands in").in_table(),
    Of::text(
        "article_title",
        |f| f.article_title.clone(),
        "Cuba signs oil agreement with Russia",
        "The article's headline",
    ),
    Of::text(
        "claim_id",
        |f| or_empty(f.claim.as_ref()),
        "c4",
        "The claim it doubts; empty when it stands on no claim",
    )
    .in_table(),
    Of::text("number", |f| or_empty(f.number.as_ref()), "4", "That claim's number in the article"),
    Of::text("severity", |f| f.severity.clone(), "error", SEVERITY).in_table(),
    Of::text(
        "code",
        |f| f.code.clone(),
        "implausible-scale",
        "The check that raised it; explain takes this code",
    )
    .in_table(),
    Of::text("quote", |f| f.quote.clone(), "1.64 tons of oil per year", "The doubtful words")
        .in_table(),
    Of::text(
        "message",
        |f| f.message.clone(),
        "1.64 tons of oil a year is about 12 barrels, too little for a country's purchase.",
        "What does not fit, in whole sentences",
    )
    .in_table(),
    Of::text(
        "computation",
        |f| f.computation.clone(),
        "1.64 t × 7.33 barrels/t = 12 barrels a year",
        "The sum in one line",
    ),
    Of::text(
        "suggestions",
        |f| f.suggestions.join("; "),
        "1.64 million tons of oil per year",
        "Readings that would fit, with a semicolon between",
    ),
    Of::text(
        "sentence",
        |f| f.sentence.clone(),
        "Cuba has signed an agreement to purchase 1.64 tons of oil per year from Russia.",
        "The sentence it stands in",
    ),
    Of::text(
        "state",
        |f| f.state.clone(),
        "open",
        "open, dismissed, accepted, answered (by a verdict) or withdrawn",
    )
    .in_table(),
    Of::text(
        "raised_by",
        |f| or_empty(f.raised_by.as_ref()),
        "mara",
        "Whose doubt it is; empty for the machine's",
    ),
    Of::number(
        "dismissed",
        |f| i32::from(f.dismissed).to_string(),
        "0",
        "1 when somebody dismissed it, else 0",
    ),
    Of::text("dismissed_by", |f| or_empty(f.dismissed_by.as_ref()), "jo", "Who dismissed it"),
    Of::date(
        "dismissed_at",
        |f| or_empty(f.dismissed_at.as_ref()),
        "2023-07-14T11:00:00Z",
        "When, in UTC",
    ),
    Of::text(
        "dismissed_reason",
        |f| or_empty(f.dismissed_reason.as_ref()),
        "The plant is that small.",
        "Why",
    ),
    Of::text(
        "accepted",
        |f| or_empty(f.accepted.as_ref()),
        "1.64 million tons of oil per year",
        "The reading that somebody proposes as the correction",
    ),
    Of::text("accepted_by", |f| or_empty(f.accepted_by.as_ref()), "mara", "Who proposes it"),
    Of::number("start", |f| f.start.to_string(), "301", "First byte in the text"),
    Of::number("end", |f| f.end.to_string(), "326", "First byte after"),
    Of::number("start_char", |f| f.start_char.to_string(), "299", "First character"),
    Of::number("end_char", |f| f.end_char.to_string(), "324", "First character after"),
    Of::date(
        "raised_at",
        |f| f.raised_at.clone(),
        "2023-07-14T09:30:00Z",
        "When it was raised, in UTC",
    ),
];

const SEVERITY: &str = "error (must query), warning (query) or info (note)";
