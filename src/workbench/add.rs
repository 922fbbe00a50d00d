//! `add`: reads articles, analyses them and keeps them, batch by batch. What was acknowledged
//! stays; a killed import is finished by running it again, since a known text adds nothing. The
//! machine reads a draft, so that is its event; whoever brought it is named in it.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::check::each_line;
use super::error::{Error, Kind};
use super::input::{Input, InputKind, inputs};
use super::open::Desk;
use super::who::Who;
use crate::check::{Settings, Severity};
use crate::desk::rights::Right;
use crate::desk::row::{ClaimRow, FlagListRow};
use crate::desk::{Allowed, Analysis, analysed, text_sha256};
use crate::ingest::{self, Document, Given};
use crate::store::{Acted, Added, ClaimFilter, FlagFilter, NewArticle};

/// A batch is stored, and acknowledged, when it has so many articles or bytes of text.
const BATCH_ARTICLES: usize = 64;
const BATCH_BYTES: usize = 4 << 20;

/// What to add, and what the editor says about it.
#[derive(Clone, Debug, Default)]
pub struct Adding {
    /// Files and folders; `-` is standard input.
    pub files: Vec<PathBuf>,
    /// What they hold; `None` goes by the ending.
    pub input: Option<InputKind>,
    /// Texts that lie in no file of ours.
    pub pasted: Vec<Pasted>,
    /// What the editor says; it wins over the file.
    pub given: Given,
    /// When the desk must be done.
    pub due_at: Option<DateTime<Utc>>,
}

/// A text as somebody handed it over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What it is called; its ending says what it is.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What happens while articles are added.
#[derive(Debug)]
pub enum News<'a> {
    /// This person brings them.
    By(Acted<()>),
    /// So many files are to be read.
    Begun(usize),
    /// Another file is read.
    Read(&'a str),
    /// A batch is stored; nothing can take it away again.
    Stored(Vec<Stored>),
    /// Something could not be read; the rest goes on.
    Unread(Error),
}

/// One article that the desk has.
#[derive(Clone, Debug)]
pub struct Stored {
    /// `a1`.
    pub article: String,
    /// Whether it was there before.
    pub already: bool,
    /// Whether it was there before and has been withdrawn since: no listing shows it.
    pub withdrawn: bool,
    /// The file it was read from now.
    pub origin: String,
    /// Its headline.
    pub title: String,
    /// Its publication date.
    pub date: Option<String>,
    /// What people should know about the reading.
    pub notices: Vec<String>,
    /// What was allowed in it and by the desk; nothing when it was there before.
    pub allowed: Allowed,
    /// How many claims were found in it.
    pub claim_count: usize,
    /// Its claims in galley order; left empty when it was there before, when it is one of many
    /// and nothing in it is doubtful, and by [`keep_texts`].
    pub claims: Vec<ClaimRow>,
    /// Flags that stand on no claim.
    pub loose: Vec<FlagListRow>,
}

impl Stored {
    /// Returns how many flags ask for an answer.
    pub fn queries(&self) -> usize {
        let on_claims = self.claims.iter().flat_map(|claim| &claim.flags);
        let severities = on_claims.map(|flag| flag.severity.as_str());
        let severities = severities.chain(self.loose.iter().map(|flag| flag.severity.as_str()));
        severities.filter_map(Severity::from_code).filter(|s| *s >= Severity::Warning).count()
    }
}

/// Returns what is wrong with everything named, when nothing of it can be read: no desk need be
/// made then.
pub fn nothing_to_read(asked: &Adding) -> Option<Vec<Error>> {
    let inputs = inputs(&asked.files, asked.input);
    if inputs.iter().any(Result::is_ok) {
        return None;
    }
    Some(inputs.into_iter().filter_map(Result::err).collect())
}

