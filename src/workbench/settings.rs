//! What the checks go by in one run: the built-in sizes, the folder of tables beside the desk's
//! database, the project file, and the options, which win.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::check::check_named;
use super::error::Error;
use super::input::{cannot_read, text_of};
use super::project::{self, Named, Project};
use crate::check::{References, Settings, Severity};

/// The folder of tables beside a desk's database.
const FOLDER: &str = "references";

/// What the options say.
#[derive(Clone, Debug, Default)]
pub struct SettingsAsked {
    /// The project file; `None`: the one that is found.
    pub config: Option<PathBuf>,
    /// Codes of checks that stay silent, besides those of the project file.
    pub allow: Vec<String>,
    /// Tables of usual sizes, or folders of them, that win over all others.
    pub references: Vec<PathBuf>,
    /// The desk's database, where the command uses one.
    pub desk: Option<PathBuf>,
}

/// What the checks go by.
#[derive(Clone, Debug)]
pub struct DeskSettings {
    references: References,
    allow: Vec<String>,
    level: Option<Severity>,
}

impl<'a> From<&'a DeskSettings> for Settings<'a> {
    fn from(settings: &'a DeskSettings) -> Self {
        Self { references: &settings.references, allow: &settings.allow }
    }
}

impl DeskSettings {
    /// Returns the usual sizes to compare with.
    pub fn references(&self) -> &References {
        &self.references
    }

    /// Returns how loud a flag must be for `check`, where the project file says so.
    pub fn level(&self) -> Option<Severity> {
        self.level
    }
}

/// Finds out what the checks are to go by. A fault in a file is told with line and column.
pub fn settings(asked: &SettingsAsked) -> Result<DeskSettings, Error> {
    asked.allow.iter().try_for_each(|code| check_named(code))?;
    let (project, folder) = project(asked.config.as_deref())?;
    let mut references = References::built_in();
    for table in asked.desk.as_deref().map(beside).transpose()?.unwrap_or_default() {
        references = with_table(references, &table)?;
    }
    for Named { path, place } in &project.references {
        // Whoever reads the error must find where the file is named.
        let named = |error: Error| match error.hint {
            None => error,
            Some(_) => error.hint(format!("It is named in {place}")),
        };
        for table in tables(&folder.join(path)).map_err(named)? {
            references = with_table(references, &table).map_err(named)?;
        }
    }
    for path in &asked.references {
        for table in tables(path)? {
            references = with_table(references, &table)?;
        }
    }
    let allow = project.allow.into_iter().chain(asked.allow.iter().cloned()).collect();
    Ok(DeskSettings { references, allow, level: project.level })
}

/// Returns the tables in the folder beside a desk's database; none where there is no such folder.
fn beside(desk: &Path) -> Result<Vec<PathBuf>, Error> {
    let folder = desk.with_file_name(FOLDER);
    if folder.is_dir() { tables_in(&folder) } else { Ok(Vec::new()) }
}

/// Reads the tables beside a desk's database and returns how many there are.
pub(super) fn read_beside(desk: &Path) -> Result<usize, Error> {
    let tables = beside(desk)?;
    tables.iter().try_fold(References::built_in(), |all, table| with_table(all, table))?;
    Ok(tables.len())
}

/// Returns the project file that holds, and the folder its paths start from.
fn project(config: Option<&Path>) -> Result<(Project, PathBuf), Error> {
    let path = match config {
        Some(path) => Some(path.to_owned()),
        // Where nobody knows which folder this is, no file can be found in it.
        None => env::current_dir()
            .ok()
            .and_then(|folder| project::find(&folder, env::home_dir().as_deref())),
    };
    let Some(path) = path else { return Ok(Default::default()) };
    let project = project::read(&path.display().to_string(), &text_of(&path)?)?;
    Ok((project, path.parent().map(Path::to_owned).unwrap_or_default()))
}

/// Returns the tables that `path` stands for: itself, or those in the folder.
pub(super) fn tables(path: &Path) -> Result<Vec<PathBuf>, Error> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let tables = tables_in(path)?;
    if tables.is_empty() {
        let message = format!("The folder {} holds no table of sizes.", path.display());
        return Err(Error::unreadable(message).hint("Tables end in .csv"));
    }
    Ok(tables)
}

/// Returns the tables in a folder, in the order of their names; hidden ones are left.
fn tables_in(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.map_err(|error| cannot_read(&folder.display().to_string(), &error))?;
    let paths = entries.into_iter().map(|entry| entry.path());
    let is_table = |path: &PathBuf| {
        let csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        csv && !name.starts_with(b".") && path.is_file()
    };
    let mut tables: Vec<_> = paths.filter(is_table).collect();
    tables.sort();
    Ok(tables)
}

fn with_table(references: References, table: &Path) -> Result<References, Error> {
    let rows = text_of(table)?;
    references
        .with(&table.display().to_string(), &rows)
        .map_err(|error| Error::unreadable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table with one row: grain up to so many tonnes.
    fn table(concept: &str, high: &str) -> String {
        format!(
            "concept,unit,per,scope,plausible_low,plausible_high,impossible_below,\
             impossible_above,things,cues,actors,unless,too_small_for,shown_as,basis,evidence,\
             checked_on,reason\n{concept},tonne,year,country,1,{high},0,1e12,grain,,country,,a \
             harvest,,estimate,guess,2026-11-23,why\n"
        )
    }

    fn high(settings: &DeskSettings, concept: &str) -> Option<f64> {
        let rows = settings.references.rows().iter();
        rows.filter(|row| row.concept == concept).map(|row| row.plausible_high).next()
    }

    #[test]
    fn options_win_over_the_project_file_and_that_over_the_desks_folder() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("references")).unwrap();
        fs::create_dir_all(at("more")).unwrap();
        for (name, concept, limit) in [
            ("references/b.csv", "one", "20"),
            ("references/a.csv", "one", "10"),
            ("references/.c.csv", "one", "30"),
            ("references/d.CSV", "two", "40"),
            ("own.csv", "two", "50"),
            ("more/x.csv", "three", "60"),
            ("more/note.txt", "three", "70"),
        ] {
            fs::write(at(name), table(concept, limit)).unwrap();
        }
        fs::write(at("set.toml"), "allow = [\"wrong-weekday\"]\nreferences = [\"own.csv\"]\n")
            .unwrap();
        let asked = SettingsAsked {
            config: Some(at("set.toml")),
            allow: vec!["wrong-duration".to_owned()],
            references: vec![at("more")],
            desk: Some(at("factdesk.db")),
        };
        let found = settings(&asked).unwrap();
        let highs = ["one", "two", "three"].map(|concept| high(&found, concept));
        assert_eq!(highs, [Some(20.0), Some(50.0), Some(60.0)]);
        assert_eq!(found.allow, ["wrong-weekday", "wrong-duration"]);
        let without = settings(&SettingsAsked { desk: None, ..asked }).unwrap();
        assert_eq!(high(&without, "one"), None);
    }

    #[test]
    fn a_table_that_is_not_there_is_told_with_where_it_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("set.toml");
        fs::write(&config, "references = [\"none.csv\"]\n").unwrap();
        let asked = SettingsAsked { config: Some(config), ..SettingsAsked::default() };
        let error = settings(&asked).unwrap_err();
        assert!(error.message.ends_with("none.csv."), "{error}");
        assert!(error.hint.unwrap().ends_with("set.toml, line 1, column 15"));
    }
}
