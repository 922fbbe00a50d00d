//! Flags of the current drafts, in galley order.

use rusqlite::{Connection, Row};

use super::FlagFilter;
use super::articles::list_of;
use super::claims::CurrentText;
use super::error::Trouble;
use super::place::{self, count, span};
use super::query::Query;
use crate::check::Severity;
use crate::desk::row::FlagListRow;
use crate::text::Span;

const FLAGS: &str =
    "SELECT f.flag_id, a.article_id, a.title, f.claim_id, c.number, f.code, f.severity,
        f.quote, f.message, f.computation, f.suggestions, f.state, f.start_byte, f.end_byte,
        f.start_char, f.end_char, f.raised_at, r.revision_id, s.start_byte, s.end_byte
   FROM articles AS a
  CROSS JOIN revisions AS r ON r.article_id = a.article_id AND r.number = /* draft */ a.revision
  CROSS JOIN flags AS f ON f.revision_id = r.revision_id
   LEFT JOIN claims AS c ON c.claim_id = f.claim_id
   LEFT JOIN sentences AS s ON s.revision_id = f.revision_id AND s.position = f.sentence";

/// Lists the flags that the filter lets through.
pub(super) fn list(conn: &Connection, filter: &FlagFilter) -> Result<Vec<FlagListRow>, Trouble> {
    let query = query(filter);
    let mut statement = conn.prepare_cached(query.sql())?;
    let mut rows = statement.query(query.params().as_slice())?;
    let mut text = CurrentText::new(conn);
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(flag(row, text.of(row.get(17)?)?)?);
    }
    Ok(all)
}

fn query(filter: &FlagFilter) -> Query {
    let mut query = Query::new(FLAGS);
    query.in_draft(filter.draft);
    if filter.article.is_none() {
        query.and("a.withdrawn_at IS NULL");
    }
    query.given(filter.article, "a.article_id = :article", ":article");
    query.given(
        filter.code.clone(),
        "f.code = :code AND EXISTS (SELECT 1 FROM flags AS x
                                     WHERE x.code = :code AND x.revision_id = r.revision_id)",
        ":code",
    );
    let loud_enough = filter.at_least.map(|least| {
        let codes = Severity::ALL.into_iter().filter(|&severity| severity >= least);
        codes.map(Severity::code).collect::<Vec<_>>()
    });
    query.given(
        loud_enough.and_then(|codes| serde_json::to_string(&codes).ok()),
        "f.severity IN (SELECT value FROM json_each(:severities))",
        ":severities",
    );
    query.end("ORDER BY a.article_id, f.start_byte, f.end_byte, f.flag_id", None);
    query
}

fn flag(row: &Row<'_>, body: &str) -> Result<FlagListRow, Trouble> {
    let id = format!("f{}", row.get::<_, i64>(0)?);
    let (start, end) = (count(row, 12)?, count(row, 13)?);
    let quote: String = row.get(7)?;
    place::check(body, (start, end), &quote, || id.clone())?;
    Ok(FlagListRow {
        article: format!("a{}", row.get::<_, i64>(1)?),
        article_title: row.get(2)?,
        claim: row.get::<_, Option<i64>>(3)?.map(|claim| format!("c{claim}")),
        number: row.get(4)?,
        code: row.get(5)?,
        severity: row.get(6)?,
        quote,
        sentence: place::sentence(body, span(row, 18)?, Span::new(start, end)),
        message: row.get(8)?,
        computation: row.get(9)?,
        suggestions: list_of(&row.get::<_, String>(10)?, || id.clone())?,
        dismissed: row.get::<_, String>(11)? == "dismissed",
        start,
        end,
        start_char: count(row, 14)?,
        end_char: count(row, 15)?,
        raised_at: row.get(16)?,
        id,
    })
}
