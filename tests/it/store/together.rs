//! Acts that are written together: one sync for all, each still by itself in what is refused.

use factdesk::store::{By, ClaimFilter, NewNote, NewVerdict, NoteOn};

use super::*;

const MARA: &str = "mara";

fn by() -> By<'static> {
    By { handle: MARA, now: now() }
}

fn desk() -> (Folder, Store) {
    let folder = Folder::new();
    let mut store = folder.store();
    oil().add_to(&mut store);
    (folder, store)
}

fn verdict(claim_id: i64, if_version: i64) -> NewVerdict<'static> {
    let if_version = Some(if_version);
    NewVerdict { claim_id, verdict: "accurate", if_version, ..NewVerdict::default() }
}

fn version(store: &Store, claim_id: i64) -> i64 {
    let filter = ClaimFilter { ids: vec![claim_id], ..ClaimFilter::default() };
    store.claims(&filter).unwrap()[0].version
}

fn note(store: &mut Store, words: &str) -> bool {
    let new = NewNote { on: NoteOn::Claim(1), body: words, privileged: false };
    store.note(&by(), &new).is_ok()
}

#[test]
fn what_is_written_together_is_kept_at_once_and_refused_alone() {
    let (folder, mut store) = desk();
    let reader = Store::open(&folder.file, Access::ReadOnly).unwrap();
    let (first, second) = (version(&store, 1), version(&store, 2));
    store.begin_together().unwrap();
    assert!(store.review(&by(), &verdict(1, first)).is_ok());
    // Who comes second on a claim is refused, though nobody else sees the first one yet.
    assert!(store.review(&by(), &verdict(1, first)).is_err());
    assert!(store.review(&by(), &verdict(2, second)).is_ok());
    assert!(note(&mut store, "Rang the ministry."));
    assert_eq!((version(&store, 1), version(&reader, 1)), (first + 1, first));
    store.keep_together().unwrap();
    assert_eq!((version(&reader, 1), version(&reader, 2)), (first + 1, second + 1));
    let events: i64 = folder
        .raw()
        .query_row("SELECT COUNT(*) FROM events WHERE action = 'reviewed'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(events, 2, "the refused one has left nothing");
    assert!(store.verify(None).unwrap().findings.iter().all(|finding| finding.ok));
    // And by itself again.
    assert!(store.review(&by(), &verdict(1, first + 1)).is_ok());
    assert_eq!(version(&reader, 1), first + 2);
}

#[test]
fn what_is_given_up_together_leaves_nothing() {
    let (folder, mut store) = desk();
    assert!(note(&mut store, "Before."));
    let first = version(&store, 1);
    store.begin_together().unwrap();
    assert!(store.review(&by(), &verdict(1, first)).is_ok());
    store.give_up_together();
    assert_eq!(version(&store, 1), first);
    // Nor does what was under way when the program ended.
    store.begin_together().unwrap();
    assert!(store.review(&by(), &verdict(1, first)).is_ok());
    drop(store);
    let mut store = folder.store();
    assert_eq!(version(&store, 1), first, "nobody was told that it was kept");
    assert!(store.verify(None).unwrap().findings.iter().all(|finding| finding.ok));
    assert!(note(&mut store, "After."));
}
