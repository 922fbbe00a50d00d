//! Articles through the gate: cleared, released against it by name, published, corrected, and taken
//! back when something changes. What the gate says is left to `desk::gate`.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Acted, By, Fields, Touched};
use super::error::{Error, Trouble};
use super::standing::{self, no_article};
use super::{Store, article_edits, gate};
use crate::desk::category::Category;
use crate::desk::gate::Gate;
use crate::desk::rights::Right;
use crate::desk::state::{ArticleMove, ArticleState};

/// What an editor does at the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing<'a> {
    /// Nothing stands against it.
    Clear,
    /// Something does; it goes all the same, by name, for this reason.
    Release(&'a str),
    /// It is not to be printed after all, for this reason.
    TakeBack(&'a str),
    /// It is printed.
    Publish,
    /// It was printed and is corrected.
    Correct {
        /// With this notice.
        notice: &'a str,
        /// Though what was changed does not pass the gate, for this reason.
        reason: Option<&'a str>,
    },
}

impl Passing<'_> {
    const fn right(self) -> Right {
        match self {
            Self::Clear | Self::TakeBack(_) => Right::Clear,
            Self::Release(_) => Right::Release,
            Self::Publish => Right::Publish,
            Self::Correct { .. } => Right::Correct,
        }
    }

    const fn by(self) -> ArticleMove {
        match self {
            Self::Clear => ArticleMove::Clear,
            Self::Release(_) => ArticleMove::Release,
            Self::TakeBack(_) => ArticleMove::TakeBack,
            Self::Publish => ArticleMove::Publish,
            Self::Correct { .. } => ArticleMove::Correct,
        }
    }

    /// Returns the action of the event.
    const fn action(self) -> &'static str {
        match self {
            Self::TakeBack(_) => "clearance taken back",
            _ => self.act(),
        }
    }

    /// Returns the word in the file.
    const fn act(self) -> &'static str {
        match self {
            Self::Clear => "cleared",
            Self::Release(_) => "released",
            Self::TakeBack(_) => TAKEN_BACK,
            Self::Publish => "published",
            Self::Correct { .. } => "corrected",
        }
    }
}

/// The word of a clearance that is taken back.
pub(super) const TAKEN_BACK: &str = "taken_back";

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Whether it was done; it is not while the gate is shut and nobody has said why all the same.
    pub done: bool,
    /// What the gate said at that moment: where it was not done, what stands against it.
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
        self.act(by, passing.right(), passing.action(), |act| pass(act, article_id, passing))
    }

    /// Returns what reads otherwise than when the article was last printed, in galley order.
    pub fn misprints(&self, article_id: i64) -> Result<Vec<Misprint>, Error> {
        self.read(|conn| misprints(conn, article_id))
    }
}

fn pass(act: &mut Act<'_>, article_id: i64, passing: Passing<'_>) -> Result<Passed, Trouble> {
    if let Passing::TakeBack(reason) = passing {
        article_edits::refuse_withdrawn(act.tx, article_id)?;
        let (clearance, gate) = taken_back(act, article_id, reason)?;
        act.on("clearances", clearance);
        return Ok(Passed { done: true, gate });
    }
    let gate = gate::judged(act, article_id)?;
    article_edits::refuse_withdrawn(act.tx, article_id)?;
    // An illegal move is refused before the gate is spoken of.
    let state = standing::article_state(act.tx, article_id)?;
    if state.after(passing.by()).is_some() {
        let against = against(act.tx, article_id, passing, &gate)?;
        if !against.is_clear() {
            return Ok(Passed { done: false, gate: against });
        }
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
        Passing::Correct { notice, reason } => (reason, Some(notice)),
        Passing::Clear | Passing::TakeBack(_) | Passing::Publish => (None, None),
    };
    let clearance = record(act, article_id, passing.act(), &gate, reason, notice)?;
    act.on("clearances", clearance);
    Ok(Passed { done: true, gate })
}

