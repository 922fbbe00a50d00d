//! `check`: the same analysis as `add`, nothing stored; exit 1 when something does not fit.

mod github;
mod json;
mod place;
mod sarif;
mod text;

use std::path::PathBuf;

use clap::builder::PossibleValue;

use super::output::Output;
use super::settings::{self, Going, SEVERITIES};
use super::values::{self, Date};
use super::{exit, or_stdin};
use crate::check::Severity;
use crate::desk::Allowed;
use crate::workbench::{self, Checked, Checking, Error, InputKind, Kind};

/// Check articles for dubious figures; store nothing; exit 1 when something does not fit
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Articles or folders; `-` is standard input
    #[arg(value_name = "FILE|-")]
    files: Vec<PathBuf>,
    /// How loud a flag must be to be shown and to count [default: as factdesk.toml says, or
    /// warning]
    #[arg(long, value_parser = values::severity())]
    level: Option<Severity>,
    /// Publication date: YYYY, YYYY-MM or YYYY-MM-DD. It wins over the file's own
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    date: Option<Date>,
    /// What the files hold [default: by the ending; standard input is text]
    #[arg(long, value_parser = values::input())]
    input: Option<InputKind>,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    going: Going,
}

/// How `check` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Format {
    #[default]
    Text,
    Json,
    Jsonl,
    Sarif,
    Github,
}

impl clap::ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Json, Self::Jsonl, Self::Sarif, Self::Github]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, what) = match self {
            Self::Text => ("text", "underlined in the text, for people"),
            Self::Json => ("json", "one array of flags"),
            Self::Jsonl => ("jsonl", "one flag a line"),
            Self::Sarif => ("sarif", "SARIF 2.1.0, for code scanners and editors"),
            Self::Github => ("github", "annotations for a GitHub workflow"),
        };
        Some(PossibleValue::new(name).help(what))
    }
}

/// Writes what was found, article by article.
trait Shown {
    fn article(&mut self, article: &Checked, out: &mut Output) -> Result<(), Error>;

    fn finish(&mut self, _out: &mut Output) -> Result<(), Error> {
        Ok(())
    }
}

impl Args {
    pub(super) fn run(self, out: &mut Output) -> Result<u8, Error> {
        let settings = self.going.by(None)?;
        let level = self.level.or(settings.level()).unwrap_or(Severity::Warning);
        let asked = Checking {
            files: or_stdin(self.files)?,
            input: self.input,
            published: self.date.and_then(|date| date.0),
            level,
        };
        let mut shown: Box<dyn Shown> = match self.format {
            Format::Text => Box::new(text::Text),
            Format::Json => Box::new(json::Json::array()),
            Format::Jsonl => Box::new(json::Json::lines()),
            Format::Sarif => Box::new(sarif::Sarif::default()),
            Format::Github => Box::new(github::Github),
        };
        let mut count = Count::default();
        workbench::check(&asked, &settings, &mut |article| {
            let article = match article {
                Ok(article) => article,
                Err(error) if error.kind == Kind::Unreadable => {
                    count.unreadable += 1;
                    out.trouble(&error);
                    return Ok(());
                }
                Err(error) => return Err(error),
            };
            for notice in &article.notices {
                out.talk(&format!("{}: {notice}", article.name));
            }
            count.see(&article);
            shown.article(&article, out)
        })?;
        shown.finish(out)?;
        out.flush()?;
        if self.format == Format::Text && count.articles > 0 {
            out.talk(&count.summary(level));
        }
        settings::told(&count.allowed, out);
        settings::undated(count.undated, count.articles, "--date 2025-03-16", out);
        if self.format == Format::Text
            && let Some(code) = &count.first_code
        {
            out.next(SEVERITIES);
            out.next(&format!("Why a flag is raised: factdesk explain {code}"));
        }
        Ok(match count {
            Count { unreadable: 1.., .. } => exit::UNREADABLE,
            Count { flags: 1.., .. } => exit::FOUND,
            _ => exit::FINE,
        })
    }
}

#[derive(Default)]
struct Count {
    allowed: Allowed,
    articles: usize,
    undated: usize,
    figures: usize,
    flags: usize,
    loud: [usize; 3],
    unreadable: usize,
    first_code: Option<String>,
}

impl Count {
    fn see(&mut self, article: &Checked) {
        self.articles += 1;
        self.undated += usize::from(!article.dated);
        self.allowed.add(&article.allowed);
        self.figures += article.figures;
        self.flags += article.flags.len();
        for flag in &article.flags {
            self.first_code.get_or_insert_with(|| flag.code.clone());
            let severities = self.loud.iter_mut().zip(Severity::ALL);
            for (count, severity) in severities {
                *count += usize::from(severity.code() == flag.severity);
            }
        }
    }

    fn summary(&self, level: Severity) -> String {
        let counted = |number: usize, one: &str, many: &str| match number {
            1 => format!("1 {one}"),
            number => format!("{number} {many}"),
        };
        let read = format!(
            "{} in {}",
            counted(self.figures, "figure", "figures"),
            counted(self.articles, "article", "articles")
        );
        if self.flags == 0 {
            let quieter = if level > Severity::Info { " Notes: --level info." } else { "" };
            return format!("{read}: nothing to query.{quieter}");
        }
        let found: Vec<_> = Severity::ALL
            .iter()
            .zip(self.loud)
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| format!("{count} {}", severity.words()))
            .collect();
        format!("{read}: {}.", found.join(", "))
    }
}
