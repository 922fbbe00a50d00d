//! The people of a desk: who acts, what they may do, and the first one, who becomes the admin.

use rusqlite::{Connection, OptionalExtension, Row};

use super::Store;
use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::together::Tx;
use crate::desk::rights::{self, Right, Role};
use crate::desk::{either, meant, near_ones, person};

/// Somebody on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their row.
    pub id: i64,
    /// What they type after `--as`.
    pub handle: String,
    /// What stands beside their ticks.
    pub initials: String,
    /// In full.
    pub name: Option<String>,
    /// What they may do.
    pub role: Role,
    /// Whether they are still here.
    pub active: bool,
}

const PEOPLE: &str = "SELECT reviewer_id, handle, initials, name, role, active FROM reviewers";

/// What somebody who looks may see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Eyes {
    /// Who looks; `None`: nobody in particular.
    pub person: Option<i64>,
    /// Whether they see privileged notes.
    pub privileged: bool,
    /// Whether they see confidential sources; those they added themselves they see anyway.
    pub confidential: bool,
}

impl Store {
    /// Returns what the person of that handle may see; whoever is unknown sees what is for all.
    pub fn eyes(&self, handle: Option<&str>) -> Result<Eyes, Error> {
        let person = handle.map(|handle| self.person(handle)).transpose()?.flatten();
        let Some(person) = person.filter(|person| person.active) else {
            return Ok(Eyes::default());
        };
        Ok(Eyes {
            person: Some(person.id),
            privileged: person.role.may(Right::ReadPrivileged),
            confidential: person.role.may(Right::SeeConfidential),
        })
    }

    /// Returns everybody who is or was on the desk, in the order they came.
    pub fn people(&self) -> Result<Vec<Person>, Error> {
        self.read(all)
    }

    /// Returns the person of that handle, if there is one.
    pub fn person(&self, handle: &str) -> Result<Option<Person>, Error> {
        self.read(|conn| Ok(find(conn, handle)?))
    }

    /// Returns the person of that handle; refuses one that nobody has, with those that are near.
    pub fn named(&self, handle: &str) -> Result<Person, Error> {
        self.read(|conn| named(conn, handle))
    }

    /// Refuses who is unknown here, has left, or may not do it. Without people anybody may.
    pub fn may(&self, handle: &str, right: Right) -> Result<(), Error> {
        self.read(|conn| match known(conn, handle)? {
            Some(person) => allowed(conn, &person, right),
            None => Ok(()),
        })
    }

    /// Asks whether somebody may do what no row is written for, such as bringing articles; the
    /// first person on the desk becomes its admin.
    pub fn admit(&mut self, by: &By<'_>, right: Right) -> Result<Acted<()>, Error> {
        self.act(by, right, "admitted", |_| Ok(()))
    }
}

/// Returns who acts; on a desk without people this is its first person, who becomes its admin by
/// an act of their own.
pub(super) fn acting(tx: &Tx<'_>, handle: &str, at: &str) -> Result<(Person, bool), Trouble> {
    if let Some(person) = known(tx, handle)? {
        return Ok((person, false));
    }
    Ok((first(tx, &handle.trim().to_lowercase(), at)?, true))
}

/// Returns the person of that handle, who is still here; nobody on a desk without people.
fn known(conn: &Connection, handle: &str) -> Result<Option<Person>, Trouble> {
    let handle = handle.trim().to_lowercase();
    if let Some(person) = find(conn, &handle)? {
        if !person.active {
            return Err(Trouble::refused(
                format!("{handle} has left this desk."),
                "An admin can bring them back: factdesk reviewers edit HANDLE --back",
            ));
        }
        return Ok(Some(person));
    }
    let anybody: bool =
        conn.query_row("SELECT EXISTS (SELECT 1 FROM reviewers)", [], |r| r.get(0))?;
    if anybody { Err(unknown(conn, &handle)?) } else { Ok(None) }
}

