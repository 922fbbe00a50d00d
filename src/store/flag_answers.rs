//! What people say to flags: dismissed, accepted, answered by a verdict, doubted again. A dismissal
//! that holds everywhere is carried to the same words under the same check in other articles, those
//! there now and those added later.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::Value as Json;

use super::act::{Act, Acted, By, Fields};
use super::articles::list_of;
use super::error::{Error, Trouble};
use super::place::count;
use super::standing::{self, Standing};
use super::{Store, clearances, reopen};
use crate::check::Severity;
use crate::desk::flagged::{FlagMove, FlagState, reading_in_claim};
use crate::desk::rights::Right;
use crate::text::Span;

/// A flag that is dismissed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dismissed {
    /// 12 is f12.
    pub flag_id: i64,
    /// The same words under the same check elsewhere, dismissed with it: flag and article.
    pub elsewhere: Vec<(i64, i64)>,
}

/// A reading that is proposed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// 12 is f12.
    pub flag_id: i64,
    /// On which claim; `None` when the flag stands on none.
    pub claim_id: Option<i64>,
    /// The reading.
    pub reading: String,
}

/// A flag that is open again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagReopened {
    /// 12 is f12.
    pub flag_id: i64,
    /// The claim that is open again with it, when it was settled.
    pub claim_id: Option<i64>,
    /// How many flags elsewhere were dismissed together with it, and stay so.
    pub elsewhere: i64,
    /// Whether its article was cleared, which is taken back.
    pub taken_back: bool,
}

impl Store {
    /// Says that a flag is no fault; with `everywhere`, of the same words under the same check in
    /// every article.
    pub fn dismiss_flag(
        &mut self,
        by: &By<'_>,
        flag_id: i64,
        reason: &str,
        everywhere: bool,
    ) -> Result<Acted<Dismissed>, Error> {
        self.act(by, Right::DismissFlag, "flag dismissed", |act| {
            let flag = Flag::current(act, flag_id)?;
            let row = Fields::new().text("reason", reason).set("everywhere", everywhere);
            let answer_id = flag.answer(act, FlagMove::Dismiss, row)?;
            act.on("flag_answers", answer_id);
            flag.touch(act)?;
            let elsewhere = if everywhere { spread(act, &flag, answer_id)? } else { Vec::new() };
            Ok(Dismissed { flag_id, elsewhere })
        })
    }

    /// Proposes one of a flag's readings as the correction: the one of that number, of those words,
    /// or the only one.
    pub fn accept_flag(
        &mut self,
        by: &By<'_>,
        flag_id: i64,
        reading: Option<&str>,
    ) -> Result<Acted<Accepted>, Error> {
        self.act(by, Right::AcceptFlag, "flag accepted", |act| {
            let flag = Flag::current(act, flag_id)?;
            flag.refuse_illegal(FlagMove::Accept)?;
            let reading = flag.reading(reading)?;
            let row = Fields::new().text("suggestion", &reading);
            let answer_id = flag.answer(act, FlagMove::Accept, row)?;
            act.on("flag_answers", answer_id);
            flag.touch(act)?;
            Ok(Accepted { flag_id, claim_id: flag.claim_id, reading })
        })
    }

    /// Doubts again what was dismissed or accepted. A settled claim it stands on is open again too,
    /// unless it is only a note.
    pub fn reopen_flag(
        &mut self,
        by: &By<'_>,
        flag_id: i64,
        reason: &str,
    ) -> Result<Acted<FlagReopened>, Error> {
        self.act(by, Right::DismissFlag, "flag reopened", |act| {
            let flag = Flag::current(act, flag_id)?;
            let elsewhere = carried_along(act.tx, flag_id)?;
            let row = Fields::new().text("reason", reason);
            let answer_id = flag.answer(act, FlagMove::Reopen, row)?;
            let asked = doubt(act, &flag.place(), reason)?;
            act.on("flag_answers", answer_id);
            let (claim_id, taken_back) = (asked.claim_id, asked.taken_back);
            Ok(FlagReopened { flag_id, claim_id, elsewhere, taken_back })
        })
    }
}

/// A flag as it stands.
struct Flag {
    flag_id: i64,
    article_id: i64,
    claim_id: Option<i64>,
    code: String,
    severity: String,
    quote: String,
    suggestions: Vec<String>,
    state: FlagState,
    current: bool,
}

