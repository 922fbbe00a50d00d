//! Who is let in: the person of a session, or whoever is at this machine while the desk has no
//! accounts. Passwords are tried here, one at a time and so often; pages are left to `pages`.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};

use super::hands::Hands;
use super::limits::{Limits, Trying};
use super::turns::Turns;
use super::visit::{Cookies, Visit};
use crate::desk::rights::{Right, Role};
use crate::desk::token::{Token, sha256};
use crate::workbench::{self, Chosen, Desk, Error, Kind, Lock, Person, Session, TO_WITHIN, Who};

/// The link to the first account is good for so long.
const FIRST_LINK: Duration = Duration::hours(1);
/// More who wait to have a password tried are sent away, and so is who has waited for so long.
const MOST_WAITING: usize = 100;
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);

/// What time it is; tests say so themselves.
#[derive(Clone)]
pub(super) struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The system's.
    pub(super) fn system() -> Self {
        Self(Arc::new(Utc::now))
    }

    #[cfg(test)]
    pub(super) fn new(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Returns the moment.
    pub(super) fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

/// Whoever is let in.
#[derive(Clone, Debug)]
pub(super) struct Caller {
    /// Who.
    pub(super) who: Who,
    /// What they are here; `None`: nobody the desk knows, at this machine.
    pub(super) role: Option<Role>,
    /// What they are logged in to; `None`: they are at this machine.
    pub(super) session: Option<Session>,
}

impl Caller {
    /// Returns whether they may do that. Of somebody at this machine whom the desk does not know
    /// the verb itself decides.
    pub(super) fn may(&self, right: Right) -> bool {
        self.role.is_none_or(|role| role.may(right))
    }
}

/// Why nobody is let in with a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shut {
    /// It is not that person's, or there is no such person.
    Wrong,
    /// It was tried too often; after so long again.
    Wait(Duration),
    /// Too many are tried at this moment.
    Busy,
}

impl Shut {
    /// Returns what the log says.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Wait(_) => "too often",
            Self::Busy => "busy",
        }
    }
}

/// The door of the desk.
#[derive(Debug)]
pub(super) struct Door {
    /// Who is at this machine.
    pub(super) local: Who,
    /// Whether a proxy of ours stands in front.
    pub(super) behind_proxy: bool,
    /// How cookies are called.
    pub(super) cookies: Cookies,
    /// What time it is.
    pub(super) clock: Clock,
    /// Whether one must log in; once that is so it stays so.
    shut: AtomicBool,
    limits: Limits,
    /// One password at a time, tried or chosen: each takes 19 MiB.
    trying: Arc<Turns>,
    first: Mutex<Option<(String, DateTime<Utc>)>>,
}

impl Door {
    /// Returns a door that is open to whoever is at this machine until the desk has accounts, or
    /// one that is `shut` from the beginning.
    pub(super) fn new(
        local: Who,
        (shut, behind_proxy): (bool, bool),
        cookies: Cookies,
        clock: Clock,
    ) -> Self {
        Self {
            local,
            behind_proxy,
            cookies,
            clock,
            shut: AtomicBool::new(shut),
            limits: Limits::default(),
            trying: Turns::new(1, MOST_WAITING),
            first: Mutex::default(),
        }
    }

    /// Returns whether one must log in.
    pub(super) fn is_shut(&self, desk: &Desk) -> Result<bool, Error> {
        if !self.shut.load(Ordering::Relaxed) && workbench::has_accounts(desk)? {
            self.shut.store(true, Ordering::Relaxed);
        }
        Ok(self.shut.load(Ordering::Relaxed))
    }

    /// Returns who asks; `None` when nobody may without logging in.
    pub(super) fn caller(&self, desk: &Desk, visit: &Visit) -> Result<Option<Caller>, Error> {
        if !self.is_shut(desk)? {
            let role = workbench::person(desk, self.local.handle())?
                .filter(|person| person.active)
                .map(|person| person.role);
            return Ok(Some(Caller { who: self.local.clone(), role, session: None }));
        }
        let Some(token) = &visit.token else { return Ok(None) };
        let Some(session) = workbench::session(desk, token, self.clock.now())? else {
            return Ok(None);
        };
        let who = Who::of(Some(&session.person.handle))?.elsewhere();
        Ok(Some(Caller { who, role: Some(session.person.role), session: Some(session) }))
    }

    /// Returns the session that must be said to be in use.
    pub(super) fn unsaid(&self, caller: &Caller) -> Option<i64> {
        let session = caller.session.as_ref()?;
        let seen = DateTime::parse_from_rfc3339(&session.seen_at).ok()?;
        (self.clock.now().signed_duration_since(seen) > TO_WITHIN).then_some(session.id)
    }

    /// Tries a password, and returns whose it is.
    pub(super) fn tried(
        &self,
        hands: &Hands,
        visit: &Visit,
        (handle, password): (&str, &str),
    ) -> Result<Result<Person, Shut>, Error> {
        let (lock, known) = hands.read(|desk| {
            let known = match &visit.device {
                Some(device) => workbench::knows_device(desk, handle, device)?,
                None => false,
            };
            Ok((Lock::of(desk, handle)?, known))
        })?;
        let device = visit.device.as_deref().filter(|_| known);
        let trying = Trying { handle, address: visit.address, device };
        let Some(one) = self.trying.take(PATIENCE) else { return Ok(Err(Shut::Busy)) };
        let opened = match self.limits.take(&trying, self.clock.now()) {
            Err(wait) => Err(Shut::Wait(wait)),
            Ok(()) => lock.opened(password).cloned().ok_or(Shut::Wrong),
        };
        if opened.is_ok() {
            self.limits.give_back(&trying);
        }
        drop(one);
        Ok(opened)
    }

    /// Takes a password that somebody chooses, in their turn.
    pub(super) fn chosen(&self, handle: &str, typed: &str) -> Result<Chosen, Error> {
        let _one = self.trying.take(PATIENCE).ok_or_else(|| {
            Error::new(
                Kind::Busy,
                "Many are logging in at this moment. Try again in a few seconds.",
            )
        })?;
        workbench::chosen(handle, typed)
    }

    /// Begins a session and returns the headers that give the browser what it shows.
    pub(super) fn let_in(
        &self,
        desk: &mut Desk,
        visit: &Visit,
        person: &Person,
    ) -> Result<Vec<String>, Error> {
        let device = Token::random()
            .ok_or_else(|| Error::new(Kind::Fault, "the system gave no random bytes"))?;
        let now = self.clock.now();
        if let Some(old) = &visit.token {
            workbench::log_out(desk, old, now)?;
        }
        let token = workbench::begin_session(desk, person, &device, now)?;
        let (secure, cookies) = (visit.secure, self.cookies);
        Ok(vec![
            cookies.let_in(secure, &token, workbench::LONGEST.num_seconds()),
            cookies.know_again(secure, &device, 90 * 86_400),
        ])
    }

    /// Makes the link to the first account anew and returns its key.
    pub(super) fn first_link(&self) -> Option<Token> {
        let key = Token::random()?;
        let ends = self.clock.now() + FIRST_LINK;
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        *first = Some((key.sha256(), ends));
        Some(key)
    }

    /// Returns whether that is the key of the link to the first account.
    pub(super) fn is_first_link(&self, key: &str) -> bool {
        let first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        first.as_ref().is_some_and(|(hash, ends)| *hash == sha256(key) && self.clock.now() < *ends)
    }

    /// The link to the first account has done its work.
    pub(super) fn first_link_used(&self) {
        *self.first.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
