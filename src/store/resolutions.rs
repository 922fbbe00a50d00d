//! What happens to the copy: resolutions written, the older superseded. What each must come with is
//! said in `desk::resolution`.

use rusqlite::{Connection, OptionalExtension};

use super::Store;
use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::people::{self, Person};
use super::standing::Standing;
use super::verdicts::{self, StandingVerdict};
use super::versions;
use crate::desk::answers::{Answer, Given};
use crate::desk::resolution::{self, Need, Proposed, Resolution};
use crate::desk::rights::Right;
use crate::desk::state::{ClaimMove, ClaimState};
use crate::text::on_one_line;

/// What is to happen to the copy.
#[derive(Clone, Copy, Debug)]
pub struct NewResolution<'a> {
    /// What.
    pub resolution: Resolution,
    /// The exact new words; where they are needed and missing, the verdict's correction is taken.
    pub new_text: Option<&'a str>,
    /// Who vouches for it.
    pub said_by: Option<&'a str>,
    /// When they said so, in UTC.
    pub said_at: Option<&'a str>,
    /// The handle of the editor who takes it on; whoever acts, when they may.
    pub approved_by: Option<&'a str>,
    /// Why.
    pub reason: Option<&'a str>,
}

/// A claim with what happens to its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// 17 is c17.
    pub claim_id: i64,
    /// Where the work is now.
    pub state: ClaimState,
    /// The words it gets, when it gets any.
    pub new_text: Option<String>,
    /// Whether these words are the verdict's correction.
    pub from_verdict: bool,
}

impl Store {
    /// Says what happens to the copy of a claim that has its verdict; not of one that is at another
    /// version than the one given.
    pub fn resolve(
        &mut self,
        by: &By<'_>,
        (claim_id, if_version): (i64, Option<i64>),
        new: &NewResolution<'_>,
    ) -> Result<Acted<Resolved>, Error> {
        self.act(by, Right::Review, "resolved", |act| {
            let mut claim = act.claim(claim_id)?;
            versions::refuse_if_changed(act, &claim, if_version, new.resolution.code())?;
            claim.refuse_illegal(ClaimMove::Resolve)?;
            claim.in_draft()?;
            let verdicts = verdicts::standing_on(act.tx, claim_id)?;
            let verdict = decisive(&verdicts);
            let correction = verdict.and_then(|verdict| verdict.correction.as_deref());
            let verdict_id = verdict.map(|verdict| verdict.verdict_id);
            let written = write(act, &claim, verdict_id, new, correction)?;
            let state = act.move_claim(&mut claim, ClaimMove::Resolve)?;
            let (new_text, from_verdict) = (written.new_text, written.from_verdict);
            Ok(Resolved { claim_id, state, new_text, from_verdict })
        })
    }
}

/// The verdict that a resolution follows from: the last on whether it is so, else the last on
/// whether they said so.
fn decisive(verdicts: &[StandingVerdict]) -> Option<&StandingVerdict> {
    let last = |answer| verdicts.iter().rev().find(move |one| one.given.answer == answer);
    last(Answer::Is).or_else(|| last(Answer::Said))
}

/// A resolution just written.
pub(super) struct Written {
    /// The words the copy gets.
    pub(super) new_text: Option<String>,
    /// Whether they are the verdict's correction.
    pub(super) from_verdict: bool,
}

