//! `scale`: the verdicts a desk chooses between, its own scales, and which one is in use.

use std::path::Path;

use super::error::Error;
use super::input::text_of;
use super::open::Desk;
use super::who::Who;
use super::words::checked_words;
use crate::desk::row::{ScaleRow, StepRow};
use crate::desk::scale_file::{self, OwnScale, OwnStep};
use crate::desk::{either, meant, near_ones};
use crate::store::Acted;

/// Returns the scale in use, and its steps as rows.
pub fn scale(desk: &Desk) -> Result<(OwnScale, Vec<StepRow>), Error> {
    let scale = desk.store.scale()?;
    let rows = (1..).zip(&scale.steps).map(|(position, step)| row(&scale.code, position, step));
    let rows = rows.collect();
    Ok((scale, rows))
}

/// Returns every scale the desk has, the built-in ones first.
pub fn scales(desk: &Desk) -> Result<Vec<ScaleRow>, Error> {
    let in_use = desk.store.scale()?.code;
    let scales = desk.store.scales()?.into_iter().map(|scale| ScaleRow {
        in_use: scale.code == in_use,
        scale: scale.code,
        name: scale.name,
        verdicts: scale.steps.into_iter().map(|step| step.code).collect(),
    });
    Ok(scales.collect())
}

/// Gives verdicts on that scale from now on; those that stand keep theirs. With a version, only if
/// it is still the one of what is in use.
pub fn use_scale(
    desk: &mut Desk,
    who: &Who,
    code: &str,
    if_version: Option<i64>,
) -> Result<Acted<OwnScale>, Error> {
    Ok(desk.store.use_scale(&who.now(), code, if_version)?)
}

/// Returns the version of the choice of a scale: 0 while nobody has chosen one.
pub fn scale_version(desk: &Desk) -> Result<i64, Error> {
    Ok(desk.store.setting_version("scale")?)
}

/// Keeps a scale of the desk's own, read from a table.
pub fn add_scale(
    desk: &mut Desk,
    who: &Who,
    file: &Path,
    code: &str,
    name: &str,
) -> Result<Acted<OwnScale>, Error> {
    add_scale_table(desk, who, (&file.display().to_string(), &text_of(file)?), code, name)
}

/// The same of a table that lies in no file of ours: what it is called, and what it holds.
pub fn add_scale_table(
    desk: &mut Desk,
    who: &Who,
    (called, table): (&str, &str),
    code: &str,
    name: &str,
) -> Result<Acted<OwnScale>, Error> {
    let name = checked_words("The name", name)?;
    let scale = scale_file::read(code, &name, table).map_err(|fault| match fault.line {
        Some(_) => Error::unreadable(format!("{called}: {fault}"))
            .hint(format!("The columns are {}", scale_file::COLUMNS.join(", "))),
        None => Error::usage(fault.to_string()),
    })?;
    Ok(desk.store.add_scale(&who.now(), &scale)?.map(|()| scale))
}

/// Returns the step of the scale in use that `verdict` names; refuses another word with the list.
pub fn verdict_in_use(desk: &Desk, verdict: &str) -> Result<OwnStep, Error> {
    let scale = desk.store.scale()?;
    let found = scale.steps.iter().find(|step| step.code == verdict);
    found.cloned().ok_or_else(|| no_such_verdict(&scale, verdict))
}

/// Refuses a verdict that is on none of the desk's scales: one given on an earlier scale is still
/// found by it.
pub(super) fn known_verdict(desk: &Desk, verdict: &str) -> Result<(), Error> {
    let scales = desk.store.scales()?;
    if scales.iter().flat_map(|scale| &scale.steps).any(|step| step.code == verdict) {
        return Ok(());
    }
    Err(no_such_verdict(&desk.store.scale()?, verdict))
}

fn no_such_verdict(scale: &OwnScale, verdict: &str) -> Error {
    let codes: Vec<_> = scale.steps.iter().map(|step| step.code.as_str()).collect();
    let near = near_ones(verdict, codes.iter().copied());
    let meant = if near.is_empty() { String::new() } else { format!("{} ", meant(either(&near))) };
    let refused = format!("{verdict:?} is no verdict on this desk's scale.");
    Error::usage(refused).hint(format!("{meant}It has {}", codes.join(", ")))
}

fn row(scale: &str, position: usize, step: &OwnStep) -> StepRow {
    StepRow {
        scale: scale.to_owned(),
        position,
        verdict: step.code.clone(),
        label: step.label.clone(),
        ordinal: step.ordinal,
        passes: step.passes,
        needs_reason: step.needs_reason,
        doubts: step.doubts,
        meaning: step.meaning.clone(),
    }
}
