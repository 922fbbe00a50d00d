//! Where the claims of an article stand, and nothing else of them: what somebody who looks on is
//! told when it changes.

use serde::Serialize;

use super::Store;
use super::error::Error;

/// Where the claims of an article's current draft stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ClaimStates {
    /// The number of the desk's last act.
    pub seq: i64,
    /// Which draft.
    pub draft: i64,
    /// Its claims, by id.
    pub claims: Vec<StateOfClaim>,
}

/// Where one claim stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateOfClaim {
    /// `c17`.
    pub id: String,
    /// `open`, `checked`, `closed`, `disputed`, `reopened`, `dismissed`.
    pub state: String,
    /// Grows with every change a person makes.
    pub version: i64,
    /// Whether a flag at query or above waits for an answer, or what was found wrong waits for a
    /// word on what happens to the copy.
    pub doubt: bool,
    /// Whose verdict stands, by initials.
    pub initials: Option<String>,
}

impl Store {
    /// Returns where the claims of an article's current draft stand.
    pub fn claim_states(&self, article_id: i64) -> Result<ClaimStates, Error> {
        self.read(|conn| {
            let seq = super::anchor::head(conn)?.seq;
            let (draft, revision_id): (i64, i64) = conn
                .prepare_cached(
                    "SELECT r.number, r.revision_id FROM articles AS a
                       JOIN revisions AS r
                         ON r.article_id = a.article_id AND r.number = a.revision
                      WHERE a.article_id = ?1",
                )?
                .query_row([article_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let mut statement = conn.prepare_cached(
                "SELECT c.claim_id, c.state, c.version,
                        EXISTS (SELECT 1 FROM flags AS f
                                 WHERE f.claim_id = c.claim_id
                                   AND f.revision_id = p.revision_id AND f.state = 'open'
                                   AND f.severity IN ('error', 'warning'))
                        OR c.state = 'checked'
                           AND EXISTS (SELECT 1 FROM verdicts AS v
                                         JOIN scale_steps AS s
                                           ON s.scale = v.scale AND s.code = v.verdict
                                        WHERE v.claim_id = c.claim_id
                                          AND v.superseded_at IS NULL AND s.passes = 0),
                        (SELECT w.initials
                           FROM verdicts AS v JOIN reviewers AS w ON w.reviewer_id = v.reviewer_id
                          WHERE v.claim_id = c.claim_id AND v.superseded_at IS NULL
                          ORDER BY v.answers = 'is' DESC, v.verdict_id DESC LIMIT 1)
                   FROM claim_places AS p JOIN claims AS c ON c.claim_id = p.claim_id
                  WHERE p.revision_id = ?1 AND p.superseded_at IS NULL
                  ORDER BY c.claim_id",
            )?;
            let claims = statement.query_map([revision_id], |row| {
                Ok(StateOfClaim {
                    id: format!("c{}", row.get::<_, i64>(0)?),
                    state: row.get(1)?,
                    version: row.get(2)?,
                    doubt: row.get(3)?,
                    initials: row.get(4)?,
                })
            })?;
            Ok(ClaimStates { seq, draft, claims: claims.collect::<Result<_, _>>()? })
        })
    }
}
