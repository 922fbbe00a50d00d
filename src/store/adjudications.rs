//! An editor decides between two verdicts, with the reason and with what happens to the copy.
//! Giving a first verdict is left to `reviews`.

use super::act::{Act, Acted, By};
use super::error::{Error, Trouble};
use super::resolutions::{self, NewResolution};
use super::standing::Standing;
use super::verdicts::{self, NewRow, StandingVerdict};
use super::{Store, clearances, reviews};
use crate::desk::answers::{Answer, Confidence, Given, differ, in_dispute};
use crate::desk::category::Category;
use crate::desk::reading::Reading;
use crate::desk::rights::Right;
use crate::desk::state::{ClaimMove, ClaimState};

/// The deciding verdict.
#[derive(Clone, Copy, Debug)]
pub struct NewAdjudication<'a> {
    /// On which claim.
    pub claim_id: i64,
    /// Which question; `None`: the one on which they differ.
    pub answer: Option<Answer>,
    /// Code on the desk's scale.
    pub verdict: &'a str,
    /// Why; a decision always says it.
    pub rationale: &'a str,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// The right wording.
    pub correction: Option<&'a str>,
    /// What sort of error.
    pub category: Option<Category>,
    /// What happens to the copy.
    pub resolution: Option<NewResolution<'a>>,
}

/// A claim that is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjudicated {
    /// 17 is c17.
    pub claim_id: i64,
    /// The deciding verdict's code.
    pub verdict: String,
    /// Where the work is now: closed, unless the other question of a quote is in dispute too.
    pub state: ClaimState,
    /// The verdicts that no longer stand: whose, and which.
    pub superseded: Vec<(String, String)>,
    /// Whether its article was cleared, which is taken back.
    pub taken_back: bool,
}

impl Store {
    /// Decides a disputed claim; the verdicts that differed are superseded.
    pub fn adjudicate(
        &mut self,
        by: &By<'_>,
        new: &NewAdjudication<'_>,
    ) -> Result<Acted<Adjudicated>, Error> {
        self.act(by, Right::Adjudicate, "adjudicated", |act| adjudicate(act, new))
    }
}

fn adjudicate(act: &mut Act<'_>, new: &NewAdjudication<'_>) -> Result<Adjudicated, Trouble> {
    let mut claim = act.claim(new.claim_id)?;
    claim.refuse_illegal(ClaimMove::Adjudicate)?;
    claim.in_draft()?;
    let step = verdicts::step(act.tx, new.verdict)?;
    let mut standing = verdicts::standing_on(act.tx, claim.claim_id)?;
    let answer = question(&claim, &verdicts::given(&standing), new.answer)?;
    standing.retain(|one| one.given.answer == answer);
    for one in &standing {
        verdicts::supersede(act, one.verdict_id)?;
    }
    let row = NewRow {
        answer,
        reading: Reading::Adjudication,
        step: &step,
        rationale: Some(new.rationale),
        confidence: new.confidence,
        correction: new.correction,
        category: new.category,
        valid_until: None,
        supersedes: replaced(&standing, act.by.id),
    };
    let verdict_id = verdicts::insert(act, &claim, &row)?;
    let after = verdicts::given(&verdicts::standing_on(act.tx, claim.claim_id)?);
    let decided = !in_dispute(&after);
    resolve(act, &claim, verdict_id, new, decided)?;
    let by = if decided { ClaimMove::Adjudicate } else { ClaimMove::Differ };
    let state = act.move_claim(&mut claim, by)?;
    let why = format!("{}: {} decided {}", claim.name(), act.by.handle, step.code);
    let taken_back = step.doubts && clearances::take_back(act, claim.article_id, &why)?;
    let superseded = standing.into_iter().map(|one| (one.handle, one.given.verdict)).collect();
    Ok(Adjudicated { claim_id: claim.claim_id, verdict: step.code, state, superseded, taken_back })
}

/// Returns the question to decide: the one named, which must be in dispute, or the only one that
/// is.
fn question(claim: &Standing, given: &[Given], named: Option<Answer>) -> Result<Answer, Trouble> {
    let mut disputed = Answer::ALL.into_iter().filter(|answer| differ(given, *answer));
    if let Some(answer) = named {
        reviews::asked(claim, answer)?;
        if disputed.any(|one| one == answer) {
            return Ok(answer);
        }
        let question = answer.words();
        let message =
            format!("On the question “{question}” the verdicts on {} agree.", claim.name());
        return Err(Trouble::refused(message, "Leave --answer out to decide what they differ on."));
    }
    match (disputed.next(), disputed.next()) {
        (Some(answer), None) => Ok(answer),
        _ => Err(Trouble::refused(
            format!("On {} the verdicts differ on both questions.", claim.name()),
            "Decide them one by one: --answer said, then --answer is",
        )),
    }
}

/// The adjudicator's own verdict, or the last one.
fn replaced(standing: &[StandingVerdict], by: i64) -> Option<i64> {
    let own = standing.iter().find(|one| one.reviewer_id == by);
    own.or(standing.last()).map(|one| one.verdict_id)
}

/// A decision closes the claim, so it says what happens to the copy.
fn resolve(
    act: &mut Act<'_>,
    claim: &Standing,
    verdict_id: i64,
    new: &NewAdjudication<'_>,
    decided: bool,
) -> Result<(), Trouble> {
    if let Some(resolution) = &new.resolution {
        resolutions::write(act, claim, Some(verdict_id), resolution, new.correction)?;
        return Ok(());
    }
    if !decided {
        return Ok(());
    }
    Err(Trouble::refused(
        "A decision closes the claim, so it must say what happens to the copy.",
        "Add --resolution stet, fix, attribute, cut, on_author or overruled",
    ))
}
