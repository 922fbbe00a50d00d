//! An article's current draft as the comparison with a new one needs it, and storing the new one.
//! What became of each claim is worked out by `desk::revision` and the workbench.

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};

use super::act::{Acted, By};
use super::article_edits::refuse_withdrawn;
use super::before::UNCONFIRMED;
use super::claims::{CurrentText, FIGURE_COLUMNS, figure};
use super::error::{Error, Trouble};
use super::further::{Carried, Further, further_draft};
use super::place::{self, count, span};
use super::standing::no_article;
use super::{NewArticle, Store, articles};
use crate::desk::resolution::Resolution;
use crate::desk::revision::DraftClaim;
use crate::desk::rights::Right;
use crate::desk::row::FigureRow;
use crate::text::{Published, Span, Text};

/// A stored draft with what stands on its claims.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredDraft {
    /// Its number in the article.
    pub number: i64,
    /// The number of the draft after it.
    pub next: i64,
    /// The hash of its text.
    pub sha256: String,
    /// Its text, with the article's publication date.
    pub text: Text,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// Its claims, in galley order.
    pub claims: Vec<StoredClaim>,
    /// Claims of earlier drafts that it no longer has, the last one first.
    pub gone: Vec<GoneClaim>,
}

/// A claim that an earlier draft had.
#[derive(Clone, Debug, PartialEq)]
pub struct GoneClaim {
    /// 17 is c17.
    pub claim_id: i64,
    /// What people call it.
    pub number: String,
    /// The words it had last.
    pub quote: String,
    /// The sentence around them.
    pub sentence: String,
    /// Its figures, as they were read then.
    pub figures: Vec<FigureRow>,
    /// Whether a verdict stands on it.
    pub settled: bool,
}

/// A claim of a stored draft.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredClaim {
    /// 17 is c17.
    pub claim_id: i64,
    /// What people call it.
    pub number: String,
    /// As the comparison needs it.
    pub claim: DraftClaim,
    /// The sentence it begins in.
    pub sentence: Option<Span>,
    /// Whether its place was set by hand.
    pub by_hand: bool,
    /// Whether a verdict stands on it.
    pub settled: bool,
    /// Whether it was reworded before and nobody has confirmed its verdict yet.
    pub unconfirmed: bool,
    /// What is to become of the copy, with the exact new words where there are any.
    pub agreed: Option<(Resolution, Option<String>)>,
    /// What people still want to know about it: flags of theirs at query or above, and questions.
    pub doubts: Vec<String>,
}

impl Store {
    /// Returns an article's current draft; refuses an article that is not there.
    pub fn current_draft(&self, article_id: i64) -> Result<StoredDraft, Error> {
        self.read(|conn| draft(conn, article_id))
    }

    /// Stores a new draft of an article and makes it the current one, if the one it was compared
    /// with still is.
    pub fn revise(
        &mut self,
        by: &By<'_>,
        article_id: i64,
        new: &NewArticle<'_>,
        compared_with: i64,
        carried: &[Carried],
    ) -> Result<Acted<Further>, Error> {
        self.act(by, Right::Revise, "revised", |act| {
            let current: Option<i64> = act
                .tx
                .prepare_cached("SELECT revision FROM articles WHERE article_id = ?1")?
                .query_row([article_id], |row| row.get(0))
                .optional()?;
            if current != Some(compared_with) {
                return Err(Trouble::refused(
                    format!("Somebody has brought another draft of a{article_id} meanwhile."),
                    "Look at it, then run the same command again.",
                ));
            }
            refuse_withdrawn(act.tx, article_id)?;
            act.on("articles", article_id);
            further_draft(act, article_id, new, carried, "revised")
        })
    }
}

fn draft(conn: &Connection, article_id: i64) -> Result<StoredDraft, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT r.revision_id, r.number, r.sha256, r.body, r.title, r.skipped, a.published,
                    (SELECT MAX(d.number) + 1 FROM revisions AS d
                      WHERE d.article_id = a.article_id)
               FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
              WHERE a.article_id = ?1",
        )?
        .query_row([article_id], |row| {
            let published: Option<String> = row.get(6)?;
            let text = Text {
                body: row.get(3)?,
                title: row.get(4)?,
                published: published.as_deref().and_then(Published::parse),
                skipped: skipped(&row.get::<_, String>(5)?),
            };
            let numbers: (i64, i64) = (row.get(1)?, row.get(7)?);
            Ok((row.get::<_, i64>(0)?, numbers, row.get(2)?, text))
        })
        .optional()?;
    let (revision_id, (number, next), sha256, text) =
        found.ok_or_else(|| no_article(article_id))?;
    let mut sentences = Vec::new();
    articles::each_sentence(conn, revision_id, |sentence, _| {
        sentences.push(Span::new(sentence.start, sentence.end));
    })?;
    let (claims, gone) = (claims(conn, revision_id)?, gone(conn, article_id, revision_id)?);
    Ok(StoredDraft { number, next, sha256, text, sentences, claims, gone })
}

fn skipped(json: &str) -> Vec<Span> {
    let spans: Vec<(usize, usize)> = serde_json::from_str(json).unwrap_or_default();
    spans.into_iter().map(|(start, end)| Span::new(start, end)).collect()
}

