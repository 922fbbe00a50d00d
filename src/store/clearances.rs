//! Articles through the gate: cleared, released against it by name, published, corrected, and taken
//! back when something changes. What the gate says is left to `desk::gate`.

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::standing::{self, no_article};
use super::{Store, gate};
use crate::desk::category::Category;
use crate::desk::gate::{Gate, judge};
use crate::desk::rights::Right;
use crate::desk::state::{ArticleMove, ArticleState};

/// What an editor does at the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing<'a> {
    /// Nothing stands against it.
    Clear,
    /// Something does; it goes all the same, by name, for this reason.
    Release(&'a str),
    /// It is printed.
    Publish,
    /// It was printed and is corrected, with this notice.
    Correct(&'a str),
}

impl Passing<'_> {
    const fn right(self) -> Right {
        match self {
            Self::Clear => Right::Clear,
            Self::Release(_) => Right::Release,
            Self::Publish => Right::Publish,
            Self::Correct(_) => Right::Correct,
        }
    }

    const fn by(self) -> ArticleMove {
        match self {
            Self::Clear => ArticleMove::Clear,
            Self::Release(_) => ArticleMove::Release,
            Self::Publish => ArticleMove::Publish,
            Self::Correct(_) => ArticleMove::Correct,
        }
    }

    /// Returns the word in the file, and in the event.
    const fn act(self) -> &'static str {
        match self {
            Self::Clear => "cleared",
            Self::Release(_) => "released",
            Self::Publish => "published",
            Self::Correct(_) => "corrected",
        }
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Whether it was done; clearing is not while the gate is shut.
    pub done: bool,
    /// What the gate said at that moment.
    pub gate: Gate,
}

/// Something that reads otherwise than when it was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misprint {
    /// Which claim.
    pub claim_id: i64,
    /// The words as printed.
    pub was: String,
    /// The words now; `None` when they were taken out.
    pub now: Option<String>,
    /// What sort of error a reviewer called it.
    pub category: Category,
    /// Who was quoted.
    pub speaker: Option<String>,
}

impl Store {
    /// Takes an article through the gate, or past it. The gate is judged in the same transaction.
    pub fn pass(
        &mut self,
        by: &By<'_>,
        article_id: i64,
        passing: Passing<'_>,
    ) -> Result<Acted<Passed>, Error> {
        self.act(by, passing.right(), passing.act(), |act| pass(act, article_id, passing))
    }

    /// Returns what reads otherwise than when the article was last printed, in galley order.
    pub fn misprints(&self, article_id: i64) -> Result<Vec<Misprint>, Error> {
        self.read(|conn| misprints(conn, article_id))
    }
}

fn pass(act: &mut Act<'_>, article_id: i64, passing: Passing<'_>) -> Result<Passed, Trouble> {
    let seen = gate::article(act.tx, article_id)?;
    let gate = judge(&seen, &gate::rules(act.tx)?);
    let shut = matches!(passing, Passing::Clear) && !gate.is_clear();
    // An illegal move is refused before the gate is spoken of.
    let state = standing::article_state(act.tx, article_id)?;
    if shut && state.after(ArticleMove::Clear).is_some() {
        return Ok(Passed { done: false, gate });
    }
    if matches!(passing, Passing::Release(_)) && gate.is_clear() {
        return Err(Trouble::refused(
            format!("Nothing stands against a{article_id}: it needs no release."),
            format!("factdesk clear a{article_id}"),
        ));
    }
    act.move_article(article_id, passing.by())?;
    let (reason, notice) = match passing {
        Passing::Release(reason) => (Some(reason), None),
        Passing::Correct(notice) => (None, Some(notice)),
        Passing::Clear | Passing::Publish => (None, None),
    };
    let clearance = record(act, article_id, passing.act(), &gate, reason, notice)?;
    act.on("clearances", clearance);
    Ok(Passed { done: true, gate })
}

