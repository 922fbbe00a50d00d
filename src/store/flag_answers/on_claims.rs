//! Flags and the claim they stand on: a verdict answers them, an accepted reading becomes its
//! correction, and a new doubt opens a settled claim again.

use rusqlite::{Connection, OptionalExtension};

use super::flag::write;
use crate::check::Severity;
use crate::desk::flagged::{FlagMove, reading_in_claim};
use crate::desk::state::ClaimState::{Checked, Closed};
use crate::store::act::{Act, Fields};
use crate::store::error::Trouble;
use crate::store::place::count;
use crate::store::standing::{self, Standing};
use crate::store::{clearances, reopen};
use crate::text::Span;

/// A verdict answers what is open or proposed on its claim, and leaves what was dismissed. Returns
/// the flags.
pub(in crate::store) fn answer_all(
    act: &mut Act<'_>,
    claim: &Standing,
    verdict_id: i64,
) -> Result<Vec<i64>, Trouble> {
    let mut statement = act.tx.prepare_cached(
        "SELECT flag_id FROM flags
          WHERE claim_id = ?1 AND revision_id = ?2 AND state IN ('open','accepted')
          ORDER BY flag_id",
    )?;
    let asked = statement.query_map((claim.claim_id, claim.revision_id), |row| row.get(0))?;
    let asked: Vec<i64> = asked.collect::<Result<_, _>>()?;
    let reviewer = act.by.id;
    for &flag_id in &asked {
        let row = Fields::new().set("verdict_id", verdict_id).set("reviewer_id", reviewer);
        write(act, flag_id, FlagMove::Answer, row)?;
    }
    Ok(asked)
}

/// A reading that somebody accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The words for the flag's place.
    pub reading: String,
    /// The whole claim as it would read; `None` when words outside the claim would change, too.
    pub wording: Option<String>,
    /// Who accepted it, by handle.
    pub by: String,
}

/// Returns what is proposed for the claim, the last one if there are several.
pub(in crate::store) fn proposal(
    conn: &Connection,
    claim: &Standing,
) -> Result<Option<Proposal>, Trouble> {
    let Some(place) = &claim.place else { return Ok(None) };
    let found = conn
        .prepare_cached(
            "SELECT a.suggestion, w.handle, f.start_byte, f.end_byte, f.quote
               FROM flags AS f
               JOIN flag_answers AS a ON a.flag_id = f.flag_id AND a.superseded_at IS NULL
               JOIN reviewers AS w ON w.reviewer_id = a.reviewer_id
              WHERE f.claim_id = ?1 AND f.revision_id = ?2 AND f.state = 'accepted'
                AND a.answer = 'accepted'
              ORDER BY a.answer_id DESC LIMIT 1",
        )?
        .query_row((claim.claim_id, claim.revision_id), |row| {
            let span = Span::new(count(row, 2)?, count(row, 3)?);
            let (reading, doubtful): (String, String) = (row.get(0)?, row.get(4)?);
            let wording = reading_in_claim((place.span, &place.quote), (span, &doubtful), &reading);
            Ok(Proposal { reading, wording, by: row.get(1)? })
        })
        .optional()?;
    Ok(found)
}

/// Where a doubt is raised.
pub(in crate::store) struct Doubtful<'a> {
    pub(in crate::store) article_id: i64,
    pub(in crate::store) claim_id: Option<i64>,
    pub(in crate::store) severity: &'a str,
}

/// What a doubt has stirred up.
pub(in crate::store) struct Stirred {
    /// The settled claim that is open again.
    pub(in crate::store) claim_id: Option<i64>,
    /// Whether the article was cleared, which is taken back.
    pub(in crate::store) taken_back: bool,
}

/// A doubt that asks for an answer opens a settled claim again and takes a clearance back; a note
/// does neither.
pub(in crate::store) fn doubt(
    act: &mut Act<'_>,
    on: &Doubtful<'_>,
    reason: &str,
) -> Result<Stirred, Trouble> {
    let asks = Severity::from_code(on.severity).is_some_and(|severity| severity > Severity::Info);
    let mut stirred = Stirred { claim_id: None, taken_back: false };
    match on.claim_id.map(|claim_id| standing::claim(act.tx, claim_id)).transpose()? {
        Some(mut claim) if asks && matches!(claim.state, Checked | Closed) => {
            stirred.taken_back = reopen::reopen(act, &mut claim, reason)?.taken_back;
            stirred.claim_id = Some(claim.claim_id);
        }
        Some(mut claim) => act.grow(&mut claim, Fields::new())?,
        None => act.begin_checking(on.article_id)?,
    }
    if asks {
        stirred.taken_back |= clearances::take_back(act, on.article_id, reason)?;
    }
    Ok(stirred)
}
