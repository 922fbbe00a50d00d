//! Who is handed which claim: order, leases, questions, readings, and several who ask at once.

use chrono::TimeDelta;
use factdesk::desk::numbers::Numbers;
use factdesk::desk::reading::Reading;
use factdesk::desk::rights::Role;
use factdesk::store::{Asking, By, Choice, HandOut, Left, NewPerson, Next, Taken};

use super::*;

const ASKING: Asking = Asking { article: None, minutes: 45, doubtful_first: false, after: None };

fn by(handle: &str, minutes: i64) -> By<'_> {
    By { handle, now: now() + TimeDelta::minutes(minutes) }
}

/// Two articles, an admin and two reviewers.
fn desk() -> (Folder, Store) {
    let folder = Folder::new();
    let mut store = folder.store();
    oil().add_to(&mut store);
    numbered(1).add_to(&mut store);
    for (handle, role) in [("mara", None), ("jo", Some(Role::Reviewer)), ("marc", None)] {
        let new = NewPerson { handle, name: None, role, initials: None };
        store.add_person(&by("mara", 0), &new).unwrap();
    }
    (folder, store)
}

fn taken(store: &mut Store, who: &str, minutes: i64, asking: Asking) -> Option<Taken> {
    match store.next(&by(who, minutes), &asking).unwrap().value {
        Next::Claim(taken) => Some(taken),
        Next::Nothing(_) => None,
    }
}

fn next(store: &mut Store, who: &str, minutes: i64) -> Option<i64> {
    taken(store, who, minutes, ASKING).map(|taken| taken.claim_id)
}

fn assign(store: &mut Store, to: &str, article: i64, numbers: Option<&str>, reading: Reading) {
    let numbers = numbers.map(|numbers| Numbers::parse(numbers).unwrap());
    let choice = Choice { numbers: numbers.as_ref(), ..Choice::default() };
    let work = HandOut { to, article, choice, reading: Some(reading), due_at: None, end: false };
    store.hand_out(&by("mara", 0), &work).unwrap();
}

fn settle(folder: &Folder, claims: &str, state: &str) {
    let sql = format!("UPDATE claims SET state = '{state}' WHERE claim_id IN ({claims})");
    folder.raw().execute_batch(&sql).unwrap();
}

#[test]
fn claims_come_as_printed_and_a_lease_keeps_others_off_for_a_while() {
    let (folder, mut store) = desk();
    assert_eq!(next(&mut store, "jo", 0), Some(1));
    assert_eq!(next(&mut store, "marc", 0), Some(2));
    let again = taken(&mut store, "jo", 44, ASKING).unwrap();
    assert_eq!((again.claim_id, again.renewed), (1, true));
    assert_eq!(again.until, "2023-07-04T18:11:00Z");
    assert_eq!(next(&mut store, "mara", 46), Some(2), "marc's has run out");
    assert_eq!(next(&mut store, "marc", 47), Some(3));
    settle(&folder, "1, 3", "checked");
    assert_eq!(next(&mut store, "jo", 48), Some(4));
    store.give_back(&by("jo", 48), None).unwrap();
    assert_eq!(next(&mut store, "marc", 48), Some(4));
    let events: i64 =
        folder.raw().query_row("SELECT COUNT(*) FROM events", [], |row| row.get(0)).unwrap();
    assert_eq!(events, 2 + 3, "two articles, three people: a lease is no act");
}

#[test]
fn what_was_handed_out_comes_first_and_single_claims_go_before_the_whole() {
    let (_folder, mut store) = desk();
    assign(&mut store, "marc", 2, None, Reading::First);
    assign(&mut store, "jo", 2, Some("2"), Reading::First);
    assert_eq!(next(&mut store, "jo", 0), Some(7), "claim 2 of a2");
    assert_eq!(next(&mut store, "marc", 0), Some(6));
    assert_eq!(next(&mut store, "mara", 0), Some(1));
    let only = Asking { article: Some(2), ..ASKING };
    assert_eq!(taken(&mut store, "mara", 0, only), None);
    let left = match store.next(&by("mara", 0), &only).unwrap().value {
        Next::Nothing(left) => left,
        Next::Claim(_) => panic!("all of a2 is with others"),
    };
    assert_eq!(left, Left { waiting: 0, taken: 2, others: 0 });
}

