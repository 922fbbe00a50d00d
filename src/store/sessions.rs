//! Browsers that have logged in. They come and go without an event: what people do in one stands
//! in the chain under their name. Only hashes are kept of what a browser shows.

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Error, Trouble};
use super::people::{self, Person};
use super::{Store, utc};

/// Over after so long without a page.
pub const IDLE: Duration = Duration::hours(8);
/// Over after so long, whatever happens.
pub const LONGEST: Duration = Duration::days(7);
/// When a session was last used is known to within so long.
pub const TO_WITHIN: Duration = Duration::minutes(10);
/// A browser that has logged in is known again for so long.
const KNOWN_AGAIN: Duration = Duration::days(90);

/// Somebody logged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its row.
    pub id: i64,
    /// Who.
    pub person: Person,
    /// Since when: UTC, ISO 8601.
    pub begun_at: String,
    /// When it was last used, to within [`TO_WITHIN`].
    pub seen_at: String,
}

impl Store {
    /// Begins a session of that person.
    pub fn begin_session(
        &mut self,
        person: i64,
        (token_sha256, device_sha256): (&str, &str),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.write(|tx| {
            tx.execute("DELETE FROM sessions WHERE begun_at < ?1", [utc(now - KNOWN_AGAIN)])?;
            tx.execute(
                "INSERT INTO sessions (reviewer_id, token_sha256, device_sha256, begun_at, seen_at)
                 VALUES (?1, ?2, ?3, ?4, ?4)",
                (person, token_sha256, device_sha256, utc(now)),
            )?;
            Ok(())
        })
    }

    /// Returns the session of that token, unless it is over or its person has left.
    pub fn session(
        &self,
        token_sha256: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Session>, Error> {
        self.read(|conn| {
            let found = conn
                .prepare_cached(&format!("{SESSIONS} AND s.token_sha256 = ?3"))?
                .query_row((utc(now - LONGEST), utc(now - IDLE), token_sha256), read)
                .optional()?;
            found.map(|found| with_person(conn, found)).transpose()
        })
    }

    /// Lists what somebody is logged in to, the newest first.
    pub fn sessions_of(&self, person: i64, now: DateTime<Utc>) -> Result<Vec<Session>, Error> {
        self.read(|conn| {
            let sql = format!("{SESSIONS} AND s.reviewer_id = ?3 ORDER BY s.session_id DESC");
            let mut statement = conn.prepare_cached(&sql)?;
            let rows = statement.query_map((utc(now - LONGEST), utc(now - IDLE), person), read)?;
            rows.map(|row| with_person(conn, row?)).collect()
        })
    }

    /// Says that a session was used.
    pub fn seen(&mut self, session: i64, now: DateTime<Utc>) -> Result<(), Error> {
        self.write(|tx| {
            tx.execute(
                "UPDATE sessions SET seen_at = ?2 WHERE session_id = ?1 AND seen_at < ?2",
                (session, utc(now)),
            )?;
            Ok(())
        })
    }

    /// Ends the session of that token, if there is one.
    pub fn end_session(&mut self, token_sha256: &str, now: DateTime<Utc>) -> Result<(), Error> {
        self.write(|tx| {
            tx.execute(
                "UPDATE sessions SET ended_at = ?2 WHERE token_sha256 = ?1 AND ended_at IS NULL",
                (token_sha256, utc(now)),
            )?;
            Ok(())
        })
    }

    /// Ends all sessions of somebody but `except`.
    pub fn end_sessions(
        &mut self,
        person: i64,
        except: Option<i64>,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.write(|tx| end_all(tx, person, except, &utc(now)))
    }

    /// Returns whether somebody has logged in from that browser before.
    pub fn knows_device(&self, handle: &str, device_sha256: &str) -> Result<bool, Error> {
        self.read(|conn| {
            let found = conn
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM sessions AS s
                                      JOIN reviewers AS w USING (reviewer_id)
                                     WHERE w.handle = ?1 AND s.device_sha256 = ?2)",
                )?
                .query_row((handle, device_sha256), |row| row.get(0))?;
            Ok(found)
        })
    }
}

const SESSIONS: &str = "SELECT s.session_id, w.handle, s.begun_at, s.seen_at
   FROM sessions AS s JOIN reviewers AS w USING (reviewer_id)
  WHERE s.ended_at IS NULL AND s.begun_at > ?1 AND s.seen_at > ?2 AND w.active = 1";

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, String, String, String)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn with_person(
    conn: &Connection,
    (id, handle, begun_at, seen_at): (i64, String, String, String),
) -> Result<Session, Trouble> {
    let person = people::find(conn, &handle)?
        .ok_or_else(|| Trouble::row(format!("session {id}"), "its person is not there"))?;
    Ok(Session { id, person, begun_at, seen_at })
}

/// Ends whatever somebody is logged in to, but for one.
pub(super) fn end_all(
    conn: &Connection,
    person: i64,
    except: Option<i64>,
    at: &str,
) -> Result<(), Trouble> {
    conn.execute(
        "UPDATE sessions SET ended_at = ?3
          WHERE reviewer_id = ?1 AND session_id IS NOT ?2 AND ended_at IS NULL",
        (person, except, at),
    )?;
    Ok(())
}
