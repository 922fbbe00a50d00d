//! The sources of the desk: the newest first, one added by pasting its address, and one of them
//! with all that is known of it and where it is cited.

use askama::Template;

use super::filters;
use super::may::May;
use crate::desk::rights::Right;
use crate::desk::row::{SourceDetail, SourceListRow};
use crate::desk::source::{Proximity, Type};
use crate::web::address::{self, telling, with};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::form::{Form, mark};
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{self, EditingSource, Error, Pasted, Sourcing, WhichSources};

pub(super) const ROUTES: &[Route] = &[
    look("/sources", Right::Read, list),
    act("/sources", Right::Cite, add),
    look("/s/{source}", Right::Read, one),
    look("/s/{source}/copy", Right::Read, copy),
    act("/s/{source}/edit", Right::Cite, edit),
    act("/s/{source}/merge", Right::MergeSources, merge),
];

/// So many stand on one page.
const A_PAGE: usize = 60;

#[derive(Template)]
#[template(path = "sources.html")]
struct List {
    frame: Frame,
    may: May,
    told: Option<String>,
    sources: Vec<SourceListRow>,
    words: String,
    article: String,
    next: Option<String>,
    kinds: [Type; 6],
    proximities: [Proximity; 2],
}

#[derive(Template)]
#[template(path = "source.html")]
struct One {
    frame: Frame,
    may: May,
    told: Option<String>,
    detail: SourceDetail,
    kinds: [Type; 6],
    proximities: [Proximity; 2],
}

impl One {
    fn shown(&self) -> String {
        shown(&self.detail.source)
    }
}

fn list(call: &mut Call<'_>) -> Result<Answer, Error> {
    let query = &call.query;
    let which = WhichSources {
        article: query.filled("article"),
        words: query.filled("q"),
        before: query.filled("before"),
        most: A_PAGE,
    };
    let sources = workbench::find_sources(call.desk, Some(call.who), &which)?;
    let (words, article) = (which.words.unwrap_or_default(), which.article.unwrap_or_default());
    let last = sources.last().filter(|_| sources.len() == A_PAGE);
    let next = last
        .map(|row| with("/sources", &[("q", &words), ("article", &article), ("before", &row.id)]));
    Answer::page(&List {
        frame: call.frame("Sources", "Sources"),
        may: May::of(call),
        told: call.query.filled("told"),
        sources,
        words,
        article,
        next,
        kinds: Type::ALL,
        proximities: Proximity::ALL,
    })
}

fn one(call: &mut Call<'_>) -> Result<Answer, Error> {
    let detail = workbench::show_source(call.desk, Some(call.who), call.id("source"))?;
    let title = format!("Source {}", detail.source.id);
    Answer::page(&One {
        frame: call.frame(title, "Sources"),
        may: May::of(call),
        told: call.query.filled("told"),
        detail,
        kinds: Type::ALL,
        proximities: Proximity::ALL,
    })
}

/// The copy that the desk keeps; a browser keeps it as a file and never shows it.
fn copy(call: &mut Call<'_>) -> Result<Answer, Error> {
    let id = call.id("source").to_owned();
    let bytes = workbench::kept_copy(call.desk, Some(call.who), &id)?;
    let detail = workbench::show_source(call.desk, Some(call.who), &id)?;
    let named = detail.source.file_name.unwrap_or_default();
    let safe = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_');
    let named: String = named.chars().map(|sign| if safe(sign) { sign } else { '_' }).collect();
    let name = format!("{}-{named}", detail.source.id);
    Ok(Answer::File { kind: "application/octet-stream", name, bytes })
}

fn about(form: &Form) -> Result<EditingSource, Error> {
    let proximity = form.filled("proximity");
    let kind = form.filled("type");
    let unknown = |what: &str| Error::usage(format!("“{what}” is none of the choices."));
    Ok(EditingSource {
        title: form.filled("title"),
        publisher: form.filled("publisher"),
        proximity: proximity
            .map(|code| Proximity::from_code(&code).ok_or_else(|| unknown(&code)))
            .transpose()?,
        kind: kind.map(|code| Type::from_code(&code).ok_or_else(|| unknown(&code))).transpose()?,
        archived: form.filled("archived"),
        archived_at: form.filled("archived_at"),
        derives_from: form.filled("derives_from"),
        confidential: match form.get("confidential") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    })
}

fn add(call: &mut Call<'_>) -> Result<Answer, Error> {
    let file = std::mem::take(&mut call.files).into_iter().next();
    let form = &call.form;
    let asked = Sourcing {
        place: address::source(form.filled("place"))?,
        about: about(form)?,
        accessed: form.filled("accessed"),
        keep: file.is_some() && form.get("keep") == "yes",
        brought: file.map(|file| Pasted { name: file.name, bytes: file.bytes }),
    };
    let done = workbench::add_source(call.desk, call.who, &asked)?.value;
    let words = if done.already { "That source is here already." } else { "The source is added." };
    Ok(telling(&format!("/s/s{}", done.id), words))
}

/// The sign of what the form of a source shows.
fn shown(source: &SourceListRow) -> String {
    let words = (&source.title, &source.publisher, &source.archived_url, &source.archived_at);
    let sorts = (&source.proximity, &source.kind, &source.derives_from, source.confidential);
    mark(&(words, sorts))
}

fn edit(call: &mut Call<'_>) -> Result<Answer, Error> {
    let id = call.path.get("source").to_owned();
    let before = workbench::show_source(call.desk, Some(call.who), &id)?.source;
    call.form.still_shows(&shown(&before))?;
    let asked = about(&call.form)?;
    let done = workbench::edit_source(call.desk, call.who, &id, &asked)?;
    let words = if done.seq.is_some() { "Changed." } else { "It says so already." };
    Ok(telling(&format!("/s/{id}"), words))
}

fn merge(call: &mut Call<'_>) -> Result<Answer, Error> {
    let (id, into) = (call.path.get("source").to_owned(), call.form.get("into").to_owned());
    let stays = workbench::merge_sources(call.desk, call.who, &id, into.trim())?.value;
    Ok(telling(&format!("/s/{stays}"), &format!("{id} is one with {stays} now.")))
}
