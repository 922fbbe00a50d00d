//! The article's words: text, spans, tokens, word keys, sentences and quotations. Knows no
//! figures, no claims, no files.

#![allow(clippy::indexing_slicing, clippy::string_slice)] // a byte scanner may index

mod comment;
mod emphasis;
mod line;
mod one_line;
mod published;
mod quotation;
mod sentence;
mod span;
mod token;
mod word;

pub use comment::comments;
pub use emphasis::emphasis;
pub use line::Offsets;
pub use one_line::on_one_line;
pub use published::Published;
pub use quotation::quotations;
pub use sentence::{Sentence, sentences};
pub use span::Span;
pub use token::{Gap, Token, TokenKind, tokens};
pub use word::{Marks, Word, WordMap, Words};

/// One article as it was read: the decoded text, and what its file or its editor said about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// The decoded text, otherwise unaltered. Every span of the program cuts this string.
    pub body: String,
    /// The headline; empty when there is none.
    pub title: String,
    /// When it is (to be) published; `None` when nobody said.
    pub published: Option<Published>,
    /// Markup to skip over (Markdown, HTML), in order and apart. It stays in `body`.
    pub skipped: Vec<Span>,
}

impl Text {
    /// Returns a plain text without title, date or markup.
    ///
    /// ```
    /// let text = factdesk::text::Text::plain("It bought 1.64 tons of oil.");
    /// assert!(text.title.is_empty());
    /// ```
    pub fn plain(body: impl Into<String>) -> Self {
        Self { body: body.into(), ..Self::default() }
    }
}
