//! What stands on an act by now, so that it cannot be taken back: a later act on the same rows, a
//! new draft whose words the act did not see, an article gone through the gate. Taking back itself
//! is left to `undo.rs`.

use std::collections::HashSet;

use rusqlite::Connection;
use serde_json::{Map, Value as Json, json};

use super::error::Trouble;
use super::fold::{Change, Key};
use super::told::{self, Told, UNDONE};
use super::undo::{ANEW, VERSION, article_of};
use super::{events, ledger, names};

/// What an act says of these holds for the words that it was done on.
const OF_WORDS: &[&str] = &[
    "claims",
    "claim_places",
    "figures",
    "flags",
    "flag_answers",
    "verdicts",
    "resolutions",
    "claim_moves",
];

/// Refuses when a later act stands on this one: it changed the same columns or one of the new rows,
/// refers to a new row, or moved the article that the act happened in. A draft goes only as long as
/// nothing else has happened in its article, and with a new draft all that was said of the words
/// before stays.
pub(super) fn refuse(conn: &Connection, told: &Told) -> Result<(), Trouble> {
    let mine = told.changes();
    let references = references(conn)?;
    let draft_of = mine.iter().find_map(drafted);
    for later in later(conn, told.seq)? {
        let changes = later.changes();
        let new_draft = changes.iter().filter_map(drafted).any(|article| told.is_in(article))
            && mine.iter().any(of_words);
        let built = changes.iter().any(|change| {
            mine.iter().any(|mine| touches(change, mine) || refers(change, mine, &references))
                || moves_article(change, told)
        });
        let in_draft = match draft_of {
            Some(article) => happens_in(conn, &later, &changes, article)?,
            None => false,
        };
        if new_draft || built || in_draft {
            let hint = if new_draft { of_the_new_words(told) } else { ANEW.to_owned() };
            return Err(refusal(conn, told, &later, hint)?);
        }
    }
    Ok(())
}

fn refusal(conn: &Connection, told: &Told, later: &Told, hint: String) -> Result<Trouble, Trouble> {
    let (actor, words) = (&later.actor, later.words(conn)?);
    let (yours, at) = (told.yours(conn)?, names::minute(&later.at));
    let message = format!(
        "{actor} has built on it since ({words}, {at}, event {}), so this stays: {yours}.",
        later.seq
    );
    Ok(Trouble::refused(message, hint))
}

/// A verdict on the words before must not stand on the new ones, so the claim is judged anew.
fn of_the_new_words(told: &Told) -> String {
    let claim =
        told.claims().first().map_or_else(|| "CLAIM".to_owned(), |claim| format!("c{claim}"));
    format!(
        "A new draft has come since. Say what is right now: factdesk review {claim} …, or factdesk \
         reopen {claim} --reason …"
    )
}

/// Returns the acts after that event which stand: neither taken back nor taking something back.
pub(super) fn later(conn: &Connection, seq: i64) -> Result<Vec<Told>, Trouble> {
    let sql = format!(
        "SELECT {} FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq
          WHERE e.seq > ?1 AND e.actor <> ?2 ORDER BY e.seq",
        told::COLUMNS
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map((seq, events::MACHINE), Told::read)?;
    let mut later: Vec<Told> = rows.collect::<Result<_, _>>()?;
    let gone: HashSet<_> = later.iter().filter_map(|told| told.fact("undoes")).collect();
    later.retain(|told| told.action != UNDONE && !gone.contains(&told.seq));
    Ok(later)
}

/// Returns the article to which a change brought another draft.
pub(super) fn drafted(change: &Change) -> Option<i64> {
    match change.key {
        Key::Number(article) if change.table.name == "articles" => {
            change.set.contains_key("revision").then_some(article)
        }
        _ => None,
    }
}

/// A claim's version alone says only that something happened there.
fn of_words(mine: &Change) -> bool {
    OF_WORDS.contains(&mine.table.name) && (mine.new || mine.set.keys().any(|name| name != VERSION))
}

fn happens_in(
    conn: &Connection,
    later: &Told,
    changes: &[Change],
    article: i64,
) -> Result<bool, Trouble> {
    for change in changes {
        if article_of(conn, change)? == Some(article) {
            return Ok(true);
        }
    }
    Ok(later.is_in(article))
}

fn touches(later: &Change, mine: &Change) -> bool {
    let same = later.table.name == mine.table.name && later.key == mine.key;
    let column = |name: &String| name != VERSION && (mine.new || mine.set.contains_key(name));
    same && later.set.keys().any(column)
}

/// A column that refers to a table: whose, which, to which.
type Reference = (String, String, String);

fn references(conn: &Connection) -> Result<Vec<Reference>, Trouble> {
    let mut statement =
        conn.prepare_cached("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)")?;
    let mut found = Vec::new();
    for table in ledger::ALL {
        let rows = statement.query_map([table.name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for row in rows {
            let (column, to) = row?;
            found.push((table.name.to_owned(), column, to));
        }
    }
    Ok(found)
}

fn refers(later: &Change, mine: &Change, references: &[Reference]) -> bool {
    let id = match &mine.key {
        Key::Number(number) => json!(number),
        Key::Text(text) => json!(text),
    };
    mine.new
        && references.iter().any(|(table, column, to)| {
            table == later.table.name && to == mine.table.name && later.set.get(column) == Some(&id)
        })
}

/// Clearing, publishing and correcting rest on all that was found in the article.
fn moves_article(later: &Change, told: &Told) -> bool {
    let state = |of: &Map<String, Json>| of.get("state").cloned();
    let Key::Number(article) = later.key else { return false };
    later.table.name == "articles"
        && told.is_in(article)
        && later.set.contains_key("state")
        && state(&later.was) != Some(json!("draft"))
}
