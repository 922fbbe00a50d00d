//! Reports: rows of the desk into a stream, or into a file that is there whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use chrono::{SecondsFormat, Utc};

use super::error::{Error, Kind};
use super::narrow::{Narrowing, narrowed};
use super::open::Desk;
use super::rows::DeskRows;
use crate::report::{self, Format, Look, Page, Report, Stamp, format};

/// How a report is to be written.
#[derive(Clone, Debug, Default)]
pub struct Reporting {
    /// What it is to be narrowed to.
    pub narrowing: Narrowing,
    /// How; `None`: as the report is written when nobody says otherwise.
    pub format: Option<Format>,
    /// Columns of the terminal; `None`: it does not go to one.
    pub width: Option<usize>,
    /// Whether CSV begins with a byte order mark.
    pub bom: bool,
}

/// A report that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// How many rows it has.
    pub rows: usize,
    /// The head of the chain of events it shows: `42:0123456789abcdef`.
    pub head: String,
}

/// Writes a report to `out`. It shows the desk at one moment, however long it is.
pub fn report(
    desk: &Desk,
    report: &Report,
    asked: &Reporting,
    out: &mut dyn Write,
) -> Result<Reported, Error> {
    let format = format_of(report, asked.format)?;
    if asked.bom && format != format::CSV {
        return Err(Error::usage("--bom is for CSV only.").hint("Add --format csv"));
    }
    let at = Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true);
    desk.store.at_one_moment(|| {
        let which = narrowed(desk, report, &asked.narrowing)?;
        let head = desk.store.head()?.to_string();
        let look = Look {
            width: asked.width.unwrap_or(Look::default().width),
            bom: asked.bom,
            title: report.code,
            stamp: Stamp { head: &head, at: &at },
        };
        let rows = (report.write)(&DeskRows { desk }, &which, &mut Page { format, look, out })?;
        Ok(Reported { rows, head })
    })
}

/// Returns the format to write; one that the report does not have is refused.
fn format_of(report: &Report, asked: Option<Format>) -> Result<Format, Error> {
    match (report.only, asked) {
        (Some(only), Some(asked)) if asked != only => {
            let message = format!("report {} is a page, not a list of rows.", report.code);
            let hint = format!("It is written with --format {}, or without --format.", only.code);
            Err(Error::usage(message).hint(hint))
        }
        (Some(only), _) => Ok(only),
        (None, asked) => Ok(asked.unwrap_or(format::CSV)),
    }
}

/// What a report tripped over, as the workbench sorts it.
impl From<report::Error> for Error {
    fn from(error: report::Error) -> Self {
        match error {
            report::Error::Write(error) => Self::from(error),
            report::Error::Rows(error) => match error.downcast::<Self>() {
                Ok(ours) => *ours,
                Err(other) => Self::new(Kind::Fault, other.to_string()),
            },
        }
    }
}

/// Writes a file through `write`: under a temporary name beside it, flushed to the disk, and only
/// then under its own. A failure leaves what was there before.
pub fn to_file<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Error>,
) -> Result<T, Error> {
    let cannot = |error: &io::Error| {
        let message = format!("{} cannot be written: {error}.", path.display());
        Error::new(Kind::Store, message).hint(
            "Nothing was changed. Is there such a folder, may you write there, is there room?",
        )
    };
    if path.is_dir() {
        return Err(Error::usage(format!("{} is a folder.", path.display()))
            .hint("Name the file to write in it."));
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        let there = format!("There is no folder {}.", folder.display());
        return Err(Error::usage(there).hint("Make it first, or name another place."));
    }
    let mut temporary = tempfile::Builder::new()
        .prefix(".factdesk-")
        .tempfile_in(folder)
        .map_err(|error| cannot(&error))?;
    let mut out = BufWriter::new(temporary.as_file_mut());
    let written = write(&mut out)?;
    out.flush().map_err(|error| cannot(&error))?;
    drop(out);
    temporary.as_file().sync_all().map_err(|error| cannot(&error))?;
    readable(temporary.as_file(), path).map_err(|error| cannot(&error))?;
    temporary.persist(path).map_err(|error| cannot(&error.error))?;
    Ok(written)
}

/// A temporary file is its maker's alone; a report is read by others, like any other file, or like
/// the one it replaces.
#[cfg(unix)]
fn readable(file: &std::fs::File, path: &Path) -> io::Result<()> {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;

    let mode = fs::metadata(path).map_or(0o644, |before| before.permissions().mode());
    file.set_permissions(Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn readable(_file: &std::fs::File, _path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_report_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("claims.csv");
        to_file(&path, |out| Ok(out.write_all(b"old")?)).unwrap();
        let failed = to_file(&path, |out| {
            out.write_all(b"half")?;
            Err::<(), _>(Error::usage("no"))
        });
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_none_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let error = to_file(&folder.path().join("no/claims.csv"), |_| Ok(())).unwrap_err();
        assert_eq!(error.kind, Kind::Usage);
        assert_eq!(to_file(folder.path(), |_| Ok(())).unwrap_err().kind, Kind::Usage);
    }
}
