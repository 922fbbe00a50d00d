//! Which claims of an article's current draft somebody means: by number, section, kind, flag,
//! source or state. Several ways together narrow the choice; several words of one widen it.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};

use super::error::Trouble;
use super::place;
use crate::desk::numbers::Numbers;
use crate::desk::section::{folded, sections};
use crate::desk::state::ClaimState;
use crate::desk::{meant, near_ones};
use crate::text::Span;

/// Which claims of an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'a> {
    /// Under these numbers.
    pub numbers: Option<&'a Numbers>,
    /// Under that heading.
    pub section: Option<&'a str>,
    /// Of these kinds.
    pub kinds: &'a [String],
    /// With an unanswered flag of these codes.
    pub flags: &'a [String],
    /// That cite that source, or wait for it.
    pub source: Option<i64>,
    /// In that state.
    pub state: Option<ClaimState>,
}

/// A claim that can be chosen.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// 17 is c17.
    pub(super) claim_id: i64,
    /// What people call it.
    pub(super) number: String,
    /// What sort of fact.
    pub(super) kind: String,
    /// The words.
    pub(super) quote: String,
    /// Where the work is.
    pub(super) state: ClaimState,
    span: Span,
}

impl Choice<'_> {
    /// Returns whether nothing narrows it: the whole article.
    pub(super) fn is_whole(&self) -> bool {
        self.words().is_none()
    }

    /// Returns how the choice was made, for the row that keeps it: "kind money; source s3".
    pub(super) fn words(&self) -> Option<String> {
        let listed = |what: &str, words: &[String]| {
            (!words.is_empty()).then(|| format!("{what} {}", words.join(", ")))
        };
        let parts: Vec<_> = [
            self.numbers.map(|numbers| format!("claims {numbers}")),
            self.section.map(|heading| format!("section {}", heading.trim())),
            listed("kind", self.kinds),
            listed("flag", self.flags),
            self.source.map(|source_id| format!("source s{source_id}")),
            self.state.map(|state| format!("state {}", state.code())),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

/// Returns the claims chosen, in galley order; refuses a number, heading or source that leads
/// nowhere.
pub(super) fn chosen(
    conn: &Connection,
    article_id: i64,
    choice: &Choice<'_>,
) -> Result<Vec<Candidate>, Trouble> {
    let (revision_id, body) = draft(conn, article_id)?;
    let mut claims = all(conn, revision_id)?;
    if let Some(numbers) = choice.numbers {
        let there = claims.iter().map(|claim| claim.number.as_str());
        if let Some(missing) = numbers.missing(there) {
            return Err(Trouble::refused(
                format!("Article a{article_id} has no claim {missing}"),
                format!("factdesk claims --article a{article_id} lists them."),
            ));
        }
        claims.retain(|claim| numbers.has(&claim.number));
    }
    if let Some(heading) = choice.section {
        let under = under(article_id, &body, heading)?;
        claims.retain(|claim| under.iter().any(|section| section.contains(claim.span)));
    }
    if !choice.kinds.is_empty() {
        claims.retain(|claim| choice.kinds.contains(&claim.kind));
    }
    if !choice.flags.is_empty() {
        let flagged = flagged(conn, revision_id, choice.flags)?;
        claims.retain(|claim| flagged.contains(&claim.claim_id));
    }
    if let Some(source_id) = choice.source {
        let ringing = on_source(conn, article_id, source_id)?;
        claims.retain(|claim| ringing.contains(&claim.claim_id));
    }
    if let Some(state) = choice.state {
        claims.retain(|claim| claim.state == state);
    }
    Ok(claims)
}

/// Returns the current draft and its text; refuses an article that is not there or is withdrawn.
fn draft(conn: &Connection, article_id: i64) -> Result<(i64, String), Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT r.revision_id, r.body, a.withdrawn_at IS NOT NULL
               FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
              WHERE a.article_id = ?1",
        )?
        .query_row([article_id], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, bool>(2)?)))
        .optional()?;
    match found {
        None => Err(super::standing::no_article(article_id)),
        Some((_, _, true)) => Err(Trouble::refused(
            format!("Article a{article_id} is withdrawn: nobody checks it."),
            "factdesk articles lists those that are not.",
        )),
        Some((revision_id, body, false)) => Ok((revision_id, body)),
    }
}