/// Returns what stands against that word of an editor's: what they say it goes against, and what
/// was let pass by name before, does not.
fn against(
    conn: &Connection,
    article_id: i64,
    passing: Passing<'_>,
    gate: &Gate,
) -> Result<Gate, Trouble> {
    let known = let_pass(conn, article_id)?;
    let mut against = gate.clone();
    match passing {
        Passing::Clear | Passing::TakeBack(_) => {}
        Passing::Publish => against.reasons = gate.beyond(&known).into_iter().cloned().collect(),
        Passing::Correct { reason: None, .. } => {
            let changed = changed_since_print(conn, article_id)?;
            let asked = |claim: Option<i64>| claim.is_some_and(|claim| changed.contains(&claim));
            let reasons = gate.beyond(&known).into_iter().filter(|reason| asked(reason.claim));
            against.reasons = reasons.cloned().collect();
        }
        Passing::Release(_) | Passing::Correct { .. } => against.reasons.clear(),
    }
    Ok(against)
}

/// The word on which an article counts as cleared.
struct Clearance {
    row_id: i64,
    /// Whether it was released against the gate.
    released: bool,
    /// The reasons that stood against it then.
    known: Vec<String>,
}

/// Returns the reasons that an editor has let pass by name.
fn let_pass(conn: &Connection, article_id: i64) -> Result<Vec<String>, Trouble> {
    let clearance = standing_clearance(conn, article_id)?;
    Ok(clearance.filter(|one| one.released).map_or_else(Vec::new, |one| one.known))
}

fn standing_clearance(conn: &Connection, article_id: i64) -> Result<Option<Clearance>, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT clearance_id, act = 'released', gate FROM clearances
              WHERE article_id = ?1 AND act IN ('cleared','released') AND undone_at IS NULL
              ORDER BY clearance_id DESC LIMIT 1",
        )?
        .query_row([article_id], |row| {
            let known: String = row.get(2)?;
            let known = serde_json::from_str(&known).unwrap_or_default();
            Ok(Clearance { row_id: row.get(0)?, released: row.get(1)?, known })
        })
        .optional()?;
    Ok(found)
}

/// Takes *cleared* back wherever the act has shut the gate; what was released goes on as long as
/// nothing stands against it that did not then. Returns the articles, and why.
pub(super) fn hold(act: &mut Act<'_>) -> Result<Vec<(i64, String)>, Trouble> {
    let mut shut = Vec::new();
    for article_id in cleared(act)? {
        let gate = gate::judged(act, article_id)?;
        let known = let_pass(act.tx, article_id)?;
        if let Some(words) = gate.beyond(&known).first().map(|reason| reason.words.clone()) {
            take_back(act, article_id, &words)?;
            shut.push((article_id, words));
        }
    }
    Ok(shut)
}

/// Returns the articles that are cleared, of those whose gate the act may have shut.
fn cleared(act: &Act<'_>) -> Result<Vec<i64>, Trouble> {
    let all: Vec<i64> = {
        let mut statement =
            act.tx.prepare_cached("SELECT article_id FROM articles WHERE state = 'cleared'")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    if all.is_empty() {
        return Ok(all);
    }
    Ok(match act.touched()? {
        Touched::All => all,
        Touched::These(these) => all.into_iter().filter(|it| these.contains(it)).collect(),
    })
}

/// Returns the claims of the current draft that came, or changed, after the article was printed.
fn changed_since_print(conn: &Connection, article_id: i64) -> Result<HashSet<i64>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT x.claim_id FROM claim_places AS x
           JOIN claims AS c ON c.claim_id = x.claim_id
           JOIN revisions AS y ON y.revision_id = x.revision_id AND y.taken_back_at IS NULL
          WHERE c.article_id = ?1 AND x.superseded_at IS NULL
            AND x.compared NOT IN ('unchanged','moved')
            AND x.revision_id > (SELECT MAX(revision_id) FROM clearances
                                  WHERE article_id = ?1 AND act IN ('published','corrected')
                                    AND undone_at IS NULL)",
    )?;
    let rows = statement.query_map([article_id], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
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
    taken_back(act, article_id, why)?;
    Ok(true)
}

/// Takes *cleared* back, and returns the row that says so and what the gate says then.
fn taken_back(act: &mut Act<'_>, article_id: i64, why: &str) -> Result<(i64, Gate), Trouble> {
    act.move_article(article_id, ArticleMove::TakeBack)?;
    if let Some(clearance) = standing_clearance(act.tx, article_id)? {
        let since = Fields::new().text("undone_at", &act.at);
        act.update("clearances", clearance.row_id, since)?;
    }
    let gate = gate::judged(act, article_id)?;
    let clearance = record(act, article_id, TAKEN_BACK, &gate, Some(why), None)?;
    Ok((clearance, gate))
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
                                 WHERE x.claim_id = p.claim_id AND x.revision_id > ?2
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
