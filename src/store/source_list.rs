//! Sources and citations as they are listed: a merged source as the one that stays, one taken back
//! nowhere, a confidential one only to the eyes that may see it.

use rusqlite::{Connection, Row};

use super::error::{Error, Trouble};
use super::query::Query;
use super::source_files;
use super::{Eyes, Store};
use crate::desk::row::{CitationRow, SourceDetail, SourceListRow};

/// Which sources.
#[derive(Clone, Debug, Default)]
pub struct SourceFilter {
    /// Just that one.
    pub source: Option<i64>,
    /// Cited on a claim of that article.
    pub article: Option<i64>,
    /// With these words in title, publisher, address or the file's name.
    pub words: Option<String>,
    /// At most so many, the newest first; `None`: all, in the order they came.
    pub newest: Option<i64>,
    /// Added before that one.
    pub before: Option<i64>,
}

/// Which citations.
#[derive(Clone, Debug, Default)]
pub struct CitationFilter {
    /// On that claim.
    pub claim: Option<i64>,
    /// In that article.
    pub article: Option<i64>,
    /// Of that source.
    pub source: Option<i64>,
}

impl Store {
    /// Lists the desk's sources, in the order they came.
    pub fn sources(&self, filter: &SourceFilter, eyes: Eyes) -> Result<Vec<SourceListRow>, Error> {
        self.read(|conn| sources(conn, filter, eyes))
    }

    /// Returns a source with all that is known of it; of a merged one, the source that stays.
    pub fn source(&self, source_id: i64, eyes: Eyes) -> Result<Option<SourceDetail>, Error> {
        self.read(|conn| detail(conn, source_id, eyes))
    }

    /// Lists what is cited: by article, claim and time.
    pub fn citations(
        &self,
        filter: &CitationFilter,
        eyes: Eyes,
    ) -> Result<Vec<CitationRow>, Error> {
        self.read(|conn| citations(conn, filter, eyes))
    }

    /// Returns how many sources are cited on a claim that these eyes must not see.
    pub fn hidden_sources(&self, claim_id: i64, eyes: Eyes) -> Result<i64, Error> {
        self.read(|conn| hidden(conn, claim_id, eyes))
    }

    /// Returns the copy that the desk keeps of a source's file, if these eyes may see the source.
    pub fn source_copy(&self, source_id: i64, eyes: Eyes) -> Result<Option<Vec<u8>>, Error> {
        self.read(|conn| {
            let found = sources(conn, &just(source_id), eyes)?.pop();
            match found.and_then(|source| source.file_sha256) {
                Some(sha256) => source_files::copy(conn, &sha256),
                None => Ok(None),
            }
        })
    }
}

/// The condition that a source `s` is on the desk and for these eyes.
const SEEN: &str = "s.withdrawn_at IS NULL
        AND (s.confidential = 0 OR :all OR s.added_by = :person)";

fn seen(query: &mut Query, eyes: Eyes) {
    query.and(SEEN);
    query.bind(":all", eyes.confidential);
    query.bind(":person", eyes.person);
}

const SOURCES: &str = "SELECT s.source_id, s.title, s.publisher, s.url, s.file_name, s.file_sha256,
        f.bytes IS NOT NULL, s.proximity, s.type,
        (SELECT o.source_id
           FROM sources AS d JOIN sources AS o ON o.source_id = COALESCE(d.merged_into, d.source_id)
          WHERE d.source_id = s.derives_from
            AND (o.confidential = 0 OR :all OR o.added_by = :person)),
        s.accessed_at, s.archived_url, s.archived_at, s.confidential,
        (SELECT COUNT(DISTINCT t.claim_id)
           FROM sources AS d JOIN citations AS t ON t.source_id = d.source_id
          WHERE (d.source_id = s.source_id OR d.merged_into = s.source_id)
            AND t.superseded_at IS NULL),
        w.handle, s.added_at
   FROM sources AS s
   JOIN reviewers AS w ON w.reviewer_id = s.added_by
   LEFT JOIN source_files AS f ON f.sha256 = s.file_sha256";

fn sources(
    conn: &Connection,
    filter: &SourceFilter,
    eyes: Eyes,
) -> Result<Vec<SourceListRow>, Trouble> {
    let mut query = Query::new(SOURCES);
    seen(&mut query, eyes);
    query.and("s.merged_into IS NULL");
    query.given(
        filter.source,
        "s.source_id = (SELECT COALESCE(d.merged_into, d.source_id) FROM sources AS d
                         WHERE d.source_id = :source)",
        ":source",
    );
    query.given(
        filter.article,
        "s.source_id IN (SELECT COALESCE(d.merged_into, d.source_id)
                           FROM claims AS c
                           JOIN citations AS t ON t.claim_id = c.claim_id
                           JOIN sources AS d ON d.source_id = t.source_id
                          WHERE c.article_id = :article AND t.superseded_at IS NULL)",
        ":article",
    );
    let words = filter.words.as_ref().map(|words| {
        let literal = |sign: char| matches!(sign, '%' | '_' | '~').then_some('~');
        let words: String = words.chars().flat_map(|c| literal(c).into_iter().chain([c])).collect();
        format!("%{words}%")
    });
    query.given(
        words,
        "(s.title LIKE :words ESCAPE '~' OR s.publisher LIKE :words ESCAPE '~'
          OR s.url LIKE :words ESCAPE '~' OR s.file_name LIKE :words ESCAPE '~')",
        ":words",
    );
    query.given(filter.before, "s.source_id < :before", ":before");
    let newest = if filter.newest.is_some() { "DESC" } else { "ASC" };
    query.end(&format!("ORDER BY s.source_id {newest}"), filter.newest);
    let mut statement = conn.prepare_cached(query.sql())?;
    let rows = statement.query_map(query.params().as_slice(), source)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn source(row: &Row<'_>) -> rusqlite::Result<SourceListRow> {
    Ok(SourceListRow {
        id: format!("s{}", row.get::<_, i64>(0)?),
        title: row.get(1)?,
        publisher: row.get(2)?,
        url: row.get(3)?,
        file_name: row.get::<_, Option<String>>(4)?.map(without_folder),
        file_sha256: row.get(5)?,
        kept: row.get(6)?,
        proximity: row.get(7)?,
        kind: row.get(8)?,
        derives_from: row.get::<_, Option<i64>>(9)?.map(|origin| format!("s{origin}")),
        accessed_at: row.get(10)?,
        archived_url: row.get(11)?,
        archived_at: row.get(12)?,
        confidential: row.get(13)?,
        claims: row.get(14)?,
        added_by: row.get(15)?,
        added_at: row.get(16)?,
    })
}

