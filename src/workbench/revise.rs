//! `revise`: a new draft of an article, compared claim by claim with the one before. Verdicts stay
//! only where the fact stayed; with a dry run nothing is kept.

use std::collections::HashSet;
use std::path::PathBuf;

use super::add::Pasted;
use super::carry::{self, Line};
use super::error::Error;
use super::input::{Input, InputKind, inputs};
use super::list::article;
use super::open::Desk;
use super::who::Who;
use crate::check::Settings;
use crate::desk::revision::{Draft, Passage, draft_diff};
use crate::desk::{Allowed, Analysis, analysed, text_sha256};
use crate::ingest::{self, Document, Given};
use crate::store::{Acted, Further, NewArticle, StoredDraft};
use crate::text::Span;

/// A new draft, as asked for.
#[derive(Clone, Debug, Default)]
pub struct Revising {
    /// `a1`, or `1`.
    pub article: String,
    /// The new text; `-` is standard input.
    pub file: PathBuf,
    /// The new text, where it lies in no file of ours; `file` is not read then.
    pub pasted: Option<Pasted>,
    /// Its headline; it wins over the file's own.
    pub title: Option<String>,
    /// Keep it only if the comparison is this one, by its sign: [`Revised::shown`].
    pub if_shown: Option<String>,
}

impl Revising {
    fn name(&self) -> String {
        let pasted = self.pasted.as_ref().map(|pasted| pasted.name.clone());
        pasted.unwrap_or_else(|| self.file.display().to_string())
    }
}

/// What a new draft does to the claims.
#[derive(Clone, Debug)]
pub struct Revised {
    /// `a1`.
    pub article: String,
    /// Its headline now.
    pub title: String,
    /// The number of the new draft.
    pub draft: i64,
    /// Every claim of both drafts, in the galley order of the new one.
    pub lines: Vec<Line>,
    /// The two texts side by side.
    pub passages: Vec<Passage>,
    /// Whether it has so little in common with the old one that it may be another article.
    pub strange: bool,
    /// What people should know about the reading.
    pub notices: Vec<String>,
    /// What was allowed in it and by the desk.
    pub allowed: Allowed,
    /// The sign of all this: the same only for the same text, compared with the same draft as it
    /// stands.
    pub shown: String,
    /// What the store did; `None` for a dry run.
    pub further: Option<Further>,
}

/// Shows what a new draft would do, and keeps nothing.
pub fn compare_draft<'a>(
    desk: &Desk,
    asked: &Revising,
    settings: impl Into<Settings<'a>>,
) -> Result<Revised, Error> {
    Ok(read_draft(desk, asked, settings)?.revised(None))
}

/// Stores a new draft. When it has little in common with the old one, `sure` is asked with a
/// sentence whether it is the right article.
pub fn revise<'a>(
    desk: &mut Desk,
    who: &Who,
    asked: &Revising,
    settings: impl Into<Settings<'a>>,
    sure: &mut dyn FnMut(&str) -> Result<bool, Error>,
) -> Result<Acted<Revised>, Error> {
    let prepared = read_draft(desk, asked, settings)?;
    if prepared.is_another_article() {
        let question = format!(
            "Hardly a sentence of {} “{}” is in {}. Is it the same article?",
            prepared.id,
            prepared.old.text.title,
            asked.name()
        );
        if !sure(&question)? {
            return Err(Error::usage("Nothing was changed.")
                .hint("Another article is added with factdesk add"));
        }
    }
    keep_draft(desk, who, prepared)
}

/// Reads a new draft and compares it, and keeps nothing. That takes as long as it is, so it is
/// done on a desk that is open to read, while others write.
pub fn read_draft<'a>(
    desk: &Desk,
    asked: &Revising,
    settings: impl Into<Settings<'a>>,
) -> Result<DraftRead, Error> {
    let read = DraftRead::of(desk, asked, settings.into())?;
    match &asked.if_shown {
        Some(shown) if *shown != read.shown() => Err(read.changed(read.old.number)),
        _ => Ok(read),
    }
}

/// Stores a new draft that was read, unless somebody has done something to the article since.
pub fn keep_draft(
    desk: &mut Desk,
    who: &Who,
    prepared: DraftRead,
) -> Result<Acted<Revised>, Error> {
    let now = desk.store.current_draft(prepared.number)?;
    if now != prepared.old {
        return Err(prepared.changed(now.number));
    }
    let new = NewArticle {
        analysis: &prepared.analysis,
        text: &prepared.document.text,
        sha256: &prepared.sha256,
        origin: &prepared.document.name,
        author: None,
        url: None,
        due_at: None,
    };
    let (number, with) = (prepared.number, prepared.old.number);
    let done = desk.store.revise(&who.now(), number, &new, with, &prepared.plan.carried)?;
    let further = Some(done.value.clone());
    Ok(done.map(|_| prepared.revised(further)))
}

/// A new draft read and compared, before anything is kept.
#[derive(Debug)]
pub struct DraftRead {
    id: String,
    number: i64,
    old: StoredDraft,
    document: Document,
    sha256: String,
    analysis: Analysis,
    allowed: Allowed,
    plan: carry::Plan,
}

