//! What `verify` sees when somebody else has changed the file: every row by its name, and nothing
//! where nothing was changed.

use factdesk::desk::address::clean_url;
use factdesk::desk::source::Stance;
use factdesk::store::{
    Anchor, AnySource, By, NewFile, NewNote, NewSource, NewVerdict, NoteOn, Passage,
};

use super::*;

/// Mara's handle, at that minute of the hour.
pub(super) fn mara(minute: i64) -> By<'static> {
    By { handle: "mara", now: now() + chrono::TimeDelta::minutes(minute) }
}

/// A desk on which Mara has done a little of everything.
pub(super) fn worked() -> Folder {
    let folder = Folder::new();
    let mut store = folder.store();
    for draft in [oil(), numbered(1), numbered(2)] {
        draft.add_to(&mut store);
    }
    let note = |on, body| NewNote { on, body, privileged: false };
    store.note(&mara(1), &note(NoteOn::Claim(2), "Rang the ministry.")).unwrap();
    store.note(&mara(2), &note(NoteOn::Note(1), "They say million.")).unwrap();
    store.note(&mara(3), &note(NoteOn::Article(2), "Who wrote this?")).unwrap();
    store.settle_note(&mara(4), 1).unwrap();
    let treaty = NewSource {
        title: Some("The treaty".to_owned()),
        address: Some(clean_url("https://example.org/treaty?utm_source=x").unwrap()),
        file: Some(NewFile {
            name: "treaty.pdf".to_owned(),
            sha256: text_sha256("Article 1"),
            size_bytes: 9,
            copy: Some(b"Article 1".to_vec()),
        }),
        ..NewSource::default()
    };
    store.add_source(&mara(5), &treaty).unwrap();
    let passage = Passage { quoted: Some("1.64 million tonnes"), ..Passage::default() };
    store.cite(&mara(6), (2, None), &AnySource::Known(1), Stance::Refutes, passage).unwrap();
    folder
}

/// Every finding of `verify` that is not fine, as one text.
pub(super) fn unfit(store: &Store, anchor: Option<&Anchor>) -> String {
    let found = store.verify(anchor).unwrap().findings.into_iter().filter(|finding| !finding.ok);
    found.map(|finding| format!("{}: {}\n", finding.name, finding.words)).collect()
}

#[test]
fn a_desk_as_it_was_written_is_whole_and_says_where_its_chain_ends() {
    let folder = worked();
    let store = Store::open(&folder.file, Access::ReadOnly).unwrap();
    let found = store.verify(None).unwrap();
    assert_eq!(unfit(&store, None), "");
    let last = found.findings.last().unwrap();
    assert_eq!(last.words, "7 acts of people, and the tables are as they left them");
    assert_eq!(found.head, store.head().unwrap());
    assert_eq!(found.head.seq, 10);
    let noted = Anchor::parse(&found.head.to_string()).unwrap();
    assert_eq!(unfit(&store, Some(&noted)), "");
    let other = Anchor { seq: 4, ..noted.clone() };
    assert!(unfit(&store, Some(&other)).contains("event 4: it is not the event that was noted"));
    let later = Anchor { seq: 11, ..noted };
    assert!(unfit(&store, Some(&later)).contains("event 11: it is gone: the chain ends with"));
    assert_eq!(
        unfit(&Store::in_memory().unwrap(), Anchor::parse(&format!("0:{:064}", 0)).as_ref()),
        ""
    );
}

