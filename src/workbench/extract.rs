//! `extract`: articles in, what the machine says about them out, nothing kept. Many threads work,
//! but what comes out is the same bytes in the same order whatever their number, and memory holds
//! only what is on its way.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, mpsc};
use std::thread;

use serde::Serialize;

use super::error::Error;
use super::input::{Input, InputKind, Line, inputs, next_line};
use crate::check::References;
use crate::desk::{Analysis, analyse, text_sha256};
use crate::ingest::{self, Document, Given, LineError};
use crate::report::format::{self, Format};
use crate::report::{EXTRACTION, Look, figures_of, one_line, sheet};
use crate::text::Published;

/// The longest line of JSON Lines that is read.
const LONGEST_LINE_BYTES: usize = 16 << 20;
/// What one thread takes at a time: enough to be worth handing over, little enough to share.
const JOB_LINES: usize = 32;
const JOB_BYTES: usize = 256 << 10;
/// Jobs on their way for each thread; with the line limit this bounds the memory.
const JOBS_A_THREAD: usize = 4;

/// How to extract.
#[derive(Clone, Debug)]
pub struct Extracting {
    /// Files; `-` is standard input.
    pub files: Vec<PathBuf>,
    /// What they hold; `None` goes by the ending.
    pub input: Option<InputKind>,
    /// What comes out.
    pub output: Output,
    /// Threads that work.
    pub threads: usize,
    /// The publication date of articles that name none.
    pub published: Option<Published>,
    /// Columns of the terminal, for a table.
    pub width: usize,
}

/// What `extract` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// The contract's object, one a line.
    Jsonl,
    /// One row a figure.
    Csv,
    /// One table an article.
    Table,
}

impl Output {
    /// Every output, in the order the user sees.
    pub const ALL: [Self; 3] = [Self::Jsonl, Self::Csv, Self::Table];

    /// Returns the name that `--output` takes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Table => "table",
        }
    }

    /// Returns what that means, for the help.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Jsonl => "one object an article, with sentences, figures, claims and flags",
            Self::Csv => "one row a figure, for spreadsheets",
            Self::Table => "one table an article, for people",
        }
    }

    /// Returns the output of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|output| output.code() == code)
    }
}

/// How it went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    /// Articles read.
    pub articles: usize,
    /// Lines that could not be read; each stands in the output as an error object.
    pub bad_lines: usize,
    /// Files that could not be read, and what else people should know.
    pub troubles: Vec<Error>,
    /// What people should know about the reading.
    pub notices: Vec<String>,
}

/// Reads every article and writes what the machine says about it to `out`.
pub fn extract(
    asked: &Extracting,
    references: &References,
    out: &mut dyn Write,
) -> Result<Extracted, Error> {
    let mut extracted = Extracted::default();
    let mut writer = Writer { asked, out, begun: false };
    for input in inputs(&asked.files, asked.input) {
        let done = input.and_then(|input| match input.kind {
            InputKind::Text => one_article(&input, references, &mut writer, &mut extracted),
            InputKind::Jsonl => lines(&input, references, &mut writer, &mut extracted),
        });
        match done {
            Ok(()) => {}
            Err(error) if error.kind == super::Kind::Unreadable => extracted.troubles.push(error),
            Err(error) => return Err(error),
        }
    }
    writer.finish()?;
    Ok(extracted)
}

fn one_article(
    input: &Input,
    references: &References,
    writer: &mut Writer<'_>,
    extracted: &mut Extracted,
) -> Result<(), Error> {
    let bytes = input.bytes()?;
    if input.path.is_none() && bytes.trim_ascii_start().starts_with(b"{\"") {
        let hint = "Standard input looks like JSON Lines; --input jsonl reads it so.";
        extracted.notices.push(hint.to_owned());
    }
    let given = Given { published: writer.asked.published, ..Given::default() };
    let name = input.path.as_ref().map_or("-".to_owned(), |path| path.display().to_string());
    let document = ingest::read(&name, &bytes, &given)
        .map_err(|error| Error::unreadable(error.to_string()))?;
    extracted.notices.extend(document.notices.iter().map(|notice| format!("{name}: {notice}")));
    let answer = Answer::Article(Box::new(analysis(&document, references)));
    extracted.articles += 1;
    writer.write(&rendered(writer.asked, &[answer])?)
}

