//! Rows written in the format asked for; every listing is printed here.

use serde::Serialize;

use super::output::Output;
use crate::report::{Column, Format, Look, sheet};
use crate::workbench::Error;

/// Takes one row after the other.
type Taker<'a, R> = &'a mut dyn FnMut(R) -> Result<(), Error>;

/// Writes every row that `rows` hands over and returns how many there were.
pub(super) fn listed<R: Serialize>(
    format: Format,
    columns: &'static [Column<R>],
    out: &mut Output,
    rows: &mut dyn FnMut(Taker<'_, R>) -> Result<(), Error>,
) -> Result<usize, Error> {
    let look = Look { width: out.width, ..Look::default() };
    let mut sheet = sheet(format, columns, out.data(), look)?;
    rows(&mut |row| Ok(sheet.row(&row)?))?;
    let count = sheet.finish()?;
    out.flush()?;
    Ok(count)
}
