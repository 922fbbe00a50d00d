//! The command line: one file a subcommand, each with its arguments, help and printing. What a
//! verb does is left to the workbench.

mod accept;
mod add;
mod adjudicate;
mod answer;
mod article;
mod articles;
mod ask;
mod assign;
mod backup;
mod check;
mod cite;
mod claim;
mod claims;
mod clear;
mod clock;
mod completions;
mod copy;
mod correct;
mod dismiss;
mod doctor;
mod explain;
mod extract;
mod findings;
mod flag;
mod galley;
mod gate;
mod grammar;
mod layout;
mod listing;
mod misused;
mod next;
mod note;
mod output;
mod person;
mod publish;
mod question;
mod questions;
mod redact;
mod reference;
mod release;
mod reopen;
mod report;
mod resolve;
mod review;
mod reviewers;
mod revise;
mod rules;
mod scale;
mod search;
mod serve;
mod settings;
mod show;
mod source;
mod undo;
mod values;
mod verify;

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub use output::Color;
use output::Output;

use crate::workbench::{Desk, Error, Kind, Who};

/// Find the claims in a draft, flag the dubious figures, keep what the desk finds out
#[derive(Debug, Parser)]
#[command(
    name = "factdesk",
    version,
    propagate_version = false,
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = AFTER_HELP,
)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Begin with: factdesk add draft.md

Exit codes: 0 fine; 1 check found something, or the gate is shut; 2 a wrong option, id or
value; 3 something could not be read; 4 the database; 70 our own fault.";

/// Options that every command takes.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Everywhere")]
struct Global {
    /// The desk's database
    #[arg(
        long,
        global = true,
        value_name = "PATH",
        env = "FACTDESK_DB",
        hide_env_values = true,
        default_value = "factdesk.db"
    )]
    db: PathBuf,
    /// Who you are on this desk [default: the system user]
    // The id is not the field's name, which `claims` has for another option.
    #[arg(
        id = "as",
        long = "as",
        global = true,
        value_name = "HANDLE",
        env = "FACTDESK_REVIEWER",
        hide_env_values = true
    )]
    acting: Option<String>, // no command may call one of its own so
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    color: Color,
    /// Say nothing but data and errors
    #[arg(long, short, global = true)]
    quiet: bool,
}

impl Global {
    /// Returns who acts.
    fn who(&self) -> Result<Who, Error> {
        Who::of(self.acting.as_deref())
    }

    /// Returns who acts, where nobody need say so.
    fn who_if_known(&self) -> Result<Option<Who>, Error> {
        if self.acting.is_some() { self.who().map(Some) } else { Ok(self.who().ok()) }
    }

    /// Opens the desk for an act of a person.
    fn desk_to_act(&self) -> Result<Desk, Error> {
        Desk::open_to_act(&self.db)
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::Args),
    Check(check::Args),
    Extract(extract::Args),
    Articles(articles::Args),
    Article(article::Args),
    Claims(claims::Args),
    Claim(claim::Args),
    Show(show::Args),
    Search(search::Args),
    Next(next::Args),
    Assign(assign::Args),
    Flag(flag::Args),
    Dismiss(dismiss::Args),
    Accept(accept::Args),
    Review(review::Args),
    Resolve(resolve::Args),
    Adjudicate(adjudicate::Args),
    Reopen(reopen::Args),
    Note(note::Args),
    Undo(undo::Args),
    Redact(redact::Args),
    Cite(cite::Args),
    Source(source::Args),
    Question(question::Args),
    Answer(answer::Args),
    Questions(questions::Args),
    Revise(revise::Args),
    Gate(gate::Args),
    Clear(clear::Args),
    Release(release::Args),
    Publish(publish::Args),
    Correct(correct::Args),
    Rules(rules::Args),
    Reviewers(reviewers::Args),
    Scale(scale::Args),
    Report(report::Args),
    Serve(serve::Args),
    Explain(explain::Args),
    Grammar(grammar::Args),
    Reference(reference::Args),
    Verify(verify::Args),
    Backup(backup::Args),
    Doctor(doctor::Args),
    Completions(completions::Args),
}

impl Command {
    fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        match self {
            Self::Add(args) => args.run(global, out),
            Self::Articles(args) => args.run(global, out),
            Self::Article(args) => args.run(global, out),
            Self::Claim(args) => args.run(global, out),
            Self::Claims(args) => args.run(global, out),
            Self::Show(args) => args.run(global, out),
            Self::Search(args) => args.run(global, out),
            Self::Next(args) => args.run(global, out),
            Self::Assign(args) => args.run(global, out),
            Self::Flag(args) => args.run(global, out),
            Self::Dismiss(args) => args.run(global, out),
            Self::Accept(args) => args.run(global, out),
            Self::Review(args) => args.run(global, out),
            Self::Resolve(args) => args.run(global, out),
            Self::Adjudicate(args) => args.run(global, out),
            Self::Reopen(args) => args.run(global, out),
            Self::Note(args) => args.run(global, out),
            Self::Undo(args) => args.run(global, out),
            Self::Redact(args) => args.run(global, out),
            Self::Cite(args) => args.run(global, out),
            Self::Source(args) => args.run(global, out),
            Self::Question(args) => args.run(global, out),
            Self::Answer(args) => args.run(global, out),
            Self::Questions(args) => args.run(global, out),
            Self::Revise(args) => args.run(global, out),
            Self::Gate(args) => args.run(global, out),
            Self::Clear(args) => args.run(global, out),
            Self::Release(args) => args.run(global, out),
            Self::Publish(args) => args.run(global, out),
            Self::Correct(args) => args.run(global, out),
            Self::Rules(args) => args.run(global, out),
            Self::Reviewers(args) => args.run(global, out),
            Self::Scale(args) => args.run(global, out),
            Self::Report(args) => args.run(global, out),
            Self::Serve(args) => args.run(global, out),
            Self::Verify(args) => args.run(global, out),
            Self::Backup(args) => args.run(global, out),
            Self::Doctor(args) => args.run(global, out),
            Self::Reference(args) => args.run(global, out),
            Self::Check(args) => args.run(out),
            Self::Extract(args) => args.run(out),
            Self::Explain(args) => args.run(global, out),
            Self::Grammar(args) => args.run(out),
            Self::Completions(args) => args.run(out),
        }
    }
}

