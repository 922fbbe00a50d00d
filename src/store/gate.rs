//! What the gate is shown: the current draft's claims with everything that stands on them, read in
//! one moment; and the desk's rules for it. What the gate says to that is left to `desk::gate`.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, Row};

use super::act::{Act, Acted, By, Fields};
use super::error::{Error, Trouble};
use super::place::count;
use super::standing::no_article;
use super::{Store, articles, asides, found, setting_versions};
use crate::check::Severity;
use crate::desk::gate::{
    Gate, GateArticle, GateClaim, GateFlag, GateQuestion, GateRules, Origins, Since, judge,
};
use crate::desk::resolution::Resolution;
use crate::desk::rights::Right;
use crate::desk::state::ClaimState;
use crate::text::Span;

impl Store {
    /// Returns an article's current draft as the gate sees it.
    pub fn before_gate(&self, article_id: i64) -> Result<GateArticle, Error> {
        self.read(|conn| article(conn, article_id))
    }

    /// Returns the article of a claim as the gate sees it, but with no verdict on any other claim.
    pub fn before_gate_of(&self, article_id: i64, claim_id: i64) -> Result<GateArticle, Error> {
        self.read(|conn| {
            let mut seen = by_itself(conn, article_id, Some(claim_id))?;
            asides::look(conn, article_id, &mut seen)?;
            Ok(seen)
        })
    }

    /// Returns what this desk's gate asks.
    pub fn gate_rules(&self) -> Result<GateRules, Error> {
        self.read(rules)
    }

    /// Changes what this desk's gate asks.
    pub fn set_gate_rules(
        &mut self,
        by: &By<'_>,
        rules: &GateRules,
        if_version: Option<i64>,
    ) -> Result<Acted<()>, Error> {
        let value = rules.to_json();
        self.act(by, Right::ManageDesk, "ruled", |act| {
            setting_versions::refuse_if_changed(act, "gate", "What the gate asks", if_version)?;
            let there: bool = act.tx.query_row(
                "SELECT EXISTS (SELECT 1 FROM settings WHERE name = 'gate')",
                [],
                |row| row.get(0),
            )?;
            let fields = Fields::new().text("value", &value);
            if there {
                act.update("settings", "gate".to_owned(), fields)?;
            } else {
                act.insert("settings", fields.text("name", "gate"))?;
            }
            Ok(())
        })
    }
}

