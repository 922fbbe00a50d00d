//! A command line that does not fit, told to somebody on deadline: what is missing or unknown, what
//! there is to choose from, and a line that works. Faults of other sorts keep the parser's words.

use std::ffi::OsString;
use std::fmt::Write as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::definition;
use crate::desk::{either, meant, near_ones};
use crate::workbench::Error;

/// A line that works for every command that cannot do without being told something.
const EXAMPLES: &[(&str, &str)] = &[
    ("article edit", "article edit a1 --date 2025-03-16"),
    ("article withdraw", "article withdraw a1 --reason \"It will not be printed.\""),
    ("article restore", "article restore a1"),
    ("claim add", "claim add a1 --words \"the largest port in the north\""),
    ("claim split", "claim split c3 --at \"to $3.2 billion\""),
    ("claim merge", "claim merge c3 c4"),
    ("claim duplicate", "claim duplicate c9 --of c3"),
    ("claim dismiss", "claim dismiss c3 --reason \"Nothing to check.\""),
    ("claim confirm", "claim confirm c3"),
    ("claim kind", "claim kind c3 money"),
    ("show", "show a1"),
    ("search", "search milk powder"),
    ("assign", "assign jo --article a1"),
    ("flag", "flag c3 --reason \"The ministry gives another figure.\""),
    ("dismiss", "dismiss f1 --reason \"The treaty says so, page 3.\""),
    ("accept", "accept f1"),
    ("review", "review c1 --verdict accurate --resolution stet --source https://example.org/1"),
    ("resolve", "resolve c1 --resolution stet"),
    (
        "adjudicate",
        "adjudicate c1 --verdict accurate --rationale \"The treaty says so.\" --resolution stet",
    ),
    ("reopen", "reopen c1 --reason \"A new treaty came.\""),
    ("note", "note c1 \"Rang the ministry.\""),
    ("cite", "cite c1 https://example.org/1 --stance supports"),
    ("source show", "source show s1"),
    ("source edit", "source edit s1 --title \"The treaty\""),
    ("source merge", "source merge s2 --into s1"),
    ("question", "question c1 \"Tons or million tons?\" --to author"),
    ("answer", "answer q1 \"Million tons.\""),
    ("revise", "revise a1 next-draft.md"),
    ("gate", "gate a1"),
    ("clear", "clear a1"),
    ("release", "release a1 --reason \"The ministry answers tomorrow.\""),
    ("publish", "publish a1"),
    ("correct", "correct a1"),
    ("reviewers add", "reviewers add jo --role reviewer"),
    ("reviewers edit", "reviewers edit jo --role editor"),
    ("reviewers password", "reviewers password jo"),
    ("reviewers invite", "reviewers invite jo"),
    ("reviewers logout", "reviewers logout jo"),
    ("scale use", "scale use five_step"),
    ("scale add", "scale add own-scale.csv --code own --name \"Our own\""),
    ("report", "report claims --article a1"),
    ("reference check", "reference check own-sizes.csv"),
    ("reference explain", "reference explain oil-trade-mass"),
    ("completions", "completions bash"),
];

/// Returns what is wrong with these arguments in our own words, where we have some.
pub(super) fn told(error: &clap::Error, arguments: &[OsString]) -> Option<Error> {
    let (command, path) = called(arguments);
    match error.kind() {
        ErrorKind::MissingRequiredArgument => missing(error, &command, &path),
        ErrorKind::InvalidSubcommand => {
            let given = one(error, ContextKind::InvalidSubcommand)?;
            let names: Vec<_> = command.get_subcommands().map(clap::Command::get_name).collect();
            let of = if path.is_empty() { String::new() } else { format!("{path} ") };
            let near = near_ones(given, names.iter().copied());
            let hint = match near.as_slice() {
                _ if given == "help" => {
                    "factdesk --help, and of a command: factdesk review --help".to_owned()
                }
                [] if path.is_empty() => "factdesk --help lists the commands.".to_owned(),
                [] => format!("There is: {}", either(&names)),
                near => meant(format!("factdesk {of}{}", either(near))),
            };
            Some(Error::usage(format!("There is no command {of}{given}.")).hint(hint))
        }
        ErrorKind::UnknownArgument => {
            let given = one(error, ContextKind::InvalidArg)?;
            let hint = match one(error, ContextKind::SuggestedArg) {
                Some(near) => meant(near),
                None => format!("What it takes: factdesk {path} --help"),
            };
            let verb = if path.is_empty() { "factdesk" } else { &path };
            Some(Error::usage(format!("{verb} does not take {given}.")).hint(hint))
        }
        ErrorKind::InvalidValue => invalid(error, &command, &path),
        ErrorKind::ValueValidation => {
            let option = plain(one(error, ContextKind::InvalidArg)?);
            let given = one(error, ContextKind::InvalidValue)?;
            let why = std::error::Error::source(error)?.to_string();
            let why = why.trim_end_matches('.');
            Some(
                Error::usage(format!("“{given}” does not do for {option}: {why}."))
                    .hint(format!("More about it: factdesk {path} --help")),
            )
        }
        _ => None,
    }
}

