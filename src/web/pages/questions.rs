//! The call sheet: whom the desk waits for, answered in place.

use askama::Template;

use super::filters;
use crate::desk::rights::Right;
use crate::desk::row::QuestionRow;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, Answering, Error, WhichQuestions};

pub(super) const ROUTES: &[Route] =
    &[look("/questions", Right::Read, show), act("/q/{question}/answer", Right::Answer, answer)];

#[derive(Template)]
#[template(path = "questions.html")]
struct Page {
    frame: Frame,
    questions: Vec<QuestionRow>,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let which = WhichQuestions { open: true, ..WhichQuestions::default() };
    let mut questions = Vec::new();
    workbench::questions(call.desk, Some(call.who), &which, &mut |row| {
        questions.push(row);
        Ok(())
    })?;
    Answer::page(&Page { frame: call.frame("Questions", "Questions"), questions })
}

fn answer(call: &mut Call<'_>) -> Result<Answer, Error> {
    let asked = Answering {
        question: call.path.get("question").to_owned(),
        words: call.form.get("words").to_owned(),
        said_by: call.form.filled("said_by"),
        said_at: None,
    };
    workbench::answer(call.desk, call.who, &asked)?;
    Ok(Answer::see("/questions"))
}
