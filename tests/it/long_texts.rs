//! Long texts: what is done with one takes time in proportion to its length, so that a book that
//! somebody pastes by mistake keeps nobody waiting.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use factdesk::check::References;
use factdesk::store::{Access, Store};
use factdesk::workbench::{self, Adding, Desk, Pasted, Revising};

/// Four times as long may take so many times as long; what grows with the square takes sixteen.
const MOST_TIMES: f64 = 9.0;
const SHORT: usize = 1_100;

/// A text of so many paragraphs, each with a fact.
fn text(paragraphs: usize, verb: &str) -> String {
    let mut text = format!("Boats on the lake of {paragraphs}\n\n");
    for number in 1..=paragraphs {
        let seats = number % 90 + 4;
        let _ = write!(text, "Boat {number} {verb} {seats} people across the lake on Friday.\n\n");
    }
    text
}

fn pasted(text: &str) -> Pasted {
    Pasted { name: "boats.txt".to_owned(), bytes: text.as_bytes().to_vec() }
}

/// The least time of three tries.
fn took(mut work: impl FnMut()) -> Duration {
    let once = |()| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    [(), (), ()].map(once).into_iter().min().unwrap()
}

#[test]
fn a_further_draft_of_a_long_text_is_compared_in_time_with_its_length() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("desk.db");
    let mut desk = Desk::open_to_write(&db).unwrap();
    let references = References::built_in();
    let (mut compared, mut read) = (Vec::new(), Vec::new());
    for (nth, paragraphs) in [SHORT, 4 * SHORT].into_iter().enumerate() {
        let asked = Adding { pasted: vec![pasted(&text(paragraphs, "took"))], ..Adding::default() };
        workbench::add(&mut desk, None, &asked, &references, &mut |_| Ok(())).unwrap();
        let store = Store::open(&db, Access::ReadOnly).unwrap();
        let article = i64::try_from(nth).unwrap() + 1;
        read.push(took(|| {
            assert!(store.current_draft(article).unwrap().claims.len() >= paragraphs);
        }));
        let further = text(paragraphs, "took").replace("Boat 700 took", "Boat 700 carried");
        let revising = Revising {
            article: format!("a{article}"),
            pasted: Some(pasted(&further)),
            ..Revising::default()
        };
        compared.push(took(|| {
            let done = workbench::compare_draft(&desk, &revising, &references).unwrap();
            assert!(done.passages.len() >= paragraphs);
        }));
    }
    for (what, took) in [("reading the draft before", read), ("comparing", compared)] {
        let times = took[1].as_secs_f64() / took[0].as_secs_f64();
        assert!(times < MOST_TIMES, "{what} takes {times:.1} times as long: {took:?}");
    }
}
