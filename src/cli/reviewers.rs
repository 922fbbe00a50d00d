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
    Password(Password),
    Invite(Invite),
    Logout(Logout),
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

/// Give somebody the password with which they log in to the web desk
///
/// It is asked for at the terminal, or is the first line of standard input; never an argument,
/// which others on the machine could read. Whatever they were logged in to ends.
#[derive(Debug, clap::Args)]
struct Password {
    /// Who
    #[arg(value_name = "HANDLE")]
    handle: String,
}

/// Make a link with which somebody chooses their own password, once, within a day
#[derive(Debug, clap::Args)]
struct Invite {
    /// Who
    #[arg(value_name = "HANDLE")]
    handle: String,
    /// Where the web desk is found
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8321")]
    at: String,
}

/// End whatever somebody is logged in to at the web desk
#[derive(Debug, clap::Args)]
struct Logout {
    /// Who
    #[arg(value_name = "HANDLE")]
    handle: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        match self.act {
            None => list(global, self.format, out),
            Some(Act::Add(add)) => add.run(global, out),
            Some(Act::Edit(edit)) => edit.run(global, out),
            Some(Act::Password(password)) => password.run(global, out),
            Some(Act::Invite(invite)) => invite.run(global, out),
            Some(Act::Logout(logout)) => logout.run(global, out),
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

impl Password {
    fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        // Whoever may not, or is not there, is told before anything is typed.
        workbench::may_set_password(&global.desk_to_act()?, &who, &self.handle)?;
        let typed = typed_password(&self.handle)?;
        let chosen = workbench::chosen(&self.handle, &typed)?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::set_password(&mut desk, &who, &chosen)?;
        introduced(&done, out);
        out.print(&format!("{} logs in with the new password.\n", done.value.handle))?;
        Ok(exit::FINE)
    }
}

/// Asks for a password, twice, where somebody sits; takes the first line where nobody does.
fn typed_password(handle: &str) -> Result<String, Error> {
    use std::io::IsTerminal as _;

    let unread =
        |error: std::io::Error| Error::unreadable(format!("No password can be read: {error}."));
    if !std::io::stdin().is_terminal() {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map_err(unread)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let typed = rpassword::prompt_password(format!("New password of {handle}: "));
    let typed = typed.map_err(unread)?;
    if rpassword::prompt_password("Once more: ").map_err(unread)? == typed {
        return Ok(typed);
    }
    Err(Error::usage("The two do not match.").hint("Nothing was changed. Run the command again."))
}

impl Invite {
    fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let now = chrono::Utc::now();
        let (key, done) = workbench::invite(&mut desk, &who, &self.handle, now)?;
        introduced(&done, out);
        let at = self.at.trim_end_matches('/');
        out.print(&format!("{at}/setup?key={}\n", key.shown()))?;
        out.talk(&format!("The link for {} works once, until this time tomorrow.", self.handle));
        Ok(exit::FINE)
    }
}

impl Logout {
    fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let now = chrono::Utc::now();
        let person = workbench::log_out_everywhere(&mut desk, &who, &self.handle, now)?;
        out.print(&format!("{} is logged out everywhere.\n", person.handle))?;
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
