//! `factdesk.toml`: what a newsroom has set for its articles once and for all, where it is looked
//! for, and what is wrong with it. What comes of it together with options is left to `settings.rs`.

use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::check_named;
use super::error::Error;
use crate::check::Severity;
use crate::desk::{did_you_mean, meant};
use crate::text::{Offsets, on_one_line};

/// What the file is called.
pub(super) const FILE: &str = "factdesk.toml";

/// Folders that hold one of these are the root of a repository.
const ROOTS: &[&str] = &[".git", ".hg", ".jj", ".svn"];

const KEYS: [&str; 3] = ["level", "allow", "references"];

/// What is set in a project file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Project {
    /// How loud a flag must be for `check`.
    pub(super) level: Option<Severity>,
    /// Codes of checks that stay silent.
    pub(super) allow: Vec<String>,
    /// Tables of usual sizes, as written.
    pub(super) references: Vec<Named>,
}

/// A file that a project file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) path: PathBuf,
    /// Where it is named: "factdesk.toml, line 4, column 3".
    pub(super) place: String,
}

/// Returns the project file that holds for `folder`: its own, or the nearest above, but none
/// beyond the root of a repository or somebody's home.
pub(super) fn find(folder: &Path, home: Option<&Path>) -> Option<PathBuf> {
    for above in folder.ancestors() {
        let file = above.join(FILE);
        if file.is_file() {
            // In the folder one stands in, its name says all.
            return Some(if above == folder { PathBuf::from(FILE) } else { file });
        }
        let is_root = ROOTS.iter().any(|root| above.join(root).exists());
        if is_root || home == Some(above) {
            return None;
        }
    }
    None
}

/// Reads the words of the project file `name`.
pub(super) fn read(name: &str, words: &str) -> Result<Project, Error> {
    let file = File { name, offsets: Offsets::new(words) };
    let table = DeTable::parse(words).map_err(|error| {
        let what = format!("this cannot be read: {}.", on_one_line(error.message()));
        file.fault(error.span().unwrap_or(0..0), &what).hint(
            "A setting is a name, an equals sign and a value; words stand in straight quotation \
             marks, lists in square brackets: allow = [\"wrong-weekday\"]",
        )
    })?;
    let mut entries: Vec<_> = table.into_inner().into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let mut project = Project::default();
    for (key, value) in entries {
        match key.get_ref().as_ref() {
            "level" => project.level = Some(file.level(&value)?),
            "allow" => project.allow = file.list("allow", "wrong-weekday", &value, File::code)?,
            "references" => {
                let named = |file: &File<'_>, path: &str, place| file.named(path, place);
                project.references = file.list("references", "sizes.csv", &value, named)?;
            }
            _ => return Err(file.no_such(&key)),
        }
    }
    Ok(project)
}

struct File<'a> {
    name: &'a str,
    offsets: Offsets<'a>,
}

impl File<'_> {
    fn place(&self, at: usize) -> String {
        let (line, column) = (self.offsets.line_at(at), self.offsets.column_chars_at(at));
        format!("{}, line {line}, column {column}", self.name)
    }

    fn fault(&self, at: Range<usize>, what: &str) -> Error {
        Error::usage(format!("{}: {what}", self.place(at.start)))
    }

    fn no_such(&self, key: &Spanned<Cow<'_, str>>) -> Error {
        let name = key.get_ref().as_ref();
        let fault =
            self.fault(key.span(), &format!("there is no setting “{}”.", on_one_line(name)));
        match (name, did_you_mean(name, KEYS)) {
            ("date", _) => fault.hint(
                "A date belongs to one article: it stands at the head of its file, or is given \
                 with --date",
            ),
            (_, Some(near)) => fault.hint(meant(near)),
            _ => fault.hint(format!("The settings are {}.", KEYS.join(", "))),
        }
    }

    fn level(&self, value: &Spanned<DeValue<'_>>) -> Result<Severity, Error> {
        let levels = Severity::ALL.map(Severity::code);
        let Some(word) = value.get_ref().as_str() else {
            let what = format!("level is {}.", sort_of(value.get_ref()));
            return Err(self.fault(value.span(), &what).hint("Write a word: level = \"warning\""));
        };
        Severity::from_code(word).ok_or_else(|| {
            let what = format!("“{}” is no level.", on_one_line(word));
            let hint = match did_you_mean(word, levels) {
                Some(near) => meant(near),
                None => format!("The levels are {}.", levels.join(", ")),
            };
            self.fault(value.span(), &what).hint(hint)
        })
    }

    /// Reads a list of words, each through `one`.
    fn list<T>(
        &self,
        key: &str,
        example: &str,
        value: &Spanned<DeValue<'_>>,
        one: impl Fn(&Self, &str, Range<usize>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let not_so = |what: &str, value: &Spanned<DeValue<'_>>| {
            let what = format!("{what} is {}.", sort_of(value.get_ref()));
            let hint = format!("Write a list of words: {key} = [\"{example}\"]");
            self.fault(value.span(), &what).hint(hint)
        };
        let items = value.get_ref().as_array().ok_or_else(|| not_so(key, value))?;
        let word = |item: &Spanned<DeValue<'_>>| match item.get_ref().as_str() {
            Some(word) => one(self, word, item.span()),
            None => Err(not_so(&format!("in {key} there"), item)),
        };
        items.iter().map(word).collect()
    }

    fn code(&self, code: &str, at: Range<usize>) -> Result<String, Error> {
        match check_named(code) {
            Ok(()) => Ok(code.to_owned()),
            Err(Error { hint, .. }) => {
                let what = format!("there is no check called “{}”.", on_one_line(code));
                Err(Error { hint, ..self.fault(at, &what) })
            }
        }
    }

    fn named(&self, path: &str, at: Range<usize>) -> Result<Named, Error> {
        if path.trim().is_empty() {
            let hint = "Name a CSV file, or leave the entry out.";
            return Err(self.fault(at, "there is no file without a name.").hint(hint));
        }
        Ok(Named { path: PathBuf::from(path), place: self.place(at.start) })
    }
}

