//! `factdesk` reads an article, finds every claim that can be checked, doubts the figures that do
//! not fit, and keeps what people find out about each claim in one `SQLite` file.
//!
//! The code is a house of floors. A module names only modules on lower floors; rooms on one floor
//! never name each other. `tests/it/tidy.rs` holds this table and fails when an import climbs.
//!
//! | floor | room | one line |
//! |---|---|---|
//! | 0 | [`text`] | the article's words: spans, lines, tokens, sentences, quotations |
//! | 1 | [`quantity`] | what a figure is: numbers, scale words, units, bounds, ranges, dates |
//! | 2 | [`claim`] | `extract(&Text)`: candidate rules, overlap resolution |
//! | 3 | [`check`] | `run_all(&Case)`: one check a file, usual sizes beside them |
//! | 3 | [`ingest`] | bytes of a file to text and metadata; one file a format |
//! | 4 | [`desk`] | what people do with claims, pure: rows, verdict scales, states |
//! | 5 | [`store`] | `SQLite`, and the only room that names `rusqlite` |
//! | 5 | [`report`] | rows to bytes; one file a report, one file a format |
//! | 6 | [`workbench`] | the verbs of the program; owns the transaction and the clock |
//! | 7 | [`web`] | the local pages; every form calls one verb of the workbench |
//! | 8 | [`cli`] | one file a subcommand; arguments, help and printing |
//!
//! Text, figures, claims and checks are pure functions: no clock, no disk, no failure.
//!
//! ```
//! use factdesk::{check::References, desk, text::Text};
//!
//! let text = Text::plain("Two countries signed an agreement to buy 1.64 tons of oil per year.");
//! let found = desk::analyse("draft", &text, &References::built_in());
//!
//! assert_eq!(found.claims[1].quote, "1.64 tons of oil per year");
//! assert_eq!(found.flags[0].code, "implausible-scale");
//! assert_eq!(found.flags[0].suggestions, ["1.64 million tons of oil per year"]);
//! ```

pub mod check;
pub mod claim;
pub mod cli;
pub mod desk;
pub mod ingest;
pub mod quantity;
pub mod report;
pub mod store;
pub mod text;
pub mod web;
pub mod workbench;
