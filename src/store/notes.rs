//! Notes on claims and articles, in threads: written, answered, settled. Who may read a privileged
//! one is decided by the eyes that look.

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::query::Query;
use super::{Eyes, Store};
use crate::desk::rights::Right;
use crate::desk::row::NoteRow;

/// What a note is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteOn {
    /// A claim.
    Claim(i64),
    /// A whole article.
    Article(i64),
    /// Another note: an answer in its thread.
    Note(i64),
}

/// A note to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewNote<'a> {
    /// On what.
    pub on: NoteOn,
    /// The words.
    pub body: &'a str,
    /// For lawyers and editors only.
    pub privileged: bool,
}

/// Which notes.
#[derive(Clone, Debug, Default)]
pub struct NoteFilter {
    /// In that article.
    pub article: Option<i64>,
    /// On that claim.
    pub claim: Option<i64>,
    /// Written by that person, by handle.
    pub reviewer: Option<String>,
    /// Only threads that nobody has settled.
    pub unsettled: bool,
}

impl Store {
    /// Writes a note and returns its id.
    pub fn note(&mut self, by: &By<'_>, new: &NewNote<'_>) -> Result<Acted<i64>, Error> {
        let right = if new.privileged { Right::WritePrivileged } else { Right::Note };
        self.act(by, right, "noted", |act| write(act, new))
    }

    /// Settles the thread that a note belongs to.
    pub fn settle_note(&mut self, by: &By<'_>, note_id: i64) -> Result<Acted<()>, Error> {
        self.act(by, Right::Note, "settled", |act| settle(act, note_id))
    }

    /// Lists the standing notes, article by article and thread by thread, oldest first.
    pub fn notes(&self, filter: &NoteFilter, eyes: Eyes) -> Result<Vec<NoteRow>, Error> {
        self.read(|conn| list(conn, filter, eyes))
    }
}

/// Writes a note within an act.
pub(super) fn write(act: &mut Act<'_>, new: &NewNote<'_>) -> Result<i64, Trouble> {
    let thread = match new.on {
        NoteOn::Note(note_id) => thread(act, note_id)?,
        NoteOn::Claim(claim_id) => Thread {
            article_id: act.claim(claim_id)?.article_id,
            claim_id: Some(claim_id),
            root: None,
            privileged: false,
        },
        NoteOn::Article(article_id) => {
            super::standing::article_state(act.tx, article_id)?;
            Thread { article_id, claim_id: None, root: None, privileged: false }
        }
    };
    act.in_article(thread.article_id);
    if let Some(claim_id) = thread.claim_id {
        act.on_claim(claim_id);
    }
    let (by, at) = (act.by.id, act.at.clone());
    act.insert(
        "notes",
        Fields::new()
            .set("article_id", thread.article_id)
            .set("claim_id", thread.claim_id)
            .set("reply_to", thread.root)
            .text("body", new.body)
            .set("privileged", new.privileged || thread.privileged)
            .set("reviewer_id", by)
            .text("written_at", &at),
    )
}

/// Where a new note belongs.
struct Thread {
    article_id: i64,
    claim_id: Option<i64>,
    root: Option<i64>,
    privileged: bool,
}

/// Returns the thread of a note; an answer hangs on the first note, so threads are one deep. For
/// whoever may not read a note there is none.
fn thread(act: &Act<'_>, note_id: i64) -> Result<Thread, Trouble> {
    let found = act
        .tx
        .prepare_cached(
            "SELECT article_id, claim_id, COALESCE(reply_to, note_id), privileged
               FROM notes WHERE note_id = ?1 AND superseded_at IS NULL",
        )?
        .query_row([note_id], |row| {
            Ok(Thread {
                article_id: row.get(0)?,
                claim_id: row.get(1)?,
                root: Some(row.get(2)?),
                privileged: row.get(3)?,
            })
        })
        .optional()?;
    let readable = |thread: &Thread| !thread.privileged || act.by.role.may(Right::ReadPrivileged);
    found.filter(readable).ok_or_else(|| {
        let message = format!("This desk has no note n{note_id}");
        Trouble::refused(message, "factdesk report notes lists them.")
    })
}

fn settle(act: &mut Act<'_>, note_id: i64) -> Result<(), Trouble> {
    let thread = thread(act, note_id)?;
    act.in_article(thread.article_id);
    if let Some(claim_id) = thread.claim_id {
        act.on_claim(claim_id);
    }
    let (by, at) = (act.by.id, act.at.clone());
    let settled = Fields::new().set("resolved_by", by).text("resolved_at", &at);
    act.update("notes", thread.root.unwrap_or(note_id), settled)?;
    Ok(())
}

const NOTES: &str = "SELECT n.note_id, a.article_id, a.title, n.claim_id, c.number,
        (SELECT p.quote FROM claim_places AS p
           JOIN revisions AS d ON d.revision_id = p.revision_id AND d.taken_back_at IS NULL
          WHERE p.claim_id = n.claim_id AND p.superseded_at IS NULL
          ORDER BY p.revision_id DESC LIMIT 1),
        n.reply_to, n.body, n.privileged, w.handle, w.initials, n.written_at, r.handle,
        t.resolved_at
   FROM notes AS n
   JOIN notes AS t ON t.note_id = COALESCE(n.reply_to, n.note_id)
   JOIN articles AS a ON a.article_id = n.article_id
   JOIN reviewers AS w ON w.reviewer_id = n.reviewer_id
   LEFT JOIN reviewers AS r ON r.reviewer_id = t.resolved_by
   LEFT JOIN claims AS c ON c.claim_id = n.claim_id";

fn list(conn: &Connection, filter: &NoteFilter, eyes: Eyes) -> Result<Vec<NoteRow>, Trouble> {
    let mut query = Query::new(NOTES);
    query.and("n.superseded_at IS NULL AND (n.privileged = 0 OR :privileged)");
    query.bind(":privileged", eyes.privileged);
    if filter.article.is_none() && filter.claim.is_none() {
        query.and("a.withdrawn_at IS NULL");
    }
    query.given(filter.article, "n.article_id = :article", ":article");
    query.given(filter.claim, "n.claim_id = :claim", ":claim");
    query.given(filter.reviewer.clone(), "w.handle = :reviewer", ":reviewer");
    if filter.unsettled {
        query.and("t.resolved_at IS NULL");
    }
    query.end("ORDER BY n.article_id, t.note_id, n.note_id", None);
    let mut statement = conn.prepare_cached(query.sql())?;
    let rows = statement.query_map(query.params().as_slice(), |row| {
        Ok(NoteRow {
            id: format!("n{}", row.get::<_, i64>(0)?),
            article: format!("a{}", row.get::<_, i64>(1)?),
            article_title: row.get(2)?,
            claim: row.get::<_, Option<i64>>(3)?.map(|claim| format!("c{claim}")),
            number: row.get(4)?,
            quote: row.get(5)?,
            reply_to: row.get::<_, Option<i64>>(6)?.map(|note| format!("n{note}")),
            body: row.get(7)?,
            privileged: row.get(8)?,
            reviewer: row.get(9)?,
            initials: row.get(10)?,
            written_at: row.get(11)?,
            resolved_by: row.get(12)?,
            resolved_at: row.get(13)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
