//! What whoever asks may do, so that no page offers what they would be refused.

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
    pub(super) approve: bool,
    pub(super) assign: bool,
    pub(super) answer_flags: bool,
    pub(super) add: bool,
    pub(super) answer: bool,
    pub(super) merge: bool,
    pub(super) clear: bool,
    pub(super) release: bool,
    pub(super) publish: bool,
    pub(super) correct: bool,
    pub(super) people: bool,
    pub(super) desk: bool,
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
            approve: call.may(Right::ApproveOnAuthor),
            assign: call.may(Right::Assign),
            answer_flags: call.may(Right::DismissFlag) && call.may(Right::AcceptFlag),
            add: call.may(Right::Add) && call.may(Right::Revise),
            answer: call.may(Right::Answer),
            merge: call.may(Right::MergeSources),
            clear: call.may(Right::Clear),
            release: call.may(Right::Release),
            publish: call.may(Right::Publish),
            correct: call.may(Right::Correct),
            people: call.may(Right::ManagePeople),
            desk: call.may(Right::ManageDesk),
        }
    }
}
