//! `reviewers`: who is on the desk, brought in, changed, seen off.

use super::error::Error;
use super::open::Desk;
use super::who::Who;
use super::words::checked_words;
use crate::desk::rights::{Right, Role};
use crate::desk::row::PersonRow;
use crate::store::{Acted, Edited, NewPerson, Person, PersonEdit};
use crate::text::on_one_line;

/// Somebody as people describe them.
#[derive(Clone, Debug, Default)]
pub struct Described {
    /// In full.
    pub name: Option<String>,
    /// What they may do.
    pub role: Option<Role>,
    /// What stands beside their ticks.
    pub initials: Option<String>,
    /// Whether they leave or come back.
    pub active: Option<bool>,
}

impl Described {
    /// Returns whether nothing is said.
    pub const fn is_empty(&self) -> bool {
        let words = self.name.is_some() || self.initials.is_some();
        !(words || self.role.is_some() || self.active.is_some())
    }

    /// Returns what of it does not stand already.
    fn beyond(&self, there: &PersonRow) -> Self {
        let new = |said: &Option<String>, there: Option<&String>| {
            said.clone().filter(|said| Some(said) != there)
        };
        Self {
            name: new(&self.name, there.name.as_ref()),
            role: self.role.filter(|role| *role.code() != *there.role),
            initials: new(&self.initials, Some(&there.initials)),
            active: self.active.filter(|active| *active != there.active),
        }
    }
}

/// Returns everybody who is or was on the desk, in the order they came.
pub fn reviewers(desk: &Desk) -> Result<Vec<PersonRow>, Error> {
    Ok(desk.store.person_rows()?)
}

/// Returns the handles of everybody who is on the desk now, in the order they came.
pub fn handles(desk: &Desk) -> Result<Vec<String>, Error> {
    let here = desk.store.people()?.into_iter().filter(|person| person.active);
    Ok(here.map(|person| person.handle).collect())
}

/// Returns the handles of everybody on the desk who may take it on that a claim is printed as it
/// stands.
pub fn approvers(desk: &Desk) -> Result<Vec<String>, Error> {
    let may = |person: &Person| person.active && person.role.may(Right::ApproveOnAuthor);
    Ok(desk.store.people()?.into_iter().filter(may).map(|person| person.handle).collect())
}

/// Brings somebody to the desk.
pub fn add_reviewer(
    desk: &mut Desk,
    who: &Who,
    handle: &str,
    described: &Described,
) -> Result<Acted<Person>, Error> {
    let name = name(described)?;
    let new = NewPerson {
        handle,
        name: name.as_deref(),
        role: described.role,
        initials: described.initials.as_deref(),
    };
    Ok(desk.store.add_person(&who.now(), &new)?)
}

/// Changes what somebody is called or may do, sees them off, or takes them back. What is said as it
/// stands is no change.
pub fn edit_reviewer(
    desk: &mut Desk,
    who: &Who,
    handle: &str,
    described: &Described,
) -> Result<Acted<Edited>, Error> {
    let there = reviewers(desk)?.into_iter().find(|person| person.handle == handle);
    let described = &there.map_or_else(|| described.clone(), |there| described.beyond(&there));
    let name = name(described)?;
    let edit = PersonEdit {
        name: name.as_deref(),
        role: described.role,
        initials: described.initials.as_deref(),
        active: described.active,
    };
    Ok(desk.store.edit_person(&who.now(), handle, &edit)?)
}

/// A name stands on one line.
fn name(described: &Described) -> Result<Option<String>, Error> {
    let name = described.name.as_deref().map(|name| checked_words("The name", name)).transpose()?;
    Ok(name.map(|name| on_one_line(&name)))
}
