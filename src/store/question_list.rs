//! Questions as they are listed, each with the answer that stands. Who must not know of a
//! confidential source learns that a question waits, and not whom it concerns.

use rusqlite::{Connection, Row};

use super::error::{Error, Trouble};
use super::query::Query;
use super::{Eyes, Store};
use crate::desk::row::QuestionRow;

/// Which questions.
#[derive(Clone, Debug, Default)]
pub struct QuestionFilter {
    /// In that article.
    pub article: Option<i64>,
    /// On that claim.
    pub claim: Option<i64>,
    /// That one only.
    pub id: Option<i64>,
    /// Only those that wait for an answer.
    pub open: bool,
    /// In whose name, or for whom, these words stand.
    pub person: Option<String>,
    /// Who looks.
    pub eyes: Eyes,
}

impl Store {
    /// Lists questions: what is due first, then in the order they were asked.
    pub fn questions(&self, filter: &QuestionFilter) -> Result<Vec<QuestionRow>, Error> {
        self.read(|conn| list(conn, filter))
    }
}

const QUESTIONS: &str = "SELECT q.question_id, a.article_id, a.title, q.claim_id, c.number,
        (SELECT p.quote FROM claim_places AS p
           JOIN revisions AS d ON d.revision_id = p.revision_id AND d.taken_back_at IS NULL
          WHERE p.claim_id = q.claim_id AND p.superseded_at IS NULL
          ORDER BY p.revision_id DESC LIMIT 1),
        q.asked_of, q.person, q.contact, s.source_id, COALESCE(s.confidential, 0), q.body,
        q.due_at, w.handle, q.asked_at, n.body, n.said_by, n.said_at, t.initials,
        CASE WHEN q.withdrawn_at IS NOT NULL THEN 'withdrawn'
             WHEN n.answer_id IS NOT NULL THEN 'answered' ELSE 'open' END,
        COALESCE(s.confidential = 0 OR :all OR s.added_by = :reader OR q.reviewer_id = :reader, 1),
        q.claim_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM claim_places AS p JOIN revisions AS r ON r.revision_id = p.revision_id
           WHERE p.claim_id = q.claim_id AND r.number = a.revision AND p.superseded_at IS NULL),
        COALESCE(  -- where a further draft raises the same doubt, it goes on there
          (SELECT y.flag_id FROM flags AS x
             JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
             JOIN flags AS y ON y.code = x.code AND y.revision_id = r.revision_id
              AND y.claim_id IS x.claim_id AND y.raised_by IS x.raised_by
              AND (y.quote = x.quote OR y.raised_by IS NOT NULL AND y.message = x.message)
            WHERE x.flag_id = q.flag_id
            ORDER BY y.flag_id <> x.flag_id, y.flag_id LIMIT 1), q.flag_id),
        1 + (SELECT COUNT(*) FROM answers AS e WHERE e.question_id = q.question_id)
   FROM questions AS q
   JOIN articles AS a ON a.article_id = q.article_id
   JOIN reviewers AS w ON w.reviewer_id = q.reviewer_id
   LEFT JOIN claims AS c ON c.claim_id = q.claim_id
   LEFT JOIN sources AS d ON d.source_id = q.source_id
   LEFT JOIN sources AS s ON s.source_id = COALESCE(d.merged_into, d.source_id)
   LEFT JOIN answers AS n ON n.question_id = q.question_id AND n.superseded_at IS NULL
   LEFT JOIN reviewers AS t ON t.reviewer_id = n.reviewer_id";

fn list(conn: &Connection, filter: &QuestionFilter) -> Result<Vec<QuestionRow>, Trouble> {
    let mut query = Query::new(QUESTIONS);
    query.bind(":all", filter.eyes.confidential);
    query.bind(":reader", filter.eyes.person.unwrap_or(0));
    if filter.article.is_none() && filter.claim.is_none() && filter.id.is_none() {
        query.and("a.withdrawn_at IS NULL");
    }
    query.given(filter.article, "q.article_id = :article", ":article");
    query.given(filter.claim, "q.claim_id = :claim", ":claim");
    query.given(filter.id, "q.question_id = :id", ":id");
    if filter.open {
        query.and("q.withdrawn_at IS NULL AND n.answer_id IS NULL");
    }
    query.end("ORDER BY q.due_at IS NULL, q.due_at, q.question_id", None);
    let mut statement = conn.prepare_cached(query.sql())?;
    let rows = statement.query_map(query.params().as_slice(), question)?;
    let mut all: Vec<_> = rows.collect::<Result<_, _>>()?;
    // Here and not in the statement: what is hidden must not be found by guessing names, and
    // SQLite knows small letters of ASCII only.
    if let Some(person) = filter.person.as_ref().map(|person| person.to_lowercase()) {
        all.retain(|row: &QuestionRow| concerns(row, &person));
    }
    Ok(all)
}

fn concerns(row: &QuestionRow, person: &str) -> bool {
    let named = row.person.as_ref().is_some_and(|name| name.to_lowercase().contains(person));
    named || row.asked_of == person
}

fn question(row: &Row<'_>) -> rusqlite::Result<QuestionRow> {
    let question = QuestionRow {
        id: format!("q{}", row.get::<_, i64>(0)?),
        article: format!("a{}", row.get::<_, i64>(1)?),
        article_title: row.get(2)?,
        claim: row.get::<_, Option<i64>>(3)?.map(|claim| format!("c{claim}")),
        number: row.get(4)?,
        quote: row.get(5)?,
        asked_of: row.get(6)?,
        person: row.get(7)?,
        contact: row.get(8)?,
        source: row.get::<_, Option<i64>>(9)?.map(|source| format!("s{source}")),
        flag: row.get::<_, Option<i64>>(22)?.map(|flag| format!("f{flag}")),
        confidential: row.get(10)?,
        body: row.get(11)?,
        due_at: row.get(12)?,
        asked_by: row.get(13)?,
        asked_at: row.get(14)?,
        answer: row.get(15)?,
        said_by: row.get(16)?,
        said_at: row.get(17)?,
        taken_down_by: row.get(18)?,
        state: row.get(19)?,
        gone: row.get(21)?,
        version: row.get(23)?,
    };
    let seen: bool = row.get(20)?;
    Ok(if seen { question } else { covered(question) })
}

/// What others see of a question about a confidential source: that it is there, and its state.
fn covered(question: QuestionRow) -> QuestionRow {
    let cover = || "(It concerns a confidential source.)".to_owned();
    QuestionRow {
        person: None,
        contact: None,
        source: None,
        body: cover(),
        answer: question.answer.as_ref().map(|_| cover()),
        said_by: None,
        ..question
    }
}
