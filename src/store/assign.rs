//! Work handed out: whole articles or chosen claims, to one person for one reading, and taken back.
//! Which claims are meant is left to `choice.rs`; who gets which claim next, to `queue.rs`.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::act::{Act, Acted, By, Fields};
use super::choice::{self, Candidate, Choice};
use super::error::{Error, Trouble};
use super::people::{self, Person};
use super::{Store, utc};
use crate::desk::reading::Reading;
use crate::desk::rights::{Right, refusal};
use crate::desk::row::HandedRow;
use crate::desk::state::ClaimState;

/// Work to be handed out, or taken back.
#[derive(Clone, Copy, Debug)]
pub struct HandOut<'a> {
    /// Whose, by handle.
    pub to: &'a str,
    /// In which article.
    pub article: i64,
    /// Which of its claims; nothing chosen: all of it, and what will be added.
    pub choice: Choice<'a>,
    /// For which reading; `None`: the first, or any when taken back.
    pub reading: Option<Reading>,
    /// Until when.
    pub due_at: Option<DateTime<Utc>>,
    /// Whether it is taken back.
    pub end: bool,
}

/// What was handed out or taken back, or would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    /// Whose it is, or was.
    pub to: Person,
    /// Whether it is the article as a whole.
    pub whole: bool,
    /// How it was chosen.
    pub chosen_by: Option<String>,
    /// The claims, in galley order.
    pub claims: Vec<HandedRow>,
    /// How many hand-outs are new, or end.
    pub changed: usize,
    /// How many chosen claims were left out: the reading is not about them.
    pub left_out: usize,
}

impl Store {
    /// Hands work out or takes it back, in one act.
    pub fn hand_out(&mut self, by: &By<'_>, work: &HandOut<'_>) -> Result<Acted<Handed>, Error> {
        let action = if work.end { "unassigned" } else { "assigned" };
        self.act(by, Right::Assign, action, |act| {
            let plan = Plan::make(act.tx, work)?;
            act.in_article(work.article);
            act.fact("to", plan.handed.to.id);
            plan.carry_out(act, work)?;
            Ok(plan.handed)
        })
    }

    /// Returns what handing this out would do.
    pub fn would_hand_out(&self, by: &By<'_>, work: &HandOut<'_>) -> Result<Handed, Error> {
        self.read(|conn| {
            let handle = by.handle.to_lowercase();
            match people::find(conn, &handle)? {
                Some(person) => people::allowed(conn, &person, Right::Assign)?,
                None => return Err(people::unknown(conn, &handle)?),
            }
            Ok(Plan::make(conn, work)?.handed)
        })
    }
}

/// A hand-out that holds.
struct Held {
    assignment_id: i64,
    claim_id: Option<i64>,
    person: i64,
    handle: String,
    reading: String,
}

/// What has to be written, and what is said of it.
struct Plan {
    handed: Handed,
    /// Claims that get a row; `None` is the whole article.
    new: Vec<Option<i64>>,
    /// Rows that hold already, and may get another due time.
    kept: Vec<i64>,
    /// Rows that end.
    ended: Vec<i64>,
}

impl Plan {
    fn make(conn: &Connection, work: &HandOut<'_>) -> Result<Self, Trouble> {
        let to = people::named(conn, work.to)?;
        let chosen = choice::chosen(conn, work.article, &work.choice)?;
        let held = held(conn, work.article)?;
        if work.end {
            return Ok(Self::end(to, work, chosen, &held));
        }
        able(&to, work.reading.unwrap_or_default())?;
        Ok(Self::begin(to, work, chosen, &held))
    }

    fn begin(to: Person, work: &HandOut<'_>, chosen: Vec<Candidate>, held: &[Held]) -> Self {
        let reading = work.reading.unwrap_or_default();
        let held: Vec<_> = held.iter().filter(|held| held.reading == reading.code()).collect();
        let before = chosen.len();
        // Who names numbers or a state means these claims, whatever has become of them since.
        let named = work.choice.numbers.is_some() || work.choice.state.is_some();
        let concerned: Vec<_> = chosen
            .into_iter()
            .filter(|c| reading.concerns(c.state) || named && c.state != ClaimState::Dismissed)
            .collect();
        let left_out = before - concerned.len();
        let whole = work.choice.is_whole();
        let targets: Vec<Option<i64>> =
            if whole { vec![None] } else { concerned.iter().map(|c| Some(c.claim_id)).collect() };
        let (mut new, mut kept, mut ended) = (Vec::new(), Vec::new(), Vec::new());
        for target in targets {
            let same = || held.iter().filter(|held| held.claim_id == target);
            match same().find(|held| held.person == to.id) {
                Some(mine) => kept.push(mine.assignment_id),
                None => new.push(target),
            }
            // A single claim has one person a reading; an article can be several people's.
            if target.is_some() {
                ended.extend(same().filter(|h| h.person != to.id).map(|held| held.assignment_id));
            }
        }
        let claims = rows(work.article, &concerned, &held, to.id);
        let chosen_by = work.choice.words();
        let changed = new.len();
        let handed = Handed { to, whole, chosen_by, claims, changed, left_out };
        Self { handed, new, kept, ended }
    }

