//! Somebody was faster: an act meant for one version of a claim is refused when it has another now,
//! and told who changed it. Numbering the versions is left to `standing`.

use rusqlite::{Connection, OptionalExtension};

use super::Store;
use super::act::{Act, By};
use super::error::{Error, Trouble};
use super::standing::{self, Standing};

/// Refuses an act meant for another version of the claim, with what has happened since. `what` is
/// what was not stored: "wrong", "change".
pub(super) fn refuse_if_changed(
    act: &Act<'_>,
    claim: &Standing,
    if_version: Option<i64>,
    what: &str,
) -> Result<(), Trouble> {
    refuse(act.tx, (&act.by.handle, &act.at), claim, if_version, what)
}

impl Store {
    /// Refuses what is meant for another version of the claim, before anybody waits to write it;
    /// the act itself looks again. What else may be wrong with it is left to that.
    pub fn refuse_if_changed(
        &self,
        by: &By<'_>,
        claim_id: i64,
        if_version: Option<i64>,
        what: &str,
    ) -> Result<(), Error> {
        if if_version.is_none() {
            return Ok(());
        }
        self.read(|conn| {
            let claim = standing::claim(conn, claim_id)?;
            refuse(conn, (by.handle, &by.moment()), &claim, if_version, what)
        })
    }
}

fn refuse(
    conn: &Connection,
    by: (&str, &str),
    claim: &Standing,
    if_version: Option<i64>,
    what: &str,
) -> Result<(), Trouble> {
    let Some(seen) = if_version.filter(|&seen| seen != claim.version) else { return Ok(()) };
    let (name, id, now) = (claim.name(), claim.claim_id, claim.version);
    if seen > now {
        return Err(Trouble::refused(
            format!("{name} is at version {now}; there is no version {seen} yet."),
            format!("factdesk show c{id} tells the version that stands."),
        ));
    }
    let since = match verdict_since(conn, by, id, seen)? {
        Some(given) => given,
        None => change_since(conn, by, id)?.unwrap_or_else(|| "it was changed".to_owned()),
    };
    Err(Trouble::Changed {
        message: format!("{name} has changed: {since}; your {what} was not stored."),
        hint: format!(
            "Look at it with factdesk show c{id}, then say --if-version {now}. Without it both \
             stay in the history."
        ),
        since,
    })
}

/// The last verdict given on the version they saw or a later one.
fn verdict_since(
    conn: &Connection,
    (by, now): (&str, &str),
    claim_id: i64,
    seen: i64,
) -> Result<Option<String>, Trouble> {
    let given = conn
        .prepare_cached(
            "SELECT w.handle, v.verdict, v.reviewed_at
               FROM verdicts AS v JOIN reviewers AS w ON w.reviewer_id = v.reviewer_id
              WHERE v.claim_id = ?1 AND v.claim_version >= ?2
              ORDER BY v.verdict_id DESC LIMIT 1",
        )?
        .query_row((claim_id, seen), |row| {
            let (handle, verdict): (String, String) = (row.get(0)?, row.get(1)?);
            let at: String = row.get(2)?;
            Ok(format!("{} gave {verdict} {}", named(by, &handle), when(&at, now)))
        })
        .optional()?;
    Ok(given)
}

/// The last act that let the claim's version grow.
fn change_since(
    conn: &Connection,
    (by, now): (&str, &str),
    claim_id: i64,
) -> Result<Option<String>, Trouble> {
    let change = conn
        .prepare_cached(
            "SELECT e.actor, e.action, e.at
               FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq
              WHERE EXISTS (SELECT 1 FROM json_each(p.body, '$.changes') AS c
                             WHERE c.value ->> '$.table' = 'claims' AND c.value ->> '$.id' = ?1)
              ORDER BY e.seq DESC LIMIT 1",
        )?
        .query_row([claim_id], |row| {
            let (actor, action): (String, String) = (row.get(0)?, row.get(1)?);
            let at: String = row.get(2)?;
            Ok(format!("{} changed it {} ({action})", named(by, &actor), when(&at, now)))
        })
        .optional()?;
    Ok(change)
}

/// Returns whom a message names: whoever acts is "you".
pub(super) fn named<'a>(by: &str, handle: &'a str) -> &'a str {
    if handle == by { "you" } else { handle }
}

/// Returns a time as one says it on the same day: "at 16:42 UTC".
pub(super) fn when(at: &str, now: &str) -> String {
    match (at.split_once('T'), now.split_once('T')) {
        (Some((day, time)), Some((today, _))) => {
            let time = time.get(..5).unwrap_or(time);
            if day == today { format!("at {time} UTC") } else { format!("on {day} at {time} UTC") }
        }
        _ => format!("at {at}"),
    }
}

#[cfg(test)]
mod tests {
    use super::when;

    #[test]
    fn a_time_is_said_as_short_as_it_can_be() {
        let at = "2023-07-04T16:42:00Z";
        assert_eq!(when(at, "2023-07-04T17:00:00Z"), "at 16:42 UTC");
        assert_eq!(when(at, "2023-07-05T01:00:00Z"), "on 2023-07-04 at 16:42 UTC");
    }
}