fn missing(error: &clap::Error, command: &clap::Command, path: &str) -> Option<Error> {
    let ContextValue::Strings(names) = error.get(ContextKind::InvalidArg)? else { return None };
    // What stands without a name comes first, as one types it.
    let (options, words): (Vec<_>, Vec<_>) = names.iter().partition(|name| name.starts_with('-'));
    let names: Vec<_> = words.into_iter().chain(options).map(String::as_str).collect();
    let mut hint = String::new();
    for name in &names {
        // An option that may also stay away is written in brackets by one and not by the other.
        let same = |arg: &&clap::Arg| plain(&arg.to_string()) == plain(name);
        let arg = command.get_arguments().find(same);
        let help = arg.and_then(clap::Arg::get_help).map(ToString::to_string).unwrap_or_default();
        let _ = write!(hint, "{}: {help}", plain(name));
        let choices = arg.map(choices).unwrap_or_default();
        if !choices.is_empty() {
            let _ = write!(hint, ". The choices: {}", choices.join(", "));
        }
        hint.push_str(LINE);
    }
    let _ = write!(hint, "{}", example(path));
    let names: Vec<_> = names.into_iter().map(plain).collect();
    let list = match names.as_slice() {
        [] => return None,
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    };
    Some(Error::usage(format!("{path} needs {list}.")).hint(hint))
}

/// A further line of a hint, under its first word.
const LINE: &str = "\n          ";

fn invalid(error: &clap::Error, command: &clap::Command, path: &str) -> Option<Error> {
    let option = one(error, ContextKind::InvalidArg)?;
    let given = one(error, ContextKind::InvalidValue)?;
    if given.is_empty() {
        let message = format!("{} needs something behind it.", plain(option));
        return Some(Error::usage(message).hint(example(path)));
    }
    let same = |arg: &&clap::Arg| plain(&arg.to_string()) == plain(option);
    let arg = command.get_arguments().find(same)?;
    let values = arg.get_possible_values();
    if values.is_empty() {
        return None;
    }
    let near = near_ones(given, values.iter().map(clap::builder::PossibleValue::get_name));
    let meant = if near.is_empty() { String::new() } else { meant(either(&near)) + " " };
    let hint = format!("{meant}The choices: {}", choices(arg).join(", "));
    Some(Error::usage(format!("“{given}” is no value for {}.", plain(option))).hint(hint))
}

/// The values an option takes; a few say what they are, more would hide the list.
fn choices(arg: &clap::Arg) -> Vec<String> {
    const FEW: usize = 4;
    let values = arg.get_possible_values();
    let few = values.len() <= FEW;
    let said = |value: &clap::builder::PossibleValue| match value.get_help() {
        Some(help) if few => format!("{} ({help})", value.get_name()),
        _ => value.get_name().to_owned(),
    };
    values.iter().filter(|value| !value.is_hide_set()).map(said).collect()
}

fn example(path: &str) -> String {
    match EXAMPLES.iter().find(|(command, _)| *command == path) {
        Some((_, line)) => format!("For example: factdesk {line}"),
        None => format!("More about it: factdesk {path} --help"),
    }
}

fn one(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind)? {
        ContextValue::String(one) => Some(one),
        ContextValue::Strings(all) => all.first().map(String::as_str),
        _ => None,
    }
}