/// What stands where something else should.
fn sort_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a single word",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::workbench::Kind;

    #[test]
    fn every_setting_is_read_with_its_place() {
        let words = "# our desk\nlevel = \"info\"\nallow = [\"wrong-weekday\",\n  \
                     \"lost-scale-word\",\n]\nreferences = ['sizes/grain.csv']\n";
        let project = read("factdesk.toml", words).unwrap();
        assert_eq!(project.level, Some(Severity::Info));
        assert_eq!(project.allow, ["wrong-weekday", "lost-scale-word"]);
        let [named] = project.references.as_slice() else { panic!("{project:?}") };
        assert_eq!(named.path, Path::new("sizes/grain.csv"));
        assert_eq!(named.place, "factdesk.toml, line 6, column 15");
        assert_eq!(read("factdesk.toml", "").unwrap(), Project::default());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_what_to_write() {
        for (words, place, says, hint) in [
            ("levle = \"info\"", "line 1, column 1", "there is no setting “levle”.", "level"),
            ("\n[desk]\nlevel = 1", "line 2, column 2", "there is no setting “desk”.", "allow"),
            ("date = 2025-01-01", "line 1, column 1", "there is no setting “date”.", "--date"),
            ("level = 2", "line 1, column 9", "level is a number.", "level = \"warning\""),
            ("level = \"eror\"", "line 1, column 9", "“eror” is no level.", "error"),
            ("level = \"x\"", "line 1, column 9", "“x” is no level.", "error, warning, info"),
            ("é = 1", "line 1, column 1", "this cannot be read", "equals sign"),
            ("allow = \"wrong-weekday\"", "column 9", "allow is a single word.", "allow = [\""),
            ("allow = [\"qq\", 5]", "column 10", "no check called “qq”", "factdesk explain"),
            ("allow = [7]", "column 10", "in allow there is a number.", "allow = [\""),
            (
                "# é\nallow = [\"wrong-wekday\"]",
                "line 2, column 10",
                "“wrong-wekday”",
                "Did you mean wrong-weekday",
            ),
            ("references = true", "column 14", "references is true or false.", "references = [\""),
            ("references = [\"\"]", "column 15", "without a name", "CSV"),
            ("allow = [\n\"wrong-weekday\"", "line 2", "this cannot be read", "square brackets"),
            ("level = \"info\"\nlevel = \"info\"", "line 2, column 1", "duplicate key", "name"),
        ] {
            let error = read("factdesk.toml", words).unwrap_err();
            let hint_said = error.hint.clone().unwrap_or_default();
            assert_eq!(error.kind, Kind::Usage);
            for (told, part) in
                [(&error.message, place), (&error.message, says), (&hint_said, hint)]
            {
                assert!(told.contains(part), "{words:?}: no {part:?} in {error:?}");
            }
            assert!(error.message.starts_with("factdesk.toml, line "), "{error}");
            assert!(error.message.ends_with('.') && !error.message.ends_with(".."), "{error}");
        }
    }

    #[test]
    fn the_nearest_file_holds_and_none_beyond_a_repository_or_a_home() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("home/desk/.git/x")).unwrap();
        fs::create_dir_all(root.join("home/desk/drafts/june")).unwrap();
        let found = |from: &str| find(&root.join(from), Some(&root.join("home")));
        fs::write(root.join(FILE), "").unwrap();
        assert_eq!(found("home/desk/drafts"), None);
        assert_eq!(found("home"), None);
        assert_eq!(found("."), Some(PathBuf::from(FILE)));
        fs::write(root.join("home").join(FILE), "").unwrap();
        assert_eq!(found("home/desk/drafts"), None);
        fs::write(root.join("home/desk").join(FILE), "").unwrap();
        assert_eq!(found("home/desk/drafts/june"), Some(root.join("home/desk").join(FILE)));
        assert_eq!(found("home/desk"), Some(PathBuf::from(FILE)));
    }
}