#[test]
fn every_row_that_somebody_changed_is_named() {
    const REPLAY: &str = "PRAGMA foreign_keys = OFF;";
    for (change, words) in [
        (
            "UPDATE notes SET body = 'Rang the ministrY.' WHERE note_id = 1",
            "n1: its body is not what mara wrote on 2023-07-04 16:43 (event 5)",
        ),
        (
            "UPDATE notes SET privileged = 1 WHERE note_id = 3",
            "n3: its privileged is 1, where mara left 0 on 2023-07-04 16:45 (event 7)",
        ),
        ("UPDATE notes SET resolved_at = NULL WHERE note_id = 1", "n1: its resolved_at is nothing"),
        (
            "UPDATE notes SET superseded_at = 'now' WHERE note_id = 2",
            "n2: its superseded_at is “now”",
        ),
        (
            "DROP TRIGGER notes_never_leave; DELETE FROM notes WHERE note_id = 2",
            "n2: it is gone; mara wrote it on 2023-07-04 16:44 (event 6)",
        ),
        (
            "INSERT INTO notes (article_id, body, reviewer_id, written_at)
             VALUES (1, 'x', 1, 'now')",
            "n4: no act of a person wrote it",
        ),
        (
            "INSERT INTO verdicts (claim_id, revision_id, claim_version, scale, verdict,
                                   reviewer_id, reviewed_at)
             VALUES (2, 1, 1, 'desk', 'accurate', 1, 'now')",
            "verdict 1: no act of a person wrote it",
        ),
        (
            "UPDATE sources SET url = 'https://example.com/' WHERE source_id = 1",
            "s1: its url is not",
        ),
        ("UPDATE sources SET confidential = 1", "s1: its confidential is 1, where mara left 0"),
        ("UPDATE citations SET stance = 'supports'", "citation 1: its stance is “supports”"),
        ("UPDATE citations SET quoted = '1.64 tonnes'", "citation 1: its quoted is not what mara"),
        ("UPDATE citations SET quoted = NULL", "citation 1: its quoted is not what mara"),
        ("UPDATE citations SET locator = 'p. 3'", "citation 1: its locator is not what mara"),
        ("UPDATE source_files SET bytes = x'41'", "its copy has 1 bytes instead of 9"),
        ("UPDATE source_files SET bytes = CAST('Article 2' AS BLOB)", "its copy is another file"),
        ("UPDATE source_files SET bytes = NULL", "its copy is gone"),
        ("UPDATE reviewers SET role = 'viewer'", "person 1: its role is “viewer”, where mara left"),
        (
            "UPDATE claims SET state = 'closed' WHERE claim_id = 3",
            "c3: its state is “closed” without",
        ),
        ("UPDATE claims SET version = 9 WHERE claim_id = 3", "c3: its version is 9 without an act"),
        (
            "UPDATE claims SET duplicate_of = 2 WHERE claim_id = 3",
            "c3: its duplicate_of is 2 without",
        ),
        ("UPDATE claims SET made_by = 1 WHERE claim_id = 3", "c3: no act of a person wrote it"),
        (
            "UPDATE articles SET state = 'cleared' WHERE article_id = 3",
            "a3: its state is “cleared”",
        ),
        ("UPDATE articles SET withdrawn_at = 'now' WHERE article_id = 3", "a3: its withdrawn_at"),
        ("UPDATE flags SET state = 'dismissed' WHERE flag_id = 1", "f1: its state is “dismissed”"),
        (
            "UPDATE claim_places SET superseded_at = 'x' WHERE place_id = 1",
            "place 1: its superseded_at",
        ),
        (
            "UPDATE claim_places SET compared = 'moved' WHERE place_id = 1",
            "place 1: its compared is",
        ),
        (
            "UPDATE figures SET claim_id = 3 WHERE figure_id = 1",
            "figure 0 of revision 1: it does not lie",
        ),
        ("UPDATE settings SET value = 'binary'", "setting scale: it is not as the program made it"),
        ("DELETE FROM settings", "setting scale: the program made it, and it is gone"),
        ("INSERT INTO settings VALUES ('gate', 'none')", "setting gate: it is not as the program"),
        ("UPDATE scale_steps SET passes = 1 WHERE code = 'wrong'", "step of a scale, "),
        ("UPDATE claim_places SET sentence = 0 WHERE place_id = 3", "c3: it does not begin in the"),
        (
            "UPDATE claims SET added_at = '2023-07-04T16:42:01Z' WHERE claim_id = 3",
            "c3: nothing happened",
        ),
        (
            "UPDATE claims SET article_id = 3, number = '9' WHERE claim_id = 7",
            "c7: it stands in another",
        ),
        (
            "UPDATE article_counts SET open_questions = 1 WHERE article_id = 1",
            "a1: its counts are off",
        ),
        (
            "DROP TRIGGER event_payloads_only_redacted;
             UPDATE event_payloads SET body = NULL, redacted_at = 'now' WHERE seq = 5",
            "event 5: its payload was taken out, and no redaction says so",
        ),
    ] {
        let folder = worked();
        folder.raw().execute_batch(&format!("{REPLAY} {change}")).unwrap();
        let said = unfit(&folder.store(), None);
        assert!(said.contains(words), "{change}:\n{said}");
    }
}

