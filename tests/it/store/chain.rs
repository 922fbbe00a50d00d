//! The event chain, and what the doctor sees when somebody else has changed the file.

use factdesk::desk::FieldHash;
use factdesk::store::{ClaimFilter, Error};

use super::*;

fn filled() -> Folder {
    let folder = Folder::new();
    let mut store = folder.store();
    for draft in [oil(), numbered(1), numbered(2)] {
        draft.add_to(&mut store);
    }
    folder
}

#[test]
fn an_added_draft_is_one_event_whose_hash_anybody_can_compute() {
    let folder = filled();
    let raw = folder.raw();
    let mut prev = "0".repeat(64);
    let mut events = raw
        .prepare(
            "SELECT e.seq, e.at, e.actor, e.action, e.entity, e.entity_id, p.salt, p.body, e.prev,
                    e.hash
               FROM events AS e JOIN event_payloads AS p USING (seq) ORDER BY seq",
        )
        .unwrap();
    let mut rows = events.query([]).unwrap();
    let mut seen = 0;
    while let Some(row) = rows.next().unwrap() {
        let text = |column: usize| row.get::<_, String>(column).unwrap();
        let number = |column: usize| row.get::<_, i64>(column).unwrap();
        let payload =
            FieldHash::new("factdesk-payload-v1").field(&text(6)).field(&text(7)).finish();
        let hash = FieldHash::new("factdesk-event-v1")
            .field(&prev)
            .number(number(0))
            .field(&text(1))
            .field(&text(2))
            .field(&text(3))
            .field(&text(4))
            .number(number(5))
            .field(&payload)
            .finish();
        assert_eq!((text(8), text(9)), (prev, hash.clone()));
        assert_eq!((text(1).as_str(), text(2).as_str()), ("2023-07-04T16:42:00Z", "factdesk"));
        assert_eq!((text(3).as_str(), text(4).as_str()), ("extracted", "revisions"));
        prev = hash;
        seen += 1;
        assert_eq!((number(0), number(5)), (seen, seen));
    }
    assert_eq!(seen, 3);
}

#[test]
fn the_chain_refuses_change_loss_and_gaps() {
    let folder = filled();
    let raw = folder.raw();
    let first = "INSERT INTO events VALUES";
    let again = "INSERT OR REPLACE INTO events VALUES";
    let third = "(SELECT hash FROM events WHERE seq = 3), printf('%064d', 9)";
    let zeros = "printf('%064d', 0), printf('%064d', 9)";
    let rest = "'2023-07-04T17:00:00Z', 'eve', 'verdict', 'claims', 1, printf('%064d', 1)";
    for (attack, words) in [
        ("UPDATE events SET actor = 'eve' WHERE seq = 2".to_owned(), "never changed"),
        ("DELETE FROM events WHERE seq = 3".to_owned(), "never deleted"),
        (format!("{first} (5, {rest}, {third})"), "must follow"),
        (format!("{first} (4, {rest}, {zeros})"), "prev must be"),
        (format!("{again} (2, {rest}, {zeros})"), "must follow"),
        ("UPDATE event_payloads SET body = '{}' WHERE seq = 1".to_owned(), "only ever redacted"),
        ("DELETE FROM event_payloads WHERE seq = 1".to_owned(), "never deleted"),
    ] {
        let refused = raw.execute(&attack, []).unwrap_err().to_string();
        assert!(refused.contains(words), "{attack}: {refused}");
    }
    assert_eq!(complaints(&folder.store()), "");
}

#[test]
fn what_people_wrote_is_never_deleted() {
    let folder = filled();
    let raw = folder.raw();
    raw.execute_batch(rows::REVIEWED).unwrap();
    for table in ["verdicts", "resolutions", "citations", "notes"] {
        let refused = raw.execute(&format!("DELETE FROM {table}"), []).unwrap_err();
        assert!(refused.to_string().contains("never deleted"), "{table}: {refused}");
    }
}

#[test]
fn a_redacted_payload_leaves_the_chain_whole() {
    let folder = filled();
    let sql = "UPDATE event_payloads SET body = NULL, redacted_at = 'now' WHERE seq = 2";
    folder.raw().execute(sql, []).unwrap();
    let findings = folder.store().doctor().unwrap();
    assert!(findings.iter().any(|finding| finding.name == "events" && finding.ok));
}

#[test]
fn the_doctor_names_what_somebody_changed() {
    for (change, name, words) in [
        ("UPDATE claim_places SET quote = 'x' || quote WHERE claim_id = 3", "claims", "c3"),
        (
            "UPDATE claim_places SET speaker = 'nobody' WHERE claim_id = 4",
            "content",
            "draft 1 of a1",
        ),
        ("UPDATE figures SET value = '1640000' WHERE figure_id = 1", "content", "draft 1 of a1"),
        ("UPDATE figures SET surface = '9 tons' WHERE figure_id = 6", "figures", "figure 1"),
        ("UPDATE flags SET message = 'Fine.' WHERE flag_id = 1", "content", "draft 1 of a1"),
        ("UPDATE flags SET end_byte = end_byte + 1 WHERE flag_id = 2", "flags", "f2"),
        ("UPDATE sentences SET worth = 1.0", "content", "draft 1 of a1"),
        ("UPDATE revisions SET body = body || ' More.' WHERE revision_id = 2", "texts", "a2"),
        ("UPDATE articles SET sha256 = printf('%064d', 3) WHERE article_id = 3", "texts", "a3"),
        ("DELETE FROM article_counts WHERE article_id = 2", "counters", "a2"),
        ("DROP TRIGGER events_never_change", "shape", "not those of schema.sql"),
        (
            "DROP TRIGGER events_never_change; UPDATE events SET actor = 'eve' WHERE seq = 2",
            "events",
            "event 2",
        ),
        (
            "DROP TRIGGER events_never_leave; PRAGMA foreign_keys = OFF;
             DELETE FROM events WHERE seq = 1",
            "events",
            "event 2",
        ),
        (
            "DROP TRIGGER event_payloads_only_redacted;
             UPDATE event_payloads SET body = '{}' WHERE seq = 3",
            "events",
            "event 3",
        ),
        (
            "PRAGMA foreign_keys = OFF; DELETE FROM claims WHERE claim_id = 7",
            "references",
            "missing",
        ),
    ] {
        let folder = filled();
        folder.raw().execute_batch(change).unwrap();
        let findings = folder.store().doctor().unwrap();
        let finding = findings.iter().find(|finding| finding.name == name).unwrap();
        assert!(!finding.ok && finding.words.contains(words), "{change}: {findings:#?}");
    }
}

#[test]
fn a_listing_stops_at_a_row_that_no_longer_fits() {
    let folder = filled();
    let sql = "UPDATE claim_places SET start_byte = start_byte + 1 WHERE claim_id = 3";
    folder.raw().execute(sql, []).unwrap();
    let error = folder.store().claims(&ClaimFilter::default()).unwrap_err();
    assert!(matches!(&error, Error::Row { row, .. } if row == "c3"), "{error}");
    assert!(error.to_string().contains("it should be “40 tons of milk powder”"), "{error}");
    let sql = "UPDATE claim_places SET start_byte = start_byte - 1 WHERE claim_id = 3;
               UPDATE figures SET surface = '41 tons' WHERE figure_id = 2";
    folder.raw().execute_batch(sql).unwrap();
    let error = folder.store().claims(&ClaimFilter::default()).unwrap_err();
    assert!(error.to_string().contains("figure 1 of revision 1"), "{error}");
}
