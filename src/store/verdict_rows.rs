//! Every verdict ever given, as reports list them. How one is given is left to others.

use rusqlite::{Connection, Row};

use super::Store;
use super::error::{Error, Trouble};
use crate::desk::row::VerdictListRow;

impl Store {
    /// Lists the verdicts of an article, claim by claim and in the order they were given.
    pub fn verdict_rows(&self, article_id: i64) -> Result<Vec<VerdictListRow>, Error> {
        self.read(|conn| of_article(conn, article_id))
    }
}

fn of_article(conn: &Connection, article_id: i64) -> Result<Vec<VerdictListRow>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT v.verdict_id, c.article_id, a.title, c.claim_id, c.number, c.kind,
                (SELECT p.quote FROM claim_places AS p
                  WHERE p.claim_id = c.claim_id AND p.revision_id = v.revision_id
                  ORDER BY p.superseded_at IS NULL DESC, p.place_id DESC LIMIT 1),
                r.number, v.answers, v.reading, v.scale, v.verdict, s.label, v.rationale,
                v.confidence, v.correction, v.category, v.valid_until,
                (SELECT x.resolution FROM resolutions AS x
                  WHERE x.verdict_id = v.verdict_id
                  ORDER BY x.superseded_at IS NULL DESC, x.resolution_id DESC LIMIT 1),
                w.handle, w.initials, v.reviewed_at, v.supersedes_id, v.superseded_at
           FROM claims AS c
           JOIN articles AS a ON a.article_id = c.article_id
           JOIN verdicts AS v ON v.claim_id = c.claim_id
           JOIN revisions AS r ON r.revision_id = v.revision_id
           JOIN scale_steps AS s ON s.scale = v.scale AND s.code = v.verdict
           JOIN reviewers AS w ON w.reviewer_id = v.reviewer_id
          WHERE c.article_id = ?1
          ORDER BY c.claim_id, v.verdict_id",
    )?;
    let rows = statement.query_map([article_id], verdict)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn verdict(row: &Row<'_>) -> rusqlite::Result<VerdictListRow> {
    Ok(VerdictListRow {
        id: row.get(0)?,
        article: format!("a{}", row.get::<_, i64>(1)?),
        article_title: row.get(2)?,
        claim: format!("c{}", row.get::<_, i64>(3)?),
        number: row.get(4)?,
        kind: row.get(5)?,
        quote: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
        draft: row.get(7)?,
        answers: row.get(8)?,
        reading: row.get(9)?,
        scale: row.get(10)?,
        verdict: row.get(11)?,
        label: row.get(12)?,
        rationale: row.get(13)?,
        confidence: row.get(14)?,
        correction: row.get(15)?,
        category: row.get(16)?,
        valid_until: row.get(17)?,
        resolution: row.get(18)?,
        reviewer: row.get(19)?,
        initials: row.get(20)?,
        reviewed_at: row.get(21)?,
        supersedes: row.get(22)?,
        superseded_at: row.get(23)?,
    })
}
