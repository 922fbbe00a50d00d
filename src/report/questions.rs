//! The report of questions: one row a question, with the answer that stands.

use super::{
    Column, Error, Filter, Page, Report, Rows, Which, call_sheet, described, format, or_empty,
};
use crate::desk::row::QuestionRow;

pub(super) const REPORT: Report = Report {
    code: "questions",
    what: "a call sheet: questions by person to ring, with contact, due time and quote",
    narrowed_by: &[
        Filter::Article,
        Filter::Dates,
        Filter::Reviewer,
        Filter::State(|| STATES.to_vec()),
    ],
    only: None,
    columns: || described(QUESTIONS),
    write,
};

const STATES: [&str; 3] = ["open", "answered", "withdrawn"];

/// For programs it is a list of all of them; for people, the calls that are still to be made.
fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let is_meant = |question: &QuestionRow| {
        which.is_at(&question.asked_at)
            && which.is_by([question.asked_by.as_str()])
            && which.is_in(&question.state)
    };
    if page.format == format::TABLE || page.format == format::HTML {
        let mut open = Vec::new();
        rows.questions(which, &mut |question| {
            if is_meant(&question) && (which.state.is_some() || question.state == "open") {
                open.push(question);
            }
            Ok(())
        })?;
        let sheet = if page.format == format::HTML { call_sheet::html } else { call_sheet::table };
        return sheet(rows, open, page);
    }
    let mut sheet = page.sheet(QUESTIONS)?;
    rows.questions(which, &mut |question| {
        if is_meant(&question) {
            sheet.row(&question)?;
        }
        Ok(())
    })?;
    Ok(sheet.finish()?)
}

type Of = Column<QuestionRow>;

/// The columns of `report questions` and `questions`.
pub const QUESTIONS: &[Of] = &[
    Of::text("question_id", |q| q.id.clone(), "q2", "The question's id").in_table(),
    Of::text("article_id", |q| q.article.clone(), "a1", "The article it is about"),
    Of::text(
        "article_title",
        |q| q.article_title.clone(),
        "Cuba signs oil agreement with Russia",
        "The article's headline",
    ),
    Of::text(
        "claim_id",
        |q| or_empty(q.claim.as_ref()),
        "c4",
        "The claim it is about; empty when it is about the whole article",
    )
    .in_table(),
    Of::text("number", |q| or_empty(q.number.as_ref()), "4", "That claim's number in the article"),
    Of::text(
        "quote",
        |q| or_empty(q.quote.as_ref()),
        "1.64 tons of oil per year",
        "That claim's words",
    ),
    Of::text("state", |q| q.state.clone(), "open", "open, answered or withdrawn").in_table(),
    Of::text(
        "asked_of",
        |q| q.asked_of.clone(),
        "author",
        "Whom the desk waits for: author, source, expert or lawyer",
    )
    .in_table(),
    Of::text("person", |q| or_empty(q.person.as_ref()), "Clara Benfield", "By name").in_table(),
    Of::text("contact", |q| or_empty(q.contact.as_ref()), "+44 20 7946 0991", "How to reach them"),
    Of::text("source_id", |q| or_empty(q.source.as_ref()), "s3", "The source to ring"),
    Of::text("question", |q| q.body.clone(), "Tons, or million tons?", "The words").in_table(),
    Of::date(
        "due_at",
        |q| or_empty(q.due_at.as_ref()),
        "2023-07-14T16:00:00Z",
        "When the answer is needed, in UTC",
    )
    .in_table(),
    Of::text("asked_by", |q| q.asked_by.clone(), "mara", "Who asks"),
    Of::date("asked_at", |q| q.asked_at.clone(), "2023-07-14T09:30:00Z", "When, in UTC"),
    Of::text(
        "answer",
        |q| or_empty(q.answer.as_ref()),
        "Million tons; my slip.",
        "What they said; the answer that stands",
    ),
    Of::text(
        "said_by",
        |q| or_empty(q.said_by.as_ref()),
        "J. Ortega",
        "Who said it, when it was not the person asked",
    ),
    Of::date(
        "said_at",
        |q| or_empty(q.said_at.as_ref()),
        "2023-07-14T14:42:00Z",
        "When they said it, in UTC",
    ),
    Of::text(
        "taken_down_by",
        |q| or_empty(q.taken_down_by.as_ref()),
        "ML",
        "Initials of who took it down",
    ),
    Of::number(
        "confidential",
        |q| i32::from(q.confidential).to_string(),
        "0",
        "1 when it concerns a confidential source: then others see neither name nor words",
    ),
    Of::number(
        "gone",
        |q| i32::from(q.gone).to_string(),
        "0",
        "1 when the draft no longer has its claim; then it holds nothing up",
    ),
    Of::text("flag_id", |q| or_empty(q.flag.as_ref()), "f12", "The doubt it was asked out of"),
];
