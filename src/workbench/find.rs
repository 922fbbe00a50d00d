//! Claims found by words and by what is known of them at once. Words alone are left to `search`,
//! lists without words to `claims`.

use std::collections::HashMap;

use super::error::Error;
use super::id::Sort;
use super::list::{WhichClaims, claims, known};
use super::open::Desk;
use crate::desk::row::ClaimRow;
use crate::store::ClaimFilter;

/// Returns the claims asked for: those in whose sentence the words stand, best first; without
/// words all of them, in galley order. Say how many at most in `which`.
pub fn find(desk: &Desk, words: &str, which: &WhichClaims) -> Result<Vec<ClaimRow>, Error> {
    if words.trim().is_empty() {
        let mut found = Vec::new();
        claims(desk, which, &mut |row| {
            found.push(row);
            Ok(())
        })?;
        return Ok(found);
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
    let found = desk.store.search_among(words, &filter)?;
    let ids: Vec<_> =
        found.iter().map(|row| Sort::Claim.id(&row.claim)).collect::<Result<_, _>>()?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = desk.store.claims(&ClaimFilter { ids, ..ClaimFilter::default() })?;
    let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
    Ok(found.iter().filter_map(|found| rows.remove(&found.claim)).collect())
}
