//! Claims in galley order, each with its figures, flags, verdict and sources. What belongs to a
//! page of claims is fetched for the whole page at once.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use super::ClaimFilter;
use super::articles::list_of;
use super::error::Trouble;
use super::flags::{ANSWER_COLUMNS, ANSWERS, answered};
use super::history::{RESOLUTION_COLUMNS, RESOLUTIONS, resolution};
use super::place::{self, count, span};
use super::query::Query;
use super::source_list::without_folder;
use crate::desk::row::{ClaimRow, FigureRow, FlagRow, NoteWords, SourceRow, VerdictRow};
use crate::text::Span;

/// How many claims share one fetch of their figures, flags, verdicts and sources.
const PAGE_CLAIMS: usize = 1_000;

const CLAIMS: &str =
    "SELECT c.claim_id, c.number, c.version, a.article_id, a.title, c.kind, p.quote,
        p.start_byte, p.end_byte, p.start_char, p.end_char, c.state, p.worth, p.speaker,
        r.revision_id, s.start_byte, s.end_byte
   FROM articles AS a
  CROSS JOIN revisions AS r ON r.article_id = a.article_id AND r.number = /* draft */ a.revision
  CROSS JOIN claim_places AS p ON p.revision_id = r.revision_id AND p.superseded_at IS NULL
  CROSS JOIN claims AS c ON c.claim_id = p.claim_id
   LEFT JOIN sentences AS s ON s.revision_id = p.revision_id AND s.position = p.sentence";

const IN_GALLEY_ORDER: &str = "ORDER BY a.article_id, p.start_byte, p.end_byte, p.claim_id";

/// Lists the claims of the current drafts that the filter lets through.
pub(super) fn list(conn: &Connection, filter: &ClaimFilter) -> Result<Vec<ClaimRow>, Trouble> {
    let query = query(conn, filter)?;
    let mut found = found(conn, &query)?;
    for page in found.chunks_mut(PAGE_CLAIMS) {
        complete(conn, page)?;
    }
    Ok(found.into_iter().map(|found| found.claim).collect())
}

/// Returns the numbers of the claims in the current draft of an article, in galley order.
pub(super) fn numbers(conn: &Connection, article_id: i64) -> Result<Vec<i64>, Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT p.claim_id FROM articles AS a
           JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
           JOIN claim_places AS p ON p.revision_id = r.revision_id AND p.superseded_at IS NULL
          WHERE a.article_id = ?1 {IN_GALLEY_ORDER}"
    ))?;
    let numbers = statement.query_map([article_id], |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

fn query(conn: &Connection, filter: &ClaimFilter) -> Result<Query, Trouble> {
    let mut query = Query::new(CLAIMS);
    query.in_draft(filter.draft);
    if filter.article.is_none() && filter.ids.is_empty() {
        query.and("a.withdrawn_at IS NULL");
    }
    query.given(filter.article, "a.article_id = :article", ":article");
    if !filter.ids.is_empty() {
        query.given(
            serde_json::to_string(&filter.ids).ok(),
            "c.claim_id IN (SELECT value FROM json_each(:ids))
             AND a.article_id IN (SELECT x.article_id FROM claims AS x
                                   WHERE x.claim_id IN (SELECT value FROM json_each(:ids)))",
            ":ids",
        );
    }
    query.given(
        filter.state.clone(),
        "c.state = :state AND EXISTS (SELECT 1 FROM claims AS x
                                       WHERE x.article_id = a.article_id AND x.state = :state)",
        ":state",
    );
    query.given(filter.kind.clone(), "c.kind = :kind", ":kind");
    query.given(
        filter.flag.clone(),
        "EXISTS (SELECT 1 FROM flags AS f
                  WHERE f.claim_id = c.claim_id AND f.revision_id = r.revision_id
                    AND f.code = :flag)",
        ":flag",
    );
    query.given(
        filter.reviewer.clone(),
        "(EXISTS (SELECT 1 FROM verdicts AS v
                    JOIN reviewers AS w ON w.reviewer_id = v.reviewer_id
                   WHERE v.claim_id = c.claim_id AND v.superseded_at IS NULL
                     AND w.handle = :reviewer)
          OR EXISTS (SELECT 1 FROM assignments AS g
                       JOIN reviewers AS w ON w.reviewer_id = g.reviewer_id
                      WHERE g.article_id = a.article_id AND g.ended_at IS NULL
                        AND (g.claim_id IS NULL OR g.claim_id = c.claim_id)
                        AND w.handle = :reviewer))",
        ":reviewer",
    );
    query.given(
        filter.verdict.clone(),
        "EXISTS (SELECT 1 FROM verdicts AS v
                  WHERE v.claim_id = c.claim_id AND v.superseded_at IS NULL
                    AND v.verdict = :verdict)",
        ":verdict",
    );
    if let Some(claim_id) = filter.after {
        after(conn, (claim_id, filter.draft), &mut query)?;
    }
    query.end(IN_GALLEY_ORDER, filter.limit);
    Ok(query)
}