/// Writes a resolution within an act; the one that stood is superseded. The claim's state is left
/// to the caller.
pub(super) fn write(
    act: &mut Act<'_>,
    claim: &Standing,
    verdict_id: Option<i64>,
    new: &NewResolution<'_>,
    correction: Option<&str>,
) -> Result<Written, Trouble> {
    let needs = |need| new.resolution.needs().contains(&need);
    let from_verdict = new.new_text.is_none() && needs(Need::NewText) && correction.is_some();
    let new_text = if from_verdict { correction } else { new.new_text };
    if new.resolution == Resolution::Overruled {
        act.needs(Right::Overrule)?;
    }
    let approved_by = if needs(Need::Approval) { approver(act, new)? } else { None };
    // Where a line ends is no matter of words.
    let quote = on_one_line(&claim.in_draft()?.quote);
    let new_words = new_text.map(on_one_line);
    let proposed = Proposed {
        quote: &quote,
        new_text: new_words.as_deref(),
        said_by: new.said_by,
        said_at: new.said_at,
        approved_by: approved_by.as_ref().map(|person| person.handle.as_str()),
        reason: new.reason,
    };
    resolution::check(new.resolution, &proposed).map_err(|fault| {
        let hint = format!("{}: {}", new.resolution.code(), new.resolution.meaning());
        Trouble::refused(fault.to_string(), hint)
    })?;
    let before = standing_on(act.tx, claim.claim_id)?;
    supersede(act, before.as_ref())?;
    let (by, at) = (act.by.id, act.at.clone());
    act.insert(
        "resolutions",
        Fields::new()
            .set("claim_id", claim.claim_id)
            .set("revision_id", claim.revision_id)
            .set("verdict_id", verdict_id)
            .text("resolution", new.resolution.code())
            .maybe("new_text", new_text)
            .maybe("said_by", new.said_by)
            .maybe("said_at", new.said_at)
            .set("approved_by", approved_by.map(|person| person.id))
            .maybe("reason", new.reason)
            .set("reviewer_id", by)
            .text("resolved_at", &at)
            .set("supersedes_id", before.map(|before| before.resolution_id)),
    )?;
    Ok(Written { new_text: new_text.map(str::to_owned), from_verdict })
}

/// Returns the editor who takes it on: the one named, who must be one, or whoever acts.
fn approver(act: &Act<'_>, new: &NewResolution<'_>) -> Result<Option<Person>, Trouble> {
    let right = match new.resolution {
        Resolution::Overruled => Right::Overrule,
        _ => Right::ApproveOnAuthor,
    };
    let Some(handle) = new.approved_by else {
        return Ok(act.by.role.may(right).then(|| act.by.clone()));
    };
    let handle = handle.trim().to_lowercase();
    let Some(person) = people::find(act.tx, &handle)? else {
        return Err(people::unknown(act.tx, &handle)?);
    };
    if !person.active {
        let message = format!("{handle} has left this desk and takes nothing on.");
        return Err(Trouble::refused(message, "Name an editor who is here with --approved-by"));
    }
    people::allowed(act.tx, &person, right)?;
    Ok(Some(person))
}

/// A resolution that stands.
#[derive(Clone, Debug)]
pub(super) struct StandingResolution {
    pub(super) resolution_id: i64,
    pub(super) resolution: String,
    /// What it follows from; `None` where that is not known.
    pub(super) from: Option<Given>,
}

/// Returns the resolution that stands on a claim.
pub(super) fn standing_on(
    conn: &Connection,
    claim_id: i64,
) -> Result<Option<StandingResolution>, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT x.resolution_id, x.resolution, v.answers, v.verdict
               FROM resolutions AS x LEFT JOIN verdicts AS v ON v.verdict_id = x.verdict_id
              WHERE x.claim_id = ?1 AND x.superseded_at IS NULL
              ORDER BY x.resolution_id DESC LIMIT 1",
        )?
        .query_row([claim_id], |row| {
            let answer = row.get::<_, Option<String>>(2)?;
            let answer = answer.and_then(|answer| Answer::from_code(&answer));
            let verdict: Option<String> = row.get(3)?;
            Ok(StandingResolution {
                resolution_id: row.get(0)?,
                resolution: row.get(1)?,
                from: answer.zip(verdict).map(|(answer, verdict)| Given { answer, verdict }),
            })
        })
        .optional()?;
    Ok(found)
}

/// Lets a resolution stand no longer.
pub(super) fn supersede(
    act: &mut Act<'_>,
    standing: Option<&StandingResolution>,
) -> Result<(), Trouble> {
    let Some(standing) = standing else { return Ok(()) };
    let at = act.at.clone();
    let gone = Fields::new().text("superseded_at", &at);
    act.update("resolutions", standing.resolution_id, gone)?;
    Ok(())
}
