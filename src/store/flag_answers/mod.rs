//! What people say to flags: dismissed, accepted, doubted again. What a flag and its answers are as
//! rows is in `flag`, what they do to the claim they stand on in `on_claims`, and how a dismissal
//! reaches other articles in `carried`.

mod carried;
mod flag;
mod on_claims;

pub(super) use self::carried::{carry_to_further, carry_to_new};
use self::flag::Flag;
pub use self::on_claims::Proposal;
use self::on_claims::wordings;
pub(super) use self::on_claims::{Doubtful, answer_all, doubt, proposal};
use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::{Store, standing};
use crate::desk::flagged::FlagMove;
use crate::desk::rights::Right;

/// A flag that is dismissed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dismissed {
    /// 12 is f12.
    pub flag_id: i64,
    /// The same words under the same check elsewhere, dismissed with it: flag and article.
    pub elsewhere: Vec<(i64, i64)>,
}

/// A reading that is proposed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// 12 is f12.
    pub flag_id: i64,
    /// On which claim; `None` when the flag stands on none.
    pub claim_id: Option<i64>,
    /// The reading.
    pub reading: String,
}

/// A flag that is open again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagReopened {
    /// 12 is f12.
    pub flag_id: i64,
    /// The claim that is open again with it, when it was settled.
    pub claim_id: Option<i64>,
    /// How many flags elsewhere were dismissed together with it, and stay so.
    pub elsewhere: i64,
    /// Whether its article was cleared, which is taken back.
    pub taken_back: bool,
}

impl Store {
    /// Returns the readings that are proposed for a claim and wait for its verdict.
    pub fn proposal(&self, claim_id: i64) -> Result<Option<Proposal>, Error> {
        self.read(|conn| proposal(conn, &standing::claim(conn, claim_id)?))
    }

    /// Returns the words of a claim as they would read by each reading of its flags.
    pub fn wordings(&self, claim_id: i64) -> Result<Vec<String>, Error> {
        self.read(|conn| wordings(conn, &standing::claim(conn, claim_id)?))
    }

    /// Says that a flag is no fault; with `everywhere`, of the same words under the same check in
    /// every article.
    pub fn dismiss_flag(
        &mut self,
        by: &By<'_>,
        flag_id: i64,
        reason: &str,
        everywhere: bool,
    ) -> Result<Acted<Dismissed>, Error> {
        self.act(by, Right::DismissFlag, "flag dismissed", |act| {
            let flag = Flag::current(act, flag_id)?;
            let row = Fields::new().text("reason", reason).set("everywhere", everywhere);
            let answer_id = flag.answer(act, FlagMove::Dismiss, row)?;
            act.on("flag_answers", answer_id);
            flag.touch(act)?;
            let elsewhere =
                if everywhere { carried::spread(act, &flag, answer_id)? } else { Vec::new() };
            Ok(Dismissed { flag_id, elsewhere })
        })
    }

    /// Proposes one of a flag's readings as the correction: the one of that number, of those words,
    /// or the only one.
    pub fn accept_flag(
        &mut self,
        by: &By<'_>,
        flag_id: i64,
        reading: Option<&str>,
    ) -> Result<Acted<Accepted>, Error> {
        self.act(by, Right::AcceptFlag, "flag accepted", |act| {
            let flag = Flag::current(act, flag_id)?;
            flag.refuse_illegal(FlagMove::Accept)?;
            let reading = flag.reading(reading)?;
            let row = Fields::new().text("suggestion", &reading);
            let answer_id = flag.answer(act, FlagMove::Accept, row)?;
            act.on("flag_answers", answer_id);
            flag.touch(act)?;
            Ok(Accepted { flag_id, claim_id: flag.claim_id, reading })
        })
    }

    /// Doubts again what was dismissed or accepted. A settled claim it stands on is open again too,
    /// unless it is only a note.
    pub fn reopen_flag(
        &mut self,
        by: &By<'_>,
        flag_id: i64,
        reason: &str,
    ) -> Result<Acted<FlagReopened>, Error> {
        self.act(by, Right::DismissFlag, "flag reopened", |act| {
            let flag = Flag::current(act, flag_id)?;
            let elsewhere = carried::along(act.tx, flag_id)?;
            let row = Fields::new().text("reason", reason);
            let answer_id = flag.answer(act, FlagMove::Reopen, row)?;
            let asked = doubt(act, &flag.place(), reason)?;
            act.on("flag_answers", answer_id);
            let (claim_id, taken_back) = (asked.claim_id, asked.taken_back);
            Ok(FlagReopened { flag_id, claim_id, elsewhere, taken_back })
        })
    }
}

/// Returns the article and the claim that a flag of the current draft stands on, and says in the
/// act that it happens there.
pub(super) fn doubted(act: &mut Act<'_>, flag_id: i64) -> Result<(i64, Option<i64>), Trouble> {
    let flag = Flag::current(act, flag_id)?;
    Ok((flag.article_id, flag.claim_id))
}
