//! A reviewer settles a claim, or several alike: verdict, sources, note and resolution in one act.
//! What each row looks like is left to its own file; deciding between two verdicts, to
//! `adjudications`.

use super::act::{Act, Acted, By};
use super::citations::{self, NewCitation, Passage};
use super::error::{Error, Trouble};
use super::flag_answers::{self, Proposal};
use super::notes::{self, NewNote, NoteOn};
use super::resolutions::{self, NewResolution, StandingResolution};
use super::sources::{self, AnySource};
use super::standing::Standing;
use super::verdicts::{self, NewRow, ScaleStep, StandingVerdict};
use super::{Store, clearances, versions};
use crate::desk::answers::{Answer, Confidence, Newest, agreed, in_dispute, still_follows};
use crate::desk::category::Category;
use crate::desk::rights::Right;
use crate::desk::source::Stance;
use crate::desk::state::{ClaimMove, ClaimState};

/// A verdict to be given, with all that comes with it.
#[derive(Clone, Debug, Default)]
pub struct NewVerdict<'a> {
    /// On which claim.
    pub claim_id: i64,
    /// Which question it answers.
    pub answer: Answer,
    /// Code on the desk's scale.
    pub verdict: &'a str,
    /// The reviewer's words.
    pub rationale: Option<&'a str>,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// The right wording.
    pub correction: Option<&'a str>,
    /// What sort of error.
    pub category: Option<Category>,
    /// The day after which it should be looked at again.
    pub valid_until: Option<&'a str>,
    /// What happens to the copy.
    pub resolution: Option<NewResolution<'a>>,
    /// What it rests on.
    pub sources: &'a [(AnySource, Stance)],
    /// The passage in them.
    pub passage: Passage<'a>,
    /// A note beside it.
    pub note: Option<&'a str>,
    /// The version of the claim that the reviewer saw; another one is refused.
    pub if_version: Option<i64>,
}

/// A verdict that stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// 17 is c17.
    pub claim_id: i64,
    /// In which article.
    pub article_id: i64,
    /// What people call it there.
    pub number: String,
    /// The verdict's code.
    pub verdict: String,
    /// Whether that verdict lets the words go to print as they stand.
    pub passes: bool,
    /// Where the work is now.
    pub state: ClaimState,
    /// The resolution that stands.
    pub resolution: Option<String>,
    /// The resolution that this verdict has overtaken.
    pub overtaken: Option<String>,
    /// The reviewer's own verdict that it replaces.
    pub replaced: Option<String>,
    /// Verdicts of others on the same question that differ: who, what, when.
    pub others: Vec<(String, String, String)>,
    /// The flags it answers.
    pub flags: Vec<i64>,
    /// The wording by accepted readings that became its correction, and who accepted them.
    pub proposed: Option<Proposal>,
    /// The sources cited.
    pub sources: Vec<i64>,
    /// The note.
    pub note: Option<i64>,
    /// Whether its article was cleared, which is taken back.
    pub taken_back: bool,
}

impl Store {
    /// Gives a verdict on a claim. The reviewer's own earlier one on the same question is
    /// superseded; those of others stay beside it, and where they differ the claim is disputed.
    pub fn review(&mut self, by: &By<'_>, new: &NewVerdict<'_>) -> Result<Acted<Reviewed>, Error> {
        self.act(by, Right::Review, "reviewed", |act| review(act, new))
    }

    /// Gives the same verdict on several claims, in one act: on all of them, or on none. The claim
    /// that the verdict names does not count; one that is named twice is reviewed once.
    pub fn review_all(
        &mut self,
        by: &By<'_>,
        claims: &[i64],
        new: &NewVerdict<'_>,
    ) -> Result<Acted<Vec<Reviewed>>, Error> {
        self.act(by, Right::Review, "reviewed", |act| {
            let one =
                |act: &mut Act<'_>, claim_id| review(act, &NewVerdict { claim_id, ..new.clone() });
            act.on_each(claims, one)
        })
    }
}

