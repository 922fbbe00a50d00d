//! Accounts: passwords given and chosen, people let in and seen out. Limits on trying are left to
//! whoever asks; a password is never kept, and never asked for by the commands.

use std::sync::LazyLock;

use chrono::{DateTime, Duration, Utc};

use super::error::{Error, Kind};
use super::open::Desk;
use super::reviewers::{Described, add_reviewer};
use super::who::Who;
use crate::desk::password;
use crate::desk::rights::Right;
use crate::desk::token::{Token, sha256};
use crate::store::{AccountRow, Acted, Person, Session};

/// A link with which somebody chooses their own password is good for so long.
pub const INVITATION: Duration = Duration::hours(24);

/// What a password is held against where there is none: it takes as long, and nothing opens it.
static NOBODYS: LazyLock<String> = LazyLock::new(|| {
    Token::random().and_then(|token| password::hash(token.shown())).unwrap_or_default()
});

/// Returns whether this desk has accounts: then nobody gets in without logging in.
pub fn has_accounts(desk: &Desk) -> Result<bool, Error> {
    Ok(desk.store.has_accounts()?)
}

/// What keeps somebody's account shut.
#[derive(Debug)]
pub struct Lock {
    whose: Option<Person>,
    kept: String,
}

impl Lock {
    /// Returns the lock of that handle; for one that nobody has, a lock that nothing opens and
    /// that takes as long.
    pub fn of(desk: &Desk, handle: &str) -> Result<Self, Error> {
        let found = desk.store.password_of(&handle.trim().to_lowercase())?;
        Ok(found.map_or_else(
            || Self { whose: None, kept: NOBODYS.clone() },
            |(person, kept)| Self { whose: Some(person), kept },
        ))
    }

    /// Returns who is let in with that password. It takes a while, on purpose.
    pub fn opened(&self, typed: &str) -> Option<&Person> {
        let fits = password::is(typed, &self.kept);
        self.whose.as_ref().filter(|_| fits)
    }
}

/// Makes ready what a lock of nobody's needs, so that the first one takes no longer than others.
pub fn prepare_locks() {
    LazyLock::force(&NOBODYS);
}

/// Lets somebody in whose password was right, and returns what their browser shows from then on.
/// `device` is what it was known by before.
pub fn begin_session(
    desk: &mut Desk,
    person: &Person,
    device: &Token,
    now: DateTime<Utc>,
) -> Result<Token, Error> {
    let token = random()?;
    desk.store.begin_session(person.id, (&token.sha256(), &device.sha256()), now)?;
    Ok(token)
}

/// Returns the session of what a browser shows, unless it is over.
pub fn session(desk: &Desk, shown: &str, now: DateTime<Utc>) -> Result<Option<Session>, Error> {
    Ok(desk.store.session(&sha256(shown), now)?)
}

