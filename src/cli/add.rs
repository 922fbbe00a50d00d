//! `add`: reads articles into the desk and shows what was found, doubtful first.

use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};

use super::galley::{doubtful_first, laid_out, loose, loudest};
use super::output::{BOLD, DIM, Output};
use super::person::{due_gone_by, introduced};
use super::settings::{self, Going};
use super::values::{self, Date};
use super::{Global, exit, or_stdin};
use crate::check::Severity;
use crate::desk::Allowed;
use crate::ingest::Given;
use crate::report::one_line;
use crate::workbench::{self, Adding, Desk, Error, InputKind, News, Stored};

/// Read articles, find their claims, flag the dubious figures, and store it all
///
/// A text that the desk already has adds nothing, so a broken-off import is finished by running
/// it again.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Articles, folders of them, or JSON Lines; `-` is standard input
    #[arg(value_name = "FILE|DIR|-")]
    files: Vec<PathBuf>,
    /// Publication date: YYYY, YYYY-MM or YYYY-MM-DD. It wins over the file's own
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    date: Option<Date>,
    /// The headline. It wins over the file's own
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Who wrote it
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Where it stands
    #[arg(long)]
    url: Option<String>,
    /// When the desk must be done: 18:00, "2023-07-14 18:00", or with a zone
    #[arg(long, value_name = "TIME")]
    due: Option<String>,
    /// What the files hold [default: by the ending; standard input is text]
    #[arg(long, value_parser = values::input())]
    input: Option<InputKind>,
    #[command(flatten)]
    going: Going,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let settings = self.going.by(Some(&global.db))?;
        let asked = Adding {
            files: or_stdin(self.files)?,
            input: self.input,
            pasted: Vec::new(),
            given: Given {
                title: self.title,
                published: self.date.and_then(|date| date.0),
                author: self.author,
                url: self.url,
            },
            due_at: self.due.as_deref().map(workbench::closing_time).transpose()?,
        };
        let given = &asked.given;
        let mut told = Told::new(out);
        told.given = given.title.is_some()
            || given.published.is_some()
            || given.author.is_some()
            || given.url.is_some();
        if let Some(errors) = workbench::nothing_to_read(&asked) {
            errors.into_iter().try_for_each(|error| told.take(News::Unread(error)))?;
            return told.finish(&global.db);
        }
        due_gone_by(asked.due_at, told.out);
        let who = global.who_if_known()?;
        let mut desk = Desk::open_to_write(&global.db)?;
        workbench::add(&mut desk, who.as_ref(), &asked, &settings, &mut |news| told.take(news))?;
        told.finish(desk.path())
    }
}

/// Tells what happens, and keeps count.
struct Told<'a> {
    out: &'a mut Output,
    bar: Option<ProgressBar>,
    files: usize,
    new: Vec<String>,
    already: usize,
    claims: usize,
    queries: usize,
    unread: usize,
    undated: Vec<String>,
    stored: usize,
    withdrawn: usize,
    only_known: Option<String>,
    /// Whether the editor said something about the articles.
    given: bool,
    allowed: Allowed,
}

impl<'a> Told<'a> {
    fn new(out: &'a mut Output) -> Self {
        Self {
            out,
            bar: None,
            files: 0,
            new: Vec::new(),
            already: 0,
            claims: 0,
            queries: 0,
            unread: 0,
            undated: Vec::new(),
            stored: 0,
            withdrawn: 0,
            only_known: None,
            given: false,
            allowed: Allowed::default(),
        }
    }

    fn take(&mut self, news: News<'_>) -> Result<(), Error> {
        match news {
            News::By(done) => {
                introduced(&done, self.out);
                Ok(())
            }
            News::Begun(files) => {
                self.files = files;
                self.begin_bar();
                Ok(())
            }
            News::Read(_) => {
                if let Some(bar) = &self.bar {
                    bar.inc(1);
                }
                Ok(())
            }
            News::Unread(error) => {
                self.unread += 1;
                self.above_bar(|told| {
                    told.out.trouble(&error);
                    Ok(())
                })
            }
            News::Stored(batch) => self.above_bar(|told| {
                batch.iter().try_for_each(|article| told.stored(article))?;
                // What is acknowledged must have left the house.
                told.out.flush()
            }),
        }
    }

    /// Only long work, and only where a person watches.
    fn begin_bar(&mut self) {
        const LONG: usize = 20;
        if !self.out.watched || self.files < LONG {
            return;
        }
        let bar = ProgressBar::new(self.files.try_into().unwrap_or(u64::MAX));
        let style = ProgressStyle::with_template("{bar:30} {pos} of {len} files, {eta} left");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar = Some(bar);
    }