impl DraftRead {
    fn of(desk: &Desk, asked: &Revising, settings: Settings<'_>) -> Result<Self, Error> {
        let (number, detail) = article(desk, &asked.article)?;
        let id = detail.row.id;
        let old = desk.store.current_draft(number)?;
        let mut document = read(asked)?;
        // The publication date is the article's; article edit changes it.
        document.text.published = old.text.published;
        if document.text.title.is_empty() {
            document.text.title.clone_from(&old.text.title);
        }
        let sha256 = text_sha256(&document.text.body);
        refuse_known(desk, &id, &old, &sha256)?;
        let (analysis, allowed) = analysed(id.clone(), &document.text, settings);
        document.notices.extend(allowed.notices.iter().cloned());
        let plan = carry::plan(&old, &document.text, &analysis);
        Ok(Self { id, number, old, document, sha256, analysis, allowed, plan })
    }

    /// Returns the refusal to keep what is not any more what was compared.
    fn changed(&self, now: i64) -> Error {
        let since = format!("draft {now} stands there, and its claims as they are now");
        let message = format!(
            "What this draft would do to {} is not any more what was shown: {since}. Nothing was \
             kept.",
            self.id
        );
        Error::changed(message, since).hint("Compare again: the same command with --dry-run")
    }

    /// Returns the sign of what is shown before a draft is kept.
    fn shown(&self) -> String {
        const SIGNS: usize = 16;
        let lines = serde_json::to_string(&self.plan.lines).unwrap_or_default();
        let (draft, next) = (self.old.number, self.old.next);
        let title = &self.document.text.title;
        let all = format!("{} {draft} {next} {} {title}\n{lines}", self.id, self.sha256);
        let mut sign = text_sha256(&all);
        sign.truncate(SIGNS);
        sign
    }

    fn revised(self, further: Option<Further>) -> Revised {
        let (passages, strange) = (self.passages(), self.is_another_article());
        let shown = self.shown();
        Revised {
            shown,
            article: self.id,
            title: self.document.text.title,
            draft: self.old.next,
            lines: self.plan.lines,
            passages,
            strange,
            notices: self.document.notices,
            allowed: self.allowed,
            further,
        }
    }

    fn passages(&self) -> Vec<Passage> {
        let sentences: Vec<_> =
            self.analysis.sentences.iter().map(|s| Span::new(s.start, s.end)).collect();
        let old = Draft {
            body: &self.old.text.body,
            skipped: &self.old.text.skipped,
            sentences: &self.old.sentences,
            claims: &[],
        };
        let new = Draft {
            body: &self.document.text.body,
            skipped: &self.document.text.skipped,
            sentences: &sentences,
            claims: &[],
        };
        draft_diff(&old, &new)
    }

    /// Two texts on the same matter share most of their longer words, two others few.
    fn is_another_article(&self) -> bool {
        const LEAST_SHARED_PERCENT: usize = 35;
        let (old, new) = (long_words(&self.old.text.body), long_words(&self.document.text.body));
        let shared = old.intersection(&new).count();
        shared * 100 < old.len().min(new.len()) * LEAST_SHARED_PERCENT
    }
}

/// Returns the longer words of a text, which tell what it is about.
pub(super) fn long_words(body: &str) -> HashSet<String> {
    const LONG_CHARS: usize = 5;
    body.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| word.chars().count() >= LONG_CHARS)
        .map(str::to_lowercase)
        .collect()
}

fn read(asked: &Revising) -> Result<Document, Error> {
    let given = Given { title: asked.title.clone(), ..Given::default() };
    if let Some(Pasted { name, bytes }) = &asked.pasted {
        return ingest::read(name, bytes, &given)
            .map_err(|error| Error::unreadable(error.to_string()));
    }
    let named = std::slice::from_ref(&asked.file);
    let input: Input = match inputs(named, Some(InputKind::Text)).into_iter().next() {
        Some(input) => input?,
        None => return Err(Error::usage("No file is named.")),
    };
    if asked.file.is_dir() {
        return Err(Error::usage(format!("{} is a folder.", asked.file.display()))
            .hint("Name the file with the new draft."));
    }
    ingest::read(&input.name(), &input.bytes()?, &given)
        .map_err(|error| Error::unreadable(error.to_string()))
}

/// The same text again, or the text of another article, is no new draft.
fn refuse_known(desk: &Desk, id: &str, old: &StoredDraft, sha256: &str) -> Result<(), Error> {
    if old.sha256 == *sha256 {
        return Err(Error::usage(format!(
            "Draft {} of {id} has exactly this text: there is nothing to revise.",
            old.number
        ))
        .hint(format!("See it: factdesk show {id}")));
    }
    match desk.store.knows(sha256)? {
        Some(known) if known.article != id => {
            Err(Error::usage(format!("This is the text of {}, another article.", known.article))
                .hint(format!("See it: factdesk show {}", known.article)))
        }
        _ => Ok(()),
    }
}