fn review(act: &mut Act<'_>, new: &NewVerdict<'_>) -> Result<Reviewed, Trouble> {
    let mut claim = act.claim(new.claim_id)?;
    let step = reviewable(act, &claim, new)?;
    let before = verdicts::standing_on(act.tx, claim.claim_id)?;
    let same = |one: &&StandingVerdict| one.given.answer == new.answer;
    let own = before.iter().filter(same).find(|one| one.reviewer_id == act.by.id).cloned();
    if let Some(own) = &own {
        verdicts::supersede(act, own.verdict_id)?;
    }
    let proposal = proposal(act, &claim, &step, new)?;
    let correction = new.correction.or(proposal.as_ref().and_then(|one| one.wording.as_deref()));
    let row = NewRow {
        answer: new.answer,
        reading: verdicts::reading(act, &claim, &before)?,
        step: &step,
        rationale: new.rationale,
        confidence: new.confidence,
        correction,
        category: new.category,
        valid_until: new.valid_until,
        supersedes: own.as_ref().map(|own| own.verdict_id),
    };
    let verdict_id = verdicts::insert(act, &claim, &row)?;
    let sources = cite(act, verdict_id, own.as_ref(), new)?;
    let note = write_note(act, new)?;
    let flags = flag_answers::answer_all(act, &claim, verdict_id)?;
    let after = verdicts::standing_on(act.tx, claim.claim_id)?;
    let copy = copy(act, &claim, &step, (&before, &after), (verdict_id, new, correction))?;
    let was = claim.state;
    settle(act, &mut claim, &after, copy.standing.is_some())?;
    let taken_back = take_back(act, &claim, was, &step)?;
    Ok(Reviewed {
        claim_id: claim.claim_id,
        article_id: claim.article_id,
        number: claim.number.clone(),
        passes: step.passes,
        verdict: step.code,
        state: claim.state,
        resolution: copy.standing,
        overtaken: copy.overtaken,
        replaced: own.map(|own| own.given.verdict),
        others: others(&after, verdict_id),
        flags,
        proposed: proposal,
        sources,
        note,
        taken_back,
    })
}

/// Refuses what cannot be a verdict here, and returns its step on the scale.
fn reviewable(act: &Act<'_>, claim: &Standing, new: &NewVerdict<'_>) -> Result<ScaleStep, Trouble> {
    let step = verdicts::step(act.tx, new.verdict)?;
    versions::refuse_if_changed(act, claim, new.if_version, &step.code)?;
    claim.refuse_illegal(ClaimMove::Verdict)?;
    claim.in_draft()?;
    asked(claim, new.answer)?;
    step.refuse_without(new.rationale)?;
    Ok(step)
}

/// Refuses to say of anything but a quote whether it was said.
pub(super) fn asked(claim: &Standing, answer: Answer) -> Result<(), Trouble> {
    if answer != Answer::Said || claim.kind == "quote" {
        return Ok(());
    }
    Err(Trouble::refused(
        format!("{} is no quote, so nobody said it (its kind is {}).", claim.name(), claim.kind),
        "Leave --answer out: the verdict then says whether it is so.",
    ))
}

/// The readings that somebody accepted become the correction of a verdict that finds a fault and
/// brings no wording of its own; not one that would change words outside the claim.
fn proposal(
    act: &Act<'_>,
    claim: &Standing,
    step: &ScaleStep,
    new: &NewVerdict<'_>,
) -> Result<Option<Proposal>, Trouble> {
    let takes = step.doubts && new.correction.is_none() && new.answer == Answer::Is;
    let proposed = if takes { flag_answers::proposal(act.tx, claim)? } else { None };
    Ok(proposed.filter(|one| one.wording.is_some()))
}

/// Cites what the verdict rests on. A source that the reviewer's earlier verdict cited to another
/// effect is cited so no longer; its passage stays cited.
fn cite(
    act: &mut Act<'_>,
    verdict_id: i64,
    own: Option<&StandingVerdict>,
    new: &NewVerdict<'_>,
) -> Result<Vec<i64>, Trouble> {
    let mut cited = Vec::with_capacity(new.sources.len());
    for (source, stance) in new.sources {
        let source_id = sources::any_source(act, source)?;
        let citation = NewCitation {
            claim_id: new.claim_id,
            source_id,
            verdict_id: Some(verdict_id),
            stance: *stance,
            passage: new.passage,
        };
        citations::cite(act, &citation, own.map(|own| own.verdict_id))?;
        cited.push(source_id);
    }
    Ok(cited)
}

