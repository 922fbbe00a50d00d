//! `undo`: one's own last act, unless somebody has built on it.

use factdesk::desk::rights::Role;
use factdesk::desk::source::Stance;
use factdesk::store::{
    AnySource, By, Choice, ClaimFilter, Error, EventFilter, Eyes, HandOut, NewNote, NewPerson,
    NoteFilter, NoteOn, Passage, PersonEdit,
};

use super::verify::{mara, unfit, worked};
use super::*;

fn tom(minute: i64) -> By<'static> {
    By { handle: "tom", ..mara(minute) }
}

/// The worked desk, and Tom on it.
fn with_tom() -> (Folder, Store) {
    let folder = worked();
    let mut store = folder.store();
    let new = NewPerson {
        handle: "tom",
        name: Some("Tom Ash"),
        role: Some(Role::Editor),
        initials: None,
    };
    store.add_person(&mara(10), &new).unwrap();
    (folder, store)
}

fn notes(store: &Store) -> String {
    let eyes = Eyes { privileged: true, ..Eyes::default() };
    let notes =
        store.notes(&NoteFilter { article: Some(1), ..NoteFilter::default() }, eyes).unwrap();
    notes.into_iter().map(|note| note.id + " ").collect()
}

#[track_caller]
fn refused(tried: Result<impl std::fmt::Debug, Error>) -> String {
    match tried.unwrap_err() {
        Error::Refused { message, hint } => format!("{message} | {hint}"),
        other => panic!("{other}"),
    }
}

fn note_on(store: &mut Store, by: &By<'_>, on: NoteOn) -> i64 {
    store.note(by, &NewNote { on, body: "Look again.", privileged: false }).unwrap().value
}

#[test]
fn the_last_act_goes_and_then_the_one_before() {
    let (_folder, mut store) = with_tom();
    for (id, words) in [
        (12, "your person tom"),
        (11, "your source s1 as refutes on claim 2"),
        (10, "your source s1"),
        (9, "settled n1 on claim 2"),
        (8, "your note n3 in a2"),
        (7, "your note n2 on claim 2"),
        (6, "your note n1 on claim 2"),
    ] {
        let told = store.last_act("mara").unwrap();
        let done = store.undo(&mara(20)).unwrap();
        assert_eq!(done.value, told);
        assert_eq!((done.value.seq, done.value.words.as_str()), (id - 1, words), "{done:?}");
        assert_eq!(unfit(&store, None), "", "{words}");
    }
    assert!(refused(store.undo(&mara(21))).starts_with("mara has nothing to undo here."));
    assert_eq!(notes(&store), "");
    assert!(!store.person("tom").unwrap().unwrap().active);
    let claim =
        store.claims(&ClaimFilter { ids: vec![2], ..Default::default() }).unwrap().remove(0);
    assert_eq!((claim.version, claim.sources.len(), claim.notes), (3, 0, 0), "it never goes back");
    // Begun by the citation, and taken back with it.
    assert_eq!(store.article(1).unwrap().unwrap().row.state, "draft");
}

#[test]
fn what_others_built_on_stays() {
    let (_folder, mut store) = with_tom();
    let note = note_on(&mut store, &mara(11), NoteOn::Claim(3));
    let reply = note_on(&mut store, &tom(12), NoteOn::Note(note));
    let said = refused(store.undo(&mara(13)));
    assert!(
        said.starts_with(
            "tom has built on it since (note n5 on claim 3, 2023-07-04 16:54, event 13), so this"
        ),
        "{said}"
    );
    assert!(said.contains("stays: your note n4 on claim 3."), "{said}");
    assert_eq!(refused(store.last_act("mara")), said);
    store.undo(&tom(14)).unwrap();
    assert_eq!(store.undo(&mara(15)).unwrap().value.words, "your note n4 on claim 3");
    let _ = reply;

    // A thread settled by another is built on, too.
    let note = note_on(&mut store, &mara(16), NoteOn::Claim(3));
    store.settle_note(&tom(17), note).unwrap();
    assert!(
        refused(store.undo(&mara(18))).contains("tom has built on it since (settled n6 on claim 3")
    );
    // Tom's work elsewhere is not.
    let note = note_on(&mut store, &mara(19), NoteOn::Claim(4));
    note_on(&mut store, &tom(20), NoteOn::Claim(4));
    assert_eq!(store.undo(&mara(21)).unwrap().value.words, format!("your note n{note} on claim 4"));
    assert_eq!(unfit(&store, None), "");
}