    fn end(to: Person, work: &HandOut<'_>, chosen: Vec<Candidate>, held: &[Held]) -> Self {
        let whole = work.choice.is_whole();
        let of_reading = |held: &&Held| work.reading.is_none_or(|r| r.code() == held.reading);
        let is_chosen = |held: &&Held| match held.claim_id {
            Some(claim_id) => whole || chosen.iter().any(|claim| claim.claim_id == claim_id),
            None => whole,
        };
        let theirs: Vec<_> = held
            .iter()
            .filter(|held| held.person == to.id)
            .filter(of_reading)
            .filter(is_chosen)
            .collect();
        let all = theirs.iter().any(|held| held.claim_id.is_none());
        let concerned: Vec<_> = chosen
            .into_iter()
            .filter(|claim| all || theirs.iter().any(|held| held.claim_id == Some(claim.claim_id)))
            .collect();
        let claims = rows(work.article, &concerned, &held.iter().collect::<Vec<_>>(), to.id);
        let ended: Vec<_> = theirs.iter().map(|held| held.assignment_id).collect();
        let chosen_by = work.choice.words();
        let handed =
            Handed { to, whole: all, chosen_by, claims, changed: ended.len(), left_out: 0 };
        Self { handed, new: Vec::new(), kept: Vec::new(), ended }
    }

    fn carry_out(&self, act: &mut Act<'_>, work: &HandOut<'_>) -> Result<(), Trouble> {
        let (by, at) = (act.by.id, act.at.clone());
        let due_at = work.due_at.map(utc);
        for assignment_id in &self.ended {
            end(act, *assignment_id)?;
        }
        if let Some(due_at) = &due_at {
            for assignment_id in &self.kept {
                act.update("assignments", *assignment_id, Fields::new().text("due_at", due_at))?;
            }
        }
        for claim_id in &self.new {
            act.insert(
                "assignments",
                Fields::new()
                    .set("article_id", work.article)
                    .set("claim_id", *claim_id)
                    .set("reviewer_id", self.handed.to.id)
                    .text("reading", work.reading.unwrap_or_default().code())
                    .maybe("chosen_by", self.handed.chosen_by.as_deref())
                    .maybe("due_at", due_at.as_deref())
                    .set("assigned_by", by)
                    .text("assigned_at", &at),
            )?;
        }
        Ok(())
    }
}

/// Refuses somebody who has left or whose role does not do such work.
fn able(to: &Person, reading: Reading) -> Result<(), Trouble> {
    if !to.active {
        return Err(Trouble::refused(
            format!("{} has left this desk.", to.handle),
            "factdesk reviewers lists who is here.",
        ));
    }
    if to.role.may(reading.right()) {
        return Ok(());
    }
    let hint = format!("{} is {} here. factdesk reviewers lists the others.", to.handle, to.role);
    Err(Trouble::refused(refusal(to.role, reading.right()), hint))
}

fn held(conn: &Connection, article_id: i64) -> Result<Vec<Held>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT g.assignment_id, g.claim_id, g.reviewer_id, w.handle, g.reading
           FROM assignments AS g JOIN reviewers AS w ON w.reviewer_id = g.reviewer_id
          WHERE g.article_id = ?1 AND g.ended_at IS NULL
          ORDER BY g.assignment_id",
    )?;
    let held = statement.query_map([article_id], |row| {
        Ok(Held {
            assignment_id: row.get(0)?,
            claim_id: row.get(1)?,
            person: row.get(2)?,
            handle: row.get(3)?,
            reading: row.get(4)?,
        })
    })?;
    Ok(held.collect::<Result<_, _>>()?)
}

/// Returns the claims as they are shown, each with whose it is besides.
fn rows(article_id: i64, claims: &[Candidate], held: &[&Held], to: i64) -> Vec<HandedRow> {
    let mut others: HashMap<Option<i64>, Vec<String>> = HashMap::new();
    for held in held.iter().filter(|held| held.person != to) {
        others.entry(held.claim_id).or_default().push(held.handle.clone());
    }
    let whose = |claim_id: i64| {
        let both = [others.get(&Some(claim_id)), others.get(&None)];
        let mut handles: Vec<_> = both.into_iter().flatten().flatten().cloned().collect();
        handles.sort();
        handles.dedup();
        handles
    };
    claims
        .iter()
        .map(|claim| HandedRow {
            id: format!("c{}", claim.claim_id),
            article: format!("a{article_id}"),
            number: claim.number.clone(),
            kind: claim.kind.clone(),
            quote: claim.quote.clone(),
            state: claim.state.code().to_owned(),
            others: whose(claim.claim_id),
        })
        .collect()
}

fn end(act: &mut Act<'_>, assignment_id: i64) -> Result<(), Trouble> {
    let at = act.at.clone();
    act.update("assignments", assignment_id, Fields::new().text("ended_at", &at))?;
    Ok(())
}

/// Ends all that is handed to somebody, who has left, and returns how much that was.
pub(super) fn end_all(act: &mut Act<'_>, person: i64) -> Result<usize, Trouble> {
    let mut statement = act.tx.prepare_cached(
        "SELECT assignment_id FROM assignments
          WHERE reviewer_id = ?1 AND ended_at IS NULL ORDER BY assignment_id",
    )?;
    let ids: Vec<i64> =
        statement.query_map([person], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for id in &ids {
        end(act, *id)?;
    }
    act.tx.prepare_cached("DELETE FROM leases WHERE reviewer_id = ?1")?.execute([person])?;
    Ok(ids.len())
}