/// Returns the desk's rules; those of the program where it has none of its own.
pub(super) fn rules(conn: &Connection) -> Result<GateRules, Trouble> {
    let json: Option<String> = conn
        .prepare_cached("SELECT value FROM settings WHERE name = 'gate'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let Some(json) = json else { return Ok(GateRules::default()) };
    GateRules::from_json(&json).map_err(|fault| Trouble::row("the setting gate", fault))
}

/// Returns what the gate says within an act: with what the act has changed, on its day.
pub(super) fn judged(act: &Act<'_>, article_id: i64) -> Result<Gate, Trouble> {
    Ok(judge(&article(act.tx, article_id)?, &rules(act.tx)?, act.now.date_naive()))
}

/// Returns the article as the gate sees it; refuses one that is not there.
pub(super) fn article(conn: &Connection, article_id: i64) -> Result<GateArticle, Trouble> {
    let mut seen = by_itself(conn, article_id, None)?;
    asides::look(conn, article_id, &mut seen)?;
    Ok(seen)
}

/// Returns the article without what its duplicates are of; with the verdicts on one claim only
/// where it is given.
pub(super) fn by_itself(
    conn: &Connection,
    article_id: i64,
    only: Option<i64>,
) -> Result<GateArticle, Trouble> {
    let revision_id = current(conn, article_id)?.ok_or_else(|| no_article(article_id))?;
    let mut sentences = Vec::new();
    articles::each_sentence(conn, revision_id, |sentence, _| {
        sentences.push(Span::new(sentence.start, sentence.end));
    })?;
    let mut seen = GateArticle {
        sentences,
        claims: claims(conn, revision_id)?,
        flags: Vec::new(),
        questions: Vec::new(),
        origins: origins(conn)?,
    };
    let places: HashMap<_, _> =
        seen.claims.iter().enumerate().map(|(place, claim)| (claim.id, place)).collect();
    let mut verdicts = found::verdicts(conn, article_id, revision_id, only)?;
    let mut resolutions = resolutions(conn, article_id)?;
    let mut doubted = HashMap::new();
    for claim in &mut seen.claims {
        let found = verdicts.remove(&claim.id).unwrap_or_default();
        (claim.verdict, claim.said_verdict) = (found.is, found.said);
        doubted.insert(claim.id, found.doubted_at);
        if let Some((resolution, new_text, agreed)) = resolutions.remove(&claim.id) {
            claim.resolution = Some(resolution);
            claim.change_in_draft = agreed || new_text.is_some_and(|text| text == claim.quote);
        }
    }
    found::sources(conn, article_id, &doubted, &mut |claim_id, source| {
        if let Some(claim) = places.get(&claim_id).and_then(|&at| seen.claims.get_mut(at)) {
            claim.sources.push(source);
        }
    })?;
    flags(conn, revision_id, &places, &mut seen)?;
    questions(conn, article_id, &places, &mut seen)?;
    Ok(seen)
}

fn current(conn: &Connection, article_id: i64) -> Result<Option<i64>, Trouble> {
    let found = conn
        .prepare_cached(
            "SELECT r.revision_id FROM articles AS a
               JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
              WHERE a.article_id = ?1",
        )?
        .query_row([article_id], |row| row.get(0))
        .optional()?;
    Ok(found)
}

fn claims(conn: &Connection, revision_id: i64) -> Result<Vec<GateClaim>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT c.claim_id, c.number, p.quote, p.start_byte, p.end_byte, c.kind, c.state,
                p.compared, p.confirmed_at IS NOT NULL,
                c.state = 'dismissed' AND EXISTS (
                  SELECT 1 FROM claim_places AS x
                    JOIN revisions AS y ON y.revision_id = x.revision_id
                                       AND y.taken_back_at IS NULL
                   WHERE x.claim_id = c.claim_id
                     AND x.compared IN ('reworded','value_changed','as_agreed')
                     AND x.revision_id > (SELECT MAX(m.revision_id) FROM claim_moves AS m
                                           WHERE m.claim_id = c.claim_id AND m.state = 'dismissed'
                                             AND m.superseded_at IS NULL))
           FROM claim_places AS p JOIN claims AS c ON c.claim_id = p.claim_id
          WHERE p.revision_id = ?1 AND p.superseded_at IS NULL
          ORDER BY p.start_byte, p.end_byte, c.claim_id",
    )?;
    let rows = statement.query_map([revision_id], |row| {
        let (state, compared): (String, String) = (row.get(6)?, row.get(7)?);
        let state = ClaimState::from_code(&state).unwrap_or(ClaimState::Open);
        Ok(GateClaim {
            id: row.get(0)?,
            number: row.get(1)?,
            quote: row.get(2)?,
            span: Span::new(count(row, 3)?, count(row, 4)?),
            kind: row.get(5)?,
            state,
            verdict: None,
            said_verdict: None,
            resolution: None,
            change_in_draft: false,
            since: match compared.as_str() {
                _ if state == ClaimState::Dismissed && row.get(9)? => Since::ValueChanged,
                _ if state == ClaimState::Dismissed => Since::Same,
                "reworded" => Since::Reworded { confirmed: row.get(8)? },
                "value_changed" => Since::ValueChanged,
                _ => Since::Same,
            },
            aside: None,
            sources: Vec::new(),
            flags: Vec::new(),
            questions: Vec::new(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The standing resolution a claim, its new text, and whether the copy already says it.
type Resolved = (Resolution, Option<String>, bool);

fn resolutions(conn: &Connection, article_id: i64) -> Result<BTreeMap<i64, Resolved>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT x.claim_id, x.resolution, x.new_text,
                EXISTS (SELECT 1 FROM claim_places AS p
                          JOIN revisions AS r ON r.revision_id = p.revision_id
                                             AND r.taken_back_at IS NULL
                         WHERE p.claim_id = x.claim_id AND p.compared = 'as_agreed'
                           AND p.revision_id > x.revision_id)
           FROM resolutions AS x JOIN claims AS c ON c.claim_id = x.claim_id
          WHERE c.article_id = ?1 AND x.superseded_at IS NULL
          ORDER BY x.resolution_id",
    )?;
    let mut rows = statement.query([article_id])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let code: String = row.get(1)?;
        if let Some(resolution) = Resolution::from_code(&code) {
            found.insert(row.get(0)?, (resolution, row.get(2)?, row.get(3)?));
        }
    }
    Ok(found)
}

/// A merged source is the one it was merged into; any other comes from where it says.
fn origins(conn: &Connection) -> Result<Origins, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT source_id, COALESCE(merged_into, derives_from) FROM sources
          WHERE COALESCE(merged_into, derives_from) IS NOT NULL",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn flags(
    conn: &Connection,
    revision_id: i64,
    places: &HashMap<i64, usize>,
    seen: &mut GateArticle,
) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT claim_id, flag_id, code, severity, quote, start_byte, end_byte
           FROM flags WHERE revision_id = ?1 AND state = 'open'
          ORDER BY start_byte, end_byte, flag_id",
    )?;
    let mut rows = statement.query([revision_id])?;
    while let Some(row) = rows.next()? {
        let flag = flag(row)?;
        match owner(row, places, seen)? {
            Some(claim) => claim.flags.push(flag),
            None => seen.flags.push(flag),
        }
    }
    Ok(())
}

