//! Taking back one's own last act, by an act of its own: changed columns get what they held before,
//! new rows are taken back as the ledger says. What has lost its words stays, and the refusal says
//! what to do instead; so does what somebody has built on, which `built_on.rs` finds.

use std::collections::{BTreeSet, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value as Json, json};

use super::act::{Act, Acted, By, Fields};
use super::clearances::TAKEN_BACK;
use super::error::{Error, Trouble};
use super::fold::{Change, Key, REDACTED};
use super::ledger::{self, Plain, Table, Undone as TakenBack};
use super::people::{self, Person};
use super::told::{self, Told, UNDONE};
use super::{Store, built_on, content, events, names, reviewers};
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
    /// The words of its claim, where it happened on one.
    pub quote: Option<String>,
    /// The headline of its article, where it happened in one.
    pub title: Option<String>,
}

impl Store {
    /// Returns the act of that person which `undo` would take back.
    pub fn last_act(&self, handle: &str) -> Result<Undone, Error> {
        self.read(|conn| {
            let handle = handle.trim().to_lowercase();
            let person = people::find(conn, &handle)?.ok_or_else(|| nothing_of(&handle))?;
            undone(conn, &undoable(conn, &person)?)
        })
    }

    /// Takes back the last act of a person that is not taken back yet.
    pub fn undo(&mut self, by: &By<'_>) -> Result<Acted<Undone>, Error> {
        self.undo_if(by, None)
    }

    /// Takes back the last act of a person only if it is that event; otherwise says what is.
    pub fn undo_if(&mut self, by: &By<'_>, seq: Option<i64>) -> Result<Acted<Undone>, Error> {
        self.act(by, Right::Undo, UNDONE, |act| {
            let last = last(act.tx, &act.by)?;
            if let Some(seq) = seq.filter(|seq| *seq != last.seq) {
                return Err(another(act.tx, &last, seq)?);
            }
            refuse_what_stands(act.tx, &act.by, &last)?;
            take_back(act, &last)?;
            undone(act.tx, &last)
        })
    }

    /// Returns the last act of that person, without asking whether it can be taken back: an index
    /// leads to it, however much others have done since.
    pub fn own_last_act(&self, handle: &str) -> Result<Option<Undone>, Error> {
        self.read(|conn| {
            let handle = handle.trim().to_lowercase();
            let sql = format!(
                "SELECT {} FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq
                  WHERE e.actor = ?1 AND e.action NOT IN ('joined', 'new password')
                  ORDER BY e.seq DESC LIMIT {MOST_UNDONE}",
                told::COLUMNS
            );
            let mut statement = conn.prepare_cached(&sql)?;
            let mut rows = statement.query([&handle])?;
            let mut taken_back = HashSet::new();
            while let Some(row) = rows.next()? {
                let told = Told::read(row)?;
                if stands(&told, &mut taken_back) {
                    return undone(conn, &told).map(Some);
                }
            }
            Ok(None)
        })
    }
}

/// Behind so many acts that were taken back one after the other nobody looks for one that was not.
const MOST_UNDONE: i64 = 500;

/// Whether an act is neither taken back by those after it, which were seen before, nor takes one
/// back itself.
fn stands(told: &Told, taken_back: &mut HashSet<i64>) -> bool {
    match told.fact("undoes").filter(|_| told.action == UNDONE) {
        Some(seq) => {
            taken_back.insert(seq);
            false
        }
        None => !taken_back.contains(&told.seq),
    }
}

/// The refusal to take back another act than the one that was shown.
fn another(conn: &Connection, last: &Told, shown: i64) -> Result<Trouble, Trouble> {
    let since = format!("{}, {}", last.yours(conn)?, names::minute(&last.at));
    let message = if last.seq > shown {
        format!("Your last act is another one by now ({since}), so nothing was undone.")
    } else {
        format!("That is undone already; the act before it is {since}. Nothing more was undone.")
    };
    let hint = format!("Undo that one: factdesk undo --event {}", last.seq);
    Ok(Trouble::Changed { message, hint, since })
}

/// Returns the last act of a person, if it can be taken back; else says why it stays.
fn undoable(conn: &Connection, person: &Person) -> Result<Told, Trouble> {
    let last = last(conn, person)?;
    refuse_what_stands(conn, person, &last)?;
    Ok(last)
}

fn refuse_what_stands(conn: &Connection, person: &Person, last: &Told) -> Result<(), Trouble> {
    refuse_what_stays(conn, last)?;
    refuse_without_right(conn, person, last)?;
    built_on::refuse(conn, last)
}

