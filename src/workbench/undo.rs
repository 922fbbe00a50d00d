//! `undo`: one's own last act, taken back by another.

use super::error::Error;
use super::open::Desk;
use super::who::Who;
use crate::store::{Acted, Undone};

/// Says what `undo` would take back; refuses as it would.
pub fn last_act(desk: &Desk, who: &Who) -> Result<Undone, Error> {
    Ok(desk.store.last_act(who.handle())?)
}

/// Takes back the last act of this person; with the number of an event, only if it is that one.
pub fn undo(desk: &mut Desk, who: &Who, event: Option<i64>) -> Result<Acted<Undone>, Error> {
    Ok(desk.store.undo_if(&who.now(), event)?)
}

/// Says what another `undo` would take back; nothing where it would be refused.
pub fn next_to_undo(desk: &Desk, who: &Who) -> Option<Undone> {
    last_act(desk, who).ok()
}

/// Says what this person did last, without asking whether it can be taken back, which takes longer
/// the more the others have done since.
pub fn own_last_act(desk: &Desk, who: &Who) -> Result<Option<Undone>, Error> {
    Ok(desk.store.own_last_act(who.handle())?)
}
