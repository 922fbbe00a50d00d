//! Taking back one's own last act, by an act of its own: changed columns get what they held before,
//! new rows are taken back as the ledger says. Whatever somebody has built on it, or whose words
//! are not kept, stays, and the refusal says what to do instead.

use std::collections::{BTreeSet, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value as Json, json};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::fold::{Change, Key, REDACTED};
use super::ledger::{self, Plain, Table, Undone as TakenBack};
use super::told::{self, Told, UNDONE};
use super::{Store, content, events, names};
use crate::desk::rights::Right;

/// An act that was, or can be, taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// Its event.
    pub seq: i64,
    /// When it was done: UTC, ISO 8601.
    pub at: String,
    /// What it did: "your verdict wrong on claim 17", "settled n5 on claim 3".
    pub words: String,
    /// The claims it happened on.
    pub claims: Vec<i64>,
}

impl Store {
    /// Returns the act of that person which `undo` would take back.
    pub fn last_act(&self, handle: &str) -> Result<Undone, Error> {
        self.read(|conn| {
            let last = last(conn, &handle.trim().to_lowercase())?;
            refuse_what_stays(conn, &last)?;
            refuse_what_is_built_on(conn, &last)?;
            undone(conn, &last)
        })
    }

    /// Takes back the last act of a person that is not taken back yet.
    pub fn undo(&mut self, by: &By<'_>) -> Result<Acted<Undone>, Error> {
        self.act(by, Right::Undo, UNDONE, |act| {
            let last = last(act.tx, &act.by.handle)?;
            refuse_what_stays(act.tx, &last)?;
            may_undo(act, &last)?;
            refuse_what_is_built_on(act.tx, &last)?;
            take_back(act, &last)?;
            undone(act.tx, &last)
        })
    }
}

fn undone(conn: &Connection, told: &Told) -> Result<Undone, Trouble> {
    Ok(Undone {
        seq: told.seq,
        at: told.at.clone(),
        words: told.yours(conn)?,
        claims: told.claims(),
    })
}

