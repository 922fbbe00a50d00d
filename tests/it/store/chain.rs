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
    let first_hash_after_third =
        "(SELECT hash FROM events WHERE seq = 3), (SELECT hash FROM events WHERE seq = 1)";
    let rest = "'2023-07-04T17:00:00Z', 'eve', 'verdict', 'claims', 1, printf('%064d', 1)";
    for (attack, words) in [
        ("UPDATE events SET actor = 'eve' WHERE seq = 2".to_owned(), "never changed"),
        ("DELETE FROM events WHERE seq = 3".to_owned(), "never deleted"),
        (format!("{first} (5, {rest}, {third})"), "must follow"),
        (format!("{first} (4, {rest}, {zeros})"), "prev must be"),
        (format!("{again} (2, {rest}, {zeros})"), "must follow"),
        ("UPDATE event_payloads SET body = '{}' WHERE seq = 1".to_owned(), "only ever redacted"),
        ("DELETE FROM event_payloads WHERE seq = 1".to_owned(), "never deleted"),
        (format!("{again} (4, {rest}, {first_hash_after_third})"), "never replaced"),
        (
            "INSERT OR REPLACE INTO event_payloads (seq, salt, body) VALUES (1, '', '{}')".into(),
            "never replaced",
        ),
        (
            "UPDATE OR REPLACE event_payloads SET seq = 1, body = NULL, redacted_at = 'now'
              WHERE seq = 2"
                .into(),
            "only ever redacted",
        ),
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

/// Without `recursive_triggers`, which other tools seldom set, REPLACE asks no DELETE trigger.
#[test]
fn what_people_wrote_is_never_written_over() {
    let folder = filled();
    let raw = folder.raw();
    raw.execute_batch(rows::REVIEWED).unwrap();
    raw.execute_batch(
        "INSERT INTO answers (question_id, body, said_at, reviewer_id, answered_at)
         VALUES (1, 'From the ministry.', 'now', 1, 'now'), (1, 'Or not.', 'now', 1, 'now');
         INSERT INTO resolutions (claim_id, revision_id, resolution, reviewer_id, resolved_at)
         VALUES (3, 1, 'stet', 1, 'now');
         PRAGMA recursive_triggers = OFF;",
    )
    .unwrap();
    for (table, id) in [
        ("verdicts", "verdict_id"),
        ("resolutions", "resolution_id"),
        ("citations", "citation_id"),
        ("notes", "note_id"),
        ("answers", "answer_id"),
    ] {
        for (attack, words) in [
            (
                format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE {id} = 1"),
                "never replaced",
            ),
            (format!("REPLACE INTO {table} SELECT * FROM {table}"), "never replaced"),
            (format!("UPDATE OR REPLACE {table} SET {id} = 1 WHERE {id} = 2"), "keep their ids"),
            (format!("UPDATE OR REPLACE {table} SET rowid = 1 WHERE {id} = 2"), "keep their ids"),
        ] {
            let refused = raw.execute(&attack, []).unwrap_err().to_string();
            assert!(refused.contains(words), "{attack}: {refused}");
        }
        let sql = format!("SELECT COUNT(*) FROM {table}");
        assert_eq!(raw.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap(), 2, "{table}");
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
        ("UPDATE revisions SET title = 'x' WHERE revision_id = 2", "content", "draft 1 of a2"),
        ("UPDATE revisions SET extractor = 'x' WHERE revision_id = 2", "content", "draft 1 of a2"),
        (
            "UPDATE articles SET title = 'x', published = '2024' WHERE article_id = 2",
            "articles",
            "a2",
        ),
        ("UPDATE articles SET title = 'x' WHERE article_id = 2", "articles", "a2"),
        ("UPDATE articles SET published = '2024' WHERE article_id = 2", "articles", "a2"),
        ("UPDATE articles SET author = NULL WHERE article_id = 2", "articles", "a2"),
        ("UPDATE articles SET url = '' WHERE article_id = 2", "articles", "a2"),
        ("UPDATE articles SET section = 'x' WHERE article_id = 2", "articles", "a2"),
        ("UPDATE articles SET origin = 'x' WHERE article_id = 2", "articles", "a2"),
        ("UPDATE articles SET due_at = NULL WHERE article_id = 2", "articles", "a2"),
        ("UPDATE articles SET added_at = 'x' WHERE article_id = 2", "articles", "a2"),
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
fn the_state_of_the_work_is_no_part_of_what_is_said_of_an_article() {
    let folder = filled();
    let sql = "UPDATE articles SET state = 'checking', version = 2, withdrawn_at = 'now'
                WHERE article_id = 2";
    folder.raw().execute(sql, []).unwrap();
    assert_eq!(complaints(&folder.store()), "");
}

#[test]
fn one_draft_is_counted_as_one() {
    let mut store = Store::in_memory().unwrap();
    let words = |store: &Store, name: &str| {
        let findings = store.doctor().unwrap();
        findings.into_iter().find(|finding| finding.name == name).unwrap().words
    };
    for (draft, articles, texts, events) in [
        (
            numbered(1),
            "1 article, with what was said of it",
            "1 draft, as it was stored",
            "1 event, following the one before",
        ),
        (
            numbered(2),
            "2 articles, each with what was said of it",
            "2 drafts, each as it was stored",
            "2 events, each following the one before",
        ),
    ] {
        draft.add_to(&mut store);
        assert_eq!(words(&store, "articles"), articles);
        assert_eq!(words(&store, "texts"), texts);
        assert_eq!(words(&store, "events"), events);
    }
    assert_eq!(words(&store, "content"), "2 drafts, each with what was read out of it");
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
