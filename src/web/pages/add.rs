//! A draft brought in: pasted, dropped or chosen. What looks like a new draft of an article that is
//! here is compared with it first, and kept only when somebody says so.

use std::fmt::Write as _;

use askama::Template;
use axum::http::StatusCode;
use base64ct::{Base64, Encoding};

use super::filters;
use super::may::May;
use crate::desk::revision::{Change, Passage};
use crate::desk::rights::Right;
use crate::desk::row::ArticleRow;
use crate::ingest::Given;
use crate::text::Published;
use crate::web::address::telling;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, Then, act_after, look};
use crate::workbench::{
    self, Adding, DeskSettings, Error, Kind, Line, NextDraft, Pasted, Revised, Revising,
    SettingsAsked, Shown, Stored,
};

pub(super) const ROUTES: &[Route] = &[
    look("/add", Right::Add, show),
    act_after("/add", Right::Add, add),
    act_after("/a/{article}/revise", Right::Revise, keep),
];

#[derive(Template)]
#[template(path = "add.html")]
struct Page {
    frame: Frame,
    may: May,
    /// The article that it is to be a new draft of.
    of: Option<ArticleRow>,
    /// Its text with the agreed changes made, where there are any.
    next: Option<NextDraft>,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let of = match call.query.filled("article") {
        Some(id) => article(call, &id)?,
        None => None,
    };
    let title = if of.is_some() { "A new draft" } else { "Add a draft" };
    let next = of.as_ref().map(|row| workbench::next_draft(call.desk, &row.id)).transpose()?;
    let next = next.flatten();
    Answer::page(&Page { frame: call.frame(title, "Add"), may: May::of(call), of, next })
}

fn article(call: &Call<'_>, id: &str) -> Result<Option<ArticleRow>, Error> {
    match workbench::show(call.desk, Some(call.who), id, None)? {
        Shown::Article(detail, ..) => Ok(Some(detail.row)),
        Shown::Claim(_) => Ok(None),
    }
}

/// What the checks go by at this desk, as on its command line.
fn settings(call: &Call<'_>) -> Result<DeskSettings, Error> {
    let desk = Some(call.desk.path().to_owned());
    workbench::settings(&SettingsAsked { desk, ..SettingsAsked::default() })
}

fn given(call: &Call<'_>) -> Result<Given, Error> {
    let published = match call.form.filled("date") {
        None => None,
        Some(date) => Some(Published::typed(&date).ok_or_else(|| {
            Error::usage(format!(
                "“{date}” is no date; write 14 May 2024, 2024-05-14, 2024-05 or 2024."
            ))
        })?),
    };
    let (title, author) = (call.form.filled("title"), call.form.filled("author"));
    Ok(Given { title, published, author, url: None })
}

/// The texts that came with the form.
fn brought(call: &mut Call<'_>) -> Result<Vec<Pasted>, Error> {
    let files = std::mem::take(&mut call.files).into_iter();
    let mut brought: Vec<Pasted> =
        files.map(|file| Pasted { name: file.name, bytes: file.bytes }).collect();
    if let Some(text) = call.form.filled("text") {
        // A browser ends every line of a field so; whoever typed it did not.
        let bytes = text.replace("\r\n", "\n").into_bytes();
        brought.push(Pasted { name: "pasted text".to_owned(), bytes });
    }
    if let Some(bytes) = call.form.filled("bytes") {
        let bytes = Base64::decode_vec(&bytes)
            .map_err(|_| Error::usage("The text did not arrive whole; bring it once more."))?;
        brought.push(Pasted { name: call.form.get("name").to_owned(), bytes });
    }
    if brought.is_empty() {
        return Err(Error::usage("There is no text: paste one, or choose a file."));
    }
    not_too_much(&brought)?;
    Ok(brought)
}

/// A longer text is no article, and keeps the machine at work for long.
const LONGEST_TEXT: usize = 1_000_000;
/// Nor are so many files, or so much text, taken at once.
const MOST_TEXTS: usize = 100;
const LONGEST_TOGETHER: usize = 4_000_000;

const ELSEWHERE: &str = "On the machine of the desk, factdesk add takes texts of any length.";

