//! The chain as the history report lists it: who did what, when, to which row.

use rusqlite::{Connection, named_params};

use super::Store;
use super::error::{Error, Trouble};
use super::names;
use super::told::{self, Told};
use crate::desk::row::HistoryRow;

/// Which events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// In that article.
    pub article: Option<i64>,
    /// Not before that moment: UTC, ISO 8601, as exactly as known.
    pub from: Option<String>,
    /// Before that moment.
    pub to: Option<String>,
    /// By that person, by handle; `factdesk`: the machine.
    pub reviewer: Option<String>,
    /// After the event with that number.
    pub after: Option<i64>,
    /// At most so many.
    pub limit: Option<i64>,
}

impl Store {
    /// Lists events, oldest first.
    pub fn events(&self, filter: &EventFilter) -> Result<Vec<HistoryRow>, Error> {
        self.read(|conn| list(conn, filter))
    }
}

fn list(conn: &Connection, filter: &EventFilter) -> Result<Vec<HistoryRow>, Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {}, w.initials
           FROM events AS e
           LEFT JOIN event_payloads AS p ON p.seq = e.seq
           LEFT JOIN reviewers AS w ON w.handle = e.actor
          WHERE (:article IS NULL OR json_extract(p.body, '$.article') = :article
                 OR EXISTS (SELECT 1 FROM json_each(p.body, '$.articles') AS x
                             WHERE x.value = :article))
            AND (:from IS NULL OR e.at >= :from) AND (:to IS NULL OR e.at < :to)
            AND (:actor IS NULL OR e.actor = :actor) AND e.seq > :after
          ORDER BY e.seq LIMIT :limit",
        told::COLUMNS
    ))?;
    let mut rows = statement.query(named_params! {
        ":article": filter.article,
        ":from": filter.from,
        ":to": filter.to,
        ":actor": filter.reviewer,
        ":after": filter.after.unwrap_or(0),
        ":limit": filter.limit.unwrap_or(-1),
    })?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(history_row(conn, Told::read(row)?, row.get(7)?)?);
    }
    Ok(found)
}

fn history_row(
    conn: &Connection,
    told: Told,
    initials: Option<String>,
) -> Result<HistoryRow, Trouble> {
    let claim = told.fact("claim").or((told.entity == "claims").then_some(told.entity_id));
    let number = claim.map(|claim| told::number_of(conn, claim)).transpose()?.flatten();
    Ok(HistoryRow {
        words: told.words(conn)?,
        id: names::row(&told.table(), &told.key()),
        article: told.fact("article").map(|article| format!("a{article}")),
        claim: claim.map(|claim| format!("c{claim}")),
        number,
        seq: told.seq,
        at: told.at,
        actor: told.actor,
        initials,
        action: told.action,
    })
}