/// Lets through what comes after that claim in galley order; nothing when there is no such claim.
fn after(
    conn: &Connection,
    (claim_id, draft): (i64, Option<i64>),
    query: &mut Query,
) -> Result<(), Trouble> {
    let place = conn
        .prepare_cached(
            "SELECT c.article_id, p.start_byte, p.end_byte
               FROM claims AS c
               JOIN articles AS a ON a.article_id = c.article_id
               JOIN claim_places AS p ON p.claim_id = c.claim_id
               JOIN revisions AS r ON r.revision_id = p.revision_id
              WHERE c.claim_id = ?1 AND p.superseded_at IS NULL
              ORDER BY r.number = COALESCE(?2, a.revision) DESC, r.number DESC LIMIT 1",
        )?
        .query_row((claim_id, draft), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let (article, start, end): (i64, i64, i64) = place.unwrap_or((i64::MAX, 0, 0));
    query.and(
        "a.article_id >= :after_article
         AND (a.article_id > :after_article
              OR (p.start_byte, p.end_byte, p.claim_id)
                 > (:after_start, :after_end, :after_claim))",
    );
    query.bind(":after_article", article);
    query.bind(":after_start", start);
    query.bind(":after_end", end);
    query.bind(":after_claim", claim_id);
    Ok(())
}

/// A claim, and the draft and id its figures are found by.
struct Found {
    claim: ClaimRow,
    claim_id: i64,
    revision_id: i64,
}

fn found(conn: &Connection, query: &Query) -> Result<Vec<Found>, Trouble> {
    let mut statement = conn.prepare_cached(query.sql())?;
    let mut rows = statement.query(query.params().as_slice())?;
    let mut all = Vec::new();
    let mut text = CurrentText::new(conn);
    while let Some(row) = rows.next()? {
        let (claim_id, revision_id) = (row.get(0)?, row.get(14)?);
        let claim = claim(row, text.of(revision_id)?)?;
        all.push(Found { claim, claim_id, revision_id });
    }
    Ok(all)
}

fn claim(row: &Row<'_>, body: &str) -> Result<ClaimRow, Trouble> {
    let claim_id: i64 = row.get(0)?;
    let (start, end) = (count(row, 7)?, count(row, 8)?);
    let quote: String = row.get(6)?;
    place::check(body, (start, end), &quote, || format!("c{claim_id}"))?;
    Ok(ClaimRow {
        id: format!("c{claim_id}"),
        number: row.get(1)?,
        version: row.get(2)?,
        article: format!("a{}", row.get::<_, i64>(3)?),
        article_title: row.get(4)?,
        kind: row.get(5)?,
        quote,
        sentence: place::sentence(body, span(row, 15)?, Span::new(start, end)),
        start,
        end,
        start_char: count(row, 9)?,
        end_char: count(row, 10)?,
        state: row.get(11)?,
        worth: row.get(12)?,
        figures: Vec::new(),
        flags: Vec::new(),
        verdict: None,
        said: None,
        resolution: None,
        sources: Vec::new(),
        notes: 0,
        note_words: Vec::new(),
        speaker: row.get(13)?,
    })
}

/// The text of the draft being listed: rows come draft by draft, so one is kept at a time.
pub(super) struct CurrentText<'c> {
    conn: &'c Connection,
    revision_id: Option<i64>,
    body: String,
}

impl<'c> CurrentText<'c> {
    pub(super) fn new(conn: &'c Connection) -> Self {
        Self { conn, revision_id: None, body: String::new() }
    }

    pub(super) fn of(&mut self, revision_id: i64) -> Result<&str, Trouble> {
        if self.revision_id != Some(revision_id) {
            self.body = self
                .conn
                .prepare_cached("SELECT body FROM revisions WHERE revision_id = ?1")?
                .query_row([revision_id], |row| row.get(0))?;
            self.revision_id = Some(revision_id);
        }
        Ok(&self.body)
    }
}

/// Fetches what belongs to a page of claims.
fn complete(conn: &Connection, page: &mut [Found]) -> Result<(), Trouble> {
    let ids: Vec<_> = page.iter().map(|found| found.claim_id).collect();
    let ids = serde_json::to_string(&ids).unwrap_or_default();
    let places: HashMap<_, _> =
        page.iter().enumerate().map(|(index, found)| (found.claim_id, index)).collect();
    let mut page = Page { found: page, places };
    figures(conn, &ids, &mut page)?;
    flags(conn, &ids, &mut page)?;
    resolutions(conn, &ids, &mut page)?;
    verdicts(conn, &ids, &mut page)?;
    sources(conn, &ids, &mut page)?;
    notes(conn, &ids, &mut page)
}

