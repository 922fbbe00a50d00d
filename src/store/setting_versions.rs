//! The version of a setting: the number of the act that changed it last. A change that was meant
//! for another version is refused, and told who was faster.

use rusqlite::{Connection, OptionalExtension};

use super::Store;
use super::act::Act;
use super::error::{Error, Trouble};
use super::versions::{named, when};

/// The last change of a setting.
struct Change {
    seq: i64,
    actor: String,
    at: String,
}

impl Store {
    /// Returns the version of a setting; 0 while nobody has changed it.
    pub fn setting_version(&self, name: &str) -> Result<i64, Error> {
        self.read(|conn| Ok(last(conn, name)?.map_or(0, |change| change.seq)))
    }
}

fn last(conn: &Connection, name: &str) -> Result<Option<Change>, Trouble> {
    // A row whose key is a text goes by number 0 in its event.
    let found = conn
        .prepare_cached(
            "SELECT e.seq, e.actor, e.at
               FROM events AS e JOIN event_payloads AS p ON p.seq = e.seq
              WHERE e.entity = 'settings' AND e.entity_id = 0
                AND EXISTS (SELECT 1 FROM json_each(p.body, '$.changes') AS c
                             WHERE c.value ->> '$.table' = 'settings'
                               AND c.value ->> '$.id' = ?1)
              ORDER BY e.seq DESC LIMIT 1",
        )?
        .query_row([name], |row| {
            Ok(Change { seq: row.get(0)?, actor: row.get(1)?, at: row.get(2)? })
        })
        .optional()?;
    Ok(found)
}

/// Refuses an act meant for another version of a setting. `what` is what people call it: "the
/// gate's rules".
pub(super) fn refuse_if_changed(
    act: &Act<'_>,
    name: &str,
    what: &str,
    if_version: Option<i64>,
) -> Result<(), Trouble> {
    let Some(seen) = if_version else { return Ok(()) };
    let last = last(act.tx, name)?;
    let now = last.as_ref().map_or(0, |change| change.seq);
    if seen == now {
        return Ok(());
    }
    if seen > now {
        return Err(Trouble::refused(
            format!("{what} is at version {now}; there is no version {seen} yet."),
            "Look at what stands, and take its version.",
        ));
    }
    let since = last.map_or_else(String::new, |change| {
        format!("{} changed it {}", named(&act.by.handle, &change.actor), when(&change.at, &act.at))
    });
    Err(Trouble::Changed {
        message: format!("{what} has changed: {since}; nothing was set."),
        hint: format!("Look at what stands, then say --if-version {now}"),
        since,
    })
}
