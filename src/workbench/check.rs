//! `check`: the same analysis as `add`, and nothing is kept.

use std::path::PathBuf;

use super::error::Error;
use super::explain::check_codes;
use super::input::{Input, InputKind, LONGEST_LINE_BYTES, Line, inputs, next_line};
use crate::check::{Settings, Severity};
use crate::desk::row::RaisedFlag;
use crate::desk::{Allowed, analysed, did_you_mean, meant, text_sha256};
use crate::ingest::{self, Document, Given};
use crate::text::Published;

/// What to check, and what to be silent about.
#[derive(Clone, Debug)]
pub struct Checking {
    /// Files and folders; `-` is standard input.
    pub files: Vec<PathBuf>,
    /// What they hold; `None` goes by the ending.
    pub input: Option<InputKind>,
    /// The publication date; it wins over what the file says.
    pub published: Option<Published>,
    /// Flags below this are left out.
    pub level: Severity,
}

/// One article, checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The file as messages name it.
    pub name: String,
    /// The decoded text that the flags' places cut.
    pub body: String,
    /// What does not fit, in order of place, at the level asked for or above.
    pub flags: Vec<RaisedFlag>,
    /// Whether anybody said when it is published.
    pub dated: bool,
    /// Figures read.
    pub figures: usize,
    /// What was allowed in it and by the desk.
    pub allowed: Allowed,
    /// What people should know about the reading.
    pub notices: Vec<String>,
}

/// Checks every article and hands each to `told`, or why it could not be read.
pub fn check<'a>(
    asked: &Checking,
    settings: impl Into<Settings<'a>>,
    told: &mut dyn FnMut(Result<Checked, Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    let settings = settings.into();
    for input in inputs(&asked.files, asked.input) {
        match input {
            Err(error) => told(Err(error))?,
            Ok(input) if input.kind == InputKind::Jsonl => {
                each_line(&input, &mut |document| {
                    told(document.map(|document| checked(document, asked, settings)))
                })?;
            }
            Ok(input) => {
                let document = whole(&input, asked.published);
                told(document.map(|document| checked(document, asked, settings)))?;
            }
        }
    }
    Ok(())
}

/// Refuses a code that no check has.
pub(super) fn check_named(code: &str) -> Result<(), Error> {
    if check_codes().contains(&code) { Ok(()) } else { Err(unknown_code(code)) }
}

/// Returns the error for a code that no check has.
pub(super) fn unknown_code(code: &str) -> Error {
    let error = Error::usage(format!("There is no check called {code}"));
    match did_you_mean(code, check_codes()) {
        Some(near) => error.hint(meant(near)),
        None => error.hint("factdesk explain lists them all."),
    }
}

fn whole(input: &Input, published: Option<Published>) -> Result<Document, Error> {
    let given = Given { published, ..Given::default() };
    let name = input.path.as_ref().map_or("-".to_owned(), |path| path.display().to_string());
    ingest::read(&name, &input.bytes()?, &given).map_err(|error| input.unreadable(&error))
}

/// Hands over every line of a JSON Lines file as a document, or why it cannot be one.
pub(super) fn each_line(
    input: &Input,
    told: &mut dyn FnMut(Result<Document, Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    let name = input.name();
    let mut from = match input.lines() {
        Ok(from) => from,
        Err(error) => return told(Err(error)),
    };
    for number in 1.. {
        let mut line = Vec::new();
        let what = match next_line(from.as_mut(), LONGEST_LINE_BYTES, &mut line) {
            Ok(None) => break,
            Ok(Some(Line::Whole)) if line.trim_ascii().is_empty() => continue,
            Ok(Some(what)) => what,
            Err(error) => {
                let message = format!("{name} cannot be read further: {error}.");
                return told(Err(Error::unreadable(message)));
            }
        };
        let place = format!("{name}:{number}");
        told(match what {
            Line::TooLong => {
                let message = format!("{place}: the line is longer than 16 MiB.");
                Err(Error::unreadable(message).hint("Write one article a line."))
            }
            Line::Whole => match ingest::jsonl_line(&line, number) {
                Ok(document) => Ok(Document { name: place, ..document }),
                Err(error) => Err(Error::unreadable(format!("{place}: {error}"))),
            },
        })?;
    }
    Ok(())
}

fn checked(mut document: Document, asked: &Checking, settings: Settings<'_>) -> Checked {
    document.text.published = asked.published.or(document.text.published);
    let id = text_sha256(&document.text.body);
    let (analysis, allowed) = analysed(id, &document.text, settings);
    let heard = |flag: &RaisedFlag| {
        Severity::from_code(&flag.severity).is_none_or(|level| level >= asked.level)
    };
    document.notices.extend(allowed.notices.iter().cloned());
    Checked {
        name: document.name,
        dated: document.text.published.is_some(),
        body: document.text.body,
        flags: analysis.flags.into_iter().filter(heard).collect(),
        figures: analysis.figures.len(),
        allowed,
        notices: document.notices,
    }
}
