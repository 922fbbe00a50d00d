//! Where articles come from: named files, folders, standard input, JSON Lines. What the bytes mean
//! is left to `ingest`.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::error::Error;
use crate::ingest;

/// What a file or standard input holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// One article.
    Text,
    /// One article a line.
    Jsonl,
}

impl InputKind {
    /// Every kind, in the order the user sees.
    pub const ALL: [Self; 2] = [Self::Text, Self::Jsonl];

    /// Returns the name that `--input` takes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Jsonl => "jsonl",
        }
    }

    /// Returns what that means, for the help.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Text => "every file is one article",
            Self::Jsonl => "every line is one article: {\"id\",\"text\",\"title\"?,\"date\"?}",
        }
    }

    /// Returns the kind of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The file; `None` for standard input.
    pub path: Option<PathBuf>,
    /// What it holds.
    pub kind: InputKind,
}

/// The largest article file that is read: an article is kilobytes, and a disk image a mistake.
const LARGEST_FILE_BYTES: u64 = 64 << 20;

impl Input {
    /// Returns the name for messages.
    pub fn name(&self) -> String {
        match &self.path {
            Some(path) => path.display().to_string(),
            None => "standard input".to_owned(),
        }
    }

    /// Returns why it is no article, in words that name it.
    pub(super) fn unreadable(&self, error: &ingest::Error) -> Error {
        let message = error.to_string();
        let rest = message.strip_prefix("- ").filter(|_| self.path.is_none());
        Error::unreadable(rest.map_or(message.clone(), |rest| format!("Standard input {rest}")))
    }

    /// Returns the whole of it, for one article.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        let name = self.name();
        let mut bytes = Vec::new();
        let read = match &self.path {
            Some(path) => File::open(path)
                .and_then(|file| file.take(LARGEST_FILE_BYTES + 1).read_to_end(&mut bytes)),
            None => io::stdin().lock().take(LARGEST_FILE_BYTES + 1).read_to_end(&mut bytes),
        };
        let length = read.map_err(|error| cannot_read(&name, &error))?;
        if u64::try_from(length).unwrap_or(u64::MAX) > LARGEST_FILE_BYTES {
            let message = format!("{name} is larger than 64 MiB, too large for one article.");
            return Err(Error::unreadable(message)
                .hint("Many articles go into JSON Lines, one a line: name the file .jsonl."));
        }
        Ok(bytes)
    }

    /// Opens it for reading line by line.
    pub(super) fn lines(&self) -> Result<Box<dyn BufRead>, Error> {
        const BUFFER_BYTES: usize = 1 << 18;
        match &self.path {
            Some(path) => {
                let file = File::open(path).map_err(|error| cannot_read(&self.name(), &error))?;
                Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, file)))
            }
            None => Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, io::stdin()))),
        }
    }
}

/// Finds out what is to be read: `-` is standard input, a folder everything in it that is an
/// article, in sorted order, and a file itself. `kind` overrules the ending.
///
/// A name that leads nowhere is an error in its place, so that the others can still be read.
pub fn inputs(named: &[PathBuf], kind: Option<InputKind>) -> Vec<Result<Input, Error>> {
    let mut found = Vec::new();
    for path in named {
        if path.as_os_str() == "-" {
            let kind = kind.unwrap_or(InputKind::Text);
            found.push(Ok(Input { path: None, kind }));
            continue;
        }
        match fs::metadata(path) {
            Err(error) => found.push(Err(cannot_read(&path.display().to_string(), &error))),
            Ok(about) if about.is_dir() => found.extend(folder(path, kind)),
            Ok(_) => found.push(Ok(file(path.clone(), kind))),
        }
    }
    found
}

fn file(path: PathBuf, kind: Option<InputKind>) -> Input {
    let kind = kind.unwrap_or(if is_jsonl(&path) { InputKind::Jsonl } else { InputKind::Text });
    Input { path: Some(path), kind }
}

fn is_jsonl(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl"))
}

fn folder(path: &Path, kind: Option<InputKind>) -> Vec<Result<Input, Error>> {
    let mut found = Vec::new();
    walk(path, kind, &mut found);
    if found.is_empty() {
        let message = format!("The folder {} holds no article.", path.display());
        found.push(Err(Error::unreadable(message).hint(format!(
            "Files with these endings are read: {}. A file of another ending is read when it is \
             named itself.",
            endings()
        ))));
    }
    found
}