/// The folder of a file is its owner's business, and of no use to who reads a list.
pub(super) fn without_folder(file: String) -> String {
    match file.rsplit(['/', '\\']).next() {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => file,
    }
}

fn just(source_id: i64) -> SourceFilter {
    SourceFilter { source: Some(source_id), ..SourceFilter::default() }
}

fn detail(conn: &Connection, source_id: i64, eyes: Eyes) -> Result<Option<SourceDetail>, Trouble> {
    let Some(source) = sources(conn, &just(source_id), eyes)?.pop() else { return Ok(None) };
    let (file, size_bytes, id) = conn
        .prepare_cached(
            "SELECT s.file_name, f.size_bytes, s.source_id
               FROM sources AS d
               JOIN sources AS s ON s.source_id = COALESCE(d.merged_into, d.source_id)
               LEFT JOIN source_files AS f ON f.sha256 = s.file_sha256
              WHERE d.source_id = ?1",
        )?
        .query_row([source_id], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?)))?;
    let mut statement = conn.prepare_cached(
        "SELECT source_id FROM sources WHERE merged_into = ?1 ORDER BY source_id",
    )?;
    let merged = statement.query_map([id], |row| Ok(format!("s{}", row.get::<_, i64>(0)?)))?;
    let merged = merged.collect::<Result<_, _>>()?;
    let filter = CitationFilter { source: Some(id), ..CitationFilter::default() };
    let citations = citations(conn, &filter, eyes)?;
    Ok(Some(SourceDetail { source, file, size_bytes, merged, citations }))
}

const CITATIONS: &str = "SELECT a.article_id, a.title, c.claim_id, c.number,
        (SELECT p.quote FROM claim_places AS p
           JOIN revisions AS d ON d.revision_id = p.revision_id AND d.taken_back_at IS NULL
          WHERE p.claim_id = c.claim_id AND p.superseded_at IS NULL
          ORDER BY p.revision_id DESC LIMIT 1),
        s.source_id, s.title, s.publisher, s.url, s.file_name, s.confidential, t.stance,
        t.locator, t.quoted, t.translation, t.translator, w.handle, w.initials, t.cited_at
   FROM citations AS t
   JOIN sources AS d ON d.source_id = t.source_id
   JOIN sources AS s ON s.source_id = COALESCE(d.merged_into, d.source_id)
   JOIN claims AS c ON c.claim_id = t.claim_id
   JOIN articles AS a ON a.article_id = c.article_id
   JOIN reviewers AS w ON w.reviewer_id = t.reviewer_id";

fn citations(
    conn: &Connection,
    filter: &CitationFilter,
    eyes: Eyes,
) -> Result<Vec<CitationRow>, Trouble> {
    let mut query = Query::new(CITATIONS);
    seen(&mut query, eyes);
    query.and("t.superseded_at IS NULL");
    query.given(filter.claim, "t.claim_id = :claim", ":claim");
    query.given(filter.article, "c.article_id = :article", ":article");
    query.given(filter.source, "s.source_id = :source", ":source");
    query.end("ORDER BY c.article_id, c.claim_id, t.citation_id", None);
    let mut statement = conn.prepare_cached(query.sql())?;
    let rows = statement.query_map(query.params().as_slice(), citation)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn citation(row: &Row<'_>) -> rusqlite::Result<CitationRow> {
    Ok(CitationRow {
        article: format!("a{}", row.get::<_, i64>(0)?),
        article_title: row.get(1)?,
        claim: format!("c{}", row.get::<_, i64>(2)?),
        number: row.get(3)?,
        quote: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        source: format!("s{}", row.get::<_, i64>(5)?),
        title: row.get(6)?,
        publisher: row.get(7)?,
        url: row.get(8)?,
        file_name: row.get::<_, Option<String>>(9)?.map(without_folder),
        confidential: row.get(10)?,
        stance: row.get(11)?,
        locator: row.get(12)?,
        quoted: row.get(13)?,
        translation: row.get(14)?,
        translator: row.get(15)?,
        reviewer: row.get(16)?,
        initials: row.get(17)?,
        cited_at: row.get(18)?,
    })
}

fn hidden(conn: &Connection, claim_id: i64, eyes: Eyes) -> Result<i64, Trouble> {
    let count = conn
        .prepare_cached(
            "SELECT COUNT(DISTINCT s.source_id)
               FROM citations AS t
               JOIN sources AS d ON d.source_id = t.source_id
               JOIN sources AS s ON s.source_id = COALESCE(d.merged_into, d.source_id)
              WHERE t.claim_id = ?1 AND t.superseded_at IS NULL AND s.withdrawn_at IS NULL
                AND NOT (s.confidential = 0 OR ?2 OR s.added_by IS ?3)",
        )?
        .query_row((claim_id, eyes.confidential, eyes.person), |row| row.get(0))?;
    Ok(count)
}