fn flag(row: &Row<'_>) -> rusqlite::Result<GateFlag> {
    let severity: String = row.get(3)?;
    Ok(GateFlag {
        id: row.get(1)?,
        code: row.get(2)?,
        severity: Severity::from_code(&severity).unwrap_or(Severity::Warning),
        quote: row.get(4)?,
        span: Span::new(count(row, 5)?, count(row, 6)?),
    })
}

fn questions(
    conn: &Connection,
    article_id: i64,
    places: &HashMap<i64, usize>,
    seen: &mut GateArticle,
) -> Result<(), Trouble> {
    // A question on a claim that the draft no longer has holds nothing up. Everybody reads what the
    // gate says, so it does not name the person behind a confidential source.
    let mut statement = conn.prepare_cached(
        "SELECT q.claim_id, q.question_id, q.asked_of,
                CASE WHEN s.confidential = 1 THEN NULL ELSE q.person END
           FROM questions AS q
           LEFT JOIN sources AS d ON d.source_id = q.source_id
           LEFT JOIN sources AS s ON s.source_id = COALESCE(d.merged_into, d.source_id)
          WHERE q.article_id = ?1 AND q.withdrawn_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM answers AS w
                             WHERE w.question_id = q.question_id AND w.superseded_at IS NULL)
          ORDER BY q.question_id",
    )?;
    let mut rows = statement.query([article_id])?;
    while let Some(row) = rows.next()? {
        let question = GateQuestion { id: row.get(1)?, asked_of: row.get(2)?, person: row.get(3)? };
        let on_article = row.get::<_, Option<i64>>(0)?.is_none();
        match owner(row, places, seen)? {
            Some(claim) => claim.questions.push(question),
            None if on_article => seen.questions.push(question),
            None => {}
        }
    }
    Ok(())
}

/// Returns the claim of the current draft that the first column names.
fn owner<'s>(
    row: &Row<'_>,
    places: &HashMap<i64, usize>,
    seen: &'s mut GateArticle,
) -> rusqlite::Result<Option<&'s mut GateClaim>> {
    let claim: Option<i64> = row.get(0)?;
    let place = claim.and_then(|claim| places.get(&claim));
    Ok(place.and_then(|&place| seen.claims.get_mut(place)))
}
