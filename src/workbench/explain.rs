//! `explain`: what a check looks for and why, from the same constants that run it.

use serde::Serialize;

use super::check::unknown_code;
use super::error::Error;
use crate::check;

/// A check in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explained {
    /// Its code.
    pub code: &'static str,
    /// One line.
    pub summary: &'static str,
    /// `error`, `warning` or `info`, the loudest it gets.
    pub severity: &'static str,
    /// The same in words for people.
    pub severity_words: &'static str,
    /// A paragraph.
    pub why: &'static str,
    /// Texts on which it must fire.
    pub fires: Vec<ExplainedExample>,
    /// Texts on which it must stay silent.
    pub silent: Vec<ExplainedExample>,
}

/// A text written for a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExplainedExample {
    /// The publication date, or empty.
    pub date: &'static str,
    /// The words.
    pub text: &'static str,
    /// The doubtful words in it; empty for a silent example.
    pub at: &'static str,
    /// A reading that would fit there, or empty.
    pub reading: &'static str,
}

/// Returns the codes of all checks, in the order the user sees.
pub fn check_codes() -> Vec<&'static str> {
    check::ALL.iter().map(|check| check.code).collect()
}

/// Explains the check of that code.
pub fn explain(code: &str) -> Result<Explained, Error> {
    check::by_code(code).map(explained).ok_or_else(|| unknown_code(code))
}

/// Explains every check, in the order the user sees.
pub fn explain_all() -> Vec<Explained> {
    check::ALL.iter().map(explained).collect()
}

fn explained(check: &'static check::Check) -> Explained {
    let examples = |examples: &'static [check::Example]| {
        let example = |e: &check::Example| {
            let check::Example { date, text, at, reading } = *e;
            ExplainedExample { date, text, at, reading }
        };
        examples.iter().map(example).collect()
    };
    Explained {
        code: check.code,
        summary: check.summary,
        severity: check.severity.code(),
        severity_words: check.severity.words(),
        why: check.why,
        fires: examples(check.fires),
        silent: examples(check.silent),
    }
}
