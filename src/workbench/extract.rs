//! `extract`: articles in, what the machine says about them out, nothing kept. The same bytes come
//! out in the same order, however many threads work; how they share the work stands in `jobs.rs`.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::thread;

use serde::Serialize;

use super::error::Error;
use super::input::{Input, InputKind, Line, inputs};
use super::jobs::{Count, Job, Through, work_through};
use crate::check::Settings;
use crate::desk::{Allowed, Analysis, Reading, analysed, readings_together, text_sha256};
use crate::ingest::{self, Document, Given, LineError};
use crate::report::format::{self, Format};
use crate::report::{EXTRACTION, ExtractionJson, Full, Look, figures_of, one_line, sheet};
use crate::text::Published;

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
    /// What was allowed in the articles and by the desk.
    pub allowed: Allowed,
}

/// Reads every article and writes what the machine says about it to `out`.
pub fn extract<'a>(
    asked: &Extracting,
    settings: impl Into<Settings<'a>>,
    out: &mut dyn Write,
) -> Result<Extracted, Error> {
    let settings = settings.into();
    let mut extracted = Extracted::default();
    let mut writer = Writer { asked, out, begun: false };
    for input in inputs(&asked.files, asked.input) {
        let done = input.and_then(|input| match input.kind {
            InputKind::Text => one_article(&input, settings, &mut writer, &mut extracted),
            InputKind::Jsonl => {
                let mut count = Count::default();
                let work = |job: &mut Job, bytes: &mut Vec<u8>, full: &mut dyn Full| {
                    work(job, asked, settings, bytes, full)
                };
                let mut out = |bytes: &[u8]| writer.write(bytes);
                let done = work_through(&input, asked.threads, &work, &mut out, &mut count);
                extracted.articles += count.articles;
                extracted.bad_lines += count.bad_lines;
                extracted.allowed.add(&count.allowed);
                let name = input.name();
                let notices = count.allowed.notices.iter();
                extracted.notices.extend(notices.map(|notice| format!("{name}, {notice}")));
                done
            }
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
    settings: Settings<'_>,
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
    let document = ingest::read(&name, &bytes, &given).map_err(|error| input.unreadable(&error))?;
    extracted.notices.extend(document.notices.iter().map(|notice| format!("{name}: {notice}")));
    let (asked, mut bytes) = (writer.asked, Vec::new());
    let mut out = |bytes: &[u8]| writer.write(bytes);
    let told = tell(&document, None, asked, settings, &mut bytes, &mut Through(&mut out))?;
    let allowed = told.unwrap_or_else(|fault| resume_unwind(fault));
    extracted.allowed.add(&allowed);
    extracted.notices.extend(allowed.notices.iter().map(|notice| format!("{name}: {notice}")));
    extracted.articles += 1;
    Ok(writer.write(&bytes)?)
}

/// Writes what is said about one article, which may have been read through, and returns what was
/// allowed in it; an inner error is a fault of ours.
fn tell<'a>(
    article: &'a Document,
    reading: Option<Reading<'a>>,
    asked: &Extracting,
    settings: Settings<'a>,
    bytes: &mut Vec<u8>,
    full: &mut dyn Full,
) -> io::Result<thread::Result<Allowed>> {
    let text = &article.text;
    let hash = article.id.is_none().then(|| text_sha256(&text.body));
    let id = article.id.as_deref().or(hash.as_deref()).unwrap_or_default();
    if asked.output == Output::Jsonl {
        let object = move || match reading {
            Some(reading) => ExtractionJson::of(reading, settings),
            None => ExtractionJson::new(text, settings),
        };
        return match catch_unwind(AssertUnwindSafe(object)) {
            Ok(object) => {
                let allowed = object.allowed().clone();
                object.write(id, bytes, full).map(|()| Ok(allowed))
            }
            Err(fault) => Ok(Err(fault)),
        };
    }
    match catch_unwind(AssertUnwindSafe(|| analysed(id, text, settings))) {
        Ok((analysis, allowed)) => rendered(asked, &analysis, bytes).map(|()| Ok(allowed)),
        Err(fault) => Ok(Err(fault)),
    }
}

/// Writes what is said about the lines of a job.
fn work(
    job: &mut Job,
    asked: &Extracting,
    settings: Settings<'_>,
    bytes: &mut Vec<u8>,
    full: &mut dyn Full,
) -> io::Result<Count> {
    let bad =
        |id, code, message: &str, line| LineError { id, code, message: message.to_owned(), line };
    let articles = job.read(|words, line, number| match line {
        Line::Whole => ingest::jsonl_line(words, number).map(|mut article| {
            article.text.published = article.text.published.or(asked.published);
            article
        }),
        Line::TooLong => {
            let message = "The line is longer than 16 MiB. Write one article a line.";
            Err(bad(None, "line-too-long", message, number))
        }
    });
    let mut readings = read_together(&articles, asked, settings).into_iter();
    let mut count = Count::default();
    for (number, article) in &articles {
        let number = *number;
        let told = match article {
            Ok(article) => {
                let reading = readings.next().flatten();
                let told = tell(article, reading, asked, settings, bytes, full)?;
                let tripped = "factdesk tripped over this article. Please report it.";
                told.map_err(|_| bad(article.id.clone(), "fault", tripped, number))
            }
            Err(error) => Err(error.clone()),
        };
        match told {
            Ok(allowed) => {
                count.articles += 1;
                count.allow(number, &allowed);
            }
            Err(error) => {
                count.bad_lines += 1;
                refuse(asked, &error, bytes)?;
            }
        }
    }
    Ok(count)
}

/// The articles of a job read through together; none where that is no use, or where one of them
/// makes us trip: each is then read by itself.
fn read_together<'a>(
    articles: &'a [(usize, Result<Document, LineError>)],
    asked: &Extracting,
    settings: Settings<'a>,
) -> Vec<Option<Reading<'a>>> {
    if asked.output != Output::Jsonl {
        return Vec::new();
    }
    let texts = articles.iter().filter_map(|(_, article)| article.as_ref().ok());
    let texts: Vec<_> = texts.map(|article| &article.text).collect();
    catch_unwind(AssertUnwindSafe(|| readings_together(&texts, settings))).unwrap_or_default()
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