fn claims(conn: &Connection, revision_id: i64) -> Result<Vec<StoredClaim>, Trouble> {
    let mut figures = figures(conn, revision_id)?;
    let mut statement = conn.prepare_cached(&format!(
        "SELECT c.claim_id, c.number, c.kind, p.quote, p.start_byte, p.end_byte, p.speaker,
                s.start_byte, s.end_byte, p.made_by IS NOT NULL,
                EXISTS (SELECT 1 FROM verdicts AS v
                         WHERE v.claim_id = c.claim_id AND v.superseded_at IS NULL),
                {UNCONFIRMED},
                (SELECT x.resolution_id FROM resolutions AS x
                  WHERE x.claim_id = c.claim_id AND x.superseded_at IS NULL
                  ORDER BY x.resolution_id DESC LIMIT 1),
                (SELECT group_concat('f' || f.flag_id, ' ') FROM flags AS f
                  WHERE f.claim_id = c.claim_id AND f.revision_id = p.revision_id
                    AND f.raised_by IS NOT NULL AND f.state = 'open' AND f.severity <> 'info'),
                (SELECT group_concat('q' || q.question_id, ' ') FROM questions AS q
                  WHERE q.claim_id = c.claim_id AND q.withdrawn_at IS NULL
                    AND NOT EXISTS (SELECT 1 FROM answers AS w
                                     WHERE w.question_id = q.question_id
                                       AND w.superseded_at IS NULL))
           FROM claim_places AS p
           JOIN claims AS c ON c.claim_id = p.claim_id
           LEFT JOIN sentences AS s ON s.revision_id = p.revision_id AND s.position = p.sentence
          WHERE p.revision_id = ?1 AND p.superseded_at IS NULL
          ORDER BY p.start_byte, p.end_byte, c.claim_id"
    ))?;
    let mut rows = statement.query([revision_id])?;
    let mut claims = Vec::new();
    while let Some(row) = rows.next()? {
        let claim_id: i64 = row.get(0)?;
        let claim = DraftClaim {
            kind: row.get(2)?,
            quote: row.get(3)?,
            span: Span::new(count(row, 4)?, count(row, 5)?),
            speaker: row.get(6)?,
            figures: figures.remove(&claim_id).unwrap_or_default(),
        };
        claims.push(StoredClaim {
            claim_id,
            number: row.get(1)?,
            claim,
            sentence: span(row, 7)?,
            by_hand: row.get(9)?,
            settled: row.get(10)?,
            unconfirmed: row.get(11)?,
            agreed: agreed(conn, row.get(12)?)?,
            doubts: [ids(row.get_ref(13)?)?, ids(row.get_ref(14)?)?].concat(),
        });
    }
    Ok(claims)
}

fn ids(joined: ValueRef<'_>) -> Result<Vec<String>, Trouble> {
    let joined = joined.as_str_or_null().map_err(rusqlite::Error::from)?.unwrap_or("");
    Ok(joined.split_whitespace().map(str::to_owned).collect())
}

/// A claim that is merged into another is gone for good. Rows come draft by draft, so that the text
/// and the figures of each are read once.
fn gone(conn: &Connection, article_id: i64, revision_id: i64) -> Result<Vec<GoneClaim>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT c.claim_id, c.number, p.quote, MAX(p.revision_id), p.start_byte, p.end_byte,
                p.sentence,
                EXISTS (SELECT 1 FROM verdicts AS v
                         WHERE v.claim_id = c.claim_id AND v.superseded_at IS NULL)
           FROM claims AS c
           JOIN claim_places AS p ON p.claim_id = c.claim_id AND p.superseded_at IS NULL
           JOIN revisions AS r ON r.revision_id = p.revision_id AND r.taken_back_at IS NULL
          WHERE c.article_id = ?1 AND c.merged_into IS NULL
          GROUP BY c.claim_id
         HAVING MAX(p.revision_id) < ?2
          ORDER BY MAX(p.revision_id) DESC, c.claim_id",
    )?;
    let mut sentence = conn.prepare_cached(
        "SELECT start_byte, end_byte FROM sentences WHERE revision_id = ?1 AND position = ?2",
    )?;
    let mut rows = statement.query((article_id, revision_id))?;
    let (mut gone, mut text) = (Vec::new(), CurrentText::new(conn));
    let mut of_draft = (None, HashMap::new());
    while let Some(row) = rows.next()? {
        let (claim_id, last): (i64, i64) = (row.get(0)?, row.get(3)?);
        if of_draft.0 != Some(last) {
            of_draft = (Some(last), figures(conn, last)?);
        }
        let around = match row.get::<_, Option<i64>>(6)? {
            Some(position) => {
                sentence.query_row((last, position), |row| span(row, 0)).optional()?.flatten()
            }
            None => None,
        };
        let quote: String = row.get(2)?;
        gone.push(GoneClaim {
            claim_id,
            number: row.get(1)?,
            sentence: place::searched(text.of(last)?, around, &quote).to_owned(),
            quote,
            figures: of_draft.1.remove(&claim_id).unwrap_or_default(),
            settled: row.get(7)?,
        });
    }
    Ok(gone)
}

fn figures(conn: &Connection, revision_id: i64) -> Result<HashMap<i64, Vec<FigureRow>>, Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {FIGURE_COLUMNS} FROM figures AS f
          WHERE f.revision_id = ?1 AND f.claim_id IS NOT NULL ORDER BY f.position"
    ))?;
    let mut rows = statement.query([revision_id])?;
    let mut figures: HashMap<i64, Vec<_>> = HashMap::new();
    while let Some(row) = rows.next()? {
        figures.entry(row.get(23)?).or_default().push(figure(row)?);
    }
    Ok(figures)
}

fn agreed(
    conn: &Connection,
    resolution_id: Option<i64>,
) -> Result<Option<(Resolution, Option<String>)>, Trouble> {
    let Some(resolution_id) = resolution_id else { return Ok(None) };
    let (code, new_text): (String, Option<String>) = conn
        .prepare_cached("SELECT resolution, new_text FROM resolutions WHERE resolution_id = ?1")?
        .query_row([resolution_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Resolution::from_code(&code).map(|resolution| (resolution, new_text)))
}
