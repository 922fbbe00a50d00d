//! The content hash of a draft: over all the machine read out of it, so that a changed byte in a
//! stored headline, quote, figure or flag is found; and the hash of what is said of an article.
//! What people do with claims is not part of either.

use rusqlite::{Connection, OptionalExtension};

use super::articles;
use super::claims::FIGURE_COLUMNS;
use super::error::Trouble;
use super::place::count;
use crate::desk::FieldHash;
use crate::desk::row::{ExtractedClaim, FigureRow, RaisedFlag, SentenceRow};

/// What is said of an article as a whole. An edit of it is to be an event of its own, with the hash
/// of what is said then.
pub(super) struct About<'a> {
    /// Its headline.
    pub(super) title: &'a str,
    /// Its publication date.
    pub(super) published: Option<&'a str>,
    /// Who wrote it.
    pub(super) author: Option<&'a str>,
    /// Where it stands.
    pub(super) url: Option<&'a str>,
    /// In which part of the paper.
    pub(super) section: Option<&'a str>,
    /// The name of the file it came from.
    pub(super) origin: &'a str,
    /// When the desk must be done.
    pub(super) due_at: Option<&'a str>,
    /// When it came in.
    pub(super) added_at: &'a str,
}

impl About<'_> {
    /// Returns its hash.
    pub(super) fn sha256(&self) -> String {
        let mut hash = FieldHash::new("factdesk-article-v1").field(self.title);
        for text in [self.published, self.author, self.url, self.section] {
            hash.add_optional(text);
        }
        hash.add(self.origin);
        hash.add_optional(self.due_at);
        hash.field(self.added_at).finish()
    }
}

/// Returns the hash of what is said of a stored article, computed anew from its row.
pub(super) fn of_article(conn: &Connection, article_id: i64) -> rusqlite::Result<Option<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT title, published, author, url, section, origin, due_at, added_at
           FROM articles WHERE article_id = ?1",
    )?;
    let hash = statement.query_row([article_id], |row| {
        let text = |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str()?);
        let optional = |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str_or_null()?);
        let about = About {
            title: text(0)?,
            published: optional(1)?,
            author: optional(2)?,
            url: optional(3)?,
            section: optional(4)?,
            origin: text(5)?,
            due_at: optional(6)?,
            added_at: text(7)?,
        };
        Ok(about.sha256())
    });
    hash.optional()
}

/// What stands at the head of a draft.
pub(super) struct Head<'a> {
    /// The hash of its text.
    pub(super) text_sha256: &'a str,
    /// Its markup, as it is stored.
    pub(super) skipped: &'a str,
    /// Its headline.
    pub(super) title: &'a str,
    /// What read it.
    pub(super) extractor: &'a str,
    /// The name of the file it came from.
    pub(super) origin: &'a str,
    /// When it came in.
    pub(super) added_at: &'a str,
}

/// The content of one draft, being hashed in a fixed order: head, sentences, claims, figures,
/// flags.
pub(super) struct Content(FieldHash);

impl Content {
    /// Begins with the head: the text by its hash, markup, headline, where it came from.
    pub(super) fn new(head: &Head<'_>) -> Self {
        let mut hash = FieldHash::new("factdesk-content-v1");
        for text in [head.text_sha256, head.skipped, head.title, head.extractor] {
            hash.add(text);
        }
        Self(hash.field(head.origin).field(head.added_at))
    }

    /// Adds a sentence.
    pub(super) fn sentence(&mut self, row: &SentenceRow, reasons: &str) {
        self.0.add("sentence");
        self.places(&[row.start, row.end, row.start_char, row.end_char]);
        self.worth(row.worth);
        self.0.add(reasons);
    }

    /// Adds a claim under its number.
    pub(super) fn claim(&mut self, number: &str, row: &ExtractedClaim) {
        self.0.add("claim");
        self.0.add(number);
        self.places(&[row.start, row.end, row.start_char, row.end_char]);
        self.0.add(&row.quote);
        self.0.add(&row.kind);
        self.worth(row.worth);
        self.0.add_optional(row.speaker.as_deref());
    }

