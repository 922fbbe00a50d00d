//! The current draft's claims and their places, as a further draft needs them to carry them on.

use rusqlite::Connection;

use super::draft::Known;
use super::error::Trouble;
use super::place::count;
use super::standing;
use crate::text::Span;

/// The draft before, with the claims that stand in it.
pub(super) struct Before {
    /// Its row.
    pub(super) revision_id: i64,
    /// Its number in the article.
    pub(super) number: i64,
    /// The number of the draft after it: one that was taken back keeps its own.
    pub(super) next_draft: i64,
    /// Its claims, in galley order.
    pub(super) claims: Vec<Claim>,
    /// The number of the next claim that is new to the article.
    pub(super) next: i64,
}

/// A claim as it stands in the draft before.
pub(super) struct Claim {
    /// Which, what people call it, and its kind.
    pub(super) known: Known,
    /// Its place.
    pub(super) span: Span,
    /// The kind the machine took it for, where that is another.
    pub(super) read_as: Option<String>,
    /// Who set its place; `None`: the machine.
    pub(super) made_by: Option<i64>,
    /// Who said it, for a quote.
    pub(super) speaker: Option<String>,
    /// Whether it has figures.
    pub(super) has_figures: bool,
    /// Whether it was reworded in that draft and nobody has confirmed its verdict.
    pub(super) unconfirmed: bool,
}

/// Returns the current draft of an article with its claims.
pub(super) fn before(conn: &Connection, article_id: i64) -> Result<Before, Trouble> {
    standing::article_state(conn, article_id)?;
    let (revision_id, number, next_draft) = conn
        .prepare_cached(
            "SELECT r.revision_id, r.number,
                    (SELECT MAX(d.number) + 1 FROM revisions AS d
                      WHERE d.article_id = a.article_id)
               FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
              WHERE a.article_id = ?1",
        )?
        .query_row([article_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let next = conn
        .prepare_cached(
            "SELECT COALESCE(MAX(CAST(number AS INTEGER)), 0) + 1
               FROM claims WHERE article_id = ?1",
        )?
        .query_row([article_id], |row| row.get(0))?;
    Ok(Before { revision_id, number, next_draft, claims: claims_of(conn, revision_id)?, next })
}

/// Whether the claim was reworded in the draft of its place `p`, and a verdict on it is neither
/// confirmed nor given anew on that draft.
pub(super) const UNCONFIRMED: &str = "p.compared = 'reworded' AND p.confirmed_at IS NULL
    AND EXISTS (SELECT 1 FROM verdicts AS v
                 WHERE v.claim_id = c.claim_id AND v.superseded_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM verdicts AS w
                                    WHERE w.claim_id = v.claim_id AND w.answers = v.answers
                                      AND w.superseded_at IS NULL
                                      AND w.revision_id = p.revision_id))";

fn claims_of(conn: &Connection, revision_id: i64) -> Result<Vec<Claim>, Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT c.claim_id, c.number, c.kind, p.start_byte, p.end_byte, p.read_as, p.made_by,
                p.speaker,
                EXISTS (SELECT 1 FROM figures AS f
                         WHERE f.claim_id = c.claim_id AND f.revision_id = p.revision_id),
                {UNCONFIRMED}
           FROM claim_places AS p JOIN claims AS c ON c.claim_id = p.claim_id
          WHERE p.revision_id = ?1 AND p.superseded_at IS NULL
          ORDER BY p.start_byte, p.end_byte, p.claim_id"
    ))?;
    let rows = statement.query_map([revision_id], |row| {
        Ok(Claim {
            known: Known { claim_id: row.get(0)?, number: row.get(1)?, kind: row.get(2)? },
            span: Span::new(count(row, 3)?, count(row, 4)?),
            read_as: row.get(5)?,
            made_by: row.get(6)?,
            speaker: row.get(7)?,
            has_figures: row.get(8)?,
            unconfirmed: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
