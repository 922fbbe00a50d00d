//! Claims found by words and by what is known of them at once. Words alone are left to `search`,
//! lists without words to `claims`.

use std::collections::HashMap;

use super::error::Error;
use super::list::{WhichClaims, claims, known};
use super::open::Desk;
use crate::desk::row::ClaimRow;
use crate::store::{ClaimFilter, MOST_HITS};

/// The claims that were found.
#[derive(Clone, Debug, Default)]
pub struct FoundClaims {
    /// Best first, or newest first; without words, in galley order.
    pub rows: Vec<ClaimRow>,
    /// Whether the newest come first, because the words stand in many claims.
    pub newest: bool,
    /// How many hits were looked at when others that may fit were not.
    pub given_up_after: Option<i64>,
}

/// Returns the claims asked for: those in whose sentence the words stand; without words all of
/// them. Say how many at most in `which`.
pub fn find(desk: &Desk, words: &str, which: &WhichClaims) -> Result<FoundClaims, Error> {
    let mut all = FoundClaims::default();
    if words.trim().is_empty() {
        claims(desk, which, &mut |row| {
            all.rows.push(row);
            Ok(())
        })?;
        return Ok(all);
    }
    let (reviewer, article) = known(desk, which)?;
    let filter = ClaimFilter {
        article,
        state: which.state.clone(),
        kind: which.kind.clone(),
        flag: which.flag.clone(),
        reviewer,
        verdict: which.verdict.clone(),
        limit: which.limit,
        ..ClaimFilter::default()
    };
    let searched = desk.store.search_among(words, &filter)?;
    all.newest = searched.newest;
    all.given_up_after = searched.given_up.then_some(MOST_HITS);
    let ids = searched.claims;
    if ids.is_empty() {
        return Ok(all);
    }
    let order: Vec<_> = ids.iter().map(|id| format!("c{id}")).collect();
    let rows = desk.store.claims(&ClaimFilter { ids, ..ClaimFilter::default() })?;
    let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
    all.rows = order.iter().filter_map(|id| rows.remove(id)).collect();
    Ok(all)
}
