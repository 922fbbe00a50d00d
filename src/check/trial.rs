//! The flags of a short text with the built-in sizes, for the tests of what is done with flags.

use super::{Case, Flag, Memo, References, run_all};
use crate::claim;
use crate::text::{Published, Text};

/// The flags of a text.
pub(super) fn flags_of(text: &Text) -> Vec<Flag> {
    let extraction = claim::extract(text);
    let (references, memo) = (References::built_in(), Memo::default());
    run_all(&Case { text, extraction: &extraction, references: &references, memo: &memo })
}

/// The flags of words without a date.
pub(super) fn flags(body: &str) -> Vec<Flag> {
    flags_of(&Text::plain(body))
}

/// The flags of words published then; an empty date is none.
pub(super) fn flags_on(date: &str, body: &str) -> Vec<Flag> {
    let published = Published::parse(date);
    assert_eq!(published.is_none(), date.is_empty(), "no date: {date}");
    flags_of(&Text { published, ..Text::plain(body) })
}

/// The flags of words without a date, each by its code and the words it stands on.
pub(super) fn placed(body: &str) -> Vec<(&'static str, String)> {
    flags(body).iter().map(|flag| (flag.code, flag.span.of(body).to_owned())).collect()
}

/// The flags of words without a date, each by its code and the first reading it offers.
pub(super) fn offered(body: &str) -> Vec<(&'static str, String)> {
    let first = |flag: Flag| (flag.code, flag.suggestions.into_iter().next().unwrap_or_default());
    flags(body).into_iter().map(first).collect()
}
