//! What has changed while somebody looks on: the number of the desk's last act, and where the
//! claims of an article stand.

use super::error::Error;
use super::list::known_article;
use super::open::Desk;
use crate::store::ClaimStates;

/// Returns the number of the desk's last act; 0 on a desk where nothing was done.
pub fn last_act_number(desk: &Desk) -> Result<i64, Error> {
    Ok(desk.store.head()?.seq)
}

/// Returns where the claims of an article's current draft stand.
pub fn claim_states(desk: &Desk, article: &str) -> Result<ClaimStates, Error> {
    Ok(desk.store.claim_states(known_article(desk, article)?)?)
}
