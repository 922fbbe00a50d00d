//! Doubts that go on in a further draft: what people answered to a flag stands for the same flag of
//! the new reading, and a person's own flag is raised again where its words stand now.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use super::act::{Act, Fields};
use super::error::Trouble;
use super::hand_place::sentence_at;
use super::place::{count, int};
use crate::text::{Offsets, Span, on_one_line};

/// From which draft to which.
pub(super) struct Moved<'a> {
    /// The row of the draft before.
    pub(super) from: i64,
    /// The row of the draft now.
    pub(super) to: i64,
    /// The text of the draft now.
    pub(super) body: &'a str,
}

/// A claim that stands in both drafts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    /// Its place in the draft before.
    pub(super) was: Span,
    /// Its place in the draft now.
    pub(super) is: Span,
    /// Whether it states the same fact: only then an answer still holds.
    pub(super) same_fact: bool,
}

/// Carries answers and people's own flags from one draft to the next.
pub(super) fn carry(
    act: &mut Act<'_>,
    moved: &Moved<'_>,
    claims: &HashMap<i64, Claim>,
) -> Result<(), Trouble> {
    let old = flags(act.tx, moved.from)?;
    carry_each(act, moved, &old, claims)
}

/// Carries those of one claim that is back after it was gone, from the last draft that had it.
pub(super) fn carry_of(
    act: &mut Act<'_>,
    moved: &Moved<'_>,
    claim_id: i64,
    claim: Claim,
) -> Result<(), Trouble> {
    let mut old = flags(act.tx, moved.from)?;
    old.retain(|flag| flag.claim_id == Some(claim_id));
    carry_each(act, moved, &old, &HashMap::from([(claim_id, claim)]))
}

fn carry_each(
    act: &mut Act<'_>,
    moved: &Moved<'_>,
    old: &[Flag],
    claims: &HashMap<i64, Claim>,
) -> Result<(), Trouble> {
    let new = flags(act.tx, moved.to)?;
    let mut free: Vec<_> = new.iter().collect();
    let offsets = Offsets::new(moved.body);
    for flag in old {
        let claim = flag.claim_id.map(|id| claims.get(&id));
        let claim = match claim {
            Some(None) => continue, // its claim is gone
            Some(Some(claim)) => Some(claim),
            None => None,
        };
        let same_fact = claim.is_none_or(|claim| claim.same_fact);
        if flag.raised_by.is_some() {
            let Some(span) = place_now(moved.body, flag, claim) else { continue };
            let flag_id = raise_again(act, moved, flag, span, &offsets)?;
            if same_fact {
                answer_again(act, flag, flag_id)?;
            }
        } else if same_fact {
            let twin = free.iter().position(|new| new.is_twin_of(flag));
            let Some(twin) = twin.map(|at| free.remove(at)) else { continue };
            answer_again(act, flag, twin.id)?;
        }
    }
    Ok(())
}

/// A flag of one draft, with the answer that stands.
struct Flag {
    id: i64,
    claim_id: Option<i64>,
    code: String,
    quote: String,
    start: usize,
    state: String,
    raised_by: Option<i64>,
    answer_id: Option<i64>,
}

impl Flag {
    /// Whether both are the same doubt about the same words of the same claim.
    fn is_twin_of(&self, other: &Self) -> bool {
        let words = |flag: &Self| on_one_line(&flag.quote);
        self.code == other.code && self.claim_id == other.claim_id && words(self) == words(other)
    }
}

fn flags(conn: &Connection, revision_id: i64) -> Result<Vec<Flag>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT f.flag_id, f.claim_id, f.code, f.quote, f.start_byte, f.state, f.raised_by,
                (SELECT MAX(x.answer_id) FROM flag_answers AS x
                  WHERE x.flag_id = f.flag_id AND x.superseded_at IS NULL)
           FROM flags AS f
          WHERE f.revision_id = ?1 AND f.state <> 'withdrawn'
          ORDER BY f.start_byte, f.end_byte, f.flag_id",
    )?;
    let read = |row: &Row<'_>| {
        Ok(Flag {
            id: row.get(0)?,
            claim_id: row.get(1)?,
            code: row.get(2)?,
            quote: row.get(3)?,
            start: count(row, 4)?,
            state: row.get(5)?,
            raised_by: row.get(6)?,
            answer_id: row.get(7)?,
        })
    };
    let rows = statement.query_map([revision_id], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns where the doubtful words stand now: nearest to where they should be. A claim that lost
/// them is doubted as a whole; without a claim the doubt goes with its words.
fn place_now(body: &str, flag: &Flag, claim: Option<&Claim>) -> Option<Span> {
    let expected = match claim {
        Some(claim) => (claim.is.start + flag.start).saturating_sub(claim.was.start),
        None => flag.start,
    };
    let places = body.match_indices(&flag.quote).map(|(at, words)| Span::new(at, at + words.len()));
    let near = places.min_by_key(|place| place.start.abs_diff(expected));
    match claim {
        Some(claim) => Some(near.filter(|place| place.overlaps(claim.is)).unwrap_or(claim.is)),
        None => near,
    }
}

fn raise_again(
    act: &mut Act<'_>,
    moved: &Moved<'_>,
    flag: &Flag,
    span: Span,
    offsets: &Offsets<'_>,
) -> Result<i64, Trouble> {
    let (severity, message, computation, suggestions, raised_at): (
        String,
        String,
        String,
        String,
        String,
    ) = act
        .tx
        .prepare_cached(
            "SELECT severity, message, computation, suggestions, raised_at FROM flags
              WHERE flag_id = ?1",
        )?
        .query_row([flag.id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
    let sentence = sentence_at(act.tx, moved.to, span.start)?.map(|(position, _)| position);
    let fields = Fields::new()
        .set("revision_id", moved.to)
        .set("claim_id", flag.claim_id)
        .text("code", &flag.code)
        .text("severity", &severity)
        .set("start_byte", int(span.start))
        .set("end_byte", int(span.end))
        .set("start_char", int(offsets.char_at(span.start)))
        .set("end_char", int(offsets.char_at(span.end)))
        .text("quote", span.of(moved.body))
        .set("sentence", sentence)
        .text("message", &message)
        .text("computation", &computation)
        .text("suggestions", &suggestions)
        .set("raised_by", flag.raised_by)
        .text("raised_at", &raised_at);
    act.insert("flags", fields)
}

/// Lets the answer to a flag stand for its twin too: whose it was, and why.
fn answer_again(act: &mut Act<'_>, flag: &Flag, twin_id: i64) -> Result<(), Trouble> {
    let Some(answer_id) = flag.answer_id else { return Ok(()) };
    if flag.state == "open" {
        return Ok(());
    }
    let at = act.at.clone();
    let fields = act
        .tx
        .prepare_cached(
            "SELECT answer, reason, suggestion, verdict_id, everywhere, reviewer_id
               FROM flag_answers WHERE answer_id = ?1",
        )?
        .query_row([answer_id], |row| {
            Ok(Fields::new()
                .set("flag_id", twin_id)
                .set("answer", row.get::<_, String>(0)?)
                .set("reason", row.get::<_, Option<String>>(1)?)
                .set("suggestion", row.get::<_, Option<String>>(2)?)
                .set("verdict_id", row.get::<_, Option<i64>>(3)?)
                .set("everywhere", row.get::<_, i64>(4)?)
                .set("carried_from", answer_id)
                .set("reviewer_id", row.get::<_, i64>(5)?)
                .text("answered_at", &at))
        })?;
    act.insert("flag_answers", fields)?;
    act.update("flags", twin_id, Fields::new().text("state", &flag.state))?;
    Ok(())
}
