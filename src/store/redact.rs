//! Taking out words that must go: the text leaves every row, a mark and a row in `redactions` with
//! its salted hash stay, and the chain holds. Words of a draft are left to `redact_draft.rs`,
//! cleaning the file afterwards to `sweep.rs`.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::fold::{Key, REDACTED};
use super::{Store, names, redact_draft, sweep};
use crate::desk::rights::Right;

/// What stands where words stood.
pub(super) const MARK: &str = "[redacted]";

/// Words that are kept under one name on one sort of thing.
#[derive(Debug)]
pub struct Redactable {
    /// The letter of the thing's id.
    pub letter: char,
    /// What `--what` takes.
    pub what: &'static str,
    table: &'static str,
    column: &'static str,
    /// Which rows belong to the thing.
    of: &'static str,
    mark: Mark,
}

/// What is left of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Words,
    /// An address must be one or missing.
    Nothing,
}

const fn line(
    letter: char,
    what: &'static str,
    (table, column): (&'static str, &'static str),
    of: &'static str,
) -> Redactable {
    Redactable { letter, what, table, column, of, mark: Mark::Words }
}

const fn address(
    letter: char,
    what: &'static str,
    (table, column): (&'static str, &'static str),
    of: &'static str,
) -> Redactable {
    Redactable { letter, what, table, column, of, mark: Mark::Nothing }
}

/// Everything that can be taken out by name.
pub const REDACTABLE: &[Redactable] = &[
    line('n', "note", ("notes", "body"), "note_id"),
    line('q', "question", ("questions", "body"), "question_id"),
    line('q', "person", ("questions", "person"), "question_id"),
    line('q', "contact", ("questions", "contact"), "question_id"),
    line('q', "answer", ("answers", "body"), "question_id"),
    line('q', "said-by", ("answers", "said_by"), "question_id"),
    line('c', "rationale", ("verdicts", "rationale"), "claim_id"),
    line('c', "correction", ("verdicts", "correction"), "claim_id"),
    line('c', "new-text", ("resolutions", "new_text"), "claim_id"),
    line('c', "said-by", ("resolutions", "said_by"), "claim_id"),
    line('c', "reason", ("resolutions", "reason"), "claim_id"),
    line('c', "move", ("claim_moves", "reason"), "claim_id"),
    line('c', "quoted", ("citations", "quoted"), "claim_id"),
    line('c', "translation", ("citations", "translation"), "claim_id"),
    line('c', "translator", ("citations", "translator"), "claim_id"),
    line('c', "locator", ("citations", "locator"), "claim_id"),
    line('s', "title", ("sources", "title"), "source_id"),
    line('s', "publisher", ("sources", "publisher"), "source_id"),
    address('s', "url", ("sources", "url"), "source_id"),
    address('s', "url", ("sources", "url_clean"), "source_id"),
    address('s', "archived-url", ("sources", "archived_url"), "source_id"),
    line('s', "file-name", ("sources", "file_name"), "source_id"),
    line('s', "quoted", ("citations", "quoted"), "source_id"),
    line('s', "translation", ("citations", "translation"), "source_id"),
    line('s', "translator", ("citations", "translator"), "source_id"),
    line('s', "locator", ("citations", "locator"), "source_id"),
    line('f', "message", ("flags", "message"), "raised_by IS NOT NULL AND flag_id"),
    line('f', "reason", ("flag_answers", "reason"), "flag_id"),
    line('f', "suggestion", ("flag_answers", "suggestion"), "flag_id"),
    line('a', "withdrawn-for", ("articles", "withdrawn_for"), "article_id"),
    line('a', "reason", ("clearances", "reason"), "article_id"),
    line('a', "notice", ("clearances", "notice"), "article_id"),
];

/// What can be taken out of a source besides: the copy of its file.
const FILE: &str = "file";

/// Which words are to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redacting<'a> {
    /// What is kept under that name on the thing with that letter and number.
    Kept {
        /// `n` for n5.
        letter: char,
        /// 5 for n5.
        id: i64,
        /// Which of its words.
        what: &'a str,
    },
    /// These words, wherever they stand in the drafts of an article.
    Draft {
        /// 1 for a1.
        article: i64,
        /// Exactly as they stand there.
        words: &'a str,
        /// Only that one of their places in each draft, from 1.
        nth: Option<usize>,
    },
}

/// What was taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redacted {
    /// Out of which rows: "n5", "verdict 3".
    pub rows: Vec<String>,
    /// Rows in which the same words still stand.
    pub elsewhere: Vec<String>,
    /// Whether no trace is left in the bytes of the file; otherwise somebody else has it open.
    pub swept: bool,
}

impl Store {
    /// Takes words out for good: out of the rows, out of the search, and out of the file's bytes.
    pub fn redact(
        &mut self,
        by: &By<'_>,
        what: Redacting<'_>,
        reason: &str,
    ) -> Result<Acted<Redacted>, Error> {
        let done = self.act(by, Right::Redact, REDACTED, |act| match what {
            Redacting::Kept { letter, id, what } => kept(act, (letter, id), what, reason),
            Redacting::Draft { article, words, nth } => {
                redact_draft::take_out(act, article, words, nth, reason)
            }
        })?;
        let swept = self.sweep()?;
        Ok(done.map(|redacted| Redacted { swept, ..redacted }))
    }

    /// Writes the file anew, so that nothing taken out of it lingers between its rows, and returns
    /// whether that could be done; not while somebody else has it open.
    pub fn sweep(&mut self) -> Result<bool, Error> {
        sweep::sweep(&self.file, self.turn.patience)
    }
}