#[test]
fn doubtful_ones_come_first_when_asked_and_one_can_go_on_behind_a_claim() {
    let (_folder, mut store) = desk();
    let doubtful = Asking { doubtful_first: true, ..ASKING };
    // As printed: signed, 1.64 tons (a query), 40 tons, the quote with a loud flag in it.
    let first = taken(&mut store, "jo", 0, doubtful).unwrap().claim_id;
    assert_eq!(taken(&mut store, "marc", 0, doubtful).unwrap().claim_id, 2);
    let loud = store.flags(&factdesk::store::FlagFilter::default()).unwrap();
    let loud = loud.iter().find(|flag| flag.severity == "error").unwrap();
    assert_eq!(loud.claim, Some(format!("c{first}")));
    let after = Asking { after: Some(2), ..ASKING };
    assert_eq!(taken(&mut store, "mara", 0, after).map(|taken| taken.claim_id), Some(3));
}

#[test]
fn a_claim_with_an_open_question_waits_unless_one_is_to_ring_that_source() {
    let (folder, mut store) = desk();
    folder
        .raw()
        .execute_batch(
            "INSERT INTO sources (title, added_by, added_at) VALUES ('Ministry', 1, '2023');
             INSERT INTO questions (article_id, claim_id, asked_of, source_id, body, reviewer_id,
                                    asked_at)
             VALUES (1, 1, 'author', NULL, 'Sure?', 1, '2023'),
                    (1, 2, 'source', 1, 'How many?', 1, '2023');",
        )
        .unwrap();
    assert_eq!(next(&mut store, "jo", 0), Some(3));
    let choice = Choice { source: Some(1), ..Choice::default() };
    let work = HandOut { to: "marc", article: 1, choice, reading: None, due_at: None, end: false };
    let handed = store.hand_out(&by("mara", 0), &work).unwrap().value;
    let how = (handed.claims.len(), handed.chosen_by.as_deref());
    assert_eq!(how, (1, Some("source s1")));
    assert_eq!(next(&mut store, "marc", 0), Some(2));
}

#[test]
fn a_second_reading_is_of_what_another_has_settled() {
    let (folder, mut store) = desk();
    assign(&mut store, "jo", 1, Some("1-3"), Reading::Second);
    assert_eq!(next(&mut store, "marc", 0), Some(1), "the first reading is nobody's yet");
    store.give_back(&by("marc", 0), None).unwrap();
    settle(&folder, "2, 3", "checked");
    folder
        .raw()
        .execute_batch(
            "INSERT INTO verdicts (claim_id, revision_id, claim_version, scale, verdict,
                                   reviewer_id, reviewed_at)
             VALUES (2, 1, 1, 'desk', 'accurate', 2, '2023-07-04T16:42:00Z');",
        )
        .unwrap();
    let second = taken(&mut store, "jo", 0, ASKING).unwrap();
    assert_eq!((second.claim_id, second.reading.as_deref()), (3, Some("second")), "2 is jo's own");
    settle(&folder, "4", "disputed");
    let only = Asking { article: Some(1), ..ASKING };
    settle(&folder, "1, 3, 5", "closed");
    assert_eq!(taken(&mut store, "marc", 0, only), None, "a reviewer decides no dispute");
    let decided = taken(&mut store, "mara", 0, only).unwrap();
    assert_eq!(decided.claim_id, 4);
}

#[test]
fn the_nearest_closing_time_comes_first() {
    let (folder, mut store) = desk();
    folder
        .raw()
        .execute_batch("UPDATE articles SET due_at = '2023-07-04T12:00:00Z' WHERE article_id = 2")
        .unwrap();
    assert_eq!(next(&mut store, "jo", 0), Some(6));
    folder
        .raw()
        .execute_batch("UPDATE articles SET state = 'cleared' WHERE article_id = 2")
        .unwrap();
    store.give_back(&by("jo", 0), None).unwrap();
    assert_eq!(next(&mut store, "jo", 0), Some(1));
}

#[test]
fn several_who_ask_at_once_never_get_the_same_claim() {
    let (folder, mut store) = desk();
    let handles = ["mara", "jo", "marc", "kim", "lee", "sam", "pat"];
    for handle in &handles[3..] {
        let new = NewPerson { handle, name: None, role: None, initials: None };
        store.add_person(&by("mara", 0), &new).unwrap();
    }
    let taken: Vec<_> = std::thread::scope(|scope| {
        let folder = &folder;
        let ask = |handle| scope.spawn(move || next(&mut folder.store(), handle, 0));
        let asked: Vec<_> = handles.map(ask).into_iter().collect();
        asked.into_iter().map(|asked| asked.join().unwrap().unwrap()).collect()
    });
    let different: std::collections::HashSet<_> = taken.iter().collect();
    assert_eq!(different.len(), handles.len(), "{taken:?}");
}
