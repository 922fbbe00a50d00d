//! Claims set aside for another: the original of a duplicate, what took a merged claim in. The gate
//! follows to it, so that nobody's words go unchecked behind a dismissal; and where it says
//! something else now, the claim that rests on it is looked at again.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Fields};
use super::error::Trouble;
use super::standing::{self, Standing};
use super::{gate, unsettle};
use crate::desk::gate::{Aside, GateArticle, Original};
use crate::desk::state::ClaimState;

/// A dismissed claim of the current draft, and for which other it stands aside.
struct Link {
    claim_id: i64,
    duplicate_of: Option<i64>,
    merged_into: Option<i64>,
}

/// Tells the gate what answers for the dismissed claims of an article.
pub(super) fn look(
    conn: &Connection,
    article_id: i64,
    seen: &mut GateArticle,
) -> Result<(), Trouble> {
    let mut elsewhere: HashMap<i64, GateArticle> = HashMap::new();
    for link in links(conn, article_id)? {
        let Some(at) = seen.claims.iter().position(|claim| claim.id == link.claim_id) else {
            continue;
        };
        let aside = match (link.duplicate_of, link.merged_into) {
            (Some(of), _) => {
                let original = original(conn, article_id, link.claim_id, of)?;
                let claim = match original.stands_in {
                    Some(article) if article == article_id => find(seen, original.claim_id),
                    Some(article) => {
                        let there = match elsewhere.entry(article) {
                            Entry::Occupied(there) => there.into_mut(),
                            Entry::Vacant(place) => {
                                place.insert(gate::by_itself(conn, article, None)?)
                            }
                        };
                        find(there, original.claim_id)
                    }
                    None => None,
                };
                let (name, same) = (original.name, original.same);
                Some(Aside::Duplicate(Original { name, claim: claim.map(Box::new), same }))
            }
            (None, Some(into)) => {
                let into = standing::claim(conn, into)?;
                let span = seen.claims.get(at).map(|claim| claim.span);
                let holds = into
                    .place
                    .as_ref()
                    .zip(span)
                    .is_some_and(|(all, part)| all.span.contains(part));
                Some(Aside::Merged { into: format!("claim {}", into.number), holds })
            }
            (None, None) => None,
        };
        if let Some(claim) = seen.claims.get_mut(at) {
            claim.aside = aside;
        }
    }
    Ok(())
}

fn find(article: &GateArticle, claim_id: i64) -> Option<crate::desk::gate::GateClaim> {
    article.claims.iter().find(|claim| claim.id == claim_id).cloned()
}