struct Page<'p> {
    found: &'p mut [Found],
    places: HashMap<i64, usize>,
}

impl Page<'_> {
    /// Returns the claim, if it is on the page and, where asked, in that draft.
    fn claim(&mut self, claim_id: i64, revision_id: Option<i64>) -> Option<&mut ClaimRow> {
        let found = self.found.get_mut(*self.places.get(&claim_id)?)?;
        let there = revision_id.is_none_or(|revision_id| revision_id == found.revision_id);
        there.then_some(&mut found.claim)
    }
}

/// The columns of a figure in the order [`figure`] reads them; the table is `f`.
pub(super) const FIGURE_COLUMNS: &str = "f.start_byte, f.end_byte, f.start_char, f.end_char,
        f.number_start_char, f.number_end_char, f.surface, f.kind, f.value, f.low, f.high, f.bound,
        f.direction, f.unit, f.per, f.thing, f.base, f.period, f.relation, f.pair, f.timex,
        f.from_date, f.to_date, f.claim_id, f.revision_id, f.position";

/// Reads a figure.
pub(super) fn figure(row: &Row<'_>) -> rusqlite::Result<FigureRow> {
    Ok(FigureRow {
        start: count(row, 0)?,
        end: count(row, 1)?,
        start_char: count(row, 2)?,
        end_char: count(row, 3)?,
        number_start_char: count(row, 4)?,
        number_end_char: count(row, 5)?,
        surface: row.get(6)?,
        kind: row.get(7)?,
        value: row.get(8)?,
        low: row.get(9)?,
        high: row.get(10)?,
        bound: row.get(11)?,
        direction: row.get(12)?,
        unit: row.get(13)?,
        per: row.get(14)?,
        thing: row.get(15)?,
        base: row.get(16)?,
        period: row.get(17)?,
        relation: row.get(18)?,
        pair: row.get::<_, Option<i64>>(19)?.map(|_| count(row, 19)).transpose()?,
        timex: row.get(20)?,
        from_date: row.get(21)?,
        to_date: row.get(22)?,
    })
}

fn figures(conn: &Connection, ids: &str, page: &mut Page<'_>) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {FIGURE_COLUMNS} FROM figures AS f
          WHERE f.claim_id IN (SELECT value FROM json_each(?1))
          ORDER BY f.claim_id, f.revision_id, f.position"
    ))?;
    let mut rows = statement.query([ids])?;
    let mut misfit = None;
    while let Some(row) = rows.next()? {
        let (claim_id, revision_id) = (row.get(23)?, row.get(24)?);
        let Some(claim) = page.claim(claim_id, Some(revision_id)) else { continue };
        let figure = figure(row)?;
        let (start, end) = (figure.start, figure.end);
        // Compared with the claim's own words, which have been compared with the text.
        let inside = start.checked_sub(claim.start).zip(end.checked_sub(claim.start));
        let words = inside.and_then(|(start, end)| claim.quote.get(start..end));
        if words.is_some_and(|words| words != figure.surface) {
            misfit = Some((row.get::<_, i64>(25)?, revision_id));
        } else if words.is_none() {
            let mut text = CurrentText::new(conn);
            let body = text.of(revision_id)?;
            place::check(body, (start, end), &figure.surface, || {
                format!("the figure “{}” of c{claim_id}", figure.surface)
            })?;
        }
        claim.figures.push(figure);
    }
    match misfit {
        None => Ok(()),
        Some((position, revision_id)) => Err(Trouble::row(
            format!("figure {position} of revision {revision_id}"),
            "its words are not those at its place",
        )),
    }
}

fn flags(conn: &Connection, ids: &str, page: &mut Page<'_>) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {ANSWER_COLUMNS}, f.claim_id, f.revision_id, f.flag_id, f.code, f.severity,
                f.message, f.computation, f.suggestions
           FROM flags AS f {ANSWERS}
          WHERE f.claim_id IN (SELECT value FROM json_each(?1)) AND f.state <> 'withdrawn'
          ORDER BY f.claim_id, CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
                   f.start_byte, f.flag_id"
    ))?;
    let mut rows = statement.query([ids])?;
    while let Some(row) = rows.next()? {
        let Some(claim) = page.claim(row.get(7)?, Some(row.get(8)?)) else { continue };
        let id = format!("f{}", row.get::<_, i64>(9)?);
        let suggestions = list_of(&row.get::<_, String>(14)?, || id.clone())?;
        let answered = answered(row)?;
        claim.flags.push(FlagRow {
            code: row.get(10)?,
            severity: row.get(11)?,
            message: row.get(12)?,
            computation: row.get(13)?,
            suggestions,
            dismissed: answered.state == "dismissed",
            state: answered.state,
            raised_by: answered.raised_by,
            dismissed_by: answered.dismissed_by,
            dismissed_at: answered.dismissed_at,
            dismissed_reason: answered.dismissed_reason,
            accepted: answered.accepted,
            accepted_by: answered.accepted_by,
            id,
        });
    }
    Ok(())
}