fn all(conn: &Connection, revision_id: i64) -> Result<Vec<Candidate>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT c.claim_id, c.number, c.kind, p.quote, c.state, p.start_byte, p.end_byte
           FROM claim_places AS p JOIN claims AS c ON c.claim_id = p.claim_id
          WHERE p.revision_id = ?1 AND p.superseded_at IS NULL
          ORDER BY p.start_byte, p.end_byte, p.claim_id",
    )?;
    let rows = statement.query_map([revision_id], |row| {
        Ok(Candidate {
            claim_id: row.get(0)?,
            number: row.get(1)?,
            kind: row.get(2)?,
            quote: row.get(3)?,
            state: ClaimState::from_code(&row.get::<_, String>(4)?).unwrap_or(ClaimState::Open),
            span: Span::new(place::count(row, 5)?, place::count(row, 6)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns what stands under that heading, which is said in any case and spacing.
fn under(article_id: i64, body: &str, heading: &str) -> Result<Vec<Span>, Trouble> {
    let all = sections(body);
    let wanted = folded(heading);
    let spans: Vec<_> = all
        .iter()
        .filter(|section| folded(&section.heading) == wanted)
        .map(|section| section.span)
        .collect();
    if !spans.is_empty() {
        return Ok(spans);
    }
    let headings: Vec<_> = all.iter().map(|section| section.heading.as_str()).collect();
    let folded: Vec<_> = headings.iter().map(|heading| folded(heading)).collect();
    let near = near_ones(&wanted, folded.iter().map(String::as_str));
    let nearest = folded.iter().position(|heading| near.first() == Some(&heading.as_str()));
    let hint = match nearest.and_then(|at| headings.get(at)) {
        Some(heading) => meant(format!("“{heading}”")),
        None if headings.is_empty() => "Choose by --claims or --kind instead.".to_owned(),
        None => format!("It has these: {}", headings.join(" · ")),
    };
    Err(Trouble::refused(format!("Article a{article_id} has no heading “{heading}”."), hint))
}

fn flagged(conn: &Connection, revision_id: i64, codes: &[String]) -> Result<HashSet<i64>, Trouble> {
    let codes = serde_json::to_string(codes).unwrap_or_default();
    let mut statement = conn.prepare_cached(
        "SELECT claim_id FROM flags
          WHERE revision_id = ?1 AND claim_id IS NOT NULL AND state = 'open'
            AND code IN (SELECT value FROM json_each(?2))",
    )?;
    let ids = statement.query_map((revision_id, codes), |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Returns the claims that cite a source or wait for its answer; what was merged into it counts.
fn on_source(conn: &Connection, article_id: i64, source_id: i64) -> Result<HashSet<i64>, Trouble> {
    let there: bool = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM sources WHERE source_id = ?1)")?
        .query_row([source_id], |row| row.get(0))?;
    if !there {
        let message = format!("This desk has no source s{source_id}");
        return Err(Trouble::refused(message, "factdesk source list lists them."));
    }
    let mut statement = conn.prepare_cached(
        "WITH same (source_id) AS (
           SELECT source_id FROM sources WHERE source_id = ?2 OR merged_into = ?2)
         SELECT t.claim_id FROM citations AS t JOIN claims AS c ON c.claim_id = t.claim_id
          WHERE c.article_id = ?1 AND t.superseded_at IS NULL
            AND t.source_id IN (SELECT source_id FROM same)
         UNION
         SELECT q.claim_id FROM questions AS q
          WHERE q.article_id = ?1 AND q.claim_id IS NOT NULL AND q.withdrawn_at IS NULL
            AND q.source_id IN (SELECT source_id FROM same)
            AND NOT EXISTS (SELECT 1 FROM answers AS w
                             WHERE w.question_id = q.question_id AND w.superseded_at IS NULL)",
    )?;
    let ids = statement.query_map((article_id, source_id), |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
