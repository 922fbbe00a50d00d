//! Seven attacks on the chain and what each leaves to be seen; a byte changed in what people wrote
//! is found in any of them (`verify.rs` has the tables one by one).

use factdesk::desk::FieldHash;
use factdesk::store::Anchor;
use rusqlite::Connection;

use super::verify::{unfit, worked};

/// Does what no trigger lets one do, and puts the triggers back as if nothing had been.
fn behind_the_triggers(raw: &Connection, attack: impl FnOnce(&Connection)) {
    let mut triggers = raw
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
        .unwrap();
    let triggers: Vec<(String, String)> = triggers
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    raw.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for (name, _) in &triggers {
        raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    attack(raw);
    for (_, sql) in &triggers {
        raw.execute_batch(sql).unwrap();
    }
}

/// Makes the chain whole again from what its rows say now.
fn rechained(raw: &Connection) {
    let mut events = raw
        .prepare(
            "SELECT e.seq, e.at, e.actor, e.action, e.entity, e.entity_id, p.salt, p.body
               FROM events AS e JOIN event_payloads AS p USING (seq) ORDER BY seq",
        )
        .unwrap();
    let mut rows = events.query([]).unwrap();
    let mut prev = "0".repeat(64);
    let mut written = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let text = |column: usize| row.get::<_, String>(column).unwrap();
        let number = |column: usize| row.get::<_, i64>(column).unwrap();
        let payload =
            FieldHash::new("factdesk-payload-v1").field(&text(6)).field(&text(7)).finish();
        let hash = FieldHash::new("factdesk-event-v1").field(&prev).number(number(0));
        let hash = [1, 2, 3, 4].into_iter().fold(hash, |hash, column| hash.field(&text(column)));
        let hash = hash.number(number(5)).field(&payload).finish();
        written.push((number(0), payload, prev, hash.clone()));
        prev = hash;
    }
    for (seq, payload, prev, hash) in written {
        let sql = "UPDATE events SET payload_sha256 = ?2, prev = ?3, hash = ?4 WHERE seq = ?1";
        raw.execute(sql, (seq, payload, prev, hash)).unwrap();
    }
}

/// Writes a note anew, with the event that says so: only the chain's own past gives it away.
fn forge_note(raw: &Connection) {
    let (salt, body): (String, String) = raw
        .query_row("SELECT salt, body FROM event_payloads WHERE seq = 5", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    let words =
        |words: &str| FieldHash::new("factdesk-words-v1").field(&salt).field(words).finish();
    let forged = body.replace(&words("Rang the ministry."), &words("Rang nobody."));
    assert_ne!(forged, body);
    raw.execute("UPDATE event_payloads SET body = ?1 WHERE seq = 5", [forged]).unwrap();
    raw.execute("UPDATE notes SET body = 'Rang nobody.' WHERE note_id = 1", []).unwrap();
    rechained(raw);
}

/// Cuts the last three acts off, with every row they wrote.
fn cut_tail(raw: &Connection) {
    raw.execute_batch(
        "DELETE FROM event_payloads WHERE seq > 7; DELETE FROM events WHERE seq > 7;
         UPDATE notes SET resolved_by = NULL, resolved_at = NULL;
         DELETE FROM citations; DELETE FROM sources; DELETE FROM source_files;
         UPDATE claims SET version = 1; UPDATE articles SET version = 1, state = 'draft';",
    )
    .unwrap();
}

type Attack<'a> = &'a dyn Fn(&Connection);

#[test]
fn of_seven_attacks_five_are_stopped_or_seen_and_with_an_anchor_all() {
    let fifth = "'2023-07-04T17:00:00Z', 'eve', 'noted', 'notes', 1, printf('%064d', 1)";
    let last = "(SELECT hash FROM events ORDER BY seq DESC LIMIT 1), printf('%064d', 9)";
    let refused = [
        "UPDATE events SET actor = 'eve' WHERE seq = 5".to_owned(),
        "DELETE FROM events WHERE seq = 5".to_owned(),
        format!("INSERT OR REPLACE INTO events VALUES (5, {fifth}, {last})"),
        format!("INSERT INTO events VALUES (12, {fifth}, {last})"),
    ];
    for attack in refused {
        let folder = worked();
        folder.raw().execute_batch(&attack).unwrap_err();
        assert_eq!(unfit(&folder.store(), None), "", "{attack}");
    }
    let change = |raw: &Connection| {
        raw.execute("UPDATE events SET actor = 'eve' WHERE seq = 5", []).unwrap();
    };
    let attacks: [(Attack<'_>, bool, &str); 3] = [
        (&change, true, "event 5: its hash is not the hash of its fields"),
        (&cut_tail, false, "event 10: it is gone: the chain ends with event 7"),
        (&forge_note, false, "event 10: it is not the event that was noted"),
    ];
    for (attack, seen_alone, words) in attacks {
        let folder = worked();
        let noted = Anchor::parse(&folder.store().head().unwrap().to_string()).unwrap();
        behind_the_triggers(&folder.raw(), attack);
        let store = folder.store();
        assert_eq!(!unfit(&store, None).is_empty(), seen_alone, "{}", unfit(&store, None));
        let said = unfit(&store, Some(&noted));
        assert!(said.contains(words), "{said}");
    }
}