    fn above_bar(
        &mut self,
        print: impl FnOnce(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        match self.bar.clone() {
            Some(bar) => bar.suspend(|| print(self)),
            None => print(self),
        }
    }

    fn stored(&mut self, article: &Stored) -> Result<(), Error> {
        for notice in &article.notices {
            self.out.talk(&format!("{}: {notice}", article.origin));
        }
        if article.already {
            self.already += 1;
            self.only_known = Some(article.article.clone());
            self.withdrawn += usize::from(article.withdrawn);
            let but =
                if article.withdrawn { ", but is withdrawn: no listing shows it" } else { "" };
            let line =
                format!("{}  already holds this text ({}){but}", article.article, article.origin);
            return self.out.print(&format!("{}\n", one_line_keeping_gap(&line)));
        }
        let queries = article.queries();
        self.claims += article.claim_count;
        self.queries += queries;
        self.allowed.add(&article.allowed);
        self.new.push(article.article.clone());
        self.stored += 1;
        if article.date.is_none() {
            self.undated.push(article.article.clone());
        }
        // The last ids are enough to say what to type next.
        if self.new.len() > 2 {
            self.new.remove(1);
        }
        let line = self.article_line(article, queries);
        self.out.print(&line)?;
        let all = doubtful_first(&article.claims);
        let shown: Vec<_> = if self.files == 1 && !article.claims.is_empty() {
            all
        } else {
            let loud = |claim: &&_| loudest(claim) >= Some(Severity::Warning);
            all.into_iter().filter(loud).collect()
        };
        let mut text = laid_out(&shown, self.out);
        text.push_str(&loose(&article.loose, self.out));
        if !text.is_empty() {
            text = format!("\n{text}\n");
        }
        self.out.print(&text)
    }

    fn article_line(&self, article: &Stored, queries: usize) -> String {
        let title = match article.title.as_str() {
            "" => one_line(&article.origin),
            title => one_line(title),
        };
        let mut about = Vec::new();
        about.extend(article.date.clone());
        if self.files != 1 {
            about.push(counted(article.claim_count, "claim", "claims"));
            if queries > 0 {
                about.push(format!("{queries} to query"));
            }
        }
        let about = about.join(" · ");
        let about = if about.is_empty() { about } else { format!("  {about}") };
        format!(
            "{}  {}{}\n",
            article.article,
            self.out.paint(BOLD, &title),
            self.out.paint(DIM, &about)
        )
    }

    fn finish(self, path: &std::path::Path) -> Result<u8, Error> {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        self.out.flush()?;
        let place = path.display();
        settings::told(&self.allowed, self.out);
        let edit = self.undated.first().map_or("", String::as_str);
        let edit = format!("factdesk article edit {edit} --date 2025-03-16");
        settings::undated(self.undated.len(), self.stored, &edit, self.out);
        match (self.new.as_slice(), self.already) {
            ([], 0) => {}
            ([], 1) => {
                let known = self.only_known.as_deref().unwrap_or("a1");
                self.out.talk(if self.withdrawn == 0 {
                    "Nothing new: the desk has this text."
                } else {
                    "Nothing new: the desk has this text, in an article that is withdrawn."
                });
                if self.given {
                    self.out.talk(
                        "What you said about it was not taken over: its headline, date, author \
                         and address stay as they are.",
                    );
                }
                self.out.next(&format!("See it: factdesk show {known}"));
            }
            ([], already) => {
                let withdrawn = withdrawn(self.withdrawn);
                self.out.talk(&format!("Nothing new: the desk has all {already}{withdrawn}."));
            }
            ([first], already) => {
                let queries = self.to_query();
                let known = known(already, self.withdrawn);
                let claims = counted(self.claims, "claim", "claims");
                self.out
                    .talk(&format!("{claims}, {queries}. Stored as {first} in {place}.{known}"));
                self.out.next(&format!("See them in the text: factdesk show {first}"));
            }
            ([first, .., last], already) => {
                let queries = self.to_query();
                let known = known(already, self.withdrawn);
                let claims = counted(self.claims, "claim", "claims");
                self.out.talk(&format!(
                    "{claims}, {queries}. Stored as {first} to {last} in {place}.{known}"
                ));
                self.out.next(if self.queries == 0 {
                    "What was found: factdesk claims"
                } else {
                    "What to ask about: factdesk report flags"
                });
            }
        }
        match self.unread {
            0 => return Ok(exit::FINE),
            1 => self.out.talk("1 article could not be read; the reason stands above."),
            many => {
                self.out
                    .talk(&format!("{many} articles could not be read; the reasons stand above."));
            }
        }
        Ok(exit::UNREADABLE)
    }

    fn to_query(&self) -> String {
        if self.queries == 0 {
            "nothing to query".to_owned()
        } else {
            format!("{} to query", self.queries)
        }
    }
}

/// The rest of the summary: what was there before.
fn known(already: usize, gone: usize) -> String {
    if already == 0 {
        return String::new();
    }
    let articles = counted(already, "article was", "articles were");
    format!(" {articles} known already{}.", withdrawn(gone))
}

/// How many of those known are in no listing.
fn withdrawn(gone: usize) -> String {
    if gone == 0 { String::new() } else { format!(", {gone} of them withdrawn") }
}

fn one_line_keeping_gap(line: &str) -> String {
    crate::report::visible(&line.replace(['\n', '\r'], " ")).into_owned()
}

pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    let digits = crate::report::number_in_words(&number.to_string());
    if number == 1 { format!("{digits} {one}") } else { format!("{digits} {many}") }
}
