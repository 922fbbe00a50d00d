//! What follows from other rows, and so needs no event: in which sentence a place begins, to which
//! article a claim belongs, how many there are, which bytes have which hash.

use rusqlite::Connection;

use super::articles;
use super::error::Trouble;
use super::fold::{Fault, Fold};
use crate::desk::BytesHash;

/// Each names the rows that do not follow, and says what is wrong with them.
const LOOKS: &[(&str, &str)] = &[
    (
        "SELECT 'revision ' || revision_id FROM sentences GROUP BY revision_id
         HAVING MIN(position) <> 0 OR MAX(position) <> COUNT(*) - 1",
        "its sentences are not numbered through",
    ),
    (
        "SELECT 'revision ' || revision_id FROM figures GROUP BY revision_id
         HAVING MIN(position) <> 0 OR MAX(position) <> COUNT(*) - 1",
        "its figures are not numbered through",
    ),
    (
        "SELECT 'c' || p.claim_id FROM claim_places AS p
           LEFT JOIN sentences AS s ON s.revision_id = p.revision_id AND s.position = p.sentence
          WHERE CASE WHEN p.sentence IS NULL
                THEN EXISTS (SELECT 1 FROM sentences AS t
                              WHERE t.revision_id = p.revision_id
                                AND t.start_byte <= p.start_byte AND p.start_byte < t.end_byte)
                ELSE s.start_byte IS NULL OR p.start_byte < s.start_byte
                  OR p.start_byte >= s.end_byte END",
        "it does not begin in the sentence that is named",
    ),
    (
        "SELECT 'f' || f.flag_id FROM flags AS f
           LEFT JOIN sentences AS s ON s.revision_id = f.revision_id AND s.position = f.sentence
          WHERE CASE WHEN f.sentence IS NULL
                THEN EXISTS (SELECT 1 FROM sentences AS t
                              WHERE t.revision_id = f.revision_id
                                AND t.start_byte <= f.start_byte AND f.start_byte < t.end_byte)
                ELSE s.start_byte IS NULL OR f.start_byte < s.start_byte
                  OR f.start_byte >= s.end_byte END",
        "it does not begin in the sentence that is named",
    ),
    (
        "SELECT 'c' || c.claim_id FROM claim_places AS p
           JOIN claims AS c ON c.claim_id = p.claim_id
           JOIN revisions AS r ON r.revision_id = p.revision_id
          WHERE r.article_id <> c.article_id",
        "it stands in another article's draft",
    ),
    (
        "SELECT 'c' || claim_id FROM claims
          WHERE claim_id NOT IN (SELECT claim_id FROM claim_places)",
        "it stands nowhere",
    ),
    (
        "SELECT 'f' || f.flag_id FROM flags AS f
           JOIN claims AS c ON c.claim_id = f.claim_id
           JOIN revisions AS r ON r.revision_id = f.revision_id
          WHERE r.article_id <> c.article_id",
        "its claim belongs to another article",
    ),
    (
        "SELECT 'c' || claim_id FROM claims WHERE added_at NOT IN (SELECT at FROM events)",
        "nothing happened at the time when it is said to have come in",
    ),
    (
        "SELECT 'f' || flag_id FROM flags WHERE raised_at NOT IN (SELECT at FROM events)",
        "nothing happened at the time when it is said to have been raised",
    ),
    (
        "SELECT 'event ' || seq FROM event_payloads
          WHERE redacted_at IS NOT NULL
            AND redacted_at NOT IN (SELECT at FROM events WHERE action = 'redacted')",
        "its payload was not taken out at the time that is said",
    ),
];

/// Looks at all of that; the first row that does not follow is the finding.
pub(super) fn look(conn: &Connection) -> Result<String, Trouble> {
    for (sql, words) in LOOKS {
        let mut statement = conn.prepare(sql)?;
        if let Some(row) = statement.query([])?.next()? {
            return Err(Trouble::row(row.get::<_, String>(0)?, *words));
        }
    }
    articles::counted(conn)?;
    Ok("places, times and counts agree with the rows they follow from".to_owned())
}

/// A figure lies within its claim, unless somebody moved it there.
pub(super) fn figures(
    conn: &Connection,
    fold: &Fold,
    faults: &mut Vec<Fault>,
) -> Result<(), Trouble> {
    let mut statement = conn.prepare(
        "SELECT f.figure_id, f.position, f.revision_id, f.claim_id FROM figures AS f
          WHERE f.claim_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM claim_places AS p
                             WHERE p.revision_id = f.revision_id AND p.claim_id = f.claim_id
                               AND p.start_byte <= f.start_byte AND f.end_byte <= p.end_byte)",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if fold.speaks("figures", row.get(0)?, "claim_id") {
            continue;
        }
        let (position, revision, claim): (i64, i64, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
        faults.push(Fault {
            row: format!("figure {position} of revision {revision}"),
            words: format!("it does not lie in its claim c{claim}"),
        });
    }
    Ok(())
}

/// A draft was brought by whom its reading names, unless an act says who.
pub(super) fn bringers(
    conn: &Connection,
    fold: &Fold,
    faults: &mut Vec<Fault>,
) -> Result<(), Trouble> {
    let mut statement = conn.prepare(
        "SELECT r.revision_id, r.article_id, r.number FROM revisions AS r
           JOIN events AS e ON e.entity = 'revisions' AND e.entity_id = r.revision_id
                           AND e.action = 'extracted'
           JOIN event_payloads AS p ON p.seq = e.seq
          WHERE r.added_by IS NOT json_extract(p.body, '$.added_by')",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if !fold.speaks("revisions", row.get(0)?, "added_by") {
            faults.push(Fault {
                row: format!("draft {} of a{}", row.get::<_, i64>(2)?, row.get::<_, i64>(1)?),
                words: "it was not this person who brought it".to_owned(),
            });
        }
    }
    Ok(())
}

/// A kept file is the one whose hash it is kept under, and one that was kept is still there.
pub(super) fn files(conn: &Connection, faults: &mut Vec<Fault>) -> Result<(), Trouble> {
    let mut statement =
        conn.prepare("SELECT sha256, size_bytes, kept_at, bytes FROM source_files")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (sha256, size, kept): (String, i64, Option<String>) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let words = match row.get_ref(3)?.as_blob_or_null()? {
            Some(bytes) if i64::try_from(bytes.len()) != Ok(size) => {
                format!("its copy has {} bytes instead of {size}", bytes.len())
            }
            Some(bytes) if BytesHash::of(bytes) != sha256 => "its copy is another file".to_owned(),
            None if kept.is_some() && !redacted(conn, &sha256)? => "its copy is gone".to_owned(),
            _ => continue,
        };
        faults.push(Fault { row: format!("file {sha256}"), words });
    }
    Ok(())
}

/// Returns whether the copy of that file was taken out.
fn redacted(conn: &Connection, sha256: &str) -> Result<bool, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM redactions AS r
                              JOIN sources AS s ON s.source_id = r.row_id
                             WHERE r.table_name = 'sources' AND r.column_name = 'file'
                               AND s.file_sha256 = ?1)",
        )?
        .query_row([sha256], |row| row.get(0))?;
    Ok(found)
}
