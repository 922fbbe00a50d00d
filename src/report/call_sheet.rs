//! The call sheet: open questions by person to ring, the most pressing first, each with a box to
//! tick. On a page there is room for the answer; in a terminal it is a table.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::html::{self, Holds, link, time};
use super::{Column, Error, Page, Rows, Which, escaped, or_empty};
use crate::desk::row::{QuestionRow, SourceListRow, source_name};

/// Somebody to ring, and what to ask them.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// What to call them.
    pub who: String,
    /// How to reach them.
    pub contact: Option<String>,
    /// What to ask, what is due first.
    pub questions: Vec<QuestionRow>,
}

impl Call {
    /// When the first answer is needed; what has no time comes last.
    fn due(&self) -> (bool, &str) {
        let due = self.questions.iter().filter_map(|question| question.due_at.as_deref()).min();
        (due.is_none(), due.unwrap_or(""))
    }
}

/// Returns whom to ring: one entry a name and number, the most pressing first.
pub fn calls(questions: Vec<QuestionRow>) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut places: HashMap<(String, Option<String>), usize> = HashMap::new();
    for question in questions {
        let who = question.person.clone().unwrap_or_else(|| nobody(&question));
        let key = (who.to_lowercase(), question.contact.clone());
        let place = *places.entry(key).or_insert_with(|| {
            let contact = question.contact.clone();
            calls.push(Call { who, contact, questions: Vec::new() });
            calls.len() - 1
        });
        if let Some(call) = calls.get_mut(place) {
            call.questions.push(question);
        }
    }
    for call in &mut calls {
        let due = |question: &QuestionRow| question.due_at.clone();
        call.questions.sort_by_key(|question| (question.due_at.is_none(), due(question)));
    }
    calls.sort_by(|left, right| left.due().cmp(&right.due()));
    calls
}

/// What to call somebody who has no name on the sheet.
fn nobody(question: &QuestionRow) -> String {
    match question.asked_of.as_str() {
        _ if question.confidential => "A confidential source: ask an editor".to_owned(),
        "author" => format!("The author of {}", question.article),
        "expert" => "An expert (no name yet)".to_owned(),
        other => format!("A {other} (no name yet)"),
    }
}

/// Returns how the desk calls its sources.
fn names(rows: &dyn Rows) -> Result<HashMap<String, SourceListRow>, Error> {
    let mut sources = HashMap::new();
    rows.sources(&Which::default(), &mut |source| {
        sources.insert(source.id.clone(), source);
        Ok(())
    })?;
    Ok(sources)
}

fn name_of(source: &SourceListRow) -> &str {
    let (title, url) = (source.title.as_deref(), source.url.as_deref());
    source_name(title, url, source.file_name.as_deref())
}

/// One question as a row of the table.
#[derive(Clone, Debug, Serialize)]
struct CallRow {
    /// Only at the first question of each person.
    who: String,
    contact: String,
    source: String,
    question: QuestionRow,
}

type Of = Column<CallRow>;

const CALLS: &[Of] = &[
    Of::text("ring", |c| c.who.clone(), "Clara Benfield", "Whom to ring").in_table(),
    Of::text("contact", |c| c.contact.clone(), "+44 20 7946 0991", "How").in_table(),
    Of::text("done", |_| "[ ]".to_owned(), "[ ]", "A box to tick").in_table(),
    Of::text("question_id", |c| c.question.id.clone(), "q2", "The question").in_table(),
    Of::date("due_at", |c| or_empty(c.question.due_at.as_ref()), "2023-07-14T16:00:00Z", "When")
        .in_table(),
    Of::text("ask", |c| c.question.body.clone(), "Tons, or million tons?", "What").in_table(),
    Of::text("about", |c| about(&c.question), "a1 no. 4: 1.64 tons", "Which words").in_table(),
    Of::text("source", |c| c.source.clone(), "Treaty", "The source").in_table(),
];

