//! The rows of verdicts: which stand on a claim, a new one written, an old one superseded. What
//! follows from a verdict is left to `reviews`.

use rusqlite::Connection;

use super::act::{Act, Fields};
use super::error::Trouble;
use super::scales;
use super::standing::Standing;
use crate::desk::answers::{Answer, Confidence, Given};
use crate::desk::category::Category;
use crate::desk::reading::Reading;
use crate::desk::scale_file::OwnStep;
use crate::desk::{either, meant, near_ones};

/// A verdict that stands.
#[derive(Clone, Debug)]
pub(super) struct StandingVerdict {
    pub(super) verdict_id: i64,
    pub(super) reviewer_id: i64,
    pub(super) handle: String,
    pub(super) given: Given,
    pub(super) correction: Option<String>,
    pub(super) reviewed_at: String,
}

/// Lists the verdicts that stand on a claim, oldest first.
pub(super) fn standing_on(
    conn: &Connection,
    claim_id: i64,
) -> Result<Vec<StandingVerdict>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT v.verdict_id, v.reviewer_id, w.handle, v.answers, v.verdict, v.correction,
                v.reviewed_at
           FROM verdicts AS v JOIN reviewers AS w ON w.reviewer_id = v.reviewer_id
          WHERE v.claim_id = ?1 AND v.superseded_at IS NULL
          ORDER BY v.verdict_id",
    )?;
    let rows = statement.query_map([claim_id], |row| {
        let answer: String = row.get(3)?;
        Ok(StandingVerdict {
            verdict_id: row.get(0)?,
            reviewer_id: row.get(1)?,
            handle: row.get(2)?,
            given: Given {
                answer: Answer::from_code(&answer).unwrap_or_default(),
                verdict: row.get(4)?,
            },
            correction: row.get(5)?,
            reviewed_at: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns what the verdicts say, for the question whether they agree.
pub(super) fn given(verdicts: &[StandingVerdict]) -> Vec<Given> {
    verdicts.iter().map(|verdict| verdict.given.clone()).collect()
}

/// What a new verdict's row holds.
pub(super) struct NewRow<'a> {
    pub(super) answer: Answer,
    pub(super) reading: Reading,
    pub(super) step: &'a ScaleStep,
    pub(super) rationale: Option<&'a str>,
    pub(super) confidence: Option<Confidence>,
    pub(super) correction: Option<&'a str>,
    pub(super) category: Option<Category>,
    pub(super) valid_until: Option<&'a str>,
    pub(super) supersedes: Option<i64>,
}

/// Writes a verdict on the claim as its reviewer had it before them.
pub(super) fn insert(
    act: &mut Act<'_>,
    claim: &Standing,
    new: &NewRow<'_>,
) -> Result<i64, Trouble> {
    let (by, at) = (act.by.id, act.at.clone());
    let verdict_id = act.insert(
        "verdicts",
        Fields::new()
            .set("claim_id", claim.claim_id)
            .set("revision_id", claim.revision_id)
            .set("claim_version", claim.version)
            .text("answers", new.answer.code())
            .text("reading", new.reading.code())
            .text("scale", &new.step.scale)
            .text("verdict", &new.step.code)
            .maybe("rationale", new.rationale)
            .maybe("confidence", new.confidence.map(Confidence::code))
            .maybe("correction", new.correction)
            .maybe("category", new.category.map(Category::code))
            .maybe("valid_until", new.valid_until)
            .set("reviewer_id", by)
            .text("reviewed_at", &at)
            .set("supersedes_id", new.supersedes),
    )?;
    act.on("verdicts", verdict_id);
    Ok(verdict_id)
}

/// Lets a verdict stand no longer.
pub(super) fn supersede(act: &mut Act<'_>, verdict_id: i64) -> Result<(), Trouble> {
    let at = act.at.clone();
    act.update("verdicts", verdict_id, Fields::new().text("superseded_at", &at))?;
    Ok(())
}

/// One step of the scale that the desk uses.
#[derive(Clone, Debug)]
pub(super) struct ScaleStep {
    /// Which scale.
    pub(super) scale: String,
    /// The step's code.
    pub(super) code: String,
    /// Whether the words may go to print as they stand.
    pub(super) passes: bool,
    /// Whether it counts as a fault found.
    pub(super) doubts: bool,
    needs_reason: bool,
}

/// Returns the step of that code on the desk's scale; refuses another, with the whole scale.
pub(super) fn step(conn: &Connection, verdict: &str) -> Result<ScaleStep, Trouble> {
    let scale = scales::in_use(conn)?;
    let verdict = verdict.trim();
    let same = |step: &&OwnStep| step.code.eq_ignore_ascii_case(verdict);
    if let Some(step) = scale.steps.iter().find(same) {
        return Ok(ScaleStep {
            scale: scale.code,
            code: step.code.clone(),
            passes: step.passes,
            doubts: step.doubts,
            needs_reason: step.needs_reason,
        });
    }
    let codes: Vec<_> = scale.steps.iter().map(|step| step.code.as_str()).collect();
    let near = near_ones(verdict, codes.iter().copied());
    let meant = if near.is_empty() { String::new() } else { format!("{} ", meant(either(&near))) };
    Err(Trouble::refused(
        format!("{verdict:?} is no verdict on this desk's scale."),
        format!("{meant}It has {}", codes.join(", ")),
    ))
}

impl ScaleStep {
    /// Refuses a verdict that says nothing without a rationale and has none.
    pub(super) fn refuse_without(&self, rationale: Option<&str>) -> Result<(), Trouble> {
        if !self.needs_reason || rationale.is_some() {
            return Ok(());
        }
        Err(Trouble::refused(
            format!("The verdict {} says nothing without a reason.", self.code),
            "Add --rationale with what you found.",
        ))
    }
}

/// Returns for which reading a verdict of whoever acts counts: the second, when that was handed to
/// them and somebody has been there before, else the first.
pub(super) fn reading(
    act: &Act<'_>,
    claim: &Standing,
    before: &[StandingVerdict],
) -> Result<Reading, Trouble> {
    if before.iter().all(|one| one.reviewer_id == act.by.id) {
        return Ok(Reading::First);
    }
    let handed = act
        .tx
        .prepare_cached(
            "SELECT 1 FROM assignments
              WHERE reviewer_id = ?1 AND ended_at IS NULL AND reading = 'second'
                AND article_id = ?2 AND (claim_id IS NULL OR claim_id = ?3)",
        )?
        .exists((act.by.id, claim.article_id, claim.claim_id))?;
    Ok(if handed { Reading::Second } else { Reading::First })
}