fn undone(conn: &Connection, told: &Told) -> Result<Undone, Trouble> {
    let claims = told.claims();
    let (quote, title) = match (claims.as_slice(), told.fact("article")) {
        ([claim], _) => place_of(conn, *claim)?,
        (_, Some(article)) => (None, title_of(conn, article)?),
        _ => (None, None),
    };
    let words = told.yours(conn)?;
    Ok(Undone { seq: told.seq, at: told.at.clone(), words, claims, quote, title })
}

/// Returns the words of a claim and the headline of its article.
fn place_of(conn: &Connection, claim_id: i64) -> Result<(Option<String>, Option<String>), Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT (SELECT p.quote FROM claim_places AS p
                      WHERE p.claim_id = c.claim_id AND p.superseded_at IS NULL
                      ORDER BY p.revision_id DESC LIMIT 1), a.title
               FROM claims AS c JOIN articles AS a ON a.article_id = c.article_id
              WHERE c.claim_id = ?1",
        )?
        .query_row([claim_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.unwrap_or_default())
}

fn title_of(conn: &Connection, article_id: i64) -> Result<Option<String>, Trouble> {
    let found = conn
        .prepare_cached("SELECT title FROM articles WHERE article_id = ?1")?
        .query_row([article_id], |row| row.get(0))
        .optional()?;
    Ok(found.flatten())
}