/// Refuses what is more than is read at once, and says how much it is and what to do.
fn not_too_much(brought: &[Pasted]) -> Result<(), Error> {
    let megabytes = |bytes: usize| {
        let tenths = (bytes + 50_000) / 100_000;
        format!("{}.{} MB", tenths / 10, tenths % 10)
    };
    let refuse = |words: String| Err(Error::new(Kind::TooMuch, format!("{words} {ELSEWHERE}")));
    if let Some(text) = brought.iter().find(|text| text.bytes.len() > LONGEST_TEXT) {
        let (name, has) = (&text.name, megabytes(text.bytes.len()));
        return refuse(format!(
            "“{name}” has {has}, and a page takes texts of up to 1 MB, which is a whole book. \
             Bring it in parts."
        ));
    }
    let together = brought.iter().map(|text| text.bytes.len()).sum();
    if brought.len() > MOST_TEXTS || together > LONGEST_TOGETHER {
        return refuse(format!(
            "These are {} files of {} together, and a page takes up to {MOST_TEXTS} of 4 MB \
             together. Bring fewer at once.",
            brought.len(),
            megabytes(together)
        ));
    }
    Ok(())
}

fn add(call: &mut Call<'_>) -> Result<Then, Error> {
    let (given, settings) = (given(call)?, settings(call)?);
    let due = call.form.filled("due").map(|due| workbench::closing_time(&due)).transpose()?;
    let mut brought = brought(call)?;
    if let Some(id) = call.form.filled("article") {
        let [text] = <[Pasted; 1]>::try_from(brought)
            .map_err(|_| Error::usage("A new draft is one text; choose one file."))?;
        return compared(call, &id, text, &given, &settings, false).map(Then::Answer);
    }
    let mut like = Vec::new();
    if call.form.get("as") != "another" {
        if let [text] = brought.as_slice() {
            if let Some(row) = workbench::earlier_draft(call.desk, text, &given)? {
                let text = text.clone();
                return compared(call, &row.id, text, &given, &settings, false).map(Then::Answer);
            }
        } else {
            // Of several nothing is asked in between: what looks like a further draft stays out.
            brought.retain(|text| match workbench::earlier_draft(call.desk, text, &given) {
                Ok(Some(row)) => {
                    like.push(format!("{} looks like a new draft of “{}”", text.name, row.title));
                    false
                }
                _ => true,
            });
        }
    }
    let asked = Adding { pasted: brought, given, ..Adding::default() };
    let texts = workbench::read_texts(call.desk, &asked, &settings)?;
    Ok(Then::Keep(Box::new(move |call| {
        let (stored, unread) = workbench::keep_texts(call.desk, Some(call.who), texts, due)?;
        added(&stored, unread, &like).map(Then::Answer)
    })))
}

/// Says what became of texts that were brought, and which were left out as `like` others.
fn added(stored: &[Stored], mut unread: Vec<Error>, like: &[String]) -> Result<Answer, Error> {
    let mut words = match (unread.is_empty(), stored) {
        (true, [one]) if like.is_empty() => {
            let to = format!("/a/{}", one.article);
            let quiet = one.claim_count > 0 && !one.already && one.notices.is_empty();
            return Ok(if quiet { Answer::see(to) } else { telling(&to, &told(one)) });
        }
        (false, []) if like.is_empty() => return Err(unread.remove(0)),
        (_, all) => {
            let new = all.iter().filter(|one| !one.already).count();
            let old = match all.len() - new {
                0 => String::new(),
                known => format!(", {known} were here already"),
            };
            format!("{new} added{old}.")
        }
    };
    for error in &unread {
        let _ = write!(words, " {}", error.message);
    }
    for like in like {
        let _ = write!(words, " {like}: add it by itself to compare.");
    }
    Ok(telling("/", &words))
}

/// What became of one article.
fn told(one: &Stored) -> String {
    let first = if one.withdrawn {
        "This text is here already, and withdrawn.".to_owned()
    } else if one.already {
        "This text is here already.".to_owned()
    } else {
        match one.claim_count {
            0 => "Added. No claim was found in it.".to_owned(),
            1 => "Added, with one claim.".to_owned(),
            claims => format!("Added, with {claims} claims."),
        }
    };
    let notices = one.notices.iter().map(String::as_str);
    std::iter::once(first.as_str()).chain(notices).collect::<Vec<_>>().join(" ")
}

#[derive(Template)]
#[template(path = "compare.html")]
struct Comparison {
    frame: Frame,
    row: ArticleRow,
    revised: Revised,
    groups: Vec<(&'static str, &'static str, Vec<Line>)>,
    counts: String,
    /// The paragraphs that changed.
    passages: Vec<Passage>,
    name: String,
    bytes: String,
    title: String,
    date: String,
    /// Whether it is another comparison than the one that was to be kept.
    anew: bool,
    /// The form in which it was typed, whose draft a browser keeps until it is done with.
    draft: String,
}

