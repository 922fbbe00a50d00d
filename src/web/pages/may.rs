//! What whoever asks may do on the pages of a claim, so that nobody is offered what they would be
//! refused.

use crate::desk::rights::Right;
use crate::web::call::Call;

/// What somebody may do.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // each is one form, shown or not
pub(super) struct May {
    pub(super) take: bool,
    pub(super) review: bool,
    pub(super) cite: bool,
    pub(super) note: bool,
    pub(super) ask: bool,
    pub(super) edit: bool,
    pub(super) assign: bool,
    pub(super) answer_flags: bool,
    pub(super) undo: bool,
}

impl May {
    /// Returns what whoever asks may do.
    pub(super) fn of(call: &Call<'_>) -> Self {
        Self {
            take: call.may(Right::Take),
            review: call.may(Right::Review),
            cite: call.may(Right::Cite),
            note: call.may(Right::Note),
            ask: call.may(Right::Ask),
            edit: call.may(Right::EditClaims),
            assign: call.may(Right::Assign),
            answer_flags: call.may(Right::DismissFlag) && call.may(Right::AcceptFlag),
            undo: call.may(Right::Undo),
        }
    }
}
