//! What the gate is shown: the current draft's claims with everything that stands on them, read in
//! one moment; and the desk's rules for it. What the gate says to that is left to `desk::gate`.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, Row};

use super::act::{Acted, By, Fields};
use super::error::{Error, Trouble};
use super::place::count;
use super::standing::no_article;
use super::{Store, articles};
use crate::check::Severity;
use crate::desk::gate::{
    GateArticle, GateClaim, GateFlag, GateQuestion, GateRules, GateSource, GateVerdict, Origins,
    Since,
};
use crate::desk::resolution::Resolution;
use crate::desk::rights::Right;
use crate::desk::source::{Proximity, Stance};
use crate::desk::state::ClaimState;
use crate::text::Span;

impl Store {
    /// Returns an article's current draft as the gate sees it.
    pub fn before_gate(&self, article_id: i64) -> Result<GateArticle, Error> {
        self.read(|conn| article(conn, article_id))
    }

    /// Returns what this desk's gate asks.
    pub fn gate_rules(&self) -> Result<GateRules, Error> {
        self.read(rules)
    }

    /// Changes what this desk's gate asks.
    pub fn set_gate_rules(&mut self, by: &By<'_>, rules: &GateRules) -> Result<Acted<()>, Error> {
        let value = rules.to_json();
        self.act(by, Right::ManageDesk, "ruled", |act| {
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
    GateRules::from_json(&json).map_err(|fault| Trouble::row("the setting gate", fault.to_string()))
}

/// Returns the article as the gate sees it; refuses one that is not there.
pub(super) fn article(conn: &Connection, article_id: i64) -> Result<GateArticle, Trouble> {
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
    let mut verdicts = verdicts(conn, article_id, revision_id)?;
    let mut resolutions = resolutions(conn, article_id)?;
    for claim in &mut seen.claims {
        if let Some((verdict, here)) = verdicts.remove(&(claim.id, false)) {
            claim.verdict_on_this_draft |= here;
            claim.verdict = Some(verdict);
        }
        if let Some((verdict, here)) = verdicts.remove(&(claim.id, true)) {
            claim.verdict_on_this_draft |= here;
            claim.said_verdict = Some(verdict);
        }
        if let Some((resolution, new_text, agreed)) = resolutions.remove(&claim.id) {
            claim.resolution = Some(resolution);
            claim.change_in_draft = agreed || new_text.is_some_and(|text| text == claim.quote);
        }
    }
    sources(conn, article_id, &mut |claim_id, source| {
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
                p.compared, p.confirmed_at IS NOT NULL
           FROM claim_places AS p JOIN claims AS c ON c.claim_id = p.claim_id
          WHERE p.revision_id = ?1 AND p.superseded_at IS NULL
          ORDER BY p.start_byte, p.end_byte, c.claim_id",
    )?;
    let rows = statement.query_map([revision_id], |row| {
        let (state, compared): (String, String) = (row.get(6)?, row.get(7)?);
        Ok(GateClaim {
            id: row.get(0)?,
            number: row.get(1)?,
            quote: row.get(2)?,
            span: Span::new(count(row, 3)?, count(row, 4)?),
            kind: row.get(5)?,
            state: ClaimState::from_code(&state).unwrap_or(ClaimState::Open),
            verdict: None,
            said_verdict: None,
            resolution: None,
            change_in_draft: false,
            since: match compared.as_str() {
                "reworded" => Since::Reworded { confirmed: row.get(8)? },
                "value_changed" => Since::ValueChanged,
                _ => Since::Same,
            },
            verdict_on_this_draft: false,
            sources: Vec::new(),
            flags: Vec::new(),
            questions: Vec::new(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The last standing verdict a claim and question, and whether it was given on this draft. The
/// second part of the key is whether it answers *said so*.
fn verdicts(
    conn: &Connection,
    article_id: i64,
    revision_id: i64,
) -> Result<HashMap<(i64, bool), (GateVerdict, bool)>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT v.claim_id, v.answers = 'said', v.verdict, s.label, s.passes, v.revision_id = ?2
           FROM verdicts AS v
           JOIN claims AS c ON c.claim_id = v.claim_id
           JOIN scale_steps AS s ON s.scale = v.scale AND s.code = v.verdict
          WHERE c.article_id = ?1 AND v.superseded_at IS NULL
          ORDER BY v.verdict_id",
    )?;
    let rows = statement.query_map((article_id, revision_id), |row| {
        let verdict = GateVerdict { code: row.get(2)?, label: row.get(3)?, passes: row.get(4)? };
        Ok(((row.get(0)?, row.get(1)?), (verdict, row.get(5)?)))
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

fn sources(
    conn: &Connection,
    article_id: i64,
    take: &mut dyn FnMut(i64, GateSource),
) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT t.claim_id, s.source_id, s.proximity, t.stance
           FROM citations AS t
           JOIN claims AS c ON c.claim_id = t.claim_id
           JOIN sources AS s ON s.source_id = t.source_id AND s.withdrawn_at IS NULL
          WHERE c.article_id = ?1 AND t.superseded_at IS NULL
          ORDER BY t.citation_id",
    )?;
    let mut rows = statement.query([article_id])?;
    while let Some(row) = rows.next()? {
        let (proximity, stance): (Option<String>, String) = (row.get(2)?, row.get(3)?);
        let source = GateSource {
            id: row.get(1)?,
            proximity: proximity.as_deref().and_then(Proximity::from_code),
            stance: Stance::from_code(&stance).unwrap_or(Stance::Context),
        };
        take(row.get(0)?, source);
    }
    Ok(())
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
    // A question on a claim that the draft no longer has holds nothing up.
    let mut statement = conn.prepare_cached(
        "SELECT q.claim_id, q.question_id, q.asked_of, q.person
           FROM questions AS q
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
