//! Who can log in: passwords, kept as hashes only, and the links with which people choose their
//! own. Every one is an act of the chain; what is typed never comes here.

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::people::{self, Person};
use super::{Store, sessions, utc};
use crate::desk::rights::Right;
use chrono::{DateTime, Utc};

/// What an act is called that gives a password; `undo` walks past it.
const NEW_PASSWORD: &str = "new password";

/// Somebody who can log in, or could be asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    /// Who.
    pub person: Person,
    /// Since when their password is what it is; `None`: they have none.
    pub set_at: Option<String>,
    /// Who gave it.
    pub set_by: Option<String>,
    /// Until when a link that they have not used can be.
    pub invited_until: Option<String>,
}

impl Store {
    /// Returns whether anybody was ever given a password here.
    pub fn has_accounts(&self) -> Result<bool, Error> {
        self.read(|conn| {
            let found = conn
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM accounts)")?
                .query_row([], |row| row.get(0))?;
            Ok(found)
        })
    }

    /// Returns who is here under that handle and what is kept of their password.
    pub fn password_of(&self, handle: &str) -> Result<Option<(Person, String)>, Error> {
        self.read(|conn| {
            let Some(person) = people::find(conn, handle)?.filter(|person| person.active) else {
                return Ok(None);
            };
            let kept = conn
                .prepare_cached("SELECT password FROM accounts WHERE reviewer_id = ?1")?
                .query_row([person.id], |row| row.get(0))
                .optional()?;
            Ok(kept.map(|kept| (person, kept)))
        })
    }

    /// Keeps a new password of somebody, and ends whatever they were logged in to. One's own
    /// everybody may give, others' whoever keeps the people.
    pub fn set_password(
        &mut self,
        by: &By<'_>,
        handle: &str,
        password: &str,
    ) -> Result<Acted<Person>, Error> {
        self.act(by, Right::Read, NEW_PASSWORD, |act| {
            let person = people::named(act.tx, handle)?;
            if person.id != act.by.id {
                act.needs(Right::ManagePeople)?;
            }
            keep(act, &person, password)?;
            Ok(person)
        })
    }

    /// Keeps the hash of a key with which somebody may choose their own password until `ends`; one
    /// they had before is void.
    pub fn invite(
        &mut self,
        by: &By<'_>,
        handle: &str,
        key_sha256: &str,
        ends: DateTime<Utc>,
    ) -> Result<Acted<Person>, Error> {
        self.act(by, Right::ManagePeople, "invited", |act| {
            let person = people::named(act.tx, handle)?;
            refuse_who_left(&person)?;
            use_up(act, person.id)?;
            let (made_by, made_at) = (act.by.id, act.at.clone());
            act.insert(
                "invitations",
                Fields::new()
                    .set("reviewer_id", person.id)
                    .text("key_sha256", key_sha256)
                    .set("made_by", made_by)
                    .text("made_at", &made_at)
                    .text("ends_at", &utc(ends)),
            )?;
            act.on("reviewers", person.id);
            Ok(person)
        })
    }

    /// Returns whom a link with that key was made for, if it can still be used.
    pub fn invited(&self, key_sha256: &str, now: DateTime<Utc>) -> Result<Option<Person>, Error> {
        self.read(|conn| invited(conn, key_sha256, &utc(now)))
    }

    /// Uses a link up: its person has the password they chose.
    pub fn accept_invitation(
        &mut self,
        by: &By<'_>,
        key_sha256: &str,
        password: &str,
    ) -> Result<Acted<Person>, Error> {
        self.act(by, Right::Read, NEW_PASSWORD, |act| {
            let found = invited(act.tx, key_sha256, &act.at)?;
            let person = found.filter(|person| person.id == act.by.id).ok_or_else(|| {
                Trouble::refused("This link is used up or too old.", "Ask for a new one.")
            })?;
            keep(act, &person, password)?;
            Ok(person)
        })
    }

    /// Lists everybody with what is known of their account, in the order they came.
    pub fn account_rows(&self, now: DateTime<Utc>) -> Result<Vec<AccountRow>, Error> {
        self.read(|conn| {
            people::all(conn)?.into_iter().map(|person| row(conn, person, &utc(now))).collect()
        })
    }
}

fn keep(act: &mut Act<'_>, person: &Person, password: &str) -> Result<(), Trouble> {
    refuse_who_left(person)?;
    let there: bool = act.tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM accounts WHERE reviewer_id = ?1)",
        [person.id],
        |row| row.get(0),
    )?;
    let (set_by, set_at) = (act.by.id, act.at.clone());
    let fields =
        Fields::new().text("password", password).set("set_by", set_by).text("set_at", &set_at);
    if there {
        act.update("accounts", person.id, fields)?;
    } else {
        act.insert("accounts", fields.set("reviewer_id", person.id))?;
    }
    act.on("reviewers", person.id);
    use_up(act, person.id)?;
    sessions::end_all(act.tx, person.id, None, &act.at)
}

/// No link of that person's can be used any more.
fn use_up(act: &mut Act<'_>, person: i64) -> Result<(), Trouble> {
    let mut statement = act.tx.prepare_cached(
        "SELECT invitation_id FROM invitations WHERE reviewer_id = ?1 AND used_at IS NULL",
    )?;
    let ids: Vec<i64> =
        statement.query_map([person], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let at = act.at.clone();
    for id in ids {
        act.update("invitations", id, Fields::new().text("used_at", &at))?;
    }
    Ok(())
}

fn refuse_who_left(person: &Person) -> Result<(), Trouble> {
    if person.active {
        return Ok(());
    }
    Err(Trouble::refused(
        format!("{} has left this desk.", person.handle),
        "Bring them back first: factdesk reviewers edit HANDLE --back",
    ))
}

fn invited(conn: &Connection, key_sha256: &str, now: &str) -> Result<Option<Person>, Trouble> {
    let handle: Option<String> = conn
        .prepare_cached(
            "SELECT w.handle FROM invitations AS i JOIN reviewers AS w USING (reviewer_id)
              WHERE i.key_sha256 = ?1 AND i.used_at IS NULL AND i.ends_at > ?2 AND w.active = 1",
        )?
        .query_row((key_sha256, now), |row| row.get(0))
        .optional()?;
    Ok(handle.map(|handle| people::find(conn, &handle)).transpose()?.flatten())
}

fn row(conn: &Connection, person: Person, now: &str) -> Result<AccountRow, Trouble> {
    let kept: Option<(String, String)> = conn
        .prepare_cached(
            "SELECT a.set_at, w.handle FROM accounts AS a
               JOIN reviewers AS w ON w.reviewer_id = a.set_by WHERE a.reviewer_id = ?1",
        )?
        .query_row([person.id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let invited_until = conn
        .prepare_cached(
            "SELECT MAX(ends_at) FROM invitations
              WHERE reviewer_id = ?1 AND used_at IS NULL AND ends_at > ?2",
        )?
        .query_row((person.id, now), |row| row.get(0))?;
    let (set_at, set_by) = kept.unzip();
    Ok(AccountRow { person, set_at, set_by, invited_until })
}
