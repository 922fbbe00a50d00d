//! The only place that prints. Standard output is data, standard error is talk; a closed pipe is
//! no error; colour goes to a terminal only, and nothing from a text can steer one.

use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstyle::{AnsiColor, Style};

use crate::report::visible;
use crate::workbench::Error;

/// A doubt that must be asked about, or a failure.
pub(super) const LOUD: Style = AnsiColor::Red.on_default().bold();
/// A doubt to ask about.
pub(super) const DOUBT: Style = AnsiColor::Yellow.on_default().bold();
/// A note.
pub(super) const NOTE: Style = AnsiColor::Cyan.on_default().bold();
/// What would be right, and what to do next.
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
/// A heading.
pub(super) const BOLD: Style = Style::new().bold();
/// What is there if one looks for it.
pub(super) const DIM: Style = Style::new().dimmed();

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Also into a pipe
    Always,
    /// Not at all
    Never,
}

/// Where everything goes.
pub(super) struct Output {
    stdout: BufWriter<Sink>,
    /// Whether standard output is coloured.
    pub colour: bool,
    talk: Talk,
    /// Columns to fit into.
    pub width: usize,
    /// Whether talk reaches a person, who may want to see progress.
    pub watched: bool,
}

/// How standard error is written.
struct Talk {
    colour: bool,
    quiet: bool,
}

/// Columns when there is no terminal to ask.
const WIDTH: usize = 100;
/// Narrower than this nothing can be laid out.
const NARROWEST: usize = 40;

impl Output {
    pub(super) fn new(color: Color, quiet: bool) -> Self {
        let (stdout, stderr) = (io::stdout(), io::stderr());
        let plain = env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty())
            || env::var_os("TERM").is_some_and(|term| term == "dumb");
        let coloured = |terminal: bool| match color {
            Color::Auto => terminal && !plain,
            Color::Always => true,
            Color::Never => false,
        };
        let (on_terminal, talk_on_terminal) = (stdout.is_terminal(), stderr.is_terminal());
        let sink = if on_terminal { Sink::Terminal(Vec::new()) } else { Sink::Plain };
        Self {
            stdout: BufWriter::with_capacity(1 << 16, sink),
            colour: coloured(on_terminal),
            talk: Talk { colour: coloured(talk_on_terminal), quiet },
            width: width().max(NARROWEST),
            watched: talk_on_terminal && !quiet,
        }
    }

    /// Returns the stream for data: bytes as they are, and made visible on a terminal.
    pub(super) fn data(&mut self) -> &mut dyn Write {
        &mut self.stdout
    }

    /// Prints our own text, which may be coloured and in which [`visible`] has been at work.
    pub(super) fn print(&mut self, text: &str) -> Result<(), Error> {
        self.stdout.flush()?;
        Ok(io::stdout().write_all(text.as_bytes())?)
    }

    /// Sends everything out.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        self.stdout.flush()?;
        Ok(io::stdout().flush()?)
    }

    /// Says something that is no data; not with `--quiet`.
    pub(super) fn talk(&self, words: &str) {
        if !self.talk.quiet {
            let _ = writeln!(io::stderr(), "{}", visible(words));
        }
    }

    /// Says what nobody can learn later. Also with `--quiet`.
    pub(super) fn once(words: &str) {
        let _ = writeln!(io::stderr(), "{}", visible(words));
    }

    /// Asks something; the answer is typed behind it. Also with `--quiet`.
    pub(super) fn question(words: &str) {
        let _ = write!(io::stderr(), "{}", visible(words)).and_then(|()| io::stderr().flush());
    }

    /// Says what to type next; not with `--quiet`.
    pub(super) fn next(&self, words: &str) {
        if !self.talk.quiet {
            let style = if self.talk.colour { DIM } else { Style::new() };
            let _ = writeln!(io::stderr(), "{style}{}{style:#}", visible(words));
        }
    }

    /// Says what went wrong, and what to do about it.
    pub(super) fn trouble(&self, error: &Error) {
        let style = if self.talk.colour { LOUD } else { Style::new() };
        let mut stderr = io::stderr();
        let _ = writeln!(stderr, "{style}factdesk:{style:#} {}", visible(&error.message));
        if let Some(hint) = &error.hint {
            let style = if self.talk.colour { GOOD } else { Style::new() };
            let _ = writeln!(stderr, "{style}    hint:{style:#} {}", visible(hint));
        }
    }

    /// Returns `text` in `style` when standard output is coloured.
    pub(super) fn paint(&self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// Returns the style of a severity by its code.
    pub(super) fn severity_style(code: &str) -> Style {
        match code {
            "error" => LOUD,
            "warning" => DOUBT,
            _ => NOTE,
        }
    }
}

/// `COLUMNS` wins, as it does for other programs; then the terminal; then a round number.
fn width() -> usize {
    let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    columns.or_else(terminal).filter(|&width| width > 0).unwrap_or(WIDTH)
}

/// Standard output; a terminal is shown every hidden sign.
enum Sink {
    Plain,
    /// The beginning of a character whose end is still to come.
    Terminal(Vec<u8>),
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain => io::stdout().write(bytes),
            Self::Terminal(rest) => {
                rest.extend_from_slice(bytes);
                let whole = match std::str::from_utf8(rest) {
                    Err(error) if error.error_len().is_none() => error.valid_up_to(),
                    _ => rest.len(),
                };
                let tail = rest.split_off(whole);
                let shown = visible(&String::from_utf8_lossy(rest)).replace("\\u{d}\n", "\n");
                *rest = tail;
                io::stdout().write_all(shown.as_bytes())?;
                Ok(bytes.len())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}
