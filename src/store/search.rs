//! Claims by the words of their sentence. Every term is quoted, so that no input is a syntax
//! error; common words are not ranked, because that would read the whole index.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::ClaimFilter;
use super::error::Trouble;
use crate::desk::row::SearchRow;

/// So many hits are looked at: with more, the newest are, and they come first instead of the best.
pub const MOST_HITS: i64 = 2_000;

/// Terms after these are left out; no person types so many.
const MOST_TERMS: usize = 32;

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// The claims by their numbers, best or newest first: 17 is c17.
    pub claims: Vec<i64>,
    /// Whether there are more hits than [`MOST_HITS`], so that the newest come first.
    pub newest: bool,
    /// Whether so many were looked at, and others may fit that were not.
    pub given_up: bool,
}

/// Finds the claims of the current drafts in whose sentence every one of `words` stands, each with
/// its surroundings.
pub(super) fn find(conn: &Connection, words: &str, limit: i64) -> Result<Vec<SearchRow>, Trouble> {
    let filter = ClaimFilter { limit: Some(limit), ..ClaimFilter::default() };
    let (_, places) = hits(conn, words, &filter)?;
    let terms = terms(words);
    // To find one place again costs as much as to go through the index up to it.
    let mut shown = conn.prepare_cached(
        "SELECT c.claim_id, a.article_id, c.number, a.title, c.kind, p.quote,
                snippet(claim_search, 1, '[', ']', '…', 24)
           FROM claim_search
           JOIN claim_places AS p ON p.place_id = claim_search.rowid
           JOIN claims AS c ON c.claim_id = p.claim_id
           JOIN articles AS a ON a.article_id = c.article_id
          WHERE claim_search MATCH ?1 AND claim_search.rowid = ?2",
    )?;
    let row = |row: &rusqlite::Row<'_>| {
        Ok(SearchRow {
            claim: format!("c{}", row.get::<_, i64>(0)?),
            article: format!("a{}", row.get::<_, i64>(1)?),
            number: row.get(2)?,
            article_title: row.get(3)?,
            kind: row.get(4)?,
            quote: row.get(5)?,
            snippet: row.get(6)?,
        })
    };
    places.into_iter().map(|place| Ok(shown.query_row((&terms, place), row)?)).collect()
}

/// Finds them among the claims of a kind, state, article, person, verdict, or with a flag.
pub(super) fn find_among(
    conn: &Connection,
    words: &str,
    filter: &ClaimFilter,
) -> Result<Searched, Trouble> {
    Ok(hits(conn, words, filter)?.0)
}

/// Returns what was found, and the places at which.
fn hits(
    conn: &Connection,
    words: &str,
    filter: &ClaimFilter,
) -> Result<(Searched, Vec<i64>), Trouble> {
    let terms = terms(words);
    let (mut searched, mut places) = (Searched::default(), Vec::new());
    if terms.is_empty() {
        return Ok((searched, places));
    }
    // The places of a draft were written one after the other; those by hand came later.
    let (first, last): (i64, i64) = conn
        .prepare_cached(
            "SELECT COALESCE(MIN(p.place_id), 0), COALESCE(MAX(p.place_id), -1)
               FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
               JOIN claim_places AS p ON p.revision_id = r.revision_id
              WHERE a.article_id = ?1",
        )?
        .query_row([filter.article.unwrap_or(-1)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (first, last) = if filter.article.is_some() { (first, last) } else { (0, i64::MAX) };
    let hits: i64 = conn
        .prepare_cached(
            "SELECT COUNT(*)
               FROM (SELECT 1 FROM claim_search
                      WHERE claim_search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 LIMIT ?4)",
        )?
        .query_row((&terms, first, last, MOST_HITS + 1), |row| row.get(0))?;
    searched.newest = hits > MOST_HITS;
    // A hit in the claim's own words counts twice one in the rest of its sentence. The newest are
    // read from the index as they are wanted; to rank hits all of them must be read.
    let order = if searched.newest {
        "ORDER BY claim_search.rowid DESC"
    } else {
        "ORDER BY bm25(claim_search, 2.0, 1.0), claim_search.rowid DESC"
    };
    let mut ranked = conn.prepare_cached(&format!(
        "SELECT rowid FROM claim_search
          WHERE claim_search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 {order} LIMIT ?4"
    ))?;
    let mut fits = conn.prepare_cached(FITS)?;
    let most = filter.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
    let mut looked_at = 0;
    for place in ranked.query_map((&terms, first, last, MOST_HITS), |row| row.get::<_, i64>(0))? {
        if places.len() == most {
            return Ok((searched, places));
        }
        looked_at += 1;
        let place = place?;
        let given = named_params! {
            ":place": place,
            ":article": filter.article,
            ":kind": filter.kind,
            ":state": filter.state,
            ":flag": filter.flag,
            ":verdict": filter.verdict,
            ":reviewer": filter.reviewer,
        };
        if let Some(claim) = fits.query_row(given, |row| row.get(0)).optional()? {
            searched.claims.push(claim);
            places.push(place);
        }
    }
    searched.given_up = searched.newest && looked_at == MOST_HITS;
    Ok((searched, places))
}

/// Whether the claim at a place stands in the current draft of an article in work, and is one of
/// those asked for.
const FITS: &str = "SELECT c.claim_id
   FROM claim_places AS p
   JOIN claims AS c ON c.claim_id = p.claim_id
   JOIN articles AS a ON a.article_id = c.article_id AND a.withdrawn_at IS NULL
   JOIN revisions AS r ON r.revision_id = p.revision_id AND r.number = a.revision
  WHERE p.place_id = :place AND p.superseded_at IS NULL
    AND (:article IS NULL OR a.article_id = :article)
    AND (:kind IS NULL OR c.kind = :kind)
    AND (:state IS NULL OR c.state = :state)
    AND (:flag IS NULL
         OR EXISTS (SELECT 1 FROM flags AS f
                     WHERE f.claim_id = c.claim_id AND f.revision_id = r.revision_id
                       AND f.code = :flag))
    AND (:verdict IS NULL
         OR EXISTS (SELECT 1 FROM verdicts AS v
                     WHERE v.claim_id = c.claim_id AND v.superseded_at IS NULL
                       AND v.verdict = :verdict))
    AND (:reviewer IS NULL
         OR EXISTS (SELECT 1 FROM verdicts AS v
                      JOIN reviewers AS w ON w.reviewer_id = v.reviewer_id
                     WHERE v.claim_id = c.claim_id AND v.superseded_at IS NULL
                       AND w.handle = :reviewer)
         OR EXISTS (SELECT 1 FROM assignments AS g
                      JOIN reviewers AS w ON w.reviewer_id = g.reviewer_id
                     WHERE g.article_id = a.article_id AND g.ended_at IS NULL
                       AND (g.claim_id IS NULL OR g.claim_id = c.claim_id)
                       AND w.handle = :reviewer))";

/// Returns the words as FTS5 takes them: each one quoted, all of them wanted. Words without a
/// letter or digit are left out, since nothing is indexed under them.
fn terms(words: &str) -> String {
    words
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MOST_TERMS)
        .map(|word| format!("\"{}\"", word.replace(['"', '\0'], " ")))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::terms;

    #[test]
    fn operators_and_quotes_lose_their_meaning() {
        assert_eq!(terms("oil OR tons*"), r#""oil" "OR" "tons*""#);
        assert_eq!(terms(r#""1.64 - NEAR( a"b"#), r#"" 1.64" "NEAR(" "a b""#);
        assert_eq!(terms(" – ! \t "), "");
    }
}
