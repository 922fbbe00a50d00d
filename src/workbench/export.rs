//! Reports: rows of the desk into a stream, or into a file that is there whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::error::{Error, Kind};
use super::list::{self, WhichClaims};
use super::open::Desk;
use crate::report::{ARTICLES, CLAIMS, FLAGS, Format, Look, sheet};

/// A report by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// One row a claim.
    Claims,
    /// One row a flag.
    Flags,
    /// One row an article.
    Articles,
}

impl Report {
    /// Every report, in the order the user sees.
    pub const ALL: [Self; 3] = [Self::Claims, Self::Flags, Self::Articles];

    /// Returns the name that `report` takes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Flags => "flags",
            Self::Articles => "articles",
        }
    }

    /// Returns what it is, for the help.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Claims => "one row a claim: words, figures, flags, verdict, sources",
            Self::Flags => "one row a flag: words, message, sum, readings that would fit",
            Self::Articles => "one row an article: claims, open ones, flags",
        }
    }

    /// Returns the report of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|report| report.code() == code)
    }
}

/// Writes a report to `out` and returns how many rows it has.
pub fn report(
    desk: &Desk,
    report: Report,
    article: Option<&str>,
    format: Format,
    look: Look,
    out: &mut dyn Write,
) -> Result<usize, Error> {
    let mut rows = 0;
    match report {
        Report::Claims => {
            let which =
                WhichClaims { article: article.map(str::to_owned), ..WhichClaims::default() };
            let mut sheet = sheet(format, CLAIMS, out, look)?;
            list::claims(desk, &which, &mut |claim| {
                rows += 1;
                Ok(sheet.row(&claim)?)
            })?;
            sheet.finish()?;
        }
        Report::Flags => {
            let mut sheet = sheet(format, FLAGS, out, look)?;
            list::flags(desk, article, &mut |flag| {
                rows += 1;
                Ok(sheet.row(&flag)?)
            })?;
            sheet.finish()?;
        }
        Report::Articles => {
            let wanted = article.map(|id| list::known_article(desk, id)).transpose()?;
            let wanted = wanted.map(|number| format!("a{number}"));
            let mut sheet = sheet(format, ARTICLES, out, look)?;
            list::articles(desk, None, None, None, &mut |article| {
                if wanted.as_ref().is_none_or(|wanted| *wanted == article.id) {
                    rows += 1;
                    sheet.row(&article)?;
                }
                Ok(())
            })?;
            sheet.finish()?;
        }
    }
    Ok(rows)
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
