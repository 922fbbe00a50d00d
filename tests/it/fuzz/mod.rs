//! Texts mutated at random, and what must hold for each. `ROUNDS=1000000 SEED=7 cargo test fuzz`
//! tries more and others; a text that breaks a promise is cut down to its shortest form and shown.

mod lines;
mod mutate;
mod odd;
mod pieces;
mod promises;
mod shrink;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use factdesk::check::References;
use factdesk::claim::{self, Extraction};
use factdesk::desk::{Analysis, analyse};
use factdesk::ingest::{self, Given};
use factdesk::report::ExtractionJson;
use factdesk::text::{Published, Text};

use crate::random::{Random, asked};
use mutate::Mutator;
pub(crate) use pieces::SENTENCES;
use promises::Kept;

/// Mutations of one run, unless the environment asks for more.
const ROUNDS: usize = 100_000;
/// Threads that work; what a round tries depends on its number only.
const THREADS: usize = 2;
/// Different broken promises that are shown.
const MOST_SHOWN: usize = 12;
/// One text in so many is also analysed twice and written as JSON.
const TWICE_ONE_IN: usize = 16;

/// A text with the way it is read.
#[derive(Clone, Debug)]
struct Tried {
    words: String,
    /// As a plain text, or as the file that would bring it.
    file: Option<&'static str>,
    published: &'static str,
    twice: bool,
}

#[test]
fn a_mutated_text_keeps_every_promise() {
    let rounds = rounds();
    let base = Random::new("a_mutated_text_keeps_every_promise", 20_261_129).next();
    let mutator = Mutator::new();
    let references = References::built_in();
    let next = AtomicUsize::new(0);
    shrink::hush_panics();
    let broken = thread::scope(|scope| {
        let work = || {
            let mut broken = BTreeMap::new();
            loop {
                let round = next.fetch_add(1, Ordering::Relaxed);
                if round >= rounds || broken.len() >= MOST_SHOWN {
                    return broken;
                }
                let tried = tried(&mutator, base, round);
                if let Err(what) = holds(&tried, &references) {
                    broken.entry(kind_of(&what)).or_insert((round, tried, what));
                }
            }
        };
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        let mut all = BTreeMap::new();
        for thread in threads {
            for (kind, found) in thread.join().unwrap() {
                let first = all.entry(kind).or_insert_with(|| found.clone());
                if found.0 < first.0 {
                    *first = found;
                }
            }
        }
        all
    });
    assert!(broken.is_empty(), "{}", shown(&broken, &references));
}

/// Returns how many texts are tried: `ROUNDS` of the environment, or the usual number.
fn rounds() -> usize {
    asked("ROUNDS").map_or(ROUNDS, |rounds| usize::try_from(rounds).unwrap())
}

fn tried(mutator: &Mutator, base: u64, round: usize) -> Tried {
    let mut random = Random::seeded(base.wrapping_add(round as u64));
    Tried {
        words: mutator.text(random.next()),
        file: *random.pick(&[None, None, None, None, None, Some("draft.md"), Some("draft.txt")]),
        published: random.pick::<&str>(&["", "", "2023-07-14", "2024-02-29", "2021-11", "1999"]),
        twice: random.below(TWICE_ONE_IN) == 0,
    }
}

/// Reads the text every way and holds what comes out against every promise.
fn holds(tried: &Tried, references: &References) -> Kept {
    shrink::quietly(|| catch_unwind(AssertUnwindSafe(|| promises_of(tried, references))))
        .unwrap_or_else(|panic| Err(format!("panic: {}", shrink::last_panic(panic.as_ref()))))
}

fn promises_of(tried: &Tried, references: &References) -> Kept {
    let Some(text) = text_of(tried) else { return Ok(()) };
    // The analysis reads over marks of emphasis that no reader of a file has found.
    let rows = analyse("x", &text, references);
    let marks = if text.skipped.is_empty() { factdesk::text::emphasis(&text.body) } else { vec![] };
    let text = if marks.is_empty() { text } else { Text { skipped: marks, ..text } };
    let read: Extraction = claim::extract(&text);
    promises::extraction_is_sound(&text, &read)?;
    promises::rows_say_what_was_read(&text, &read, &rows)?;
    promises::what_precedes_changes_nothing(&text, &read)?;
    if tried.twice {
        if analyse("x", &text, references) != rows {
            return Err("a second analysis says something else".to_owned());
        }
        let json = serde_json::to_vec(&rows).map_err(|error| error.to_string())?;
        let mut written = Vec::new();
        // The analysis finds the marks itself: it is given the text as it was.
        let given = text_of(tried).unwrap_or_default();
        let object = ExtractionJson::new(&given, references);
        object.write("x", &mut written, &mut ()).map_err(|error| error.to_string())?;
        if written.strip_suffix(b"\n") != Some(json.as_slice()) {
            return Err("extract writes another object than the rows give".to_owned());
        }
        let back: Analysis = serde_json::from_slice(&json).map_err(|error| error.to_string())?;
        if back != rows {
            return Err("what was written as JSON reads otherwise".to_owned());
        }
    }
    Ok(())
}

/// `None` when the reader of the file refuses it, as it may: nothing but blanks, no date.
fn text_of(tried: &Tried) -> Option<Text> {
    let published = Published::parse(tried.published);
    match tried.file {
        None => Some(Text { published, ..Text::plain(tried.words.as_str()) }),
        Some(name) => {
            let given = Given { published, ..Given::default() };
            Some(ingest::read(name, tried.words.as_bytes(), &given).ok()?.text)
        }
    }
}

/// The promise without the numbers of this one text.
fn kind_of(what: &str) -> String {
    what.split(|c: char| c.is_ascii_digit() && !what.starts_with("panic"))
        .next()
        .unwrap_or(what)
        .to_owned()
}

fn shown(broken: &BTreeMap<String, (usize, Tried, String)>, references: &References) -> String {
    let mut page = format!("{} promises were broken\n", broken.len());
    for (kind, (round, tried, what)) in broken {
        let same = |words: &str| {
            let shorter = Tried { words: words.to_owned(), ..tried.clone() };
            holds(&shorter, references).is_err_and(|found| kind_of(&found) == *kind)
        };
        let shortest = shrink::shortest(&tried.words, same);
        let Tried { file, published, .. } = tried;
        let _ = writeln!(
            page,
            "\nround {round}: {what}\n  shortest: {shortest:?}\n  file {file:?}, published \
             {published:?}\n  as found: {:?}",
            tried.words
        );
    }
    page
}
