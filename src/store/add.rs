//! Adding an article: its text, and all that was read out of it, with the one event that says so.

use std::collections::HashMap;

use rusqlite::{Transaction, named_params};

use super::articles::{knows, recount};
use super::content::{About, Content, Head};
use super::error::Trouble;
use super::events::{self, Event};
use super::place::{self, int};
use super::{Added, NewArticle};
use crate::desk::row::{ExtractedClaim, FigureRow, RaisedFlag};
use crate::desk::text_sha256;
use crate::text::Span;

/// What is written beside every draft: who read it.
const EXTRACTOR: &str = concat!("factdesk ", env!("CARGO_PKG_VERSION"));

/// Adds one article, or says which one has that text already.
pub(super) fn article(
    tx: &Transaction<'_>,
    new: &NewArticle<'_>,
    at: &str,
) -> Result<Added, Trouble> {
    refuse_misfits(new)?;
    if let Some(known) = knows(tx, new.sha256)? {
        return Ok(known);
    }
    let (article_id, about_sha256) = insert_article(tx, new, at)?;
    let mut draft = Draft::insert(tx, new, article_id, at)?;
    draft.sentences()?;
    let claims = draft.claims()?;
    draft.figures(&claims)?;
    draft.flags(&claims)?;
    draft.close(&about_sha256)?;
    recount(tx, article_id)?;
    Ok(Added { article: format!("a{article_id}"), already: false, withdrawn: false })
}

fn refuse_misfits(new: &NewArticle<'_>) -> Result<(), Trouble> {
    let body = new.text.body.as_str();
    let refuse = |words: String| Err(Trouble::Given { name: new.origin.to_owned(), words });
    if body.contains('\0') {
        return refuse("its text holds NUL bytes, at which other programs stop reading".to_owned());
    }
    if text_sha256(body) != new.sha256 {
        return refuse("the hash handed in is not the hash of its text".to_owned());
    }
    let spans = (new.analysis.sentences.iter().map(|s| ("sentence", s.start, s.end)))
        .chain(new.analysis.flags.iter().map(|f| ("flag", f.start, f.end)));
    for (what, start, end) in spans {
        if start >= end || body.get(start..end).is_none() {
            return refuse(format!("a {what} at bytes {start} to {end} does not cut its text"));
        }
    }
    let quotes = (new.analysis.claims.iter().map(|c| ("claim", c.start, c.end, &c.quote)))
        .chain(new.analysis.figures.iter().map(|f| ("figure", f.start, f.end, &f.surface)));
    for (what, start, end, words) in quotes {
        if start >= end || body.get(start..end) != Some(words) {
            return refuse(format!("the {what} at bytes {start} to {end} does not cut its words"));
        }
    }
    Ok(())
}

/// Writes the article's row and returns its id with the hash of what it says.
fn insert_article(
    tx: &Transaction<'_>,
    new: &NewArticle<'_>,
    at: &str,
) -> Result<(i64, String), Trouble> {
    let published = new.text.published.map(|published| published.to_string());
    let due_at = new.due_at.map(super::utc);
    let about = About {
        title: &new.text.title,
        published: published.as_deref(),
        author: new.author,
        url: new.url,
        section: None,
        origin: new.origin,
        due_at: due_at.as_deref(),
        added_at: at,
    };
    tx.prepare_cached(
        "INSERT INTO articles (title, published, author, url, origin, sha256, due_at, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        about.title,
        about.published,
        about.author,
        about.url,
        about.origin,
        new.sha256,
        about.due_at,
        about.added_at,
    ))?;
    Ok((tx.last_insert_rowid(), about.sha256()))
}

/// A claim just stored: which, and where.
struct Stored {
    claim_id: i64,
    span: Span,
    /// Claims with figures go before the quotes and events around them.
    has_figures: bool,
    figures: Vec<usize>,
}

/// A draft while its rows are written; the content hash grows with them.
struct Draft<'t, 'n> {
    tx: &'t Transaction<'t>,
    new: &'n NewArticle<'n>,
    at: &'n str,
    article_id: i64,
    revision_id: i64,
    content: Content,
    counts: (usize, usize),
}

