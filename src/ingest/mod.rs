//! The bytes of a file become a [`Text`] with what the file says about itself. Opening files is
//! left to the workbench; what the words mean, to the floors below.
//!
//! The decoded text is never altered: markup is marked as skipped, so that every span found later
//! still cuts the words as they stand in the file.

mod decode;
mod error;
mod front_matter;
mod jsonl;
mod markdown;
mod plain;
mod tags;
mod title;

use std::path::Path;

pub use error::{Error, LineError};
pub use jsonl::jsonl_line;

use crate::text::{Published, Span, Text};

/// What the editor says about an article. It wins over what the file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// The headline.
    pub title: Option<String>,
    /// When it is (to be) published.
    pub published: Option<Published>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
}

/// One article as read: its text, and what is known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The file as messages name it.
    pub name: String,
    /// The article's id in JSON Lines; files have none.
    pub id: Option<String>,
    /// The words, with title, date and markup to skip.
    pub text: Text,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// What a person should know about the reading, in whole sentences.
    pub notices: Vec<String>,
}

/// A kind of file that can be read.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The name for people.
    pub name: &'static str,
    /// Lower-case endings without the dot.
    pub extensions: &'static [&'static str],
    /// Finds the markup and what the file says about itself.
    read: fn(&str) -> Found,
}

/// Every format, in the order the user sees. The first one reads files of any other ending.
pub const ALL: &[Format] = &[plain::FORMAT, markdown::FORMAT];

/// What a format finds in a decoded text.
#[derive(Debug, Default)]
struct Found {
    title: Option<String>,
    date: Option<FoundDate>,
    author: Option<String>,
    url: Option<String>,
    skipped: Vec<Span>,
}

/// A date as a file prints it, and where.
#[derive(Debug)]
struct FoundDate {
    words: String,
    line: usize,
}

/// Reads the bytes of the file `name`; its ending decides the format.
///
/// ```
/// use factdesk::ingest::{Given, read};
/// let draft = b"---\ndate: 2023-07-14\n---\n# Oil for Cuba\n\nIt buys **1.64 tons** a year.\n";
/// let document = read("oil.md", draft, &Given::default())?;
/// assert_eq!(document.text.title, "Oil for Cuba");
/// assert_eq!(document.text.body.as_bytes(), draft);
/// # Ok::<(), factdesk::ingest::Error>(())
/// ```
pub fn read(name: &str, bytes: &[u8], given: &Given) -> Result<Document, Error> {
    let decoded = decode::decode(name, bytes)?;
    let found = (format_of(Path::new(name)).read)(&decoded.text);
    if title::is_blank(&decoded.text, &found.skipped) {
        return Err(Error::Empty { name: name.to_owned() });
    }
    let published = match (given.published, found.date) {
        (Some(published), _) => Some(published),
        (None, Some(date)) => Some(parse_date(name, &date)?),
        (None, None) => None,
    };
    let title = (given.title.clone())
        .or(found.title)
        .or_else(|| title::first_line(&decoded.text, &found.skipped))
        .unwrap_or_default();
    Ok(Document {
        name: name.to_owned(),
        id: None,
        text: Text { body: decoded.text, title, published, skipped: found.skipped },
        author: given.author.clone().or(found.author),
        url: given.url.clone().or(found.url),
        notices: decoded.notice.into_iter().collect(),
    })
}

/// Returns whether a file found in a folder is read as an article, by its ending.
pub fn is_article(path: &Path) -> bool {
    ALL.iter().any(|format| has_extension(path, format))
}

fn format_of(path: &Path) -> &'static Format {
    ALL.iter().find(|format| has_extension(path, format)).unwrap_or(&plain::FORMAT)
}

fn has_extension(path: &Path, format: &Format) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    format.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// A file may print a time after the day, as many publishing systems do; the day counts.
fn parse_date(name: &str, date: &FoundDate) -> Result<Published, Error> {
    let day = date.words.split(['T', ' ']).next().unwrap_or("");
    let day = if day.len() == "2023-07-14".len() { day } else { &date.words };
    Published::parse(day).ok_or_else(|| Error::Date {
        name: name.to_owned(),
        line: date.line,
        date: date.words.clone(),
    })
}

#[cfg(test)]
mod tests;
