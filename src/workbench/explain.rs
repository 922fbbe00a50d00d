//! `explain`: what a check looks for and why, from the same constants that run it.

use std::path::Path;

use serde::Serialize;

use super::check::unknown_code;
use super::error::Error;
use super::id::{Id, Sort, any_id, numbered_claim};
use super::open::Desk;
use crate::check;
use crate::desk::row::FlagListRow;
use crate::store::FlagFilter;

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

/// A flag of a desk, and the check that raised it.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedFlag {
    /// The flag.
    pub row: FlagListRow,
    /// Its check; `None` when somebody raised it by hand.
    pub check: Option<Explained>,
}

/// Returns the flag that is called so on the desk at `desk`; `None` when that is no id, and how to
/// see what it is when it is another's.
pub fn explain_flag(desk: &Path, id: &str) -> Result<Option<ExplainedFlag>, Error> {
    let flag = match any_id(id, &Sort::ALL) {
        Ok(Id { sort: Sort::Flag, number }) => number,
        Ok(Id { sort, .. }) => return Err(no_check(id, sort)),
        Err(_) if numbered_claim(id).is_some() => return Err(no_check(id, Sort::Claim)),
        Err(_) => return Ok(None),
    };
    let rows = Desk::open_to_read(desk)?.store.flags(&FlagFilter::default())?;
    let named = format!("f{flag}");
    let row = rows.into_iter().find(|row| row.id == named).ok_or_else(|| {
        Error::usage(format!("There is no flag {named} in the current drafts."))
            .hint("factdesk report flags lists those there are.")
    })?;
    let check = check::by_code(&row.code).map(explained);
    Ok(Some(ExplainedFlag { row, check }))
}

/// What is no check and no flag, and how to see it.
fn no_check(id: &str, sort: Sort) -> Error {
    let see = match sort {
        Sort::Source => format!("See it: factdesk source show {id}"),
        Sort::Question => "Those that are open: factdesk questions".to_owned(),
        Sort::Note => "It stands with its claim: factdesk show CLAIM".to_owned(),
        Sort::Article | Sort::Claim | Sort::Flag => format!("See it: factdesk show {id}"),
    };
    let one = sort.words().0;
    Error::usage(format!("{id} is {one}; what is explained are checks, and the flags they raise."))
        .hint(see)
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
