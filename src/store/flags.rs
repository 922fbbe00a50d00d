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

/// The columns of where a flag stands, in the order [`answered`] reads them; the first of a
/// statement that joins [`ANSWERS`].
pub(super) const ANSWER_COLUMNS: &str = "f.state, y.handle, z.answer, x.handle, z.answered_at,
        COALESCE(o.reason, z.reason), z.suggestion";

/// Who raised the flag `f`, the answer to it that stands, and the one that was carried from.
pub(super) const ANSWERS: &str = "
   LEFT JOIN reviewers AS y ON y.reviewer_id = f.raised_by
   LEFT JOIN flag_answers AS z
          ON z.answer_id = (SELECT MAX(q.answer_id) FROM flag_answers AS q
                             WHERE q.flag_id = f.flag_id AND q.superseded_at IS NULL)
   LEFT JOIN reviewers AS x ON x.reviewer_id = z.reviewer_id
   LEFT JOIN flag_answers AS o ON o.answer_id = z.carried_from";

/// Where a flag stands, and by whose word.
pub(super) struct Answered {
    pub(super) state: String,
    pub(super) raised_by: Option<String>,
    pub(super) dismissed_by: Option<String>,
    pub(super) dismissed_at: Option<String>,
    pub(super) dismissed_reason: Option<String>,
    pub(super) accepted: Option<String>,
    pub(super) accepted_by: Option<String>,
}

/// Reads where a flag stands.
pub(super) fn answered(row: &Row<'_>) -> rusqlite::Result<Answered> {
    let state: String = row.get(0)?;
    let answer: Option<String> = row.get(2)?;
    let stands = |code: &str| state == code && answer.as_deref() == Some(code);
    let (dismissed, accepted) = (stands("dismissed"), stands("accepted"));
    let read = |column: usize, stands: bool| if stands { row.get(column) } else { Ok(None) };
    Ok(Answered {
        raised_by: row.get(1)?,
        dismissed_by: read(3, dismissed)?,
        dismissed_at: read(4, dismissed)?,
        dismissed_reason: read(5, dismissed)?,
        accepted: read(6, accepted)?,
        accepted_by: read(3, accepted)?,
        state,
    })
}

const FLAGS: &str = "f.flag_id, a.article_id, a.title, f.claim_id, c.number, f.code, f.severity,
        f.quote, f.message, f.computation, f.suggestions, f.start_byte, f.end_byte,
        f.start_char, f.end_char, f.raised_at, r.revision_id, s.start_byte, s.end_byte
   FROM articles AS a
  CROSS JOIN revisions AS r ON r.article_id = a.article_id AND r.number = /* draft */ a.revision
  CROSS JOIN flags AS f ON f.revision_id = r.revision_id
   LEFT JOIN claims AS c ON c.claim_id = f.claim_id
   LEFT JOIN sentences AS s ON s.revision_id = f.revision_id AND s.position = f.sentence";

/// Lists the flags that the filter lets through.
pub(super) fn list(conn: &Connection, filter: &FlagFilter) -> Result<Vec<FlagListRow>, Trouble> {
    all(conn, &query(filter))
}

/// Lists open flags at query or above in the articles that press most, the loudest first.
pub(super) fn loudest(conn: &Connection, most: i64) -> Result<Vec<FlagListRow>, Trouble> {
    let mut query = Query::new(&format!("SELECT {ANSWER_COLUMNS}, {FLAGS} {ANSWERS}"));
    query.and("f.state = 'open' AND f.severity IN ('error','warning')");
    // A desk of many thousand articles is not gone through: these are next in any case.
    query.and(
        "a.article_id IN (SELECT x.article_id FROM articles AS x INDEXED BY articles_in_work
                      CROSS JOIN article_counts AS n ON n.article_id = x.article_id
                           WHERE x.state IN ('draft','checking') AND x.withdrawn_at IS NULL
                             AND n.open_flags > 0
                           ORDER BY x.due_at IS NULL, x.due_at, x.article_id LIMIT 200)",
    );
    query.end(
        "ORDER BY f.severity = 'error' DESC, a.due_at NULLS LAST, a.article_id, f.start_byte,
                  f.flag_id",
        Some(most),
    );
    all(conn, &query)
}

fn all(conn: &Connection, query: &Query) -> Result<Vec<FlagListRow>, Trouble> {
    let mut statement = conn.prepare_cached(query.sql())?;
    let mut rows = statement.query(query.params().as_slice())?;
    let mut text = CurrentText::new(conn);
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(flag(row, text.of(row.get(23)?)?)?);
    }
    Ok(all)
}

fn query(filter: &FlagFilter) -> Query {
    let mut query = Query::new(&format!("SELECT {ANSWER_COLUMNS}, {FLAGS} {ANSWERS}"));
    query.in_draft(filter.draft);
    query.and("f.state <> 'withdrawn'");
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
    let id = format!("f{}", row.get::<_, i64>(7)?);
    let (start, end) = (count(row, 18)?, count(row, 19)?);
    let quote: String = row.get(14)?;
    place::check(body, (start, end), &quote, || id.clone())?;
    let answered = answered(row)?;
    Ok(FlagListRow {
        article: format!("a{}", row.get::<_, i64>(8)?),
        article_title: row.get(9)?,
        claim: row.get::<_, Option<i64>>(10)?.map(|claim| format!("c{claim}")),
        number: row.get(11)?,
        code: row.get(12)?,
        severity: row.get(13)?,
        quote,
        sentence: place::sentence(body, span(row, 24)?, Span::new(start, end)),
        message: row.get(15)?,
        computation: row.get(16)?,
        suggestions: list_of(&row.get::<_, String>(17)?, || id.clone())?,
        dismissed: answered.state == "dismissed",
        state: answered.state,
        raised_by: answered.raised_by,
        dismissed_by: answered.dismissed_by,
        dismissed_at: answered.dismissed_at,
        dismissed_reason: answered.dismissed_reason,
        accepted: answered.accepted,
        accepted_by: answered.accepted_by,
        start,
        end,
        start_char: count(row, 20)?,
        end_char: count(row, 21)?,
        raised_at: row.get(22)?,
        id,
    })
}