/// Returns the last act of a person that is not taken back, and takes none back itself.
fn last(conn: &Connection, handle: &str) -> Result<Told, Trouble> {
    let sql = format!(
        "SELECT {} FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq
          WHERE e.actor = ?1 AND e.actor <> ?2 AND e.action <> 'joined' ORDER BY e.seq DESC",
        told::COLUMNS
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([handle, events::MACHINE])?;
    let mut taken_back = HashSet::new();
    while let Some(row) = rows.next()? {
        let told = Told::read(row)?;
        match told.fact("undoes").filter(|_| told.action == UNDONE) {
            Some(seq) => drop(taken_back.insert(seq)),
            None if taken_back.contains(&told.seq) => {}
            None => return Ok(told),
        }
    }
    Err(Trouble::refused(
        format!("{handle} has nothing to undo here."),
        "Only your own last act can be undone. factdesk report history lists all of them.",
    ))
}

/// What is done with these tables cannot be undone: why not, and what can be done instead.
const INSTEAD: &[(&str, &str, &str)] = &[
    (
        "settings",
        "it holds for everybody's work",
        "Set it anew: factdesk scale use CODE, or factdesk rules --set FILE",
    ),
    ("scales", "it holds for everybody's work", "Choose another: factdesk scale use CODE"),
    ("scale_steps", "it holds for everybody's work", "Choose another: factdesk scale use CODE"),
    (
        "revisions",
        "the claims were compared with the new draft",
        "Bring in the right draft with factdesk revise, or set the date with factdesk article edit.",
    ),
    (
        REDACTIONS,
        "the words that were taken out are in no part of the desk any more",
        "Type them anew where they must stand.",
    ),
];

const REDACTIONS: &str = "redactions";

fn refuse_what_stays(conn: &Connection, told: &Told) -> Result<(), Trouble> {
    let instead = |table| INSTEAD.iter().find(|(name, ..)| *name == table);
    let refuse = |why: &str, hint: &str| {
        let words = told.yours(conn)?;
        let message = format!("This cannot be undone: {words} (event {}): {why}.", told.seq);
        Err(Trouble::refused(message, hint))
    };
    let silent = told.payload.is_none() || told.action == REDACTED;
    let mut stays = silent.then(|| instead(REDACTIONS)).flatten();
    for change in told.changes() {
        stays = stays.or_else(|| instead(change.table.name));
        let lost =
            change.was.iter().find(|(name, was)| change.table.is_words(name) && !was.is_null());
        match (stays, lost) {
            (None, Some((column, _))) => {
                let column = column.replace('_', " ");
                return refuse(&format!("the {column} that stood there before is not kept"), ANEW);
            }
            (None, None) if change.new && matches!(change.table.undone, TakenBack::Never) => {
                return refuse("what it made cannot be taken away", ANEW);
            }
            _ => {}
        }
    }
    stays.map_or(Ok(()), |(_, why, hint)| refuse(why, hint))
}

const ANEW: &str = "Write down what is right now; both stay in the history.";

/// Rights that an act on these tables needed, and so its undoing: a role may be gone since.
const NEEDED: &[(&str, Right)] =
    &[("reviewers", Right::ManagePeople), ("clearances", Right::Clear)];

fn may_undo(act: &Act<'_>, told: &Told) -> Result<(), Trouble> {
    for change in told.changes() {
        for (_, right) in NEEDED.iter().filter(|(table, _)| *table == change.table.name) {
            super::people::allowed(act.tx, &act.by, *right)?;
        }
    }
    Ok(())
}

/// Refuses when a later act stands on this one: it changed the same columns or one of the new rows,
/// refers to a new row, or moved the article that the act happened in.
fn refuse_what_is_built_on(conn: &Connection, told: &Told) -> Result<(), Trouble> {
    let mine = told.changes();
    let references = references(conn)?;
    for later in later(conn, told.seq)? {
        let built = later.changes().iter().any(|change| {
            mine.iter().any(|mine| touches(change, mine) || refers(change, mine, &references))
                || moves_article(change, told.fact("article"))
        });
        if built {
            let (actor, words) = (&later.actor, later.words(conn)?);
            let (yours, at) = (told.yours(conn)?, names::minute(&later.at));
            return Err(Trouble::refused(
                format!(
                    "{actor} has built on it since ({words}, {at}, event {}), so this stays: \
                     {yours}.",
                    later.seq
                ),
                ANEW,
            ));
        }
    }
    Ok(())
}

/// Returns the acts after that event which stand: neither taken back nor taking something back.
fn later(conn: &Connection, seq: i64) -> Result<Vec<Told>, Trouble> {
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

fn touches(later: &Change, mine: &Change) -> bool {
    let same = later.table.name == mine.table.name && later.key == mine.key;
    let column = |name: &String| name != VERSION && (mine.new || mine.set.contains_key(name));
    same && later.set.keys().any(column)
}

/// Grows with every change and never goes back, so that nobody saves over what they have not seen.
const VERSION: &str = "version";

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
fn moves_article(later: &Change, article: Option<i64>) -> bool {
    let state = |of: &serde_json::Map<String, Json>| of.get("state").cloned();
    later.table.name == "articles"
        && article.is_some_and(|article| later.key == Key::Number(article))
        && later.set.contains_key("state")
        && state(&later.was) != Some(json!("draft"))
}

fn take_back(act: &mut Act<'_>, told: &Told) -> Result<(), Trouble> {
    if let Some(claim) = told.fact("claim") {
        act.on_claim(claim);
    }
    if let Some(article) = told.fact("article") {
        act.in_article(article);
    }
    let mut articles = BTreeSet::new();
    for change in told.changes().iter().rev() {
        articles.extend(article_of(act.tx, change)?);
        if change.new {
            take_row_back(act, change)?;
        } else {
            restore(act, told, change)?;
        }
    }
    for article in articles {
        act.in_article(article);
    }
    // Whatever changes what is said of an article says the hash of it.
    if let Some(article) = told
        .fact("article")
        .filter(|_| told.payload.as_ref().is_some_and(|said| said.get("about_sha256").is_some()))
    {
        let about_sha256 = content::of_article(act.tx, article)?;
        act.fact("about_sha256", about_sha256);
    }
    act.fact("undoes", told.seq);
    if let Some(table) = ledger::table(&told.entity) {
        act.on(table.name, told.entity_id);
    }
    Ok(())
}

fn take_row_back(act: &mut Act<'_>, change: &Change) -> Result<(), Trouble> {
    let fields = match change.table.undone {
        TakenBack::At(column) => Fields::new().text(column, &act.at.clone()),
        TakenBack::Set(column, value) => Fields::new().set(column, plain(value)),
        TakenBack::Stays | TakenBack::Never => return Ok(()),
    };
    act.update(change.table.name, &change.key, grown(act.tx, change.table, &change.key, fields)?)?;
    Ok(())
}

fn restore(act: &mut Act<'_>, told: &Told, change: &Change) -> Result<(), Trouble> {
    let mut fields = Fields::new();
    let mut any = false;
    for column in change.table.columns().filter(|column| *column != VERSION) {
        let Some(was) = change.was.get(column) else { continue };
        if column == "state" && begun_and_gone_on(act.tx, told, change)? {
            continue;
        }
        fields = fields.set(column, value(was));
        any = true;
    }
    if any || change.set.len() == 1 && change.set.contains_key(VERSION) {
        let fields = grown(act.tx, change.table, &change.key, fields)?;
        act.update(change.table.name, &change.key, fields)?;
    }
    Ok(())
}

/// An article that others are working in stays begun, though the act that began it is taken back.
fn begun_and_gone_on(conn: &Connection, told: &Told, change: &Change) -> Result<bool, Trouble> {
    if change.table.name != "articles" || change.was.get("state") != Some(&json!("draft")) {
        return Ok(false);
    }
    let Key::Number(article) = change.key else { return Ok(false) };
    Ok(later(conn, told.seq)?.iter().any(|later| later.fact("article") == Some(article)))
}

/// Adds the next version to the fields of a row that has one.
fn grown(conn: &Connection, table: &Table, key: &Key, fields: Fields) -> Result<Fields, Trouble> {
    if !table.facts.contains(&VERSION) {
        return Ok(fields);
    }
    let sql = format!("SELECT version FROM {} WHERE {} = ?1", table.name, table.key);
    let version: i64 =
        conn.prepare_cached(&sql)?.query_row([Value::from(key)], |row| row.get(0))?;
    Ok(fields.set(VERSION, version + 1))
}

fn plain(plain: Plain) -> Value {
    match plain {
        Plain::Null => Value::Null,
        Plain::Number(number) => Value::Integer(number),
        Plain::Code(code) => Value::Text(code.to_owned()),
    }
}

fn value(was: &Json) -> Value {
    match was {
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(number), _) => Value::Integer(number),
            (None, number) => number.map_or(Value::Null, Value::Real),
        },
        Json::String(text) => Value::Text(text.clone()),
        _ => Value::Null,
    }
}

/// Where the article of a row is found.
const ARTICLE_OF: &[(&str, &str)] = &[
    ("claims", "SELECT article_id FROM claims WHERE claim_id = ?1"),
    (
        "flags",
        "SELECT r.article_id FROM flags AS f JOIN revisions AS r ON r.revision_id = f.revision_id
          WHERE f.flag_id = ?1",
    ),
    (
        "claim_places",
        "SELECT c.article_id FROM claim_places AS p JOIN claims AS c ON c.claim_id = p.claim_id
          WHERE p.place_id = ?1",
    ),
    ("questions", "SELECT article_id FROM questions WHERE question_id = ?1"),
    (
        "answers",
        "SELECT q.article_id FROM answers AS w JOIN questions AS q ON q.question_id = w.question_id
          WHERE w.answer_id = ?1",
    ),
];

/// Returns the article whose counts a change moves.
fn article_of(conn: &Connection, change: &Change) -> Result<Option<i64>, Trouble> {
    let Some((_, sql)) = ARTICLE_OF.iter().find(|(table, _)| *table == change.table.name) else {
        return Ok(None);
    };
    let found = conn
        .prepare_cached(sql)?
        .query_row([Value::from(&change.key)], |row| row.get(0))
        .optional()?;
    Ok(found)
}