/// What is said about one line.
enum Answer {
    Article(Box<Analysis>),
    Bad(LineError),
}

fn analysis(document: &Document, references: &References) -> Analysis {
    let id = document.id.clone().unwrap_or_else(|| text_sha256(&document.text.body));
    analyse(id, &document.text, references)
}

fn answer(line: &Line, number: usize, asked: &Extracting, references: &References) -> Answer {
    let bad =
        |id, code, message: String| Answer::Bad(LineError { id, code, message, line: number });
    let Line::Whole(bytes) = line else {
        let message = "The line is longer than 16 MiB. Write one article a line.".to_owned();
        return bad(None, "line-too-long", message);
    };
    let mut document = match ingest::jsonl_line(bytes, number) {
        Ok(document) => document,
        Err(error) => return Answer::Bad(error),
    };
    document.text.published = document.text.published.or(asked.published);
    let worked = AssertUnwindSafe(|| analysis(&document, references));
    if let Ok(analysis) = catch_unwind(worked) {
        return Answer::Article(Box::new(analysis));
    }
    let message = "factdesk tripped over this article. Please report it.".to_owned();
    bad(document.id.clone(), "fault", message)
}

/// Some lines in a row, with their numbers.
struct Job {
    place: usize,
    lines: Vec<(usize, Line)>,
}

/// What became of a job.
struct Done {
    place: usize,
    bytes: io::Result<Vec<u8>>,
    articles: usize,
    bad_lines: usize,
}

fn lines(
    input: &Input,
    references: &References,
    writer: &mut Writer<'_>,
    extracted: &mut Extracted,
) -> Result<(), Error> {
    let from = input.lines()?;
    let asked = writer.asked;
    let threads = asked.threads.max(1);
    let (give, jobs) = mpsc::sync_channel::<Job>(threads * JOBS_A_THREAD);
    let (hand_in, results) = mpsc::channel::<Done>();
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (jobs, hand_in) = (&jobs, hand_in.clone());
            scope.spawn(move || {
                // The lock is held while waiting, and let go before the work begins.
                while let Ok(Ok(job)) = jobs.lock().map(|jobs| jobs.recv()) {
                    if hand_in.send(work(&job, asked, references)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(hand_in);
        let mut reader = Reader { from, line: 0, place: 0, name: input.name() };
        let most = threads * JOBS_A_THREAD;
        // `give` ends with this closure, on success and on failure alike, and the threads with it.
        conduct(&mut reader, give, &results, most, writer, extracted)
    })
}

/// Keeps at most `most` jobs on their way and writes the results in the order of the input.
fn conduct(
    reader: &mut Reader,
    give: mpsc::SyncSender<Job>,
    results: &mpsc::Receiver<Done>,
    most: usize,
    writer: &mut Writer<'_>,
    extracted: &mut Extracted,
) -> Result<(), Error> {
    let mut waiting = BTreeMap::new();
    let (mut next_out, mut on_the_way, mut at_end) = (0, 0, false);
    let mut failed = None;
    loop {
        while !at_end && on_the_way < most {
            match reader.next_job() {
                Ok(Some(job)) => {
                    on_the_way += 1;
                    at_end = give.send(job).is_err();
                }
                Ok(None) => at_end = true,
                Err(error) => {
                    at_end = true;
                    failed = Some(error);
                }
            }
        }
        if on_the_way == 0 {
            break;
        }
        let Ok(done) = results.recv() else { break };
        waiting.insert(done.place, done);
        while let Some(done) = waiting.remove(&next_out) {
            next_out += 1;
            on_the_way -= 1;
            extracted.articles += done.articles;
            extracted.bad_lines += done.bad_lines;
            writer.write(&done.bytes?)?;
        }
    }
    drop(give);
    failed.map_or(Ok(()), Err)
}

fn work(job: &Job, asked: &Extracting, references: &References) -> Done {
    let answers: Vec<_> =
        (job.lines.iter()).map(|(number, line)| answer(line, *number, asked, references)).collect();
    let bad_lines = answers.iter().filter(|answer| matches!(answer, Answer::Bad(_))).count();
    Done {
        place: job.place,
        bytes: rendered(asked, &answers),
        articles: answers.len() - bad_lines,
        bad_lines,
    }
}

struct Reader {
    from: Box<dyn BufRead>,
    line: usize,
    place: usize,
    name: String,
}

impl Reader {
    fn next_job(&mut self) -> Result<Option<Job>, Error> {
        let (mut lines, mut bytes) = (Vec::new(), 0);
        while lines.len() < JOB_LINES && bytes < JOB_BYTES {
            let next = next_line(self.from.as_mut(), LONGEST_LINE_BYTES).map_err(|error| {
                Error::unreadable(format!("{} cannot be read further: {error}.", self.name))
            })?;
            let Some(line) = next else { break };
            self.line += 1;
            if let Line::Whole(words) = &line {
                bytes += words.len();
                if words.trim_ascii().is_empty() {
                    continue;
                }
            }
            lines.push((self.line, line));
        }
        if lines.is_empty() {
            return Ok(None);
        }
        self.place += 1;
        Ok(Some(Job { place: self.place - 1, lines }))
    }
}

#[derive(Serialize)]
struct ErrorObject<'a> {
    id: Option<&'a str>,
    error: ErrorBody<'a>,
}

#[derive(Serialize)]
struct ErrorBody<'a> {
    code: &'a str,
    message: &'a str,
    line: usize,
}

