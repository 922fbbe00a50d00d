//! `extract`: articles in, what the machine says about them out, nothing kept. Many threads work,
//! but what comes out is the same bytes in the same order whatever their number, and memory holds
//! only what is on its way.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, mpsc};
use std::thread;

use serde::Serialize;

use super::error::Error;
use super::input::{Input, InputKind, LONGEST_LINE_BYTES, Line, inputs, next_line};
use crate::check::References;
use crate::desk::{Analysis, analyse, read_through, text_sha256};
use crate::ingest::{self, Document, Given, LineError};
use crate::report::format::{self, Format};
use crate::report::{EXTRACTION, Full, Look, extraction_json, figures_of, one_line, sheet};
use crate::text::Published;

/// What one thread takes at a time: enough to be worth handing over, little enough to share.
const JOB_LINES: usize = 512;
const JOB_BYTES: usize = 64 << 10;
/// Jobs on their way for each thread; with the line limit this bounds the memory.
const JOBS_A_THREAD: usize = 4;
/// What is carried away before an article ends, where one thread works alone.
const PIECE_BYTES: usize = 1 << 20;

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

impl Extracted {
    fn add(&mut self, count: &Count) {
        self.articles += count.articles;
        self.bad_lines += count.bad_lines;
    }
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
    let mut bytes = Vec::new();
    let told = tell(&document, writer.asked, references, &mut bytes, &mut Through(writer))?;
    told.unwrap_or_else(|fault| resume_unwind(fault));
    extracted.articles += 1;
    Ok(writer.write(&bytes)?)
}

/// Writes what is said about one article; an inner error is a fault of ours.
fn tell(
    article: &Document,
    asked: &Extracting,
    references: &References,
    bytes: &mut Vec<u8>,
    full: &mut impl Full,
) -> io::Result<thread::Result<()>> {
    let text = &article.text;
    let hash = article.id.is_none().then(|| text_sha256(&text.body));
    let id = article.id.as_deref().or(hash.as_deref()).unwrap_or_default();
    if asked.output == Output::Jsonl {
        return match catch_unwind(AssertUnwindSafe(|| read_through(text, references))) {
            Ok(reading) => extraction_json(id, &reading, bytes, full).map(Ok),
            Err(fault) => Ok(Err(fault)),
        };
    }
    match catch_unwind(AssertUnwindSafe(|| analyse(id, text, references))) {
        Ok(analysis) => rendered(asked, &analysis, bytes).map(Ok),
        Err(fault) => Ok(Err(fault)),
    }
}

/// Some lines in a row.
#[derive(Default)]
struct Job {
    place: usize,
    /// Their bytes, one behind the other.
    bytes: Vec<u8>,
    /// Each with its number and where it ends.
    lines: Vec<(usize, Line, usize)>,
}

/// What became of a job.
struct Done {
    place: usize,
    worked: io::Result<Count>,
    bytes: Vec<u8>,
}

#[derive(Default)]
struct Count {
    articles: usize,
    bad_lines: usize,
}

fn lines(
    input: &Input,
    references: &References,
    writer: &mut Writer<'_>,
    extracted: &mut Extracted,
) -> Result<(), Error> {
    let asked = writer.asked;
    let (line, place, name, failed) = (0, 0, input.name(), None);
    let mut reader = Reader { from: input.lines()?, line, place, name, failed };
    let threads = asked.threads.max(1);
    if threads == 1 {
        return alone(&mut reader, references, writer, extracted);
    }
    let (give, jobs) = mpsc::sync_channel::<Job>(threads * JOBS_A_THREAD);
    let (hand_in, results) = mpsc::channel::<Done>();
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (jobs, hand_in) = (&jobs, hand_in.clone());
            scope.spawn(move || {
                // The lock is held while waiting, and let go before the work begins.
                while let Ok(Ok(mut job)) = jobs.lock().map(|jobs| jobs.recv()) {
                    let mut bytes = Vec::new();
                    let worked = work(&mut job, asked, references, &mut bytes, &mut ());
                    let done = Done { place: job.place, worked, bytes };
                    if hand_in.send(done).is_err() {
                        break;
                    }
                }
            });
        }
        drop(hand_in);
        let most = threads * JOBS_A_THREAD;
        // `give` ends with this closure, on success and on failure alike, and the threads with it.
        conduct(&mut reader, give, &results, most, writer, extracted)
    })
}

/// One thread reads, works and writes in turn, and hands nothing over.
fn alone(
    reader: &mut Reader,
    references: &References,
    writer: &mut Writer<'_>,
    extracted: &mut Extracted,
) -> Result<(), Error> {
    let (mut job, mut bytes) = (Job::default(), Vec::new());
    while reader.next_job(&mut job)? {
        let asked = writer.asked;
        extracted.add(&work(&mut job, asked, references, &mut bytes, &mut Through(writer))?);
        writer.write(&bytes)?;
        bytes.clear();
    }
    Ok(())
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
            let mut job = Job::default();
            match reader.next_job(&mut job) {
                Ok(true) => {
                    on_the_way += 1;
                    at_end = give.send(job).is_err();
                }
                Ok(false) => at_end = true,
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
            extracted.add(&done.worked?);
            writer.write(&done.bytes)?;
        }
    }
    drop(give);
    failed.map_or(Ok(()), Err)
}