/// Writes down what was done at the gate and what stood against it.
fn record(
    act: &mut Act<'_>,
    article_id: i64,
    deed: &str,
    gate: &Gate,
    reason: Option<&str>,
    notice: Option<&str>,
) -> Result<i64, Trouble> {
    let reasons: Vec<_> = gate.reasons.iter().map(|reason| reason.words.as_str()).collect();
    let revision_id: i64 = act
        .tx
        .prepare_cached(
            "SELECT r.revision_id FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
              WHERE a.article_id = ?1",
        )?
        .query_row([article_id], |row| row.get(0))?;
    let (by, at) = (act.by.id, act.at.clone());
    act.insert(
        "clearances",
        Fields::new()
            .set("article_id", article_id)
            .set("revision_id", revision_id)
            .text("act", deed)
            .set("open_reasons", super::place::int(reasons.len()))
            .text("gate", &super::draft::json(&reasons))
            .maybe("reason", reason)
            .maybe("notice", notice)
            .set("reviewer_id", by)
            .text("done_at", &at),
    )
}

/// Takes *cleared* back from an article that is, because of what the same act changes. Returns
/// whether it was.
pub(super) fn take_back(act: &mut Act<'_>, article_id: i64, why: &str) -> Result<bool, Trouble> {
    if standing::article_state(act.tx, article_id)? != ArticleState::Cleared {
        return Ok(false);
    }
    act.move_article(article_id, ArticleMove::TakeBack)?;
    let cleared = act
        .tx
        .prepare_cached(
            "SELECT clearance_id FROM clearances
              WHERE article_id = ?1 AND act IN ('cleared','released') AND undone_at IS NULL
              ORDER BY clearance_id DESC LIMIT 1",
        )?
        .query_row([article_id], |row| row.get::<_, i64>(0))
        .optional()?;
    if let Some(clearance_id) = cleared {
        let since = Fields::new().text("undone_at", &act.at);
        act.update("clearances", clearance_id, since)?;
    }
    let gate = judge(&gate::article(act.tx, article_id)?, &gate::rules(act.tx)?);
    record(act, article_id, "taken_back", &gate, Some(why), None)?;
    Ok(true)
}

fn misprints(conn: &Connection, article_id: i64) -> Result<Vec<Misprint>, Trouble> {
    let printed: Option<i64> = conn
        .prepare_cached(
            "SELECT revision_id FROM clearances
              WHERE article_id = ?1 AND act IN ('published','corrected') AND undone_at IS NULL
              ORDER BY clearance_id DESC LIMIT 1",
        )?
        .query_row([article_id], |row| row.get(0))
        .optional()?;
    let Some(printed) = printed else {
        standing::article_state(conn, article_id).map_err(|_| no_article(article_id))?;
        return Ok(Vec::new());
    };
    let mut statement = conn.prepare_cached(
        "SELECT p.claim_id, p.quote, p.speaker, n.quote,
                (SELECT v.category FROM verdicts AS v
                  WHERE v.claim_id = p.claim_id AND v.category IS NOT NULL
                  ORDER BY v.verdict_id DESC LIMIT 1)
           FROM claim_places AS p
           JOIN articles AS a ON a.article_id = ?1
           JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
           LEFT JOIN claim_places AS n ON n.claim_id = p.claim_id
                 AND n.revision_id = r.revision_id AND n.superseded_at IS NULL
          WHERE p.revision_id = ?2 AND p.superseded_at IS NULL AND r.revision_id > ?2
            AND (n.claim_id IS NULL
                 OR n.quote <> p.quote
                    AND EXISTS (SELECT 1 FROM claim_places AS x
                                   JOIN revisions AS y ON y.revision_id = x.revision_id
                                 WHERE x.claim_id = p.claim_id AND x.revision_id > ?2
                                   AND y.taken_back_at IS NULL
                                   AND x.compared IN ('value_changed','as_agreed')))
          ORDER BY p.start_byte, p.end_byte",
    )?;
    let rows = statement.query_map((article_id, printed), |row| {
        let category: Option<String> = row.get(4)?;
        Ok(Misprint {
            claim_id: row.get(0)?,
            was: row.get(1)?,
            speaker: row.get(2)?,
            now: row.get(3)?,
            category: category.as_deref().and_then(Category::from_code).unwrap_or(Category::Other),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
