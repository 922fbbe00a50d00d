//! What happens at the gate, as rows. So far: a clearance taken back, because something on the
//! article is in doubt again.

use super::act::{Act, Fields};
use super::error::Trouble;
use super::standing::article_state;
use crate::desk::state::{ArticleMove, ArticleState};

/// Takes the clearance of an article back and returns whether there was one. A printed article
/// keeps its state: what is wrong in print is corrected.
pub(super) fn take_back(act: &mut Act<'_>, article_id: i64, why: &str) -> Result<bool, Trouble> {
    if article_state(act.tx, article_id)? != ArticleState::Cleared {
        return Ok(false);
    }
    let (by, at) = (act.by.id, act.at.clone());
    for clearance_id in in_force(act, article_id)? {
        let over = Fields::new().text("undone_at", &at);
        act.update("clearances", clearance_id, over)?;
    }
    let revision_id: i64 = act
        .tx
        .prepare_cached(
            "SELECT r.revision_id FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
              WHERE a.article_id = ?1",
        )?
        .query_row([article_id], |row| row.get(0))?;
    act.insert(
        "clearances",
        Fields::new()
            .set("article_id", article_id)
            .set("revision_id", revision_id)
            .text("act", "taken_back")
            .text("reason", why)
            .set("reviewer_id", by)
            .text("done_at", &at),
    )?;
    act.move_article(article_id, ArticleMove::TakeBack)?;
    Ok(true)
}

/// Lists what let the article through and still holds.
fn in_force(act: &Act<'_>, article_id: i64) -> Result<Vec<i64>, Trouble> {
    let mut statement = act.tx.prepare_cached(
        "SELECT clearance_id FROM clearances
          WHERE article_id = ?1 AND act IN ('cleared','released') AND undone_at IS NULL",
    )?;
    let ids = statement.query_map([article_id], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