/// `--verdict VERDICT` for `--verdict <VERDICT>`, and `ID` for `<ID>...`.
fn plain(name: &str) -> String {
    name.trim_end_matches("...").replace(['<', '>', '[', ']'], "")
}

/// Returns the command that is asked for, as far as it is known, and its name: "source add".
fn called(arguments: &[OsString]) -> (clap::Command, String) {
    let mut command = definition();
    command.build();
    let mut path = Vec::new();
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if let Some(option) = word.strip_prefix('-') {
            if takes_value(&command, option) {
                words.next();
            }
        } else if let Some(next) = command.find_subcommand(word.as_ref()) {
            path.push(next.get_name().to_owned());
            command = next.clone();
        } else {
            break;
        }
    }
    (command, path.join(" "))
}

fn takes_value(command: &clap::Command, option: &str) -> bool {
    let long = option.strip_prefix('-');
    command.get_arguments().any(|arg| {
        let same = match long {
            Some(long) => arg.get_long() == Some(long),
            None => arg.get_short().is_some_and(|short| option == short.to_string()),
        };
        same && arg.get_action().takes_values()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(line: &str) -> Option<Error> {
        let words: Vec<_> = std::iter::once("factdesk").chain(line.split(' ')).collect();
        let error = definition().try_get_matches_from(&words).unwrap_err();
        told(&error, &words.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn every_command_that_needs_something_has_a_line_that_works() {
        fn each(command: &clap::Command, path: &str, bare: &mut Vec<String>) {
            for command in command.get_subcommands() {
                let path = format!("{path} {}", command.get_name()).trim().to_owned();
                if command.get_arguments().any(clap::Arg::is_required_set) {
                    bare.push(path.clone());
                }
                each(command, &path, bare);
            }
        }
        let mut needing = Vec::new();
        each(&definition(), "", &mut needing);
        assert!(needing.len() > 30, "{needing:?}");
        for path in needing {
            let refused = refused(&path).unwrap_or_else(|| panic!("{path} keeps clap's words"));
            assert!(refused.message.starts_with(&format!("{path} needs ")), "{refused:?}");
            let hint = refused.hint.unwrap();
            let line = hint.rsplit_once("For example: ").map(|(_, line)| line);
            let line = line.unwrap_or_else(|| panic!("{path} has no example"));
            assert!(line.starts_with(&format!("factdesk {path} ")), "{line}");
            let pieces = line.split('"').enumerate().flat_map(|(at, piece)| match at % 2 {
                0 => piece.split_whitespace().collect::<Vec<_>>(),
                _ => vec![piece],
            });
            let parsed = definition().try_get_matches_from(pieces);
            assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
        }
    }

    #[test]
    fn what_is_missing_or_unknown_is_told_with_the_choices() {
        for (line, message, hint) in [
            ("review", "review needs ID and --verdict VERDICT.", "--verdict VERDICT: A code"),
            ("--db x.db review c1", "review needs --verdict VERDICT.", "For example: factdesk re"),
            ("report", "report needs REPORT.", "The choices: "),
            ("report -q", "report needs REPORT.", "checking-copy"),
            ("reviw c1", "There is no command reviw.", "Did you mean factdesk revi"),
            ("source ad x", "There is no command source ad.", "Did you mean factdesk source add?"),
            ("note c1", "note needs WORDS.", "WORDS: The note"),
            (
                "check --level must-query x",
                "“must-query” is no value for --level LEVEL.",
                "error (must query or louder)",
            ),
            ("help review", "There is no command help.", "factdesk review --help"),
            ("qqqq", "There is no command qqqq.", "factdesk --help"),
            ("review c1 --verdcit x", "review does not take --verdcit.", "Did you mean --verdict?"),
            (
                "check --level eror x",
                "“eror” is no value for --level LEVEL.",
                "Did you mean error?",
            ),
            (
                "check --date 2025-02-30",
                "“2025-02-30” does not do for --date DATE: a date",
                "--help",
            ),
            ("dismiss f1 --reason", "--reason WORDS needs something", "factdesk dismiss f1"),
        ] {
            let error = refused(line).unwrap_or_else(|| panic!("{line}"));
            assert!(error.message.starts_with(message), "{line}: {error:?}");
            assert!(error.hint.as_deref().unwrap_or("").contains(hint), "{line}: {error:?}");
        }
    }
}
