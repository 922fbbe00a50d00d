//! People brought to the desk, changed, and seen off. Two things are kept here whatever is asked:
//! initials are unique, and an admin stays, since nobody else could bring people in.

use rusqlite::{Connection, Row};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::people::{self, Person};
use super::{Store, assign, sessions};
use crate::desk::person::{check_handle, check_initials, initials_for};
use crate::desk::rights::{Right, Role};
use crate::desk::row::PersonRow;

/// Somebody to be brought to the desk.
#[derive(Clone, Copy, Debug)]
pub struct NewPerson<'a> {
    /// What they will type after `--as`.
    pub handle: &'a str,
    /// In full.
    pub name: Option<&'a str>,
    /// What they may do; `None`: what most do, review.
    pub role: Option<Role>,
    /// What stands beside their ticks; `None`: made from the name or the handle.
    pub initials: Option<&'a str>,
}

/// What is to change about somebody; `None` leaves it.
#[derive(Clone, Copy, Debug, Default)]
pub struct PersonEdit<'a> {
    /// In full.
    pub name: Option<&'a str>,
    /// What they may do.
    pub role: Option<Role>,
    /// What stands beside their ticks.
    pub initials: Option<&'a str>,
    /// Whether they are here.
    pub active: Option<bool>,
}

/// Somebody as an edit has left them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// As they are now.
    pub person: Person,
    /// How many hand-outs ended because they left.
    pub ended: usize,
}

impl Store {
    /// Brings somebody to the desk.
    pub fn add_person(&mut self, by: &By<'_>, new: &NewPerson<'_>) -> Result<Acted<Person>, Error> {
        self.act(by, Right::ManagePeople, "added", |act| add(act, new))
    }

    /// Changes what somebody is called or may do, sees them off, or takes them back.
    pub fn edit_person(
        &mut self,
        by: &By<'_>,
        handle: &str,
        edit: &PersonEdit<'_>,
    ) -> Result<Acted<Edited>, Error> {
        self.act(by, Right::ManagePeople, "edited", |act| {
            let person = people::named(act.tx, handle)?;
            change(act, &person, edit)
        })
    }

    /// Lists everybody who is or was on the desk, in the order they came.
    pub fn person_rows(&self) -> Result<Vec<PersonRow>, Error> {
        self.read(rows)
    }
}

fn add(act: &mut Act<'_>, new: &NewPerson<'_>) -> Result<Person, Trouble> {
    let handle = new.handle.trim().to_lowercase();
    check_handle(&handle).map_err(|fault| {
        Trouble::refused(fault.to_string(), "Try factdesk reviewers add mara --name \"Mara Lind\"")
    })?;
    if let Some(there) = people::find(act.tx, &handle)? {
        let everybody = people::all(act.tx)?;
        // The first person of a desk brings in themselves: that is how they say their name.
        if there.id == act.by.id && everybody.len() == 1 {
            let initials = new.initials.map(str::to_owned);
            let initials = initials.or_else(|| new.name.map(|name| initials_for(name, &[])));
            let edit = PersonEdit {
                name: new.name,
                role: new.role,
                initials: initials.as_deref(),
                active: None,
            };
            return Ok(change(act, &there, &edit)?.person);
        }
        let left = if there.active { "" } else { " and has left; --back brings them back" };
        return Err(Trouble::refused(
            format!("{handle} is on this desk already{left}."),
            "factdesk reviewers edit HANDLE changes somebody.",
        ));
    }
    let initials = match new.initials {
        Some(initials) => free_initials(act.tx, initials, None)?,
        None => initials_for(new.name.unwrap_or(&handle), &taken(act.tx)?),
    };
    let person = Person {
        id: 0,
        handle,
        initials,
        name: new.name.map(str::to_owned),
        role: new.role.unwrap_or(Role::Reviewer),
        active: true,
    };
    let id = people::insert(act, &person)?;
    Ok(Person { id, ..person })
}

