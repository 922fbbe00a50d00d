//! The sources of the desk, and one of them with all it is cited on.

use askama::Template;

use super::filters;
use crate::desk::rights::Right;
use crate::desk::row::{SourceDetail, SourceListRow};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error};

pub(super) const ROUTES: &[Route] =
    &[look("/sources", Right::Read, list), look("/s/{source}", Right::Read, one)];

#[derive(Template)]
#[template(path = "sources.html")]
struct List {
    frame: Frame,
    sources: Vec<SourceListRow>,
}

#[derive(Template)]
#[template(path = "source.html")]
struct One {
    frame: Frame,
    detail: SourceDetail,
}

fn list(call: &mut Call<'_>) -> Result<Answer, Error> {
    let mut sources = Vec::new();
    workbench::sources(call.desk, Some(call.who), None, &mut |row| {
        sources.push(row);
        Ok(())
    })?;
    Answer::page(&List { frame: call.frame("Sources", "Sources"), sources })
}

fn one(call: &mut Call<'_>) -> Result<Answer, Error> {
    let detail = workbench::show_source(call.desk, Some(call.who), call.id("source"))?;
    let title = format!("Source {}", detail.source.id);
    Answer::page(&One { frame: call.frame(title, "Sources"), detail })
}