fn links(conn: &Connection, article_id: i64) -> Result<Vec<Link>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT claim_id, duplicate_of, merged_into FROM claims
          WHERE article_id = ?1 AND state = 'dismissed'
            AND (duplicate_of IS NOT NULL OR merged_into IS NOT NULL)",
    )?;
    let rows = statement.query_map([article_id], |row| {
        Ok(Link { claim_id: row.get(0)?, duplicate_of: row.get(1)?, merged_into: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a duplicate is of, in the end.
struct End {
    claim_id: i64,
    name: String,
    /// The article whose current draft holds it, if that is not withdrawn.
    stands_in: Option<i64>,
    same: bool,
}

/// Follows from duplicate to duplicate; in a ring nothing stands for anything.
fn original(conn: &Connection, article_id: i64, duplicate: i64, of: i64) -> Result<End, Trouble> {
    let mut passed = HashSet::from([duplicate]);
    let mut at = of;
    while passed.insert(at) {
        let next = next(conn, at)?;
        match next {
            Some(next) if !passed.contains(&next) => at = next,
            _ => break,
        }
    }
    let claim = standing::claim(conn, at)?;
    let name = match claim.article_id {
        same if same == article_id => format!("claim {}", claim.number),
        other => format!("claim {} of a{other}", claim.number),
    };
    let listed: bool = conn
        .prepare_cached("SELECT withdrawn_at IS NULL FROM articles WHERE article_id = ?1")?
        .query_row([claim.article_id], |row| row.get(0))?;
    let stands = listed && claim.place.is_some();
    let stands_in = stands.then_some(claim.article_id);
    Ok(End { claim_id: at, name, stands_in, same: repeats(conn, duplicate, at)? })
}

/// Returns the claim for which a dismissed one stands aside.
fn next(conn: &Connection, claim_id: i64) -> Result<Option<i64>, Trouble> {
    let next = conn
        .prepare_cached(
            "SELECT COALESCE(duplicate_of, merged_into) FROM claims
              WHERE claim_id = ?1 AND state = 'dismissed'",
        )?
        .query_row([claim_id], |row| row.get(0))
        .optional()?;
    Ok(next.flatten())
}

/// Returns whether every value that a claim prints now is printed by the other one, too. Of words
/// without figures nobody but a person can say that, and has.
pub(super) fn repeats(conn: &Connection, claim_id: i64, of: i64) -> Result<bool, Trouble> {
    let (own, other) = (values(conn, claim_id)?, values(conn, of)?);
    Ok(own.is_subset(&other))
}

type Printed = (Option<String>, Option<String>, Option<String>, Option<String>);

fn values(conn: &Connection, claim_id: i64) -> Result<BTreeSet<Printed>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT f.value, f.low, f.high, f.timex
           FROM figures AS f
           JOIN revisions AS r ON r.revision_id = f.revision_id
           JOIN articles AS a ON a.article_id = r.article_id AND a.revision = r.number
          WHERE f.claim_id = ?1",
    )?;
    let rows = statement
        .query_map([claim_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Opens the duplicates of a claim again, because it says something else now or is gone. Returns
/// those that were dismissed.
pub(super) fn stand_aside_no_more(
    act: &mut Act<'_>,
    original: &Standing,
    what: &str,
) -> Result<Vec<i64>, Trouble> {
    let duplicates: Vec<i64> = {
        let mut statement = act.tx.prepare_cached(
            "SELECT claim_id FROM claims WHERE duplicate_of = ?1 AND state = 'dismissed'",
        )?;
        let rows = statement.query_map([original.claim_id], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    for &duplicate in &duplicates {
        let mut claim = standing::claim(act.tx, duplicate)?;
        act.in_article(claim.article_id);
        let of = match original.article_id {
            same if same == claim.article_id => format!("claim {}", original.number),
            other => format!("claim {} of a{other}", original.number),
        };
        unsettle::open_again(act, &mut claim, &format!("Its original, {of}, {what}."))?;
    }
    Ok(duplicates)
}

/// Opens the claims again that were taken into others which do not hold their words any more.
/// Returns which.
pub(super) fn let_go(act: &mut Act<'_>, article_id: i64) -> Result<Vec<i64>, Trouble> {
    let mut opened = Vec::new();
    for link in links(act.tx, article_id)? {
        let (None, Some(into)) = (link.duplicate_of, link.merged_into) else { continue };
        let mut claim = standing::claim(act.tx, link.claim_id)?;
        let into = standing::claim(act.tx, into)?;
        let Some(part) = claim.place.as_ref().map(|place| place.span) else { continue };
        if into.place.as_ref().is_some_and(|all| all.span.contains(part)) {
            continue;
        }
        let words = format!("Claim {} holds its words no more.", into.number);
        unsettle::open_again(act, &mut claim, &words)?;
        opened.push(claim.claim_id);
    }
    Ok(opened)
}

/// Returns the articles in which duplicates of claims of these articles stand, and these.
pub(super) fn resting_on(
    conn: &Connection,
    articles: &BTreeSet<i64>,
) -> Result<BTreeSet<i64>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT d.article_id FROM claims AS o
           JOIN claims AS d ON d.duplicate_of = o.claim_id AND d.state = 'dismissed'
          WHERE o.article_id = ?1",
    )?;
    let mut all = articles.clone();
    let mut new: Vec<i64> = articles.iter().copied().collect();
    while let Some(article) = new.pop() {
        for resting in statement.query_map([article], |row| row.get(0))? {
            let resting = resting?;
            if all.insert(resting) {
                new.push(resting);
            }
        }
    }
    Ok(all)
}

/// Clears what a claim stood aside for: it stands for itself again.
pub(super) fn for_itself(act: &mut Act<'_>, claim: &Standing) -> Result<(), Trouble> {
    debug_assert_ne!(claim.state, ClaimState::Dismissed);
    let alone = Fields::new().set("duplicate_of", None::<i64>).set("merged_into", None::<i64>);
    act.update("claims", claim.claim_id, alone)?;
    Ok(())
}