/// The work of others in an article keeps it begun, though the act that began it is taken back.
#[test]
fn an_article_that_others_work_in_stays_begun() {
    let (_folder, mut store) = with_tom();
    let cite = |store: &mut Store, by: &By<'_>, claim| {
        let passage = Passage::default();
        store.cite(by, (claim, None), &AnySource::Known(1), Stance::Supports, passage).unwrap();
    };
    cite(&mut store, &mara(11), 6);
    cite(&mut store, &tom(12), 7);
    store.undo(&mara(13)).unwrap();
    assert_eq!(store.article(2).unwrap().unwrap().row.state, "checking");
    store.undo(&tom(14)).unwrap();
    assert_eq!(unfit(&store, None), "");
}

#[test]
fn what_cannot_be_undone_says_what_to_do_instead() {
    let (_folder, mut store) = with_tom();
    store.use_scale(&mara(11), "binary", None).unwrap();
    let said = refused(store.undo(&mara(12)));
    assert!(
        said.contains("cannot be undone: chosen setting scale") && said.contains("factdesk scale"),
        "{said}"
    );
    store
        .edit_person(
            &mara(13),
            "tom",
            &PersonEdit { name: Some("Thomas Ash"), ..PersonEdit::default() },
        )
        .unwrap();
    let said = refused(store.undo(&mara(14)));
    assert!(said.contains("the name that stood there before is not kept"), "{said}");
    assert!(refused(store.undo(&tom(15))).starts_with("tom has nothing to undo"));
    // Whoever lost a right cannot use it by undoing.
    store
        .edit_person(
            &mara(16),
            "tom",
            &PersonEdit { role: Some(Role::Admin), ..PersonEdit::default() },
        )
        .unwrap();
    let new = NewPerson { handle: "ada", name: None, role: Some(Role::Viewer), initials: None };
    store.add_person(&tom(17), &new).unwrap();
    store
        .edit_person(
            &mara(18),
            "tom",
            &PersonEdit { role: Some(Role::Reviewer), ..PersonEdit::default() },
        )
        .unwrap();
    assert!(refused(store.undo(&tom(19))).starts_with("A reviewer may not"));
    assert!(refused(store.undo(&By { handle: "ada", ..mara(20) })).starts_with("A viewer may not"));
    assert_eq!(unfit(&store, None), "");
}

#[test]
fn handed_out_work_is_taken_back_whole() {
    let (_folder, mut store) = with_tom();
    let work = HandOut {
        to: "tom",
        article: 1,
        choice: Choice::default(),
        reading: None,
        due_at: None,
        end: false,
    };
    store.hand_out(&mara(11), &work).unwrap();
    store.undo(&mara(12)).unwrap();
    assert_eq!(unfit(&store, None), "");
}

#[test]
fn the_history_tells_every_act_in_words() {
    let (_folder, mut store) = with_tom();
    let note = note_on(&mut store, &tom(11), NoteOn::Claim(3));
    store.undo(&tom(12)).unwrap();
    let told = |filter: &EventFilter| {
        let rows = store.events(filter).unwrap();
        rows.into_iter()
            .map(|row| {
                let of = |text: &Option<String>| text.clone().unwrap_or_default();
                let who = row.initials.clone().unwrap_or_default();
                let (article, claim) = (of(&row.article), of(&row.claim));
                format!("{} {who}|{article} {claim}|{}|{}", row.seq, row.id, row.words)
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(note, 4);
    assert_eq!(
        told(&EventFilter { article: Some(1), ..EventFilter::default() }),
        [
            "1 |a1 |draft 1|draft 1 read: 5 claims, 3 flags",
            "5 MA|a1 c2|n1|note n1 on claim 2",
            "6 MA|a1 c2|n2|note n2 on claim 2",
            "8 MA|a1 c2|n1|settled n1 on claim 2",
            "10 MA|a1 c2|citation 1|source s1 as refutes on claim 2",
            "12 TA|a1 c3|n4|note n4 on claim 3",
            "13 TA|a1 c3|n4|undid: note n4 on claim 3",
        ]
    );
    let by_tom = EventFilter { reviewer: Some("tom".to_owned()), ..EventFilter::default() };
    assert_eq!(told(&by_tom).len(), 2);
    let early = EventFilter { to: Some("2023-07-04T16:43".to_owned()), ..EventFilter::default() };
    assert_eq!(told(&early).len(), 3, "{:?}", told(&early));
    let late = EventFilter { from: Some("2023-07-04T16:53".to_owned()), ..EventFilter::default() };
    assert_eq!(told(&late).len(), 2);
}