fn rendered(asked: &Extracting, answers: &[Answer]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for answer in answers {
        match (answer, asked.output) {
            (Answer::Article(analysis), Output::Jsonl) => {
                serde_json::to_writer(&mut bytes, analysis)?;
                bytes.push(b'\n');
            }
            (Answer::Bad(LineError { id, code, message, line }), Output::Jsonl) => {
                let error = ErrorBody { code, message, line: *line };
                serde_json::to_writer(&mut bytes, &ErrorObject { id: id.as_deref(), error })?;
                bytes.push(b'\n');
            }
            (Answer::Article(analysis), Output::Csv) => {
                let mut rows = Vec::new();
                rows_of(analysis, format::CSV, asked.width, &mut rows)?;
                // Every job writes its own header row; the one at the top is enough.
                let header = rows.iter().position(|&byte| byte == b'\n').map_or(0, |end| end + 1);
                bytes.extend_from_slice(rows.get(header..).unwrap_or(&[]));
            }
            (Answer::Article(analysis), Output::Table) => {
                let name = if analysis.title.is_empty() { &analysis.id } else { &analysis.title };
                writeln!(bytes, "{}", one_line(name))?;
                if analysis.figures.is_empty() {
                    writeln!(bytes, "No figures.")?;
                }
                rows_of(analysis, format::TABLE, asked.width, &mut bytes)?;
                bytes.push(b'\n');
            }
            (Answer::Bad(error), Output::Table) => {
                writeln!(bytes, "Line {}: {}\n", error.line, one_line(&error.message))?;
            }
            (Answer::Bad(_), Output::Csv) => {}
        }
    }
    Ok(bytes)
}

fn rows_of(
    analysis: &Analysis,
    format: Format,
    width: usize,
    bytes: &mut Vec<u8>,
) -> io::Result<()> {
    let mut sheet = sheet(format, EXTRACTION, bytes, Look { width, ..Look::default() })?;
    for row in figures_of(analysis) {
        sheet.row(&row)?;
    }
    sheet.finish().map(drop)
}

/// Writes the header row once, also when no article follows.
struct Writer<'a> {
    asked: &'a Extracting,
    out: &'a mut dyn Write,
    begun: bool,
}

impl Writer<'_> {
    fn begin(&mut self) -> Result<(), Error> {
        if !self.begun && self.asked.output == Output::Csv {
            sheet(format::CSV, EXTRACTION, self.out, Look::default())?.finish()?;
        }
        self.begun = true;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.begin()?;
        Ok(self.out.write_all(bytes)?)
    }

    fn finish(&mut self) -> Result<(), Error> {
        self.begin()?;
        Ok(self.out.flush()?)
    }
}
