//! The page about the file: every table is on it, and all its queries run.

use super::*;

const PAGE: &str = include_str!("../../../docs/database.md");

#[test]
fn every_query_on_the_page_runs_and_says_something() {
    let folder = Folder::new();
    let mut store = folder.store();
    for draft in [oil(), numbered(1), numbered(2)] {
        draft.add_to(&mut store);
    }
    let raw = folder.raw();
    raw.execute_batch(rows::REVIEWED).unwrap();
    let queries: Vec<_> =
        PAGE.split("```sql\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(queries.len(), 10);
    for query in queries {
        let mut statement = raw.prepare(query).unwrap_or_else(|e| panic!("{e}: {query}"));
        assert!(statement.readonly(), "{query}");
        let mut rows = statement.query([]).unwrap();
        let mut seen = 0;
        while rows.next().unwrap_or_else(|e| panic!("{e}: {query}")).is_some() {
            seen += 1;
        }
        assert!(seen > 0, "no row from: {query}");
    }
}

#[test]
fn every_table_and_view_is_on_the_page() {
    for line in include_str!("../../../schema.sql").lines() {
        let name = line
            .strip_prefix("CREATE TABLE ")
            .or_else(|| line.strip_prefix("CREATE VIEW "))
            .or_else(|| line.strip_prefix("CREATE VIRTUAL TABLE "))
            .and_then(|rest| rest.split_whitespace().next());
        if let Some(name) = name {
            assert!(PAGE.contains(&format!("`{name}`")), "{name} is missing in docs/database.md");
        }
    }
}