    /// Adds a figure.
    pub(super) fn figure(&mut self, row: &FigureRow) {
        self.0.add("figure");
        self.places(&[row.start, row.end, row.start_char, row.end_char]);
        self.places(&[row.number_start_char, row.number_end_char]);
        for text in [&row.surface, &row.kind, &row.bound] {
            self.0.add(text);
        }
        for text in [
            &row.value,
            &row.low,
            &row.high,
            &row.direction,
            &row.unit,
            &row.per,
            &row.thing,
            &row.base,
            &row.period,
            &row.relation,
            &row.timex,
            &row.from_date,
            &row.to_date,
        ] {
            self.0.add_optional(text.as_deref());
        }
        self.0.add_optional(row.pair.map(|pair| pair.to_string()).as_deref());
    }

    /// Adds a flag, its lists as they are stored.
    pub(super) fn flag(&mut self, row: &RaisedFlag, quote: &str, related: &str, suggestions: &str) {
        self.0.add("flag");
        self.places(&[row.start, row.end, row.start_char, row.end_char]);
        for text in [&row.code, &row.severity, &row.message, &row.computation] {
            self.0.add(text);
        }
        for text in [quote, related, suggestions] {
            self.0.add(text);
        }
    }

    /// Returns the hash.
    pub(super) fn finish(self) -> String {
        self.0.finish()
    }

    fn places(&mut self, places: &[usize]) {
        for &place in places {
            self.0.add_number(super::place::int(place));
        }
    }

    fn worth(&mut self, worth: Option<f64>) {
        self.0.add_optional(worth.map(|worth| worth.to_bits().to_string()).as_deref());
    }
}

/// Returns the content hash of a stored draft, computed anew from its rows.
pub(super) fn of_stored(
    conn: &Connection,
    revision_id: i64,
    head: &Head<'_>,
) -> Result<String, Trouble> {
    let mut content = Content::new(head);
    articles::each_sentence(conn, revision_id, |row, reasons| content.sentence(row, reasons))?;
    claims(conn, revision_id, &mut content)?;
    figures(conn, revision_id, &mut content)?;
    flags(conn, revision_id, &mut content)?;
    Ok(content.finish())
}

fn claims(conn: &Connection, revision_id: i64, content: &mut Content) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT c.number, p.start_byte, p.end_byte, p.start_char, p.end_char, p.quote,
                COALESCE(p.read_as, c.kind), p.worth, p.speaker
           FROM claim_places AS p JOIN claims AS c ON c.claim_id = p.claim_id
          WHERE p.revision_id = ?1 AND p.made_by IS NULL
          ORDER BY p.place_id",
    )?;
    let mut rows = statement.query([revision_id])?;
    while let Some(row) = rows.next()? {
        let claim = ExtractedClaim {
            start: count(row, 1)?,
            end: count(row, 2)?,
            start_char: count(row, 3)?,
            end_char: count(row, 4)?,
            quote: row.get(5)?,
            kind: row.get(6)?,
            worth: row.get(7)?,
            figures: Vec::new(),
            speaker: row.get(8)?,
        };
        content.claim(&row.get::<_, String>(0)?, &claim);
    }
    Ok(())
}

fn figures(conn: &Connection, revision_id: i64, content: &mut Content) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {FIGURE_COLUMNS} FROM figures AS f
          WHERE f.revision_id = ?1 AND f.made_by IS NULL ORDER BY f.position"
    ))?;
    let mut rows = statement.query([revision_id])?;
    while let Some(row) = rows.next()? {
        content.figure(&super::claims::figure(row)?);
    }
    Ok(())
}

fn flags(conn: &Connection, revision_id: i64, content: &mut Content) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT code, severity, message, computation, start_byte, end_byte, start_char, end_char,
                quote, related, suggestions
           FROM flags WHERE revision_id = ?1 AND raised_by IS NULL ORDER BY flag_id",
    )?;
    let mut rows = statement.query([revision_id])?;
    while let Some(row) = rows.next()? {
        let flag = RaisedFlag {
            code: row.get(0)?,
            severity: row.get(1)?,
            message: row.get(2)?,
            computation: row.get(3)?,
            start: count(row, 4)?,
            end: count(row, 5)?,
            start_char: count(row, 6)?,
            end_char: count(row, 7)?,
            related: Vec::new(),
            suggestions: Vec::new(),
        };
        let text = |column| row.get::<_, String>(column);
        content.flag(&flag, &text(8)?, &text(9)?, &text(10)?);
    }
    Ok(())
}