/// Hidden files and folders, and folders behind a symbolic link, are stepped over.
fn walk(path: &Path, kind: Option<InputKind>, found: &mut Vec<Result<Input, Error>>) {
    let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.push(Err(cannot_read(&path.display().to_string(), &error))),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        match entry.file_type() {
            _ if hidden => {}
            Ok(about) if about.is_dir() => walk(&path, kind, found),
            Ok(_) if ingest::is_article(&path) || is_jsonl(&path) => {
                found.push(Ok(file(path, kind)));
            }
            Ok(_) => {}
            Err(error) => found.push(Err(cannot_read(&path.display().to_string(), &error))),
        }
    }
}

fn endings() -> String {
    let endings = ingest::ALL.iter().flat_map(|format| format.extensions);
    endings
        .copied()
        .chain(["jsonl"])
        .map(|ending| format!(".{ending}"))
        .collect::<Vec<_>>()
        .join(" ")
}

pub(super) fn cannot_read(name: &str, error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => Error::unreadable(format!("There is no file {name}."))
            .hint("Look at the spelling, and at the folder you are in."),
        io::ErrorKind::PermissionDenied => {
            Error::unreadable(format!("{name} may not be read by you."))
                .hint("Ask whoever owns the file to let you read it.")
        }
        io::ErrorKind::IsADirectory => Error::unreadable(format!("{name} is a folder."))
            .hint("Name the files in it, or add the whole folder with factdesk add."),
        _ => Error::unreadable(format!("{name} cannot be read: {error}.")),
    }
}

/// Reads a table or a file of settings, whole.
pub(super) fn text_of(file: &Path) -> Result<String, Error> {
    fs::read_to_string(file).map_err(|error| cannot_read(&file.display().to_string(), &error))
}

/// The longest line of JSON Lines that is read.
pub(super) const LONGEST_LINE_BYTES: usize = 16 << 20;

/// What became of a line that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Its bytes are there, without the line end.
    Whole,
    /// It has more bytes than a line may have; they were read past and not kept.
    TooLong,
}

/// Reads the next line and appends it to `bytes`, unless it is longer than `longest`; `None` at the
/// end.
pub(super) fn next_line(
    from: &mut dyn BufRead,
    longest: usize,
    bytes: &mut Vec<u8>,
) -> io::Result<Option<Line>> {
    let start = bytes.len();
    let most = u64::try_from(longest).unwrap_or(u64::MAX).saturating_add(1);
    let read = (&mut *from).take(most).read_until(b'\n', bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if read > longest {
        bytes.truncate(start);
        bytes.shrink_to(start);
        from.skip_until(b'\n')?;
        return Ok(Some(Line::TooLong));
    }
    if bytes.len() > start && bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    Ok(Some(Line::Whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_too_long_is_read_past_and_the_next_one_kept() {
        let mut bytes =
            BufReader::with_capacity(4, &b"0123456789\nabc\r\n\n12345\n123456\nend"[..]);
        let mut next = || {
            let mut line = b"before".to_vec();
            let what = next_line(&mut bytes, 5, &mut line).unwrap();
            what.map(|what| (what, String::from_utf8(line.split_off(6)).unwrap()))
        };
        let whole = |words: &str| Some((Line::Whole, words.to_owned()));
        assert_eq!(next(), Some((Line::TooLong, String::new())));
        assert_eq!(next(), whole("abc"));
        assert_eq!(next(), whole(""));
        assert_eq!(next(), whole("12345"));
        assert_eq!(next(), Some((Line::TooLong, String::new())));
        assert_eq!(next(), whole("end"));
        assert_eq!(next(), None);
    }

    #[test]
    fn a_folder_is_walked_in_sorted_order_and_hidden_files_are_left() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.md", "c.png", ".hidden.txt", "sub/d.jsonl"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let found = inputs(&[folder.path().to_owned()], None);
        let name = |input: &Result<Input, Error>| {
            let path = input.as_ref().unwrap().path.clone().unwrap();
            path.strip_prefix(folder.path()).unwrap().display().to_string()
        };
        assert_eq!(found.iter().map(name).collect::<Vec<_>>(), ["a.md", "b.txt", "sub/d.jsonl"]);
        assert_eq!(found.last().unwrap().as_ref().unwrap().kind, InputKind::Jsonl);
    }
}
