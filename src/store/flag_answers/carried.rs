//! A dismissal that holds everywhere, carried to the same words under the same check in other
//! articles: those there now, and those added later. The sum must be the same too: "30 years" may
//! be right of one thing and wrong of another.

use rusqlite::Connection;
use serde_json::Value as Json;

use super::flag::{Flag, write};
use crate::desk::flagged::FlagMove;
use crate::store::act::{Act, Fields};
use crate::store::error::Trouble;
use crate::store::together::Tx;

/// Carries a dismissal to the same words under the same check in every current draft.
pub(super) fn spread(
    act: &mut Act<'_>,
    flag: &Flag,
    answer_id: i64,
) -> Result<Vec<(i64, i64)>, Trouble> {
    let mut statement = act.tx.prepare_cached(
        "SELECT f.flag_id, a.article_id
           FROM flags AS f
           JOIN revisions AS r ON r.revision_id = f.revision_id
           JOIN articles AS a ON a.article_id = r.article_id AND a.revision = r.number
          WHERE f.code = ?1 AND f.quote = ?2 AND f.computation = ?3 AND f.state = 'open'
            AND f.raised_by IS NULL
          ORDER BY f.flag_id",
    )?;
    let same = statement
        .query_map((&flag.code, &flag.quote, &flag.computation), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<Vec<(i64, i64)>, _>>()?;
    let origin = Origin {
        answer_id,
        reviewer_id: act.by.id,
        reason: as_dismissed(flag.id, flag.article_id),
    };
    for &(flag_id, article_id) in &same {
        act.in_article(article_id);
        origin.carry(act, flag_id)?;
    }
    Ok(same)
}

/// The dismissal that others are carried from. Its words stay where they were written: whoever
/// redacts them there has redacted them everywhere.
struct Origin {
    answer_id: i64,
    reviewer_id: i64,
    reason: String,
}

fn as_dismissed(flag_id: i64, article_id: i64) -> String {
    format!("As dismissed for f{flag_id} in a{article_id}")
}

impl Origin {
    fn carry(&self, act: &mut Act<'_>, flag_id: i64) -> Result<(), Trouble> {
        let row = Fields::new()
            .text("reason", &self.reason)
            .set("carried_from", self.answer_id)
            .set("reviewer_id", self.reviewer_id);
        write(act, flag_id, FlagMove::Dismiss, row)?;
        Ok(())
    }
}

/// Dismisses the flags of an article just read that were dismissed everywhere, which are nearly
/// never any. What changed, and the salt of its words, go into the event of the
/// reading.
pub(in crate::store) fn carry_to_new(
    tx: &Tx<'_>,
    revision_id: i64,
    at: &str,
) -> Result<(Vec<Json>, String), Trouble> {
    let found = dismissed_before(tx, revision_id, None)?;
    if found.is_empty() {
        return Ok(Default::default());
    }
    let mut act = Act::of_machine(tx, at)?;
    for (flag_id, origin) in found {
        origin.carry(&mut act, flag_id)?;
    }
    Ok(act.into_changes())
}

/// The same for a further draft, within the act that brings it. What stood in the draft before has
/// been answered, or doubted again, there.
pub(in crate::store) fn carry_to_further(
    act: &mut Act<'_>,
    revision_id: i64,
    before: i64,
) -> Result<(), Trouble> {
    for (flag_id, origin) in dismissed_before(act.tx, revision_id, Some(before))? {
        origin.carry(act, flag_id)?;
    }
    Ok(())
}

/// Lists the open flags of a draft that were dismissed everywhere, each with the first dismissal.
fn dismissed_before(
    conn: &Connection,
    revision_id: i64,
    before: Option<i64>,
) -> Result<Vec<(i64, Origin)>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT n.flag_id, a.answer_id, a.reviewer_id, f.flag_id, r.article_id
           FROM flag_answers AS a
           JOIN flags AS f ON f.flag_id = a.flag_id
           JOIN revisions AS r ON r.revision_id = f.revision_id AND r.taken_back_at IS NULL
           JOIN flags AS n ON n.code = f.code AND n.quote = f.quote
                          AND n.computation = f.computation AND n.revision_id = ?1
                          AND n.state = 'open' AND n.raised_by IS NULL
          WHERE a.everywhere = 1 AND a.superseded_at IS NULL AND a.answer = 'dismissed'
            AND NOT EXISTS (SELECT 1 FROM flags AS o
                             WHERE o.revision_id = ?2 AND o.code = n.code AND o.quote = n.quote
                               AND o.computation = n.computation)
          ORDER BY n.flag_id, a.answer_id",
    )?;
    let found = statement.query_map((revision_id, before), |row| {
        let origin = Origin {
            answer_id: row.get(1)?,
            reviewer_id: row.get(2)?,
            reason: as_dismissed(row.get(3)?, row.get(4)?),
        };
        Ok((row.get(0)?, origin))
    })?;
    let mut found = found.collect::<Result<Vec<(i64, Origin)>, _>>()?;
    found.dedup_by_key(|(flag_id, _)| *flag_id);
    Ok(found)
}

/// Counts the flags that were dismissed because this one was.
pub(super) fn along(conn: &Connection, flag_id: i64) -> Result<i64, Trouble> {
    let sql = "SELECT COUNT(*) FROM flag_answers AS c
                 JOIN flag_answers AS o ON o.answer_id = c.carried_from
                WHERE o.flag_id = ?1 AND o.superseded_at IS NULL AND c.superseded_at IS NULL";
    Ok(conn.prepare_cached(sql)?.query_row([flag_id], |row| row.get(0))?)
}
