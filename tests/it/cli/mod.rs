//! The command line, run as people run it: a home of its own, arguments, standard input; then
//! standard output, standard error and exit code.

mod accept;
mod add;
mod adjudicate;
mod allow;
mod article;
mod assign;
mod backup;
mod bad_input;
mod check;
mod claim;
mod completions;
mod database;
mod dismiss;
mod doctor;
mod every_act;
mod explain;
mod extract;
mod flag;
mod flags_by_check;
mod gate;
mod grammar;
mod interrupted;
mod lists;
mod next;
mod question;
mod redact;
mod reference;
mod reopen;
mod report;
mod resolve;
mod review;
mod reviewers;
mod revise;
mod rights;
mod scale;
mod settings;
mod show;
mod source;
mod undo;
mod verify;

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

pub(crate) use report::reviewed;

/// A temporary home in which commands run.
pub(crate) struct Home {
    folder: TempDir,
    columns: &'static str,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), columns: "80" }
    }

    /// The same home with a wider terminal.
    pub(crate) fn wide(self) -> Self {
        Self { columns: "100", ..self }
    }

    /// A home with one of the samples in it.
    pub(crate) fn with_sample(name: &str) -> Self {
        let home = Self::new();
        home.file(name, sample(name))
    }

    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factdesk"));
        command.args(args).current_dir(self.folder.path()).env_clear();
        command.env("HOME", self.folder.path()).env("TZ", "UTC").env("COLUMNS", self.columns);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, b"")
    }

    /// Runs with bytes on standard input.
    pub(crate) fn run_with(&self, args: &[&str], stdin: &[u8]) -> Ran {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let bytes = stdin.to_vec();
        // A command may stop reading early; then the pipe breaks, and that is its own affair.
        let writer = std::thread::spawn(move || drop(pipe.write_all(&bytes)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Ran {
            stdout: self.masked(&output.stdout),
            stderr: self.masked(&output.stderr),
            bytes: output.stdout,
            code: output.status.code(),
        }
    }

    /// Paths of this home and times of today stand for any.
    fn masked(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes);
        mask_times(&text.replace(&self.folder.path().display().to_string(), "~"))
    }
}

/// What a command did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) code: Option<i32>,
}

impl Ran {
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.stderr.contains(words), "not said: {words}\n{}", self.stderr);
        self
    }

    #[track_caller]
    pub(crate) fn prints(self, words: &str) -> Self {
        assert!(self.stdout.contains(words), "not printed: {words}\n{}", self.stdout);
        self
    }

    /// Both streams, as a snapshot keeps them.
    #[track_caller]
    pub(crate) fn matches(self, name: &str) -> Self {
        let code = self.code.unwrap_or(-1);
        let shown = format!("{}--- stderr ---\n{}--- exit {code} ---\n", self.stdout, self.stderr);
        snapshot(name, &shown);
        self
    }
}

/// Compares with the file of that name; `UPDATE=1` rewrites it, and the difference is the review.
#[track_caller]
pub(crate) fn snapshot(name: &str, shown: &str) {
    kept(&root().join("tests/fixtures/snapshots").join(format!("{name}.txt")), shown);
}

/// Compares with a file of the tree, or rewrites it.
#[track_caller]
pub(crate) fn kept(path: &Path, shown: &str) {
    if std::env::var_os("UPDATE").as_deref() == Some(OsStr::new("1")) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        return fs::write(path, shown).unwrap();
    }
    let before = fs::read_to_string(path).unwrap_or_default();
    assert!(before == shown, "{} is stale; UPDATE=1 rewrites it:\n{shown}", path.display());
}

pub(crate) fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}

pub(crate) fn sample(name: &str) -> Vec<u8> {
    fs::read(root().join("samples").join(name)).unwrap()
}

fn mask_times(text: &str) -> String {
    const PATTERN: &str = "0000-00-00T00:00:00";
    let fits = |at: usize| {
        let part = text.as_bytes().get(at..at + PATTERN.len());
        part.is_some_and(|part| {
            let like = |(byte, like): (&u8, u8)| match like {
                b'0' => byte.is_ascii_digit(),
                like => *byte == like,
            };
            part.iter().zip(PATTERN.bytes()).all(like)
        })
    };
    let (mut masked, mut at) = (String::new(), 0);
    while let Some(sign) = text[at..].chars().next() {
        if fits(at) {
            masked.push_str("TIME");
            let end = text[at..].find('Z').map_or(PATTERN.len(), |end| end + 1);
            at += end;
        } else {
            masked.push(sign);
            at += sign.len_utf8();
        }
    }
    masked
}
