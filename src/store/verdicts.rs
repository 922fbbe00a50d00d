//! The rows of verdicts: which stand on a claim, a new one written, an old one superseded, and the
//! desk's scale they are taken from. What follows from a verdict is left to `reviews`.

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Fields};
use super::error::Trouble;
use super::standing::Standing;
use crate::desk::answers::{Answer, Confidence, Given};
use crate::desk::category::Category;
use crate::desk::did_you_mean;

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
    pub(super) reading: &'static str,
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
            .text("reading", new.reading)
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
    pub(super) scale: String,
    pub(super) code: String,
    pub(super) passes: bool,
    pub(super) needs_reason: bool,
    pub(super) doubts: bool,
}

/// Returns the step of that code on the desk's scale; refuses another, with the whole scale.
pub(super) fn step(conn: &Connection, verdict: &str) -> Result<ScaleStep, Trouble> {
    let steps = steps(conn)?;
    let verdict = verdict.trim();
    let same = |step: &&ScaleStep| step.code.eq_ignore_ascii_case(verdict);
    if let Some(step) = steps.iter().find(same) {
        return Ok(step.clone());
    }
    let codes: Vec<_> = steps.iter().map(|step| step.code.as_str()).collect();
    let scale = format!("The scale here: {}", codes.join(", "));
    Err(Trouble::refused(
        format!("{verdict:?} is no verdict on this desk."),
        match did_you_mean(verdict, codes.iter().copied()) {
            Some(near) => format!("Did you mean {near}? {scale}"),
            None => scale,
        },
    ))
}

/// Lists the steps of the scale that the desk uses, in the order of the screen.
fn steps(conn: &Connection) -> Result<Vec<ScaleStep>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT t.scale, t.code, t.passes, t.needs_reason, t.doubts
           FROM settings AS s JOIN scale_steps AS t ON t.scale = s.value
          WHERE s.name = 'scale' ORDER BY t.position",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ScaleStep {
            scale: row.get(0)?,
            code: row.get(1)?,
            passes: row.get(2)?,
            needs_reason: row.get(3)?,
            doubts: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns whether any scale here has that verdict, for a filter.
pub(super) fn is_known(conn: &Connection, verdict: &str) -> Result<bool, Trouble> {
    let found = conn
        .prepare_cached("SELECT 1 FROM scale_steps WHERE code = ?1 LIMIT 1")?
        .query_row([verdict], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
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
