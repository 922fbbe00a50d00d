//! What templates may ask of a value: a time to the minute, a severity in words, a source's name.

// What the macro makes of a function is not ours to write.
#![allow(clippy::unnecessary_wraps, clippy::unused_self, clippy::inline_always)]

use askama::{Result, Values};

use crate::check::Severity;
use crate::desk::row::{SourceListRow, source_name};
use crate::desk::source::Stance;
use crate::workbench;

/// "2023-07-14 16:42" of a time as stored, in the machine's own zone; a day stays a day.
#[askama::filter_fn]
pub(super) fn minute(at: impl std::fmt::Display, _: &dyn Values) -> Result<String> {
    let stored = at.to_string();
    Ok(workbench::local_minute(&stored).unwrap_or(stored))
}

/// "must query" of `error`.
#[askama::filter_fn]
pub(super) fn words(severity: impl std::fmt::Display, _: &dyn Values) -> Result<String> {
    let code = severity.to_string();
    Ok(Severity::from_code(&code).map_or(code, |severity| severity.words().to_owned()))
}

/// "refutes the claim" of `refutes`.
#[askama::filter_fn]
pub(super) fn stance(stance: impl std::fmt::Display, _: &dyn Values) -> Result<String> {
    let code = stance.to_string();
    Ok(Stance::from_code(&code).map_or(code, |stance| stance.words().to_owned()))
}

/// What people call a source.
#[askama::filter_fn]
pub(super) fn name(source: &SourceListRow, _: &dyn Values) -> Result<String> {
    let SourceListRow { title, url, file_name, .. } = source;
    Ok(source_name(title.as_deref(), url.as_deref(), file_name.as_deref()).to_owned())
}

/// "press release" of `press_release`.
#[askama::filter_fn]
pub(super) fn spaced(code: impl std::fmt::Display, _: &dyn Values) -> Result<String> {
    Ok(code.to_string().replace('_', " "))
}

/// The words as a part of an address.
#[askama::filter_fn]
pub(super) fn in_address(words: impl std::fmt::Display, _: &dyn Values) -> Result<String> {
    Ok(crate::web::address::encoded(&words.to_string()))
}

/// What was typed, so that a field holds exactly that; it is safe as it is.
#[askama::filter_fn]
pub(super) fn exact(typed: impl std::fmt::Display, _: &dyn Values) -> Result<String> {
    Ok(crate::web::escape::exact(&typed.to_string()))
}