fn work(
    job: &mut Job,
    asked: &Extracting,
    references: &References,
    bytes: &mut Vec<u8>,
    full: &mut impl Full,
) -> io::Result<Count> {
    let mut count = Count::default();
    let mut start = 0;
    for (at, &(number, line, end)) in job.lines.iter().enumerate() {
        let words = job.bytes.get(start..end).unwrap_or_default();
        start = end;
        let fault = |id, code, message: &str| LineError {
            id,
            code,
            message: message.to_owned(),
            line: number,
        };
        let read = match line {
            Line::Whole => ingest::jsonl_line(words, number),
            Line::TooLong => {
                let message = "The line is longer than 16 MiB. Write one article a line.";
                Err(fault(None, "line-too-long", message))
            }
        };
        if at + 1 == job.lines.len() && job.bytes.len() > PIECE_BYTES {
            // A large line is the last one, and its article a copy of it.
            job.bytes = Vec::new();
        }
        let told = match read {
            Ok(mut article) => {
                article.text.published = article.text.published.or(asked.published);
                let told = tell(&article, asked, references, bytes, full)?;
                let tripped = "factdesk tripped over this article. Please report it.";
                told.map_err(|_| fault(article.id, "fault", tripped))
            }
            Err(error) => Err(error),
        };
        match told {
            Ok(()) => count.articles += 1,
            Err(error) => {
                count.bad_lines += 1;
                refuse(asked, &error, bytes)?;
            }
        }
        full.full(bytes)?;
    }
    Ok(count)
}

struct Reader {
    from: Box<dyn BufRead>,
    line: usize,
    place: usize,
    name: String,
    /// What went wrong behind the last lines that could be read.
    failed: Option<Error>,
}

impl Reader {
    /// Puts the next lines into `job`; `false` when there are none.
    fn next_job(&mut self, job: &mut Job) -> Result<bool, Error> {
        job.lines.clear();
        job.bytes.clear();
        job.bytes.shrink_to(PIECE_BYTES);
        while self.failed.is_none() && job.lines.len() < JOB_LINES && job.bytes.len() < JOB_BYTES {
            let start = job.bytes.len();
            match next_line(self.from.as_mut(), LONGEST_LINE_BYTES, &mut job.bytes) {
                Ok(None) => break,
                Ok(Some(line)) => {
                    self.line += 1;
                    let words = job.bytes.get(start..).unwrap_or_default();
                    if line == Line::Whole && words.trim_ascii().is_empty() {
                        job.bytes.truncate(start);
                    } else {
                        job.lines.push((self.line, line, job.bytes.len()));
                    }
                }
                Err(error) => {
                    let message = format!("{} cannot be read further: {error}.", self.name);
                    self.failed = Some(Error::unreadable(message));
                    job.bytes.truncate(start);
                }
            }
        }
        if job.lines.is_empty() {
            return self.failed.take().map_or(Ok(false), Err);
        }
        job.place = self.place;
        self.place += 1;
        Ok(true)
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

/// Writes what stands in the place of a line that cannot be read.
fn refuse(asked: &Extracting, error: &LineError, bytes: &mut Vec<u8>) -> io::Result<()> {
    let LineError { id, code, message, line } = error;
    match asked.output {
        Output::Jsonl => {
            let error = ErrorBody { code, message, line: *line };
            serde_json::to_writer(&mut *bytes, &ErrorObject { id: id.as_deref(), error })?;
            bytes.push(b'\n');
        }
        Output::Table => writeln!(bytes, "Line {line}: {}\n", one_line(message))?,
        Output::Csv => {}
    }
    Ok(())
}

fn rendered(asked: &Extracting, analysis: &Analysis, bytes: &mut Vec<u8>) -> io::Result<()> {
    if asked.output == Output::Csv {
        let mut rows = Vec::new();
        rows_of(analysis, format::CSV, asked.width, &mut rows)?;
        // Every article writes its own header row; the one at the top is enough.
        let header = rows.iter().position(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        bytes.extend_from_slice(rows.get(header..).unwrap_or(&[]));
        return Ok(());
    }
    let name = if analysis.title.is_empty() { &analysis.id } else { &analysis.title };
    writeln!(bytes, "{}", one_line(name))?;
    if analysis.figures.is_empty() {
        writeln!(bytes, "No figures.")?;
    }
    rows_of(analysis, format::TABLE, asked.width, bytes)?;
    bytes.push(b'\n');
    Ok(())
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
    fn begin(&mut self) -> io::Result<()> {
        if !self.begun && self.asked.output == Output::Csv {
            sheet(format::CSV, EXTRACTION, self.out, Look::default())?.finish()?;
        }
        self.begun = true;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.begin()?;
        self.out.write_all(bytes)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.begin()?;
        self.out.flush()
    }
}

/// Carries large pieces straight out.
struct Through<'w, 'a>(&'w mut Writer<'a>);

impl Full for Through<'_, '_> {
    fn full(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        if bytes.len() >= PIECE_BYTES {
            self.0.write(bytes)?;
            bytes.clear();
        }
        Ok(())
    }
}
