//! `reviewers`: who is on the desk, brought in, changed, seen off.

use super::add::counted;
use super::listing::listed;
use super::output::Output;
use super::person::introduced;
use super::{Global, exit, values};
use crate::desk::rights::Role;
use crate::report::{Format, PEOPLE};
use crate::workbench::{self, Described, Desk, Error, Person};

/// List the people of this desk, bring somebody in, or change what they may do
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    act: Option<Act>,
    /// How to write the list
    #[arg(long, value_parser = values::format(), default_value = "table")]
    format: Format,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    Add(Add),
    Edit(Edit),
}

/// Bring somebody to the desk
#[derive(Debug, clap::Args)]
struct Add {
    /// What they will type after --as: small letters and digits
    #[arg(value_name = "HANDLE")]
    handle: String,
    /// Their name, for reports
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// What they may do [default: reviewer]
    #[arg(long, value_parser = values::role())]
    role: Option<Role>,
    /// What stands beside their ticks [default: made from the name]
    #[arg(long, value_name = "INITIALS")]
    initials: Option<String>,
}

/// Change somebody's role, name or initials, see them off, or take them back
#[derive(Debug, clap::Args)]
struct Edit {
    /// Who
    #[arg(value_name = "HANDLE")]
    handle: String,
    /// What they may do from now on
    #[arg(long, value_parser = values::role())]
    role: Option<Role>,
    /// Their name, for reports
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// What stands beside their ticks
    #[arg(long, value_name = "INITIALS")]
    initials: Option<String>,
    /// They have left: what they did stays, what was handed to them is free again
    #[arg(long, conflicts_with = "back")]
    leave: bool,
    /// They are here again
    #[arg(long)]
    back: bool,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        match self.act {
            None => list(global, self.format, out),
            Some(Act::Add(add)) => add.run(global, out),
            Some(Act::Edit(edit)) => edit.run(global, out),
        }
    }
}

fn list(global: &Global, format: Format, out: &mut Output) -> Result<u8, Error> {
    let desk = Desk::open_to_read(&global.db)?;
    let mut people = workbench::reviewers(&desk)?.into_iter();
    let rows = listed(format, PEOPLE, out, &mut |told| people.by_ref().try_for_each(told))?;
    if rows == 0 {
        out.talk("Nobody is on this desk yet. Whoever acts first becomes its admin.");
        out.next("Bring in others: factdesk reviewers add HANDLE");
    }
    Ok(exit::FINE)
}

impl Add {
    fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let described =
            Described { name: self.name, role: self.role, initials: self.initials, active: None };
        let done = workbench::add_reviewer(&mut desk, &who, &self.handle, &described)?;
        introduced(&done, out);
        out.print(&line(&done.value))?;
        Ok(exit::FINE)
    }
}

impl Edit {
    fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let active = (self.leave || self.back).then_some(self.back);
        let described =
            Described { name: self.name, role: self.role, initials: self.initials, active };
        if described.is_empty() {
            return Err(Error::usage("Nothing is to change.")
                .hint("Say what: --role, --name, --initials, --leave or --back"));
        }
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::edit_reviewer(&mut desk, &who, &self.handle, &described)?;
        introduced(&done, out);
        out.print(&line(&done.value.person))?;
        match done.value.ended {
            0 => {}
            ended => out.talk(&format!(
                "{} of theirs ended; that work is free again.",
                counted(ended, "hand-out", "hand-outs")
            )),
        }
        if done.seq.is_none() {
            out.talk("Nothing had to change.");
        }
        Ok(exit::FINE)
    }
}

/// `mara  ML  editor  Mara Lind`
fn line(person: &Person) -> String {
    let mut parts = vec![person.handle.clone(), person.initials.clone(), person.role.to_string()];
    parts.extend(person.name.as_deref().map(crate::report::one_line));
    if !person.active {
        parts.push("(left)".to_owned());
    }
    format!("{}\n", parts.join("  "))
}