/// Adds every article and tells what happens, as it happens.
pub fn add<'a>(
    desk: &mut Desk,
    who: Option<&Who>,
    asked: &Adding,
    settings: impl Into<Settings<'a>>,
    told: &mut dyn FnMut(News<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let settings = settings.into();
    let bringer = bringer(desk, who)?;
    let added_by = bringer.as_ref().map(|done| done.by.id);
    bringer.map_or(Ok(()), |done| told(News::By(done)))?;
    let inputs = inputs(&asked.files, asked.input);
    told(News::Begun(inputs.len() + asked.pasted.len()))?;
    let alone = matches!(inputs.as_slice(), [Ok(Input { kind: InputKind::Text, .. })])
        && asked.pasted.is_empty();
    let due_at = asked.due_at;
    let articles = Vec::new();
    let mut batch = Batch { desk, settings, due_at, added_by, alone, articles, bytes: 0 };
    for input in inputs {
        let input = match input {
            Ok(input) => input,
            Err(error) => {
                told(News::Unread(error))?;
                continue;
            }
        };
        match input.kind {
            InputKind::Text => match article(&input, &asked.given) {
                Ok(document) => batch.take(document, told)?,
                Err(error) => told(News::Unread(error))?,
            },
            InputKind::Jsonl => each_line(&input, &mut |document| match document {
                Ok(document) => batch.take(filled_in(document, &asked.given), told),
                Err(error) => told(News::Unread(error)),
            })?,
        }
        told(News::Read(&input.name()))?;
    }
    for text in &asked.pasted {
        let read = ingest::read(&text.name, &text.bytes, &asked.given);
        match read.map_err(|error| Error::unreadable(error.to_string())) {
            Ok(document) => batch.take(named(document, &text.name), told)?,
            Err(error) => told(News::Unread(error))?,
        }
        told(News::Read(&text.name))?;
    }
    batch.store(told)
}

/// Texts that are read and analysed, and not kept yet. That takes as long as they are, so it is
/// done on a desk that is open to read, while others write.
#[derive(Debug)]
pub struct TextsRead {
    articles: Vec<Read>,
    unread: Vec<Error>,
}

/// Reads and analyses the pasted texts and keeps nothing.
pub fn read_texts<'a>(
    desk: &Desk,
    asked: &Adding,
    settings: impl Into<Settings<'a>>,
) -> Result<TextsRead, Error> {
    let settings = settings.into();
    let (mut articles, mut unread) = (Vec::new(), Vec::new());
    for text in &asked.pasted {
        let read = ingest::read(&text.name, &text.bytes, &asked.given);
        match read.map_err(|error| Error::unreadable(error.to_string())) {
            Ok(document) => {
                articles.push(Read::of(desk, named(document, &text.name), settings)?);
            }
            Err(error) => unread.push(error),
        }
    }
    Ok(TextsRead { articles, unread })
}

/// Keeps texts that were read, all or none, and returns them with what could not be read. One that
/// somebody else has brought meanwhile adds nothing.
pub fn keep_texts(
    desk: &mut Desk,
    who: Option<&Who>,
    texts: TextsRead,
    due_at: Option<DateTime<Utc>>,
) -> Result<(Vec<Stored>, Vec<Error>), Error> {
    let added_by = bringer(desk, who)?.map(|done| done.by.id);
    let stored = stored(desk, texts.articles, (due_at, added_by), Claims::None)?;
    Ok((stored, texts.unread))
}

/// Whoever says who they are must be known here and may bring articles; the first one becomes
/// admin. A program without a handle brings them in nobody's name, and so does a system user whom
/// this desk does not know.
fn bringer(desk: &mut Desk, who: Option<&Who>) -> Result<Option<Acted<()>>, Error> {
    match who {
        Some(who) if who.said || desk.store.person(who.handle())?.is_some() => {
            Ok(Some(desk.store.admit(&who.now(), Right::Add)?))
        }
        _ => Ok(None),
    }
}

fn article(input: &Input, given: &Given) -> Result<Document, Error> {
    let name = input.path.as_ref().map_or("-".to_owned(), |path| path.display().to_string());
    let document =
        ingest::read(&name, &input.bytes()?, given).map_err(|error| input.unreadable(&error))?;
    let file = input.path.as_ref().and_then(|path| path.file_name());
    let file = file.map_or("standard input".to_owned(), |file| file.to_string_lossy().into_owned());
    Ok(named(document, &file))
}

/// An article without a headline goes by the name of its file, so that people can tell it apart.
fn named(mut document: Document, name: &str) -> Document {
    if document.text.title.is_empty() {
        name.clone_into(&mut document.text.title);
    }
    document
}

/// A line of JSON Lines speaks for itself; what the editor said fills the gaps.
fn filled_in(mut document: Document, given: &Given) -> Document {
    document.text.published = document.text.published.or(given.published);
    if let (true, Some(title)) = (document.text.title.is_empty(), &given.title) {
        document.text.title.clone_from(title);
    }
    document.author = document.author.or_else(|| given.author.clone());
    document.url = document.url.or_else(|| given.url.clone());
    let name = document.id.clone().unwrap_or_else(|| document.name.clone());
    named(document, &name)
}

/// One article on its way into the store; a known text is not analysed again.
#[derive(Debug)]
struct Read {
    document: Document,
    sha256: String,
    fresh: Fresh,
}

