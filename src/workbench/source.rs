//! `source`: sources added, listed, shown, changed and merged, and the copies of their files.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::add::Pasted;
use super::clock::past_day;
use super::error::Error;
use super::export::to_file;
use super::id::Sort;
use super::list::known_article;
use super::open::Desk;
use super::source_given::{FileNow, brought, look_again, read_source};
use super::who::Who;
use super::words::checked_option;
use crate::desk::address::clean_url;
use crate::desk::archive::archived;
use crate::desk::row::{SourceDetail, SourceListRow};
use crate::desk::source::{Proximity, Type};
use crate::store::{Acted, AddedSource, AnySource, By, NewSource, SourceEdit, SourceFilter};

/// A source as people add it.
#[derive(Clone, Debug, Default)]
pub struct Sourcing {
    /// An address or a file; neither for a talk, which has a title.
    pub place: Option<String>,
    /// What is said of it.
    pub about: EditingSource,
    /// When it was read, as typed.
    pub accessed: Option<String>,
    /// Whether the desk keeps a copy of the file.
    pub keep: bool,
    /// A file that lies in no folder of ours; `place` is not read then.
    pub brought: Option<Pasted>,
}

/// What people say about a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EditingSource {
    /// As one would cite it.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// How near to the fact.
    pub proximity: Option<Proximity>,
    /// What it is.
    pub kind: Option<Type>,
    /// The address of a copy kept elsewhere.
    pub archived: Option<String>,
    /// When that copy was made, as typed.
    pub archived_at: Option<String>,
    /// `s2`: the source it is rewritten from.
    pub derives_from: Option<String>,
    /// Whether it is kept from other eyes than editors'.
    pub confidential: Option<bool>,
}

/// Adds a source, or says which one it is already.
pub fn add_source(
    desk: &mut Desk,
    who: &Who,
    asked: &Sourcing,
) -> Result<Acted<AddedSource>, Error> {
    let by = who.now();
    let about = edit(&asked.about, by.now)?;
    let place = match &asked.place {
        _ if asked.brought.is_some() => {
            let file = asked.brought.as_ref().map(|file| brought(file, asked.keep)).transpose()?;
            NewSource { file, accessed_at: Some(by.moment()), ..NewSource::default() }
        }
        Some(place) => placed(place, asked.keep, &by, who.reads_files())?,
        None if asked.keep => {
            return Err(Error::usage("There is no file of which a copy could be kept.")
                .hint("Name it: factdesk source add FILE --keep"));
        }
        None if about.title.is_none() => {
            return Err(Error::usage("A source has a title, an address or a file.").hint(
                "For a talk: factdesk source add --title \"Phone call with …\" --type interview",
            ));
        }
        None => NewSource::default(),
    };
    let accessed = asked.accessed.as_deref().map(|text| past_day(text, by.now)).transpose()?;
    let new = NewSource {
        title: about.title,
        publisher: about.publisher,
        accessed_at: accessed.or(place.accessed_at),
        archived_url: about.archived_url.or(place.archived_url),
        archived_at: about.archived_at.or(place.archived_at),
        proximity: about.proximity,
        kind: about.kind,
        derives_from: about.derives_from,
        confidential: about.confidential.unwrap_or(false),
        address: place.address,
        file: place.file,
    };
    Ok(desk.store.add_source(&by, &new)?)
}

/// Reads the address or the file of a source to be added.
fn placed(text: &str, keep: bool, by: &By<'_>, files: bool) -> Result<NewSource, Error> {
    match read_source(text, keep, by, files)? {
        (AnySource::Known(id), _) => Err(Error::usage(format!("s{id} is a source already."))
            .hint(format!("To change it: factdesk source edit s{id}"))),
        (_, Some(stance)) => Err(Error::usage(format!(
            "A source by itself takes no #{}: that is said when it is cited.",
            stance.code()
        ))
        .hint("factdesk cite c17 SOURCE --stance …")),
        (AnySource::New(new), None) if keep && new.file.is_none() => {
            Err(Error::usage("Only of a file can the desk keep a copy; nothing is fetched.")
                .hint("Save the page to a file and add that, or give a copy's address: --archived"))
        }
        (AnySource::New(new), None) => Ok(*new),
    }
}

/// Changes what is known of a source. What is said as it stands is no change.
pub fn edit_source(
    desk: &mut Desk,
    who: &Who,
    source: &str,
    asked: &EditingSource,
) -> Result<Acted<()>, Error> {
    if *asked == EditingSource::default() {
        return Err(Error::usage("Nothing is to be changed.")
            .hint("Say what: factdesk source edit s3 --title \"…\""));
    }
    let before = show_source(desk, Some(who), source)?.source;
    let source = Sort::Source.id(source)?;
    let by = who.now();
    let changes = edit(&asked.beyond(&before), by.now)?;
    Ok(desk.store.edit_source(&by, source, &changes)?)
}

impl EditingSource {
    /// Returns what of it does not stand already.
    fn beyond(&self, there: &SourceListRow) -> Self {
        let new = |said: &Option<String>, there: &Option<String>| {
            said.clone().filter(|said| Some(said) != there.as_ref())
        };
        let other = |said: &str, there: &Option<String>| there.as_deref() != Some(said);
        Self {
            title: new(&self.title, &there.title),
            publisher: new(&self.publisher, &there.publisher),
            proximity: self.proximity.filter(|one| other(one.code(), &there.proximity)),
            kind: self.kind.filter(|one| other(one.code(), &there.kind)),
            archived: new(&self.archived, &there.archived_url),
            archived_at: new(&self.archived_at, &there.archived_at),
            derives_from: new(&self.derives_from, &there.derives_from),
            confidential: self.confidential.filter(|hidden| *hidden != there.confidential),
        }
    }
}

