//! `scale`: the verdicts this desk chooses between.

use std::path::PathBuf;

use super::listing::listed;
use super::output::Output;
use super::person::introduced;
use super::{Global, exit, values};
use crate::report::{Format, SCALE, SCALES};
use crate::workbench::{self, Desk, Error};

/// Show the verdicts this desk chooses between, or change to other ones
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    act: Option<Act>,
    /// How to write them
    #[arg(long, value_parser = values::format(), default_value = "table")]
    format: Format,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    List(List),
    Use(Use),
    Add(Add),
}

const COLUMNS: &str = "\
Its columns are code, label, ordinal (a rank, higher is truer; empty off the axis) and meaning. If
wanted, three more say with 1 or 0 whether the words may then go to print (passes), whether the
verdict needs a rationale (needs_reason), and whether a fault was found (doubts).";

/// List every scale this desk has
#[derive(Debug, clap::Args)]
struct List {
    /// How to write them
    #[arg(long, value_parser = values::format(), default_value = "table")]
    format: Format,
}

/// Give verdicts on another scale from now on; those that stand keep theirs
#[derive(Debug, clap::Args)]
struct Use {
    /// Its code; factdesk scale list shows them
    #[arg(value_name = "CODE")]
    code: String,
    /// Only if the choice that stands is of that version; otherwise it is refused
    #[arg(long, value_name = "N")]
    if_version: Option<i64>,
}

/// Keep a scale of your own, from a CSV file
#[derive(Debug, clap::Args)]
#[command(after_help = COLUMNS)]
struct Add {
    /// The CSV file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What you will type after scale use
    #[arg(long, value_name = "CODE")]
    code: String,
    /// What people read
    #[arg(long, value_name = "NAME")]
    name: String,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        match self.act {
            None => show(global, self.format, out),
            Some(Act::List(list)) => list.run(global, out),
            Some(Act::Use(chosen)) => chosen.run(global, out),
            Some(Act::Add(add)) => add.run(global, out),
        }
    }
}

fn show(global: &Global, format: Format, out: &mut Output) -> Result<u8, Error> {
    let desk = Desk::open_to_read(&global.db)?;
    let (scale, rows) = workbench::scale(&desk)?;
    let mut rows = rows.into_iter();
    listed(format, SCALE, out, &mut |told| rows.by_ref().try_for_each(told))?;
    let version = match workbench::scale_version(&desk)? {
        0 => String::new(),
        version => format!(", version {version}"),
    };
    out.talk(&format!("The scale is {} ({}{version}).", scale.code, scale.name));
    Ok(exit::FINE)
}

impl List {
    fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let desk = Desk::open_to_read(&global.db)?;
        let mut rows = workbench::scales(&desk)?.into_iter();
        listed(self.format, SCALES, out, &mut |told| rows.by_ref().try_for_each(told))?;
        Ok(exit::FINE)
    }
}

impl Use {
    fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::use_scale(&mut desk, &who, &self.code, self.if_version)?;
        introduced(&done, out);
        let codes: Vec<_> = done.value.steps.iter().map(|step| step.code.as_str()).collect();
        out.print(&format!("{}  {}\n", done.value.code, codes.join(" ")))?;
        out.talk(match done.seq {
            Some(_) => {
                "Verdicts are given on this scale from now on; those that stand keep theirs."
            }
            None => "That is the scale in use already.",
        });
        Ok(exit::FINE)
    }
}

impl Add {
    fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::add_scale(&mut desk, &who, &self.file, &self.code, &self.name)?;
        introduced(&done, out);
        let codes: Vec<_> = done.value.steps.iter().map(|step| step.code.as_str()).collect();
        out.print(&format!("{}  {}\n", done.value.code, codes.join(" ")))?;
        out.next(&format!("Give verdicts on it: factdesk scale use {}", done.value.code));
        Ok(exit::FINE)
    }
}