/// A value that somebody else changed and an act then wrote over has left its mark in the chain.
#[test]
fn a_change_that_an_act_covered_shows() {
    let folder = worked();
    folder.raw().execute_batch("UPDATE notes SET resolved_at = 'then' WHERE note_id = 3").unwrap();
    folder.store().settle_note(&mara(9), 3).unwrap();
    let said = unfit(&folder.store(), None);
    assert!(
        said.contains("n3: its resolved_at was changed between two acts, before event 11"),
        "{said}"
    );
}

/// The worked desk with a verdict on its first claim.
fn reviewed() -> Folder {
    let folder = worked();
    let verdict = NewVerdict {
        claim_id: 2,
        verdict: "wrong",
        rationale: Some("The treaty says million."),
        correction: Some("1.64 million tons of oil per year"),
        ..NewVerdict::default()
    };
    folder.store().review(&mara(7), &verdict).unwrap();
    folder
}

#[test]
fn a_byte_of_a_verdict_is_named() {
    assert_eq!(unfit(&reviewed().store(), None), "");
    for (change, words) in [
        (
            "UPDATE verdicts SET rationale = 'The treaty says billion.'",
            "verdict 1: its rationale is not what mara wrote on 2023-07-04 16:49 (event 11)",
        ),
        (
            "UPDATE verdicts SET verdict = 'accurate'",
            "verdict 1: its verdict is “accurate”, where mara left “wrong” on 2023-07-04 16:49",
        ),
        (
            "UPDATE verdicts SET correction = NULL",
            "verdict 1: its correction is not what mara wrote",
        ),
        ("UPDATE verdicts SET reviewed_at = '2023-07-04T16:48:00Z'", "verdict 1: its reviewed_at"),
        (
            "UPDATE claims SET state = 'closed' WHERE claim_id = 2",
            "c2: its state is “closed”, where",
        ),
        (
            "UPDATE claims SET version = 2 WHERE claim_id = 2",
            "c2: its version is 2, where mara left 3",
        ),
        (
            "UPDATE flags SET state = 'open' WHERE flag_id = 1",
            "f1: its state is “open”, where mara",
        ),
        ("UPDATE flag_answers SET answer = 'dismissed', reason = 'x'", "answer to a flag, 1: its"),
        (
            "UPDATE articles SET state = 'cleared' WHERE article_id = 1",
            "a1: its state is “cleared”",
        ),
    ] {
        let folder = reviewed();
        folder.raw().execute_batch(change).unwrap();
        let said = unfit(&folder.store(), None);
        assert!(said.contains(words), "{change}:\n{said}");
    }
}

/// Seconds for 100,000 claims and 20,000 acts:
/// `cargo test --release --test it how_long_it_takes_to_verify -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn how_long_it_takes_to_verify() {
    let folder = Folder::new();
    let mut store = folder.store();
    let drafts: Vec<_> = (0..50_000).map(numbered).collect();
    for batch in drafts.chunks(64) {
        let batch: Vec<_> = batch.iter().map(Draft::new_article).collect();
        store.add(&batch, now()).unwrap();
    }
    for number in 0..20_000 {
        let words = format!("Note {number}.");
        let note = NewNote { on: NoteOn::Claim(number + 1), body: &words, privileged: false };
        store.note(&mara(number % 60), &note).unwrap();
    }
    let begun = std::time::Instant::now();
    assert_eq!(unfit(&store, None), "");
    println!("verify {:.2} s", begun.elapsed().as_secs_f64());
    let begun = std::time::Instant::now();
    assert_eq!(complaints(&store), "");
    println!("doctor alone {:.2} s", begun.elapsed().as_secs_f64());
    let begun = std::time::Instant::now();
    store.undo(&mara(59)).unwrap();
    println!("undo {:.3} s", begun.elapsed().as_secs_f64());
    let begun = std::time::Instant::now();
    let copy = folder.folder.path().join("copy.db");
    store.back_up(factdesk::store::BackupTo::File(&copy), now()).unwrap();
    println!("backup {:.2} s", begun.elapsed().as_secs_f64());
    let begun = std::time::Instant::now();
    assert!(store.sweep().unwrap());
    println!("sweep {:.2} s", begun.elapsed().as_secs_f64());
}