fn kept(
    act: &mut Act<'_>,
    (letter, id): (char, i64),
    what: &str,
    reason: &str,
) -> Result<Redacted, Trouble> {
    place(act, letter, id)?;
    let mut rows = Vec::new();
    let lines = REDACTABLE.iter().filter(|line| line.letter == letter && line.what == what);
    for line in lines {
        for (key, text) in standing(act.tx, line, id)? {
            take_out(act, line, &key, &text, reason)?;
            rows.push(names::row(line.table, &key));
        }
    }
    if letter == 's' && what == FILE {
        rows.extend(copy(act, id, reason)?);
    }
    rows.dedup();
    if rows.is_empty() {
        return Err(Trouble::refused(
            format!("There is no {what} on {letter}{id} that could be taken out."),
            "factdesk show shows what stands there.",
        ));
    }
    Ok(Redacted { rows, ..Redacted::default() })
}

/// Writes down where it happens, and refuses what is not there.
fn place(act: &mut Act<'_>, letter: char, id: i64) -> Result<(), Trouble> {
    let (table, sql) = match letter {
        'n' => ("notes", "SELECT article_id, claim_id FROM notes WHERE note_id = ?1"),
        'q' => ("questions", "SELECT article_id, claim_id FROM questions WHERE question_id = ?1"),
        'c' => ("claims", "SELECT article_id, claim_id FROM claims WHERE claim_id = ?1"),
        's' => ("sources", "SELECT NULL, NULL FROM sources WHERE source_id = ?1"),
        'f' => (
            "flags",
            "SELECT r.article_id, f.claim_id FROM flags AS f
               JOIN revisions AS r ON r.revision_id = f.revision_id WHERE f.flag_id = ?1",
        ),
        _ => ("articles", "SELECT article_id, NULL FROM articles WHERE article_id = ?1"),
    };
    let found: Option<(Option<i64>, Option<i64>)> =
        act.tx.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((article, claim)) = found else {
        let hint = "factdesk show and the reports say what there is.";
        return Err(Trouble::refused(format!("This desk has no {letter}{id}"), hint));
    };
    act.on(table, id);
    if let Some(article) = article {
        act.in_article(article);
    }
    if let Some(claim) = claim {
        act.on_claim(claim);
    }
    Ok(())
}

/// Returns the rows of that thing in which such words still stand.
fn standing(conn: &Connection, line: &Redactable, id: i64) -> Result<Vec<(Key, String)>, Trouble> {
    let (table, column, of) = (line.table, line.column, line.of);
    let key = super::ledger::table(table).map_or("rowid", |table| table.key);
    let mut statement = conn.prepare(&format!(
        "SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL AND {column} <> ?2
            AND {of} = ?1 ORDER BY 1"
    ))?;
    let rows =
        statement.query_map((id, MARK), |row| Ok((Key::Number(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn take_out(
    act: &mut Act<'_>,
    line: &Redactable,
    key: &Key,
    text: &str,
    reason: &str,
) -> Result<(), Trouble> {
    let mark = match line.mark {
        Mark::Words => Value::Text(MARK.to_owned()),
        Mark::Nothing => Value::Null,
    };
    let mut fields = Fields::new().set(line.column, mark);
    if (line.table, line.mark) == ("sources", Mark::Nothing) && untitled(act.tx, key)? {
        fields = fields.text("title", MARK); // a source must be called something
    }
    act.overwrite(line.table, key, fields)?;
    record(act, (line.table, key, line.column), text, reason)
}

fn untitled(conn: &Connection, key: &Key) -> Result<bool, Trouble> {
    let sql = "SELECT title IS NULL AND file_name IS NULL FROM sources WHERE source_id = ?1";
    Ok(conn.query_row(sql, [Value::from(key)], |row| row.get(0))?)
}

/// Writes the row that says a text has gone.
pub(super) fn record(
    act: &mut Act<'_>,
    (table, key, column): (&'static str, &Key, &'static str),
    text: &str,
    reason: &str,
) -> Result<(), Trouble> {
    let Key::Number(row_id) = key else { return Ok(()) };
    let (sha256, by, at) = (act.words_sha256(text), act.by.id, act.at.clone());
    act.insert(
        "redactions",
        Fields::new()
            .text("table_name", table)
            .set("row_id", *row_id)
            .text("column_name", column)
            .text("sha256", &sha256)
            .text("reason", reason)
            .set("reviewer_id", by)
            .text("redacted_at", &at),
    )?;
    Ok(())
}

/// Takes out the copy of a source's file, its name with it.
fn copy(act: &mut Act<'_>, source_id: i64, reason: &str) -> Result<Option<String>, Trouble> {
    let found: Option<(String, String)> = act
        .tx
        .query_row(
            "SELECT f.sha256, f.name FROM sources AS s
               JOIN source_files AS f ON f.sha256 = s.file_sha256
              WHERE s.source_id = ?1 AND (f.bytes IS NOT NULL OR f.name <> ?2)",
            (source_id, MARK),
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    let Some((sha256, name)) = found else { return Ok(None) };
    let key = Key::Text(sha256);
    let fields = Fields::new().set("bytes", Value::Null).text("name", MARK);
    act.overwrite("source_files", &key, fields)?;
    let source = Key::Number(source_id);
    act.overwrite("sources", &source, Fields::new().text("file_name", MARK))?;
    record(act, ("sources", &source, FILE), &name, reason)?;
    Ok(Some(names::row("source_files", &key)))
}
