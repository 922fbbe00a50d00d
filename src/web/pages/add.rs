//! A draft brought in: pasted, or as files.

use askama::Template;

use crate::check::References;
use crate::desk::rights::Right;
use crate::ingest::Given;
use crate::text::Published;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, Adding, Error, News, Pasted, Stored};

pub(super) const ROUTES: &[Route] =
    &[look("/add", Right::Read, show), act("/add", Right::Add, add)];

#[derive(Template)]
#[template(path = "add.html")]
struct Page {
    frame: Frame,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    Answer::page(&Page { frame: call.frame("Add a draft", "Add") })
}

fn add(call: &mut Call<'_>) -> Result<Answer, Error> {
    let published = match call.form.filled("date") {
        None => None,
        Some(date) => Some(Published::parse(&date).ok_or_else(|| {
            Error::usage(format!("“{date}” is no date; write 2024-05-14, 2024-05 or 2024."))
        })?),
    };
    let mut pasted: Vec<Pasted> = std::mem::take(&mut call.files)
        .into_iter()
        .map(|file| Pasted { name: file.name, bytes: file.bytes })
        .collect();
    if let Some(text) = call.form.filled("text") {
        pasted.push(Pasted { name: "pasted text".to_owned(), bytes: text.into_bytes() });
    }
    if pasted.is_empty() {
        return Err(Error::usage("There is no text: paste one, or choose a file."));
    }
    let given = Given {
        title: call.form.filled("title"),
        published,
        author: call.form.filled("author"),
        url: None,
    };
    let asked = Adding { pasted, given, ..Adding::default() };
    let (mut stored, mut unread): (Vec<Stored>, Option<Error>) = (Vec::new(), None);
    let references = References::built_in();
    workbench::add(call.desk, Some(call.who), &asked, &references, &mut |news| {
        match news {
            News::Stored(more) => stored.extend(more),
            News::Unread(error) => unread = unread.take().or(Some(error)),
            News::By(_) | News::Begun(_) | News::Read(_) => {}
        }
        Ok(())
    })?;
    match (unread, stored.as_slice()) {
        (Some(error), _) => Err(error),
        (None, [one]) => Ok(Answer::see(format!("/a/{}", one.article))),
        (None, _) => Ok(Answer::see("/")),
    }
}