/// The verdict that stands is the last one on *is so*; where a quote has only *said so*, that one.
fn verdicts(conn: &Connection, ids: &str, page: &mut Page<'_>) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT v.claim_id, v.verdict, v.rationale, v.correction, w.handle, v.reviewed_at,
                v.answers, COALESCE(s.passes, 0)
           FROM verdicts AS v JOIN reviewers AS w ON w.reviewer_id = v.reviewer_id
           LEFT JOIN scale_steps AS s ON s.scale = v.scale AND s.code = v.verdict
          WHERE v.claim_id IN (SELECT value FROM json_each(?1)) AND v.superseded_at IS NULL
          ORDER BY v.claim_id, v.answers = 'is', v.verdict_id",
    )?;
    let mut rows = statement.query([ids])?;
    while let Some(row) = rows.next()? {
        let Some(claim) = page.claim(row.get(0)?, None) else { continue };
        let verdict = VerdictRow {
            verdict: row.get(1)?,
            rationale: row.get(2)?,
            correction: row.get(3)?,
            reviewer: row.get(4)?,
            reviewed_at: row.get(5)?,
            resolution: claim.resolution.as_ref().map(|standing| standing.resolution.clone()),
            passes: row.get(7)?,
        };
        if row.get::<_, String>(6)? == "said" {
            claim.said = Some(verdict.clone());
        }
        claim.verdict = Some(verdict);
    }
    Ok(())
}

fn resolutions(conn: &Connection, ids: &str, page: &mut Page<'_>) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {RESOLUTION_COLUMNS}, x.claim_id FROM {RESOLUTIONS}
          WHERE x.claim_id IN (SELECT value FROM json_each(?1)) AND x.superseded_at IS NULL
          ORDER BY x.claim_id, x.resolution_id"
    ))?;
    let mut rows = statement.query([ids])?;
    while let Some(row) = rows.next()? {
        let Some(claim) = page.claim(row.get(10)?, None) else { continue };
        claim.resolution = Some(resolution(row)?);
    }
    Ok(())
}

fn sources(conn: &Connection, ids: &str, page: &mut Page<'_>) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT t.claim_id, s.source_id, s.title, s.url, t.stance, s.file_name
           FROM citations AS t
           JOIN sources AS d ON d.source_id = t.source_id
           JOIN sources AS s ON s.source_id = COALESCE(d.merged_into, d.source_id)
          WHERE t.claim_id IN (SELECT value FROM json_each(?1)) AND t.superseded_at IS NULL
            AND s.withdrawn_at IS NULL AND s.confidential = 0
          GROUP BY t.claim_id, s.source_id, t.stance
          ORDER BY t.claim_id, MIN(t.citation_id)",
    )?;
    let mut rows = statement.query([ids])?;
    while let Some(row) = rows.next()? {
        let Some(claim) = page.claim(row.get(0)?, None) else { continue };
        let (title, url): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        let file: Option<String> = row.get(5)?;
        let named = title.is_some() || url.is_some();
        claim.sources.push(SourceRow {
            id: format!("s{}", row.get::<_, i64>(1)?),
            title: title.or_else(|| file.filter(|_| !named).map(without_folder)),
            url,
            stance: row.get(4)?,
        });
    }
    Ok(())
}

fn notes(conn: &Connection, ids: &str, page: &mut Page<'_>) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT n.claim_id, n.note_id, n.body, w.handle, n.written_at
           FROM notes AS n JOIN reviewers AS w ON w.reviewer_id = n.reviewer_id
          WHERE n.claim_id IN (SELECT value FROM json_each(?1)) AND n.superseded_at IS NULL
            AND n.privileged = 0
          ORDER BY n.claim_id, COALESCE(n.reply_to, n.note_id), n.note_id",
    )?;
    let mut rows = statement.query([ids])?;
    while let Some(row) = rows.next()? {
        let Some(claim) = page.claim(row.get(0)?, None) else { continue };
        claim.notes += 1;
        claim.note_words.push(NoteWords {
            id: format!("n{}", row.get::<_, i64>(1)?),
            body: row.get(2)?,
            reviewer: row.get(3)?,
            written_at: row.get(4)?,
        });
    }
    Ok(())
}
