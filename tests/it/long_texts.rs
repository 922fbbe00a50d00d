//! Long texts: what is done with one takes time in proportion to its length, so that a book that
//! somebody pastes by mistake keeps nobody waiting.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use factdesk::check::{Case, Memo, References, run_all};
use factdesk::claim;
use factdesk::store::{Access, Store};
use factdesk::text::Text;
use factdesk::workbench::{self, Adding, Desk, Kind, Pasted, Revising, WhichClaims};

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

/// The least time of three tries, in seconds.
fn took(mut work: impl FnMut()) -> f64 {
    let once = |()| {
        let begun = busy();
        work();
        busy() - begun
    };
    [(), (), ()].map(once).into_iter().fold(f64::INFINITY, f64::min)
}

/// Returns how long this thread has been at work, in seconds; elsewhere than on Linux, what the
/// clock says.
fn busy() -> f64 {
    static BEGUN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let kept = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = kept.and_then(|kept| kept.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or_else(|| BEGUN.elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}

#[test]
fn a_search_looks_at_so_many_hits_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open_to_write(&folder.path().join("desk.db")).unwrap();
    let references = References::built_in();
    // One claim each in an early article, more than are looked at in a later one.
    for text in [text(3, "took"), text(2_100, "took")] {
        let asked = Adding { pasted: vec![pasted(&text)], ..Adding::default() };
        workbench::add(&mut desk, None, &asked, &references, &mut |_| Ok(())).unwrap();
    }
    let which = WhichClaims { limit: Some(50), ..WhichClaims::default() };
    let found = workbench::find(&desk, "lake people", &which).unwrap();
    assert!(found.newest && found.given_up_after.is_none());
    assert_eq!((found.rows.len(), found.rows[0].sentence.contains("Boat 2100")), (50, true));
    // Nothing fits: so many are looked at and no more.
    let settled = WhichClaims { state: Some("closed".to_owned()), ..which.clone() };
    let found = workbench::find(&desk, "lake people", &settled).unwrap();
    assert_eq!((found.rows.len(), found.given_up_after), (0, Some(2_000)));
    // Within one article all are found, however many there are elsewhere; few are ranked.
    let early = WhichClaims { article: Some("a1".to_owned()), ..which.clone() };
    let found = workbench::find(&desk, "lake people", &early).unwrap();
    assert_eq!((found.newest, found.given_up_after), (false, None));
    assert!(found.rows.len() >= 3 && found.rows.iter().all(|row| row.article == "a1"));
    // What would take too long is given up, and the next question is answered.
    let none = WhichClaims { kind: Some("money".to_owned()), ..WhichClaims::default() };
    let hurried = desk.within(Duration::ZERO, |desk| workbench::find(desk, "", &none));
    assert_eq!(hurried.unwrap_err().kind, Kind::Busy);
    assert!(workbench::find(&desk, "", &none).unwrap().rows.is_empty());
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
        let times = took[1] / took[0];
        assert!(times < MOST_TIMES, "{what} takes {times:.1} times as long: {took:?}");
    }
}

#[test]
fn what_a_text_says_again_and_again_is_checked_in_time_with_its_length() {
    let references = References::built_in();
    let sentences = [
        "It was 25 degrees Celsius on the quay, 7 degrees below freezing. ",
        "She rowed 9 miles (14 km) that day. ",
        "She rowed 9 miles, which is 14 kilometres. ",
    ];
    for sentence in sentences {
        let checked = [SHORT, 4 * SHORT].map(|many| {
            let text = Text::plain(sentence.repeat(many));
            let extraction = claim::extract(&text);
            took(|| {
                let memo = Memo::default();
                let (extraction, references) = (&extraction, &references);
                run_all(&Case { text: &text, extraction, references, memo: &memo });
            })
        });
        let times = checked[1] / checked[0];
        assert!(times < MOST_TIMES, "{times:.1} times as long: {checked:?} for {sentence}");
    }
}
