//! Looking a desk over: the `SQLite` in this program, the settings, the file, and whether every
//! stored word still is what was written.

use std::collections::HashMap;
use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension, Row};

use super::claims::CurrentText;
use super::content::{self, Head};
use super::error::Trouble;
use super::events;
use super::place::{self, count};
use super::said;
use super::settings::{EXPECTED, OLDEST_SQLITE};
use super::upgrade::{self, NEWEST, SCHEMA};
use crate::desk::text_sha256;

/// One thing looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub name: &'static str,
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was seen, in words.
    pub words: String,
}

type Look = fn(&Connection) -> Result<String, Trouble>;

/// Everything that is looked at, in the order people see.
const ALL: &[(&str, Look)] = &[
    ("SQLite", sqlite),
    ("settings", settings),
    ("shape", shape),
    ("file", integrity),
    ("references", references),
    ("articles", articles),
    ("texts", texts),
    ("claims", claims),
    ("figures", figures),
    ("flags", flags),
    ("content", contents),
    ("events", chain),
    ("counters", counters),
];

/// Looks at everything. What is wrong is a finding; an error only says that it could not be
/// looked at.
pub(super) fn examine(conn: &Connection) -> Result<Vec<Finding>, Trouble> {
    let mut findings = Vec::with_capacity(ALL.len());
    for &(name, look) in ALL {
        findings.extend(found(name, look(conn))?);
    }
    Ok(findings)
}

/// Returns what a look saw as a finding, also where the file is damaged; other trouble stays one.
pub(super) fn found(
    name: &'static str,
    seen: Result<String, Trouble>,
) -> Result<Option<Finding>, Trouble> {
    match seen {
        Ok(words) => Ok(Some(Finding { name, ok: true, words })),
        Err(Trouble::Row { row, words }) => {
            Ok(Some(Finding { name, ok: false, words: format!("{row}: {words}") }))
        }
        Err(Trouble::Sql(error)) if is_damage(&error) => {
            Ok(Some(Finding { name, ok: false, words: error.to_string() }))
        }
        Err(trouble) => Err(trouble),
    }
}

fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match error.sqlite_error_code() {
        Some(code) => matches!(code, DatabaseCorrupt | NotADatabase),
        None => true, // a value that is not what its column promises
    }
}

fn sqlite(_: &Connection) -> Result<String, Trouble> {
    if rusqlite::version_number() < OLDEST_SQLITE.0 {
        return Err(Trouble::row(rusqlite::version(), format!("{} needed", OLDEST_SQLITE.1)));
    }
    Ok(rusqlite::version().to_owned())
}

fn settings(conn: &Connection) -> Result<String, Trouble> {
    for &(name, expected) in EXPECTED {
        // A desk in memory has no answer to some.
        let found = conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).optional()?;
        if let Some(found) = found.filter(|&found| found != expected) {
            return Err(Trouble::row(name, format!("{found} instead of {expected}")));
        }
    }
    let journal: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    Ok(format!("as they should be, journal {journal}"))
}

fn shape(conn: &Connection) -> Result<String, Trouble> {
    let fresh = Connection::open_in_memory()?;
    fresh.execute_batch(SCHEMA)?;
    let found = upgrade::shape(conn)?;
    if found != NEWEST || described(conn)? != described(&fresh)? {
        let words = "tables, views or triggers are not those of schema.sql";
        return Err(Trouble::row(format!("shape {found}"), words));
    }
    Ok(format!("{found}, as in schema.sql"))
}

/// Returns how many were seen and how they were: "1 draft, as it should be", "2 drafts, each as it
/// should be".
fn tally(seen: i64, (one, many): (&str, &str), words: &str) -> String {
    if seen == 1 { format!("1 {one}, {words}") } else { format!("{seen} {many}, each {words}") }
}