fn change(act: &mut Act<'_>, person: &Person, edit: &PersonEdit<'_>) -> Result<Edited, Trouble> {
    let mut now = person.clone();
    now.role = edit.role.unwrap_or(now.role);
    now.active = edit.active.unwrap_or(now.active);
    if let Some(name) = edit.name {
        now.name = Some(name.to_owned());
    }
    if let Some(initials) = edit.initials {
        now.initials = free_initials(act.tx, initials, Some(person.id))?;
    }
    keep_an_admin(act.tx, person, &now)?;
    act.update(
        "reviewers",
        person.id,
        Fields::new()
            .text("initials", &now.initials)
            .maybe("name", now.name.as_deref())
            .text("role", now.role.code())
            .set("active", now.active),
    )?;
    let ended = if now.active { 0 } else { assign::end_all(act, person.id)? };
    if !now.active {
        sessions::end_all(act.tx, person.id, None, &act.at)?;
    }
    Ok(Edited { person: now, ended })
}

/// Refuses what would leave the desk without anybody who can bring people in.
fn keep_an_admin(conn: &Connection, before: &Person, after: &Person) -> Result<(), Trouble> {
    let others = people::all(conn)?.into_iter().any(|p| p.id != before.id && able(&p));
    if !able(before) || able(after) || others {
        return Ok(());
    }
    Err(Trouble::refused(
        format!(
            "{} is the last admin of this desk, and without one nobody could bring people in.",
            before.handle
        ),
        "Make somebody else admin first: factdesk reviewers edit HANDLE --role admin",
    ))
}

fn taken(conn: &Connection) -> Result<Vec<String>, Trouble> {
    Ok(people::all(conn)?.into_iter().map(|person| person.initials).collect())
}

/// Refuses a desk that nobody can bring people to any more.
pub(super) fn refuse_without_admin(conn: &Connection) -> Result<(), Trouble> {
    if people::all(conn)?.iter().any(able) {
        return Ok(());
    }
    Err(Trouble::refused(
        "Then this desk would have no admin, and nobody could bring people in.",
        "Make somebody else admin first: factdesk reviewers edit HANDLE --role admin",
    ))
}

/// Whether somebody can bring people in.
fn able(person: &Person) -> bool {
    person.active && person.role.may(Right::ManagePeople)
}

/// Returns initials as they are kept; refuses those that somebody else has.
fn free_initials(conn: &Connection, given: &str, own: Option<i64>) -> Result<String, Trouble> {
    let initials = given.trim().to_uppercase();
    check_initials(&initials).map_err(|fault| {
        Trouble::refused(fault.to_string(), "Leave them out to have them made.")
    })?;
    let everybody = people::all(conn)?;
    let holder = everybody.iter().find(|p| p.initials == initials && Some(p.id) != own);
    holder.map_or(Ok(initials.clone()), |holder| {
        Err(Trouble::refused(
            format!("{initials} stands beside the ticks of {} already.", holder.handle),
            "Give other initials, or leave them out to have them made.",
        ))
    })
}

fn rows(conn: &Connection) -> Result<Vec<PersonRow>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT w.handle, w.initials, w.name, w.role, w.active, w.added_at,
                (SELECT COUNT(DISTINCT c.claim_id)
                   FROM assignments AS g
                   JOIN articles AS a ON a.article_id = g.article_id AND a.withdrawn_at IS NULL
                   JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
                   JOIN claim_places AS p ON p.revision_id = r.revision_id
                                         AND p.superseded_at IS NULL
                   JOIN claims AS c ON c.claim_id = p.claim_id
                  WHERE g.reviewer_id = w.reviewer_id AND g.ended_at IS NULL
                    AND (g.claim_id IS NULL OR g.claim_id = c.claim_id)
                    AND c.state IN ('open','reopened','disputed')),
                (SELECT COUNT(*) FROM verdicts AS v
                  WHERE v.reviewer_id = w.reviewer_id AND v.superseded_at IS NULL)
           FROM reviewers AS w ORDER BY w.reviewer_id",
    )?;
    let rows = statement.query_map([], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        handle: row.get(0)?,
        initials: row.get(1)?,
        name: row.get(2)?,
        role: row.get(3)?,
        active: row.get(4)?,
        added_at: row.get(5)?,
        assigned: row.get(6)?,
        verdicts: row.get(7)?,
    })
}