/// What becomes of claims, what people call it, and what heads the list of them.
const GROUPS: &[(&str, &str, &str)] = &[
    ("value_changed", "changed", "Changed: these are open again"),
    ("removed", "gone", "Gone"),
    ("reworded", "reworded", "Reworded: the verdict waits for a word from you"),
    ("new", "new", "New"),
    ("as_agreed", "as agreed", "As agreed: the correction is made"),
    ("moved", "moved", "Moved: the verdict stays"),
    ("unchanged", "unchanged", ""),
];

/// Shows what a new draft would do; nothing is kept.
fn compared(
    call: &Call<'_>,
    article_id: &str,
    text: Pasted,
    given: &Given,
    settings: &DeskSettings,
    anew: bool,
) -> Result<Answer, Error> {
    let (name, bytes) = (text.name.clone(), Base64::encode_string(&text.bytes));
    let (article, title) = (article_id.to_owned(), given.title.clone());
    let asked = Revising { article, title, pasted: Some(text), ..Revising::default() };
    let mut revised = workbench::compare_draft(call.desk, &asked, settings)?;
    let lines = std::mem::take(&mut revised.lines);
    let of = |code: &str| lines.iter().filter(|line| line.compared == code).cloned().collect();
    let all: Vec<(_, _, _, Vec<Line>)> =
        GROUPS.iter().map(|(code, word, head)| (*code, *word, *head, of(code))).collect();
    let counts = all.iter().filter(|(.., lines)| !lines.is_empty());
    let counts: Vec<_> =
        counts.map(|(_, word, _, lines)| format!("{} {word}", lines.len())).collect();
    let passages = std::mem::take(&mut revised.passages);
    let row = article_row(call, article_id)?;
    Answer::page(&Comparison {
        frame: call.frame(format!("New draft: {}", row.title), "Add"),
        row,
        revised,
        counts: counts.join(", "),
        groups: all
            .into_iter()
            .filter(|(.., head, lines)| !(head.is_empty() || lines.is_empty()))
            .map(|(code, _, head, lines)| (code, head, lines))
            .collect(),
        passages: passages.into_iter().filter(|passage| !passage.is_kept()).collect(),
        name,
        bytes,
        title: given.title.clone().unwrap_or_default(),
        date: call.form.get("date").to_owned(),
        anew,
        draft: match call.form.filled("article") {
            Some(article) => format!("add-{article}"),
            None => "add".to_owned(),
        },
    })
}

fn article_row(call: &Call<'_>, id: &str) -> Result<ArticleRow, Error> {
    article(call, id)?.ok_or_else(|| Error::usage(format!("{id} is no article.")))
}

/// Keeps a new draft as it was compared. Where the comparison is another by now, that one is shown
/// and nothing is kept.
fn keep(call: &mut Call<'_>) -> Result<Then, Error> {
    let (given, settings) = (given(call)?, settings(call)?);
    let article = call.id("article").to_owned();
    let [text] = <[Pasted; 1]>::try_from(brought(call)?)
        .map_err(|_| Error::usage("A new draft is one text; choose one file."))?;
    let title = given.title.clone();
    let shown = call.form.get("if_shown").to_owned();
    let asked = Revising {
        article: article.clone(),
        title,
        pasted: Some(text.clone()),
        if_shown: Some(shown),
        ..Revising::default()
    };
    // Whoever keeps it has seen the comparison and what it says of two strangers.
    let read = match workbench::read_draft(call.desk, &asked, &settings) {
        Ok(read) => read,
        Err(error) if error.since.is_some() => {
            let anew = compared(call, &article, text, &given, &settings, true)?;
            return Ok(Then::Answer(anew.status(StatusCode::CONFLICT)));
        }
        Err(error) => return Err(error),
    };
    Ok(Then::Keep(Box::new(move |call| {
        let done = workbench::keep_draft(call.desk, call.who, read)?;
        Ok(Then::Answer(kept(&done.value)))
    })))
}

/// Says what a new draft has done.
fn kept(done: &Revised) -> Answer {
    let fell = done.lines.iter().filter(|line| line.settled && line.compared == "value_changed");
    let words = match fell.count() {
        0 => format!("Draft {} is kept; every verdict whose fact stayed stays.", done.draft),
        1 => format!("Draft {} is kept; one settled claim is open again.", done.draft),
        many => format!("Draft {} is kept; {many} settled claims are open again.", done.draft),
    };
    telling(&format!("/a/{}", done.article), &words)
}