/// Returns what somebody is logged in to, the newest first.
pub fn sessions_of(
    desk: &Desk,
    person: &Person,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, Error> {
    Ok(desk.store.sessions_of(person.id, now)?)
}

/// Says that a session is in use.
pub fn session_seen(desk: &mut Desk, session: i64, now: DateTime<Utc>) -> Result<(), Error> {
    Ok(desk.store.seen(session, now)?)
}

/// Ends the session of what a browser shows.
pub fn log_out(desk: &mut Desk, shown: &str, now: DateTime<Utc>) -> Result<(), Error> {
    Ok(desk.store.end_session(&sha256(shown), now)?)
}

/// Ends everything that somebody is logged in to: oneself, or whom whoever keeps the people says.
pub fn log_out_everywhere(
    desk: &mut Desk,
    who: &Who,
    handle: &str,
    now: DateTime<Utc>,
) -> Result<Person, Error> {
    let person = desk.store.named(handle)?;
    if person.handle != who.handle() {
        desk.store.may(who.handle(), Right::ManagePeople)?;
    }
    desk.store.end_sessions(person.id, None, now)?;
    Ok(person)
}

/// Returns whether somebody of that handle has logged in from the browser that shows this before.
pub fn knows_device(desk: &Desk, handle: &str, shown: &str) -> Result<bool, Error> {
    Ok(desk.store.knows_device(&handle.trim().to_lowercase(), &sha256(shown))?)
}

/// Returns the person of that handle.
pub fn person(desk: &Desk, handle: &str) -> Result<Option<Person>, Error> {
    Ok(desk.store.person(&handle.trim().to_lowercase())?)
}

/// Returns whether nobody is on this desk yet.
pub fn is_nobodys(desk: &Desk) -> Result<bool, Error> {
    Ok(desk.store.people()?.is_empty())
}

/// Returns everybody with what is known of their account. Only whoever keeps the people asks.
pub fn accounts(desk: &Desk, who: &Who, now: DateTime<Utc>) -> Result<Vec<AccountRow>, Error> {
    desk.store.may(who.handle(), Right::ManagePeople)?;
    Ok(desk.store.account_rows(now)?)
}

/// Refuses a password that one may not give, before it is typed.
pub fn may_set_password(desk: &Desk, who: &Who, handle: &str) -> Result<(), Error> {
    if is_nobodys(desk)? && handle.trim().to_lowercase() == who.handle() {
        return Ok(()); // the first person of the desk
    }
    let person = desk.store.named(handle)?;
    let right = if person.handle == who.handle() { Right::Read } else { Right::ManagePeople };
    Ok(desk.store.may(who.handle(), right)?)
}

/// A password that somebody has chosen, as it is kept.
#[derive(Debug)]
pub struct Chosen {
    handle: String,
    kept: String,
}

/// Takes a password of that person, unless anybody would guess it. It takes a while, on purpose, so
/// no desk is open meanwhile.
pub fn chosen(handle: &str, typed: &str) -> Result<Chosen, Error> {
    let who = Who::of(Some(handle))?;
    checked(typed, who.handle())?;
    let kept = password::hash(typed).ok_or_else(no_chance)?;
    Ok(Chosen { handle: who.handle().to_owned(), kept })
}

/// Gives somebody a password: oneself, or whom whoever keeps the people says. Whatever they were
/// logged in to ends.
pub fn set_password(desk: &mut Desk, who: &Who, chosen: &Chosen) -> Result<Acted<Person>, Error> {
    Ok(desk.store.set_password(&who.now(), &chosen.handle, &chosen.kept)?)
}

/// Makes a key with which somebody may choose their own password, once, within a day.
pub fn invite(
    desk: &mut Desk,
    who: &Who,
    handle: &str,
    now: DateTime<Utc>,
) -> Result<(Token, Acted<Person>), Error> {
    let key = random()?;
    let ends = now + INVITATION;
    let done = desk.store.invite(&who.now(), handle, &key.sha256(), ends)?;
    Ok((key, done))
}

/// Returns whom a link with that key was made for, if it can still be used.
pub fn invited(desk: &Desk, key: &str, now: DateTime<Utc>) -> Result<Option<Person>, Error> {
    Ok(desk.store.invited(&sha256(key), now)?)
}

/// Uses a link up: its person has the password they chose.
pub fn accept_invitation(
    desk: &mut Desk,
    key: &str,
    chosen: &Chosen,
    now: DateTime<Utc>,
) -> Result<Acted<Person>, Error> {
    let whose = invited(desk, key, now)?.filter(|person| person.handle == chosen.handle);
    let Some(person) = whose else {
        return Err(Error::usage("This link is used up or too old.")
            .hint("Ask whoever keeps the people of this desk for a new one."));
    };
    let who = Who::of(Some(&person.handle))?;
    Ok(desk.store.accept_invitation(&who.now(), &sha256(key), &chosen.kept)?)
}

/// Makes the first account of a desk. On a desk without people its person becomes the admin; on
/// another one it must be an admin already.
pub fn set_up(
    desk: &mut Desk,
    name: Option<String>,
    chosen: &Chosen,
) -> Result<Acted<Person>, Error> {
    if has_accounts(desk)? {
        return Err(Error::usage("This desk has its first account already.")
            .hint("Log in, or have a link made for you."));
    }
    let who = Who::of(Some(&chosen.handle))?;
    if is_nobodys(desk)? {
        let described = Described { name, ..Described::default() };
        add_reviewer(desk, &who, who.handle(), &described)?;
    }
    desk.store.may(who.handle(), Right::ManagePeople)?;
    set_password(desk, &who, chosen)
}

/// Refuses a password that anybody would guess.
fn checked(typed: &str, handle: &str) -> Result<(), Error> {
    password::check(typed, handle).map_err(|fault| {
        Error::usage(fault.to_string())
            .hint("A few words that only you put together are easy to keep and hard to guess.")
    })
}

fn random() -> Result<Token, Error> {
    Token::random().ok_or_else(no_chance)
}

fn no_chance() -> Error {
    Error::new(Kind::Fault, "the system gave no random bytes")
}
