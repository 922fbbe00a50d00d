//! The store against real files.

// Helpers of tests are tests: what fails in them fails the test.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::items_after_statements
)]

mod at_random;
mod backup;
mod batches;
mod by_hand;
mod chain;
mod damage;
mod gate;
mod page;
mod queue;
mod redact;
mod refusals;
mod reviews;
mod rows;
mod samples;
mod search;
mod shapes;
mod sources;
mod storm;
mod tamper;
mod together;
mod undo;
mod verify;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use factdesk::desk::row::{CharSpan, ExtractedClaim, FigureRow, RaisedFlag, SentenceRow};
use factdesk::desk::{Analysis, text_sha256};
use factdesk::store::{Access, Added, NewArticle, Store};
use factdesk::text::{Offsets, Published, Span, Text};

/// The moment at which everything in these tests happens.
fn now() -> DateTime<Utc> {
    "2023-07-04T16:42:00Z".parse().unwrap()
}

/// A folder of its own, and the desk's file in it.
struct Folder {
    folder: tempfile::TempDir,
    file: PathBuf,
}

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("desk.db");
        Self { folder, file }
    }

    fn store(&self) -> Store {
        Store::open(&self.file, Access::ReadWrite).unwrap()
    }

    /// The file as any other program sees it.
    fn raw(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(&self.file).unwrap()
    }
}

/// An article written by hand: claims are given by their words, each with its figures.
struct Draft {
    text: Text,
    analysis: Analysis,
    sha256: String,
}

impl Draft {
    fn new(title: &str, body: &str) -> Self {
        let text = Text {
            body: body.to_owned(),
            title: title.to_owned(),
            published: Published::parse("2023-07"),
            skipped: Vec::new(),
        };
        let offsets = Offsets::new(body);
        let sentences = sentences(body)
            .map(|span| SentenceRow {
                start: span.start,
                end: span.end,
                start_char: offsets.char_at(span.start),
                end_char: offsets.char_at(span.end),
                worth: Some(0.5),
                reasons: vec!["a figure".to_owned()],
            })
            .collect();
        let sha256 = text_sha256(body);
        let analysis = Analysis {
            id: sha256.clone(),
            title: title.to_owned(),
            sentences,
            figures: Vec::new(),
            labels: Vec::new(),
            claims: Vec::new(),
            flags: Vec::new(),
        };
        Self { text, analysis, sha256 }
    }

    /// Adds the claim at the first place of these words, with these figures inside.
    fn claim(mut self, kind: &str, quote: &str, figures: &[(&str, &str)]) -> Self {
        let (span, chars) = self.place(quote, 0);
        let mut indices = Vec::new();
        for (surface, value) in figures {
            let (span, chars) = self.place(surface, span.start);
            indices.push(self.analysis.figures.len());
            self.analysis.figures.push(FigureRow {
                start: span.start,
                end: span.end,
                start_char: chars.start_char,
                end_char: chars.end_char,
                number_start_char: chars.start_char,
                number_end_char: chars.start_char + 1,
                surface: (*surface).to_owned(),
                kind: "quantity".to_owned(),
                value: Some((*value).to_owned()),
                bound: "=".to_owned(),
                unit: Some("ton".to_owned()),
                ..FigureRow::default()
            });
        }
        self.analysis.claims.push(ExtractedClaim {
            start: span.start,
            end: span.end,
            start_char: chars.start_char,
            end_char: chars.end_char,
            quote: quote.to_owned(),
            kind: kind.to_owned(),
            worth: Some(0.75),
            figures: indices,
            speaker: (kind == "quote").then(|| "the minister".to_owned()),
        });
        self
    }

    fn flag(mut self, code: &str, severity: &str, quote: &str) -> Self {
        let (span, chars) = self.place(quote, 0);
        self.analysis.flags.push(RaisedFlag {
            code: code.to_owned(),
            severity: severity.to_owned(),
            message: "Too little for a country's purchase.".to_owned(),
            computation: "1.64 t x 7.33 = 12 barrels".to_owned(),
            start: span.start,
            end: span.end,
            start_char: chars.start_char,
            end_char: chars.end_char,
            related: vec![CharSpan { start_char: 0, end_char: 3 }],
            suggestions: vec!["1.64 million tons".to_owned()],
        });
        self
    }

    fn place(&self, words: &str, from: usize) -> (Span, CharSpan) {
        let body = &self.text.body;
        let start = from + body[from..].find(words).expect(words);
        let span = Span::new(start, start + words.len());
        let offsets = Offsets::new(body);
        let start_char = offsets.char_at(span.start);
        (span, CharSpan { start_char, end_char: offsets.char_at(span.end) })
    }

    fn new_article(&self) -> NewArticle<'_> {
        NewArticle {
            analysis: &self.analysis,
            text: &self.text,
            sha256: &self.sha256,
            origin: "oil.txt",
            author: Some("A. Writer"),
            url: Some("https://example.org/oil"),
            due_at: Some(now()),
        }
    }

    fn add_to(&self, store: &mut Store) -> Added {
        store.add(&[self.new_article()], now()).unwrap().remove(0)
    }
}

fn sentences(body: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    body.split_inclusive(". ").map(move |piece| {
        let span = Span::new(start, start + piece.trim_end().len());
        start += piece.len();
        span
    })
}

/// The slip this program was made for, with characters of more than one byte before it.
fn oil() -> Draft {
    let body = "“Díaz-Canel” signed on Monday 🛢️. The states agreed to purchase 1.64 tons of oil \
                per year. A gift of 40 tons of milk powder came too. “It rose 5 percent to 12 \
                tons,” the minister said.";
    Draft::new("Oil deal", body)
        .claim("quantity", "1.64 tons of oil per year", &[("1.64 tons of oil per year", "1.64")])
        .claim("quantity", "40 tons of milk powder", &[("40 tons", "40")])
        .claim("quote", "It rose 5 percent to 12 tons,” the minister said", &[])
        .claim("change", "rose 5 percent to 12 tons", &[("5 percent", "5"), ("12 tons", "12")])
        .claim("event", "signed on Monday", &[])
        .flag("implausible-scale", "warning", "1.64 tons of oil per year")
        .flag("weekday-not-date", "info", "Díaz-Canel")
        .flag("percent-change", "error", "5 percent to 12 tons")
}

fn numbered(number: usize) -> Draft {
    let body = format!("Port {number} loaded {number} tons of coal. It sold 7 tons of tin.");
    let (coal, tons) = (format!("{number} tons of coal"), format!("{number} tons"));
    Draft::new(&format!("Port {number}"), &body)
        .claim("quantity", &coal, &[(&tons, &number.to_string())])
        .claim("quantity", "7 tons of tin", &[("7 tons", "7")])
}

fn sha256_of(file: &Path) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(std::fs::read(file).unwrap()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every finding of the doctor's that is not fine, as one text.
fn complaints(store: &Store) -> String {
    let bad = store.doctor().unwrap().into_iter().filter(|finding| !finding.ok);
    bad.map(|finding| format!("{}: {}\n", finding.name, finding.words)).collect()
}