/// Returns the last act of a person that is not taken back, and takes none back itself. Passwords
/// are no work and are walked past; an article that they brought in since is not.
fn last(conn: &Connection, person: &Person) -> Result<Told, Trouble> {
    let sql = format!(
        "SELECT {} FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq
          WHERE e.actor = ?1 AND e.actor <> ?2 AND e.action NOT IN ('joined', 'new password')
             OR e.actor = ?2 AND e.action = 'extracted'
                AND json_extract(p.body, '$.added_by') = ?3
          ORDER BY e.seq DESC",
        told::COLUMNS
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query((&person.handle, events::MACHINE, person.id))?;
    let mut taken_back = HashSet::new();
    while let Some(row) = rows.next()? {
        let told = Told::read(row)?;
        match stands(&told, &mut taken_back) {
            false => {}
            true if told.actor == events::MACHINE => refuse_brought_in(conn, person, &told)?,
            true => return Ok(told),
        }
    }
    Err(nothing_of(&person.handle))
}

fn nothing_of(handle: &str) -> Trouble {
    Trouble::refused(
        format!("{handle} has nothing to undo here."),
        "Only your own last act can be undone. factdesk report history lists all of them.",
    )
}

/// An article is not undone: what the machine read stays, and the listings may go without it. One
/// that is withdrawn is done with.
fn refuse_brought_in(conn: &Connection, person: &Person, told: &Told) -> Result<(), Trouble> {
    let article = told.fact("article").unwrap_or_default();
    let listed: bool = conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM articles
                             WHERE article_id = ?1 AND withdrawn_at IS NULL)",
        )?
        .query_row([article], |row| row.get(0))?;
    if !listed {
        return Ok(());
    }
    let may = if person.role.may(Right::Withdraw) { "" } else { " (an editor may do that)" };
    Err(Trouble::refused(
        format!("Your last act brought in a{article}, which undo does not take out."),
        format!("Take it out with factdesk article withdraw a{article} --reason WORDS{may}"),
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
    if told.entity == "clearances" && takes_clearance_back(told) {
        let article = told.fact("article").unwrap_or_default();
        let hint = format!("Clear it again: factdesk clear a{article}");
        return refuse("whoever clears it sees what stands there then", &hint);
    }
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

/// What to do where nothing can be taken back.
pub(super) const ANEW: &str = "Write down what is right now; both stay in the history.";

/// Whoever has lost a right since cannot use it by undoing.
fn refuse_without_right(conn: &Connection, person: &Person, told: &Told) -> Result<(), Trouble> {
    let rights = told.payload.as_ref().and_then(|said| said.get("rights")?.as_array());
    let codes = rights.into_iter().flatten().filter_map(Json::as_str);
    codes.filter_map(Right::from_code).try_for_each(|right| people::allowed(conn, person, right))
}

/// Grows with every change and never goes back, so that nobody saves over what they have not seen.
pub(super) const VERSION: &str = "version";

fn take_back(act: &mut Act<'_>, told: &Told) -> Result<(), Trouble> {
    if let [claim, others @ ..] = told.claims().as_slice() {
        act.on_claim(*claim);
        if !others.is_empty() {
            act.fact("claims", told.claims());
        }
    }
    if let Some(article) = told.fact("article") {
        act.in_article(article);
    }
    let draft = draft_brought(act.tx, told)?;
    let mut articles = BTreeSet::new();
    for change in told.changes().iter().rev() {
        articles.extend(article_of(act.tx, change)?);
        // A draft that is taken back can still be read as it was brought.
        if draft.is_some() && revision_of(act.tx, change)? == draft {
            continue;
        }
        if stays_taken_back(told, change) {
            continue;
        }
        if change.new {
            take_row_back(act, change)?;
        } else {
            restore(act, told, change)?;
        }
    }
    if let Some(revision_id) = draft {
        let since = Fields::new().text("taken_back_at", &act.at.clone());
        act.update("revisions", revision_id, since)?;
    }
    if told.changes().iter().any(|change| change.table.name == "reviewers") {
        reviewers::refuse_without_admin(act.tx)?;
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

/// Returns the row of the draft that an act brought.
fn draft_brought(conn: &Connection, told: &Told) -> Result<Option<i64>, Trouble> {
    let changes = told.changes();
    let brought = changes.iter().find_map(|change| {
        Some((built_on::drafted(change)?, change.set.get("revision")?.as_i64()?))
    });
    let Some(article_and_number) = brought else { return Ok(None) };
    let revision_id = conn
        .prepare_cached("SELECT revision_id FROM revisions WHERE article_id = ?1 AND number = ?2")?
        .query_row(article_and_number, |row| row.get(0))?;
    Ok(Some(revision_id))
}

/// An act that took a clearance back is undone without giving it again: whoever cleared the article
/// did not see what was there in between.
fn stays_taken_back(told: &Told, change: &Change) -> bool {
    takes_clearance_back(told)
        && match change.table.name {
            "clearances" => true,
            "articles" => change.was.get("state") == Some(&json!("cleared")),
            _ => false,
        }
}

fn takes_clearance_back(told: &Told) -> bool {
    told.changes().iter().any(|change| {
        change.new
            && change.table.name == "clearances"
            && change.set.get("act") == Some(&json!(TAKEN_BACK))
    })
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
    Ok(built_on::later(conn, told.seq)?.iter().any(|later| later.is_in(article)))
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
    ("articles", "SELECT article_id FROM articles WHERE article_id = ?1"),
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
    (
        "citations",
        "SELECT c.article_id FROM citations AS t JOIN claims AS c ON c.claim_id = t.claim_id
          WHERE t.citation_id = ?1",
    ),
    ("questions", "SELECT article_id FROM questions WHERE question_id = ?1"),
    (
        "answers",
        "SELECT q.article_id FROM answers AS w JOIN questions AS q ON q.question_id = w.question_id
          WHERE w.answer_id = ?1",
    ),
];

/// Returns the article whose counts a change moves.
pub(super) fn article_of(conn: &Connection, change: &Change) -> Result<Option<i64>, Trouble> {
    found_by(ARTICLE_OF, conn, change)
}

/// Where the draft of a row is found.
const REVISION_OF: &[(&str, &str)] = &[
    ("revisions", "SELECT revision_id FROM revisions WHERE revision_id = ?1"),
    ("claim_places", "SELECT revision_id FROM claim_places WHERE place_id = ?1"),
    ("figures", "SELECT revision_id FROM figures WHERE figure_id = ?1"),
    ("flags", "SELECT revision_id FROM flags WHERE flag_id = ?1"),
    (
        "flag_answers",
        "SELECT f.revision_id FROM flag_answers AS x JOIN flags AS f ON f.flag_id = x.flag_id
          WHERE x.answer_id = ?1",
    ),
];

/// Returns the draft that a changed row stands in.
fn revision_of(conn: &Connection, change: &Change) -> Result<Option<i64>, Trouble> {
    found_by(REVISION_OF, conn, change)
}

fn found_by(
    list: &[(&str, &str)],
    conn: &Connection,
    change: &Change,
) -> Result<Option<i64>, Trouble> {
    let Some((_, sql)) = list.iter().find(|(table, _)| *table == change.table.name) else {
        return Ok(None);
    };
    let found = conn
        .prepare_cached(sql)?
        .query_row([Value::from(&change.key)], |row| row.get(0))
        .optional()?;
    Ok(found)
}
