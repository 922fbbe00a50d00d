//! A flag as it stands, and its answers as rows: the last one stands, the ones before are
//! superseded.

use rusqlite::{Connection, OptionalExtension};

use super::on_claims::Doubtful;
use crate::desk::flagged::{FlagMove, FlagState};
use crate::store::act::{Act, Fields};
use crate::store::articles::list_of;
use crate::store::error::Trouble;
use crate::store::standing;

/// A flag as it stands.
pub(super) struct Flag {
    pub(super) id: i64,
    pub(super) article_id: i64,
    pub(super) claim_id: Option<i64>,
    pub(super) code: String,
    pub(super) severity: String,
    pub(super) quote: String,
    pub(super) computation: String,
    suggestions: Vec<String>,
    state: FlagState,
    current: bool,
}

impl Flag {
    /// Returns a flag on the current draft of its article, on which the act happens.
    pub(super) fn current(act: &mut Act<'_>, flag_id: i64) -> Result<Self, Trouble> {
        let flag = Self::find(act.tx, flag_id)?;
        if !flag.current {
            return Err(Trouble::refused(
                format!("Flag f{flag_id} was raised on an earlier draft of a{}", flag.article_id),
                format!(
                    "factdesk report flags --article a{} lists those of the draft now.",
                    flag.article_id
                ),
            ));
        }
        act.in_article(flag.article_id);
        if let Some(claim_id) = flag.claim_id {
            act.on_claim(claim_id);
        }
        Ok(flag)
    }

    fn find(conn: &Connection, flag_id: i64) -> Result<Self, Trouble> {
        let found = conn
            .prepare_cached(
                "SELECT a.article_id, f.claim_id, f.code, f.severity, f.quote, f.suggestions,
                        f.state, r.number = a.revision, f.computation
                   FROM flags AS f
                   JOIN revisions AS r ON r.revision_id = f.revision_id
                   JOIN articles AS a ON a.article_id = r.article_id
                  WHERE f.flag_id = ?1",
            )?
            .query_row([flag_id], |row| {
                let state: String = row.get(6)?;
                let flag = Self {
                    id: flag_id,
                    article_id: row.get(0)?,
                    claim_id: row.get(1)?,
                    code: row.get(2)?,
                    severity: row.get(3)?,
                    quote: row.get(4)?,
                    computation: row.get(8)?,
                    suggestions: Vec::new(),
                    state: FlagState::from_code(&state).unwrap_or(FlagState::Open),
                    current: row.get(7)?,
                };
                Ok((flag, row.get::<_, String>(5)?))
            })
            .optional()?;
        let Some((mut flag, suggestions)) = found else {
            let message = format!("This desk has no flag f{flag_id}");
            return Err(Trouble::refused(message, "factdesk report flags lists them."));
        };
        flag.suggestions = list_of(&suggestions, || format!("f{flag_id}"))?;
        Ok(flag)
    }

    /// Refuses a move that is not allowed where the flag is, with what is allowed instead.
    pub(super) fn refuse_illegal(&self, by: FlagMove) -> Result<(), Trouble> {
        if self.state.after(by).is_some() {
            return Ok(());
        }
        let allowed: Vec<_> = self.state.allowed().map(FlagMove::code).collect();
        let allowed = match (allowed.as_slice(), self.state) {
            ([], _) => "Nothing: raise a new one with factdesk flag".to_owned(),
            (some, FlagState::Answered) => {
                format!("{}, or reopen its claim and flag it anew", some.join(", "))
            }
            (some, _) => some.join(", "),
        };
        Err(Trouble::refused(
            format!("Flag f{} is {}: it cannot be {}.", self.id, self.state.code(), by.done()),
            format!("What can be done with it now: {allowed}"),
        ))
    }

    /// Writes the answer, which supersedes the one before, and moves the flag.
    pub(super) fn answer(
        &self,
        act: &mut Act<'_>,
        by: FlagMove,
        row: Fields,
    ) -> Result<i64, Trouble> {
        self.refuse_illegal(by)?;
        let reviewer = act.by.id;
        write(act, self.id, by, row.set("reviewer_id", reviewer))
    }

    /// Lets the claim's version grow: what a reviewer sees there has changed.
    pub(super) fn touch(&self, act: &mut Act<'_>) -> Result<(), Trouble> {
        match self.claim_id {
            Some(claim_id) => {
                let mut claim = standing::claim(act.tx, claim_id)?;
                act.grow(&mut claim, Fields::new())
            }
            None => act.begin_checking(self.article_id),
        }
    }

    /// Returns the reading meant.
    pub(super) fn reading(&self, named: Option<&str>) -> Result<String, Trouble> {
        let numbered = || {
            let lines =
                (1..).zip(&self.suggestions).map(|(number, one)| format!("{number}: {one}"));
            lines.collect::<Vec<_>>().join("; ")
        };
        let named = named.map(str::trim);
        let found = match (self.suggestions.as_slice(), named) {
            ([], _) => {
                return Err(Trouble::refused(
                    format!("Flag f{} offers no reading that could be accepted.", self.id),
                    "Give the right wording with the verdict: review --correction",
                ));
            }
            ([only], None) => Some(only),
            (_, None) => None,
            (all, Some(named)) => {
                let nth = named.parse::<usize>().ok().and_then(|nth| all.get(nth.checked_sub(1)?));
                nth.or_else(|| all.iter().find(|one| one.as_str() == named))
            }
        };
        found.cloned().ok_or_else(|| {
            let message = match named {
                None => format!("Flag f{} offers several readings.", self.id),
                Some(named) => format!("Flag f{} offers no reading {named:?}.", self.id),
            };
            Trouble::refused(message, format!("Choose one with --reading: {}", numbered()))
        })
    }

    /// Returns where its doubt lies.
    pub(super) fn place(&self) -> Doubtful<'_> {
        Doubtful { article_id: self.article_id, claim_id: self.claim_id, severity: &self.severity }
    }
}

/// Writes an answer to a flag; `row` holds all that is its own, and whose it is.
pub(super) fn write(
    act: &mut Act<'_>,
    flag_id: i64,
    by: FlagMove,
    row: Fields,
) -> Result<i64, Trouble> {
    let (answer, state) = match by {
        FlagMove::Dismiss => ("dismissed", FlagState::Dismissed),
        FlagMove::Accept => ("accepted", FlagState::Accepted),
        FlagMove::Answer => ("answered", FlagState::Answered),
        FlagMove::Reopen => ("reopened", FlagState::Open),
    };
    let at = act.at.clone();
    for earlier in standing_answers(act.tx, flag_id)? {
        act.update("flag_answers", earlier, Fields::new().text("superseded_at", &at))?;
    }
    let row = row.set("flag_id", flag_id).text("answer", answer).text("answered_at", &at);
    let answer_id = act.insert("flag_answers", row)?;
    act.update("flags", flag_id, Fields::new().text("state", state.code()))?;
    Ok(answer_id)
}

fn standing_answers(conn: &Connection, flag_id: i64) -> Result<Vec<i64>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT answer_id FROM flag_answers WHERE flag_id = ?1 AND superseded_at IS NULL",
    )?;
    let found = statement.query_map([flag_id], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}