#[derive(Debug)]
enum Fresh {
    Known(Added),
    Analysed(Box<(Analysis, Allowed)>),
}

impl Read {
    fn of(desk: &Desk, document: Document, settings: Settings<'_>) -> Result<Self, Error> {
        let sha256 = text_sha256(&document.text.body);
        let fresh = if let Some(known) = desk.store.knows(&sha256)? {
            Fresh::Known(known)
        } else {
            let id = document.id.clone().unwrap_or_else(|| sha256.clone());
            Fresh::Analysed(Box::new(analysed(id, &document.text, settings)))
        };
        Ok(Self { document, sha256, fresh })
    }
}

struct Batch<'a> {
    desk: &'a mut Desk,
    settings: Settings<'a>,
    due_at: Option<DateTime<Utc>>,
    added_by: Option<i64>,
    /// Whether this is the only article, whose claims people will want to see.
    alone: bool,
    articles: Vec<Read>,
    bytes: usize,
}

impl Batch<'_> {
    fn take(
        &mut self,
        document: Document,
        told: &mut dyn FnMut(News<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.bytes += document.text.body.len();
        self.articles.push(Read::of(self.desk, document, self.settings)?);
        if self.articles.len() >= BATCH_ARTICLES || self.bytes >= BATCH_BYTES {
            self.store(told)?;
        }
        Ok(())
    }

    fn store(&mut self, told: &mut dyn FnMut(News<'_>) -> Result<(), Error>) -> Result<(), Error> {
        let articles = std::mem::take(&mut self.articles);
        self.bytes = 0;
        if articles.is_empty() {
            return Ok(());
        }
        let by = (self.due_at, self.added_by);
        let claims = if self.alone { Claims::All } else { Claims::OfDoubtful };
        told(News::Stored(stored(self.desk, articles, by, claims)?))
    }
}

/// Of which articles the claims are fetched once they are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claims {
    None,
    OfDoubtful,
    All,
}

/// Keeps a batch of articles and says what became of each.
fn stored(
    desk: &mut Desk,
    articles: Vec<Read>,
    (due_at, added_by): (Option<DateTime<Utc>>, Option<i64>),
    fetched: Claims,
) -> Result<Vec<Stored>, Error> {
    let new = articles.iter().filter_map(|read| match &read.fresh {
        Fresh::Known(_) => None,
        Fresh::Analysed(found) => Some(NewArticle {
            analysis: &found.0,
            text: &read.document.text,
            sha256: &read.sha256,
            origin: &read.document.name,
            author: read.document.author.as_deref(),
            url: read.document.url.as_deref(),
            due_at,
        }),
    });
    let new: Vec<_> = new.collect();
    let added = match new.as_slice() {
        [] => Vec::new(),
        new => desk.store.add_by(new, added_by, Utc::now())?,
    };
    drop(new);
    let mut added = added.into_iter();
    let mut stored = Vec::with_capacity(articles.len());
    for read in articles {
        let (added, found) = match read.fresh {
            Fresh::Known(known) => (known, None),
            Fresh::Analysed(found) => {
                let Some(added) = added.next() else {
                    let message = "The store did not say what became of an article.";
                    return Err(Error::new(Kind::Fault, message));
                };
                (added, Some(*found))
            }
        };
        let found = found.filter(|_| !added.already);
        stored.push(one(desk, (added, found, read.document), fetched)?);
    }
    Ok(stored)
}

fn one(
    desk: &Desk,
    (added, found, mut document): (Added, Option<(Analysis, Allowed)>, Document),
    fetched: Claims,
) -> Result<Stored, Error> {
    let (found, allowed) = found.unzip();
    let allowed = allowed.unwrap_or_default();
    document.notices.extend(allowed.notices.iter().cloned());
    let (mut claims, mut loose) = (Vec::new(), Vec::new());
    let doubtful = found.as_ref().is_some_and(|found| !found.flags.is_empty());
    if fetched == Claims::All && found.is_some() || fetched == Claims::OfDoubtful && doubtful {
        let id = Some(super::article_id(&added.article)?);
        claims = desk.store.claims(&ClaimFilter { article: id, ..Default::default() })?;
        loose = desk.store.flags(&FlagFilter { article: id, ..Default::default() })?;
        loose.retain(|flag| flag.claim.is_none());
    }
    Ok(Stored {
        article: added.article,
        already: found.is_none(),
        withdrawn: added.withdrawn,
        claim_count: found.map_or(0, |found| found.claims.len()),
        allowed,
        origin: document.name,
        title: document.text.title,
        date: document.text.published.map(|published| published.to_string()),
        notices: document.notices,
        claims,
        loose,
    })
}