impl Flag {
    /// Returns a flag on the current draft of its article, on which the act happens.
    fn current(act: &mut Act<'_>, flag_id: i64) -> Result<Self, Trouble> {
        let flag = Self::find(act.tx, flag_id)?;
        if !flag.current {
            return Err(Trouble::refused(
                format!("Flag f{flag_id} was raised on an earlier draft of a{}", flag.article_id),
                format!("factdesk report flags --article a{} lists what is.", flag.article_id),
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
                        f.state, r.number = a.revision
                   FROM flags AS f
                   JOIN revisions AS r ON r.revision_id = f.revision_id
                   JOIN articles AS a ON a.article_id = r.article_id
                  WHERE f.flag_id = ?1",
            )?
            .query_row([flag_id], |row| {
                let state: String = row.get(6)?;
                let flag = Self {
                    flag_id,
                    article_id: row.get(0)?,
                    claim_id: row.get(1)?,
                    code: row.get(2)?,
                    severity: row.get(3)?,
                    quote: row.get(4)?,
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

    fn refuse_illegal(&self, by: FlagMove) -> Result<(), Trouble> {
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
            format!("Flag f{} is {}: it cannot be {}.", self.flag_id, self.state.code(), by.done()),
            format!("What can be done with it now: {allowed}"),
        ))
    }

    /// Writes the answer, which supersedes the one before, and moves the flag.
    fn answer(&self, act: &mut Act<'_>, by: FlagMove, row: Fields) -> Result<i64, Trouble> {
        self.refuse_illegal(by)?;
        let reviewer = act.by.id;
        write(act, self.flag_id, by, row.set("reviewer_id", reviewer))
    }

    /// Lets the claim's version grow: what a reviewer sees there has changed.
    fn touch(&self, act: &mut Act<'_>) -> Result<(), Trouble> {
        match self.claim_id {
            Some(claim_id) => {
                let mut claim = standing::claim(act.tx, claim_id)?;
                act.grow(&mut claim, Fields::new())
            }
            None => act.begin_checking(self.article_id),
        }
    }

    /// Returns the reading meant.
    fn reading(&self, named: Option<&str>) -> Result<String, Trouble> {
        let numbered = || {
            let lines = (1..).zip(&self.suggestions).map(|(number, one)| format!("{number}: {one}"));
            lines.collect::<Vec<_>>().join("; ")
        };
        let named = named.map(str::trim);
        let found = match (self.suggestions.as_slice(), named) {
            ([], _) => {
                return Err(Trouble::refused(
                    format!("Flag f{} offers no reading that could be accepted.", self.flag_id),
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
                None => format!("Flag f{} offers several readings.", self.flag_id),
                Some(named) => format!("Flag f{} offers no reading {named:?}.", self.flag_id),
            };
            Trouble::refused(message, format!("Choose one with --reading: {}", numbered()))
        })
    }

    fn place(&self) -> Doubtful<'_> {
        Doubtful {
            article_id: self.article_id,
            claim_id: self.claim_id,
            severity: &self.severity,
        }
    }
}

/// Writes an answer to a flag; `row` holds all that is its own, and whose it is.
fn write(act: &mut Act<'_>, flag_id: i64, by: FlagMove, row: Fields) -> Result<i64, Trouble> {
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
    ids(
        conn,
        "SELECT answer_id FROM flag_answers WHERE flag_id = ?1 AND superseded_at IS NULL",
        flag_id,
    )
}

fn ids(conn: &Connection, sql: &str, key: impl Into<Value>) -> Result<Vec<i64>, Trouble> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map([key.into()], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// A verdict answers what is open or proposed on its claim, and leaves what was dismissed. Returns
/// the flags.
pub(super) fn answer_all(
    act: &mut Act<'_>,
    claim: &Standing,
    verdict_id: i64,
) -> Result<Vec<i64>, Trouble> {
    let mut statement = act.tx.prepare_cached(
        "SELECT flag_id FROM flags
          WHERE claim_id = ?1 AND revision_id = ?2 AND state IN ('open','accepted')
          ORDER BY flag_id",
    )?;
    let asked = statement.query_map((claim.claim_id, claim.revision_id), |row| row.get(0))?;
    let asked: Vec<i64> = asked.collect::<Result<_, _>>()?;
    let reviewer = act.by.id;
    for &flag_id in &asked {
        let row = Fields::new().set("verdict_id", verdict_id).set("reviewer_id", reviewer);
        write(act, flag_id, FlagMove::Answer, row)?;
    }
    Ok(asked)
}

/// A reading that somebody accepted.
pub(super) struct Proposal {
    /// The claim's words as they would read.
    pub(super) wording: String,
    /// Who accepted it.
    pub(super) by: String,
}

/// Returns what is proposed for the claim, the last one if there are several.
pub(super) fn proposal(conn: &Connection, claim: &Standing) -> Result<Option<Proposal>, Trouble> {
    let Some(place) = &claim.place else { return Ok(None) };
    let found = conn
        .prepare_cached(
            "SELECT a.suggestion, w.handle, f.start_byte, f.end_byte, f.quote
               FROM flags AS f
               JOIN flag_answers AS a ON a.flag_id = f.flag_id AND a.superseded_at IS NULL
               JOIN reviewers AS w ON w.reviewer_id = a.reviewer_id
              WHERE f.claim_id = ?1 AND f.revision_id = ?2 AND f.state = 'accepted'
                AND a.answer = 'accepted'
              ORDER BY a.answer_id DESC LIMIT 1",
        )?
        .query_row((claim.claim_id, claim.revision_id), |row| {
            let span = Span::new(count(row, 2)?, count(row, 3)?);
            let (reading, doubtful): (String, String) = (row.get(0)?, row.get(4)?);
            let fitted =
                reading_in_claim((place.span, &place.quote), (span, &doubtful), &reading);
            Ok(Proposal { wording: fitted.unwrap_or(reading), by: row.get(1)? })
        })
        .optional()?;
    Ok(found)
}

/// Where a doubt is raised.
pub(super) struct Doubtful<'a> {
    pub(super) article_id: i64,
    pub(super) claim_id: Option<i64>,
    pub(super) severity: &'a str,
}

/// What a doubt has stirred up.
pub(super) struct Stirred {
    /// The settled claim that is open again.
    pub(super) claim_id: Option<i64>,
    /// Whether the article was cleared, which is taken back.
    pub(super) taken_back: bool,
}

/// A doubt that asks for an answer opens a settled claim again and takes a clearance back; a note
/// does neither.
pub(super) fn doubt(
    act: &mut Act<'_>,
    on: &Doubtful<'_>,
    reason: &str,
) -> Result<Stirred, Trouble> {
    use crate::desk::state::ClaimState::{Checked, Closed};

    let asks = Severity::from_code(on.severity).is_some_and(|severity| severity > Severity::Info);
    let mut stirred = Stirred { claim_id: None, taken_back: false };
    match on.claim_id.map(|claim_id| standing::claim(act.tx, claim_id)).transpose()? {
        Some(mut claim) if asks && matches!(claim.state, Checked | Closed) => {
            stirred.taken_back = reopen::reopen(act, &mut claim, reason)?.taken_back;
            stirred.claim_id = Some(claim.claim_id);
        }
        Some(mut claim) => act.grow(&mut claim, Fields::new())?,
        None => act.begin_checking(on.article_id)?,
    }
    if asks {
        stirred.taken_back |= clearances::take_back(act, on.article_id, reason)?;
    }
    Ok(stirred)
}

/// Carries a dismissal to the same words under the same check in every current draft.
fn spread(act: &mut Act<'_>, flag: &Flag, answer_id: i64) -> Result<Vec<(i64, i64)>, Trouble> {
    let mut statement = act.tx.prepare_cached(
        "SELECT f.flag_id, a.article_id
           FROM flags AS f
           JOIN revisions AS r ON r.revision_id = f.revision_id
           JOIN articles AS a ON a.article_id = r.article_id AND a.revision = r.number
          WHERE f.code = ?1 AND f.quote = ?2 AND f.state = 'open' AND f.raised_by IS NULL
          ORDER BY f.flag_id",
    )?;
    let same = statement
        .query_map((&flag.code, &flag.quote), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<Vec<(i64, i64)>, _>>()?;
    let origin = Origin {
        answer_id,
        reviewer_id: act.by.id,
        reason: as_dismissed(flag.flag_id, flag.article_id),
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

/// What the machine changed by what people have said before, for the event of the draft it read.
pub(super) struct Carried {
    pub(super) changes: Vec<Json>,
    pub(super) salt: String,
}

/// Dismisses the flags of a draft just read that were dismissed everywhere; `None` when there are
/// none, which is nearly always.
pub(super) fn carry(
    tx: &Transaction<'_>,
    revision_id: i64,
    at: &str,
) -> Result<Option<Carried>, Trouble> {
    let mut statement = tx.prepare_cached(
        "SELECT n.flag_id, a.answer_id, a.reviewer_id, f.flag_id, r.article_id
           FROM flag_answers AS a
           JOIN flags AS f ON f.flag_id = a.flag_id
           JOIN revisions AS r ON r.revision_id = f.revision_id
           JOIN flags AS n ON n.code = f.code AND n.quote = f.quote AND n.revision_id = ?1
                          AND n.state = 'open' AND n.raised_by IS NULL
          WHERE a.everywhere = 1 AND a.superseded_at IS NULL AND a.answer = 'dismissed'
          GROUP BY n.flag_id HAVING a.answer_id = MIN(a.answer_id)
          ORDER BY n.flag_id",
    )?;
    let found = statement.query_map([revision_id], |row| {
        let origin = Origin {
            answer_id: row.get(1)?,
            reviewer_id: row.get(2)?,
            reason: as_dismissed(row.get(3)?, row.get(4)?),
        };
        Ok((row.get(0)?, origin))
    })?;
    let found = found.collect::<Result<Vec<(i64, Origin)>, _>>()?;
    if found.is_empty() {
        return Ok(None);
    }
    let mut act = Act::of_machine(tx, at)?;
    for (flag_id, origin) in found {
        origin.carry(&mut act, flag_id)?;
    }
    let (changes, salt) = act.into_changes();
    Ok(Some(Carried { changes, salt }))
}

/// Counts the flags that were dismissed because this one was.
fn carried_along(conn: &Connection, flag_id: i64) -> Result<i64, Trouble> {
    let sql = "SELECT COUNT(*) FROM flag_answers AS c
                 JOIN flag_answers AS o ON o.answer_id = c.carried_from
                WHERE o.flag_id = ?1 AND o.superseded_at IS NULL AND c.superseded_at IS NULL";
    Ok(conn.prepare_cached(sql)?.query_row([flag_id], |row| row.get(0))?)
}