/// Returns the definition of the whole command line, for help, completions and `docs/cli.md`.
pub fn definition() -> clap::Command {
    words_as_typed(Cli::command())
}

/// What people say may begin with a minus: "-42", they answered.
fn words_as_typed(command: clap::Command) -> clap::Command {
    let takes_words = |arg: &clap::Arg| {
        let named = arg.get_value_names().is_some_and(|names| names.iter().all(|n| n == "WORDS"));
        named && matches!(arg.get_action(), clap::ArgAction::Set)
    };
    let worded = command.mut_args(|arg| {
        let words = takes_words(&arg);
        if words { arg.allow_hyphen_values(true) } else { arg }
    });
    worded.mut_subcommands(words_as_typed)
}

/// Runs the program with these arguments, the first of which is its own name, and returns the
/// exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<_> = arguments.into_iter().collect();
    or_fault(move || {
        let given = definition().try_get_matches_from(&arguments);
        let Cli { global, command } = match given.and_then(|given| Cli::from_arg_matches(&given)) {
            Ok(cli) => cli,
            Err(error) => {
                match misused::told(&error, &arguments) {
                    Some(told) => Output::new(Color::Auto, false).trouble(&told),
                    None => drop(error.print()),
                }
                return u8::try_from(error.exit_code()).unwrap_or(exit::USAGE);
            }
        };
        let mut out = Output::new(global.color, global.quiet);
        let done = command.run(&global, &mut out).and_then(|code| out.flush().map(|()| code));
        match done {
            Ok(code) => code,
            Err(error) => {
                if error.kind != Kind::Closed {
                    let _ = out.flush();
                    out.trouble(&error);
                }
                exit::code(error.kind)
            }
        }
    })
}

/// Files as named; none means standard input, unless a person sits there and waits.
fn or_stdin(files: Vec<PathBuf>) -> Result<Vec<PathBuf>, Error> {
    use std::io::IsTerminal as _;

    if !files.is_empty() {
        return Ok(files);
    }
    if std::io::stdin().is_terminal() {
        return Err(Error::usage("No file is named, and nothing is piped in.")
            .hint("Name a file or a folder, or - to type the text and end it with Ctrl-D."));
    }
    Ok(vec![PathBuf::from("-")])
}

/// Words as typed, or read from standard input when they are `-`.
fn words_or_stdin(words: String) -> Result<String, Error> {
    if words != "-" {
        return Ok(words);
    }
    std::io::read_to_string(std::io::stdin()).map_err(|error| {
        Error::unreadable(format!("Standard input cannot be read: {error}."))
            .hint("It must be UTF-8 text.")
    })
}

/// What the contract says about exit codes.
mod exit {
    use crate::workbench::Kind;

    pub(super) const FINE: u8 = 0;
    pub(super) const FOUND: u8 = 1;
    pub(super) const USAGE: u8 = 2;
    pub(super) const UNREADABLE: u8 = 3;
    pub(super) const STORE: u8 = 4;
    pub(super) const FAULT: u8 = 70;

    pub(super) const fn code(kind: Kind) -> u8 {
        match kind {
            Kind::Closed => FINE,
            Kind::Usage | Kind::TooMuch | Kind::Changed => USAGE,
            Kind::Unreadable => UNREADABLE,
            Kind::Store | Kind::Busy => STORE,
            Kind::Fault => FAULT,
        }
    }
}

/// Runs `work`; a panic becomes a sentence that asks to report it.
fn or_fault(work: impl FnOnce() -> u8) -> u8 {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        let out = Output::new(Color::Auto, false);
        let message = format!(
            "Something went wrong that is our own fault ({}).",
            place.unwrap_or_else(|| "place unknown".to_owned())
        );
        out.trouble(&Error::new(Kind::Fault, message).hint(
            "Nothing that was acknowledged is lost. Please report it, with this line, the command \
             and, if you may, the text.",
        ));
    }));
    let code = panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or(exit::FAULT);
    drop(panic::take_hook());
    code
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_definition_is_sound() {
        super::definition().debug_assert();
    }

    #[test]
    fn every_command_takes_what_is_taken_everywhere() {
        fn check(command: &clap::Command) {
            for name in ["as", "db", "color", "quiet"] {
                let takes = command.get_arguments().any(|arg| arg.get_long() == Some(name));
                assert!(takes, "{} lacks --{name}", command.get_name());
            }
            command.get_subcommands().for_each(check);
        }
        let mut definition = super::definition();
        definition.build();
        check(&definition);
    }

    #[test]
    fn a_panic_is_our_own_fault() {
        let code = super::or_fault(|| panic!("on purpose"));
        assert_eq!(code, 70);
    }
}