/// Reads what people say about a source.
fn edit(asked: &EditingSource, now: DateTime<Utc>) -> Result<SourceEdit, Error> {
    let copy = asked.archived.as_deref().map(|text| {
        clean_url(text).map(|address| address.url).map_err(|fault| {
            Error::usage(format!("{text:?} is no address of a copy. {fault}"))
                .hint("Give the address under which the copy can be read.")
        })
    });
    let archived_url = copy.transpose()?;
    let said = archived_url.as_deref().and_then(archived).and_then(|copy| copy.at);
    let typed = asked.archived_at.as_deref().map(|text| past_day(text, now)).transpose()?;
    Ok(SourceEdit {
        title: checked_option("The title", asked.title.as_deref())?,
        publisher: checked_option("The publisher", asked.publisher.as_deref())?,
        archived_url,
        archived_at: typed.or(said),
        proximity: asked.proximity,
        kind: asked.kind,
        derives_from: asked.derives_from.as_deref().map(|id| Sort::Source.id(id)).transpose()?,
        confidential: asked.confidential,
    })
}

/// Makes one source of two and returns the one that stays, lettered.
pub fn merge_sources(
    desk: &mut Desk,
    who: &Who,
    source: &str,
    into: &str,
) -> Result<Acted<String>, Error> {
    let (source, into) = (Sort::Source.id(source)?, Sort::Source.id(into)?);
    Ok(desk.store.merge_sources(&who.now(), source, into)?.map(|id| format!("s{id}")))
}

/// Which sources, as a page lists them: the newest first.
#[derive(Clone, Debug, Default)]
pub struct WhichSources {
    /// Cited in that article: `a1`, or `1`.
    pub article: Option<String>,
    /// With these words in title, publisher, address or the file's name.
    pub words: Option<String>,
    /// Added before that one: `s3`.
    pub before: Option<String>,
    /// At most so many.
    pub most: usize,
}

/// Returns sources, the newest first, at most so many.
pub fn find_sources(
    desk: &Desk,
    who: Option<&Who>,
    which: &WhichSources,
) -> Result<Vec<SourceListRow>, Error> {
    let filter = SourceFilter {
        article: which.article.as_deref().map(|id| known_article(desk, id)).transpose()?,
        words: which.words.clone(),
        before: which.before.as_deref().map(|id| Sort::Source.id(id)).transpose()?,
        newest: Some(i64::try_from(which.most).unwrap_or(i64::MAX)),
        ..SourceFilter::default()
    };
    Ok(desk.store.sources(&filter, desk.eyes(who)?)?)
}

/// Returns the newest source of that title, large and small letters alike: `s3`.
pub fn source_called(desk: &Desk, who: Option<&Who>, title: &str) -> Result<Option<String>, Error> {
    const MOST: usize = 500;
    let words = Some(title.trim().to_owned());
    let which = WhichSources { words, most: MOST, ..WhichSources::default() };
    let wanted = title.trim().to_lowercase();
    let called = |row: &SourceListRow| {
        row.title.as_deref().is_some_and(|own| own.trim().to_lowercase() == wanted)
    };
    Ok(find_sources(desk, who, &which)?.into_iter().find(called).map(|row| row.id))
}

/// Hands over every source, or those that an article cites.
pub fn sources(
    desk: &Desk,
    who: Option<&Who>,
    article: Option<&str>,
    told: &mut dyn FnMut(SourceListRow) -> Result<(), Error>,
) -> Result<(), Error> {
    let article = article.map(|id| known_article(desk, id)).transpose()?;
    let filter = SourceFilter { article, ..SourceFilter::default() };
    desk.store.sources(&filter, desk.eyes(who)?)?.into_iter().try_for_each(told)
}

/// Returns a source with all that is known of it.
pub fn show_source(desk: &Desk, who: Option<&Who>, source: &str) -> Result<SourceDetail, Error> {
    let id = Sort::Source.id(source)?;
    desk.store.source(id, desk.eyes(who)?)?.ok_or_else(|| no_source(id))
}

/// Looks for a source's file; `None` when it has none.
pub fn file_now(source: &SourceDetail) -> Option<FileNow> {
    let (file, sha256) = (source.file.as_deref()?, source.source.file_sha256.as_deref()?);
    let size_bytes = u64::try_from(source.size_bytes?).ok()?;
    Some(look_again(file, size_bytes, sha256))
}

/// Returns the copy that the desk keeps of a source's file.
pub fn kept_copy(desk: &Desk, who: Option<&Who>, source: &str) -> Result<Vec<u8>, Error> {
    let found = show_source(desk, who, source)?;
    let id = Sort::Source.id(source)?;
    desk.store.source_copy(id, desk.eyes(who)?)?.ok_or_else(|| {
        Error::usage(format!("The desk keeps no copy of {}", found.source.id))
            .hint("A copy is kept when it is asked for: factdesk source add FILE --keep")
    })
}

/// Writes the copy that the desk keeps of a source's file to `path`.
pub fn save_copy(desk: &Desk, who: Option<&Who>, source: &str, path: &Path) -> Result<(), Error> {
    let bytes = kept_copy(desk, who, source)?;
    to_file(path, |out| Ok(out.write_all(&bytes)?))
}

fn no_source(id: i64) -> Error {
    Error::usage(format!("This desk has no source s{id}")).hint("factdesk source list lists them.")
}