/// Returns every table, index, view and trigger with its text.
fn described(conn: &Connection) -> rusqlite::Result<Vec<(String, Option<String>)>> {
    let mut statement = conn.prepare("SELECT name, sql FROM sqlite_schema ORDER BY type, name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

fn integrity(conn: &Connection) -> Result<String, Trouble> {
    // The check trusts what this connection remembers of the search index, which is old where it
    // has searched and others have written since; to search is to look again.
    conn.prepare("SELECT 1 FROM claim_search WHERE claim_search MATCH 'a' LIMIT 1")?
        .query_row([], |_| Ok(()))
        .optional()?;
    let mut statement = conn.prepare("PRAGMA integrity_check(5)")?;
    let said: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if said == ["ok"] {
        return Ok("every page is whole".to_owned());
    }
    Err(Trouble::row("the file is damaged", said.join("; ")))
}

fn references(conn: &Connection) -> Result<String, Trouble> {
    let mut statement = conn.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check")?;
    let mut rows = statement.query([])?;
    match rows.next()? {
        None => Ok("every row has its owner".to_owned()),
        Some(row) => {
            let (table, id): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
            let row = format!("{table} {}", id.unwrap_or_default());
            Err(Trouble::row(row, "the row it refers to is missing"))
        }
    }
}

/// What is said of an article is what the last event says that says anything of it: its last
/// reading, or an edit since.
fn articles(conn: &Connection) -> Result<String, Trouble> {
    let said = said_of_articles(conn)?;
    let mut statement = conn.prepare("SELECT article_id FROM articles ORDER BY article_id")?;
    let mut rows = statement.query([])?;
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        let article: i64 = row.get(0)?;
        let said = said.get(&article);
        if said.is_none() || content::of_article(conn, article)?.as_ref() != said {
            let words = "its headline, dates, author, address or file name have been changed since";
            return Err(Trouble::row(format!("a{article}"), words));
        }
        seen += 1;
    }
    Ok(tally(seen, ("article", "articles"), "with what was said of it"))
}

/// Returns the hash of what was last said of each article.
fn said_of_articles(conn: &Connection) -> Result<HashMap<i64, String>, Trouble> {
    let mut statement = conn.prepare(
        "SELECT json_extract(body, '$.article'), json_extract(body, '$.about_sha256')
           FROM event_payloads
          WHERE json_extract(body, '$.about_sha256') IS NOT NULL
          ORDER BY seq",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn texts(conn: &Connection) -> Result<String, Trouble> {
    let mut statement = conn.prepare(
        "SELECT r.article_id, r.number, r.body, r.sha256, a.sha256, r.revision_id
           FROM revisions AS r JOIN articles AS a ON a.article_id = r.article_id",
    )?;
    let mut rows = statement.query([])?;
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        let (article, number): (i64, i64) = (row.get(0)?, row.get(1)?);
        let (body, sha256, first): (String, String, String) =
            (row.get(2)?, row.get(3)?, row.get(4)?);
        // The identity is the hash of the first draft as it was read, with words that left since.
        let identity = number != 1
            || first == sha256
            || said::text_read(conn, row.get(5)?)?.as_ref() == Some(&first);
        if text_sha256(&body) != sha256 || !identity {
            let row = format!("draft {number} of a{article}");
            return Err(Trouble::row(row, "its text is not the one that was stored"));
        }
        seen += 1;
    }
    Ok(tally(seen, ("draft", "drafts"), "as it was stored"))
}

fn claims(conn: &Connection) -> Result<String, Trouble> {
    each_place(
        conn,
        "SELECT revision_id, start_byte, end_byte, quote, claim_id FROM claim_places
          ORDER BY revision_id",
        |row| Ok(format!("c{}", row.get::<_, i64>(4)?)),
    )
}

fn figures(conn: &Connection) -> Result<String, Trouble> {
    each_place(
        conn,
        "SELECT revision_id, start_byte, end_byte, surface, position FROM figures
          ORDER BY revision_id",
        |row| Ok(format!("figure {} of revision {}", row.get::<_, i64>(4)?, row.get::<_, i64>(0)?)),
    )
}

fn flags(conn: &Connection) -> Result<String, Trouble> {
    each_place(
        conn,
        "SELECT revision_id, start_byte, end_byte, quote, flag_id FROM flags ORDER BY revision_id",
        |row| Ok(format!("f{}", row.get::<_, i64>(4)?)),
    )
}

fn each_place(
    conn: &Connection,
    sql: &str,
    name: fn(&Row<'_>) -> rusqlite::Result<String>,
) -> Result<String, Trouble> {
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut text = CurrentText::new(conn);
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        let words: String = row.get(3)?;
        let name = name(row)?;
        let body = text.of(row.get(0)?)?;
        place::check(body, (count(row, 1)?, count(row, 2)?), &words, || name)?;
        seen += 1;
    }
    Ok(tally(seen, ("place", "places"), "at its words"))
}

fn contents(conn: &Connection) -> Result<String, Trouble> {
    let mut statement = conn.prepare(
        "SELECT r.revision_id, r.article_id, r.number, r.sha256, r.skipped, r.content_sha256,
                (SELECT json_extract(p.body, '$.content_sha256')
                   FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq
                  WHERE e.entity = 'revisions' AND e.entity_id = r.revision_id
                    AND e.action = 'extracted'),
                r.title, r.extractor, r.origin, r.added_at
           FROM revisions AS r ORDER BY r.revision_id",
    )?;
    let since = said::contents(conn)?;
    let mut rows = statement.query([])?;
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        let text = |column| row.get::<_, String>(column);
        let (stored, said): (String, Option<String>) = (text(5)?, row.get(6)?);
        let head = Head {
            text_sha256: &text(3)?,
            skipped: &text(4)?,
            title: &text(7)?,
            extractor: &text(8)?,
            origin: &text(9)?,
            added_at: &text(10)?,
        };
        let revision_id = row.get(0)?;
        let found = content::of_stored(conn, revision_id, &head)?;
        let said = since.get(&revision_id).or(said.as_ref());
        if found != stored || said != Some(&stored) {
            let name = format!("draft {} of a{}", row.get::<_, i64>(2)?, row.get::<_, i64>(1)?);
            return Err(Trouble::row(name, "what was read out of it has been changed since"));
        }
        seen += 1;
    }
    Ok(tally(seen, ("draft", "drafts"), "with what was read out of it"))
}

fn chain(conn: &Connection) -> Result<String, Trouble> {
    Ok(tally(events::walk(conn)?, ("event", "events"), "following the one before"))
}

fn counters(conn: &Connection) -> Result<String, Trouble> {
    let mut statement = conn.prepare(
        "SELECT g.article_id, g.claims, n.claims, g.open + g.disputed, n.open_claims, g.open_flags,
                n.open_flags
           FROM article_progress AS g LEFT JOIN article_counts AS n ON n.article_id = g.article_id",
    )?;
    let mut rows = statement.query([])?;
    let mut wrong = String::new();
    while let Some(row) = rows.next()? {
        for column in [1, 3, 5] {
            if row.get::<_, i64>(column)? != row.get::<_, Option<i64>>(column + 1)?.unwrap_or(-1) {
                // Writing into a String cannot fail.
                let _ = write!(wrong, " a{}", row.get::<_, i64>(0)?);
                break;
            }
        }
    }
    if wrong.is_empty() {
        return Ok("agree with their tables".to_owned());
    }
    Err(Trouble::row("counts are off", format!("of{wrong}; they are mended by the next change")))
}