/// Refuses an act that the person's role does not allow, and says whose it does.
pub(super) fn allowed(conn: &Connection, person: &Person, right: Right) -> Result<(), Trouble> {
    if person.role.may(right) {
        return Ok(());
    }
    let able: Vec<_> = all(conn)?
        .into_iter()
        .filter(|other| other.active && other.role.may(right))
        .map(|other| other.handle)
        .collect();
    let refusal = rights::refusal(person.role, right);
    let who = format!(
        "{} is {} here. On this desk these may: {}",
        person.handle,
        person.role,
        able.join(", ")
    );
    Err(Trouble::refused(refusal, who))
}

/// Returns the refusal of somebody who acts and whom nobody here knows.
pub(super) fn unknown(conn: &Connection, handle: &str) -> Result<Trouble, Trouble> {
    let there = here(conn)?;
    let hint = match did_you_mean(handle, &there) {
        Some(meant) => format!("{meant} Say who you are with --as HANDLE"),
        None => format!(
            "This desk knows {}. Say who you are with --as HANDLE; an admin adds people with \
             factdesk reviewers add",
            there.join(", ")
        ),
    };
    Ok(Trouble::refused(format!("Nobody on this desk is called {handle}."), hint))
}

/// Returns the person an act speaks of, or the refusal of a handle that nobody here has.
pub(super) fn named(conn: &Connection, handle: &str) -> Result<Person, Trouble> {
    let handle = handle.trim().to_lowercase();
    if let Some(person) = find(conn, &handle)? {
        return Ok(person);
    }
    let hint = match did_you_mean(&handle, &here(conn)?) {
        Some(meant) => format!("{meant} factdesk reviewers lists everybody."),
        None => "factdesk reviewers lists everybody.".to_owned(),
    };
    Err(Trouble::refused(format!("Nobody on this desk is called {handle}."), hint))
}

/// Returns the handles of those who have not left.
fn here(conn: &Connection) -> Result<Vec<String>, Trouble> {
    let active = all(conn)?.into_iter().filter(|person| person.active);
    Ok(active.map(|person| person.handle).collect())
}

/// A handle is taken whole and never guessed; whom somebody may have meant is said.
fn did_you_mean(handle: &str, known: &[String]) -> Option<String> {
    let near = near_ones(handle, known.iter().map(String::as_str));
    (!near.is_empty()).then(|| meant(either(&near)))
}

fn first(tx: &Tx<'_>, handle: &str, at: &str) -> Result<Person, Trouble> {
    person::check_handle(handle)
        .map_err(|fault| Trouble::refused(fault.to_string(), "For example --as mara"))?;
    let person = Person {
        id: 0,
        handle: handle.to_owned(),
        initials: person::initials_for(handle, &[]),
        name: None,
        role: Role::Admin,
        active: true,
    };
    let mut act = Act::begin(tx, person.clone(), at, chrono::DateTime::UNIX_EPOCH)?;
    let id = insert(&mut act, &person)?;
    act.close("joined")?;
    Ok(Person { id, ..person })
}

/// Writes a new person.
pub(super) fn insert(act: &mut Act<'_>, person: &Person) -> Result<i64, Trouble> {
    let added_at = act.at.clone();
    act.insert(
        "reviewers",
        Fields::new()
            .text("handle", &person.handle)
            .text("initials", &person.initials)
            .maybe("name", person.name.as_deref())
            .text("role", person.role.code())
            .text("added_at", &added_at),
    )
}

/// Returns the person of that handle.
pub(super) fn find(conn: &Connection, handle: &str) -> rusqlite::Result<Option<Person>> {
    conn.prepare_cached(&format!("{PEOPLE} WHERE handle = ?1"))?
        .query_row([handle], person_of)
        .optional()
}

pub(super) fn all(conn: &Connection) -> Result<Vec<Person>, Trouble> {
    let mut statement = conn.prepare_cached(&format!("{PEOPLE} ORDER BY reviewer_id"))?;
    let people = statement.query_map([], person_of)?;
    Ok(people.collect::<Result<_, _>>()?)
}

fn person_of(row: &Row<'_>) -> rusqlite::Result<Person> {
    let role: String = row.get(4)?;
    Ok(Person {
        id: row.get(0)?,
        handle: row.get(1)?,
        initials: row.get(2)?,
        name: row.get(3)?,
        role: Role::from_code(&role).unwrap_or(Role::Viewer),
        active: row.get(5)?,
    })
}
