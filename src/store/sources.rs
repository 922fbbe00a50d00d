//! Sources of the desk: added once, changed, merged when two are one. Whose eyes see a confidential
//! one is decided here for every listing; their files are kept in `source_files`.

use rusqlite::{Connection, OptionalExtension};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::source_files::{self, NewFile};
use super::{Person, Store};
use crate::desk::address::CleanUrl;
use crate::desk::rights::Right;
use crate::desk::source::{Proximity, Type};

/// A source to be added. It has a title, an address or a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewSource {
    /// As one would cite it.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where.
    pub address: Option<CleanUrl>,
    /// A local file.
    pub file: Option<NewFile>,
    /// When it was read: a day, or a moment in UTC.
    pub accessed_at: Option<String>,
    /// A copy kept elsewhere.
    pub archived_url: Option<String>,
    /// When that copy was made.
    pub archived_at: Option<String>,
    /// How near to the fact.
    pub proximity: Option<Proximity>,
    /// What it is.
    pub kind: Option<Type>,
    /// Rewritten from that source.
    pub derives_from: Option<i64>,
    /// Kept out of search, reports and other eyes than editors'.
    pub confidential: bool,
}

/// A source as people name it: one the desk has, or one it may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnySource {
    /// `s3`.
    Known(i64),
    /// An address or a file.
    New(Box<NewSource>),
}

/// A source that is on the desk now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddedSource {
    /// 3 is s3.
    pub id: i64,
    /// Whether it was there before.
    pub already: bool,
}

/// What is to be changed about a source; `None` leaves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceEdit {
    /// As one would cite it.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// A copy kept elsewhere.
    pub archived_url: Option<String>,
    /// When that copy was made.
    pub archived_at: Option<String>,
    /// How near to the fact.
    pub proximity: Option<Proximity>,
    /// What it is.
    pub kind: Option<Type>,
    /// Rewritten from that source.
    pub derives_from: Option<i64>,
    /// Whether it is kept from other eyes.
    pub confidential: Option<bool>,
}

impl Store {
    /// Adds a source, or says which one it is already.
    pub fn add_source(
        &mut self,
        by: &By<'_>,
        new: &NewSource,
    ) -> Result<Acted<AddedSource>, Error> {
        self.act(by, Right::Cite, "source added", |act| add(act, new))
    }

    /// Changes what is known of a source.
    pub fn edit_source(
        &mut self,
        by: &By<'_>,
        source_id: i64,
        edit: &SourceEdit,
    ) -> Result<Acted<()>, Error> {
        self.act(by, Right::Cite, "source edited", |act| change(act, source_id, edit))
    }

    /// Makes one source of two: whatever cites the first cites the other from now on. Returns the
    /// one that stays.
    pub fn merge_sources(
        &mut self,
        by: &By<'_>,
        source_id: i64,
        into: i64,
    ) -> Result<Acted<i64>, Error> {
        self.act(by, Right::MergeSources, "source merged", |act| merge(act, source_id, into))
    }
}

/// Finds the source that this is already, by its address or its file, or adds it; within an act.
pub(super) fn source_for(act: &mut Act<'_>, new: &NewSource) -> Result<i64, Trouble> {
    Ok(add(act, new)?.id)
}

/// Returns the id of a source however it is named; within an act.
pub(super) fn any_source(act: &mut Act<'_>, named: &AnySource) -> Result<i64, Trouble> {
    match named {
        AnySource::Known(source_id) => Ok(visible(act.tx, *source_id, &act.by)?.id),
        AnySource::New(new) => source_for(act, new),
    }
}