fn about(question: &QuestionRow) -> String {
    let number = question.number.as_ref().map(|number| format!(" no. {number}"));
    let quote = question.quote.as_ref().map(|quote| format!(": “{quote}”"));
    let gone = if question.gone { GONE } else { "" };
    let (number, quote) = (number.unwrap_or_default(), quote.unwrap_or_default());
    format!("{}{number}{quote}{gone}", question.article)
}

/// Marks words that somebody has asked about and the article no longer has.
const GONE: &str = " (no longer in the draft)";

/// Writes the sheet as a table.
pub(super) fn table(
    rows: &dyn Rows,
    questions: Vec<QuestionRow>,
    page: &mut Page<'_>,
) -> Result<usize, Error> {
    let names = names(rows)?;
    let mut sheet = page.sheet(CALLS)?;
    for call in calls(questions) {
        let mut who = Some((call.who, call.contact.unwrap_or_default()));
        for question in call.questions {
            let (who, contact) = who.take().unwrap_or_default();
            let source = question.source.as_ref().and_then(|id| names.get(id)).map(name_of);
            let source = source.unwrap_or("").to_owned();
            sheet.row(&CallRow { who, contact, source, question })?;
        }
    }
    Ok(sheet.finish()?)
}

/// Writes the sheet as a page.
pub(super) fn html(
    rows: &dyn Rows,
    questions: Vec<QuestionRow>,
    page: &mut Page<'_>,
) -> Result<usize, Error> {
    let (names, count) = (names(rows)?, questions.len());
    let calls = calls(questions);
    html::begin(page.out, "Call sheet", Holds::Prose)?;
    let mut body = String::from("<main>\n<header>\n<h1>Call sheet</h1>\n");
    let _ = writeln!(
        body,
        "<p class=\"meta\">Open questions: {count} · people to ring: {} · times are UTC</p>\n\
         </header>",
        calls.len()
    );
    if calls.is_empty() {
        body.push_str("<p>Nobody has to be rung.</p>\n");
    }
    for call in &calls {
        body.push_str(&one_call(call, &names));
    }
    body.push_str("</main>\n");
    page.out.write_all(body.as_bytes())?;
    html::end(page.out, page.look.stamp)?;
    Ok(count)
}

fn one_call(call: &Call, names: &HashMap<String, SourceListRow>) -> String {
    let mut html = format!("<section class=\"card\">\n<h2>{}", escaped(&call.who));
    if let Some(contact) = &call.contact {
        let _ = write!(html, " <span class=\"contact\">{}</span>", escaped(contact));
    }
    html.push_str("</h2>\n<ol class=\"calls\">\n");
    for question in &call.questions {
        html.push_str(&one_question(question, names));
    }
    html.push_str("</ol>\n</section>\n");
    html
}

fn one_question(question: &QuestionRow, names: &HashMap<String, SourceListRow>) -> String {
    let due = question.due_at.as_deref().map(|due| format!(" · due {}", time(due)));
    let mut html = format!(
        "<li><span class=\"box\" role=\"img\" aria-label=\"not done\"></span>\
         <strong class=\"said\">{}</strong>\n<div class=\"meta\">{} to {}{} · asked by {}</div>\n",
        escaped(&question.body),
        escaped(&question.id),
        escaped(&question.asked_of),
        due.unwrap_or_default(),
        escaped(&question.asked_by),
    );
    let _ = write!(html, "<div>{}", escaped(&question.article));
    if let Some(number) = &question.number {
        let _ = write!(html, " no. {}", escaped(number));
    }
    match &question.quote {
        Some(quote) => {
            let _ = write!(html, ": <q>{}</q>", escaped(quote));
            html.push_str(if question.gone { GONE } else { "" });
        }
        None => {
            let _ = write!(html, " {}", escaped(&question.article_title));
        }
    }
    html.push_str("</div>\n");
    if let Some(source) = question.source.as_ref().and_then(|id| names.get(id)) {
        let name = name_of(source);
        let name = source.url.as_deref().map_or_else(|| escaped(name), |url| link(url, name));
        let _ = writeln!(html, "<div>Source {}: {name}</div>", escaped(&source.id));
    }
    html.push_str("<div class=\"write\"></div><div class=\"write\"></div></li>\n");
    html
}
