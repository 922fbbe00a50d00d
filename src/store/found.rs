//! What people have found on the claims of an article, as the gate counts it: the verdicts that
//! stand, and the citations that do, each with whether it was given for a doubt.

use std::collections::HashMap;

use rusqlite::Connection;

use super::error::Trouble;
use crate::desk::gate::{GateSource, GateVerdict};
use crate::desk::source::{Proximity, Stance};

/// The verdicts on one claim.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The last standing one on whether it is so.
    pub(super) is: Option<GateVerdict>,
    /// The last standing one on whether they said so.
    pub(super) said: Option<GateVerdict>,
    /// The version of the claim that had before them who doubted it first, as one doubts it now.
    pub(super) doubted_at: Option<i64>,
}

/// Returns the verdicts by claim; of one claim only where it is given.
pub(super) fn verdicts(
    conn: &Connection,
    article_id: i64,
    revision_id: i64,
    only: Option<i64>,
) -> Result<HashMap<i64, Found>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT v.claim_id, v.answers = 'said', v.verdict, s.label, s.passes, v.revision_id = ?2,
                v.valid_until, v.superseded_at IS NULL, v.claim_version,
                EXISTS (SELECT 1 FROM claim_places AS p
                         WHERE p.claim_id = v.claim_id AND p.revision_id > v.revision_id
                           AND p.superseded_at IS NULL
                           AND (p.compared = 'value_changed'
                                OR p.compared = 'as_agreed' AND NOT EXISTS (
                                  SELECT 1 FROM resolutions AS x
                                   WHERE x.claim_id = v.claim_id AND x.superseded_at IS NULL
                                     AND x.revision_id < p.revision_id
                                     AND x.new_text IS NOT NULL)))
           FROM verdicts AS v
           JOIN claims AS c ON c.claim_id = v.claim_id
           JOIN scale_steps AS s ON s.scale = v.scale AND s.code = v.verdict
          WHERE c.article_id = ?1 AND (?3 IS NULL OR c.claim_id = ?3)
            AND (v.superseded_at IS NULL
                 OR EXISTS (SELECT 1 FROM verdicts AS w WHERE w.supersedes_id = v.verdict_id))
          ORDER BY v.verdict_id",
    )?;
    let mut rows = statement.query((article_id, revision_id, only))?;
    let mut found: HashMap<i64, Found> = HashMap::new();
    // A doubt goes on while one verdict that does not let the claim pass follows another.
    let mut doubts: HashMap<(i64, bool), i64> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (claim_id, said, stands): (i64, bool, bool) = (row.get(0)?, row.get(1)?, row.get(7)?);
        let until: Option<String> = row.get(6)?;
        let verdict = GateVerdict {
            code: row.get(2)?,
            label: row.get(3)?,
            passes: row.get(4)?,
            on_this_draft: row.get(5)?,
            on_other_words: row.get(9)?,
            held_until: until.and_then(|until| until.parse().ok()),
        };
        if verdict.passes {
            doubts.remove(&(claim_id, said));
        } else {
            doubts.entry((claim_id, said)).or_insert(row.get(8)?);
        }
        let of = found.entry(claim_id).or_default();
        if stands {
            *(if said { &mut of.said } else { &mut of.is }) = Some(verdict);
        }
    }
    for ((claim_id, _), version) in doubts {
        let of = found.entry(claim_id).or_default();
        of.doubted_at = Some(of.doubted_at.map_or(version, |other| other.min(version)));
    }
    Ok(found)
}

/// Hands out the standing citations, in the order they were made. `doubted` is since which version
/// each claim is doubted.
pub(super) fn sources(
    conn: &Connection,
    article_id: i64,
    doubted: &HashMap<i64, Option<i64>>,
    take: &mut dyn FnMut(i64, GateSource),
) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT t.claim_id, s.source_id, s.proximity, t.stance, t.claim_version,
                EXISTS (SELECT 1 FROM verdicts AS v
                          JOIN scale_steps AS w ON w.scale = v.scale AND w.code = v.verdict
                         WHERE v.verdict_id = t.verdict_id AND w.passes = 0)
           FROM citations AS t
           JOIN claims AS c ON c.claim_id = t.claim_id
           JOIN sources AS s ON s.source_id = t.source_id AND s.withdrawn_at IS NULL
          WHERE c.article_id = ?1 AND t.superseded_at IS NULL
          ORDER BY t.citation_id",
    )?;
    let mut rows = statement.query([article_id])?;
    while let Some(row) = rows.next()? {
        let (proximity, stance): (Option<String>, String) = (row.get(2)?, row.get(3)?);
        let (claim_id, version): (i64, i64) = (row.get(0)?, row.get(4)?);
        let since = doubted.get(&claim_id).copied().flatten();
        let source = GateSource {
            id: row.get(1)?,
            proximity: proximity.as_deref().and_then(Proximity::from_code),
            stance: Stance::from_code(&stance).unwrap_or(Stance::Context),
            for_doubt: row.get(5)? || since.is_some_and(|since| version >= since),
        };
        take(claim_id, source);
    }
    Ok(())
}