fn add(act: &mut Act<'_>, new: &NewSource) -> Result<AddedSource, Trouble> {
    if let Some(found) = duplicate(act, new)? {
        if new.confidential && !found.confidential {
            return Err(Trouble::refused(
                format!("This is s{} already, and everybody at the desk sees it.", found.id),
                format!(
                    "To hide it from now on: factdesk source edit s{} --confidential",
                    found.id
                ),
            ));
        }
        if let Some(file) = &new.file {
            source_files::keep(act, file)?;
        }
        return Ok(AddedSource { id: found.id, already: true });
    }
    if let Some(file) = &new.file {
        source_files::keep(act, file)?;
    }
    let derives_from =
        new.derives_from.map(|origin| visible(act.tx, origin, &act.by)).transpose()?;
    let (by, at) = (act.by.id, act.at.clone());
    let fields = Fields::new()
        .maybe("title", new.title.as_deref())
        .maybe("publisher", new.publisher.as_deref())
        .maybe("url", new.address.as_ref().map(|address| address.url.as_str()))
        .maybe("url_clean", new.address.as_ref().map(|address| address.clean.as_str()))
        .maybe("file_name", new.file.as_ref().map(|file| file.name.as_str()))
        .maybe("file_sha256", new.file.as_ref().map(|file| file.sha256.as_str()))
        .maybe("accessed_at", new.accessed_at.as_deref())
        .maybe("archived_url", new.archived_url.as_deref())
        .maybe("archived_at", new.archived_at.as_deref())
        .maybe("proximity", new.proximity.map(Proximity::code))
        .maybe("type", new.kind.map(Type::code))
        .set("derives_from", derives_from.map(|origin| origin.id))
        .set("confidential", new.confidential)
        .set("added_by", by)
        .text("added_at", &at);
    let id = act.insert("sources", fields)?;
    act.on("sources", id);
    Ok(AddedSource { id, already: false })
}

/// Finds the source that has this address or this file already, among those the person may see:
/// a confidential one must not give itself away to somebody who happens on the same page.
fn duplicate(act: &Act<'_>, new: &NewSource) -> Result<Option<Known>, Trouble> {
    let address = new.address.as_ref().map(|address| address.clean.as_str());
    let file = new.file.as_ref().map(|file| file.sha256.as_str());
    let by = &act.by;
    let found: Option<i64> = act
        .tx
        .prepare_cached(
            "SELECT s.source_id
               FROM sources AS d JOIN sources AS s
                 ON s.source_id = COALESCE(d.merged_into, d.source_id)
              WHERE (d.url_clean = ?1 OR d.file_sha256 = ?2)
                AND d.withdrawn_at IS NULL AND s.withdrawn_at IS NULL
                AND (s.confidential = 0 OR ?3 OR s.added_by = ?4)
              ORDER BY s.source_id LIMIT 1",
        )?
        .query_row((address, file, by.role.may(Right::SeeConfidential), by.id), |row| row.get(0))
        .optional()?;
    found.map(|id| visible(act.tx, id, by)).transpose()
}

/// A source that may be worked with.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// The one that stays, when it has been merged.
    pub(super) id: i64,
    /// Whether it is kept from other eyes.
    pub(super) confidential: bool,
    version: i64,
    added_by: i64,
}

/// Returns a source, or the one it was merged into; refuses one that is not there or has been taken
/// back. One that the person must not know of is not there.
pub(super) fn visible(conn: &Connection, id: i64, person: &Person) -> Result<Known, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT s.source_id, s.confidential, s.version, s.added_by,
                    d.withdrawn_at IS NOT NULL OR s.withdrawn_at IS NOT NULL
               FROM sources AS d JOIN sources AS s
                 ON s.source_id = COALESCE(d.merged_into, d.source_id)
              WHERE d.source_id = ?1",
        )?
        .query_row([id], |row| {
            let known = Known {
                id: row.get(0)?,
                confidential: row.get(1)?,
                version: row.get(2)?,
                added_by: row.get(3)?,
            };
            Ok((known, row.get::<_, bool>(4)?))
        })
        .optional()?;
    let sees = |known: &Known| {
        let may = person.role.may(Right::SeeConfidential) || known.added_by == person.id;
        !known.confidential || may
    };
    match found.filter(|(known, _)| sees(known)) {
        Some((known, false)) => Ok(known),
        Some((_, true)) => Err(Trouble::refused(
            format!("The source s{id} has been taken back, so nothing can rest on it."),
            "Add it anew: factdesk source add",
        )),
        None => Err(no_source(id)),
    }
}

/// Returns the refusal of a source that is not there.
pub(super) fn no_source(id: i64) -> Trouble {
    let message = format!("This desk has no source s{id}");
    Trouble::refused(message, "factdesk source list lists them.")
}

