//! Old shapes walk forward to the newest, and any `SQLite` can read and write it.

use factdesk::store::{ArticleFilter, ClaimFilter};

use super::*;

/// Every shape that was ever released, as kept then. Never edited; a new shape adds a line.
const KEPT: &[(i64, &str)] = &[
    (1, include_str!("../../fixtures/db/v1.sql")),
    (2, include_str!("../../fixtures/db/v2.sql")),
    (3, include_str!("../../fixtures/db/v3.sql")),
    (4, include_str!("../../fixtures/db/v4.sql")),
];

/// Keeps the newest shape with some rows, once, when it is released: `UPDATE=1 cargo test --test it
/// keep_the_newest_shape -- --ignored`. An existing dump is never written over.
#[test]
#[ignore = "writes a file; for the day a new shape is released"]
fn keep_the_newest_shape() {
    if std::env::var_os("UPDATE").is_none() {
        return;
    }
    let folder = Folder::new();
    for draft in [oil(), numbered(1)] {
        draft.add_to(&mut folder.store());
    }
    let raw = folder.raw();
    raw.execute_batch(rows::REVIEWED).unwrap();
    let shape: i64 = raw.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let mut dump =
        format!("PRAGMA application_id = {};\nPRAGMA user_version = {shape};\n", 0x6664_736B);
    dump += include_str!("../../../schema.sql");
    dump += "\n-- Rows.\nBEGIN;\nPRAGMA defer_foreign_keys = ON;\n";
    let tables = "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'
                     AND name NOT LIKE 'sqlite_%' ORDER BY name";
    for table in texts(&raw, tables) {
        let columns = texts(&raw, &format!("SELECT name FROM pragma_table_info('{table}')"));
        let quoted = columns.iter().map(|name| format!("quote({name})")).collect::<Vec<_>>();
        let rows = format!("SELECT {} FROM {table} ORDER BY 1", quoted.join(" || ', ' || "));
        for row in texts(&raw, &rows) {
            dump += &format!("INSERT INTO {table} ({}) VALUES ({row});\n", columns.join(", "));
        }
    }
    dump += "INSERT INTO claim_search (rowid, quote, sentence)\n\
             SELECT place_id, quote, sentence FROM claim_words;\nCOMMIT;\n";
    let path = format!("{}/tests/fixtures/db/v{shape}.sql", env!("CARGO_MANIFEST_DIR"));
    let mut file = std::fs::File::create_new(path).expect("a kept dump is never written over");
    std::io::Write::write_all(&mut file, dump.as_bytes()).unwrap();
}

fn texts(conn: &rusqlite::Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn described(conn: &rusqlite::Connection) -> Vec<(String, Option<String>)> {
    let mut statement =
        conn.prepare("SELECT name, sql FROM sqlite_schema ORDER BY type, name").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn every_kept_shape_becomes_the_newest_with_all_its_rows() {
    let fresh = rusqlite::Connection::open_in_memory().unwrap();
    fresh.execute_batch(include_str!("../../../schema.sql")).unwrap();
    for (shape, dump) in KEPT {
        let folder = Folder::new();
        folder.raw().execute_batch(dump).unwrap();
        let store = folder.store();
        assert_eq!(described(&folder.raw()), described(&fresh), "shape {shape}");
        assert_eq!(complaints(&store), "", "shape {shape}");
        let articles = store.articles(&ArticleFilter::default()).unwrap();
        assert_eq!((articles.len(), articles[0].title.as_str()), (2, "Oil deal"));
        let claim = store.claims(&ClaimFilter { ids: vec![2], ..Default::default() }).unwrap();
        assert_eq!(claim[0].verdict.as_ref().unwrap().verdict, "wrong", "shape {shape}");
        assert_eq!(store.search("milk powder", 9).unwrap().len(), 1, "shape {shape}");
    }
}

#[test]
fn every_column_has_a_comment() {
    let schema = include_str!("../../../schema.sql");
    let mut table = "";
    let mut columns = 0;
    for line in schema.lines() {
        if line.starts_with("CREATE TABLE") {
            table = line;
        } else if line.starts_with(") STRICT") {
            table = "";
        } else if !table.is_empty()
            && line.starts_with("  ")
            && line[2..].starts_with(|c: char| c.is_ascii_lowercase())
        {
            columns += 1;
            assert!(line.contains("--"), "{table}: {line}");
        }
    }
    assert!(columns > 150, "{columns}");
}

/// The settings, as far as another connection can see them, and the limits from within.
#[test]
fn a_new_desk_has_the_settings_it_should() {
    let folder = Folder::new();
    let store = folder.store();
    let raw = folder.raw();
    let text = |name: &str| -> String {
        raw.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|value| format!("{value:?}"))
            .unwrap()
    };
    assert_eq!(text("journal_mode"), "Text(\"wal\")");
    assert_eq!(text("application_id"), format!("Integer({})", 0x6664_736B));
    assert_eq!(text("user_version"), "Integer(5)");
    let words = store.doctor().unwrap().into_iter().map(|f| format!("{} {}\n", f.name, f.words));
    let words: String = words.collect();
    assert!(words.contains("settings as they should be, journal wal"), "{words}");
    assert!(words.contains("shape 5, as in schema.sql"), "{words}");
    let known = rusqlite::version_number();
    assert!(known >= 3_051_003, "SQLite {known} can damage a file that two programs write");
}