impl<'t, 'n> Draft<'t, 'n> {
    fn insert(
        tx: &'t Transaction<'t>,
        new: &'n NewArticle<'n>,
        article_id: i64,
        at: &'n str,
    ) -> Result<Self, Trouble> {
        let spans: Vec<_> = new.text.skipped.iter().map(|span| [span.start, span.end]).collect();
        let skipped = json(&spans);
        tx.prepare_cached(
            "INSERT INTO revisions (article_id, number, title, body, skipped, sha256,
                                    content_sha256, extractor, origin, added_at)
             VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            article_id,
            &new.text.title,
            &new.text.body,
            &skipped,
            new.sha256,
            "0".repeat(64), // until all is written
            EXTRACTOR,
            new.origin,
            at,
        ))?;
        let revision_id = tx.last_insert_rowid();
        let content = Content::new(&Head {
            text_sha256: new.sha256,
            skipped: &skipped,
            title: &new.text.title,
            extractor: EXTRACTOR,
            origin: new.origin,
            added_at: at,
        });
        Ok(Self { tx, new, at, article_id, revision_id, content, counts: (0, 0) })
    }

    fn sentences(&mut self) -> Result<(), Trouble> {
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO sentences (revision_id, position, start_byte, end_byte, start_char,
                                    end_char, worth, reasons)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for (position, row) in (0_i64..).zip(&self.new.analysis.sentences) {
            let reasons = json(&row.reasons);
            insert.execute((
                self.revision_id,
                position,
                int(row.start),
                int(row.end),
                int(row.start_char),
                int(row.end_char),
                row.worth,
                &reasons,
            ))?;
            self.content.sentence(row, &reasons);
        }
        Ok(())
    }

    fn claims(&mut self) -> Result<Vec<Stored>, Trouble> {
        let mut claim = self.tx.prepare_cached(
            "INSERT INTO claims (article_id, number, kind, added_at) VALUES (?1, ?2, ?3, ?4)",
        )?;
        let mut place = self.tx.prepare_cached(
            "INSERT INTO claim_places (claim_id, revision_id, start_byte, end_byte, start_char,
                                       end_char, quote, sentence, speaker, worth)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        let mut search = self.tx.prepare_cached(
            "INSERT INTO claim_search (rowid, quote, sentence) VALUES (?1, ?2, ?3)",
        )?;
        let mut stored = Vec::with_capacity(self.new.analysis.claims.len());
        for (number, row) in (1_i64..).zip(in_galley_order(&self.new.analysis.claims)) {
            let number = number.to_string();
            claim.execute((self.article_id, &number, &row.kind, self.at))?;
            let claim_id = self.tx.last_insert_rowid();
            let sentence = self.sentence_at(row.start);
            place.execute((
                claim_id,
                self.revision_id,
                int(row.start),
                int(row.end),
                int(row.start_char),
                int(row.end_char),
                &row.quote,
                sentence.map(|(position, _)| position),
                &row.speaker,
                row.worth,
            ))?;
            let place_id = self.tx.last_insert_rowid();
            let span = sentence.map(|(_, span)| span);
            let words = place::searched(&self.new.text.body, span, &row.quote);
            search.execute((place_id, &row.quote, words))?;
            self.content.claim(&number, row);
            stored.push(Stored {
                claim_id,
                span: Span::new(row.start, row.end),
                has_figures: !row.figures.is_empty(),
                figures: row.figures.clone(),
            });
        }
        Ok(stored)
    }

    fn figures(&mut self, claims: &[Stored]) -> Result<(), Trouble> {
        let mut owners: HashMap<usize, i64> = HashMap::new();
        for claim in claims {
            for &figure in &claim.figures {
                if figure >= self.new.analysis.figures.len()
                    || owners.insert(figure, claim.claim_id).is_some()
                {
                    let words = format!("figure {figure} does not belong to exactly one claim");
                    return Err(Trouble::Given { name: self.new.origin.to_owned(), words });
                }
            }
        }
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO figures (revision_id, position, claim_id, start_byte, end_byte, start_char,
                                  end_char, number_start_char, number_end_char, surface, kind,
                                  value, low, high, bound, direction, unit, per, thing, base,
                                  period, relation, pair, timex, from_date, to_date)
             VALUES (:revision, :position, :claim, :start, :end, :start_char, :end_char,
                     :number_start, :number_end, :surface, :kind, :value, :low, :high, :bound,
                     :direction, :unit, :per, :thing, :base, :period, :relation, :pair, :timex,
                     :from, :to)",
        )?;
        for (position, row) in self.new.analysis.figures.iter().enumerate() {
            self.content.figure(row);
            let FigureRow { start, end, start_char, end_char, .. } = *row;
            insert.execute(named_params! {
                ":revision": self.revision_id,
                ":position": int(position),
                ":claim": owners.get(&position),
                ":start": int(start),
                ":end": int(end),
                ":start_char": int(start_char),
                ":end_char": int(end_char),
                ":number_start": int(row.number_start_char),
                ":number_end": int(row.number_end_char),
                ":surface": row.surface,
                ":kind": row.kind,
                ":value": row.value,
                ":low": row.low,
                ":high": row.high,
                ":bound": row.bound,
                ":direction": row.direction,
                ":unit": row.unit,
                ":per": row.per,
                ":thing": row.thing,
                ":base": row.base,
                ":period": row.period,
                ":relation": row.relation,
                ":pair": row.pair.map(int),
                ":timex": row.timex,
                ":from": row.from_date,
                ":to": row.to_date,
            })?;
        }
        Ok(())
    }

    fn flags(&mut self, claims: &[Stored]) -> Result<(), Trouble> {
        // One flag a check and place: should a check say two things of one place, the first stands.
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO flags (revision_id, claim_id, code, severity, start_byte, end_byte,
                                start_char, end_char, quote, sentence, message, computation,
                                related, suggestions, raised_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
             ON CONFLICT DO NOTHING",
        )?;
        for row in &self.new.analysis.flags {
            let span = Span::new(row.start, row.end);
            let quote = span.of(&self.new.text.body);
            let (related, suggestions) = (json(&row.related), json(&row.suggestions));
            let stored = insert.execute((
                self.revision_id,
                claim_under(claims, row),
                &row.code,
                &row.severity,
                int(row.start),
                int(row.end),
                int(row.start_char),
                int(row.end_char),
                quote,
                self.sentence_at(row.start).map(|(position, _)| position),
                &row.message,
                &row.computation,
                &related,
                &suggestions,
                self.at,
            ))?;
            if stored == 1 {
                self.counts.1 += 1;
                self.content.flag(row, quote, &related, &suggestions);
            }
        }
        self.counts.0 = claims.len();
        Ok(())
    }

    /// Writes the content hash, and the one event that says all this was read.
    fn close(self, about_sha256: &str) -> Result<(), Trouble> {
        let content_sha256 = self.content.finish();
        self.tx
            .prepare_cached("UPDATE revisions SET content_sha256 = ?2 WHERE revision_id = ?1")?
            .execute((self.revision_id, &content_sha256))?;
        let payload = serde_json::json!({
            "article": self.article_id,
            "revision": 1,
            "text_sha256": self.new.sha256,
            "content_sha256": content_sha256,
            "about_sha256": about_sha256,
            "extractor": EXTRACTOR,
            "claims": self.counts.0,
            "figures": self.new.analysis.figures.len(),
            "flags": self.counts.1,
        });
        events::append(
            self.tx,
            &Event {
                at: self.at,
                actor: events::MACHINE,
                action: "extracted",
                entity: "revisions",
                entity_id: self.revision_id,
                payload: &payload.to_string(),
                salt: "",
            },
        )?;
        Ok(())
    }

    fn sentence_at(&self, at: usize) -> Option<(i64, Span)> {
        let sentences = &self.new.analysis.sentences;
        let position = sentences.partition_point(|sentence| sentence.start <= at).checked_sub(1)?;
        let sentence = sentences.get(position)?;
        let span = Span::new(sentence.start, sentence.end);
        (at < span.end).then_some((int(position), span))
    }
}

fn in_galley_order(claims: &[ExtractedClaim]) -> Vec<&ExtractedClaim> {
    let mut ordered: Vec<_> = claims.iter().collect();
    ordered.sort_by_key(|claim| (claim.start, claim.end));
    ordered
}

/// Returns the claim a flag hangs on: of those it overlaps, one with figures first, then the one
/// it covers most of, then the first.
fn claim_under(claims: &[Stored], flag: &RaisedFlag) -> Option<i64> {
    let span = Span::new(flag.start, flag.end);
    let shared = |claim: &Stored| {
        claim.span.end.min(span.end).saturating_sub(claim.span.start.max(span.start))
    };
    claims
        .iter()
        .filter(|claim| claim.span.overlaps(span))
        .max_by_key(|claim| (claim.has_figures, shared(claim), std::cmp::Reverse(claim.claim_id)))
        .map(|claim| claim.claim_id)
}

/// Returns a list as JSON. Lists of texts and numbers always can be written so.
pub(super) fn json(list: &impl serde::Serialize) -> String {
    serde_json::to_string(list).unwrap_or_else(|_| "[]".to_owned())
}
