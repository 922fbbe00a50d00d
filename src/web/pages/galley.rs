//! The galley: the article as copy, every claim underlined, the doubtful ones beside it.

use askama::Template;

use super::desk::Doubt;
use super::filters;
use crate::desk::rights::Right;
use crate::desk::row::ArticleRow;
use crate::report;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error};

pub(super) const ROUTES: &[Route] = &[look("/a/{article}", Right::Read, show)];

#[derive(Template)]
#[template(path = "galley.html")]
struct Page {
    frame: Frame,
    row: ArticleRow,
    /// The copy as HTML, made safe by `report`.
    text: String,
    doubts: Vec<Doubt>,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let (text, claims) = workbench::galley(call.desk, call.id("article"))?;
    let marked = report::marked(&text, &claims, |claim| format!("/c/{}", claim.id));
    let mut flags = Vec::new();
    workbench::flags(call.desk, Some(&text.detail.row.id), &mut |flag| {
        flags.push(flag);
        Ok(())
    })?;
    let row = text.detail.row;
    Answer::page(&Page {
        frame: call.frame(row.title.clone(), "Desk"),
        row,
        text: marked,
        doubts: Doubt::waiting(flags),
    })
}
