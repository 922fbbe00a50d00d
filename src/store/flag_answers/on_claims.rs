//! Flags and the claim they stand on: a verdict answers them, an accepted reading becomes its
//! correction, and a new doubt opens a settled claim again.

use rusqlite::Connection;

use super::flag::write;
use crate::check::Severity;
use crate::desk::flagged::{FlagMove, readings_in_claim};
use crate::desk::state::ClaimState::{Checked, Closed};
use crate::store::act::{Act, Fields};
use crate::store::articles::list_of;
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

/// The readings that somebody accepted on a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The whole claim as it would read with all of them that can be put in; `None` when none can.
    pub wording: Option<String>,
    /// The readings that are not in it: they change words outside the claim, or words that one
    /// accepted later changes otherwise.
    pub left: Vec<String>,
    /// Who accepted them, by handle, each once.
    pub by: Vec<String>,
}

/// Returns what is proposed for the claim. Where two readings change the same words, the one that
/// was accepted later counts.
pub(in crate::store) fn proposal(
    conn: &Connection,
    claim: &Standing,
) -> Result<Option<Proposal>, Trouble> {
    let Some(place) = &claim.place else { return Ok(None) };
    let mut statement = conn.prepare_cached(
        "SELECT a.suggestion, w.handle, f.start_byte, f.end_byte, f.quote
           FROM flags AS f
           JOIN flag_answers AS a ON a.flag_id = f.flag_id AND a.superseded_at IS NULL
           JOIN reviewers AS w ON w.reviewer_id = a.reviewer_id
          WHERE f.claim_id = ?1 AND f.revision_id = ?2 AND f.state = 'accepted'
            AND a.answer = 'accepted'
          ORDER BY a.answer_id DESC",
    )?;
    let rows = statement.query_map((claim.claim_id, claim.revision_id), |row| {
        let span = Span::new(count(row, 2)?, count(row, 3)?);
        Ok((row.get(0)?, row.get(1)?, span, row.get(4)?))
    })?;
    let accepted: Vec<(String, String, Span, String)> = rows.collect::<Result<_, _>>()?;
    if accepted.is_empty() {
        return Ok(None);
    }
    let readings: Vec<_> = accepted
        .iter()
        .map(|(reading, _, span, doubtful)| ((*span, doubtful.as_str()), reading.as_str()))
        .collect();
    let reworded = readings_in_claim((place.span, &place.quote), &readings);
    let left = reworded.left.iter().filter_map(|&at| accepted.get(at));
    let mut by: Vec<String> = Vec::new();
    for (_, handle, ..) in &accepted {
        if !by.contains(handle) {
            by.push(handle.clone());
        }
    }
    let left = left.map(|(reading, ..)| reading.clone()).collect();
    Ok(Some(Proposal { wording: reworded.wording, left, by }))
}

/// Returns the claim's words with each reading of its flags put in, each once; not those of flags
/// that were no fault, nor readings of words outside it.
pub(in crate::store) fn wordings(
    conn: &Connection,
    claim: &Standing,
) -> Result<Vec<String>, Trouble> {
    let Some(place) = &claim.place else { return Ok(Vec::new()) };
    let mut statement = conn.prepare_cached(
        "SELECT start_byte, end_byte, quote, suggestions FROM flags
          WHERE claim_id = ?1 AND revision_id = ?2
            AND state IN ('open','accepted','answered')
          ORDER BY flag_id",
    )?;
    let rows = statement.query_map((claim.claim_id, claim.revision_id), |row| {
        let span = Span::new(count(row, 0)?, count(row, 1)?);
        Ok((span, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
    })?;
    let mut wordings = Vec::new();
    for row in rows {
        let (span, doubtful, readings) = row?;
        for reading in list_of(&readings, || claim.name())? {
            let readings = [((span, doubtful.as_str()), reading.as_str())];
            let wording = readings_in_claim((place.span, &place.quote), &readings).wording;
            wordings.extend(wording.filter(|wording| !wordings.contains(wording)));
        }
    }
    Ok(wordings)
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
