//! Why a file or a line cannot be read, and what to do about it. Exit codes are left to the
//! command line.

use thiserror::Error as ThisError;

/// Why a file cannot be read as an article.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum Error {
    /// No words at all.
    #[error("{name} holds no words to check. Is it the right file, and was it saved?")]
    Empty {
        /// The file.
        name: String,
    },
    /// No text, or text wrapped in another program's format.
    #[error("{name} is {what}, not text. {}", kinds_read())]
    Binary {
        /// The file.
        name: String,
        /// What it looks like: "a PDF file".
        what: &'static str,
    },
    /// Text whose own mark names an encoding that its bytes break.
    #[error(
        "{name} is marked as {encoding}, but its bytes are not {encoding} throughout: it was \
         cut off or damaged. Save it again as UTF-8."
    )]
    Broken {
        /// The file.
        name: String,
        /// What its first bytes promise.
        encoding: &'static str,
    },
    /// A date that is none.
    #[error(
        "{name}, line {line}: the date \"{date}\" cannot be read. Write it as 2023, 2023-07 or \
         2023-07-14, or give the right one with --date."
    )]
    Date {
        /// The file.
        name: String,
        /// From 1.
        line: usize,
        /// As printed.
        date: String,
    },
}

/// Why one line of JSON Lines cannot be read; the other lines are.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
#[error("{message}")]
pub struct LineError {
    /// The line's own id, when that much could be read.
    pub id: Option<String>,
    /// What is wrong, in kebab-case: `invalid-utf8` `invalid-json` `missing-text` `empty-text`
    /// `not-text` `invalid-date`.
    pub code: &'static str,
    /// A whole sentence saying what to do.
    pub message: String,
    /// From 1.
    pub line: usize,
}

fn kinds_read() -> String {
    let kind = |format: &super::Format| {
        let endings: Vec<_> = format.extensions.iter().map(|ending| format!(".{ending}")).collect();
        format!("{} ({})", format.name, endings.join(", "))
    };
    let kinds: Vec<_> = super::ALL.iter().map(kind).collect();
    format!(
        "What can be read is {}, in UTF-8, in UTF-16 with its mark, or in an older encoding of \
         one byte a letter: save the article as one of these.",
        kinds.join(" and ")
    )
}