fn change(act: &mut Act<'_>, source_id: i64, edit: &SourceEdit) -> Result<(), Trouble> {
    let known = visible(act.tx, source_id, &act.by)?;
    if edit.confidential.is_some_and(|hidden| hidden != known.confidential) {
        theirs(act, &known)?;
    }
    let mut fields = Fields::new();
    for (column, words) in [
        ("title", edit.title.as_deref()),
        ("publisher", edit.publisher.as_deref()),
        ("archived_url", edit.archived_url.as_deref()),
        ("archived_at", edit.archived_at.as_deref()),
        ("proximity", edit.proximity.map(Proximity::code)),
        ("type", edit.kind.map(Type::code)),
    ] {
        if let Some(words) = words {
            fields = fields.text(column, words);
        }
    }
    if let Some(hidden) = edit.confidential {
        fields = fields.set("confidential", hidden);
    }
    if let Some(origin) = edit.derives_from {
        let origin = visible(act.tx, origin, &act.by)?.id;
        if origin == known.id || rests_on(act.tx, origin, known.id)? {
            return Err(Trouble::refused(
                format!("s{origin} rests on s{} itself, so it cannot be its origin.", known.id),
                "Which one was there first? The other derives from it.",
            ));
        }
        fields = fields.set("derives_from", origin);
    }
    act.on("sources", known.id);
    if act.update("sources", known.id, fields)? {
        grow(act, known.id, known.version)?;
    }
    Ok(())
}

/// Only who added a source, or an editor, hides or opens it.
fn theirs(act: &Act<'_>, known: &Known) -> Result<(), Trouble> {
    if act.by.role.may(Right::SeeConfidential) || known.added_by == act.by.id {
        return Ok(());
    }
    Err(Trouble::refused(
        format!("Whether s{} is confidential is for an editor to say.", known.id),
        "Whoever added the source may say so too.",
    ))
}

fn merge(act: &mut Act<'_>, source_id: i64, into: i64) -> Result<i64, Trouble> {
    let (gone, stays) = (visible(act.tx, source_id, &act.by)?, visible(act.tx, into, &act.by)?);
    let named = format!("s{source_id} and s{into}");
    let refused = |words: &str, hint: &str| Err(Trouble::refused(format!("{named} {words}"), hint));
    if gone.id == stays.id {
        return refused("are one source already.", "factdesk source list shows what there is.");
    }
    if gone.confidential != stays.confidential {
        return refused(
            "cannot be merged: one of them is confidential, the other is not.",
            "Make them alike first: factdesk source edit ID --confidential, or --open",
        );
    }
    if rests_on(act.tx, gone.id, stays.id)? || rests_on(act.tx, stays.id, gone.id)? {
        return refused(
            "cannot be merged: one derives from the other, and a rewrite is no duplicate.",
            "They count once already.",
        );
    }
    // Whatever was merged into the one that goes is led on, so that one step always suffices.
    for id in merged_into(act.tx, gone.id)?.into_iter().chain([gone.id]) {
        act.update("sources", id, Fields::new().set("merged_into", stays.id))?;
    }
    act.on("sources", gone.id);
    grow(act, gone.id, gone.version)?;
    Ok(stays.id)
}

fn grow(act: &mut Act<'_>, source_id: i64, version: i64) -> Result<(), Trouble> {
    act.update("sources", source_id, Fields::new().set("version", version + 1))?;
    Ok(())
}

fn merged_into(conn: &Connection, source_id: i64) -> Result<Vec<i64>, Trouble> {
    let mut statement =
        conn.prepare_cached("SELECT source_id FROM sources WHERE merged_into = ?1")?;
    let ids = statement.query_map([source_id], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Returns whether `source_id` derives from `origin`, however many steps lie between.
fn rests_on(conn: &Connection, source_id: i64, origin: i64) -> Result<bool, Trouble> {
    let rests = conn
        .prepare_cached(
            "WITH RECURSIVE origins (source_id) AS (
               SELECT derives_from FROM sources WHERE source_id = ?1
                UNION
               SELECT o.derives_from
                 FROM origins
                 JOIN sources AS d ON d.source_id = origins.source_id
                 JOIN sources AS o ON o.source_id = COALESCE(d.merged_into, d.source_id)
             )
             SELECT EXISTS (
               SELECT 1 FROM origins JOIN sources AS d ON d.source_id = origins.source_id
                WHERE COALESCE(d.merged_into, d.source_id) = ?2)",
        )?
        .query_row((source_id, origin), |row| row.get(0))?;
    Ok(rests)
}