fn write_note(act: &mut Act<'_>, new: &NewVerdict<'_>) -> Result<Option<i64>, Trouble> {
    let Some(body) = new.note else { return Ok(None) };
    let note = NewNote { on: NoteOn::Claim(new.claim_id), body, privileged: false };
    Ok(Some(notes::write(act, &note)?))
}

/// What is to happen to the copy once the verdict is in.
struct Copy {
    /// The resolution that stands.
    standing: Option<String>,
    /// The one that the verdict has overtaken.
    overtaken: Option<String>,
}

/// Writes the resolution that came with the verdict, or lets the one there was stand or go.
fn copy(
    act: &mut Act<'_>,
    claim: &Standing,
    step: &ScaleStep,
    (before, after): (&[StandingVerdict], &[StandingVerdict]),
    (verdict_id, new, correction): (i64, &NewVerdict<'_>, Option<&str>),
) -> Result<Copy, Trouble> {
    if let Some(resolution) = &new.resolution {
        resolutions::write(act, claim, Some(verdict_id), resolution, correction)?;
        let standing = Some(resolution.resolution.code().to_owned());
        return Ok(Copy { standing, overtaken: None });
    }
    let Some(there) = resolutions::standing_on(act.tx, claim.claim_id)? else {
        return Ok(Copy { standing: None, overtaken: None });
    };
    let before = verdicts::given(before);
    let newest =
        Newest { answer: new.answer, before: agreed(&before, new.answer), passes: step.passes };
    if outlives(&there, newest, after) {
        return Ok(Copy { standing: Some(there.resolution), overtaken: None });
    }
    resolutions::supersede(act, Some(&there))?;
    Ok(Copy { standing: None, overtaken: Some(there.resolution) })
}

fn outlives(there: &StandingResolution, newest: Newest<'_>, after: &[StandingVerdict]) -> bool {
    let after = verdicts::given(after);
    there.from.as_ref().is_some_and(|from| still_follows(from, newest, &after))
}

/// Moves the claim to where its verdicts and its resolution put it.
fn settle(
    act: &mut Act<'_>,
    claim: &mut Standing,
    verdicts: &[StandingVerdict],
    resolved: bool,
) -> Result<(), Trouble> {
    let moves: &[ClaimMove] = if in_dispute(&verdicts::given(verdicts)) {
        &[ClaimMove::Differ]
    } else if resolved {
        &[ClaimMove::Verdict, ClaimMove::Resolve]
    } else {
        &[ClaimMove::Verdict]
    };
    act.move_claim_through(claim, moves)?;
    Ok(())
}

/// A clearance does not outlive a fault found, a dispute, or a claim that was closed and is not.
fn take_back(
    act: &mut Act<'_>,
    claim: &Standing,
    was: ClaimState,
    step: &ScaleStep,
) -> Result<bool, Trouble> {
    let undone = was == ClaimState::Closed && claim.state != ClaimState::Closed;
    if !step.doubts && claim.state != ClaimState::Disputed && !undone {
        return Ok(false);
    }
    let why = format!("{}: {} gave {}", claim.name(), act.by.handle, step.code);
    clearances::take_back(act, claim.article_id, &why)
}

/// Lists who else answered the same question otherwise.
fn others(after: &[StandingVerdict], verdict_id: i64) -> Vec<(String, String, String)> {
    let Some(own) = after.iter().find(|one| one.verdict_id == verdict_id) else {
        return Vec::new();
    };
    let differs = |one: &&StandingVerdict| {
        one.given.answer == own.given.answer && one.given.verdict != own.given.verdict
    };
    let told = |one: &StandingVerdict| {
        (one.handle.clone(), one.given.verdict.clone(), one.reviewed_at.clone())
    };
    after.iter().filter(differs).map(told).collect()
}
